"""For operators: the messages that were set aside, from the button beneath what tells of them; sent again or let go."""

import asyncio
import logging

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from bot.handlers.admins import AdminErrand
from bot.handlers.answers import answer, turn
from bot.language import Tongue
from bot.replies import undelivered as texts
from bot.screens.buttons import pressed
from bot.screens.editing_buttons import SettleUndelivered, ShowUndelivered
from bot.screens.results import Reply
from bot.screens.undelivered_messages import MOST_KINDS, undelivered_reply

log = logging.getLogger(__name__)


class Undelivered(AdminErrand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(
            CallbackQueryHandler(self.press, pattern=pressed(ShowUndelivered, SettleUndelivered))
        )

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = await self.admitted(update), await self.tongue(update)
        if isinstance(wish, ShowUndelivered):
            await answer(update, await asyncio.to_thread(self.set_aside, tongue))
        elif isinstance(wish, SettleUndelivered):
            await turn(update, await asyncio.to_thread(self.settle, wish, tongue))

    def set_aside(self, tongue: Tongue, done: str | None = None) -> Reply:
        kinds = self.services.outbox.problem_kinds(MOST_KINDS + 1)
        return undelivered_reply(kinds, self.services.papers[0].zone, tongue, done)

    def settle(self, wish: SettleUndelivered, tongue: Tongue) -> Reply:
        """The same list again, with what became of the reason that was pressed; pressed twice, of nothing."""
        count = self.services.outbox.settle_kind(wish.row_id, self.services.now(), again=wish.again)
        if not count:
            return self.set_aside(tongue)
        log.info("%d messages that were set aside are %s", count, "sent again" if wish.again else "let go")
        if wish.again:
            self.services.fanout.wake()
        return self.set_aside(
            tongue, tongue(texts.SENT_AGAIN if wish.again else texts.LEFT_UNSENT, count=count)
        )
