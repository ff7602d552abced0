"""For operators: /desk, /stats, /subscribers, /mute and /problems."""

import asyncio
import io
import logging
import time
from datetime import timedelta

from telegram import InputFile, Update
from telegram.constants import ChatAction
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, TypeHandler

from bot.delivery.muted import Muted
from bot.editors.figures import Usage, figures, subscription_lines
from bot.editors.figures_chart import Labels, figures_chart
from bot.handlers.admins import AdminErrand
from bot.handlers.answers import answer, say, turn
from bot.language import Tongue
from bot.limits import Limit
from bot.replies import operators as texts
from bot.replies.trouble import TOO_OFTEN
from bot.screens.buttons import OpenArticle, decode, pressed, started_with
from bot.screens.editing_buttons import MutePaper
from bot.screens.operator_messages import (
    figures_text,
    mute_reply,
    problems_text,
    subscribers_csv,
)
from bot.screens.results import Reply
from bot.screens.undelivered_messages import see_undelivered
from bot.services import Services
from bot.troubles import Troubles
from digests.errors import SettingsError
from digests.search.suggestions import failed_searches
from digests.trends.fonts import find_font

log = logging.getLogger(__name__)

# A picture takes a good part of a second of the processor.
MOST_PICTURES, PICTURES_S = 6, 60.0
PROBLEMS_OF = timedelta(days=1)
AFTER_ALL_OTHERS = 10


class Operators(AdminErrand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.muted = Muted(services.engine)
        self.usage = Usage(services.engine)
        self.limit = Limit(MOST_PICTURES, PICTURES_S)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        for name, act in (
            ("desk", self.desk),
            ("stats", self.stats),
            ("subscribers", self.subscribers),
            ("mute", self.mute),
            ("problems", self.problems),
        ):
            application.add_handler(CommandHandler(name, act, self.only))
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(MutePaper)))
        application.add_handler(TypeHandler(Update, self.note_use), group=AFTER_ALL_OTHERS)

    async def desk(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await say(update, (await self.tongue(update))(texts.DESK))

    # --- figures

    async def note_use(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Count what people do, after they were answered; who they are is not kept."""
        what, now = what_was_used(update), self.services.now()
        if what and self.usage.count(what, now, self.services.papers[0].zone):
            await asyncio.to_thread(self.usage.write, now)

    async def stats(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, user, tongue = update.effective_message, update.effective_user, await self.tongue(update)
        if message is None or user is None:
            return
        if wait := self.limit.wait(user.id, time.monotonic()):
            await say(update, tongue(TOO_OFTEN, seconds=round(wait) + 1))
            return
        await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
        text, picture = await asyncio.to_thread(self.counted, tongue)
        await say(update, text)
        if picture:
            await message.reply_photo(picture, caption=tongue(texts.STATS_PICTURE))

    def counted(self, tongue: Tongue) -> tuple[str, bytes | None]:
        now, zone = self.services.now(), self.services.papers[0].zone
        self.usage.write(now)
        found = figures(self.services.engine, now, zone)
        text = figures_text(found, failed_searches(self.services.engine), tongue)
        labels = Labels(
            messages=tongue(texts.CHART_MESSAGES),
            sent=tongue(texts.CHART_SENT),
            failed=tongue(texts.CHART_FAILED),
            use=tongue(texts.CHART_USE),
            searches=tongue(texts.CHART_SEARCHES),
            articles=tongue(texts.CHART_ARTICLES),
        )
        try:
            return text, figures_chart(found.days, labels, find_font())
        except SettingsError as error:
            log.warning("no picture: %s", error)
            return text, None

    async def subscribers(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, tongue = update.effective_message, await self.tongue(update)
        if message is None:
            return
        lines = await asyncio.to_thread(subscription_lines, self.services.engine)
        document = InputFile(
            io.BytesIO(subscribers_csv(lines)), f"subscribers-{self.services.now():%Y%m%d}.csv"
        )
        await message.reply_document(document, caption=tongue(texts.SUBSCRIBERS, count=len(lines)))

    async def problems(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        await answer(update, await asyncio.to_thread(self.gone_wrong, tongue))

    def gone_wrong(self, tongue: Tongue) -> Reply:
        since, zone = self.services.now() - PROBLEMS_OF, self.services.papers[0].zone
        found = Troubles(self.services.engine).all()
        set_aside = self.services.outbox.problems(since)
        text = problems_text(found, set_aside, since, zone, tongue) or tongue(texts.NO_PROBLEMS)
        # Older ones too wait for a word.
        return Reply(text, see_undelivered(tongue) if self.services.outbox.problem_kinds(1) else ())

    # --- muting

    async def mute(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await answer(update, await asyncio.to_thread(self.papers, await self.tongue(update)))

    def papers(self, tongue: Tongue) -> Reply:
        return mute_reply([paper.name for paper in self.services.papers], self.muted.papers(), tongue)

    def switched(self, wish: MutePaper, tongue: Tongue) -> Reply:
        if 0 <= wish.paper < len(self.services.papers):
            self.muted.mute(self.services.papers[wish.paper].name, muted=wish.muted)
        return self.papers(tongue)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish = await self.admitted(update)
        if isinstance(wish, MutePaper):
            tongue = await self.tongue(update)
            await turn(update, await asyncio.to_thread(self.switched, wish, tongue))


def what_was_used(update: Update) -> str | None:
    """search or article: what /stats counts."""
    query, message = update.callback_query, update.message
    if query is not None:
        return "article" if isinstance(decode(query.data or ""), OpenArticle) else None
    if message is None or not message.text:
        return None
    command, _, rest = message.text.partition(" ")
    if command.startswith("/start"):
        return "article" if started_with(rest.strip()) is not None else None
    alone = message.chat.type == message.chat.PRIVATE and not command.startswith("/")
    return "search" if alone or (command.partition("@")[0] == "/search" and rest.strip()) else None
