"""What became of claimed rows, written down: sent, to be tried again, their chat gone or moved, set aside.

On an open connection, so that a whole batch of outcomes is one transaction. Which outcome means what is decided
in retries.py; who tries again what was set aside is set_aside.py's.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update

from bot.delivery.claims import FREE
from bot.delivery.pushes import Again, ChatGone, ChatMoved, Claimed, Done, Note
from bot.readers.subscribers import mark_gone, move_chat
from bot.readers.subscription import UNTIL_RESUMED
from bot.schema import chats, outbox, subscriptions

LONGEST_PROBLEM = 500

# Made once; nine of ten notes are this one.
FINISH = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state=bindparam("became"),
        message_id=bindparam("message"),
        problem=bindparam("why"),
        tries=outbox.c.tries + 1,
        owner=None,
        lease_until=None,
        done_at=bindparam("at"),
    )
)


def write_notes(connection: Connection, notes: Sequence[Note], now: datetime) -> list[Claimed]:
    """See Outbox.note."""
    note_done(connection, [note for note in notes if isinstance(note, Done)], now)
    moved = []
    for note in notes:
        match note:
            case Again():
                note_again(connection, note)
            case ChatGone():
                note_gone(connection, note, now)
            case ChatMoved():
                moved.append(note_moved(connection, note, now))
    return [row for row in moved if row is not None]


def note_done(connection: Connection, notes: Sequence[Done], now: datetime) -> None:
    if notes:
        changes = [
            {
                "row": note.row.id,
                "became": note.state,
                "message": note.message_id,
                "why": note.problem and note.problem[:LONGEST_PROBLEM],
                "at": now.timestamp(),
            }
            for note in notes
        ]
        connection.execute(FINISH, changes)


def note_again(connection: Connection, note: Again) -> None:
    values: dict[str, Any] = {
        **FREE,
        "due_at": note.at.timestamp(),
        "problem": note.problem and note.problem[:LONGEST_PROBLEM],
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


def note_moved(connection: Connection, note: ChatMoved, now: datetime) -> Claimed | None:
    """The chat's rows go over to its new id; ours is sent next, even where no chat was on record.

    None where the new chat has a row for this occasion already: then ours is gone.
    """
    known = connection.scalar(select(func.count()).where(chats.c.chat_id == note.row.chat_id))
    if known:
        move_chat(connection, note.row.chat_id, note.chat_id, now)
    else:
        connection.execute(update(outbox).where(outbox.c.id == note.row.id).values(chat_id=note.chat_id))
    is_there = select(outbox.c.id).where(outbox.c.id == note.row.id)
    return replace(note.row, chat_id=note.chat_id) if connection.execute(is_there).first() else None
