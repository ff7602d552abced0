"""The outbox: every push is a row here before it is sent, and its outcome is written here after.

Owns the tables `outbox`, `bodies` and `body_issues`; sends nothing, decides nothing about Telegram. A row is
unique by (chat, thread, occasion, part), so that asking twice writes once. It is waiting, claimed (by a
process, for a time), or done: sent, rejected, held (set aside for the operator) or dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    Connection,
    Engine,
    Select,
    String,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.delivery.pushes import (
    Again,
    Body,
    ChatGone,
    ChatMoved,
    Claimed,
    Done,
    Keyboard,
    Note,
    Priority,
    Problem,
    Push,
    printed_keyboard,
    read_keyboard,
)
from bot.readers.subscribers import mark_gone, move_chat
from bot.readers.subscription import UNTIL_RESUMED
from bot.schema import bodies, body_issues, chats, outbox, subscriptions
from digests.database import reading, writing

Row = Mapping[Any, Any]
DAY_S = 86_400.0
OPEN = ("waiting", "claimed")
SET_ASIDE = ("rejected", "held")

# The first half of PostgreSQL's advisory locks of living processes; the other half is their name's hash.
LIVING = 0x62746C76

# How far ahead a worker claims in one go; what it claimed and did not send goes back when it stops or dies.
LEASE_S = 120.0


class Outbox:
    """The outbox of one process. `owner` names the process in its claims; no two living ones share a name."""

    def __init__(self, engine: Engine, owner: str) -> None:
        self.engine = engine
        self.owner = owner
        self._bodies: dict[int, tuple[str, Keyboard]] = {}
        self._alive: Connection | None = None

    def enqueue(self, pushes: Sequence[Push], now: datetime) -> int:
        """Write the rows that are not there yet, in one transaction; how many were written."""
        with writing(self.engine) as connection:
            return put(connection, pushes, now)

    def keep(self, body: Body, now: datetime) -> int:
        """Store a message that rows are to share; its id, the same for the same message."""
        with writing(self.engine) as connection:
            return body_id(connection, body, now)

    def claim(self, now: datetime, limit: int) -> list[Claimed]:
        """Take up to `limit` rows that may go now, the most urgent first. They stay ours for LEASE_S."""
        if not self._anything_due(now):
            return []  # an idle worker must not stand in the way of those who write
        with writing(self.engine) as connection:
            found: list[Row] = []
            for priority in Priority:
                while len(found) < limit:
                    rows = self._claim(connection, now, priority, limit - len(found))
                    if not rows:
                        break
                    found += wait_out_quiet_hours(connection, rows, now)
            self._learn_bodies(connection, {row["body_id"] for row in found})
        found.sort(key=lambda row: (row["priority"], row["due_at"], row["id"]))
        return [self._claimed(row) for row in found]

    def _anything_due(self, now: datetime) -> bool:
        due = outbox.c.due_at <= now.timestamp()
        query = select(outbox.c.id).where(
            outbox.c.state == "waiting", outbox.c.priority.in_(list(map(int, Priority))), due
        )
        with reading(self.engine) as connection:
            return connection.execute(query.limit(1)).first() is not None

    def _claim(self, connection: Connection, now: datetime, priority: Priority, limit: int) -> list[Row]:
        earlier = outbox.alias()
        blocked = exists().where(
            outbox.c.part > 1,
            earlier.c.chat_id == outbox.c.chat_id,
            earlier.c.thread_id == outbox.c.thread_id,
            earlier.c.occasion == outbox.c.occasion,
            earlier.c.part < outbox.c.part,
            earlier.c.state.in_(OPEN),
        )
        next_rows = (
            select(outbox.c.id)
            .where(outbox.c.state == "waiting", outbox.c.priority == int(priority))
            .where(outbox.c.due_at <= now.timestamp(), ~blocked)
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        claim = (
            update(outbox)
            .where(outbox.c.id.in_(next_rows.scalar_subquery()))
            .values(state="claimed", owner=self.owner, lease_until=now.timestamp() + LEASE_S)
            .returning(outbox)
        )
        return list(connection.execute(claim).mappings())

    def _learn_bodies(self, connection: Connection, wanted: set[int]) -> None:
        missing = wanted - self._bodies.keys()
        if len(self._bodies) + len(missing) > 2000:
            self._bodies.clear()
            missing = wanted
        query = select(bodies.c.id, bodies.c.html, bodies.c.keyboard).where(bodies.c.id.in_(missing))
        for body_id, html, keyboard in connection.execute(query) if missing else ():
            self._bodies[body_id] = (html, read_keyboard(keyboard))

    def _claimed(self, row: Row) -> Claimed:
        html, keyboard = self._bodies[row["body_id"]]
        names = ("id", "chat_id", "thread_id", "occasion", "part", "priority", "silent", "edits", "tries")
        return Claimed(
            **{name: row[name] for name in names}, uncertain=row["uncertain"], html=html, keyboard=keyboard
        )

    def note(self, notes: Sequence[Note], now: datetime) -> list[Claimed]:
        """Write down what became of claimed rows, in one transaction.

        Gives back the rows of moved chats, with their new chat, still claimed and to be sent at once.
        """
        with writing(self.engine) as connection:
            note_done(connection, [note for note in notes if isinstance(note, Done)], now)
            note_again(connection, [note for note in notes if isinstance(note, Again)])
            for note in notes:
                if isinstance(note, ChatGone):
                    note_gone(connection, note, now)
            return [note_moved(connection, note, now) for note in notes if isinstance(note, ChatMoved)]

    def give_back(self, rows: Sequence[Claimed]) -> None:
        """Rows that were claimed and not sent wait again, as they were."""
        if rows:
            ours = and_(outbox.c.id.in_([row.id for row in rows]), outbox.c.state == "claimed")
            with writing(self.engine) as connection:
                free = update(outbox).where(ours).values(state="waiting", owner=None, lease_until=None)
                connection.execute(free)

    def sign_in(self) -> None:
        """Show other processes on the same PostgreSQL that we live: a lock that the server frees when we die.

        SQLite serves one process, which holds a lock on its file.
        """
        if self.engine.dialect.name == "postgresql" and self._alive is None:
            self._alive = self.engine.connect()
            self._alive.execute(select(func.pg_advisory_lock(LIVING, func.hashtext(self.owner))))
            self._alive.commit()

    def sign_out(self) -> None:
        if self._alive is not None:
            self._alive.invalidate()  # closed, not pooled: the lock belongs to the session
            self._alive.close()
            self._alive = None

    def take_back(self, now: datetime, *, all_others: bool, starting: bool = True, hold: bool = False) -> int:
        """Free what dead predecessors had claimed, and what was claimed too long ago.

        `all_others`: this database serves one process (SQLite, under its lock), so every other claim is a dead
        one's. On PostgreSQL those are dead who have not signed in; this is only asked when `starting`, for a
        living one whose connection breaks must not lose its rows to us. `hold` sets the rows aside instead, for
        operators who would rather lose a message than have it twice.
        """
        values: dict[str, Any] = {"state": "waiting", "owner": None, "lease_until": None}
        if hold:
            values |= {"state": "held", "done_at": now.timestamp(), "problem": "the service died with it"}
        with writing(self.engine) as connection:
            others = [owner for owner in claimers(connection) if owner != self.owner]
            dead = others if all_others else [o for o in others if starting and is_dead(connection, o)]
            too_long = and_(outbox.c.owner != self.owner, outbox.c.lease_until < now.timestamp())
            free = and_(outbox.c.state == "claimed", or_(outbox.c.owner.in_(dead), too_long))
            return connection.execute(update(outbox).where(free).values(values)).rowcount

    def next_at(self) -> float | None:
        """When the earliest waiting row is due (seconds since the epoch), None if nothing waits."""
        with reading(self.engine) as connection:
            found = select(func.min(outbox.c.due_at)).where(outbox.c.state == "waiting")
            return cast(float | None, connection.scalar(found))

    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        with reading(self.engine) as connection:
            found = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
            return {row[0]: row[1] for row in found}

    def problems(self, since: datetime) -> list[Problem]:
        """What was set aside since then, oldest first."""
        columns = (outbox.c.id, outbox.c.chat_id, outbox.c.occasion, outbox.c.state, outbox.c.problem)
        which = and_(outbox.c.state.in_(SET_ASIDE), outbox.c.done_at >= since.timestamp())
        with reading(self.engine) as connection:
            found = connection.execute(select(*columns).where(which).order_by(outbox.c.done_at))
            return [Problem(*row) for row in found]

    def send_again(self, row_id: int, now: datetime) -> bool:
        """The operator's word on a row that was set aside: try once more. False if there is no such row."""
        which = and_(outbox.c.id == row_id, outbox.c.state.in_(SET_ASIDE))
        values = {"state": "waiting", "due_at": now.timestamp(), "tries": 0, "uncertain": 0, "done_at": None}
        with writing(self.engine) as connection:
            return connection.execute(update(outbox).where(which).values(values)).rowcount == 1

    def made_of(self, issue_id: int, since: datetime) -> list[tuple[int, str, str]]:
        """Messages with this issue that can be made anew, stored since then: (id, hash, recipe)."""
        query = (
            select(bodies.c.id, bodies.c.hash, bodies.c.recipe)
            .join(body_issues, body_issues.c.body_id == bodies.c.id)
            .where(body_issues.c.issue_id == issue_id, bodies.c.recipe != "")
            .where(bodies.c.created_at >= since.timestamp(), bodies.c.newer_id.is_(None))
        )
        with reading(self.engine) as connection:
            return [(row.id, row.hash, row.recipe) for row in connection.execute(query)]

    def outdate(self, old: int, newer: Body, now: datetime) -> None:
        """Message `old` is to be replaced by `newer` wherever it is shown; `edit_outdated` does it."""
        with writing(self.engine) as connection:
            new = body_id(connection, newer, now)
            # The same text may have been outdated before, and be right again now.
            connection.execute(update(bodies).where(bodies.c.id == new).values(newer_id=None))
            connection.execute(update(bodies).where(bodies.c.id == old).values(newer_id=new))

    def edit_outdated(self, now: datetime, since: datetime) -> int:
        """Rows with an outdated message get the new one: silently before the send, as an edit after it (if sent
        `since` then). What is being sent right now is found by the next call. How many edits were written.
        """
        outdated = select(bodies.c.id, bodies.c.newer_id).where(bodies.c.newer_id.is_not(None))
        with writing(self.engine) as connection:
            found = list(connection.execute(outdated))
            return sum(replace_body(connection, old, new, now, since) for old, new in found)

    def clean(self, before: datetime) -> int:
        """Delete what was done before `before`, and messages that no row needs any more; how many rows."""
        with writing(self.engine) as connection:
            old = delete(outbox).where(outbox.c.done_at < before.timestamp(), outbox.c.state.not_in(OPEN))
            cleaned = connection.execute(old).rowcount
            unused = ~exists().where(outbox.c.body_id == bodies.c.id)
            orphans = select(bodies.c.id).where(unused, bodies.c.created_at < before.timestamp())
            connection.execute(delete(body_issues).where(body_issues.c.body_id.in_(orphans)))
            connection.execute(delete(bodies).where(unused, bodies.c.created_at < before.timestamp()))
            self._bodies.clear()
        return cleaned


