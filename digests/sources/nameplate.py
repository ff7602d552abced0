"""The paper's name on its front page: the largest type there is, set in a row or upright, over no text.

Pure: values in, values out.
"""

import re
from collections.abc import Sequence

from digests.sources.columns import Block, height_of, width_of

_LARGE = 3.5  # to the size of the text
_ONE_SIZE = 0.85  # to the largest's
_STRIP = 1.6  # the height of a row, the width of what is set upright, to the size
_OVER_ITS_TEXT = 2.5  # ems
_NAME = re.compile("[一-鿿]{2,8}")


def nameplate(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that make the name, in its order; none where the largest type is that of something else."""
    largest = max((block.size for block in blocks), default=0.0)
    plate = [block for block in blocks if block.size >= _ONE_SIZE * largest]
    if not plate or any(
        block.size < _LARGE * block.body or _stands_over_text(block, blocks) for block in plate
    ):
        return []
    room = _STRIP * largest
    if height_of(plate) <= room:
        plate.sort(key=lambda block: block.left)
    elif width_of(plate) <= room:
        plate.sort(key=lambda block: -block.top)
    else:
        return []
    name = "".join("".join(block.text for block in plate).split())
    return plate if _NAME.fullmatch(name) else []


def _stands_over_text(block: Block, blocks: Sequence[Block]) -> bool:
    return any(
        text.is_text
        and text.is_in_line_with(block)
        and 0 <= block.bottom - text.top <= _OVER_ITS_TEXT * text.size
        for text in blocks
    )
