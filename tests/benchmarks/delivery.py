"""How fast, how steady and how politely pushes leave.

python -m tests.benchmarks.delivery ratio [--messages 400] [--rounds 12]
    the worker beside a bare python-telegram-bot loop at the same concurrency, in the same run: by the clock and
    in processor time, which is what a busy machine disturbs less. Goal of both: 0.8
python -m tests.benchmarks.delivery steady [--seconds 180] [--pace 30]
    the whole service against a sandbox that enforces Telegram's limits: pushes a second, 429s, and how long
    a reader waits for the answer to /search meanwhile
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from telegram import Bot
from telegram.constants import ParseMode
from telegram.request import HTTPXRequest

from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace
from bot.delivery.pushes import Body, Push
from bot.delivery.sender import NO_PREVIEW, TelegramSender
from bot.delivery.worker import Deliverer, Policy
from bot.sandbox.person import Control, Person
from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.database import migrate, open_database
from tests.bot.delivering import an_issue
from tests.faults.trial import FIRST_CHAT, ROOT, end, sandbox

CONCURRENCY = 32
TEXT = "📰 <b>今日云溪</b>\n" + "云溪县召开双招双引推进会，会上三个项目签约。\n" * 20
SEARCHER = 700_000_001


def a_bot(address: str, token: str) -> Bot:
    pool = HTTPXRequest(connection_pool_size=CONCURRENCY * 2, read_timeout=30, pool_timeout=30)
    return Bot(token, f"{address}/bot", request=pool)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and of the processor in our process."""

    clock: float
    processor: float


@contextmanager
def measured(costs: list[Cost]) -> Iterator[None]:
    begun, worked = time.perf_counter(), time.process_time()
    yield
    costs.append(Cost(time.perf_counter() - begun, time.process_time() - worked))


async def bare_loop(bot: Bot, chats: list[int], costs: list[Cost]) -> None:
    """What one writes first: a semaphore, send_message, nothing kept."""
    gate = asyncio.Semaphore(CONCURRENCY)

    async def send(chat: int) -> None:
        async with gate:
            await bot.send_message(
                chat,
                TEXT,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                disable_notification=False,
            )

    with measured(costs):
        await asyncio.gather(*(send(chat) for chat in chats))


async def our_worker(bot: Bot, outbox: Outbox, chats: list[int], occasion: str, costs: list[Cost]) -> None:
    now = datetime.now(UTC)
    outbox.enqueue([Push(chat, occasion, Body(TEXT)) for chat in chats], now)
    pace = Pace(1e6, in_all=10**6)
    deliverer = Deliverer(outbox, TelegramSender(bot), pace, Policy(CONCURRENCY, claim=4 * CONCURRENCY))
    with measured(costs):
        await deliverer.drain()


async def ratio(messages: int, rounds: int) -> None:
    with sandbox() as (address, token), Control(address) as control, tempfile.TemporaryDirectory() as folder:
        last = control.act("crowd", count=messages, first=FIRST_CHAT)
        chats = list(range(FIRST_CHAT, last + 1))
        engine = open_database(f"sqlite:///{folder}/bench.db")
        migrate(engine, VERSION_FOLDERS)
        outbox = Outbox(engine, "bench")
        async with a_bot(address, token) as bot:
            ours: list[Cost] = []
            bare: list[Cost] = []
            await bare_loop(bot, chats[:200], [])
            for number in range(rounds):
                # In turns, and each first as often as second: the machine may be busy with something else too.
                if number % 2:
                    await our_worker(bot, outbox, chats, f"issue:{number}", ours)
                await bare_loop(bot, chats, bare)
                if not number % 2:
                    await our_worker(bot, outbox, chats, f"issue:{number}", ours)
        engine.dispose()
    tell_ratio(ours, bare, messages)


