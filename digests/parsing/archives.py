"""What archives print around their articles: records, numbered or marked titles, a title printed twice."""

import re
from collections.abc import Sequence
from itertools import takewhile

from digests.parsing.forms import NUMBERED
from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.pageheads import is_page_head
from digests.parsing.shapes import SHORT
from digests.parsing.signs import SIGNED, STORY_OPENS, may_head

_COLUMN = ("专栏：", "专栏:")  # the last line of a record: 第4版() and 专栏：
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")  # ### 早稻开镰: a title in a collection of texts
_FIELD_LINES = 16  # of an article
_FIRST, _LONGEST_TITLE = "1.", 90  # characters
_RECORD, _FEWEST = 6, 4  # lines; characters
_MARKS = re.compile(r"\W")
_IS_RECORD = frozenset({"a page head", "an archive's record"})
_MAY_BE_OF_RECORD = _IS_RECORD | {"masthead fields and little else"} | SIGNED
_SAID_AGAIN = "printed again below it"
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
            _weigh_field(lines, signs, place)
        if (
            place
            and _MAY_BE_OF_RECORD.isdisjoint(signs[place])
            and not _MAY_BE_OF_RECORD.isdisjoint(signs[place - 1])
        ):
            _weigh_title_over_record(lines, signs, place)
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


def _weigh_title_over_record(lines: Sequence[Line], signs: Sequence[list[str]], first: int) -> None:
    """A title, its day, its page, perhaps its writer, and then the printed heads, whose first words are the title's."""
    title = first - 1
    while title > max(0, first - _RECORD) and not _MAY_BE_OF_RECORD.isdisjoint(signs[title]):
        title -= 1
    record = any(not _IS_RECORD.isdisjoint(said) for said in signs[title + 1 : first])
    if not record or lines[title].marked or len(lines[title].text) > _LONGEST_TITLE:
        return
    if _SAID_AGAIN not in signs[title] and _begin_alike(lines[title], lines[first]):
        signs[title].append(_SAID_AGAIN)
        say(signs[first], "below an archive's record")


def _begin_alike(title: Line, head: Line) -> bool:
    """Whether a head is the first phrase of a title, marks aside; one that is all of it is another matter."""
    whole, words = (_MARKS.sub("", line.plain) for line in (title, head))
    return _FEWEST <= len(words) < len(whole) and whole.startswith(words)


def _weigh_field(lines: Sequence[Line], signs: Sequence[list[str]], label: int) -> None:
    """【版次】 2 is a page; the title of 【标题】 that is printed again below, phrase by phrase, is no headline there."""
    value = label + 1
    if value == len(lines):
        return
    if "版" in lines[label].plain and lines[value].plain.isdigit():
        say(signs[value], "a page number alone")
    if "题" in lines[label].plain:
        below = (at for at in _below(lines, value) if not lines[at].tail)
        if any(_begin_alike(lines[value], lines[at]) for at in below):
            signs[value].append("a field printed again in phrases")


def _weigh_marked(lines: Sequence[Line], signs: Sequence[list[str]], title: int) -> None:
    """A title that an archive marks; over the text, below its record, it may be printed again, one phrase a line."""
    first = next((at for at in _below(lines, title) if _opens(lines[title], lines[at])), None)
    if first is not None and (end := _end_of_title(lines, title, first)):
        signs[title].append(_SAID_AGAIN)
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
    if above < 0 or not may_head(lines[above], signs[above]):
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
