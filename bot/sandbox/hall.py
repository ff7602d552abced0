"""What all doors of the sandbox share: the world, the open queries, and the tests' switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.arguments import Arguments
from bot.sandbox.counters import Counters
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.queries import Queries
from bot.sandbox.shapes import Json
from bot.sandbox.world import World

Witness = Callable[[str, Arguments, Json], None]
"""Sees each call of the Bot API: the method in lower case, what it was given, the whole answer."""


@dataclass(slots=True)
class Hall:
    world: World
    queries: Queries = field(default_factory=Queries)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    counters: Counters = field(default_factory=Counters)
    witness: Witness | None = None
