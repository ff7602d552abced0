"""A local Telegram as a process, and whatever a test starts beside it; all of it ended with the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.sandbox.person import Person
from tests.whole_way.processes import Process

Start = Callable[..., Process]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `baotong VERB …` in the test's folder; killed at the end if it still runs."""
    started: list[Process] = []

    def begin(*words: str, **environ: str) -> Process:
        process = Process(tmp_path, *words, environ=environ)
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.process.poll() is None:
            process.kill()


@pytest.fixture
def telegram(start: Start) -> str:
    """The address of a local Telegram."""
    return start("sandbox", "--port", "0").wait_until_it_says(r"(http://127\.0\.0\.1:\d+)")


@pytest.fixture
def reader(telegram: str) -> Iterator[Person]:
    person = Person(telegram, name="王阿姨")
    yield person
    person.close()
