"""Reply markup: what Telegram accepts, in the form in which it shows it again.

Pure. Refusals carry the words of the Bot API server (shape), TDLib (URLs) and Telegram's own server (data).
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.arguments import Arguments, boolean, string
from bot.sandbox.links import checked_link, mentioned_user
from bot.sandbox.refusal import Refusal, bad
from bot.sandbox.shapes import Json

LONGEST_DATA = 64  # bytes
LONGEST_COPY = 256
ROW = 8
BUTTONS = 100
LONGEST_MARKUP = 10_000  # bytes, of all buttons together


def reply_markup(arguments: Arguments, *, private: bool) -> Json | None:
    """The markup of a call, checked; None where there is none or nothing of it is left."""
    return shaped_markup(read_markup(arguments), private=private)


def read_markup(arguments: Arguments) -> Json | None:
    """The shape is checked before anything about the chat is; the buttons' contents are not yet."""
    markup = arguments.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("Object expected as reply markup")
    for name, words in (
        ("keyboard", 'Field "keyboard" must be an Array of Arrays'),
        ("inline_keyboard", 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
    ):
        rows = markup.get(name)
        if rows is None:
            continue
        if not isinstance(rows, list):
            raise bad(f'Field "{name}" must be of type Array')
        if any(not isinstance(row, list) for row in rows):
            raise bad(words)
        for row in rows:
            for button in row:
                _check_kind(button, inline=name == "inline_keyboard")
    return markup


def _check_kind(button: Any, *, inline: bool) -> None:
    if not inline:
        if not isinstance(button, str | dict):
            raise bad("Can't parse keyboard button: KeyboardButton must be a String or an Object")
        return
    words = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad(words + "InlineKeyboardButton must be an Object")
    try:
        string(button, "text", required=True)
        _button_kind(button)
    except Refusal as refusal:
        raise bad(words + refusal.reason) from None


_KINDS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)


def _button_kind(button: Json) -> str:
    for kind in ("url", "callback_data"):
        if string(button, kind):
            return kind
    for kind in _KINDS:
        if kind in button:
            return kind
    raise bad("Text buttons are unallowed in the inline keyboard")


def _check_url(url: str, what: str = "") -> str:
    if mentioned_user(url):
        return url
    try:
        return checked_link(url)
    except ValueError as error:
        raise bad(f"Inline keyboard button {what}URL '{url}' is invalid: {error}") from None


def _inline_button(button: Json, *, private: bool) -> Json:
    text, kind = string(button, "text"), _button_kind(button)
    if not text.strip():
        raise bad("Inline keyboard button text must be non-empty")
    shown: Json = {"text": text}
    for extra in ("style", "icon_custom_emoji_id"):
        if button.get(extra):
            shown[extra] = button[extra]
    value: Any = button[kind]
    if kind == "url":
        value = _check_url(str(value))
    elif kind == "callback_data":
        if len(str(value).encode()) > LONGEST_DATA:
            raise bad("BUTTON_DATA_INVALID")
        value = str(value)
    elif kind == "web_app":
        if not private:
            raise bad("Web App buttons can be used in private chats only")
        value = {"url": _check_web_app(string(value, "url", required=True))}
    elif kind == "copy_text":
        copied = string(value, "text", required=True)
        if not 1 <= len(copied) <= LONGEST_COPY:
            raise bad("BUTTON_COPY_TEXT_INVALID")
        value = {"text": copied}
    shown[kind] = value
    return shown


def _check_web_app(url: str) -> str:
    try:
        link = checked_link(url)
        if not link.startswith("https://"):
            raise ValueError("Only HTTPS links are allowed")
    except ValueError as error:
        raise bad(f"Inline keyboard button Web App URL '{url}' is invalid: {error}") from None
    return link


def _reply_button(button: Any) -> Json:
    shown = {"text": button} if isinstance(button, str) else dict(button)
    if not string(shown, "text").strip():
        raise bad("Keyboard button text must be non-empty")
    return shown


def shaped_markup(markup: Json | None, *, private: bool) -> Json | None:
    """Inline rows, else a reply keyboard, else its removal or a forced reply, in this order."""
    if markup is None:
        return None
    if rows := [row for row in markup.get("keyboard") or [] if row]:
        flags = {
            key: True
            for key in ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")
            if boolean(markup, key)
        }
        return {"keyboard": [[_reply_button(button) for button in row] for row in rows], **flags}
    if rows := [row for row in markup.get("inline_keyboard") or [] if row]:
        return {"inline_keyboard": _inline_rows(rows, private=private)}
    for key in ("remove_keyboard", "force_reply"):
        if boolean(markup, key):
            return {key: True}
    return None


def _inline_rows(rows: list[list[Json]], *, private: bool) -> list[list[Json]]:
    shown = [[_inline_button(button, private=private) for button in row[:ROW]] for row in rows]
    if (
        sum(len(row) for row in shown) > BUTTONS
        or sum(len(str(row).encode()) for row in shown) > LONGEST_MARKUP
    ):
        raise bad("reply markup is too long")
    return shown
