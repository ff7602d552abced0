"""The database's door: what is made, what is refused, what is said when the database says no."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

import digests.inbox.records
from bot.versions import VERSION_FOLDERS
from digests.archive import schema
from digests.archive.archive import Archive
from digests.database import (
    fetch_among,
    fetch_joined,
    fetch_rows,
    insert_rows,
    migrate,
    new_ids,
    open_database,
    reading,
    writing,
)
from digests.errors import ArchiveError
from digests.search.query import parse_query
from digests.search.search import count
from tests.digests.issues_made import an_article, an_issue, store

assert digests.inbox.records.inbox_file.metadata is schema.metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@contextmanager
def opened(path: Path, **options: float) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{path}", **options)
    try:
        yield engine
    finally:
        engine.dispose()


def test_the_files_are_for_their_owner_alone(path: Path) -> None:
    with opened(path) as engine:
        migrate(engine)
        store(Archive(engine), an_issue(an_article()))
        files = list(path.parent.iterdir())
        assert len(files) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_migrations_lead_to_the_schema_and_can_be_repeated(engine: Engine) -> None:
    migrate(engine, VERSION_FOLDERS)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": "schema_version", "compare_type": False, "include_object": is_described},
        )
        differences = compare_metadata(context, schema.metadata)
    # Comments are for those who read schema.py; PostgreSQL would keep them too.
    flat = [step for one in differences for step in (one if isinstance(one, list) else [one])]
    assert [step for step in flat if step[0] != "modify_comment"] == []


def is_described(thing: object, name: str, kind: str, reflected: bool, compare_to: object) -> bool:
    """All but the full-text index, which each database has in its own way."""
    if kind == "table" and reflected:
        return name in schema.metadata.tables
    return name not in ("tokens", "indexed_text_by_tokens")


def test_another_branch_of_migrations_lives_beside_the_archives(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "100% other"
    folder.mkdir()
    (folder / "other_0001.py").write_text(
        "from alembic import op\nrevision = 'other_0001'\ndown_revision = None\nbranch_labels = ('other',)\n"
        "def upgrade():\n    op.execute('CREATE TABLE other (id INTEGER)')\n"
    )
    with opened(path) as engine:
        migrate(engine)
        migrate(engine, [folder])
        with reading(engine) as connection:
            assert connection.execute(text("SELECT count(*) FROM other")).scalar() == 0
        with pytest.raises(ArchiveError, match="newer version"):
            migrate(engine)


def test_a_migration_that_fails_changes_nothing(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "versions"
    folder.mkdir()
    (folder / "bad_0001.py").write_text(
        "from alembic import op\nrevision = 'bad_0001'\ndown_revision = None\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (id INTEGER)')\n    op.execute('NO SUCH THING')\n"
    )
    with opened(path) as engine:
        migrate(engine)
        with pytest.raises(ArchiveError, match="syntax error"):
            migrate(engine, [folder])
        with reading(engine) as connection:
            tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
        assert "half" not in tables


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "not a database URL"),
        ("oracle://x/y", "only sqlite and postgresql"),
        ("nosuch://x/y", "only sqlite and postgresql"),
        ("sqlite:////nowhere/at/all.db", "No such file or directory"),
    ],
)
def test_a_url_that_cannot_be_opened_is_named(url: str, says: str) -> None:
    with pytest.raises(ArchiveError, match=says) as caught:
        open_database(url)
    assert caught.value.subject in url


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    engine = open_database("postgresql+psycopg://me:secret@127.0.0.1:1/paper")
    with pytest.raises(ArchiveError, match=r"127\.0\.0\.1") as caught, reading(engine):
        pass
    assert "secret" not in str(caught.value)
    engine.dispose()


def test_an_archive_in_memory_works() -> None:
    engine = open_database("sqlite://")
    migrate(engine)
    store(Archive(engine), an_issue(an_article()))
    assert not Archive(engine).is_empty()
    engine.dispose()


def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.write_text("今日云溪" * 1000)
    with opened(path) as engine, pytest.raises(ArchiveError, match="not a database") as caught:
        migrate(engine)
    assert caught.value.subject == str(path)


def test_an_archive_that_was_not_migrated_says_what_to_do(path: Path) -> None:
    with opened(path) as engine, pytest.raises(ArchiveError, match="baotong migrate"):
        Archive(engine).is_empty()


def test_a_locked_database_is_waited_for_and_then_named_while_readers_go_on(path: Path) -> None:
    with opened(path, busy_timeout_s=0.05) as engine:
        migrate(engine)
        store(Archive(engine), an_issue(an_article()))
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="locked by another program"):
            store(Archive(engine), an_issue(an_article("另一篇"), file="b"))
        assert count(engine, parse_query("乡村振兴")) == 1
        other.close()
        assert store(Archive(engine), an_issue(an_article("另一篇"), file="b")).outcome == "second"


def test_readers_see_the_state_before_while_a_writer_works(engine: Engine) -> None:
    archive = Archive(engine)
    issue_id = store(archive, an_issue(an_article("双招双引"))).issue_id
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM paragraph"))
        issue = archive.issue(issue_id)
        assert issue is not None
        assert issue.articles[0].article.paragraphs
        assert count(engine, parse_query("双招双引")) == 1


def test_one_reading_sees_one_state(engine: Engine) -> None:
    archive = Archive(engine)
    store(archive, an_issue(an_article("双招双引")))
    with reading(engine) as connection:
        before = connection.execute(text("SELECT count(*) FROM article")).scalar()
        store(archive, an_issue(an_article("又一篇"), file="b"))
        assert connection.execute(text("SELECT count(*) FROM article")).scalar() == before


def test_a_full_database_keeps_what_it_had(path: Path) -> None:
    with opened(path) as engine:
        migrate(engine)
        archive = Archive(engine)
        store(archive, an_issue(an_article("双招双引")))
        with engine.connect() as connection:  # the pool hands the same connection out again
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ArchiveError, match="the disk is full; nothing was changed"):
            store(archive, an_issue(an_article("大", "字" * 100_000), file="b"))
        assert count(engine, parse_query("双招双引")) == 1
        assert count(engine, parse_query("大")) == 0


def test_a_read_only_file_is_named() -> None:
    """As an ordinary user: root may write everything."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder, "archive.db")) as engine:
        migrate(engine)
        engine.dispose()
        Path(folder, "archive.db").chmod(0o444)
        Path(folder).chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            with pytest.raises(ArchiveError, match=r"archive\.db: cannot") as caught:
                store(Archive(engine), an_issue(an_article()))
        finally:
            os.seteuid(was)
            Path(folder).chmod(0o700)
    assert caught.value.subject.endswith("archive.db")


