"""What copied web pages print around their articles: lists of titles, menus, a headline said again and again."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.shapes import SHORT
from digests.parsing.signs import OF_A_SITE, SIGNED, is_headlike

_ENDS_A_LIST = frozenset({"works a web page", "left over by a web page", "a page head"})
_ENDS_TITLES = frozenset({"works a web page", "masthead fields and little else"})
_SAID_AGAIN, _ON_THE_WAY = 4, 12  # characters; lines
_LONGEST_WAY, _STEP, _SECTION = 120, 16, 2  # lines; characters
_DATED = re.compile("[12][0-9]{3} ?[-./年]")
_IS_RECORD = OF_A_SITE | {"masthead fields and little else", "a masthead field in it"}
_KEPT = frozenset({"a page head", "masthead fields and little else", "printed again below it"})
_OF_THE_PAPER = _KEPT | {"a paper's name"}
_NAVIGATION = re.compile("(?:本版)?标题(?:导航|列表)|版面(?:导航|目录)|本版(?:目录|标题|新闻)")
_NAVIGATION_ROOM = 6
_BULLET = re.compile(r"^[·•▪*-]\s?")
_MOST_LISTED, _LONGEST_TITLE, _TO_THE_TEXT = 60, 44, 8  # lines; characters; lines
# A menu: so many lines without a sentence, most of them shorter than a verse; what is longer may be a headline.
_MENU, _ENTRY, _LONGEST_ENTRY, _HEADS, _MARKS = 20, 4, 8, 3, tuple("。，；：！？")


def weigh_copies(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds what copied web pages show of their lines; each sign is a row of the handbook."""
    _weigh_what_comes_again(lines, signs)
    _weigh_over_its_record(lines, signs)
    _weigh_menus(lines, signs)
    table = any(line.plain == "|" for line in lines)
    for place, line in enumerate(lines):
        if "works a web page" in signs[place]:
            _weigh_titles_above(lines, signs, place)
            _weigh_titles_below(lines, signs, place)
        elif " " in line.plain and place + 2 < len(lines):
            _weigh_title(lines, signs, place)
        if table and _is_in_a_table(lines, place):
            say(signs[place], "in a list of pages")
        if len(line.plain) <= _NAVIGATION_ROOM and _NAVIGATION.fullmatch(line.plain):
            _weigh_navigation(lines, signs, place)


def _is_in_a_table(lines: Sequence[Line], place: int) -> bool:
    """Whether it is a row of titles between the rules of a table."""
    beside = [lines[at].plain for at in (place - 1, place + 1) if 0 <= at < len(lines)]
    return beside == ["|", "|"] and len(lines[place].text) <= SHORT


def _are_entries(lines: Sequence[Line]) -> bool:
    """Whether most are as short as a site's sections are; verses are that short only where they are set in."""
    set_in = sum(line.indent > 0 and not _BULLET.match(line.plain) for line in lines)
    return 2 * set_in < len(lines) and median(len(line.plain) for line in lines) <= _ENTRY


def _weigh_menus(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    run: list[int] = []
    for place, line in enumerate([*lines, None]):
        if line is not None and len(line.text) <= SHORT and not line.plain.endswith(_MARKS):
            run.append(place)
            continue
        if len(run) >= _MENU and _are_entries([lines[at] for at in run]):
            for at in run:
                longest = _ENTRY if at in run[-_HEADS:] else _LONGEST_ENTRY
                if len(lines[at].plain) <= longest:
                    say(signs[at], "in a list of pages")
        run = []


def _weigh_what_comes_again(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Above its text a page says a headline again and again, in its window and on its way: the last one counts."""
    times = Counter(line.plain for line in lines)
    for place, line in enumerate(lines):
        if times[line.plain] == 1 or not _SAID_AGAIN <= len(line.plain) <= SHORT or "。" in line.plain:
            continue
        below = range(place + 1, min(place + 1 + _ON_THE_WAY, len(lines)))
        heads = takewhile(lambda at: len(lines[at].text) <= SHORT and "。" not in lines[at].plain, below)
        again = [at for at in heads if lines[at].plain == line.plain and not lines[at].tail]
        if again and _is_over_a_text(lines, again[-1]):
            signs[place].append("printed again below it")
            _weigh_the_way(lines, signs, place)


def _weigh_over_its_record(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """The headline stands right above the day of the copy, among lines of a site; the text follows soon."""
    text = next((at for at, line in enumerate(lines) if "。" in line.plain or len(line.text) > SHORT), 0)
    top = range(min(text, _LONGEST_WAY))
    copied = any(not OF_A_SITE.isdisjoint(signs[at]) for at in top)
    copied = copied and not any("the label of a field" in signs[at] for at in top)
    records = (
        at for at in top if at and _DATED.search(lines[at].plain) and not _IS_RECORD.isdisjoint(signs[at])
    )
    record = next((at for at in records if text - at <= _ON_THE_WAY), 0)
    if not copied or not record or not _may_be_headline(lines[record - 1], signs[record - 1]):
        return
    above = range(record - 1, -1, -1)
    heads = list(takewhile(lambda at: _may_be_headline(lines[at], signs[at]), above))
    if len(heads) == 1 or len(heads) > _HEADS:  # more than kicker, headline and deck are a list of titles
        signs[record - 1].append("over the record of its copy")
        heads = heads[:1]
    _weigh_the_way(lines, signs, heads[-1])
    for at in range(record + 1, text):
        if len(lines[at].plain) <= _ENTRY and SIGNED.isdisjoint(signs[at]):
            say(signs[at], "in a list of pages")


def _may_be_headline(line: Line, said: Sequence[str]) -> bool:
    return len(line.plain) >= _LONGEST_ENTRY and is_headlike(line, said) and _OF_THE_PAPER.isdisjoint(said)


def _weigh_the_way(lines: Sequence[Line], signs: Sequence[list[str]], headline: int) -> None:
    """The short lines above a headline that is said again, if no text stands above: the way to it."""
    if headline > _LONGEST_WAY or any("。" in line.plain for line in lines[:headline]):
        return
    for at in range(headline):
        name = "a paper's name" in signs[at] and len(lines[at].plain) > _SECTION
        if len(lines[at].plain) <= _STEP and _KEPT.isdisjoint(signs[at]) and not name:
            say(signs[at], "in a list of pages")


def _weigh_title(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> None:
    """茶产业 带动村民增收 over 茶产业 and 带动村民增收: what a web page calls an article, above its printed headline."""
    first, second = lines[place + 1].plain, lines[place + 2].plain
    left = lines[place].plain.replace(" ", "")
    if left == first + second:
        signs[place].append("printed again below it")
        signs[place + 2].append("the end of what is printed above")
    elif left.startswith(first + second) and _opens_with(lines, place + 3, left[len(first + second) :]):
        signs[place].append("printed again below it")


def _opens_with(lines: Sequence[Line], place: int, words: str) -> bool:
    return place < len(lines) and lines[place].plain.startswith(words)


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
    short = takewhile(lambda at: len(lines[at].text) <= SHORT, range(place + 1, len(lines)))
    listed = list(takewhile(lambda at: _ENDS_TITLES.isdisjoint(signs[at]), short))
    if listed and listed[-1] + 1 < len(lines):
        apart = [at for at in listed if lines[at].gap > 0]
        listed = list(range(place + 1, apart[-1] if apart else place + 1))
    for at in listed:
        say(signs[at], "in a list of pages")
