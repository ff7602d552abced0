"""Searches: /search, a word sent without a command, and the buttons that turn pages of hits or ask anew."""

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

from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.shelf import Shelf, wish_of
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.queries import meant_in_simplified
from bot.replies.searching import SEARCH_WHAT
from bot.replies.trouble import GONE_BUTTON
from bot.screens.buttons import ShowHits, pressed
from bot.screens.query_problems import bad_query
from bot.screens.reading_buttons import RunSearch
from bot.screens.results import PAGE_OF_HITS, Reply, hits_reply, nothing_found
from digests.errors import QueryError
from digests.search.query import Query, parse_query
from digests.search.search import search
from digests.search.suggestions import record_failed_search, suggest

# More is no search but a pasted text; the grammar would answer, only slowly and without sense.
MAX_QUERY = 300
EXACT_TO = 1000


class Searching(Shelf):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("search", self.search))
        application.add_handler(CallbackQueryHandler(self.turn_page, pattern=pressed(ShowHits)))
        application.add_handler(CallbackQueryHandler(self.ask_again, pattern=pressed(RunSearch)))
        words = filters.TEXT & ~filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        # A card of inline mode that is put into the chat with the bot comes back as a message, and asks nothing.
        application.add_handler(MessageHandler(words & ~filters.VIA_BOT, self.words))

    async def search(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await self.look_up(update, words_of(update))

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        # "/search双招双引" without a space is no command to Telegram; what is meant is plain.
        await self.look_up(update, words_of(update).removeprefix("/search").strip())

    async def look_up(self, update: Update, words: str) -> None:
        tongue = await self.tongue(update)
        if not words:
            await say(update, tongue(SEARCH_WHAT))
        else:
            await answer(update, await asyncio.to_thread(self.first_hits, words[:MAX_QUERY], tongue))

    def first_hits(self, words: str, tongue: Tongue) -> Reply:
        """The first page of hits for what a reader typed; what fails is counted, and helped with."""
        return self.hits(words, ShowHits(self.services.asked.number_of(words), 0), tongue, typed=True)

    def hits(self, words: str, wish: ShowHits, tongue: Tongue, *, typed: bool = False) -> Reply:
        """A page of hits, of the archive as the first page showed it."""
        try:
            query = parse_query(words)
        except QueryError as error:
            return Reply(bad_query(error, tongue))
        found = search(
            self.services.engine,
            query,
            limit=PAGE_OF_HITS,
            offset=wish.offset,
            count_to=EXACT_TO,
            as_of=wish.as_of or None,
        )
        if found.hits or wish.offset:
            return hits_reply(words, wish.search_id, found, wish.offset, tongue, snippets=self.shows_texts)
        if typed:
            if simplified := meant_in_simplified(words):
                return self.hits(simplified, ShowHits(self.services.asked.number_of(simplified), 0), tongue)
            record_failed_search(self.services.engine, words, self.services.now())
        return self.help_out(words, wish.search_id, query, tongue)

    def help_out(self, words: str, search_id: int, query: Query, tongue: Tongue) -> Reply:
        """Nothing was found: what is near it and does find something, each a button."""
        ways_out = [
            (suggestion, self.services.asked.number_of(suggestion.query))
            for suggestion in suggest(self.services.engine, query)
        ]
        return nothing_found(words, search_id, ways_out, tongue)

    async def turn_page(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, ShowHits):
            await self.show_hits(update, wish.search_id, wish, fresh=False)

    async def ask_again(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, RunSearch):
            await self.show_hits(update, wish.asked_id, ShowHits(wish.asked_id, 0), fresh=wish.fresh)

    async def show_hits(self, update: Update, number: int, wish: ShowHits, *, fresh: bool) -> None:
        """Answer the press of a button that leads to a remembered search."""
        tongue = await self.tongue(update)
        words = await asyncio.to_thread(self.services.asked.query_of, number)
        await acknowledge(update, None if words else tongue(GONE_BUTTON))
        if words:
            reply = await asyncio.to_thread(self.hits, words, wish, tongue)
            await (answer(update, reply) if fresh else turn(update, reply))
