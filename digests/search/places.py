"""The keys of the index: where an article stands among all others, as one number. Pure.

Smaller is shown first, so that the index, walked from its start, gives results in their order and can
stop after a page of them: newer days first, front pages before inner ones, then the order on the page.

    key = day, counted backwards (22 bits) | page (6) | undated (1) | copy (1) | place on that page (10)
"""

from collections.abc import Collection
from datetime import date, timedelta

PLACE_BITS = 10
COPY = 1 << PLACE_BITS
"""Set where another article with the same body was indexed before."""
UNDATED = COPY << 1
"""Set where the day is that of arrival: no date filter finds it."""
PAGE_SHIFT = PLACE_BITS + 2
DAY_SHIFT = PAGE_SHIFT + 6
LAST_PAGE = 63
_LAST_DAY = date.max.toordinal()


def keys_of_days(first: date, last: date) -> tuple[int, int]:
    """The lowest and the highest key of the days from `first` to `last`, both included."""
    return (_LAST_DAY - last.toordinal()) << DAY_SHIFT, ((_LAST_DAY - first.toordinal() + 1) << DAY_SHIFT) - 1


def keys_of_slot(day: date, page: int, *, undated: bool, copy: bool) -> range:
    """The keys that articles of this day and page may have."""
    start = (_LAST_DAY - day.toordinal()) << DAY_SHIFT | min(max(page, 0), LAST_PAGE) << PAGE_SHIFT
    start |= UNDATED * undated | COPY * copy
    return range(start, start + (1 << PLACE_BITS))


def free_key(taken: Collection[int], day: date, page: int, *, undated: bool, copy: bool) -> int:
    """The first key behind all those taken on this page, or on the next page with room.

    `taken` holds at least the taken keys of that day. Raises OverflowError when the day is full
    (more than 1,024 articles on every page).
    """
    for candidate in (*range(min(max(page, 0), LAST_PAGE), LAST_PAGE + 1), *range(LAST_PAGE)):
        slot = keys_of_slot(day, candidate, undated=undated, copy=copy)
        after = max((key for key in taken if key in slot), default=slot.start - 1) + 1
        if after in slot:
            return after
    raise OverflowError(day)


def days_of_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = date(year, month, 1)
    if (year, month) == (date.max.year, 12):
        return first, date.max
    return first, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
