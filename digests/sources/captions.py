"""The pictures of a printed page, and their captions: small lines right below them. Pure: values in, values out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digests.sources.columns import MOST_BLOCKS, Block

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
        captions = _captions_below(picture, out)
        if captions and not _is_ground(picture, out):
            out[out.index(captions[0])] = _one_block(captions, picture)
            out = [block for block in out if block not in captions]
    return out


def _captions_below(picture: Picture, blocks: Sequence[Block]) -> list[Block]:
    """The small lines right below it, and those right below them: who took it."""
    body = blocks[0].body if blocks else 1.0
    if (
        picture.right - picture.left < _LEAST_WIDTH * body
        or picture.top - picture.bottom < _LEAST_HEIGHT * body
    ):
        return []
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
    return sum(len(block.text) for block in blocks if _lies_on(block, picture)) > _ON_IT


def _lies_on(block: Block, picture: Picture) -> bool:
    across = (block.left + block.rightmost) / 2
    upwards = (block.top + block.bottom) / 2
    return picture.left <= across <= picture.right and picture.bottom <= upwards <= picture.top


def _one_block(captions: Sequence[Block], picture: Picture) -> Block:
    block = Block([line for each in captions for line in each.lines], captions[0].body)
    block.left, block.rightmost, block.top = picture.left, picture.right, picture.top
    block.is_caption, block.is_text, block.right = True, False, None
    return block
