"""One score for every candidate, by one formula whose every part can be left out and measured. Pure."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from digests.keywords.background import Background
from digests.keywords.candidates import Candidate
from digests.keywords.rows import ACTION_PARTS
from digests.keywords.sections import HEAD, Parts
from digests.word_data import generic_words

INSISTENT = 4
"""Mentions from which on an action is what the article is about: 宣讲, 签约."""

_PLACES: Mapping[str, float] = {
    "headline": 2.5,
    "kicker": 2.8,
    "deck": 1.4,
    "subhead": 1.7,
    "lead": 1.6,
    "body": 1.0,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What the scorer multiplies by; tuned on tests/golden/keywords/tune.json, figures in docs/accuracy.md."""

    places: Mapping[str, float] = field(default_factory=lambda: _PLACES)
    rarity: float = 2.1
    quote: float = 1.95
    phrase: float = 1.2
    aside: float = 0.57
    clause: float = 0.6
    set: float = 2.2
    learned: float = 1.3
    dictionary: float = 3.0
    generic: float = 0.78
    short: float = 0.63
    odd: float = 0.7
    long: float = 0.54
    once: float = 0.74
    unsaid: float = 0.3


class Scored(NamedTuple):
    """A candidate with its score, and what made it: times, rarity, novelty and the names of further factors."""

    score: float
    term: str
    times: int
    candidate: Candidate
    rarity: float
    novelty: float
    factors: list[str]


class Scorer:
    """Scores the candidates of one article: the logarithm of weighted mentions times every factor that applies."""

    def __init__(self, parts: Parts, background: Background, weights: Weights) -> None:
        self.parts = parts
        self.background = background
        self.weights = weights
        self.factors = {name: getattr(weights, name) for name in (*_BY_SOURCE, *_OTHER)}
        self._generic = generic_words()
        self._marked_end = max((section.end for section in parts.sections), default=0)

    def ranked(self, found: Iterable[Candidate]) -> list[Scored]:
        """All candidates that are in the text, best first; equal scores in the order of their terms."""
        scored = [one for one in map(self.score, found) if one is not None]
        scored.sort(key=_best_first)
        return scored

    def score(self, candidate: Candidate) -> Scored | None:
        """None for a term that the text does not hold."""
        term, text = candidate.term, self.parts.text
        aside = self.parts.private.get(term, 0) if "person" in candidate.sources else 0
        body = text.count(term)
        times = body + aside
        if not times:
            return None
        weighted, in_head = float(times), False
        if text.find(term, 0, self._marked_end) >= 0:
            for section in self.parts.sections:
                here = text.count(term, section.start, section.end)
                if here:
                    weighted += here * (self.weights.places[section.kind] - 1)
                    if section.kind in HEAD:
                        in_head = True
                        body -= here
        rarity = self._rarity(candidate) ** self.weights.rarity
        novelty = self.background.novelty(term)
        score = math.log1p(weighted) * rarity * novelty
        applied = self._applied(candidate, times, in_head, body + aside > 0)
        for name in applied:
            score *= self.factors[name]
        return Scored(score, term, times, candidate, rarity, novelty, applied)

    def _applied(self, candidate: Candidate, times: int, in_head: bool, in_body: bool) -> list[str]:
        term, sources = candidate.term, candidate.sources
        action = candidate.part in ACTION_PARTS
        applied = [source for source in sources if source in _BY_SOURCE]
        if action and not _ROWS.isdisjoint(sources) and times < INSISTENT:
            applied.append("clause")
        if sources == _WORD and times == 1 and not self.background.knows(term):
            applied.append("odd")
        if sources.isdisjoint(_NAMES):
            applied.extend(self._of_plain_words(candidate, in_body))
        if len(term) > 8:
            applied.append("long")
        if times == 1 and not in_head:
            applied.append("aside" if "set" in sources and "quote" not in sources else "once")
        return sorted(applied)  # a set has no order, and a product of floats has one

    def _of_plain_words(self, candidate: Candidate, in_body: bool) -> Iterator[str]:
        """Factors of a term that nothing but its words speaks for."""
        if candidate.words[0] in self._generic or candidate.words[-1] in self._generic:
            yield "generic"
        if len(candidate.term) == 2:
            yield "short"
        if not in_body:
            yield "unsaid"

    def _rarity(self, candidate: Candidate) -> float:
        """Of a phrase: half its rarest word, half the mean, and a little for having come together."""
        if len(candidate.words) == 1:
            return self.background.rarity(candidate.term)
        each = [self.background.rarity(word) for word in candidate.words if len(word) > 1] or [0.8]
        return min(1.0, (max(each) + sum(each) / len(each)) / 2 + 0.1)


_BY_SOURCE = frozenset({"quote", "phrase", "set", "learned", "dictionary"})
_NAMES = frozenset({"quote", "new", "set", "place", "office", "person", "dictionary"})
_ROWS = frozenset({"compound", "phrase"})
_WORD = {"word"}
_OTHER = (
    "aside",
    "clause",
    "generic",
    "short",
    "odd",
    "long",
    "once",
    "unsaid",
)


def _best_first(one: Scored) -> tuple[float, str]:
    return -one.score, one.term
