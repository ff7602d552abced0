"""What people do in a chat: write, edit, delete, react, start and stop a bot.

Each function is one act of one person and does what a client application would: entities are found as clients find
them, updates go to the bots that may have them. An act that is impossible is a `Refusal` in plain words.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.entities import Entity, fixed_text, merged
from bot.sandbox.finding import found_entities
from bot.sandbox.posting import Draft, change, content_of, origin_of, post
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Account, Bot, Chat, Json, Message
from bot.sandbox.world import World


def cannot(reason: str) -> Refusal:
    """A person's side refusal: no words of Telegram's, but ours."""
    return Refusal(400, reason)


def the_bot(world: World, name: int | str = "") -> Bot:
    """A bot by id, @username or token; the first where none is named."""
    if not name:
        return next(iter(world.bots.values()))
    account = world.account_named(str(name)) if not str(name).isdecimal() else world.accounts.get(int(name))
    bot = world.bot_ids.get(account.id) if account else world.bots.get(str(name))
    if bot is None:
        raise cannot("no such bot")
    return bot


def the_person(world: World, person: int) -> Account:
    account = world.accounts.get(person)
    if account is None or account.is_bot:
        raise cannot(f"no such person: {person}")
    return account


def the_chat(world: World, person: int, chat: str = "") -> Chat:
    """A chat by key, as this person sees it; "" is the private chat with the first bot."""
    if not chat:
        return world.open_private(the_bot(world).id, person)
    found = world.chats.get(chat)
    if found is None and "/" in chat and chat.endswith(f"/{person}"):
        return world.open_private(the_bot(world, chat.partition("/")[0]).id, person)
    if found is None or (found.kind == "private" and found.id != person):
        raise cannot(f"no such chat: {chat}")
    return found


def the_message(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise cannot(f"no such message: {message_id}")
    return message


def _author(chat: Chat, account: Account) -> Account | None:
    """None where the chat itself speaks: channels, anonymous administrators."""
    member = chat.members.get(account.id)
    return None if chat.kind == "channel" or (member and member.is_anonymous) else account


def _check_may_write(chat: Chat, account: Account) -> None:
    if chat.kind == "private":
        if chat.blocked:
            raise cannot("you have stopped this bot; start it again first")
        return
    if chat.deleted or chat.migrated_to:
        raise cannot("this chat is closed")
    if not chat.has(account.id):
        raise cannot("you are not a member of this chat")
    if chat.kind == "channel" and not chat.is_admin(account.id):
        raise cannot("only administrators write in a channel")
    if chat.muted and not chat.is_admin(account.id):
        raise cannot("only administrators may write here")


def typed_content(text: str, entities: list[Json] | None = None) -> Json:
    """Text as a client sends it: given formatting, and what the client finds by itself."""
    given = [
        Entity(
            shape["type"], shape["offset"], shape["length"], str(shape.get("url", shape.get("language", "")))
        )
        for shape in entities or []
    ]
    fixed, shaped = fixed_text(text, given)
    if not fixed:
        raise cannot("an empty message is not sent")
    if len(fixed) > 4096:
        raise cannot("longer than a message may be")
    whole = [entity.as_json() for entity in merged(shaped, found_entities(fixed))]
    return {"text": fixed, **({"entities": whole} if whole else {})}


def deliver(
    world: World, person: int, chat: Chat, content: Json, *, thread: int = 0, reply_to: int = 0
) -> Message:
    """A person's message of any content."""
    account = the_person(world, person)
    _check_may_write(chat, account)
    if chat.kind == "private" and not chat.started:
        chat.started = True
        world.keep_chat(chat)
    if thread and chat.is_forum and thread != 1 and thread not in chat.topics:
        raise cannot(f"no such topic: {thread}")
    target = the_message(chat, reply_to) if reply_to else None
    draft = Draft(chat, _author(chat, account), content, 0 if thread == 1 else thread, target)
    if chat.kind == "channel":
        draft.extra["author_signature"] = account.first_name
    return post(world, draft)


def say(
    world: World,
    person: int,
    text: str,
    chat: str = "",
    entities: list[Json] | None = None,
    thread: int = 0,
    reply_to: int = 0,
) -> Json:
    return deliver(
        world,
        person,
        the_chat(world, person, chat),
        typed_content(text, entities),
        thread=thread,
        reply_to=reply_to,
    ).wire


