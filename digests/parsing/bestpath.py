"""The roles of all lines decided together: the best path through what each could be.

Signs give each line points for each role (`handbook`); `sequence` and `junctions` give points for
what meets. The path with the most points wins (Viterbi). How far a line's best role lies before the
best path that gives it another one is its margin, from which confidence is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from digests.parsing import junctions
from digests.parsing.handbook import BASE, HANDBOOK
from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.sequence import SIGNED, START, STATES, STEPS, Key, last_points

# Roles that lie further behind a line's best are not tried: only to save time.
_OUT_OF_REACH = 24.0
_NEAR = 1200
# Text that runs on speaks against every role that would break it off.
_BROKEN_BODY, _BROKEN_OFF = -0.8, -0.5
_MAY_INTERRUPT = frozenset({Role.PAGE_HEAD, Role.CAPTION, Role.CREDIT, Role.OTHER, Role.RESUMED, Role.SIGNATURE})
_NOTHING_TO_CONTINUE = -12.0
_NEVER = -1e9
# Lines after which the edges are read differently: a head that may run on, a mark of continuation.
_MEETS_OTHERWISE = {
    Role.HEADLINE: Role.HEADLINE, Role.HEADLINE_MORE: Role.HEADLINE, Role.KICKER_HEADLINE: Role.HEADLINE,
    Role.RESUMED: Role.RESUMED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, its runner-up and by how many points it lies behind."""

    role: Role
    runner_up: Role | None
    margin: float


@dataclass(slots=True)
class _Column:
    """What one line could be: one entry a key, `back` the entry of the line above on its best path.

    `body` is the last body line on that path, for text that runs on below furniture. `edges` are
    (entry above, entry here, points of the step and of the entry itself).
    """

    keys: list[Key]
    ahead: list[float]
    back: list[int]
    body: list[int]
    edges: list[tuple[int, int, float]]
    behind: list[float]


_BASE = [BASE[role] for role in Role]
_ROWS = {sign: tuple(row.items()) for sign, row in HANDBOOK.items()}
# What any line can be. The other roles are tried only where a sign speaks for them.
_NEED_NO_SIGN = (
    Role.NOTICE_MORE, Role.KICKER, Role.KICKER_MORE, Role.HEADLINE, Role.HEADLINE_MORE, Role.DECK,
    Role.PARAGRAPH, Role.CONTINUED, Role.SUBHEAD,
)  # fmt: skip


def emissions(signs: Sequence[str]) -> list[tuple[Role, float]]:
    """Points of a line for each role within reach."""
    points = list(_BASE)
    shown = set(_NEED_NO_SIGN)
    for sign in signs:
        for role, value in _ROWS[sign]:
            points[role] += value
            if value > 0:
                shown.add(role)
    floor = max(points) - _OUT_OF_REACH
    return [(role, points[role]) for role in Role if role in shown and points[role] >= floor]


class BestPath:
    """Decides the lines of one text. `text` is read for the words near a broken headline only."""

    def __init__(self, lines: Sequence[Line], points: Sequence[list[tuple[Role, float]]], text: str) -> None:
        self._lines = lines
        self._points = points
        self._text = text

    def decide(self) -> list[Decision]:
        """One decision a line, in order."""
        if not self._lines:
            return []
        columns = [_Column([START], [0.0], [0], [-1], [], [])]
        for place in range(len(self._lines)):
            columns.append(self._column(columns[-1], place))
        _work_back(columns)
        entry = max(range(len(columns[-1].keys)), key=lambda at: columns[-1].ahead[at] + columns[-1].behind[at])
        decisions = []
        for column in reversed(columns[1:]):
            decisions.append(_decision(column, entry))
            entry = column.back[entry]
        return decisions[::-1]

    def _column(self, above: _Column, place: int) -> _Column:
        """All that the line at `place` could be, each with its best way there."""
        candidates = self._points[place]
        column = _Column([], [], [], [], [], [])
        entries: dict[Key, int] = {}
        meetings: dict[tuple[int, Role | None], list[float]] = {}
        for before, key in enumerate(above.keys):
            body = above.body[before]
            special = _MEETS_OTHERWISE.get(key // STATES)
            meeting = meetings.get((body, special))
            if meeting is None:
                meeting = meetings[body, special] = self._meeting(body, special, place)
            row, so_far = STEPS[key], above.ahead[before]
            for (role, own), met in zip(candidates, meeting, strict=True):
                way = row[role]
                if way is None:
                    continue
                step = way[0] + own + met
                after = way[1]
                entry = entries.get(after)
                if entry is None:
                    entry = entries[after] = len(column.keys)
                    column.keys.append(after)
                    column.ahead.append(_NEVER)
                    column.back.append(before)
                    column.body.append(-1)
                column.edges.append((before, entry, step))
                if so_far + step > column.ahead[entry]:
                    column.ahead[entry] = so_far + step
                    column.back[entry] = before
                    column.body[entry] = _last_body(role, after, body, place)
        return column

    def _meeting(self, body: int, special: Role | None, place: int) -> list[float]:
        """What the edges of this line and of the last body line say, for each candidate role."""
        line = self._lines[place]
        head, resumed = special == Role.HEADLINE, special == Role.RESUMED
        evidence = junctions.runs_on(self._lines[body].text, line.text) if body >= 0 else 0.0
        points = []
        for role, _ in self._points[place]:
            if role == Role.CONTINUED:
                points.append(evidence if body >= 0 or resumed else _NOTHING_TO_CONTINUE)
            elif role == Role.HEADLINE_MORE and head:
                near = self._text[max(0, line.start - _NEAR) : line.end + _NEAR]
                near = near.replace(self._text[self._lines[place - 1].start : line.end], "")
                points.append(junctions.headline_runs_on(self._lines[place - 1].text, line.text, near))
            elif evidence <= 0 or role in _MAY_INTERRUPT:
                points.append(0.0)
            else:
                points.append(evidence * (_BROKEN_BODY if role.is_body else _BROKEN_OFF))
        return points


def _last_body(role: Role, key: Key, body: int, place: int) -> int:
    if role.is_body:
        return place
    return body if role <= Role.OTHER and key % STATES >= SIGNED else -1


def _work_back(columns: list[_Column]) -> None:
    """From the end: the best that can still come after each entry."""
    last = columns[-1]
    last.behind = [last_points(key) for key in last.keys]
    for place in range(len(columns) - 1, 0, -1):
        column, above = columns[place], columns[place - 1]
        behind = [_NEVER] * len(above.keys)
        for before, entry, step in column.edges:
            total = step + column.behind[entry]
            if total > behind[before]:
                behind[before] = total
        above.behind = behind


def _decision(column: _Column, entry: int) -> Decision:
    role = Role(column.keys[entry] // STATES)
    best = column.ahead[entry] + column.behind[entry]
    second, runner_up = _NEVER, None
    for key, ahead, behind in zip(column.keys, column.ahead, column.behind, strict=True):
        if key // STATES != role and ahead + behind > second:
            second, runner_up = ahead + behind, Role(key // STATES)
    if runner_up is None or second < _NEVER / 2:
        return Decision(role, None, _OUT_OF_REACH)
    return Decision(role, runner_up, round(best - second, 2))
