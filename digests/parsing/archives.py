"""What archives and copied web pages print around their articles: records, lists of titles, a title printed twice."""

import re
from collections.abc import Sequence
from itertools import takewhile

from digests.parsing.forms import NUMBERED
from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.pageheads import is_page_head
from digests.parsing.shapes import SHORT
from digests.parsing.signs import may_head

_ENDS_A_LIST = frozenset({"works a web page", "left over by a web page", "a page head"})
_COLUMN = ("专栏：", "专栏:")  # the last line of a record: 第4版() and 专栏：
_FIELD_LINES = 16  # of an article
_FIRST, _LONGEST_NUMBERED = "1.", 90  # characters
_HEADS = 3  # of an article, one below the other
_NAVIGATION = re.compile("(?:本版)?标题(?:导航|列表)|版面(?:导航|目录)|本版(?:目录|标题|新闻)")
_NAVIGATION_ROOM = 6
_BULLET = re.compile(r"^[·•▪*-]\s?")
_MOST_LISTED, _LONGEST_TITLE, _TO_THE_TEXT = 60, 44, 8  # lines; characters; lines


def without_numbers(lines: list[Line]) -> list[Line]:
    """The titles of a page without the numbers under which an archive lists them, from 1. below the page's head."""
    at = next((at for at, line in enumerate(lines) if line.text.startswith(_FIRST)), 0)
    if not at or not is_page_head(lines[at - 1].plain):
        return lines
    number, plain = 1, list(lines)
    for place in range(at, len(lines)):
        text = lines[place].text
        if len(text) <= _LONGEST_NUMBERED and text.startswith(f"{number}.") and NUMBERED.match(text):
            plain[place] = lines[place]._replace(text=NUMBERED.sub("", text), numbered=True)
            number += 1
    return plain


def weigh_archives(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds what archives and web pages show of their lines; each sign is a row of the handbook."""
    for place, line in enumerate(lines):
        text = line.plain
        if text.startswith(_COLUMN):
            _weigh_record(lines, signs, place)
        elif "works a web page" in signs[place]:
            _weigh_titles_above(lines, signs, place)
            _weigh_titles_below(lines, signs, place)
        elif " " in text and place + 2 < len(lines):
            _weigh_title(lines, signs, place)
        if (
            text == "|"
            and place > 1
            and lines[place - 2].plain == text
            and len(lines[place - 1].text) <= SHORT
        ):
            say(signs[place - 1], "in a list of pages")  # a row of a table of titles
        if "the label of a field" in signs[place]:
            _weigh_the_same_below(lines, signs, place)
        if line.numbered:
            signs[place].append("phrases numbered by an archive" if " " in text else "numbered by an archive")
        if line.tail and "a page head" in signs[place - 1] and _is_again(lines, place):
            signs[place].append("printed above already")
        if len(text) <= _NAVIGATION_ROOM and _NAVIGATION.fullmatch(text):
            _weigh_navigation(lines, signs, place)


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
    below = range(label + 1, min(label + 1 + _FIELD_LINES, len(lines)))
    short = list(takewhile(lambda at: len(lines[at].text) <= SHORT, below))
    for at in short[1:]:
        if lines[at].plain == lines[short[0]].plain:
            say(signs[at], "printed above already")


def _is_again(lines: Sequence[Line], place: int) -> bool:
    """Whether a line behind an archive's record is the title over that record."""
    return place > 1 and "".join(lines[place].plain.split()) == "".join(lines[place - 2].plain.split())


def _weigh_title(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> None:
    """茶产业 带动村民增收 over 茶产业 and 带动村民增收: what a web page calls an article, above its printed headline."""
    first, second = lines[place + 1].plain, lines[place + 2].plain
    if lines[place].plain.replace(" ", "") == first + second:
        signs[place].append("printed again below it")
        signs[place + 2].append("the end of what is printed above")


def _weigh_titles_above(lines: Sequence[Line], signs: Sequence[list[str]], control: int) -> None:
    """The titles of a page between two lines of controls, above an article that has one of them: a list."""
    above = range(control - 1, max(-1, control - _MOST_LISTED), -1)
    between = list(takewhile(lambda at: _may_be_a_title(lines[at], signs[at]), above))[::-1]
    if not between or between[0] == 0 or _ENDS_A_LIST.isdisjoint(signs[between[0] - 1]):
        return
    titles: dict[str, int] = {}
    for at in between:
        title = _BULLET.sub("", lines[at].plain)
        if title in titles:
            break  # the article begins
        titles[title] = at
    first = max(titles.values()) + 1
    below = range(first, min(first + _MOST_LISTED, len(lines)))
    if any(lines[at].plain in titles and _is_over_a_text(lines, at) for at in below):
        for at in titles.values():
            say(signs[at], "in a list of pages")


def _weigh_titles_below(lines: Sequence[Line], signs: Sequence[list[str]], control: int) -> None:
    """The titles of a page below all its controls, where the text ends, one of which stands above: a list."""
    listed = range(control + 1, len(lines))
    if len(listed) > _MOST_LISTED or not all(_may_be_a_title(lines[at], signs[at]) for at in listed):
        return
    titles = {_BULLET.sub("", lines[at].plain) for at in listed}
    if any(line.plain in titles for line in lines[max(0, control - _MOST_LISTED) : control]):
        for at in listed:
            say(signs[at], "in a list of pages")


def _is_over_a_text(lines: Sequence[Line], head: int) -> bool:
    return any("。" in line.plain for line in lines[head + 1 : head + 1 + _TO_THE_TEXT])


def _may_be_a_title(line: Line, said: Sequence[str]) -> bool:
    return len(line.text) <= _LONGEST_TITLE and "。" not in line.plain and _ENDS_A_LIST.isdisjoint(said)


def _weigh_navigation(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> None:
    """What a web page lists below 标题导航, to the end of the text or to the gap above the next article."""
    listed = list(takewhile(lambda at: len(lines[at].text) <= SHORT, range(place + 1, len(lines))))
    if listed and listed[-1] + 1 < len(lines):
        apart = [at for at in listed if lines[at].gap > 0]
        listed = list(range(place + 1, apart[-1] if apart else place + 1))
    for at in listed:
        say(signs[at], "in a list of pages")
