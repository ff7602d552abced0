"""Finds readers' topics in an issue: the same articles that a search would find, all topics in one pass.

Keeps what it worked out for the issues of late, since a tick asks topic after topic about each. No Telegram.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from digests.archive.stored import StoredIssue
from digests.errors import QueryError
from digests.search.normal import normal_form
from digests.search.query import All, AnyOf, Condition, Query, Term, parse_query
from digests.search.standing import StandingQueries, Subject, answers, subject_of

Hits = Mapping[int, tuple[str, ...]]

REMEMBERED_ISSUES = 20
"""As many as one catch-up shows."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An issue, its articles as a search knows them, and the answers given so far."""

    issue: StoredIssue
    subjects: tuple[tuple[int, Subject], ...]
    hits: dict[str, Hits]


class StandingTopics:
    """The fan-out's `Topics`. `standing` gives the text of every topic that somebody is subscribed to."""

    def __init__(self, standing: Callable[[], Iterable[str]]) -> None:
        self.standing = standing
        self.queries: StandingQueries[str] = StandingQueries()
        self.parsed: dict[str, Query | None] = {}
        self.answered: deque[Answered] = deque(maxlen=REMEMBERED_ISSUES)
        # The tick and a reader who asks may come at once, in two threads.
        self.lock = threading.Lock()

    def matches(self, issue: StoredIssue, query: str) -> Hits:
        """The articles of `issue` (by id) that `query` hits, each with the terms that it has, as they were typed;
        the query itself where it asks for none (版:1).
        """
        with self.lock:
            # The issue as it was read, not its id: an issue that was read again is another one.
            found = next((one for one in self.answered if one.issue is issue), None)
            if found is None:
                found = self.answer(issue)
            if query not in found.hits:
                found.hits[query] = hits_of(query, read(query), found.subjects)
            return found.hits[query]

    def answer(self, issue: StoredIssue) -> Answered:
        """Go through an issue once, for all topics."""
        self.learn(set(self.standing()))
        subjects = tuple(
            (
                one.id,
                subject_of(
                    one.article, paper=issue.paper, day=issue.date, people=one.people, entities=one.entities
                ),
            )
            for one in issue.articles
        )
        hits: dict[str, dict[int, tuple[str, ...]]] = {query: {} for query in self.parsed}
        queries = self.queries.matches([subject for _, subject in subjects])
        for (article_id, subject), found in zip(subjects, queries, strict=True):
            for query in found:
                hits[query][article_id] = terms_in(self.parsed[query], query, subject)
        self.answered.append(Answered(issue, subjects, {**hits}))
        return self.answered[-1]

    def learn(self, wanted: set[str]) -> None:
        """Take in topics that are new since the last issue, and let go of those that nobody has any more."""
        for query in self.parsed.keys() - wanted:
            self.queries.drop(query)
            del self.parsed[query]
        for query in wanted - self.parsed.keys():
            parsed = self.parsed[query] = read(query)
            if parsed is not None:
                self.queries.add(query, parsed)
        if self.queries.is_untidy:
            self.queries.tidy()


def hits_of(query: str, parsed: Query | None, subjects: Iterable[tuple[int, Subject]]) -> Hits:
    """One topic by itself: it was taken since its issue was gone through."""
    if parsed is None:
        return {}
    fits = answers(parsed.condition)
    return {article_id: terms_in(parsed, query, subject) for article_id, subject in subjects if fits(subject)}


def read(query: str) -> Query | None:
    """None for a topic that the grammar of today does not read; it was readable when it was taken."""
    try:
        return parse_query(query)
    except QueryError:
        return None


def terms_in(parsed: Query | None, query: str, subject: Subject) -> tuple[str, ...]:
    terms = wanted(parsed.condition) if parsed else ()
    return tuple(dict.fromkeys(typed for text, typed in terms if text in subject.whole)) or (query,)


def wanted(condition: Condition) -> Iterator[tuple[str, str]]:
    """Each term that a hit may have, in normal form and as a reader would recognise it."""
    match condition:
        case Term(text=text, typed=typed):
            yield text, typed if normal_form(typed) == text else text
        case All(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from wanted(part)
