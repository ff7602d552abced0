"""Kills the delivery again and again in the middle of its work, with every fault on, and counts what readers got.

    python -m tests.faults.trial [--chats 5000] [--kills 50] [--seed 1] [--trouble none|locked|full|clock|all]

Every chat must have the digest: lost is 0 but for those that Telegram says are gone or whose message it refuses.
A second copy must be explained by an uncertain outcome in the outbox or by a kill at which the row was claimed.
"""

import argparse
import json
import random
import select
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import insert

from bot.delivery.fanout import Fanout
from bot.readers.schedule import Schedule
from bot.readers.subscribers import Chat, Subscribers, Wish
from bot.sandbox.person import Control
from bot.schema import chats as chat_table
from bot.schema import subscriptions
from bot.versions import VERSION_FOLDERS
from digests.archive.archive import Archive
from digests.database import migrate, open_database, writing
from tests.bot.delivering import PAPER, a_fanout, an_issue

FIRST_CHAT = 800_000_001
ROOT = Path(__file__).parents[2]

# What happens to a send, how often, and when: before it had its effect, or after.
FAULTS: tuple[dict[str, object], ...] = (
    {"kind": "refuse", "code": 429, "retry_after": 1, "probability": 0.02},
    {"kind": "refuse", "code": 500, "probability": 0.01},
    {"kind": "refuse", "code": 502, "probability": 0.01, "after": True},
    {"kind": "cut", "probability": 0.01},
    {"kind": "cut", "probability": 0.01, "after": True},
    {"kind": "hang", "probability": 0.002, "after": True, "seconds": 4.0},
    {"kind": "hang", "probability": 0.002, "seconds": 4.0},
    {"kind": "slow", "probability": 0.02, "seconds": 0.3},
)

# What else is wrong in a life: nothing, another program holding the database, no room on the disk, a wrong clock.
TROUBLES = ("none", "locked", "full", "clock")


@dataclass
class Report:
    """What came out. `lost` and `unexplained` must be 0."""

    chats: int = 0
    kills: int = 0
    trouble: str = "none"
    delivered: int = 0
    gone: int = 0
    refused: int = 0
    moved: int = 0
    lost: int = 0
    repeats: int = 0
    uncertain: int = 0
    in_flight_at_kills: int = 0
    unexplained: int = 0
    seconds: float = 0.0
    faults: dict[str, int] = field(default_factory=dict)


@dataclass
class Readers:
    """Who reads, by chat: ordinary ones, some that blocked the bot, groups that moved, some with a bad message."""

    ordinary: list[int]
    blocked: list[int]
    moved: dict[int, int]
    refused: list[int]

    @property
    def all(self) -> list[int]:
        return [*self.ordinary, *self.blocked, *self.moved, *self.refused]


