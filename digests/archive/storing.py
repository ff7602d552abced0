"""Writes issues into the archive's tables, within the caller's transaction. Decides nothing: see same_issue.py."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select, update

from digests.archive.schema import (
    article,
    article_entity,
    article_keyword,
    article_person,
    furniture,
    issue,
    paper,
    paragraph,
    reporter,
    source,
    span,
    subhead,
)
from digests.database import fetch_among, fetch_rows, insert_rows, new_ids
from digests.issue import Article, Entity, Issue, Keyword, Person
from digests.search.indexing import NormalText, index_entry, normal_text, put_in_index, take_out_of_index
from digests.search.normal import UNSTORABLE
from digests.search.vocabulary import learn_terms

ARTICLE_PARTS = (paragraph, subhead, reporter, span, article_keyword, article_person, article_entity)
State = Literal["live", "held", "dropped"]
_SURROGATES = re.compile("[\ud800-\udfff]")
_ISSUE_COLUMNS = sorted({field.name for field in fields(Issue)} & set(issue.c.keys()))


@dataclass(frozen=True, slots=True)
class Arrived:
    """An issue with all that is stored beside it. What was found in the articles goes with them, or is empty."""

    issue: Issue
    paper_id: int
    content_hash: str
    arrived_at: datetime
    sort_day: date
    state: State
    warnings: tuple[str, ...]
    keywords: Sequence[Sequence[Keyword]] = ()
    people: Sequence[Sequence[Person]] = ()
    entities: Sequence[Sequence[Entity]] = ()


def storable(text: str | None) -> str | None:
    """NUL and lone surrogates, one for one, as what normal_form makes of them: offsets stay right."""
    if text is None:
        return None
    try:
        text.encode()  # much quicker than looking for them
    except UnicodeEncodeError:
        text = _SURROGATES.sub(UNSTORABLE, text)
    return text.replace("\0", UNSTORABLE)


def paper_id(connection: Connection, name: str) -> int:
    """The id of the paper, which is made if need be."""
    for (known,) in fetch_rows(connection, "SELECT id FROM paper WHERE name = :name", {"name": name}):
        return int(known)
    return int(connection.execute(insert(paper).values(name=name).returning(paper.c.id)).scalar_one())


def insert_issue(connection: Connection, arrived: Arrived) -> int:
    row = _issue_row(arrived)
    (issue_id,) = new_ids(connection, issue, 1)
    row["id"] = issue_id
    insert_rows(connection, issue, [tuple(row[column.name] for column in issue.c)])
    insert_rows(connection, source, [(issue_id, storable(arrived.issue.text))])
    _write_furniture(connection, issue_id, arrived.issue)
    _write_articles(connection, issue_id, arrived, [None] * len(arrived.issue.articles), row["sort_day"])
    return issue_id


def replace_issue(
    connection: Connection, issue_id: int, arrived: Arrived, kept: Sequence[int | None]
) -> None:
    """`kept` gives each article of the new version the id that it keeps, or None; other old ones vanish.

    The time of arrival stays that of the first version: a correction is not a later issue.
    """
    row = _issue_row(arrived)
    del row["arrived_at"]
    if arrived.issue.date is None:
        del row["sort_day"]
    connection.execute(update(issue).where(issue.c.id == issue_id).values(row))
    connection.execute(
        update(source).where(source.c.issue_id == issue_id).values(text=storable(arrived.issue.text))
    )
    connection.execute(delete(furniture).where(furniture.c.issue_id == issue_id))
    _write_furniture(connection, issue_id, arrived.issue)
    old = connection.scalars(select(article.c.id).where(article.c.issue_id == issue_id)).all()
    take_out_of_index(connection, old)
    connection.execute(update(article).where(article.c.issue_id == issue_id).values(vanished=True))
    sort_day = connection.execute(select(issue.c.sort_day).where(issue.c.id == issue_id)).scalar_one()
    _write_articles(connection, issue_id, arrived, kept, sort_day)


def _issue_row(arrived: Arrived) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(arrived.issue, name) for name in _ISSUE_COLUMNS}
    row |= {name: storable(value) for name, value in row.items() if isinstance(value, str)}
    return row | {
        "paper_id": arrived.paper_id,
        "content_hash": arrived.content_hash,
        "arrived_at": arrived.arrived_at,
        "sort_day": arrived.issue.date or arrived.sort_day,
        "state": arrived.state,
        "warnings": list(arrived.warnings),
    }


def _write_furniture(connection: Connection, issue_id: int, parsed: Issue) -> None:
    rows = [
        (issue_id, place, piece.kind, storable(piece.text), *piece.source, piece.page, piece.article)
        for place, piece in enumerate(parsed.furniture)
    ]
    insert_rows(connection, furniture, rows)


def _write_articles(
    connection: Connection, issue_id: int, arrived: Arrived, kept: Sequence[int | None], sort_day: date
) -> None:
    articles = arrived.issue.articles
    texts = [normal_text(one) for one in articles]
    gone = _withdrawn_prints(connection, [text.fingerprint for text in texts if text.fingerprint])
    rows = [_article_row(issue_id, one, text, gone) for one, text in zip(articles, texts, strict=True)]
    ids = _article_ids(connection, rows, kept)
    again = [known for known in kept if known is not None]
    for part in ARTICLE_PARTS if again else ():
        connection.execute(delete(part).where(part.c.article_id.in_(again)))
    _write_parts(connection, list(zip(ids, articles, strict=True)))
    write_keywords(connection, list(zip(ids, arrived.keywords, strict=False)))
    write_people(connection, list(zip(ids, arrived.people, strict=False)))
    write_entities(connection, list(zip(ids, arrived.entities, strict=False)))
    if arrived.state != "live":
        return
    people = [*arrived.people, *[()] * (len(articles) - len(arrived.people))]
    entities = [*arrived.entities, *[()] * (len(articles) - len(arrived.entities))]
    withdrawn = _withdrawn(connection, ids) if again or gone else set()
    entries = [
        index_entry(
            article_id,
            one,
            text,
            paper_id=arrived.paper_id,
            day=arrived.issue.date,
            sort_day=sort_day,
            people=named,
            entities=also,
        )
        for article_id, one, text, named, also in zip(ids, articles, texts, people, entities, strict=True)
        if article_id not in withdrawn
    ]
    put_in_index(connection, entries)


def _article_row(issue_id: int, one: Article, text: NormalText, gone: set[bytes]) -> dict[str, Any]:
    """In the order of the table's columns, behind the id."""
    return {
        "issue_id": issue_id,
        "page": one.page,
        "place": one.place,
        "kicker": storable(one.kicker),
        "headline": storable(one.headline),
        "deck": storable(one.deck),
        "jump_to_page": one.jump_to_page,
        "confidence": one.confidence,
        "withdrawn": text.fingerprint in gone,
        "vanished": False,
        "fingerprint": text.fingerprint,
    }


