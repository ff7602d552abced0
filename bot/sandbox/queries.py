"""Button presses and inline queries that wait for the bot's answer, and what people then see.

They live in memory only: like Telegram's, they are worth nothing after a short while.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from bot.sandbox.refusal import bad
from bot.sandbox.shapes import Json

ANSWER_WITHIN = 15 * 60
KEPT = 10_000
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Query:
    """`chat`: the key of the chat it came from, "" for an inline query outside any."""

    id: str
    bot_id: int
    person: int
    chat: str
    asked: float
    text: str = ""  # of an inline query
    offset: str = ""
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Queries:
    """`cached`: inline answers by bot, person (0: anyone's), text and offset, with the time of their end."""

    def __init__(self) -> None:
        self.callbacks: dict[str, Query] = {}
        self.inline: dict[str, Query] = {}
        self.cached: dict[
            tuple[int, int, str, str], tuple[float, Json]
        ] = {}  # bot, person or 0, text, offset

    def ask(self, table: dict[str, Query], query: Query) -> Query:
        table[query.id] = query
        while len(table) > KEPT:
            del table[next(iter(table))]
        return query

    def keep(self, key: tuple[int, int, str, str], until: float, answer: Json) -> None:
        """Remember an inline answer; the oldest go when there are too many."""
        self.cached.pop(key, None)
        self.cached[key] = (until, answer)
        while len(self.cached) > KEPT:
            del self.cached[next(iter(self.cached))]

    def answer(self, table: dict[str, Query], query_id: str, bot_id: int, answer: Json) -> Query:
        """Store the bot's answer; Refusal if the query is unknown, another bot's, too old, or answered already."""
        query = table.get(query_id)
        if (
            query is None
            or query.bot_id != bot_id
            or query.answer is not None
            or time.monotonic() - query.asked > ANSWER_WITHIN
        ):
            raise bad(TOO_OLD)
        query.answer = answer
        query.answered.set()
        return query
