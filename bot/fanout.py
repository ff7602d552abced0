"""From "due now" to rows of the outbox: who is due, what they get, written in one transaction a chunk.

Owns the table `arrivals` and reads `subscriptions`. Never a job per subscriber: one tick asks who is due, and
works through them by chat, chunk after chunk, so that nobody who answers a person waits for it.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Connection,
    Engine,
    String,
    and_,
    cast,
    delete,
    literal,
    select,
    tuple_,
    update,
)

from bot.digest_message import Printer
from bot.outbox import Body, Keyboard, Priority, Push, body_id, insert_new, put
from bot.recipe import Part, Recipe, TopicHit, printed_recipe, read_recipe
from bot.schedule import Schedule, next_due, quiet_span
from bot.schema import arrivals, bodies, body_issues, outbox, subscriptions
from bot.subscribers import Subscription, day_of, read_pages, schedule_from
from digests.archive import Archive
from digests.database import reading, writing
from digests.selection import Digest, Kind, Length, choose_digest
from digests.stored import StoredArticle, StoredIssue

log = logging.getLogger(__name__)

# One write transaction takes some 50 ms for so many; handlers that write wait no longer than that.
CHUNK = 2000
# More issues than this in one message would be a list of names; the older ones are counted.
MOST_ISSUES = 20
# From so many issues of one paper on, a digest is the catch-up of somebody who was away.
CATCH_UP_FROM = 3
# A message is edited as long as somebody may still look at it.
EDIT_WITHIN = timedelta(hours=48)


# The columns that say what somebody wants: readers who are equal in them are planned for once.
WANT = (
    subscriptions.c.paper,
    subscriptions.c.pages,
    subscriptions.c.query,
    subscriptions.c.rhythm,
    subscriptions.c.minute,
    subscriptions.c.weekdays,
    subscriptions.c.quiet_from,
    subscriptions.c.quiet_to,
    subscriptions.c.zone,
    subscriptions.c.length,
    subscriptions.c.silent,
    subscriptions.c.last_day,
    subscriptions.c.seen,
)
FIRST_WANT = 3


class Topics(Protocol):
    """Finds a reader's topics in an issue, the same articles that a search would find."""

    def matches(self, issue: StoredIssue, query: str) -> Mapping[int, tuple[str, ...]]:
        """The articles of `issue` (by id) that `query` hits, each with the terms that it has."""


class NoTopics:
    def matches(self, issue: StoredIssue, query: str) -> Mapping[int, tuple[str, ...]]:
        return {}


@dataclass(frozen=True, slots=True)
class Measures:
    """How much of an issue goes into a digest: the settings `digest.headlines` and `digest.keywords`."""

    headlines: int = 40
    keywords: int = 10


@dataclass(frozen=True, slots=True)
class Arrived:
    """An issue that is to be pushed."""

    id: int
    issue_id: int
    paper: str


