"""All that is kept of one chat: read out whole, or deleted whole. SQL; goes through every table that names a chat.

What an editor did for the paper (corrections, issues sent in, broadcasts) is read out as well; it stays when the
editor's data are deleted, for the paper would change without it, but names nobody any more.
"""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, exists, select, update

from bot.schema import bodies, body_issues, broadcasts, corrections, metadata, outbox, uploads
from digests.database import reading, writing

EDITORS_WORK = (corrections, uploads, broadcasts)
NOBODY = 0


def tables_of_chats() -> list[Table]:
    """Every table with a column `chat_id`, those that refer to others first."""
    return [table for table in reversed(metadata.sorted_tables) if "chat_id" in table.c]


def all_kept(engine: Engine, chat_id: int) -> str:
    """Everything kept of a chat as JSON: a list of rows for each table, times in ISO 8601, messages as sent.

    Raises ArchiveError.
    """
    with reading(engine) as connection:
        found = {table.name: rows_of(connection, table, chat_id) for table in tables_of_chats()}
    return json.dumps(found, ensure_ascii=False, indent=1, default=str)


def rows_of(connection: Connection, table: Table, chat_id: int) -> list[dict[str, Any]]:
    query = select(table).where(table.c.chat_id == chat_id)
    if table is outbox:
        query = select(outbox, bodies.c.html).join(bodies).where(outbox.c.chat_id == chat_id)
    return [
        {key: shown(key, value) for key, value in row.items()} for row in connection.execute(query).mappings()
    ]


def shown(column: str, value: Any) -> Any:
    is_time = isinstance(value, float) and column.endswith(("_at", "_until"))
    return datetime.fromtimestamp(value, UTC).isoformat() if is_time else value


def forget_all(engine: Engine, chat_id: int) -> None:
    """Delete every row that names the chat, in one transaction. Raises ArchiveError."""
    with writing(engine) as connection:
        forget(connection, chat_id)


def forget(connection: Connection, chat_id: int) -> None:
    mine = list(connection.scalars(select(outbox.c.body_id).where(outbox.c.chat_id == chat_id).distinct()))
    for table in tables_of_chats():
        its = table.c.chat_id == chat_id
        if table in EDITORS_WORK:
            connection.execute(update(table).where(its).values(chat_id=NOBODY))
        else:
            connection.execute(delete(table).where(its))
    forget_letters(connection, mine)


def forget_letters(connection: Connection, ids: list[int]) -> None:
    """Messages that only this chat had and that cannot be made anew: answers to what was written to the editors."""
    letters = select(bodies.c.id).where(
        bodies.c.id.in_(ids),
        bodies.c.recipe == "",
        ~exists().where(outbox.c.body_id == bodies.c.id),
        ~exists().where(broadcasts.c.body_id == bodies.c.id),
    )
    gone = list(connection.scalars(letters))
    connection.execute(delete(body_issues).where(body_issues.c.body_id.in_(gone)))
    connection.execute(update(bodies).where(bodies.c.newer_id.in_(gone)).values(newer_id=None))
    connection.execute(delete(bodies).where(bodies.c.id.in_(gone)))
