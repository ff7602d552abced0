"""Days, weekdays, hours and zones in the reader's language; the words are Unicode's, by Babel. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, get_day_names, get_month_names, get_timezone_location

from bot.language import Language, Tongue
from bot.readers.schedule import EVERY_DAY, Quiet, Schedule
from bot.replies.digests import ABOUT_THAT_DAY, COMMA, UNDATED
from bot.replies.settings import (
    AT_ONCE,
    DAILY_AT,
    EVERY_DAY_OF_WEEK,
    MONDAY_TO_FRIDAY,
    ON_DAYS_AT,
    WEEKEND,
    WEEKLY_AT,
)
from digests.issue import DateSource

LOCALES: dict[Language, str] = {"zh-hans": "zh_Hans", "zh-hant": "zh_Hant", "en": "en"}
NAMED_DAYS = {
    EVERY_DAY: EVERY_DAY_OF_WEEK,
    frozenset(range(5)): MONDAY_TO_FRIDAY,
    frozenset({5, 6}): WEEKEND,
}


def day_said(day: date, tongue: Tongue) -> str:
    """11月22日, Nov 22."""
    return str(format_skeleton("MMMd", day, locale=LOCALES[tongue.language]))


def month_said(month: int, tongue: Tongue) -> str:
    """What our texts call a month, which write 月 behind it themselves: 6, Jun."""
    if tongue.language != "en":
        return str(month)
    return str(get_month_names("abbreviated", locale=LOCALES[tongue.language])[month])


def issue_day(day: date | None, source: DateSource | None, tongue: Tongue) -> str:
    """The date of an issue: 2022年7月2日, Jul 2, 2022. An inferred one is a lower bound and says so. No HTML."""
    if day is None:
        return tongue.plain(UNDATED)
    said = whole_day_said(day, tongue)
    return tongue.plain(ABOUT_THAT_DAY, day=said) if source == "inferred" else said


def whole_day_said(day: date, tongue: Tongue) -> str:
    return str(format_date(day, "medium" if tongue.language == "en" else "long", LOCALES[tongue.language]))


def long_weekday_said(day: date, tongue: Tongue) -> str:
    """星期一, Monday."""
    return str(format_date(day, "EEEE", LOCALES[tongue.language]))


def moment_said(moment: datetime, zone: ZoneInfo, tongue: Tongue) -> str:
    """A day and an hour as the clocks in `zone` show them."""
    local = moment.astimezone(zone)
    return f"{day_said(local.date(), tongue)} {hour_said(local.time())}"


def hour_said(at: time) -> str:
    return f"{at:%H:%M}"


def quiet_said(quiet: Quiet) -> str:
    return f"{hour_said(quiet.start)}–{hour_said(quiet.end)}"


def weekday_said(weekday: int, tongue: Tongue) -> str:
    """周一, Mon: 0 is Monday."""
    return str(get_day_names("abbreviated", locale=LOCALES[tongue.language])[weekday])


def weekdays_said(weekdays: Iterable[int], tongue: Tongue) -> str:
    chosen = frozenset(weekdays)
    if chosen in NAMED_DAYS:
        return tongue(NAMED_DAYS[chosen])
    return tongue.plain(COMMA).join(weekday_said(weekday, tongue) for weekday in sorted(chosen))


def zone_said(zone: ZoneInfo, tongue: Tongue) -> str:
    """The city that a zone is named after: 上海."""
    return str(get_timezone_location(zone, locale=LOCALES[tongue.language], return_city=True))


def schedule_said(schedule: Schedule, tongue: Tongue) -> str:
    """When a subscription comes: 每天 08:00."""
    if schedule.rhythm == "instant":
        return tongue(AT_ONCE)
    days, at = weekdays_said(schedule.weekdays, tongue), hour_said(schedule.at)
    if schedule.rhythm == "weekly":
        return tongue(WEEKLY_AT, day=days, time=at)
    if schedule.weekdays == EVERY_DAY:
        return tongue(DAILY_AT, time=at)
    return tongue(ON_DAYS_AT, days=days, time=at)
