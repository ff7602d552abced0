"""Groups of head lines over one text, and all that is seen of each line and from one line to the next.

What each line of a group is (label, kicker, headline, deck, byline) `head_forms` decides for the whole group.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.forms import HAN
from digests.parsing.lines import Line
from digests.parsing.names import is_name
from digests.parsing.signs import SIGNED, STORY_OPENS, is_headlike

MOST = 4
"""Lines of the largest group that is weighed; what has more is a poem or a list far more often."""
_SIGNED_LINES = 2  # that may stand between the heads and the text
_BEGINS_TEXT = 20
_LEAD, _LEAD_LINES = 80, 8  # characters that are compared with the heads, and the lines they may stand on
_FEW, _WORD = 7, 4
_LONGEST, _WIDEST = 9, 2
_MARKS = ("“", "”", "？", "！", "：", "，", "、", "·", "《")
_ORNAMENTS = "□■◎●○◆▲★ "
_BRACKET_LAST = re.compile("[（(][^（）()]*[）)]$")
_FIGURE = re.compile("[0-9０-９]")
_PLACE_FIRST = re.compile(f"[我本全][省市县区镇乡村校厂国]|[{HAN}]{{1,4}}[省市县区镇乡村厂校院局]")
# How a page is set differs from paper to paper, and says little of which head is which.
_SETTING = (
    "flush left", "gap", "an empty line", "first of its", "wide gap", "no gap", "a gap", "set in", "right above",
)  # fmt: skip
_HELD = {
    "event": {"tells an event"},
    "who": {"opens with who acts", "a place first"},
    "number": {"a sum or number", "opens with an amount"},
    "phrases": {"phrases apart"},
    "clauses": {"holds ，"},
    "quotation": {"holds “"},
}
Seen = dict[str, float]


class HeadGroup(NamedTuple):
    """`size` lines from `first` on, without another head above; `text` is the place of the text that they head."""

    first: int
    size: int
    text: int


def head_groups(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> Iterator[HeadGroup]:
    """The groups of two lines and more, in order; lines of names may stand between them and their text."""
    heads = [is_headlike(line, said) for line, said in zip(lines, signs, strict=True)]
    place = 0
    while place < len(lines):
        first = place
        while place < len(lines) and heads[place]:
            place += 1
        text = place
        while text < min(len(lines), place + _SIGNED_LINES) and not SIGNED.isdisjoint(signs[text]):
            text += 1
        if 2 <= place - first <= MOST and _begins_text(lines, signs, place, text):
            yield HeadGroup(first, place - first, text)
        place += place == first


def _begins_text(lines: Sequence[Line], signs: Sequence[Sequence[str]], below: int, text: int) -> bool:
    if text == len(lines):
        return False
    return text > below or len(lines[text].text) > _BEGINS_TEXT or not STORY_OPENS.isdisjoint(signs[text])


def lines_seen(lines: Sequence[Line], signs: Sequence[Sequence[str]], group: HeadGroup) -> list[Seen]:
    """What is seen of each line: name to how much, 0 left out."""
    lead = _bigrams("".join(line.plain for line in lines[group.text : group.text + _LEAD_LINES])[:_LEAD])
    seen = []
    for order in range(group.size):
        place = group.first + order
        seen.append(_line_seen(lines[place], signs[place], lead) | _where(group, order))
    return seen


def _line_seen(line: Line, signs: Sequence[str], lead: set[str]) -> Seen:
    head, own = line.plain, _bigrams(line.plain)
    named = _ends_in_name(head)
    seen = {sign: 1.0 for sign in signs if not sign.startswith(_SETTING)}
    seen |= {f"holds {mark}": 1.0 for mark in _MARKS if mark in head}
    seen |= dict.fromkeys(_edges(_FIGURE.sub("0", head)), 1.0)
    seen |= {
        "always": 1.0,
        "length": len(head) / 10,
        f"length: {min(_LONGEST, len(head) // 2)}": 1.0,
        "said in the lead": len(own & lead) / max(1, len(own)),
        "few characters": float(len(head) < _FEW),
        "a word": float(len(head) <= _WORD),
        "ends in a name": float(named),
        "phrases apart": float(" " in head and not named),
        "a place first": float(bool(_PLACE_FIRST.match(head))),
        "gap": float(min(_WIDEST, line.gap)),
    }
    return {name: value for name, value in seen.items() if value}


def _ends_in_name(head: str) -> bool:
    """下溪小学 郑小禾, 龙 毅（市人民医院急诊科主任）: whose name, or what the bearer is, stands beside it."""
    words = _BRACKET_LAST.sub("", head).strip(_ORNAMENTS).split()
    return bool(words) and (is_name(words[-1]) or (len(words[-1]) == 1 and is_name("".join(words[-2:]))))


def _where(group: HeadGroup, order: int) -> Seen:
    last = order == group.size - 1
    return {
        f"{order + 1} of {group.size}": 1.0,
        **({"names below": 1.0} if last and group.text > group.first + group.size else {}),
    }


def _edges(head: str) -> Iterator[str]:
    """The one and the two characters that a head begins and ends with."""
    for size in (1, 2):
        yield f"first: {head[:size]}"
        yield f"last: {head[-size:]}"


def steps_seen(
    lines: Sequence[Line], seen: Sequence[Seen], group: HeadGroup, breaks: HeadBreaks
) -> list[Seen]:
    """What is seen from each line to the next, `seen` being what `lines_seen` tells of each: name to how much, 0 left out."""
    places = range(group.first, group.first + group.size)
    return [
        _step_seen(lines[place], lines[place + 1], breaks.broken(place), breaks.runs_on(place))
        | {f"{above} | {below}": 1.0}
        for place, (above, below) in zip(places, pairwise(map(_kind, seen)), strict=False)
    ]


def _kind(seen: Seen) -> str:
    """What a head holds, in words: two lines tell by what either of them holds which is the news and which its detail."""
    return " ".join(word for word, signs in _HELD.items() if not signs.isdisjoint(seen)) or "none of it"


def _step_seen(above: Line, below: Line, broken: float, runs_on: float) -> Seen:
    shared = _bigrams(above.plain) & _bigrams(below.plain)
    seen = {
        "always": 1.0,
        "longer": _within((len(below.plain) - len(above.plain)) / 6, -2.0, 2.0),
        "as long": float(len(above.plain) == len(below.plain)),
        "broken": _within(broken / 8, -1.0, 2.0),
        "runs on": _within(runs_on / 8, -1.0, 2.0),
        "shared": len(shared) / max(1, min(len(above.plain), len(below.plain)) - 1),
        "gap": float(min(_WIDEST, below.gap)),
    }
    return {name: value for name, value in seen.items() if value}


def _bigrams(text: str) -> set[str]:
    return {first + second for first, second in pairwise(text) if first.isalnum()}


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))
