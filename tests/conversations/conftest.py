"""The real application over HTTP against the local Telegram, in one process, with an inbox that a test fills."""

import logging
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import Service, build_service, first_contact, running
from bot.jobs import Jobs
from bot.sandbox import Sandbox
from bot.sandbox.person import AsyncPerson
from bot.services import Services, open_services
from bot.settings import SANDBOX_TOKEN, Settings
from tests.conversations.door import Door
from tests.conversations.proofs import left_out

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass
class Newsroom:
    """A running bot. `takes_in` drops a sample issue and waits until all that follows from it is written down."""

    address: str
    inbox: Path
    services: Services
    jobs: Jobs
    stack: AsyncExitStack
    sandbox: Sandbox
    service: Service
    door: Door

    async def reader(self, name: str = "王阿姨", **facts: object) -> AsyncPerson:
        reader = await AsyncPerson.meet(self.address, name=name, **facts)
        self.stack.push_async_callback(reader.close)
        return reader

    async def takes_in(self, *issues: str) -> None:
        for issue in issues:
            shutil.copyfile(SEEDS / issue, self.inbox / issue)
        await self.jobs.scan()
        await self.jobs.scan()


async def open_newsroom(
    stack: AsyncExitStack, folder: Path, *, webhook: dict[str, object] | None = None, **sections: object
) -> Newsroom:
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    sandbox = Sandbox("127.0.0.1", 0, SANDBOX_TOKEN)
    await sandbox.start()
    door = attended(stack, sandbox)
    stack.push_async_callback(sandbox.stop)
    papers = sections.pop("papers", [{"name": "今日云溪", "inbox": "inbox"}])
    # The jobs of the clock stay out of the way: a test looks into the inbox when it wants to.
    inbox_settings = {"scan_seconds": 86_400.0, **dict(sections.pop("inbox", {}))}  # type: ignore[call-overload]
    settings = Settings(folder=folder, papers=papers, inbox=inbox_settings, **sections)  # type: ignore[arg-type]
    settings = settings.for_sandbox(f"{sandbox.address}/bot", SANDBOX_TOKEN)
    if webhook:
        settings = settings.model_copy(update={"telegram": settings.telegram.model_copy(update=webhook)})
    services = stack.enter_context(open_services(settings))
    service = build_service(services)
    assert await first_contact(service)
    jobs = await stack.enter_async_context(running(service))
    await jobs.scan()
    return Newsroom(sandbox.address, inbox, services, jobs, stack, sandbox, service, door)


def attended(stack: AsyncExitStack, sandbox: Sandbox) -> Door:
    """A sandbox whose traffic is judged when all is over."""
    door = sandbox.hall.witness = Door()
    logging.getLogger().addHandler(door)

    def judge() -> None:
        logging.getLogger().removeHandler(door)
        assert not door.verdict()
        assert not left_out(door.uses, os.environ.get("PYTEST_CURRENT_TEST", ""))

    stack.callback(judge)
    return door


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, migrated_file: Path) -> None:
    """A bot in the test's folder finds its tables made; in any other it makes them itself."""
    shutil.copyfile(migrated_file, tmp_path / "baotong-sandbox.db")


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as opened:
        yield opened


@pytest.fixture
async def newsroom(stack: AsyncExitStack, tmp_path: Path) -> Newsroom:
    """A bot for one paper whose readers get each issue at once."""
    return await open_newsroom(stack, tmp_path, digest={"schedule": "instant"})
