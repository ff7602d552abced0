"""Databases to test on: whoever asks for `engine` runs on SQLite and, where a server is, on PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, inspect, text

from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.database import migrate, open_database
from tests.postgres import running_cluster, server_programs

DATABASES = ["sqlite", "postgresql"] if server_programs() else ["sqlite"]
LEFT_OUT = pytest.StashKey[int]()

# A busy machine makes no test fail: neither an example nor the making of examples has a time limit.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" not in metafunc.fixturenames:
        return
    # A module may name those of its tests that are about SQL; the others say the same on either database.
    about_sql = getattr(metafunc.module, "ABOUT_SQL", None)
    both = about_sql is None or metafunc.function.__name__ in about_sql
    metafunc.parametrize("database", DATABASES if both else ["sqlite"], scope="session", indirect=True)
    if both and "postgresql" not in DATABASES:
        stash = metafunc.config.stash
        stash[LEFT_OUT] = stash.get(LEFT_OUT, 0) + 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if left_out := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"Left out: the PostgreSQL half of {left_out} tests, as no server is installed (Debian: postgresql).",
            yellow=True,
        )


@pytest.fixture(autouse=True)
def _unmeasured(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests that go often through what other tests have covered run without being measured: in half the time."""
    measuring = Coverage.current() if request.node.get_closest_marker("unmeasured") else None
    if measuring is None:
        yield
        return
    for name in [name for name in os.environ if name.startswith("COVERAGE_PROCESS")]:
        monkeypatch.delenv(name)  # what the test starts is not measured either
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with running_cluster() as url:
        engine = open_database(url)
        migrate(engine, VERSION_FOLDERS)
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied: faster than migrating for every test."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
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
        path = tmp_path / "baotong.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        engine = open_database(f"sqlite:///{path}")
    else:
        engine = open_database(request.getfixturevalue("postgres_url"))
        start_anew(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def archive(engine: Engine) -> Archive:
    return Archive(engine)


def start_anew(engine: Engine) -> None:
    """Empties PostgreSQL's tables for the next test, in which ids begin at 1 again."""
    tables = [name for name in inspect(engine).get_table_names() if name != "schema_version"]
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))


def empty(engine: Engine) -> None:
    """Leaves no row in any table of the archive; quicker than a database of its own for each made-up example."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO article_index(article_index) VALUES ('delete-all')"))
        for table in ("issue", "paper", "known_term", "failed_search", "indexed_text"):
            connection.execute(text(f"DELETE FROM {table}"))
