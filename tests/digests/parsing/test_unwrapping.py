"""Lines of columns put together: columns of several widths on a page, and paragraphs whose indent the file has lost."""

from random import Random

import pytest

from digests.parsing import parse_issue
from digests.parsing.lines import Line, read_lines
from digests.parsing.measures import measures_of
from digests.parsing.unwrapping import unwrap
from tests.typesetter.stories import Story, draw_paper

PAPERS = 12


def wrapped(text: str, width: int, *, set_in: int = 2) -> list[str]:
    """The lines of a paragraph whose first line was set in; the spaces are lost."""
    lines, line, used = [], "", float(set_in)
    for char in text:
        wide = 0.5 if char < "\x7f" else 1.0
        if used + wide > width and char not in "，。、；：！？”）":
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + wide
    return [*lines, line]


def _reports(seed: int) -> list[Story]:
    stories = draw_paper(Random(seed)).stories
    return [
        story for story in stories if story.byline_at == "lead" and story.reporters and not story.subheads
    ][:2]


def _page(reports: list[Story], widths: tuple[int, int]) -> str:
    blocks = []
    for story, width in zip(reports, widths, strict=True):
        lead = f"本报讯（记者 {story.reporters[0].name}）{story.paragraphs[0]}"
        blocks.append(story.headline)
        blocks += [line for text in [lead, *story.paragraphs[1:]] for line in wrapped(text, width)]
    return "\n".join(blocks)


def _texts(paragraphs: list[str]) -> list[str]:
    return ["".join(text.split()) for text in paragraphs]


@pytest.mark.parametrize("widths", [(20, 20), (20, 13), (13, 22), (16, 11)])
def test_most_paragraphs_of_columns_are_put_together(widths: tuple[int, int]) -> None:
    """Not all: a paragraph that ends at the end of its line is not parted from the next one."""
    found = wanted = 0
    for seed in range(PAPERS):
        reports = _reports(seed)
        if len(reports) < 2 or min(len(story.paragraphs) for story in reports) < 3:
            continue
        issue = parse_issue(_page(reports, widths), file="page.txt")
        got = {text for article in issue.articles for text in _texts(list(article.paragraphs))}
        rest = [text for story in reports for text in _texts(story.paragraphs[1:])]
        wanted += len(rest)
        found += sum(text in got for text in rest)
    assert wanted >= 20
    assert found * 10 >= wanted * 9


def _lines(*texts: str) -> list[Line]:
    return read_lines("\n".join(texts))


PROSE = "竹海深处的老桥边，撑船的人从早到晚守着一盏旧灯，等最后一班渡船靠岸，灯光照着石阶上的青苔，过路的人都说夜里看得见家。"


def test_each_column_has_its_own_measure() -> None:
    wide, narrow = wrapped(PROSE * 3, 20), wrapped(PROSE * 3, 12)
    measures = measures_of(_lines(*wide, *narrow))
    assert set(measures[: len(wide) - 1]) == {20.0}
    assert set(measures[-len(narrow) + 1 :]) == {12.0}


def test_verses_and_items_of_one_width_are_no_column() -> None:
    verses = ["月亮落在水缸里", "母亲舀起一瓢银", "灶膛里的火醒着", "照亮半截老竹凳", "我把名字刻在上面"]
    prices = ["豆腐每斤二元五", "茄子每斤三元二", "黄瓜每斤一元八", "土豆每斤一元六"]
    assert not any(measures_of(_lines(*verses, *prices)))


def test_paragraphs_that_are_lines_are_left_alone() -> None:
    lines = _lines(PROSE, PROSE + PROSE, "旧灯", PROSE * 3)
    assert unwrap(lines, "") == lines


def test_a_head_of_the_columns_width_is_no_part_of_the_text_below_it() -> None:
    head = "全县今年新修山塘二百三十口可灌田六万亩"
    paragraphs = [
        line
        for more in ("", "灯还亮着。", "夜深了。", "雾散了，人散了。")
        for line in wrapped(PROSE + more, 20)
    ]
    text = "\n".join([*paragraphs, head, *paragraphs])
    joined = unwrap(read_lines(text), text)
    assert head in [line.text for line in joined]


def test_the_paragraphs_of_a_copy_without_line_ends_are_told_by_what_sets_them_in() -> None:
    long = PROSE + "　　" + PROSE + "    " + PROSE
    assert [line.text for line in read_lines(long)] == [PROSE] * 3
    assert [line.indent for line in read_lines(long)] == [0, 4, 4]
    assert [line.gap for line in read_lines(long + "\n\n" + PROSE)] == [1, 0, 0, 1]
    assert len(read_lines("旧灯。　　青苔。")) == 1  # no line so short has lost its ends
