"""Tells the pace of pushes how many answers leave, so that a broadcast makes room for them. Limits nothing itself."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import BaseRateLimiter

from bot.delivery.pacing import Pace

# What Telegram counts as messages; looking things up and answering a button cost nothing.
COUNTED = ("send", "edit", "copy", "forward")


class AnswerCount(BaseRateLimiter[None]):
    """python-telegram-bot calls this around each request of the bot that answers people; pushes have another bot."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        if endpoint.startswith(COUNTED):
            chat_id = data.get("chat_id")
            now = asyncio.get_running_loop().time()
            self.pace.note_answer(chat_id if isinstance(chat_id, int) else None, now)
        return await callback(*args, **kwargs)
