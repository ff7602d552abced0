"""`parse --explain`: every line with its role, the runner-up and the signs that speak for the role."""

from collections.abc import Mapping, Sequence
from math import exp

from digests.parsing.bestpath import Decision
from digests.parsing.handbook import HANDBOOK
from digests.parsing.lines import Line
from digests.parsing.odds import column_of
from digests.parsing.roles import WHAT, Role

_SHOWN = 30


def explain_lines(
    lines: Sequence[Line],
    signs: Sequence[Sequence[str]],
    chances: Mapping[int, Sequence[float]],
    decisions: Sequence[Decision],
    pages: Sequence[int],
) -> str:
    """A table for people, one block a line; `chances` as `odds` gives them."""
    return "\n".join(
        _explain(number, line, said, chances.get(number - 1, ()), decision, page)
        for number, (line, said, decision, page) in enumerate(
            zip(lines, signs, decisions, pages, strict=True), start=1
        )
    )


def _explain(
    number: int,
    line: Line,
    signs: Sequence[str],
    chances: Sequence[float],
    decision: Decision,
    page: int,
) -> str:
    shown = line.text if len(line.text) <= _SHOWN else line.text[: _SHOWN - 1] + "…"
    second = "no other role is possible"
    if decision.runner_up is not None:
        second = f"before {WHAT[decision.runner_up]} by {decision.margin:g}"
    reasons = ", ".join(_reason(sign, decision.role) for sign in signs)
    if chances:
        reasons += f"; {exp(chances[column_of(decision.role)]):.0%} among lines that stand like it"
    return (
        f"{number:4} p{page} [{line.start}:{line.end}] {shown}\n"
        f"       {WHAT[decision.role]}; {second}\n"
        f"       {reasons}"
    )


def _reason(sign: str, role: Role) -> str:
    points = HANDBOOK[sign].get(role, 0)
    return f"{sign} ({points:+g})" if points else sign
