"""The panel of /settings: what stands in it, what its buttons carry, and what a change makes of a schedule. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.language import Language, Script, Tongue
from bot.readers.schedule import EVERY_DAY, Quiet, Rhythm, Schedule
from bot.readers.subscription import UNTIL_RESUMED, Subscription
from bot.replies.settings import (
    ALL_SUBSCRIPTIONS,
    ARTICLES_CONVERTED,
    AS_PRINTED,
    AS_TELEGRAM_SAYS,
    BACK,
    BRIEF,
    DAILY,
    DAYS,
    DIFFERENT,
    FULL_LENGTH,
    HEADLINES_ONLY,
    IN_TRADITIONAL,
    INSTANT,
    KEYWORDS_ONLY,
    LANGUAGE,
    LENGTH,
    NEXT_DIGEST,
    NO_QUIET,
    NOTHING_TO_SET,
    PANEL,
    PAUSED,
    PAUSED_UNTIL,
    QUIET,
    RHYTHM,
    SILENT,
    SOUND_OFF,
    SOUND_ON,
    TIME,
    TYPE_IT,
    WEEKLY,
    WHICH_DAY,
    WHICH_DAYS,
    WHICH_LANGUAGE,
    WHICH_LENGTH,
    WHICH_QUIET,
    WHICH_RHYTHM,
    WHICH_TIME,
    WHICH_ZONE,
    WITH_SOUND,
    ZONE,
)
from bot.screens.buttons import Press
from bot.screens.days import (
    day_said,
    hour_said,
    moment_said,
    quiet_said,
    schedule_said,
    weekday_said,
    zone_said,
)
from bot.screens.results import Button, Reply, Row, rows_of, shortened
from digests.selection import Length

# Saturday: the week's papers are out, and there is time to read.
WEEKLY_DAY = 5
HOURS = range(5, 23)
MINUTES = (0, 15, 30, 45)
PER_ROW = 6
QUIET_HOURS = ("2100-0700", "2200-0600", "2200-0700", "2300-0700", "2300-0800", "0000-0700", "1200-1400")
ZONES = (
    "Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Tokyo", "Asia/Seoul", "Asia/Singapore",
    "Asia/Bangkok", "Asia/Dubai", "Europe/Moscow", "Europe/Berlin", "Europe/Rome", "Europe/Paris", "Europe/Madrid",
    "Europe/London", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Vancouver",
    "America/Sao_Paulo", "Australia/Sydney",
)  # fmt: skip
LENGTHS: dict[Length, str] = {
    "brief": BRIEF,
    "full": FULL_LENGTH,
    "headlines": HEADLINES_ONLY,
    "keywords": KEYWORDS_ONLY,
}
RHYTHMS: dict[Rhythm, str] = {"daily": DAILY, "weekly": WEEKLY, "instant": INSTANT}
# A language is offered by its own name, so that whoever came into a wrong one finds the way out.
LANGUAGE_NAMES: dict[Language, str] = {"zh-hans": "简体中文", "zh-hant": "繁體中文", "en": "English"}
AUTOMATIC = "auto"
SCRIPTS: dict[Script, str] = {"printed": AS_PRINTED, "traditional": IN_TRADITIONAL}
QUESTIONS = {
    "time": WHICH_TIME,
    "days": WHICH_DAYS,
    "zone": WHICH_ZONE,
    "quiet": WHICH_QUIET,
    "length": WHICH_LENGTH,
    "rhythm": WHICH_RHYTHM,
}
CHOSEN = "✅ "
# What a button may carry has no "/"; no zone's name has two dashes in a row.
SLASH = "--"


@dataclass(frozen=True, slots=True)
class OpenSettings(Press, code="p"):
    """Show a page of the panel; `subscription` 0: of all there, `chat` 0: of the chat that the button is in."""

    page: str = ""
    subscription: int = 0
    chat: int = 0


@dataclass(frozen=True, slots=True)
class ChangeSetting(Press, code="v"):
    """Set `name` to `value`, both words of this module."""

    name: str
    value: str
    subscription: int = 0
    chat: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a chat chose: its `language` (None: as Telegram says, which it does in private chats alone), and whether
    articles are put into Traditional characters for it.
    """

    language: str | None = None
    converts: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written: a schedule for each subscription named, and what else is not None, for all."""

    schedules: tuple[tuple[int, Schedule], ...] = ()
    zone: ZoneInfo | None = None
    length: Length | None = None
    silent: bool | None = None


def change_of(found: Sequence[Subscription], name: str, value: str) -> Change:
    """What pressing `name` = `value` does to these (at least one). Raises ScheduleError, and ValueError if forged."""
    match name:
        case "zone":
            return Change(zone=read_zone(value.replace(SLASH, "/")))
        case "length" if value in LENGTHS:
            return Change(length=value)
        case "sound" if value in ("on", "off"):
            return Change(silent=value == "off")
        case "day":
            return Change(days_changed(found, int(value)))
        case "time" | "quiet" | "rhythm":
            return Change(tuple((one.id, rescheduled(one.schedule, name, value)) for one in found))
        case _:
            raise ValueError(f"no setting {name!r} is {value!r}")


def rescheduled(schedule: Schedule, name: str, value: str) -> Schedule:
    if name == "time":
        return replace(schedule, at=read_clock(value))
    if name == "quiet":
        return replace(schedule, quiet=None if value == "none" else read_quiet(value))
    if value == "weekly":
        one = schedule.weekdays if len(schedule.weekdays) == 1 else frozenset({WEEKLY_DAY})
        return replace(schedule, rhythm="weekly", weekdays=one)
    weekdays = EVERY_DAY if schedule.rhythm == "weekly" else schedule.weekdays
    return replace(schedule, rhythm={"daily": "daily", "instant": "instant"}[value], weekdays=weekdays)  # type: ignore[arg-type]


def days_changed(found: Sequence[Subscription], weekday: int) -> tuple[tuple[int, Schedule], ...]:
    """A day chosen or taken off; subscriptions with another rhythm than the one shown keep their days."""
    shown = found[0].schedule
    days = frozenset({weekday}) if shown.rhythm == "weekly" else shown.weekdays ^ {weekday}
    alike = [one for one in found if one.schedule.rhythm == shown.rhythm]
    return tuple((one.id, replace(one.schedule, weekdays=days)) for one in alike)


def read_clock(value: str) -> time:
    """0710 as a button carries it. Raises ValueError."""
    if len(value) != 4 or not value.isdecimal():
        raise ValueError(f"{value!r} is no time")
    return time(int(value[:2]), int(value[2:]))


def read_quiet(value: str) -> Quiet:
    start, _, end = value.partition("-")
    return Quiet(read_clock(start), read_clock(end))


def read_zone(name: str) -> ZoneInfo:
    """Raises ValueError for a name that is no IANA zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(f"no zone is called {name!r}") from error


