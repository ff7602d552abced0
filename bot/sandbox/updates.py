"""A bot's updates: numbered, kept for a day, handed out by long poll, confirmed by offset.

As on Telegram's server: one waiter per bot (a newer call ends the older with 409), a negative offset counts from
the end and forgets what lies before, the kinds asked for are remembered until asked for anew.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Json

KEPT_SECONDS = 24 * 3600
LONGEST_POLL = 50
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
# Kinds that come only when asked for by name.
UNASKED = ("chat_member", "message_reaction", "message_reaction_count")


class UpdateQueue:
    """`keep(update)` and `confirm(offset)` are called on every change, for the journal."""

    def __init__(self, keep: Callable[[Json], None], confirm: Callable[[int], None]) -> None:
        self._keep, self._confirm = keep, confirm
        self._pending: deque[tuple[int, float, Json]] = deque()
        self._waiter: asyncio.Future[None] | None = None
        # A real bot's first number is arbitrary as well; a fresh world must not begin below an older one's.
        self.next_id = time.time_ns() // 1_000_000_000 % 900_000_000 + 1
        self.on_news: Callable[[], None] | None = None

    def __len__(self) -> int:
        return len(self._pending)

    def restore(self, update: Json) -> None:
        self._pending.append((update["update_id"], time.time(), update))
        self.next_id = max(self.next_id, update["update_id"] + 1)

    def add(self, kind: str, body: Json, allowed: list[str] | None) -> int | None:
        """The new update's id; None if the bot does not want this kind."""
        if kind not in allowed if allowed else kind in UNASKED:
            return None
        number = self.next_id
        self.next_id += 1
        update = {"update_id": number, kind: body}
        self._pending.append((number, time.time(), update))
        self._keep(update)
        self._wake()
        return number

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)
        if self.on_news:
            self.on_news()

    @property
    def first_id(self) -> int:
        return self._pending[0][0] if self._pending else self.next_id

    def pending(self) -> list[Json]:
        return [update for _, _, update in self._pending]

    def drop_before(self, offset: int) -> None:
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()

    def forget_before(self, offset: int) -> None:
        if self._pending and self._pending[0][0] < offset:
            self.drop_before(offset)
            self._confirm(offset)

    def forget_all(self) -> None:
        self.forget_before(self.next_id)

    def head(self) -> Json | None:
        self._expire()
        return self._pending[0][2] if self._pending else None

    def _expire(self) -> None:
        oldest = time.time() - KEPT_SECONDS
        while self._pending and self._pending[0][1] < oldest:
            self._pending.popleft()

    def interrupt(self, description: str = CONFLICT) -> None:
        """End the call that waits now with a 409."""
        if self._waiter and not self._waiter.done():
            self._waiter.set_exception(Refusal(409, description))

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Updates from `offset` on, at once or within `seconds`; Refusal 409 if another call comes."""
        self.interrupt()
        self._expire()
        if offset < 0:
            offset = self._pending[offset][0] if -offset <= len(self._pending) else 0
        if offset > 0:
            self.forget_before(offset)
        if not self._pending and seconds > 0:
            await self._wait(min(seconds, LONGEST_POLL))
        return [self._pending[place][2] for place in range(min(limit, len(self._pending)))]

    async def _wait(self, seconds: float) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        try:
            await asyncio.wait_for(waiter, seconds)
        except TimeoutError:
            return
        finally:
            if self._waiter is waiter:
                self._waiter = None
