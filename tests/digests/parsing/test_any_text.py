"""Whatever the text: an Issue, every printed character in exactly one span, the same again, and in time."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from digests.issue import Issue
from digests.issue_json import issue_as_json
from digests.parsing import explain, parse_issue

_SCRAPS = st.sampled_from(
    [
        "本报讯（记者 王明）", "新华社北京7月3日电", "（下转2版）", "（上接第一版）", "（下转第", "上接", "第02版：要闻", "第1753期",
        "2020年12月14日", "2020年13月45日", "农历庚子年十月三十", "闰四月初二", "星期一", "今日四版", "遗失声明", "更正", "责任编辑：李四",
        "图为现场。", "记者 王明 摄", "&nbsp;", "&#8220;", "<br>", "\f", "\n", "\r\n", "\n\n", "　　", "\xa0", "\u200b", "\ufeff", "?", "\ufffd",
        "“", "”", "（", "）", "——", "一、", "■", "　", " ", "我县召开会议", "总投资3亿元", "他说，今年雨水好。", "王", "\x00", "\x1c", "😀", "𠮷",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.one_of(_SCRAPS, st.text(max_size=12)), max_size=60).map("".join)
)

_PAGES = [
    path.read_text("utf-8").splitlines(keepends=True)
    for path in sorted((Path(__file__).parents[2] / "golden" / "pages").glob("*.txt"))
]
_STRAY = [
    "&nbsp;\n",
    "\u200b\n",
    "　　&nbsp;\n\n",
    "<br>\n",
    "\ufeff\n",
    "&#8203;\n",
    "\n&nbsp;&nbsp;\n",
    " \u00ad \n",
]


def covered_once(issue: Issue) -> None:
    """Asserts that each character that is not white space lies in exactly one span."""
    times = [0] * len(issue.text)
    spans = [span for article in issue.articles for span in article.source]
    for start, end in spans + [piece.source for piece in issue.furniture]:
        assert 0 <= start < end <= len(issue.text)
        for place in range(start, end):
            times[place] += 1
    wrong = [
        place
        for place, char in enumerate(issue.text)
        if (times[place] != 1 and not char.isspace()) or times[place] > 1
    ]
    assert not wrong, (wrong[:5], issue.text[max(0, wrong[0] - 10) : wrong[0] + 10])


@given(_TEXTS)
@settings(max_examples=300)
def test_any_text_gives_an_issue_whose_spans_cover_it_once(text: str) -> None:
    issue = parse_issue(text, file="any.txt")
    assert issue.text == text
    covered_once(issue)
    assert all(0.0 <= article.confidence <= 1.0 for article in issue.articles)
    assert issue_as_json(issue)


@given(_TEXTS)
@settings(max_examples=60)
def test_parsing_twice_gives_the_same_and_explaining_never_fails(text: str) -> None:
    assert parse_issue(text, file="a") == parse_issue(text, file="a")
    assert explain(text, file="a", given_date=date(2022, 7, 4))


@given(
    page=st.sampled_from(_PAGES),
    strays=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(_STRAY)), min_size=1, max_size=8),
)
@settings(max_examples=200)
def test_what_nobody_can_read_may_stand_anywhere(page: list[str], strays: list[tuple[int, str]]) -> None:
    lines = page.copy()
    for at, stray in strays:
        lines.insert(at % (len(lines) + 1), stray)
    covered_once(parse_issue("".join(lines), file="any.txt"))
