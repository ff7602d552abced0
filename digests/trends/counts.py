"""Asks the archive how often terms are met, and with which others. SQL only; what it means is in trends.py."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, Engine, func, select

from digests.archive.schema import VISIBLE, article, article_keyword, issue, paper
from digests.database import reading
from digests.keywords import Background
from digests.search.query import Query
from digests.search.search import found_ids
from digests.search.simplified import simplified
from digests.trends.trends import Change, Mention, page_weight, rising, silent

Number = TypeVar("Number", int, float)

MOST_ARTICLES = 20_000
"""Articles of one term that are counted, the newest; a word in more of them is no topic."""
_CHUNK = 500


def mentions(engine: Engine, query: Query) -> list[Mention]:
    """Where the dated articles are printed that a search for `query` finds. Raises ArchiveError."""
    ids = found_ids(engine, query, limit=MOST_ARTICLES)
    found: list[Mention] = []
    with reading(engine) as connection:
        for start in range(0, len(ids), _CHUNK):
            rows = connection.execute(
                select(issue.c.date, article.c.page)
                .join(issue, issue.c.id == article.c.issue_id)
                .where(article.c.id.in_(ids[start : start + _CHUNK]), issue.c.date.is_not(None))
            )
            found.extend(Mention(row.date, row.page) for row in rows)
    return found


def keyword_counts(
    engine: Engine, *, first: date | None = None, last: date | None = None, paper_name: str | None = None
) -> dict[str, int]:
    """In how many visible articles each keyword is, of the issues from `first` to `last`. Raises ArchiveError."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(article_keyword.c.term, func.count().label("articles"))
            .join(article, article.c.id == article_keyword.c.article_id)
            .join(issue, issue.c.id == article.c.issue_id)
            .where(VISIBLE, *_narrow(first, last, paper_name))
            .group_by(article_keyword.c.term)
        )
        return in_one_spelling({row.term: row.articles for row in rows})


def week_changes(
    engine: Engine, last: date, *, weeks: int = 4
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What rose and what fell silent in the seven days to `last`, against the `weeks` before. Raises ArchiveError."""
    first = last - timedelta(days=6)
    now = keyword_counts(engine, first=first, last=last)
    before = keyword_counts(engine, first=first - timedelta(weeks=weeks), last=first - timedelta(days=1))
    return rising(now, before, weeks), silent(now, before, weeks)


def in_one_spelling(counts: Mapping[str, Number]) -> dict[str, Number]:
    """雙招雙引 and 双招双引 counted together, under the spelling that counts most."""
    spellings: dict[str, list[str]] = {}
    for term in counts:
        spellings.setdefault(simplified(term), []).append(term)
    return {
        max(alike, key=lambda term: (counts[term], term)): sum(counts[term] for term in alike)
        for alike in spellings.values()
    }


def keyword_weights(
    engine: Engine, *, first: date | None = None, last: date | None = None, paper_name: str | None = None
) -> dict[str, float]:
    """The scores of each keyword added up, front pages counting more: what a cloud of these days shows."""
    with reading(engine) as connection:
        rows = connection.execute(
            select(article_keyword.c.term, article.c.page, func.sum(article_keyword.c.score).label("score"))
            .join(article, article.c.id == article_keyword.c.article_id)
            .join(issue, issue.c.id == article.c.issue_id)
            .where(VISIBLE, *_narrow(first, last, paper_name))
            .group_by(article_keyword.c.term, article.c.page)
        )
        weights: dict[str, float] = {}
        for row in rows:
            weights[row.term] = weights.get(row.term, 0.0) + row.score * page_weight(row.page)
    return in_one_spelling(weights)


def keywords_with(engine: Engine, query: Query, limit: int = 1_000) -> dict[str, int]:
    """In how many of the newest `limit` articles that a search finds each keyword is. Raises ArchiveError."""
    return _keywords_of(engine, found_ids(engine, query, limit=limit))


def _keywords_of(engine: Engine, ids: Sequence[int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    with reading(engine) as connection:
        for start in range(0, len(ids), _CHUNK):
            rows = connection.execute(
                select(article_keyword.c.term, func.count().label("articles"))
                .where(article_keyword.c.article_id.in_(ids[start : start + _CHUNK]))
                .group_by(article_keyword.c.term)
            )
            for row in rows:
                counts[row.term] = counts.get(row.term, 0) + row.articles
    return counts


def visible_articles(engine: Engine) -> int:
    """How many articles readers may see."""
    with reading(engine) as connection:
        query = select(func.count()).select_from(article.join(issue, issue.c.id == article.c.issue_id))
        return int(connection.execute(query.where(VISIBLE)).scalar_one())


def background_of(
    engine: Engine, *, terms: frozenset[str] = frozenset(), stop_words: frozenset[str] = frozenset()
) -> Background:
    """What the archive has taught the extractor; `terms` and `stop_words` are the operator's."""
    return Background.of_archive(visible_articles(engine), keyword_counts(engine), terms, stop_words)


def _narrow(first: date | None, last: date | None, paper_name: str | None) -> list[ColumnElement[bool]]:
    narrow: list[ColumnElement[bool]] = []
    if first is not None:
        narrow.append(issue.c.date >= first)
    if last is not None:
        narrow.append(issue.c.date <= last)
    if paper_name is not None:
        same = select(paper.c.id).where(paper.c.name == paper_name)
        narrow.append(issue.c.paper_id.in_(same))
    return narrow
