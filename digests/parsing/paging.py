"""Which page each line stands on: from form feeds and from the page heads 第02版：…, above or below."""

import re
from collections.abc import Sequence

from digests.parsing import masthead
from digests.parsing.forms import FIGURES
from digests.parsing.lines import Line
from digests.parsing.numbers import number
from digests.parsing.pageheads import page_number
from digests.parsing.roles import Role

# How an archive gives an article's particulars between its headline and its text.
_RECORDS = (Role.MASTHEAD, Role.PAGE_HEAD, Role.CREDIT, Role.OTHER)
_NUMBER_AND_SECTION = 8  # characters: 03民生 among the lines of a masthead
_RECORDED = re.compile(
    rf"(?:版次(?:/卷期)?|版[面号])[：:】][=\s\[]{{0,3}}第?\s?[A-H]?([{FIGURES}]{{1,5}})(?=\s?版|[\]\s：:]|$)"
    rf"|第\s?[A-H]?([{FIGURES}]{{1,3}})\s?版|[0-9]日\s{{0,3}}([{FIGURES}]{{1,3}})\s?版[）)]"
)
# A site says where a reader is in words of its own; other furniture with a page's number points to a page inside.
_OF_A_SITE = re.compile("位置[：:]|[上下]一[版篇]|日期[：:]|版[次面][：:】]|[0-9] ?期 ?[/／]|文字大小|>>|》")


def pages_of(lines: Sequence[Line], roles: Sequence[Role]) -> list[int]:
    """The page of each line, from 1.

    A page head rules the lines below it; where heads close their pages (the last line of text comes
    before the last head, and text stands before the first), it rules the lines above. What an archive
    sets between a headline and its text rules that headline too. Without any head a form feed counts one page
    on, or a credit does where there are as many as the masthead says pages.
    """
    named = _framing(_named(lines, roles), lines, roles)
    if not named:
        return _without_heads(lines, roles)
    body = [place for place, role in enumerate(roles) if role > Role.OTHER]
    first, last = min(named), max(named)
    headless = named[first] == 2 and Role.MASTHEAD in roles[: body[0] if body else 0]  # the front page
    below = bool(body) and body[0] < first and body[-1] < last and not headless
    if not below:
        return _ruled_from_above(lines, named)
    mastheads = [place for place in range(first) if roles[place] == Role.MASTHEAD]
    if named[first] == 2 and mastheads and mastheads[-1] < body[-1]:  # it closes the front page
        named[mastheads[-1]] = 1
    return _ruled_from_below(lines, named)


def _without_heads(lines: Sequence[Line], roles: Sequence[Role]) -> list[int]:
    closed = _closed_by_credits(roles)
    if lines and lines[-1].sheet == 0 and len(closed) == _pages_said(lines, roles):
        return [1 + sum(place > last for last in closed[:-1]) for place in range(len(lines))]
    return [line.sheet + 1 for line in lines]


def _closed_by_credits(roles: Sequence[Role]) -> list[int]:
    """The last line of each credit that has text above it, if the last text of all has one below it."""
    closed: list[int] = []
    text = False
    for place, role in enumerate(roles):
        if role == Role.CREDIT and text:
            closed.append(place)
        elif role == Role.CREDIT and closed and closed[-1] == place - 1:
            closed[-1] = place
        text = role != Role.CREDIT and (text or role.is_body)
    return [] if text else closed


def _pages_said(lines: Sequence[Line], roles: Sequence[Role]) -> int | None:
    """今日四版 in a masthead."""
    told = (
        field.pages
        for line, role in zip(lines, roles, strict=True)
        if role == Role.MASTHEAD
        for field in masthead.fields(line.plain, line.text)
        if field.kind == "pages"
    )
    return next(told, None)


def _named(lines: Sequence[Line], roles: Sequence[Role]) -> dict[int, int]:
    """Where a page begins to rule: at its name, or at the heads above it that only records part from their text."""
    named: dict[int, int] = {}
    heads: int | None = None
    records: dict[int, int] = {}  # since those heads
    for place, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if role in _RECORDS:
            if page := _named_by(line, role):
                records[place] = page
            continue
        if records:
            over = heads is not None and (Role.BYLINE in (role, roles[heads]) or _is_over_a_text(role))
            ruled = heads if over else None
            named |= {place if ruled is None else ruled: page for place, page in records.items()}
        if not Role.KICKER <= role <= Role.RESUMED:
            heads = None
        elif records or heads is None:
            heads = place
        records = {}
    return named | records


def _is_over_a_text(role: Role) -> bool:
    """Whether records stand between the heads and a line of that role."""
    return role.is_body or role in (Role.DECK, Role.CAPTION)


def _framing(named: dict[int, int], lines: Sequence[Line], roles: Sequence[Role]) -> dict[int, int]:
    """Where form feeds part the pages, only what stands above or below its sheet's text: an index names other pages."""
    if not lines or lines[-1].sheet == 0:
        return named
    first: dict[int, int] = {}  # line of a sheet's text
    last: dict[int, int] = {}
    for place, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if role.is_body:
            first.setdefault(line.sheet, place)
            last[line.sheet] = place
    sheets = {place: lines[place].sheet for place in named}
    return {
        place: page
        for place, page in named.items()
        if not first.get(sheets[place], place) < place < last.get(sheets[place], place)
    }


def _named_by(line: Line, role: Role) -> int | None:
    if role == Role.MASTHEAD:
        if len(line.text) <= _NUMBER_AND_SECTION and not _RECORDED.search(line.text):
            return page_number(line.text)
        return _recorded(line.text)
    if role == Role.OTHER:
        return _recorded(line.text) if _OF_A_SITE.search(line.text) else None
    return page_number(line.text) if role in (Role.PAGE_HEAD, Role.CREDIT) else None


def _recorded(text: str) -> int | None:
    """The only page that a line names."""
    records = _RECORDED.findall(text)
    return number("".join(records[0])) if len(records) == 1 else None


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
