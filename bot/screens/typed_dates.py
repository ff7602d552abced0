"""The day that a reader means by "7月4日", "20260704" or "昨天". Pure: `today` is given."""

import re
import unicodedata
from datetime import date, timedelta

DAYS_AGO = {
    "今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2, "前日": 2, "大前天": 3,
}  # fmt: skip
WEEKDAYS = "一二三四五六日"
WHOLE = re.compile(r"(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})[日号]?|(\d{2})(\d{2}))")
OF_THE_YEAR = re.compile(r"(\d{1,2})[-/.月]\s*(\d{1,2})[日号]?")
DAY_OF_WEEK = re.compile(r"(?:星期|礼拜|周)([一二三四五六日天])")


def typed_date(text: str, today: date) -> date | None:
    """The day meant, None where it is none. Without a year it is the latest such day up to `today`.

    >>> typed_date("7月4日", date(2026, 7, 10)), typed_date("昨天", date(2026, 7, 10))
    (datetime.date(2026, 7, 4), datetime.date(2026, 7, 9))
    """
    typed = unicodedata.normalize("NFKC", text).strip().lower()
    if typed in DAYS_AGO:
        return today - timedelta(days=DAYS_AGO[typed])
    if found := DAY_OF_WEEK.fullmatch(typed):
        wanted = WEEKDAYS.index(found[1].replace("天", "日"))
        return today - timedelta(days=(today.weekday() - wanted) % 7)
    if found := WHOLE.fullmatch(typed):
        year, month, day = (int(number) for number in found.groups() if number)
        return day_of(year, month, day)
    if found := OF_THE_YEAR.fullmatch(typed):
        # Four years back there was a 29th of February, but around 1900 and 2100.
        days = (day_of(today.year - back, int(found[1]), int(found[2])) for back in range(8))
        return next((day for day in days if day and day <= today), None)
    return None


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
