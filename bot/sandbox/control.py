"""People's side over HTTP: `POST /control/<act>` with a JSON object, `{"ok": true, "result": …}` back.

Acts are the functions of `people` and `crowds` with their parameters by name; README.md beside this file lists them.
Besides: `events` (long poll), `chats`, `messages`, `state` for reading.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

from tornado.web import RequestHandler

from bot.sandbox import crowds, people
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
    function.__name__: function for function in (person, bot, press, state, chats, chat, messages)
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
