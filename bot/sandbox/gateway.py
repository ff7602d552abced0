"""The Bot API over HTTP: `/bot<token>/<method>`, GET or POST, arguments in any of Telegram's forms.

Reads the request, lets faults and limits have their say, runs the method, writes the answer. What a method does is
none of its business.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import time
from typing import Any

from tornado.web import RequestHandler

from bot.sandbox.arguments import Arguments, Upload
from bot.sandbox.faults import Fault, sends
from bot.sandbox.hall import Hall
from bot.sandbox.methods import METHODS, Answer, Call
from bot.sandbox.refusal import Refusal, bad
from bot.sandbox.shapes import Bot
from bot.sandbox.webhook import Couriers

log = logging.getLogger(__name__)


def read_arguments(handler: RequestHandler) -> Arguments:
    """Query string and body together; Refusal if a JSON body is none."""
    request = handler.request
    if (
        request.headers.get("Content-Type", "").partition(";")[0].strip() == "application/json"
        and request.body
    ):
        try:
            body = json.loads(request.body)
        except (ValueError, RecursionError):
            raise Refusal(400, "Bad Request: can't parse JSON object") from None
        if not isinstance(body, dict):
            raise Refusal(400, "Bad Request: object expected")
        return Arguments.of_json(body)
    try:
        values = {name: found[-1].decode() for name, found in request.arguments.items()}
    except UnicodeDecodeError:
        raise bad("strings must be encoded in UTF-8") from None
    uploads = {
        name: Upload(found[-1].filename, found[-1].content_type, found[-1].body)
        for name, found in request.files.items()
        if found
    }
    return Arguments(values, uploads)


class HungUp(Exception):  # noqa: N818 - a fault that a test asked for
    """The connection is to be closed without an answer."""


class ApiHandler(RequestHandler):
    """One request to one bot."""

    def initialize(self, hall: Hall, couriers: Couriers) -> None:
        self.hall, self.couriers = hall, couriers
        self.running: asyncio.Task[None] | None = None
        self.gone = False
        self.given = Arguments({})

    async def get(self, token: str, method: str) -> None:
        self.running = asyncio.current_task()
        try:
            await self.serve(token, method.lower())
        except HungUp:
            self.detach().close()
        except asyncio.CancelledError:
            # The client hung up on a long poll: nobody is left to answer.
            if not self.gone:
                raise

    post = get

    def on_connection_close(self) -> None:
        self.gone = True
        if self.running:
            self.running.cancel()

    async def serve(self, token: str, method: str) -> None:
        status = 200
        try:
            answer = await self.answer(token, method)
        except Refusal as refusal:
            status = refusal.code
            if refusal.parameters and "retry_after" in refusal.parameters:
                self.set_header("Retry-After", str(refusal.parameters["retry_after"]))
            answer = encoded(refusal.as_json())
        except (HungUp, asyncio.CancelledError):
            self.hall.counters.called(method, 0)
            raise
        except Exception:
            # A client may send anything; what we did not foresee must look like Telegram's own trouble.
            log.exception("the sandbox failed in %s", method)
            status = 500
            answer = encoded(Refusal(500, "Internal Server Error").as_json())
        self.hall.counters.called(method, status)
        if self.hall.witness:
            self.hall.witness(method, self.given, json.loads(answer))
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        await self.finish(answer)

    async def answer(self, token: str, method: str) -> bytes:
        """Fault, limit, effect, in the order in which the real server could meet them."""
        hall = self.hall
        bot = hall.world.bot_by_token(token)
        if method not in METHODS:
            raise Refusal(404, "Not Found: method not found")
        arguments = self.given = read_arguments(self)
        chat = arguments.text("chat_id")
        fault = hall.faults.strike(method, chat) if hall.faults.active else None
        if fault and not fault.after:
            await suffer(fault)
        if sends(method):
            hall.limits.check(bot.id, chat, time.monotonic())
        answer = await self.effect(bot, method, arguments)
        if fault and fault.after:
            await suffer(fault)
        return answer

    async def effect(self, bot: Bot, method: str, arguments: Arguments) -> bytes:
        hall = self.hall
        result: Any = METHODS[method](Call(hall.world, hall.queries, bot, arguments))
        if inspect.isawaitable(result):
            result = await result
        if method == "setwebhook":
            self.couriers.serve(bot)
        if sends(method):
            text = arguments.text("text") or arguments.text("caption") or arguments.text("rich_message")
            hall.counters.sent(arguments.text("chat_id"), text, hall.world.clock())
        if isinstance(result, Answer):
            return encoded({"ok": True, "result": result.result, "description": result.description})
        return encoded({"ok": True, "result": result})


async def suffer(fault: Fault) -> None:
    if fault.seconds:
        await asyncio.sleep(fault.seconds)
    if fault.kind == "refuse":
        raise fault.refusal()
    if fault.kind in ("cut", "hang"):
        raise HungUp


def encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
