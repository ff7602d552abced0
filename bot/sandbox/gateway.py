"""The Bot API over HTTP: `/bot<token>/<method>`, GET or POST, arguments in any of Telegram's forms.

Reads the request, lets faults and limits have their say, runs the method, writes the answer. What a method does is
none of its business.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from typing import Any

from tornado.web import RequestHandler

from bot.sandbox.arguments import Arguments, Upload
from bot.sandbox.hall import Hall
from bot.sandbox.methods import METHODS, Answer, Call
from bot.sandbox.refusal import Refusal

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
    values = {name: found[-1].decode("utf-8", "surrogateescape") for name, found in request.arguments.items()}
    uploads = {
        name: Upload(found[-1].filename, found[-1].content_type, found[-1].body)
        for name, found in request.files.items()
        if found
    }
    return Arguments(values, uploads)


class ApiHandler(RequestHandler):
    """One request to one bot."""

    def initialize(self, hall: Hall) -> None:
        self.hall = hall
        self.running: asyncio.Task[None] | None = None

    async def get(self, token: str, method: str) -> None:
        self.running = asyncio.current_task()
        try:
            await self.serve(token, method)
        except asyncio.CancelledError:
            # The client hung up on a long poll: nobody is left to answer.
            if not self.gone:
                raise

    post = get
    gone = False

    def on_connection_close(self) -> None:
        self.gone = True
        if self.running:
            self.running.cancel()

    async def serve(self, token: str, method: str) -> None:
        status, answer = 200, b""
        try:
            answer = await self.answer(token, method.lower())
        except Refusal as refusal:
            status = refusal.code
            if refusal.parameters and "retry_after" in refusal.parameters:
                self.set_header("Retry-After", str(refusal.parameters["retry_after"]))
            answer = _encoded(refusal.as_json())
        except asyncio.CancelledError:
            raise
        except Exception:
            # A client may send anything; what we did not foresee must look like Telegram's own trouble.
            log.exception("the sandbox failed in %s", method)
            status = 500
            answer = _encoded(Refusal(500, "Internal Server Error").as_json())
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        await self.finish(answer)

    async def answer(self, token: str, method: str) -> bytes:
        hall = self.hall
        bot = hall.world.bot_by_token(token)
        function = METHODS.get(method)
        if function is None:
            raise Refusal(404, "Not Found: method not found")
        call = Call(hall.world, hall.queries, bot, read_arguments(self))
        result: Any = function(call)
        if inspect.isawaitable(result):
            result = await result
        if isinstance(result, Answer):
            return _encoded({"ok": True, "result": result.result, "description": result.description})
        return _encoded({"ok": True, "result": result})


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
