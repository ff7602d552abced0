"""Who is due, what has arrived, and the rows that follow: the fan-out's SQL. Decides nothing.

Owns the table `arrivals`; reads and moves on `subscriptions`; writes into `outbox` set by set, so that a hundred
thousand readers of one digest never pass through Python.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BindParameter,
    Connection,
    Engine,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    select,
    tuple_,
    update,
)

from bot.delivery.inserting import insert_new
from bot.delivery.pushes import Priority
from bot.language import OURS, Tongue, tongue_for
from bot.readers.schedule import Schedule
from bot.readers.subscription import day_of, read_pages, schedule_from
from bot.schema import arrivals, chats, outbox, subscriptions
from digests.database import is_sqlite, reading, writing
from digests.selection import Length

# One write transaction takes some 20 ms for so many; handlers that write wait no longer than that.
CHUNK = 1000

# PostgreSQL's advisory lock of the tick.
TICKING = 0x62747469636B
# And that of who writes down an arrival, or who waits for one.
ARRIVING = 0x626172726976

Door = tuple[int, int]
"""A chat and a thread in it."""

BEFORE_ALL: Door = (-(2**63), -1)

# How the chat reads, in one column: a subquery, so that no join can change the way to those who are due.
WORDS_OF_TONGUE = (chats.c.language, chats.c.telegram_language, chats.c.script)
BETWEEN_WORDS = "|"
TONGUE = (
    select(
        func.coalesce(chats.c.language, "")
        + BETWEEN_WORDS
        + func.coalesce(chats.c.telegram_language, "")
        + BETWEEN_WORDS
        + func.coalesce(chats.c.script, "")
    )
    .where(chats.c.chat_id == subscriptions.c.chat_id)
    .scalar_subquery()
    .label("tongue")
)

# The columns that say what somebody wants: readers who are equal in them are planned for once.
WANT = (
    subscriptions.c.paper,
    subscriptions.c.pages,
    subscriptions.c.query,
    subscriptions.c.rhythm,
    subscriptions.c.minute,
    subscriptions.c.weekdays,
    subscriptions.c.quiet_from,
    subscriptions.c.quiet_to,
    subscriptions.c.zone,
    subscriptions.c.length,
    subscriptions.c.silent,
    subscriptions.c.last_day,
    subscriptions.c.seen,
    subscriptions.c.set_back,
    TONGUE,
)
FIRST_WANT = 3


@dataclass(frozen=True, slots=True)
class Arrived:
    """An issue that is to be pushed."""

    id: int
    issue_id: int
    paper: str


@dataclass(frozen=True, slots=True)
class Want:
    """What one subscription asks for, without whose it is."""

    paper: str
    pages: tuple[int, ...]
    query: str
    schedule: Schedule
    zone: ZoneInfo
    length: Length
    silent: bool
    last: date | None
    seen: int
    set_back: bool
    tongue: Tongue


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to the subscriptions of a door that are due together: a message or none, and the next look."""

    message: int | None
    occasion: str
    priority: Priority
    silent: bool
    quiet: tuple[float, float] | None
    changes: tuple[tuple[str, Any], ...]


def announce(engine: Engine, issue_id: int, paper: str, now: datetime) -> bool:
    """Note that an issue is to be pushed, and wake who waits for it; False if that was noted before."""
    note = {"issue_id": issue_id, "paper": paper, "arrived_at": now.timestamp()}
    waiting = and_(subscriptions.c.waiting, subscriptions.c.paper.in_(["", paper]))
    with writing(engine) as connection:
        arrive_one_at_a_time(connection)
        is_new = connection.execute(insert_new(connection, arrivals), [note]).rowcount > 0
        connection.execute(
            update(subscriptions).where(waiting).values(next_at=now.timestamp(), waiting=False)
        )
    return is_new


def tongue_there(engine: Engine, chat_id: int) -> Tongue:
    """The language and script in which digests come to a chat."""
    chat = select(*WORDS_OF_TONGUE).where(chats.c.chat_id == chat_id)
    with reading(engine) as connection:
        row = connection.execute(chat).first()
    return tongue_for(*row) if row else OURS


@contextmanager
def only_tick(engine: Engine) -> Iterator[bool]:
    """True for one process at a time; the others on the same PostgreSQL leave this tick to it."""
    if is_sqlite(engine):
        yield True
        return
    with reading(engine) as connection:
        # The lock ends with this transaction, and so with us.
        yield bool(connection.scalar(select(func.pg_try_advisory_xact_lock(TICKING))))


def least_seen(engine: Engine, now: datetime) -> int | None:
    """The last arrival that everybody who is due has had; None where nobody is due."""
    query = select(func.min(subscriptions.c.seen)).where(subscriptions.c.next_at <= now.timestamp())
    with reading(engine) as connection:
        seen: int | None = connection.scalar(query)
        return seen


def arrived_after(engine: Engine, seen: int) -> tuple[Arrived, ...]:
    """What was announced after the arrival `seen`, in the order in which it came."""
    query = select(arrivals.c.id, arrivals.c.issue_id, arrivals.c.paper).where(arrivals.c.id > seen)
    with reading(engine) as connection:
        return tuple(Arrived(*row) for row in connection.execute(query.order_by(arrivals.c.id)))


