"""Lines of a page, set by hand into columns, and the text that is read back from them."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digests.sources.captions import Picture
from digests.sources.page_text import page_text
from digests.sources.printed_lines import PrintedLine

SIZE, LEADING, GUTTER = 10.0, 15.0, 20.0
TOP = 800.0
BODY = "今年雨水好，茶农说头一批新茶卖得快。"
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
    assert page_text(set_column(paragraphs, ems)) == "\n".join("\u3000\u3000" + text for text in paragraphs)


def test_a_paragraph_goes_on_at_the_head_of_the_next_column() -> None:
    # A sentence ends exactly where the column does: text alone could not tell.
    paragraphs = ["县里的茶园今年扩大了三成。" * 4 + "新茶上市", "老茶客都说好。" * 12, "明年还要再种。" * 3]
    lines = in_columns(set_column(paragraphs, 13), 13, 8)
    assert page_text(lines).replace("\u3000", "").split("\n") == paragraphs


def set_head(text: str, left: float, base: float, size: float) -> PrintedLine:
    return PrintedLine(text, left, left + len(text) * size, base, size)


def set_upright(text: str, left: float, top: float, size: float) -> list[PrintedLine]:
    return [
        PrintedLine(char, left, left + size, top - (row + 1) * size * 1.1, size)
        for row, char in enumerate(text)
    ]


def heads_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("【")]


def test_heads_are_named_by_their_size_and_place() -> None:
    kicker, head = set_head("我县春茶开园", 0, TOP + 70, 13), set_head("云溪新茶上市", 0, TOP + 40, 20)
    deck = set_head("——头一批卖到了海外的三十座城", 0, TOP + 15, 13)
    text = page_text([head, deck, kicker, *set_column([BODY * 5], 13)])
    assert text.split("\n")[:8] == [
        "【引题】我县春茶开园", "", "", "【标题】云溪新茶上市", "", "", "【副题】——头一批卖到了海外的三十座城", "",
    ]  # fmt: skip


def test_a_heads_lines_stay_lines_but_where_they_were_wrapped() -> None:
    body = set_column([BODY * 5], 13)
    broken = [set_head("云溪茶农", 25, TOP + 60, 20), set_head("喜迎丰收", 25, TOP + 35, 20)]
    assert page_text([*broken, *body]).split("\n")[:2] == ["【标题】云溪茶农", "喜迎丰收"]
    wrapped = [set_head("云溪茶农今", 10, TOP + 60, 22), set_head("年喜迎丰收", 10, TOP + 35, 22)]
    assert page_text([*wrapped, *body]).split("\n")[0] == "【标题】云溪茶农今年喜迎丰收"


def test_a_label_a_byline_and_a_subhead_are_no_headlines() -> None:
    label, head = set_head("百姓故事", 0, TOP + 62, 9), set_head("守着茶园的人", 0, TOP + 40, 20)
    name = set_head("蒲晓月", 50, TOP + 20, 9)
    subhead = set_head("一担茶青", 0, TOP - 6 * LEADING, 11)
    first, second = set_column([BODY * 4], 13), set_column([BODY * 4], 13, top=TOP - 7 * LEADING)
    text = page_text([label, head, name, *first, subhead, *second])
    assert heads_of(text) == ["【百姓故事】", "【标题】守着茶园的人", "【作者】蒲晓月"]
    assert "\u3000\u3000一担茶青" in text.split("\n")


def test_articles_side_by_side_are_read_one_after_the_other() -> None:
    left = [set_head("新茶上市", 0, TOP + 30, 18), *set_column([BODY * 5], 13)]
    right = [set_head("老桥换装", 170, TOP + 30, 18), *set_column(["桥修好了。" * 20], 13, left=170)]
    in_rows = [left[0], right[0], *left[1:], *right[1:]]
    text = page_text(in_rows)
    assert heads_of(text) == ["【标题】新茶上市", "【标题】老桥换装"]
    assert text.index("茶农说") < text.index("老桥换装") < text.index("桥修好了")


def test_heads_that_a_file_has_on_one_line_are_two_where_the_second_begins_a_column() -> None:
    columns = [*set_column([BODY * 5], 13), *set_column(["桥修好了。" * 20], 13, left=150)]
    left = replace(set_head("新茶上市了", 20, TOP + 30, 20), right=132)
    for begins, heads in (
        (150, ["【标题】新茶上市了", "【标题】老桥换装"]),
        (162, ["【标题】新茶上市了 老桥换装"]),  # amid the column: its second phrase
    ):
        right = replace(set_head("老桥换装", begins, TOP + 30, 20), follows=True)
        assert heads_of(page_text([left, right, *columns])) == heads


def test_heads_within_or_beside_their_columns_come_first() -> None:
    for heads, top in (
        ([set_head("新茶上市", 155, TOP - 20, 22)], TOP - 60),
        (set_upright("云溪新茶上市", 300, TOP + 10, 22), TOP),
    ):
        columns = [*set_column([BODY * 5], 13), *set_column(["桥修好了。" * 15], 13, left=150, top=top)]
        text = page_text([*columns, *heads])
        assert text.index(heads_of(text)[0]) == 0


def test_heads_set_upright_are_read_from_the_right() -> None:
    headline, kicker = (
        set_upright("云溪新茶上市", 150, TOP + 10, 22),
        set_upright("我县春茶开园", 180, TOP + 10, 12),
    )
    text = page_text([*headline, *kicker, *set_column([BODY * 5], 13)])
    assert heads_of(text) == ["【引题】我县春茶开园", "【标题】云溪新茶上市"]


def test_what_is_a_little_smaller_and_of_another_type_is_a_deck() -> None:
    head = replace(set_head("云溪新茶上市", 0, TOP + 40, 17), font="Bold")
    second = set_head("头一批卖到了海外", 0, TOP + 20, 14)
    text = set_column([BODY * 5], 13)
    assert heads_of(page_text([head, replace(second, font="Light"), *text])) == [
        "【标题】云溪新茶上市",
        "【副题】头一批卖到了海外",
    ]
    assert heads_of(page_text([head, replace(second, font="Bold"), *text])) == [
        "【标题】云溪新茶上市"
    ]  # goes on below


def test_a_deck_set_upright_is_one_though_a_mark_shares_its_line() -> None:
    headline = set_upright("老邮筒回来了", 180, TOP + 10, 24)
    dash = PrintedLine("——", 150, 162.5, TOP, 12.5)
    deck = [*set_upright("站在河", 150, TOP - 10, 12), *set_upright("看着几代人", 150, TOP - 53, 12)]
    deck[2:4] = [deck[2], PrintedLine("，看", 150, 162, TOP - 66, 12)]
    text = page_text([*headline, dash, *deck, *set_column([BODY * 5], 13)])
    assert "——站在河，看着几代人" in text


def test_the_papers_name_is_the_largest_type_over_no_text() -> None:
    name, day = set_head("云 溪 人", 60, TOP + 120, 50), set_head("2016年4月9日 第128期", 60, TOP + 100, 9)
    article = [set_head("新茶上市", 0, TOP + 30, 20), *set_column([BODY * 5], 13)]
    assert heads_of(page_text([*article, name, day])) == ["【报名】云溪人", "【标题】新茶上市"]
    assert heads_of(page_text(article)) == ["【标题】新茶上市"]


def test_the_head_and_the_foot_of_a_page_frame_it() -> None:
    two = [
        line
        for left in (0, 170)
        for line in (set_head("新茶上市", left, TOP + 30, 18), *set_column([BODY * 5], 13, left=left))
    ]
    head = [set_head("第二版", 0, TOP + 100, 9), set_head("云溪日报 2016年4月9日", 200, TOP + 100, 9)]
    foot = set_head("本报地址：云溪县人民路8号　电话：2413　云溪印刷厂承印", 0, TOP - 300, 8)
    lines = [line for line in page_text([*two, foot, *head]).split("\n") if line]
    assert lines[:2] == [line.text for line in head]
    assert lines[-1] == foot.text


def test_a_caption_interrupts_no_text() -> None:
    first, second = set_column([BODY[:-1] * 3], 13), set_column([BODY * 3], 13, left=150)
    second[0] = PrintedLine(second[0].text, 150, 280, second[0].base, SIZE)
    caption = set_head("茶农在采茶。", 0, TOP - 120, 8)
    text = page_text([set_head("新茶上市", 0, TOP + 30, 20), *first, caption, *second])
    assert text.split("\n")[-1] == caption.text


def test_who_wrote_may_stand_in_the_texts_first_line() -> None:
    name = set_head("高一（6）班 冯小舟", 40, TOP, SIZE)
    lines = page_text(
        [set_head("窗外的泡桐", 0, TOP + 30, 20), name, *set_column([BODY * 5], 13, top=TOP - LEADING)]
    )
    assert heads_of(lines) == ["【标题】窗外的泡桐", "【作者】高一（6）班 冯小舟"]


def test_a_headline_may_be_staggered_and_an_advertisement_is_none() -> None:
    stairs = [set_head("一炉钢里抠出的", 0, TOP + 60, 18), set_head("两千万", 140, TOP + 40, 18)]
    sold = PrintedLine(
        "联系人：高经理　电话：2415　以旧换新，空调直降三百元，送货上门安装，老顾客另有优惠",
        0,
        130,
        TOP - 300,
        SIZE,
    )
    text = page_text([*stairs, *set_column([BODY * 6], 20), set_head("宏达家电城", 0, TOP - 280, 20), sold])
    assert heads_of(text) == ["【标题】一炉钢里抠出的", "【广告】宏达家电城", f"【广告】{sold.text}"]
    assert "两千万" in text.split("\n")[1]


def test_an_index_of_the_pages_inside_keeps_its_lines() -> None:
    entries = ["▲老戏台前挤满了人（2版）", "▲游泳馆夜场人气旺（3版）", "▲旧货市场走一走（4版）"]
    index = [PrintedLine(text, 0, 130, TOP - 300 - row * LEADING, SIZE) for row, text in enumerate(entries)]
    text = page_text([set_head("新茶上市", 0, TOP + 30, 20), *set_column([BODY * 6], 13), *index])
    assert text.split("\n")[-3:] == entries


def test_what_stands_apart_from_a_text_is_no_part_of_it() -> None:
    head, text = set_head("新茶上市", 0, TOP + 30, 20), set_column([BODY * 5], 13)
    slogan = PrintedLine("爱岗敬业　无私奉献", 0, 90, TOP - 300, SIZE)
    lines = page_text([head, *text, slogan]).split("\n")
    assert lines[-2:] == ["", slogan.text]


def test_type_of_an_articles_own_size_is_no_display_type() -> None:
    large = [
        PrintedLine(line.text, line.left, line.right * 1.2, line.base, 12)
        for line in set_column([BODY * 6], 13, top=TOP - 400)
    ]
    small_head = set_head("老桥换装", 0, TOP - 365, 15)
    text = page_text([set_head("新茶上市", 0, TOP + 30, 20), *set_column([BODY * 9], 13), small_head, *large])
    assert heads_of(text) == ["【标题】新茶上市", "【标题】老桥换装"]


def test_a_page_in_more_pieces_than_any_newspapers_is_left_as_it_is() -> None:
    lines = [
        PrintedLine("云溪", 100.0 * (row % 7), 100.0 * (row % 7) + 20, -30.0 * row, SIZE)
        for row in range(2000)
    ]
    assert page_text(lines).count("云溪") == len(lines)
    large = [replace(line, size=SIZE + row % 5 * 9) for row, line in enumerate(lines)]
    assert page_text(large).count("云溪") == len(lines)


def test_a_column_without_end_is_read_in_one_pass() -> None:
    lines = [PrintedLine("云溪", 0, 20, -LEADING * row, SIZE) for row in range(20_000)]
    assert page_text([set_head("新茶上市", 0, 30, 20), *lines]).count("云溪") == len(lines)


def test_a_list_and_a_poem_keep_their_lines() -> None:
    names = [
        PrintedLine(text, 0, len(text) * SIZE, TOP - row * LEADING, SIZE)
        for row, text in enumerate(
            ["古樟镇中心小学的王老师和她的学生", "云雾乡卫生院", "白鹭镇", "县图书馆借阅部", "县融媒体中心"]
        )
    ]
    poem = [PrintedLine("山上茶花二月开", 0, 60, TOP - 300 - row * LEADING, SIZE) for row in range(4)]
    shown = [line.strip() for line in page_text([*names, *poem]).split("\n") if line]
    assert shown == [line.text for line in (*names, *poem)]


def test_a_mark_from_another_font_does_not_divide_its_line() -> None:
    pieces = [
        PrintedLine("致敬", 0, 40, TOP, 20),
        PrintedLine("“", 40, 60, TOP - 2, 24),
        PrintedLine("铁脚板", 60, 120, TOP, 20),
    ]
    assert page_text(pieces) == "致敬“铁脚板"


def test_columns_side_by_side_on_one_height_are_not_one_line() -> None:
    left, right = PrintedLine("要闻", 0, 20, TOP, SIZE), PrintedLine("天气", 200, 220, TOP, SIZE)
    assert page_text([left, right]).split() == ["要闻", "天气"]


def test_words_in_latin_letters_are_parted_where_the_line_was() -> None:
    lines = set_column(["a" * 60], 12)
    assert " " in page_text(lines)
    assert page_text([]) == ""


@given(
    st.lists(
        st.builds(
            PrintedLine, HAN, *[st.floats() | st.sampled_from((0.0, 9.0, 10.0, 1e9))] * 4, st.booleans()
        ),
        max_size=8,
    )
)
def test_whatever_a_damaged_page_says_of_its_lines_all_their_text_is_there(lines: list[PrintedLine]) -> None:
    assert Counter("".join(line.text for line in lines)) <= Counter(page_text(lines))


def set_small(text: str, left: float, base: float) -> PrintedLine:
    return PrintedLine(text, left, left + len(text) * 8.0, base, 8.0)


def test_a_caption_does_not_interrupt_the_text_around_its_picture() -> None:
    head = set_head("茶园扩大", 0.0, TOP, 20.0)
    above = set_column([BODY * 3], 13, top=TOP - 30)
    picture = Picture(0.0, 500.0, 130.0, 600.0)
    captions = [set_small("茶农在采新茶。", 0.0, 488.0), set_small("柯亮 摄", 70.0, 476.0)]
    below = set_column(["老茶客都说好。" * 6], 13, top=450)
    text = page_text([head, *above, *captions, *below], [picture])
    assert text.split("\n")[-1] == "【图片说明】茶农在采新茶。柯亮 摄"
    assert "【图片说明】" not in page_text([head, *above, *captions, *below])


def test_a_ground_behind_a_text_and_a_rule_have_no_captions() -> None:
    head = set_head("茶园扩大", 0.0, TOP, 20.0)
    text = set_column([BODY * 3], 13, top=TOP - 30)
    lines = [head, *text, set_small("茶农在采新茶。", 0.0, text[-1].base - 20)]
    bottom = text[-1].base - 10
    for drawn in (Picture(0.0, bottom, 130.0, TOP), Picture(0.0, bottom, 130.0, bottom + 2)):
        assert page_text(lines, [drawn]) == page_text(lines)


def test_a_text_flows_on_beside_a_picture_and_below_it() -> None:
    head = set_head("茶园扩大", 0.0, TOP + 20, 20.0)
    wide, narrow = "今年雨水好茶农说头一批新茶卖得快", "县里的茶园又"
    rows = [*[wide] * 3, *[narrow] * 5, *[wide] * 3, "今年再种。"]
    lines = [
        PrintedLine(row, 0.0, len(row) * SIZE, TOP - place * LEADING, SIZE) for place, row in enumerate(rows)
    ]
    lines[0] = replace(lines[0], text=wide[:-2], left=2 * SIZE)
    picture = Picture(70.0, TOP - 8 * LEADING + 12, 160.0, TOP - 3 * LEADING + 8)
    above = wide[:-2] + wide * 2 + narrow * 5 + wide * 3 + "今年再种。"
    assert page_text([head, *lines], [picture]).split("\n")[-1] == f"\u3000\u3000{above}"
    assert page_text([head, *lines]).split("\n")[-1] != f"\u3000\u3000{above}"


def test_a_headline_in_two_sizes_is_one_and_a_kicker_is_smaller() -> None:
    body = set_column([BODY * 5], 24)
    largest = set_head("榕白公路全线", 0, TOP + 25, 22)
    for size, label in ((18, "【标题】"), (13, "【引题】")):
        first = set_head("告别九曲十八弯", 0, TOP + 55, size)
        assert page_text([first, largest, *body]).split("\n")[0] == f"{label}告别九曲十八弯"


def test_large_type_far_from_any_text_is_a_slogan() -> None:
    article = [set_head("新茶上市", 0, TOP + 30, 18), *set_column([BODY * 5], 13)]
    slogan = set_head("文明出行礼让斑马线", 0, TOP - 300, 26)
    assert heads_of(page_text([*article, slogan])) == ["【标题】新茶上市", "【标语】文明出行礼让斑马线"]
    assert heads_of(page_text([*article, slogan, *set_column([BODY * 2], 13, top=TOP - 330)])) == [
        "【标题】新茶上市",
        "【标题】文明出行礼让斑马线",
    ]


def test_a_quotation_set_large_into_its_column_does_not_part_it() -> None:
    head = set_head("茶园扩大", 0, TOP + 30, 20)
    above = set_column([BODY * 3 + "机器也有脾气，摸透了就听话。" + BODY], 13)
    quoted = (
        set_head("机器也有脾气，", 0, above[-1].base - 30, 15),
        set_head("摸透了就听话", 0, above[-1].base - 50, 15),
    )
    below = set_column([BODY * 3], 13, top=above[-1].base - 75)
    assert heads_of(page_text([head, *above, *quoted, *below])) == [
        "【标题】茶园扩大",
        "【标语】机器也有脾气，摸透了就听话",
    ]
    others = [set_head("机器没有脾气，", 0, quoted[0].base, 15), quoted[1]]
    assert "【标语】" not in page_text([head, *above, *others, *below])


def test_a_few_lines_that_say_where_to_call_are_an_advertisement() -> None:
    article = [set_head("新茶上市", 0, TOP + 30, 18), *set_column([BODY * 5], 13)]
    place = article[-1].base - 60
    sold = set_column(["客房八折优惠，免费停车。订房电话：3220088。"], 13, top=place - 25)
    hotel = set_head("云溪宾馆重新开业", 0, place, 15)
    assert heads_of(page_text([*article, hotel, *sold])) == [
        "【标题】新茶上市",
        "【广告】云溪宾馆重新开业",
        "【广告】客房八折优惠，免费停车。订房电话：3220088。",
    ]
    report = set_column(["本报讯（记者 林河）客房八折优惠。订房电话：3220088。"], 13, top=place - 25)
    assert heads_of(page_text([*article, hotel, *report]))[1] == "【标题】云溪宾馆重新开业"
    wanted = [set_head("诚聘业务员", 0, TOP + 30, 15), *set_column([BODY], 13)]
    assert heads_of(page_text(wanted)) == ["【广告】诚聘业务员", f"【广告】{BODY}"]


def test_a_pupil_and_his_class_sign_what_stands_below_them() -> None:
    head = set_head("影子", 0, TOP + 30, 18)
    signed = [
        PrintedLine("三（2）班 车 前", 0.0, 130.0, TOP, SIZE),
        *set_column([BODY * 4], 13, top=TOP - LEADING),
    ]
    assert heads_of(page_text([head, *signed])) == ["【标题】影子", "【作者】三（2）班 车 前"]
