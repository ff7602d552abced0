"""Issues and articles made up for tests."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from digests.archive.archive import Archive, Stored
from digests.issue import Article, Entity, Issue, Keyword, Person

NOW = datetime(2022, 7, 4, 6, 30, tzinfo=UTC)
TODAY = date(2022, 7, 4)


def an_article(headline: str = "乡村振兴看云溪", *paragraphs: str, **facts: Any) -> Article:
    return Article(headline=headline, paragraphs=paragraphs or ("昨日，记者走进古樟镇。",), **facts)


def an_issue(*articles: Article, day: date | None = TODAY, **facts: Any) -> Issue:
    facts.setdefault("date_source", "masthead" if day else None)
    placed = [replace(article, place=place) for place, article in enumerate(articles)]
    return Issue(
        file=facts.pop("file", f"{day}.txt"),
        text=facts.pop("text", "云溪"),
        date=day,
        articles=tuple(placed),
        **facts,
    )


def store(
    archive: Archive,
    issue: Issue,
    *,
    paper: str = "今日云溪",
    content_hash: str | None = None,
    today: date = TODAY,
    keywords: Sequence[Sequence[Keyword]] = (),
    people: Sequence[Sequence[Person]] = (),
    entities: Sequence[Sequence[Entity]] = (),
    held: bool = False,
    revive: bool = False,
    arrived_at: datetime = NOW,
) -> Stored:
    """Stores with a hash of the issue itself, as if its repr were the file's bytes."""
    return archive.store(
        issue,
        paper=paper,
        content_hash=content_hash or hashlib.sha256(repr(issue).encode()).hexdigest(),
        arrived_at=arrived_at,
        today=today,
        keywords=keywords,
        people=people,
        entities=entities,
        held=held,
        revive=revive,
    )
