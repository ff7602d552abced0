"""From "due now" to rows of the outbox: who is due, what they get, written in one transaction a chunk.

Never a job per subscriber: one tick asks who is due, and works through them by chat, chunk after chunk, so that
nobody who answers a person waits for it. The SQL is in due.py and outbox.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import Engine

from bot.delivery.digest_message import Printer
from bot.delivery.due import (
    BEFORE_ALL,
    CHUNK,
    FIRST_WANT,
    Arrived,
    Door,
    Plan,
    Want,
    announce,
    arrived_after,
    due_after,
    least_seen,
    only_tick,
    reconsider,
    want_of,
    write_plans,
)
from bot.delivery.grouping import is_alert, kind_of, occasion_of, together, wider
from bot.delivery.had import had_there
from bot.delivery.muted import Muted
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import Body, Keyboard, Priority
from bot.delivery.recipe import Had, Part, Recipe, TopicHit, printed_recipe, read_recipe
from bot.delivery.week import Week, week_of
from bot.language import Tongue
from bot.readers.schedule import next_due, quiet_span, trusted
from bot.replies.withdrawing import NOTHING_LEFT
from bot.screens.digest_language import digest_in
from digests.archive.archive import Archive
from digests.archive.stored import StoredArticle, StoredIssue
from digests.selection import Digest, Length, choose_digest

# More issues than this in one message would be a list of names; the older ones are counted.
MOST_ISSUES = 20
# A clock that goes back by more than this was wrong before.
CLOCK_JUMP = timedelta(hours=1)
# A message is edited as long as somebody may still look at it.
EDIT_WITHIN = timedelta(hours=48)


class Topics(Protocol):
    """Finds readers' topics in an issue: the same articles that a search would find."""

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


