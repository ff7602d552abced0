"""Furniture that is told by where it stands: what belongs to a masthead, and slogans where a page ends."""

import re
from collections.abc import Sequence
from itertools import takewhile

from digests.parsing import junctions
from digests.parsing.furniture import CIVIC_CALL
from digests.parsing.lines import Line
from digests.parsing.pageheads import PAGE_ALONE
from digests.parsing.shapes import SHORT
from digests.parsing.signs import FURNITURE, OF_A_SITE, STORY_OPENS, is_headlike

_BESIDE = 2
_MASTHEAD = frozenset({"masthead fields and little else", "a paper's name"})
_OVER_HEADS = _MASTHEAD | {"printed again below it"}
_NEW_NAME = re.compile(
    "今日[一-鿿]{2,4}|新[一-鿿]{2,3}|[一-鿿]{1,8}[报報]|[一-鿿]{2,6}(?:时讯|新闻|快讯|通讯|视界)"
)
_LATIN = "a name in Latin capitals"
_OWN_NAME = re.compile(
    "今日[一-鿿]{2,4}|[一-鿿]{2,6}(?:[日晚晨早时商导周]报|(?:都市|法制|法治|青年|工人|矿工)报)"
)
_PAGE = OF_A_SITE | {"a page head", "a page credit"}
_NUMBER = 12  # characters of a page's number and its section
_FIGURES, _TOP_LINES = 2, 8  # characters of a bare number, lines above it
_NAME = 6  # characters of a paper or a section above the number of its page
_HEADLINE, _TEXT = 6, 26  # characters
_HEADS, _LABEL = 4, 6  # lines; characters
_COUNTY = re.compile("[一-鿿]{2,4}")  # 今日 | 云溪: the name on two lines
_NEAR_PAGE_NUMBER = frozenset(
    {"a column's or section's name", "a page credit", "masthead fields and little else"}
)
_FIELDS = frozenset({"masthead fields and little else", "a sponsor alone"})
_TOP = _MASTHEAD | _FIELDS | {"a hotline or address alone"}
_AT_THE_TOP = _TOP | FURNITURE
_SHORT_LINE = frozenset({"a word or two", "a short line"})
_PHRASES = frozenset({"a couplet", "three phrases"})
_NO_CALL = frozenset(
    {
        "an archive's record stands below it",
        "between masthead lines",
        "a day between it and its text",
        "names a photographer",
    }
)
_UNSURE = frozenset(
    {"a paper's name", "a sponsor alone", "a hotline or address alone", "a name in Latin capitals"}
)


