"""People's side over HTTP: `POST /control/<act>` with a JSON object, `{"ok": true, "result": …}` back.

Acts are functions with their parameters by name: what people do (`people`, `crowds`, `asking`), what a test sets up
(`switches`), what can be read (`watching`).
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

from pydantic import ConfigDict, ValidationError, validate_call
from tornado.web import RequestHandler

from bot.sandbox import asking, crowds, people, switches, watching
from bot.sandbox.hall import Hall
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Json

Act = Callable[..., Any]
_IN_CHATS: tuple[Act, ...] = (
    people.say, people.show, people.forward, people.start, people.edit, people.delete, people.block, people.unblock, people.deactivate, people.react,
    crowds.create, crowds.add, crowds.remove, crowds.leave, crowds.promote, crowds.demote, crowds.restrict, crowds.mute,
    crowds.retitle, crowds.make_public, crowds.migrate, crowds.close_chat, crowds.open_topic, crowds.close_topic,
)  # fmt: skip
_AROUND: tuple[Act, ...] = (
    asking.press, asking.inline, asking.choose, asking.upload,
    switches.person, switches.bot, switches.crowd, switches.update, switches.fault, switches.clear_faults, switches.limits,
    switches.counters, watching.state, watching.chats, watching.chat, watching.messages, watching.events,
)  # fmt: skip
# The first kind gets the world as its first argument, the second the whole hall.
_STRICT = ConfigDict(strict=True, arbitrary_types_allowed=True)
_WORLD_ACTS: dict[str, Act] = {
    function.__name__: validate_call(config=_STRICT)(function) for function in _IN_CHATS
}
_HALL_ACTS: dict[str, Act] = {
    function.__name__: validate_call(config=_STRICT)(function) for function in _AROUND
}


async def perform(hall: Hall, act: str, given: Json) -> Any:
    """Run one act; Refusal if there is none such or its parameters are wrong."""
    function = _HALL_ACTS.get(act) or _WORLD_ACTS.get(act)
    if function is None:
        raise Refusal(404, f"no such act: {act}")
    first = hall if act in _HALL_ACTS else hall.world
    if act not in ("person", "events") and isinstance(given.get("person"), int):
        people.the_person(hall.world, given["person"])
    try:
        result = function(first, **given)
        return await result if inspect.isawaitable(result) else result
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise Refusal(400, f"{act}: {wrong}") from None


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
