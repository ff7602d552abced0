"""The archive as the rest of the program sees it: store an issue, look issues and articles up, withdraw.

Every method is one transaction and raises ArchiveError where the database says no.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, select, true, update

from digests.archive import lookups
from digests.archive.lookups import CHUNK
from digests.archive.same_issue import Decision, KnownArticle, KnownIssue, Outcome, decide, match_articles
from digests.archive.schema import VISIBLE, article, issue, paper, paragraph, source
from digests.archive.stored import StoredArticle, StoredIssue
from digests.archive.storing import (
    Arrived,
    State,
    insert_issue,
    paper_id,
    replace_issue,
    storable,
)
from digests.database import as_date, fetch_rows, one_at_a_time, reading, writing
from digests.issue import Entity, Issue, Keyword, Person
from digests.issue_warnings import AFTER_TOMORROW
from digests.search.indexing import index_entry, normal_text, put_in_index, take_out_of_index


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an issue. `newest`: it is newer than the newest other issue of its paper, or undated."""

    outcome: Outcome
    issue_id: int
    warnings: tuple[str, ...]
    newest: bool


class Archive:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def store(
        self,
        issue: Issue,
        *,
        paper: str,
        content_hash: str,
        arrived_at: datetime,
        today: date,
        keywords: Sequence[Sequence[Keyword]] = (),
        people: Sequence[Sequence[Person]] = (),
        entities: Sequence[Sequence[Entity]] = (),
        held: bool = False,
        revive: bool = False,
    ) -> Stored:
        """Stores a parsed issue, or replaces what it is a new version of, in one transaction.

        `keywords`, `people` and `entities` go with `issue.articles`; `arrived_at` is aware; `today` is the paper's.
        A held issue is in no search and no list until it is released. `revive` brings an issue back that was
        dropped; without it the same bytes change nothing.
        """
        with writing(self.engine) as connection:
            one_at_a_time(connection)
            paper_of_issue = paper_id(connection, paper)
            known = _known_issues(connection, paper_of_issue, issue, content_hash)
            decision = decide(known, issue, content_hash, revive=revive)
            warnings = (*issue.warnings, *_warnings(decision, issue, today))
            state: State = "held" if held else "live"
            arrived = Arrived(
                issue,
                paper_of_issue,
                content_hash,
                arrived_at,
                today,
                state,
                warnings,
                keywords,
                people,
                entities,
            )
            issue_id = _carry_out(connection, decision, arrived)
            newest = _is_newest(connection, paper_of_issue, issue_id, issue.date, today)
        return Stored(decision.outcome, issue_id, warnings, newest)

    def put_reading(
        self,
        issue_id: int,
        reading_of: Issue,
        *,
        keywords: Sequence[Sequence[Keyword]] = (),
        people: Sequence[Sequence[Person]] = (),
        entities: Sequence[Sequence[Entity]] = (),
    ) -> None:
        """Puts another reading of the same source in an issue's place; its articles keep their ids."""
        with writing(self.engine) as connection:
            one_at_a_time(connection)
            row = connection.execute(select(issue).where(issue.c.id == issue_id)).one()
            arrived = Arrived(
                reading_of,
                row.paper_id,
                row.content_hash,
                row.arrived_at,
                row.sort_day,
                row.state,
                reading_of.warnings,
                keywords,
                people,
                entities,
            )
            _carry_out(connection, Decision("replaced", issue_id), arrived)

    def issue(self, issue_id: int) -> StoredIssue | None:
        """Also a held one; None where there is none or it was dropped."""
        return self._first(and_(issue.c.id == issue_id, issue.c.state != "dropped"))

    def issue_on(self, day: date, paper: str | None = None) -> StoredIssue | None:
        """The issue of a day; of several the latest arrival."""
        return self._first(and_(_live(paper), issue.c.date == day))

    def latest(self, today: date, paper: str | None = None) -> StoredIssue | None:
        """The newest date, then the latest arrival. An undated issue counts by the day that it arrived; one
        dated after tomorrow never.
        """
        return self._first(and_(_live(paper), issue.c.sort_day <= today + timedelta(days=1)))

    def issues_between(self, paper: str | None, first: date, last: date) -> tuple[StoredIssue, ...]:
        """The dated issues from `first` to `last`, both included, newest first."""
        with reading(self.engine) as connection:
            return tuple(lookups.issues(connection, and_(_live(paper), issue.c.date.between(first, last))))

    def article(self, article_id: int) -> StoredArticle | None:
        """Also a withdrawn or vanished one: the caller says so instead of showing it."""
        with reading(self.engine) as connection:
            return lookups.articles(connection, [article_id]).get(article_id)

    def articles(self, ids: Sequence[int]) -> dict[int, StoredArticle]:
        """By id; those that do not exist are left out."""
        with reading(self.engine) as connection:
            return lookups.articles(connection, ids)

    def issue_of_article(self, article_id: int) -> StoredIssue | None:
        home = select(article.c.issue_id).where(article.c.id == article_id).scalar_subquery()
        return self._first(and_(issue.c.id == home, issue.c.state != "dropped"))

    def source_text(self, issue_id: int) -> str | None:
        """The decoded text that the issue was parsed from."""
        with reading(self.engine) as connection:
            return connection.scalar(select(source.c.text).where(source.c.issue_id == issue_id))

    def papers(self) -> tuple[str, ...]:
        with reading(self.engine) as connection:
            return tuple(connection.scalars(select(paper.c.name).order_by(paper.c.id)))

    def is_empty(self, paper: str | None = None) -> bool:
        with reading(self.engine) as connection:
            return connection.execute(select(issue.c.id).where(_of_paper(paper)).limit(1)).first() is None

    def held_issues(self) -> tuple[StoredIssue, ...]:
        """Those that wait for an editor's word."""
        with reading(self.engine) as connection:
            return tuple(lookups.issues(connection, issue.c.state == "held"))

    def withdraw(self, article_id: int) -> tuple[int, ...]:
        """Takes an article and its copies out of every lookup, for good; gives their ids, () where there is none."""
        with writing(self.engine) as connection:
            one_at_a_time(connection)
            row = connection.execute(
                select(article.c.id, article.c.fingerprint).where(article.c.id == article_id)
            ).first()
            if row is None:
                return ()
            copies = (
                article.c.fingerprint == row.fingerprint if row.fingerprint else article.c.id == article_id
            )
            ids = tuple(connection.scalars(select(article.c.id).where(copies).order_by(article.c.id)))
            connection.execute(update(article).where(article.c.id.in_(ids)).values(withdrawn=True))
            take_out_of_index(connection, ids)
        return ids

    def release(self, issue_id: int) -> bool:
        """Lets readers have a held issue; False where there is none that is held."""
        with writing(self.engine) as connection:
            one_at_a_time(connection)
            held = and_(issue.c.id == issue_id, issue.c.state == "held")
            if not connection.execute(update(issue).where(held).values(state="live")).rowcount:
                return False
            index_again(connection, _article_ids(connection, issue_id))
        return True

    def drop(self, issue_id: int) -> bool:
        """Takes an issue out of every lookup. Its bytes stay known: the same file brings it back only by `revive`."""
        with writing(self.engine) as connection:
            one_at_a_time(connection)
            there = and_(issue.c.id == issue_id, issue.c.state != "dropped")
            if not connection.execute(update(issue).where(there).values(state="dropped")).rowcount:
                return False
            connection.execute(update(article).where(article.c.issue_id == issue_id).values(vanished=True))
            take_out_of_index(connection, _article_ids(connection, issue_id))
        return True

    def _first(self, narrow: ColumnElement[bool]) -> StoredIssue | None:
        with reading(self.engine) as connection:
            return next(iter(lookups.issues(connection, narrow, limit=1)), None)


