"""Texts that another article's frame interrupts in the order of the file.

Columns are taken off a page as they stand, whatever stands in them: a text that breaks off at the foot of its column may
go on behind the head of its neighbour, or behind all of it. What goes on is told by its opening in the middle of a
sentence below a line that is complete, and by the edge that it leaves.
"""

from collections.abc import Iterator, Sequence

from digests.parsing import junctions
from digests.parsing.forms import jump_marks
from digests.parsing.furniture import OPENS_ANEW
from digests.parsing.lines import Line
from digests.parsing.moves import Move
from digests.parsing.page_style import PageStyle
from digests.parsing.shapes import SHORT
from digests.parsing.signs import FURNITURE, OF_A_SITE, SIGNED, STORY_OPENS, is_headlike
from digests.parsing.vocabulary import NEVER_OPENS

_Signs = Sequence[Sequence[str]]
_ENOUGH = 5.0  # points of `junctions.runs_on` that two pieces of one text have at least
_NOT_ITS_HEAD = 8.0  # points that a head and what goes on below it do not have
_FAR = 60  # lines between the pieces: keeps the work in proportion, too
_TEXT = 8  # characters of the shortest line that goes on
_NO_CUT = "：:—”"  # a heading, a kicker, what somebody said: complete without a full stop
_NO_TEXT = FURNITURE | OF_A_SITE | {
    "opens as a caption does", "a dated picture", "names a photographer", "heads a notice", "a notice on one line",
    "a weather report", "a rule", "a list number", "an ornament before it", "a row of a table", "marked as an advertisement",
    "tells who the author is", "asks in an interview", "answers", "a line of a programme", "speaks as a notice does",
}  # fmt: skip
_NEW_PAGE = frozenset({"a page head", "上接 alone"})
_LED = STORY_OPENS | SIGNED


def broken_texts(lines: Sequence[Line], signs: _Signs, style: PageStyle) -> Iterator[Move]:
    """What goes on with a text further up, each to be read right behind the line that breaks off."""
    left_open: list[int] = []
    end = 0
    for place, line in enumerate(lines):
        left_open = [at for at in left_open if at > place - _FAR]
        if place and (line.sheet > lines[place - 1].sheet or not _NEW_PAGE.isdisjoint(signs[place])):
            left_open.clear()
        if place < end or not line.plain or not _NO_TEXT.isdisjoint(signs[place]):
            continue
        broken = _broken_above(lines, signs, style, place, left_open)
        if broken is not None:
            end = _end_of(lines, signs, place)
            left_open.remove(broken)
            yield Move(broken, place, end)
        last = end - 1 if broken is not None else place
        if _is_left_open(lines, signs, style, last):
            left_open.append(last)


def _broken_above(
    lines: Sequence[Line], signs: _Signs, style: PageStyle, place: int, left_open: Sequence[int]
) -> int | None:
    """The line further up that the one at `place` goes on with."""
    if not left_open or len(lines[place].plain) < _TEXT or not _opens_midway(lines, signs, style, place):
        return None
    points, broken = max((junctions.runs_on(lines[at].plain, lines[place].plain), at) for at in left_open)
    return broken if points >= _ENOUGH and _is_parted(lines, signs, broken, place) else None


def _is_parted(lines: Sequence[Line], signs: _Signs, broken: int, place: int) -> bool:
    """Whether a head, or whole articles, stand apart between two lines, and the upper runs on to them no better."""
    above, between = lines[broken].plain, range(broken + 1, place)
    heads = [_may_be_head(lines[at], signs[at]) for at in between]
    if not (lines[broken + 1].gap and lines[place].gap and any(heads)):
        return False
    if not all(head or _is_over(lines[at], signs[at]) for at, head in zip(between, heads, strict=True)):
        return False
    if heads[-1] and not _stands_below_anothers_head(lines, signs, place):
        return False
    return junctions.runs_on(above, lines[broken + 1].plain) <= junctions.runs_on(above, lines[place].plain)


def _stands_below_anothers_head(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """Whether the byline or the lead of the head right above a line comes further down; a signature in brackets is none."""
    end = _end_of(lines, signs, place)
    led = end < len(lines) and not _LED.isdisjoint(signs[end]) and lines[end].plain[0] not in "（("
    return led and junctions.runs_on(lines[place - 1].plain, lines[place].plain) < _NOT_ITS_HEAD


def _may_be_head(line: Line, said: Sequence[str]) -> bool:
    return is_headlike(line, said) and "。" not in line.plain


def _is_over(line: Line, said: Sequence[str]) -> bool:
    return junctions.is_closed(line.plain) or not SIGNED.isdisjoint(said)


def _is_prose(line: Line) -> bool:
    return "，" in line.plain or "。" in line.plain


def _is_left_open(lines: Sequence[Line], signs: _Signs, style: PageStyle, place: int) -> bool:
    """Whether a text breaks off above what does not go on with it: a head, a byline, a lead, what is set in."""
    line = lines[place]
    if place + 1 == len(lines) or line.plain[-1] in _NO_CUT or junctions.is_closed(line.plain):
        return False
    opens = style.indented and not style.heads_indented and line.indent >= 2  # a paragraph, however short
    if not opens and (_may_be_head(line, signs[place]) or (len(line.plain) <= SHORT and not _is_prose(line))):
        return False
    below, said = lines[place + 1], signs[place + 1]
    if any(mark.onward for text in (line.plain, below.plain) for mark in jump_marks(text)):
        return False
    anew = is_headlike(below, said) or not _LED.isdisjoint(said) or not _NO_TEXT.isdisjoint(said)
    return anew or (style.indented and below.indent >= 2) or (below.gap > 0 and not _is_prose(below))


def _opens_midway(lines: Sequence[Line], signs: _Signs, style: PageStyle, place: int) -> bool:
    """Whether a line opens as no text does, below one that is over or a head."""
    line, said, above, of_above = lines[place], signs[place], lines[place - 1], signs[place - 1]
    if is_headlike(line, said) or not _LED.isdisjoint(said) or OPENS_ANEW.match(line.plain):
        return False
    midway = line.indent < 2 if style.indented else NEVER_OPENS.match(line.plain)
    if not midway or not _is_prose(line) or "heads a notice" in of_above:
        return False
    heads = _may_be_head(above, of_above) and "a quotation left open" not in of_above
    return heads or _is_over(above, of_above)


def _end_of(lines: Sequence[Line], signs: _Signs, first: int) -> int:
    """Behind the last line of what goes on: up to the next head, byline or lead, or its mark of a jump."""
    below_head = is_headlike(lines[first - 1], signs[first - 1])  # which wants a text of its own
    gaps = False
    for place in range(first, min(len(lines), first + _FAR)):
        line, said = lines[place], signs[place]
        if place > first and not _LED.isdisjoint(said):
            return place
        ends = (is_headlike(line, said) and (line.gap > 0 or not gaps)) or not _NO_TEXT.isdisjoint(said)
        if place > first and ends:
            return first + 1 if below_head else place
        if any(mark.onward for mark in jump_marks(line.plain)):
            return place + 1
        gaps = gaps or line.gap > 0
    return first + 1 if below_head else min(len(lines), first + _FAR)
