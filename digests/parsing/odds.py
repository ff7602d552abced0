"""How likely each role of a short line is, by all its signs together and by those of the lines around it.

The handbook says what one sign is worth; what several mean beside each other, and above or below what a head
stands, was learnt from pages with a known truth (`python -m tests.learning`; `line_roles.tsv`): a multinomial
logistic regression. Its logarithms of chances are added to the handbook's points.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.sections import Sections
from digests.parsing.shapes import SHORT
from digests.word_data import role_weights

POINTS = 1.25
"""Points of the handbook that a logarithm of a chance is worth: tried on pages that no weight was learnt from."""
_UNLIKELY = -5.0  # what is less likely is not held against a role any further
_AROUND = ((0, "it"), (-1, "above"), (1, "below"), (-2, "two above"), (2, "two below"))
# Lengths are told apart by so many characters, up to so many steps: its own, its neighbours', and the difference.
_ROOM, _ROOM_AROUND, _ROOM_BETWEEN = 3, 6, 4
_MOST, _MOST_AROUND, _MOST_BETWEEN = 14, 9, 4
_GAP = 2  # empty lines; more are no more

CLASSES: dict[str, tuple[Role, ...]] = {
    "paragraph": (Role.PARAGRAPH, Role.LEAD),
    "continued": (Role.CONTINUED,),
    "headline": (Role.HEADLINE,),
    "kicker": (Role.KICKER, Role.KICKER_MORE),
    "deck": (Role.DECK,),
    "subhead": (Role.SUBHEAD,),
    "headline_more": (Role.HEADLINE_MORE,),
    "two_heads": (Role.KICKER_HEADLINE, Role.HEADLINE_DECK),
    "none_of_these": (),
}
"""The columns of the table, each with its roles; the last stands for every other role."""
_COLUMNS = {role: column for column, roles in enumerate(CLASSES.values()) for role in roles}
_COLUMN_OF = [_COLUMNS.get(role, len(CLASSES) - 1) for role in Role]
_Points = list[tuple[int, float]]
Table = tuple[Mapping[str, Mapping[str, int]], npt.NDArray[np.float64]]
_ALWAYS, _MEASURED = "always", "measured"
_EDGE = ("the edge of the text",)


def weigh_odds(lines: Sequence[Line], signs: Sequence[Sequence[str]], points: list[_Points]) -> None:
    """Adds to the points of each short line, for each role, what its chance is worth."""
    for place, told in chances(lines, signs).items():
        worth = [POINTS * max(_UNLIKELY, each) for each in told]
        points[place] = [(role, own + worth[_COLUMN_OF[role]]) for role, own in points[place]]


def chances(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> dict[int, list[float]]:
    """For the place of each short line the logarithms of the chances of `CLASSES`."""
    rows, weights = learnt_table()
    places = short_lines(lines)
    if not places:
        return {}
    seen: list[int] = []
    begins = []
    sections = Sections(lines)
    for place in places:
        begins.append(len(seen))
        for where, said in _around(signs, place):
            known = rows[where]
            seen += [known[sign] for sign in said if sign in known]
        known = rows[_MEASURED]
        seen += [known[name] for name in _measured(lines, sections, place) if name in known]
    sums = np.add.reduceat(weights[seen], begins)
    return dict(zip(places, (sums - np.logaddexp.reduce(sums, axis=1, keepdims=True)).tolist(), strict=True))


def column_of(role: Role) -> int:
    """The place of a role's class among `CLASSES`."""
    return _COLUMN_OF[role]


def short_lines(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that are weighed: what is longer is text, and how it goes on is told by its edges."""
    return [place for place, line in enumerate(lines) if 0 < len(line.plain) <= SHORT]


def what_is_seen(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[str]]]:
    """The place of each short line, and all that is seen of it and around it, by the names of the table."""
    sections = Sections(lines)
    for place in short_lines(lines):
        around = [f"{where}: {sign}" for where, said in _around(signs, place) for sign in said]
        yield place, [*_measured(lines, sections, place), *around]


def _around(signs: Sequence[Sequence[str]], place: int) -> Iterator[tuple[str, Sequence[str]]]:
    """Where a line stands from the one at `place`, and its signs."""
    for offset, where in _AROUND:
        at = place + offset
        yield where, signs[at] if 0 <= at < len(signs) else _EDGE


def _measured(lines: Sequence[Line], sections: Sections, place: int) -> list[str]:
    """Lengths, gaps and the texts around; "always" first, so that something is seen of every line."""
    size, gap = len(lines[place].plain), min(_GAP, lines[place].gap)
    seen = [_ALWAYS, f"length: {min(size // _ROOM, _MOST)}", f"gap: {gap}"]
    for offset, where in _AROUND[1:4]:
        at = place + offset
        if 0 <= at < len(lines):
            other = len(lines[at].plain)
            seen.append(f"{where}, length: {min(other // _ROOM_AROUND, _MOST_AROUND)}")
            if other <= SHORT:
                seen.append(f"{where}, longer: {_within((other - size) // _ROOM_BETWEEN, _MOST_BETWEEN)}")
    if place + 1 < len(lines):
        below = min(_GAP, lines[place + 1].gap)
        seen += [f"gap below: {below}", f"gaps: {gap}, {below}"]
    return seen + sections.around(place)


def _within(value: int, most: int) -> int:
    return max(-most, min(most, value))


@cache
def learnt_table() -> Table:
    """The table as it ships."""
    table = role_weights()
    return table_of(list(table), np.array(list(table.values())))


def table_of(names: Sequence[str], weights: npt.NDArray[np.float64]) -> Table:
    """The rows by where a sign stands, or as measured; and the weights: one row each, one column a class."""
    rows: dict[str, dict[str, int]] = {where: {} for where in (*(where for _, where in _AROUND), _MEASURED)}
    for row, name in enumerate(names):
        where, colon, sign = name.partition(": ")
        if colon and where in rows:
            rows[where][sign] = row
        else:
            rows[_MEASURED][name] = row
    return rows, weights
