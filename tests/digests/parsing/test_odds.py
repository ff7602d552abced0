"""What short lines are likely to be: what is seen of them, what the table knows, and what its chances are worth."""

import math
from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
import pytest

from digests.parsing.bestpath import emissions
from digests.parsing.handbook import HANDBOOK
from digests.parsing.odds import (
    CLASSES,
    chances,
    column_of,
    learnt_table,
    short_lines,
    weigh_odds,
    what_is_seen,
)
from digests.parsing.parser import read_page
from digests.parsing.roles import Role
from digests.word_data import role_weights
from tests.digests.parsing.test_pages import LEAD, MORE, STORY
from tests.learning.line_roles import examples_of, learn, true_classes
from tests.learning.pages import known_pages
from tests.learning.regression import fit
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

PAGE = f"今日双桥\n2020年12月14日 星期一\n双桥镇修通三条水渠\n\n八百亩旱地变水田\n{LEAD}\n{STORY}\n{MORE}\n"
SHOWN, ASKED = ("seeds", "pages", "other_hands"), ("w", "s", "al")


def test_every_role_is_of_one_class() -> None:
    named = [role for roles in CLASSES.values() for role in roles]
    assert len(named) == len(set(named))
    assert column_of(Role.HEADLINE) == list(CLASSES).index("headline")
    assert column_of(Role.MASTHEAD) == column_of(Role.BYLINE) == len(CLASSES) - 1


def test_every_weight_is_of_something_that_can_be_seen() -> None:
    around = ("it", "above", "below", "two above", "two below")
    signs = {f"{where}: {sign}" for where in around for sign in [*HANDBOOK, "the edge of the text"]}
    measured = (
        "always",
        "length: ",
        "gap: ",
        "gap below: ",
        "gaps: ",
        "texts",
        "size of the text ",
        "told above too",
        "said ",
    )
    sizes = tuple(f"{where}, {what}: " for where in around[1:4] for what in ("length", "longer"))
    for name, weights in role_weights().items():
        assert name in {*signs, "nothing is told below"} or name.startswith((*measured, *sizes)), name
        assert len(weights) == len(CLASSES)
        assert all(map(math.isfinite, weights))


def test_the_table_says_the_same_as_its_file() -> None:
    rows, weights = learnt_table()
    assert (
        weights.shape == (sum(map(len, rows.values())), len(CLASSES)) == (len(role_weights()), len(CLASSES))
    )
    assert tuple(weights[rows["it"]["opens with a dash"]]) == role_weights()["it: opens with a dash"]
    assert tuple(weights[rows["measured"]["gaps: 1, 0"]]) == role_weights()["gaps: 1, 0"]


def test_a_line_is_seen_with_those_around_it() -> None:
    reading = read_page(PAGE)
    seen_at = dict(what_is_seen(reading.lines, reading.signs))
    assert list(seen_at) == short_lines(reading.lines)
    seen = seen_at[3]
    assert seen[0] == "always"
    assert {"it: a short line", "above: a short line", "below: opens as a report does"} <= set(seen)
    assert {"two above: masthead fields and little else", "length: 2", "gap: 1", "gaps: 1, 0"} <= set(seen)
    assert {"above, longer: 0", f"below, length: {min(9, len(reading.lines[4].plain) // 6)}"} <= set(seen)
    assert {"texts above: 0", "size of the text above: 0"} <= set(seen)
    top = seen_at[0]
    assert {"above: the edge of the text", "two above: the edge of the text"} <= set(top)
    assert not any(name.startswith("above, ") for name in top)


def test_what_is_weighed_is_what_is_seen() -> None:
    """The table is asked by where a sign stands, what is learnt from names it: both mean the same rows."""
    table = role_weights()
    for seed in range(10):
        random = Random(seed)
        reading = read_page(print_paper(draw_paper(random), draw_layout(random), random))
        told = chances(reading.lines, reading.signs)
        for place, names in what_is_seen(reading.lines, reading.signs):
            told_of, seen = told[place], [table[name] for name in names if name in table]
            sums = [sum(column) for column in zip(*seen, strict=True)]
            whole = math.log(sum(map(math.exp, sums)))
            assert told_of == pytest.approx([each - whole for each in sums])


