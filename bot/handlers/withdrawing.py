"""Editors take back what was published: an article with its copies, or a whole issue. Asked first, never undone."""

import asyncio
import logging

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from bot.handlers.admins import AdminErrand
from bot.handlers.answers import turn
from bot.language import Tongue
from bot.readers.reports import Reports
from bot.replies.review import ARTICLE_GONE
from bot.screens.buttons import pressed
from bot.screens.editing_buttons import AskWithdrawal, Withdraw
from bot.screens.results import Reply
from bot.screens.withdrawal_messages import article_withdrawn, issue_withdrawn, withdrawal_question
from bot.services import Services
from digests.archive.stored import StoredArticle, StoredIssue

log = logging.getLogger(__name__)


class Withdrawing(AdminErrand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.reports = Reports(services.engine)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(AskWithdrawal, Withdraw)))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, user = await self.admitted(update), update.effective_user
        if user is not None and isinstance(wish, AskWithdrawal | Withdraw):
            tongue = await self.tongue(update)
            await turn(update, await asyncio.to_thread(self.carry_out, wish, user.id, tongue))

    def carry_out(self, wish: AskWithdrawal | Withdraw, editor: int, tongue: Tongue) -> Reply:
        archive = self.services.archive
        stored = archive.article(wish.article_id)
        issue = archive.issue(stored.issue_id) if stored else None
        if stored is None or stored.withdrawn or stored.vanished or issue is None:
            return Reply(tongue(ARTICLE_GONE))
        if isinstance(wish, AskWithdrawal):
            return withdrawal_question(stored, issue, tongue, whole=wish.whole_issue)
        if wish.whole_issue:
            return self.issue_taken_back(issue, editor, tongue)
        return self.article_taken_back(stored, editor, tongue)

    def article_taken_back(self, stored: StoredArticle, editor: int, tongue: Tongue) -> Reply:
        gone = self.services.archive.withdraw(stored.id)
        log.info("article %d withdrawn by %d, with %d copies", stored.id, editor, len(gone) - 1)
        now = self.services.now()
        for issue_id in {one.issue_id for one in self.services.archive.articles(gone).values()}:
            self.services.fanout.reread(issue_id, now)
        for article_id in gone:
            self.reports.close_article(article_id, now)
        return article_withdrawn(stored, len(gone), tongue)

    def issue_taken_back(self, issue: StoredIssue, editor: int, tongue: Tongue) -> Reply:
        self.services.archive.drop(issue.id)
        log.info("issue %d, %s, withdrawn by %d", issue.id, issue.file, editor)
        now = self.services.now()
        self.services.fanout.reread(issue.id, now)
        for one in issue.articles:
            self.reports.close_article(one.id, now)
        return issue_withdrawn(issue, tongue)
