"""Bringing an archive up to date: the index, and readings of a newer parser."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from digests.archive import reindex
from digests.archive.archive import Archive
from digests.archive.backup import find_damage
from digests.archive.reindex import (
    rebuild_index,
    reread_issues,
    tidy_index,
)
from digests.issue import Issue, Keyword
from digests.search import indexing
from digests.search.query import parse_query
from digests.search.search import found_ids
from tests.digests.issues_made import NOW, TODAY, an_article, an_issue, store


@pytest.fixture
def filled(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(indexing, "index_version", lambda: "an older one")
    for back in range(5):
        articles = (an_article(f"双招双引{back}"), an_article(f"招商{back}"))
        store(Archive(engine), an_issue(*articles, day=TODAY - timedelta(days=back)))
    monkeypatch.undo()
    return engine


def test_an_index_of_another_version_is_noticed_and_rebuilt(
    filled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reindex, "CHUNK", 3)
    assert "another version" in find_damage(filled)[0]
    seen: list[tuple[int, int]] = []
    assert rebuild_index(filled, progress=lambda done, total: seen.append((done, total))) == 10
    assert seen == [(3, 10), (6, 10), (9, 10), (10, 10)]
    assert find_damage(filled) == ()
    assert rebuild_index(filled) == 0
    assert len(found_ids(filled, parse_query("双招双引"))) == 5


def test_a_rebuilt_index_names_the_organisations_and_places_of_old_articles(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "index_version", lambda: "an older one")
    store(Archive(engine), an_issue(an_article("消息", "县教育局的干部到古樟镇里洋村。")))
    monkeypatch.undo()
    assert found_ids(engine, parse_query("机构:县教育局")) == ()
    rebuild_index(engine)
    assert found_ids(engine, parse_query("机构:县教育局 地名:古樟镇 地名:里洋村")) == (1,)
    rebuild_index(engine, everything=True)
    assert found_ids(engine, parse_query("机构:县教育局")) == (1,)


def test_an_index_that_lost_articles_or_kept_hidden_ones_is_mended(filled: Engine) -> None:
    rebuild_index(filled)
    with filled.begin() as connection:
        connection.execute(text("UPDATE article SET withdrawn = true WHERE id = 1"))
        connection.execute(text("DELETE FROM indexed_text WHERE article_id = 2"))
    damage = "\n".join(find_damage(filled))
    assert "1 articles are missing" in damage
    assert "1 articles are in the search index but hidden" in damage
    rebuild_index(filled, everything=True)
    assert find_damage(filled) == ()
    assert found_ids(filled, parse_query("双招双引0")) == ()


def test_pieces_of_the_index_are_merged_without_losing_a_hit(filled: Engine) -> None:
    rebuild_index(filled)
    before = found_ids(filled, parse_query("双招双引"))
    assert tidy_index(filled, most_segments=1) == 1
    assert tidy_index(filled) == 1
    assert found_ids(filled, parse_query("双招双引")) == before
    assert find_damage(filled) == ()


def newer_parser(text: str, *, file: str, given_date: date | None = None) -> Issue:
    """Reads the issue of TODAY differently, all others as before."""
    back = (TODAY - date.fromisoformat(file.removesuffix(".txt"))).days
    second = an_article("招商零号") if back == 0 else an_article(f"招商{back}")
    new = (an_article("全然一新的一篇", "别的正文别的话。"),) if back == 0 else ()
    return an_issue(an_article(f"双招双引{back}"), second, *new, day=TODAY - timedelta(days=back))


def test_what_a_newer_parser_would_change_is_shown_and_applied(filled: Engine) -> None:
    archive = Archive(filled)
    rereads = list(reread_issues(archive, newer_parser))
    assert [one.before.date for one in rereads] == [TODAY]
    assert (rereads[0].changed, rereads[0].vanished) == ((2,), ())
    assert [one.headline for one in rereads[0].added] == ["全然一新的一篇"]
    assert list(reread_issues(archive, newer_parser, since=TODAY + timedelta(days=1))) == []
    archive.put_reading(rereads[0].before.id, rereads[0].issue, keywords=[[Keyword("双招双引", 1.0)]])
    assert list(reread_issues(archive, newer_parser)) == []
    issue = archive.issue_on(TODAY)
    assert issue is not None
    assert [one.id for one in issue.articles][:2] == [1, 2]
    assert issue.articles[0].keywords == (Keyword("双招双引", 1.0),)
    assert issue.arrived_at == NOW
    assert find_damage(filled)[0].startswith("8 articles were indexed by another version")
