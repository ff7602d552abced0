"""What happens in the chats, as a numbered stream that people's side reads by long poll.

Numbers begin at the clock's microseconds, so they rise across restarts and stay below 2**53. Only the latest
events are kept; a reader that fell behind is told so and reads the chats anew.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass

from bot.sandbox.shapes import Json

EVENTS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Event:
    """`person` 0: for everyone who sees the chat."""

    number: int
    kind: str
    chat: str
    body: Json
    person: int = 0


class Feed:
    def __init__(self, kept: int = EVENTS_KEPT) -> None:
        self.first = self.last = time.time_ns() // 1000
        self._events: deque[Event] = deque(maxlen=kept)
        self._waiting: list[asyncio.Future[None]] = []

    def publish(self, kind: str, chat: str, body: Json, person: int = 0) -> None:
        self.last += 1
        if len(self._events) == self._events.maxlen:
            self.first = self._events[0].number
        self._events.append(Event(self.last, kind, chat, body, person))
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    def after(self, number: int) -> list[Event] | None:
        """Events with a greater number, oldest first; None if some of them are no longer kept."""
        if number < self.first:
            return None
        if number >= self.last:
            return []
        events = self._events
        # Numbers are consecutive: the first wanted one is found by counting from the end.
        if self.last - number <= 64:
            return [events[index] for index in range(len(events) - (self.last - number), len(events))]
        listed = list(events)
        return listed[bisect_right(listed, number, key=lambda event: event.number) :]

    async def news(self, seconds: float) -> None:
        """Come back at the next event, or after `seconds`."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        try:
            await asyncio.wait_for(future, seconds)
        except TimeoutError:
            return