# --- on an open connection, for transactions that span several tables


def claimers(connection: Connection) -> list[str]:
    """Who has claimed rows."""
    query = select(outbox.c.owner).where(outbox.c.state == "claimed", outbox.c.owner.is_not(None)).distinct()
    return list(connection.scalars(query))


def is_dead(connection: Connection, owner: str) -> bool:
    """Whether a process is signed in no more (PostgreSQL); nobody else's life can be seen in SQLite."""
    if connection.dialect.name != "postgresql":
        return False
    nobody_there = func.pg_try_advisory_xact_lock(LIVING, func.hashtext(owner))
    return bool(connection.scalar(select(nobody_there)))


def put(connection: Connection, pushes: Sequence[Push], now: datetime) -> int:
    """See Outbox.enqueue."""
    if not pushes:
        return 0
    ids: dict[Body, int] = {}
    for body in {push.body: None for push in pushes}:
        ids[body] = body_id(connection, body, now)
    rows = [row_of(push, ids[push.body], now.timestamp()) for push in pushes]
    return connection.execute(insert_new(connection, outbox), rows).rowcount


def body_id(connection: Connection, body: Body, now: datetime) -> int:
    """The id of this very message in the store; it is stored if it was not."""
    digest = body.hash
    known = connection.scalar(select(bodies.c.id).where(bodies.c.hash == digest))
    if known is not None:
        return int(known)
    values = {
        "hash": digest,
        "html": body.html,
        "keyboard": printed_keyboard(body.keyboard),
        "recipe": body.recipe,
        "created_at": now.timestamp(),
    }
    connection.execute(insert_new(connection, bodies), [values])
    number = connection.scalar(select(bodies.c.id).where(bodies.c.hash == digest))
    assert number is not None  # written just now, or by another in the meantime
    issues = [{"issue_id": issue, "body_id": number} for issue in sorted(set(body.issues))]
    if issues:
        connection.execute(insert_new(connection, body_issues), issues)
    return int(number)


