"""Readers' topics: the articles that a search would give, and the terms that they have."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.readers.topics import REMEMBERED_ISSUES, StandingTopics
from digests.archive.archive import Archive
from digests.search.query import parse_query
from digests.search.search import search
from tests.bot.delivering import NOW, an_issue
from tests.digests.test_selection import an_issue as a_stored_issue
from tests.digests.test_selection import stored

ISSUE = a_stored_issue(
    [
        stored(1, 1, 0, headline="云溪县召开双招双引推进会", paragraphs=("会上，養老服务签约，GDP增长。",)),
        stored(2, 2, 0, headline="小学生走进气象站", paragraphs=("调研组来校。",)),
    ]
)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("双招双引", {1: ("双招双引",)}),
        ("養老", {1: ("養老",)}),
        ("GDP", {1: ("GDP",)}),
        ("养老 双招", {1: ("养老", "双招")}),
        ("养老 OR 气象站", {1: ("养老",), 2: ("气象站",)}),
        ("双招双引 -养老", {}),
        ("-双招双引", {2: ("-双招双引",)}),
        ("版:2", {2: ("版:2",)}),
        ("标题:气象站", {2: ("气象站",)}),
        ("“", {}),
        ("", {}),
    ],
)
def test_a_topic_hits_what_it_says_and_names_its_terms(
    query: str, hits: dict[int, tuple[str, ...]], known: bool
) -> None:
    """Whether it was there when the issue was gone through, or was taken since."""
    assert StandingTopics(lambda: [query] if known else []).matches(ISSUE, query) == hits


def test_an_issue_that_was_read_again_is_matched_again() -> None:
    topics = StandingTopics(lambda: ["养老"])
    assert topics.matches(ISSUE, "养老")
    again = replace(ISSUE, articles=(stored(1, headline="云溪县召开推进会"),))
    assert topics.matches(again, "养老") == {}


def test_a_topic_that_nobody_has_any_more_is_let_go() -> None:
    standing = ["养老", "双招双引"]
    topics = StandingTopics(lambda: standing)
    assert topics.matches(ISSUE, "养老")
    standing.remove("养老")
    assert topics.matches(replace(ISSUE), "双招双引")
    assert len(topics.queries) == 1


def test_a_long_catch_up_does_not_keep_every_issue() -> None:
    topics = StandingTopics(lambda: ["气象站"])
    for number in range(50):
        assert topics.matches(replace(ISSUE, id=number), "气象站")
    assert len(topics.answered) == REMEMBERED_ISSUES


words = st.sampled_from(["双招双引", "推进会", "气象", "小学生", "养老", "云溪县召开", "不存在"])
queries = st.lists(
    st.builds(lambda sign, word: sign + word, st.sampled_from(["", "-", "标题:"]), words),
    min_size=1,
    max_size=3,
).flatmap(lambda parts: st.sampled_from([" ", " OR "]).map(lambda between: between.join(parts)))


@given(st.lists(queries, min_size=1, max_size=8))
@settings(max_examples=60)
def test_many_topics_at_once_are_each_what_they_are_alone(found: list[str]) -> None:
    together = StandingTopics(lambda: found)
    for query in found:
        assert together.matches(ISSUE, query) == StandingTopics(lambda: []).matches(ISSUE, query)


def test_a_topic_gives_what_a_search_gives(engine: Engine, archive: Archive) -> None:
    issue_id = an_issue(archive, NOW.date())
    issue = archive.issue(issue_id)
    assert issue is not None
    for query in ("双招双引", "气象站", "标题:推进会", "双招双引 -气象站", "版:2", "报:云溪"):
        hits = {hit.article_id for hit in search(engine, parse_query(query)).hits}
        assert set(StandingTopics(lambda: [query]).matches(issue, query)) == hits, query  # noqa: B023
