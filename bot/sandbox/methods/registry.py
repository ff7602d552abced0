"""What a method is given, what it may give back, and under which name it is found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.access import Need, reach
from bot.sandbox.arguments import Arguments
from bot.sandbox.queries import Queries
from bot.sandbox.shapes import Account, Bot, Chat
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One API call. `queries`: callback and inline queries that wait for an answer."""

    world: World
    queries: Queries
    bot: Bot
    arguments: Arguments

    @property
    def account(self) -> Account:
        return self.world.accounts[self.bot.id]

    def chat(self, need: Need = "write") -> Chat:
        """The chat of `chat_id`, which the bot may use so; Refusal otherwise."""
        return reach(self.world, self.bot, self.arguments.text("chat_id"), need)


@dataclass(frozen=True, slots=True)
class Answer:
    result: Any
    description: str


Method = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register a function under the API's name; names are found regardless of case."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register
