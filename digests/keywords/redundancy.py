"""Leaves one term for each thing: no fragment of a longer term, no longer form of a chosen one. Pure."""

from collections.abc import Sequence

from digests.keywords.scoring import Scored

FRAGMENT = 0.67
"""A term is a fragment when this share of its mentions lies inside one longer candidate."""


def without_fragments(scored: Sequence[Scored]) -> list[Scored]:
    """Drops 双招 beside 双招双引: what is hardly ever met outside a longer candidate."""
    return [one for one in scored if not any(_swallows(other, one) for other in scored)]


def _swallows(longer: Scored, shorter: Scored) -> bool:
    return (
        len(longer.term) > len(shorter.term)
        and shorter.term in longer.term
        and longer.times >= FRAGMENT * shorter.times
        and longer.score >= 0.5 * shorter.score
    )


def choose(scored: Sequence[Scored], limit: int) -> list[Scored]:
    """The best `limit` of which none contains another."""
    chosen: list[Scored] = []
    for one in without_fragments(scored):
        if len(chosen) == limit:
            break
        if not any(one.term in other.term or other.term in one.term for other in chosen):
            chosen.append(one)
    return chosen
