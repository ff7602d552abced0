"""Of two head lines over one text: kicker and headline, headline and deck, or one headline on two lines?

Where the handbook leaves that open, no single sign tells. Then all that is seen of both is weighed, by what was learnt
from pages with a known truth (`python -m tests.learning`; `two_heads.tsv`). It only orders the three ways; whether the lines are heads at all is decided
as ever.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from digests.parsing.bestpath import BELOW_BROKEN, points_of
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.forms import HAN
from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.sequence import FOLLOWS
from digests.parsing.signs import STORY_OPENS, may_head
from digests.word_data import pair_weights

_SETTLED = 6.0  # points by which one way leads in the handbook: nothing is left open
_POINTS_OF_ODDS = 2.0  # of a logarithm of odds
_ODDS_OF_POINTS = 0.05
_TELL = frozenset({"opens with a dash", "ends in a dash", "a column tag in brackets"})
_DECK_FIRST = ("记", "访")  # 记双桥镇采茶能手李燕
_BEGINS_TEXT = 20
_LEAD, _LEAD_LINES = 80, 8  # characters that are compared with the heads, and the lines they may stand on
_FEW = 7
_NOTHING = (0.0, 0.0)
_FIGURE = re.compile("[0-9]")
_PLACE_FIRST = re.compile(f"[我本全][省市县区镇乡村校厂国]|[{HAN}]{{1,4}}[省市县区镇乡村厂校院局]")
_KICKER, _HEADLINE, _MORE, _DECK = map(int, (Role.KICKER, Role.HEADLINE, Role.HEADLINE_MORE, Role.DECK))
_OVER_HEADLINE = FOLLOWS[Role.KICKER][Role.HEADLINE]
_OVER_DECK, _OVER_MORE = FOLLOWS[Role.HEADLINE][Role.DECK], FOLLOWS[Role.HEADLINE][Role.HEADLINE_MORE]
_Points = list[tuple[int, float]]


def order_two_heads(
    lines: Sequence[Line], signs: Sequence[Sequence[str]], points: list[_Points], breaks: HeadBreaks
) -> None:
    """Sets the points of each pair of heads so that the likeliest way has as many as the best of the three had."""
    for place in pairs(lines, signs):
        broken, runs_on = breaks.broken(place), breaks.runs_on(place)
        first, second = points_of(signs[place]), points_of(signs[place + 1])
        share = BELOW_BROKEN if broken > 0 else {}
        beside = (  # what each way has without the points that are set here
            second[_HEADLINE] + _OVER_HEADLINE + share.get(_HEADLINE, 0.0) * broken,
            first[_HEADLINE] + _OVER_DECK + share.get(_DECK, 0.0) * broken,
            first[_HEADLINE] + _OVER_MORE + runs_on,
        )
        ways = (beside[0] + first[_KICKER], beside[1] + second[_DECK], beside[2] + second[_MORE])
        best = max(ways)
        if best - sorted(ways)[1] >= _SETTLED:
            continue
        learnt = weigh(what_is_seen(lines, signs, place, breaks))
        odds = [odd + _ODDS_OF_POINTS * way for odd, way in zip(learnt, ways, strict=True)]
        kicker, deck, more = (
            best - _POINTS_OF_ODDS * (max(odds) - odd) - other
            for odd, other in zip(odds, beside, strict=True)
        )
        points[place] = _with(points[place], {_KICKER: kicker})
        points[place + 1] = _with(points[place + 1], {_DECK: deck, _MORE: more})


def _with(points: _Points, others: dict[int, float]) -> _Points:
    return sorted((dict(points) | others).items())


def pairs(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> Iterator[int]:
    """The places of the first of two heads that have a text below them and no head above.

    A dash, the tag of a column, or 记… below tells by itself which is which.
    """
    heads = [may_head(line, said) and _TELL.isdisjoint(said) for line, said in zip(lines, signs, strict=True)]
    for place, (first, second) in enumerate(pairwise(heads[:-1])):
        if (
            not (first and second)
            or (place and heads[place - 1])
            or lines[place + 1].plain.startswith(_DECK_FIRST)
        ):
            continue
        if len(lines[place + 2].text) > _BEGINS_TEXT or not STORY_OPENS.isdisjoint(signs[place + 2]):
            yield place


def weigh(seen: Mapping[str, float]) -> tuple[float, float, float]:
    """Logarithms of the odds of the three ways, the first being 0; `seen` as `what_is_seen` gives it."""
    table = pair_weights()
    deck = one = 0.0
    for name, value in seen.items():
        for_a_deck, for_one = table.get(name, _NOTHING)
        deck += value * for_a_deck
        one += value * for_one
    return 0.0, deck, one


def what_is_seen(
    lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int, breaks: HeadBreaks
) -> dict[str, float]:
    """All that is seen of the heads at `place` and below it: name to how much."""
    above, below = lines[place].plain, lines[place + 1].plain
    seen = dict.fromkeys([f"above: {sign}" for sign in signs[place]], 1.0)
    seen |= dict.fromkeys([f"below: {sign}" for sign in signs[place + 1]], 1.0)
    seen |= {
        "always": 1.0,
        "longer below": _within((len(below) - len(above)) / 6, -2.0, 2.0),
        "broken": _within(breaks.broken(place) / 8, -1.0, 2.0),
        "runs on": _within(breaks.runs_on(place) / 8, -1.0, 2.0),
    }
    lead = _bigrams("".join(line.plain for line in lines[place + 2 : place + 2 + _LEAD_LINES])[:_LEAD])
    for where, head in (("above", above), ("below", below)):
        own = _bigrams(head)
        seen |= {
            f"length {where}": len(head) / 10,
            f"few characters {where}": float(len(head) < _FEW),
            f"said in the lead {where}": len(own & lead) / max(1, len(own)),
            f"a place first {where}": float(bool(_PLACE_FIRST.match(head))),
        }
        seen |= dict.fromkeys(_edges(_FIGURE.sub("0", head), where), 1.0)
    return seen


def _edges(head: str, where: str) -> Iterator[str]:
    """The one and the two characters that a head begins and ends with."""
    for size in (1, 2):
        yield f"first characters {where}: {head[:size]}"
        yield f"last characters {where}: {head[-size:]}"


def _bigrams(text: str) -> set[str]:
    return {first + second for first, second in pairwise(text) if first.isalnum()}


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))
