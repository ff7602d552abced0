"""What is wrong with a search is said in each language, whatever the grammar finds wrong."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import LANGUAGES, Tongue
from bot.replies.searching import QUERY_PROBLEMS
from bot.screens.query_problems import bad_query, pattern, problem_said
from digests.errors import QueryError
from digests.search.query import parse_query

WRONG = (
    "", "词" * 5000, "甲 )", "(甲", "(" * 60 + "甲" + ")" * 60, "“甲乙", "- 甲", "甲 -排序:相关", "OR 甲", "甲 OR",
    "标题:", "甲 词 " * 60, "排序:随便 甲", "记者:“”", "版:甲", "版:4-2", "日期:某天", "日期:2026..2020",
)  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def problem_of(query: str) -> QueryError | None:
    try:
        parse_query(query)
    except QueryError as error:
        return error
    return None


@pytest.mark.parametrize("query", WRONG, ids=lambda query: query[:12])
def test_every_problem_of_the_grammar_is_known(query: str) -> None:
    error = problem_of(query)
    assert error
    english = bad_query(error, Tongue("en"))
    shown_as_typed = {"甲", "排序", "标题", "某天", "随便", "词", "最新", "相关"}
    assert set(CHINESE.findall(english)) <= shown_as_typed, english
    assert english.startswith("This cannot be searched: ")


def test_the_examples_meet_every_problem_there_is() -> None:
    problems = [error.problem for query in WRONG if (error := problem_of(query))]
    inner = [re.sub(r"（第 \d+ 字）$", "", problem) for problem in problems]
    unmet = [text for text in QUERY_PROBLEMS[1:] if not any(pattern(text).fullmatch(one) for one in inner)]
    assert unmet == []


@given(st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_any_sentence_can_be_said(problem: str, language: str) -> None:
    tongue = Tongue(language)  # type: ignore[arg-type]
    assert isinstance(problem_said(problem, tongue), str)
    if language == "zh-hans":
        assert problem_said(problem, tongue) == problem
