"""What the revisions make is what bot/schema.py says."""

import shutil
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from bot.editors.menus_shown import MenusShown
from bot.schema import metadata
from bot.versions import VERSION_FOLDERS
from digests.database import migrate, open_database, writing


def test_the_migrated_tables_are_those_of_the_schema(engine: Engine) -> None:
    ours = {table.name for table in metadata.sorted_tables}

    def is_ours(name: str | None, kind: str, parents: object) -> bool:
        return kind != "table" or name in ours

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": is_ours, "compare_server_default": False}
        )
        assert compare_metadata(context, metadata) == []


def test_who_worked_as_an_editor_before_menus_were_noted_is_known_to_have_had_theirs(tmp_path: Path) -> None:
    before = tmp_path / "versions"
    for folder in VERSION_FOLDERS:
        shutil.copytree(folder, before, ignore=shutil.ignore_patterns("bot_0015*", "__pycache__"))
    engine = open_database(f"sqlite:///{tmp_path}/baotong.db")
    migrate(engine, [before])
    made = "INSERT INTO {} (chat_id, {}, created_at, state) VALUES ({}, {}, 0, 'done')"
    with writing(engine) as connection:
        for chat in (0, 7, 7):
            columns = "name, kept_as, content_hash"
            connection.exec_driver_sql(made.format("uploads", columns, chat, "'', '', ''"))
        connection.exec_driver_sql(made.format("broadcasts", "html", 8, "''"))
    migrate(engine, VERSION_FOLDERS)
    assert MenusShown(engine).to() == {7, 8}
    engine.dispose()
