"""For operators: /broadcast, words to every reader, with a picture if they like: previewed, confirmed, followed."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Message, MessageEntity, Update
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.delivery.broadcasting import Broadcasting
from bot.delivery.broadcasts import Broadcasts
from bot.delivery.sender import NO_PREVIEW
from bot.handlers.admins import AdminErrand
from bot.handlers.answers import answer, say, turn
from bot.replies import operators as texts
from bot.replies.editing import SETTLED_BEFORE
from bot.screens.buttons import pressed
from bot.screens.chat_text import MAX_UTF16, is_blank, utf16_length
from bot.screens.editing_buttons import DropBroadcast, SendBroadcast
from bot.screens.operator_messages import broadcast_question
from bot.screens.results import Reply
from bot.services import Services

log = logging.getLogger(__name__)

COMMAND = r"^/broadcast(@\w+)?(\s|$)"
LONGEST_CAPTION = int(MessageLimit.CAPTION_LENGTH)


@dataclass(frozen=True, slots=True)
class Announcement:
    """Words behind the command, in HTML and as many units as Telegram counts; a picture's id, "" for none."""

    html: str
    length: int
    photo: str

    @property
    def longest(self) -> int:
        return LONGEST_CAPTION if self.photo else MAX_UTF16


class Announcing(AdminErrand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.broadcasts = Broadcasts(services.engine)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        """A command beneath a picture is none for python-telegram-bot: it looks at texts only."""
        application.add_handler(CommandHandler("broadcast", self.broadcast, self.only))
        picture = self.only & filters.PHOTO & filters.CaptionRegex(COMMAND)
        application.add_handler(MessageHandler(picture, self.broadcast))
        application.add_handler(
            CallbackQueryHandler(self.press, pattern=pressed(SendBroadcast, DropBroadcast))
        )

    async def broadcast(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, tongue = update.effective_message, await self.tongue(update)
        if message is None:
            return
        wanted = announcement_in(message)
        if not wanted.html and not wanted.photo:
            await say(update, tongue(texts.BROADCAST_WHAT))
            return
        if wanted.length > wanted.longest:
            await say(update, tongue(texts.BROADCAST_TOO_LONG, length=wanted.length, most=wanted.longest))
            return
        try:
            await preview(message, wanted)
        except BadRequest as error:
            # What Telegram does not take from us for one reader it would not take for all.
            log.warning("a broadcast cannot be shown: %s", error.message)
            await say(update, tongue(texts.BROADCAST_WHAT))
            return
        number = await asyncio.to_thread(
            self.broadcasts.draft,
            message.chat_id,
            wanted.html,
            tongue.language,
            self.services.now(),
            wanted.photo,
        )
        readers = await asyncio.to_thread(self.broadcasts.readers)
        await answer(update, broadcast_question(number, readers, tongue))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = await self.admitted(update), await self.tongue(update)
        message, sending = update.effective_message, Broadcasting(self.services, context.bot)
        if isinstance(wish, SendBroadcast) and message is not None:
            now = self.services.now()
            if not await asyncio.to_thread(self.broadcasts.begin, wish.broadcast_id, message.message_id, now):
                await turn(update, Reply(tongue(SETTLED_BEFORE)))
                return
            log.info("broadcast %d begins", wish.broadcast_id)
            await sending.go_on()
        elif isinstance(wish, DropBroadcast):
            state = await asyncio.to_thread(self.broadcasts.end, wish.broadcast_id, self.services.now())
            if state == "stopped":
                await sending.show(wish.broadcast_id)
            else:
                await turn(update, Reply(tongue(texts.BROADCAST_DROPPED if state else SETTLED_BEFORE)))


async def preview(message: Message, wanted: Announcement) -> None:
    if wanted.photo:
        await message.reply_photo(wanted.photo, wanted.html or None, parse_mode=ParseMode.HTML)
    else:
        await message.reply_html(wanted.html, link_preview_options=NO_PREVIEW)


def announcement_in(message: Message) -> Announcement:
    """What stands behind the command; formatting that covers the command as well begins with the words."""
    photo = message.photo[-1].file_id if message.photo else ""
    text, entities = message.text or message.caption or "", message.entities or message.caption_entities
    words = text.split(maxsplit=1)[1:]
    if not words or is_blank(words[0]):
        return Announcement("", 0, photo)
    begin = utf16_length(text.removesuffix(words[0]))
    kept = [moved for one in entities if (moved := moved_back(one, begin)) is not None]
    told = Message(0, message.date, message.chat, text=words[0], entities=kept)
    return Announcement(told.text_html, utf16_length(words[0]), photo)


def moved_back(entity: MessageEntity, by: int) -> MessageEntity | None:
    """An entity in a text that has lost its first units; None if it lay in them."""
    begin, end = max(entity.offset - by, 0), entity.offset + entity.length - by
    kept = {**entity.to_dict(), "offset": begin, "length": end - begin}
    return MessageEntity.de_json(kept, None) if end > begin else None
