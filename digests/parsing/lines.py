"""The printed lines of a text: where each begins and ends, how it is set in, what stands above it.

A `Line` is the unit that gets a role. Most are one physical line; a paragraph that is hard-wrapped at
the column's width is put together first (`unwrapping`), and a physical line that holds two things (a headline run
into its lead, a credit after the last sentence) is cut by `cutting`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from digests.parsing.cleaning import clean_line

_OF_A_DATE = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE_BROKEN = re.compile(
    f"(?:[12][0-9]{{3}}|[１２][０-９]{{3}}|[一二][〇○零一二三四五六七八九]{{3}}) ?年 ?(?:{_OF_A_DATE} ?月 ?{_OF_A_DATE}?)?$"
)
_DATE_GOES_ON = re.compile(f"(?:{_OF_A_DATE} ?月 ?)?{_OF_A_DATE} ?日?$|日$")
_DAY_ALONE = re.compile("[1-9]|[12][0-9]|3[01]")
_LONG = 100  # characters; a line of a column is shorter
_SET_IN_WITHIN = re.compile("(?<=[。！？…”）])(?:\u3000{2}|[ \xa0]{4}|\t)(?=\\s*\\S)")
_SPACE_BELOW_STOP = re.compile("(?<=[。！？…][”’）》」』])[ ](?=\\S)|(?<=[。！？…])[ ](?=\\S)")
_SPACE_ELSEWHERE = re.compile("[，、；,;] ")
_RUN_TOGETHER = 150  # characters: two paragraphs of an article
_MONTH_BELOW = re.compile("[12][0-9]{3}年[0-9]{1,2}月")


class Line(NamedTuple):
    """`start` and `end` are offsets in the text, outer white space left out; `text` is cleaned.

    `indent` counts leading columns (an ideographic space is two). `gap` is the number of empty lines
    above. `sheet` counts form feeds before it. `tail` says that it was cut from the line before, `below_full`
    that the line above fills its column to the end and this one may run on from it, `marked` that an archive's
    number or mark was taken off, `parted` that another line is printed above it. A tuple, for a page makes
    hundreds and every look reads several.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 0
    sheet: int = 0
    tail: bool = False
    below_full: bool = False
    marked: bool = False
    parted: bool = False
    simplified: str = ""

    @property
    def plain(self) -> str:
        """The text in simplified characters, from which the line's role is read; as long as `text`."""
        return self.simplified or self.text


def read_lines(text: str) -> list[Line]:
    """All lines that hold more than white space, in order."""
    lines: list[Line] = []
    gap, sheet = 1, 0  # the top of a text is as good as an empty line
    start = 0
    for raw in text.splitlines(keepends=True):
        found = list(_paragraphs(raw))
        gap += not found
        for first, end in found:
            shown = raw[first:end].strip()
            lead = raw[first : raw.index(shown, first)]
            begins = start + first + len(lead)
            lines.append(Line(begins, begins + len(shown), clean_line(shown), _columns(lead), gap, sheet))
            gap = 0
        if raw[-1] == "\f":
            sheet, gap = sheet + 1, max(gap, 1)
        start += len(raw)
    return lines


def _paragraphs(raw: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a printed line begin and end, with what sets them in: a copy may have lost its line ends."""
    first = 0
    if len(raw) > _LONG:
        for opens in _openings(raw):
            yield first, opens
            first = opens
    if raw[first:].strip():
        yield first, len(raw)


def _openings(raw: str) -> list[int]:
    """Where paragraphs open within a line; an archive leaves one space between them, which noise puts behind commas too."""
    opens = [found.start() for found in _SET_IN_WITHIN.finditer(raw)]
    if opens or len(raw) < _RUN_TOGETHER or _SPACE_ELSEWHERE.search(raw):
        return opens
    return [found.start() for found in _SPACE_BELOW_STOP.finditer(raw)]


def mend_dates(lines: list[Line]) -> list[Line]:
    """A masthead's date that was broken over lines put together: 1996年10月 | 17, or 17 | 日, or 17 in large | 1996年10月."""
    out: list[Line] = []
    for line in lines:
        above = out[-1] if out else None
        if above is not None and _DATE_BROKEN.match(above.text) and _DATE_GOES_ON.match(line.text):
            out[-1] = above._replace(end=line.end, text=above.text + line.text)
        elif above is not None and _DAY_ALONE.fullmatch(above.text) and _MONTH_BELOW.fullmatch(line.text):
            out[-1] = above._replace(end=line.end, text=f"{line.text}{above.text}日")
        else:
            out.append(line)
    return out


def _columns(lead: str) -> int:
    return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in lead)
