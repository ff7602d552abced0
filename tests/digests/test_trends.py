"""Counting by periods, rises and silences."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.trends.trends import (
    MOST_POINTS,
    Change,
    Mention,
    Period,
    Trend,
    next_period,
    period_start,
    rising,
    silent,
    together,
    trend_of,
)

PERIODS = st.sampled_from(["week", "month", "year"])
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


def points(trend: Trend) -> list[tuple[str, int, float]]:
    return [(point.start.isoformat(), point.articles, point.weight) for point in trend.points]


def test_weeks_begin_on_monday_and_empty_ones_count_nought() -> None:
    mentions = [Mention(date(2026, 4, 10), 1), Mention(date(2026, 4, 6), 3), Mention(date(2026, 4, 24), 2)]
    trend = trend_of("双招双引", mentions, "week")
    assert points(trend) == [("2026-04-06", 2, 3.0), ("2026-04-13", 0, 0.0), ("2026-04-20", 1, 1.0)]
    assert (trend.first, trend.articles) == (date(2026, 4, 6), 3)


def test_a_span_asked_for_is_counted_whole_though_nothing_is_in_it() -> None:
    trend = trend_of(
        "茶", [Mention(date(2026, 2, 1), 1)], "month", first=date(2026, 3, 1), last=date(2026, 5, 31)
    )
    assert points(trend) == [("2026-03-01", 0, 0.0), ("2026-04-01", 0, 0.0), ("2026-05-01", 0, 0.0)]
    assert (trend.first, trend.articles) == (date(2026, 2, 1), 0)


def test_a_term_never_met_has_no_points() -> None:
    assert trend_of("无", [], "year") == Trend("无", "year", (), None, 0)


def test_the_front_page_weighs_twice() -> None:
    trend = trend_of("茶", [Mention(date(2026, 1, 1), 1), Mention(date(2026, 1, 1), 4)], "year")
    assert points(trend) == [("2026-01-01", 2, 3.0)]


def test_a_span_of_too_many_weeks_is_counted_by_months() -> None:
    trend = trend_of("茶", [Mention(date(1990, 1, 1), 1), Mention(date(2026, 1, 1), 1)], "week")
    assert trend.period == "month"
    assert len(trend.points) <= MOST_POINTS


@given(st.lists(st.builds(Mention, DAYS, st.integers(1, 8)), max_size=30), PERIODS)
def test_every_mention_is_in_one_period_and_no_period_is_left_out(
    mentions: list[Mention], period: Period
) -> None:
    trend = trend_of("茶", mentions, period)
    assert sum(point.articles for point in trend.points) == trend.articles == len(mentions)
    starts = [point.start for point in trend.points]
    assert starts == sorted(set(starts))
    for before, after in pairwise(starts):
        assert next_period(before, trend.period) == after


@given(DAYS, PERIODS)
def test_a_day_is_in_the_period_that_begins_on_or_before_it(day: date, period: Period) -> None:
    start = period_start(day, period)
    assert start <= day < next_period(start, period)


@pytest.mark.parametrize("period", ["week", "month", "year"])
def test_the_end_of_time_ends_the_counting(period: Period) -> None:
    trend = trend_of("茶", [Mention(date.max, 1), Mention(date.max - timedelta(days=9), 1)], period)
    assert sum(point.articles for point in trend.points) == 2


def test_what_rises_is_far_above_its_usual_week() -> None:
    found = rising({"杨梅": 4, "双招双引": 5, "茶": 1, "夜市": 2}, {"双招双引": 40, "夜市": 1}, weeks=8)
    assert found == (Change("杨梅", 4, 0.0), Change("夜市", 2, 0.125))


def test_what_falls_silent_came_in_most_weeks_before() -> None:
    found = silent({"茶": 1}, {"茶": 9, "双招双引": 8, "杨梅": 1, "夜市": 5}, weeks=8)
    assert found == (Change("双招双引", 0, 1.0), Change("夜市", 0, 0.625))


def test_what_goes_with_a_term_goes_with_it_more_than_with_all() -> None:
    with_term = {"招商小分队": 4, "县委": 5, "双招双引": 5, "双招": 2}
    found = together(with_term, {"招商小分队": 4, "县委": 90}, "双招双引")
    assert found == (("招商小分队", 4), ("县委", 5))
