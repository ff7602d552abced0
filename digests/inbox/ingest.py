"""One issue's way into the archive: read, parse, choose its paper, find its keywords, store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from digests.archive.archive import Archive, Stored
from digests.archive.removed_names import removed_names
from digests.entities import entities_in
from digests.errors import IssueError
from digests.inbox.learned import Learned
from digests.inbox.paper import Choice, Paper, choose_paper, named_paper
from digests.issue import Article, Entity, Issue, Keyword, Person
from digests.issue_errors import NO_ARTICLE
from digests.keywords import Background, keywords_of_articles
from digests.parsing import parse_issue
from digests.people import people_in
from digests.sources.reading import Source, read_sources


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the articles of an issue, in their order."""

    keywords: tuple[tuple[Keyword, ...], ...]
    people: tuple[tuple[Person, ...], ...]
    entities: tuple[tuple[Entity, ...], ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What taking an issue in needs: `learned` for keywords, a mean confidence below which an issue is doubtful.

    `may_hold`: someone can release it. `correct` puts right what editors put right before in the same issue.
    """

    archive: Archive
    papers: tuple[Paper, ...]
    learned: Learned
    hold_below: float = 0.0
    may_hold: bool = False
    correct: Callable[[Issue], Issue] = lambda issue: issue


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
    return ingest_source(
        desk, read_sources(paths), now=now, inbox=inbox, given_date=given_date, paper_name=paper_name
    )


def ingest_source(
    desk: Desk,
    source: Source,
    *,
    now: datetime,
    inbox: Path | None = None,
    given_date: date | None = None,
    paper_name: str | None = None,
    revive: bool = False,
) -> Ingested:
    """`ingest` of what was read before. `revive`: also of an issue that was dropped."""
    issue = desk.correct(parse_issue(source.text, file=source.name, given_date=given_date))
    choice = choose(desk.papers, issue, paper_name, inbox)
    found = found_in(desk, issue.articles, choice.paper.name)
    return put_away(desk, source, issue, choice, found, now, revive=revive)


def put_away(
    desk: Desk,
    source: Source,
    issue: Issue,
    choice: Choice,
    found: Found,
    now: datetime,
    *,
    revive: bool = False,
) -> Ingested:
    """Stores an issue of which everything is known. Raises IssueError where it holds no article: nobody could read it."""
    if not issue.articles:
        raise IssueError(source.name, NO_ARTICLE)
    doubts = what_is_doubtful(issue, desk.hold_below)
    held = bool(doubts) and desk.may_hold
    stored = desk.archive.store(
        with_warning(issue, choice.warning),
        paper=choice.paper.name,
        content_hash=source.content_hash,
        arrived_at=now,
        today=now.astimezone(choice.paper.zone).date(),
        keywords=found.keywords,
        people=found.people,
        entities=found.entities,
        held=held,
        revive=revive,
    )
    return Ingested(issue, choice.paper, stored, doubts, held)


def correct_stored(desk: Desk, issue_id: int, *, forget_date: bool = False) -> bool:
    """Parse the kept text of a stored issue anew and put its corrections right; False where there is no such issue.

    Articles keep their ids where they are still alike. `forget_date`: a date given by hand was taken back. Raises
    ArchiveError.
    """
    stored, text = desk.archive.issue(issue_id), desk.archive.source_text(issue_id)
    if stored is None or text is None:
        return False
    given = stored.date if stored.date_source == "given" and not forget_date else None
    issue = desk.correct(parse_issue(text, file=stored.file, given_date=given))
    put_reading(desk, issue_id, issue, stored.paper)
    return True


def put_reading(desk: Desk, issue_id: int, issue: Issue, paper: str) -> None:
    """Puts `issue` in the place of a stored one of that paper, with what is found in its articles."""
    found = found_in(desk, issue.articles, paper)
    desk.archive.put_reading(
        issue_id, issue, keywords=found.keywords, people=found.people, entities=found.entities
    )


def found_in(desk: Desk, articles: Sequence[Article], paper: str) -> Found:
    """The keywords, people, organisations and places of each article."""
    return find(articles, desk.learned.background(paper), removed_names(desk.archive.engine))


def find(articles: Sequence[Article], background: Background, removed: frozenset[str]) -> Found:
    """The same, with what has to be known for it."""
    return Found(
        keywords_of_articles(articles, background.hiding(removed)),
        tuple(people_in(article, removed) for article in articles),
        tuple(map(entities_in, articles)),
    )


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
