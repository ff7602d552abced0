"""The outbox: every push is a row here before it is sent, and its outcome is written here after.

The one door to the table `outbox`, a transaction to each call; sends nothing, decides nothing about Telegram. A row
is unique by (chat, thread, occasion, part), so that asking twice writes once. It is waiting, claimed (by a process,
for a time), or done: sent, rejected, held (set aside for the operator) or dropped.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from bot.delivery import bodies, set_aside
from bot.delivery.claims import (
    OPEN,
    anything_due,
    claim_rows,
    give_back_rows,
    living,
    show_life,
    take_back_rows,
)
from bot.delivery.inserting import insert_new
from bot.delivery.ledger import write_notes
from bot.delivery.pushes import Body, Claimed, Keyboard, Note, Problem, ProblemKind, Push
from bot.schema import outbox
from digests.database import is_sqlite, reading, writing

MOST_BODIES = 2000


class Outbox:
    """The outbox of one process. `owner` names the process in its claims; no two living ones share a name."""

    def __init__(self, engine: Engine, owner: str) -> None:
        self.engine = engine
        self.owner = owner
        self._bodies: dict[int, tuple[str, Keyboard, str]] = {}
        self._alive: Connection | None = None

    # --- rows to be sent

    def enqueue(self, pushes: Sequence[Push], now: datetime) -> int:
        """Write the rows that are not there yet, in one transaction; how many were written."""
        with writing(self.engine) as connection:
            return put(connection, pushes, now)

    def keep(self, body: Body, now: datetime) -> int:
        """Store a message that rows are to share; its id, the same for the same message."""
        with writing(self.engine) as connection:
            return bodies.body_id(connection, body, now)

    # --- the worker's

    def claim(self, now: datetime, limit: int) -> list[Claimed]:
        """Take up to `limit` rows that may go now, the most urgent first. They stay ours for LEASE_S."""
        with reading(self.engine) as connection:
            if not anything_due(connection, now):
                return []  # an idle worker must not stand in the way of those who write
        with writing(self.engine) as connection:
            rows = claim_rows(connection, self.owner, now, limit)
            messages = self._messages(connection, {row.body_id for row in rows})
        return [claimed(row, *messages[row.body_id]) for row in rows]

    def _messages(self, connection: Connection, wanted: set[int]) -> dict[int, tuple[str, Keyboard, str]]:
        """What the rows share. A cache, for the same digest is claimed again and again."""
        cached = self._bodies
        known = {number: cached[number] for number in wanted & cached.keys()}
        missing = wanted - known.keys()
        new = bodies.read_bodies(connection, missing) if missing else {}
        if len(cached) + len(new) > MOST_BODIES:
            cached = {}
        self._bodies = cached | new
        return known | new

    def note(self, notes: Sequence[Note], now: datetime) -> list[Claimed]:
        """Write down what became of claimed rows, in one transaction.

        Gives back the rows of moved chats, with their new chat, still claimed and to be sent at once.
        """
        with writing(self.engine) as connection:
            return write_notes(connection, notes, now)

    def give_back(self, rows: Sequence[Claimed]) -> None:
        """Rows that were claimed and not sent wait again, as they were."""
        if rows:
            with writing(self.engine) as connection:
                give_back_rows(connection, [row.id for row in rows])

    def sign_in(self) -> None:
        """Show other processes on the same PostgreSQL that we live: a lock that the server frees when we die.

        SQLite serves one process, which holds a lock on its file.
        """
        if not is_sqlite(self.engine) and self._alive is None:
            self._alive = self.engine.connect()
            show_life(self._alive, self.owner)
            self._alive.commit()

    def sign_out(self) -> None:
        if self._alive is not None:
            self._alive.invalidate()  # closed, not pooled: the lock belongs to the session
            self._alive.close()
            self._alive = None

    def sharers(self) -> int:
        """How many processes, this one included, are signed in and deliver from this outbox."""
        with reading(self.engine) as connection:
            return living(connection)

    def take_back(self, now: datetime, *, all_others: bool, starting: bool = True, hold: bool = False) -> int:
        """Free what dead predecessors had claimed, and what was claimed too long ago; how many rows.

        `all_others`: this database serves one process (SQLite, under its lock), so every other claim is a dead
        one's. On PostgreSQL those are dead who have not signed in; this is only asked when `starting`, for a
        living one whose connection breaks must not lose its rows to us. `hold` sets the rows aside instead, for
        operators who would rather lose a message than have it twice.
        """
        with writing(self.engine) as connection:
            return take_back_rows(
                connection, self.owner, now, all_others=all_others, starting=starting, hold=hold
            )

    # --- messages that changed

    def made_of(self, issue_id: int, since: datetime) -> list[tuple[int, str, str]]:
        """Messages with this issue that can be made anew, stored since then: (id, hash, recipe)."""
        with reading(self.engine) as connection:
            return bodies.made_of(connection, issue_id, since)

    def outdate(self, old: int, newer: Body, now: datetime) -> None:
        """Message `old` is to be replaced by `newer` wherever it is shown; `edit_outdated` does it."""
        with writing(self.engine) as connection:
            bodies.outdate(connection, old, newer, now)

    def call_off(self, body: int, now: datetime) -> None:
        """What waits to be sent with this message is not sent any more."""
        with writing(self.engine) as connection:
            bodies.call_off(connection, body, now)

    def edit_outdated(self, now: datetime, since: datetime) -> int:
        """Rows with an outdated message get the new one: silently before the send, as an edit after it (if sent
        `since` then). What is being sent right now is found by the next call. How many edits were written.
        """
        with writing(self.engine) as connection:
            return bodies.edit_outdated(connection, now, since)

    # --- what was set aside

    def problems(self, since: datetime) -> list[Problem]:
        """What was set aside since then, oldest first."""
        with reading(self.engine) as connection:
            return set_aside.problems(connection, since)

    def problem_kinds(self, most: int) -> list[ProblemKind]:
        """All that is set aside, by what was wrong; the latest trouble first, `most` kinds at most."""
        with reading(self.engine) as connection:
            return set_aside.problem_kinds(connection, most)

    def settle_kind(self, example_id: int, now: datetime, *, again: bool) -> int:
        """The operator's word on a row and all that was set aside for the same reason: send again, or let go."""
        act = set_aside.send_again if again else set_aside.let_go
        with writing(self.engine) as connection:
            return act(connection, set_aside.like(connection, example_id), now)

    def settle(self, ids: Sequence[int] | None, now: datetime, *, again: bool) -> int:
        """The operator's word on rows that were set aside (None: all of them): send again, or let go. How many."""
        act = set_aside.send_again if again else set_aside.let_go
        with writing(self.engine) as connection:
            return act(connection, set_aside.among(ids), now)

    # --- figures and tidying

    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        with reading(self.engine) as connection:
            found = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
            return {row[0]: row[1] for row in found}

    def clean(self, before: datetime) -> int:
        """Delete what was done before `before`, and messages that no row needs any more; how many rows."""
        with writing(self.engine) as connection:
            old = delete(outbox).where(outbox.c.done_at < before.timestamp(), outbox.c.state.not_in(OPEN))
            cleaned = connection.execute(old).rowcount
            bodies.forget_unused(connection, before)
            self._bodies = {}  # SQLite gives the ids of deleted rows to new ones
        return cleaned


def put(connection: Connection, pushes: Sequence[Push], now: datetime) -> int:
    """See Outbox.enqueue; on an open connection, for transactions that span several tables."""
    if not pushes:
        return 0
    ids = {body: bodies.body_id(connection, body, now) for body in {push.body: None for push in pushes}}
    rows = [row_of(push, ids[push.body], now.timestamp()) for push in pushes]
    return int(connection.execute(insert_new(connection, outbox), rows).rowcount)


def claimed(row: Any, html: str, keyboard: Keyboard, photo: str) -> Claimed:
    return Claimed(
        row.id,
        row.chat_id,
        row.thread_id,
        row.occasion,
        row.part,
        row.priority,
        row.silent,
        row.edits,
        row.tries,
        row.uncertain,
        html,
        keyboard,
        photo,
    )


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
