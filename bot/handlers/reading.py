"""Reading: /latest, an article opened from a headline or a hit, and the buttons that lead on from it."""

import asyncio

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.delivery.recipe import Part, Recipe
from bot.handlers.answers import acknowledge, answer, turn
from bot.handlers.shelf import Shelf, wish_of
from bot.language import Tongue
from bot.queries import reporter_query, term_query
from bot.replies.reading import GONE_ARTICLE, NO_ISSUE_YET
from bot.screens.article_view import (
    MOST_REPORTERS,
    MOST_TOPICS,
    Numbered,
    Surroundings,
    article_reply,
    gone_reply,
    neighbours,
)
from bot.screens.buttons import OpenArticle, pressed
from bot.screens.pages import issue_rows, issue_turning, pages_of
from bot.screens.reading_buttons import TurnToIssue
from bot.screens.results import Reply
from digests.archive.browsing import issues_beside
from digests.archive.stored import StoredArticle, StoredIssue


class Reading(Shelf):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("latest", self.latest))
        application.add_handler(CallbackQueryHandler(self.open, pattern=pressed(OpenArticle)))
        application.add_handler(CallbackQueryHandler(self.turn_issue, pattern=pressed(TurnToIssue)))

    async def latest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        issues = await asyncio.to_thread(self.latest_issues)
        if not issues:
            await answer(update, Reply(tongue(NO_ISSUE_YET)))
        for issue in issues:
            await answer(update, await asyncio.to_thread(self.issue, issue, tongue))

    def issue(self, issue: StoredIssue, tongue: Tongue) -> Reply:
        """An issue as its digest, with the buttons to its pages and to the issues before and after."""
        body = self.services.fanout.body(Recipe("issue", "brief", (Part(issue.id),), tongue=tongue))
        beside = issues_beside(self.services.engine, issue.id)
        rows = issue_rows(issue.id, pages_of(issue), tongue) + issue_turning(*beside, tongue)
        return Reply(body.html, rows)

    async def turn_issue(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, TurnToIssue):
            await self.show(update, wish.issue_id, self.issue, fresh=False)

    async def open(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        wish = wish_of(update, OpenArticle)
        if wish is None:
            return
        await acknowledge(update)
        reply = await asyncio.to_thread(self.article, wish, tongue)
        await (answer(update, reply) if wish.fresh else turn(update, reply))

    def article(self, wish: OpenArticle, tongue: Tongue) -> Reply:
        """One page of an article with the buttons that lead on from it, or the sentence that it is gone."""
        archive = self.services.archive
        stored, issue = archive.article(wish.article_id), archive.issue_of_article(wish.article_id)
        gone = gone_reply(stored, issue, tongue)
        if gone or stored is None:
            return gone or Reply(tongue(GONE_ARTICLE))
        return article_reply(
            stored, wish.page, self.surroundings(stored, issue), tongue, whole=self.shows_texts
        )

    def surroundings(self, stored: StoredArticle, issue: StoredIssue | None) -> Surroundings:
        before, after = neighbours(issue, stored.id)
        number_of = self.services.asked.number_of
        names = list(dict.fromkeys(one.name for one in stored.article.reporters))[:MOST_REPORTERS]
        terms = [word.term for word in stored.keywords[:MOST_TOPICS]]
        return Surroundings(
            before,
            after,
            tuple(Numbered(name, number_of(reporter_query(name))) for name in names),
            tuple(Numbered(term, number_of(term_query(term))) for term in terms),
        )
