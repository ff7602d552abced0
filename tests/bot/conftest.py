"""Databases for the bot's tests: whoever asks for `engine` runs on SQLite and, where a server is, on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.readers.subscribers import Subscribers
from bot.schema import metadata
from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.database import migrate, open_database
from tests.postgres import running_cluster, server_programs

DATABASES = ["sqlite", "postgresql"] if server_programs() else ["sqlite"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" not in metafunc.fixturenames:
        return
    # A module may name those of its tests that are about SQL; the others say the same on either database.
    about_sql = getattr(metafunc.module, "ABOUT_SQL", None)
    both = about_sql is None or metafunc.function.__name__ in about_sql
    metafunc.parametrize("database", DATABASES if both else ["sqlite"], scope="session", indirect=True)


@pytest.fixture(scope="session")
def bot_postgres_url() -> Iterator[str]:
    with running_cluster() as url:
        engine = open_database(url)
        migrate(engine, VERSION_FOLDERS)
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def bot_migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied: faster than migrating for every test."""
    path = tmp_path_factory.mktemp("bot-database") / "empty.db"
    engine = open_database(f"sqlite:///{path}")
    migrate(engine, VERSION_FOLDERS)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database that the test runs on."""
    return str(request.param)


@pytest.fixture
def engine(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty, migrated database."""
    if database == "sqlite":
        path = tmp_path / "bot.db"
        shutil.copyfile(request.getfixturevalue("bot_migrated_file"), path)
        engine = open_database(f"sqlite:///{path}")
    else:
        engine = open_database(request.getfixturevalue("bot_postgres_url"))
        empty(engine)
    yield engine
    engine.dispose()


def empty(engine: Engine) -> None:
    """Leaves no row in any table of a PostgreSQL test database."""
    names = [table.name for table in metadata.sorted_tables]
    with engine.begin() as connection:
        names += ["paper", "issue", "indexed_text", "known_term", "failed_search"]
        connection.execute(text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE"))


@pytest.fixture
def archive(engine: Engine) -> Archive:
    return Archive(engine)


@pytest.fixture
def subscribers(engine: Engine) -> Subscribers:
    return Subscribers(engine)
