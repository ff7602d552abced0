"""How chats look from a person's side: the list, one chat, its messages. Reads only."""

from __future__ import annotations

from bot.sandbox.shapes import Chat, Json, Message
from bot.sandbox.world import World


def chats_view(world: World, person: int) -> list[Json]:
    """The person's chats, the latest spoken first; every bot has one, spoken or not."""
    seen = [chat for chat in world.chats.values() if world.sees(person, chat) or person in chat.members]
    private = {chat.bot_id for chat in seen if chat.kind == "private"}
    seen.sort(key=lambda chat: -chat.touched)
    shown = [chat_view(world, chat, person) for chat in seen]
    shown += [
        chat_view(world, Chat(person, "private", bot_id=bot), person)
        for bot in world.bot_ids
        if bot not in private
    ]
    return shown


def chat_view(world: World, chat: Chat, person: int) -> Json:
    last = chat.messages[max(chat.messages)] if chat.messages else None
    shown: Json = {
        "key": chat.key,
        "kind": chat.kind,
        "title": world.accounts[chat.bot_id].first_name if chat.kind == "private" else chat.title,
        "date": last.wire["date"] if last else 0,
        "last": last.wire if last else None,
        "is_forum": chat.is_forum,
        "topics": [
            {"id": topic.id, "name": topic.name, "closed": topic.is_closed} for topic in chat.topics.values()
        ],
        "may_write": _may_write(chat, person),
        "started": chat.started,
        "blocked": chat.blocked,
        "keyboard": chat.keyboard,
        "pinned": [chat.messages[number].wire for number in chat.pinned if number in chat.messages],
        "members": [
            {**world.accounts[account].as_user(), "status": member.status, "anonymous": member.is_anonymous}
            for account, member in chat.members.items()
        ],
    }
    bots = [world.bot_ids[chat.bot_id]] if chat.kind == "private" else world.bots_in(chat)
    shown["bots"] = [world.accounts[bot.id].as_user() for bot in bots]
    shown["commands"] = [command for bot in bots for command in _commands(world, bot.id, chat, person)]
    if chat.kind == "private":
        texts = world.bot_ids[chat.bot_id].profile.get("description", {})
        language = world.accounts[person].language_code[:2]
        shown["description"] = texts.get(language, texts.get("", ""))
    return shown


def _commands(world: World, bot_id: int, chat: Chat, person: int) -> list[Json]:
    """The narrowest list that fits the person and the chat, in the person's language if there is one."""
    crowd = [
        f"chat_administrators:{chat.id}",
        f"chat:{chat.id}",
        "all_chat_administrators",
        "all_group_chats",
    ]
    scopes = (
        [f"chat:{chat.id}", "all_private_chats"]
        if chat.kind == "private"
        else [f"chat_member:{chat.id}:{person}"]
    )
    if chat.is_group:
        scopes += crowd if chat.is_admin(person) else [crowd[1], crowd[3]]
    language = world.accounts[person].language_code[:2]
    commands = world.bot_ids[bot_id].commands
    for scope in [*scopes, "default"]:
        for key in (f"{scope}|{language}", f"{scope}|"):
            if key in commands:
                return commands[key]
    return []


def _may_write(chat: Chat, person: int) -> bool:
    if chat.kind == "private":
        return not chat.blocked
    if chat.deleted or chat.migrated_to or not chat.has(person):
        return False
    return chat.is_admin(person) or (chat.kind != "channel" and not chat.muted)


def messages_view(
    world: World, chat: Chat, *, before: int, after: int, limit: int, thread: int
) -> list[Json]:
    chosen = [
        message
        for number, message in chat.messages.items()
        if (not before or number < before)
        and number > after
        and (not thread or message.wire.get("message_thread_id", 1) == thread)
    ]
    chosen = chosen[:limit] if after else chosen[-limit:]
    return [message_view(message) for message in chosen]


def message_view(message: Message) -> Json:
    return {**message.wire, "reactions": message.reactions} if message.reactions else message.wire