class Trial:
    def __init__(self, folder: Path, chats: int, kills: int, seed: int, trouble: str = "none") -> None:
        self.folder, self.kills, self.trouble = folder, kills, trouble
        self.random = random.Random(seed)
        self.chats = chats
        self.file = folder / "trial.db"
        self.url = f"sqlite:///{self.file}"
        self.claimed_at_kills: Counter[int] = Counter()
        self.lives = 0

    def run(self) -> Report:
        begun = time.monotonic()
        with sandbox() as (address, token), Control(address) as control:
            readers = self.people(control)
            self.subscribe(readers)
            control.act("counters", reset=True)
            for fault in FAULTS:
                control.act("fault", method="sendMessage", **fault)
            for _ in range(self.kills):
                self.live_and_die(address, token)
            self.finish(address, token)
            report = self.report(control, readers)
        report.seconds = round(time.monotonic() - begun, 1)
        return report

    # --- before

    def people(self, control: Control) -> Readers:
        last = control.act("crowd", count=self.chats, first=FIRST_CHAT)
        people = list(range(FIRST_CHAT, last + 1))
        few = max(2, self.chats // 100)
        blocked, refused, ordinary = people[:few], people[few : 2 * few], people[2 * few :]
        for person in blocked:
            control.act("block", person=person)
        for person in refused:
            words = "Bad Request: can't parse entities: Unclosed start tag at byte offset 2"
            control.act(
                "fault", kind="refuse", method="sendMessage", chat=str(person), code=400, description=words
            )
        moved = {}
        for number in range(few):
            group = control.act("create", person=ordinary[0], title=f"读报群{number}", kind="group")
            control.act("add", person=ordinary[0], chat=group["key"])
            new = control.act("migrate", person=ordinary[0], chat=group["key"])
            moved[int(group["id"])] = int(new["id"])
        return Readers(ordinary, blocked, moved, refused)

    def subscribe(self, readers: Readers) -> None:
        now = datetime.now(UTC)
        engine = open_database(self.url)
        migrate(engine, VERSION_FOLDERS)
        instant = Schedule("instant")
        first, *others = readers.all
        Subscribers(engine).subscribe(Wish(first, PAPER, schedule=instant), now, Chat(first, "private"))
        with writing(engine) as connection:
            row = connection.execute(subscriptions.select()).mappings().one()
            alike = {key: value for key, value in row.items() if key not in ("id", "chat_id")}
            new = [
                {"chat_id": one, "kind": "private" if one > 0 else "group", "created_at": 0.0}
                for one in others
            ]
            connection.execute(insert(chat_table), new)
            connection.execute(insert(subscriptions), [{**alike, "chat_id": one} for one in others])
        fanout: Fanout = a_fanout(engine)
        fanout.announce(an_issue(Archive(engine), date(2026, 11, 21), arrived_at=now), PAPER, now)
        engine.dispose()

    # --- lives

    def live_and_die(self, address: str, token: str) -> None:
        """One life: it delivers for a while, then SIGKILL, at a moment that chance picks."""
        trouble = TROUBLES[self.lives % len(TROUBLES)] if self.trouble == "all" else self.trouble
        worker = self.start(address, token, self.misfortune(trouble))
        with self.locked() if trouble == "locked" else nothing():
            # This sleep is the experiment: the moment of the kill.
            time.sleep(self.random.uniform(0.02, 0.8))
        worker.kill()
        end(worker)
        self.claimed_at_kills.update(self.claimed())

    def finish(self, address: str, token: str) -> None:
        """A last life without misfortune, until nothing is open."""
        worker = self.start(
            address, token, ["--clock", str(3 * 86_400)] if self.trouble in ("clock", "all") else []
        )
        deadline = time.monotonic() + 120 + self.chats / 20
        while self.open_rows():
            if worker.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(
                    f"{self.open_rows()} rows are still open; the worker's status: {worker.poll()}"
                )
            time.sleep(0.1)
        worker.terminate()
        assert end(worker) == 0, "the last worker did not stop in order"

    def start(self, address: str, token: str, more: list[str]) -> "subprocess.Popen[str]":
        self.lives += 1
        command = [
            sys.executable, "-m", "tests.faults.worker", self.url, address, token, "--owner", f"life-{self.lives}", *more,
        ]  # fmt: skip
        log = (self.folder / "worker.log").open("a")
        worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        log.close()
        assert worker.stdout is not None
        assert wait_for_line(worker, 60) == "ready", f"a worker did not start; see {self.folder}/worker.log"
        return worker

    def misfortune(self, trouble: str) -> list[str]:
        if trouble == "clock":
            return ["--clock", str(self.random.uniform(-86_400, 86_400))]
        if trouble == "full":
            # Files may hardly grow any more: to the process that is a full disk.
            sizes = [path.stat().st_size for path in self.folder.glob("trial.db*")]
            return ["--largest-file", str(max(sizes) + self.random.randrange(0, 200_000))]
        return []

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Another program holds the database for longer than the worker's patience."""
        other = sqlite3.connect(self.file, isolation_level=None, timeout=30)
        other.execute("BEGIN IMMEDIATE")
        try:
            time.sleep(self.random.uniform(0.1, 1.2))
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()

    # --- after

    def rows(self, query: str) -> list[tuple[int, ...]]:
        database = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=30)
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def claimed(self) -> list[int]:
        return [row for (row,) in self.rows("SELECT id FROM outbox WHERE state = 'claimed'")]

    def open_rows(self) -> int:
        ((rows,),) = self.rows("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'claimed')")
        ((due,),) = self.rows("SELECT count(*) FROM subscriptions WHERE next_at IS NOT NULL")
        return rows + due

    def report(self, control: Control, readers: Readers) -> Report:
        sent = {int(chat): count for chat, count in control.act("counters", detail=True)["by_chat"].items()}
        rows = self.rows("SELECT id, chat_id, state, uncertain FROM outbox")
        states = {chat: (row, state, uncertain) for row, chat, state, uncertain in rows}
        expected = [*readers.ordinary, *readers.moved.values()]
        repeats = {chat: sent[chat] - 1 for chat in sent if sent[chat] > 1}
        report = Report(
            chats=len(readers.all),
            kills=self.kills,
            trouble=self.trouble,
            delivered=sum(1 for chat in expected if sent.get(chat)),
            moved=sum(1 for chat in readers.moved.values() if sent.get(chat)),
            lost=sum(1 for chat in expected if not sent.get(chat)),
            repeats=sum(repeats.values()),
            in_flight_at_kills=sum(self.claimed_at_kills.values()),
            uncertain=sum(uncertain for *_, uncertain in rows),
        )
        ((report.gone,),) = self.rows("SELECT count(*) FROM chats WHERE away_at IS NOT NULL")
        report.refused = sum(1 for chat in readers.refused if states[chat][1] == "rejected")
        assert all(chat not in states for chat in readers.blocked)
        for chat, times in repeats.items():
            row, _, uncertain = states[chat]
            report.unexplained += max(0, times - uncertain - self.claimed_at_kills[row])
        for fault in control.act("clear_faults"):
            if not fault["chat"]:
                name = f"{fault['kind']} {fault['code'] if fault['kind'] == 'refuse' else ''}".strip()
                report.faults[f"{name}{' after' if fault['after'] else ''}"] = fault["struck"]
        return report


@contextmanager
def nothing() -> Iterator[None]:
    yield


@contextmanager
def sandbox() -> Iterator[tuple[str, str]]:
    """The local Telegram as a process of its own; its address and a token."""
    command = [sys.executable, "-m", "bot", "sandbox", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        words = wait_for_line(process, 60).split()
        yield next(word for word in words if word.startswith("http://")), words[-1]
    finally:
        process.terminate()
        end(process)


def end(process: "subprocess.Popen[str]") -> int:
    """Wait for a process that was told to end, and close what we hold of it; its status."""
    try:
        return process.wait(30)
    finally:
        process.kill()
        if process.stdout is not None:
            process.stdout.close()


def wait_for_line(process: "subprocess.Popen[str]", seconds: float) -> str:
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], seconds)
    return process.stdout.readline().strip() if ready else ""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chats", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trouble", choices=[*TROUBLES, "all"], default="none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), options.chats, options.kills, options.seed, options.trouble)
        report = trial.run()
    print(json.dumps(asdict(report), indent=2, ensure_ascii=False))
    sys.exit(1 if report.lost or report.unexplained else 0)


if __name__ == "__main__":
    main()
