"""Telegram's rate limits, as far as they are known: 30 a second in all, about one a second to a chat with a short
burst, 20 a minute to a group. Off unless switched on.

The numbers are those of Telegram's FAQ; the real ones are unpublished and vary. Refused calls cost nothing here.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.refusal import too_many
from bot.sandbox.shapes import Json


@dataclass(slots=True)
class Bucket:
    """Tokens that refill with time."""

    level: float
    seen: float

    def take(self, now: float, size: float, rate: float) -> float:
        """0 if a token was taken, else the seconds until there is one."""
        self.level = min(size, self.level + max(0.0, now - self.seen) * rate)
        self.seen = now
        if self.level < 1:
            return (1 - self.level) / rate
        self.level -= 1
        return 0.0

    def give_back(self) -> None:
        self.level += 1


@dataclass(slots=True)
class Limits:
    """`now` in every call is a monotonic clock's reading in seconds."""

    on: bool = False
    overall: float = 30.0  # messages a second, all chats
    chat: float = 1.0  # messages a second, one chat
    burst: float = 3.0  # messages at once to one chat
    group: int = 20  # messages a minute, one group or channel

    _all: dict[int, Bucket] = field(default_factory=dict)
    _chats: dict[tuple[int, str], Bucket] = field(default_factory=dict)
    _groups: dict[tuple[int, str], deque[float]] = field(default_factory=dict)

    def forget(self) -> None:
        self._all, self._chats, self._groups = {}, {}, {}

    def set(self, given: Json) -> None:
        for key in ("on", "overall", "chat", "burst", "group"):
            if given.get(key) is not None:
                setattr(self, key, type(getattr(self, key))(given[key]))
        self.forget()

    def check(self, bot: int, chat: str, now: float) -> None:
        """Count one message; Refusal 429 if it is one too many."""
        if not self.on:
            return
        overall = self._all.setdefault(bot, Bucket(self.overall, now))
        wait = overall.take(now, self.overall, self.overall)
        if not wait:
            wait = self._chat_wait(bot, chat, now)
            if wait:
                overall.give_back()
        if wait:
            raise too_many(max(1, math.ceil(wait)))

    def _chat_wait(self, bot: int, chat: str, now: float) -> float:
        group = chat.startswith(("-", "@"))
        sent = self._groups.setdefault((bot, chat), deque()) if group else deque()
        while sent and sent[0] <= now - 60:
            sent.popleft()
        if group and len(sent) >= self.group:
            return sent[0] + 60 - now
        wait = self._chats.setdefault((bot, chat), Bucket(self.burst, now)).take(now, self.burst, self.chat)
        if not wait:
            sent.append(now)
        return wait
