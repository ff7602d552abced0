"""What all doors of the sandbox share: the world, the open queries, and the tests' switches."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.counters import Counters
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Limits
from bot.sandbox.queries import Queries
from bot.sandbox.world import World


@dataclass(slots=True)
class Hall:
    world: World
    queries: Queries = field(default_factory=Queries)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    counters: Counters = field(default_factory=Counters)
