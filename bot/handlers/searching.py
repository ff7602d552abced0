"""Searches: /search, a word sent without a command, and the buttons that turn pages of hits."""

import asyncio

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.buttons import ShowHits, decode, pressed
from bot.handlers.answers import answer, say, turn
from bot.handlers.errand import Errand
from bot.language import Tongue
from bot.replies.searching import BAD_QUERY, SEARCH_WHAT
from bot.replies.trouble import GONE_BUTTON
from bot.results import PAGE_OF_HITS, Reply, hits_reply
from digests.errors import QueryError
from digests.query import parse_query
from digests.search import search

# More is no search but a pasted text; the grammar would answer, only slowly and without sense.
MAX_QUERY = 300
EXACT_TO = 1000


class Searching(Errand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("search", self.search))
        application.add_handler(CallbackQueryHandler(self.turn_page, pattern=pressed(ShowHits)))
        words = filters.TEXT & ~filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(MessageHandler(words, self.words))

    async def search(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        # Not context.args: splitting on white space would lose what a quoted phrase holds.
        message = update.effective_message
        _, _, words = (message.text or "" if message else "").partition(" ")
        await self.look_up(update, words.strip())

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        await self.look_up(update, (message.text or "" if message else "").strip())

    async def look_up(self, update: Update, words: str) -> None:
        tongue = await self.tongue(update)
        if not words:
            await say(update, tongue(SEARCH_WHAT))
            return
        number = await asyncio.to_thread(self.services.asked.number_of, words[:MAX_QUERY])
        await answer(
            update, await asyncio.to_thread(self.hits, words[:MAX_QUERY], ShowHits(number, 0), tongue)
        )

    def hits(self, words: str, wish: ShowHits, tongue: Tongue) -> Reply:
        """A page of hits, of the archive as the first page showed it."""
        try:
            query = parse_query(words)
        except QueryError as error:
            return Reply(tongue(BAD_QUERY, problem=error.problem))
        found = search(
            self.services.engine,
            query,
            limit=PAGE_OF_HITS,
            offset=wish.offset,
            count_to=EXACT_TO,
            as_of=wish.as_of or None,
        )
        return hits_reply(words, wish.search_id, found, wish.offset, tongue)

    async def turn_page(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or not isinstance(wish, ShowHits):
            return
        words = await asyncio.to_thread(self.services.asked.query_of, wish.search_id)
        await query.answer(None if words else tongue(GONE_BUTTON))
        if words:
            await turn(update, await asyncio.to_thread(self.hits, words, wish, tongue))
