"""Heads of two articles that stand together above both their texts: each is put over its own.

A text without a head of its own is told by its lead. Which heads are of it, and which of the text above it, is told by
what both say, all heads of the one standing above all heads of the other.
"""

from collections.abc import Iterator, Sequence

from digests.parsing import junctions
from digests.parsing.lines import Line
from digests.parsing.moves import Move
from digests.parsing.sections import telling_pairs
from digests.parsing.signs import is_headlike

_Signs = Sequence[Sequence[str]]
_LEAD = "opens as a report does"
_ENOUGH = 4  # pairs of characters by which the heads must be rather of the one than of the other
_TEXT, _HEADLINE = 26, 6  # characters of the shortest one
_MOST = 12  # heads; more are an index
_COMPARED = 400  # characters of each line of a text


def stacked_heads(lines: Sequence[Line], signs: _Signs) -> Iterator[Move]:
    """The heads over each text that has none, which stand further up."""
    goes_to: dict[int, int] = {}
    heads: list[int] = []
    begins = 0  # of the text below them, which is led
    for place in range(len(lines)):
        if is_headlike(lines[place], signs[place]):
            heads = [] if begins else heads
            heads.append(place)
            begins = 0
        elif not (_LEAD in signs[place] and len(lines[place].plain) > _TEXT):
            heads = heads if begins else []
        elif not begins:
            begins = place
        elif junctions.is_closed(lines[place - 1].plain):
            end = _end_of(lines, signs, place)
            heads = heads[_parting(lines, heads, _told(lines, begins, place), _told(lines, place, end)) :]
            goes_to |= dict.fromkeys(heads, place - 1)
            begins = place
    return (Move(behind, at, at + 1) for at, behind in goes_to.items())


def _end_of(lines: Sequence[Line], signs: _Signs, first: int) -> int:
    """Of the text that begins at `first`: the next head, or lead."""
    below = range(first + 1, len(lines))
    return next((at for at in below if _LEAD in signs[at] or is_headlike(lines[at], signs[at])), len(lines))


def _parting(lines: Sequence[Line], heads: Sequence[int], above: set[str], below: set[str]) -> int:
    """How many of the heads are of the text above; all, where it is not sure that some are of the one below."""
    own = [telling_pairs(lines[at].plain) for at in heads]
    rather_above = [len(pairs & above) - len(pairs & below) for pairs in own]
    ways = [
        way for way in range(1, len(heads)) if any(len(lines[at].plain) >= _HEADLINE for at in heads[:way])
    ]
    worth = {way: sum(rather_above[:way]) - sum(rather_above[way:]) for way in ways}
    best = max(ways, key=lambda way: (worth[way], lines[heads[way]].gap), default=0)
    return best if best and worth[best] >= _ENOUGH else len(heads)


def _told(lines: Sequence[Line], first: int, end: int) -> set[str]:
    return telling_pairs("\n".join(line.plain[:_COMPARED] for line in lines[first:end]))
