"""When the issue came out: given, printed in the masthead, in the file's name, or inferred from reports.

The masthead's date is checked against its weekday and its lunar date. Where two of the three agree,
the warning says which one is likely wrong. There is no clock here.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from digests.issue import DateSource
from digests.issue_warnings import (
    ANOTHER_DATE,
    DATE_WRONG,
    LUNAR_WRONG,
    NO_SUCH_DAY,
    NOT_THE_GIVEN,
    THREE_DAYS,
    TWO_DAYS,
    WEEKDAY_WRONG,
)
from digests.lunar import agrees, days_with, read_lunar, read_weekday, weekday_of
from digests.parsing.masthead import Field
from digests.parsing.numbers import HALF_WIDTH, number

_REPUBLIC = 1911  # 民国元年 is 1912
_NAME_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(r"(?<!\d)(?P<y>(?:18|19|20)\d\d)[-_.](?P<m>\d{1,2})[-_.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:18|19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an issue, where it comes from, whether its masthead contradicts itself, and how."""

    day: date | None = None
    source: DateSource | None = None
    doubtful: bool = False
    warnings: tuple[str, ...] = ()


def masthead_date(field: Field) -> date | None:
    """The date that a masthead field prints, None where it is no day of the calendar."""
    year, month, day, era = (
        number(field.part(name, f"{name}2") or "") for name in ("year", "month", "day", "era")
    )
    return _day(year if era is None else _REPUBLIC + era, month, day)


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def date_issue(
    *,
    given: date | None,
    printed: Iterable[Field],
    weekday: str | None,
    lunar: str | None,
    file: str,
    bodies: Iterable[str],
) -> Dated:
    """Dates an issue. `bodies` are the paragraphs of its articles, for an issue that prints no date."""
    fields = list(printed)
    days = [day for field in fields if (day := masthead_date(field))]
    warnings = [NO_SUCH_DAY.format(printed=field.text) for field in fields if masthead_date(field) is None]
    if days:
        checked = _check(days[0], weekday, lunar)
        others = sorted({day for day in days[1:] if day != days[0]})
        warnings += checked + [ANOTHER_DATE.format(date=day.isoformat()) for day in others]
        if given is None:
            return Dated(days[0], "masthead", bool(checked or others), tuple(warnings))
        if given != days[0]:
            warnings.append(NOT_THE_GIVEN.format(date=days[0].isoformat(), given=given.isoformat()))
        return Dated(given, "given", bool(checked), tuple(warnings))
    if given is not None:
        return Dated(given, "given", False, tuple(warnings))
    if (named := date_in_name(file)) is not None:
        checked = _check(named, weekday, lunar)
        return Dated(named, "filename", bool(checked), tuple(warnings + checked))
    inferred = infer_date(bodies)
    return Dated(inferred, "inferred" if inferred else None, False, tuple(warnings))


def _check(day: date, weekday: str | None, lunar: str | None) -> list[str]:
    """Warnings where date, weekday and lunar date contradict each other."""
    printed_lunar = read_lunar(lunar) if lunar else None
    wanted = read_weekday(weekday) if weekday else None
    weekday_right = wanted is None or wanted == day.weekday()
    lunar_right = printed_lunar is None or agrees(day, printed_lunar)
    if weekday_right and lunar_right:
        return []
    printed = {"date": day.isoformat(), "weekday": weekday, "lunar": lunar}
    if wanted is not None and printed_lunar is not None:
        if lunar_right:
            return [WEEKDAY_WRONG.format(**printed, right=weekday_of(day))]
        if weekday_right:
            return [LUNAR_WRONG.format(**printed)]
        near = days_with(printed_lunar, range(day.year - 1, day.year + 2))
        if right := [each for each in near if each.weekday() == wanted]:
            return [DATE_WRONG.format(**printed, right=right[0].isoformat())]
        return [THREE_DAYS.format(**printed)]
    other = weekday if not weekday_right else lunar
    return [TWO_DAYS.format(date=day.isoformat(), other=other, right=weekday_of(day))]


def date_in_name(file: str) -> date | None:
    """The date in a file's or folder's name: 2022-07-04, 20220704, 2022年7月4日."""
    for pattern in _NAME_DATES:
        for match in pattern.finditer(file):
            if (day := _day(int(match["y"]), int(match["m"]), int(match["d"]))) is not None:
                return day
    return None


