"""A chat, a subscription, and the columns that they are kept in. Pure: rows in, values out, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.language import Tongue, tongue_for
from bot.readers.schedule import EVERY_DAY, Quiet, Rhythm, Schedule, end_of, instant_of, next_due
from digests.selection import Length

ChatKind = Literal["private", "group", "supergroup", "channel"]

UNTIL_RESUMED = date.max


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that the bot knows. `language` None: as Telegram says, which is `telegram_language`; `script` None: as
    suits the language. `away_at` (UTC): blocked or kicked.
    """

    chat_id: int
    kind: ChatKind
    title: str = ""
    language: str | None = None
    away_at: datetime | None = None
    away_reason: str | None = None
    telegram_language: str | None = None
    script: str | None = None

    @property
    def tongue(self) -> Tongue:
        return tongue_for(self.language, self.telegram_language, self.script)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks to subscribe to. `paper` "" is every paper; `query` "" is the paper itself.

    Without `schedule` and `zone` it goes by the chat's other subscriptions there, or by the defaults given.
    """

    chat_id: int
    paper: str = ""
    query: str = ""
    thread_id: int = 0
    pages: tuple[int, ...] = ()
    schedule: Schedule | None = None
    zone: ZoneInfo | None = None
    length: Length | None = None
    silent: bool | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription as it stands. `seen` is the latest arrival it had, `last` the latest local day.

    `next_at` (UTC) is when the fan-out looks at it again, None while paused without end, away, or instant.
    """

    id: int
    chat_id: int
    thread_id: int
    paper: str
    pages: tuple[int, ...]
    query: str
    schedule: Schedule
    zone: ZoneInfo
    length: Length
    silent: bool
    paused_until: date | None
    last: date | None
    seen: int
    next_at: datetime | None
    waiting: bool

    @property
    def is_topic(self) -> bool:
        return self.query != ""


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What became of a wish: a new subscription, one that stood already, or one whose pause it ended."""

    outcome: Literal["new", "already", "resumed"]
    subscription: Subscription


@dataclass(frozen=True, slots=True)
class Counts:
    """Chats reached (with a subscription, not away), chats away, subscriptions in all."""

    readers: int
    away: int
    subscriptions: int


def alarm(
    schedule: Schedule,
    zone: ZoneInfo,
    last: date | None,
    paused_until: date | None,
    now: datetime,
    *,
    missed: bool = False,
) -> dict[str, Any]:
    """When the fan-out looks at a subscription next, and whether an arrival is to wake it before.

    An instant one needs no hour: an arrival wakes it, unless it may have `missed` something already.
    """
    if paused_until == UNTIL_RESUMED:
        return {"next_at": None, "waiting": False}
    if paused_until is not None:
        resumes = instant_of(paused_until, time(0), zone) or end_of(paused_until, zone)
        if resumes > now:
            return {"next_at": next_due(schedule, zone, last, resumes).at.timestamp(), "waiting": False}
    if schedule.rhythm == "instant" and not missed:
        return {"next_at": None, "waiting": True}
    return {"next_at": next_due(schedule, zone, last, now).at.timestamp(), "waiting": False}


def schedule_columns(schedule: Schedule) -> dict[str, Any]:
    quiet = schedule.quiet
    return {
        "rhythm": schedule.rhythm,
        "minute": minutes(schedule.at),
        "weekdays": sum(1 << day for day in schedule.weekdays),
        "quiet_from": minutes(quiet.start) if quiet else None,
        "quiet_to": minutes(quiet.end) if quiet else None,
    }


def schedule_from(
    rhythm: Rhythm, minute: int, weekdays: int, quiet: tuple[int | None, int | None] = (None, None)
) -> Schedule:
    start, end = quiet
    hours = Quiet(clock(start), clock(end)) if start is not None and end is not None else None
    days = frozenset(day for day in EVERY_DAY if weekdays >> day & 1)
    return Schedule(rhythm, clock(minute), days, hours)


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def clock(minute: int) -> time:
    return time(*divmod(minute, 60))


def printed_pages(pages: Iterable[int]) -> str:
    return ",".join(map(str, sorted(set(pages))))


def read_pages(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(","))) if text else ()


def subscription_of(row: Mapping[Any, Any]) -> Subscription:
    return Subscription(
        id=row["id"],
        chat_id=row["chat_id"],
        thread_id=row["thread_id"],
        paper=row["paper"],
        pages=read_pages(row["pages"]),
        query=row["query"],
        schedule=schedule_from(
            row["rhythm"], row["minute"], row["weekdays"], (row["quiet_from"], row["quiet_to"])
        ),
        zone=ZoneInfo(row["zone"]),
        length=row["length"],
        silent=row["silent"],
        paused_until=day_of(row["paused_until"]),
        last=day_of(row["last_day"]),
        seen=row["seen"],
        next_at=moment(row["next_at"]),
        waiting=row["waiting"],
    )


def chat_of(row: Mapping[Any, Any]) -> Chat:
    return Chat(
        row["chat_id"],
        row["kind"],
        row["title"],
        row["language"],
        moment(row["away_at"]),
        row["away_reason"],
        row["telegram_language"],
        row["script"],
    )


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
