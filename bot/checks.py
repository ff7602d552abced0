"""`check`: could the service run? One finding for each thing that it needs, each by looking, not by guessing."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.papers import papers_of
from bot.settings import Settings
from bot.template_trial import own_templates, tried_renderer
from bot.versions import VERSION_FOLDERS
from digests.archive.backup import find_damage
from digests.database import migrate, open_database
from digests.errors import BaotongError
from digests.inbox.folder import look_through
from digests.inbox.records import InboxRecords
from digests.trends.fonts import find_font
from digests.word_lists import read_word_list

LOW_DISK_BYTES = 200 * 2**20


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, whether it will do, and one line about it."""

    subject: str
    good: bool
    finding: str


async def run_checks(settings: Settings) -> list[Finding]:
    return [
        Finding("settings", True, f"read, {len(settings.papers)} papers"),
        await check_token(settings),
        *check_database(settings),
        *check_inboxes(settings),
        *check_templates(settings),
        *check_words(settings),
        check_font(settings),
        check_disk(settings.folder),
    ]


async def check_token(settings: Settings) -> Finding:
    token = settings.telegram.token.get_secret_value()
    if not token:
        return Finding("telegram.token", True, "not set; `run` starts the local sandbox")
    try:
        async with Bot(
            token, base_url=settings.telegram.base_url, base_file_url=settings.telegram.file_url
        ) as bot:
            return Finding("telegram.token", True, f"belongs to @{bot.username}")
    except InvalidToken:
        return Finding("telegram.token", False, "Telegram does not know it; copy it anew from @BotFather")
    except TelegramError as error:
        return Finding("telegram", False, f"{settings.telegram.base_url} does not answer ({error.message})")


def check_database(settings: Settings) -> Iterator[Finding]:
    try:
        engine = open_database(settings.database_url)
        try:
            migrate(engine, VERSION_FOLDERS)
            yield Finding("database", True, "opens, tables up to date")
            for damage in find_damage(engine):
                yield Finding("archive", False, damage)
            for bad in InboxRecords(engine).problems():
                yield Finding(bad.key, False, f"set aside: {bad.problem}")
        finally:
            engine.dispose()
    except BaotongError as error:
        yield Finding("database", False, str(error))


def check_inboxes(settings: Settings) -> Iterator[Finding]:
    for paper in papers_of(settings):
        try:
            files = look_through(paper.inbox)
            yield Finding(f"inbox of {paper.name}", True, f"{paper.inbox}, {len(files)} files")
        except BaotongError as error:
            yield Finding(f"inbox of {paper.name}", False, str(error))


def check_templates(settings: Settings) -> Iterator[Finding]:
    folder = settings.optional_path(settings.digest.template_folder)
    if folder is None:
        return
    try:
        _, problems = tried_renderer(folder)
        yield Finding("templates", True, f"{folder}, {len(own_templates(folder)) - len(problems)} in use")
        for name, problem in problems.items():
            yield Finding(f"template {name}", False, problem)
    except BaotongError as error:
        yield Finding("templates", False, str(error))


def check_words(settings: Settings) -> Iterator[Finding]:
    """The operator's own dictionary and stop words, where there are such files."""
    for name, given in (
        ("dictionary", settings.keywords.dictionary),
        ("stop_words", settings.keywords.stop_words),
    ):
        if file := settings.optional_path(given):
            try:
                words = read_word_list(file)
                yield Finding(f"keywords.{name}", True, f"{file}, {len(words)} words")
            except BaotongError as error:
                yield Finding(f"keywords.{name}", False, str(error))


def check_font(settings: Settings) -> Finding:
    try:
        return Finding("font", True, str(find_font(settings.optional_path(settings.pictures.font))))
    except BaotongError as error:
        return Finding("font", False, error.problem)


def check_disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    return Finding("disk", free >= LOW_DISK_BYTES, f"{free // 2**20} MiB free in {folder}")
