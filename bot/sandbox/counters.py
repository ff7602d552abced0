"""What was called and what was sent, for tests: per method and status, per chat, by text, per second."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.sandbox.shapes import Json


@dataclass(slots=True)
class Counters:
    calls: Counter[str] = field(default_factory=Counter)  # "sendmessage 200"
    chats: Counter[str] = field(default_factory=Counter)  # messages that took effect
    texts: Counter[tuple[str, str]] = field(default_factory=Counter)  # chat, text
    seconds: Counter[int] = field(default_factory=Counter)  # messages by second
    first: float = 0.0
    last: float = 0.0

    def called(self, method: str, status: int) -> None:
        self.calls[f"{method} {status}"] += 1

    def sent(self, chat: str, text: str, now: float) -> None:
        self.chats[chat] += 1
        self.texts[chat, text] += 1
        self.seconds[int(now)] += 1
        self.first = self.first or now
        self.last = now

    def as_json(self, *, detail: bool = False) -> Json:
        """`duplicates`: [chat, text, count] of texts that came to a chat more than once."""
        total = sum(self.chats.values())
        shown: Json = {
            "calls": dict(self.calls),
            "sent": total,
            "chats": len(self.chats),
            "duplicates": [[chat, text, count] for (chat, text), count in self.texts.items() if count > 1],
            "peak_per_second": max(self.seconds.values(), default=0),
            "first": self.first,
            "last": self.last,
        }
        if detail:
            shown["by_chat"] = dict(self.chats)
            shown["by_second"] = sorted(self.seconds.items())
        return shown
