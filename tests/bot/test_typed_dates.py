"""The day that a reader means, however it is typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.typed_dates import typed_date

TODAY = date(2026, 7, 10)  # a Friday
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-07-04", date(2026, 7, 4)),
        ("2026年7月4日", date(2026, 7, 4)),
        ("2026/7/4", date(2026, 7, 4)),
        ("2026.7.4", date(2026, 7, 4)),
        ("20260704", date(2026, 7, 4)),
        ("２０２６－０７－０４", date(2026, 7, 4)),
        ("7月4日", date(2026, 7, 4)),
        ("7月4号", date(2026, 7, 4)),
        (" 7-4 ", date(2026, 7, 4)),
        ("7月11日", date(2025, 7, 11)),
        ("2月29日", date(2024, 2, 29)),
        ("今天", TODAY),
        ("昨天", date(2026, 7, 9)),
        ("Yesterday", date(2026, 7, 9)),
        ("前天", date(2026, 7, 8)),
        ("周五", TODAY),
        ("星期天", date(2026, 7, 5)),
        ("周六", date(2026, 7, 4)),
    ],
)
def test_a_day_may_be_typed_in_many_ways(typed: str, day: date) -> None:
    assert typed_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "某一天", "13月1日", "2月30日", "2026-02-29", "20261301", "2026", "7", "周八"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert typed_date(typed, TODAY) is None


@given(DAYS)
def test_a_whole_date_is_read_as_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert typed_date(written, TODAY) == day


@given(DAYS, DAYS)
def test_without_a_year_it_is_the_latest_such_day(day: date, today: date) -> None:
    found = typed_date(f"{day.month}月{day.day}日", today)
    assert found
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= today
    assert (found.month, found.day) == (2, 29) or today - found < timedelta(days=366)


@given(st.text(max_size=20))
def test_whatever_is_typed_gives_a_day_or_none(typed: str) -> None:
    found = typed_date(typed, TODAY)
    assert found is None or isinstance(found, date)
