"""排序:相关: how much of an article is about what was searched for. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

CANDIDATES = 3_000
"""The newest hits that are weighed; older ones are behind them in any order that a reader would page to."""
IN_HEADLINE = 5
_SATURATION = 1.5  # as in BM25: the tenth occurrence says less than the second
_USUAL_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit's key and its normal texts."""

    key: int
    head: str
    body: str


def by_relevance(candidates: Sequence[Candidate], terms: Sequence[str]) -> list[int]:
    """The keys, the most relevant first; of equals the newer (smaller key)."""
    scored = [(-_relevance(candidate, terms), candidate.key) for candidate in candidates]
    return [key for _, key in sorted(scored)]


def _relevance(candidate: Candidate, terms: Sequence[str]) -> float:
    longer = _SATURATION * (0.25 + 0.75 * (len(candidate.head) + len(candidate.body)) / _USUAL_LENGTH)
    score = 0.0
    for term in terms:
        occurrences = candidate.body.count(term) + IN_HEADLINE * candidate.head.count(term)
        score += occurrences / (occurrences + longer) if occurrences else 0.0
    return score
