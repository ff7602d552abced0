"""Chats and what they take. Owns the tables `chats` and `subscriptions`; sends nothing, renders nothing.

A subscription is one paper (or some of its pages) or one topic, in one chat or one topic of a forum, with its
own schedule. Those of one chat that are due together come together: that is the fan-out's work.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, insert, select, update

from bot.schedule import EVERY_DAY, Quiet, Rhythm, Schedule, end_of, instant_of, last_for_new, next_due
from bot.schema import arrivals, body_issues, chats, outbox, subscriptions
from digests.database import reading, writing

Length = Literal["brief", "full", "headlines", "keywords"]
ChatKind = Literal["private", "group", "supergroup", "channel"]

UNTIL_RESUMED = date.max


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat that the bot knows. `language` None: as Telegram says; `away_at` (UTC): blocked or kicked."""

    chat_id: int
    kind: ChatKind
    title: str = ""
    language: str | None = None
    away_at: datetime | None = None
    away_reason: str | None = None


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


class Subscribers:
    """The book of subscribers. Methods raise ArchiveError where the database does not do its part."""

    def __init__(self, engine: Engine, default: Schedule | None = None, zone: ZoneInfo | None = None) -> None:
        self.engine = engine
        self.default = default or Schedule()
        self.zone = zone or ZoneInfo("Asia/Shanghai")

    # --- chats

    def remember(self, chat: Chat, now: datetime) -> bool:
        """Note a chat's kind and title (and language, if given); True if it was not known."""
        with writing(self.engine) as connection:
            return note_chat(connection, chat, now)

    def chat(self, chat_id: int) -> Chat | None:
        with reading(self.engine) as connection:
            row = connection.execute(select(chats).where(chats.c.chat_id == chat_id)).mappings().first()
        return chat_of(row) if row else None

    def speak(self, chat_id: int, language: str | None) -> None:
        """Set a chat's language; None goes back to what Telegram says."""
        with writing(self.engine) as connection:
            connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(language=language))

    def counts(self) -> Counts:
        here = chats.c.away_at.is_(None)
        readers = select(func.count(func.distinct(subscriptions.c.chat_id))).join(chats).where(here)
        with reading(self.engine) as connection:
            return Counts(
                connection.scalar(readers) or 0,
                connection.scalar(select(func.count()).select_from(chats).where(~here)) or 0,
                connection.scalar(select(func.count()).select_from(subscriptions)) or 0,
            )

    # --- subscriptions

    def subscribe(self, wish: Wish, now: datetime, chat: Chat | None = None) -> Subscribed:
        """Take up a wish. Asking again for what stands changes nothing but ends its pause.

        The chat is noted too, as `chat` says or as a private one. No backlog: only what arrives from now on.
        """
        with writing(self.engine) as connection:
            note_chat(connection, chat or Chat(wish.chat_id, "private"), now)
            standing = one(connection, wish_condition(wish))
            if standing is None:
                return Subscribed("new", self._begin(connection, wish, now))
            if standing.paused_until is None:
                return Subscribed("already", standing)
            resume(connection, subscriptions.c.id == standing.id, now)
            return Subscribed("resumed", must(one(connection, wish_condition(wish))))

    def _begin(self, connection: Connection, wish: Wish, now: datetime) -> Subscription:
        like = one(connection, in_thread(wish.chat_id, wish.thread_id))
        schedule = wish.schedule or (like.schedule if like else self.default)
        zone = wish.zone or (like.zone if like else self.zone)
        last = last_for_new(schedule, zone, now)
        silent = wish.silent if wish.silent is not None else bool(like and like.silent)
        values = {
            "chat_id": wish.chat_id,
            "thread_id": wish.thread_id,
            "paper": wish.paper,
            "pages": printed_pages(wish.pages),
            "query": wish.query,
            **schedule_columns(schedule),
            "zone": zone.key,
            "length": wish.length or (like.length if like else "brief"),
            "silent": silent,
            "last_day": last.isoformat(),
            "seen": connection.scalar(select(func.max(arrivals.c.id))) or 0,
            "created_at": now.timestamp(),
            **alarm(schedule, zone, last, None, now),
        }
        connection.execute(insert(subscriptions).values(values))
        return must(one(connection, wish_condition(wish)))

    def unsubscribe(
        self, chat_id: int, thread_id: int | None = None, subscription_id: int | None = None
    ) -> int:
        """End one subscription of a chat, all of a thread, or all of the chat; how many ended."""
        which = of_chat(chat_id, thread_id, subscription_id)
        with writing(self.engine) as connection:
            return connection.execute(delete(subscriptions).where(which)).rowcount

    def of_chat(self, chat_id: int, thread_id: int | None = None) -> tuple[Subscription, ...]:
        """A chat's subscriptions in the order in which they were made; of one thread, or of all (None)."""
        with reading(self.engine) as connection:
            return many(connection, of_chat(chat_id, thread_id))

    def topics(self) -> tuple[Subscription, ...]:
        """Every topic subscription of chats that can be reached."""
        here = select(chats.c.chat_id).where(chats.c.away_at.is_(None))
        with reading(self.engine) as connection:
            return many(connection, and_(subscriptions.c.query != "", subscriptions.c.chat_id.in_(here)))

    def change(
        self,
        chat_id: int,
        now: datetime,
        *,
        thread_id: int | None = None,
        subscription_id: int | None = None,
        schedule: Schedule | None = None,
        zone: ZoneInfo | None = None,
        length: Length | None = None,
        silent: bool | None = None,
        pages: tuple[int, ...] | None = None,
    ) -> int:
        """Change what is given (not None) of one subscription, a thread's, or all of a chat's; how many."""
        with writing(self.engine) as connection:
            found = many(connection, of_chat(chat_id, thread_id, subscription_id))
            for old in found:
                new_schedule, new_zone = schedule or old.schedule, zone or old.zone
                values: dict[str, Any] = {**schedule_columns(new_schedule), "zone": new_zone.key}
                values |= alarm(new_schedule, new_zone, old.last, old.paused_until, now)
                optional = {"length": length, "silent": silent}
                values |= {key: value for key, value in optional.items() if value is not None}
                if pages is not None:
                    values["pages"] = printed_pages(pages)
                connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
        return len(found)

    def pause(
        self,
        chat_id: int,
        now: datetime,
        until: date | None = None,
        thread_id: int | None = None,
        subscription_id: int | None = None,
    ) -> int:
        """Silence subscriptions, up to and without the local day `until` (None: until resumed); how many."""
        until = until or UNTIL_RESUMED
        with writing(self.engine) as connection:
            found = many(connection, of_chat(chat_id, thread_id, subscription_id))
            for old in found:
                values = {
                    "paused_until": until.isoformat(),
                    **alarm(old.schedule, old.zone, old.last, until, now),
                }
                connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
        return len(found)

    def resume(
        self, chat_id: int, now: datetime, thread_id: int | None = None, subscription_id: int | None = None
    ) -> int:
        """End pauses; what was missed comes as one digest at the next time due. How many were paused."""
        which = of_chat(chat_id, thread_id, subscription_id)
        with writing(self.engine) as connection:
            return resume(connection, and_(which, subscriptions.c.paused_until.is_not(None)), now)

    # --- what Telegram tells about chats

    def gone(self, chat_id: int, reason: str, now: datetime) -> None:
        """The chat cannot be reached: keep everything, push nothing, and owe it what it did not get."""
        with writing(self.engine) as connection:
            mark_gone(connection, chat_id, reason, now)

    def returned(self, chat_id: int, now: datetime) -> bool:
        """The chat is back; True if it was away. Its next digest has what it missed."""
        with writing(self.engine) as connection:
            back = update(chats).where(chats.c.chat_id == chat_id, chats.c.away_at.is_not(None))
            if not connection.execute(back.values(away_at=None, away_reason=None)).rowcount:
                return False
            for old in many(connection, subscriptions.c.chat_id == chat_id):
                values = alarm(old.schedule, old.zone, old.last, old.paused_until, now, missed=True)
                connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
            return True

    def migrate(self, old: int, new: int, now: datetime) -> None:
        """A group became a supergroup: chat, subscriptions and outbox rows move in one transaction."""
        with writing(self.engine) as connection:
            move_chat(connection, old, new, now)

    def forget(self, chat_id: int) -> None:
        """Delete all that is kept of a chat."""
        with writing(self.engine) as connection:
            forget_chats(connection, [chat_id])

    def forget_absent(self, before: datetime) -> int:
        """Delete chats that have been away since before `before`; how many."""
        with writing(self.engine) as connection:
            long_gone = select(chats.c.chat_id).where(chats.c.away_at < before.timestamp())
            found = list(connection.scalars(long_gone))
            forget_chats(connection, found)
        return len(found)


