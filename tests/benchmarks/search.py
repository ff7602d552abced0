"""How long a search takes, beside its peers, over a made-up archive of any size.

    python -m tests.benchmarks.search --articles 100000 [--folder FOLDER] [--json FILE]

Builds the archive, the same texts in SQLite with LIKE and FTS5's trigram tokenizer, and in tantivy over the same
bigrams (all kept in FOLDER and used again); then asks all of them the same questions in the same run,
each for its first page of ten with snippets, newest first (ours also puts headlines first and counts to 1,000). Recall and precision are checked against a scan
of all texts. `--peers none` leaves the peers out. `--postgres` asks the same questions of the same articles in PostgreSQL too,
in a cluster of its own that is thrown away, or in the empty or already filled database of a URL.
"""

import argparse
import json
import random
import re
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import tantivy
from sqlalchemy import Engine

from digests.database import migrate, open_database
from digests.search.bigrams import index_tokens, term_tokens
from digests.search.normal import normal_form
from digests.search.query import parse_query
from digests.search.search import found_ids, search
from digests.search.snippets import best_field, cut_snippet
from digests.trends.counts import visible_articles
from tests.benchmarks.made_archive import ARTICLES_PER_ISSUE, build
from tests.postgres import running_cluster

CLASSES = (
    "1 character",
    "2 characters",
    "2, frequent",
    "3 characters",
    "4 characters",
    "8 characters",
    "two terms",
    "term and month",
    "term and page",
    "in headlines",
    "with punctuation",
)
COMMON = CLASSES[:6]
"""Those that the peers can answer too."""
QUESTIONS = 100
CHECKED = 5
REPEATS = 3
PATIENCE_S = 20.0
"""A peer that has spent so long on one class of questions is asked no more of them."""
FREQUENT = ("发展", "工作", "我们", "没有", "一个", "问题", "中国", "经济", "社会", "自己")
PLAIN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(slots=True)
class Times:
    """Milliseconds of one engine, by class of question."""

    by_class: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, seconds: float) -> None:
        self.by_class.setdefault(name, []).append(seconds * 1000)

    def percentile(self, name: str, share: float) -> float:
        """Over all classes that every engine answers where `name` is "common"."""
        common = [one for known, times in self.by_class.items() if known in COMMON for one in times]
        times = sorted(self.by_class.get(name, []) if name != "common" else common)
        return times[min(int(len(times) * share), len(times) - 1)] if times else float("nan")


def questions(texts: "Texts", seed: int = 7) -> dict[str, list[str]]:
    """Pieces of the archive's own articles, so that everything asked for is there."""
    chance = random.Random(seed)

    def piece(length: int, body: str | None = None) -> str:
        for _ in range(10_000):
            source = body if body is not None else texts.some_body(chance)
            start = chance.randrange(max(len(source) - length, 1))
            found = source[start : start + length]
            if len(found) == length and PLAIN.fullmatch(found):
                return found
        raise AssertionError("no such piece of text")

    def with_punctuation() -> str:
        while True:
            body = texts.some_body(chance)
            places = [i for i in range(2, len(body) - 2) if body[i] in ",。"]
            if places:
                place = chance.choice(places)
                return body[place - 2 : place + 3]

    def two_terms() -> str:
        body = texts.some_body(chance)
        return f"{piece(2, body)} {piece(2, body)}"

    makers: dict[str, Callable[[], str]] = {
        "1 character": lambda: piece(1),
        "2 characters": lambda: piece(2),
        "2, frequent": lambda: chance.choice(FREQUENT),
        "3 characters": lambda: piece(3),
        "4 characters": lambda: piece(4),
        "8 characters": lambda: piece(8),
        "two terms": two_terms,
        "term and month": lambda: f"{piece(2)} 日期:{chance.randint(1998, 2020)}-{chance.randint(1, 12):02}",
        "term and page": lambda: f"{piece(2)} 版:{chance.randint(1, 4)}",
        "in headlines": lambda: f"标题:{piece(2)}",
        "with punctuation": with_punctuation,
    }
    return {name: [makers[name]() for _ in range(QUESTIONS)] for name in CLASSES}


class Texts:
    """The normal texts of an archive, read as they are needed."""

    def __init__(self, path: Path) -> None:
        self.file = sqlite3.connect(path)
        self.last = self.file.execute("SELECT max(id) FROM article").fetchone()[0]

    def some_body(self, chance: random.Random) -> str:
        wanted = (chance.randint(1, self.last),)
        return str(
            self.file.execute("SELECT body FROM indexed_text WHERE article_id = ?", wanted).fetchone()[0]
        )

    def rows(self) -> Iterator[tuple[int, str, str]]:
        """Key, head and body, in the order of results."""
        return iter(self.file.execute("SELECT key, head, body FROM indexed_text ORDER BY key"))

    def containing(self, terms: Sequence[str]) -> dict[str, set[int]]:
        """By brute force, in one pass over everything: the ids of the articles with each term."""
        found: dict[str, set[int]] = {term: set() for term in terms}
        for article_id, head, body in self.file.execute("SELECT article_id, head, body FROM indexed_text"):
            text = f"{head}\n{body}"
            for term in terms:
                if term in text:
                    found[term].add(article_id)
        return found


