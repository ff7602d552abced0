"""Puts the lines of a page's columns together into paragraphs, by where they stand on the page.

A PDF knows where each line was printed and how large; text alone does not. What is set in body type, full to its
column's right edge, and followed below by a line at the left edge, goes on there. Heads, which are larger or do not
fill a column, stay as they are. Pure: values in, values out.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

# All in ems of the body type, but for the ratio of sizes.
_SAME_SIZE = 0.08
_NEAR = 0.6
_LEVEL = 0.3
_RAGGED = 1.3
_LEADING = 2.4
_INDENT = (1.2, 3.0)
_NARROWEST = 7.0
# An edge is a column's when so many witnesses, and so large a share of the lines, speak for it.
_WITNESSES, _SHARE = 3, 0.34
_SET_IN = "\u3000\u3000"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line where it stands: `left`, `right` and `base` (upwards) and `size` in the page's units."""

    text: str
    left: float
    right: float
    base: float
    size: float


def flow(lines: Sequence[PrintedLine]) -> str:
    """The text of a page, a paragraph a line, paragraphs that are set in begun with two ideographic spaces."""
    body = _body_size(lines)
    out: list[str] = []
    open_end = False
    for lines_below in _blocks(_whole(lines), body):
        block = Block(lines_below, body)
        paragraphs = block.paragraphs()
        if open_end and block.goes_on_from_another():
            out[-1] = _joined(out[-1], paragraphs.pop(0))
        out += paragraphs
        open_end = block.is_full(lines_below[-1])
    return "\n".join(out)


def _body_size(lines: Sequence[PrintedLine]) -> float:
    """The size in which most characters are set; a damaged page may say 0 or worse of its type."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if 0.1 < line.size < math.inf:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _whole(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Pieces of one line put together: a mark from another font has a box of its own, which divides the line."""
    out: list[PrintedLine] = []
    for line in lines:
        last = out[-1] if out else None
        if (
            last
            and abs(last.base - line.base) <= _LEVEL * last.size
            and 0 <= line.left - last.right + _NEAR * last.size <= 2 * _NEAR * last.size
        ):
            out[-1] = replace(
                last, text=last.text + line.text, right=line.right, size=max(last.size, line.size)
            )
        else:
            out.append(line)
    return out


def _blocks(lines: Sequence[PrintedLine], body: float) -> list[list[PrintedLine]]:
    """Lines that follow one below the other, near enough and in one size: a piece of a column."""
    blocks: list[list[PrintedLine]] = []
    for line in lines:
        if blocks and _goes_below(blocks[-1][-1], line, body):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _goes_below(above: PrintedLine, line: PrintedLine, body: float) -> bool:
    return (
        abs(above.size - line.size) <= _SAME_SIZE * body
        and 0 < above.base - line.base <= _LEADING * body
        and line.left < above.right
        and above.left < line.right
    )


class Block:
    """A piece of a column: its left edge, and its right edge if it has one that lines are filled to."""

    def __init__(self, lines: Sequence[PrintedLine], body: float) -> None:
        self.lines, self.body = lines, body
        self.left = min(line.left for line in lines)
        self.right = self._right_edge()

    def _right_edge(self) -> float | None:
        """None for lines that fill no column: a list, a poem, a head."""
        edge = max(line.right for line in self.lines)
        there = sum(edge - line.right <= _RAGGED * self.body for line in self.lines)
        there += any(self.is_set_in(line) for line in self.lines)  # a paragraph's first line is a witness too
        is_body = abs(self.lines[0].size - self.body) <= _SAME_SIZE * self.body
        wide = edge - self.left >= _NARROWEST * self.body
        return edge if is_body and wide and there >= max(_WITNESSES, _SHARE * len(self.lines)) else None

    def is_full(self, line: PrintedLine) -> bool:
        return self.right is not None and abs(line.right - self.right) <= _RAGGED * self.body

    def is_set_in(self, line: PrintedLine) -> bool:
        return _INDENT[0] <= (line.left - self.left) / self.body <= _INDENT[1]

    def goes_on_from_another(self) -> bool:
        """Whether the column begins in the middle of a paragraph: others here are set in, and its first line is not."""
        first, *others = self.lines
        return first.left - self.left <= _NEAR * self.body and any(self.is_set_in(line) for line in others)

    def paragraphs(self) -> list[str]:
        texts: list[str] = []
        full = False
        for line in self.lines:
            if texts and full and line.left - self.left <= _NEAR * self.body:
                texts[-1] = _joined(texts[-1], line.text)
            else:
                texts.append((_SET_IN if self.is_set_in(line) else "") + line.text)
            full = self.is_full(line)
        return texts


def _joined(above: str, below: str) -> str:
    latin = above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha()
    return above + (" " if latin else "") + below
