"""Groups, channels and their members: made, joined, left, promoted, muted, upgraded, divided into topics.

Every change of a membership reaches the bots concerned as my_chat_member or chat_member, with the service message
that Telegram puts into the chat.
"""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox.membership import member_as_json
from bot.sandbox.people import cannot, say, the_bot, the_chat, the_person
from bot.sandbox.posting import Draft, post, service
from bot.sandbox.shapes import ADMIN_RIGHTS, PRESENT, Account, Chat, Json, Membership, Topic
from bot.sandbox.world import World

KINDS = ("group", "supergroup", "channel")


def create(world: World, person: int, title: str, kind: str = "supergroup", forum: bool = False) -> Json:
    """A new chat that belongs to the person; a forum is always a supergroup."""
    owner = the_person(world, person)
    if kind not in KINDS:
        raise cannot(f"kind must be one of {', '.join(KINDS)}")
    kind = "supergroup" if forum else kind
    chat = Chat(world.fresh_chat_id(kind), kind, title=title, is_forum=forum)
    chat.members[person] = Membership("creator")
    world.keep_chat(chat)
    service(world, chat, owner, {f"{kind}_chat_created": True})
    return {"key": chat.key, **world.chat_as_json(chat)}


def set_member(world: World, chat: Chat, by: Account, who: int, new: Membership) -> None:
    """Change a membership and tell the bots that may know."""
    old = chat.members.get(who, Membership("left"))
    before = member_as_json(world, chat, who)
    chat.members[who] = new
    world.keep_chat(chat)
    body: Json = {
        "chat": world.chat_as_json(chat),
        "from": by.as_user(),
        "date": world.now,
        "old_chat_member": before,
        "new_chat_member": member_as_json(world, chat, who),
    }
    if bot := world.bot_ids.get(who):
        world.notify(bot, "my_chat_member", body)
    if old.status != new.status or old.rights != new.rights:
        for other in world.bots_in(chat):
            if other.id != who and chat.is_admin(other.id):
                world.notify(other, "chat_member", body)
    world.feed.publish("chat", chat.key, {})


def _admin_rights(chat: Chat, without: tuple[str, ...] = ()) -> dict[str, bool]:
    absent = (
        ("can_post_messages", "can_edit_messages")
        if chat.is_group
        else ("can_pin_messages", "can_manage_topics")
    )
    return {
        right: right not in without
        and right not in absent
        and (right != "can_manage_topics" or chat.is_forum)
        for right in ADMIN_RIGHTS
    }


def _crowd(world: World, person: int, chat: str) -> Chat:
    place = the_chat(world, person, chat)
    if place.kind == "private":
        raise cannot("a private chat has no members to change")
    return place


def _account(world: World, who: int | str) -> Account:
    """A person by id, or a bot by id, token or @username ("" is the first bot)."""
    if isinstance(who, int) and who in world.accounts:
        return world.accounts[who]
    named = world.account_named(str(who)) if who else None
    return named or world.accounts[the_bot(world, who).id]


def add(world: World, person: int, chat: str, who: int | str = "", payload: str = "") -> bool:
    """Add someone to a chat; bots become administrators of channels. False if already there.

    `payload` is that of a `?startgroup=` link.
    """
    by, place, member = the_person(world, person), _crowd(world, person, chat), _account(world, who)
    if not place.is_admin(person) and place.kind == "channel":
        raise cannot("only administrators add members to a channel")
    if place.has(member.id):
        return False
    if place.kind == "channel" and member.is_bot:
        set_member(world, place, by, member.id, Membership("administrator", _admin_rights(place)))
        return True
    set_member(world, place, by, member.id, Membership("member"))
    if place.is_group:
        service(world, place, by, {"new_chat_members": [member.as_user()]})
    if payload and member.is_bot:
        say(world, person, f"/start@{member.username} {payload}", place.key)
    return True


def remove(world: World, person: int, chat: str, who: int | str = "") -> bool:
    """Remove someone for good ("kicked"); False if not there."""
    by, place, member = the_person(world, person), _crowd(world, person, chat), _account(world, who)
    if not place.has(member.id):
        return False
    if place.is_group:
        _left_message(world, place, by, member)
    set_member(world, place, by, member.id, Membership("kicked"))
    return True


def leave(world: World, person: int, chat: str) -> bool:
    account, place = the_person(world, person), _crowd(world, person, chat)
    if not place.has(person):
        return False
    if place.is_group:
        _left_message(world, place, account, account)
    set_member(world, place, account, person, Membership("left"))
    return True


