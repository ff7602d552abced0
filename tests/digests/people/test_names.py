"""Where a name ends, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.people.names import is_name, name_at, names_listed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("沈砚秋强调，要抓好落实。", "沈砚秋"),
        ("王峰说，渠修好了。", "王峰"),
        ("柴永强、骆云帆参加。", "柴永强"),
        ("欧阳若水主持会议。", "欧阳若水"),
        ("简宁带着四名工程师来了。简宁说", "简宁"),
        ("吴国昌带队来县里调研。吴国昌强调", "吴国昌"),
        ("洪立新参加。", "洪立新"),
    ],
)
def test_a_name_ends_where_its_owner_would_end_it(text: str, name: str) -> None:
    assert name_at(text, 0) == name


@pytest.mark.parametrize("text", ["宣讲全会精神", "干部群众", "会议精神", "", "A县长", "们来了"])
def test_what_begins_otherwise_is_no_name(text: str) -> None:
    assert name_at(text, 0) is None


def test_a_name_that_comes_again_shows_its_end() -> None:
    text = "沈国强强调要抓落实。会后，沈国强一行来到园区，沈国强表示满意。"
    assert name_at(text, 0) == "沈国强"


@pytest.mark.parametrize("text", ["王", "王的", "古樟镇", "wang", "王一二三四"])
def test_these_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_names_in_a_row_are_known_by_each_other() -> None:
    assert names_listed("会上，贺启明、罗静宜、何建业先后作交流发言。") == {"贺启明", "罗静宜", "何建业"}
    assert names_listed("会上，高标准、高质量、高效率地推进。") == set()


@given(st.text(max_size=12), st.integers(0, 12))
def test_any_text_has_a_name_or_none(text: str, start: int) -> None:
    name = name_at(text, start)
    assert name is None or (text.startswith(name, start) and 2 <= len(name) <= 4)
