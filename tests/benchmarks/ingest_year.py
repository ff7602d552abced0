"""A year of a paper into the archive: issues a second, and what each step of the way takes of it.

    python -m tests.benchmarks.ingest_year [--issues 250]

The issues are the typesetter's, printed to raw text in layouts of all kinds, glued to four pages' worth of text.
"""

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from digests.archive.archive import Archive
from digests.archive.backup import find_damage
from digests.database import migrate, open_database
from digests.keywords import article_keywords
from digests.parsing import parse_issue
from digests.sources.reading import read_sources
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


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issues", type=int, default=250)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        paths = write_year(folder, chosen.issues)
        engine = open_database(f"sqlite:///{folder / 'year.db'}")
        migrate(engine)
        archive = Archive(engine)
        steps = Steps()
        articles = characters = 0
        article_keywords(parse_issue("双招双引\n昨日，会议召开。", file="warm-up.txt").articles[0])
        began, began_cpu = time.perf_counter(), time.process_time()
        for path in paths:
            with steps.step("read and decode"):
                source = read_sources([path])
            with steps.step("parse"):
                issue = parse_issue(source.text, file=source.name, given_date=date.fromisoformat(path.stem))
            with steps.step("keywords"):
                keywords = [article_keywords(article) for article in issue.articles]
            with steps.step("store and index"):
                archive.store(
                    issue,
                    paper="山阳日报",
                    content_hash=source.content_hash,
                    arrived_at=datetime.now(UTC),
                    today=date.fromisoformat(path.stem),
                    keywords=keywords,
                )
            articles += len(issue.articles)
            characters += len(source.text)
        seconds, cpu = time.perf_counter() - began, time.process_time() - began_cpu
        damage = find_damage(engine)
        engine.dispose()
        size = (folder / "year.db").stat().st_size
    print(
        f"{len(paths)} issues, {articles} articles, {characters / len(paths):,.0f} characters an issue:"
        f" {seconds:.1f} s, {cpu:.1f} s of one core, {len(paths) / cpu:.1f} issues/s on it, {size / 1e6:.0f} MB,"
        f" damage: {damage or 'none'}"
    )
    for name, taken in steps.seconds.items():
        print(f"{name:16} {taken / cpu:4.0%}  {taken / len(paths) * 1000:6.1f} ms an issue")


if __name__ == "__main__":
    main()
