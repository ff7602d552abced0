"""Lines of a page, set by hand into columns, and the paragraphs that are read back from them."""

from hypothesis import given
from hypothesis import strategies as st

from digests.sources.columns import PrintedLine, flow

SIZE, LEADING, GUTTER = 10.0, 15.0, 20.0
TOP = 800.0
HAN = st.text("天地人和山川草木云溪茶竹米面书画琴棋", min_size=1)


def set_column(paragraphs: list[str], ems: int, left: float = 0.0, top: float = TOP) -> list[PrintedLine]:
    """Each paragraph set in by two ems and wrapped at `ems`."""
    lines: list[PrintedLine] = []
    for paragraph in paragraphs:
        rest, indent = paragraph, 2
        while rest:
            text, rest = rest[: ems - indent], rest[ems - indent :]
            start = left + indent * SIZE
            lines.append(PrintedLine(text, start, start + len(text) * SIZE, top - len(lines) * LEADING, SIZE))
            indent = 0
    return lines


def in_columns(lines: list[PrintedLine], ems: int, height: int) -> list[PrintedLine]:
    """The same lines, `height` a column, side by side."""
    out = []
    for number, line in enumerate(lines):
        column, row = divmod(number, height)
        shift = column * (ems * SIZE + GUTTER)
        out.append(
            PrintedLine(line.text, line.left + shift, line.right + shift, TOP - row * LEADING, line.size)
        )
    return out


@given(st.lists(HAN.filter(lambda text: len(text) > 60), min_size=1, max_size=6), st.integers(9, 24))
def test_wrapped_paragraphs_are_read_as_they_were(paragraphs: list[str], ems: int) -> None:
    assert flow(set_column(paragraphs, ems)) == "\n".join("\u3000\u3000" + text for text in paragraphs)


def test_a_paragraph_goes_on_at_the_head_of_the_next_column() -> None:
    # A sentence ends exactly where the column does: text alone could not tell.
    paragraphs = ["县里的茶园今年扩大了三成。" * 4 + "新茶上市", "老茶客都说好。" * 12, "明年还要再种。" * 3]
    lines = in_columns(set_column(paragraphs, 13), 13, 8)
    assert flow(lines).replace("\u3000", "").split("\n") == paragraphs


def test_a_head_and_a_deck_in_larger_type_stay_apart_from_the_body() -> None:
    head = PrintedLine("云溪新茶上市", 0, 120, TOP + 60, 20)
    deck = PrintedLine("——头一批卖到了海外的三十座城", 0, 182, TOP + 35, 13)
    body = set_column(["茶农说今年雨水好。" * 8], 13)
    assert flow([head, deck, *body]).split("\n")[:2] == [head.text, deck.text]


def test_a_list_and_a_poem_keep_their_lines() -> None:
    names = [
        PrintedLine(text, 0, len(text) * SIZE, TOP - row * LEADING, SIZE)
        for row, text in enumerate(
            ["古樟镇中心小学的王老师和她的学生", "云雾乡卫生院", "白鹭镇", "县图书馆借阅部", "县融媒体中心"]
        )
    ]
    poem = [PrintedLine("山上茶花二月开", 0, 60, TOP - 300 - row * LEADING, SIZE) for row in range(4)]
    assert flow([*names, *poem]).split("\n") == [line.text for line in (*names, *poem)]


def test_a_mark_from_another_font_does_not_divide_its_line() -> None:
    pieces = [
        PrintedLine("致敬", 0, 40, TOP, 20),
        PrintedLine("“", 40, 60, TOP - 2, 24),
        PrintedLine("铁脚板", 60, 120, TOP, 20),
    ]
    assert flow(pieces) == "致敬“铁脚板"


def test_columns_side_by_side_on_one_height_are_not_one_line() -> None:
    left, right = PrintedLine("要闻", 0, 20, TOP, SIZE), PrintedLine("天气", 200, 220, TOP, SIZE)
    assert flow([left, right]) == "要闻\n天气"


def test_words_in_latin_letters_are_parted_where_the_line_was() -> None:
    lines = set_column(["a" * 60], 12)
    assert " " in flow(lines)
    assert flow([]) == ""


@given(st.lists(st.builds(PrintedLine, HAN, *[st.floats() | st.sampled_from((0.0, 1e9))] * 4), max_size=6))
def test_whatever_a_damaged_page_says_of_its_lines_all_their_text_is_there(lines: list[PrintedLine]) -> None:
    shown = "".join(line.text for line in lines)
    assert "".join(flow(lines).split()) == shown
