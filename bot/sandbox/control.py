"""People's side over HTTP: `POST /control/<act>` with a JSON object, `{"ok": true, "result": …}` back.

Acts are the functions of `people` and `crowds` with their parameters by name; README.md beside this file lists them.
Besides: `events` (long poll), `chats`, `messages`, `state` for reading.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from tornado.web import RequestHandler

from bot.sandbox import crowds, people
from bot.sandbox.counters import Counters
from bot.sandbox.faults import KINDS, Fault
from bot.sandbox.hall import Hall
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Account, Chat, Json
from bot.sandbox.views import chat_view, chats_view, messages_view

LONGEST_WAIT = 50.0
EVENTS_AT_ONCE = 1000


def person(
    hall: Hall, name: str = "", username: str = "", language_code: str = "zh-hans", person: int = 0
) -> Json:
    """The person of this id, made if need be; without an id a new one."""
    known = hall.world.accounts.get(person)
    if known is None:
        known = Account(
            person, name or "读者", username=username.removeprefix("@"), language_code=language_code
        )
        hall.world.add_person(known)
    elif name or username:
        known.first_name, known.username = (
            name or known.first_name,
            username.removeprefix("@") or known.username,
        )
        known.language_code = language_code
        hall.world.keep_account(known)
    return known.as_user()


def bot(
    hall: Hall,
    token: str = "",
    name: str = "",
    username: str = "",
    privacy: bool | None = None,
    inline: bool | None = None,
    revoked: bool | None = None,
) -> Json:
    """The bot of this token, made if need be, with its switches set as given."""
    world = hall.world
    the = world.add_bot(token, name=name or "报童", username=username) if token else people.the_bot(world)
    for switch, value in (("privacy", privacy), ("inline", inline), ("revoked", revoked)):
        if value is not None:
            setattr(the, switch, value)
    world.keep_bot(the)
    return {**world.accounts[the.id].as_user(), "privacy": the.privacy, "inline": the.inline}


def fault(hall: Hall, **given: Any) -> Json:
    """Switch a fault on; the parameters are the fields of `faults.Fault`."""
    made = Fault(**given)
    if made.kind not in KINDS:
        raise Refusal(400, f"kind must be one of {', '.join(KINDS)}")
    return asdict(hall.faults.add(made))


def clear_faults(hall: Hall, seed: int | None = None) -> list[Json]:
    """Switch all faults off, and begin the draw anew; what each had done."""
    if seed is not None:
        hall.faults.seed(seed)
    return hall.faults.clear()


def limits(hall: Hall, **given: Any) -> Json:
    """Switch the rate limits on or off and set their numbers; all forget what was sent so far."""
    hall.limits.set(given)
    return {key: getattr(hall.limits, key) for key in ("on", "overall", "chat", "burst", "group")}


def counters(hall: Hall, detail: bool = False, reset: bool = False) -> Json:
    """What was called and sent since the last reset."""
    shown = hall.counters.as_json(detail=detail)
    if reset:
        hall.counters = Counters()
    return shown


def crowd(hall: Hall, count: int, first: int = 800_000_001, bot: str = "") -> int:
    """Make `count` people who have all started the bot, without a word of theirs; the last one's id."""
    the = people.the_bot(hall.world, bot)
    for number in range(first, first + count):
        if number not in hall.world.accounts:
            hall.world.keep_account(Account(number, f"读者{number - first + 1}", language_code="zh-hans"))
        place = hall.world.open_private(the.id, number)
        if not place.started:
            place.started = True
            hall.world.keep_chat(place)
    return first + count - 1


def press(hall: Hall, **given: Any) -> Json:
    return people.press(hall.world, hall.queries, **given)


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


_WORLD_ACTS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        people.say,
        people.start,
        people.edit,
        people.delete,
        people.block,
        people.unblock,
        people.deactivate,
        people.react,
        crowds.create,
        crowds.add,
        crowds.remove,
        crowds.leave,
        crowds.promote,
        crowds.demote,
        crowds.restrict,
        crowds.mute,
        crowds.retitle,
        crowds.make_public,
        crowds.migrate,
        crowds.close_chat,
        crowds.open_topic,
        crowds.close_topic,
    )
}
_HALL_ACTS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        person,
        bot,
        crowd,
        press,
        state,
        chats,
        chat,
        messages,
        fault,
        clear_faults,
        limits,
        counters,
    )
}


async def perform(hall: Hall, act: str, given: Json) -> Any:
    """Run one act; Refusal if there is none such or its parameters are wrong."""
    function, first = (_HALL_ACTS[act], hall) if act in _HALL_ACTS else (_WORLD_ACTS.get(act), hall.world)
    if function is None:
        raise Refusal(404, f"no such act: {act}")
    if "person" in given and act != "person":
        people.the_person(hall.world, given["person"])
    try:
        bound = inspect.signature(function).bind(first, **given)
    except TypeError as error:
        raise Refusal(400, f"{act}: {error}") from None
    result = function(*bound.args, **bound.kwargs)
    return await result if inspect.isawaitable(result) else result


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


_HALL_ACTS["events"] = events


class ControlHandler(RequestHandler):
    def initialize(self, hall: Hall) -> None:
        self.hall = hall

    async def post(self, act: str) -> None:
        try:
            if not self.request.headers.get("Content-Type", "").startswith("application/json"):
                # A web page of another origin cannot send this type without asking first.
                raise Refusal(400, "the control interface takes application/json")
            given = json.loads(self.request.body or b"{}")
            if not isinstance(given, dict):
                raise Refusal(400, "a JSON object is expected")
            answer = {"ok": True, "result": await perform(self.hall, act, given)}
        except Refusal as refusal:
            self.set_status(refusal.code)
            answer = refusal.as_json()
        except ValueError as error:
            self.set_status(400)
            answer = {"ok": False, "error_code": 400, "description": f"{act}: {error}"}
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        await self.finish(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
