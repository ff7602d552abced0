"""A consistent copy of the database while it is in use, and what is wrong with a database."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import Engine, func, select

from digests.archive.schema import VISIBLE, article, indexed_text, issue
from digests.database import database_name, is_sqlite, reading, writing
from digests.errors import ArchiveError
from digests.search.bigrams import ALL, index_version, mark

SQLITE_FILE = b"SQLite format 3\0"


def back_up(engine: Engine, target: Path) -> None:
    """Writes the whole database to `target` (mode 0600), which appears only when it is complete.

    SQLite: a database file like any other. PostgreSQL: an archive of pg_dump, for pg_restore. An earlier
    backup of that name is replaced, any other file refused. Raises ArchiveError naming the target.
    """
    _refuse_strangers(engine, target)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if is_sqlite(engine):
            _copy_sqlite(engine, part)
        else:
            _dump_postgres(engine, part)
        _sync(part)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(str(target), f"cannot write the backup: {error}") from error
    finally:
        for leftover in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            leftover.unlink(missing_ok=True)


def _refuse_strangers(engine: Engine, target: Path) -> None:
    if is_sqlite(engine) and target.resolve() == Path(engine.url.database or "").resolve():
        raise ArchiveError(str(target), "this is the database itself; name another file")
    try:
        if target.exists():
            with target.open("rb") as file:
                begin = file.read(len(SQLITE_FILE))
            if not begin.startswith((SQLITE_FILE, b"PGDMP")):
                raise ArchiveError(
                    str(target), "there is a file of this name that is no backup; name another one"
                )
    except OSError as error:
        raise ArchiveError(str(target), f"cannot be read: {error.strerror}") from error


def _copy_sqlite(engine: Engine, part: Path) -> None:
    """All pages in one step: a reader's view, so that writers go on and the copy never starts anew."""
    with reading(engine) as connection:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        target = sqlite3.connect(part)
        try:
            source.backup(target, pages=-1)
            damage = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            target.close()
    if damage != "ok":
        raise ArchiveError(str(part), f"the copy is damaged ({damage})")


def _dump_postgres(engine: Engine, part: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise ArchiveError(
            database_name(engine), "a backup of PostgreSQL needs pg_dump (Debian: postgresql-client)"
        )
    url = engine.url
    wanted = {"PGHOST": url.host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}
    # By the environment: arguments can be read by everybody on the machine.
    environment = {**os.environ, **{name: str(value) for name, value in wanted.items() if value is not None}}
    done = subprocess.run(  # noqa: S603
        [program, "--format=custom", f"--file={part}", f"--dbname={url.database}"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ArchiveError(database_name(engine), f"pg_dump: {done.stderr.strip().splitlines()[-1:]}")


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def find_damage(engine: Engine) -> tuple[str, ...]:
    """What is wrong with the archive, one line each; () is a sound one. Reads the whole database."""
    damage: list[str] = []
    if is_sqlite(engine):
        damage += _sqlite_damage(engine)
    with reading(engine) as connection:
        visible = select(article.c.id).join(issue, issue.c.id == article.c.issue_id).where(VISIBLE)
        missing = visible.where(article.c.id.not_in(select(indexed_text.c.article_id)))
        extra = select(indexed_text.c.article_id).where(indexed_text.c.article_id.not_in(visible))
        stale = select(indexed_text.c.key).where(indexed_text.c.version != index_version())
        for query, problem in (
            (missing, "articles are missing from the search index"),
            (extra, "articles are in the search index but hidden"),
            (stale, "articles were indexed by another version of the program"),
        ):
            if number := connection.scalar(select(func.count()).select_from(query.subquery())):
                damage.append(f"{number} {problem}; run `baotong reindex`")
    return tuple(damage)


def _sqlite_damage(engine: Engine) -> list[str]:
    damage: list[str] = []
    with reading(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA quick_check(5)").scalars().all()
        damage += [str(line) for line in pages if line != "ok"]
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        damage += [f"table {row[0]}: row {row[1]} belongs to nothing" for row in broken[:5]]
    try:
        with writing(engine) as connection:
            connection.exec_driver_sql("INSERT INTO article_index(article_index) VALUES ('integrity-check')")
        with reading(engine) as connection:
            rows = connection.exec_driver_sql("SELECT count(*) FROM indexed_text").scalar_one()
            every = (f'"{mark(ALL)}"',)
            found = connection.exec_driver_sql("SELECT count(*) FROM article_index(?)", every).scalar_one()
        if rows != found:
            damage.append(f"the search index has {found} articles, not {rows}; run `baotong reindex`")
    except ArchiveError:
        damage.append("the search index is damaged; rebuild all of it with `baotong reindex`")
    return damage
