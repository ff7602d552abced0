"""What the revisions make is what bot/schema.py says."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from bot.schema import metadata


def test_the_migrated_tables_are_those_of_the_schema(engine: Engine) -> None:
    ours = {table.name for table in metadata.sorted_tables}

    def is_ours(name: str | None, kind: str, parents: object) -> bool:
        return kind != "table" or name in ours

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": is_ours, "compare_server_default": False}
        )
        assert compare_metadata(context, metadata) == []
