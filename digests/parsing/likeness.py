"""How a page sets its heads, read off those that are sure, and which short lines are set otherwise. No decision is made here."""

from collections.abc import Sequence

from digests.parsing import junctions
from digests.parsing.between import SENTENCE
from digests.parsing.lines import Line
from digests.parsing.signs import STORY_OPENS, may_head

_ENOUGH, _MOST = 3, 0.8
_LED = 4
_SAYS_AS_MUCH = "no gap above where articles have one"
_HEADS_ANYWAY = frozenset({"a generic headline", "heads a notice", "among verses", "a list number"})


def weigh_likeness(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """A short line over a paragraph, parted from it or nearer to the text above than the heads are, is a subhead."""
    sure = [at for at in range(1, len(lines) - 1) if _is_sure_head(lines, signs, at)]
    if len(sure) < _ENOUGH:
        return
    close = _is_usual([not lines[at + 1].gap for at in sure])
    apart = sorted(lines[at].gap for at in sure)[int(len(sure) * (1 - _MOST))]
    far_in = any("set far in" in signs[at] for at in sure)
    for place in range(1, len(lines) - 1):
        said = signs[place]
        if not _may_be_subhead(lines, signs, place):
            continue
        if len(sure) >= _LED:
            said.append("unled where heads are led")
        if close and lines[place + 1].gap:
            said.append("parted from its text as no head is")
        if lines[place].gap < apart and _SAYS_AS_MUCH not in said:
            said.append("nearer to the text above it than heads are")
        if not far_in and "set far in" in said:
            said.append("set in as no head is")


def _is_sure_head(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """A head above a lead and below a text that is over."""
    led = "opens as a report does" in signs[place + 1]
    return led and may_head(lines[place], signs[place]) and junctions.is_closed(lines[place - 1].plain)


def _may_be_subhead(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    below = lines[place + 1]
    return (
        may_head(lines[place], signs[place])
        and len(below.text) > SENTENCE
        and STORY_OPENS.isdisjoint(signs[place + 1])
        and _HEADS_ANYWAY.isdisjoint(signs[place])
        and junctions.is_closed(lines[place - 1].plain)
        and junctions.runs_on(lines[place].plain, below.plain) <= junctions.MAY_BE_TWO
    )


def _is_usual(found: Sequence[bool]) -> bool:
    return sum(found) >= _MOST * len(found)