# --- the panel


def panel_reply(found: Sequence[Subscription], wish: OpenSettings, spoken: Spoken, tongue: Tongue) -> Reply:
    """A page of the panel for these subscriptions (perhaps none); `spoken` is the choice of the chat they are in."""
    if wish.page == "language":
        languages = language_rows(wish, spoken, tongue)
        return Reply(tongue(WHICH_LANGUAGE), (*languages, back(wish, tongue)))
    if not found:
        return Reply(tongue(NOTHING_TO_SET), ((page_button(LANGUAGE, "language", wish, tongue),),))
    shown = found[0]
    rows = rows_of_page(shown, wish, tongue)
    if rows:
        one_day = wish.page == "days" and shown.schedule.rhythm == "weekly"
        question = WHICH_DAY if one_day else QUESTIONS[wish.page]
        return Reply(tongue(question), (*rows, back(wish, tongue)))
    return Reply(panel_text(found, wish, spoken, tongue), panel_rows(shown, wish, tongue))


def rows_of_page(shown: Subscription, wish: OpenSettings, tongue: Tongue) -> tuple[Row, ...]:
    """The buttons of a page of choices; () for the panel itself, and for a page that is none."""
    match wish.page:
        case "time":
            return tuple(time_rows(shown, wish))
        case "days":
            return tuple(day_rows(shown, wish, tongue))
        case "zone":
            return zone_rows(shown, wish, tongue)
        case "quiet":
            return tuple(quiet_rows(shown, wish, tongue))
        case "length":
            return tuple(choices("length", LENGTHS, shown.length, wish, tongue))
        case "rhythm":
            return tuple(choices("rhythm", RHYTHMS, shown.schedule.rhythm, wish, tongue))
        case _:
            return ()


def panel_text(found: Sequence[Subscription], wish: OpenSettings, spoken: Spoken, tongue: Tongue) -> str:
    shown = found[0]
    quiet = shown.schedule.quiet
    name = shortened(shown.query or tongue.printed(shown.paper), 60)
    lines = [
        tongue(
            PANEL,
            what=name if wish.subscription else tongue(ALL_SUBSCRIPTIONS),
            when=schedule_said(shown.schedule, tongue),
            zone=zone_said(shown.zone, tongue),
            quiet=quiet_said(quiet) if quiet else tongue(NO_QUIET),
            length=tongue(LENGTHS[shown.length]),
            sound=tongue(SILENT if shown.silent else WITH_SOUND),
            language=spoken_said(spoken, tongue),
        ),
        next_said(shown, tongue),
        "",
        tongue(TYPE_IT),
    ]
    if len({kept(one) for one in found}) > 1:
        lines.append(tongue(DIFFERENT))
    return "\n".join(lines)


def kept(one: Subscription) -> tuple[object, ...]:
    """What the panel shows of a subscription."""
    return one.schedule, one.zone.key, one.length, one.silent


