"""When a reader's next digest is due. Pure: schedules, zones and instants in, instants out; no clock.

Local time has days that do not exist (Apia, 2011-12-30), hours that do not, and hours that come twice. A
digest belongs to a local day; where its time does not exist that day it goes at the first moment after.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from digests.errors import BaotongError

Rhythm = Literal["daily", "weekly", "instant"]
EVERY_DAY = frozenset(range(7))
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

# Zones lie up to 26 hours apart, so a reader who moves can be two calendar days "ahead" of the last digest.
# A last day further off was written by a clock that was wrong, and must not silence the reader for years.
FURTHEST_AHEAD = timedelta(days=2)


class ScheduleError(BaotongError):
    """A schedule that cannot be kept; the subject is what was set."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Local hours in which nothing is pushed, from `start` up to and without `end`; may run over midnight."""

    start: time
    end: time

    def covers(self, wall: time) -> bool:
        if self.start < self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


@dataclass(frozen=True, slots=True)
class Schedule:
    """Daily on some weekdays (0 = Monday), weekly on one, or at once; `at` is local time.

    Raises ScheduleError for a time within the quiet hours, quiet hours without end, and for no day at all.
    """

    rhythm: Rhythm = "daily"
    at: time = time(8)
    weekdays: frozenset[int] = EVERY_DAY
    quiet: Quiet | None = None

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ScheduleError("weekdays", "at least one day, 0 (Monday) to 6 (Sunday)")
        if self.rhythm == "weekly" and len(self.weekdays) != 1:
            raise ScheduleError("weekdays", "a weekly digest comes on one day")
        if self.quiet is None:
            return
        if self.quiet.start == self.quiet.end:
            raise ScheduleError(f"{self.quiet.start:%H:%M}", "quiet hours need a beginning and an end")
        if self.rhythm != "instant" and self.quiet.covers(self.at):
            raise ScheduleError(f"{self.at:%H:%M}", "lies within the quiet hours")


@dataclass(frozen=True, slots=True)
class Due:
    """The local day whose digest is next, and from when it may go: `at` (UTC), never before the `now` given.

    Until `until` it stays due, should the paper be late; with the next local day that day's is next.
    """

    day: date
    at: datetime
    until: datetime


def schedule_of(setting: str) -> Schedule:
    """The schedule that a setting names: "08:00" or "instant". Raises ScheduleError."""
    if setting == "instant":
        return Schedule("instant")
    try:
        return Schedule("daily", time.fromisoformat(setting))
    except ValueError:
        raise ScheduleError(setting, 'neither a time such as "08:00" nor "instant"') from None


def next_due(schedule: Schedule, zone: ZoneInfo, last: date | None, now: datetime) -> Due:
    """The next digest after the one of the local day `last`, seen from `now` (aware).

    Days that passed in silence are not made up one by one: what they would have brought is in the next one.
    """
    today = now.astimezone(zone).date()
    last = trusted(last, today)
    for day in candidates(schedule, last, today):
        due = due_on(schedule, zone, day, now)
        if due is not None:
            return due
    raise AssertionError("two months of local days without one that exists")  # pragma: no cover


def trusted(last: date | None, today: date) -> date | None:
    """The day of the last digest, or today for one so far ahead that only a wrong clock can have written it."""
    return today if last is not None and last > today + FURTHEST_AHEAD else last


def candidates(schedule: Schedule, last: date | None, today: date) -> Iterator[date]:
    """Local days that may have the next digest, in order.

    A weekly one that was missed is still owed on the days after; a daily one is not, its day being over.
    """
    if schedule.rhythm == "instant":
        yield from (today, today + DAY)
        return
    first = today
    if schedule.rhythm == "weekly":
        first = today - (today.weekday() - min(schedule.weekdays)) % 7 * DAY
    for number in range(60):
        day = first + number * DAY
        if day.weekday() in schedule.weekdays and (last is None or day > last):
            yield day


def due_on(schedule: Schedule, zone: ZoneInfo, day: date, now: datetime) -> Due | None:
    """The digest of `day`, or None where that day can no longer have one (or never existed)."""
    until = end_of(day, zone)
    moment: datetime | None = now
    if schedule.rhythm != "instant":
        moment = moment_of(schedule, zone, day)
    if schedule.rhythm == "weekly":
        # A week has its digest even if its day was skipped: then it is owed from the next day on.
        moment = moment or until
        until = end_of(day + 6 * DAY, zone)
    if moment is None:
        return None
    at = max(moment, now)
    if schedule.quiet is not None:
        at = after_quiet(schedule.quiet, zone, at)
    return Due(day, at.astimezone(UTC), until) if at < until else None


