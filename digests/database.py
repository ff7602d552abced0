"""Opens the database, gives transactions, runs migrations. Contains no business logic.

The one seam where SQLAlchemy's errors become ArchiveError. Programming errors (a wrong statement, a
broken constraint) are bugs and pass through untouched.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.exc import DatabaseError as AnyDatabaseError

from digests.errors import ArchiveError

MIGRATIONS = Path(__file__).parent / "migrations"
_WRITER = "baotong_writer"
# Any number, as long as everybody who migrates or stores takes the same (PostgreSQL only).
_STORING_LOCK = 0x62616F746F6E67


def open_database(url: str, *, busy_timeout_s: float = 10.0) -> Engine:
    """An engine for `url` (`sqlite:///FILE`, `postgresql+psycopg://…`); makes the file with mode 0600.

    `busy_timeout_s` is how long a writer waits for another one. Raises ArchiveError.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            _make_private_file(parsed.database)
            engine = create_engine(parsed, connect_args={"timeout": busy_timeout_s})
            _tune_sqlite(engine)
        elif parsed.get_backend_name() == "postgresql":
            engine = create_engine(parsed, pool_pre_ping=True)
            _tune_postgres(engine)
        else:
            raise ArchiveError(url, "only sqlite and postgresql+psycopg are supported")
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise ArchiveError(url, "not a database URL; write sqlite:///baotong.db") from error
    return engine


def is_sqlite(source: Engine | Connection) -> bool:
    return source.dialect.name == "sqlite"


def database_name(engine: Engine) -> str:
    """How messages name this database: the file, or the URL without its password."""
    if is_sqlite(engine):
        return engine.url.database or "sqlite"
    return engine.url.render_as_string(hide_password=True)


def _make_private_file(database: str | None) -> None:
    if not database or database == ":memory:" or database.startswith("file:"):
        return
    try:
        # The WAL and its index take this mode over.
        os.close(os.open(database, os.O_CREAT | os.O_RDONLY, 0o600))
    except OSError as error:
        raise ArchiveError(database, f"cannot open the database file: {error.strerror}") from error


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves: pysqlite would delay BEGIN
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL, not NORMAL: what was sent must still be known after a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -16000")
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer that begins as a reader cannot wait for another one: SQLite would answer "locked" at once.
        writer = connection.get_execution_options().get(_WRITER)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")


def _tune_postgres(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_up(connection: Any, record: Any) -> None:
        # Compiling a search takes a hundred times as long as running it.
        connection.execute("SET jit = off")
        # How a search is best run depends on what it looks for.
        connection.execute("SET plan_cache_mode = force_custom_plan")
        # What waits here to be sorted into the index is read through by every search.
        connection.execute("SET gin_pending_list_limit = '1MB'")
        connection.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection within one transaction that sees one state of the database. Raises ArchiveError."""
    with _translated(engine), engine.connect() as connection:
        if not is_sqlite(engine):  # SQLite's readers always see one state
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection within one transaction: all of it is kept, or nothing. Raises ArchiveError."""
    writer = engine.execution_options(**{_WRITER: True})
    with _translated(engine), writer.connect() as connection, connection.begin():
        yield connection


def one_at_a_time(connection: Connection) -> None:
    """Makes others that call this wait until the transaction ends; SQLite has one writer anyway."""
    if not is_sqlite(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _STORING_LOCK})


