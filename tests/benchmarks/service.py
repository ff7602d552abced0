"""How long a reader waits: from a file's arrival to the outbox, and from `run` to the first getUpdates.

    python -m tests.benchmarks.service

Prints medians over several runs and, beside each, the same machine's time for a fixed piece of work (SHA-256
over 64 MB), so that figures of two days or machines can be compared as ratios.
"""

import asyncio
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.jobs import Jobs
from bot.readers.subscription import Wish
from bot.services import Services, open_services
from bot.settings import SANDBOX_TOKEN, Settings

SEEDS = Path(__file__).parents[2] / "seeds"
ISSUES = ("2026-04-10.txt", "2026-06-05.txt")
READERS = 1000
RUNS = 5


def yardstick_s() -> float:
    data = bytes(2**20)
    begin = time.perf_counter()
    for _ in range(64):
        hashlib.sha256(data).digest()
    return time.perf_counter() - begin


def median_of(measure: Callable[[], float]) -> tuple[float, float, float]:
    measure()
    times = sorted(measure() for _ in range(RUNS))
    return times[0], statistics.median(times), times[-1]


def arrival_to_outbox_s() -> float:
    """One issue, steady in the inbox, until the rows of 1,000 instant readers are committed."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        papers: Any = [{"name": "今日云溪", "inbox": "inbox"}]
        digest: Any = {"schedule": "instant"}
        settings = Settings(folder=Path(folder), papers=papers, digest=digest)
        with open_services(settings) as services:
            services.username.name = "benchmark_bot"
            return asyncio.run(one_arrival(services, inbox))


async def one_arrival(services: Services, inbox: Path) -> float:
    now = datetime.now(UTC)
    for chat_id in range(1, READERS + 1):
        services.subscribers.subscribe(Wish(chat_id, "今日云溪"), now)
    jobs = Jobs(services, None)  # type: ignore[arg-type]  # without admins nobody is told anything
    await jobs.scan()
    # The first issue pays for the dictionaries; a service that runs has them loaded.
    for issue in ISSUES[:-1]:
        (inbox / issue).write_bytes((SEEDS / issue).read_bytes())
    await jobs.scan()
    await jobs.scan()
    (inbox / ISSUES[-1]).write_bytes((SEEDS / ISSUES[-1]).read_bytes())
    await jobs.scan()
    begin = time.perf_counter()
    await jobs.scan()
    taken = time.perf_counter() - begin
    assert services.outbox.counts() == {"waiting": READERS * len(ISSUES)}
    return taken


class FirstPoll(RequestHandler):
    """Enough of Telegram to start against, and the moment of the first getUpdates."""

    polled: asyncio.Event

    async def post(self, method: str) -> None:
        if method == "getUpdates":
            FirstPoll.polled.set()
        me = {"id": 1000000001, "is_bot": True, "first_name": "x", "username": "x_bot"}
        self.write(
            {"ok": True, "result": me if method == "getMe" else [] if method == "getUpdates" else True}
        )


async def start_to_first_poll_s() -> float:
    """A process from its start to its first getUpdates, on a database that exists."""
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(Application([(r"/bot[^/]+/(\w+)", FirstPoll)], log_function=lambda handler: None))
    server.add_sockets(sockets)
    base = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/bot"
    times = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "seeds").mkdir()
        environ = {**os.environ, "TELEGRAM_BOT_TOKEN": SANDBOX_TOKEN, "BAOTONG_TELEGRAM__BASE_URL": base}
        for _ in range(RUNS + 1):
            FirstPoll.polled = asyncio.Event()
            begin = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=folder, env=environ, stderr=subprocess.DEVNULL
            )
            await FirstPoll.polled.wait()
            times.append(time.perf_counter() - begin)
            process.terminate()
            await process.wait()
    server.stop()
    return statistics.median(times[1:])


def main() -> None:
    yard = statistics.median(yardstick_s() for _ in range(RUNS))
    least, middle, most = median_of(arrival_to_outbox_s)
    print(f"yardstick (SHA-256 of 64 MB)                  {yard:.3f} s")
    print(f"arrival -> outbox, {READERS} readers: median      {middle:.3f} s  ({middle / yard:.1f} yardsticks; "
          f"{least:.3f} to {most:.3f})")  # fmt: skip
    start = asyncio.run(start_to_first_poll_s())
    print(f"run -> first getUpdates: median               {start:.3f} s  ({start / yard:.1f} yardsticks)")


if __name__ == "__main__":
    main()
