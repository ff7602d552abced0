"""Search against brute force: what is found is what contains, in every database, in the promised order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.archive.stored import StoredArticle
from digests.errors import ArchiveError, QueryError
from digests.issue import Article, Person, Reporter, Subhead
from digests.search.indexing import normal_text
from digests.search.normal import normal_form
from digests.search.query import All, AnyOf, Condition, Days, Named, Not, Pages, Query, Term, parse_query
from digests.search.search import count, explain_search, found_ids, search
from digests.search.snippets import plain
from digests.search.suggestions import suggest
from tests.conftest import empty
from tests.digests.issues_made import TODAY, an_article, an_issue, store

# Few characters, so that terms are often found: punctuation, widths, variants, quotes, rare code points.
CHARACTERS = "双招引工作风，。、“”（）A a1１%_*'\"-\u3000後后乾\U00020000\U0001f600é\u0301ｶﾞ\ue000\0\ud800\n"
texts = st.text(CHARACTERS, max_size=40)
terms = st.text(CHARACTERS, min_size=1, max_size=20)
articles = st.builds(
    Article,
    headline=texts,
    kicker=st.none() | texts,
    deck=st.none() | texts,
    page=st.integers(1, 4),
    paragraphs=st.lists(texts, max_size=3).map(tuple),
    subheads=st.lists(st.builds(Subhead, texts, st.just(0)), max_size=1).map(tuple),
)
on_one_archive = settings(
    max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def fields(article: Article) -> list[str]:
    subheads = [subhead.text for subhead in article.subheads]
    return [
        text
        for text in (article.kicker, article.headline, article.deck, *subheads, *article.paragraphs)
        if text
    ]


def contains(article: Article, term: str) -> bool:
    return any(normal_form(term) in normal_form(field) for field in fields(article))


def found(engine: Engine, term: str) -> list[str]:
    """The headlines of all hits of a bare term, whatever characters it has."""
    query = Query(term, Term(normal_form(term)))
    hits = search(engine, query, limit=1000)
    assert hits.total == len(hits.hits) == len(found_ids(engine, query))
    return [f"{hit.article_id}" for hit in hits.hits]


@on_one_archive
@given(
    first=st.lists(articles, min_size=1, max_size=6),
    second=st.lists(articles, max_size=4),
    data=st.data(),
)
def test_an_article_is_found_exactly_when_its_text_contains_the_term(
    engine: Engine, first: list[Article], second: list[Article], data: st.DataObject
) -> None:
    empty(engine)
    archive = Archive(engine)
    stored = store(archive, an_issue(*first, file="same.txt"))
    pieces = [field for article in first for field in fields(article)] or ["双"]
    piece = st.sampled_from(pieces).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda start: text[start : start + 5])
    )
    wanted = data.draw(st.lists(terms | piece, min_size=1, max_size=4))
    check(engine, archive, stored.issue_id, wanted)
    store(archive, an_issue(*second, file="same.txt"))
    check(engine, archive, stored.issue_id, wanted)


def check(engine: Engine, archive: Archive, issue_id: int, wanted: Sequence[str]) -> None:
    issue = archive.issue(issue_id)
    assert issue is not None
    for term in wanted:
        if normal_form(term):
            expected = {f"{one.id}" for one in issue.articles if contains(one.article, term)}
            assert sorted(found(engine, term)) == sorted(expected), term


normal_terms = terms.map(normal_form).filter(bool)
days = st.dates(TODAY - timedelta(days=40), TODAY)
leaves = st.one_of(
    st.builds(Term, normal_terms, st.booleans()),
    st.builds(Pages, st.just(1), st.integers(1, 3)),
    st.builds(lambda first, length: Days(first, first + timedelta(days=length)), days, st.integers(0, 500)),
    st.builds(Named, st.just("reporter"), st.sampled_from(["叶知微", "张三"])),
    st.builds(Named, st.just("paper"), st.sampled_from(["云溪", "别的"])),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=6,
)


def holds(condition: Condition, one: StoredArticle) -> bool:
    """Brute force over one article."""
    article = one.article
    match condition:
        case Term(text=text, headline=headline):
            texts = (article.kicker, article.headline) if headline else fields(article)
            return any(text in normal_form(field) for field in texts if field)
        case Pages(first=first, last=last):
            return first <= article.page <= last
        case Days(first=first, last=last):
            return one.date is not None and first <= one.date <= last
        case Named(role="paper", name=name):
            return name in one.paper
        case Named(name=name):
            return name in [reporter.name for reporter in article.reporters]
        case Not(condition=part):
            return not holds(part, one)
        case All(conditions=parts):
            return all(holds(part, one) for part in parts)
        case AnyOf(conditions=parts):
            return any(holds(part, one) for part in parts)


signed = articles.flatmap(
    lambda article: st.sampled_from(["", "叶知微", "张三"]).map(
        lambda name: replace(article, reporters=(Reporter("记者", name),) if name else ())
    )
)


@on_one_archive
@given(
    first=st.lists(signed, min_size=1, max_size=4),
    second=st.lists(signed, max_size=3),
    day=days,
    wanted=st.lists(conditions, min_size=1, max_size=3),
)
def test_any_nesting_of_conditions_finds_what_fulfils_it_in_the_promised_order(
    engine: Engine, first: list[Article], second: list[Article], day: date, wanted: list[Condition]
) -> None:
    empty(engine)
    archive = Archive(engine)
    issues = [
        archive.issue(store(archive, an_issue(*first, day=day)).issue_id),
        archive.issue(store(archive, an_issue(*second, day=None, file="undated.txt")).issue_id),
    ]
    everything = [one for issue in issues if issue for one in issue.articles]
    prints = [fingerprint for one in everything if (fingerprint := normal_text(one.article).fingerprint)]
    assume(len(prints) == len(set(prints)))  # copies are a hit only once: a test of its own
    for condition in wanted:
        expected = [one.id for one in everything if holds(condition, one)]
        for order in ("newest", "relevance"):
            hits = search(engine, Query("", condition, order), limit=100)  # type: ignore[arg-type]
            assert sorted(hit.article_id for hit in hits.hits) == sorted(expected)
            assert (hits.total, hits.total_is_exact) == (len(expected), True)
        assert count(engine, Query("", condition)) == len(expected)


def test_hits_in_headlines_come_first_then_newer_days_then_front_pages(engine: Engine) -> None:
    archive = Archive(engine)
    for back in range(3):
        store(
            archive,
            an_issue(
                an_article(f"其他{back}", f"推进双招双引{back}。", page=2),
                an_article(f"双招双引{back}", page=3),
                an_article(f"又一篇{back}", f"谈到双招双引{back}。", page=1),
                day=TODAY - timedelta(days=back),
            ),
        )
    hits = search(engine, parse_query("双招双引")).hits
    assert [hit.headline for hit in hits] == [
        *("双招双引0", "双招双引1", "双招双引2"),
        *("又一篇0", "其他0", "又一篇1", "其他1", "又一篇2", "其他2"),
    ]
    assert plain(hits[3].snippet) == "谈到【双招双引】0。"
    assert hits[3].date == date(2022, 7, 4)


def many(archive: Archive, number: int, day: date = TODAY, word: str = "双招双引") -> None:
    store(
        archive, an_issue(*(an_article(f"第{n}篇", f"说到{word}的第{n}篇。") for n in range(number)), day=day)
    )


def test_totals_are_exact_to_the_number_asked_for(engine: Engine) -> None:
    many(Archive(engine), 30)
    query = parse_query("双招双引")
    assert (search(engine, query, limit=5, count_to=29).total, count(engine, query, count_to=7)) == (29, 7)
    assert not search(engine, query, limit=5, count_to=29).total_is_exact
    for count_to in (30, 1000, None):
        hits = search(engine, query, limit=5, count_to=count_to)
        assert (hits.total, hits.total_is_exact) == (30, True)
    assert search(engine, query, limit=0).total == 30
    assert search(engine, query, limit=5, offset=100).total == 30


def test_pages_join_without_gap_or_repetition_also_while_issues_arrive(engine: Engine) -> None:
    archive = Archive(engine)
    many(archive, 12)
    store(archive, an_issue(an_article("双招双引在标题"), day=TODAY - timedelta(days=3)))
    query = parse_query("双招双引")
    first = search(engine, query, limit=5)
    whole = [hit.article_id for hit in search(engine, query, limit=100).hits]
    many(archive, 3, TODAY + timedelta(days=1))
    second = search(engine, query, limit=5, offset=5, as_of=first.as_of)
    third = search(engine, query, limit=5, offset=10, as_of=first.as_of)
    assert [hit.article_id for page in (first, second, third) for hit in page.hits] == whole
    assert second.total == 13
    assert search(engine, query, limit=5).total == 16


def test_the_same_article_in_several_places_is_found_once_with_all_of_them(engine: Engine) -> None:
    archive = Archive(engine)
    body = "全域土地综合整治工作推进会召开，会议强调双招双引，要求全区上下同心协力，再创佳绩。" * 2
    store(archive, an_issue(an_article("推进会", body, page=1), an_article("推进会召开", body, page=4)))
    store(archive, an_issue(an_article("旧闻重刊", body, page=2), day=TODAY - timedelta(days=1)))
    hits = search(engine, parse_query("双招双引"))
    assert hits.total == len(hits.hits) == 1
    assert [(place.date, place.page) for place in hits.hits[0].also] == [(TODAY, 4), (date(2022, 7, 3), 2)]
    # Each is found by what it alone fulfils, and then there is one hit again.
    for typed, headline in (
        ("双招双引 版:4", "推进会召开"),
        ("双招双引 日期:2022-07-03", "旧闻重刊"),
        ("旧闻", "旧闻重刊"),
        ("推进会召开了吗 OR 重刊", "旧闻重刊"),
        ("标题:召开", "推进会召开"),
        ("双招双引，要求", "推进会"),
    ):
        hits = search(engine, parse_query(typed))
        assert [hit.headline for hit in hits.hits] == [headline], typed
        assert hits.total == 1


def test_a_reprint_is_found_once_where_it_was_first_archived(engine: Engine) -> None:
    archive = Archive(engine)
    body = "全域土地综合整治工作推进会召开，会议要求全区上下同心协力，再创佳绩。" * 2
    store(archive, an_issue(an_article("原文", body)))
    for later in (1, 2):
        store(archive, an_issue(an_article("重刊", body), day=TODAY + timedelta(days=later)))
    hits = search(engine, parse_query("佳绩"))
    assert [hit.headline for hit in hits.hits] == ["原文"]
    assert (hits.total, len(hits.hits[0].also)) == (1, 2)
    assert search(engine, parse_query("重刊")).total == 1


def test_other_punctuation_is_neither_found_nor_excluded(engine: Engine) -> None:
    store(
        Archive(engine),
        an_issue(an_article("一", "抓工作。作风好，真好。"), an_article("二", "抓工作，作风好。")),
    )
    for typed, headlines in (
        ("工作，作风", ["二"]),
        ("作风 -工作，作风", ["一"]),
        ("作风 -(工作，作风 OR 没有)", ["一"]),
        ("(没有 OR -工作，作风)", ["一"]),
        ("工作。", ["一"]),
        ("好，真", ["一"]),
        ("，作", ["二"]),
    ):
        assert [hit.headline for hit in search(engine, parse_query(typed)).hits] == headlines, typed


def test_a_copy_is_found_when_the_article_that_it_copies_is_gone(engine: Engine) -> None:
    archive = Archive(engine)
    body = "全域土地综合整治工作推进会召开，会议要求全区上下同心协力，再创佳绩。" * 2
    first = store(archive, an_issue(an_article("原文", body)))
    store(archive, an_issue(an_article("转载", body), day=TODAY - timedelta(days=1)))
    assert [hit.headline for hit in search(engine, parse_query("佳绩")).hits] == ["原文"]
    archive.drop(first.issue_id)
    assert [hit.headline for hit in search(engine, parse_query("佳绩")).hits] == ["转载"]


def test_relevance_weighs_occurrences_and_headlines_against_length(engine: Engine) -> None:
    store(
        Archive(engine),
        an_issue(
            an_article("顺带一提", "说到双招双引。" + "别的事情。" * 200),
            an_article("专题", "双招双引，双招双引，还是双招双引。"),
            an_article("双招双引", "短文。"),
        ),
    )
    hits = search(engine, parse_query("双招双引 排序:相关"))
    assert [hit.headline for hit in hits.hits] == ["双招双引", "专题", "顺带一提"]


def test_behind_the_hits_that_are_weighed_come_the_others(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(Archive(engine), 10)
    query = parse_query("双招双引 排序:相关")
    monkeypatch.setattr("digests.search.search.CANDIDATES", 4)
    pages = [search(engine, query, limit=3, offset=offset).hits for offset in range(0, 12, 3)]
    ids = [hit.article_id for page in pages for hit in page]
    assert len(ids) == len(set(ids)) == 10


def test_a_hit_shows_the_field_with_the_term_as_it_is_printed(engine: Engine) -> None:
    archive = Archive(engine)
    store(
        archive,
        an_issue(
            Article(
                "“双招　双引”见效",
                kicker="看ＰＬＮＰ",
                deck="副题说招商",
                paragraphs=("首段。", "次段说Ｒ＆Ｄ。"),
                subheads=(Subhead("小标题", 1),),
            ),
        ),
    )
    for typed, shown in (
        ("双招双引", "“【双招　双引】”见效"),
        ("plnp", "看【ＰＬＮＰ】"),
        ("招商", "副题说【招商】"),
        ("r&d", "次段说【Ｒ＆Ｄ】。"),
        ("小标题", "【小标题】"),
        ("版:1", "副题说招商"),
    ):
        assert plain(search(engine, parse_query(typed)).hits[0].snippet) == shown


def test_filters_find_by_reporter_person_page_paper_and_day(engine: Engine) -> None:
    archive = Archive(engine)
    issue = an_issue(
        an_article("甲", reporters=(Reporter("记者", "叶知微"),), page=1),
        an_article("乙", reporters=(Reporter("通讯员", "Ｌｉ　Ｎａ"),), page=12),
    )
    store(archive, issue, people=[[Person("沈砚秋", "区委书记")], []])
    for typed, headlines in (
        ("记者:叶知微", ["甲"]),
        ("by:lina", ["乙"]),
        ("人物:沈砚秋 -版:2", ["甲"]),
        ("版:2-12", ["乙"]),
        ("版:3-11", []),
        ("报:云溪", ["甲", "乙"]),
        ("报:澜州", []),
        ("-报:澜州", ["甲", "乙"]),
        ("日期:2022-07", ["甲", "乙"]),
        ("日期:2022-08..", []),
        ("日期:2022-07 日期:2021", []),
        ("(日期:..2022-06 OR 版:1)", ["甲"]),
    ):
        assert [hit.headline for hit in search(engine, parse_query(typed)).hits] == headlines, typed


@pytest.fixture
def one_article(engine: Engine) -> Engine:
    store(Archive(engine), an_issue(an_article("双招双引", '50% 的企业说："好"。')))
    return engine


HOSTILE = [
    "双招* OR NEAR(双招 双引, 2)",
    "^双招",
    "head:双招",
    "%",
    "_",
    "'; DROP TABLE issue; --",
    '"""',
    "双招\0双引",
    "\ud800",
    "，。！？",
    "\\ & | ! <-> :*",
    "'",
    "a:b:c",
    "(" * 20 + "双招" + ")" * 20,
    " OR ".join(["双招"] * 50),
    "双招双引" * 249,
    "甲" * 10_000,
    "日期:0001-01-01..9999-12-31 -(日期:0001..9999 版:0-999)",
    "{t}",
    "%(match)s :match ?",
]


