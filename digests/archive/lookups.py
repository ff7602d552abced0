"""Reads issues and articles out of the archive's tables, within the caller's transaction."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, select

from digests.archive.schema import (
    SHOWN,
    article,
    article_entity,
    article_keyword,
    article_person,
    issue,
    paper,
    paragraph,
    reporter,
    span,
    subhead,
)
from digests.archive.stored import StoredArticle, StoredIssue
from digests.issue import Article, Entity, Keyword, Person, Reporter, Subhead

CHUNK = 500

_ISSUES = select(issue, paper.c.name.label("paper")).join(paper, paper.c.id == issue.c.paper_id)
_ARTICLES = (
    select(article, paper.c.name.label("paper"), issue.c.date, issue.c.date_source)
    .join(issue, issue.c.id == article.c.issue_id)
    .join(paper, paper.c.id == issue.c.paper_id)
)
_IN_PRINTED_ORDER = (article.c.page, article.c.place, article.c.id)
_SAME_NAMES = (
    "id",
    "paper",
    "file",
    "title",
    "issue_number",
    "total_number",
    "date",
    "date_source",
    "doubtful_date",
    "weekday",
    "lunar",
    "pages",
    "sponsor",
    "publisher",
    "hotline",
    "arrived_at",
    "content_hash",
)


def issues(
    connection: Connection, narrow: ColumnElement[bool], limit: int | None = None
) -> list[StoredIssue]:
    """The issues that `narrow` lets through, newest first; of two of one day the later arrival."""
    query = _ISSUES.where(narrow).order_by(
        issue.c.sort_day.desc(), issue.c.arrived_at.desc(), issue.c.id.desc()
    )
    rows = connection.execute(query.limit(limit)).mappings().all()
    articles = _articles_of_issues(connection, [row["id"] for row in rows])
    return [_issue(row, articles[row["id"]]) for row in rows]


def _issue(row: RowMapping, articles: Sequence[StoredArticle]) -> StoredIssue:
    return StoredIssue(
        **{name: row[name] for name in _SAME_NAMES},
        held=row["state"] == "held",
        warnings=tuple(row["warnings"]),
        articles=tuple(articles),
    )


def _articles_of_issues(connection: Connection, issue_ids: Sequence[int]) -> dict[int, list[StoredArticle]]:
    found: dict[int, list[StoredArticle]] = defaultdict(list)
    for start in range(0, len(issue_ids), CHUNK):
        query = _ARTICLES.where(
            article.c.issue_id.in_(issue_ids[start : start + CHUNK]),
            SHOWN,
        )
        for one in _stored(connection, query.order_by(*_IN_PRINTED_ORDER)):
            found[one.issue_id].append(one)
    return found


def articles(connection: Connection, ids: Sequence[int]) -> dict[int, StoredArticle]:
    """By id; also withdrawn and vanished ones, marked as such."""
    found: dict[int, StoredArticle] = {}
    for start in range(0, len(ids), CHUNK):
        query = _ARTICLES.where(article.c.id.in_(ids[start : start + CHUNK]))
        found |= {one.id: one for one in _stored(connection, query)}
    return found


def _stored(connection: Connection, query: Select[Any]) -> list[StoredArticle]:
    rows = connection.execute(query).mappings().all()
    ids = [row["id"] for row in rows]
    texts = _parts(connection, paragraph, ids)
    heads = _parts(connection, subhead, ids)
    names = _parts(connection, reporter, ids)
    spans = _parts(connection, span, ids)
    words = _parts(connection, article_keyword, ids)
    people = _parts(connection, article_person, ids)
    entities = _parts(connection, article_entity, ids)
    return [
        StoredArticle(
            id=row["id"],
            issue_id=row["issue_id"],
            paper=row["paper"],
            date=row["date"],
            date_source=row["date_source"],
            withdrawn=row["withdrawn"],
            vanished=row["vanished"],
            keywords=tuple(Keyword(part["term"], part["score"]) for part in words[row["id"]]),
            people=tuple(Person(part["name"], part["title"]) for part in people[row["id"]]),
            entities=tuple(Entity(part["kind"], part["name"]) for part in entities[row["id"]]),
            article=Article(
                headline=row["headline"],
                page=row["page"],
                place=row["place"],
                kicker=row["kicker"],
                deck=row["deck"],
                reporters=tuple(Reporter(part["role"], part["name"]) for part in names[row["id"]]),
                paragraphs=tuple(part["text"] for part in texts[row["id"]]),
                subheads=tuple(Subhead(part["text"], part["before"]) for part in heads[row["id"]]),
                jump_to_page=row["jump_to_page"],
                confidence=row["confidence"],
                source=tuple((part["start"], part["end"]) for part in spans[row["id"]]),
            ),
        )
        for row in rows
    ]


def _parts(connection: Connection, table: Table, ids: Sequence[int]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for start in range(0, len(ids), CHUNK):
        query = select(table).where(table.c.article_id.in_(ids[start : start + CHUNK]))
        for row in connection.execute(query.order_by(table.c.article_id, table.c.place)).mappings():
            found[row["article_id"]].append(row)
    return found
