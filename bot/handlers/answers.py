"""Sending an answer to a person: directly, at once, never through the outbox."""

from telegram import (
    Message,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.delivery.sender import NO_PREVIEW
from bot.keyboards import keyboard
from bot.screens.results import Reply

# python-telegram-bot changes the case of Telegram's words.
NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited", "there is no text in the message")


def message_of(update: Update) -> Message | None:
    """The message that the update came from, or whose button was pressed.

    None where Telegram hides it from the bot, as it may those older than two days; their chat is known all the same.
    """
    message = update.callback_query.message if update.callback_query else update.effective_message
    return message if isinstance(message, Message) else None


async def answer(update: Update, reply: Reply) -> None:
    """Send `reply` into the chat (and forum topic) that the update came from."""
    message, chat = message_of(update), update.effective_chat
    if message:
        await message.reply_text(
            reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.rows),
            link_preview_options=NO_PREVIEW,
            do_quote=False,
        )
    elif chat:
        await chat.send_message(
            reply.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.rows),
            link_preview_options=NO_PREVIEW,
        )


async def acknowledge(update: Update, text: str | None = None, *, alert: bool = False) -> None:
    """Stop the waiting sign on a pressed button, with a sentence if there is one to say; `alert` waits for an OK.

    A press that waited while the bot was down is too old for that: what it asks for is given all the same, and a
    sentence comes as a message.
    """
    if update.callback_query:
        try:
            await update.callback_query.answer(text, show_alert=alert)
        except BadRequest as error:
            if not came_too_late(error):
                raise
            if text:
                await say(update, text)


def came_too_late(error: BadRequest) -> bool:
    return "query is too old" in error.message.lower()


async def say(update: Update, text: str) -> None:
    await answer(update, Reply(text))


async def turn(update: Update, reply: Reply) -> None:
    """Put `reply` in the place of the message whose button was pressed: paging edits, it does not pile up.

    Where there is nothing to edit (hidden, deleted meanwhile, a picture) a new message has to do.
    """
    message = message_of(update) if update.callback_query else None
    if message is None:
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
        if has_nothing_to_edit(error):
            await answer(update, reply)
        elif not says_the_same(error):
            raise


def says_the_same(error: BadRequest) -> bool:
    """A second press of the same button, or one that a client sent twice."""
    return "message is not modified" in error.message.lower()


def has_nothing_to_edit(error: BadRequest) -> bool:
    return any(words in error.message.lower() for words in NOTHING_TO_EDIT)
