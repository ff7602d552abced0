"""What lines are beside the fields of an editorial system, 【标题】…, which e-papers and PDFs are given as well.

A field may go on in the next line. Where headlines have their fields, other short lines are rarely heads.
"""

from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from digests.parsing.lines import Line
from digests.parsing.shapes import SHORT
from digests.parsing.signs import SIGNED, is_headlike

_LABEL = 5  # characters
_HEAD_LINES = 3
_HEADLINES_FIELD = "【标题】"
# A kicker may stand over the first, a headline over the others.
_OF_THE_SAME_HEADS = (_HEADLINES_FIELD, "【副题】", "【作者】")
_FIELDED, _HEADS_OVER_A_TEXT = 2, 4  # headlines; lines
_IN_ITS_FIELD = {
    f"labelled as a {part}": f"goes on in the {part}'s field" for part in ("kicker", "headline", "deck")
}
_IN_ITS_FIELD |= {sign: sign for sign in _IN_ITS_FIELD.values()}


def weigh_what_has_no_field(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Where heads have their fields, short lines between gaps with no text below are none: slogans, advertisements."""
    if sum("labelled as a headline" in said for said in signs) < _FIELDED:
        return
    gaps = [place for place, line in enumerate(lines) if line.gap > 0 or place == 0]
    for first, end in pairwise([*gaps, len(lines)]):
        beside = [*signs[max(0, first - 1) : first], *signs[first:end]]
        below = "".join(line.plain for line in lines[end : end + 1])
        fielded = below in _OF_THE_SAME_HEADS or any(
            _IN_ITS_FIELD.keys() & said or "the label of a field" in said for said in beside
        )
        if fielded or lines[first].indent or _text_follows(lines, signs, end):
            continue
        if all(is_headlike(lines[at], signs[at]) for at in range(first, end)):
            for said in signs[first:end]:
                said.append("apart where heads have their fields")


def _text_follows(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> bool:
    """Whether a text or its byline stands soon from there on, before the next field."""
    to_the_next = takewhile(lambda at: "the label of a field" not in signs[at], range(place, len(lines)))
    return any(
        lines[at].indent or len(lines[at].text) > SHORT or not SIGNED.isdisjoint(signs[at])
        for at in islice(to_the_next, _HEADS_OVER_A_TEXT)
    )


def told_by_its_field(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> list[str]:
    """Right below a head that its label names is its next line, where a gap follows soon; behind a gap none is."""
    parts = [_IN_ITS_FIELD[sign] for sign in signs[place - 1] if sign in _IN_ITS_FIELD]
    if not parts or lines[place].gap or "the label of a field" in signs[place]:
        return ["behind a head's field"] * len(parts)
    apart = any(below.gap for below in lines[place + 1 : place + 1 + _HEAD_LINES])
    return parts if apart and is_headlike(lines[place], signs[place]) else []


def told_over_a_field(
    above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]
) -> list[str]:
    """What a line is by the field right below it: a name in brackets heads nothing, another short line is its kicker."""
    told: list[str] = []
    if "the label of a field" in of_below and "a column tag and nothing else" in of_above:
        told.append("a label over a head's field")
    elif (
        below.plain == _HEADLINES_FIELD
        and len(above.text) > _LABEL
        and "tells the weather" not in of_above
        and is_headlike(above, of_above)
    ):
        told.append("over a headline's field")
    return told