@dataclass
class Tick:
    """What one tick has worked out already, for all who come after. `arrived`: all after the arrival `since`."""

    now: datetime
    since: int
    arrived: tuple[Arrived, ...]
    muted: frozenset[str] = frozenset()
    plans: dict[tuple[Any, ...], Plan] = field(default_factory=dict)
    issues: dict[int, StoredIssue | None] = field(default_factory=dict)
    hits: dict[tuple[int, str], Mapping[int, tuple[str, ...]]] = field(default_factory=dict)
    messages: dict[Recipe, int] = field(default_factory=dict)
    written: int = 0

    @property
    def latest(self) -> int:
        return self.arrived[-1].id if self.arrived else self.since


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
        buttons: Callable[[Digest, Tongue], Keyboard] = lambda digest, tongue: (),
        wake: Callable[[], None] = lambda: None,
        chunk: int = CHUNK,
    ) -> None:
        self.engine, self.archive, self.printer = engine, archive, printer
        self.outbox = Outbox(engine, owner="fan-out")
        self.muted = Muted(engine)
        self.measures = measures or Measures()
        self.topics = topics or NoTopics()
        self.buttons = buttons
        self.wake = wake
        self.chunk = chunk
        self._last_tick: datetime | None = None

    # --- what happens

    def announce(self, issue_id: int, paper: str, now: datetime) -> bool:
        """Note that an issue is to be pushed, and wake who waits for it; False if that was noted before.

        Rows are written by the next `tick`. Not for issues that are only archived (first run, ingest, old).
        """
        return announce(self.engine, issue_id, paper, now)

    def tick(self, now: datetime) -> int:
        """Write the rows of all who are due; how many. Repeatable: who was served is due later.

        Messages that were on their way when their issue was read again are edited here as well.
        """
        with only_tick(self.engine) as ours:
            return self._tick(now) if ours else 0

    def _tick(self, now: datetime) -> int:
        if self._last_tick is None or now < self._last_tick - CLOCK_JUMP:
            # What a clock that was ahead put off for days or years is looked at again.
            reconsider(self.engine, now, beyond=timedelta(days=1))
        self._last_tick = now
        written = self._serve_all(now)
        if written:
            self.wake()
        self.edit_outdated(now)
        return written

    def body(self, recipe: Recipe) -> Body:
        """The message of a recipe, from the archive as it is now."""
        return self._body(recipe, {})

    # --- the tick

    def _serve_all(self, now: datetime) -> int:
        since = least_seen(self.engine, now)
        if since is None:
            return 0
        tick = Tick(now, since, arrived_after(self.engine, since), self.muted.papers())
        door = BEFORE_ALL
        while chunk := due_after(self.engine, door, now, self.chunk):
            door = (chunk[-1].chat_id, chunk[-1].thread_id)
            # Who became due only now may have missed more than we have read: the next tick's.
            self._serve(tick, [row for row in chunk if row.seen >= since])
        return tick.written

    def _serve(self, tick: Tick, chunk: Sequence[Any]) -> None:
        """Plan for each group of subscriptions that come together, then write all of it in one transaction."""
        served: dict[Plan, tuple[list[int], list[int]]] = {}
        for door, rows in groupby(chunk, key=lambda row: (row.chat_id, row.thread_id)):
            for group in together(list(rows)):
                plan = self._plan_of(tick, door, group)
                firsts, members = served.setdefault(plan, ([], []))
                firsts.append(group[0].id)
                members += [row.id for row in group]
        tick.written += write_plans(self.engine, served, tick.latest, tick.now)

    def _plan_of(self, tick: Tick, door: Door, group: Sequence[Any]) -> Plan:
        """Made once for all who want the same; for who was set back it depends on what came to them."""
        alike = tuple(row[FIRST_WANT:] for row in group)
        if alike not in tick.plans:
            if any(row.set_back for row in group):
                had = had_there(self.engine, *door, [one.issue_id for one in tick.arrived])
                return self._plan(tick, tuple(map(want_of, group)), had)
            tick.plans[alike] = self._plan(tick, tuple(map(want_of, group)))
        return tick.plans[alike]

    def _plan(self, tick: Tick, wants: tuple[Want, ...], had: Had | None = None) -> Plan:
        first = wants[0]
        schedule, zone, now = first.schedule, first.zone, tick.now
        lasts = [want.last for want in wants if want.last is not None]
        last = max(lasts, default=None)
        due = next_due(schedule, zone, last, now)
        if due.at > now:
            return look_again(due.at, trusted(last, now.astimezone(zone).date()))
        recipe = self._recipe(tick, wants, had or Had())
        changes: dict[str, Any] = {"paused_until": None, "seen": max(tick.latest, *(w.seen for w in wants))}
        if had is not None:
            changes["set_back"] = False
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
            message=self._store(tick, recipe) if recipe else None,
            occasion=occasion_of(schedule, due.day, recipe, now if had is not None else None)
            if recipe
            else "",
            priority=Priority.ALERT if recipe and is_alert(schedule, recipe) else Priority.DIGEST,
            silent=all(want.silent for want in wants),
            quiet=(quiet[0].timestamp(), quiet[1].timestamp()) if quiet else None,
            changes=tuple(changes.items()),
        )

    def _recipe(self, tick: Tick, wants: tuple[Want, ...], had: Had) -> Recipe | None:
        """What has come for these wants since they last had something; None: nothing."""
        parts: dict[int, Part] = {}
        topics: dict[int, TopicHit] = {}
        for want in wants:
            for one in tick.arrived:
                if one.id <= want.seen or want.paper not in ("", one.paper) or one.paper in tick.muted:
                    continue
                issue = self._issue(tick.issues, one.issue_id)
                if issue is None or issue.held:
                    continue
                if want.query:
                    for article_id, terms in self._hits(tick, issue, want.query).items():
                        known = topics.get(article_id, TopicHit(article_id, issue.id))
                        if had.brought(known):
                            continue
                        topics[article_id] = replace(known, terms=tuple(dict.fromkeys(known.terms + terms)))
                elif not had.covers(part := Part(issue.id, want.pages)):
                    parts[issue.id] = wider(parts.get(issue.id), part)
        if not parts and not topics:
            return None
        shown = list(parts.values())[-MOST_ISSUES:]
        lengths = [want.length for want in wants if not want.query] or [wants[0].length]
        kind = kind_of(wants[0].schedule, shown, topics, tick.issues)
        issues = [issue for part in shown if (issue := tick.issues[part.issue_id]) is not None]
        week = week_of(self.engine, issues) if kind == "week" else Week()
        return Recipe(
            kind=kind,
            length=lengths[0],
            parts=tuple(shown),
            topics=tuple(topics.values()),
            words=week.words,
            rising=week.rising,
            older=len(parts) - len(shown),
            tongue=wants[0].tongue,
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

    def _store(self, tick: Tick, recipe: Recipe) -> int:
        """The message of a recipe, rendered and stored once a tick, whatever hours its readers have."""
        if recipe not in tick.messages:
            tick.messages[recipe] = self.outbox.keep(self._body(recipe, tick.issues), tick.now)
        return tick.messages[recipe]

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

        packed = self.printer.compose(choose, recipe.length, recipe.tongue)
        keyboard = self.buttons(digest_in(choose(recipe.length, 0), recipe.tongue), recipe.tongue)
        return Body(packed.html, keyboard, printed_recipe(recipe), recipe.issues)

    # --- an issue was read again

    def reread(self, issue_id: int, now: datetime, within: timedelta = EDIT_WITHIN) -> int:
        """Make the messages with this issue anew, and edit them where they were sent since `within`; how many
        messages (not readers) changed. Nobody is alerted again.
        """
        changed = 0
        for old_id, old_hash, recipe in self.outbox.made_of(issue_id, now - within):
            body = self.body(made_of := read_recipe(recipe))
            if not body.html:
                # All of it was withdrawn: nobody is to have it any more, and who has it is told.
                self.outbox.call_off(old_id, now)
                body = Body(made_of.tongue(NOTHING_LEFT), recipe=recipe, issues=made_of.issues)
            if body.hash != old_hash:
                self.outbox.outdate(old_id, body, now)
                changed += 1
        if changed:
            self.edit_outdated(now, within)
        return changed

    def edit_outdated(self, now: datetime, within: timedelta = EDIT_WITHIN) -> int:
        """Edit what shows an outdated message; how many edits were written."""
        edits = self.outbox.edit_outdated(now, now - within)
        if edits:
            self.wake()
        return edits


def look_again(at: datetime, last: date | None) -> Plan:
    changes = (
        ("next_at", at.timestamp()),
        ("waiting", False),
        ("last_day", last.isoformat() if last else None),
    )
    return Plan(None, "", Priority.DIGEST, False, None, changes)


def is_shown(article: StoredArticle) -> bool:
    return not (article.withdrawn or article.vanished)
