"""What became of each file of the inboxes: taken in, set aside with a reason, or waiting since the first run.

Kept in the database, so that a restart neither reads everything again nor reports the same bad file twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, delete, select

from digests.arrivals import Arrival
from digests.database import reading, writing
from digests.schema import inbox_file

State = Literal["backlog", "arriving", "done", "set aside"]
UNFINISHED = ("backlog", "arriving")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that could not become an issue, and why. It is tried again only when it changes."""

    key: str
    problem: str


class InboxRecords:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def known(self) -> dict[str, str]:
        """Signature of every arrival that was handled to its end, by key."""
        query = select(inbox_file.c.key, inbox_file.c.signature).where(inbox_file.c.state.not_in(UNFINISHED))
        with reading(self.engine) as connection:
            return {row.key: row.signature for row in connection.execute(query)}

    def state(self, key: str) -> State | None:
        """What became of it so far: a backlog is taken in quietly; "arriving" was begun, and perhaps killed."""
        query = select(inbox_file.c.state).where(inbox_file.c.key == key)
        with reading(self.engine) as connection:
            state: State | None = connection.execute(query).scalar()
        return state

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
        rows = [
            {
                "key": one.key,
                "signature": one.signature,
                "state": state,
                "problem": problem,
                "handled_at": now,
            }
            for one in arrivals
        ]
        if not rows:
            return
        with writing(self.engine) as connection:
            connection.execute(delete(inbox_file).where(inbox_file.c.key.in_([row["key"] for row in rows])))
            connection.execute(inbox_file.insert(), rows)
