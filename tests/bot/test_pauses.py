"""Until when a reader wants quiet, however it is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.readers.pauses import LONGEST, pause_end

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("7", date(2026, 11, 28)),
        ("７天", date(2026, 11, 28)),
        ("2 周", date(2026, 12, 5)),
        ("1个月", date(2026, 12, 21)),
        ("3 days", date(2026, 11, 24)),
        ("12月1日", date(2026, 12, 1)),
        ("3月1号", date(2027, 3, 1)),
        ("11-21", date(2027, 11, 21)),
        ("2026-12-24", date(2026, 12, 24)),
        ("20270101", date(2027, 1, 1)),
        ("0", None),
        ("999", None),
        ("2026-11-21", None),
        ("2029-01-01", None),
        ("2月30日", None),
        ("2026-13-01", None),
        ("很久", None),
        ("", None),
    ],
)
def test_a_number_of_days_or_a_date_to_come(words: str, day: date | None) -> None:
    assert pause_end(words, TODAY) == day


@given(st.text(max_size=12), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_whatever_is_written_a_pause_ends_within_a_year(words: str, today: date) -> None:
    day = pause_end(words, today)
    assert day is None or timedelta() < day - today <= LONGEST