def test_mistakes_of_the_program_are_not_dressed_up(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(text("INSERT INTO paper (id, name) VALUES (1, NULL)"))
    if engine.dialect.name == "postgresql":
        with pytest.raises(ProgrammingError), reading(engine) as connection:
            connection.execute(text("NO SUCH THING"))


def test_the_short_way_to_rows_takes_named_values(engine: Engine) -> None:
    with reading(engine) as connection:
        rows = fetch_rows(connection, "SELECT 7 % 4, CAST(:name AS VARCHAR(9))", {"name": "100%"})
    assert [tuple(row) for row in rows] == [(3, "100%")]
    with pytest.raises(ArchiveError) as caught, reading(engine) as connection:
        fetch_rows(
            connection,
            "SELECT 1 / 0 FROM nowhere_at_all" if engine.dialect.name == "sqlite" else "SELECT 1/0",
            {},
        )
    assert caught.value.subject


def test_rows_go_in_as_they_come_out_also_moments_and_lists(engine: Engine) -> None:
    moment = datetime(2022, 7, 4, 8, 30, tzinfo=timezone(timedelta(hours=8)))
    with writing(engine) as connection:
        insert_rows(connection, schema.failed_search, [("100%", 3, moment), ("'\"", 1, moment)])
        insert_rows(connection, schema.failed_search, [])
        rows = connection.execute(schema.failed_search.select().order_by(schema.failed_search.c.times)).all()
    assert [tuple(row) for row in rows] == [("'\"", 1, moment), ("100%", 3, moment)]


def test_a_new_id_was_never_used_before(engine: Engine) -> None:
    article = schema.article
    issue_id = store(Archive(engine), an_issue(an_article("一"), an_article("二"))).issue_id
    with writing(engine) as connection:
        used = list(connection.scalars(article.select().with_only_columns(article.c.id)))
        connection.execute(article.delete().where(article.c.issue_id == issue_id))
        made = new_ids(connection, article, 3)
        assert new_ids(connection, article, 0) == []
    assert len(set(made)) == 3
    assert min(made) > max(used)


@pytest.mark.parametrize("many", [1, 2, 3, 5, 9])
def test_a_list_of_any_length_is_looked_up_at_once(engine: Engine, many: int) -> None:
    words = [f"词{number}'%" for number in range(many)]
    rows = [(word, number) for number, word in enumerate(words)]
    with reading(engine) as connection:
        found = fetch_among(connection, "SELECT 1 WHERE '词0''%' IN (:values)", words)
        joined = fetch_joined(
            connection, "SELECT DISTINCT column1, column2 FROM (VALUES :values) AS w ORDER BY column2", rows
        )
        assert fetch_among(connection, "SELECT 1 WHERE 1 IN (:values)", []) == []
    assert found == [(1,)]
    assert joined == rows
