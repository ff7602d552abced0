"""The pieces of columns that a page's printed lines make, and their paragraphs.

What is set in body type, full to its column's right edge, and followed below by a line at the left edge, goes on
there. Heads, which are larger or do not fill a column, stay as they are. Pure: values in, values out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from digests.sources.headings import SET_IN
from digests.sources.printed_lines import LARGER, NARROWEST, PrintedLine, body_size, whole_lines

# All in ems of the body type, but for the ratio of sizes.
_SAME_SIZE = 0.08
_NEAR = 0.6
_RAGGED = 1.3
_LEADING = 2.4
_DISPLAY = 0.7  # display type is set closer, to its size
_INDENT = (1.2, 3.0)
_SUBHEAD = 22  # characters: longer is a text
_OVER_ITS_TEXT = 4.0  # ems at most
_PROSE = 5  # lines: no head has as many
_VERTICAL = 3  # lines of one character each
MOST_BLOCKS = 300
"""Of a page: no newspaper's has more, and comparing them all in a made-up one would take long."""
_PAGE_INSIDE = re.compile("[0-9A-D一二三四五六七八]\\s?版")
_OF_A_MASTHEAD = re.compile("[0-9]{4}年|农历|第[0-9]+期|主办|主管|零售价?|邮发代号|刊号")
# An edge is a column's when so many witnesses, and so large a share of the lines, speak for it.
_WITNESSES, _SHARE = 3, 0.34
_MEASURED = 3  # full lines tell how wide a column is
# So many lines, each of so many characters at most, that end in marks: no text ends so often.
_STANZA, _VERSE, _MARKS = 4, 20, "，。；！？"
_STOPS = re.compile("[。！？…：；][”’）)』」]*$|[）)]$")


def blocks_of(lines: Sequence[PrintedLine]) -> "list[Block]":
    """Lines that follow one below the other, near enough and in one size: the pieces of columns."""
    body = body_size(lines)
    blocks: list[list[PrintedLine]] = []
    for line in whole_lines(lines, body):
        if blocks and _goes_below(blocks[-1][-1], line, body):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    made = [Block(each, body) for each in blocks]
    if len(made) <= MOST_BLOCKS:
        _compare_widths(made)
        for block in made:
            block.body = _size_of_its_text(block, made)
    return made


def _compare_widths(blocks: "Sequence[Block]") -> None:
    """A short piece fills its column if it is as wide as another; verses, flush as they are, are as wide as none."""
    measures = [block.width for block in blocks if block.is_led and block.full_lines() >= _MEASURED]
    for block in blocks:
        if block.is_display or block.is_index or block.is_verse or not measures:
            continue
        fills = any(abs(block.width - measure) <= _NEAR * block.body for measure in measures)
        if fills:
            block.fills_a_column = True
        elif not block.is_led:
            block.fills_a_column = False


def _size_of_its_text(head: "Block", blocks: "Sequence[Block]") -> float:
    """Of what a short block stands over: an article may be set in larger or smaller type than most of its page."""
    below = [
        text
        for text in blocks
        if text.is_text
        and not head.is_text
        and text.is_in_line_with(head)
        and 0 <= head.bottom - text.top + _NEAR * text.size <= _OVER_ITS_TEXT * head.body
    ]
    return min(below, key=lambda text: head.bottom - text.top).size if below else head.body


def _goes_below(above: PrintedLine, line: PrintedLine, body: float) -> bool:
    upright = above.is_one_wide and line.is_one_wide  # a quotation mark is narrower
    leading = _LEADING * (2 if upright and above.text[0] in "—…" else 1)  # of two ems
    return (
        (upright or abs(above.size - line.size) <= _SAME_SIZE * body)
        and 0 < above.base - line.base <= leading * max(body, _DISPLAY * line.size)
        and line.left < above.right
        and above.left < line.right
    )


