"""The lines of a page where they were printed, put together again where a file has them in pieces.

Pure: values in, values out.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

LARGER = 1.08
"""Than the body's is display type, in which heads are set."""
# In ems of the body type.
_FARTHEST = 1e6  # of a page's units: a page is 14,400 wide at most
_NEAR = 0.6
_ONE = 1.2  # to the size of its type
_LEVEL = 0.3
_SET_IN_BY = 2.0
_CELL = 5.0
NARROWEST = 7.0
"""A column, in ems of the body type."""
_PHRASES_APART = 2.2  # to a head's own size
_MAKE_A_COLUMN = 3  # lines of text: a head that begins with them is theirs


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line where it stands: `left`, `right` and `base` (upwards) and `size` in the page's units."""

    text: str
    left: float
    right: float
    base: float
    size: float
    follows: bool = False
    """Whether the file has it on one line with the one before, though a gap parts the two."""
    font: str = ""
    """The name of its type, where the file tells it."""

    @property
    def is_one_wide(self) -> bool:
        """Whether it may be of what is set upright: one character, or a dash or mark and one on its own half of the em."""
        return len(self.text) == 1 or (len(self.text) == 2 and self.right - self.left <= _ONE * self.size)

    @property
    def is_placed(self) -> bool:
        """A damaged page may say anything of where a line stands."""
        return all(abs(value) < _FARTHEST for value in (self.left, self.right, self.base, self.size))


def body_size(lines: Sequence[PrintedLine]) -> float:
    """The size in which most characters are set; a damaged page may say 0 of its type."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size > 0.1:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def whole_lines(lines: Sequence[PrintedLine], body: float) -> list[PrintedLine]:
    """Pieces of one line put together: a mark from another font has a box of its own, and cells of a table stand apart.

    What begins where a column does is a line of that column.
    """
    edges = sorted(
        line.left
        for line in lines
        if not line.follows and line.size <= LARGER * body and line.right - line.left >= NARROWEST * body
    )
    out: list[PrintedLine] = []
    for line in lines:
        last = out[-1] if out else None
        if last and abs(last.base - line.base) <= _LEVEL * last.size:
            gap = line.left - last.right
            near = abs(gap) <= _NEAR * last.size
            apart = line.follows and gap > 0 and _is_of_one_line(line, gap, edges, body)
            if near or apart:
                out[-1] = replace(
                    last,
                    text=last.text + ("" if near else " ") + line.text,
                    right=line.right,
                    size=max(last.size, line.size),
                )
                continue
        out.append(line)
    return out


def _is_of_one_line(line: PrintedLine, gap: float, edges: Sequence[float], body: float) -> bool:
    """Whether what stands behind a gap goes on there: a head's phrase does, but no head beside it; nor a column."""
    if line.size > LARGER * body:
        at_a_column = _lines_from(line.left, edges, body) >= _MAKE_A_COLUMN
        return gap <= _PHRASES_APART * line.size and not (at_a_column and gap > line.size * _NEAR)
    if line.right - line.left < _CELL * body:
        return True
    return not any(_lines_from(line.left - indent * body, edges, body) for indent in (0.0, _SET_IN_BY))


def _lines_from(left: float, edges: Sequence[float], body: float) -> int:
    """How many lines of text begin there."""
    return bisect_right(edges, left + _LEVEL * body) - bisect_left(edges, left - _LEVEL * body)
