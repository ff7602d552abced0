"""The old calendar: reading 农历庚子年十月三十 and saying which day of ours it is, and which weekday.

The calendar itself is lunar-python's; this module only reads the printed forms, simplified and
traditional, and asks it. Years 1850 to 2100.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = {
    "正": 1,
    "元": 1,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "冬": 11,
    "十二": 12,
    "腊": 12,
    "臘": 12,
    "蜡": 12,
}
_FIGURES = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_PRINTED = re.compile(
    rf"(?:(?P<year>[{_STEMS}][{_BRANCHES}])[^正元一二三四五六七八九十冬腊臘蜡闰閏]{{0,6}})?"
    r"(?P<leap>[闰閏])?(?P<month>十[一二]|[正元一二三四五六七八九十冬腊臘蜡])月[大小]?\s{0,3}"
    r"(?P<day>初[一二三四五六七八九十]|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]|[廿卄][一二三四五六七八九]?|卅)"
)
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day as printed: `year` is the cyclical pair (庚子) or None, `month` negative in a leap month."""

    year: str | None
    month: int
    day: int


def read_lunar(text: str) -> LunarDay | None:
    """The lunar day that a text prints, None where it prints none."""
    match = _PRINTED.search(text)
    if match is None:
        return None
    month = _MONTHS[match["month"]]
    return LunarDay(match["year"], -month if match["leap"] else month, _day(match["day"]))


def _day(printed: str) -> int:
    if printed[0] == "初":
        return 10 if printed[1] == "十" else _FIGURES[printed[1]]
    tens = {"十": 10, "二": 20, "廿": 20, "卄": 20, "三": 30, "卅": 30}[printed[0]]
    unit = printed[-1]
    return tens + (_FIGURES[unit] if unit in _FIGURES and len(printed) > 1 else 0)


@lru_cache(maxsize=512)
def lunar_of(day: date) -> LunarDay:
    """The lunar day of a date."""
    from lunar_python import Solar  # here: a cost that only issues with a lunar date pay

    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return LunarDay(lunar.getYearInGanZhi(), lunar.getMonth(), lunar.getDay())


def agrees(day: date, printed: LunarDay) -> bool:
    """Whether a printed lunar day is that of a date; a year that is not printed agrees with any."""
    actual = lunar_of(day)
    same_day = (actual.month, actual.day) == (printed.month, printed.day)
    return same_day and printed.year in (None, actual.year)


def days_with(printed: LunarDay, years: Iterator[int] | range) -> list[date]:
    """The dates in the given years whose lunar day is the printed one."""
    from lunar_python import Lunar

    found = []
    for year in years:
        try:
            solar = Lunar.fromYmd(year, printed.month, printed.day).getSolar()
        except Exception:  # noqa: S112  lunar-python raises bare Exception for days that are not
            continue
        day = date(solar.getYear(), solar.getMonth(), solar.getDay())
        if agrees(day, printed):
            found.append(day)
    return found


def weekday_of(day: date) -> str:
    """星期一 … 星期日."""
    return WEEKDAYS[day.weekday()]


def read_weekday(text: str) -> int | None:
    """0 for Monday … 6 for Sunday out of 星期一, 周日, 礼拜天, 週三; None where there is none."""
    match = re.search("(?:星期|周|週|礼拜|禮拜)星?期?([一二三四五六日天])", text)
    return min("一二三四五六日天".index(match[1]), 6) if match else None