def row_of(push: Push, body: int, now: float) -> dict[str, Any]:
    quiet_at, quiet_until = push.quiet or (None, None)
    return {
        "chat_id": push.chat_id,
        "thread_id": push.thread_id,
        "occasion": push.occasion,
        "part": push.part,
        "body_id": body,
        "priority": int(push.priority),
        "silent": push.silent,
        "edits": push.edits,
        "state": "waiting",
        "due_at": push.due_at.timestamp() if push.due_at else now,
        "quiet_at": quiet_at.timestamp() if quiet_at else None,
        "quiet_until": quiet_until.timestamp() if quiet_until else None,
        "created_at": now,
    }


def insert_new(
    connection: Connection, table: Table, selecting: tuple[list[str], Select[Any]] | None = None
) -> Any:
    """INSERT [… SELECT] … ON CONFLICT DO NOTHING, which SQLAlchemy has once for each database."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    if selecting is not None:
        statement = statement.from_select(*selecting, include_defaults=False)
    # Otherwise SQLAlchemy does not keep the row count of an INSERT on every driver.
    return statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def wait_out_quiet_hours(connection: Connection, rows: Sequence[Row], now: datetime) -> list[Row]:
    """Of the rows just claimed those that may go now; the others wait for the end of their reader's night."""
    free: list[Row] = []
    for row in rows:
        until = quiet_until(row["quiet_at"], row["quiet_until"], now.timestamp())
        if until is None:
            free.append(row)
        else:
            back = {"state": "waiting", "owner": None, "lease_until": None, "due_at": until}
            connection.execute(update(outbox).where(outbox.c.id == row["id"]).values(back))
    return free


