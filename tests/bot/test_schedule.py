"""When the next digest is due: examples of the traps, and properties over every zone."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.readers.schedule import (
    EVERY_DAY,
    Due,
    Quiet,
    Schedule,
    ScheduleError,
    after_quiet,
    end_of,
    instant_of,
    last_for_new,
    next_due,
    quiet_span,
    schedule_of,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
# "localtime" is a link to whatever the machine is set to.
ZONES = sorted(available_timezones() - {"localtime", "Factory"})


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def run(schedule: Schedule, zone: ZoneInfo, looks: list[datetime], last: date | None = None) -> list[Due]:
    """What a service sends that looks at these moments, in this order, with a paper always at hand."""
    sent = []
    for now in looks:
        due = next_due(schedule, zone, last, now)
        if due.at <= now:
            sent.append(Due(due.day, now, due.until))
            last = due.day
    return sent


def test_the_next_digest_of_an_ordinary_day_is_at_the_readers_hour() -> None:
    due = next_due(Schedule(), SHANGHAI, date(2026, 11, 20), utc(2026, 11, 20, 12))
    assert (due.day, due.at) == (date(2026, 11, 21), utc(2026, 11, 21, 0))


def test_a_digest_stays_due_until_its_local_day_ends() -> None:
    due = next_due(Schedule(), SHANGHAI, date(2026, 11, 20), utc(2026, 11, 21, 9))
    assert (due.day, due.at, due.until) == (date(2026, 11, 21), utc(2026, 11, 21, 9), utc(2026, 11, 21, 16))


def test_a_time_that_does_not_exist_goes_at_the_first_moment_after() -> None:
    due = next_due(Schedule(at=time(2, 30)), BERLIN, date(2026, 3, 28), utc(2026, 3, 28, 22, 30))
    assert (due.day, due.at) == (date(2026, 3, 29), utc(2026, 3, 29, 1))  # 03:00 summer time


def test_a_time_that_comes_twice_goes_the_first_time_only() -> None:
    looks = [utc(2026, 10, 24, 22) + timedelta(minutes=15 * n) for n in range(40)]
    sent = run(Schedule(at=time(2, 30)), BERLIN, looks)
    assert [due.at for due in sent] == [utc(2026, 10, 25, 0, 30)]


def test_a_gap_that_pushes_a_time_into_the_quiet_hours_pulls_it_before_them() -> None:
    schedule = Schedule(at=time(2, 30), quiet=Quiet(time(3), time(1)))
    due = next_due(schedule, BERLIN, date(2026, 3, 28), utc(2026, 3, 28, 10))
    assert (due.day, due.at) == (
        date(2026, 3, 29),
        utc(2026, 3, 29, 0, 59),
    )  # 01:59, before the jump to 03:00


def test_a_day_that_is_quiet_but_for_a_gap_has_no_digest() -> None:
    schedule = Schedule(at=time(2, 30), quiet=Quiet(time(3), time(2, 15)))
    due = next_due(schedule, BERLIN, date(2026, 3, 28), utc(2026, 3, 28, 10))
    assert due.day == date(2026, 3, 30)


def test_a_day_that_does_not_exist_has_no_digest() -> None:
    due = next_due(Schedule(), APIA, date(2011, 12, 29), utc(2011, 12, 30, 5))
    assert due.day == date(2011, 12, 31)


def test_a_weekly_digest_of_a_day_that_does_not_exist_comes_the_day_after() -> None:
    friday = Schedule("weekly", weekdays=frozenset({4}))
    due = next_due(friday, APIA, date(2011, 12, 23), utc(2011, 12, 29))
    assert due.at == end_of(date(2011, 12, 29), APIA)


def test_a_gap_that_runs_over_midnight_keeps_the_digest_on_its_day() -> None:
    # Kwajalein went over the date line: 1993-08-20 24:00 was 1993-08-22 00:00.
    zone = ZoneInfo("Pacific/Kwajalein")
    assert instant_of(date(1993, 8, 21), time(8), zone) is None
    assert end_of(date(1993, 8, 20), zone) == instant_of(date(1993, 8, 22), time(0), zone)


def test_after_a_long_stop_there_is_one_digest_and_not_many() -> None:
    sent = run(Schedule(), SHANGHAI, [utc(2026, 1, 1, 1), utc(2026, 1, 31, 1), utc(2026, 1, 31, 2)])
    assert [due.day for due in sent] == [date(2026, 1, 1), date(2026, 1, 31)]


def test_a_weekly_digest_that_was_missed_is_still_owed() -> None:
    monday = Schedule("weekly", weekdays=frozenset({0}))
    due = next_due(monday, SHANGHAI, date(2026, 11, 9), utc(2026, 11, 18, 3))
    assert (due.day, due.at) == (date(2026, 11, 16), utc(2026, 11, 18, 3))


def test_a_leap_day_has_its_digest() -> None:
    due = next_due(Schedule(), SHANGHAI, date(2028, 2, 28), utc(2028, 2, 28, 12))
    assert due.day == date(2028, 2, 29)


def test_a_clock_that_jumps_back_does_not_repeat_a_digest() -> None:
    looks = [utc(2026, 11, 21, 1), utc(2026, 11, 20, 1), utc(2026, 11, 21, 0), utc(2026, 11, 21, 2)]
    assert [due.day for due in run(Schedule(), SHANGHAI, looks)] == [date(2026, 11, 21)]


def test_a_clock_that_was_years_ahead_does_not_silence_the_reader() -> None:
    due = next_due(Schedule(), SHANGHAI, date(2036, 1, 1), utc(2026, 11, 21, 5))
    assert due.day == date(2026, 11, 22)


def test_a_reader_who_moves_west_does_not_get_the_same_day_twice() -> None:
    last = next_due(Schedule(), ZoneInfo("Pacific/Auckland"), None, utc(2026, 11, 20, 20)).day
    due = next_due(Schedule(), ZoneInfo("Pacific/Honolulu"), last, utc(2026, 11, 20, 21))
    assert due.day == last + timedelta(days=1)


def test_a_digest_that_is_late_waits_for_the_end_of_the_quiet_hours() -> None:
    schedule = Schedule(at=time(21), quiet=Quiet(time(22), time(7)))
    due = next_due(schedule, SHANGHAI, date(2026, 11, 20), utc(2026, 11, 21, 15))  # 23:00
    assert (due.day, due.at) == (date(2026, 11, 22), utc(2026, 11, 22, 13))


def test_an_instant_digest_waits_for_the_end_of_the_quiet_hours() -> None:
    schedule = Schedule("instant", quiet=Quiet(time(22), time(7)))
    assert next_due(schedule, SHANGHAI, None, utc(2026, 11, 21, 15)).at == utc(2026, 11, 21, 23)
    assert next_due(schedule, SHANGHAI, None, utc(2026, 11, 21, 5)).at == utc(2026, 11, 21, 5)


def test_quiet_hours_that_begin_or_end_in_a_gap_over_midnight_begin_or_end_with_it() -> None:
    # Greenland's clocks go from 23:00 to 24:00 on a Saturday in March; that is 01:00 UTC on Sunday.
    nuuk, gap_end = ZoneInfo("America/Nuuk"), utc(2026, 3, 29, 1)
    saturday = utc(2026, 3, 28, 20)
    start, end = quiet_span(Quiet(time(23, 15), time(7)), nuuk, saturday)
    assert (start, end) == (gap_end, utc(2026, 3, 29, 8))
    assert quiet_span(Quiet(time(22), time(23, 30)), nuuk, saturday) == (utc(2026, 3, 29), gap_end)
    assert quiet_span(Quiet(time(23, 10), time(23, 30)), nuuk, saturday)[0] == utc(2026, 3, 30, 0, 10)


def test_an_instant_digest_without_quiet_hours_is_due_now() -> None:
    now = utc(2026, 11, 21, 15, 3)
    assert next_due(Schedule("instant"), SHANGHAI, None, now).at == now


@pytest.mark.parametrize("at", [time(22), time(23, 59), time(0), time(6, 59)])
def test_a_time_within_the_quiet_hours_is_refused(at: time) -> None:
    with pytest.raises(ScheduleError, match="within the quiet hours"):
        Schedule(at=at, quiet=Quiet(time(22), time(7)))


def test_schedules_that_cannot_be_kept_are_refused() -> None:
    with pytest.raises(ScheduleError, match="at least one day"):
        Schedule(weekdays=frozenset())
    with pytest.raises(ScheduleError, match="at least one day"):
        Schedule(weekdays=frozenset({7}))
    with pytest.raises(ScheduleError, match="on one day"):
        Schedule("weekly", weekdays=EVERY_DAY)
    with pytest.raises(ScheduleError, match="beginning and an end"):
        Schedule(quiet=Quiet(time(7), time(7)))


def test_a_setting_names_a_schedule() -> None:
    assert schedule_of("instant") == Schedule("instant")
    assert schedule_of("07:30") == Schedule("daily", time(7, 30))
    with pytest.raises(ScheduleError, match="25:00"):
        schedule_of("25:00")


def test_a_new_subscriber_waits_for_todays_hour_if_it_is_to_come_else_for_tomorrows() -> None:
    assert last_for_new(Schedule(), SHANGHAI, utc(2026, 11, 20, 23)) == date(2026, 11, 20)
    assert last_for_new(Schedule(), SHANGHAI, utc(2026, 11, 21, 1)) == date(2026, 11, 21)
    monday = Schedule("weekly", weekdays=frozenset({0}))
    last = last_for_new(monday, SHANGHAI, utc(2026, 11, 21, 1))
    assert next_due(monday, SHANGHAI, last, utc(2026, 11, 21, 1)).day == date(2026, 11, 23)


# --- properties

zones = st.sampled_from(ZONES).map(ZoneInfo)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.integers(631_152_000, 2_082_758_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
quiet_hours = st.builds(Quiet, times, times).filter(lambda quiet: quiet.start != quiet.end)
quiets = st.none() | quiet_hours


@st.composite
def schedules(draw: st.DrawFn, rhythm: str | None = None) -> Schedule:
    rhythm = rhythm or draw(st.sampled_from(["daily", "weekly", "instant"]))
    days = st.frozensets(st.integers(0, 6), min_size=1, max_size=1 if rhythm == "weekly" else 7)
    at, quiet = draw(times), draw(quiets)
    assume(rhythm == "instant" or quiet is None or not quiet.covers(at))
    return Schedule(rhythm, at, draw(days), quiet)  # type: ignore[arg-type]


def near_transitions(zone: ZoneInfo, around: datetime) -> list[datetime]:
    """Hours around a date at which the offset of `zone` changes, if it does within the year."""
    offset = around.astimezone(zone).utcoffset()
    for hours in range(0, 366 * 24, 12):
        later = around + timedelta(hours=hours)
        if later.astimezone(zone).utcoffset() != offset:
            return [later - timedelta(hours=24 - n) for n in range(48)]
    return []


@given(schedules(), zones, st.none() | st.integers(-3, 3), moments)
@settings(max_examples=400)
def test_what_is_next_is_never_before_now_never_quiet_and_after_the_last(
    schedule: Schedule, zone: ZoneInfo, ago: int | None, now: datetime
) -> None:
    today = now.astimezone(zone).date()
    last = None if ago is None else today - timedelta(days=ago)
    due = next_due(schedule, zone, last, now)
    assert now <= due.at < due.until
    if schedule.quiet:
        assert not schedule.quiet.covers(due.at.astimezone(zone).time())
    if schedule.rhythm != "instant":
        assert due.day.weekday() in schedule.weekdays
        assert last is None or due.day > last or last > today + timedelta(days=2)
    if schedule.rhythm == "daily":
        assert due.at.astimezone(zone).date() == due.day


@given(schedules("daily"), zones, moments, st.lists(st.integers(1, 60 * 60), min_size=5, max_size=60))
@settings(max_examples=200)
def test_there_is_at_most_one_digest_a_local_day_whatever_the_stops(
    schedule: Schedule, zone: ZoneInfo, start: datetime, pauses_min: list[int]
) -> None:
    looks = [start]
    for minutes in pauses_min:
        looks.append(looks[-1] + timedelta(minutes=minutes))
    sent = run(schedule, zone, looks)
    days = [due.at.astimezone(zone).date() for due in sent]
    assert all(earlier < later for earlier, later in pairwise(days))
    assert days == [due.day for due in sent]


@given(schedules("daily"), zones, moments)
@settings(max_examples=150)
def test_a_service_that_never_stops_sends_one_on_every_day_asked_for_that_exists(
    schedule: Schedule, zone: ZoneInfo, start: datetime
) -> None:
    around = near_transitions(zone, start) or [start]
    first = around[0] - timedelta(days=2)
    due, sent = next_due(schedule, zone, None, first), []
    while due.at < around[-1] + timedelta(days=3):
        sent.append(due.day)
        due = next_due(schedule, zone, due.day, due.at)
    assume(sent)
    span = [sent[0] + timedelta(days=n) for n in range((sent[-1] - sent[0]).days + 1)]
    asked_for = [day for day in span if day.weekday() in schedule.weekdays]
    expected = [day for day in asked_for if instant_of(day, time(12), zone) is not None]
    assert sent == expected


@given(schedules("weekly"), zones, moments, st.lists(st.integers(1, 60 * 60), min_size=5, max_size=60))
@settings(max_examples=100)
def test_a_weekly_digest_comes_once_for_each_week_and_at_most_once_a_day(
    schedule: Schedule, zone: ZoneInfo, start: datetime, pauses_min: list[int]
) -> None:
    looks = [start]
    for minutes in pauses_min:
        looks.append(looks[-1] + timedelta(minutes=minutes))
    sent = run(schedule, zone, looks)
    assert all(earlier.day < later.day for earlier, later in pairwise(sent))
    days = [due.at.astimezone(zone).date() for due in sent]
    assert all(earlier < later for earlier, later in pairwise(days))


@given(zones, st.lists(zones, min_size=1, max_size=6), moments, schedules("daily"))
@settings(max_examples=100)
def test_a_reader_who_changes_zones_never_gets_two_digests_of_one_day(
    home: ZoneInfo, journey: list[ZoneInfo], start: datetime, schedule: Schedule
) -> None:
    last, now, days = None, start, []
    for zone in [home, *journey]:
        for _ in range(30):
            due = next_due(schedule, zone, last, now)
            if due.at <= now:
                days.append(due.day)
                last = due.day
            now += timedelta(hours=2)
    assert len(days) == len(set(days))


@given(zones, moments, quiet_hours)
@settings(max_examples=200)
def test_the_quiet_hours_of_a_row_are_the_next_ones_by_the_readers_clock(
    zone: ZoneInfo, moment: datetime, quiet: Quiet
) -> None:
    now = after_quiet(quiet, zone, moment)
    start, end = quiet_span(quiet, zone, now)
    assert now < start < end
    assert quiet.covers(start.astimezone(zone).time())
    assert not quiet.covers(end.astimezone(zone).time())
    assert after_quiet(quiet, zone, end) == end


@pytest.mark.unmeasured
@pytest.mark.parametrize("decade", [1990, 2000, 2010, 2020, 2030])
def test_every_zone_keeps_its_digest_across_every_change_of_a_decade(decade: int) -> None:
    """Not sampled: each zone of the database, each change of its clocks, a schedule in the middle of the gap."""
    for name in ZONES:
        zone = ZoneInfo(name)
        for change in changes(zone, decade):
            for at in (time(0), time(2, 30), time(8), time(23, 59)):
                schedule = Schedule(at=at)
                days: list[date] = []
                due = next_due(schedule, zone, None, change - timedelta(days=9))
                while due.at < change + timedelta(days=2):
                    assert due.at.astimezone(zone).date() == due.day, name
                    days.append(due.day)
                    due = next_due(schedule, zone, due.day, due.at)
                assert all(earlier < later for earlier, later in pairwise(days)), name
                missing = {days[0] + timedelta(days=n) for n in range((days[-1] - days[0]).days)} - set(days)
                assert all(instant_of(day, time(12), zone) is None for day in missing), name


def changes(zone: ZoneInfo, decade: int) -> list[datetime]:
    """Two changes of a zone's clocks in a decade, the first and the furthest: each within the week before."""
    found: list[tuple[timedelta, datetime]] = []
    moment = utc(decade, 1, 1)
    before = moment.astimezone(zone).utcoffset()
    while moment < utc(decade + 10, 1, 1):
        moment += timedelta(days=7)
        offset = moment.astimezone(zone).utcoffset()
        if offset != before and offset is not None and before is not None:
            found.append((abs(offset - before), moment))
        before = offset
    if not found:
        return []
    return [found[0][1], max(found)[1]]
