"""Heads that stand below their texts, because the file has the frames of the texts first.

Told where the first text of a page has no head above it and says what the heads below it say. Its neighbour is then
without a head as well, and has the next ones below it, as long as they say what it says.
"""

import re
from collections.abc import Iterator, Sequence

from digests.parsing.forms import HAN
from digests.parsing.lines import Line
from digests.parsing.moves import Move
from digests.parsing.sections import telling_pairs
from digests.parsing.signs import FURNITURE, is_headlike

_LEAD = "opens as a report does"
_Signs = Sequence[Sequence[str]]
_ENOUGH = 3  # pairs of characters that heads and their text have in common
_HEADLINE = re.compile(f"(?:[{HAN}][^{HAN}]*){{5}}")
_COMPARED = 400  # characters of each line of a text
_NO_HEAD = FURNITURE | {
    "a paper's name",
    "a sponsor alone",
    "a name in Latin capitals",
    "a masthead field in it",
}


def late_heads(lines: Sequence[Line], signs: _Signs) -> Iterator[Move]:
    """Each group of heads that is to be read before its text."""
    first = _first_text(lines, signs)
    behind = (first or 0) - 1  # the line that stands above the text once its neighbour's heads are moved
    while first is not None:
        group = _next_group(lines, signs, first)
        if group is None:
            return
        begin, end = group
        said = [telling_pairs(lines[at].plain) for at in range(begin, end)]
        above, below = _told(lines, first, begin), _told(lines, end, _end_of(lines, signs, end))
        of_above = sum(len(pairs & above) for pairs in said)
        if of_above < _ENOUGH or of_above <= sum(len(pairs & below) for pairs in said):
            return
        yield Move(behind, begin, end)
        behind, first = begin - 1, end if end < len(lines) else None


def _first_text(lines: Sequence[Line], signs: _Signs) -> int | None:
    """The first line of text, where nothing above it can be its head."""
    for place, line in enumerate(lines):
        if _LEAD in signs[place]:
            return place
        if (
            is_headlike(line, signs[place])
            and _HEADLINE.search(line.plain)
            and _NO_HEAD.isdisjoint(signs[place])
        ):
            return None
    return None


def _next_group(lines: Sequence[Line], signs: _Signs, first: int) -> tuple[int, int] | None:
    begin = _end_of(lines, signs, first)
    end = begin
    while end < len(lines) and is_headlike(lines[end], signs[end]):
        end += 1
    return (begin, end) if end > begin else None


def _end_of(lines: Sequence[Line], signs: _Signs, first: int) -> int:
    """Of the text that begins at `first`: the next line that may be a head."""
    return next(
        (at for at in range(first, len(lines)) if at > first and is_headlike(lines[at], signs[at])),
        len(lines),
    )


def _told(lines: Sequence[Line], first: int, end: int) -> set[str]:
    return telling_pairs("\n".join(line.plain[:_COMPARED] for line in lines[first:end]))