def weigh_mastheads(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """A paper's name or a hotline belongs to a masthead beside its fields; what stands above them is its name."""
    if not signs:
        return
    below = [said for said in signs[1:3] if "an archive's record" not in said]
    if _SHORT_LINE.intersection(signs[0]) and any(map(_TOP.intersection, below)):
        over = _is_over_its_text(lines, signs)
        signs[0].append("a day between it and its text" if over else "between masthead lines")
    if len(lines) > 1 and _LATIN in signs[0] and "a paper's name" in signs[1]:
        signs[0].append("between masthead lines")
    if len(lines) > 1 and lines[0].plain == "今日" and _COUNTY.fullmatch(lines[1].plain):
        signs[1].append("between masthead lines")
    for place, said in enumerate(signs):
        if len(lines[place].text) > SHORT:
            continue
        text, around = lines[place].plain, _around(signs, place, 1)
        if _SHORT_LINE.intersection(said) and len(around) > 1 and all(map(_MASTHEAD.intersection, around)):
            said.append("between masthead lines")
        if _NEW_NAME.fullmatch(text) and any(map(_TOP.intersection, around)):
            said.append("between masthead lines")
        named = _OWN_NAME.fullmatch(text) or ("a paper's name" in said and text[-1] in "报報")
        reach = _around(signs, place, _BESIDE) if tops_sheet(lines, place) else around
        if named and any(map(_PAGE.intersection, reach)):
            said.append("a paper's name beside a page's head")
        if not _UNSURE.isdisjoint(said):
            said.append(_beside(said, _around(signs, place, _BESIDE)))


def weigh_heads_set_in(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """On a web page the heads over the first text may be set in as far as it is: that says nothing of them."""
    first = next((at for at, line in enumerate(lines) if len(line.text) > SHORT or "。" in line.text), 0)
    if not first or "set in" not in signs[first]:
        return
    above = list(
        takewhile(
            lambda at: "set in" in signs[at] and OF_A_SITE.isdisjoint(signs[at]), range(first - 1, -1, -1)
        )
    )
    over = first - len(above) - 1
    over -= over > 0 and OF_A_SITE.isdisjoint(signs[over]) and len(lines[over].text) <= _LABEL
    if len(above) > _HEADS or over < 0 or OF_A_SITE.isdisjoint(signs[over]):
        return
    if any(_may_be_the_headline(lines[at], signs[at]) for at in range(over)):
        return
    for at in above:
        signs[at][signs[at].index("set in")] = "set in as its text is"


def _may_be_the_headline(line: Line, said: Sequence[str]) -> bool:
    return len(line.plain) >= _HEADLINE and is_headlike(line, said) and _OVER_HEADS.isdisjoint(said)


def _is_over_its_text(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> bool:
    """Whether the first line heads a text, from which only its day parts it: so a web page gives an article."""
    if len(lines[0].plain) < _HEADLINE or "a paper's name" in signs[0]:
        return False
    aside = OF_A_SITE | _TOP
    below = next((at for at in range(1, len(lines)) if aside.isdisjoint(signs[at])), 0)
    return below > 0 and "。" in lines[below].plain and len(lines[below].text) > _TEXT


def weigh_page_numbers(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """3 at the top of a sheet names its page where a section, a day or a credit stands right below it.

    So does it further down among such lines, and anywhere right above a section and its credit.
    """
    for place, line in enumerate(lines):
        if (
            len(line.plain) <= _FIGURES
            and line.plain.isdigit()
            and (_is_among_heads(lines, signs, place) or _is_at_the_foot(lines, signs, place))
        ):
            signs[place].append("a page number alone")
            continue
        topmost = tops_sheet(lines, place) or (
            place > 0 and tops_sheet(lines, place - 1) and len(lines[place - 1].plain) <= _NAME
        )
        credited = place + 1 < len(lines) and "a page credit" in signs[place + 1]
        if len(line.plain) > _NUMBER or not (topmost or (credited and " " in line.plain)):
            continue
        if PAGE_ALONE.fullmatch(line.plain) and any(
            map(_NEAR_PAGE_NUMBER.intersection, signs[place + 1 : place + 4])
        ):
            signs[place].append("a page number alone")


def _is_at_the_foot(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """2 where a text ends, and the head of the next page below it, or nothing."""
    if place == 0:
        return False
    over = junctions.is_closed(lines[place - 1].plain) or "names a photographer" in signs[place - 1]
    return over and (place + 1 == len(lines) or not _AT_THE_TOP.isdisjoint(signs[place + 1]))


def _is_among_heads(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    below = signs[place + 1 : place + 4]
    if (
        below
        and "a column's or section's name" in below[0]
        and any("a page credit" in said or "上接 alone" in said for said in below)
    ):
        return True
    told = False
    for at in range(place - 1, max(-1, place - _TOP_LINES), -1):
        if len(lines[at].text) > SHORT:
            return False
        told = told or not _NEAR_PAGE_NUMBER.isdisjoint(signs[at])
        if tops_sheet(lines, at):
            return told
    return False


def tops_sheet(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is the first of its sheet."""
    return place == 0 or lines[place].sheet > lines[place - 1].sheet


def _around(signs: Sequence[list[str]], place: int, reach: int) -> Sequence[list[str]]:
    """The signs of the lines beside a line; the paper's name in Latin letters stands between no two."""
    above = [said for said in signs[max(0, place - reach - 1) : place] if _LATIN not in said]
    below = [said for said in signs[place + 1 : place + 2 + reach] if _LATIN not in said]
    return [*above[-reach:], *below[:reach]]


def _beside(said: Sequence[str], around: Sequence[list[str]]) -> str:
    if not any(map(_FIELDS.intersection, around)):
        return "no masthead beside it"
    return "a masthead's own address" if "a hotline or address alone" in said else "beside a masthead"


def is_motto(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """A couplet right below the masthead, with a gap below it, is the paper's motto and no kicker."""
    return (
        "a couplet" in signs[place]
        and lines[place].gap == 0
        and bool(_TOP.intersection(signs[place - 1]))
        and place + 1 < len(lines)
        and lines[place + 1].gap > 0
    )


def weigh_calls(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """A call on everybody, or a couplet, at the end of a page or above another one there is a slogan and no headline."""
    ends_here = True
    for line, said in zip(reversed(lines), reversed(signs), strict=True):
        couplet = line.gap > 0 and not _PHRASES.isdisjoint(said) and _NO_CALL.isdisjoint(said)
        called = ends_here and len(line.text) <= SHORT and (couplet or CIVIC_CALL.match(line.plain))
        if called:
            said.append("a call with nothing below it")
        furniture = not FURNITURE.isdisjoint(said) and STORY_OPENS.isdisjoint(said)
        ends_here = bool(called) or furniture
