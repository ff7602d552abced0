"""What the outbox knows of the latest messages to a chat, for whoever asks why there was none. SQL, reading only."""

from datetime import UTC, datetime

from sqlalchemy import Engine, func, select

from bot.readers.subscription import moment
from bot.readers.why import Pushed
from bot.schema import arrivals, outbox
from digests.database import reading

LOOK_BACK = 20


def latest_pushes(engine: Engine, chat_id: int, thread_id: int) -> tuple[Pushed, ...]:
    """The latest messages (not edits) to a chat or forum topic, newest first. Raises ArchiveError."""
    here = (outbox.c.chat_id == chat_id, outbox.c.thread_id == thread_id, outbox.c.edits.is_(None))
    query = select(outbox).where(*here).order_by(outbox.c.id.desc()).limit(LOOK_BACK)
    with reading(engine) as connection:
        return tuple(
            Pushed(
                row.occasion,
                row.state,
                datetime.fromtimestamp(row.created_at, tz=UTC),
                datetime.fromtimestamp(row.due_at, tz=UTC),
                moment(row.done_at),
            )
            for row in connection.execute(query)
        )


def latest_arrival(engine: Engine, paper: str) -> int:
    """The number of the latest arrival of a paper ("": of any), 0 where none has come. Raises ArchiveError."""
    query = select(func.max(arrivals.c.id))
    if paper:
        query = query.where(arrivals.c.paper == paper)
    with reading(engine) as connection:
        return connection.scalar(query) or 0
