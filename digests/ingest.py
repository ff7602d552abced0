"""One issue's way into the archive: read, parse, choose its paper, find its keywords, store."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from digests.archive import Archive, Stored
from digests.issue import Issue
from digests.keywords import article_keywords
from digests.learned import Learned
from digests.paper import Choice, Paper, choose_paper, named_paper
from digests.parsing import parse_issue
from digests.people import people_in
from digests.reading import read_sources
from digests.removed_names import removed_names


@dataclass(frozen=True, slots=True)
class Desk:
    """What taking an issue in needs. `learned` is for keywords, `hold_below` is a mean confidence; `may_hold`: someone can release it."""

    archive: Archive
    papers: tuple[Paper, ...]
    learned: Learned
    hold_below: float = 0.0
    may_hold: bool = False


@dataclass(frozen=True, slots=True)
class Ingested:
    """An issue in the archive; `held` waits for an admin's word, `doubts` says why it should or does."""

    issue: Issue
    paper: Paper
    stored: Stored
    doubts: str | None
    held: bool


def ingest(
    desk: Desk,
    paths: Sequence[Path],
    *,
    now: datetime,
    inbox: Path | None = None,
    given_date: date | None = None,
    paper_name: str | None = None,
) -> Ingested:
    """Take the files of one issue in, in one transaction. `now` is aware.

    Raises IssueError naming the file, or ArchiveError; nothing is stored half.
    """
    source = read_sources(paths)
    issue = parse_issue(source.text, file=source.name, given_date=given_date)
    choice = choose(desk.papers, issue, paper_name, inbox)
    doubts = what_is_doubtful(issue, desk.hold_below)
    held = bool(doubts) and desk.may_hold
    background = desk.learned.background(choice.paper.name)
    removed = removed_names(desk.archive.engine)
    stored = desk.archive.store(
        with_warning(issue, choice.warning),
        paper=choice.paper.name,
        content_hash=source.content_hash,
        arrived_at=now,
        today=now.astimezone(choice.paper.zone).date(),
        keywords=[article_keywords(article, background) for article in issue.articles],
        people=[people_in(article, removed) for article in issue.articles],
        held=held,
    )
    return Ingested(issue, choice.paper, stored, doubts, held)


def choose(papers: Sequence[Paper], issue: Issue, paper_name: str | None, inbox: Path | None) -> Choice:
    if paper_name is None:
        return choose_paper(issue, papers, inbox)
    return Choice(named_paper(papers, paper_name))


def with_warning(issue: Issue, warning: str | None) -> Issue:
    return replace(issue, warnings=(*issue.warnings, warning)) if warning else issue


def what_is_doubtful(issue: Issue, hold_below: float) -> str | None:
    """Why an editor should look before readers do; None for an issue that looks right."""
    if issue.doubtful_date:
        return "the date, weekday and lunar date of the masthead contradict each other"
    sure = [article.confidence for article in issue.articles]
    mean = sum(sure) / len(sure) if sure else 0.0
    if mean < hold_below:
        return f"mean confidence {mean:.2f} is below {hold_below:.2f}"
    return None