def reconsider(engine: Engine, now: datetime, beyond: timedelta) -> int:
    """Look anew at all who are to be looked at later than `beyond` from now, pauses apart; how many."""
    far = and_(subscriptions.c.next_at > (now + beyond).timestamp(), subscriptions.c.paused_until.is_(None))
    with writing(engine) as connection:
        return connection.execute(update(subscriptions).where(far).values(next_at=now.timestamp())).rowcount


def due_after(engine: Engine, door: Door, now: datetime, chunk: int) -> Sequence[Any]:
    """The next due subscriptions behind `door`, whole doors only, by chat and thread; () when all are seen."""
    columns = subscriptions.c
    behind = tuple_(columns.chat_id, columns.thread_id) > tuple_(*map(literal, door))
    query = (
        select(columns.id, columns.chat_id, columns.thread_id, *WANT)
        .where(columns.next_at <= now.timestamp(), behind)
        .order_by(columns.chat_id, columns.thread_id, columns.id)
    )
    with reading(engine) as connection:
        # Tens of thousands have nothing due for each who has: the index of hours knows at once if nobody does.
        if (
            connection.execute(select(columns.id).where(columns.next_at <= now.timestamp()).limit(1)).first()
            is None
        ):
            return ()
        rows = connection.execute(query.limit(chunk)).all()
        if len(rows) < chunk:
            return rows
        last = (rows[-1].chat_id, rows[-1].thread_id)
        whole = [row for row in rows if (row.chat_id, row.thread_id) != last]
        if whole:
            return whole
        here = and_(columns.chat_id == last[0], columns.thread_id == last[1])
        return connection.execute(query.where(here)).all()


def write_plans(
    engine: Engine, served: Mapping[Plan, tuple[list[int], list[int]]], latest: int, now: datetime
) -> int:
    """Carry plans out in one transaction: each with the first and with all subscriptions of its groups.

    They were made when `latest` was the last arrival: nobody falls asleep over one that came since.
    """
    with writing(engine) as connection:
        arrive_one_at_a_time(connection)
        newer = connection.execute(select(arrivals.c.id).where(arrivals.c.id > latest).limit(1)).first()
        return sum(
            write_plan(connection, still_awake(plan, now) if newer else plan, *whom, now)
            for plan, whom in served.items()
        )


def still_awake(plan: Plan, now: datetime) -> Plan:
    """The plan for whom an arrival was to wake, looked at again by the next tick instead."""
    changes = dict(plan.changes)
    if changes["waiting"]:
        changes |= {"waiting": False, "next_at": now.timestamp()}
    return replace(plan, changes=tuple(changes.items()))


def arrive_one_at_a_time(connection: Connection) -> None:
    """Until the transaction ends nothing arrives, nor does anybody else fall asleep; SQLite has one writer anyway."""
    if not is_sqlite(connection):
        connection.execute(select(func.pg_advisory_xact_lock(ARRIVING)))


def write_plan(
    connection: Connection, plan: Plan, firsts: Sequence[int], members: Sequence[int], now: datetime
) -> int:
    """Rows for the groups whose first subscriptions are `firsts`, and the next look at all `members`.

    Both only where they are still due: somebody may have paused or left since they were read.
    """
    still_due = subscriptions.c.next_at <= now.timestamp()
    written = 0
    if plan.message is not None:
        quiet_at, quiet_until = plan.quiet or (None, None)
        values = {
            "chat_id": subscriptions.c.chat_id,
            "thread_id": subscriptions.c.thread_id,
            "occasion": literal(plan.occasion + ":s") + cast(subscriptions.c.id, String),
            "part": literal(1),
            "body_id": literal(plan.message),
            "priority": literal(int(plan.priority)),
            "silent": literal(plan.silent),
            "state": literal("waiting"),
            "due_at": literal(now.timestamp()),
            "quiet_at": literal(quiet_at),
            "quiet_until": literal(quiet_until),
            "created_at": literal(now.timestamp()),
        }
        chosen = select(*values.values()).where(subscriptions.c.id.in_(written_out(firsts)), still_due)
        rows = insert_new(connection, outbox, selecting=(list(values), chosen))
        written = connection.execute(rows).rowcount
    change = update(subscriptions).where(subscriptions.c.id.in_(written_out(members)), still_due)
    connection.execute(change.values(**dict(plan.changes)))
    return written


def written_out(ids: Sequence[int]) -> BindParameter[Sequence[int]]:
    """Row ids as figures in the statement: a thousand parameters take longer to bind than to carry out."""
    return bindparam(None, ids, expanding=True, literal_execute=True)


def want_of(row: Any) -> Want:
    """What a row of `due_after` asks for."""
    return Want(
        row.paper,
        read_pages(row.pages),
        row.query,
        schedule_from(row.rhythm, row.minute, row.weekdays, (row.quiet_from, row.quiet_to)),
        ZoneInfo(row.zone),
        row.length,
        row.silent,
        day_of(row.last_day),
        row.seen,
        row.set_back,
        read_tongue(row.tongue),
    )


def read_tongue(words: str | None) -> Tongue:
    """What `TONGUE` says; Simplified for a chat that is gone meanwhile."""
    chosen, telegram, script = (words or BETWEEN_WORDS * 2).split(BETWEEN_WORDS)
    return tongue_for(chosen or None, telegram or None, script or None)
