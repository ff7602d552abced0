"""Until when a reader wants quiet: "7", "2周", "12月1日". Pure: `today` is given."""

import re
import unicodedata
from datetime import date, timedelta

from bot.screens.typed_dates import OF_THE_YEAR, WHOLE, day_of

LONGEST = timedelta(days=366)
SPAN = re.compile(r"(\d{1,3})\s*(天|日|days?|周|星期|礼拜|weeks?|个?月|months?)?")
DAYS_IN = {
    "周": 7,
    "星期": 7,
    "礼拜": 7,
    "week": 7,
    "weeks": 7,
    "月": 30,
    "个月": 30,
    "month": 30,
    "months": 30,
}


def pause_end(words: str, today: date) -> date | None:
    """The day on which the papers come again; None for what is no day, none to come, or over a year off.

    A number is days; a date without a year is the next such day.

    >>> pause_end("7", date(2026, 11, 21)), pause_end("3月1日", date(2026, 11, 21))
    (datetime.date(2026, 11, 28), datetime.date(2027, 3, 1))
    """
    typed = unicodedata.normalize("NFKC", words).strip().lower()
    if found := SPAN.fullmatch(typed):
        day: date | None = today + timedelta(days=int(found[1]) * DAYS_IN.get(found[2] or "", 1))
    elif found := WHOLE.fullmatch(typed):
        year, month, day_number = (int(number) for number in found.groups() if number)
        day = day_of(year, month, day_number)
    elif found := OF_THE_YEAR.fullmatch(typed):
        days = (day_of(today.year + ahead, int(found[1]), int(found[2])) for ahead in range(2))
        day = next((one for one in days if one and one > today), None)
    else:
        return None
    return day if day and today < day <= today + LONGEST else None
