"""Several processes on one archive, killed, starved and in each other's way: no half issue, no lost one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.archive.backup import find_damage
from digests.database import migrate, open_database
from digests.search.query import parse_query
from digests.search.search import count
from tests.digests.issues_made import TODAY, an_article, an_issue, store

ROOT = Path(__file__).parents[2]

STORE_MANY = """
import sys
from datetime import timedelta
from digests.archive.archive import Archive
from digests.database import open_database
from tests.digests.issues_made import TODAY, an_article, an_issue, store
archive = Archive(open_database(sys.argv[1]))
for back in range(int(sys.argv[2]), int(sys.argv[3])):
    articles = [an_article(f"双招双引{back}之{n}", f"第{n}篇正文，{back}。") for n in range(4)]
    print(store(archive, an_issue(*articles, day=TODAY - timedelta(days=back))).outcome, flush=True)
"""

STORE_AND_STOP_IN_THE_MIDDLE = """
import sys, time
from digests.archive import storing
from digests.archive.archive import Archive
from digests.database import open_database
from tests.digests.issues_made import an_article, an_issue, store
write = storing.put_in_index
def write_and_wait(connection, entries):
    write(connection, entries)
    print("in the middle", flush=True)
    time.sleep(600)
storing.put_in_index = write_and_wait
store(Archive(open_database(sys.argv[1])), an_issue(*[an_article(f"半途{n}", "正文" * 5000) for n in range(40)], file="b"))
"""

STORE_WITH_LITTLE_ROOM = """
import resource, sys
from digests.archive.archive import Archive
from digests.database import open_database
from digests.errors import ArchiveError
from tests.digests.issues_made import an_article, an_issue, store
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    for n in range(100):
        store(Archive(open_database(sys.argv[1])), an_issue(an_article(f"第{n}篇", "正文" * 20_000), file=str(n), day=None))
        print(n, flush=True)
except ArchiveError as error:
    print(error)
"""

MIGRATE = """
import sys
from digests.database import migrate, open_database
migrate(open_database(sys.argv[1]))
"""


def run(script: str, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def test_two_ingests_at_once_store_every_issue_once(engine: Engine) -> None:
    both = [run(STORE_MANY, url_of(engine), first, last) for first, last in (("0", "12"), ("6", "18"))]
    outcomes = [line for process in both for line in process.communicate(timeout=120)[0].splitlines()]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(outcomes) == ["new"] * 18 + ["unchanged"] * 6
    assert count(engine, parse_query("双招双引")) == 72
    assert find_damage(engine) == ()


def test_a_kill_in_the_middle_of_an_ingest_leaves_no_half_issue(engine: Engine) -> None:
    archive = Archive(engine)
    store(archive, an_issue(an_article("双招双引")))
    process = run(STORE_AND_STOP_IN_THE_MIDDLE, url_of(engine))
    assert process.stdout is not None
    assert process.stdout.readline() == "in the middle\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert len(archive.issues_between(None, TODAY, TODAY)) == 1
    assert count(engine, parse_query("半途")) == 0
    assert find_damage(engine) == ()
    again = store(archive, an_issue(an_article("半途0"), file="b"))
    assert again.outcome == "second"
    assert count(engine, parse_query("半途")) == 1


def test_a_full_disk_keeps_every_whole_issue_and_says_so(migrated_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(migrated_file.read_bytes())
    out, _ = run(STORE_WITH_LITTLE_ROOM, f"sqlite:///{path}").communicate(timeout=120)
    *stored, error = out.splitlines()
    assert str(path) in error
    assert "the disk full" in error
    assert stored
    engine = open_database(f"sqlite:///{path}")
    assert count(engine, parse_query("正文")) == len(stored)
    assert find_damage(engine) == ()
    engine.dispose()


def test_two_processes_that_migrate_at_once_both_succeed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    both = [run(MIGRATE, url) for _ in range(2)]
    for process in both:
        process.communicate(timeout=60)
    assert [process.returncode for process in both] == [0, 0]
    engine = open_database(url)
    migrate(engine)
    assert Archive(engine).is_empty()
    engine.dispose()


@pytest.mark.parametrize("back", [0, 1])
def test_an_ingest_and_a_search_at_once_never_disturb_each_other(engine: Engine, back: int) -> None:
    process = run(STORE_MANY, url_of(engine), str(back), "8")
    seen = {count(engine, parse_query("双招双引"))}
    while process.poll() is None:
        seen.add(count(engine, parse_query("双招双引")))
    process.communicate(timeout=60)
    assert all(number % 4 == 0 for number in seen)  # four articles an issue: none is ever seen half
    assert count(engine, parse_query("双招双引")) == (8 - back) * 4
