"""How often a term is written about, over time: counts, rises and silences. Pure; trend_counts.py asks the archive.

An article on the front page weighs twice as much as one inside, as it does for the paper that put it there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from digests.search.places import days_of_month

Period = Literal["week", "month", "year"]

FRONT_PAGE_WEIGHT = 2.0
MOST_POINTS = 520
"""Points of one line: ten years of weeks. A longer span is counted by the next longer period."""
_LONGER: Mapping[Period, Period] = {"week": "month", "month": "year", "year": "year"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that a term was found in: the date of its issue and its page."""

    day: date
    page: int


@dataclass(frozen=True, slots=True)
class Point:
    """A period by its first day: how many articles, and their weight."""

    start: date
    articles: int
    weight: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A term's points without a gap from its first period to the last, and the day it appeared first."""

    term: str
    period: Period
    points: tuple[Point, ...]
    first: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Change:
    """A term that rose or fell silent: its articles in the week, and its mean in a week before."""

    term: str
    articles: int
    usual: float


def page_weight(page: int) -> float:
    return FRONT_PAGE_WEIGHT if page == 1 else 1.0


def period_start(day: date, period: Period) -> date:
    """The Monday, the first of the month or New Year's Day on or before `day`."""
    if period == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    return day.replace(day=1) if period == "month" else day.replace(month=1, day=1)


def next_period(start: date, period: Period) -> date:
    """The first day of the period after the one that begins at `start`; the last date there is at the end of time."""
    if start.year == date.max.year and period_start(date.max, period) <= start:
        return date.max
    if period == "week":
        return start + timedelta(days=7)
    last = days_of_month(start.year, start.month)[1] if period == "month" else date(start.year, 12, 31)
    return last + timedelta(days=1)


def trend_of(
    term: str,
    mentions: Iterable[Mention],
    period: Period,
    *,
    first: date | None = None,
    last: date | None = None,
) -> Trend:
    """Counts by period from `first` to `last`, where they are given, else from the first mention to the latest.

    Periods without a mention count 0. A span of more than MOST_POINTS periods is counted by a longer one.
    """
    found = sorted(mentions, key=lambda mention: mention.day)
    inside = [one for one in found if (not first or one.day >= first) and (not last or one.day <= last)]
    begin = first or (inside[0].day if inside else None)
    end = last or (inside[-1].day if inside else None)
    if begin is None or end is None or begin > end:
        return Trend(term, period, (), found[0].day if found else None, 0)
    while (end - begin).days / _DAYS[period] > MOST_POINTS and period != "year":
        period = _LONGER[period]
    starts = [period_start(begin, period)]
    while (following := next_period(starts[-1], period)) <= end and following > starts[-1]:
        starts.append(following)
    articles = dict.fromkeys(starts, 0)
    weights = dict.fromkeys(starts, 0.0)
    for one in inside:
        start = period_start(one.day, period)
        articles[start] += 1
        weights[start] += page_weight(one.page)
    points = tuple(Point(start, articles[start], weights[start]) for start in starts)
    return Trend(term, period, points, found[0].day if found else None, len(inside))


_DAYS: Mapping[Period, int] = {"week": 7, "month": 30, "year": 365}


def rising(
    now: Mapping[str, int], before: Mapping[str, int], weeks: int, limit: int = 10
) -> tuple[Change, ...]:
    """Terms of a week that are written about far more than in the `weeks` before it, the steepest first.

    `now` and `before` are articles by term, in the week and in all the weeks before it together. One article
    is no rise; a term that was never met counts as one that is met once in a while.
    """
    changes = [Change(term, count, before.get(term, 0) / max(weeks, 1)) for term, count in now.items()]
    steep = [one for one in changes if one.articles > 1 and one.articles >= 2 * one.usual]
    steep.sort(key=lambda one: (-one.articles / (one.usual + 0.5), -one.articles, one.term))
    return tuple(steep[:limit])


def silent(
    now: Mapping[str, int], before: Mapping[str, int], weeks: int, limit: int = 10
) -> tuple[Change, ...]:
    """Terms that came in most of the `weeks` before and not at all in this one, the most usual first."""
    changes = [Change(term, 0, count / max(weeks, 1)) for term, count in before.items() if not now.get(term)]
    missed = [one for one in changes if one.usual >= 0.5 and before[one.term] > 1]
    missed.sort(key=lambda one: (-one.usual, one.term))
    return tuple(missed[:limit])


def together(
    with_term: Mapping[str, int], everywhere: Mapping[str, int], term: str, limit: int = 10
) -> tuple[tuple[str, int], ...]:
    """Keywords of the articles about `term`, with the number of articles that they share with it.

    `with_term` counts keywords in the articles about the term, `everywhere` in all. What goes with everything
    (its share here is no greater than anywhere) ranks behind what goes with this.
    """
    pairs = [
        (count / (everywhere.get(other, count) + 2) * count, other, count)
        for other, count in with_term.items()
        if other not in term and term not in other
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1]))
    return tuple((other, count) for _, other, count in pairs[:limit])
