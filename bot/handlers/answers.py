"""Sending an answer to a person: directly, at once, never through the outbox."""

from collections.abc import Sequence

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.buttons import encode
from bot.results import Button, Reply

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def answer(update: Update, reply: Reply) -> None:
    """Send `reply` into the chat (and forum topic) that the update came from."""
    message = update.effective_message
    if message:
        await message.reply_text(
            reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.rows),
            link_preview_options=NO_PREVIEW,
            do_quote=False,
        )


async def say(update: Update, text: str) -> None:
    await answer(update, Reply(text))


async def turn(update: Update, reply: Reply) -> None:
    """Put `reply` in the place of the message whose button was pressed: paging edits, it does not pile up.

    Telegram hides messages older than two days from the bot: then a new one has to do.
    """
    message = update.callback_query.message if update.callback_query else None
    if not isinstance(message, Message):
        await answer(update, reply)
        return
    try:
        await message.edit_text(
            reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.rows),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        # A second press of the same button, or one that a client sent twice.
        if "message is not modified" not in error.message.lower():
            raise


def keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[inline_button(button) for button in row] for row in rows])


def inline_button(button: Button) -> InlineKeyboardButton:
    if button.press:
        return InlineKeyboardButton(button.label, callback_data=encode(button.press))
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    if button.switch_inline:
        return InlineKeyboardButton(button.label, switch_inline_query=button.switch_inline)
    return InlineKeyboardButton(button.label, url=button.url)
