"""报错: a reader says what is wrong with an article, by a button or in words; the editors find it in their queue.

Words are taken from a reply to our question, which carries the article's number: nothing has to be remembered.
"""

import asyncio
import re

from telegram import Message, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.shelf import Shelf, wish_of
from bot.readers.reports import FEEDBACK, WRONG_BYLINE, WRONG_CUT, Reports
from bot.replies.complaints import BYLINE_WRONG, CUT_WRONG, THANK_YOU, WHAT_IS_WRONG
from bot.replies.reading import GONE_ARTICLE
from bot.screens.buttons import pressed
from bot.screens.reading_buttons import AskWhatIsWrong, ReportArticle
from bot.screens.results import Button, Reply, shortened
from bot.services import Services

MAX_HEADLINE = 90
KINDS = {"cut": WRONG_CUT, "byline": WRONG_BYLINE}
NUMBER = re.compile(r"№(\d{1,18})\Z")


def article_asked_about(message: Message) -> int | None:
    """The article that a reply speaks of: the bot had asked what is wrong with it."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or not asked.from_user.is_bot:
        return None
    found = NUMBER.search(asked.text or "")
    return int(found[1]) if found else None


class AnswersOurQuestion(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return article_asked_about(message) is not None


class Complaints(Shelf):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.reports = Reports(services.engine)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        """Before the handler that takes any words for a search."""
        words = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE & AnswersOurQuestion()
        application.add_handler(MessageHandler(words, self.in_words))
        application.add_handler(CallbackQueryHandler(self.ask, pattern=pressed(AskWhatIsWrong)))
        application.add_handler(CallbackQueryHandler(self.report, pattern=pressed(ReportArticle)))

    async def ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = wish_of(update, AskWhatIsWrong), await self.tongue(update)
        if wish is None:
            return
        headline = await asyncio.to_thread(self.headline, wish.article_id)
        await acknowledge(update, tongue(GONE_ARTICLE) if headline is None else None)
        if headline is not None:
            rows = (
                (Button(tongue(CUT_WRONG), ReportArticle(wish.article_id, "cut")),),
                (Button(tongue(BYLINE_WRONG), ReportArticle(wish.article_id, "byline")),),
            )
            text = tongue(WHAT_IS_WRONG, headline=tongue.printed(headline), number=wish.article_id)
            await answer(update, Reply(text, rows))

    def headline(self, article_id: int) -> str | None:
        """Of an article that readers may see, else None."""
        stored, issue = (
            self.services.archive.article(article_id),
            self.services.archive.issue_of_article(article_id),
        )
        if stored is None or issue is None or issue.held or stored.withdrawn:
            return None
        return shortened(stored.article.headline, MAX_HEADLINE)

    async def report(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = wish_of(update, ReportArticle), await self.tongue(update)
        if wish is None:
            return
        kept = wish.what in KINDS and await self.keep(update, KINDS[wish.what], wish.article_id, "")
        await acknowledge(update, None if kept else tongue(GONE_ARTICLE))
        if kept:
            await turn(update, Reply(tongue(THANK_YOU)))

    async def in_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, tongue = update.effective_message, await self.tongue(update)
        article_id = article_asked_about(message) if message else None
        if message is None or article_id is None:
            return
        kept = await self.keep(update, FEEDBACK, article_id, message.text or "")
        await say(update, tongue(THANK_YOU if kept else GONE_ARTICLE))

    async def keep(self, update: Update, kind: str, article_id: int, text: str) -> bool:
        """False where there is no such article."""
        chat = update.effective_chat
        if chat is None or await asyncio.to_thread(self.headline, article_id) is None:
            return False
        await asyncio.to_thread(self.reports.add, kind, chat.id, article_id, text, self.services.now())
        return True
