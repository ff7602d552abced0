"""Search against brute force: what is found is what contains, in every database, in the promised order."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from digests.archive import Archive
from digests.issue import Article, Subhead
from digests.normal import normal_form
from digests.query import Not, Query, Term, parse_query
from digests.search import found_ids, search
from digests.snippets import plain
from tests.digests.conftest import empty
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
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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


@on_one_archive
@given(
    lot=st.lists(articles, min_size=1, max_size=6),
    included=st.lists(terms, min_size=1, max_size=2),
    excluded=terms,
)
def test_excluded_terms_exclude_exactly_what_contains_them(
    engine: Engine, lot: list[Article], included: list[str], excluded: str
) -> None:
    if not all(normal_form(term) for term in (*included, excluded)):
        return
    empty(engine)
    archive = Archive(engine)
    issue = archive.issue(store(archive, an_issue(*lot)).issue_id)
    assert issue is not None
    from digests.query import All, AnyOf

    either = AnyOf(tuple(Term(normal_form(term)) for term in included))
    condition = All((either, Not(Term(normal_form(excluded)))))
    ids = found_ids(engine, Query("", condition))
    expected = {
        one.id
        for one in issue.articles
        if any(contains(one.article, term) for term in included) and not contains(one.article, excluded)
    }
    assert set(ids) == expected
    assert len(ids) == len(expected)


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
