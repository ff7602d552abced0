"""Puts articles into the full-text index and takes them out again, within the caller's transaction.

Only what readers may see is in the index, so that a search needs no further filter. SQLite's index is a
contentless FTS5 table (`article_index`) beside `indexed_text`; PostgreSQL's is a column of that table.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from digests.archive.schema import indexed_text
from digests.database import is_sqlite
from digests.errors import ArchiveError
from digests.issue import Article, Person
from digests.search.bigrams import (
    ALL,
    DAY,
    OVERLONG,
    PAGE,
    PAPER,
    PERSON,
    REPORTER,
    index_tokens,
    index_version,
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
    nothing is found across two fields. `fingerprint` is the same for articles whose bodies have the same
    letters, None for a short one.
    """

    head: str
    body: str
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


def normal_text(article: Article) -> NormalText:
    paragraphs = [normal_form(paragraph) for paragraph in article.paragraphs]
    subheads = [normal_form(subhead.text) for subhead in article.subheads]
    return NormalText(
        head="\n".join((normal_form(article.kicker or ""), normal_form(article.headline))),
        body="\n".join((normal_form(article.deck or ""), *paragraphs, *subheads)),
        fingerprint=_fingerprint("".join(paragraphs)),
    )


def _fingerprint(normal: str) -> bytes | None:
    letters = letters_only(normal)
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
) -> IndexEntry:
    return IndexEntry(
        article_id=article_id,
        sort_day=sort_day,
        dated=day is not None,
        page=article.page,
        text=text,
        marks=" ".join(_marks(article, paper_id, day, people)),
    )


def _marks(article: Article, paper_id: int, day: date | None, people: Sequence[Person]) -> list[str]:
    names = [(REPORTER, reporter.name) for reporter in article.reporters]
    names += [(PERSON, name) for person in people for name in (person.name, person.title)]
    marks = [mark(ALL), mark(PAGE, str(article.page)), mark(PAPER, str(paper_id))]
    marks += [mark(kind, normal_form(name)) for kind, name in names if letters_only(normal_form(name))]
    if day is not None:
        digits = day.isoformat().replace("-", "")
        marks += [mark(DAY, digits[:4]), mark(DAY, digits[:6]), mark(DAY, digits)]
    return list(dict.fromkeys(marks))


def put_in_index(connection: Connection, entries: Sequence[IndexEntry]) -> None:
    """The articles of `entries` must not be in the index."""
    prints = [entry.text.fingerprint for entry in entries if entry.text.fingerprint]
    known = set(
        connection.scalars(
            select(indexed_text.c.fingerprint).where(indexed_text.c.fingerprint.in_(prints)).distinct()
        )
        if prints
        else ()
    )
    rows: list[dict[str, Any]] = []
    taken: dict[date, set[int]] = {}
    for entry in entries:
        if entry.sort_day not in taken:
            taken[entry.sort_day] = _keys_taken(connection, entry.sort_day)
        key = _free_key(taken[entry.sort_day], entry, copy=entry.text.fingerprint in known)
        taken[entry.sort_day].add(key)
        if entry.text.fingerprint:
            known.add(entry.text.fingerprint)
        rows.append(_row(key, entry))
    _insert(connection, sorted(rows, key=lambda row: row["key"]))


def _free_key(taken: set[int], entry: IndexEntry, *, copy: bool) -> int:
    try:
        return free_key(taken, entry.sort_day, entry.page, undated=not entry.dated, copy=copy)
    except OverflowError as error:
        raise ArchiveError(
            str(entry.sort_day), "more articles on one day than can be kept in order"
        ) from error


def _row(key: int, entry: IndexEntry) -> dict[str, Any]:
    return {
        "key": key,
        "article_id": entry.article_id,
        "fingerprint": entry.text.fingerprint,
        "head": entry.text.head,
        "body": entry.text.body,
        "marks": entry.marks,
        "version": index_version(),
    }


def _keys_taken(connection: Connection, day: date) -> set[int]:
    first, last = keys_of_days(day, day)
    return set(connection.scalars(select(indexed_text.c.key).where(indexed_text.c.key.between(first, last))))


def _insert(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    if is_sqlite(connection):
        connection.execute(insert(indexed_text), rows)
        connection.exec_driver_sql(
            "INSERT INTO article_index(rowid, tokens) VALUES (?, ?)",
            [(row["key"], _tokens(row)) for row in rows],
        )
        return
    connection.execute(
        text(
            "INSERT INTO indexed_text (key, article_id, fingerprint, head, body, marks, version, tokens)"
            " VALUES (:key, :article_id, :fingerprint, :head, :body, :marks, :version,"
            " array_to_tsvector(CAST(:tokens AS text[])))"
        ),
        [{**row, "tokens": _lexemes(row)} for row in rows],
    )


def _tokens(row: dict[str, Any]) -> str:
    return index_tokens(row["head"], row["body"], row["marks"])


def _lexemes(row: dict[str, Any]) -> list[str]:
    """PostgreSQL: each token once. An article too long for a tsvector is verified in every search."""
    lexemes = sorted(set(_tokens(row).split()))
    if sum(len(lexeme.encode()) + 4 for lexeme in lexemes) > LARGEST_TSVECTOR:
        return sorted({mark(OVERLONG), *row["marks"].split()})
    return lexemes


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
        old = [(row["key"], _tokens(dict(row))) for row in rows.mappings()]
        if old:
            connection.exec_driver_sql(
                "INSERT INTO article_index(article_index, rowid, tokens) VALUES ('delete', ?, ?)", old
            )
    connection.execute(delete(indexed_text).where(wanted))
