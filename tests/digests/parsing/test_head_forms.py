"""Forms of a group of heads: which there are, what chances they get, and that weighing touches the groups alone."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.parsing.bestpath import emissions
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.head_forms import (
    PARTS,
    STEPS,
    Table,
    Weights,
    form_chances,
    forms,
    handbook_of,
    learnt_weights,
    order_heads,
    part_chances,
    table_of,
    weigh,
)
from digests.parsing.head_groups import MOST, head_groups
from digests.parsing.parser import read_page
from digests.parsing.roles import Role
from tests.digests.parsing.test_pages import LEAD, MORE, STORY, read
from tests.learning.head_blocks import HEADS, block_pages, blocks_of
from tests.learning.head_forms import WEIGHTS, Example, examples_of, learn, told_when_left_out, written
from tests.learning.pages import known_pages
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

NAMES = list(PARTS)
OF_HEADS = {
    Role.KICKER,
    Role.KICKER_MORE,
    Role.HEADLINE,
    Role.HEADLINE_MORE,
    Role.DECK,
    Role.OTHER,
    Role.BYLINE,
}


def named(count: int) -> set[str]:
    return {" ".join(NAMES[part] for part in form) for form in forms(count).parts.tolist()}


def test_the_forms_of_two_lines() -> None:
    assert named(2) == {
        "label headline", "kicker headline", "headline headline_more", "headline deck", "headline byline",
        "headline subhead", "headline text", "label subhead", "label text", "text subhead", "text text",
        "subhead subhead", "subhead text",
    }  # fmt: skip


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_a_form_has_one_headline_with_its_parts_in_order_or_no_head_at_all(count: int) -> None:
    kicker, headline, deck, subhead = (
        NAMES.index(name) for name in ("kicker", "headline", "deck", "subhead")
    )
    for form in forms(count).parts.tolist():
        if form.count(headline) == 1:
            assert form == sorted(form)
        else:
            assert not set(form) & set(range(kicker, deck + 1))
        assert form.count(headline) <= 1
        assert max(map(form.count, (kicker, deck, subhead))) <= 2


def test_a_second_kicker_is_the_kickers_next_line() -> None:
    known = forms(3)
    two = known.parts.tolist().index([NAMES.index(name) for name in ("kicker", "kicker", "headline")])
    assert known.roles[two].tolist() == [Role.KICKER, Role.KICKER_MORE, Role.HEADLINE]


@given(st.integers(2, MOST), st.randoms(use_true_random=False))
def test_chances_are_whole_and_those_of_parts_are_their_sums(count: int, random: Random) -> None:
    lines = np.array([[random.uniform(-3, 3) for _ in PARTS] for _ in range(count)])
    steps = np.array([[random.uniform(-3, 3) for _ in STEPS] for _ in range(count - 1)])
    handbook = np.array([random.uniform(-9, 9) for _ in forms(count).parts])
    told = np.exp(form_chances(lines, steps, handbook))
    assert told.sum() == pytest.approx(1.0)
    for order, row in enumerate(np.exp(part_chances(np.log(told), count))):
        for part, chance in enumerate(row):
            brute = sum(
                each for each, form in zip(told, forms(count).parts, strict=True) if form[order] == part
            )
            assert chance == pytest.approx(max(brute, np.exp(-8.0)))


def test_the_handbook_adds_what_the_lines_the_order_and_the_edges_are_worth() -> None:
    points = np.zeros((2, len(Role)))
    points[0, Role.KICKER], points[1, Role.HEADLINE], points[1, Role.HEADLINE_MORE] = 4.0, 2.0, 1.0
    told = dict(
        zip(map(tuple, forms(2).parts.tolist()), handbook_of(points, [(-3.0, 5.0)]).tolist(), strict=True)
    )
    kicker, headline, more = (NAMES.index(name) for name in ("kicker", "headline", "headline_more"))
    assert told[kicker, headline] == 4.0 + 2.0 + 1.0
    assert told[headline, more] == 1.0 + 0.0 + 5.0
    broken = dict(
        zip(map(tuple, forms(2).parts.tolist()), handbook_of(points, [(3.0, 5.0)]).tolist(), strict=True)
    )
    assert broken[kicker, headline] == pytest.approx(7.0 - 0.7 * 3.0)
    assert broken[headline, more] == told[headline, more]


def test_what_is_weighed_is_the_sum_of_what_is_known() -> None:
    weights = np.array([[1.0, 2.0], [10.0, 20.0]])
    seen = [{"a": 2.0, "never seen": 9.0}, {"a": 1.0, "b": 0.5}]
    assert weigh(seen, Table({"a": 0, "b": 1}, weights)).tolist() == [[2.0, 4.0], [6.0, 12.0]]


@pytest.mark.parametrize(
    ("heads", "kicker", "headline", "deck"),
    [
        ("县领导调研环境整治工作\n铁心硬手抓落实 守住碧水与蓝天", "县领导调研环境整治工作", "铁心硬手抓落实 守住碧水与蓝天", None),
        ("疫苗接种车开进工业园\n首日接种企业员工1126人", None, "疫苗接种车开进工业园", "首日接种企业员工1126人"),
        ("县人民医院与省人民医院\n共建远程会诊中心", None, "县人民医院与省人民医院共建远程会诊中心", None),
        ("生活顾问\n高温天气怎样喝水\n县人民医院 郑小禾", None, "高温天气怎样喝水", None),
        (
            "县委常委会召开会议\n咬定目标不放松 全力冲刺开门红\n柳树清主持并讲话",
            "县委常委会召开会议", "咬定目标不放松 全力冲刺开门红", "柳树清主持并讲话",
        ),
    ],
)  # fmt: skip
def test_the_likeliest_form_is_taken(heads: str, kicker: str | None, headline: str, deck: str | None) -> None:
    (article,) = read(f"{heads}\n{LEAD}\n{STORY}\n{MORE}\n").articles
    assert (article.kicker, article.headline, article.deck) == (kicker, headline, deck)


def test_weighing_touches_the_lines_of_groups_alone_and_only_what_a_head_can_be() -> None:
    touched = 0
    for seed in range(40):
        random = Random(seed)
        text = print_paper(draw_paper(random), draw_layout(random), random)
        reading = read_page(text)
        before = [emissions(tuple(said)) for said in reading.signs]
        after = [list(points) for points in before]
        order_heads(reading.lines, reading.signs, after, HeadBreaks(reading.lines, text))
        grouped = {
            group.first + order
            for group in head_groups(reading.lines, reading.signs)
            for order in range(group.size)
        }
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            changed = {Role(role) for role, _ in set(old) ^ set(new)}
            touched += bool(changed)
            assert not changed or place in grouped
            assert changed <= OF_HEADS
    assert touched > 10


def test_a_block_is_read_by_its_letters_and_printed_with_its_truth() -> None:
    (block,) = blocks_of("# 说明\n\nL 短评\nK 一\nK 二\nH 三\nT 四。\n")
    assert [line.letter for line in block] == ["L", "K", "K", "H", "T"]
    page = next(block_pages())
    article = page.truth["articles"][0]
    shown = page.text.replace("\n", "").replace("　", "")
    assert article["headline"] in shown
    assert article["paragraphs"][0].replace("　", "") in shown


@pytest.mark.parametrize("path", sorted(HEADS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_blocks_keep_to_their_form(path: object) -> None:
    for block in blocks_of(HEADS.joinpath(str(path)).read_text("utf-8")):
        letters = "".join(line.letter for line in block)
        assert set(letters) <= set("LKHDBT"), block
        assert "H" in letters, block
        assert letters.endswith("T"), block
        assert letters.count("T") == 1, block


def test_learning_finds_the_forms_it_was_shown() -> None:
    always = [{"always": 1.0}]
    no_handbook = np.zeros(len(forms(2).parts))
    shown = [
        Example("a", form, [{"always": 1.0, word: 1.0}, {"always": 1.0}], always, no_handbook)
        for form, word in ((0, "label"), (3, "deck"))
        for _ in range(6)
    ]
    weights = learn(shown)
    for example in (shown[0], shown[-1]):
        of_lines = weigh(example.lines, weights.lines)
        of_steps = weigh(example.steps, weights.steps)
        assert form_chances(of_lines, of_steps, no_handbook).argmax() == example.form


def test_the_tables_say_the_same_as_what_is_written() -> None:
    weights = Weights(
        table_of(["always"], np.full((1, len(PARTS)), 0.25)),
        table_of(["always"], np.full((1, len(STEPS)), -1.5)),
    )
    lines, steps = (text.splitlines()[2:] for text in written(weights))
    assert lines == ["\t".join(["seen", *PARTS]), "\t".join(["always", *["0.25"] * len(PARTS)])]
    assert steps[0].split("\t")[1:3] == ["label, kicker", "label, headline"]
    assert steps[1] == "\t".join(["always", *["-1.50"] * len(STEPS)])
    shipped = learnt_weights()
    assert shipped.lines.weights.shape == (len(shipped.lines.rows), len(PARTS))
    assert shipped.steps.weights.shape == (len(shipped.steps.rows), len(STEPS))


@pytest.mark.unmeasured
def test_what_was_learnt_tells_the_heads_of_pages_that_were_left_out() -> None:
    """The handbook alone tells 0.71 of them."""
    sets = ("ao", "am", "au", "d", "k", "z", "ag", "bm", "bn", "bp", "bs")
    asked = [example for page in known_pages(("an", "ap")) for example in examples_of(page)]
    shown = [example for page in known_pages(sets) for example in examples_of(page)]
    assert "an" not in WEIGHTS
    right, every = map(sum, zip(*told_when_left_out([*shown, *asked]).values(), strict=True))
    assert right >= 0.8 * every
