"""How likely each role of a short line is, by all its signs together and by those of the lines around it.

The handbook says what one sign is worth; what several mean beside each other, and above or below what a head
stands, was learnt from pages with a known truth (`python -m tests.learning`; `line_roles.tsv`): a multinomial
logistic regression. Its logarithms of chances are added to the handbook's points.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.shapes import SHORT
from digests.word_data import role_weights

POINTS = 1.25
"""Points of the handbook that a logarithm of a chance is worth: tried on pages that no weight was learnt from."""
_UNLIKELY = -5.0  # what is less likely is not held against a role any further
_AROUND = ((0, "it"), (-1, "above"), (1, "below"), (-2, "two above"), (2, "two below"))
_ROOM, _WIDE_ROOM, _STEP = (
    3,
    6,
    4,
)  # characters that are told apart: of its length, its neighbours', the difference
_MOST, _MOST_AROUND, _MOST_MORE = 14, 9, 4
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
    for place in places:
        begins.append(len(seen))
        seen += [row for name in what_is_seen(lines, signs, place) if (row := rows.get(name)) is not None]
    sums = np.add.reduceat(weights[seen], begins)
    return dict(zip(places, (sums - np.logaddexp.reduce(sums, axis=1, keepdims=True)).tolist(), strict=True))


def column_of(role: Role) -> int:
    """The place of a role's class among `CLASSES`."""
    return _COLUMN_OF[role]


def short_lines(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that are weighed: what is longer is text, and how it goes on is told by its edges."""
    return [place for place, line in enumerate(lines) if 0 < len(line.plain) <= SHORT]


def what_is_seen(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> list[str]:
    """All that is seen of the line at `place` and around it; "always" first."""
    seen = ["always"]
    for offset, where in _AROUND:
        at = place + offset
        said = signs[at] if 0 <= at < len(lines) else ("the edge of the text",)
        seen += [f"{where}: {sign}" for sign in said]
    size, gap = len(lines[place].plain), min(_GAP, lines[place].gap)
    seen += [f"length: {min(size // _ROOM, _MOST)}", f"gap: {gap}"]
    for offset, where in _AROUND[1:4]:
        at = place + offset
        if 0 <= at < len(lines):
            other = len(lines[at].plain)
            seen.append(f"{where}, length: {min(other // _WIDE_ROOM, _MOST_AROUND)}")
            if other <= SHORT:
                seen.append(f"{where}, longer: {_within((other - size) // _STEP, _MOST_MORE)}")
    if place + 1 < len(lines):
        below = min(_GAP, lines[place + 1].gap)
        seen += [f"gap below: {below}", f"gaps: {gap}, {below}"]
    return seen


def _within(value: int, most: int) -> int:
    return max(-most, min(most, value))


@cache
def learnt_table() -> tuple[dict[str, int], npt.NDArray[np.float64]]:
    """The row of each thing seen, and the weights: one row each, one column a class."""
    table = role_weights()
    return {name: row for row, name in enumerate(table)}, np.array(list(table.values()))
