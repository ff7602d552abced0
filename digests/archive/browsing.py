"""The archive without a search: its months, the issues of one, an issue by pages, this day in other years."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, and_, extract, func, literal, select, tuple_

from digests.archive.schema import SHOWN, article, issue, paper
from digests.archive.stored import IssueSummary, StoredArticle, StoredIssue
from digests.database import reading
from digests.search.conditions import Named, Query, Role
from digests.search.normal import normal_form
from digests.search.places import days_of_month
from digests.search.search import Hits, search


@dataclass(frozen=True, slots=True)
class Month:
    """A month with issues in it, and how many."""

    year: int
    month: int
    issues: int


def months(engine: Engine, paper_name: str | None = None) -> tuple[Month, ...]:
    """Newest first; undated issues are in none."""
    year, month = extract("year", issue.c.date), extract("month", issue.c.date)
    query = select(year.label("year"), month.label("month"), func.count().label("issues")).join(
        paper, paper.c.id == issue.c.paper_id
    )
    narrowed = query.where(_visible(paper_name), issue.c.date.is_not(None))
    with reading(engine) as connection:
        rows = connection.execute(narrowed.group_by(year, month).order_by(year.desc(), month.desc()))
        return tuple(Month(int(row.year), int(row.month), row.issues) for row in rows)


def issues_of_month(
    engine: Engine, year: int, month: int, paper_name: str | None = None
) -> tuple[IssueSummary, ...]:
    """Newest first. Raises ValueError for a month that is none."""
    first, last = days_of_month(year, month)
    return _summaries(engine, and_(_visible(paper_name), issue.c.date.between(first, last)))


def undated_issues(engine: Engine, paper_name: str | None = None) -> tuple[IssueSummary, ...]:
    """The latest arrival first."""
    return _summaries(engine, and_(_visible(paper_name), issue.c.date.is_(None)))


def issues_beside(engine: Engine, issue_id: int) -> tuple[int | None, int | None]:
    """The issues of the same paper before and after one that readers may see, by day and arrival; None at an end."""
    order = (issue.c.sort_day, issue.c.arrived_at, issue.c.id)
    with reading(engine) as connection:
        here = connection.execute(select(issue.c.paper_id, *order).where(issue.c.id == issue_id)).first()
        if here is None:
            return None, None
        others = select(issue.c.id).where(issue.c.paper_id == here.paper_id, issue.c.state == "live").limit(1)
        place = tuple_(*(literal(value, column.type) for value, column in zip(here[1:], order, strict=True)))
        before = others.where(tuple_(*order) < place).order_by(*(column.desc() for column in order))
        after = others.where(tuple_(*order) > place).order_by(*order)
        return connection.scalar(before), connection.scalar(after)


def on_this_day(engine: Engine, today: date, paper_name: str | None = None) -> tuple[IssueSummary, ...]:
    """The issues of this day and month in other years, newest first."""
    same = and_(
        extract("month", issue.c.date) == today.month,
        extract("day", issue.c.date) == today.day,
        extract("year", issue.c.date) != today.year,
    )
    return _summaries(engine, and_(_visible(paper_name), same))


def by_page(stored: StoredIssue) -> tuple[tuple[int, tuple[StoredArticle, ...]], ...]:
    """The pages of an issue in order, each with its articles."""
    pages: dict[int, list[StoredArticle]] = defaultdict(list)
    for one in stored.articles:
        pages[one.article.page].append(one)
    return tuple((page, tuple(pages[page])) for page in sorted(pages))


def articles_naming(engine: Engine, role: Role, name: str, *, limit: int = 10, offset: int = 0) -> Hits:
    """Where somebody in office (or an office), an organisation or a place is named, newest first."""
    return search(engine, Query(name, Named(role, normal_form(name), name)), limit=limit, offset=offset)


def _visible(paper_name: str | None) -> ColumnElement[bool]:
    live = issue.c.state == "live"
    return live if paper_name is None else and_(live, paper.c.name == paper_name)


def _summaries(engine: Engine, narrow: ColumnElement[bool]) -> tuple[IssueSummary, ...]:
    with reading(engine) as connection:
        rows = connection.execute(_summary_query(narrow)).all()
    return tuple(
        IssueSummary(
            id=row.id,
            paper=row.paper,
            date=row.date,
            date_source=row.date_source,
            issue_number=row.issue_number,
            articles=row.articles,
            front_headline=row.headline,
        )
        for row in rows
    )


def _summary_query(narrow: ColumnElement[bool]) -> Select[Any]:
    printed = (
        select(
            article.c.issue_id,
            article.c.headline,
            func.count().over(partition_by=article.c.issue_id).label("articles"),
            func.row_number()
            .over(partition_by=article.c.issue_id, order_by=(article.c.page, article.c.place, article.c.id))
            .label("number"),
        )
        .join(issue, issue.c.id == article.c.issue_id)
        .join(paper, paper.c.id == issue.c.paper_id)
        .where(narrow, SHOWN)
        .subquery()
    )
    return (
        select(
            issue.c.id,
            paper.c.name.label("paper"),
            issue.c.date,
            issue.c.date_source,
            issue.c.issue_number,
            func.coalesce(printed.c.articles, 0).label("articles"),
            printed.c.headline,
        )
        .join(paper, paper.c.id == issue.c.paper_id)
        .outerjoin(printed, and_(printed.c.issue_id == issue.c.id, printed.c.number == 1))
        .where(narrow)
        .order_by(issue.c.sort_day.desc(), issue.c.arrived_at.desc(), issue.c.id.desc())
    )
