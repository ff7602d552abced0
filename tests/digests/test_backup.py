"""Backups that can be opened, and what they refuse to overwrite; damage that is found."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from digests.archive.archive import Archive
from digests.archive.backup import back_up, find_damage
from digests.archive.reindex import rebuild_index
from digests.database import open_database, writing
from digests.errors import ArchiveError
from digests.search.query import parse_query
from digests.search.search import count
from tests.digests.issues_made import an_article, an_issue, store
from tests.postgres import server_programs


@pytest.fixture
def filled(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    if programs := server_programs():
        monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    store(Archive(engine), an_issue(an_article("双招双引")))
    return engine


def test_a_backup_holds_what_was_committed_also_while_a_writer_works(filled: Engine, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    with writing(filled) as connection:
        connection.execute(text("DELETE FROM paragraph"))
        back_up(filled, target)
    back_up(filled, target)  # an earlier backup is replaced
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []
    if filled.dialect.name == "sqlite":
        copy = open_database(f"sqlite:///{target}")
        assert count(copy, parse_query("双招双引")) == 1
        assert find_damage(copy) == ()
        copy.dispose()
    else:
        assert target.read_bytes().startswith(b"PGDMP")


def test_other_files_are_never_overwritten(filled: Engine, tmp_path: Path) -> None:
    precious = tmp_path / "config.toml"
    precious.write_text("[telegram]")
    with pytest.raises(ArchiveError, match="no backup; name another"):
        back_up(filled, precious)
    assert precious.read_text() == "[telegram]"
    with pytest.raises(ArchiveError, match="cannot be read"):
        back_up(filled, tmp_path)
    if filled.dialect.name == "sqlite":
        with pytest.raises(ArchiveError, match="the database itself"):
            back_up(filled, Path(filled.url.database or ""))


def test_a_folder_that_is_not_there_is_named(filled: Engine, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot write the backup") as caught:
        back_up(filled, tmp_path / "nowhere" / "backup.db")
    assert "nowhere" in caught.value.subject


def test_a_backup_of_postgresql_needs_its_tools(
    database: str, filled: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if database == "sqlite":
        back_up(filled, tmp_path / "backup.db")
        return
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArchiveError, match="pg_dump"):
        back_up(filled, tmp_path / "backup.db")
    (tmp_path / "pg_dump").write_text("#!/bin/sh\necho it broke >&2; exit 1\n")
    (tmp_path / "pg_dump").chmod(0o700)
    with pytest.raises(ArchiveError, match="it broke"):
        back_up(filled, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()


def test_damage_is_found(filled: Engine) -> None:
    assert find_damage(filled) == ()
    if filled.dialect.name == "postgresql":
        return
    file = sqlite3.connect(filled.url.database or "", isolation_level=None)
    file.execute("UPDATE paragraph SET article_id = 99")
    file.execute("INSERT INTO article_index(article_index) VALUES ('delete-all')")
    damage = "\n".join(find_damage(filled))
    assert "table paragraph: row 1 belongs to nothing" in damage
    assert "the search index has 0 articles, not 1" in damage
    file.close()


def test_a_damaged_index_is_found_and_rebuilt(filled: Engine) -> None:
    if filled.dialect.name == "postgresql":
        with filled.begin() as connection:
            connection.execute(text("DELETE FROM indexed_text"))
        assert "1 articles are missing from the search index" in "\n".join(find_damage(filled))
    else:
        file = sqlite3.connect(filled.url.database or "", isolation_level=None)
        file.execute("UPDATE article_index_data SET block = substr(block, 1, 20) WHERE id > 10")
        file.close()
        assert "the search index is damaged" in "\n".join(find_damage(filled))
    rebuild_index(filled, everything=True)
    assert find_damage(filled) == ()
    assert count(filled, parse_query("双招双引")) == 1