def _article_ids(
    connection: Connection, rows: Sequence[dict[str, Any]], kept: Sequence[int | None]
) -> list[int]:
    """Writes the rows, those with a kept id over the old ones; gives the ids in the order of `rows`."""
    for row, known in zip(rows, kept, strict=True):
        if known is not None:  # what the operator withdrew stays withdrawn, whatever it says now
            changes = {name: value for name, value in row.items() if name != "withdrawn" or value}
            connection.execute(update(article).where(article.c.id == known).values(changes))
    new = iter(new_ids(connection, article, kept.count(None)))
    ids = [known if known is not None else next(new) for known in kept]
    insert_rows(
        connection,
        article,
        [
            (article_id, *row.values())
            for article_id, row, known in zip(ids, rows, kept, strict=True)
            if known is None
        ],
    )
    return ids


def _write_parts(connection: Connection, articles: Sequence[tuple[int, Article]]) -> None:
    paragraphs, subheads, reporters, spans = [], [], [], []
    for article_id, one in articles:
        for place, text in enumerate(one.paragraphs):
            paragraphs.append((article_id, place, storable(text)))
        for place, head in enumerate(one.subheads):
            subheads.append((article_id, place, head.before, storable(head.text)))
        for place, who in enumerate(one.reporters):
            reporters.append((article_id, place, storable(who.role), storable(who.name)))
        for place, (start, end) in enumerate(one.source):
            spans.append((article_id, place, start, end))
    insert_rows(connection, paragraph, paragraphs)
    insert_rows(connection, subhead, subheads)
    insert_rows(connection, reporter, reporters)
    insert_rows(connection, span, spans)


def write_keywords(connection: Connection, keywords: Sequence[tuple[int, Sequence[Keyword]]]) -> None:
    """Of articles that have none."""
    rows = [
        (article_id, place, storable(word.term), word.score)
        for article_id, words in keywords
        for place, word in enumerate(words)
    ]
    insert_rows(connection, article_keyword, rows)
    learn_terms(connection, [term for _, _, term, _ in rows if term])


def write_people(connection: Connection, people: Sequence[tuple[int, Sequence[Person]]]) -> None:
    """Of articles that have none. The index is the caller's to change."""
    rows = [
        (article_id, place, storable(who.name), storable(who.title))
        for article_id, named in people
        for place, who in enumerate(named)
    ]
    insert_rows(connection, article_person, rows)


def write_entities(connection: Connection, entities: Sequence[tuple[int, Sequence[Entity]]]) -> None:
    """Of articles that have none. The index is the caller's to change."""
    rows = [
        (article_id, place, one.kind, storable(one.name))
        for article_id, named in entities
        for place, one in enumerate(named)
    ]
    insert_rows(connection, article_entity, rows)


def _withdrawn_prints(connection: Connection, prints: Sequence[bytes]) -> set[bytes]:
    """What the operator withdrew stays withdrawn, also when the same text is printed once more."""
    gone = "SELECT fingerprint FROM article WHERE withdrawn AND fingerprint IN (:values)"
    return {found for (found,) in fetch_among(connection, gone, prints)}


def _withdrawn(connection: Connection, ids: Sequence[int]) -> set[int]:
    return set(connection.scalars(select(article.c.id).where(article.c.id.in_(ids), article.c.withdrawn)))