def tell_ratio(ours: list[Cost], bare: list[Cost], messages: int) -> None:
    print(f"{len(ours)} rounds of {messages} messages; ours, bare, ratio (goal: 0.8)")
    a, b = (statistics.median(cost.clock for cost in costs) for costs in (ours, bare))
    print(f"messages a second, median: {messages / a:.0f}, {messages / b:.0f}, {b / a:.2f}")
    a, b = (min(cost.clock for cost in costs) for costs in (ours, bare))
    print(f"messages a second in the best round: {messages / a:.0f}, {messages / b:.0f}, {b / a:.2f}")
    a, b = (statistics.median(cost.processor for cost in costs) / messages for costs in (ours, bare))
    print(f"processor time of a message, median: {1000 * a:.2f} ms, {1000 * b:.2f} ms, {b / a:.2f}")
    a, b = (min(cost.processor for cost in costs) / messages for costs in (ours, bare))
    print(f"processor time of a message in the best round: {1000 * a:.2f} ms, {1000 * b:.2f} ms, {b / a:.2f}")


SETTINGS = """
[telegram]
base_url = "{address}/bot"
[database]
url = "sqlite:///bench.db"
[[papers]]
name = "今日云溪"
inbox = "inbox"
[delivery]
messages_per_second = {pace}
"""


def steady(seconds: int, pace: float) -> None:
    with sandbox() as (address, token), Control(address) as control, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "inbox").mkdir()
        (folder / "config.toml").write_text(SETTINGS.format(address=address, pace=pace), "utf-8")
        count = int(pace * seconds) + 200
        last = control.act("crowd", count=count, first=FIRST_CHAT)
        engine = open_database(f"sqlite:///{folder}/bench.db")
        migrate(engine, VERSION_FOLDERS)
        for back in range(50):
            an_issue(Archive(engine), date(2026, 11, 21) - timedelta(days=back))
        service = start_service(folder, token)
        reader = Person(address, SEARCHER)
        reader.start()
        reader.ask("/search 双招双引", timeout=60)  # the service has to start first
        control.act("limits", on=True)
        control.act("counters", reset=True)
        outbox = Outbox(engine, "bench")
        pushes = [Push(chat, "issue:1", Body(TEXT)) for chat in range(FIRST_CHAT, last + 1)]
        outbox.enqueue(pushes, datetime.now(UTC))
        waits = search_for(reader, seconds)
        counters = control.act("counters", detail=True)
        service.terminate()
        end(service)
        engine.dispose()
    tell(counters, waits, str(SEARCHER), seconds)


def start_service(folder: Path, token: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "bot", "run", "--config", str(folder / "config.toml")]
    log = (folder / "service.log").open("w")
    environment = {"TELEGRAM_BOT_TOKEN": token, "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    service = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environment, text=True)
    log.close()
    return service


def search_for(reader: Person, seconds: int) -> list[float]:
    """A reader who searches about every two seconds; how long each answer took."""
    waits = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        begun = time.perf_counter()
        reader.ask("/search 双招双引", timeout=30)
        waits.append(time.perf_counter() - begun)
        time.sleep(max(0.0, 2 - waits[-1]))
    return waits


def tell(counters: dict, waits: list[float], searcher: str, seconds: int) -> None:  # type: ignore[type-arg]
    pushes = counters["sent"] - counters["by_chat"].get(searcher, 0)
    per_second = [count for _, count in counters["by_second"][2:-2]]
    refused = counters["calls"].get("sendmessage 429", 0)
    asked = sum(count for name, count in counters["calls"].items() if name.startswith("sendmessage"))
    waits.sort()
    print(f"pushes: {pushes} in {seconds} s, {pushes / seconds:.1f}/s (goal: 28 with a pace of 30)")
    print(f"messages a second: median {statistics.median(per_second)}, most {max(per_second)}")
    print(f"429: {refused} of {asked} sends, {1000 * refused / asked:.2f} in a thousand (goal: at most 1)")
    p95 = waits[int(0.95 * len(waits))]
    print(f"/search: {len(waits)} answers, p50 {statistics.median(waits):.3f} s, p95 {p95:.3f} s (goal: 0.3)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["ratio", "steady"])
    parser.add_argument("--messages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seconds", type=int, default=180)
    parser.add_argument("--pace", type=float, default=30)
    options = parser.parse_args()
    if options.what == "ratio":
        asyncio.run(ratio(options.messages, options.rounds))
    else:
        steady(options.seconds, options.pace)


if __name__ == "__main__":
    main()
