"""What each line of a group of heads is: label, kicker, headline, its next line, deck or byline.

No single sign tells, and what one line is depends on the others. So every form that a group can have (kicker and
headline; headline, deck and byline; …) is weighed as a whole by what was learnt from pages and heads with a known truth
(`python -m tests.learning`; `head_lines.tsv`, `head_steps.tsv`): a conditional random field. How likely each part is for a line
then replaces what the handbook says of heads there; whether the lines are heads at all is decided as ever.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from digests.parsing.bestpath import BELOW_BROKEN, points_of
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.head_groups import MOST, HeadGroup, Seen, head_groups, lines_seen, steps_seen
from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.sequence import FOLLOWS
from digests.word_data import head_line_weights, head_step_weights

PARTS: dict[str, tuple[Role, ...]] = {
    "label": (Role.OTHER,),
    "kicker": (Role.KICKER, Role.KICKER_MORE),
    "headline": (Role.HEADLINE,),
    "headline_more": (Role.HEADLINE_MORE,),
    "deck": (Role.DECK,),
    "byline": (Role.BYLINE,),
    "subhead": (Role.SUBHEAD,),
    "text": (Role.PARAGRAPH, Role.CONTINUED),
}
"""The columns of `head_lines.tsv`, each with its roles. Whatever is above the heads and none of them counts as a label."""
# Pieces of a text that is cut into short lines look like heads, and so does a subhead over them.
_FORM = re.compile("L?K{0,2}Hh{0,2}D{0,2}B?S{0,2}T*|[LT]?S{0,2}T*")
_LETTERS = "LKHhDBST"
POINTS = 4.0
"""Points of the handbook that a logarithm of a chance is worth: tried on pages that no weight was learnt from."""
ODDS_OF_POINTS = 0.15
"""What a point of the handbook is worth before anything is learnt, as a logarithm of odds."""
SETTLED = 12.0
"""Points by which one form leads in the handbook: nothing is left open."""
_LEAST = -8.0  # what is less likely is not held against a part any further
_UNUSUAL = -1.0  # points for an order that the handbook does not know, and for a label
_HEADS = [int(role) for part in ("kicker", "headline", "headline_more", "deck") for role in PARTS[part]]
_LABEL, _BYLINE, _MORE = int(Role.OTHER), int(Role.BYLINE), int(Role.HEADLINE_MORE)
_TWO_HEADS = [int(Role.KICKER_HEADLINE), int(Role.HEADLINE_DECK)]
_ROLES = [tuple(map(int, roles)) for roles in PARTS.values()]
_PART_OF = {int(role): part for part, roles in enumerate(PARTS.values()) for role in roles}
_Points = list[tuple[int, float]]
_Numbers = npt.NDArray[np.float64]


class Table(NamedTuple):
    """The row of each name, and the weights."""

    rows: Mapping[str, int]
    weights: _Numbers


class Weights(NamedTuple):
    """What is learnt of a line, one column a part, and of a step, one column each of `STEPS`."""

    lines: Table
    steps: Table


class Forms(NamedTuple):
    """All forms that a group of so many lines can have: one row a form.

    `parts`, and the `roles` they stand for, have a column a line, `steps` one a step. `follows` are the handbook's points for
    what follows what; `runs_on` and `broken`, a column a step, say how much of the evidence between two lines counts.
    """

    parts: npt.NDArray[np.intp]
    steps: npt.NDArray[np.intp]
    roles: npt.NDArray[np.intp]
    follows: _Numbers
    runs_on: _Numbers
    broken: _Numbers

    @property
    def lines(self) -> npt.NDArray[np.intp]:
        return np.arange(self.parts.shape[1])


@cache
def _parts_of(count: int) -> list[tuple[int, ...]]:
    letters = ("".join(each) for each in product(_LETTERS, repeat=count))
    return [tuple(map(_LETTERS.index, form)) for form in letters if _FORM.fullmatch(form)]


STEPS = sorted({step for count in range(2, MOST + 1) for form in _parts_of(count) for step in pairwise(form)})
"""From which part to which a group may go: the columns of `head_steps.tsv`, as places among `PARTS`."""


@cache
def forms(count: int) -> Forms:
    """The forms of a group of so many lines."""
    parts = _parts_of(count)
    roles = [[_role(form, order) for order in range(count)] for form in parts]
    pairs = [list(pairwise(form)) for form in roles]
    return Forms(
        np.array(parts),
        np.array([[STEPS.index(step) for step in pairwise(form)] for form in parts]),
        np.array(roles),
        np.array([sum(_follows(*pair) for pair in form) for form in pairs]),
        np.array([[float(below == _MORE) for _, below in form] for form in pairs]),
        np.array(
            [[0.0 if below == _MORE else BELOW_BROKEN.get(below, 0.0) for _, below in form] for form in pairs]
        ),
    )


def _role(form: Sequence[int], order: int) -> int:
    roles = _ROLES[form[order]]
    return roles[-1] if order and form[order - 1] == form[order] else roles[0]


def _follows(above: int, below: int) -> float:
    return _UNUSUAL if above == _LABEL else FOLLOWS[Role(above)].get(Role(below), _UNUSUAL)


def order_heads(
    lines: Sequence[Line], signs: Sequence[Sequence[str]], points: list[_Points], breaks: HeadBreaks
) -> None:
    """Sets the points of the lines of each group so that the likeliest part has as many as the handbook's best."""
    left_open = []
    for group in head_groups(lines, signs):
        known, handbook = handbook_at(signs, group, breaks)
        if _is_open(known, handbook):
            left_open.append((group, known, handbook))
    weights, groups = learnt_weights(), [group for group, _, _ in left_open]
    seen = [lines_seen(lines, signs, group) for group in groups]
    of_lines = _weigh_all(seen, weights.lines)
    of_steps = _weigh_all(
        [steps_seen(lines, each, group, breaks) for group, each in zip(groups, seen, strict=True)],
        weights.steps,
    )
    for (group, known, handbook), of_each, steps in zip(left_open, of_lines, of_steps, strict=True):
        told = part_chances(form_chances(of_each, steps, handbook), group.size)
        _set_points(points, group, known, told)


