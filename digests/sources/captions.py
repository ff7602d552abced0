"""The pictures of a printed page, and their captions: small lines right below them. Pure: values in, values out."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from digests.sources.columns import MOST_BLOCKS, Block
from digests.sources.printed_lines import PrintedLine

# In ems of the body type.
_LEAST_WIDTH, _LEAST_HEIGHT = 5.0, 4.0
_BELOW_IT, _BELOW_ANOTHER = (-0.4, 0.8), (-1.2, 1.2)
_EDGE = 1.0
_SMALL = 0.97  # to the body's size
_MOST = 60
"""Of a page; a made-up one may have thousands, on each of which every line might lie."""
_ON_IT = 15  # characters: a ground has more lying on it


class Picture(NamedTuple):
    """Where a picture stands, in the page's units; what is filled with a colour may be one too, or a ground."""

    left: float
    bottom: float
    right: float
    top: float


def captions_apart(blocks: Sequence[Block], pictures: Iterable[Picture]) -> tuple[list[Block], list[str]]:
    """The blocks without the pictures' captions, and these; what stands beside a picture is told how far it may go."""
    left = list(blocks)
    captions: list[str] = []
    large = (picture for picture in pictures if _is_large(picture, blocks))
    for picture in islice(large, _MOST if len(blocks) <= MOST_BLOCKS else 0):
        if _is_ground(picture, left):
            continue
        bottom = picture.bottom
        if found := _captions_below(picture, left):
            captions.append("".join(block.text for block in found))
            bottom = min(block.bottom for block in found)
            left = [block for block in left if block not in found]
        for block in left:
            block.flow_around(picture.left, picture.right, bottom, picture.top)
    return left, captions


def _is_large(picture: Picture, blocks: Sequence[Block]) -> bool:
    body = blocks[0].body if blocks else 1.0
    width, height = picture.right - picture.left, picture.top - picture.bottom
    return width >= _LEAST_WIDTH * body and height >= _LEAST_HEIGHT * body


def _captions_below(picture: Picture, blocks: Sequence[Block]) -> list[Block]:
    """The small lines right below it, and those right below them: who took it."""
    found: list[Block] = []
    level, (least, most) = picture.bottom, _BELOW_IT
    for block in sorted(blocks, key=lambda block: -block.top):
        if least <= (level - block.top) / block.body <= most and _may_be_its_caption(block, picture):
            found.append(block)
            level, (least, most) = min(level, block.bottom), _BELOW_ANOTHER
    return found


def _may_be_its_caption(block: Block, picture: Picture) -> bool:
    edge = _EDGE * block.body
    within = picture.left - edge <= block.left and block.rightmost <= picture.right + edge
    return within and block.size < _SMALL * block.body


def _is_ground(picture: Picture, blocks: Sequence[Block]) -> bool:
    on_it = (line for block in blocks for line in block.lines if _lies_on(line, picture))
    return sum(len(line.text) for line in on_it) > _ON_IT


def _lies_on(line: PrintedLine, picture: Picture) -> bool:
    across, upwards = (line.left + line.right) / 2, line.base + line.size / 2
    return picture.left <= across <= picture.right and picture.bottom <= upwards <= picture.top
