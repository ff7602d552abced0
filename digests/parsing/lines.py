"""The printed lines of a text: where each begins and ends, how it is set in, what stands above it.

A `Line` is the unit that gets a role. Most are one physical line; a paragraph that is hard-wrapped at
the column's width is put together first, and a physical line that holds two things (a headline run
into its lead, a credit after the last sentence) is cut by `cutting`.
"""

import re
from collections import Counter
from typing import NamedTuple

from digests.parsing.bylines import opens_with_lead
from digests.parsing.cleaning import clean_line
from digests.parsing.furniture import CREDIT_START, OPENS_ANEW, PICTURE_NAMED, names_photographer
from digests.parsing.junctions import is_closed
from digests.parsing.pageheads import is_page_head
from digests.parsing.vocabulary import KICKER_END

# A line is full when it is this close to the column's width, in ems: closing marks hang over.
_FULL, _OVERHANG = 1.6, 3.0
_NARROWEST, _WIDEST = 8, 60
_FEWEST = 4
_BRACKET = 80  # the writers of a lead may fill as much
_CAPTION_LINE = 24  # characters
_NEW = "□■◎●○◆—"  # what opens with these is a byline or a deck
_OF_A_DATE = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_DATE_BROKEN = re.compile(
    f"(?:[12][0-9]{{3}}|[１２][０-９]{{3}}|[一二][〇○零一二三四五六七八九]{{3}}) ?年 ?(?:{_OF_A_DATE} ?月 ?{_OF_A_DATE}?)?$"
)
_DATE_GOES_ON = re.compile(f"(?:{_OF_A_DATE} ?月 ?)?{_OF_A_DATE} ?日?$|日$")
_DAY_ALONE = re.compile("[1-9]|[12][0-9]|3[01]")
_MONTH_BELOW = re.compile("[12][0-9]{3}年[0-9]{1,2}月")
_LEADS = "本新【据"  # what a lead opens with; its bracket may be cut from it
_RESUMED = re.compile(r"[（(〔\[【]\s?上[接按]")
_STOPS = re.compile("[，。；：]")
_CAPTIONS = (*PICTURE_NAMED, "题图")
_ENDS = "。！？”）；…"
_DASH = "——"
_PRINTED_SPACES = (" ", "\u3000", "\xa0")


class Line(NamedTuple):
    """`start` and `end` are offsets in the text, outer white space left out; `text` is cleaned.

    `indent` counts leading columns (an ideographic space is two). `gap` is the number of empty lines
    above. `sheet` counts form feeds before it. `tail` says that it was cut from the line before, `below_full`
    that the line above fills its column to the end and this one may run on from it, `marked` that an archive's
    number or mark was taken off. A tuple, for a page makes
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
        stripped = raw.strip()
        if stripped:
            lead = raw[: len(raw) - len(raw.lstrip())]
            first = start + len(lead)
            lines.append(Line(first, first + len(stripped), clean_line(stripped), _columns(lead), gap, sheet))
            gap = 0
        else:
            gap += 1
        if raw[-1] == "\f":
            sheet, gap = sheet + 1, max(gap, 1)
        start += len(raw)
    return lines


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


def width(text: str) -> float:
    """Printed width in ems: a Han character is 1, a letter or figure of ASCII a half."""
    return (
        len(text.encode("utf-8", "replace")) + len(text)
    ) / 4  # 3 bytes and a half-width one 1: (3+1)/4, (1+1)/4


def unwrap(lines: list[Line], text: str) -> list[Line]:
    """Joins the lines of paragraphs that are set to a fixed width, when the page is set so."""
    measure = _column_width(lines)
    if measure is None:
        return lines
    indented = _indents_paragraphs(lines)
    out: list[Line] = []
    full = False
    for line in lines:
        fills = -_FULL <= width(line.text) + min(line.indent, 4) / 2 - measure <= _OVERHANG
        above = out[-1] if out else None
        fits = (
            above is not None
            and line.gap == 0
            and line.sheet == above.sheet
            and width(line.text) <= measure + _OVERHANG
        )
        if above and fits and (_leaves_open(above.text) or (full and _flows(above, line, indented, fills))):
            out[-1] = above._replace(
                end=line.end, text=_run_on(above.text, line, text[above.end : above.end + 1])
            )
        else:
            ends = fills or line.text[-1:] in _ENDS  # what does not is no text below a sentence that is over
            runs_on = full and fits and above is not None and (ends or not is_closed(above.text))
            out.append(line._replace(below_full=runs_on))
        full = fills and not line.text.endswith(_DASH)  # a kicker that happens to fill the column
    return out


def _flows(above: Line, line: Line, indented: bool, fills: bool) -> bool:
    """Whether a line surely belongs to the text of the full line above it, by how both are set and end."""
    ends = fills or line.text[-1:] in _ENDS
    if (indented and line.indent >= 2) or _opens_anew(above, line.text) or _is_kicker(above, line, ends):
        return False
    closed = is_closed(above.text)
    runs = _is_running_text(above.text) or _is_running_text(line.text)
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


def _is_running_text(text: str) -> bool:
    """Has marks inside; a credit or a head that fills its line has none, and nothing runs on from it."""
    return any(mark in text for mark in "，。；、")


def _run_on(above: str, line: Line, after: str) -> str:
    """`after` is the character behind the line above: a space printed at the break is kept."""
    latin = (
        above[-1:].isascii() and line.text[:1].isascii() and above[-1:].isalpha() and line.text[:1].isalpha()
    )
    return above + (" " if latin or line.indent or after in _PRINTED_SPACES else "") + line.text


def _column_width(lines: list[Line]) -> float | None:
    """The measure of a hard-wrapped page in ems, or None when lines are whole paragraphs.

    Lines of running text then fill it or end a paragraph, and hardly one is wider.
    """
    widths = [width(line.text) + min(line.indent, 4) / 2 for line in lines]
    prose = [place for place, line in enumerate(lines) if _is_running_text(line.text)]
    common = Counter(round(widths[place]) for place in prose if widths[place] >= _NARROWEST).most_common(1)
    if len(prose) < _FEWEST or not common or common[0][0] > _WIDEST:
        return None
    measure = float(common[0][0])
    wider = sum(widths[place] > measure + _OVERHANG for place in prose)
    full = [place for place in prose if abs(widths[place] - measure) <= _FULL]
    follow = sum(
        1
        for place in full
        if place + 1 < len(lines) and lines[place + 1].gap == 0 and lines[place].text[-1:] not in "。！？"
    )
    return measure if follow >= 2 and len(full) * 3 >= len(prose) and wider * 8 <= len(prose) else None


def _indents_paragraphs(lines: list[Line]) -> bool:
    return sum(line.indent >= 2 for line in lines) >= 2
