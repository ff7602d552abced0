"""Which subscriptions come together, and what the one message that they get is: its occasion and its kind. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.delivery.recipe import Part, Recipe, TopicHit
from bot.readers.schedule import Schedule
from digests.archive.stored import StoredIssue
from digests.selection import Kind

# From so many issues of one paper on, a digest is the catch-up of somebody who was away.
CATCH_UP_FROM = 3


def together(door: Sequence[Any]) -> list[list[Any]]:
    """The due subscriptions of one door, grouped by schedule: each group gets one message."""
    if len(door) == 1:
        return [list(door)]
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in door:
        key = (row.rhythm, row.minute, row.weekdays, row.quiet_from, row.quiet_to, row.zone)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def occasion_of(schedule: Schedule, day: date, recipe: Recipe, back: datetime | None) -> str:
    """What a message is for, in the words of its row; the subscription's number is added to it. `back`: when it is
    for somebody who was away, for whom an issue that could not be delivered must not stand in the way.

    Two subscriptions of one chat may have different hours: each has its own digest of the day.
    """
    if schedule.rhythm == "daily":
        return f"day:{day.isoformat()}"
    if schedule.rhythm == "weekly":
        year, week, _ = day.isocalendar()
        return f"week:{year}-W{week:02}"
    return f"issue:{recipe.issues[-1]}" + (f":{stamp(back)}" if back else "")


def stamp(now: datetime) -> str:
    """Part of an occasion where a message that could not be delivered must not stand in the way of the next for ever."""
    return f"{now:%Y%m%dT%H%M%S}"


def kind_of(
    schedule: Schedule,
    parts: Sequence[Part],
    topics: Mapping[int, TopicHit],
    issues: Mapping[int, StoredIssue | None],
) -> Kind:
    if schedule.rhythm == "weekly":
        return "week"
    if not parts:
        return "alert"
    papers: dict[str, int] = {}
    for part in parts:
        issue = issues[part.issue_id]
        if issue is not None:
            papers[issue.paper] = papers.get(issue.paper, 0) + 1
    if max(papers.values(), default=0) >= CATCH_UP_FROM:
        return "catch-up"
    return "issue" if schedule.rhythm == "instant" else "day"


def wider(one: Part | None, other: Part) -> Part:
    """Two subscriptions to pages of one issue: the pages of both; all of them if either asks for all."""
    if one is None or not other.pages:
        return other
    return one if not one.pages else Part(one.issue_id, tuple(sorted({*one.pages, *other.pages})))


def is_alert(schedule: Schedule, recipe: Recipe) -> bool:
    return schedule.rhythm == "instant" and recipe.kind == "alert"
