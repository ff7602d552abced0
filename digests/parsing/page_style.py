"""How a text is set, read off its long lines, its gaps and what stands right above its reports."""

from dataclasses import dataclass
from itertools import pairwise

from digests.parsing import bylines, furniture, junctions
from digests.parsing.lines import Line
from digests.parsing.shapes import SHORT

CENTRED = 8
"""Columns; no paragraph is set in so far."""
MARKS = "。，、；：！？）)…”"
"""What no head ends in."""
_EDGE = 48
_PARAGRAPH, _SENTENCE, _SUBHEAD = 50, 14, 20  # characters
_ENOUGH = 3
_TOP = Line(0, 0, "")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How a text is set: whether paragraphs, subheads and heads are set in, and how many empty lines usually divide blocks."""

    indented: bool
    usual_gap: int
    subheads_indented: bool = False
    heads_indented: bool = False


def page_style(lines: list[Line]) -> PageStyle:
    """Read off the long lines and whole sentences: those are paragraphs, whatever else a page holds.

    Best of all by those below a sentence's end, for what stands below may else be the rest of a broken paragraph.
    """
    long = [
        (junctions.is_closed(above.text), line.indent >= 2)
        for above, line in pairwise([_TOP, *lines])
        if not (line.tail or line.below_full)
        and (len(line.text) > _PARAGRAPH or (line.text[-1:] == "。" and len(line.text) > _SENTENCE))
    ]
    below_an_end = [inner for opens, inner in long if opens]
    set_in = below_an_end if len(below_an_end) >= _ENOUGH else [inner for _, inner in long]
    indented = bool(set_in) and sum(set_in) * 2 >= len(set_in)
    gaps = sorted(line.gap for line in lines[1:])
    heads_too = indented and _sets_heads_in(lines)
    return PageStyle(
        indented,
        gaps[len(gaps) // 2] if gaps else 0,
        indented and not heads_too and _sets_subheads_in(lines),
        heads_too,
    )


def _sets_heads_in(lines: list[Line]) -> bool:
    """Whether the short lines right above a report, or apart from what is over and above a text, are set in as the texts are."""
    heads = [
        line.indent >= 2
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if len(line.text) <= SHORT
        and line.text[-1:] not in MARKS
        and (
            bylines.opens_with_lead(below.text[:_EDGE])
            or (line.gap > below.gap and len(below.text) > _SENTENCE and junctions.is_closed(above.text))
        )
    ]
    return len(heads) >= _ENOUGH and sum(heads) * 5 >= len(heads) * 4


def _sets_subheads_in(lines: list[Line]) -> bool:
    """Whether short lines without a mark at their ends are set in between paragraphs: twice is no chance."""
    between = [
        line
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if 2 <= line.indent < CENTRED
        and len(line.text) <= _SUBHEAD
        and line.text[-1:] not in MARKS  # what nobody can read is empty: a stray &nbsp;
        and len(below.text) > _SENTENCE
        and junctions.is_closed(above.text)
    ]
    return sum(not _signs_or_opens_anew(line.text) for line in between) > 1


def _signs_or_opens_anew(text: str) -> bool:
    return bool(
        furniture.OPENS_ANEW.match(text) or bylines.signs_letter(text) or bylines.are_bare_names(text)
    )