def _set_points(points: list[_Points], group: HeadGroup, known: _Numbers, told: _Numbers) -> None:
    last = group.size - 1
    for order, (most, chances) in enumerate(zip(known[:, _HEADS].max(axis=1).tolist(), told, strict=True)):
        worth = (most + POINTS * np.maximum(_LEAST, chances - chances.max())).tolist()
        own = dict(points[group.first + order]) | {role: worth[_PART_OF[role]] for role in _HEADS}
        for role, may_be in ((_LABEL, order < last), (_BYLINE, order > 0)):
            if may_be:
                own[role] = max(own.get(role, -np.inf), worth[_PART_OF[role]])
        points[group.first + order] = sorted(own.items())


def _is_open(known: _Numbers, handbook: _Numbers) -> bool:
    """Whether the handbook leaves the form of a group open, and none of its lines holds two heads at once."""
    second, first = np.sort(handbook)[-2:]
    of_one_head, of_two = known[:, _HEADS].max(axis=1), known[:, _TWO_HEADS].max(axis=1)
    return bool(first - second < SETTLED and (of_one_head >= of_two).all())


def handbook_at(
    signs: Sequence[Sequence[str]], group: HeadGroup, breaks: HeadBreaks
) -> tuple[_Numbers, _Numbers]:
    """The handbook's points for each line of a group (rows) and role (columns), and for each of its `forms`."""
    places = range(group.first, group.first + group.size)
    known = np.array([points_of(signs[place]) for place in places])
    return known, handbook_of(known, [(breaks.broken(place), breaks.runs_on(place)) for place in places[:-1]])


def handbook_of(points: _Numbers, edges: Sequence[tuple[float, float]]) -> _Numbers:
    """The handbook's points for each of `forms`: those of the lines, of what follows what, and of the edges between.

    `points` has one row a line and one column a role; `edges` tell for each line but the last how broken off it is and
    how surely it runs on.
    """
    known = forms(len(points))
    broken, runs_on = np.array(edges).T
    told: _Numbers = points[known.lines, known.roles].sum(axis=1) + known.follows
    told += known.runs_on @ runs_on + known.broken @ np.maximum(0.0, broken)
    return told


def form_chances(of_lines: _Numbers, of_steps: _Numbers, handbook: _Numbers) -> _Numbers:
    """The logarithm of the chance of each of `forms` of a group: by what is seen of its lines and steps, and by the handbook."""
    known = forms(len(of_lines))
    sums = ODDS_OF_POINTS * handbook + of_lines[known.lines, known.parts].sum(axis=1)
    sums = sums + of_steps[known.lines[:-1], known.steps].sum(axis=1)
    told: _Numbers = sums - np.logaddexp.reduce(sums)
    return told


def part_chances(told: _Numbers, count: int) -> _Numbers:
    """The logarithm of the chance of each of `PARTS` (columns) for each line of a group (rows), by those of its `forms`."""
    is_part = forms(count).parts[:, :, None] == np.arange(len(PARTS))
    chances = np.tensordot(np.exp(told), is_part, axes=1)
    return np.log(np.maximum(chances, np.exp(_LEAST)))


def weigh(seen: Sequence[Seen], table: Table) -> _Numbers:
    """Sums of weights, one row for each that is seen; of each at least one name is known."""
    places: list[int] = []
    values: list[float] = []
    begins = []
    for each in seen:
        begins.append(len(places))
        for name, value in each.items():
            row = table.rows.get(name)
            if row is not None:
                places.append(row)
                values.append(value)
    sums: _Numbers = np.add.reduceat(table.weights[places] * np.array(values)[:, None], begins)
    return sums


def _weigh_all(seen: Sequence[Sequence[Seen]], table: Table) -> list[_Numbers]:
    """For each group what `weigh` gives; all at once, for that is faster."""
    if not seen:
        return []
    ends = np.cumsum([len(each) for each in seen])
    return np.split(weigh([one for each in seen for one in each], table), ends[:-1])


@cache
def learnt_weights() -> Weights:
    """The tables as they ship."""
    lines, steps = (
        table_of(list(known), np.array(list(known.values())))
        for known in (head_line_weights(), head_step_weights())
    )
    return Weights(lines, steps)


def table_of(names: Sequence[str], weights: _Numbers) -> Table:
    """The weights by the names of their rows."""
    return Table({name: row for row, name in enumerate(names)}, weights)
