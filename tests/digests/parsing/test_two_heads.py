"""Two heads over one text: which pairs are weighed, what is seen of them, and that weighing only orders the ways."""

from random import Random

import pytest

from digests.parsing import read_page
from digests.parsing.bestpath import emissions
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.handbook import HANDBOOK
from digests.parsing.roles import Role
from digests.parsing.two_heads import order_two_heads, pairs, weigh, what_is_seen
from digests.word_data import pair_weights
from tests.digests.parsing.test_pages import LEAD, MORE, STORY, read
from tests.learning.two_heads import all_pairs, told_when_left_out
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper


def pairs_of(*heads: str) -> list[tuple[str, str]]:
    reading = read_page("\n".join([*heads, LEAD, STORY, MORE]))
    return [
        (reading.lines[place].text, reading.lines[place + 1].text)
        for place in pairs(reading.lines, reading.signs)
    ]


def test_only_two_heads_over_a_text_are_a_pair() -> None:
    two = ("双桥镇修通三条水渠", "八百亩旱地变水田")
    assert pairs_of(*two) == [two]
    assert pairs_of("水来了", *two) == []
    assert pairs_of(two[0]) == []
    assert pairs_of(two[0], f"——{two[1]}") == []
    assert pairs_of(f"{two[0]}——", two[1]) == []
    assert pairs_of(f"{two[0]}（今日谈）", two[1]) == []


def test_heads_at_the_end_are_no_pair() -> None:
    reading = read_page(f"{LEAD}\n{STORY}\n双桥镇修通三条水渠\n八百亩旱地变水田")
    assert list(pairs(reading.lines, reading.signs)) == []


@pytest.mark.parametrize(
    ("heads", "kicker", "headline", "deck"),
    [
        ("县领导调研环境整治工作\n铁心硬手抓落实 守住碧水与蓝天", "县领导调研环境整治工作", "铁心硬手抓落实 守住碧水与蓝天", None),
        ("疫苗接种车开进工业园\n首日接种企业员工1126人", None, "疫苗接种车开进工业园", "首日接种企业员工1126人"),
        ("县人民医院与省人民医院\n共建远程会诊中心", None, "县人民医院与省人民医院共建远程会诊中心", None),
    ],
)  # fmt: skip
def test_the_likeliest_of_three_ways_is_taken(
    heads: str, kicker: str | None, headline: str, deck: str | None
) -> None:
    (article,) = read(f"{heads}\n{LEAD}\n{STORY}\n{MORE}\n").articles
    assert (article.kicker, article.headline, article.deck) == (kicker, headline, deck)


def test_every_weight_is_of_something_that_can_be_seen() -> None:
    reading = read_page(f"双桥镇修通三条水渠\n八百亩旱地变水田\n{LEAD}")
    measured = {
        name
        for name in what_is_seen(reading.lines, [[], [], []], 0, HeadBreaks(reading.lines, ""))
        if not name.startswith(("above:", "below:"))
    }
    signs = {f"{where}: {sign}" for where in ("above", "below") for sign in HANDBOOK}
    edges = tuple(f"{at} characters {where}: " for at in ("first", "last") for where in ("above", "below"))
    assert {name for name in pair_weights() if not name.startswith(edges)} <= measured | signs


def test_what_is_seen_and_its_weight_are_one_number_each() -> None:
    reading = read_page(f"双桥镇修通三条水渠\n八百亩旱地变水田\n{LEAD}")
    seen = what_is_seen(reading.lines, reading.signs, 0, HeadBreaks(reading.lines, ""))
    assert seen["length above"] == 0.9
    assert seen["longer below"] == pytest.approx(-1 / 6)
    assert seen["first characters above: 双"] == seen["last characters below: 水田"] == 1.0
    deck, one = pair_weights()["always"]
    assert weigh({"always": 2.0}) == (0.0, 2 * deck, 2 * one)
    assert weigh({"never seen": 1.0}) == (0.0, 0.0, 0.0)


def test_weighing_touches_the_heads_of_pairs_alone_and_never_adds_a_role_for_other_lines() -> None:
    touched = 0
    for seed in range(40):
        random = Random(seed)
        text = print_paper(draw_paper(random), draw_layout(random), random)
        reading = read_page(text)
        before = [emissions(tuple(said)) for said in reading.signs]
        after = [list(points) for points in before]
        order_two_heads(reading.lines, reading.signs, after, HeadBreaks(reading.lines, text))
        heads = {at for place in pairs(reading.lines, reading.signs) for at in (place, place + 1)}
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            changed = {Role(role) for role, _ in set(old) ^ set(new)}
            touched += bool(changed)
            assert not changed or place in heads
            assert changed <= {Role.KICKER, Role.DECK, Role.HEADLINE_MORE}
    assert touched > 10


def test_what_was_learnt_tells_the_pairs_of_sets_that_were_left_out() -> None:
    """The handbook told 32 of the 58 pairs of the last three sets before anybody had seen them, the weights 8 in 10."""
    told = told_when_left_out(all_pairs()).values()
    assert sum(right for right, _ in told) >= 0.8 * sum(every for _, every in told)