def next_said(one: Subscription, tongue: Tongue) -> str:
    """When it comes next, or that it is paused; "" for what comes at once."""
    if one.paused_until == UNTIL_RESUMED:
        return tongue(PAUSED)
    if one.paused_until is not None:
        return tongue(PAUSED_UNTIL, day=day_said(one.paused_until, tongue))
    if one.schedule.rhythm == "instant" or one.next_at is None:
        return ""
    return tongue(NEXT_DIGEST, moment=moment_said(one.next_at, one.zone, tongue))


def panel_rows(shown: Subscription, wish: OpenSettings, tongue: Tongue) -> tuple[Row, ...]:
    sound = ChangeSetting("sound", "on" if shown.silent else "off", wish.subscription, wish.chat)
    when = (page_button(TIME, "time", wish, tongue), page_button(DAYS, "days", wish, tongue))
    rows = (
        (page_button(ZONE, "zone", wish, tongue), page_button(QUIET, "quiet", wish, tongue)),
        (page_button(LENGTH, "length", wish, tongue), page_button(RHYTHM, "rhythm", wish, tongue)),
        (
            Button(tongue(SOUND_ON if shown.silent else SOUND_OFF), sound),
            page_button(LANGUAGE, "language", wish, tongue),
        ),
    )
    return rows if shown.schedule.rhythm == "instant" else (when, *rows)


def page_button(text: str, page: str, wish: OpenSettings, tongue: Tongue) -> Button:
    return Button(tongue(text), replace(wish, page=page))


def back(wish: OpenSettings, tongue: Tongue) -> Row:
    return (page_button(BACK, "", wish, tongue),)


def choice(name: str, value: str, label: str, chosen: bool, wish: OpenSettings) -> Button:
    press = ChangeSetting(name, value, wish.subscription, wish.chat)
    return Button(CHOSEN + label if chosen else label, press)


def choices(
    name: str, labels: dict[Length, str] | dict[Rhythm, str], current: str, wish: OpenSettings, tongue: Tongue
) -> Iterator[Row]:
    for value, label in labels.items():
        yield (choice(name, value, tongue(label), value == current, wish),)


def time_rows(shown: Subscription, wish: OpenSettings) -> Iterator[Row]:
    at = shown.schedule.at
    hours = [time(hour, at.minute) for hour in HOURS]
    yield from rows_of(
        [choice("time", f"{one:%H%M}", hour_said(one), one == at, wish) for one in hours], PER_ROW
    )
    minutes = [time(at.hour, minute) for minute in MINUTES]
    yield tuple(choice("time", f"{one:%H%M}", hour_said(one), one == at, wish) for one in minutes)


def day_rows(shown: Subscription, wish: OpenSettings, tongue: Tongue) -> Iterator[Row]:
    days = [
        choice("day", str(day), weekday_said(day, tongue), day in shown.schedule.weekdays, wish)
        for day in range(7)
    ]
    yield from (tuple(days[:4]), tuple(days[4:]))


def zone_rows(shown: Subscription, wish: OpenSettings, tongue: Tongue) -> tuple[Row, ...]:
    current = shown.zone.key
    zones = [ZoneInfo(key) for key in dict.fromkeys((current, *ZONES))]
    buttons = [
        choice("zone", zone.key.replace("/", SLASH), zone_said(zone, tongue), zone.key == current, wish)
        for zone in zones
    ]
    return rows_of(buttons, 3)


def quiet_rows(shown: Subscription, wish: OpenSettings, tongue: Tongue) -> Iterator[Row]:
    now = shown.schedule.quiet
    yield (choice("quiet", "none", tongue(NO_QUIET), now is None, wish),)
    spans = [(value, read_quiet(value)) for value in QUIET_HOURS]
    yield from rows_of(
        [choice("quiet", value, quiet_said(quiet), quiet == now, wish) for value, quiet in spans], 2
    )


def language_rows(wish: OpenSettings, spoken: Spoken, tongue: Tongue) -> Iterator[Row]:
    if spoken.alone:
        yield (choice("language", AUTOMATIC, tongue(AS_TELEGRAM_SAYS), spoken.language is None, wish),)
    for code, name in LANGUAGE_NAMES.items():
        yield (choice("language", code, name, spoken.language == code, wish),)
    chosen: Script = "traditional" if spoken.converts else "printed"
    yield tuple(choice("script", one, tongue(label), one == chosen, wish) for one, label in SCRIPTS.items())


def spoken_said(spoken: Spoken, tongue: Tongue) -> str:
    name = language_name(spoken.language, tongue)
    return tongue.plain(ARTICLES_CONVERTED, language=name) if spoken.converts else name


def language_name(language: str | None, tongue: Tongue) -> str:
    names = {str(code): name for code, name in LANGUAGE_NAMES.items()}
    return names.get(language or "", tongue(AS_TELEGRAM_SAYS))
