"""What the archive gives back: the values of issue.py with their ids. No logic, no I/O."""

from dataclasses import dataclass
from datetime import date, datetime

from digests.issue import Article, DateSource, Entity, Keyword, Person


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the archive. Show nothing of a `withdrawn` one; say of a `vanished` one that its issue
    was replaced by a version without it.
    """

    id: int
    issue_id: int
    paper: str
    date: date | None
    date_source: DateSource | None
    withdrawn: bool
    article: Article
    keywords: tuple[Keyword, ...] = ()
    people: tuple[Person, ...] = ()
    entities: tuple[Entity, ...] = ()
    vanished: bool = False


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """An issue in the archive, with the articles that readers may see, in printed order."""

    id: int
    paper: str
    file: str
    title: str | None
    issue_number: int | None
    date: date | None
    date_source: DateSource | None
    weekday: str | None
    lunar: str | None
    arrived_at: datetime
    held: bool
    warnings: tuple[str, ...]
    articles: tuple[StoredArticle, ...]
    total_number: int | None = None
    doubtful_date: bool = False
    pages: int | None = None
    sponsor: str | None = None
    publisher: str | None = None
    hotline: str | None = None
    content_hash: str = ""


@dataclass(frozen=True, slots=True)
class IssueSummary:
    """A line of a list of issues."""

    id: int
    paper: str
    date: date | None
    date_source: DateSource | None
    issue_number: int | None
    articles: int
    front_headline: str | None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an article is printed."""

    article_id: int
    paper: str
    date: date | None
    date_source: DateSource | None
    page: int
