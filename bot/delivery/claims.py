"""Which rows of the outbox go next and in whose hands they are: claims, leases, and what the dead had claimed.

On an open connection; statements of the table `outbox`, made once: to put them together takes SQLAlchemy several
times as long as SQLite takes to carry them out. Sends nothing.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select, text, update

from bot.delivery.pushes import Priority
from bot.delivery.retries import HELD_DIED
from bot.schema import outbox
from digests.database import is_sqlite

DAY_S = 86_400.0
OPEN = ("waiting", "claimed")

# How far ahead a worker claims in one go; what it claimed and did not send goes back when it stops or dies.
LEASE_S = 120.0

# The first half of PostgreSQL's advisory locks of living processes; the other half is their name's hash.
LIVING = 0x62746C76

FREE: dict[str, Any] = {"state": "waiting", "owner": None, "lease_until": None}

DUE = and_(outbox.c.state == "waiting", outbox.c.due_at <= bindparam("now"))
ANYTHING_DUE = select(outbox.c.id).where(DUE, outbox.c.priority.in_(list(map(int, Priority)))).limit(1)

_earlier = outbox.alias()
_waits_for_an_earlier_part = exists().where(
    outbox.c.part > 1,
    _earlier.c.chat_id == outbox.c.chat_id,
    _earlier.c.thread_id == outbox.c.thread_id,
    _earlier.c.occasion == outbox.c.occasion,
    _earlier.c.part < outbox.c.part,
    _earlier.c.state.in_(OPEN),
)
_next_rows = (
    select(outbox.c.id)
    .where(DUE, outbox.c.priority == bindparam("urgency"), ~_waits_for_an_earlier_part)
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(_next_rows.scalar_subquery()))
    .values(state="claimed", owner=bindparam("claimer"), lease_until=bindparam("lease_end"))
    .returning(
        outbox.c.id,
        outbox.c.chat_id,
        outbox.c.thread_id,
        outbox.c.occasion,
        outbox.c.part,
        outbox.c.priority,
        outbox.c.silent,
        outbox.c.edits,
        outbox.c.tries,
        outbox.c.uncertain,
        outbox.c.body_id,
        outbox.c.due_at,
        outbox.c.quiet_at,
        outbox.c.quiet_until,
    )
)


def anything_due(connection: Connection, now: datetime) -> bool:
    return connection.execute(ANYTHING_DUE, {"now": now.timestamp()}).first() is not None


def claim_rows(connection: Connection, owner: str, now: datetime, limit: int) -> list[Any]:
    """Up to `limit` rows that may go now, the most urgent first; they are `owner`'s for LEASE_S."""
    found: list[Any] = []
    facts = {"now": now.timestamp(), "claimer": owner, "lease_end": now.timestamp() + LEASE_S}
    # One urgency after the other: only so does the index lead past rows that are not due yet.
    for urgency in Priority:
        while len(found) < limit:
            most = limit - len(found)
            rows = connection.execute(CLAIM, {**facts, "urgency": int(urgency), "most": most}).all()
            found += wait_out_quiet_hours(connection, rows, now)
            if len(rows) < most:
                break
    return sorted(found, key=lambda row: (row.priority, row.due_at, row.id))


def wait_out_quiet_hours(connection: Connection, rows: Sequence[Any], now: datetime) -> list[Any]:
    """Of the rows just claimed those that may go now; the others wait for the end of their reader's night."""
    free: list[Any] = []
    asleep: dict[float, list[int]] = defaultdict(list)
    for row in rows:
        until = quiet_until(row.quiet_at, row.quiet_until, now.timestamp())
        if until is None:
            free.append(row)
        else:
            asleep[until].append(row.id)
    for until, ids in asleep.items():
        connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(**FREE, due_at=until))
    return free


def quiet_until(quiet_at: float | None, quiet_end: float | None, now: float) -> float | None:
    """The end of the quiet hours that `now` lies in: those given, or the same hours of a later night."""
    if quiet_at is None or quiet_end is None or now < quiet_at:
        return None
    nights = (now - quiet_at) // DAY_S * DAY_S
    return quiet_end + nights if now < quiet_end + nights else None


def give_back_rows(connection: Connection, ids: Sequence[int]) -> None:
    ours = and_(outbox.c.id.in_(ids), outbox.c.state == "claimed")
    connection.execute(update(outbox).where(ours).values(FREE))


def take_back_rows(
    connection: Connection, owner: str, now: datetime, *, all_others: bool, starting: bool, hold: bool
) -> int:
    """See Outbox.take_back."""
    values = FREE
    if hold:
        values = FREE | {"state": "held", "done_at": now.timestamp(), "problem": HELD_DIED}
    others = [one for one in claimers(connection) if one != owner]
    dead = others if all_others else [one for one in others if starting and is_dead(connection, one)]
    too_long = and_(outbox.c.owner != owner, outbox.c.lease_until < now.timestamp())
    freed = and_(outbox.c.state == "claimed", or_(outbox.c.owner.in_(dead), too_long))
    return connection.execute(update(outbox).where(freed).values(values)).rowcount


def claimers(connection: Connection) -> list[str]:
    """Who has claimed rows."""
    query = select(outbox.c.owner).where(outbox.c.state == "claimed", outbox.c.owner.is_not(None)).distinct()
    return list(connection.scalars(query))


def show_life(connection: Connection, owner: str) -> None:
    """PostgreSQL: take a lock in this name, which the server frees when the connection's process dies."""
    connection.execute(select(func.pg_advisory_lock(LIVING, func.hashtext(owner))))


def living(connection: Connection) -> int:
    """How many processes show their life; in SQLite there is one, which shows nothing."""
    if is_sqlite(connection):
        return 1
    # Two halves make a lock's name (objsubid 2); locks of other databases in the cluster are nobody's here.
    ours = text(
        "SELECT count(DISTINCT objid) FROM pg_locks WHERE locktype = 'advisory' AND classid = :living AND objsubid = 2"
        " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return max(1, int(connection.execute(ours, {"living": LIVING}).scalar_one()))


def is_dead(connection: Connection, owner: str) -> bool:
    """Whether a process shows its life no more (PostgreSQL); nobody else's life can be seen in SQLite."""
    if is_sqlite(connection):
        return False
    nobody_there = func.pg_try_advisory_xact_lock(LIVING, func.hashtext(owner))
    return bool(connection.scalar(select(nobody_there)))