def test_long_lines_are_left_alone_and_the_chances_of_the_others_are_whole() -> None:
    reading = read_page(PAGE)
    found = chances(reading.lines, reading.signs)
    assert list(found) == short_lines(reading.lines)
    assert [len(reading.lines[place].plain) <= 60 for place in range(len(reading.lines))] == [
        place in found for place in range(len(reading.lines))
    ]
    for told_of in found.values():
        assert sum(map(math.exp, told_of)) == pytest.approx(1)
    assert chances([], []) == {}
    assert max(CLASSES, key=lambda name: found[2][list(CLASSES).index(name)]) in ("headline", "kicker")


def test_weighing_touches_the_points_of_short_lines_alone_and_adds_no_role() -> None:
    for seed in range(20):
        random = Random(seed)
        reading = read_page(print_paper(draw_paper(random), draw_layout(random), random))
        before = [emissions(tuple(said)) for said in reading.signs]
        after = [list(points) for points in before]
        weigh_odds(reading.lines, reading.signs, after)
        short = set(short_lines(reading.lines))
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            assert [role for role, _ in old] == [role for role, _ in new]
            assert (old == new) == (place not in short)
            assert all(was >= points for (_, was), (_, points) in zip(old, new, strict=True))


def test_the_true_class_of_a_line_is_told_by_the_truth() -> None:
    truth = {
        "articles": [
            {
                "kicker": "双桥镇兴修水利",
                "headline": "八百亩旱地变水田",
                "deck": "今年可增产",
                "subheads": ["修渠"],
                "paragraphs": ["本报讯 水来了。", "大家都说好。"],
            },
            {"kicker": None, "headline": "茶园开采", "deck": None, "paragraphs": []},
        ]
    }
    lines = {
        "双桥镇兴修水利": "kicker",
        "八百亩旱地": "headline",
        "变水田": "headline_more",
        "今年可增产": "deck",
        "双桥镇兴修水利八百亩旱地变水田": "two_heads",
        "修渠": "subhead",
        "本报讯水来了。": "paragraph",
        "都说好。": "continued",
        "茶园开采": "headline",
        "责任编辑周亦安": "none_of_these",
    }
    assert true_classes(list(lines), truth) == list(lines.values())


def told(names: Sequence[str], weights: np.ndarray, seen: Mapping[str, float]) -> int:
    """The class that the weights give to what is seen."""
    row_of = {name: row for row, name in enumerate(names)}
    rows = [(row_of[name], value) for name, value in seen.items() if name in row_of]
    return int(sum(weights[row] * value for row, value in rows).argmax())


def test_a_regression_tells_apart_what_it_was_shown() -> None:
    seen = [{"always": 1.0, "wet": float(wet), "rare": float(at == 0)} for at, wet in enumerate([0, 1] * 20)]
    names, weights = fit(seen, [0, 1] * 20, 2, counts=[1.0] * 40, held_back=0.1, rare=2)
    assert names == ["always", "wet"]
    assert [told(names, weights, each) for each in seen[:2]] == [0, 1]


@pytest.mark.unmeasured
def test_what_was_learnt_from_some_pages_tells_the_lines_of_others() -> None:
    """The sets of others are told by what the seeds, the golden pages and one set teach: few as those are."""
    shown = [each for page in known_pages(SHOWN) for each in examples_of(page)]
    asked = [each for page in known_pages(ASKED) for each in examples_of(page)]
    names, weights = learn(shown)
    right = sum(told(names, weights, dict.fromkeys(each.seen, 1.0)) == each.way for each in asked)
    assert right >= 0.75 * len(asked)
