"""What the archive counts, and the preview made of it."""

from datetime import date, timedelta

import pytest

from digests.archive.archive import Archive
from digests.issue import Keyword
from digests.search.preview import preview
from digests.search.query import parse_query
from digests.trends.counts import (
    background_of,
    keyword_counts,
    keyword_weights,
    keywords_with,
    mentions,
    visible_articles,
    week_changes,
)
from digests.trends.trends import Change, Mention
from tests.digests.issues_made import an_article, an_issue, store

MONDAY = date(2022, 7, 4)
LONG = "这一段话足够长，好让两篇文章不会被当成同一篇，所以要写上四十多个字才行，编号是"


def words(*terms: str) -> list[Keyword]:
    return [Keyword(term, 1.0 / place) for place, term in enumerate(terms, start=1)]


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """Two issues a week apart, an undated one, one that is held."""
    front = an_article("双招双引推进会", LONG + "一", page=1)
    inner = an_article("茶园春早", LONG + "二，双招双引", page=3)
    tea = an_article("茶园又绿", LONG + "三", page=1)
    store(
        archive,
        an_issue(front, inner, day=MONDAY),
        keywords=[words("双招双引", "签约"), words("茶园", "双招双引")],
    )
    store(archive, an_issue(tea, day=MONDAY - timedelta(days=7)), keywords=[words("茶园")])
    undated = an_article("双招双引无日期", LONG + "四")
    store(archive, an_issue(undated, day=None, file="x.txt"), keywords=[words("双招双引")])
    held = an_article("双招双引待审", LONG + "五")
    store(archive, an_issue(held, day=MONDAY, file="held.txt"), keywords=[words("双招双引")], held=True)
    return archive


def test_mentions_are_the_dated_hits_of_a_search(archive: Archive) -> None:
    found = mentions(archive.engine, parse_query("双招双引"))
    assert sorted(found, key=lambda one: one.page) == [Mention(MONDAY, 1), Mention(MONDAY, 3)]


def test_keywords_are_counted_over_what_readers_may_see(archive: Archive) -> None:
    assert keyword_counts(archive.engine) == {"双招双引": 3, "签约": 1, "茶园": 2}
    assert keyword_counts(archive.engine, first=MONDAY) == {"双招双引": 2, "签约": 1, "茶园": 1}
    assert keyword_counts(archive.engine, last=MONDAY - timedelta(days=1)) == {"茶园": 1}
    assert keyword_counts(archive.engine, paper_name="别的报") == {}


def test_a_cloud_weighs_by_score_and_front_page(archive: Archive) -> None:
    weights = keyword_weights(archive.engine, first=MONDAY, last=MONDAY, paper_name="今日云溪")
    assert weights == pytest.approx({"双招双引": 2.5, "签约": 1.0, "茶园": 1.0})


def test_keywords_that_go_with_a_query_are_counted(archive: Archive) -> None:
    assert keywords_with(archive.engine, parse_query("茶园")) == {"茶园": 2, "双招双引": 1}


def test_a_withdrawn_article_is_counted_no_more(archive: Archive) -> None:
    before = visible_articles(archive.engine)
    front = archive.issue_on(MONDAY)
    assert front is not None
    archive.withdraw(front.articles[0].id)
    assert visible_articles(archive.engine) == before - 1
    assert keyword_counts(archive.engine, first=MONDAY) == {"双招双引": 1, "茶园": 1}


def test_the_archive_teaches_the_extractor(archive: Archive) -> None:
    background = background_of(archive.engine, terms=frozenset({"竹九条"}))
    assert background.documents == 4
    assert background.learned == {"双招双引"}
    assert background.terms == {"竹九条"}


def test_a_preview_tells_how_often_a_word_would_have_come(archive: Archive) -> None:
    told = preview(archive.engine, parse_query("茶园"), today=MONDAY)
    assert (told.last_week, told.in_all, told.nearly_everything) == (1, 2, False)
    assert told.latest is not None
    assert told.latest.date == MONDAY
    assert told.related == (("双招双引", 1),)


def test_a_preview_of_a_word_never_met_is_empty(archive: Archive) -> None:
    told = preview(archive.engine, parse_query("没有的词"), today=MONDAY)
    assert (told.last_week, told.in_all, told.latest, told.related) == (0, 0, None, ())


def test_a_word_that_hits_nearly_everything_is_warned_of(archive: Archive) -> None:
    more = [an_article(f"编号{number}", f"{LONG}{number}号") for number in range(12)]
    store(archive, an_issue(*more, day=MONDAY + timedelta(days=1)))
    assert preview(archive.engine, parse_query("编号"), today=MONDAY).nearly_everything
    assert not preview(archive.engine, parse_query("茶园"), today=MONDAY).nearly_everything


def test_a_term_in_both_scripts_is_counted_once(archive: Archive) -> None:
    issue = an_issue(an_article("鄉親", LONG + "六"), day=MONDAY, file="traditional.txt")
    store(archive, issue, keywords=[words("雙招雙引", "茶園")], paper="云溪海外版")
    assert keyword_counts(archive.engine) == {"双招双引": 4, "签约": 1, "茶园": 3}
    assert keyword_weights(archive.engine, paper_name="云溪海外版") == {"雙招雙引": 2.0, "茶園": 1.0}


def test_what_rose_and_what_fell_silent_in_a_week(archive: Archive) -> None:
    up, gone = week_changes(archive.engine, MONDAY, weeks=1)
    assert up == (Change("双招双引", 2, 0.0),)
    assert gone == ()
    later = MONDAY + timedelta(days=7)
    store(archive, an_issue(an_article("古渠", LONG + "七"), day=later), keywords=[words("古渠")])
    assert week_changes(archive.engine, later, weeks=1)[1] == (Change("双招双引", 0, 2.0),)