@dataclass(frozen=True, slots=True)
class Built:
    """What an engine cost to build; `megabytes` are of its index alone."""

    seconds: float
    megabytes: float


def build_ours(url: str, articles: int) -> float | None:
    """Seconds, or None where it was there already."""
    engine = open_database(url)
    migrate(engine)
    there = visible_articles(engine)
    began = time.perf_counter()
    if not there:
        build(engine, articles)
    elif abs(there - articles) > ARTICLES_PER_ISSUE:
        raise SystemExit(f"{url}: has {there:,} articles, not {articles:,}; name an empty database")
    engine.dispose()
    return None if there else time.perf_counter() - began


def size_of_index(path: Path) -> dict[str, float]:
    """Megabytes: of all text in UTF-8, of the full-text index, of the whole file."""
    file = sqlite3.connect(path)
    text = file.execute(
        "SELECT sum(length(CAST(head AS BLOB)) + length(CAST(body AS BLOB))) FROM indexed_text"
    )
    blocks = file.execute("SELECT sum(length(block)) FROM article_index_data")
    sizes = {"text": text.fetchone()[0], "index": blocks.fetchone()[0], "file": path.stat().st_size}
    return {name: size / 1e6 for name, size in sizes.items()}


def show(text: str, term: str) -> None:
    """The snippet of a hit, as ours are made."""
    lines = text.split("\n")
    cut_snippet(lines[best_field(lines, [term])], [term])


class Peer:
    """An engine that gives the newest ten articles with a term, and their snippets."""

    def __init__(self, texts: Texts, folder: Path, *, new: bool) -> None:
        raise NotImplementedError

    def page(self, term: str) -> None:
        raise NotImplementedError


class Like(Peer):
    """A table of texts, scanned in the order of results."""

    def __init__(self, texts: Texts, folder: Path, *, new: bool) -> None:
        self.file = sqlite3.connect(folder / "like.db")
        if not new:
            return
        self.file.execute("CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT)")
        rows = ((key, f"{head}\n{body}") for key, head, body in texts.rows())
        self.file.executemany("INSERT INTO texts VALUES (?, ?)", rows)
        self.file.commit()

    def page(self, term: str) -> None:
        sql = "SELECT text FROM texts WHERE text LIKE ? ORDER BY key LIMIT 10"
        for (text,) in self.file.execute(sql, (f"%{term}%",)):
            show(text, term)


class Trigram(Peer):
    """FTS5's own tokenizer for substrings; below three characters it can only scan."""

    def __init__(self, texts: Texts, folder: Path, *, new: bool) -> None:
        self.file = sqlite3.connect(folder / "trigram.db")
        if not new:
            return
        self.file.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='trigram')")
        rows = ((key, f"{head}\n{body}") for key, head, body in texts.rows())
        self.file.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", rows)
        self.file.commit()
        self.file.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        self.file.commit()

    def page(self, term: str) -> None:
        if len(term) < 3:
            found = self.file.execute(
                "SELECT text FROM texts WHERE +text LIKE ? ORDER BY rowid LIMIT 10", (f"%{term}%",)
            )
        else:
            sql = "SELECT text FROM texts WHERE texts MATCH ? ORDER BY rowid LIMIT 10"
            found = self.file.execute(sql, (f'"{term}"',))
        for (text,) in found:
            show(text, term)


class Tantivy(Peer):
    """tantivy over the same tokens, phrases for terms, ordered by a fast field; it counts nothing."""

    def __init__(self, texts: Texts, folder: Path, *, new: bool) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("key", fast=True)
        builder.add_text_field("tokens", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(folder))
        if new:
            self.fill(texts)
        self.index.reload()
        self.searcher = self.index.searcher()

    def fill(self, texts: Texts) -> None:
        writer = self.index.writer(heap_size=256 << 20, num_threads=1)
        for key, head, body in texts.rows():
            document = tantivy.Document()
            document.add_unsigned("key", key)
            document.add_text("tokens", index_tokens(head, body, ""))
            document.add_text("text", f"{head}\n{body}"[:20_000])
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def page(self, term: str) -> None:
        (row,) = term_tokens(term).phrases
        if len(row) == 1:
            query = tantivy.Query.term_query(self.schema, "tokens", row[0])
        else:
            query = tantivy.Query.phrase_query(self.schema, "tokens", list(row))
        found = self.searcher.search(query, 10, count=False, order_by_field="key", order=tantivy.Order.Asc)
        for _, address in found.hits:
            show(self.searcher.doc(address)["text"][0], term)


