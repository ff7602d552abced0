"""Puts articles into the full-text index and takes them out again, within the caller's transaction.

Only what readers may see is in the index, so that a search needs no further filter. SQLite's index is a
contentless FTS5 table (`article_index`) beside `indexed_text`; PostgreSQL's is a column of that table.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, delete, select

from digests.archive.schema import indexed_text
from digests.database import fetch_among, fetch_rows, insert_rows, is_sqlite, run_many
from digests.entities import forms_of
from digests.errors import ArchiveError
from digests.issue import Article, Entity, Person
from digests.search.bigrams import (
    ALL,
    DAY,
    LOCALITY,
    LONGEST_MARK,
    ORGANISATION,
    OVERLONG,
    PAGE,
    PAPER,
    PERSON,
    REPORTER,
    index_tokens,
    index_version,
    letters_apart,
    letters_only,
    mark,
)
from digests.search.normal import normal_form
from digests.search.places import free_key, keys_of_days

# Below this many letters equal bodies are chance (or one line of service), not the same article.
SHORTEST_COPY = 40
# What a tsvector can hold is a little more.
LARGEST_TSVECTOR = 900_000


@dataclass(frozen=True, slots=True)
class NormalText:
    """An article's text in normal form, its fields one a line, empty lines where there is none.

    `head` is kicker and headline; `body` is deck, paragraphs, subheads. Line ends are in no term, so that
    nothing is found across two fields. `letters` is the body with a space for all that is no letter.
    `fingerprint` is the same for articles whose paragraphs have the same letters, None for a short one.
    """

    head: str
    body: str
    letters: str
    fingerprint: bytes | None


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An article as the index takes it; not `dated` where `sort_day` is only the day of arrival."""

    article_id: int
    sort_day: date
    dated: bool
    page: int
    text: NormalText
    marks: str


@lru_cache(maxsize=128)  # what is stored is soon matched against the standing queries
def normal_text(article: Article) -> NormalText:
    deck = normal_form(article.deck or "")
    paragraphs = "\n".join([normal_form(paragraph) for paragraph in article.paragraphs])
    subheads = [normal_form(subhead.text) for subhead in article.subheads]
    body = "\n".join((deck, paragraphs, *subheads) if article.paragraphs else (deck, *subheads))
    letters = letters_apart(body)
    first = len(deck) + 1
    return NormalText(
        head="\n".join((normal_form(article.kicker or ""), normal_form(article.headline))),
        body=body,
        letters=letters,
        fingerprint=_fingerprint(letters[first : first + len(paragraphs)].replace(" ", "")),
    )


def _fingerprint(letters: str) -> bytes | None:
    if len(letters) < SHORTEST_COPY:
        return None
    return hashlib.blake2b(letters.encode(), digest_size=16).digest()


def index_entry(
    article_id: int,
    article: Article,
    text: NormalText,
    *,
    paper_id: int,
    day: date | None,
    sort_day: date,
    people: Sequence[Person] = (),
    entities: Sequence[Entity] = (),
) -> IndexEntry:
    return IndexEntry(
        article_id=article_id,
        sort_day=sort_day,
        dated=day is not None,
        page=article.page,
        text=text,
        marks=" ".join(_marks(article, paper_id, day, people, entities)),
    )


def _marks(
    article: Article, paper_id: int, day: date | None, people: Sequence[Person], entities: Sequence[Entity]
) -> list[str]:
    marks = [mark(ALL), mark(PAGE, str(article.page)), mark(PAPER, str(paper_id))]
    marks += [_name_mark(REPORTER, reporter.name) for reporter in article.reporters]
    marks += [_name_mark(PERSON, name) for person in people for name in (person.name, person.title)]
    marks += [_name_mark(_ENTITIES[one.kind], form) for one in entities for form in forms_of(one)]
    if day is not None:
        digits = day.isoformat().replace("-", "")
        marks += [mark(DAY, digits[:4]), mark(DAY, digits[:6]), mark(DAY, digits)]
    return [one for one in dict.fromkeys(marks) if one]


_ENTITIES = {"organisation": ORGANISATION, "place": LOCALITY}


