"""INSERT … ON CONFLICT DO NOTHING, which SQLAlchemy has once for each database: how asking twice writes once."""

from typing import Any

from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

from digests.database import is_sqlite


def insert_new(
    connection: Connection, table: Table, selecting: tuple[list[str], Select[Any]] | None = None
) -> Any:
    """The statement that inserts what is not there yet: rows given with it, or those of a SELECT."""
    dialect = sqlite if is_sqlite(connection) else postgresql
    statement = dialect.insert(table)
    if selecting is not None:
        statement = statement.from_select(*selecting, include_defaults=False)
    # Otherwise SQLAlchemy does not keep the row count of an INSERT on every driver.
    return statement.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