class Block:
    """A piece of a column: where it stands, its size of type, and whether its lines are filled to its right edge."""

    def __init__(self, lines: Sequence[PrintedLine], body: float) -> None:
        self.body = body
        self.size = max(line.size for line in lines)
        self.font = lines[0].font
        self.left, self.rightmost = min(line.left for line in lines), max(line.right for line in lines)
        self.top, self.bottom = lines[0].base + self.size, lines[-1].base
        self.vertical = len(lines) >= _VERTICAL and all(line.is_one_wide for line in lines)
        self.lines = (
            [replace(lines[0], text="".join(line.text for line in lines))] if self.vertical else lines
        )
        stops = "。" in self.text
        self.is_text = len(self.lines) > 1 and (
            stops or (len(self.lines) >= _PROSE and not _OF_A_MASTHEAD.search(self.text))
        )
        marked = sum(line.text[-1:] in _MARKS and len(line.text) <= _VERSE for line in self.lines)
        self.is_verse = marked >= _STANZA and 4 * marked >= 3 * len(self.lines)
        self._narrowed: dict[PrintedLine, tuple[float, float]] = {}
        self.fills_a_column = self._has_witnesses()

    def is_in_line_with(self, other: "Block") -> bool:
        """Whether one stands above the other, however far, at least in part."""
        return self.left < other.rightmost and other.left < self.rightmost

    def is_level_with(self, other: "Block") -> bool:
        """Whether one stands beside the other, however far, at least in part."""
        return self.bottom < other.top and other.bottom < self.top

    def is_right_below(self, other: "Block", ems: float) -> bool:
        """Whether it begins no farther below the other than so many ems, itself counted, wherever it stands across."""
        return 0 <= other.bottom - self.top + self.body <= ems * self.body

    def flow_around(self, left: float, right: float, bottom: float, top: float) -> None:
        """Lines that stand beside a picture, from `left` to `right`, are as wide as the widest of them."""
        beside = [line for line in self.lines if bottom < line.base + self.size / 2 < top]
        beside = [line for line in beside if line.right <= left + self.body or line.left >= right - self.body]
        if not beside or len(beside) == len(self.lines) or not self.fills_a_column:
            return
        edges = min(line.left for line in beside), max(line.right for line in beside)
        self._narrowed |= dict.fromkeys(beside, edges)

    def without_first_line(self) -> "Block":
        rest = Block(self.lines[1:], self.body)
        rest.fills_a_column = self.fills_a_column or rest.fills_a_column
        return rest

    @property
    def is_display(self) -> bool:
        """Whether it is set as heads are: larger than the text, and no text itself."""
        return self.size >= LARGER * self.body and not self.is_text

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def width(self) -> float:
        return self.rightmost - self.left

    @property
    def is_led(self) -> bool:
        """Whether a line of it is set in: a paragraph begins in it."""
        return any(map(self.is_set_in, self.lines))

    @property
    def is_index(self) -> bool:
        """What stands on the pages inside: ▲老戏台前挤满了人（2版）."""
        return 2 * sum(bool(_PAGE_INSIDE.search(line.text)) for line in self.lines) >= len(self.lines)

    def _edges(self, line: PrintedLine) -> tuple[float, float]:
        """Of the column where the line stands: it is narrower beside a picture."""
        return self._narrowed.get(line, (self.left, self.rightmost))

    def full_lines(self) -> int:
        return sum(map(self._reaches_the_edge, self.lines))

    def _reaches_the_edge(self, line: PrintedLine) -> bool:
        return self._edges(line)[1] - line.right <= _RAGGED * self.body

    def _has_witnesses(self) -> bool:
        """False for lines that fill no column: a list, a head."""
        if self.is_display or self.is_index or self.is_verse or self.width < NARROWEST * self.body:
            return False
        if sum(map(self.is_set_in, self.lines)) >= max(2, len(self.lines) - 1):
            return False  # verses, each a paragraph
        there = self.full_lines() + self.is_led  # a paragraph's first line is a witness too
        return there >= max(_WITNESSES, _SHARE * len(self.lines))

    def is_full(self, line: PrintedLine) -> bool:
        return self.fills_a_column and self._reaches_the_edge(line)

    def is_set_in(self, line: PrintedLine) -> bool:
        return _INDENT[0] <= (line.left - self._edges(line)[0]) / self.body <= _INDENT[1]

    def goes_on_from(self, above: "Block") -> bool:
        """Whether the column begins in the middle of a paragraph: the one before ends full, and of its own lines
        others are set in and the first is not.

        Where none of its own is, the one before ends within a sentence, or has some and is as wide.
        """
        first = self.lines[0]
        if (
            not above.is_full(above.lines[-1])
            or first.left - self.left > _NEAR * self.body
            or self.is_display
        ):
            return False
        cut = _STOPS.search(above.text) is None
        as_wide = abs(self.width - above.width) <= self.body
        return cut or self.is_led or (as_wide and above.is_led)

    def paragraphs(self, *, below_text: bool = False, as_printed: bool = False) -> list[str]:
        """Set in are those whose first line is, and all below a text of more than a line: a subhead is flush, or centred.

        `below_text`: a text stands above, in another column; `as_printed`: nothing else than what is printed so is set in.
        """
        texts: list[str] = []
        full = False
        inside, led = below_text, self.is_led and not as_printed
        for line in self.lines:
            if texts and full and line.left - self._edges(line)[0] <= _NEAR * self.body:
                texts[-1] = joined(texts[-1], line.text)
            else:
                if texts and led:
                    inside = inside or len(texts[-1]) > _SUBHEAD
                texts.append((SET_IN if inside or self.is_set_in(line) else "") + line.text)
            full = self.is_full(line)
        return texts


def width_of(blocks: Sequence[Block]) -> float:
    return max(block.rightmost for block in blocks) - min(block.left for block in blocks)


def height_of(blocks: Sequence[Block]) -> float:
    return max(block.top for block in blocks) - min(block.bottom for block in blocks)


def joined(above: str, below: str) -> str:
    """Two lines of a text put together: Latin words keep apart."""
    latin = above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha()
    return above + (" " if latin else "") + below