@lru_cache(maxsize=65536)
def moment_of(schedule: Schedule, zone: ZoneInfo, day: date) -> datetime | None:
    """The instant of `schedule.at` on `day`, moved out of a gap of the clocks and of quiet hours; UTC.

    None where the day does not exist in the zone.
    """
    moment = instant_of(day, schedule.at, zone)
    if moment is None or schedule.quiet is None or not schedule.quiet.covers(wall(moment, zone)):
        return moment
    # Only a gap can push a time that lay outside the quiet hours into them.
    later = after_quiet(schedule.quiet, zone, moment)
    return later if later.astimezone(zone).date() == day else before_quiet(schedule.quiet, zone, moment, day)


def before_quiet(quiet: Quiet, zone: ZoneInfo, moment: datetime, day: date) -> datetime | None:
    """The last minute of `day` before `moment` that is not quiet."""
    while moment.astimezone(zone).date() == day:
        if not quiet.covers(wall(moment, zone)):
            return moment
        moment -= timedelta(minutes=1)
    return None


@lru_cache(maxsize=65536)
def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The first instant (UTC) at which clocks in `zone` show `at` on `day`.

    In a gap: the first instant after it, or the last before it where the gap runs over the end of the day.
    """
    local = datetime.combine(day, at, zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None, fold=0) == local.replace(tzinfo=None):
        return instant
    after = gap_end(local)
    for candidate in (after, after - SECOND):
        if candidate.astimezone(zone).date() == day:
            return candidate
    return None


def gap_end(missing: datetime) -> datetime:
    """The instant (UTC) at which the clocks jumped over the local time `missing`.

    Read with the offset after the jump (fold 1) it lies before it, and the other way round: halve between.
    """
    zone = missing.tzinfo
    before = missing.replace(fold=1).astimezone(UTC)
    after = missing.replace(fold=0).astimezone(UTC)
    new_offset = after.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == new_offset:
            after = middle
        else:
            before = middle
    return after


@lru_cache(maxsize=65536)
def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) with which the next local day that exists begins."""
    for number in range(1, 4):
        midnight = instant_of(day + number * DAY, time(0), zone)
        if midnight is not None:
            return midnight
    raise AssertionError(f"{zone.key} has lost days after {day}")  # pragma: no cover


def after_quiet(quiet: Quiet, zone: ZoneInfo, moment: datetime) -> datetime:
    """`moment` itself, or the end of the quiet hours that it lies in (UTC)."""
    if not quiet.covers(wall(moment, zone)):
        return moment.astimezone(UTC)
    return quiet_end(quiet, zone, moment)


def quiet_end(quiet: Quiet, zone: ZoneInfo, moment: datetime) -> datetime:
    local = moment.astimezone(zone)
    day = local.date() if local.time() < quiet.end else local.date() + DAY
    end: datetime | None = None
    while end is None:
        end = instant_of(day, quiet.end, zone)
        day += DAY
    if quiet.covers(wall(end, zone)):
        end += SECOND  # the last moment before a gap that runs over midnight: the first after it is meant
        if quiet.covers(wall(end, zone)):
            return quiet_end(quiet, zone, end)  # the gap swallowed all that was not quiet that day
    # Where that hour comes twice, the second is meant: between the two the clocks go back into quiet hours.
    second = end.astimezone(zone).replace(fold=1).astimezone(UTC)
    return max(end, second)


def quiet_span(quiet: Quiet, zone: ZoneInfo, moment: datetime) -> tuple[datetime, datetime]:
    """The quiet hours (UTC) that begin next after `moment`, which is not itself in them."""
    day = moment.astimezone(zone).date()
    while True:
        start = quiet_start(quiet, zone, day)
        if start is not None and start > moment:
            return start, quiet_end(quiet, zone, start)
        day += DAY


def quiet_start(quiet: Quiet, zone: ZoneInfo, day: date) -> datetime | None:
    """When the quiet hours of `day` begin (UTC); None where a gap of the clocks swallows them whole."""
    start = instant_of(day, quiet.start, zone)
    if start is None:
        return None
    # The second moment is the end of a gap that runs over midnight, as Greenland has one every spring.
    return next((one for one in (start, start + SECOND) if quiet.covers(wall(one, zone))), None)


def wall(moment: datetime, zone: ZoneInfo) -> time:
    return moment.astimezone(zone).time()


def last_for_new(schedule: Schedule, zone: ZoneInfo, now: datetime) -> date:
    """What counts as the last digest of somebody who subscribes now: today's, unless its hour is to come."""
    today = now.astimezone(zone).date()
    moment = moment_of(schedule, zone, today)
    is_to_come = today.weekday() in schedule.weekdays and moment is not None and moment > now
    return today - DAY if is_to_come else today
