"""The open archive that a verb works with, and the issue that a person names."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.papers import papers_of
from bot.settings import Settings, load_settings
from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.archive.stored import StoredIssue
from digests.database import migrate, open_database
from digests.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class Shelf:
    """The settings and the open archive that a verb works with."""

    settings: Settings
    engine: Engine
    archive: Archive


@contextmanager
def open_shelf(config: Path | None) -> Iterator[Shelf]:
    settings = load_settings(config)
    engine = open_database(settings.database_url)
    try:
        migrate(engine, VERSION_FOLDERS)
        yield Shelf(settings, engine, Archive(engine))
    finally:
        engine.dispose()


def find_issue(shelf: Shelf, name: str) -> StoredIssue:
    """The issue that a person names: "latest", a date, or an id. Raises ArchiveError where there is none."""
    if name == "latest":
        found = shelf.archive.latest(datetime.now(papers_of(shelf.settings)[0].zone).date())
    elif name.isdecimal():
        found = shelf.archive.issue(int(name))
    else:
        try:
            found = shelf.archive.issue_on(date.fromisoformat(name))
        except ValueError as error:
            raise ArchiveError(name, 'is neither "latest" nor a date such as 2026-07-04 nor an id') from error
    if found is None:
        raise ArchiveError(name, "no such issue in the archive")
    return found
