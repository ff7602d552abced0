"""The values that go into the outbox and come out of it: messages, rows, and what became of them. Pure."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import lru_cache


class Priority(IntEnum):
    """Lower goes first. Answers to people are in no queue at all."""

    ALERT = 1
    DIGEST = 2
    EDIT = 3


@dataclass(frozen=True, slots=True)
class Key:
    """An inline button as it is sent: what it says and its callback data (at most 64 bytes), or its link."""

    label: str
    data: str = ""
    url: str = ""


Keyboard = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A message: Telegram HTML and buttons. `recipe`: how to make it anew; `issues`: what it was made of.

    `photo`: Telegram's id of a picture, which has the HTML for its caption.
    """

    html: str
    keyboard: Keyboard = ()
    recipe: str = ""
    issues: tuple[int, ...] = ()
    photo: str = ""

    @property
    def hash(self) -> str:
        parts = [self.html, printed_keyboard(self.keyboard), self.recipe]
        parts += [self.photo] if self.photo else []  # those without were hashed before there were pictures
        return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Push:
    """A message on its way to one chat. `due_at` (UTC) None: now. `quiet`: not between these two instants.

    `edits` is the id of the message to edit; None sends a new one.
    """

    chat_id: int
    occasion: str
    body: Body
    thread_id: int = 0
    part: int = 1
    priority: Priority = Priority.DIGEST
    silent: bool = False
    due_at: datetime | None = None
    quiet: tuple[datetime, datetime] | None = None
    edits: int | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row in a worker's hands; `tries` and `uncertain` count what was tried before."""

    id: int
    chat_id: int
    thread_id: int
    occasion: str
    part: int
    priority: int
    silent: bool
    edits: int | None
    tries: int
    uncertain: int
    html: str
    keyboard: Keyboard
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The row is finished: `state` sent, rejected, held or dropped."""

    row: Claimed
    state: str
    message_id: int | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """The row waits until `at` (UTC). `whole_chat` holds the chat's other rows as long."""

    row: Claimed
    at: datetime
    problem: str | None = None
    uncertain: bool = False
    counts: bool = True
    whole_chat: bool = False


@dataclass(frozen=True, slots=True)
class ChatGone:
    """The chat, or only the row's topic in it, is out of reach."""

    row: Claimed
    reason: str
    only_topic: bool = False


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The chat has a new id; the row is to be sent there."""

    row: Claimed
    chat_id: int


Note = Done | Again | ChatGone | ChatMoved


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was set aside, for the operator; `at` (UTC) is when."""

    id: int
    chat_id: int
    occasion: str
    state: str
    problem: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """All rows that were set aside for one reason: how many, the latest (UTC), and one of them as an example."""

    example_id: int
    state: str
    problem: str
    count: int
    last: datetime
    chat: str
    occasion: str


def printed_keyboard(keyboard: Keyboard) -> str:
    if not keyboard:
        return ""
    rows = [[[key.label, key.data, key.url] for key in row] for row in keyboard]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1024)
def read_keyboard(text: str) -> Keyboard:
    rows: Iterable[Iterable[Sequence[str]]] = json.loads(text) if text else ()
    return tuple(tuple(Key(*key) for key in row) for row in rows)
