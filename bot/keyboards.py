"""Rows of our buttons as Telegram's keyboards."""

from collections.abc import Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.screens.buttons import encode
from bot.screens.results import Button


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
