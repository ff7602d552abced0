"""The store of messages: what rows of the outbox share, and what it is replaced by when an issue is read again.

Owns the tables `bodies` and `body_issues`, on an open connection. Equal messages are stored once, however many
readers get them.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, and_, delete, exists, literal, select, update

from bot.delivery.inserting import insert_new
from bot.delivery.pushes import Body, Keyboard, Priority, printed_keyboard, read_keyboard
from bot.schema import bodies, body_issues, outbox


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
        "photo": body.photo,
        "created_at": now.timestamp(),
    }
    connection.execute(insert_new(connection, bodies), [values])
    number = connection.scalar(select(bodies.c.id).where(bodies.c.hash == digest))
    assert number is not None  # written just now, or by another in the meantime
    issues = [{"issue_id": issue, "body_id": number} for issue in sorted(set(body.issues))]
    if issues:
        connection.execute(insert_new(connection, body_issues), issues)
    return int(number)


def read_bodies(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, Keyboard, str]]:
    """HTML, buttons and picture of messages, by id."""
    query = select(bodies.c.id, bodies.c.html, bodies.c.keyboard, bodies.c.photo).where(bodies.c.id.in_(ids))
    return {row.id: (row.html, read_keyboard(row.keyboard), row.photo) for row in connection.execute(query)}


def made_of(connection: Connection, issue_id: int, since: datetime) -> list[tuple[int, str, str]]:
    """See Outbox.made_of."""
    query = (
        select(bodies.c.id, bodies.c.hash, bodies.c.recipe)
        .join(body_issues, body_issues.c.body_id == bodies.c.id)
        .where(body_issues.c.issue_id == issue_id, bodies.c.recipe != "")
        .where(bodies.c.created_at >= since.timestamp(), bodies.c.newer_id.is_(None))
    )
    return [(row.id, row.hash, row.recipe) for row in connection.execute(query)]


def outdate(connection: Connection, old: int, newer: Body, now: datetime) -> None:
    """Message `old` is to be replaced by `newer` wherever it is shown."""
    new = body_id(connection, newer, now)
    # The same text may have been outdated before, and be right again now.
    connection.execute(update(bodies).where(bodies.c.id == new).values(newer_id=None))
    connection.execute(update(bodies).where(bodies.c.id == old).values(newer_id=new))


def call_off(connection: Connection, body: int, now: datetime) -> None:
    """See Outbox.call_off."""
    waiting = and_(outbox.c.body_id == body, outbox.c.state == "waiting")
    done = {"state": "dropped", "done_at": now.timestamp(), "problem": "withdrawn"}
    connection.execute(update(outbox).where(waiting).values(done))


def edit_outdated(connection: Connection, now: datetime, since: datetime) -> int:
    """See Outbox.edit_outdated."""
    outdated = select(bodies.c.id, bodies.c.newer_id).where(bodies.c.newer_id.is_not(None))
    found = list(connection.execute(outdated))
    return sum(replace_body(connection, old, new, now, since) for old, new in found)


def replace_body(connection: Connection, old: int, new: int, now: datetime, since: datetime) -> int:
    """Everything that shows message `old` is to show `new`; how many edits were written."""
    shown = and_(
        outbox.c.body_id == old,
        outbox.c.edits.is_(None),
        outbox.c.state == "sent",
        outbox.c.message_id.is_not(None),
        outbox.c.done_at >= since.timestamp(),
    )
    values: dict[str, Any] = {
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
    return int(written)


def forget_unused(connection: Connection, before: datetime) -> None:
    """Delete messages older than `before` that no row needs any more."""
    unused = and_(~exists().where(outbox.c.body_id == bodies.c.id), bodies.c.created_at < before.timestamp())
    orphans = select(bodies.c.id).where(unused)
    connection.execute(delete(body_issues).where(body_issues.c.body_id.in_(orphans)))
    connection.execute(delete(bodies).where(unused))