def _name_mark(kind: str, name: str) -> str:
    """Empty for a name without a letter, which nothing could find."""
    letters = name_letters(name)
    return mark(kind, letters) if letters else ""


@lru_cache(maxsize=10_000)  # the same names every day
def name_letters(name: str) -> str:
    """What a name of a person, an organisation or a place is compared by."""
    return letters_only(normal_form(name))[:LONGEST_MARK]


def put_in_index(connection: Connection, entries: Sequence[IndexEntry]) -> None:
    """The articles of `entries` must not be in the index."""
    prints = [entry.text.fingerprint for entry in entries if entry.text.fingerprint]
    alike = "SELECT DISTINCT fingerprint FROM indexed_text WHERE fingerprint IN (:values)"
    known = {found for (found,) in fetch_among(connection, alike, prints)}
    rows: list[tuple[int, IndexEntry]] = []
    taken: dict[date, set[int]] = {}
    for entry in entries:
        if entry.sort_day not in taken:
            taken[entry.sort_day] = _keys_taken(connection, entry.sort_day)
        key = _free_key(taken[entry.sort_day], entry, copy=entry.text.fingerprint in known)
        taken[entry.sort_day].add(key)
        if entry.text.fingerprint:
            known.add(entry.text.fingerprint)
        rows.append((key, entry))
    _insert(connection, sorted(rows, key=lambda row: row[0]))


def _free_key(taken: set[int], entry: IndexEntry, *, copy: bool) -> int:
    try:
        return free_key(taken, entry.sort_day, entry.page, undated=not entry.dated, copy=copy)
    except OverflowError as error:
        raise ArchiveError(
            str(entry.sort_day), "more articles on one day than can be kept in order"
        ) from error


def _keys_taken(connection: Connection, day: date) -> set[int]:
    first, last = keys_of_days(day, day)
    keys = "SELECT key FROM indexed_text WHERE key BETWEEN :first AND :last"
    return {key for (key,) in fetch_rows(connection, keys, {"first": first, "last": last})}


def _insert(connection: Connection, rows: Sequence[tuple[int, IndexEntry]]) -> None:
    """`rows` in the order of their keys."""
    version = index_version()
    tokens = [index_tokens(one.text.head, one.text.body, one.marks, one.text.letters) for _, one in rows]
    kept = [
        (key, one.article_id, one.text.fingerprint, one.text.head, one.text.body, one.marks, version)
        for key, one in rows
    ]
    if is_sqlite(connection):
        insert_rows(connection, indexed_text, kept)
        words = [(row[0], text) for row, text in zip(kept, tokens, strict=True)]
        run_many(connection, "INSERT INTO article_index(rowid, tokens) VALUES (?, ?)", words)
        return
    run_many(
        connection,
        "INSERT INTO indexed_text (key, article_id, fingerprint, head, body, version, marks, tokens)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
        [(*row[:5], version, *_tsvector(text, row[5])) for row, text in zip(kept, tokens, strict=True)],
    )


def _tsvector(tokens: str, marks: str) -> tuple[str, str]:
    """PostgreSQL: the marks, and the tokens as a tsvector is written. Nothing is to be quoted in tokens of letters.

    An article too long for a tsvector is known by a mark, and verified in every search.
    """
    lexemes = set(tokens.split())
    written = " ".join(lexemes)
    if len(written.encode()) + 4 * len(lexemes) > LARGEST_TSVECTOR:
        marks = f"{marks} {mark(OVERLONG)}"
        return marks, marks
    return marks, written


def take_out_of_index(connection: Connection, article_ids: Sequence[int]) -> None:
    """Of articles that may or may not be in the index."""
    wanted = indexed_text.c.article_id.in_(article_ids)
    if is_sqlite(connection):
        # Without contentless_delete (SQLite 3.43) FTS5 wants the very tokens that it was given.
        rows = connection.execute(
            select(indexed_text.c.key, indexed_text.c.head, indexed_text.c.body, indexed_text.c.marks).where(
                wanted
            )
        )
        run_many(
            connection,
            "INSERT INTO article_index(article_index, rowid, tokens) VALUES ('delete', ?, ?)",
            [(row.key, index_tokens(row.head, row.body, row.marks)) for row in rows],
        )
    connection.execute(delete(indexed_text).where(wanted))
