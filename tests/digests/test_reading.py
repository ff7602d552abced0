"""Files, folders and loose pages become one source each; what cannot be read says why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.errors import IssueError
from digests.parsing import parse_issue
from digests.sources.pdf import marks_in_order, pdf_text
from digests.sources.reading import group_sources, read_source, read_sources
from tests.digests.pages_made import pdf_with

PAGE = "我县召开农村工作会议\n\n本报讯（记者 王明）7月1日，我县召开农村工作会议。\n"


def test_a_text_file_keeps_its_name_and_its_hash_tells_changes(tmp_path: Path) -> None:
    path = tmp_path / "一.txt"
    path.write_text(PAGE, "utf-8-sig")
    first = read_source(path)
    assert (first.name, first.text) == ("一.txt", PAGE)
    path.write_text(PAGE + "完\n", "utf-8")
    assert read_source(path).content_hash != first.content_hash


def test_a_folder_named_by_a_date_is_one_issue_in_page_order(tmp_path: Path) -> None:
    folder = tmp_path / "2022-07-04"
    folder.mkdir()
    for name in ("10", "02", "1"):
        (folder / f"{name}.txt").write_text(f"第{name}页", "utf-8")
    source = read_source(folder)
    assert source.name == "2022-07-04"
    assert source.text == "第1页\f第02页\f第10页"
    assert parse_issue(source.text, file=source.name).date_source == "filename"


def test_loose_pages_of_a_date_are_one_issue_and_others_stand_alone() -> None:
    here = Path("/inbox")
    names = ["2022-07-04_01.txt", "2022-07-04_02.txt", "20220705_01.txt", "today.txt", "2022-07-06.pdf"]
    groups = group_sources(here / name for name in names)
    assert [[path.name for path in group] for group in groups] == [
        ["2022-07-04_01.txt", "2022-07-04_02.txt"], ["2022-07-06.pdf"], ["20220705_01.txt"], ["today.txt"],
    ]  # fmt: skip


def test_page_files_in_a_folder_without_a_date_are_issues_of_their_own() -> None:
    assert len(group_sources([Path("/in/papers/01.txt"), Path("/in/papers/02.txt")])) == 2
    assert len(group_sources([Path("/in/2022-07-04/01.txt"), Path("/in/2022-07-04/02.txt")])) == 1


def test_the_loose_pages_of_a_date_are_read_as_one(tmp_path: Path) -> None:
    paths = [tmp_path / f"2022-07-04_0{page}.txt" for page in (1, 2)]
    for path in paths:
        path.write_text(path.stem, "utf-8")
    source = read_sources(paths)
    assert source.name == "2022-07-04"
    assert source.text.count("\f") == 1


@pytest.mark.parametrize("name", ["mixed", "2022-07-04"])
def test_a_folder_that_is_no_issue_says_so(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with pytest.raises(IssueError, match="without page files"):
        read_source(folder)
    for file in ("01.txt", "02.txt", "编后.txt"):
        (folder / file).write_text("一页", "utf-8")
    with pytest.raises(IssueError, match="several issues"):
        read_source(folder)


def test_a_missing_file_and_an_unreadable_one_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(IssueError, match=r"no-such\.txt"):
        read_source(tmp_path / "no-such.txt")


def test_no_files_are_a_bug_not_an_issue() -> None:
    with pytest.raises(ValueError, match="no files"):
        read_sources([])


def test_a_pdf_gives_its_text_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "2022-07-04.pdf"
    path.write_bytes(
        pdf_with(
            [["我县召开农村工作会议", "本报讯（记者 王明）近日，会议召开。"], ["第02版：要闻", "副刊一则"]]
        )
    )
    source = read_source(path)
    first, second = source.text.split("\f")
    assert first.splitlines() == ["我县召开农村工作会议", "本报讯（记者 王明）近日，会议召开。"]
    assert second.splitlines() == ["第02版：要闻", "副刊一则"]
    assert parse_issue(source.text, file=source.name).articles[0].headline == "我县召开农村工作会议"


def test_what_stands_below_a_picture_of_a_pdf_is_its_caption() -> None:
    caption = "茶农在采新茶。"
    lines = [
        *["云溪今天开会，讨论招商引资的事情"] * 2,
        *[""] * 6,
        caption,
        "全县的干部都来了，会开得很短很好。",
    ]
    grey = b"0.7 g 40 658 120 70 re f 0 g\n"
    told = pdf_text(pdf_with([lines], small=[caption], drawn=grey), name="a.pdf")
    assert f"【图片说明】{caption}" in told.split("\n")
    white = pdf_with([lines], small=[caption], drawn=grey.replace(b"0.7", b"1.0"))
    assert f"【图片说明】{caption}" not in pdf_text(white, name="a.pdf")


def set_wide(text: str) -> bytes:
    """A line in which each character is 0.4 em away from the next, as a justified line is set."""
    codes = {char: code for code, char in enumerate(sorted(set(text)), 1)}
    return b"BT /F 10 Tf 1 0 0 1 40 700 Tm [%s] TJ ET\n" % b" ".join(
        b"<%04x> -400" % codes[char] for char in text
    )


@pytest.mark.parametrize(
    ("text", "told"), [("本报讯记者", "本报讯记者"), ("林河", "林 河"), ("ABCD", "A B C D")]
)
def test_a_few_words_set_wide_in_a_pdf_are_words(text: str, told: str) -> None:
    wide = pdf_text(pdf_with([[text]], drawn=set_wide(text)), name="a.pdf")
    assert wide.split("\n")[0] == told


def test_a_rare_character_of_a_pdf_is_one_character(tmp_path: Path) -> None:
    path = tmp_path / "2022-07-04.pdf"
    path.write_bytes(pdf_with([["云溪𠮷田镇今天开会"]]))
    assert read_source(path).text == "云溪𠮷田镇今天开会"


@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_pdf_damaged_anywhere_gives_text_that_can_be_stored_or_an_error(
    hits: list[tuple[int, int]],
) -> None:
    data = bytearray(pdf_with([["云溪今天开会，讨论招商引资。"] * 6, ["第二版𠮷\ufeff"]]))
    for place, byte in hits:
        data[place % len(data)] = byte
    assert read_or_refused(bytes(data)).encode()


def read_or_refused(data: bytes) -> str:
    try:
        return pdf_text(data, name="damaged.pdf")
    except IssueError as error:
        return str(error)


def test_a_scan_a_damaged_pdf_and_an_empty_one_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    for data, reason in (
        (pdf_with([[""]]), "scanned"),
        (b"%PDF-1.5 broken", "damaged"),
        (b"", "empty"),
        (b"text", "damaged"),
    ):
        path.write_bytes(data)
        with pytest.raises(IssueError, match=reason):
            read_source(path)


HTML = """<html><head><meta charset="gb2312"><title>数字报</title><style>h1 {{}}</style></head><body>
<script>var a = "x";</script><nav>上一版</nav>
<h3>总投资3亿元</h3><h1>智能仓储项目<br>开工建设</h1><p>&nbsp;&nbsp;本报讯（记者 王明）7月1日，项目开工。</p>
<h5>早一天建成</h5><p>工人们正在加紧施工。</p></body></html>"""


def test_html_gives_heads_flush_and_paragraphs_set_in(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(HTML.encode("gb18030"))
    text = read_source(path).text
    assert text.split("\n\n") == [
        "【引题】总投资3亿元", "【标题】智能仓储项目 开工建设", "　　本报讯（记者 王明）7月1日，项目开工。", "　　早一天建成", "　　工人们正在加紧施工。",
    ]  # fmt: skip
    (article,) = parse_issue(text, file="a.html").articles
    assert (article.kicker, article.headline) == ("总投资3亿元", "智能仓储项目 开工建设")
    assert [subhead.text for subhead in article.subheads] == ["早一天建成"]


def test_html_that_lies_about_its_encoding_is_decoded_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    for said in ("utf-8", "nonsense"):
        path.write_bytes(HTML.replace("gb2312", said).encode("gb18030"))
        assert "智能仓储项目" in read_source(path).text


def test_html_without_text_or_without_tags_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for data, reason in (
        (b"<html><body><script>1</script></body></html>", "without text"),
        ("没有标签".encode(), "no HTML"),
    ):
        path.write_bytes(data)
        with pytest.raises(IssueError, match=reason):
            read_source(path)


def test_a_picture_named_as_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)
    with pytest.raises(IssueError, match="PNG"):
        read_source(path)


def test_marks_set_in_one_square_of_a_pdf_are_read_as_they_are_printed() -> None:
    ink = [0.0, 10.0, 14.0, 11.5, 20.0, 30.0, 41.0]  # the opening mark's ink lies behind the colon's
    assert "".join(marks_in_order("他说“：我们，", ink.__getitem__)) == "他说：“我们，"
    assert (
        "".join(marks_in_order("他说“，”字写得好", [float(place) for place in range(9)].__getitem__))
        == "他说“，”字写得好"
    )