_F = "0-9"
_REPORTED = re.compile(
    rf"(?P<month>[{_F}一二三四五六七八九十][{_F}一二三四五六七八九十]?)月(?P<day>[{_F}一二三四五六七八九十廿卅]{{1,3}})日(?:[至到—-](?P<until>[{_F}]{{1,2}})日)?"
)
_DATED = re.compile(rf"(?P<year>(?:18|19|20)[{_F}]{{2}})年{_REPORTED.pattern}")
_YEAR_BEFORE = re.compile(rf"(?P<year>(?:18|19|20)[{_F}]{{2}})年$")
_FORECAST = re.compile("[将拟]|预计|估计|计划|截止|截至日期|报名|之前$|前$|起$")
_PLAIN_YEAR = re.compile(r"((?:19|20)[0-9]{2})年(?![来间代底末])")
_FORECAST_YEAR = re.compile("预计|预期|将|计划|力争|到$|目标|规划|远景|建成|有望|至$|—$|-$|前$")
_LONG_AGO = re.compile("(?:于|自|从|早在|始|源于|起)$")
_FORECAST_AFTER = re.compile(
    r"^(?:我们)?(?:还)?(?:将|预计|产值预计|年?底前|力争|目标|远景|建成|计划|以前|前)"
    r"|^[^。，]{0,12}(?:预计|将|有望|力争|达产|投产|竣工|完工|投用|通车|出坞|建成)"
)
_BIRTHDAYS = (
    (
        re.compile(
            r"(?:中国共产党|建党|党)(?:成立|建立|诞辰|的生日)?(?:成立)?\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"
        ),
        1921,
    ),
    (
        re.compile(
            r"(?:新中国|中华人民共和国|建国|共和国)(?:成立)?\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"
        ),
        1949,
    ),
    (
        re.compile(
            r"(?:中国人民解放军|建军|八一)(?:成立|建军)?\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"
        ),
        1927,
    ),
    (
        re.compile(
            r"(?:共青团|中国共产主义青年团|建团)(?:成立)?\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"
        ),
        1922,
    ),
    (re.compile(r"(?:五四运动)(?:爆发)?\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"), 1919),
    (re.compile(r"(?:改革开放)\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"), 1978),
    (
        re.compile(r"(?:抗日战争|抗战)[^。，]{0,18}胜利\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"),
        1945,
    ),
    (re.compile(r"(?:香港)(?:回归)[^。，]{0,4}\s?([0-9０-９一二三四五六七八九十百零]{2,5})\s?周年"), 1997),
)


def infer_date(bodies: Iterable[str]) -> date | None:
    """The latest day that a report gives as past, in the year that the text says of itself: a lower bound."""
    text = "\n".join(bodies)
    if any(wide in text for wide in ("０", "１", "２")):
        text = text.translate(HALF_WIDTH)
    year = _year(text)
    if year is None:
        return None
    days = [day for match in _REPORTED.finditer(text) if (day := _past(match, text, year))]
    return max(days, default=None)


def _past(match: re.Match[str], text: str, year: int) -> date | None:
    said = _YEAR_BEFORE.search(text[max(0, match.start() - 5) : match.start()])
    around = text[max(0, match.start() - 8) : match.start()].rpartition("。")[2].rpartition("\n")[2]
    after = text[match.end() : match.end() + 6]
    if _FORECAST.search(around) or after.startswith(("前", "起", "将", "还将", "之前", "以前")):
        return None
    printed = int(said["year"]) if said else year
    if printed != year:
        return None
    return _day(printed, number(match["month"]), number(match["until"] or match["day"]))


def _anniversary(text: str) -> int | None:
    """The year in which the first anniversary named is kept."""
    return next(
        (
            first + value
            for pattern, first in _BIRTHDAYS
            if (found := pattern.search(text)) and (value := number(found[1]))
        ),
        None,
    )


def _year(text: str) -> int | None:
    dated = [int(match["year"]) for match in _DATED.finditer(text)]
    plain: list[int] = list(dated)
    forecast: list[int] = []
    for match in _PLAIN_YEAR.finditer(text):
        before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 16]
        if _LONG_AGO.search(before) and int(match[1]) not in dated:
            continue
        ahead = _FORECAST_YEAR.search(before) or _FORECAST_AFTER.search(after)
        (forecast if ahead else plain).append(int(match[1]))
    anniversary = _anniversary(text) if "周年" in text else None
    if plain:
        # A lone year beyond the others is rather a plan that no word gives away.
        counted = Counter(plain)
        return max((year for year in counted if counted[year] > 1 or year in dated), default=max(plain))
    return anniversary if anniversary is not None else min(forecast, default=None)