def _left_message(world: World, chat: Chat, by: Account, who: Account) -> None:
    user = who.as_user()
    service(world, chat, by, {"left_chat_member": user})


def promote(
    world: World,
    person: int,
    chat: str,
    who: int | str = "",
    without: list[str] | None = None,
    anonymous: bool = False,
) -> bool:
    """Make someone an administrator with every right but those named."""
    by, place, member = the_person(world, person), _crowd(world, person, chat), _account(world, who)
    old = place.members.get(member.id)
    if old is None or old.status not in PRESENT:
        raise cannot("only members can be promoted")
    if old.status == "creator":
        set_member(world, place, by, member.id, replace(old, is_anonymous=anonymous))
        return True
    rights = _admin_rights(place, tuple(without or ()))
    set_member(world, place, by, member.id, Membership("administrator", rights, is_anonymous=anonymous))
    return True


def demote(world: World, person: int, chat: str, who: int | str = "") -> bool:
    by, place, member = the_person(world, person), _crowd(world, person, chat), _account(world, who)
    if place.status_of(member.id) != "administrator":
        return False
    set_member(world, place, by, member.id, Membership("left" if place.kind == "channel" else "member"))
    return True


def restrict(world: World, person: int, chat: str, who: int | str = "", can_send: bool = False) -> bool:
    """Take a member's right to write, or give it back."""
    by, place, member = the_person(world, person), _crowd(world, person, chat), _account(world, who)
    if not place.has(member.id):
        raise cannot("only members can be restricted")
    new = Membership("member") if can_send else Membership("restricted", {"can_send_messages": False})
    set_member(world, place, by, member.id, new)
    return True


def mute(world: World, person: int, chat: str, muted: bool = True) -> bool:
    """Let only administrators write in a group."""
    place = _crowd(world, person, chat)
    place.muted = muted
    world.keep_chat(place)
    return True


def retitle(world: World, person: int, chat: str, title: str) -> bool:
    by, place = the_person(world, person), _crowd(world, person, chat)
    place.title = title
    world.keep_chat(place)
    service(world, place, by, {"new_chat_title": title})
    return True


def make_public(world: World, person: int, chat: str, username: str = "") -> bool:
    place = _crowd(world, person, chat)
    world.usernames.pop(place.username.lower(), None)
    place.username = username.removeprefix("@")
    world.keep_chat(place)
    return True


def migrate(world: World, person: int, chat: str, forum: bool = False) -> Json:
    """Upgrade a basic group: a supergroup with the same members, and the two service messages."""
    by, old = the_person(world, person), _crowd(world, person, chat)
    if old.kind != "group" or old.migrated_to:
        raise cannot("only a basic group can be upgraded")
    new = Chat(world.fresh_chat_id("supergroup"), "supergroup", title=old.title, is_forum=forum)
    new.members = {account: replace(member) for account, member in old.members.items()}
    world.keep_chat(new)
    service(world, old, by, {"migrate_to_chat_id": new.id})
    old.migrated_to = new.id
    world.keep_chat(old)
    service(world, new, None, {"migrate_from_chat_id": old.id})
    world.feed.publish("chat", old.key, {})
    return {"key": new.key, **world.chat_as_json(new)}


def close_chat(world: World, person: int, chat: str) -> bool:
    """The owner deletes the chat for everyone."""
    place = _crowd(world, person, chat)
    place.deleted = True
    world.keep_chat(place)
    world.feed.publish("chat", place.key, {})
    return True


def open_topic(world: World, person: int, chat: str, name: str) -> int:
    """A new topic of a forum; its id is the id of the message that opens it."""
    by, place = the_person(world, person), _crowd(world, person, chat)
    if not place.is_forum:
        raise cannot("the group has no topics")
    return service(world, place, by, {"forum_topic_created": {"name": name, "icon_color": 7322096}}).id


def close_topic(world: World, person: int, chat: str, thread: int, closed: bool = True) -> bool:
    by, place = the_person(world, person), _crowd(world, person, chat)
    topic = place.topics.get(thread)
    if topic is None:
        raise cannot(f"no such topic: {thread}")
    set_topic(world, place, by, topic, closed)
    return True


def set_topic(world: World, chat: Chat, by: Account, topic: Topic, closed: bool) -> None:
    topic.is_closed = closed
    world.keep_chat(chat)
    kind = "forum_topic_closed" if closed else "forum_topic_reopened"
    post(world, Draft(chat, by, {kind: {}}, thread=topic.id))
