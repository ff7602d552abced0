"""What is seen of the texts above and below a short line."""

from hypothesis import given
from hypothesis import strategies as st

from digests.parsing.lines import Line, read_lines
from digests.parsing.sections import Sections

TEXTS = st.lists(
    st.text("茶竹桥水的了。，1A", min_size=1, max_size=50).filter(str.strip), min_size=1, max_size=12
)
LONG = "竹海深处的老桥边，撑船的人从早到晚守着一盏旧灯，等最后一班渡船靠岸，灯光照着石阶上的青苔。"


def lines_of(*texts: str) -> list[Line]:
    return read_lines("\n".join(texts))


def test_the_texts_around_a_line_are_counted_to_the_next_short_line() -> None:
    lines = lines_of("守灯的人", LONG, LONG, "旧灯", LONG, "茶价")
    seen = Sections(lines).around(3)
    assert seen[:3] == ["texts above: 2", "texts below: 1", "texts: 2, 1"]
    assert seen[3:5] == ["size of the text above: 3", "size of the text below: 2"]


def test_what_goes_on_says_again_what_was_said_and_what_begins_does_not() -> None:
    below = "春茶开园，新芽每斤卖到三百元，茶农连夜炒制。"
    goes_on = Sections(lines_of("守灯的人", LONG, "旧灯", LONG)).around(2)
    begins = Sections(lines_of("守灯的人", LONG, "茶价", below)).around(2)
    assert "told above too: 9" in goes_on
    assert "said above itself: 5" in goes_on
    assert "told above too: 0" in begins
    assert "said above itself: 0" in begins
    assert "said below itself: 0" in begins


def test_nothing_is_told_below_the_last_line() -> None:
    assert Sections(lines_of(LONG, "完")).around(1)[5:] == ["nothing is told below"]


@given(TEXTS)
def test_counts_and_sizes_are_those_of_the_lines_one_by_one(texts: list[str]) -> None:
    lines = lines_of(*texts)
    plain = [line.plain for line in lines]
    is_text = [len(text) > 30 or (text[-1] in "。！？”" and len(text) > 12) for text in plain]
    sections = Sections(lines)
    for place in range(len(lines)):
        above = 0
        while place - above > 0 and is_text[place - above - 1]:
            above += 1
        below = 0
        while place + below + 1 < len(lines) and is_text[place + below + 1]:
            below += 1
        seen = sections.around(place)
        assert seen[:2] == [f"texts above: {min(4, above)}", f"texts below: {min(4, below)}"]
        size = sum(map(len, plain[place - above : place]))
        assert seen[3] == f"size of the text above: {min(6, (size // 40).bit_length() + 1) if size else 0}"
