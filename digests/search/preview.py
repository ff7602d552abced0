"""What a reader should know before subscribing to a word: how often it would have come, and what goes with it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Engine

from digests.search.query import All, Days, Query, wanted_terms
from digests.search.search import Hit, count, search
from digests.trends.counts import keyword_counts, keywords_with, mentions, visible_articles
from digests.trends.trends import together

NEARLY_EVERYTHING = 0.3
"""A query that finds more than this share of the articles is worth a warning."""
TOO_FEW = 10
"""With fewer articles than this there is nothing to warn of."""


@dataclass(frozen=True, slots=True)
class Preview:
    """`latest` is a hit of the newest day; `related` are terms to add, with the number of articles they share."""

    last_week: int
    in_all: int
    latest: Hit | None
    nearly_everything: bool
    related: tuple[tuple[str, int], ...]


def preview(engine: Engine, query: Query, *, today: date, related: int = 5) -> Preview:
    """`today` is the paper's. Raises ArchiveError."""
    week = Days(today - timedelta(days=6), today)
    in_all = count(engine, query)
    articles = visible_articles(engine)
    days = [mention.day for mention in mentions(engine, query)]
    last = All((query.condition, Days(max(days), max(days)))) if days else query.condition
    newest = search(engine, Query(query.text, last), limit=1, count_to=1).hits
    about = "".join(wanted_terms(query.condition))
    return Preview(
        last_week=count(engine, Query(query.text, All((query.condition, week)))),
        in_all=in_all,
        latest=newest[0] if newest else None,
        nearly_everything=articles >= TOO_FEW and in_all > NEARLY_EVERYTHING * articles,
        related=together(keywords_with(engine, query), keyword_counts(engine), about, related),
    )
