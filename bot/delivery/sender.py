"""Puts one claimed row on the wire through python-telegram-bot. Decides nothing: errors pass through as raised."""

from functools import lru_cache
from typing import Protocol

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode

from bot.delivery.pushes import Claimed, Keyboard

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Sender(Protocol):
    """What delivery needs of Telegram: send or edit a message, raise telegram.error's classes."""

    async def send(self, row: Claimed) -> int | None:
        """Send (or edit) the row's message; its id at Telegram."""


class TelegramSender:
    """The sender over a bot. The bot must have no rate limiter that waits: pacing is delivery's."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def send(self, row: Claimed) -> int | None:
        if row.edits is not None:
            edited = await self.bot.edit_message_text(
                row.html,
                chat_id=row.chat_id,
                message_id=row.edits,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=markup(row.keyboard),
            )
            return edited.message_id if isinstance(edited, Message) else row.edits
        if row.photo:
            shown = await self.bot.send_photo(
                row.chat_id,
                row.photo,
                caption=row.html or None,
                parse_mode=ParseMode.HTML,
                disable_notification=row.silent,
                message_thread_id=row.thread_id or None,
                reply_markup=markup(row.keyboard),
            )
            return shown.message_id
        sent = await self.bot.send_message(
            row.chat_id,
            row.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            disable_notification=row.silent,
            message_thread_id=row.thread_id or None,
            reply_markup=markup(row.keyboard),
        )
        return sent.message_id


@lru_cache(maxsize=256)
def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The keyboard as Telegram takes it, made once for all who get it; None for none."""
    if not keyboard:
        return None
    rows = [
        [
            InlineKeyboardButton(key.label, url=key.url)
            if key.url
            else InlineKeyboardButton(key.label, callback_data=key.data)
            for key in row
        ]
        for row in keyboard
    ]
    return InlineKeyboardMarkup(rows)
