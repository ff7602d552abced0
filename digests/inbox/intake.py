"""The inboxes' way into the archive: look, wait until files lie still, ingest each issue, set bad ones aside.

The caller works through `waiting`, and calls `finish` only when readers' messages are safely written: a kill
in between brings the issue back, and it is still news.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digests.errors import BaotongError, IssueError
from digests.inbox.arrivals import Arrival, Look, arrivals
from digests.inbox.folder import look_through
from digests.inbox.ingest import Desk, Ingested, ingest
from digests.inbox.records import InboxRecords, SetAside
from digests.issue_errors import SERVICE_DIED, UNEXPECTED

log = logging.getLogger(__name__)

MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """An arrival and the inbox that it lies in."""

    arrival: Arrival
    inbox: Path


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An issue in the archive; `news`: readers should hear of it."""

    ingested: Ingested
    news: bool


class Intake:
    """Remembers the last look at each inbox; everything else is in the database."""

    def __init__(self, desk: Desk, records: InboxRecords) -> None:
        self.desk = desk
        self.records = records
        self.inboxes = tuple(dict.fromkeys(paper.inbox for paper in desk.papers))
        self.last_looks: dict[Path, Look] = {}
        self.broken: set[Path] = set()

    def look(self, now: datetime) -> tuple[list[Waiting], list[SetAside]]:
        """Look through every inbox once: what lies ready, and the inboxes that have just become unreadable."""
        waiting: list[Waiting] = []
        broken: list[SetAside] = []
        first_run = self.desk.archive.is_empty() and self.records.is_empty()
        for inbox in self.inboxes:
            try:
                waiting += [Waiting(arrival, inbox) for arrival in self.ready(inbox, now, first_run)]
                self.broken.discard(inbox)
            except IssueError as error:
                if inbox not in self.broken:
                    broken.append(SetAside(str(inbox), error.problem))
                self.broken.add(inbox)
        return waiting, broken

    def ready(self, inbox: Path, now: datetime, first_run: bool) -> list[Arrival]:
        look = look_through(inbox)
        before = self.last_looks.get(inbox)
        self.last_looks[inbox] = look
        if before is not None:
            return arrivals(before, look, self.records.known())
        if first_run:
            # What lies there on the first run is archived and not pushed, even if a kill cuts the run short.
            self.records.put(arrivals(look, look, {}), "backlog", now)
        return []

    def take_in(self, waiting: Waiting, now: datetime) -> TakenIn | SetAside:
        arrival = waiting.arrival
        begun = self.records.begin(arrival, now)
        if begun.tries > MOST_TRIES:
            return self.set_aside(arrival, SERVICE_DIED.format(times=MOST_TRIES), now)
        try:
            done = ingest(self.desk, arrival.paths, now=now, inbox=waiting.inbox)
        except IssueError as error:
            return self.set_aside(arrival, error.problem, now)
        except BaotongError:
            raise  # the archive's trouble is not the file's: it is tried again at the next look
        except Exception as error:
            # A bug of ours, but the other files must not wait for its repair.
            log.exception("%s cannot be taken in", arrival.key)
            return self.set_aside(arrival, UNEXPECTED.format(error=f"{type(error).__name__}: {error}"), now)
        return TakenIn(done, news=not begun.quiet and is_news(done, begun_before=begun.tries > 1))

    def set_aside(self, arrival: Arrival, problem: str, now: datetime) -> SetAside:
        self.records.put([arrival], "set aside", now, problem)
        return SetAside(arrival.key, problem)

    def finish(self, waiting: Waiting, now: datetime) -> None:
        self.records.put([waiting.arrival], "done", now)


def is_news(done: Ingested, *, begun_before: bool) -> bool:
    """Newer than its paper's newest issue, or undated, and not held.

    `begun_before`: a kill came between storing it and finishing, so an unchanged issue is news all the same.
    """
    outcomes = {"new", "second", "unchanged"} if begun_before else {"new", "second"}
    return done.stored.outcome in outcomes and done.stored.newest and not done.held
