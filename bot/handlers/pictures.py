"""Pictures: /trend and /cloud, and the buttons that draw them anew in another measure.

Drawing takes a good part of a second, so it happens in a thread of its own, and what was drawn is kept.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from telegram import InputMediaPhoto, Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.handlers.answers import acknowledge, answer, has_nothing_to_edit, message_of, say, says_the_same
from bot.handlers.searching import MAX_QUERY
from bot.handlers.shelf import Shelf, wish_of
from bot.handlers.typed import words_of
from bot.keyboards import keyboard
from bot.language import Tongue
from bot.limits import Limit
from bot.replies.issues import GONE_ISSUE, WHICH_DATE
from bot.replies.pictures import NO_FONT, NO_TREND, NO_WORDS, TREND_OF_WHAT
from bot.replies.reading import NO_ISSUE_YET
from bot.replies.trouble import GONE_BUTTON, TOO_OFTEN
from bot.screens.buttons import pressed
from bot.screens.issue_calendar import near_reply
from bot.screens.picture_captions import (
    MOST_TERMS,
    PERIODS,
    cloud_caption,
    cloud_days,
    issue_weights,
    period_for,
    terms_of,
    trend_caption,
)
from bot.screens.query_problems import bad_query
from bot.screens.reading_buttons import DrawCloud, DrawTrend
from bot.screens.results import Reply, shortened
from bot.services import Services
from digests.archive.stored import StoredIssue
from digests.errors import QueryError, SettingsError
from digests.search.query import parse_query
from digests.trends.counts import keyword_weights, mentions
from digests.trends.fonts import find_font
from digests.trends.pictures import Pictures as KeptPictures
from digests.trends.trends import Period, Trend, trend_of

log = logging.getLogger(__name__)


# A cloud takes a second of the processor, and there is one thread that draws.
MOST_PICTURES, PICTURES_S = 10, 60.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and what stands beneath it."""

    png: bytes
    caption: Reply


Drawing = Callable[[], Picture | Reply]
"""Draws; or says in words why there is no picture."""


