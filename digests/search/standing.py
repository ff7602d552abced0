"""Standing queries: which of many subscriptions an article answers, in one pass over its text. Pure.

Every query names terms of which one must be there for it to hold (its anchors). All anchors are looked for at
once; what they bring up is decided as a search would: a query with no anchor (-调研, 版:1) is decided each time.
New subscriptions wait in a small automaton beside the large one, so that adding one never rebuilds it.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from digests.entities import forms_of
from digests.issue import Article, Entity, EntityKind, Person
from digests.search.bigrams import LONGEST_MARK, letters_only
from digests.search.conditions import All, AnyOf, Condition, Days, Named, Not, Pages, Query, Role, Term
from digests.search.indexing import NormalText, name_letters, normal_text
from digests.search.normal import normal_form

Key = TypeVar("Key", bound=Hashable)

SMALL = 1_000
"""Anchors in the small automaton; more of them are closed into one of their own."""
MOST_AUTOMATA = 6
"""With more than this, or as many dropped anchors as living ones, `is_untidy`."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An article as a search knows it: its normal text (`whole` is all of it) and what its filters look at."""

    text: NormalText
    whole: str
    page: int
    paper: str
    day: date | None
    reporters: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def subject_of(
    article: Article,
    *,
    paper: str,
    day: date | None,
    people: Sequence[Person] = (),
    entities: Sequence[Entity] = (),
    text: NormalText | None = None,
) -> Subject:
    """`text` is the article's normal text where that is known already; `day` is the date of its issue."""
    normal = text or normal_text(article)
    return Subject(
        text=normal,
        whole=f"{normal.head}\n{normal.body}",
        page=article.page,
        paper=normal_form(paper),
        day=day,
        reporters=_names(reporter.name for reporter in article.reporters),
        people=_names(name for person in people for name in (person.name, person.title)),
        organisations=_forms(entities, "organisation"),
        places=_forms(entities, "place"),
    )


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(name_letters, names)) - {""}


def _forms(entities: Sequence[Entity], kind: EntityKind) -> frozenset[str]:
    return _names(form for one in entities if one.kind == kind for form in forms_of(one))


Test = Callable[[Subject], bool]


def answers(condition: Condition) -> Test:
    """Whether a search for `condition` would find an article, copies of earlier articles aside."""
    match condition:
        case Term(text=term, headline=True):
            return lambda subject: term in subject.text.head
        case Term(text=term):
            return lambda subject: term in subject.whole
        case Not(condition=part):
            unwanted = answers(part)
            return lambda subject: not unwanted(subject)
        case All(conditions=parts):
            return _every([answers(part) for part in parts])
        case AnyOf(conditions=parts):
            return _some([answers(part) for part in parts])
        case Pages(first=first, last=last):
            return lambda subject: first <= subject.page <= last
        case Days(first=earliest, last=latest):
            return lambda subject: subject.day is not None and earliest <= subject.day <= latest
        case Named(role="paper", name=name):
            return lambda subject: name in subject.paper
        case Named(role=role, name=name):
            wanted, names = letters_only(name)[:LONGEST_MARK], _NAMES[role]
            return lambda subject: wanted in names(subject)


_NAMES: dict[Role, Callable[[Subject], frozenset[str]]] = {
    "reporter": lambda subject: subject.reporters,
    "person": lambda subject: subject.people,
    "organisation": lambda subject: subject.organisations,
    "place": lambda subject: subject.places,
}


def _every(tests: list[Test]) -> Test:
    def every(subject: Subject) -> bool:
        for test in tests:  # noqa: SIM110  (all() over a generator takes twice as long)
            if not test(subject):
                return False
        return True

    return every


def _some(tests: list[Test]) -> Test:
    def some(subject: Subject) -> bool:
        for test in tests:  # noqa: SIM110
            if test(subject):
                return True
        return False

    return some


def anchors_of(condition: Condition) -> frozenset[str] | None:
    """Terms of which one is in every text that `condition` holds for; None where no term has to be."""
    match condition:
        case Term(text=term):
            return frozenset({term})
        case All(conditions=parts):
            known = [anchors for anchors in map(anchors_of, parts) if anchors is not None]
            # The fewest, and of equals the longest: a long term is met less often.
            return min(
                known,
                key=lambda anchors: (len(anchors), -min(map(len, anchors)), sorted(anchors)),
                default=None,
            )
        case AnyOf(conditions=parts):
            each = [anchors_of(part) for part in parts]
            return None if None in each else frozenset().union(*(one for one in each if one is not None))
        case _:
            return None


