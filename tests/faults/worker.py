"""A service's delivery half as a process of its own, to be killed: fan-out, outbox, worker, python-telegram-bot.

    python -m tests.faults.worker DATABASE ADDRESS TOKEN --owner NAME [--clock SECONDS] [--largest-file BYTES]

Prints "ready" when it delivers, and lives until it is killed or SIGTERM ends it.
"""

import argparse
import asyncio
import resource
import signal
import sys
from datetime import UTC, datetime, timedelta

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.delivery.digest_message import Printer
from bot.delivery.fanout import Fanout
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pace
from bot.delivery.sender import TelegramSender
from bot.delivery.worker import Deliverer, Policy
from digests.archive.archive import Archive
from digests.database import open_database
from digests.errors import ArchiveError
from digests.rendering import Renderer

CONCURRENCY = 16
# Short, so that a test need not wait for the 25 s of the service.
TIMEOUT_S = 2.0
TICK_S = 0.5


async def deliver(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    engine = open_database(options.database, busy_timeout_s=0.5)
    shift = timedelta(seconds=options.clock)

    def clock() -> datetime:
        return datetime.now(UTC) + shift

    request = HTTPXRequest(
        connection_pool_size=CONCURRENCY * 2, read_timeout=TIMEOUT_S, connect_timeout=TIMEOUT_S
    )
    async with Bot(options.token, f"{options.address}/bot", request=request) as bot:
        deliverer = Deliverer(
            Outbox(engine, options.owner),
            TelegramSender(bot),
            Pace(options.pace, in_all=10_000),
            Policy(concurrency=CONCURRENCY, claim=CONCURRENCY * 2),
            clock=clock,
        )
        printer = Printer(Renderer(), lambda article_id: f"https://t.me/sandbox_bot?start=a{article_id}")
        fanout = Fanout(engine, Archive(engine), printer, wake=deliverer.wake, chunk=200)
        await started(deliverer)
        print("ready", flush=True)
        if options.largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (options.largest_file, resource.RLIM_INFINITY))
        while not stopped.is_set():
            try:
                await asyncio.to_thread(fanout.tick, clock())
            except ArchiveError as error:
                print(error, file=sys.stderr)
            try:
                async with asyncio.timeout(TICK_S):
                    await stopped.wait()
            except TimeoutError:
                continue
        await deliverer.stop()


async def started(deliverer: Deliverer) -> None:
    """A service whose database is locked at its start tries again, as its supervisor would."""
    while True:
        try:
            return await deliverer.start()
        except ArchiveError as error:
            print(error, file=sys.stderr)
            await asyncio.sleep(0.2)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("address")
    parser.add_argument("token")
    parser.add_argument("--owner", required=True)
    parser.add_argument("--pace", type=float, default=200)
    parser.add_argument("--clock", type=float, default=0.0)
    parser.add_argument("--largest-file", type=int, default=0)
    asyncio.run(deliver(parser.parse_args()))


if __name__ == "__main__":
    main()