# --- on an open connection, for transactions that span several tables


def note_chat(connection: Connection, chat: Chat, now: datetime) -> bool:
    values: dict[str, Any] = {"kind": chat.kind, "title": chat.title}
    if chat.language is not None:
        values["language"] = chat.language
    if connection.execute(update(chats).where(chats.c.chat_id == chat.chat_id).values(values)).rowcount:
        return False
    connection.execute(insert(chats).values(chat_id=chat.chat_id, created_at=now.timestamp(), **values))
    return True


def mark_gone(connection: Connection, chat_id: int, reason: str, now: datetime) -> None:
    """See Subscribers.gone. What waits in the outbox goes, and the subscriptions are set back before it."""
    here = and_(chats.c.chat_id == chat_id, chats.c.away_at.is_(None))
    gone = update(chats).where(here).values(away_at=now.timestamp(), away_reason=reason)
    connection.execute(gone)
    unsent = and_(outbox.c.chat_id == chat_id, outbox.c.state.in_(["waiting", "claimed"]))
    first_missed = (
        select(func.min(arrivals.c.id))
        .join(body_issues, body_issues.c.issue_id == arrivals.c.issue_id)
        .join(outbox, outbox.c.body_id == body_issues.c.body_id)
        .where(unsent, outbox.c.edits.is_(None))
    )
    missed = connection.scalar(first_missed)
    mine = subscriptions.c.chat_id == chat_id
    connection.execute(update(subscriptions).where(mine).values(next_at=None, waiting=False))
    if missed is not None:
        behind = and_(mine, subscriptions.c.seen >= missed)
        connection.execute(update(subscriptions).where(behind).values(seen=missed - 1))
    connection.execute(delete(outbox).where(unsent))