def quiet_until(quiet_at: float | None, quiet_end: float | None, now: float) -> float | None:
    """The end of the quiet hours that `now` lies in: those given, or the same hours of a later night."""
    if quiet_at is None or quiet_end is None or now < quiet_at:
        return None
    nights = (now - quiet_at) // DAY_S * DAY_S
    return quiet_end + nights if now < quiet_end + nights else None


def replace_body(connection: Connection, old: int, new: int, now: datetime, since: datetime) -> int:
    """Everything that shows message `old` is to show `new`; how many edits were written."""
    shown = and_(
        outbox.c.body_id == old,
        outbox.c.edits.is_(None),
        outbox.c.state == "sent",
        outbox.c.message_id.is_not(None),
        outbox.c.done_at >= since.timestamp(),
    )
    values = {
        "chat_id": outbox.c.chat_id,
        "thread_id": outbox.c.thread_id,
        "occasion": literal("edit:") + outbox.c.id.cast(String) + literal(f":{new}"),
        "part": literal(1),
        "body_id": literal(new),
        "priority": literal(int(Priority.EDIT)),
        "silent": literal(True),
        "edits": outbox.c.message_id,
        "state": literal("waiting"),
        "due_at": literal(now.timestamp()),
        "created_at": literal(now.timestamp()),
    }
    # An edit to an older state that has not gone out yet would only flicker.
    waiting = and_(outbox.c.body_id == old, outbox.c.state == "waiting")
    connection.execute(delete(outbox).where(waiting, outbox.c.edits.is_not(None)))
    edits = insert_new(connection, outbox, selecting=(list(values), select(*values.values()).where(shown)))
    written = connection.execute(edits).rowcount
    connection.execute(update(outbox).where(shown).values(body_id=new))
    connection.execute(update(outbox).where(waiting).values(body_id=new))
    return written