@settings(on_one_archive, max_examples=50)
@given(typed=st.text() | st.text("双招引 ()\"“”-:：*^{}'\\&|!<>%_\0\ud800标题日期版OR|或", max_size=30))
def test_whatever_is_typed_gives_hits_or_a_sentence(one_article: Engine, typed: str) -> None:
    answer(one_article, typed)


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_input_gives_hits_or_a_sentence(one_article: Engine, typed: str) -> None:
    answer(one_article, typed)
    assert count(one_article, parse_query("双招双引")) == 1


def answer(engine: Engine, typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    hits = search(engine, query)
    assert hits.total == len(hits.hits)
    assert hits.total or suggest(engine, query) is not None


def test_marks_alone_are_found_too(one_article: Engine) -> None:
    for typed, found in (("%", 1), ("50%", 1), ("％", 1), ("_", 0), ("。", 1), (":", 1), ("%。", 0)):
        assert count(one_article, parse_query(typed)) == found, typed


def test_an_article_longer_than_any_index_entry_may_be_is_found(engine: Engine) -> None:
    """More different pairs than a tsvector of PostgreSQL takes."""
    body = "".join(
        chr(0x4E00 + (n * 7919) % 20_000) + chr(0x4E00 + (n * 104_729) % 20_000) for n in range(90_000)
    )
    store(Archive(engine), an_issue(an_article("长文", body)))
    assert count(engine, parse_query(f'"{body[100_000:100_008]}"')) == 1
    assert count(engine, parse_query("长文 -没有这个词")) == 1
    assert count(engine, parse_query("没有这个词")) == 0
    for there in (body[5], body[100_000], body[3:5], body[100_000:100_002]):
        assert count(engine, parse_query(there)) == 1
        assert count(engine, parse_query(f"长文 -{there}")) == 0
    for missing in ("ǂ", "没ǂ"):
        assert count(engine, parse_query(missing)) == 0
        assert count(engine, parse_query(f"长文 -{missing}")) == 1


def test_the_statements_of_a_search_can_be_seen(engine: Engine) -> None:
    explained = explain_search(engine, parse_query("双招双引 工作，作风 日期:2022"))
    assert "headline hits, newest first" in explained
    assert "双招" in explained
    assert "SELECT" in explained


def test_a_day_with_more_articles_than_keys_is_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_key(*args: object, **facts: object) -> int:
        raise OverflowError

    monkeypatch.setattr("digests.search.indexing.free_key", no_key)
    with pytest.raises(ArchiveError, match="2022-07-04"):
        store(Archive(engine), an_issue(an_article()))
    assert Archive(engine).is_empty()
