"""Groups of heads: which lines are one, and what is seen of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.handbook import HANDBOOK
from digests.parsing.head_groups import MOST, HeadGroup, head_groups, lines_seen, steps_seen
from digests.parsing.parser import read_page
from digests.word_data import head_line_weights, head_step_weights
from tests.digests.parsing.test_pages import LEAD, MORE, STORY

TWO = ("双桥镇修通三条水渠", "八百亩旱地变水田")
MEASURED = {
    "always", "length", "said in the lead", "few characters", "a word", "ends in a name", "phrases apart", "a place first",
    "gap", "names below",
}  # fmt: skip


def groups_of(*heads: str) -> list[list[str]]:
    reading = read_page("\n".join([*heads, LEAD, STORY, MORE]))
    return [
        [line.text for line in reading.lines[group.first : group.first + group.size]]
        for group in head_groups(reading.lines, reading.signs)
    ]


def test_heads_that_stand_together_over_a_text_are_a_group() -> None:
    assert groups_of(*TWO) == [list(TWO)]
    assert groups_of("水来了", *TWO) == [["水来了", *TWO]]
    assert groups_of(*TWO, "去年投工六万个", "谁来管水？") == [[*TWO, "去年投工六万个", "谁来管水？"]]
    assert groups_of(*TWO, "本报记者 柳青山") == [list(TWO)]


def test_one_head_alone_and_more_than_the_most_are_no_group() -> None:
    assert groups_of(TWO[0]) == []
    assert len(groups_of(*[f"{TWO[0]}{each}" for each in "甲乙丙丁"])) == 1
    assert groups_of(*[f"{TWO[0]}{each}" for each in "甲乙丙丁戊"]) == []


def test_heads_without_a_text_below_are_no_group() -> None:
    reading = read_page("\n".join([LEAD, STORY, *TWO]))
    assert list(head_groups(reading.lines, reading.signs)) == []
    reading = read_page("\n".join([*TWO, "本报记者 柳青山"]))
    assert list(head_groups(reading.lines, reading.signs)) == []


def test_a_photographers_line_belongs_to_no_group() -> None:
    assert groups_of("柳青山 摄", *TWO) == [list(TWO)]


@given(st.lists(st.sampled_from([*TWO, "短评", "本报记者 柳青山", LEAD, STORY, ""]), max_size=14))
def test_groups_lie_apart_and_hold_two_lines_to_the_most(lines: list[str]) -> None:
    reading = read_page("\n".join(lines))
    end = 0
    for group in head_groups(reading.lines, reading.signs):
        assert end <= group.first
        assert 2 <= group.size <= MOST
        end = group.first + group.size
        assert end <= group.text < len(reading.lines)


def test_what_is_seen_of_a_line_says_its_length_its_edges_and_its_place() -> None:
    reading = read_page("\n".join(["读者来信", "3条水渠谁来修", "柳树乡 郑小禾", LEAD]))
    group = HeadGroup(0, 3, 3)
    label, head, byline = lines_seen(reading.lines, reading.signs, group)
    assert label["1 of 3"] == head["2 of 3"] == byline["3 of 3"] == 1.0
    assert label["a word"] == label["few characters"] == 1.0
    assert "a word" not in head
    assert head["length"] == 0.7
    assert head["first: 0条"] == head["last: 来修"] == 1.0
    assert byline["ends in a name"] == 1.0
    assert "phrases apart" not in byline


@pytest.mark.parametrize("named", ["下溪小学 郑小禾", "龙 毅（市人民医院急诊科主任）", "□ 郑小禾"])
def test_a_name_at_the_end_is_seen(named: str) -> None:
    reading = read_page(f"双桥镇修通三条水渠\n{LEAD}")
    lines = [reading.lines[0]._replace(text=named, simplified=named)] * 2 + list(reading.lines[1:])
    seen = lines_seen(lines, [[]] * len(lines), HeadGroup(0, 2, 2))
    assert seen[0]["ends in a name"] == 1.0


def test_what_is_seen_of_a_step_compares_both_lines() -> None:
    reading = read_page("\n".join([*TWO, "水田", LEAD]))
    group = HeadGroup(0, 3, 3)
    seen = lines_seen(reading.lines, reading.signs, group)
    first, second = steps_seen(reading.lines, seen, group, HeadBreaks(reading.lines, ""))
    assert first["longer"] == pytest.approx(-1 / 6)
    assert second["longer"] == pytest.approx(-1.0)
    assert second["shared"] == 1.0
    assert first["who | number"] == second["number | none of it"] == 1.0
    assert "as long" not in first


def test_every_weight_is_of_something_that_can_be_seen() -> None:
    made = ("first: ", "last: ", "holds ", "length: ")
    places = {f"{order} of {size}" for size in range(2, MOST + 1) for order in range(1, size + 1)}
    assert {name for name in head_line_weights() if not name.startswith(made)} <= MEASURED | places | set(
        HANDBOOK
    )
    steps = set(head_step_weights())
    pairs = {name for name in steps if " | " in name}
    assert steps - pairs == {"always", "longer", "as long", "broken", "runs on", "shared", "gap"}
    held = {"event", "who", "number", "phrases", "clauses", "quotation"}
    for above, below in (pair.split(" | ") for pair in pairs):
        assert all(kind == "none of it" or set(kind.split()) <= held for kind in (above, below))
