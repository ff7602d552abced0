"""Many issues at once become the same rows as one after the other, whatever some of the files do."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PosixPath
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, text

from digests.archive.archive import Archive
from digests.archive.schema import metadata
from digests.database import migrate, open_database
from digests.errors import IssueError
from digests.inbox import bulk
from digests.inbox.bulk import ingest_all
from digests.inbox.ingest import Desk, Ingested
from digests.inbox.learned import Learned
from digests.inbox.paper import Paper
from digests.issue import Issue
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

ROOT = Path(__file__).parents[2]
NOW = datetime(2022, 7, 4, tzinfo=UTC)
Group = tuple[Path, ...]


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[list[Engine]]:
    made = [open_database(f"sqlite:///{tmp_path / name}.db") for name in ("one", "two")]
    for engine in made:
        migrate(engine)
    yield made
    for engine in made:
        engine.dispose()


def write_issues(folder: Path, count: int) -> list[Group]:
    chance = random.Random(5)
    groups: list[Group] = []
    for number in range(count):
        path = folder / f"{date(2022, 1, 3) + timedelta(days=number)}.txt"
        path.write_text(print_paper(draw_paper(chance), draw_layout(chance), chance), "utf-8")
        groups.append((path,))
    return groups


def desk_over(engine: Engine, *names: str) -> Desk:
    papers = tuple(Paper(name, Path("inbox"), ZoneInfo("Asia/Shanghai")) for name in names or ("山阳日报",))
    return Desk(Archive(engine), papers, Learned(engine))


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def taken(desk: Desk, groups: Sequence[Group], **how: Any) -> list[str]:
    outcomes = ingest_all(desk, groups, now=lambda: NOW, **how)
    return [one.stored.outcome if isinstance(one, Ingested) else str(one) for one in outcomes]


def test_two_processes_store_the_same_rows_as_none(
    engines: list[Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BLOCK", 3)  # several lessons, of an archive that grows
    groups = write_issues(tmp_path, 10)
    (tmp_path / "empty.txt").touch()
    groups[3:3] = [(tmp_path / "empty.txt",), groups[1]]
    told = [
        taken(desk_over(engine), groups, processes=many) for engine, many in zip(engines, (1, 2), strict=True)
    ]
    assert told[0] == told[1]
    assert told[0].count("new") == 10
    assert "empty.txt" in told[0][3]
    assert told[0][4] == "unchanged"
    one, two = map(rows, engines)
    assert one == two
    assert len(one["article"]) > 10
    assert one["article_keyword"]


def test_what_an_editor_puts_right_is_looked_through_again(engines: list[Engine], tmp_path: Path) -> None:
    def correct(issue: Issue) -> Issue:
        return replace(
            issue, title="澜州日报", articles=tuple(replace(one, kicker="更正") for one in issue.articles)
        )

    desk = replace(desk_over(engines[0], "山阳日报", "澜州日报"), correct=correct)
    (outcome,) = ingest_all(desk, write_issues(tmp_path, 1), now=lambda: NOW)
    assert isinstance(outcome, Ingested)
    assert outcome.paper.name == "澜州日报"
    assert {one.kicker for one in outcome.issue.articles} == {"更正"}


def test_an_issue_of_no_known_paper_is_refused_by_its_name(engines: list[Engine], tmp_path: Path) -> None:
    path = tmp_path / "nobody.txt"
    path.write_text("没有报头的一页\n昨日，会议在云溪召开。", "utf-8")
    (outcome,) = ingest_all(desk_over(engines[0], "甲报", "乙报"), [(path,)], now=lambda: NOW)
    assert isinstance(outcome, IssueError)
    assert "nobody.txt" in str(outcome)


class Deadly(PosixPath):
    """A file over which the process dies that is to read it."""

    def __reduce__(self) -> Any:
        return os._exit, (9,)


def test_a_file_that_kills_its_reader_is_named_and_nothing_is_stored_half(
    engines: list[Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BLOCK", 4)
    groups = [(Deadly(tmp_path / "deadly.txt"),), *write_issues(tmp_path, 8)]
    told = taken(desk_over(engines[0]), groups, processes=2)
    assert len(told) == 9
    assert "deadly.txt: a process died" in told[0]
    with engines[0].connect() as connection:
        stored = connection.execute(text("SELECT count(*) FROM issue")).scalar_one()
    assert stored == told.count("new")


KILLED = """
import os, signal
from pathlib import Path
from digests.inbox import bulk

if __name__ == "__main__":
    with bulk._workers(2, [(Path("issue"),)] * bulk.FEW) as workers:
        workers.submit(os.getpid).result()
        print(*workers._processes, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_reader_outlives_the_process_that_stores(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert done.returncode == -signal.SIGKILL
    readers = [int(pid) for pid in done.stdout.split()]
    assert readers
    deadline = time.monotonic() + 60
    while any(is_running(pid) for pid in readers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
