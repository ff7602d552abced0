"""Changing and deleting what a bot has sent."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.access import check_access, find_message, require_right
from bot.sandbox.keyboard import read_markup, shaped_markup
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.posting import SERVICE, change
from bot.sandbox.refusal import bad
from bot.sandbox.rich import rich_content
from bot.sandbox.shapes import Chat, Json, Message
from bot.sandbox.texts import caption, message_text

DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
CAPTIONED = ("photo", "document", "video", "audio", "voice", "animation")
_TEXT = ("text", "entities", "link_preview_options", "rich_message")
_CAPTION = ("caption", "caption_entities", "show_caption_above_media")


def editable(call: Call) -> tuple[Chat, Message, bool]:
    """The message meant, and whether it is named by an inline id; Refusal if it is not the bot's to edit."""
    arguments = call.arguments
    if not arguments.has("chat_id") and not arguments.integer("message_id"):
        inline_id = arguments.text("inline_message_id")
        if not inline_id:
            raise bad("Message identifier is not specified")
        key, message_id = call.world.inline.get(inline_id, ("", 0))
        chat = call.world.chats.get(key)
        if chat is None or message_id not in chat.messages or chat.messages[message_id].bot_id != call.bot.id:
            raise bad("MESSAGE_ID_INVALID")
        return chat, chat.messages[message_id], True
    chat = call.chat("edit")
    message = find_message(chat, arguments.integer("message_id"), "message to edit")
    if any(key in message.wire for key in SERVICE):
        raise bad("message can't be edited")
    own = message.bot_id == call.bot.id and "forward_origin" not in message.wire
    if not own and not (
        chat.kind == "channel" and chat.members[call.bot.id].rights.get("can_edit_messages", False)
    ):
        raise bad("message can't be edited")
    return chat, message, False


def apply(call: Call, chat: Chat, message: Message, changes: Json, inline: bool) -> Any:
    """Write the changes; Refusal if they change nothing. True for an inline message, else the message."""
    if all(message.wire.get(key) == value for key, value in changes.items()):
        raise bad(NOT_MODIFIED)
    change(call.world, chat, message, changes, by=call.bot)
    return True if inline else message.wire


def new_markup(call: Call, chat: Chat) -> Json | None:
    """An edit without a keyboard takes the keyboard away; only inline ones can be set."""
    markup = shaped_markup(read_markup(call.arguments), private=chat.kind == "private")
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("Inline keyboard expected")
    return markup


@method("editMessageText")
def edit_message_text(call: Call) -> Any:
    if call.arguments.has("rich_message"):
        content = rich_content(call.arguments)
    else:
        content = message_text(call.arguments, too_long="MESSAGE_TOO_LONG")
    read_markup(call.arguments)
    chat, message, inline = editable(call)
    if "text" not in message.wire and "rich_message" not in message.wire:
        raise bad("there is no text in the message to edit")
    changes: Json = {**dict.fromkeys(_TEXT), **content, "reply_markup": new_markup(call, chat)}
    return apply(call, chat, message, changes, inline)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Any:
    content = caption(call.arguments)
    read_markup(call.arguments)
    chat, message, inline = editable(call)
    if not any(key in message.wire for key in CAPTIONED):
        raise bad("there is no caption in the message to edit")
    changes: Json = {**dict.fromkeys(_CAPTION), **content, "reply_markup": new_markup(call, chat)}
    return apply(call, chat, message, changes, inline)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Any:
    read_markup(call.arguments)
    chat, message, inline = editable(call)
    return apply(call, chat, message, {"reply_markup": new_markup(call, chat)}, inline)


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    mine = message.bot_id == call.bot.id
    if chat.kind == "private":
        if call.world.now - message.wire["date"] > DELETABLE_SECONDS:
            raise bad("message can't be deleted for everyone")
        return
    if not mine:
        require_right(chat, call.bot.id, "can_delete_messages", "message can't be deleted for everyone")
    elif call.world.now - message.wire["date"] > DELETABLE_SECONDS and not chat.is_admin(call.bot.id):
        raise bad("message can't be deleted for everyone")


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    if not call.arguments.has("chat_id"):
        raise bad("Chat identifier is not specified")
    message_id = call.arguments.integer("message_id")
    if not message_id:
        raise bad("Message identifier is not specified")
    chat = call.chat("write")
    message = find_message(chat, message_id, "message to delete")
    _check_deletable(call, chat, message)
    call.world.delete_message(chat, message_id)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Those that exist are deleted, the others passed over."""
    chat = call.chat("write")
    check_access(call.world, call.bot, chat, "write")
    wanted = message_ids(call)
    found = [chat.messages[number] for number in wanted if number in chat.messages]
    for message in found:
        _check_deletable(call, chat, message)
    for message in found:
        call.world.delete_message(chat, message.id)
    return True


def message_ids(call: Call) -> list[int]:
    given = call.arguments.json("message_ids", "Can't parse message_ids JSON object")
    if not given:
        raise bad("Message identifiers are not specified")
    if not isinstance(given, list):
        raise bad("Expected an Array of message identifiers")
    if len(given) > 100:
        raise bad("Too many message identifiers specified")
    if any(not re.fullmatch(r"[0-9]{1,18}", str(number)) or int(number) <= 0 for number in given):
        raise bad("Invalid message identifier specified")
    return [int(number) for number in given]
