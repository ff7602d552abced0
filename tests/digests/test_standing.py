"""Standing queries answer as a search would, whatever is added and dropped meanwhile."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.issue import Article, Entity, Person, Reporter, Subhead
from digests.search import standing
from digests.search.normal import normal_form
from digests.search.query import All, AnyOf, Condition, Days, Named, Not, Pages, Query, Term, parse_query
from digests.search.search import found_ids, search
from digests.search.standing import StandingQueries, Subject, anchors_of, subject_of
from tests.conftest import empty
from tests.digests.issues_made import an_article, an_issue, store

DAY = date(2022, 7, 4)
WORDS = ("双招", "双引", "双招双引", "招", "茶园", "a1", "工作", "作风", "工作，作风", "后")
PLAIN = st.sampled_from(WORDS)
QUERIES = st.recursive(
    PLAIN
    | PLAIN.map(lambda word: f"标题:{word}")
    | st.sampled_from(
        [
            "版:1",
            "版:2-3",
            "记者:叶知微",
            "人物:县长",
            "人物:沈砚秋",
            "日期:2022-07",
            "日期:2021",
            "报:今日",
            "报:晚报",
        ]
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: " ".join(f"({part})" for part in parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: " OR ".join(f"({part})" for part in parts)),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=5,
).map(parse_query)
TEXTS = st.lists(st.sampled_from([*WORDS, "，", "“", "”", " ", "後", "Ａ1"]), max_size=8).map("".join)
ARTICLES = st.builds(
    Article,
    headline=TEXTS,
    kicker=st.none() | TEXTS,
    deck=st.none() | TEXTS,
    page=st.integers(1, 4),
    paragraphs=st.lists(TEXTS, max_size=3).map(tuple),
    subheads=st.lists(TEXTS.map(lambda text: Subhead(text, 0)), max_size=1).map(tuple),
    reporters=st.sampled_from([(), (Reporter("记者", "叶知微"),)]),
)
PEOPLE = st.sampled_from([(), (Person("沈砚秋", "县委书记"),), (Person("周亦安", "县长"),)])


def holds(condition: Condition, article: Article, people: Sequence[Person]) -> bool:
    """Brute force: the query language as its manual has it, over the printed fields."""
    head = [normal_form(text) for text in (article.kicker or "", article.headline)]
    body = [article.deck or "", *article.paragraphs, *(subhead.text for subhead in article.subheads)]
    match condition:
        case Term(text=term, headline=headline):
            return any(
                term in field for field in head + [normal_form(text) for text in body] * (not headline)
            )
        case Not(condition=part):
            return not holds(part, article, people)
        case All(conditions=parts):
            return all(holds(part, article, people) for part in parts)
        case AnyOf(conditions=parts):
            return any(holds(part, article, people) for part in parts)
        case Pages(first=first, last=last):
            return article.page in range(first, last + 1)
        case Days(first=first_day, last=last_day):
            return first_day <= DAY <= last_day
        case Named(role="paper", name=name):
            return name in "今日云溪"
        case Named(role="reporter", name=name):
            return name in [reporter.name for reporter in article.reporters]
        case Named(name=name):
            return name in [text for person in people for text in (person.name, person.title)]


def subject(headline: str = "", *paragraphs: str, **facts: object) -> Subject:
    return subject_of(an_article(headline, *paragraphs, **facts), paper="今日云溪", day=DAY)


def keys(queries: StandingQueries[str], *articles: Subject) -> list[set[str]]:
    return queries.matches(articles)


@settings(max_examples=100)
@given(
    queries=st.lists(QUERIES, max_size=12),
    late=st.lists(QUERIES, max_size=6),
    gone=st.sets(st.integers(0, 17), max_size=8),
    articles=st.lists(st.tuples(ARTICLES, PEOPLE), max_size=4),
    tidied=st.booleans(),
)
def test_they_equal_brute_force_whatever_comes_and_goes(
    queries: Sequence[Query],
    late: Sequence[Query],
    gone: set[int],
    articles: Sequence[tuple[Article, tuple[Person, ...]]],
    tidied: bool,
) -> None:
    standing_queries = StandingQueries(enumerate(queries))
    subjects = [subject_of(one, paper="今日云溪", day=DAY, people=people) for one, people in articles]
    standing_queries.matches(subjects)
    wanted = dict(enumerate(queries))
    for key, query in enumerate(late, start=len(queries)):
        standing_queries.add(key, query)
        wanted[key] = query
    for key in gone:
        assert standing_queries.drop(key) == (wanted.pop(key, None) is not None)
    if tidied:
        standing_queries.tidy()
    assert len(standing_queries) == len(wanted)
    assert standing_queries.matches(subjects) == [
        {key for key, query in wanted.items() if holds(query.condition, one, named)}
        for one, named in articles
    ]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(query=QUERIES, articles=st.lists(st.tuples(ARTICLES, PEOPLE), min_size=1, max_size=5))
def test_they_give_exactly_what_a_search_gives(
    engine: Engine, query: Query, articles: Sequence[tuple[Article, tuple[Person, ...]]]
) -> None:
    empty(engine)
    issue = an_issue(*[article for article, _ in articles], day=DAY)
    people = [named for _, named in articles]
    stored = Archive(engine).issue(store(Archive(engine), issue, people=people).issue_id)
    assert stored is not None
    subjects = [
        subject_of(one.article, paper="今日云溪", day=DAY, people=one.people) for one in stored.articles
    ]
    matched = StandingQueries([("me", query)]).matches(subjects)
    ids = {one.id for one, who in zip(stored.articles, matched, strict=True) if who}
    hits = search(engine, query).hits
    found, copies = {hit.article_id for hit in hits}, {place.article_id for hit in hits for place in hit.also}
    assert found <= ids <= found | copies  # of an article that is printed twice a search shows one
    assert found == set(found_ids(engine, query))


@given(QUERIES, ARTICLES)
def test_an_anchor_is_in_every_text_that_its_query_holds_for(query: Query, article: Article) -> None:
    anchors = anchors_of(query.condition)
    one = subject_of(article, paper="今日云溪", day=DAY)
    if anchors is not None and holds(query.condition, article, ()):
        assert any(anchor in one.whole for anchor in anchors)


def test_two_readers_of_one_query_both_get_it() -> None:
    queries = StandingQueries([("anna", parse_query("双招双引")), ("bo", parse_query("双招双引"))])
    assert keys(queries, subject("双招双引推进会")) == [{"anna", "bo"}]
    queries.drop("anna")
    assert keys(queries, subject("双招双引推进会")) == [{"bo"}]


def test_a_key_that_is_added_again_has_its_new_query() -> None:
    queries = StandingQueries([("anna", parse_query("茶园"))])
    queries.add("anna", parse_query("夜市"))
    assert keys(queries, subject("茶园"), subject("夜市")) == [set(), {"anna"}]


def test_nothing_is_found_across_two_fields() -> None:
    queries = StandingQueries([("anna", parse_query("茶园夜市"))])
    assert keys(queries, subject("茶园", "夜市"), subject("茶园夜市")) == [set(), {"anna"}]


def test_an_undated_article_answers_no_query_with_a_date() -> None:
    undated = subject_of(an_article("茶园"), paper="今日云溪", day=None)
    queries = StandingQueries([("anna", parse_query("茶园 日期:2022")), ("bo", parse_query("茶园"))])
    assert keys(queries, undated) == [{"bo"}]


def test_many_new_ones_are_closed_into_automata_and_tidied_into_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "SMALL", 3)
    monkeypatch.setattr(standing, "MOST_AUTOMATA", 2)
    queries: StandingQueries[int] = StandingQueries([(-1, parse_query("茶园"))])
    text = subject("词0词1词2词3词4词5词6词7词8词9茶园")
    for number in range(10):
        queries.add(number, parse_query(f"词{number}"))
        assert queries.matches([text]) == [set(range(-1, number + 1))]
    assert queries.is_untidy
    queries.tidy()
    assert not queries.is_untidy
    assert queries.matches([text]) == [set(range(-1, 10))]


def test_dropped_ones_make_it_untidy_and_come_back_without_a_rebuild(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "SMALL", 1)
    queries = StandingQueries((number, parse_query(f"词{number}")) for number in range(6))
    for number in range(5):
        queries.drop(number)
    assert queries.is_untidy
    queries.add(2, parse_query("词2"))
    assert queries.matches([subject("词2词3")]) == [{2}]
    queries.tidy()
    assert queries.matches([subject("词2词5")]) == [{2, 5}]


def test_an_empty_lot_matches_nothing() -> None:
    assert StandingQueries[int]().matches([subject("茶园")]) == [set()]
    assert not StandingQueries[int]().drop(1)


def test_organisations_and_places_are_answered_as_a_search_would(engine: Engine) -> None:
    archive = Archive(engine)
    entities = [[Entity("organisation", "云溪县教育局"), Entity("place", "古樟镇")], []]
    issue_id = store(archive, an_issue(an_article("一"), an_article("二")), entities=entities).issue_id
    stored = archive.issue(issue_id)
    assert stored is not None
    texts = (
        "机构:县教育局",
        "机构:教育局 地名:古樟",
        "地名:古樟镇 OR 一",
        "-地名:古樟镇",
        "机构:古樟镇",
        "人物:教育局",
    )
    queries = StandingQueries((text, parse_query(text)) for text in texts)
    subjects = [
        subject_of(one.article, paper="今日云溪", day=DAY, people=one.people, entities=one.entities)
        for one in stored.articles
    ]
    found = queries.matches(subjects)
    for text in texts:
        wanted = set(found_ids(archive.engine, parse_query(text)))
        assert {one.id for one, keys in zip(stored.articles, found, strict=True) if text in keys} == wanted, (
            text
        )
