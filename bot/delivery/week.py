"""What a weekly digest says of its week beside the headlines: its words, and what rises. SQL is the archive's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from digests.archive.stored import StoredIssue
from digests.trends.counts import keyword_counts, keyword_weights
from digests.trends.trends import rising

WEEK = timedelta(days=7)
# Rising is told from the month before.
WEEKS_BEFORE = 4
MOST_WORDS = 10
MOST_RISING = 5


@dataclass(frozen=True, slots=True)
class Week:
    """The heaviest terms of a week, and those that are met far more often than in the weeks before."""

    words: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()


def week_of(engine: Engine, issues: Sequence[StoredIssue]) -> Week:
    """The week that ends with the newest of `issues`; of one paper where they are of one. Raises ArchiveError."""
    days = [issue.date for issue in issues if issue.date is not None]
    if not days:
        return Week()
    last = max(days)
    first = last - WEEK + timedelta(days=1)
    papers = {issue.paper for issue in issues}
    paper = papers.pop() if len(papers) == 1 else None
    weights = keyword_weights(engine, first=first, last=last, paper_name=paper)
    now = keyword_counts(engine, first=first, last=last, paper_name=paper)
    before = keyword_counts(
        engine, first=first - WEEKS_BEFORE * WEEK, last=first - timedelta(days=1), paper_name=paper
    )
    # In a paper's first week everything would rise.
    up = rising(now, before, WEEKS_BEFORE, MOST_RISING) if before else ()
    words = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_WORDS]
    return Week(tuple(words), tuple(change.term for change in up))
