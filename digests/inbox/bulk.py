"""Many issues at once: read, parsed and searched for words in processes beside this one, stored here in their order.

What is stored does not depend on the number of processes: each block of issues is read with what the archive had
taught when the block before the last one was stored, however fast anybody was.
"""

import os
import pickle
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Protocol

from digests.archive.removed_names import removed_names
from digests.errors import IssueError
from digests.inbox.ingest import Desk, Found, Ingested, choose, find, put_away
from digests.inbox.paper import Choice, Paper
from digests.issue import Issue
from digests.issue_errors import PROCESS_DIED
from digests.keywords import Background
from digests.parsing import parse_issue
from digests.sources.reading import Source, read_sources

BLOCK = 24
AHEAD = 1
"""Blocks that are begun before the last one is stored, so that nobody waits for the other."""
FEW = 8
"""Fewer issues are done before other processes would have read their dictionaries."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the archive knows when a block is begun."""

    background: Background
    removed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Order:
    """One issue to be read: `lesson` is the file that a pickled Lesson lies in, too large to go with each order."""

    paths: tuple[Path, ...]
    papers: tuple[Paper, ...]
    given_date: date | None
    paper_name: str | None
    lesson: Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no issue. An IssueError cannot travel between processes."""

    subject: str
    problem: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue as it was parsed, with nothing beside it where its masthead does not say whose it is."""

    source: Source
    issue: Issue
    choice: Choice | None = None
    found: Found | None = None


def ingest_all(
    desk: Desk,
    groups: Sequence[tuple[Path, ...]],
    *,
    now: Callable[[], datetime],
    given_date: date | None = None,
    paper_name: str | None = None,
    revive: Collection[Path] = (),
    processes: int = 1,
) -> Iterator[Ingested | IssueError]:
    """What became of each of `groups` (the files of an issue), in their order, each in a transaction of its own.

    `now` gives an aware time; `revive` are files whose issues come back if they were dropped. Raises ArchiveError; an issue that cannot be read is an outcome.
    """
    blocks = deque(groups[start : start + BLOCK] for start in range(0, len(groups), BLOCK))
    begun: deque[list[tuple[Order, _Outcome]]] = deque()
    number = 0
    with tempfile.TemporaryDirectory(prefix="baotong-") as folder, _workers(processes, groups) as workers:
        while blocks or begun:
            if blocks:
                number += 1
                lesson = _write_lesson(desk, Path(folder, f"lesson-{number}"))
                orders = [
                    Order(paths, desk.papers, given_date, paper_name, lesson) for paths in blocks.popleft()
                ]
                begun.append([(order, _begin(workers, order)) for order in orders])
            if len(begun) > AHEAD or not blocks:
                for order, outcome in begun.popleft():
                    yield _store(desk, order, outcome, now(), revive=order.paths[0] in revive)


class _Outcome(Protocol):
    def result(self) -> Prepared | Refusal: ...


@dataclass(frozen=True, slots=True)
class _Later:
    """An order that is carried out here, when its turn comes."""

    order: Order

    def result(self) -> Prepared | Refusal:
        return prepare(self.order)


@contextmanager
def _workers(processes: int, groups: Sequence[tuple[Path, ...]]) -> Iterator[ProcessPoolExecutor | None]:
    if processes < 2 or len(groups) < FEW:
        yield None
        return
    # Spawned: a copy of a process with threads and an open database would inherit their locks.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_stand_by)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _stand_by() -> None:
    """In a worker: Ctrl-C is for the process that stores, and when that one dies nobody is left waiting for orders."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _begin(workers: ProcessPoolExecutor | None, order: Order) -> "_Outcome":
    if workers is None:
        return _Later(order)
    try:
        return workers.submit(prepare, order)
    except BrokenProcessPool as error:
        broken: Future[Prepared | Refusal] = Future()
        broken.set_exception(error)
        return broken


def _write_lesson(desk: Desk, path: Path) -> Path:
    lesson = Lesson(desk.learned.background(""), removed_names(desk.archive.engine))
    path.write_bytes(pickle.dumps(lesson))
    return path


@lru_cache(maxsize=2)
def _read_lesson(path: Path) -> Lesson:
    lesson: Lesson = pickle.loads(path.read_bytes())  # noqa: S301  written by us, into a folder of our own
    return lesson


def prepare(order: Order) -> Prepared | Refusal:
    """Everything but what needs the database."""
    try:
        source = read_sources(order.paths)
        issue = parse_issue(source.text, file=source.name, given_date=order.given_date)
    except IssueError as error:
        return Refusal(error.subject, error.problem)
    try:
        return Prepared(source, issue, *_words(order, issue))
    except IssueError:
        return Prepared(source, issue)  # whose it is may be said by a correction


def _words(order: Order, issue: Issue) -> tuple[Choice, Found]:
    choice = choose(order.papers, issue, order.paper_name, None)
    lesson = _read_lesson(order.lesson)
    return choice, find(issue.articles, lesson.background.at_home(choice.paper.name), lesson.removed)


def _store(
    desk: Desk, order: Order, outcome: _Outcome, now: datetime, *, revive: bool
) -> Ingested | IssueError:
    try:
        prepared = outcome.result()
        if isinstance(prepared, Refusal):
            return IssueError(prepared.subject, prepared.problem)
        issue, choice, found = desk.correct(prepared.issue), prepared.choice, prepared.found
        if choice is None or found is None or issue != prepared.issue:
            choice, found = _words(order, issue)
        return put_away(desk, prepared.source, issue, choice, found, now, revive=revive)
    except IssueError as error:
        return error
    except BrokenProcessPool:
        return IssueError(str(order.paths[0]), PROCESS_DIED)
