"""Reading: /latest, an article opened from a headline or a hit, and the buttons that turn its pages."""

import asyncio

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.articles import article_pages, lead_only
from bot.buttons import OpenArticle, decode, pressed
from bot.handlers.answers import answer, turn
from bot.handlers.errand import Errand
from bot.language import Tongue
from bot.recipe import Part, Recipe
from bot.replies.reading import GONE_ARTICLE, NEXT_OF, NO_ISSUE_YET
from bot.replies.searching import PREVIOUS
from bot.results import Button, Reply


class Reading(Errand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("latest", self.latest))
        application.add_handler(CallbackQueryHandler(self.open, pattern=pressed(OpenArticle)))

    async def latest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        replies = await asyncio.to_thread(self.newest)
        for reply in replies or [Reply(tongue(NO_ISSUE_YET))]:
            await answer(update, reply)

    def newest(self) -> list[Reply]:
        """The latest issue of each paper, as its digest."""
        replies = []
        for paper in self.services.papers:
            issue = self.services.archive.latest(self.services.today(paper), paper.name)
            if issue is not None:
                body = self.services.fanout.body(Recipe("issue", "brief", (Part(issue.id),)))
                replies.append(Reply(body.html))
        return replies

    async def open(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or not isinstance(wish, OpenArticle):
            return
        reply = await asyncio.to_thread(self.article, wish, tongue)
        await query.answer()
        await (answer(update, reply) if wish.fresh else turn(update, reply))

    def article(self, wish: OpenArticle, tongue: Tongue) -> Reply:
        """One page of an article with the buttons to the others, or the sentence that it is gone."""
        stored = self.services.archive.article(wish.article_id)
        if stored is None or stored.withdrawn:
            return Reply(tongue(GONE_ARTICLE))
        whole = self.services.settings.digest.rights == "full"
        pages = article_pages(stored, tongue) if whole else [lead_only(stored)]
        page = max(0, min(wish.page, len(pages) - 1))
        row: list[Button] = []
        if page > 0:
            row.append(Button(tongue(PREVIOUS), OpenArticle(stored.id, page - 1)))
        if page < len(pages) - 1:
            label = tongue(NEXT_OF, page=page + 2, pages=len(pages))
            row.append(Button(label, OpenArticle(stored.id, page + 1)))
        return Reply(pages[page], (tuple(row),) if row else ())