def fetch_rows(connection: Connection, sql: str, values: Mapping[str, Any]) -> list[Any]:
    """The rows of a statement straight from the driver, as tuples; `sql` names its parameters `:name`.

    For the few statements of a search: SQLAlchemy takes several times as long as SQLite to run one.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql if is_sqlite(connection) else _percent_style(sql), values)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def fetch_among(connection: Connection, sql: str, values: Sequence[str | bytes | int]) -> list[Any]:
    """`fetch_rows` of a statement in which `:values` stands for a list of them; no row without any."""
    return fetch_joined(connection, sql, [(value,) for value in values])


def fetch_joined(
    connection: Connection, sql: str, rows: Sequence[tuple[str | bytes | int, ...]]
) -> list[Any]:
    """The same where `:values` stands for rows, which may come twice: (VALUES :values), or IN (:values) for one column.

    The last one fills the list up to the next power of two, so that few statements are kept prepared for many lengths.
    """
    if not rows:
        return []
    filled = [*rows, *[rows[-1]] * ((1 << (len(rows) - 1).bit_length()) - len(rows))]
    width = len(rows[0])
    values = {f"value{place}": value for place, value in enumerate(chain.from_iterable(filled))}
    return fetch_rows(connection, sql.replace(":values", _marks(len(filled), width)), values)


@lru_cache(maxsize=256)
def _marks(rows: int, width: int) -> str:
    names = (f":value{place}" for place in range(rows * width))
    if width == 1:
        return ", ".join(names)
    return ", ".join(f"({', '.join(islice(names, width))})" for _ in range(rows))


def as_date(kept: Any) -> date | None:
    """A day that `fetch_rows` gave; SQLite's driver gives it as it is kept."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes rows straight through the driver, each a tuple in the order of the table's columns.

    For what an issue brings by the hundred: SQLAlchemy takes several times as long as SQLite to write a row.
    """
    dialect: Any = connection.dialect
    sql, conversions = _insertion(table, dialect)
    if conversions:
        rows = [_converted(row, conversions) for row in rows]
    run_many(connection, sql, rows)


Conversions = tuple[tuple[int, Callable[[Any], Any]], ...]


@lru_cache(maxsize=256)
def _insertion(table: Table, dialect: Any) -> tuple[str, Conversions]:
    """The statement, and what the driver does not take as it is: places and functions."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join(["?" if dialect.name == "sqlite" else "%s"] * len(table.columns))
    converters = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.columns]
    sql = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608
    return sql, tuple((place, one) for place, one in enumerate(converters) if one)


def _converted(row: tuple[Any, ...], conversions: Conversions) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in conversions:
        values[place] = convert(values[place])
    return tuple(values)


def run_many(connection: Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Runs a statement in the driver's own language for each of `rows`; does nothing without any."""
    if not rows:
        return
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(sql, rows)
    finally:
        cursor.close()


def new_ids(connection: Connection, table: Table, count: int) -> list[int]:
    """Ids for rows that the caller is about to insert; none was ever used before. The caller is `writing`."""
    if not is_sqlite(connection):
        made = "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
        return [one for (one,) in fetch_rows(connection, made, {"name": table.name, "count": count})]
    # AUTOINCREMENT's own book; SQLite enters there what is inserted under an id that we name.
    find = "SELECT seq FROM sqlite_sequence WHERE name = :name"
    last = next((seq for (seq,) in fetch_rows(connection, find, {"name": table.name})), 0)
    return list(range(last + 1, last + 1 + count))


@lru_cache(maxsize=256)
def _percent_style(sql: str) -> str:
    return re.sub(r":(\w+)", r"%(\1)s", sql.replace("%", "%%"))


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    driver = engine.dialect.loaded_dbapi
    try:
        yield
    except (AnyDatabaseError, driver.DatabaseError) as error:
        original = error.orig if isinstance(error, AnyDatabaseError) else error
        if isinstance(original, driver.IntegrityError | driver.ProgrammingError):
            raise
        raise ArchiveError(database_name(engine), _problem(original)) from error


_SQLITE_PROBLEMS = {
    "SQLITE_BUSY": "locked by another program; stop it or try again",
    "SQLITE_LOCKED": "locked by another program; stop it or try again",
    "SQLITE_READONLY": "cannot be written; check the owner and the mode of the file and its folder",
    "SQLITE_FULL": "the disk is full; nothing was changed",
    "SQLITE_IOERR": "reading or writing failed; is the disk full or gone? Nothing was changed",
    "SQLITE_CANTOPEN": "cannot open the database file; does its folder exist, and is it ours?",
    "SQLITE_NOTADB": "not a database of this program",
    "SQLITE_CORRUPT": "the database is damaged; restore a backup",
}


def _problem(error: BaseException | None) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for known, problem in _SQLITE_PROBLEMS.items():
        if name.startswith(known):
            return problem
    said = str(error).strip().splitlines()[0]
    if "no such table" in said:
        return f"{said}; run `baotong migrate`"
    return said


def migrate(engine: Engine, version_folders: Sequence[Path] = ()) -> None:
    """Brings the schema up to date; each folder of `version_folders` is a further branch of revisions.

    One transaction: a failed migration changes nothing. Raises ArchiveError, also for a database
    that a newer program has already migrated.
    """
    # Alembic takes longer to import than a lookup takes to answer.
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    folders = [MIGRATIONS / "versions", *version_folders]
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(map(str, folders)).replace("%", "%%"))
    try:
        with writing(engine) as connection:
            one_at_a_time(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "heads")
    except CommandError as error:
        raise ArchiveError(
            database_name(engine), f"made by a newer version of this program ({error}); update the program"
        ) from error