def index_again(connection: Connection, article_ids: Sequence[int]) -> None:
    """Brings the index up to date with the tables for these articles."""
    for start in range(0, len(article_ids), CHUNK):
        ids = article_ids[start : start + CHUNK]
        take_out_of_index(connection, ids)
        stored = lookups.articles(connection, ids)
        facts = select(article.c.id, issue.c.paper_id, issue.c.date, issue.c.sort_day)
        visible = facts.join(issue, issue.c.id == article.c.issue_id).where(article.c.id.in_(ids), VISIBLE)
        entries = [
            index_entry(
                row.id,
                stored[row.id].article,
                normal_text(stored[row.id].article),
                paper_id=row.paper_id,
                day=row.date,
                sort_day=row.sort_day,
                people=stored[row.id].people,
                entities=stored[row.id].entities,
            )
            for row in connection.execute(visible.order_by(article.c.id))
        ]
        put_in_index(connection, entries)


def _carry_out(connection: Connection, decision: Decision, arrived: Arrived) -> int:
    if decision.issue_id is None:
        return insert_issue(connection, arrived)
    if decision.outcome == "replaced":
        known = _known_articles(connection, decision.issue_id)
        kept = match_articles(known, arrived.issue.articles)
        replace_issue(connection, decision.issue_id, arrived, kept)
    return decision.issue_id


