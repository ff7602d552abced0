"""Which chat a call means, and whether the bot may do there what it asks: Telegram's refusals, in its order."""

from __future__ import annotations

import re
from typing import Literal

from bot.sandbox.refusal import bad, forbidden
from bot.sandbox.shapes import Bot, Chat, Message
from bot.sandbox.world import World

Need = Literal["read", "edit", "write"]
_KIND = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


def find_chat(world: World, bot: Bot, name: str) -> Chat:
    """The chat by id or @username; Refusal if the bot knows none such."""
    if not name:
        raise bad("chat_id is empty")
    chat: Chat | None = None
    if name.startswith("@"):
        chat = world.chat(bot.id, world.usernames.get(name[1:].lower(), 0))
        if chat is not None and chat.kind == "private":
            chat = None  # bots do not reach people by @username
    elif re.fullmatch(r"-?[0-9]{1,18}", name):
        number = int(name)
        chat = world.chat(bot.id, number)
        if chat is None and number > 0 and number in world.accounts:
            if world.accounts[number].is_bot:
                raise forbidden("the bot can't send messages to the bot")
            raise forbidden("bot can't initiate conversation with a user")
    if chat is None:
        raise bad("chat not found")
    return chat


def check_access(world: World, bot: Bot, chat: Chat, need: Need) -> None:
    if chat.kind == "private":
        if need != "read":
            _check_private(world, chat, need)
        return
    if chat.migrated_to and need == "write":
        raise bad("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.migrated_to})
    kind = _KIND[chat.kind]
    status = chat.status_of(bot.id)
    if chat.deleted and need != "read":
        raise forbidden(f"the {kind} was deleted")
    if chat.migrated_to or (
        need == "read" and (chat.kind == "group" or (chat.username and status != "kicked"))
    ):
        return
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {kind}")
    if not chat.has(bot.id):
        raise forbidden(f"bot is not a member of the {kind}")


def _check_private(world: World, chat: Chat, need: Need) -> None:
    if world.accounts[chat.id].deactivated:
        raise forbidden("user is deactivated")
    if need != "write":
        return
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")


def reach(world: World, bot: Bot, name: str, need: Need = "write") -> Chat:
    chat = find_chat(world, bot, name)
    check_access(world, bot, chat, need)
    return chat


def check_may_send(bot: Bot, chat: Chat, what: str = "text messages") -> None:
    if chat.kind == "channel":
        member = chat.members[bot.id]
        if member.status != "creator" and not member.rights.get("can_post_messages"):
            raise bad("need administrator rights in the channel chat")
    elif chat.is_group and not chat.is_admin(bot.id):
        restricted = chat.status_of(bot.id) == "restricted" and not chat.members[bot.id].rights.get(
            "can_send_messages"
        )
        if chat.muted or restricted:
            raise bad(f"not enough rights to send {what} to the chat")


def check_topic(chat: Chat, bot: Bot, thread: int) -> None:
    """A topic must exist in a forum; in the general one (1 or none) anything goes."""
    if not thread:
        return
    if not chat.is_forum:
        raise bad("message thread not found")
    if thread == 1:
        return
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad("message thread not found")
    if topic.is_closed and not _manages_topics(chat, bot):
        raise bad("TOPIC_CLOSED")


def _manages_topics(chat: Chat, bot: Bot) -> bool:
    member = chat.members.get(bot.id)
    return member is not None and (member.status == "creator" or bool(member.rights.get("can_manage_topics")))


def require_right(chat: Chat, account: int, right: str, words: str) -> None:
    """An administrator's right; in private chats everyone has all."""
    if chat.kind == "private":
        return
    member = chat.members.get(account)
    if member is None or (member.status != "creator" and not member.rights.get(right)):
        raise bad(words)


def find_message(chat: Chat, message_id: int, what: str) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise bad(f"{what} not found")
    return message
