"""What an operator wants to know of readers and deliveries, counted when asked; and how often things are used.

Reads the tables of others; owns `usage`, which counts by day and never by person.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, and_, func, insert, select, update

from bot.readers.subscription import moment
from bot.schema import chats, outbox, subscriptions, usage
from digests.database import reading, writing

DAYS = 14
MOST_TOPICS = 10
# What was used is written down so often; a kill loses the rest of it, which nobody would miss.
WRITE_EVERY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Day:
    """One local day: messages by what became of them, searches, articles opened."""

    day: date
    sent: int
    edited: int
    failed: int
    searches: int
    articles: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`new` chats came this week; `papers` and `topics` with the number of chats, most first."""

    readers: int
    away: int
    new: int
    papers: tuple[tuple[str, int], ...]
    topics: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A subscription as a line of the export."""

    chat_id: int
    kind: str
    title: str
    paper: str
    query: str
    rhythm: str
    minute: int
    zone: str
    length: str
    paused_until: str | None
    away_reason: str | None
    created_at: datetime | None


class Usage:
    """Counts in memory, writes now and then."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.unwritten: Counter[tuple[date, str]] = Counter()
        self.written_at: datetime | None = None
        self.lock = Lock()

    def count(self, what: str, now: datetime, zone: ZoneInfo) -> bool:
        """Count one; True when it is time to `write`."""
        with self.lock:
            self.unwritten[now.astimezone(zone).date(), what] += 1
            self.written_at = self.written_at or now
            return now - self.written_at >= WRITE_EVERY

    def write(self, now: datetime) -> None:
        with self.lock:
            counted, self.unwritten, self.written_at = self.unwritten, Counter(), now
        if not counted:
            return
        with writing(self.engine) as connection:
            for (day, what), times in counted.items():
                which = and_(usage.c.day == day.isoformat(), usage.c.what == what)
                more = update(usage).where(which).values(times=usage.c.times + times)
                if not connection.execute(more).rowcount:
                    connection.execute(insert(usage).values(day=day.isoformat(), what=what, times=times))


def figures(engine: Engine, now: datetime, zone: ZoneInfo) -> Figures:
    """The last DAYS days, of the paper's zone, and what stands now."""
    here = chats.c.away_at.is_(None)
    today = now.astimezone(zone).date()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    reader = func.count(func.distinct(subscriptions.c.chat_id))
    wanted = select(reader).join(chats).where(here)
    with reading(engine) as connection:

        def most(column: Any, which: Any) -> tuple[tuple[str, int], ...]:
            query = select(column, reader.label("readers")).join(chats).where(here, which).group_by(column)
            rows = connection.execute(query.order_by(reader.desc(), column).limit(MOST_TOPICS))
            return tuple((row[0], row[1]) for row in rows)

        states = select(outbox.c.state, func.count()).group_by(outbox.c.state).order_by(outbox.c.state)
        used = {
            (row.day, row.what): row.times
            for row in connection.execute(select(usage).where(usage.c.day >= days[0].isoformat()))
        }
        return Figures(
            readers=connection.scalar(wanted) or 0,
            away=connection.scalar(select(func.count()).select_from(chats).where(~here)) or 0,
            new=connection.scalar(wanted.where(chats.c.created_at >= now.timestamp() - 7 * 86_400)) or 0,
            papers=most(subscriptions.c.paper, subscriptions.c.query == ""),
            topics=most(subscriptions.c.query, subscriptions.c.query != ""),
            outcomes=tuple((row[0], row[1]) for row in connection.execute(states)),
            days=tuple(day_figures(connection, day, zone, used) for day in days),
        )


def day_figures(connection: Any, day: date, zone: ZoneInfo, used: dict[tuple[str, str], int]) -> Day:
    start = datetime.combine(day, time(), zone).astimezone(UTC).timestamp()
    end = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC).timestamp()
    edits = outbox.c.edits.is_not(None)
    query = (
        select(outbox.c.state, edits.label("edit"), func.count().label("rows"))
        .where(outbox.c.done_at >= start, outbox.c.done_at < end)
        .group_by(outbox.c.state, edits)
    )
    counts = {(row.state, bool(row.edit)): row.rows for row in connection.execute(query)}
    return Day(
        day,
        sent=counts.get(("sent", False), 0),
        edited=counts.get(("sent", True), 0),
        failed=sum(rows for (state, _), rows in counts.items() if state in ("rejected", "held")),
        searches=used.get((day.isoformat(), "search"), 0),
        articles=used.get((day.isoformat(), "article"), 0),
    )


def subscription_lines(engine: Engine) -> Sequence[Line]:
    """Every subscription, by chat."""
    columns = subscriptions.c
    query = (
        select(
            columns.chat_id,
            chats.c.kind,
            chats.c.title,
            columns.paper,
            columns.query,
            columns.rhythm,
            columns.minute,
            columns.zone,
            columns.length,
            columns.paused_until,
            chats.c.away_reason,
            columns.created_at,
        )
        .join(chats)
        .order_by(columns.chat_id, columns.id)
    )
    with reading(engine) as connection:
        return [
            Line(**{**row, "created_at": moment(row["created_at"])})
            for row in connection.execute(query).mappings()
        ]
