"""sendMessage, and what belongs to sending anything: chat, topic, reply, keyboard, and the order of checks."""

from __future__ import annotations

from bot.sandbox.access import check_may_send, check_topic, find_message, reach
from bot.sandbox.arguments import boolean, number
from bot.sandbox.keyboard import read_markup, shaped_markup
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.posting import Draft, post
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import Chat, Json, Message
from bot.sandbox.texts import message_text

ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def reply_target(call: Call, chat: Chat) -> Message | None:
    """The message replied to; None without one, or where a missing one is allowed."""
    parameters = call.arguments.json("reply_parameters", "Can't parse reply parameters JSON object")
    if parameters is None:
        parameters = {
            "message_id": call.arguments.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.arguments.flag("allow_sending_without_reply"),
        }
    if not isinstance(parameters, dict):
        raise bad("Object expected as reply parameters")
    message_id = number(parameters, "message_id")
    if message_id <= 0:
        return None
    target = str(parameters.get("chat_id") or "")
    source = reach(call.world, call.bot, target, "read") if target else chat
    if message_id not in source.messages and boolean(parameters, "allow_sending_without_reply"):
        return None
    return find_message(source, message_id, "message to be replied")


def send(call: Call, content: Json, *, what: str = "text messages", extra: Json | None = None) -> Message:
    """Post the content to the chat of the call; everything about the chat is checked here."""
    arguments = call.arguments
    markup = read_markup(arguments)
    chat = call.chat("write")
    thread = arguments.integer("message_thread_id")
    check_topic(chat, call.bot, thread)
    reply_to = reply_target(call, chat)
    check_may_send(call.bot, chat, what)
    shaped = shaped_markup(markup, private=chat.kind == "private")
    extra = dict(extra or {})
    if arguments.flag("protect_content"):
        extra["has_protected_content"] = True
    if arguments.has("message_effect_id") and chat.kind == "private":
        extra["effect_id"] = arguments.text("message_effect_id")
    if thread == 1 or (chat.kind == "channel"):
        thread = 0
    if not thread and reply_to is not None and chat.is_forum:
        thread = reply_to.wire.get("message_thread_id", 0)
    message = post(call.world, Draft(chat, call.account, content, thread, reply_to, shaped, extra))
    if not arguments.flag("disable_notification"):
        call.world.feed.publish("notify", chat.key, {"message_id": message.id})
    return message


@method("sendMessage")
def send_message(call: Call) -> Json:
    return send(call, message_text(call.arguments)).wire


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    action = call.arguments.text("action")
    if action not in ACTIONS:
        raise bad("Wrong parameter action in request")
    chat = call.chat("write")
    check_topic(chat, call.bot, call.arguments.integer("message_thread_id"))
    call.world.feed.publish("action", chat.key, {"action": action, "from": call.account.as_user()})
    return True


@method("sendMessageDraft")
def send_message_draft(call: Call) -> bool:
    """A preview of half a minute, seen in private chats only; no message."""
    chat = call.chat("write")
    if chat.kind != "private":
        raise bad("message drafts can be sent in private chats only")
    if not call.arguments.integer("draft_id"):
        raise bad("draft_id is invalid")
    text = message_text(call.arguments) if call.arguments.text("text") else {"text": ""}
    call.world.feed.publish("draft", chat.key, {"draft_id": call.arguments.integer("draft_id"), **text})
    return True
