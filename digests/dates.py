"""Dates as a reader is shown them. Pure."""

from datetime import date

from digests.issue import DateSource


def printed_date(day: date | None, source: DateSource | None) -> str:
    """The date of an issue in words; an inferred one is a lower bound and says so.

    >>> printed_date(date(2022, 7, 2), "masthead"), printed_date(date(2022, 7, 2), "inferred")
    ('2022年7月2日', '约2022年7月2日')
    >>> printed_date(None, None)
    '日期不详'
    """
    if day is None:
        return "日期不详"
    words = f"{day.year}年{day.month}月{day.day}日"
    return f"约{words}" if source == "inferred" else words
