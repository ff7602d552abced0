"""Lines of paragraphs that are set to a fixed width put together, on pages that are set so.

A line that fills its column goes on in the next one, unless that opens as something else does. What belongs together
and cannot be seen so is left to the edges, which `junctions` reads.
"""

import re
from typing import NamedTuple

from digests.parsing.bylines import opens_with_lead
from digests.parsing.furniture import CREDIT_START, OPENS_ANEW, PICTURE_NAMED, names_photographer
from digests.parsing.junctions import is_closed
from digests.parsing.lines import Line
from digests.parsing.measures import (
    FULL,
    OVERHANG,
    SET_IN,
    is_running_text,
    measures_of,
    printed_width,
    width,
)
from digests.parsing.pageheads import is_page_head
from digests.parsing.vocabulary import KICKER_END

_BRACKET = 80  # the writers of a lead may fill as much
_CAPTION_LINE = 24  # characters
_NEW = "□■◎●○◆—"  # what opens with these is a byline or a deck
_LEADS = "本新【据"  # what a lead opens with; its bracket may be cut from it
_RESUMED = re.compile(r"[（(〔\[【]\s?上[接按]")
_STOPS = re.compile("[，。；：]")
_CAPTIONS = (*PICTURE_NAMED, "题图")
_ENDS = "。！？”）；…"
_DASH = "——"
_ENOUGH = 3  # paragraphs
_PRINTED_SPACES = (" ", "\u3000", "\xa0")


class _Printed(NamedTuple):
    """A line in its column: whether it fills it to the end, or lacks what sets paragraphs in."""

    line: Line
    measure: float
    fills: bool
    opens: bool


def unwrap(lines: list[Line], text: str) -> list[Line]:
    """Joins the lines of each paragraph, where they are set in columns."""
    measures = measures_of(lines)
    if not any(measures):
        return lines
    indented = _indents_paragraphs(lines)
    lost = not indented and _lost_what_sets_in(lines, measures)
    out: list[Line] = []
    last: _Printed | None = None
    full = False
    for each in map(lambda line, measure: _printed(line, measure, lost=lost), lines, measures):
        fits = last is not None and _fits(each, last)
        if fits and _goes_on(out[-1], each, full=full, indented=indented):
            out[-1] = _joined(out[-1], each.line, text)
            full = each.fills
        else:
            # What does neither is no text below a sentence that is over.
            ends = each.fills or each.line.text[-1:] in _ENDS
            runs_on = full and fits and (ends or not is_closed(out[-1].text))
            out.append(each.line._replace(below_full=runs_on))
            full = each.fills or each.opens
        full = full and not each.line.text.endswith(_DASH)  # a kicker that happens to fill the column
        last = each
    return out


def _printed(line: Line, measure: float, *, lost: bool) -> _Printed:
    wide = printed_width(line)
    fills = -FULL <= wide - measure <= (OVERHANG if is_running_text(line.text) else FULL)
    return _Printed(line, measure, fills, lost and _lacks_what_sets_in(line, measure))


def _fits(below: _Printed, above: _Printed) -> bool:
    """Whether two lines stand in one column, nothing between them."""
    return (
        below.line.gap == 0
        and below.line.sheet == above.line.sheet
        and abs(below.measure - above.measure) <= FULL
        and width(below.line.text) <= below.measure + OVERHANG
    )


def _goes_on(above: Line, below: _Printed, *, full: bool, indented: bool) -> bool:
    if _leaves_open(above.text):
        return True
    if not full or (below.opens and not is_running_text(above.text)):  # a head may be as wide as its column
        return False
    return _flows(above, below.line, indented, below.fills)


def _joined(above: Line, below: Line, text: str) -> Line:
    return above._replace(end=below.end, text=_run_on(above.text, below, text[above.end : above.end + 1]))


def _lost_what_sets_in(lines: list[Line], measures: list[float]) -> bool:
    """Whether the first lines of paragraphs are shorter by what they were set in by, as in text taken from a PDF."""
    opening = [
        _lacks_what_sets_in(line, measure)
        for above, line, measure in zip(lines, lines[1:], measures[1:], strict=False)
        if is_closed(above.text) and printed_width(above) < measure - FULL and line.text[-1:] not in _ENDS
    ]
    return len(opening) >= _ENOUGH and sum(opening) * 5 >= len(opening) * 3


def _lacks_what_sets_in(line: Line, measure: float) -> bool:
    return abs(printed_width(line) + SET_IN - measure) < 1


def _indents_paragraphs(lines: list[Line]) -> bool:
    return sum(line.indent >= 2 for line in lines) >= 2


def _flows(above: Line, line: Line, indented: bool, fills: bool) -> bool:
    """Whether a line surely belongs to the text of the full line above it, by how both are set and end."""
    ends = fills or line.text[-1:] in _ENDS
    if (indented and line.indent >= 2) or _opens_anew(above, line.text) or _is_kicker(above, line, ends):
        return False
    closed = is_closed(above.text)
    runs = is_running_text(above.text) or is_running_text(line.text)
    if indented and above.indent < 2:  # a head that fills its line is no paragraph
        return not closed and ends and runs and not OPENS_ANEW.match(line.text)
    if not (ends or indented or runs):
        return False
    return not closed or (ends and not indented)


def _opens_anew(above: Line, text: str) -> bool:
    """A byline, a deck, a caption, a page's head, a credit, a mark of continuation or a lead: part of no text above it."""
    if (
        not text
        or text[0] in _NEW
        or text.startswith(_CAPTIONS)
        or _RESUMED.match(text)
        or CREDIT_START.match(text)
    ):
        return True
    if "版" in text and is_page_head(text):
        return True
    if " " in text and names_photographer(text):  # the end of a caption may stand before who took the picture
        return not (
            above.gap and len(above.text) <= _CAPTION_LINE and not is_closed(above.text) and "。" in text
        )
    return "。" not in above.text and text[0] in _LEADS and opens_with_lead(text)


def _is_kicker(above: Line, line: Line, ends: bool) -> bool:
    """A line that ends as kickers do and fills its column by chance, with a head below it."""
    if "。" in above.text or not KICKER_END.search(above.text):
        return False
    return not (_STOPS.search(above.text) and (ends or _STOPS.search(line.text)))


def _leaves_open(text: str) -> bool:
    """A bracket opened and not closed: what follows belongs to it, however short the line."""
    tail = text[-_BRACKET:]
    return max(tail.rfind("（"), tail.rfind("(")) > max(tail.rfind(mark) for mark in "）)】〕]")


def _run_on(above: str, line: Line, after: str) -> str:
    """`after` is the character behind the line above: a space printed at the break is kept."""
    latin = (
        above[-1:].isascii() and line.text[:1].isascii() and above[-1:].isalpha() and line.text[:1].isalpha()
    )
    return above + (" " if latin or line.indent or after in _PRINTED_SPACES else "") + line.text
