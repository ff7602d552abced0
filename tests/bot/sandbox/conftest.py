"""A fresh local Telegram for each test, a bot's side whose every answer aiogram checks, and people."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.sandbox.beside import SandboxBeside
from bot.sandbox.person import Person
from tests.bot.sandbox import referee

TOKEN = "600:sandbox"  # the bot's id is the number


@dataclass
class BotSide:
    """The Bot API as a bot sees it."""

    address: str
    client: httpx.Client
    token: str = TOKEN
    offset: int = 0

    def raw(self, method: str, **parameters: Any) -> httpx.Response:
        return self.client.post(f"{self.address}/bot{self.token}/{method}", json=parameters)

    def __call__(self, method: str, **parameters: Any) -> Any:
        """The result, checked against the documentation by aiogram's models."""
        answer = self.raw(method, **parameters).json()
        assert answer["ok"], answer
        referee.check_result(method, answer["result"])
        return answer["result"]

    def error(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Code and description of a refusal; the HTTP status is the code."""
        answer = self.raw(method, **parameters)
        body = answer.json()
        assert body["ok"] is False
        assert body["error_code"] == answer.status_code
        return answer.status_code, body["description"]

    def updates(self, timeout: int = 0, **parameters: Any) -> list[dict[str, Any]]:
        """New updates, confirmed with the next call."""
        found = self("getUpdates", offset=self.offset, timeout=timeout, **parameters)
        for update in found:
            referee.check_update(update)
            self.offset = update["update_id"] + 1
        return found

    def kinds(self) -> list[str]:
        """The kinds of the new updates."""
        return [next(key for key in update if key != "update_id") for update in self.updates()]

    def texts(self) -> list[str]:
        """The texts of the new messages."""
        return [
            update[kind].get("text", "")
            for update in self.updates()
            for kind in update
            if kind != "update_id"
        ]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture
def address() -> Iterator[str]:
    with SandboxBeside(TOKEN) as address:
        yield address


@pytest.fixture
def bot(address: str, client: httpx.Client) -> BotSide:
    return BotSide(address, client)


@pytest.fixture
def meet(address: str) -> Iterator[Callable[..., Person]]:
    """Make people; their connections are closed at the end."""
    people: list[Person] = []

    def make(name: str = "王小明", **given: Any) -> Person:
        people.append(Person(address, name=name, **given))
        return people[-1]

    yield make
    for person in people:
        person.close()


@pytest.fixture
def reader(meet: Callable[..., Person], bot: BotSide) -> Person:
    """A person who has started the bot; the update of it is read."""
    person = meet()
    person.start()
    bot.updates()
    bot.updates()  # confirms
    return person


# Browser tests need Debian's Chromium. Where there is none they are left out, and the summary says so.

BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
_left_out = pytest.StashKey[int]()


def has_browser() -> bool:
    return shutil.which(str(BROWSER)) is not None and shutil.which(str(DRIVER)) is not None


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives the chat page in Chromium")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if has_browser():
        return
    chosen = [item for item in items if item.get_closest_marker("browser")]
    if chosen:
        config.stash[_left_out] = len(chosen)
        config.hook.pytest_deselected(items=chosen)
        items[:] = [item for item in items if item not in chosen]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if count := config.stash.get(_left_out, 0):
        terminalreporter.write_line(
            f"LEFT OUT: {count} tests of the sandbox's chat page, for want of {BROWSER} and {DRIVER} "
            "(Debian: chromium, chromium-driver)",
            yellow=True,
        )
