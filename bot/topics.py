"""Finds readers' topics in an issue: the same articles that a search would find, all topics in one pass.

Keeps what it worked out for the issues of late, since a tick asks topic after topic about each. No Telegram.
"""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.fanout import MOST_ISSUES
from digests.errors import QueryError
from digests.query import Query, parse_query, wanted_terms
from digests.standing import StandingQueries, Subject, subject_of, test_of
from digests.stored import StoredArticle, StoredIssue

Hits = Mapping[int, tuple[str, ...]]


@dataclass(slots=True)
class _Answered:
    """An issue, its articles as a search knows them, and the answers given so far."""

    issue: StoredIssue
    subjects: list[tuple[int, Subject]]
    hits: dict[str, Hits] = field(default_factory=dict)


class StandingTopics:
    """The fan-out's `Topics`. `standing` gives the text of every topic that somebody has subscribed to."""

    def __init__(self, standing: Callable[[], Iterable[str]]) -> None:
        self.standing = standing
        self._queries: StandingQueries[str] = StandingQueries()
        self._parsed: dict[str, Query | None] = {}
        self._answered: deque[_Answered] = deque(maxlen=MOST_ISSUES)
        # The tick and a reader who asks may come at once, in two threads.
        self._lock = threading.Lock()

    def matches(self, issue: StoredIssue, query: str) -> Hits:
        """The articles of `issue` (by id) that `query` hits, each with the terms that it has, as printed in the
        query's normal form; the query itself where no term of it is there (版:1).
        """
        with self._lock:
            # The issue as it was read, not its id: an issue that was read again is another one.
            answered = next((one for one in self._answered if one.issue is issue), None)
            if answered is None:
                answered = self._answer(issue)
            if query not in answered.hits:
                answered.hits[query] = self._answer_one(answered, query)
            return answered.hits[query]

    def _answer(self, issue: StoredIssue) -> _Answered:
        self._learn(self.standing())
        subjects = [(article.id, subject(issue, article)) for article in issue.articles]
        answered = _Answered(issue, subjects, {query: {} for query in self._parsed})
        found: defaultdict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
        keys = self._queries.matches([one for _, one in subjects])
        for (article_id, one), queries in zip(subjects, keys, strict=True):
            for query in queries:
                found[query][article_id] = terms_in(self._parsed[query], query, one)
        answered.hits.update(found)
        self._answered.append(answered)
        return answered

    def _learn(self, standing: Iterable[str]) -> None:
        wanted = set(standing)
        for query in self._parsed.keys() - wanted:
            self._queries.drop(query)
            del self._parsed[query]
        for query in wanted - self._parsed.keys():
            parsed = self._parsed[query] = read(query)
            if parsed is not None:
                self._queries.add(query, parsed)
        if self._queries.is_untidy:
            self._queries.tidy()

    @staticmethod
    def _answer_one(answered: _Answered, query: str) -> Hits:
        """A topic that was taken since the issue was gone through."""
        parsed = read(query)
        if parsed is None:
            return {}
        fits = test_of(parsed.condition)
        return {
            article_id: terms_in(parsed, query, one) for article_id, one in answered.subjects if fits(one)
        }


def subject(issue: StoredIssue, article: StoredArticle) -> Subject:
    return subject_of(article.article, paper=issue.paper, day=issue.date, people=article.people)


def read(query: str) -> Query | None:
    """None for a topic that the grammar of today does not read; it was readable when it was taken."""
    try:
        return parse_query(query)
    except QueryError:
        return None


def terms_in(parsed: Query | None, query: str, one: Subject) -> tuple[str, ...]:
    terms = wanted_terms(parsed.condition) if parsed else ()
    return tuple(term for term in terms if term in one.whole) or (query,)