PEERS: dict[str, type[Peer]] = {"LIKE": Like, "FTS5 trigram": Trigram, "tantivy": Tantivy}


Page = Callable[[str], object]


def ask(asked: dict[str, list[str]], pages: Mapping[str, Page]) -> dict[str, Times]:
    """Every question of every engine in turn, three times each, of which the best counts: the machine is not ours
    alone, and what disturbs one shall disturb all.
    """
    times = {engine: Times() for engine in pages}
    for name, typed in asked.items():
        engines = [engine for engine in pages if name in COMMON or engine not in PEERS]
        spent = dict.fromkeys(engines, 0.0)
        for number, one in enumerate(typed):
            first = number % len(engines)
            for engine in engines[first:] + engines[:first]:
                if spent[engine] <= PATIENCE_S:
                    best = min(_timed(pages[engine], one) for _ in range(REPEATS))
                    times[engine].add(name, best)
                    spent[engine] += REPEATS * best
    return times


def _timed(page: Callable[[str], object], typed: str) -> float:
    began = time.perf_counter()
    page(typed)
    return time.perf_counter() - began


def wrong_answers(url: str, texts: Texts, asked: dict[str, list[str]]) -> tuple[int, int]:
    """How many terms were checked against a scan of everything, and how many had other hits."""
    engine = open_database(url)
    bare = [term for name in CLASSES for term in asked[name][:CHECKED] if " " not in term and ":" not in term]
    truth = texts.containing([normal_form(term) for term in bare])
    wrong = sum(set(found_ids(engine, parse_query(f'"{term}"'))) != truth[normal_form(term)] for term in bare)
    engine.dispose()
    return len(bare), wrong


def folder_size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def our_page(engine: Engine) -> Page:
    return lambda typed: search(engine, parse_query(typed), limit=10, count_to=1000)


def measure(
    articles: int, folder: Path, peers: Sequence[str], postgres: str | None = None
) -> dict[str, object]:
    path = folder / f"archive-{articles}.db"
    urls = {"ours": f"sqlite:///{path}"} | ({"ours, PostgreSQL": postgres} if postgres else {})
    seconds = {name: build_ours(url, articles) for name, url in urls.items()}
    texts = Texts(path)
    asked = questions(texts)
    wrong = {name: wrong_answers(url, texts, asked) for name, url in urls.items()}
    engines = {name: open_database(url) for name, url in urls.items()}
    pages = {name: our_page(engine) for name, engine in engines.items()}
    built: dict[str, Built] = {}
    for name in peers:
        home = folder / f"{name.replace(' ', '-')}-{articles}"
        new = not home.exists()
        home.mkdir(exist_ok=True)
        began = time.perf_counter()
        pages[name] = PEERS[name](texts, home, new=new).page
        if new:
            built[name] = Built(time.perf_counter() - began, folder_size(home))
    ask({name: typed[:10] for name, typed in asked.items()}, pages)  # once, to warm up
    times = ask(asked, pages)
    for engine in engines.values():
        engine.dispose()
    return {
        "articles": articles,
        "build_s": seconds,
        "megabytes": size_of_index(path),
        "peers": {name: {"build_s": one.seconds, "megabytes": one.megabytes} for name, one in built.items()},
        "checked, wrong": wrong,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "ms": {
            engine_name: {
                name: [round(one.percentile(name, share), 2) for share in (0.5, 0.95, 0.99)]
                for name in ("common", *CLASSES)
                if name == "common" or name in one.by_class
            }
            for engine_name, one in times.items()
        },
    }


def as_table(result: dict[str, object]) -> str:
    ms = result["ms"]
    assert isinstance(ms, dict)
    lines = [f"| p50 / p95 / p99 ms | {' | '.join(ms)} |", f"|---|{'---|' * len(ms)}"]
    for name in (*CLASSES, "common"):
        cells = [
            " / ".join(f"{one:.2f}" for one in ms[engine][name]) if name in ms[engine] else ""
            for engine in ms
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def postgres_of(chosen: str | None) -> AbstractContextManager[str | None]:
    """The URL that was given, one of a cluster of our own where none was, None where nobody asked."""
    return nullcontext(chosen) if chosen or chosen is None else running_cluster()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "baotong-benchmark"))
    parser.add_argument("--peers", nargs="*", default=list(PEERS), help="or none")
    parser.add_argument("--postgres", nargs="?", const="", metavar="URL", help="beside SQLite, PostgreSQL")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    peers = [name for name in chosen.peers if name in PEERS]
    results: list[dict[str, object]] = []
    for articles in chosen.articles:
        with postgres_of(chosen.postgres) as postgres:
            result = measure(articles, chosen.folder, peers, postgres)
        results.append(result)
        facts = {name: value for name, value in result.items() if name != "ms"}
        print(
            f"\n## {articles:,} articles\n\n{json.dumps(facts, ensure_ascii=False)}\n\n{as_table(result)}",
            flush=True,
        )
    if chosen.json:
        chosen.json.write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
