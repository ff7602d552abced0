"""Putting messages into chats, changing and removing them, and telling the bots that may know of it.

For people and bots alike. Whether the sender may do it has been decided before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.shapes import ANONYMOUS_ADMIN, Account, Bot, Chat, Json, Message, Topic
from bot.sandbox.world import World

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "pinned_message",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
)


@dataclass(slots=True)
class Draft:
    """A message about to be posted: who, where, and its content as the Bot API names it."""

    chat: Chat
    author: Account | None
    content: Json
    thread: int = 0
    reply_to: Message | None = None
    markup: Json | None = None
    extra: Json = field(default_factory=dict)
    via: Bot | None = None
    inline_id: str = ""


def compose(world: World, draft: Draft, message_id: int) -> Json:
    """The message as the Bot API shows it."""
    chat = draft.chat
    shown = world.chat_as_json(chat)
    wire: Json = {"message_id": message_id}
    if draft.author is None or (chat.kind == "channel"):
        wire["sender_chat"] = shown
        if chat.is_group:  # an anonymous administrator
            wire["from"] = {
                "id": ANONYMOUS_ADMIN,
                "is_bot": True,
                "first_name": "Group",
                "username": "GroupAnonymousBot",
            }
    else:
        wire["from"] = draft.author.as_user()
    wire["chat"] = shown
    wire["date"] = world.now
    if draft.thread:
        wire["message_thread_id"] = draft.thread
        if chat.is_forum:
            wire["is_topic_message"] = True
    if draft.reply_to is not None:
        wire["reply_to_message"] = quoted(draft.reply_to)
    elif draft.thread and chat.is_forum and draft.thread in chat.messages:
        wire["reply_to_message"] = quoted(chat.messages[draft.thread])
    if draft.via is not None:
        wire["via_bot"] = world.accounts[draft.via.id].as_user()
    wire.update(draft.content)
    wire.update(draft.extra)
    if draft.markup and "inline_keyboard" in draft.markup:
        wire["reply_markup"] = draft.markup
    return wire


def quoted(message: Message) -> Json:
    """A message inside another: one level deep, as Telegram shows it."""
    return {key: value for key, value in message.wire.items() if key != "reply_to_message"}


def post(world: World, draft: Draft) -> Message:
    """Store the message and tell everyone; it gets the chat's next id."""
    sender = world.bot_ids.get(draft.author.id) if draft.author and draft.author.is_bot else draft.via
    message_id = world.next_message_id(draft.chat)
    message = Message(
        message_id, compose(world, draft, message_id), sender.id if sender else 0, draft.inline_id
    )
    if "forum_topic_created" in draft.content:
        made = draft.content["forum_topic_created"]
        draft.chat.topics[message_id] = Topic(message_id, made["name"], made["icon_color"])
        message.wire.update(message_thread_id=message_id, is_topic_message=True)
        world.keep_chat(draft.chat)
    world.keep_message(draft.chat, message)
    if draft.markup and "inline_keyboard" not in draft.markup:
        # Reply keyboards are no part of the message; the person's client keeps the latest.
        draft.chat.keyboard = draft.markup if "keyboard" in draft.markup else {}
        world.keep_chat(draft.chat)
        world.feed.publish("keyboard", draft.chat.key, draft.markup)
    tell_bots(world, draft.chat, message, sender if draft.via is None else None)
    return message


def service(world: World, chat: Chat, author: Account | None, content: Json) -> Message:
    return post(world, Draft(chat, author, content))


def tell_bots(world: World, chat: Chat, message: Message, sender: Bot | None, edited: bool = False) -> None:
    kind = "channel_post" if chat.kind == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    for bot in world.bots_in(chat):
        if bot is not sender and hears(world, bot, chat, message):
            world.notify(bot, kind, message.wire)


def hears(world: World, bot: Bot, chat: Chat, message: Message) -> bool:
    """Privacy mode: in a group a bot without rights gets only what is meant for it, and service messages."""
    wire = message.wire
    author = world.accounts.get(wire.get("from", {}).get("id", 0))
    if author and author.is_bot and not wire.get("sender_chat") and "via_bot" not in wire:
        return any(key in wire for key in SERVICE)  # bots do not hear other bots
    if not chat.is_group or not bot.privacy or chat.is_admin(bot.id) or any(key in wire for key in SERVICE):
        return True
    replied = wire.get("reply_to_message", {})
    if replied.get("from", {}).get("id") == bot.id and "forum_topic_created" not in replied:
        return True
    if wire.get("via_bot", {}).get("id") == bot.id:
        return True
    return _addresses(world, bot, wire)


def _addresses(world: World, bot: Bot, wire: Json) -> bool:
    name = world.accounts[bot.id].username.lower()
    text = wire.get("text") or wire.get("caption") or ""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in wire.get("entities") or wire.get("caption_entities") or []:
        begin = entity["offset"] * 2
        words = units[begin : begin + entity["length"] * 2].decode("utf-16-le", "replace").lower()
        if entity["type"] == "bot_command" and ("@" not in words or words.endswith("@" + name)):
            return True
        if entity["type"] == "mention" and bot.hears_mentions and words == "@" + name:
            return True
    return False


def change(world: World, chat: Chat, message: Message, changes: Json, *, by: Bot | None = None) -> None:
    """Replace parts of a message; a value of None takes the part away."""
    wire = dict(message.wire)
    for key, value in changes.items():
        if value is None:
            wire.pop(key, None)
        else:
            wire[key] = value
    if set(changes) - {"reply_markup"}:
        wire["edit_date"] = world.now
    message.wire = wire
    world.keep_message(chat, message, "edit")
    if set(changes) - {"reply_markup"}:
        tell_bots(world, chat, message, by, edited=True)


def pin(world: World, chat: Chat, message: Message, by: Account | None) -> None:
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    world.keep_chat(chat)
    post(
        world,
        Draft(chat, by, {"pinned_message": quoted(message)}, thread=message.wire.get("message_thread_id", 0)),
    )


def origin_of(message: Message) -> Json:
    """Where a forwarded message comes from."""
    wire = message.wire
    if "forward_origin" in wire:
        return dict(wire["forward_origin"])
    if wire["chat"]["type"] == "channel":
        origin = {"type": "channel", "date": wire["date"], "chat": wire["chat"], "message_id": message.id}
        return {**origin, **{key: wire[key] for key in ("author_signature",) if key in wire}}
    if "sender_chat" in wire:
        return {"type": "chat", "date": wire["date"], "sender_chat": wire["sender_chat"]}
    return {"type": "user", "date": wire["date"], "sender_user": wire["from"]}


def content_of(wire: Json) -> Json:
    """The parts of a message that a copy or a forward takes along."""
    taken: dict[str, Any] = {}
    for key in CONTENT:
        if key in wire:
            taken[key] = wire[key]
    return taken


CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    "video",
    "audio",
    "voice",
    "animation",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "rich_message",
    "poll",
    "location",
    "contact",
    "dice",
)
