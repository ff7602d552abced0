"""A year of a paper into the archive, on two cores: issues a second, and what each step of the way takes of it.

    python -m tests.benchmarks.ingest_year [--issues 250] [--processes 2]

The issues are the typesetter's, printed to raw text in layouts of all kinds, glued to four pages' worth of text.
"""

import argparse
import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import track
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.archive.backup import find_damage
from digests.database import migrate, open_database
from digests.inbox.bulk import ingest_all
from digests.inbox.ingest import Desk, Ingested, found_in, put_away
from digests.inbox.learned import Learned
from digests.inbox.paper import Choice, Paper
from digests.keywords import article_keywords
from digests.parsing import parse_issue
from digests.sources.reading import read_sources
from digests.trends.counts import visible_articles
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

FOUR_PAGES = 9_000
"""Characters of four tabloid pages of a county paper."""


class Steps:
    """Seconds of CPU by name: the machine may be busy with other things."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self.seconds[name] += time.process_time() - began


def write_year(folder: Path, issues: int) -> list[Path]:
    chance = random.Random(2022)
    paths = []
    for number in range(issues):
        day = date(2022, 1, 3) + timedelta(days=number // 5 * 7 + number % 5)
        text = ""
        while len(text) < FOUR_PAGES:
            text += print_paper(draw_paper(chance), draw_layout(chance), chance) + "\n"
        path = folder / f"{day}.txt"
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


def desk_over(engine: Engine) -> Desk:
    paper = Paper("山阳日报", Path("inbox"), ZoneInfo("Asia/Shanghai"))
    return Desk(Archive(engine), (paper,), Learned(engine))


def new_archive(path: Path) -> Engine:
    engine = open_database(f"sqlite:///{path}")
    migrate(engine)
    return engine


def step_by_step(desk: Desk, paths: Sequence[Path]) -> Steps:
    """In one process, each step timed: what `ingest` does, taken apart."""
    steps = Steps()
    for path in paths:
        with steps.step("read and decode"):
            source = read_sources([path])
        with steps.step("parse"):
            issue = parse_issue(source.text, file=source.name)
        with steps.step("words, people, places"):
            found = found_in(desk, issue.articles, "山阳日报")
        with steps.step("store and index"):
            put_away(desk, source, issue, Choice(desk.papers[0]), found, datetime.now(UTC))
    return steps


def all_at_once(desk: Desk, paths: Sequence[Path], processes: int) -> tuple[float, float]:
    """Seconds by the clock and of processor time, this process and its workers together, with a progress bar."""
    began, before = time.perf_counter(), os.times()
    groups = [(path,) for path in paths]
    outcomes = ingest_all(desk, groups, now=lambda: datetime.now(UTC), processes=processes)
    for outcome in track(outcomes, "ingest", len(groups), console=Console(stderr=True)):
        assert isinstance(outcome, Ingested), outcome
    after = os.times()
    return time.perf_counter() - began, sum(after[:4]) - sum(before[:4])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issues", type=int, default=250)
    parser.add_argument("--timed", type=int, default=60, help="of which so many are also taken step by step")
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        paths = write_year(folder, chosen.issues)
        article_keywords(parse_issue("双招双引\n昨日，会议召开。", file="warm-up.txt").articles[0])
        engine = new_archive(folder / "steps.db")
        steps = step_by_step(desk_over(engine), paths[: chosen.timed])
        engine.dispose()
        engine = new_archive(folder / "year.db")
        seconds, cpu = all_at_once(desk_over(engine), paths, chosen.processes)
        damage = find_damage(engine)
        articles = visible_articles(engine)
        engine.dispose()
        size = (folder / "year.db").stat().st_size
        characters = sum(len(path.read_text("utf-8")) for path in paths)
    print(
        f"{len(paths)} issues, {articles} articles, {characters / len(paths):,.0f} characters an issue,"
        f" {chosen.processes} processes: {seconds:.1f} s by the clock, {len(paths) / seconds:.1f} issues/s;"
        f" {cpu:.1f} s of processor time, {2 * len(paths) / cpu:.1f} issues/s on two cores of one's own;"
        f" {size / 1e6:.0f} MB, damage: {damage or 'none'}"
    )
    alone = sum(steps.seconds.values())
    print(f"step by step in one process, {chosen.timed} issues, processor time:")
    for name, taken in steps.seconds.items():
        print(f"{name:22} {taken / alone:4.0%}  {taken / chosen.timed * 1000:6.1f} ms an issue")


if __name__ == "__main__":
    main()
