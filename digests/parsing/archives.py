"""What archives print around their articles: records, numbered or marked titles, a title printed twice."""

import re
from collections.abc import Sequence
from itertools import takewhile

from digests.parsing.forms import NUMBERED
from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.pageheads import is_page_head
from digests.parsing.shapes import SHORT
from digests.parsing.signs import STORY_OPENS, may_head

_COLUMN = ("专栏：", "专栏:")  # the last line of a record: 第4版() and 专栏：
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")  # ### 早稻开镰: a title in a collection of texts
_FIELD_LINES = 16  # of an article
_FIRST, _LONGEST_TITLE = "1.", 90  # characters
_HEADS = 3  # of an article, one below the other


def without_marks(lines: list[Line]) -> list[Line]:
    """The titles of an archive without its mark ### or the number under which it lists them, from 1. below a page's head."""
    plain = [
        line._replace(text=line.text[mark.end() :], marked=True)
        if line.text.startswith("#") and (mark := _HEADING.match(line.text))
        else line
        for line in lines
    ]
    at = next((at for at, line in enumerate(lines) if line.text.startswith(_FIRST)), 0)
    if not at or not is_page_head(lines[at - 1].plain):
        return plain
    number = 1
    for place in range(at, len(lines)):
        text = lines[place].text
        if len(text) <= _LONGEST_TITLE and text.startswith(f"{number}.") and NUMBERED.match(text):
            plain[place] = lines[place]._replace(text=NUMBERED.sub("", text), marked=True)
            number += 1
    return plain


def weigh_archives(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds what archives show of their lines; each sign is a row of the handbook."""
    for place, line in enumerate(lines):
        if line.plain.startswith(_COLUMN):
            _weigh_record(lines, signs, place)
        elif "an archive's record" in signs[place]:
            _weigh_title(lines, signs, place)
        if "the label of a field" in signs[place]:
            _weigh_the_same_below(lines, signs, place)
        if line.marked:
            _weigh_marked(lines, signs, place)
        if line.tail and "a page head" in signs[place - 1] and _is_again(lines, place):
            signs[place].append("printed above already")


def _weigh_title(lines: Sequence[Line], signs: Sequence[list[str]], record: int) -> None:
    """京滬線軍車擁擠 客車誤點四小時 over 申報 日期：1949-04-22 版次/卷期：02 版 and its text: a title, whatever it sounds like."""
    title, first = record - 1, record + 1
    if title < 0 or first == len(lines) or not may_head(lines[title], signs[title]):
        return
    if len(lines[first].text) > SHORT or not STORY_OPENS.isdisjoint(signs[first]):
        signs[title].append("an archive's record stands below it")


def _weigh_marked(lines: Sequence[Line], signs: Sequence[list[str]], title: int) -> None:
    """A title that an archive marks; over the text, below its record, it may be printed again, one phrase a line."""
    first = next((at for at in _below(lines, title) if _opens(lines[title], lines[at])), None)
    if first is not None and (end := _end_of_title(lines, title, first)):
        signs[title].append("printed again below it")
        signs[first].append("marked by an archive")
        for at in range(first + 1, end):
            signs[at].append("more of what an archive marks")
    else:
        phrases = " " in lines[title].plain
        signs[title].append("phrases marked by an archive" if phrases else "marked by an archive")


def _below(lines: Sequence[Line], title: int) -> range:
    return range(title + 1, min(title + 1 + _FIELD_LINES, len(lines)))


def _opens(title: Line, line: Line) -> bool:
    return bool(line.plain) and not line.tail and _tight(title).startswith(_tight(line))


def _end_of_title(lines: Sequence[Line], title: int, first: int) -> int | None:
    """The place behind the lines that are a title together; None where they are not all of it."""
    left = _tight(lines[title])
    for at in _below(lines, first - 1):
        left = left.removeprefix(_tight(lines[at])) if left.startswith(_tight(lines[at])) else " "
        if not left.strip():
            return at + 1 if not left else None
    return None


def _tight(line: Line) -> str:
    return "".join(line.plain.split())


def _weigh_record(lines: Sequence[Line], signs: Sequence[list[str]], record: int) -> None:
    """The heads below a record, which may stand below the headline as well; no column breaks a line of an archive."""
    above = record - 1
    while above >= 0 and "a page head" in signs[above]:
        above -= 1
    first = record + 1
    if first == len(lines) or len(lines[first].text) > SHORT:
        return
    if "heads a quotation" in signs[first]:
        for place in takewhile(lambda at: not lines[at].gap, range(first + 1, len(lines))):
            signs[place].append("a quotation in its box")
        return
    if above >= 0 and not lines[above].marked and _opens(lines[above], lines[first]):
        if _end_of_title(lines, above, first):
            signs[above].append("printed again below it")
            signs[first].append("below an archive's record")
    elif above < 0 or not may_head(lines[above], signs[above]):
        signs[first].append("below an archive's record")
    for place in range(first + 1, min(first + _HEADS, len(lines))):
        both = may_head(lines[place - 1], signs[place - 1]) and may_head(lines[place], signs[place])
        if not both or lines[place].gap:
            return
        signs[place].append("another head below an archive's record")


def _weigh_the_same_below(lines: Sequence[Line], signs: Sequence[list[str]], label: int) -> None:
    """What has its field, such as a headline, is printed once more over the text."""
    short = list(takewhile(lambda at: len(lines[at].text) <= SHORT, _below(lines, label)))
    for at in short[1:]:
        if lines[at].plain == lines[short[0]].plain:
            say(signs[at], "printed above already")


def _is_again(lines: Sequence[Line], place: int) -> bool:
    """Whether a line behind an archive's record is the title over that record."""
    return place > 1 and _tight(lines[place]) == _tight(lines[place - 2])
