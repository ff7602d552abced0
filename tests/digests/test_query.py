"""The query language: what is typed, what it means, and what is said where it means nothing."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digests.errors import QueryError
from digests.search.query import (
    LONGEST_QUERY,
    All,
    AnyOf,
    Condition,
    Days,
    Named,
    Not,
    Pages,
    Term,
    names_a_paper,
    parse_query,
    wanted_terms,
    write_query,
)

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("双招双引", Term("双招双引")),
        ("a b", All((A, B))),
        ("a　b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a -b", All((A, Not(B)))),
        ("a －b", All((A, Not(B)))),
        ("a NOT b", All((A, Not(B)))),
        ("-a", Not(A)),
        ("--a", A),
        ("a OR b c", AnyOf((A, All((B, C))))),
        ("a ＯＲ b", AnyOf((A, B))),
        ("a | b", AnyOf((A, B))),
        ("a 或 b", AnyOf((A, B))),
        ("或", Term("或")),
        ("a 或", All((A, Term("或")))),
        ("(a OR b) c", All((AnyOf((A, B)), C))),
        ("（a OR b） c", All((AnyOf((A, B)), C))),
        ("a OR(b c)", AnyOf((A, All((B, C))))),
        ("((a))", A),
        ("-(a b)", Not(All((A, B)))),
        ("a or b", All((A, Term("or"), B))),
        ('"双招 双引"', Term("双招双引")),
        ("“双招 双引”", Term("双招双引")),
        ("「双招 双引」", Term("双招双引")),
        ('"a OR b"', Term("aorb")),
        ('"-a"', Term("-a")),
        ("打造“双招双引”升级版", Term("打造双招双引升级版")),
        ('5"屏', Term("5屏")),
        ("f(x)", Term("f(x)")),
        ("(f(x) a)", All((Term("f(x)"), A))),
        ("a)b", Term("a)b")),
        ("标题:a", Term("a", headline=True)),
        ("标题：a", Term("a", headline=True)),
        ("标题： a", Term("a", headline=True)),
        ("ＴＩＴＬＥ:a", Term("a", headline=True)),
        ("標題:(a OR b)", AnyOf((Term("a", headline=True), Term("b", headline=True)))),
        ('title:"双招 双引"', Term("双招双引", headline=True)),
        ("主题：a", Term("主题:a")),
        ("3:2", Term("3:2")),
        ("记者:叶知微", Named("reporter", "叶知微")),
        ("by:叶知微", Named("reporter", "叶知微")),
        ("人物:沈砚秋", Named("person", "沈砚秋")),
        ("报:云溪", Named("paper", "云溪")),
        ("版:1", Pages(1, 1)),
        ("版:头版", Pages(1, 1)),
        ("版:第二版", Pages(2, 2)),
        ("版:十二", Pages(12, 12)),
        ("page:2-4", Pages(2, 4)),
        ("版:2至4", Pages(2, 4)),
        ("版:(1 OR 3)", AnyOf((Pages(1, 1), Pages(3, 3)))),
        ("日期:2022", Days(date(2022, 1, 1), date(2022, 12, 31))),
        ("日期:2022-07", Days(date(2022, 7, 1), date(2022, 7, 31))),
        ("日期：２０２２－０７", Days(date(2022, 7, 1), date(2022, 7, 31))),
        ("date:2022-7-4", Days(date(2022, 7, 4), date(2022, 7, 4))),
        ("日期:2022年7月4日", Days(date(2022, 7, 4), date(2022, 7, 4))),
        ("日期:20220704", Days(date(2022, 7, 4), date(2022, 7, 4))),
        ("日期:2022-07-01..2022-07-31", Days(date(2022, 7, 1), date(2022, 7, 31))),
        ("日期:2022-07～2022-08", Days(date(2022, 7, 1), date(2022, 8, 31))),
        ("日期:2022..", Days(date(2022, 1, 1), date.max)),
        ("日期:..2022-06", Days(date.min, date(2022, 6, 30))),
        ("日期:9999-12", Days(date(9999, 12, 1), date.max)),
        ('a ""', A),
        ("a 排序:相关", A),
    ],
)
def test_what_is_typed_means(typed: str, means: Condition) -> None:
    assert parse_query(typed).condition == means


@pytest.mark.parametrize(
    ("typed", "says", "place"),
    [
        ("", "没有可以查找的字", None),
        ("　 ", "没有可以查找的字", None),
        ('""', "没有可以查找的字", None),
        ("()", "没有可以查找的字", None),
        ("排序:最新", "没有可以查找的字", None),
        ("a OR", "“OR”后面缺少", 2),
        ("OR a", "“OR”前面缺少", 0),
        ("(a OR ) b", "“OR”后面缺少", 3),
        ("a - b", "“-”后面要紧跟", 2),
        ("-", "“-”后面要紧跟", 0),
        ("(-)", "“-”后面要紧跟", 1),
        ("a (b", "这个括号没有合上", 2),
        ("a )", "这个右括号前面没有左括号", 2),
        ('a "b c', "这个引号没有合上", 2),
        ("a 标题:", "“标题:”后面要写上内容", 2),
        ("(记者:)", "“记者:”后面要写上内容", 1),
        ('记者:""', "这里要写上名字", 0),
        ("版:甲", "“版:”后面写版次", 0),
        ("版:4-2", "版次的起止颠倒了", 0),
        ("日期:2022-13", "看不懂日期 2022-13", 0),
        ("日期:昨天", "看不懂日期 昨天", 0),
        ("日期:..", "看不懂日期 ..", 0),
        ("日期:2022..2021", "日期的起止颠倒了", 0),
        ("a 排序:随便", "“排序:”后面写", 2),
        ("a -排序:相关", "排序不能用“-”排除", 2),
        ("(" * 21 + "a", "括号套得太深", 20),
        ("a " * 51, "条件太多", 100),
        ("甲" * 10_000, "查询太长：10000 字", None),
    ],
)
def test_what_is_wrong_is_said_with_its_place(typed: str, says: str, place: int | None) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        parse_query(typed)
    assert caught.value.place == place
    if place is not None:
        assert f"第 {place + 1} 字" in caught.value.problem


@given(st.text() | st.text("ab \"“”()（）-－:：标题版日期排序OR或|'\0\ud800*%_", max_size=30))
@example("a\0b")
@example("\ud800")
@example("NEAR(a b)")
@example('a* OR "b')
def test_whatever_is_typed_is_a_query_or_a_sentence(typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    assert all(wanted_terms(query.condition))
    query.text.encode()


leaves = st.sampled_from(
    ["双招", '"a OR b"', "标题:“双 引”", "记者:叶知微", "版:2-4", "日期:2022-07", '"或"', "f(x)"]
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
        inner.map(lambda one: f"-({one})"),
        inner.map(lambda one: f"标题:({one})"),
    ),
    max_leaves=8,
)


@given(queries)
def test_a_condition_that_is_written_down_is_read_again_as_the_same(typed: str) -> None:
    condition = parse_query(typed).condition
    assert parse_query(write_query(condition)).condition == condition


def test_the_order_is_part_of_the_query_wherever_it_stands() -> None:
    assert parse_query("a").order == "newest"
    assert parse_query("排序:相关 a").order == "relevance"
    assert parse_query("a order:relevance").order == "relevance"
    assert parse_query("a 排序：最新").order == "newest"


def test_wanted_terms_are_those_that_a_hit_can_show() -> None:
    condition = parse_query("双招 -双引 (标题:云溪 OR 双招) 版:1").condition
    assert wanted_terms(condition) == ("双招", "云溪")


def test_a_query_knows_whether_it_names_a_paper() -> None:
    assert names_a_paper(parse_query("a (b OR -报:云溪)").condition)
    assert not names_a_paper(parse_query("a 记者:b").condition)


def test_the_longest_query_is_read() -> None:
    assert parse_query("甲" * LONGEST_QUERY).condition == Term("甲" * LONGEST_QUERY)
