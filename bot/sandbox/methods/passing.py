"""Copying and forwarding what is already in a chat."""

from __future__ import annotations

from bot.sandbox.access import find_message, reach
from bot.sandbox.methods.editing import message_ids
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.methods.sending import send
from bot.sandbox.posting import CONTENT, content_of, origin_of
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import Json, Message
from bot.sandbox.texts import caption


def _source(call: Call, message_id: int, what: str) -> Message:
    chat = reach(call.world, call.bot, call.arguments.text("from_chat_id"), "read")
    message = find_message(chat, message_id, what)
    if not any(key in message.wire for key in CONTENT):
        raise bad("message can't be copied" if what == "message to copy" else "message can't be forwarded")
    return message


def _forward(call: Call, message_id: int) -> Message:
    message = _source(call, message_id, "message to forward")
    if message.wire.get("has_protected_content"):
        raise bad("message can't be forwarded")
    return send(call, content_of(message.wire), extra={"forward_origin": origin_of(message)})


def _copy(call: Call, message_id: int, changes: Json | None = None) -> Message:
    message = _source(call, message_id, "message to copy")
    if message.wire.get("has_protected_content"):
        raise bad("message can't be copied")
    content = content_of(message.wire)
    if changes is not None:
        for key in ("caption", "caption_entities"):
            content.pop(key, None)
        content.update(changes)
    return send(call, content)


@method("forwardMessage")
def forward_message(call: Call) -> Json:
    return _forward(call, call.arguments.integer("message_id")).wire


@method("forwardMessages")
def forward_messages(call: Call) -> list[Json]:
    return [{"message_id": _forward(call, number).id} for number in message_ids(call)]


@method("copyMessage")
def copy_message(call: Call) -> Json:
    changes = caption(call.arguments) if "caption" in call.arguments.values else None
    return {"message_id": _copy(call, call.arguments.integer("message_id"), changes).id}


@method("copyMessages")
def copy_messages(call: Call) -> list[Json]:
    changes: Json | None = {} if call.arguments.flag("remove_caption") else None
    return [{"message_id": _copy(call, number, changes).id} for number in message_ids(call)]
