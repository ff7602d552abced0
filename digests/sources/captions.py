"""The pictures of a printed page, and their captions: small lines right below them. Pure: values in, values out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digests.sources.columns import MOST_BLOCKS, Block
from digests.sources.printed_lines import PrintedLine

# In ems of the body type.
_LEAST_WIDTH, _LEAST_HEIGHT = 5.0, 4.0
_BELOW_IT, _BELOW_ANOTHER = (-0.4, 0.8), (-1.2, 1.2)
_EDGE = 1.0
_SMALL = 0.97  # to the body's size
_ON_IT = 15  # characters: a ground has more lying on it


class Picture(NamedTuple):
    """Where a picture stands, in the page's units; what is filled with a colour may be one too, or a ground."""

    left: float
    bottom: float
    right: float
    top: float


def with_captions(blocks: Sequence[Block], pictures: Iterable[Picture]) -> list[Block]:
    """The same blocks, the captions of each picture made one block that stands where picture and captions do."""
    out = list(blocks)
    if len(out) > MOST_BLOCKS:
        return out
    for picture in pictures:
        if not _is_large(picture, out) or _is_ground(picture, out):
            continue
        bottom = picture.bottom
        if captions := _captions_below(picture, out):
            first = out.index(captions[0])
            out[first] = _one_block(captions, picture)
            bottom = out[first].bottom
            out = [block for block in out if block not in captions]
        for block in out:
            if not block.is_caption:
                block.flow_around(picture.left, picture.right, bottom, picture.top)
    return out


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
    return within and block.size < _SMALL * block.body and not block.is_caption


def _is_ground(picture: Picture, blocks: Sequence[Block]) -> bool:
    on_it = (line for block in blocks for line in block.lines if _lies_on(line, picture))
    return sum(len(line.text) for line in on_it) > _ON_IT


def _lies_on(line: PrintedLine, picture: Picture) -> bool:
    across, upwards = (line.left + line.right) / 2, line.base + line.size / 2
    return picture.left <= across <= picture.right and picture.bottom <= upwards <= picture.top


def _one_block(captions: Sequence[Block], picture: Picture) -> Block:
    block = Block([line for each in captions for line in each.lines], captions[0].body)
    block.left, block.rightmost, block.top = picture.left, picture.right, picture.top
    block.is_caption, block.is_text, block.right = True, False, None
    return block