def move_chat(connection: Connection, old: int, new: int, now: datetime) -> None:
    """See Subscribers.migrate. What the new chat has already stays as it is there. Repeatable."""
    before = connection.execute(select(chats).where(chats.c.chat_id == old)).mappings().first()
    if before is None:
        return
    known = chat_of(before)
    note_chat(connection, Chat(new, "supergroup", known.title, known.language), now)
    for table, identity in (
        (subscriptions, ("thread_id", "paper", "query")),
        (outbox, ("thread_id", "occasion", "part")),
    ):
        twin = table.alias()
        same = [twin.c[name] == table.c[name] for name in identity]
        there = select(twin.c.id).where(twin.c.chat_id == new, *same).exists()
        connection.execute(update(table).where(table.c.chat_id == old, ~there).values(chat_id=new))
        connection.execute(delete(table).where(table.c.chat_id == old))
    connection.execute(delete(chats).where(chats.c.chat_id == old))


def forget_chats(connection: Connection, chat_ids: Iterable[int]) -> None:
    for chat_id in chat_ids:
        for table in (outbox, subscriptions, chats):
            connection.execute(delete(table).where(table.c.chat_id == chat_id))


def resume(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    found = many(connection, which)
    for old in found:
        values = {"paused_until": None, **alarm(old.schedule, old.zone, old.last, None, now, missed=True)}
        connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
    return len(found)


def one(connection: Connection, which: ColumnElement[bool]) -> Subscription | None:
    found = many(connection, which, limit=1)
    return found[0] if found else None


def many(
    connection: Connection, which: ColumnElement[bool], limit: int | None = None
) -> tuple[Subscription, ...]:
    query = select(subscriptions).where(which).order_by(subscriptions.c.id).limit(limit)
    return tuple(subscription_of(row) for row in connection.execute(query).mappings())


def must(subscription: Subscription | None) -> Subscription:
    assert subscription is not None  # written in this very transaction
    return subscription


# --- conditions and columns


def in_thread(chat_id: int, thread_id: int) -> ColumnElement[bool]:
    return and_(subscriptions.c.chat_id == chat_id, subscriptions.c.thread_id == thread_id)


def wish_condition(wish: Wish) -> ColumnElement[bool]:
    same = and_(subscriptions.c.paper == wish.paper, subscriptions.c.query == wish.query)
    return and_(in_thread(wish.chat_id, wish.thread_id), same)


def of_chat(
    chat_id: int, thread_id: int | None = None, subscription_id: int | None = None
) -> ColumnElement[bool]:
    which = subscriptions.c.chat_id == chat_id
    if thread_id is not None:
        which = and_(which, subscriptions.c.thread_id == thread_id)
    if subscription_id is not None:
        which = and_(which, subscriptions.c.id == subscription_id)
    return which


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
    )


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
