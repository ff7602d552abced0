"""Leaves one term for each thing: no fragment of a longer term, no longer form of a chosen one. Pure."""

from collections.abc import Sequence

from digests.keywords.candidates import QUOTE, SET
from digests.keywords.scoring import Scored

FRAGMENT = 0.67
"""A term is a fragment when this share of its mentions lies inside one longer candidate."""


LONG = 8
PLACE_ENDS = frozenset({"镇", "乡", "村", "县", "街道", "社区", "江", "河", "山"})


DEPTH = 4
"""Only the best are compared with one another: this many for each keyword wanted."""


def choose(scored: Sequence[Scored], limit: int) -> list[Scored]:
    """The best `limit` of which none is a fragment of a longer term and none says the same as another."""
    best = scored[: DEPTH * limit]
    terms = "\n".join(one.term for one in best)
    chosen: list[Scored] = []
    for one in best:
        if len(chosen) == limit:
            break
        if _is_said(one.term, chosen):
            continue
        alone = terms.count(one.term) == 1  # a quick look, as it is of most
        if alone or not any(one.term in other.term and _swallows(other, one) for other in best):
            chosen.append(one)
    return chosen


def _swallows(longer: Scored, shorter: Scored) -> bool:
    if longer.term[: len(shorter.term)] == shorter.term and longer.term[len(shorter.term) :] in PLACE_ENDS:
        return True  # 古樟 is 古樟镇
    if len(longer.term) > LONG and shorter.candidate.sources & (SET | QUOTE):
        return False  # 集中签约仪式 is a better keyword than all that is said of it
    return (
        len(longer.term) > len(shorter.term)
        and longer.times >= FRAGMENT * shorter.times
        and longer.score >= 0.5 * shorter.score
    )


def _is_said(term: str, chosen: Sequence[Scored]) -> bool:
    for other in chosen:  # noqa: SIM110  (any() over a generator takes twice as long)
        if _same_thing(term, other.term):
            return True
    return False


def _same_thing(one: str, other: str) -> bool:
    """True where one contains the other, or the end of one is the beginning of the other."""
    if one in other or other in one:
        return True
    if one[0] not in other and other[0] not in one:
        return False
    shortest = min(len(one), len(other))
    need = max(3, (shortest + 1) // 2)
    return any(one.endswith(other[:size]) or other.endswith(one[:size]) for size in range(need, shortest))
