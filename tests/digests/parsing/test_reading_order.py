"""Frames that stand out of order in the file: each line is read where it belongs, and none is lost."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.issue import Article, Issue
from digests.parsing import parse_issue
from digests.parsing.lines import read_lines
from digests.parsing.moves import Move
from digests.parsing.page_style import page_style
from digests.parsing.reading_order import in_order, in_reading_order
from digests.parsing.signs import signs_of
from tests.digests.parsing.test_any_text import covered_once
from tests.typesetter.printing import cut_place
from tests.typesetter.stories import Story, draw_paper

PAPERS = 60


def articles(*blocks: str) -> tuple[Article, ...]:
    issue = parse_issue("\n\n".join(blocks), file="page.txt")
    covered_once(issue)
    return issue.articles


BRIDGE = "河湾大桥主桥合龙"
BRIDGE_TEXT = "　　本报讯（记者 林 河）6月3日上午，随着最后一段钢箱梁吊装到位，河湾大桥主桥顺利合龙，两岸群众只用三分钟就能过河。"
TEA = "茶农用上采茶机"
TEA_TEXT = "　　本报讯（记者 周亦安）采茶机一亮相，上溪乡的茶农就围了过来，一台采茶机一天能采三亩茶园。"


def test_a_text_goes_on_behind_its_neighbour() -> None:
    found = articles(
        BRIDGE,
        f"{BRIDGE_TEXT}\n　　建设单位负责人说，大桥引桥还有两跨没有浇筑，工人们正分三班赶工，争取在汛期",
        TEA,
        TEA_TEXT,
        "到来以前把路面铺完，国庆节前通车。\n　　过去两岸往来要绕行二十公里，大雾天渡船停航，学生只好住校。",
        "全县夏收过半",
        "　　本报讯（通讯员 石 磊）截至昨日，全县小麦已收割二十一万亩，占应收面积的五成多。",
    )
    assert [each.headline for each in found] == [BRIDGE, TEA, "全县夏收过半"]
    assert found[0].paragraphs[1].endswith("争取在汛期到来以前把路面铺完，国庆节前通车。")
    assert found[0].paragraphs[2].startswith("过去两岸往来")
    assert len(found[1].paragraphs) == 1


def test_a_text_goes_on_behind_the_head_of_its_neighbour() -> None:
    found = articles(
        BRIDGE,
        f"{BRIDGE_TEXT}\n　　施工队腊月里没有停工，焊花照亮了江面，老船工石有福站在岸上数，",
        TEA,
        "一共数到二百一十六个夜晚。（下转第2版）",
        TEA_TEXT,
    )
    assert [each.headline for each in found] == [BRIDGE, TEA]
    assert found[0].paragraphs[-1].endswith("站在岸上数，一共数到二百一十六个夜晚。")
    assert found[0].jump_to_page == 2


def test_heads_that_stand_together_are_put_over_their_texts() -> None:
    found = articles(BRIDGE, f"{TEA}\n——一台机器一天能采三亩茶园", BRIDGE_TEXT, TEA_TEXT)
    assert [(each.headline, each.deck) for each in found] == [
        (BRIDGE, None),
        (TEA, "——一台机器一天能采三亩茶园"),
    ]


def test_two_leads_below_the_heads_of_one_story_stay_together() -> None:
    more = "　　本报讯（记者 林 河）又讯，河湾大桥合龙当天，县里为主桥的建设者披红戴花。"
    found = articles("两岸从此三分钟", BRIDGE, BRIDGE_TEXT, more)
    assert len(found) == 1


def test_heads_below_their_texts_are_put_over_them() -> None:
    found = articles(
        "河湾新闻", "2019年6月4日 星期二", BRIDGE_TEXT, BRIDGE, TEA_TEXT, f"{TEA}\n——一台机器一天能采三亩茶园"
    )
    assert [each.headline for each in found] == [BRIDGE, TEA]
    assert [len(each.paragraphs) for each in found] == [1, 1]


def _interrupted(above: Story, below: Story, random: Random) -> str | None:
    """Two stories; the last paragraph of the first goes on behind the second."""
    last = above.paragraphs[-1]
    place = cut_place(last, random)
    if place is None:
        return None
    led = [
        [f"本报讯（记者 {story.reporters[0].name}）{story.paragraphs[0]}", *story.paragraphs[1:]]
        for story in (above, below)
    ]
    led[0][-1] = led[0][-1][: len(led[0][-1]) - len(last) + place]
    blocks = [above.headline, *("　　" + each for each in led[0])]
    blocks += [below.headline, *("　　" + each for each in led[1]), last[place:]]
    return "\n\n".join(blocks)


def test_most_typeset_stories_that_are_interrupted_are_put_together() -> None:
    """Not all: a piece that could go on with the head below it as well is left there."""
    tried = whole = 0
    for seed in range(PAPERS):
        random = Random(seed)
        reports = [
            story for story in draw_paper(random).stories if story.byline_at == "lead" and story.reporters
        ]
        if len(reports) < 2 or len(reports[0].paragraphs) < 2:
            continue
        text = _interrupted(reports[0], reports[1], random)
        if text is None:
            continue
        tried += 1
        issue = parse_issue(text, file="page.txt")
        covered_once(issue)
        ends = zip(issue.articles, reports[:2], strict=False)
        whole += len(issue.articles) == 2 and all(
            article.paragraphs[-1].endswith(story.paragraphs[-1]) for article, story in ends
        )
    assert tried >= PAPERS // 2
    assert whole * 10 >= tried * 9


PIECES = st.sampled_from(
    [BRIDGE, TEA, BRIDGE_TEXT, TEA_TEXT, TEA_TEXT[:30], "到来以前把路面铺完，国庆节前通车。", "（下转第2版）", "2版 要闻",
     "记者 林 河", "过去两岸往来要绕行，大雾天渡船停航，学生只好住校。", "　　乡亲们说：", "启事", "第二版", "责任编辑：石磊"]
)  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", "\f"])), max_size=14))
@settings(max_examples=200)
def test_every_line_is_read_once_whatever_the_order(pieces: list[tuple[str, str]]) -> None:
    text = "".join(f"{piece}{end}" for piece, end in pieces)
    lines = read_lines(text)
    style = page_style(lines)
    ordered, signs = in_reading_order(lines, [signs_of(line, style) for line in lines], style)
    assert sorted(line.start for line in ordered) == [line.start for line in lines]
    assert len(signs) == len(ordered)
    covered_once(parse_issue(text, file="page.txt"))


@pytest.mark.parametrize(
    ("moves", "order"),
    [
        ([], [0, 1, 2, 3, 4]),
        ([Move(0, 3, 5)], [0, 3, 4, 1, 2]),
        ([Move(-1, 2, 3)], [2, 0, 1, 3, 4]),
        ([Move(0, 2, 3), Move(2, 4, 5)], [0, 2, 4, 1, 3]),  # what was moved breaks off in its turn
        ([Move(3, 0, 1)], [1, 2, 3, 0, 4]),
    ],
)
def test_moved_lines_stand_behind_theirs(moves: list[Move], order: list[int]) -> None:
    assert in_order(5, moves) == order


def test_what_stands_in_order_is_left_as_it_is() -> None:
    text = "\n\n".join([BRIDGE, BRIDGE_TEXT, TEA, TEA_TEXT])
    lines = read_lines(text)
    style = page_style(lines)
    signs = [signs_of(line, style) for line in lines]
    assert in_reading_order(lines, signs, style) == (lines, signs)
    assert isinstance(parse_issue(text, file="page.txt"), Issue)
