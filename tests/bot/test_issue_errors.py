"""Why a file cannot become an issue is logged as a sentence and said to editors in theirs."""

import ast
import re
from pathlib import Path

import pytest

from bot.language import Tongue
from bot.replies.issue_errors import FILLINGS, said, said_in
from bot.screens.operator_messages import set_aside_text
from digests import issue_errors
from digests.errors import IssueError
from digests.issue_errors import FORMS, INBOX_CLOSED, NOT_TEXT, SCAN, UNREADABLE
from digests.sources.decoding import _PICTURES, decode

ROOT = Path(__file__).parents[2]
CHINESE, ENGLISH = Tongue("zh-hans"), Tongue("en")
NAMES = {name for name, value in vars(issue_errors).items() if isinstance(value, str) and value in FORMS}


def test_all_that_a_file_may_turn_out_to_be_can_be_said() -> None:
    assert {what for _, what in _PICTURES} <= set(FILLINGS)


@pytest.mark.parametrize("room", ["digests", "bot"])
def test_every_error_that_is_raised_takes_one_of_the_forms(room: str) -> None:
    raised = [
        (path.name, node.args[1])
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "IssueError"
    ]
    assert len(raised) >= 4
    passed_on = {"prepared.problem", 'found["problem"]', "found['problem']", "_why(str(error))"}
    for file, problem in raised:
        written = ast.unparse(problem)
        assert re.sub(r"\.format\(.*", "", written) in NAMES | passed_on, f"{file}: {written}"


@pytest.mark.parametrize(("start", "what"), _PICTURES)
def test_what_a_file_turned_out_to_be_is_said_in_chinese(start: bytes, what: str) -> None:
    with pytest.raises(IssueError) as caught:
        decode(start + bytes(100), name="x.txt")
    assert what in caught.value.problem
    assert not re.search("this|picture|archive|file", said(caught.value.problem, CHINESE))


def test_the_system_says_in_chinese_too_why_it_does_not_open_a_file() -> None:
    assert said(UNREADABLE.format(why="Permission denied"), CHINESE) == "打不开：没有权限"
    assert said(UNREADABLE.format(why="Stale file handle"), CHINESE) == "打不开：Stale file handle"
    assert said("something of an older version", CHINESE) == "something of an older version"


def test_a_line_of_the_log_is_said_from_where_the_problem_begins() -> None:
    assert said_in(f"报: x.pdf: {SCAN}", CHINESE).startswith("报: x.pdf: 这个 PDF 是扫描的图片")
    assert said_in("messages: 3 lost", CHINESE) == "messages: 3 lost"
    assert said_in(f"x.txt: {NOT_TEXT.format(kind='a PDF')}", ENGLISH) == "x.txt: this is a PDF, not text"


def test_an_inbox_that_is_closed_is_no_file_in_it() -> None:
    closed = set_aside_text("收件", INBOX_CLOSED.format(why="No such file or directory"), 200, CHINESE)
    assert closed.startswith("📁 收件文件夹打不开：")
    assert "（找不到它）" in closed
    assert "有一个文件读不了" in set_aside_text("x.pdf", SCAN, 200, CHINESE)
