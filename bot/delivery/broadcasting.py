"""Moves broadcasts on, and shows their operators how far they are in a message that is edited now and then."""

import asyncio
import logging

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.delivery.broadcasts import Broadcast, Broadcasts, Progress
from bot.keyboards import keyboard
from bot.language import Tongue, language_for
from bot.screens.operator_messages import broadcast_progress
from bot.services import Services

log = logging.getLogger(__name__)

# Between two edits of the message that shows the progress; also how soon a broadcast goes on after a restart.
EVERY_S = 4
# Of rows written between two looks, so that the first are sent while the last are still written.
CHUNKS_A_TURN = 10


class Broadcasting:
    def __init__(self, services: Services, bot: Bot) -> None:
        self.services = services
        self.bot = bot
        self.broadcasts = Broadcasts(services.engine)

    async def go_on(self) -> None:
        """A turn for every broadcast under way: write rows, show the progress, notice the end."""
        for one in await asyncio.to_thread(self.broadcasts.sending):
            progress = await asyncio.to_thread(self.advance, one)
            self.services.fanout.wake()
            if progress.written and not progress.waiting:
                await asyncio.to_thread(self.broadcasts.finish, one.id)
                log.info("broadcast %d is done: %d sent, %d failed", one.id, progress.sent, progress.failed)
            await self.show_progress(one, progress)

    def advance(self, broadcast: Broadcast) -> Progress:
        now = self.services.now()
        more = all(self.broadcasts.write_some(broadcast.id, now) for _ in range(CHUNKS_A_TURN))
        return self.broadcasts.progress(broadcast, written=not more)

    async def show(self, number: int) -> None:
        """The last word on one that was stopped."""
        one = await asyncio.to_thread(self.broadcasts.get, number)
        if one is not None:
            await self.show_progress(one, await asyncio.to_thread(self.progress, one))

    def progress(self, broadcast: Broadcast) -> Progress:
        return self.broadcasts.progress(broadcast, written=True)

    async def show_progress(self, broadcast: Broadcast, progress: Progress) -> None:
        reply = broadcast_progress(broadcast, progress, Tongue(language_for(broadcast.language)))
        try:
            await self.bot.edit_message_text(
                reply.text,
                chat_id=broadcast.chat_id,
                message_id=broadcast.message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(reply.rows),
            )
        except BadRequest as error:
            # Nothing has moved since the last look, or the operator has deleted the message.
            log.debug("broadcast %d: %s", broadcast.id, error.message)
        except TelegramError as error:
            log.warning("the progress of broadcast %d is not shown: %s", broadcast.id, error.message)
