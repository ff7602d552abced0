"""What goes wrong is collected from the log, and told to the admins once a day instead of at each error.

Owns the table `troubles`. The handler only counts in memory: writing to the database while it logs of itself would
wait for itself.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select, update

from bot.logs import redact
from bot.schema import troubles
from digests.database import reading, writing
from digests.errors import ArchiveError

LONGEST_LINE = 300
# Of different lines; what comes beyond is counted on the last of them.
MOST_LINES = 200
BEYOND = "…"


@dataclass(frozen=True, slots=True)
class Trouble:
    line: str
    times: int
    last_at: datetime


class Troubles(logging.Handler):
    """A handler for the root logger, and the book that it writes into with `flush`."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(logging.ERROR)
        self.engine = engine
        self.unwritten: dict[str, tuple[int, float]] = {}

    @contextmanager
    def listening(self) -> Iterator[None]:
        root = logging.getLogger()
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)
            try:
                self.write()
            except ArchiveError as error:
                logging.getLogger(__name__).warning("what went wrong is not kept: %s", error)

    def emit(self, record: logging.LogRecord) -> None:
        # Under the handler's own lock, as logging calls it.
        if record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError):
            return  # a job that was under way when the service was stopped
        line = line_of(record)
        if line not in self.unwritten and len(self.unwritten) >= MOST_LINES:
            line = BEYOND
        times, _ = self.unwritten.get(line, (0, 0.0))
        self.unwritten[line] = (times + 1, record.created)

    def write(self) -> None:
        """Put what was collected into the book. Raises ArchiveError."""
        self.acquire()
        try:
            collected, self.unwritten = self.unwritten, {}
        finally:
            self.release()
        if not collected:
            return
        with writing(self.engine) as connection:
            for line, (times, last_at) in collected.items():
                again = update(troubles).where(troubles.c.line == line)
                values = {"times": troubles.c.times + times, "last_at": last_at}
                if not connection.execute(again.values(values)).rowcount:
                    connection.execute(insert(troubles).values(line=line, times=times, last_at=last_at))

    def all(self) -> Sequence[Trouble]:
        """What is in the book, the latest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(troubles).order_by(troubles.c.last_at.desc()))
            return [Trouble(row.line, row.times, datetime.fromtimestamp(row.last_at, UTC)) for row in rows]

    def forget(self, until: datetime) -> None:
        """Those up to a time have been told."""
        with writing(self.engine) as connection:
            connection.execute(delete(troubles).where(troubles.c.last_at <= until.timestamp()))


def line_of(record: logging.LogRecord) -> str:
    """One line without a token; of an exception the last line, which says what it was."""
    text = record.getMessage()
    if record.exc_info and record.exc_info[1] is not None:
        text += f" ({type(record.exc_info[1]).__name__}: {record.exc_info[1]})"
    return redact(" ".join(text.split()))[:LONGEST_LINE]
