"""The roles of all lines decided together: the best path through what each could be.

Signs give each line points for each role (`handbook`); `sequence` and `junctions` give points for
what meets. The path with the most points wins (Viterbi). How far a line's best role lies before the
best path that gives it another one is its margin, from which confidence is read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from digests.parsing import junctions
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.handbook import BASE, HANDBOOK
from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.sequence import (
    GOES_ON,
    HEAD_AGAIN,
    SIGNED,
    START,
    STATES,
    STEPS,
    Key,
    Steps,
    last_points,
)
from digests.parsing.vocabulary import NEVER_OPENS, SENTENCE_OPENER

# Roles that lie further behind a line's best are not tried: only to save time.
_OUT_OF_REACH = 14.0
_WEAK, _SHORT = 5.0, 60
# Text that runs on speaks against every role that would break it off.
_BROKEN_BODY, _BROKEN_OFF = -0.8, -0.5
_MAY_INTERRUPT = frozenset(
    {Role.PAGE_HEAD, Role.CAPTION, Role.CREDIT, Role.OTHER, Role.RESUMED, Role.SIGNATURE}
)
_NOTHING_TO_CONTINUE = -12.0
_GOES_ON_FROM_ELSEWHERE = 11.0
_SET_ASIDE = -30.0
# A way that lies so far behind is not followed: only to save time.
_HOPELESS = 16.0
_NEVER = -1e9
_PACK = 1024  # more than there are keys
# Lines after which the edges are read differently: a head that may run on, a mark of continuation (with its head).
_MAY_RUN_ON, _RESUMES, _HEAD = 1, 2, 4
_MEETS_OTHERWISE = [
    (_MAY_RUN_ON if key // STATES in (Role.HEADLINE, Role.HEADLINE_MORE, Role.KICKER_HEADLINE) else 0)
    + (_HEAD if Role.KICKER <= key // STATES <= Role.DECK or key // STATES == Role.SUBHEAD else 0)
    + (_RESUMES if key % STATES in (GOES_ON, HEAD_AGAIN) else 0)
    for key in range(len(Role) * STATES)
]


class Decision(NamedTuple):
    """The role of one line, its runner-up and by how many points it lies behind."""

    role: Role
    runner_up: Role | None
    margin: float


@dataclass(slots=True)
class _Column:
    """What one line could be: one entry a key, `back` the entry of the line above on its best path.

    `body` is the last body line on that path, for text that runs on below furniture. `edges` are entry
    above times `_PACK` plus entry here, `steps` their points: two flat lists, for millions of small
    tuples would keep the garbage collector busy.
    """

    keys: list[Key]
    ahead: list[float]
    back: list[int]
    body: list[int]
    edges: list[int]
    steps: list[float]
    behind: list[float]


# Plain integers from here to the decision: comparing members of an enum costs a call each.
_ROLES = tuple(Role)
_BASE = [BASE[role] for role in Role]
_ROWS = {sign: tuple((int(role), value) for role, value in row.items()) for sign, row in HANDBOOK.items()}
_OTHER, _CONTINUED, _HEADLINE_MORE = map(int, (Role.OTHER, Role.CONTINUED, Role.HEADLINE_MORE))
# What cannot stand below a head line that breaks off, nor below one that is complete: shares of its points.
BELOW_BROKEN = dict.fromkeys(
    map(int, (Role.PARAGRAPH, Role.HEADLINE, Role.DECK, Role.KICKER, Role.BYLINE)), -0.7
)
_BELOW_COMPLETE = {int(Role.KICKER_MORE): 1.0}
_NOTHING_ABOVE: dict[int, float] = {}
_BODY = frozenset(int(role) for role in Role if role.is_body)
# What any line can be. The other roles are tried only where a sign speaks for them.
_NEED_NO_SIGN = {
    int(role)
    for role in (
        Role.NOTICE_MORE, Role.KICKER, Role.KICKER_MORE, Role.HEADLINE, Role.HEADLINE_MORE, Role.DECK,
        Role.PARAGRAPH, Role.CONTINUED, Role.SUBHEAD,
    )
}  # fmt: skip


def points_of(signs: Iterable[str]) -> list[float]:
    """Points of a line for every role, whether it is within reach or not."""
    points = _BASE.copy()
    for sign in signs:
        for role, value in _ROWS[sign]:
            points[role] += value
    return points


@lru_cache(maxsize=4096)
def emissions(signs: tuple[str, ...]) -> list[tuple[int, float]]:
    """Points of a line for each role within reach."""
    points = points_of(signs)
    shown = _NEED_NO_SIGN.union(role for sign in signs for role, value in _ROWS[sign] if value > 0)
    floor = max(points) - _OUT_OF_REACH
    return [(role, points[role]) for role in sorted(shown) if points[role] >= floor]


_NO_OTHER_STEPS: dict[int, Steps] = {}


class BestPath:
    """Decides the lines of one text.

    `breaks` tells of its heads that break off; `steps` are those to places that need others than usual.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        points: Sequence[list[tuple[int, float]]],
        breaks: HeadBreaks,
        steps: Mapping[int, Steps] = _NO_OTHER_STEPS,
    ) -> None:
        self._lines = lines
        self._steps = steps
        self._points = points
        self._breaks = breaks
        self._edges: dict[int, float] = {}  # of the line at hand: evidence by the last body line

    def decide(self) -> list[Decision]:
        """One decision a line, in order."""
        if not self._lines:
            return []
        columns = [_Column([START], [0.0], [0], [-1], [], [], [])]
        for place in range(len(self._lines)):
            columns.append(self._column(columns[-1], place))
        _work_back(columns)
        entry = max(
            range(len(columns[-1].keys)), key=lambda at: columns[-1].ahead[at] + columns[-1].behind[at]
        )
        decisions = []
        for column in reversed(columns[1:]):
            decisions.append(_decision(column, entry))
            entry = column.back[entry]
        return decisions[::-1]

    def _column(self, above: _Column, place: int) -> _Column:
        """All that the line at `place` could be, each with its best way there."""
        candidates = self._points[place]
        column = _Column([], [], [], [], [], [], [])
        keys, ahead, back, last_body, edges, steps = (
            column.keys,
            column.ahead,
            column.back,
            column.body,
            column.edges,
            column.steps,
        )
        entries: dict[Key, int] = {}
        meetings: dict[tuple[int, int], list[tuple[int, float]]] = {}
        self._edges.clear()
        hopeless = max(above.ahead) - _HOPELESS
        table = self._steps.get(place, STEPS)
        for before, key in enumerate(above.keys):
            so_far = above.ahead[before]
            if so_far < hopeless:
                continue
            body = above.body[before]
            special = _MEETS_OTHERWISE[key]
            meeting = meetings.get((body, special))
            if meeting is None:
                meeting = meetings[body, special] = self._meeting(candidates, body, special, place)
            row = table[key]
            for role, own in meeting:
                way = row[role]
                if way is None:
                    continue
                step = way[0] + own
                after = way[1]
                entry = entries.get(after)
                if entry is None:
                    entry = entries[after] = len(keys)
                    keys.append(after)
                    ahead.append(_NEVER)
                    back.append(before)
                    last_body.append(-1)
                edges.append(before * _PACK + entry)
                steps.append(step)
                if so_far + step > ahead[entry]:
                    ahead[entry] = so_far + step
                    back[entry] = before
                    last_body[entry] = (
                        place
                        if role in _BODY
                        else body
                        if role <= _OTHER and after % STATES >= SIGNED
                        else -1
                    )
        if not keys:  # what pruning left cannot follow: the line is set aside, never the text
            self._set_aside(above, column)
        return column

    @staticmethod
    def _set_aside(above: _Column, column: _Column) -> None:
        for before, key in enumerate(above.keys):
            way = STEPS[key][_OTHER]
            if way is not None and way[1] not in column.keys:
                column.keys.append(way[1])
                column.ahead.append(above.ahead[before] + _SET_ASIDE)
                column.back.append(before)
                column.body.append(above.body[before])
                column.edges.append(before * _PACK + len(column.keys) - 1)
                column.steps.append(_SET_ASIDE)

    def _meeting(
        self, candidates: list[tuple[int, float]], body: int, special: int, place: int
    ) -> list[tuple[int, float]]:
        """The candidates' points with what the edges of this line and of the last body line say."""
        line = self._lines[place]
        head, resumed = special & _MAY_RUN_ON, special & _RESUMES
        if len(candidates) == 1 and candidates[0][0] not in (_CONTINUED, _HEADLINE_MORE):
            return candidates  # nothing to choose from
        evidence = self._runs_on(body, place) if body >= 0 else 0.0
        broken = self._breaks.broken(place - 1) if special & _HEAD else 0.0
        below_a_head = _NOTHING_ABOVE if not broken else BELOW_BROKEN if broken > 0 else _BELOW_COMPLETE
        points = []
        for role, own in candidates:
            if role == _CONTINUED:
                if body >= 0:
                    own += evidence
                elif not resumed:
                    own += _NOTHING_TO_CONTINUE
                elif NEVER_OPENS.match(line.plain):
                    own += _GOES_ON_FROM_ELSEWHERE
            elif role == _HEADLINE_MORE:
                if not head:
                    continue
                own += self._breaks.runs_on(place - 1)
            elif role in below_a_head:
                own += below_a_head[role] * broken
            elif evidence > 0 and role not in _MAY_INTERRUPT:
                own += evidence * (_BROKEN_BODY if role in _BODY else _BROKEN_OFF)
            points.append((role, own))
        return points

    def _runs_on(self, body: int, place: int) -> float:
        """The evidence of the edges; where it is weak, what is printed nearby counts too."""
        known = self._edges.get(body)
        if known is not None:
            return known
        above, below = self._lines[body].plain, self._lines[place].plain
        evidence = junctions.runs_on(above, below)
        if 0 < evidence <= _WEAK and len(above) <= _SHORT and not SENTENCE_OPENER.match(below):
            evidence += junctions.printed_near(above, below, self._breaks.near(body, place))
        self._edges[body] = evidence
        return evidence


def _work_back(columns: list[_Column]) -> None:
    """From the end: the best that can still come after each entry."""
    last = columns[-1]
    last.behind = [last_points(key) for key in last.keys]
    for place in range(len(columns) - 1, 0, -1):
        column, above = columns[place], columns[place - 1]
        behind = [_NEVER] * len(above.keys)
        ahead_of = column.behind
        for edge, step in zip(column.edges, column.steps, strict=True):
            before = edge // _PACK
            total = step + ahead_of[edge % _PACK]
            if total > behind[before]:
                behind[before] = total
        above.behind = behind


def _decision(column: _Column, entry: int) -> Decision:
    role = column.keys[entry] // STATES
    best = column.ahead[entry] + column.behind[entry]
    second, runner_up = _NEVER, -1
    for key, ahead, behind in zip(column.keys, column.ahead, column.behind, strict=True):
        if ahead + behind > second and key // STATES != role:
            second, runner_up = ahead + behind, key // STATES
    if second < _NEVER / 2:
        return Decision(_ROLES[role], None, _OUT_OF_REACH)
    return Decision(_ROLES[role], _ROLES[runner_up], round(best - second, 2))
