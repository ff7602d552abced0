"""What only the lines around show of a line: its signs that `signs` cannot see. No decision is made here."""

import re
from collections.abc import Sequence
from itertools import pairwise

from digests.parsing import junctions, vocabulary
from digests.parsing.lines import Line
from digests.parsing.signs import SHORT

_VERSE, _VERSES = 20, 4
_REPEATED = 5
_LOOK_BACK = 400
_BESIDE = 2
_MASTHEAD = frozenset({"masthead fields and little else", "a paper's name"})
_FIELDS = frozenset({"masthead fields and little else", "a sponsor alone"})
_CLOSES_QUOTATION = re.compile("[^“。，]{0,8}”[^“。，]{2,16}$")
_SHORT_LINE = frozenset({"a word or two", "a short line"})
_UNSURE = frozenset(
    {"a paper's name", "a sponsor alone", "a hotline or address alone", "a name in Latin capitals"}
)


def repeated_heads(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> list[int]:
    """Places of short lines beside a mark 上接 that are part of an earlier short line: a headline repeated."""
    earlier: list[str] = []
    found = []
    for place, line in enumerate(lines):
        text = line.plain
        if not _REPEATED <= len(text) <= SHORT or junctions.is_closed(text):
            continue
        beside = signs[max(0, place - 1)], signs[min(len(signs) - 1, place + 1)]
        if any("上接 alone" in each for each in beside) and _repeats(text, earlier[-_LOOK_BACK:]):
            found.append(place)
        earlier.append(text)
    return found


def _repeats(text: str, earlier: Sequence[str]) -> bool:
    """Whether a headline above begins with this text or, of one phrase, ends with it; it may fill two lines."""
    return any(
        (above + below).startswith(text)
        or any(phrase.startswith(text) for phrase in above.split(" "))
        or ("，" not in above and above.endswith(text))
        for above, below in pairwise([*earlier, ""])
    )


def weigh_neighbours(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds to each line what its neighbours say of it."""
    _weigh_the_line_below(lines, signs)
    _weigh_mastheads(signs)


def _weigh_the_line_below(lines: Sequence[Line], signs: list[list[str]]) -> None:
    for place in range(1, len(signs)):
        if lines[place].sheet > lines[place - 1].sheet:
            signs[place].append("first of its sheet")
        if "a quotation left open" in signs[place - 1] and _CLOSES_QUOTATION.match(lines[place].plain):
            signs[place - 1].append("its quotation is closed below")
        if "ends without a mark" in signs[place - 1] and vocabulary.SCENE.match(lines[place].plain):
            signs[place - 1].append("a scene opens below it")


def _weigh_mastheads(signs: list[list[str]]) -> None:
    """A paper's name or a hotline belongs to a masthead beside its fields."""
    for place in range(1, len(signs) - 1):
        if all(
            _MASTHEAD.intersection(signs[at]) for at in (place - 1, place + 1)
        ) and _SHORT_LINE.intersection(signs[place]):
            signs[place].append("between masthead lines")
    for place, said in enumerate(signs):
        if _UNSURE.isdisjoint(said):
            continue
        around = signs[max(0, place - _BESIDE) : place] + signs[place + 1 : place + 1 + _BESIDE]
        beside = not all(_FIELDS.isdisjoint(each) for each in around)
        hotline = "a hotline or address alone" in said
        if beside:
            said.append("a masthead's own address" if hotline else "beside a masthead")
        else:
            said.append("no masthead beside it")


def find_verses(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Marks runs of short lines set in, without a mark at their ends: verse, and no row of subheads."""
    run: list[int] = []
    for place in range(len(lines) + 1):
        said = signs[place] if place < len(lines) else []
        if "set in" in said and "ends without a mark" in said and len(lines[place].text) <= _VERSE:
            run.append(place)
            continue
        if len(run) >= _VERSES:
            for at in run:
                signs[at].append("among verses")
        run = []
