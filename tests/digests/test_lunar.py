"""Lunar dates in every printed form, checked against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.lunar import LunarDay, agrees, days_with, lunar_of, read_lunar, read_weekday, weekday_of
from tests.typesetter.stories import lunar_text


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("农历庚子年十月三十", LunarDay("庚子", 10, 30)),
        ("农历辛丑年六月初三", LunarDay("辛丑", 6, 3)),
        ("辛丑年六月初三", LunarDay("辛丑", 6, 3)),
        ("農曆辛丑年六月初三", LunarDay("辛丑", 6, 3)),
        ("六月初三", LunarDay(None, 6, 3)),
        ("闰四月初二", LunarDay(None, -4, 2)),
        ("農曆癸卯年閏二月十五", LunarDay("癸卯", -2, 15)),
        ("庚子年冬月廿三", LunarDay("庚子", 11, 23)),
        ("庚子年腊月三十", LunarDay("庚子", 12, 30)),
        ("臘月卅", LunarDay(None, 12, 30)),
        ("正月十五", LunarDay(None, 1, 15)),
        ("十一月二十", LunarDay(None, 11, 20)),
        ("十二月二十九", LunarDay(None, 12, 29)),
        ("正月大初一", LunarDay(None, 1, 1)),
    ],
)
def test_a_printed_lunar_date_is_read(printed: str, day: LunarDay) -> None:
    assert read_lunar(printed) == day


def test_a_date_of_our_calendar_is_no_lunar_date() -> None:
    assert read_lunar("2020年12月14日 星期一") is None


@given(st.integers(0, 60_000))
def test_what_the_calendar_says_is_read_back_and_agrees(days: int) -> None:
    day = date(1900, 3, 1) + timedelta(days=days)
    read = read_lunar(lunar_text(day))
    assert read == lunar_of(day)
    assert agrees(day, read)
    assert not agrees(day + timedelta(days=1), read)


def test_the_days_with_a_lunar_date_are_found() -> None:
    assert days_with(LunarDay("庚子", 10, 30), range(2019, 2022)) == [date(2020, 12, 14)]
    assert days_with(LunarDay(None, -4, 2), range(2020, 2022)) == [date(2020, 5, 24)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("星期一", 0), ("周日", 6), ("礼拜天", 6), ("週三", 2), ("2010年 星期六", 5), ("周年", None)],
)
def test_weekdays_are_read(text: str, day: int | None) -> None:
    assert read_weekday(text) == day


def test_a_date_knows_its_weekday() -> None:
    assert weekday_of(date(2020, 12, 14)) == "星期一"