def forward(
    world: World, person: int, message_id: int, source: str = "", chat: str = "", thread: int = 0
) -> Json:
    """Forward a message of the chat `source` to another."""
    message = the_message(the_chat(world, person, source), message_id)
    content = content_of(message.wire)
    if not content or message.wire.get("has_protected_content"):
        raise cannot("this message cannot be forwarded")
    content["forward_origin"] = origin_of(message)
    return deliver(world, person, the_chat(world, person, chat), content, thread=thread).wire


SHOWN = (
    "animation", "audio", "caption", "caption_entities", "contact", "dice", "document", "game", "location",
    "paid_media", "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice", "web_app_data",
)  # fmt: skip


def show(
    world: World, person: int, content: Json, chat: str = "", thread: int = 0, reply_to: int = 0
) -> Json:
    """Send what the chat page does not make: a sticker, a place, a contact, …, given as the Bot API shows it."""
    if not content or set(content) - set(SHOWN):
        raise cannot(f"content takes {', '.join(SHOWN)}")
    place = the_chat(world, person, chat)
    return deliver(world, person, place, dict(content), thread=thread, reply_to=reply_to).wire


def start(world: World, person: int, payload: str = "", bot: int | str = "") -> Json:
    """Open the bot by its link and press Start; a stopped bot is started again first."""
    account, the = the_person(world, person), the_bot(world, bot)
    chat = world.open_private(the.id, account.id)
    if chat.blocked:
        unblock(world, person, the.id)
    return say(world, person, f"/start {payload}".strip(), chat.key)


def edit(world: World, person: int, message_id: int, text: str, chat: str = "") -> Json:
    place = the_chat(world, person, chat)
    message = the_message(place, message_id)
    if message.wire.get("from", {}).get("id") != person and place.kind != "channel":
        raise cannot("not your message")
    content = typed_content(text)
    change(world, place, message, {"entities": None, **content})
    return message.wire


def delete(world: World, person: int, message_id: int, chat: str = "") -> bool:
    """No update tells a bot of it."""
    place = the_chat(world, person, chat)
    the_message(place, message_id)
    world.delete_message(place, message_id)
    return True


def _set_blocked(world: World, person: int, bot: Bot, blocked: bool) -> bool:
    chat = world.open_private(bot.id, person)
    if chat.blocked == blocked:
        return False
    chat.blocked = blocked
    world.keep_chat(chat)
    account, user = world.accounts[person], world.accounts[bot.id].as_user()
    member, kicked = {"user": user, "status": "member"}, {"user": user, "status": "kicked", "until_date": 0}
    world.notify(
        bot,
        "my_chat_member",
        {
            "chat": account.as_chat(),
            "from": account.as_user(),
            "date": world.now,
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        },
    )
    world.feed.publish("chat", chat.key, {})
    return True


def block(world: World, person: int, bot: int | str = "") -> bool:
    """Stop the bot; False if it was stopped already."""
    the_person(world, person)
    return _set_blocked(world, person, the_bot(world, bot), True)


def unblock(world: World, person: int, bot: int | str = "") -> bool:
    the_person(world, person)
    return _set_blocked(world, person, the_bot(world, bot), False)


def deactivate(world: World, person: int) -> bool:
    """The account is deleted."""
    account = the_person(world, person)
    account.deactivated = True
    world.keep_account(account)
    return True


def react(world: World, person: int, message_id: int, emoji: str = "", chat: str = "") -> bool:
    """Set the person's reaction, or take it away with no emoji; bots are told where they may be."""
    account, place = the_person(world, person), the_chat(world, person, chat)
    message = the_message(place, message_id)
    old, new = set_reaction(world, place, message, person, [emoji] if emoji else [])
    body: Json = {
        "chat": world.chat_as_json(place),
        "message_id": message_id,
        "date": world.now,
        "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
        "new_reaction": [{"type": "emoji", "emoji": one} for one in new],
    }
    for bot in world.bots_in(place):
        if place.kind == "private" or place.is_admin(bot.id):
            world.notify(bot, "message_reaction", {**body, "user": account.as_user()})
    return True


def set_reaction(
    world: World, chat: Chat, message: Message, account: int, emoji: list[str]
) -> tuple[Any, Any]:
    """Old and new emoji of this account; kept beside the message, since messages do not show them."""
    old = list(message.reactions.get(str(account), []))
    if emoji:
        message.reactions[str(account)] = emoji
    else:
        message.reactions.pop(str(account), None)
    world.keep_reactions(chat, message)
    return old, emoji
