"""One score for every candidate, by one formula whose every part can be left out and measured. Pure."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from digests.keywords.background import Background, rarity_of
from digests.keywords.candidates import (
    COMPOUND,
    DICTIONARY,
    NEW,
    OFFICE,
    PERSON,
    PHRASE,
    PLACE,
    QUOTE,
    SET,
    SOURCES,
    WORD,
    Candidate,
)
from digests.keywords.sections import HEAD, Parts

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


@dataclass(frozen=True, slots=True, eq=False)  # known by identity: products of it are remembered
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
    factors: tuple[str, ...]


# What a candidate may be besides its sources: bits above theirs.
_TRAITS = ("aside", "clause", "generic", "short", "odd", "long", "once", "unsaid")
_ASIDE, _CLAUSE, _GENERIC, _SHORT, _ODD, _LONG, _ONCE, _UNSAID = (
    1 << (len(SOURCES) + place) for place in range(len(_TRAITS))
)
_NAMES = QUOTE | NEW | SET | PLACE | OFFICE | PERSON | DICTIONARY
"""Sources that say more than that a term is words."""


class Scorer:
    """Scores the candidates of one article: the logarithm of weighted mentions times every factor that applies."""

    def __init__(self, parts: Parts, background: Background, weights: Weights) -> None:
        self.parts = parts
        self._text = parts.text
        self.background = background
        self.weights = weights
        self._factors = _factors(weights)
        self._lines = [
            (parts.text[line.start : line.end], weights.places[line.kind] - 1, line.kind in HEAD)
            for line in parts.sections
        ]
        self._marked = parts.text[: max((line.end for line in parts.sections), default=0)]

    def ranked(self, found: Iterable[Candidate]) -> list[Scored]:
        """All candidates that are in the text, best first; equal scores in the order of their terms."""
        scored = [one for one in map(self.score, found) if one is not None]
        scored.sort(key=attrgetter("term"))
        scored.sort(key=attrgetter("score"), reverse=True)
        return scored

    def score(self, candidate: Candidate) -> Scored | None:
        """None for a term that the text does not hold."""
        term, text = candidate.term, self._text
        times = text.count(term)
        if candidate.sources & PERSON:
            times += self.parts.private.get(term, 0)
        if not times:
            return None
        weighted, in_head = float(times), 0
        if term in self._marked:
            more, in_head = self._more_in_lines(term)
            weighted += more
        rarity = self._rarity(candidate) ** self.weights.rarity
        novelty = self.background.novelty(term)
        traits = self._traits(candidate, times, in_head > 0, in_head < times)
        names, product = self._factors[candidate.sources | traits]
        score = math.log1p(weighted) * rarity * novelty * product
        return Scored(score, term, times, candidate, rarity, novelty, names)

    def _more_in_lines(self, term: str) -> tuple[float, int]:
        """What the mentions in lines that weigh more weigh more, and the number of those in the head."""
        more, in_head = 0.0, 0
        for line, weight, head in self._lines:
            if term in line:
                here = line.count(term)
                more += here * weight
                in_head += here * head
        return more, in_head

    def _traits(self, candidate: Candidate, times: int, in_head: bool, in_body: bool) -> int:
        term, sources = candidate.term, candidate.sources
        traits = 0
        said = sources & (COMPOUND | PHRASE) or (sources == WORD and not in_head)
        if candidate.action and said and times < INSISTENT:
            traits |= _CLAUSE
        if sources == WORD and times == 1 and not self.background.knows(term):
            traits |= _ODD
        if not sources & _NAMES:
            words = candidate.words
            if words and (words[0].generic or words[-1].generic):
                traits |= _GENERIC
            if len(term) == 2:
                traits |= _SHORT
            if not in_body:
                traits |= _UNSAID
        if len(term) > 8:
            traits |= _LONG
        if times == 1 and not in_head:
            traits |= _ASIDE if sources & SET and not sources & QUOTE else _ONCE
        return traits

    def _rarity(self, candidate: Candidate) -> float:
        """Of a phrase: half its rarest word, half the mean, and a little for having come together."""
        words = candidate.words
        if not words:
            return rarity_of(candidate.term)
        if len(words) == 1:
            return words[0].rarity
        rarest, together, several = 0.0, 0.0, 0
        for word in words:  # max and sum of a list take twice as long
            if len(word) > 1:
                rarest = word.rarity if word.rarity > rarest else rarest
                together += word.rarity
                several += 1
        return min(1.0, (rarest + together / several) / 2 + 0.1) if several else 0.9


_WEIGHED = ("quote", "phrase", "set", "learned", "dictionary", *_TRAITS)


class _Factors(dict[int, tuple[tuple[str, ...], float]]):
    """By the bits of sources and traits: the names of the factors that they call for, and their product."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, bits: int) -> tuple[tuple[str, ...], float]:
        called = (name for place, name in enumerate((*SOURCES, *_TRAITS)) if bits >> place & 1)
        names = tuple(sorted(name for name in called if name in _WEIGHED))
        self[bits] = made = names, math.prod(getattr(self._weights, name) for name in names)
        return made


@lru_cache(maxsize=8)
def _factors(weights: Weights) -> _Factors:
    return _Factors(weights)
