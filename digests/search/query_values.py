"""Reads what stands behind a field of a query: names, pages, days. Pure.

Each reader takes the value and what was typed, and raises ValueError with a sentence for the reader.
"""

import re
from collections.abc import Callable
from datetime import date

from digests.search.conditions import Condition, Days, Named, Pages, Role
from digests.search.normal import normal_form
from digests.search.places import days_of_month


def _named(role: Role) -> Callable[[str, str], Condition]:
    def read(value: str, typed: str) -> Condition:
        if not (name := normal_form(value)):
            raise ValueError("这里要写上名字")
        return Named(role, name, typed)

    return read


_PAGE = re.compile(
    r"第?([0-9]{1,3}|[一二三四五六七八九十]{1,3}|头)版?(?:(?:-|\.\.+|~|至|到)第?([0-9]{1,3})版?)?"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}


def _pages(value: str, typed: str) -> Condition:
    found = _PAGE.fullmatch(normal_form(value))
    if not found:
        raise ValueError(f"“版:”后面写版次，如 1、头版 或 2-4，不是 {value}")
    first = _number(found[1])
    last = int(found[2]) if found[2] else first
    if first > last:
        raise ValueError(f"版次的起止颠倒了：{value}")
    return Pages(first, last, typed)


def _number(written: str) -> int:
    """
    >>> [_number(written) for written in ("12", "头", "三", "十", "十二", "二十", "二十一")]
    [12, 1, 3, 10, 12, 20, 21]
    """
    if written == "头":
        return 1
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


_DAY = re.compile(r"(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2}))?)?[年月日号]?", re.ASCII)
_RANGE = re.compile(r"\.\.+|~|至|到|—+")


def _days(value: str, typed: str) -> Condition:
    ends = _RANGE.split(normal_form(value))
    try:
        if len(ends) > 2 or not any(ends):
            raise ValueError
        first = _period(ends[0])[0] if ends[0] else date.min
        last = _period(ends[-1])[1] if ends[-1] else date.max
    except ValueError:
        raise ValueError(
            f"看不懂日期 {value}，写成 2022、2022-07、2022-07-01 或 2022-07-01..2022-07-31"
        ) from None
    if first > last:
        raise ValueError(f"日期的起止颠倒了：{value}")
    return Days(first, last, typed)


def _period(written: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day. Raises ValueError."""
    found = _DAY.fullmatch(written)
    if not found:
        raise ValueError(written)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return days_of_month(year, month)
    return date(year, month, day), date(year, month, day)


READERS: dict[str, Callable[[str, str], Condition]] = {
    "reporter": _named("reporter"),
    "person": _named("person"),
    "organisation": _named("organisation"),
    "place": _named("place"),
    "paper": _named("paper"),
    "page": _pages,
    "date": _days,
}
