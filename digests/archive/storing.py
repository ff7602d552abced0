"""Writes issues into the archive's tables, within the caller's transaction. Decides nothing: see same_issue.py."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from digests.archive.schema import (
    article,
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
from digests.issue import Article, Issue, Keyword, Person
from digests.search.indexing import NormalText, index_entry, normal_text, put_in_index, take_out_of_index
from digests.search.normal import UNSTORABLE
from digests.search.vocabulary import learn_terms

ARTICLE_PARTS = (paragraph, subhead, reporter, span, article_keyword, article_person)
State = Literal["live", "held", "dropped"]
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Arrived:
    """An issue with all that is stored beside it. `keywords` and `people` go with the articles, or are empty."""

    issue: Issue
    paper_id: int
    content_hash: str
    arrived_at: datetime
    sort_day: date
    state: State
    warnings: tuple[str, ...]
    keywords: Sequence[Sequence[Keyword]] = ()
    people: Sequence[Sequence[Person]] = ()


def storable(text: str | None) -> str | None:
    """NUL and lone surrogates, one for one, as what normal_form makes of them: offsets stay right."""
    return _UNSTORABLE.sub(UNSTORABLE, text) if text else text


def paper_id(connection: Connection, name: str) -> int:
    """The id of the paper, which is made if need be."""
    known = connection.scalar(select(paper.c.id).where(paper.c.name == name))
    if known is None:
        known = connection.execute(insert(paper).values(name=name).returning(paper.c.id)).scalar_one()
    return int(known)


def insert_issue(connection: Connection, arrived: Arrived) -> int:
    added = insert(issue).values(_issue_row(arrived)).returning(issue.c.id)
    issue_id = int(connection.execute(added).scalar_one())
    connection.execute(insert(source).values(issue_id=issue_id, text=storable(arrived.issue.text)))
    _write_furniture(connection, issue_id, arrived.issue)
    _write_articles(connection, issue_id, arrived, [None] * len(arrived.issue.articles))
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
    _write_articles(connection, issue_id, arrived, kept)


def _issue_row(arrived: Arrived) -> dict[str, Any]:
    columns = {field.name for field in fields(Issue)} & set(issue.c.keys())
    row: dict[str, Any] = {name: getattr(arrived.issue, name) for name in columns}
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
    _insert_all(
        connection,
        furniture,
        (
            {
                "issue_id": issue_id,
                "place": place,
                "kind": piece.kind,
                "text": storable(piece.text),
                "start": piece.source[0],
                "end": piece.source[1],
                "page": piece.page,
                "article": piece.article,
            }
            for place, piece in enumerate(parsed.furniture)
        ),
    )


def _write_articles(
    connection: Connection, issue_id: int, arrived: Arrived, kept: Sequence[int | None]
) -> None:
    articles = arrived.issue.articles
    texts = [normal_text(one) for one in articles]
    rows = [_article_row(issue_id, one, text) for one, text in zip(articles, texts, strict=True)]
    ids = _article_ids(connection, rows, kept)
    again = [known for known in kept if known is not None]
    for part in ARTICLE_PARTS if again else ():
        connection.execute(delete(part).where(part.c.article_id.in_(again)))
    _write_parts(connection, list(zip(ids, articles, strict=True)))
    write_keywords(connection, list(zip(ids, arrived.keywords, strict=False)))
    write_people(connection, list(zip(ids, arrived.people, strict=False)))
    withdrawn = _withdraw_copies(connection, ids)
    if arrived.state != "live":
        return
    sort_day = connection.execute(select(issue.c.sort_day).where(issue.c.id == issue_id)).scalar_one()
    people = [*arrived.people, *[()] * (len(articles) - len(arrived.people))]
    entries = [
        index_entry(
            article_id,
            one,
            text,
            paper_id=arrived.paper_id,
            day=arrived.issue.date,
            sort_day=sort_day,
            people=named,
        )
        for article_id, one, text, named in zip(ids, articles, texts, people, strict=True)
        if article_id not in withdrawn
    ]
    put_in_index(connection, entries)


def _article_row(issue_id: int, one: Article, text: NormalText) -> dict[str, Any]:
    return {
        "issue_id": issue_id,
        "page": one.page,
        "place": one.place,
        "kicker": storable(one.kicker),
        "headline": storable(one.headline),
        "deck": storable(one.deck),
        "jump_to_page": one.jump_to_page,
        "confidence": one.confidence,
        "withdrawn": False,
        "vanished": False,
        "fingerprint": text.fingerprint,
    }


def _article_ids(
    connection: Connection, rows: Sequence[dict[str, Any]], kept: Sequence[int | None]
) -> list[int]:
    """Writes the rows, those with a kept id over the old ones; gives the ids in the order of `rows`."""
    changed = [
        {"kept_id": known, **{name: value for name, value in row.items() if name != "withdrawn"}}
        for row, known in zip(rows, kept, strict=True)
        if known is not None
    ]
    if changed:
        set_all: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "kept_id"}
        connection.execute(
            update(article).where(article.c.id == bindparam("kept_id")).values(set_all), changed
        )
    new = [row for row, known in zip(rows, kept, strict=True) if known is None]
    fresh = iter(
        connection.scalars(insert(article).returning(article.c.id, sort_by_parameter_order=True), new)
        if new
        else ()
    )
    return [known if known is not None else next(fresh) for known in kept]


def _write_parts(connection: Connection, articles: Sequence[tuple[int, Article]]) -> None:
    _insert_all(
        connection,
        paragraph,
        (
            {"article_id": article_id, "place": place, "text": storable(text)}
            for article_id, one in articles
            for place, text in enumerate(one.paragraphs)
        ),
    )
    _insert_all(
        connection,
        subhead,
        (
            {"article_id": article_id, "place": place, "before": head.before, "text": storable(head.text)}
            for article_id, one in articles
            for place, head in enumerate(one.subheads)
        ),
    )
    _insert_all(
        connection,
        reporter,
        (
            {"article_id": article_id, "place": place, "role": storable(who.role), "name": storable(who.name)}
            for article_id, one in articles
            for place, who in enumerate(one.reporters)
        ),
    )
    _insert_all(
        connection,
        span,
        (
            {"article_id": article_id, "place": place, "start": start, "end": end}
            for article_id, one in articles
            for place, (start, end) in enumerate(one.source)
        ),
    )


def write_keywords(connection: Connection, keywords: Sequence[tuple[int, Sequence[Keyword]]]) -> None:
    """Of articles that have none."""
    _insert_all(
        connection,
        article_keyword,
        (
            {"article_id": article_id, "place": place, "term": storable(word.term), "score": word.score}
            for article_id, words in keywords
            for place, word in enumerate(words)
        ),
    )
    learn_terms(connection, [word.term for _, words in keywords for word in words])


def write_people(connection: Connection, people: Sequence[tuple[int, Sequence[Person]]]) -> None:
    """Of articles that have none. The index is the caller's to change."""
    _insert_all(
        connection,
        article_person,
        (
            {
                "article_id": article_id,
                "place": place,
                "name": storable(who.name),
                "title": storable(who.title),
            }
            for article_id, named in people
            for place, who in enumerate(named)
        ),
    )


def _withdraw_copies(connection: Connection, ids: Sequence[int]) -> set[int]:
    """What the operator withdrew stays withdrawn, also when the same text is printed once more."""
    if not ids:
        return set()
    gone = select(article.c.fingerprint).where(article.c.withdrawn, article.c.fingerprint.is_not(None))
    connection.execute(
        update(article).where(article.c.id.in_(ids), article.c.fingerprint.in_(gone)).values(withdrawn=True)
    )
    return set(connection.scalars(select(article.c.id).where(article.c.id.in_(ids), article.c.withdrawn)))


def _insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    if many := list(rows):
        connection.execute(insert(table), many)
