"""What the words of an issue cost, and standing queries; the figures of docs/performance.md.

    python -m tests.benchmarks.keywords [--file ISSUE]

First everything that an issue costs once the program is warm, from its bytes to committed rows (decoding and
parsing, cutting, keywords, people, index, 100,000 standing queries), beside what jieba.lcut alone takes for
its text in the same run. Then 100,000 subscriptions against the issue, and one more added.
"""

import argparse
import logging
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import jieba

from digests.archive.archive import Archive
from digests.database import migrate, open_database
from digests.entities import entities_in, organisations_in
from digests.issue import Issue
from digests.keywords import keywords_of_articles
from digests.parsing import parse_issue
from digests.parsing.masthead import fields
from digests.people import named_in, people_in
from digests.people.names import times_in
from digests.search.indexing import normal_text
from digests.search.query import Query, parse_query
from digests.search.standing import StandingQueries, Subject, subject_of
from digests.sources.decoding import decode
from digests.word_data import word_counts

ROUNDS = 30
SUBSCRIPTIONS = 100_000
SEED = Path(__file__).parents[2] / "seeds/2026-04-10.txt"


class Clock:
    """Times named stages: milliseconds passed and milliseconds computed, for each round.

    On a machine with other work to do the fastest round and the time computed say more than the median passed.
    """

    def __init__(self) -> None:
        self.passed: dict[str, list[float]] = {}
        self.computed: dict[str, list[float]] = {}

    def time(self, name: str, work: Callable[[], Any]) -> Any:
        computed, passed = time.process_time(), time.perf_counter()
        made = work()
        self.passed.setdefault(name, []).append((time.perf_counter() - passed) * 1000)
        self.computed.setdefault(name, []).append((time.process_time() - computed) * 1000)
        return made

    def figures(self, name: str) -> tuple[float, float, float]:
        """Median passed, fastest passed, median computed."""
        passed = self.passed[name]
        return statistics.median(passed), min(passed), statistics.median(self.computed[name])


def subscriptions(count: int) -> list[tuple[int, Query]]:
    """One reader in ten asks for more than a word; the words are such as keywords are: rare, two to eight long."""
    chance = random.Random(7)
    common = [word for word, times in word_counts().items() if len(word) >= 2 and times < 2_000]

    def term() -> str:
        return chance.choice(common) + (chance.choice(common) if chance.random() < 0.9 else "")

    def query() -> str:
        kind = chance.random()
        if kind < 0.9:
            return term()
        return f"{term()} {chance.choice(('', '-', 'OR ', '标题:'))}{term()}"

    return [(number, parse_query(query())) for number in range(count)]


def one_issue(
    clock: Clock, data: bytes, name: str, archive: Archive, queries: StandingQueries[int], day: date
) -> None:
    """Everything, as the service does it; only the date is another one each round, so that it is a new issue."""
    for of_a_text in (fields, named_in, times_in, organisations_in, normal_text):
        of_a_text.cache_clear()  # what is remembered of a text must not serve the next round
    text = clock.time("decode", lambda: decode(data, name=name))
    issue: Issue = clock.time("parse", lambda: parse_issue(text, file=f"{day}.txt", given_date=day))
    keywords = clock.time("keywords", lambda: keywords_of_articles(issue.articles))
    people = clock.time("people", lambda: [people_in(article) for article in issue.articles])
    entities = clock.time("organisations, places", lambda: [entities_in(one) for one in issue.articles])

    def matched() -> list[set[int]]:
        subjects = [
            subject_of(article, paper="今日云溪", day=day, people=named, text=normal_text(article))
            for article, named in zip(issue.articles, people, strict=True)
        ]
        return queries.matches(subjects)

    clock.time("100,000 standing queries", matched)
    clock.time(
        "index and commit",
        lambda: archive.store(
            issue,
            paper="今日云溪",
            content_hash=str(day),
            arrived_at=datetime(2026, 4, 10, tzinfo=UTC),
            today=day,
            keywords=keywords,
            people=people,
            entities=entities,
        ),
    )


def whole_issue(data: bytes, name: str) -> None:
    clock = Clock()
    queries = StandingQueries(subscriptions(SUBSCRIPTIONS))
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/archive.db")
        migrate(engine)
        archive = Archive(engine)
        text = decode(data, name=name)
        jieba.lcut(text)
        one_issue(Clock(), data, name, archive, queries, date(2020, 1, 1))  # warm
        for number in range(ROUNDS):
            clock.time("jieba.lcut alone", lambda: jieba.lcut(text))
            day = date(2020, 1, 2) + timedelta(days=number)
            clock.time("all", lambda day=day: one_issue(clock, data, name, archive, queries, day))
        engine.dispose()
    print(
        f"{name}: {len(text):,} characters, {ROUNDS} rounds, ms: median, fastest, median of the processor's time"
    )
    for stage in clock.passed:
        print(f"  {stage:26}" + "".join(f"{figure:8.2f}" for figure in clock.figures(stage)))
    every, alone = clock.figures("all"), clock.figures("jieba.lcut alone")
    print(f"  {'all / jieba.lcut':26}" + "".join(f"{a / b:8.2f}" for a, b in zip(every, alone, strict=True)))


def standing(data: bytes, name: str) -> None:
    lot = subscriptions(SUBSCRIPTIONS)
    start = time.perf_counter()
    queries = StandingQueries(lot)
    print(f"{SUBSCRIPTIONS:,} standing queries: made in {time.perf_counter() - start:.2f} s")
    issue = parse_issue(decode(data, name=name), file=name)
    subjects: list[Subject] = [subject_of(article, paper="今日云溪", day=None) for article in issue.articles]
    clock = Clock()
    for number in range(ROUNDS):
        found = clock.time("match", lambda: queries.matches(subjects))
        clock.time("add", lambda number=number: queries.add(-1 - number, parse_query(f"新词{number}号 茶园")))
        clock.time("match after", lambda: queries.matches(subjects))
        queries.drop(-1 - number)
    print(f"  against one issue  {clock.figures('match')[0]:6.3f} ms ({sum(map(len, found))} matches)")
    print(
        f"  adding one         {clock.figures('add')[0]:6.3f} ms, the next match {clock.figures('match after')[0]:.3f} ms"
    )
    start = time.perf_counter()
    queries.tidy()
    print(f"  tidying up         {(time.perf_counter() - start) * 1000:6.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--file", type=Path, default=SEED)
    file = parser.parse_args().file
    jieba.setLogLevel(logging.WARNING)
    data = file.read_bytes()
    whole_issue(data, file.name)
    standing(data, file.name)


if __name__ == "__main__":
    main()
