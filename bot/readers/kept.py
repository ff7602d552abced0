"""All that is kept of one chat: read out whole, or deleted whole. SQL; goes through every table that names a chat."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, select

from bot.schema import bodies, metadata, outbox
from digests.database import reading, writing


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
        for table in tables_of_chats():
            connection.execute(delete(table).where(table.c.chat_id == chat_id))