@dataclass(slots=True, eq=False)
class _Standing:
    """A condition and who waits for it; without a `test` it is a single term, which needs no second look."""

    condition: Condition
    keys: set[Any]
    test: Test | None


_Automaton = tuple[AhoCorasick, list[list[_Standing]]]
"""Anchors, and for each of them what waits for it: the very lists of `_by_anchor`."""


class StandingQueries(Generic[Key]):
    """Subscriptions by a key of the caller's (a row's id). Equal conditions are decided once for all their keys."""

    def __init__(self, queries: Iterable[tuple[Key, Query]] = ()) -> None:
        self._by_key: dict[Key, _Standing] = {}
        self._by_condition: dict[Condition, _Standing] = {}
        self._by_anchor: dict[str, list[_Standing]] = {}
        self._unanchored: list[_Standing] = []
        self._closed: list[_Automaton] = []
        self._recent: dict[str, list[_Standing]] = {}
        self._recent_automaton: _Automaton | None = None
        self._idle = 0
        for key, query in queries:
            self.add(key, query)
        self.tidy()

    def __len__(self) -> int:
        return len(self._by_key)

    def add(self, key: Key, query: Query) -> None:
        """A key that is there already gets this query instead of its old one."""
        self.drop(key)
        condition = query.condition
        standing = self._by_condition.get(condition)
        if standing is None:
            plain = isinstance(condition, Term) and not condition.headline
            standing = self._by_condition[condition] = _Standing(
                condition, set(), None if plain else answers(condition)
            )
            self._place(standing)
        standing.keys.add(key)
        self._by_key[key] = standing

    def _place(self, standing: _Standing) -> None:
        anchors = anchors_of(standing.condition)
        if anchors is None:
            self._unanchored.append(standing)
            return
        for anchor in sorted(anchors):
            waiting = self._by_anchor.get(anchor)
            if waiting is None:
                waiting = self._by_anchor[anchor] = self._recent[anchor] = []
                self._recent_automaton = None
            elif not waiting:
                self._idle -= 1
            waiting.append(standing)
        if len(self._recent) >= SMALL and self._closed:
            self._closed.append(_automaton(self._recent))
            self._recent, self._recent_automaton = {}, None

    def drop(self, key: Key) -> bool:
        """False for a key that is not there. Its anchors stay in the automaton, where nothing waits for them."""
        standing = self._by_key.pop(key, None)
        if standing is None:
            return False
        standing.keys.discard(key)
        if not standing.keys:
            del self._by_condition[standing.condition]
            anchors = anchors_of(standing.condition)
            if anchors is None:
                self._unanchored.remove(standing)
            for anchor in anchors or ():
                self._by_anchor[anchor].remove(standing)
                self._idle += not self._by_anchor[anchor]
        return True

    def matches(self, subjects: Sequence[Subject]) -> list[set[Key]]:
        """For each article the keys of the queries that it answers."""
        if self._recent and self._recent_automaton is None:
            self._recent_automaton = _automaton(self._recent)
        return [self._matches(subject) for subject in subjects]

    def _matches(self, subject: Subject) -> set[Key]:
        found: list[set[Key]] = []
        to_decide: dict[_Standing, None] = dict.fromkeys(self._unanchored)
        for automaton, waiting in self._automata():
            for place in {
                place for place, _, _ in automaton.find_matches_as_indexes(subject.whole, overlapping=True)
            }:
                for standing in waiting[place]:
                    if standing.test is None:
                        found.append(standing.keys)
                    else:
                        to_decide[standing] = None
        found.extend([one.keys for one in to_decide if one.test is None or one.test(subject)])
        return set().union(*found)

    def _automata(self) -> list[_Automaton]:
        return self._closed if self._recent_automaton is None else [*self._closed, self._recent_automaton]

    @property
    def is_untidy(self) -> bool:
        """True when `tidy` would make matching faster again."""
        return len(self._closed) > MOST_AUTOMATA or 2 * self._idle > len(self._by_anchor) + SMALL

    def tidy(self) -> None:
        """One automaton of all anchors that are in use; a tenth of a second for 100,000, off the event loop."""
        self._by_anchor = {anchor: waiting for anchor, waiting in self._by_anchor.items() if waiting}
        self._closed = [_automaton(self._by_anchor)] if self._by_anchor else []
        self._recent, self._recent_automaton, self._idle = {}, None, 0


def _automaton(anchors: dict[str, list[_Standing]]) -> _Automaton:
    # In order: what begins alike stands together in memory, which a text then touches less of.
    ordered = sorted(anchors)
    return AhoCorasick(ordered), [anchors[anchor] for anchor in ordered]
