"""What handlers and jobs work with: opened once, passed on, closed once."""

import logging
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine
from telegram.helpers import create_deep_linked_url

from bot.asked import Asked
from bot.delivery.digest_message import Printer
from bot.delivery.fanout import Fanout, Measures
from bot.delivery.outbox import Outbox
from bot.papers import papers_of
from bot.readers.schedule import schedule_of
from bot.readers.subscribers import Subscribers
from bot.readers.topics import StandingTopics
from bot.screens.buttons import start_payload
from bot.screens.digest_buttons import digest_buttons
from bot.settings import Settings
from bot.template_trial import tried_renderer
from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.database import migrate, open_database
from digests.inbox.paper import Paper
from digests.rendering import Renderer

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Username:
    """The bot's name, which only Telegram knows: empty until the first contact, and in every deep link after."""

    name: str = ""

    def link(self, article_id: int) -> str:
        return create_deep_linked_url(self.name, start_payload(article_id))


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    papers: tuple[Paper, ...]
    engine: Engine
    archive: Archive
    subscribers: Subscribers
    asked: Asked
    outbox: Outbox
    renderer: Renderer
    fanout: Fanout
    username: Username

    def now(self) -> datetime:
        """The one place where handlers and jobs get the time from."""
        return datetime.now(UTC)

    def today(self, paper: Paper) -> date:
        return self.now().astimezone(paper.zone).date()


@contextmanager
def open_services(settings: Settings) -> Iterator[Services]:
    """Open the database and put the parts over it together. Raises ArchiveError, SettingsError."""
    engine = open_database(settings.database_url)
    try:
        migrate(engine, VERSION_FOLDERS)
        yield services_over(settings, engine)
    finally:
        engine.dispose()


def services_over(settings: Settings, engine: Engine) -> Services:
    """The parts over a database that is open and up to date."""
    papers = papers_of(settings)
    archive = Archive(engine)
    username = Username()
    renderer, problems = tried_renderer(settings.optional_path(settings.digest.template_folder))
    for name, problem in problems.items():
        log.error("template %s is left aside for the built-in one: %s", name, problem)
    template = None if settings.digest.template == "digest" else f"{settings.digest.template}.html"
    measures = Measures(settings.digest.headlines, settings.digest.keywords)
    subscribers = Subscribers(engine, schedule_of(settings.digest.schedule), papers[0].zone)
    return Services(
        settings=settings,
        papers=papers,
        engine=engine,
        archive=archive,
        subscribers=subscribers,
        asked=Asked(engine),
        outbox=Outbox(engine, owner_name()),
        renderer=renderer,
        fanout=Fanout(
            engine,
            archive,
            Printer(renderer, username.link, template),
            measures,
            topics=StandingTopics(subscribers.standing_queries),
            buttons=digest_buttons,
        ),
        username=username,
    )


def owner_name() -> str:
    """A name for this process's claims in the outbox; no two living processes share one."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
