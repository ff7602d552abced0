"""The number of a page and its section, each on a line of its own: told by the lines beside them."""

import re
from collections.abc import Callable, Sequence

from digests.parsing import junctions
from digests.parsing.lines import Line
from digests.parsing.pageheads import PAGE_ALONE
from digests.parsing.signs import FURNITURE, SIGNED
from digests.parsing.surroundings import tops_sheet

_Signs = Sequence[Sequence[str]]
Look = Callable[[Sequence[Line], _Signs, int], bool]
"""Lines, their signs and a place: whether the line there is what is looked for."""
_NAMES_SOMEONE = SIGNED | {"names a photographer"}
_PAGE_NUMBER = re.compile(
    r"[（(]第.{1,3}版[）)]|第?\s?[0-9一二三四五六七八九十]{1,3}\s?版\s?(?:[（(]\s?[）)])?|版[面次][：:].{1,8}版"
)
_BARE_PAGE_HEAD = re.compile(r"第\s?[0-9一二三四五六七八九十]{1,3}\s?版")
_BARE_PAGE = re.compile("[A-H]?[0-9]{1,2}")
_SECTION = re.compile("[一-鿿]{2,5}(?:·[一-鿿]{2,4}){0,2}")


def _numbers_its_page(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """7 where the text ends, its day below it."""
    if place + 3 < len(lines) or not PAGE_ALONE.fullmatch(lines[place].plain):
        return False
    return any("masthead fields and little else" in said for said in signs[place + 1 :])


def _names_its_page(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """第2版 and 教科卫 below it; at the top of a page its number may stand alone."""
    above = lines[place - 1].plain
    if "a generic headline" in signs[place]:
        return False
    numbered = bool("版" in above and _PAGE_NUMBER.fullmatch(above))
    numbered = numbered or ("a page head" in signs[place - 1] and bool(_BARE_PAGE.fullmatch(above)))
    numbered = numbered or bool(tops_sheet(lines, place - 1) and PAGE_ALONE.fullmatch(above))
    return bool(numbered and _SECTION.fullmatch(lines[place].plain))


def _is_section_over_day(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """科教文卫 over 2004年12月28日 星期二 and 第3版."""
    if place + 2 >= len(lines) or lines[place - 1].marked or not _SECTION.fullmatch(lines[place].plain):
        return False
    return "masthead fields and little else" in signs[place + 1] and "a page head" in signs[place + 2]


def _is_section_over_page(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """读者之声 and 第3版 below it, where what stands above is over."""
    if place + 1 == len(lines) or "a page head" not in signs[place + 1]:
        return False
    if not _BARE_PAGE_HEAD.fullmatch(lines[place + 1].plain):
        return False
    if not _NAMES_SOMEONE.isdisjoint(signs[place]):
        return False
    over = not FURNITURE.isdisjoint(signs[place - 1]) or junctions.is_closed(lines[place - 1].plain)
    return over and bool(_SECTION.fullmatch(lines[place].plain))


LOOKS_FOR_PAGES: tuple[tuple[str, Look, bool], ...] = (
    ("a page number alone", _numbers_its_page, False),
    ("stands beside a page number", _names_its_page, True),
    ("stands beside a page number", _is_section_over_day, False),
    ("stands beside a page number", _is_section_over_page, False),
)
"""Sign, look, and whether it counts only where no byline and no lead stands below the line."""