class Pictures(Shelf):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.kept = KeptPictures()
        self.limit = Limit(MOST_PICTURES, PICTURES_S)
        # One at a time and in a thread of its own: a dozen clouds must not take up the threads that answer others.
        self.drawing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("trend", self.trend))
        application.add_handler(CommandHandler("cloud", self.cloud))
        application.add_handler(CallbackQueryHandler(self.draw_trend, pattern=pressed(DrawTrend)))
        application.add_handler(CallbackQueryHandler(self.draw_cloud, pattern=pressed(DrawCloud)))

    async def trend(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/trend TERM、TERM: each term is a search with a line of its own."""
        tongue, words = await self.tongue(update), words_of(update)[:MAX_QUERY]
        if not terms_of(words):
            await say(update, tongue(TREND_OF_WHAT))
            return
        number = await asyncio.to_thread(self.services.asked.number_of, words)
        await self.send_picture(update, partial(self.trends, words, DrawTrend(number), tongue))

    async def draw_trend(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = wish_of(update, DrawTrend), await self.tongue(update)
        if wish is None:
            return
        words = await asyncio.to_thread(self.services.asked.query_of, wish.asked_id)
        await acknowledge(update, None if words else tongue(GONE_BUTTON))
        if words:
            await self.send_picture(update, partial(self.trends, words, wish, tongue), turn=not wish.fresh)

    def trends(self, words: str, wish: DrawTrend, tongue: Tongue) -> Picture | Reply:
        """The lines of all terms over one span, from the first time that one of them was printed until today."""
        try:
            found = {
                term: mentions(self.services.engine, parse_query(term))
                for term in terms_of(words)[:MOST_TERMS]
            }
        except QueryError as error:
            return Reply(bad_query(error, tongue))
        days = [mention.day for several in found.values() for mention in several]
        if not days:
            return Reply(tongue(NO_TREND, term=shortened(words, MAX_QUERY)))
        first, last = min(days), max(*days, self.services.today(self.services.papers[0]))
        period: Period = next((name for name in PERIODS if name == wish.period), period_for(first, last))
        trends = tuple(
            trend_of(term, several, period, first=first, last=last)
            if several
            else Trend(term, period, (), None, 0)
            for term, several in found.items()
        )
        return self.picture(
            trends,
            lambda: draw_lines(trends, self.font()),
            trend_caption(trends, wish.asked_id, tongue),
            tongue,
        )

    async def cloud(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/cloud: the words of the latest issues, or of the issues of a DATE."""
        tongue, typed = await self.tongue(update), words_of(update)
        day = self.day_typed(typed) if typed else None
        if typed and day is None:
            await say(update, tongue(WHICH_DATE, command="cloud"))
            return
        issues = (
            await asyncio.to_thread(self.issues_on, day)
            if day
            else await asyncio.to_thread(self.latest_issues)
        )
        if not issues:
            await answer(update, near_reply(day, (), tongue) if day else Reply(tongue(NO_ISSUE_YET)))
        for issue in issues:
            await self.send_picture(update, partial(self.words_of, issue, "issue", tongue))

    async def draw_cloud(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = wish_of(update, DrawCloud), await self.tongue(update)
        if wish is None:
            return
        issue = await asyncio.to_thread(self.shown_issue, wish.issue_id)
        await acknowledge(update, None if issue else tongue(GONE_ISSUE))
        if issue:
            await self.send_picture(update, partial(self.words_of, issue, wish.span, tongue), turn=True)

    def words_of(self, issue: StoredIssue, span: str, tongue: Tongue) -> Picture | Reply:
        found = self.weights(issue, cloud_days(issue, span))
        if not found:
            return Reply(tongue(NO_WORDS))
        weights = {tongue.printed(term): weight for term, weight in found.items()}
        key = tuple(sorted(weights.items()))
        return self.picture(
            key, lambda: draw_words(weights, self.font()), cloud_caption(issue, span, found, tongue), tongue
        )

    def weights(self, issue: StoredIssue, days: tuple[date, date] | None) -> dict[str, float]:
        if days is None:
            return issue_weights(issue)
        return keyword_weights(self.services.engine, first=days[0], last=days[1], paper_name=issue.paper)

    def picture(
        self, key: Hashable, draw: Callable[[], bytes], caption: Reply, tongue: Tongue
    ) -> Picture | Reply:
        """Drawn, or taken from what was drawn before; in words where the machine has no font for it."""
        try:
            return Picture(self.kept.get(key, draw), caption)
        except SettingsError as error:
            log.error("%s", error)
            return Reply(f"{caption.text}\n\n{tongue(NO_FONT)}")

    async def send_picture(self, update: Update, draw: Drawing, *, turn: bool = False) -> None:
        """Draw while the reader sees that a picture is on its way; then send it, or put it in the old one's place."""
        message, chat = message_of(update), update.effective_chat
        if chat is None:
            return
        asks = update.effective_user.id if update.effective_user else chat.id
        if wait := self.limit.wait(asks, time.monotonic()):
            await say(update, (await self.tongue(update))(TOO_OFTEN, seconds=round(wait) + 1))
            return
        thread = message.message_thread_id if message and message.is_topic_message else None
        await chat.send_action(ChatAction.UPLOAD_PHOTO, message_thread_id=thread)
        drawn = await asyncio.get_running_loop().run_in_executor(self.drawing, draw)
        if isinstance(drawn, Reply):
            await answer(update, drawn)
        elif not (turn and message and message.photo and await put_in_place(message, drawn)):
            await chat.send_photo(
                drawn.png,
                caption=drawn.caption.text,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(drawn.caption.rows),
                message_thread_id=thread,
            )

    def font(self) -> Path:
        settings = self.services.settings
        return find_font(settings.optional_path(settings.pictures.font))


def draw_lines(trends: tuple[Trend, ...], font: Path) -> bytes:
    from digests.trends.charts import trend_chart  # matplotlib: half a second that a start need not wait for

    return trend_chart(trends, font)


def draw_words(weights: dict[str, float], font: Path) -> bytes:
    from digests.trends.clouds import word_cloud

    return word_cloud(weights, font)


async def put_in_place(message: Message, drawn: Picture) -> bool:
    """False where the old picture is not there to be changed."""
    media = InputMediaPhoto(drawn.png, caption=drawn.caption.text, parse_mode=ParseMode.HTML)
    try:
        await message.edit_media(media, reply_markup=keyboard(drawn.caption.rows))
    except BadRequest as error:
        if has_nothing_to_edit(error):
            return False
        if not says_the_same(error):
            raise
    return True
