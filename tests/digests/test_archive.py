"""Storing and looking up: what goes in comes out, once, with its ids."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.archive.backup import find_damage
from digests.issue import Article, Entity, Furniture, Issue, Keyword, Person, Reporter, Subhead
from digests.search.query import parse_query
from digests.search.search import found_ids
from tests.conftest import empty
from tests.digests.issues_made import NOW, TODAY, an_article, an_issue, store

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
articles = st.builds(
    Article,
    headline=texts,
    page=st.integers(1, 8),
    kicker=st.none() | texts,
    deck=st.none() | texts,
    reporters=st.lists(st.builds(Reporter, texts, texts), max_size=2).map(tuple),
    paragraphs=st.lists(texts, max_size=3).map(tuple),
    subheads=st.lists(st.builds(Subhead, texts, st.integers(0, 3)), max_size=2).map(tuple),
    jump_to_page=st.none() | st.integers(1, 8),
    confidence=st.sampled_from([0.0, 0.5, 1.0]),
    source=st.lists(st.tuples(st.integers(0, 9), st.integers(10, 20)), max_size=2).map(tuple),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    lot=st.lists(articles, max_size=4),
    title=st.none() | texts,
    source=texts,
    warnings=st.lists(texts, max_size=2).map(tuple),
)
def test_any_issue_comes_out_as_it_went_in(
    engine: Engine, lot: list[Article], title: str | None, source: str, warnings: tuple[str, ...]
) -> None:
    empty(engine)
    archive = Archive(engine)
    lot = sorted(lot, key=lambda article: article.page)
    furniture = (Furniture("slogan", "口号", (0, 2), page=2, article=0),)
    issue = an_issue(
        *lot,
        title=title,
        text=source,
        warnings=warnings,
        issue_number=1753,
        weekday="星期一",
        furniture=furniture,
    )
    stored = archive.issue(store(archive, issue).issue_id)
    assert stored is not None
    assert [one.article for one in stored.articles] == list(issue.articles)
    assert (stored.title, stored.issue_number, stored.weekday) == (title, 1753, "星期一")
    assert (stored.date, stored.date_source) == (TODAY, "masthead")
    assert stored.warnings == warnings
    assert stored.arrived_at == NOW
    assert archive.source_text(stored.id) == source
    assert find_damage(engine) == ()


def test_keywords_and_people_go_with_their_articles(archive: Archive) -> None:
    issue = an_issue(an_article("一"), an_article("二"))
    keywords = [[Keyword("双招双引", 1.0), Keyword("云溪", 0.5)], []]
    people = [[], [Person("沈砚秋", "区委书记")]]
    issue_id = store(archive, issue, keywords=keywords, people=people).issue_id
    stored = archive.issue(issue_id)
    assert stored is not None
    assert stored.articles[0].keywords == tuple(keywords[0])
    assert stored.articles[1].people == tuple(people[1])
    assert found_ids(archive.engine, parse_query("人物:沈砚秋")) == (stored.articles[1].id,)
    assert found_ids(archive.engine, parse_query("人物:区委书记")) == (stored.articles[1].id,)


def test_organisations_and_places_go_with_their_articles_and_are_found_by_their_forms(
    archive: Archive,
) -> None:
    issue = an_issue(an_article("一"), an_article("二"))
    entities = [[Entity("organisation", "云溪县教育局"), Entity("place", "古樟镇")], []]
    issue_id = store(archive, issue, entities=entities).issue_id
    stored = archive.issue(issue_id)
    assert stored is not None
    assert [one.entities for one in stored.articles] == [tuple(entities[0]), ()]
    found = (stored.articles[0].id,)
    for query in (
        "机构:云溪县教育局",
        "机构:县教育局",
        "org:教育局",
        "地名:古樟镇",
        "place:古樟",
        "地名:古樟 -人物:古樟",
    ):
        assert found_ids(archive.engine, parse_query(query)) == found, query
    for query in ("机构:古樟镇", "地名:教育局", "机构:教育", "人物:教育局"):
        assert found_ids(archive.engine, parse_query(query)) == (), query


def test_another_reading_brings_its_own_organisations(archive: Archive) -> None:
    issue = an_issue(an_article("一"))
    issue_id = store(archive, issue, entities=[[Entity("place", "古樟镇")]]).issue_id
    archive.put_reading(issue_id, issue, entities=[[Entity("place", "白鹭镇")]])
    assert found_ids(archive.engine, parse_query("地名:古樟镇")) == ()
    assert len(found_ids(archive.engine, parse_query("地名:白鹭镇"))) == 1


def test_the_same_bytes_again_change_nothing(archive: Archive) -> None:
    issue = an_issue(an_article())
    first = store(archive, issue)
    again = store(archive, issue)
    assert (first.outcome, again.outcome) == ("new", "unchanged")
    assert first.issue_id == again.issue_id


def test_a_corrected_issue_takes_the_place_of_the_old_one_and_keeps_ids(archive: Archive) -> None:
    old = an_issue(
        an_article("双招双引攻坚", "会议在云溪召开。"),
        an_article("将被撤下的一篇", "撤下。"),
        an_article("雨后抢收", "收割。"),
    )
    first = store(archive, old)
    before = archive.issue(first.issue_id)
    assert before is not None
    new = an_issue(
        an_article("雨后抢收忙", "收割。"), an_article("双招双引攻坚", "会议在云溪召开了。"), text="新"
    )
    second = store(archive, new, arrived_at=NOW + timedelta(hours=1))
    after = archive.issue(first.issue_id)
    assert (second.outcome, second.issue_id) == ("replaced", first.issue_id)
    assert after is not None
    ids = [one.id for one in before.articles]
    assert [one.id for one in after.articles] == [ids[2], ids[0]]
    assert after.arrived_at == NOW
    vanished = archive.article(ids[1])
    assert vanished is not None
    assert vanished.vanished
    assert found_ids(archive.engine, parse_query("撤下")) == ()
    assert found_ids(archive.engine, parse_query("召开了")) == (ids[0],)
    third = store(archive, old, content_hash="corrected once more")
    assert [one.id for one in archive.issue(third.issue_id).articles] == ids  # type: ignore[union-attr]
    assert find_damage(archive.engine) == ()


def test_a_new_article_never_gets_the_id_of_a_vanished_one(archive: Archive) -> None:
    first = store(archive, an_issue(an_article("甲乙丙丁", "一篇。"), file="a"))
    old_id = archive.issue(first.issue_id).articles[0].id  # type: ignore[union-attr]
    store(archive, an_issue(an_article("戊己庚辛", "二篇。"), file="a"))
    assert archive.issue(first.issue_id).articles[0].id > old_id  # type: ignore[union-attr]


def test_a_second_issue_of_a_day_is_kept_beside_the_first_with_a_warning(archive: Archive) -> None:
    store(archive, an_issue(an_article("甲乙丙丁"), file="a"))
    second = store(archive, an_issue(an_article("戊己庚辛"), file="b"), arrived_at=NOW + timedelta(hours=1))
    assert second.outcome == "second"
    assert second.warnings == ("a second issue of 2022-07-04: a is already there",)
    assert archive.issue(second.issue_id).warnings == second.warnings  # type: ignore[union-attr]
    assert archive.issue_on(TODAY).id == second.issue_id  # type: ignore[union-attr]
    assert len(archive.issues_between(None, TODAY, TODAY)) == 2


def test_papers_do_not_mix(archive: Archive) -> None:
    issue = an_issue(an_article())
    one = store(archive, issue, paper="甲报")
    other = store(archive, issue, paper="乙报")
    assert other.outcome == "new"
    assert archive.papers() == ("甲报", "乙报")
    assert archive.issue_on(TODAY, "甲报").id == one.issue_id  # type: ignore[union-attr]
    assert archive.latest(TODAY, "乙报").id == other.issue_id  # type: ignore[union-attr]
    assert archive.issues_between("丙报", date.min, date.max) == ()
    assert archive.is_empty("丙报")
    assert not archive.is_empty("甲报")


def test_latest_is_the_newest_date_but_never_one_after_tomorrow(archive: Archive) -> None:
    assert archive.latest(TODAY) is None
    assert archive.is_empty()
    days = [TODAY - timedelta(days=3), TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=2)]
    stored = [store(archive, an_issue(an_article(f"{day}"), day=day)) for day in days]
    assert archive.latest(TODAY).id == stored[2].issue_id  # type: ignore[union-attr]
    assert archive.latest(TODAY - timedelta(days=1)).id == stored[1].issue_id  # type: ignore[union-attr]
    assert [one.newest for one in stored] == [True, True, True, False]
    assert "after tomorrow" in stored[3].warnings[0]
    earlier = store(archive, an_issue(an_article("旧"), day=TODAY - timedelta(days=9)))
    assert (earlier.outcome, earlier.newest) == ("new", False)


def test_an_undated_issue_counts_by_the_day_that_it_arrived(archive: Archive) -> None:
    store(archive, an_issue(an_article("昨天的"), day=TODAY - timedelta(days=1)))
    undated = store(archive, an_issue(an_article("没有日期"), day=None))
    assert (undated.outcome, undated.newest) == ("new", True)
    assert archive.latest(TODAY).id == undated.issue_id  # type: ignore[union-attr]
    assert archive.issues_between(None, date.min, date.max)[0].id != undated.issue_id
    assert found_ids(archive.engine, parse_query("没有日期 日期:2022")) == ()
    assert len(found_ids(archive.engine, parse_query("没有日期"))) == 1
    assert len(found_ids(archive.engine, parse_query("没有日期 -日期:2022"))) == 1


def test_a_held_issue_is_seen_by_nobody_until_it_is_released(archive: Archive) -> None:
    held = store(archive, an_issue(an_article("待审的一篇")), held=True)
    assert archive.latest(TODAY) is None
    assert [one.id for one in archive.held_issues()] == [held.issue_id]
    assert found_ids(archive.engine, parse_query("待审")) == ()
    assert archive.issue(held.issue_id).held  # type: ignore[union-attr]
    assert archive.release(held.issue_id)
    assert not archive.release(held.issue_id)
    assert archive.latest(TODAY).id == held.issue_id  # type: ignore[union-attr]
    assert len(found_ids(archive.engine, parse_query("待审"))) == 1


def test_a_dropped_issue_comes_back_with_the_same_bytes_only_when_a_person_asks_for_it(
    archive: Archive,
) -> None:
    issue = an_issue(an_article("撤销"))
    issue_id = store(archive, issue).issue_id
    article_id = archive.issue(issue_id).articles[0].id  # type: ignore[union-attr]
    assert archive.drop(issue_id)
    assert not archive.drop(issue_id)
    assert archive.issue(issue_id) is None
    assert archive.issue_of_article(article_id) is None
    assert found_ids(archive.engine, parse_query("撤销")) == ()
    assert store(archive, issue).outcome == "unchanged"
    assert archive.issue(issue_id) is None
    assert "by its name" in store(archive, issue).warnings[-1]
    assert store(archive, issue, revive=True).outcome == "replaced"
    assert [one.id for one in archive.issue(issue_id).articles] == [article_id]  # type: ignore[union-attr]
    assert found_ids(archive.engine, parse_query("撤销")) == (article_id,)
    assert archive.drop(issue_id)
    corrected = store(archive, replace(issue, text="改"), content_hash="corrected")
    assert (corrected.outcome, corrected.newest) == ("replaced", True)
    assert archive.issue(issue_id).articles[0].id == article_id  # type: ignore[union-attr]


def test_a_withdrawn_article_is_gone_with_its_copies_and_stays_gone(archive: Archive) -> None:
    body = "某人的私事不宜公开，" * 8
    first = store(archive, an_issue(an_article("私事", body), an_article("公事", "公开。")))
    store(archive, an_issue(an_article("转载", body), day=TODAY - timedelta(days=1)))
    private, public = archive.issue(first.issue_id).articles  # type: ignore[union-attr]
    withdrawn = archive.withdraw(private.id)
    assert len(withdrawn) == 2
    assert archive.withdraw(9999) == ()
    assert archive.article(private.id).withdrawn  # type: ignore[union-attr]
    assert [one.id for one in archive.issue(first.issue_id).articles] == [public.id]  # type: ignore[union-attr]
    assert found_ids(archive.engine, parse_query("私事")) == ()
    store(archive, an_issue(an_article("又转载", body), day=TODAY - timedelta(days=2)))
    assert found_ids(archive.engine, parse_query("私事")) == ()
    again = store(archive, an_issue(an_article("私事", body), an_article("公事", "公开了。"), text="新"))
    assert again.outcome == "replaced"
    assert found_ids(archive.engine, parse_query("私事")) == ()


def test_articles_are_found_by_id_with_their_issue(archive: Archive) -> None:
    issue_id = store(archive, an_issue(an_article("一"), an_article("二"))).issue_id
    first, second = archive.issue(issue_id).articles  # type: ignore[union-attr]
    assert archive.article(first.id) == first
    assert archive.articles([second.id, 999]) == {second.id: second}
    assert archive.issue_of_article(second.id).id == issue_id  # type: ignore[union-attr]
    assert archive.article(999) is None
    assert archive.issue(999) is None
    assert archive.source_text(999) is None


def test_what_no_database_can_hold_is_kept_as_a_replacement_character(archive: Archive) -> None:
    issue = an_issue(an_article("空\0字", "半个\ud800字"), text="a\0b\ud800")
    stored = archive.issue(store(archive, issue).issue_id)
    assert stored is not None
    assert archive.source_text(stored.id) == "a\ufffdb\ufffd"
    assert stored.articles[0].article.headline == "空\ufffd字"
    assert len(found_ids(archive.engine, parse_query("空\0字"))) == 1


def test_moments_come_back_in_utc(archive: Archive) -> None:
    beijing = datetime.fromisoformat("2022-07-04T08:00:00+08:00")
    issue_id = store(archive, an_issue(an_article()), arrived_at=beijing).issue_id
    assert archive.issue(issue_id).arrived_at == datetime(2022, 7, 4, tzinfo=UTC)  # type: ignore[union-attr]


def test_an_issue_of_nothing_is_stored(archive: Archive) -> None:
    stored = archive.issue(store(archive, Issue(file="leer.txt", text="")).issue_id)
    assert stored is not None
    assert stored.articles == ()
