"""Answers to people: counted, so that a broadcast makes room for them, and held by nothing but a 429."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.outcomes import seconds_to_rest
from bot.delivery.pacing import Pace
from bot.delivery.retries import FLOOD_MARGIN_S

log = logging.getLogger(__name__)

# What Telegram counts as messages; looking things up and answering a button cost nothing.
COUNTED = ("send", "edit", "copy", "forward")

# Nobody waits longer than this for an answer, nor does Telegram let a press be answered later.
PATIENCE_S = 30.0
TRIES = 3


class Answering(BaseRateLimiter[None]):
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
        """What Telegram answers; after a 429 it is asked again. Raises what the callback raises, RetryAfter too
        where the wait is too long or came too often.
        """
        tries = 0
        while True:
            self._count(endpoint, data)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                tries += 1
                wait = seconds_to_rest(error) + FLOOD_MARGIN_S
                if tries == TRIES or wait > PATIENCE_S:
                    raise
                log.info("an answer waits %.1f s: 429", wait)
            await asyncio.sleep(wait)

    def _count(self, endpoint: str, data: dict[str, Any]) -> None:
        if endpoint.startswith(COUNTED):
            chat_id = data.get("chat_id")
            now = asyncio.get_running_loop().time()
            self.pace.note_answer(chat_id if isinstance(chat_id, int) else None, now)
