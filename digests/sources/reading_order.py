"""In which order the pieces of a page are read: zones below each other, articles and columns from left to right.

A file has its pieces in the order in which somebody set them. A page is cut along the white band that says most,
across or up and down, and each part again (the recursive XY cut). Pure: values in, values out.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, takewhile
from operator import itemgetter
from typing import NamedTuple

from digests.sources.columns import MOST_BLOCKS, Block, height_of, width_of
from digests.sources.headings import OF_A_STRIP

_STRIP = 3.5  # ems of body type: as high as the head and the foot of a page
_LEVEL = 1.5  # ems
_HEAD = 1.16  # to the text: a subhead is smaller
# What a band weighs where its sides are not two articles: below heads, within a text, between columns, and between
# lines of heads that are set upright.
_INSIDE, _WITHIN_A_TEXT, _GUTTER, _UPRIGHT = 0.5, 0.02, 0.04, 0.002


_Texts = dict[int, Block]
"""The text below each head, by the head's identity."""


class _Kinds(NamedTuple):
    """What stands on one side of a band."""

    heads: bool
    text: bool


class _Band(NamedTuple):
    """White from side to side: its width, how many of the `ordered` blocks stand before it, the kinds on both sides, and
    the block at either edge.

    `parts_heads`: a head stands before it, and the text below that head behind it.
    """

    width: float
    ordered: Sequence[Block]
    before: int
    first: _Kinds
    second: _Kinds
    edges: tuple[Block, Block]
    parts_heads: bool


def in_reading_order(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks of a page. What cannot be cut apart stays as it was."""
    if not blocks or len(blocks) > MOST_BLOCKS:
        return list(blocks)
    page = width_of(blocks)
    head, rest = next((cut for cut in _strips(blocks) if _is_strip(cut[0], page)), ([], list(blocks)))
    rest, foot = next((cut for cut in _strips(rest) if _is_strip(cut[1], page)), (rest, []))
    texts = _texts_below(blocks)
    return [block for part in (head, rest, foot) for block in _cut_apart(part, texts)]


def _strips(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], list[Block]]]:
    return (_sides(blocks, band) for band in _bands(blocks, _from_the_top, {}))


def _is_strip(blocks: Sequence[Block], page: float) -> bool:
    """The head or the foot of a page: a line across it."""
    low = height_of(blocks) <= _STRIP * blocks[0].body and all(len(block.lines) == 1 for block in blocks)
    told = any(OF_A_STRIP.search(block.text) for block in blocks)
    return low and told and width_of(blocks) > page / 2


def _cut_apart(blocks: list[Block], texts: _Texts) -> list[Block]:
    rows = [(_weight_of_row(band), True, band) for band in _bands(blocks, _from_the_top, texts)]
    columns = [(_weight_of_column(band), False, band) for band in _bands(blocks, _from_the_left, texts)]
    if not rows and not columns:
        return blocks
    _, across, band = max(rows + columns, key=itemgetter(0))
    first, second = (_cut_apart(side, texts) for side in _sides(blocks, band))
    if across:
        return first + second
    upright = all(block.vertical for block in blocks)  # read from the right
    return second + first if upright else _side_by_side(first, second)


def _sides(blocks: Sequence[Block], band: _Band) -> tuple[list[Block], list[Block]]:
    """Before and behind a band, either in the order of the file, which stands where nothing cuts."""
    before = set(map(id, band.ordered[: band.before]))
    return [each for each in blocks if id(each) in before], [
        each for each in blocks if id(each) not in before
    ]


def _from_the_top(block: Block) -> tuple[float, float]:
    return -block.top, -block.bottom


def _from_the_left(block: Block) -> tuple[float, float]:
    return block.left, block.rightmost


def _bands(
    blocks: Sequence[Block], extent: Callable[[Block], tuple[float, float]], texts: _Texts
) -> Iterator[_Band]:
    """In one direction; there are none where there are no blocks."""
    ordered = sorted(blocks, key=extent)
    if not ordered:
        return
    kinds = [
        _Kinds(block.is_display and block.size >= _HEAD * block.body, block.is_text) for block in ordered
    ]
    before = list(accumulate(kinds, _together))
    behind = list(accumulate(reversed(kinds), _together))[::-1]
    present = set(map(id, ordered))
    waiting: Counter[int] = Counter()
    edge = ordered[0]
    for place, block in enumerate(ordered):
        white = extent(block)[0] - extent(edge)[1]
        if place and white > 0:
            kinds_beside = before[place - 1], behind[place]
            yield _Band(white, ordered, place, *kinds_beside, (edge, block), bool(waiting))
        if extent(block)[1] > extent(edge)[1]:
            edge = block
        waiting.pop(id(block), None)
        if id(text := texts.get(id(block))) in present:
            waiting[id(text)] += 1


def _texts_below(blocks: Sequence[Block]) -> _Texts:
    """The nearest text below each head, by the head's identity."""
    texts = [block for block in blocks if block.is_text]
    below = {
        id(head): [text for text in texts if text.is_in_line_with(head) and text.top < head.top]
        for head in blocks
        if head.is_display
    }
    return {head: max(under, key=lambda text: text.top) for head, under in below.items() if under}


def _together(one: _Kinds, other: _Kinds) -> _Kinds:
    return _Kinds(one.heads or other.heads, one.text or other.text)


def _weight_of_row(band: _Band) -> float:
    above, below = band.first, band.second
    if all(above) and all(below) and not band.parts_heads:
        return band.width
    within = above.text and below.text and not below.heads
    return band.width * (_WITHIN_A_TEXT if within else _INSIDE)


def _weight_of_column(band: _Band) -> float:
    if all(block.vertical for block in band.edges):
        return band.width * _UPRIGHT
    return band.width * (1.0 if band.first.heads and band.second.heads else _GUTTER)


def _side_by_side(left: list[Block], right: list[Block]) -> list[Block]:
    """A text may begin to the left of its heads, which stand in the middle of its columns or at their right edge."""
    heads = list(takewhile(lambda block: block.is_display, right))
    if heads and left[0].is_text and heads[0].top <= left[0].top + _LEVEL * left[0].body:
        return [*heads, *left, *right[len(heads) :]]
    return left + right
