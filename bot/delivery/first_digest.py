"""What a new subscriber gets at once: the latest issue, unless it came to that chat already."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.delivery.due import tongue_there
from bot.delivery.fanout import Fanout
from bot.delivery.grouping import stamp
from bot.delivery.had import had_there
from bot.delivery.pushes import Priority, Push
from bot.delivery.recipe import Part, Recipe
from bot.readers.subscription import Subscription

# How the occasion of such a message begins: it is nobody's digest of the day.
FIRST = "first:"


@dataclass(frozen=True, slots=True)
class First:
    """Whether the latest issue follows, and which it is; 0 where there is none, or nothing of it is pushed."""

    outcome: Literal["follows", "had", "muted", "none"]
    issue_id: int = 0


def first_issue(fanout: Fanout, subscription: Subscription, today: date) -> First:
    """What may be promised to a new subscriber; nothing is written yet. Raises ArchiveError."""
    issue = fanout.archive.latest(today, subscription.paper or None)
    if issue is None:
        return First("none")
    if issue.paper in fanout.muted.papers():
        return First("muted")
    had = had_there(fanout.engine, subscription.chat_id, subscription.thread_id, [issue.id])
    return First("had" if had.covers(Part(issue.id, subscription.pages)) else "follows", issue.id)


def send_first(fanout: Fanout, subscription: Subscription, issue_id: int, now: datetime) -> None:
    """Push the issue that `first_issue` found. Raises ArchiveError."""
    tongue = tongue_there(fanout.engine, subscription.chat_id)
    recipe = Recipe("issue", subscription.length, (Part(issue_id, subscription.pages),), tongue=tongue)
    push = Push(
        subscription.chat_id,
        f"{FIRST}{issue_id}:{stamp(now)}:s{subscription.id}",
        fanout.body(recipe),
        subscription.thread_id,
        priority=Priority.ALERT,
        silent=subscription.silent,
    )
    fanout.outbox.enqueue([push], now)
    fanout.wake()
