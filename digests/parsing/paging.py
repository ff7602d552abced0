"""Which page each line stands on: from form feeds and from the page heads 第02版：…, above or below."""

from collections.abc import Sequence

from digests.parsing.lines import Line
from digests.parsing.pageheads import page_number
from digests.parsing.roles import Role


def pages_of(lines: Sequence[Line], roles: Sequence[Role]) -> list[int]:
    """The page of each line, from 1.

    A page head rules the lines below it; where heads close their pages (the last line of text comes
    before the last head, and text stands before the first), it rules the lines above. A form feed
    without any head counts one page on.
    """
    named = {
        place: number
        for place, (line, role) in enumerate(zip(lines, roles, strict=True))
        if role == Role.PAGE_HEAD and (number := page_number(line.text))
    }
    if not named:
        return [line.sheet + 1 for line in lines]
    body = [place for place, role in enumerate(roles) if role > Role.OTHER]
    first, last = min(named), max(named)
    below = bool(body) and body[0] < first and body[-1] < last
    pages = _ruled_from_below(lines, named) if below else _ruled_from_above(lines, named)
    return pages


def _ruled_from_above(lines: Sequence[Line], named: dict[int, int]) -> list[int]:
    pages: list[int] = []
    page, sheet = 1, 0
    heads_on_sheet = {lines[place].sheet: number for place, number in reversed(named.items())}
    for place, line in enumerate(lines):
        if line.sheet != sheet:
            page += line.sheet - sheet
            sheet = line.sheet
            page = heads_on_sheet.get(sheet, page)
        page = named.get(place, page)
        pages.append(page)
    return pages


def _ruled_from_below(lines: Sequence[Line], named: dict[int, int]) -> list[int]:
    pages: list[int] = []
    page, sheet = named[max(named)] + 1, lines[-1].sheet
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].sheet != sheet:
            page, sheet = page - 1, lines[place].sheet
        page = named.get(place, page)
        pages.append(max(1, page))
    return pages[::-1]
