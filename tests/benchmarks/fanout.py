"""What it costs to bring one digest to a hundred thousand subscribers, as far as the outbox.

    python -m tests.benchmarks.fanout [--readers 100000] [--rounds 3]

Tells the seconds from "due now" to committed rows, the longest that another writer had to wait meanwhile, and the
memory that the process grew by.
"""

import argparse
import resource
import statistics
import tempfile
import threading
import time
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, insert, text

from bot.readers.schedule import Schedule
from bot.readers.subscribers import Subscribers, Wish
from bot.schema import chats, subscriptions
from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.database import migrate, open_database, writing
from tests.benchmarks.yardstick import yardstick_s
from tests.bot.delivering import PAPER, a_fanout, an_issue


def readers(engine: Engine, count: int, now: datetime) -> None:
    Subscribers(engine).subscribe(Wish(1, PAPER, schedule=Schedule("instant")), now)
    with writing(engine) as connection:
        row = connection.execute(subscriptions.select()).mappings().one()
        alike = {key: value for key, value in row.items() if key not in ("id", "chat_id")}
        others = range(2, count + 1)
        connection.execute(
            insert(chats), [{"chat_id": n, "kind": "private", "created_at": 0.0} for n in others]
        )
        connection.execute(insert(subscriptions), [{**alike, "chat_id": n} for n in others])


class Bystander(threading.Thread):
    """Somebody else who writes all the time, as a handler does; `longest` is the longest wait in seconds."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine, self.longest, self.ended = engine, 0.0, threading.Event()

    def run(self) -> None:
        while not self.ended.is_set():
            begun = time.perf_counter()
            with writing(self.engine) as connection:
                connection.execute(text("UPDATE chats SET title = 'x' WHERE chat_id = 1"))
            self.longest = max(self.longest, time.perf_counter() - begun)
            time.sleep(0.02)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--readers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/bench.db")
        migrate(engine, VERSION_FOLDERS)
        readers(engine, options.readers, now)
        fanout = a_fanout(engine)
        fanout.tick(now)  # imports and caches
        alone, processor, memory = [], [], []
        for number in range(options.rounds):
            issue = an_issue(Archive(engine), date(2026, 11, 21) + timedelta(days=number))
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            begun, worked = time.perf_counter(), time.process_time()
            fanout.announce(issue, PAPER, now)
            written = fanout.tick(now)
            alone.append(time.perf_counter() - begun)
            processor.append(time.process_time() - worked)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
            assert written == options.readers
        bystander = Bystander(engine)
        bystander.start()
        fanout.announce(an_issue(Archive(engine), date(2027, 1, 1)), PAPER, now)
        fanout.tick(now)
        bystander.ended.set()
        bystander.join()
        engine.dispose()
    yardstick = statistics.median(yardstick_s() for _ in range(5))
    seconds = statistics.median(alone)
    print(
        f"fan-out to {options.readers} readers: median {seconds:.2f} s (goal: 3), {seconds / yardstick:.0f} yardsticks"
    )
    print(f"of the processor: {statistics.median(processor):.2f} s")
    print(f"memory grew by {max(memory) / 1024:.1f} MB at most")
    print(f"another writer waited {bystander.longest * 1000:.0f} ms at most meanwhile")


if __name__ == "__main__":
    main()
