"""What the empty lines of a page divide: every block, or the articles alone. No decision is made here."""

from collections.abc import Sequence
from itertools import pairwise

from digests.parsing import junctions
from digests.parsing.lines import Line
from digests.parsing.shapes import SHORT

_LEADS = frozenset({"opens as a report does", "opens as a report does and breaks off"})
_ENOUGH, _HEAD_ROWS = 2, 5
_PARAGRAPH = 20  # characters; what is longer and ends a sentence is no head


def weigh_gaps(lines: Sequence[Line], signs: Sequence[list[str]], usual_gap: int) -> None:
    """Where empty lines divide the articles and nothing else, a short line without one opens none."""
    close = not usual_gap or _paragraphs_are_close(lines)
    if close:
        for said in signs:
            if "no gap above where blocks have one" in said:
                said.remove("no gap above where blocks have one")
    if not close or not _gaps_divide_articles(lines, signs):
        return
    on_page = _pages_with_gaps(lines, signs)
    for place in range(1, len(lines)):
        line = lines[place]
        if line.gap:
            signs[place].append("a gap above where articles have one")
        elif on_page[place] and not line.tail and junctions.is_closed(lines[place - 1].plain):
            signs[place].append("no gap above where articles have one")


def _paragraphs_are_close(lines: Sequence[Line]) -> bool:
    """Whether most sentences that end a line have the next one right below: a short page has more heads than these."""
    gaps = [
        below.gap
        for above, below in pairwise(lines)
        if min(len(above.text), len(below.text)) > _PARAGRAPH and junctions.is_closed(above.plain)
    ]
    return bool(gaps) and gaps.count(0) * 2 > len(gaps)


def _pages_with_gaps(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> list[bool]:
    """For each line whether an empty line stands anywhere on its page, right below the page's head aside."""
    found: list[bool] = []
    page: list[int] = []
    for place in range(len(lines) + 1):
        if place == len(lines) or "a page head" in signs[place]:
            found += [any(lines[at].gap for at in page[2:])] * len(page)
            page = []
        page.append(place)
    return found


def _gaps_divide_articles(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> bool:
    """Whether empty lines stand above the head of nearly every report (its lead shows it), or above short lines."""
    leads = [_has_gap(lines, at) for at, said in enumerate(signs) if at > 1 and _LEADS.intersection(said)]
    if len(leads) >= _ENOUGH and sum(leads) * 10 >= len(leads) * 8:
        return True
    below = [
        len(line.text) <= SHORT and not junctions.is_closed(line.plain) for line in lines[1:] if line.gap
    ]
    return len(below) >= _ENOUGH and sum(below) * 10 >= len(below) * 8 and sum(leads) * 2 >= len(leads)


def _has_gap(lines: Sequence[Line], lead: int) -> bool:
    """Whether an empty line divides the head of a report from the text above it."""
    for place in range(lead - 1, max(0, lead - _HEAD_ROWS), -1):
        if lines[place].gap:
            return lines[lead].gap == 0
        if junctions.is_closed(lines[place - 1].plain):
            return False
    return False