def note_done(connection: Connection, notes: Sequence[Done], now: datetime) -> None:
    changes = [
        {"row": n.row.id, "to": n.state, "message": n.message_id, "why": n.problem and n.problem[:500]}
        for n in notes
    ]
    if changes:
        values = {
            "state": bindparam("to"),
            "message_id": bindparam("message"),
            "problem": bindparam("why"),
            "tries": outbox.c.tries + 1,
            "owner": None,
            "lease_until": None,
            "done_at": now.timestamp(),
        }
        connection.execute(update(outbox).where(outbox.c.id == bindparam("row")).values(values), changes)


def note_again(connection: Connection, notes: Sequence[Again]) -> None:
    for note in notes:
        values: dict[str, Any] = {
            "state": "waiting",
            "owner": None,
            "lease_until": None,
            "due_at": note.at.timestamp(),
            "problem": note.problem and note.problem[:500],
            "tries": outbox.c.tries + int(note.counts),
            "uncertain": outbox.c.uncertain + int(note.uncertain),
        }
        connection.execute(update(outbox).where(outbox.c.id == note.row.id).values(values))
        if note.whole_chat:
            others = and_(outbox.c.chat_id == note.row.chat_id, outbox.c.state == "waiting")
            later = and_(others, outbox.c.due_at < note.at.timestamp())
            connection.execute(update(outbox).where(later).values(due_at=note.at.timestamp()))


def note_gone(connection: Connection, note: ChatGone, now: datetime) -> None:
    if not note.only_topic:
        mark_gone(connection, note.row.chat_id, note.reason, now)
        return
    thread = and_(
        subscriptions.c.chat_id == note.row.chat_id, subscriptions.c.thread_id == note.row.thread_id
    )
    silence = {"paused_until": UNTIL_RESUMED.isoformat(), "next_at": None, "waiting": False}
    connection.execute(update(subscriptions).where(thread).values(silence))
    note_done(connection, [Done(note.row, "dropped", problem=note.reason)], now)


def note_moved(connection: Connection, note: ChatMoved, now: datetime) -> Claimed:
    """The chat's rows go over to its new id; ours is sent next, even where no chat was on record."""
    known = connection.scalar(select(func.count()).where(chats.c.chat_id == note.row.chat_id))
    if known:
        move_chat(connection, note.row.chat_id, note.chat_id, now)
    else:
        connection.execute(update(outbox).where(outbox.c.id == note.row.id).values(chat_id=note.chat_id))
    return replace(note.row, chat_id=note.chat_id)
