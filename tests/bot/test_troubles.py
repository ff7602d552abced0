"""What goes wrong is counted without harm to the log, kept across restarts, and never with a token."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot import troubles as module
from bot.troubles import BEYOND, LONGEST_LINE, Troubles

log = logging.getLogger("bot.test_troubles")


def test_errors_are_counted_by_line_and_survive_the_process(engine: Engine) -> None:
    with Troubles(engine).listening():
        log.error("no room: %s", "disk")
        log.error("no room: %s", "disk")
        log.warning("only a warning")
        log.error(
            "call https://api.telegram.org/bot123456:AAGxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/getMe\n%s",
            "长" * 999,
        )
    later = Troubles(engine)
    lines = {one.line: one.times for one in later.all()}
    assert lines.pop("no room: disk") == 2
    (long,) = lines
    assert "AAG" not in long
    assert len(long) == LONGEST_LINE
    with later.listening():
        log.error("no room: disk")
        later.write()
        assert later.all()[0].times == 3
    later.forget(datetime.now(UTC) - timedelta(hours=1))
    assert later.all()
    later.forget(datetime.now(UTC) + timedelta(hours=1))
    assert not later.all()


def test_a_flood_of_different_lines_is_counted_on_one(engine: Engine) -> None:
    book = Troubles(engine)
    with book.listening():
        for number in range(module.MOST_LINES + 5):
            log.error("line %d", number)
    assert {one.line: one.times for one in book.all()}[BEYOND] == 5


def test_an_exception_is_told_by_its_last_line(engine: Engine) -> None:
    book = Troubles(engine)
    with book.listening():
        try:
            raise ValueError("no such thing")
        except ValueError:
            log.exception("trouble %s", "abc")
        try:
            raise asyncio.CancelledError
        except asyncio.CancelledError:
            log.exception("a job was stopped with the service")
    assert [one.line for one in book.all()] == ["trouble abc (ValueError: no such thing)"]


def test_a_database_that_is_gone_does_not_stop_the_stop() -> None:
    class Gone(Troubles):
        def write(self) -> None:
            raise module.ArchiveError("baotong.db", "the disk is full")

    with Gone(None).listening():  # type: ignore[arg-type]
        log.error("one more")
