"""What handlers and jobs work with: opened once, passed on, closed once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.asked import Asked
from bot.papers import papers_of
from bot.settings import Settings
from bot.subscribers import Subscribers
from bot.versions import VERSION_FOLDERS
from digests.archive import Archive
from digests.database import migrate, open_database
from digests.paper import Paper


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    papers: tuple[Paper, ...]
    engine: Engine
    archive: Archive
    subscribers: Subscribers
    asked: Asked

    def now(self) -> datetime:
        """The one place where handlers and jobs get the time from."""
        return datetime.now(UTC)


@contextmanager
def open_services(settings: Settings) -> Iterator[Services]:
    engine = open_database(settings.database_url)
    try:
        migrate(engine, VERSION_FOLDERS)
        papers = papers_of(settings)
        yield Services(
            settings=settings,
            papers=papers,
            engine=engine,
            archive=Archive(engine),
            subscribers=Subscribers(engine, zone=papers[0].zone),
            asked=Asked(engine),
        )
    finally:
        engine.dispose()
