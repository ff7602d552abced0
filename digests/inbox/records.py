"""What became of each file of the inboxes: taken in, set aside with a reason, or waiting since the first run.

Kept in the database, so that a restart neither reads everything again nor reports the same bad file twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, select

from digests.archive.schema import inbox_file
from digests.database import reading, writing
from digests.inbox.arrivals import Arrival

State = Literal["backlog", "arriving", "done", "set aside"]
UNFINISHED = ("backlog", "arriving")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not become an issue, and why. It is tried again only when it changes."""

    key: str
    problem: str


@dataclass(frozen=True, slots=True)
class Begun:
    """`quiet`: it lay there on the first run and is no news. `tries`: how often its reading was begun, this time
    included; more than one says that the process died over it, or before it was finished."""

    quiet: bool
    tries: int


class InboxRecords:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def known(self) -> dict[str, str]:
        """Signature of every arrival that was handled to its end, by key."""
        query = select(inbox_file.c.key, inbox_file.c.signature).where(inbox_file.c.state.not_in(UNFINISHED))
        with reading(self.engine) as connection:
            return {row.key: row.signature for row in connection.execute(query)}

    def begin(self, arrival: Arrival, now: datetime) -> Begun:
        """Note that its reading begins, before it does: a file may take the whole process down with it."""
        find = select(inbox_file).where(inbox_file.c.key == arrival.key)
        with writing(self.engine) as connection:
            row = connection.execute(find).first()
            unfinished = row is not None and row.state in UNFINISHED
            quiet = row is not None and row.state == "backlog"
            tries = row.tries + 1 if row and unfinished and row.signature == arrival.signature else 1
            replace_rows(connection, [row_of(arrival, "backlog" if quiet else "arriving", now, tries=tries)])
        return Begun(quiet, tries)

    def problems(self) -> list[SetAside]:
        query = select(inbox_file.c.key, inbox_file.c.problem).where(inbox_file.c.state == "set aside")
        with reading(self.engine) as connection:
            return [
                SetAside(row.key, row.problem) for row in connection.execute(query.order_by(inbox_file.c.key))
            ]

    def is_empty(self) -> bool:
        with reading(self.engine) as connection:
            return connection.execute(select(inbox_file.c.key).limit(1)).first() is None

    def put(
        self, arrivals: Iterable[Arrival], state: State, now: datetime, problem: str | None = None
    ) -> None:
        rows = [row_of(one, state, now, problem=problem) for one in arrivals]
        if rows:
            with writing(self.engine) as connection:
                replace_rows(connection, rows)


def row_of(
    arrival: Arrival, state: State, now: datetime, *, tries: int = 0, problem: str | None = None
) -> dict[str, Any]:
    return {
        "key": arrival.key,
        "signature": arrival.signature,
        "state": state,
        "tries": tries,
        "problem": problem,
        "handled_at": now,
    }


def replace_rows(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    connection.execute(delete(inbox_file).where(inbox_file.c.key.in_([row["key"] for row in rows])))
    connection.execute(inbox_file.insert(), rows)
