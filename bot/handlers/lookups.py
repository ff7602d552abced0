"""Looking things up: /search, /latest, words sent without a command, articles and the buttons that turn pages."""

import asyncio

from telegram import CallbackQuery, Message, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.articles import article_pages, lead_only
from bot.buttons import OpenArticle, ShowHits, decode
from bot.chat_text import escape
from bot.handlers.answers import answer, say, turn
from bot.recipe import Part, Recipe
from bot.replies import BAD_QUERY, GONE_ARTICLE, GONE_BUTTON, NO_ISSUE_YET, SEARCH_WHAT
from bot.results import PAGE_OF_HITS, Button, Reply, hits_reply
from bot.services import Services
from digests.errors import QueryError
from digests.query import parse_query
from digests.search import search

# More is no search but a pasted text; the grammar would answer, only slowly and without sense.
MAX_QUERY = 300
EXACT_TO = 1000


class Lookups:
    def __init__(self, services: Services) -> None:
        self.services = services

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("search", self.search))
        application.add_handler(CommandHandler("latest", self.latest))
        application.add_handler(CallbackQueryHandler(self.press))
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
        if not words:
            await say(update, SEARCH_WHAT)
            return
        await answer(update, await asyncio.to_thread(self.hits, words[:MAX_QUERY], 0))

    def hits(self, words: str, offset: int, number: int | None = None, as_of: int = 0) -> Reply:
        """A page of hits. `as_of` is the state of the archive that the first page showed."""
        try:
            query = parse_query(words)
            found = search(
                self.services.engine,
                query,
                limit=PAGE_OF_HITS,
                offset=offset,
                count_to=EXACT_TO,
                as_of=as_of or None,
            )
        except QueryError as error:
            return Reply(BAD_QUERY.format(problem=escape(error.problem)))
        return hits_reply(words, number or self.services.asked.number_of(words), found, offset)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of ours, of an older version, or forged: each gets its answer at once."""
        query = update.callback_query
        if query is None:
            return
        wish = decode(query.data or "")
        reply = await asyncio.to_thread(self.pressed, wish)
        await query.answer(None if reply else GONE_BUTTON)
        if reply:
            await self.show(query, update, reply, fresh=isinstance(wish, OpenArticle) and wish.fresh)

    def pressed(self, wish: object) -> Reply | None:
        match wish:
            case OpenArticle(article_id, page):
                return self.article(article_id, page)
            case ShowHits(number, offset, as_of):
                words = self.services.asked.query_of(number)
                return self.hits(words, offset, number, as_of) if words else None
            case _:
                return None

    async def show(self, query: CallbackQuery, update: Update, reply: Reply, *, fresh: bool) -> None:
        # Telegram hides messages older than two days from the bot: then a new one has to do.
        if fresh or not isinstance(query.message, Message):
            await answer(update, reply)
        else:
            await turn(query.message, reply)

    def article(self, article_id: int, page: int) -> Reply:
        stored = self.services.archive.article(article_id)
        if stored is None or stored.withdrawn:
            return Reply(GONE_ARTICLE)
        whole = self.services.settings.digest.rights == "full"
        pages = article_pages(stored) if whole else [lead_only(stored)]
        page = min(page, len(pages) - 1)
        row: list[Button] = []
        if page > 0:
            row.append(Button("◀ 上一页", OpenArticle(article_id, page - 1)))
        if page < len(pages) - 1:
            row.append(Button(f"下一页 {page + 2}/{len(pages)} ▶", OpenArticle(article_id, page + 1)))
        return Reply(pages[page], (tuple(row),) if row else ())

    async def latest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        replies = await asyncio.to_thread(self.newest)
        for reply in replies or [Reply(NO_ISSUE_YET)]:
            await answer(update, reply)

    def newest(self) -> list[Reply]:
        """The latest issue of each paper, as its digest."""
        replies = []
        for paper in self.services.papers:
            issue = self.services.archive.latest(self.services.today(paper), paper.name)
            if issue is not None:
                replies.append(
                    Reply(self.services.fanout.body(Recipe("issue", "brief", (Part(issue.id),))).html)
                )
        return replies
