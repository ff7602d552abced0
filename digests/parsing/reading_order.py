"""Lines put in the order of reading where frames of one article stand among those of another. No role is decided here.

Columns and boxes are taken off a page as they were laid on it: `interrupted` finds texts that go on behind
another article's frame, `late_heads` heads that stand below their texts, `stacked_heads` those above the text of another.
"""

from collections.abc import Iterable, Sequence

from digests.parsing.interrupted import broken_texts
from digests.parsing.late_heads import late_heads
from digests.parsing.lines import Line
from digests.parsing.moves import Move
from digests.parsing.page_style import PageStyle
from digests.parsing.signs import signs_of
from digests.parsing.stacked_heads import stacked_heads

_Signs = list[list[str]]


def in_reading_order(lines: list[Line], signs: _Signs, style: PageStyle) -> tuple[list[Line], _Signs]:
    """The lines and their signs; the same ones where none stands elsewhere."""
    lines, signs = _moved(lines, signs, style, list(broken_texts(lines, signs, style)))
    lines, signs = _moved(lines, signs, style, list(late_heads(lines, signs)))
    return _moved(lines, signs, style, list(stacked_heads(lines, signs)))


def _moved(
    lines: list[Line], signs: _Signs, style: PageStyle, moves: Sequence[Move]
) -> tuple[list[Line], _Signs]:
    if not moves:
        return lines, signs
    order = in_order(len(lines), moves)
    ordered = [
        lines[place]._replace(parted=True) if above != place - 1 else lines[place]
        for above, place in zip([-1, *order], order, strict=False)
    ]
    return ordered, [signs_of(line, style) for line in ordered]


def in_order(count: int, moves: Iterable[Move]) -> list[int]:
    """The places of lines as they are to be read."""
    behind: dict[int, list[int]] = {}
    for move in moves:
        behind.setdefault(move.behind, []).extend(range(move.first, move.end))
    moved = {place for places in behind.values() for place in places}
    order: list[int] = []
    for place in range(-1, count):  # what is read first stands behind no line
        if place not in moved:
            _lay(order, place, behind)
    return order[1:]


def _lay(order: list[int], place: int, behind: dict[int, list[int]]) -> None:
    """A line, and behind it what was moved there, which may break off in its turn."""
    order.append(place)
    for each in behind.get(place, ()):
        _lay(order, each, behind)
