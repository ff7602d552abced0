"""Keys sort as results are shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.search.places import (
    COPY,
    LAST_PAGE,
    UNDATED,
    days_of_month,
    free_key,
    keys_of_days,
    keys_of_slot,
)

days = st.dates()
pages = st.integers(-1, 70)


@given(days, pages, st.booleans(), st.booleans(), days, pages)
def test_newer_days_come_first_then_front_pages(
    day: date, page: int, undated: bool, copy: bool, other_day: date, other_page: int
) -> None:
    key = free_key((), day, page, undated=undated, copy=copy)
    other = free_key((), other_day, other_page, undated=undated, copy=copy)
    if day != other_day:
        assert (key < other) == (day > other_day)
    elif min(max(page, 0), LAST_PAGE) < min(max(other_page, 0), LAST_PAGE):
        assert key < other
    assert bool(key & UNDATED) == undated
    assert bool(key & COPY) == copy
    first, last = keys_of_days(day, day)
    assert first <= key <= last
    assert (first <= other <= last) == (day == other_day)


def test_a_full_page_spills_into_the_next_and_a_full_day_is_an_error() -> None:
    day = date(2022, 7, 4)
    taken = set(keys_of_slot(day, 4, undated=False, copy=False))
    assert free_key(taken, day, 4, undated=False, copy=False) in keys_of_slot(
        day, 5, undated=False, copy=False
    )
    for page in range(LAST_PAGE + 1):
        taken |= set(keys_of_slot(day, page, undated=False, copy=False))
    with pytest.raises(OverflowError):
        free_key(taken, day, 4, undated=False, copy=False)


def test_months_end_where_they_end() -> None:
    assert days_of_month(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of_month(2022, 12) == (date(2022, 12, 1), date(2022, 12, 31))
    assert days_of_month(9999, 12) == (date(9999, 12, 1), date.max)
    with pytest.raises(ValueError, match="month"):
        days_of_month(2022, 13)
