"""What a person can read: who there is, chats, messages, and the stream of events by long poll."""

from __future__ import annotations

from bot.sandbox import people
from bot.sandbox.hall import Hall
from bot.sandbox.shapes import Chat, Json
from bot.sandbox.views import chat_view, chats_view, messages_view

LONGEST_WAIT = 50.0
EVENTS_AT_ONCE = 1000


def state(hall: Hall) -> Json:
    """Who there is: bots, people, the feed's last number."""
    accounts = hall.world.accounts.values()
    return {
        "bots": [account.as_user() for account in accounts if account.is_bot],
        "people": [account.as_user() for account in accounts if not account.is_bot],
        "last": hall.world.feed.last,
    }


def chats(hall: Hall, person: int) -> list[Json]:
    """The chats that a person sees, latest first."""
    return chats_view(hall.world, person)


def chat(hall: Hall, person: int, chat: str = "") -> Json:
    return chat_view(hall.world, people.the_chat(hall.world, person, chat), person)


def messages(
    hall: Hall, person: int, chat: str = "", before: int = 0, after: int = 0, limit: int = 50, thread: int = 0
) -> list[Json]:
    """Messages of a chat, oldest first; the latest `limit` before an id, or those after one."""
    place = people.the_chat(hall.world, person, chat)
    return messages_view(hall.world, place, before=before, after=after, limit=min(limit, 1000), thread=thread)


async def events(hall: Hall, person: int = 0, after: int = 0, wait: float = 0, chat: str = "") -> Json:
    """Events after a number that the person sees (0: all), at once or within `wait` seconds.

    `missed`: some are gone; read the chats anew and go on from `last`.
    """
    feed = hall.world.feed
    if not after:
        return {"events": [], "last": feed.last, "missed": False}
    loop_end = hall.world.clock() + min(wait, LONGEST_WAIT)
    while True:
        last, fresh = feed.last, feed.after(after)
        if fresh is None:
            return {"events": [], "last": last, "missed": True}
        fresh = fresh[:EVENTS_AT_ONCE]
        seen = [event for event in fresh if _sees(hall, person, event.chat, event.person, chat)]
        left = loop_end - hall.world.clock()
        if seen or left <= 0 or len(fresh) == EVENTS_AT_ONCE:
            shown = [{"number": e.number, "kind": e.kind, "chat": e.chat, "body": e.body} for e in seen]
            return {"events": shown, "last": fresh[-1].number if fresh else last, "missed": False}
        after = last
        await feed.news(left)


def _sees(hall: Hall, person: int, key: str, addressed: int, wanted: str) -> bool:
    if wanted and key != wanted:
        return False
    if not person or not key:
        return not addressed or addressed == person or not person
    if addressed and addressed != person:
        return False
    found: Chat | None = hall.world.chats.get(key)
    return found is not None and (hall.world.sees(person, found) or person in found.members)