def _warnings(decision: Decision, parsed: Issue, today: date) -> list[str]:
    warnings = [decision.warning] if decision.warning else []
    if parsed.date and parsed.date > today + timedelta(days=1):
        warnings.append(AFTER_TOMORROW.format(date=parsed.date))
    return warnings


# Plain statements on the way of every issue: building and typing them would cost more than running them.
_ALIKE = """
    SELECT id, file, content_hash, date, date_source, state FROM issue
    WHERE paper_id = :paper AND (content_hash = :hash OR file = :file OR date = :day)
    ORDER BY id DESC LIMIT 50
"""
_NEWEST_DATE = """
    SELECT max(date) FROM issue WHERE paper_id = :paper AND id <> :issue AND state = 'live' AND date <= :tomorrow
"""


def _known_issues(
    connection: Connection, paper_of_issue: int, parsed: Issue, content_hash: str
) -> list[KnownIssue]:
    day = parsed.date.isoformat() if parsed.date else None
    wanted = {"paper": paper_of_issue, "hash": content_hash, "file": storable(parsed.file), "day": day}
    rows = fetch_rows(connection, _ALIKE, wanted)
    headlines: dict[int, list[str]] = {issue_id: [] for issue_id, *_ in rows}
    if rows:
        printed = select(article.c.issue_id, article.c.headline).where(
            article.c.issue_id.in_(list(headlines)), ~article.c.vanished
        )
        for one in connection.execute(printed.order_by(article.c.id)):
            headlines[one.issue_id].append(one.headline)
    return [
        KnownIssue(
            issue_id,
            file,
            known_hash,
            as_date(printed_on),
            date_source,
            tuple(headlines[issue_id]),
            state == "dropped",
        )
        for issue_id, file, known_hash, printed_on, date_source, state in rows
    ]


def _known_articles(connection: Connection, issue_id: int) -> list[KnownArticle]:
    """Also those that vanished before: a text that comes back gets its old id back."""
    bodies: dict[int, list[str]] = {}
    for row in connection.execute(
        select(paragraph.c.article_id, paragraph.c.text)
        .join(article, article.c.id == paragraph.c.article_id)
        .where(article.c.issue_id == issue_id)
        .order_by(paragraph.c.article_id, paragraph.c.place)
    ):
        bodies.setdefault(row.article_id, []).append(row.text)
    rows = connection.execute(
        select(article.c.id, article.c.headline)
        .where(article.c.issue_id == issue_id)
        .order_by(article.c.vanished, article.c.page, article.c.place)
    )
    return [KnownArticle(row.id, row.headline, "".join(bodies.get(row.id, ()))) for row in rows]


def _is_newest(
    connection: Connection, paper_of_issue: int, issue_id: int, day: date | None, today: date
) -> bool:
    if day is None:
        return True
    tomorrow = today + timedelta(days=1)
    others = {"paper": paper_of_issue, "issue": issue_id, "tomorrow": tomorrow.isoformat()}
    newest = as_date(fetch_rows(connection, _NEWEST_DATE, others)[0][0])
    return day <= tomorrow and (newest is None or day > newest)


def _article_ids(connection: Connection, issue_id: int) -> Sequence[int]:
    return connection.scalars(select(article.c.id).where(article.c.issue_id == issue_id)).all()


def _of_paper(name: str | None) -> ColumnElement[bool]:
    if name is None:
        return true()
    return issue.c.paper_id.in_(select(paper.c.id).where(paper.c.name == name))


def _live(name: str | None) -> ColumnElement[bool]:
    return and_(issue.c.state == "live", _of_paper(name))
