"""Troubles that a test switches on: refusals, lost connections, delays, before or after a call took effect.

A fault is matched by method and chat, strikes a number of times or with a probability, and is drawn from a seed, so
that a run can be repeated. Nothing here touches the world.
"""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass

from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Json

KINDS = ("refuse", "cut", "hang", "slow")


@dataclass(slots=True)
class Fault:
    """`kind`:

    - refuse: answer with `code` and `description` (429 with `retry_after`; the usual words where none are given)
    - cut: close the connection without an answer
    - hang: no answer for `seconds`, then the connection is closed
    - slow: the answer comes after `seconds`

    `after`: once the call has had its effect, else in its place. `times` 0: as often as it matches.
    """

    kind: str
    method: str = ""  # "" or "send" (anything that sends) or a method's name
    chat: str = ""
    after: bool = False
    times: int = 0
    probability: float = 1.0
    code: int = 500
    description: str = ""
    retry_after: int = 0
    migrate_to: int = 0
    seconds: float = 0.0
    skip: int = 0  # this many matching calls pass first
    struck: int = 0
    id: int = 0

    def matches(self, method: str, chat: str) -> bool:
        if self.times and self.struck >= self.times:
            return False
        if self.method and self.method.lower() != method and not (self.method == "send" and sends(method)):
            return False
        return not self.chat or self.chat == chat

    def refusal(self) -> Refusal:
        parameters: Json = {}
        words = self.description or _USUAL.get(self.code, f"Error {self.code}")
        if self.retry_after or self.code == 429:
            seconds = self.retry_after or 1
            parameters["retry_after"] = seconds
            words = self.description or f"Too Many Requests: retry after {seconds}"
        if self.migrate_to:
            parameters["migrate_to_chat_id"] = self.migrate_to
        return Refusal(self.code, words, parameters)


_USUAL = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


def sends(method: str) -> bool:
    """Methods that put a message into a chat, by their lower-cased name."""
    return (method.startswith("send") and method not in ("sendchataction", "sendmessagedraft")) or method in (
        "copymessage",
        "copymessages",
        "forwardmessage",
        "forwardmessages",
    )


class Faults:
    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._random = random.Random(0)  # noqa: S311 - a test wants the same draw again
        self._count = 0

    def seed(self, seed: int) -> None:
        self._random.seed(seed)

    def add(self, fault: Fault) -> Fault:
        self._count += 1
        fault.id = self._count
        self.active.append(fault)
        return fault

    def clear(self) -> list[Json]:
        """End all faults; what each has done."""
        ended, self.active = self.active, []
        return [asdict(fault) for fault in ended]

    def strike(self, method: str, chat: str) -> Fault | None:
        """The fault that this call meets, counted as struck."""
        for fault in self.active:
            if not fault.matches(method, chat):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            if fault.probability < 1 and self._random.random() >= fault.probability:
                continue
            fault.struck += 1
            return fault
        return None