@dataclass(frozen=True, slots=True)
class Want:
    """What one subscription asks for, without whose it is."""

    paper: str
    pages: tuple[int, ...]
    query: str
    schedule: Schedule
    zone: ZoneInfo
    length: Length
    silent: bool
    last: date | None
    seen: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to the subscriptions of a door that are due together: a message or none, and the next look."""

    message: int | None
    occasion: str
    priority: Priority
    silent: bool
    quiet: tuple[float, float] | None
    changes: tuple[tuple[str, Any], ...]


@dataclass
class Tick:
    """What one tick has worked out already, for all who come after."""

    now: datetime
    arrived: tuple[Arrived, ...]
    plans: dict[tuple[Any, ...], Plan] = field(default_factory=dict)
    issues: dict[int, StoredIssue | None] = field(default_factory=dict)
    hits: dict[tuple[int, str], Mapping[int, tuple[str, ...]]] = field(default_factory=dict)
    written: int = 0

    @property
    def latest(self) -> int:
        return self.arrived[-1].id if self.arrived else 0


class Fanout:
    """Turns arrivals and hours into outbox rows. `buttons` gives the keyboard beneath a digest."""

    def __init__(
        self,
        engine: Engine,
        archive: Archive,
        printer: Printer,
        measures: Measures | None = None,
        *,
        topics: Topics | None = None,
        buttons: Callable[[Digest], Keyboard] = lambda digest: (),
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self.engine, self.archive, self.printer = engine, archive, printer
        self.measures = measures or Measures()
        self.topics = topics or NoTopics()
        self.buttons = buttons
        self.wake = wake

    # --- what happens

    def announce(self, issue_id: int, paper: str, now: datetime) -> bool:
        """Note that an issue is to be pushed, and wake who waits for it; False if that was noted before.

        Rows are written by the next `tick`. Not for issues that are only archived (first run, ingest, old).
        """
        note = {"issue_id": issue_id, "paper": paper, "arrived_at": now.timestamp()}
        waiting = and_(subscriptions.c.waiting, subscriptions.c.paper.in_(["", paper]))
        with writing(self.engine) as connection:
            is_new = connection.execute(insert_new(connection, arrivals), [note]).rowcount > 0
            awake = update(subscriptions).where(waiting).values(next_at=now.timestamp(), waiting=False)
            connection.execute(awake)
        return is_new

    def tick(self, now: datetime) -> int:
        """Write the rows of all who are due; how many. Repeatable: who was served is due later."""
        with reading(self.engine) as connection:
            tick = Tick(now, known_arrivals(connection))
        door = (-(2**63), -1)
        while chunk := self._due(door, now):
            door = (chunk[-1].chat_id, chunk[-1].thread_id)
            self._serve(tick, chunk)
        if tick.written:
            self.wake()
        return tick.written

    def first_digest(self, subscription: Subscription, today: date, now: datetime) -> bool:
        """What a new subscriber gets at once: the latest issue. False where there is none yet."""
        issue = self.archive.latest(today, subscription.paper or None)
        if issue is None:
            return False
        recipe = Recipe("issue", subscription.length, (Part(issue.id, subscription.pages),))
        push = Push(
            subscription.chat_id,
            f"issue:{issue.id}",
            self.body(recipe),
            subscription.thread_id,
            priority=Priority.ALERT,
            silent=subscription.silent,
        )
        with writing(self.engine) as connection:
            put(connection, [push], now)
        self.wake()
        return True

    def body(self, recipe: Recipe) -> Body:
        """The message of a recipe, from the archive as it is now."""
        return self._body(recipe, {})

    # --- the tick

    def _due(self, door: tuple[int, int], now: datetime) -> list[Any]:
        """The next due subscriptions after `door` (chat, thread), whole doors only, by chat and thread."""
        columns = subscriptions.c
        after = tuple_(columns.chat_id, columns.thread_id) > tuple_(*map(literal, door))
        query = (
            select(columns.id, columns.chat_id, columns.thread_id, *WANT)
            .where(columns.next_at <= now.timestamp(), after)
            .order_by(columns.chat_id, columns.thread_id, columns.id)
        )
        with reading(self.engine) as connection:
            rows = list(connection.execute(query.limit(CHUNK)))
            if len(rows) < CHUNK:
                return rows
            last = (rows[-1].chat_id, rows[-1].thread_id)
            whole = [row for row in rows if (row.chat_id, row.thread_id) != last]
            if whole:
                return whole
            here = and_(columns.chat_id == last[0], columns.thread_id == last[1])
            return list(connection.execute(query.where(here)))

    def _serve(self, tick: Tick, chunk: Sequence[Any]) -> None:
        """Plan for each group of subscriptions that come together, then write all of it in one transaction."""
        served: dict[Plan, tuple[list[int], list[int]]] = {}
        for _, door in groupby(chunk, key=lambda row: (row.chat_id, row.thread_id)):
            for group in together(list(door)):
                alike = tuple(row[FIRST_WANT:] for row in group)
                plan = tick.plans.get(alike)
                if plan is None:
                    plan = tick.plans[alike] = self._plan(tick, tuple(map(want_of, group)))
                firsts, members = served.setdefault(plan, ([], []))
                firsts.append(group[0].id)
                members += [row.id for row in group]
        with writing(self.engine) as connection:
            for plan, (firsts, members) in served.items():
                tick.written += write_plan(connection, plan, firsts, members, tick.now)

    def _plan(self, tick: Tick, wants: tuple[Want, ...]) -> Plan:
        first = wants[0]
        schedule, zone, now = first.schedule, first.zone, tick.now
        lasts = [want.last for want in wants if want.last is not None]
        last = max(lasts, default=None)
        due = next_due(schedule, zone, last, now)
        if due.at > now:
            return look_again(due.at)
        recipe = self._recipe(tick, wants)
        changes: dict[str, Any] = {"paused_until": None, "seen": max(tick.latest, *(w.seen for w in wants))}
        if schedule.rhythm == "instant":
            changes |= {"next_at": None, "waiting": True}
        else:
            after = next_due(schedule, zone, due.day, now).at
            late = recipe is None and schedule.rhythm == "daily"
            changes |= {"next_at": after.timestamp(), "waiting": late}
            if not late:
                changes["last_day"] = due.day.isoformat()
        quiet = quiet_span(schedule.quiet, zone, now) if schedule.quiet else None
        return Plan(
            message=self._store(recipe, now) if recipe else None,
            occasion=occasion_of(schedule, due.day, recipe) if recipe else "",
            priority=Priority.ALERT if recipe and is_alert(schedule, recipe) else Priority.DIGEST,
            silent=all(want.silent for want in wants),
            quiet=(quiet[0].timestamp(), quiet[1].timestamp()) if quiet else None,
            changes=tuple(changes.items()),
        )

    def _recipe(self, tick: Tick, wants: tuple[Want, ...]) -> Recipe | None:
        """What has come for these wants since they last had something; None: nothing."""
        parts: dict[int, Part] = {}
        topics: dict[int, TopicHit] = {}
        for want in wants:
            for arrived in tick.arrived:
                if arrived.id <= want.seen or want.paper not in ("", arrived.paper):
                    continue
                issue = self._issue(tick.issues, arrived.issue_id)
                if issue is None or issue.held:
                    continue
                if want.query:
                    for article_id, terms in self._hits(tick, issue, want.query).items():
                        known = topics.get(article_id, TopicHit(article_id, issue.id))
                        topics[article_id] = replace(known, terms=tuple(dict.fromkeys(known.terms + terms)))
                else:
                    parts[issue.id] = wider(parts.get(issue.id), Part(issue.id, want.pages))
        if not parts and not topics:
            return None
        shown = list(parts.values())[-MOST_ISSUES:]
        lengths = [want.length for want in wants if not want.query] or [wants[0].length]
        return Recipe(
            kind=kind_of(wants[0].schedule, shown, topics, tick.issues),
            length=lengths[0],
            parts=tuple(shown),
            topics=tuple(topics.values()),
            older=len(parts) - len(shown),
        )

    def _hits(self, tick: Tick, issue: StoredIssue, query: str) -> Mapping[int, tuple[str, ...]]:
        key = (issue.id, query)
        if key not in tick.hits:
            tick.hits[key] = self.topics.matches(issue, query)
        return tick.hits[key]

    def _issue(self, known: dict[int, StoredIssue | None], issue_id: int) -> StoredIssue | None:
        if issue_id not in known:
            known[issue_id] = self.archive.issue(issue_id)
        return known[issue_id]

    def _store(self, recipe: Recipe, now: datetime) -> int:
        body = self._body(recipe, {})
        with writing(self.engine) as connection:
            return body_id(connection, body, now)

    def _body(self, recipe: Recipe, known: dict[int, StoredIssue | None]) -> Body:
        issues = [self._issue(known, part.issue_id) for part in recipe.parts]
        found = self.archive.articles([hit.article_id for hit in recipe.topics])
        topics = [
            (found[hit.article_id], hit.terms)
            for hit in recipe.topics
            if hit.article_id in found and is_shown(found[hit.article_id])
        ]

        def choose(length: Length, lead_chars: int) -> Digest:
            return choose_digest(
                [issue for issue in issues if issue is not None],
                headlines=self.measures.headlines,
                keywords=self.measures.keywords,
                kind=recipe.kind,
                length=length,
                pages={part.issue_id: part.pages for part in recipe.parts},
                topics=topics,
                lead_chars=lead_chars,
                words=recipe.words,
                rising=recipe.rising,
                older=recipe.older,
            )

        packed = self.printer.compose(choose, recipe.length)
        keyboard = self.buttons(choose(recipe.length, 0))
        return Body(packed.html, keyboard, printed_recipe(recipe), recipe.issues)

    # --- an issue was read again

    def reread(self, issue_id: int, now: datetime, within: timedelta = EDIT_WITHIN) -> int:
        """Make the messages with this issue anew, and edit them where they were sent since `within`; how many
        messages (not readers) changed. Nobody is alerted again.
        """
        recent = bodies.c.created_at >= (now - within).timestamp()
        query = (
            select(bodies.c.id, bodies.c.hash, bodies.c.recipe)
            .join(body_issues, body_issues.c.body_id == bodies.c.id)
            .where(
                body_issues.c.issue_id == issue_id, bodies.c.recipe != "", recent, bodies.c.newer_id.is_(None)
            )
        )
        with reading(self.engine) as connection:
            found = list(connection.execute(query))
        changed = 0
        for old_id, old_hash, recipe in found:
            body = self.body(read_recipe(recipe))
            if body.hash == old_hash or not body.html:
                continue
            changed += 1
            with writing(self.engine) as connection:
                new_id = body_id(connection, body, now)
                # The same text may have been outdated before, and be right again now.
                connection.execute(update(bodies).where(bodies.c.id == new_id).values(newer_id=None))
                connection.execute(update(bodies).where(bodies.c.id == old_id).values(newer_id=new_id))
        if changed:
            self.edit_outdated(now, within)
        return changed

    def edit_outdated(self, now: datetime, within: timedelta = EDIT_WITHIN) -> int:
        """Rows with an outdated message get the new one: before the send silently, after it as an edit.

        Called by every tick's job too: what was on its way during `reread` is edited once it has arrived.
        """
        edits = 0
        with writing(self.engine) as connection:
            outdated = connection.execute(
                select(bodies.c.id, bodies.c.newer_id).where(bodies.c.newer_id.is_not(None))
            )
            for old, new in list(outdated):
                edits += replace_body(connection, old, new, now, within)
        if edits:
            self.wake()
        return edits


# --- pure decisions


def together(door: Sequence[Any]) -> list[list[Any]]:
    """The due subscriptions of one door, grouped by schedule: each group gets one message."""
    if len(door) == 1:
        return [list(door)]
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in door:
        key = (row.rhythm, row.minute, row.weekdays, row.quiet_from, row.quiet_to, row.zone)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def want_of(row: Any) -> Want:
    return Want(
        row.paper,
        read_pages(row.pages),
        row.query,
        schedule_from(row.rhythm, row.minute, row.weekdays, (row.quiet_from, row.quiet_to)),
        ZoneInfo(row.zone),
        row.length,
        row.silent,
        day_of(row.last_day),
        row.seen,
    )


def look_again(at: datetime) -> Plan:
    changes = (("next_at", at.timestamp()), ("waiting", False))
    return Plan(None, "", Priority.DIGEST, False, None, changes)


def occasion_of(schedule: Schedule, day: date, recipe: Recipe) -> str:
    """What a message is for, in the words of its row; the subscription's number is added to it.

    Two subscriptions of one chat may have different hours: each has its own digest of the day.
    """
    if schedule.rhythm == "daily":
        return f"day:{day.isoformat()}"
    if schedule.rhythm == "weekly":
        year, week, _ = day.isocalendar()
        return f"week:{year}-W{week:02}"
    return f"issue:{recipe.issues[-1]}"


def kind_of(
    schedule: Schedule,
    parts: Sequence[Part],
    topics: Mapping[int, TopicHit],
    issues: Mapping[int, StoredIssue | None],
) -> Kind:
    if schedule.rhythm == "weekly":
        return "week"
    if not parts:
        return "alert"
    papers: dict[str, int] = {}
    for part in parts:
        issue = issues[part.issue_id]
        if issue is not None:
            papers[issue.paper] = papers.get(issue.paper, 0) + 1
    if max(papers.values(), default=0) >= CATCH_UP_FROM:
        return "catch-up"
    return "issue" if schedule.rhythm == "instant" else "day"


def wider(one: Part | None, other: Part) -> Part:
    """Two subscriptions to pages of one issue: the pages of both; all of them if either asks for all."""
    if one is None or not other.pages:
        return other
    return one if not one.pages else Part(one.issue_id, tuple(sorted({*one.pages, *other.pages})))


def is_alert(schedule: Schedule, recipe: Recipe) -> bool:
    return schedule.rhythm == "instant" and recipe.kind == "alert"


def is_shown(article: StoredArticle) -> bool:
    return not (article.withdrawn or article.vanished)


# --- on an open connection


def known_arrivals(connection: Connection) -> tuple[Arrived, ...]:
    query = select(arrivals.c.id, arrivals.c.issue_id, arrivals.c.paper).order_by(arrivals.c.id)
    return tuple(Arrived(*row) for row in connection.execute(query))


def write_plan(
    connection: Connection, plan: Plan, firsts: Sequence[int], members: Sequence[int], now: datetime
) -> int:
    """Rows for the groups whose first subscriptions are `firsts`, and the next look at all `members`.

    Both only where they are still due: somebody may have paused or left since they were read.
    """
    still_due = subscriptions.c.next_at <= now.timestamp()
    written = 0
    if plan.message is not None:
        quiet_at, quiet_until = plan.quiet or (None, None)
        values = {
            "chat_id": subscriptions.c.chat_id,
            "thread_id": subscriptions.c.thread_id,
            "occasion": literal(plan.occasion + ":s") + cast(subscriptions.c.id, String),
            "part": literal(1),
            "body_id": literal(plan.message),
            "priority": literal(int(plan.priority)),
            "silent": literal(plan.silent),
            "state": literal("waiting"),
            "due_at": literal(now.timestamp()),
            "quiet_at": literal(quiet_at),
            "quiet_until": literal(quiet_until),
            "created_at": literal(now.timestamp()),
        }
        chosen = select(*values.values()).where(subscriptions.c.id.in_(firsts), still_due)
        rows = insert_new(connection, outbox, selecting=(list(values), chosen))
        written = connection.execute(rows).rowcount
    change = update(subscriptions).where(subscriptions.c.id.in_(members), still_due)
    connection.execute(change.values(**dict(plan.changes)))
    return written


def replace_body(connection: Connection, old: int, new: int, now: datetime, within: timedelta) -> int:
    """Everything that shows message `old` is to show `new`; how many edits were written."""
    shown = and_(
        outbox.c.body_id == old,
        outbox.c.edits.is_(None),
        outbox.c.state == "sent",
        outbox.c.message_id.is_not(None),
        outbox.c.done_at >= (now - within).timestamp(),
    )
    values = {
        "chat_id": outbox.c.chat_id,
        "thread_id": outbox.c.thread_id,
        "occasion": literal("edit:") + cast(outbox.c.id, String) + literal(f":{new}"),
        "part": literal(1),
        "body_id": literal(new),
        "priority": literal(int(Priority.EDIT)),
        "silent": literal(True),
        "edits": outbox.c.message_id,
        "state": literal("waiting"),
        "due_at": literal(now.timestamp()),
        "created_at": literal(now.timestamp()),
    }
    # An edit to an older state that has not gone out yet would only flicker.
    waiting = and_(outbox.c.body_id == old, outbox.c.state == "waiting")
    connection.execute(delete(outbox).where(waiting, outbox.c.edits.is_not(None)))
    edits = insert_new(connection, outbox, selecting=(list(values), select(*values.values()).where(shown)))
    written = connection.execute(edits).rowcount
    connection.execute(update(outbox).where(shown).values(body_id=new))
    connection.execute(update(outbox).where(waiting).values(body_id=new))
    return written
