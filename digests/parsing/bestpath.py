"""The roles of all lines decided together: the best path through what each could be.

Signs give each line points for each role (`handbook`), `sequence` and `junctions` give points for
what meets. The path with the most points wins; how far each line's best role lies before the best
path that gives it another one is its margin, from which confidence is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from digests.parsing import junctions, sequence
from digests.parsing.handbook import BASE, HANDBOOK
from digests.parsing.lines import Line
from digests.parsing.roles import Role

# Roles that lie further behind a line's best are not tried: only to save time.
_OUT_OF_REACH = 26.0
_NEAR = 1200


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, its runner-up and by how many points it lies behind."""

    role: Role
    runner_up: Role | None
    margin: float


@dataclass(slots=True)
class _Node:
    """A line in a role, reached with the article in a state; `body` is the last body line before it."""

    role: Role
    state: int
    own: float
    ahead: float = 0.0
    behind: float = 0.0
    back: "_Node | None" = None
    body: int = -1
    notice: bool = False
    after: "list[tuple[_Node, float]] | None" = None


def emissions(signs: Sequence[str]) -> dict[Role, float]:
    """Points of a line for each role within reach."""
    points = dict(BASE)
    for sign in signs:
        for role, value in HANDBOOK[sign].items():
            points[role] += value
    floor = max(points.values()) - _OUT_OF_REACH
    return {role: value for role, value in points.items() if value >= floor}


class BestPath:
    """Decides the lines of one text. `text` is read for the words near a broken headline only."""

    def __init__(self, lines: Sequence[Line], points: Sequence[dict[Role, float]], text: str) -> None:
        self._lines = lines
        self._points = points
        self._text = text
        self._marks = [line.text for line in lines]

    def decide(self) -> list[Decision]:
        """One decision a line, in order."""
        if not self._lines:
            return []
        columns = self._forward()
        self._backward(columns)
        last = max(columns[-1], key=lambda node: node.ahead + node.behind)
        path: list[_Node] = []
        node: _Node | None = last
        while node is not None:
            path.append(node)
            node = node.back
        path.reverse()
        return [self._decision(best, column) for best, column in zip(path, columns, strict=True)]

    def _forward(self) -> list[list[_Node]]:
        columns: list[list[_Node]] = []
        before = [_Node(Role.OTHER, sequence.NOTHING, 0.0)]
        for place in range(len(self._lines)):
            column: dict[tuple[Role, int, bool], _Node] = {}
            for previous in before:
                for role, own in self._points[place].items():
                    step = self._step(previous, role, place)
                    if step is None:
                        continue
                    state = sequence.state_after(role, previous.state)
                    notice = role in (Role.NOTICE, Role.NOTICE_MORE)
                    total = previous.ahead + step + own
                    node = column.get((role, state, notice))
                    if node is None or total > node.ahead:
                        body = place if role.is_body else previous.body if state == sequence.BODY else -1
                        if node is None:
                            node = column[role, state, notice] = _Node(role, state, own)
                        node.ahead, node.back, node.body, node.notice = (
                            total,
                            previous if place else None,
                            body,
                            notice,
                        )
            before = list(column.values())
            columns.append(before)
        return columns

    def _backward(self, columns: list[list[_Node]]) -> None:
        for node in columns[-1]:
            node.behind = sequence.LAST.get(node.role, 0.0)
        for place in range(len(columns) - 1, 0, -1):
            for previous in columns[place - 1]:
                best = -1e9
                for node in columns[place]:
                    if sequence.state_after(node.role, previous.state) != node.state:
                        continue
                    step = self._step(previous, node.role, place)
                    if step is not None and (total := step + node.own + node.behind) > best:
                        best = total
                previous.behind = best

    def _decision(self, best: _Node, column: list[_Node]) -> Decision:
        total = best.ahead + best.behind
        others = [node for node in column if node.role != best.role]
        second = max(others, key=lambda node: node.ahead + node.behind, default=None)
        if second is None or second.ahead + second.behind < -1e8:
            return Decision(best.role, None, _OUT_OF_REACH)
        return Decision(best.role, second.role, round(total - second.ahead - second.behind, 2))

    def _step(self, previous: _Node, role: Role, place: int) -> float | None:
        """Points for `role` at `place` after `previous`, or None where it cannot be."""
        if role <= Role.OTHER:
            return self._furniture_step(previous, role)
        if previous.role <= Role.OTHER:
            points = sequence.FOLLOWS[previous.state].get(role)
            if points is not None and previous.notice:
                points += sequence.NOTICE_ENDS if role not in (Role.PARAGRAPH, Role.CONTINUED) else -6.0
        else:
            points = sequence.FOLLOWS[previous.role].get(role)
        if points is None:
            return None
        return points + self._meeting(previous, role, place)

    @staticmethod
    def _furniture_step(previous: _Node, role: Role) -> float | None:
        if role == Role.NOTICE_MORE:
            return 2.0 if previous.notice else None
        points = sequence.FURNITURE_IN[previous.state]
        if previous.role == role:
            points += 2.0
        if previous.role in (Role.KICKER, Role.KICKER_MORE):
            points -= 14.0
        return points

    def _meeting(self, previous: _Node, role: Role, place: int) -> float:
        """What the edges of two lines say."""
        if role == Role.HEADLINE_MORE and place:
            near = self._text[self._lines[place].end : self._lines[place].end + _NEAR]
            return junctions.headline_runs_on(self._marks[place - 1], self._marks[place], near)
        if previous.body < 0:
            return 0.0
        evidence = self._runs_on(previous.body, place)
        if role == Role.CONTINUED:
            return evidence
        if evidence > 0 and role >= Role.KICKER and role not in (Role.RESUMED, Role.SIGNATURE):
            return -evidence * (0.8 if role.is_body else 0.5)
        return 0.0

    def _runs_on(self, above: int, place: int) -> float:
        if (above, place) != self._asked:
            self._asked = (above, place)
            self._answer = junctions.runs_on(self._marks[above], self._marks[place])
        return self._answer

    _asked: tuple[int, int] = (-1, -1)
    _answer: float = 0.0
