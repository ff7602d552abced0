"""What is offered when nothing was found: always something that does find."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.issue import Keyword
from digests.search import suggestions
from digests.search.pinyin import pinyin_of, spell
from digests.search.query import parse_query
from digests.search.search import count
from digests.search.suggestions import (
    Suggestion,
    failed_searches,
    one_character_off,
    record_failed_search,
    suggest,
)
from tests.digests.issues_made import NOW, an_article, an_issue, store


@pytest.fixture
def filled(engine: Engine) -> Engine:
    keywords = [[Keyword("双招双引", 1.0), Keyword("招商引资", 0.5)], [Keyword("全域土地综合整治", 1.0)]]
    store(
        Archive(engine),
        an_issue(
            an_article("双招双引攻坚", "双招双引与招商引资一起推进。"),
            an_article("整治", "全域土地综合整治在古樟镇启动。"),
        ),
        keywords=keywords,
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("shuangzhaoshuangyin", Suggestion("pinyin", "双招双引", 1)),
        ("Shuang zhao shuang yin", Suggestion("pinyin", "双招双引", 1)),
        ("szsy", Suggestion("pinyin", "双招双引", 1)),
        ("双招双印", Suggestion("spelling", "双招双引", 1)),
        ("双找双引", Suggestion("spelling", "双招双引", 1)),
        ("双招引", Suggestion("spelling", "双招双引", 1)),
        ("招双双引", Suggestion("spelling", "双招双引", 1)),
        ("双招双印 推进", Suggestion("spelling", "双招双引 推进", 1)),
        ("(双招双印 OR 龘) 推进", Suggestion("spelling", "(双招双引 OR 龘) 推进", 1)),
        ("标题:双招双印", Suggestion("spelling", "标题:双招双引", 1)),
        ("双招双引 古樟镇 没有的词", Suggestion("dropped", "双招双引", 1)),
        ("古樟镇 双招双引", Suggestion("dropped", "古樟镇", 1)),
        ("全域土地综合整治大会战", Suggestion("part", "全域土地综合整治", 1)),
    ],
)
def test_the_first_help_is(filled: Engine, typed: str, first: Suggestion) -> None:
    assert count(filled, parse_query(typed)) == 0
    offered = suggest(filled, parse_query(typed))
    assert offered[0] == first
    for one in offered:
        assert count(filled, parse_query(one.query)) == one.total > 0


def test_terms_that_occur_with_the_rest_are_offered(filled: Engine) -> None:
    offered = suggest(filled, parse_query("双招双引 没有的词"))
    assert Suggestion("beside", "招商引资", 1) in offered


def test_nothing_is_offered_where_nothing_helps(filled: Engine) -> None:
    assert suggest(filled, parse_query("龘")) == ()
    assert suggest(filled, parse_query("龘 -双招双引")) == ()
    assert suggest(filled, parse_query("qqqq (龘 OR 靐)")) == ()
    assert suggest(filled, parse_query("靐龘" * 30)) == ()


def test_no_more_is_offered_than_asked_for(filled: Engine) -> None:
    assert len(suggest(filled, parse_query("双招双引 没有的词"), limit=1)) == 1


words = st.text("双招引", max_size=5)


@given(words, words)
def test_one_character_off_is_edit_distance_one_with_swaps(one: str, other: str) -> None:
    changes = {one[:i] + c + one[i + 1 :] for i in range(len(one)) for c in "双招引"}
    changes |= {one[:i] + one[i + 1 :] for i in range(len(one))}
    changes |= {one[:i] + c + one[i:] for i in range(len(one) + 1) for c in "双招引"}
    changes |= {one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)}
    assert one_character_off(one, other) == (other in changes - {one})


def test_pinyin_is_without_tones_and_marks() -> None:
    assert spell("绿水plnp青山") == ("lvshuiplnpqingshan", "lsplnpqs")
    assert pinyin_of("银行") == "yinhang"


def test_failed_searches_are_counted_and_the_oldest_forgotten(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MOST_RECORDED", 3)
    for minute, query in enumerate(["甲", "乙", "甲", "丙" * 200, "丁", "戊"]):
        record_failed_search(engine, query, NOW + timedelta(minutes=minute))
    assert [(one.query, one.times) for one in failed_searches(engine)] == [
        ("戊", 1),
        ("丁", 1),
        ("丙" * 100, 1),
    ]
    record_failed_search(engine, "丁", NOW)
    assert failed_searches(engine, limit=1)[0].times == 2
