"""Words of the operator to every reader: drafted, confirmed, written into the outbox piece by piece, followed.

Owns the table `broadcasts`. A restart goes on where it was: rows are written up to a chat, and are unique anyway.
Broadcasts go last of all, so that no digest waits behind them, and keep to each reader's quiet hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, insert, select, update

from bot.delivery.bodies import body_id
from bot.delivery.outbox import put
from bot.delivery.pushes import Body, Priority, Push
from bot.readers.schedule import after_quiet, quiet_span
from bot.readers.subscription import Subscription, subscription_of
from bot.schema import broadcasts, chats, outbox, subscriptions
from digests.database import reading, writing

CHUNK = 500
LAST_OF_ALL = Priority.EDIT


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`state`: draft, sending, done, stopped or dropped; `message_id` shows its progress."""

    id: int
    chat_id: int
    html: str
    photo: str
    body_id: int | None
    state: str
    message_id: int | None
    language: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows of the outbox by what became of them; `written`: no more will come."""

    sent: int
    waiting: int
    failed: int
    written: bool

    @property
    def total(self) -> int:
        return self.sent + self.waiting + self.failed


class Broadcasts:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def draft(self, chat_id: int, html: str, language: str, now: datetime, photo: str = "") -> int:
        """Keep words (HTML) and a picture (Telegram's id) until the operator confirms them. Their number.

        `language` is the operator's.
        """
        values = {
            "chat_id": chat_id,
            "html": html,
            "photo": photo,
            "state": "draft",
            "language": language,
            "created_at": now.timestamp(),
        }
        with writing(self.engine) as connection:
            return int(
                connection.execute(insert(broadcasts).values(values).returning(broadcasts.c.id)).scalar_one()
            )

    def get(self, number: int) -> Broadcast | None:
        with reading(self.engine) as connection:
            row = connection.execute(select(broadcasts).where(broadcasts.c.id == number)).first()
        return broadcast_of(row) if row else None

    def readers(self) -> int:
        """How many chats a broadcast would go to now."""
        with reading(self.engine) as connection:
            query = select(func.count(func.distinct(subscriptions.c.chat_id))).join(chats).where(reached())
            return connection.scalar(query) or 0

    def begin(self, number: int, message_id: int, now: datetime) -> bool:
        """The operator has confirmed a draft; `message_id` is to show how it goes on. False if it is no draft."""
        which = and_(broadcasts.c.id == number, broadcasts.c.state == "draft")
        with writing(self.engine) as connection:
            drafted = select(broadcasts.c.html, broadcasts.c.photo).where(which).with_for_update()
            row = connection.execute(drafted).first()
            if row is None:
                return False
            values = {
                "state": "sending",
                "body_id": body_id(connection, Body(row.html, photo=row.photo), now),
                "message_id": message_id,
            }
            connection.execute(update(broadcasts).where(which).values(values))
        return True

    def end(self, number: int, now: datetime) -> str | None:
        """Throw a draft away, or stop one that is being sent: what waits is not sent any more. Its new state."""
        with writing(self.engine) as connection:
            row = connection.execute(
                select(broadcasts).where(broadcasts.c.id == number).with_for_update()
            ).first()
            if row is None or row.state not in ("draft", "sending"):
                return None
            state = "dropped" if row.state == "draft" else "stopped"
            connection.execute(update(broadcasts).where(broadcasts.c.id == number).values(state=state))
            waiting = and_(*rows_of(broadcast_of(row)), outbox.c.state == "waiting")
            connection.execute(
                update(outbox)
                .where(waiting)
                .values(state="dropped", done_at=now.timestamp(), problem="stopped")
            )
        return state

    def sending(self) -> Sequence[Broadcast]:
        """Those that are under way."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(broadcasts).where(broadcasts.c.state == "sending"))
            return [broadcast_of(row) for row in rows]

    def write_some(self, number: int, now: datetime) -> bool:
        """Write rows for the next readers; False when all have theirs (or it was stopped)."""
        with writing(self.engine) as connection:
            row = connection.execute(
                select(broadcasts).where(broadcasts.c.id == number).with_for_update()
            ).first()
            if row is None or row.state != "sending":
                return False
            found = next_readers(connection, row.written_to)
            put(connection, [push_for(one, broadcast_of(row), now) for one in found], now)
            if found:
                last = update(broadcasts).where(broadcasts.c.id == number)
                connection.execute(last.values(written_to=found[-1].chat_id))
        return bool(found)

    def progress(self, broadcast: Broadcast, *, written: bool) -> Progress:
        query = select(outbox.c.state, func.count()).where(*rows_of(broadcast)).group_by(outbox.c.state)
        with reading(self.engine) as connection:
            counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(query)}
        waiting = counts.pop("waiting", 0) + counts.pop("claimed", 0)
        return Progress(counts.pop("sent", 0), waiting, sum(counts.values()), written)

    def finish(self, number: int) -> None:
        which = and_(broadcasts.c.id == number, broadcasts.c.state == "sending")
        with writing(self.engine) as connection:
            connection.execute(update(broadcasts).where(which).values(state="done"))


def broadcast_of(row: Any) -> Broadcast:
    return Broadcast(
        row.id,
        row.chat_id,
        row.html,
        row.photo,
        row.body_id,
        row.state,
        row.message_id,
        row.language,
    )


def occasion_of(number: int) -> str:
    return f"broadcast:{number}"


def rows_of(broadcast: Broadcast) -> tuple[Any, Any]:
    """Its rows in the outbox. By the message first: that is what there is an index for."""
    return outbox.c.body_id == broadcast.body_id, outbox.c.occasion == occasion_of(broadcast.id)


def reached() -> Any:
    """Chats that are here, and have not paused everything."""
    return and_(chats.c.away_at.is_(None), subscriptions.c.paused_until.is_(None))


def next_readers(connection: Connection, after: int | None) -> list[Subscription]:
    """One subscription each, the oldest, of the next chats: it says where in the chat, and when not."""
    query = select(subscriptions).join(chats).where(reached())
    if after is not None:
        query = query.where(subscriptions.c.chat_id > after)
    rows = connection.execute(query.order_by(subscriptions.c.chat_id, subscriptions.c.id).limit(CHUNK))
    firsts: dict[int, Subscription] = {}
    for row in rows.mappings():
        firsts.setdefault(row["chat_id"], subscription_of(row))
    return list(firsts.values())


def push_for(reader: Subscription, broadcast: Broadcast, now: datetime) -> Push:
    quiet, zone = reader.schedule.quiet, reader.zone
    due = after_quiet(quiet, zone, now) if quiet else now
    return Push(
        reader.chat_id,
        occasion_of(broadcast.id),
        Body(broadcast.html, photo=broadcast.photo),
        reader.thread_id,
        priority=LAST_OF_ALL,
        silent=reader.silent,
        due_at=due,
        quiet=quiet_span(quiet, zone, due) if quiet else None,
    )
