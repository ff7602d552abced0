"""A name that an operator takes out is gone for good, in every spelling."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from digests.archive.archive import Archive
from digests.archive.removed_names import allow_name, remove_name, removed_names
from digests.issue import Keyword, Person
from digests.people import people_in
from digests.search.query import parse_query
from digests.search.search import count
from tests.digests.issues_made import NOW, an_article, an_issue, store


@pytest.fixture
def named(archive: Archive) -> Iterator[Archive]:
    """Two articles that name 沈砚秋, one of them in traditional characters."""
    first = an_article("县委书记沈砚秋到会", "一")
    second = an_article("縣委書記沈硯秋到會", "二")
    people = [[Person("沈砚秋", "县委书记"), Person("周亦安", "县长")], [Person("沈硯秋", "縣委書記")]]
    store(archive, an_issue(first, second), people=people)
    yield archive
    with archive.engine.begin() as connection:
        connection.execute(text("DELETE FROM removed_name"))


def found(archive: Archive, query: str) -> int:
    return count(archive.engine, parse_query(query))


def test_nobody_finds_a_removed_name_in_the_index_of_people(named: Archive) -> None:
    assert found(named, "人物:沈砚秋") == 2
    assert remove_name(named.engine, "沈硯秋", now=NOW) == 2
    assert found(named, "人物:沈砚秋") == 0
    assert found(named, "人物:周亦安") == 1
    assert found(named, "沈砚秋") == 2


def test_a_removed_name_is_no_keyword_any_more(archive: Archive) -> None:
    first, second = an_article("板凳课", "一"), an_article("板凳課", "二")
    words = [[Keyword("章福田", 1.0), Keyword("板凳课", 0.5)], [Keyword("章福田", 1.0)]]
    issue_id = store(archive, an_issue(first, second), keywords=words).issue_id
    assert remove_name(archive.engine, "章福田", now=NOW) == 0
    stored = archive.issue(issue_id)
    assert stored is not None
    assert [[word.term for word in one.keywords] for one in stored.articles] == [["板凳课"], []]
    assert allow_name(archive.engine, "章福田")


def test_what_comes_later_does_not_bring_it_back(named: Archive) -> None:
    remove_name(named.engine, "沈砚秋", now=NOW)
    remove_name(named.engine, "沈砚秋", now=NOW)
    removed = removed_names(named.engine)
    assert removed == {"沈砚秋"}
    assert people_in(an_article("縣委書記沈硯秋到會"), removed) == ()


def test_a_name_can_be_let_in_again(named: Archive) -> None:
    remove_name(named.engine, "沈砚秋", now=NOW)
    assert allow_name(named.engine, "沈硯秋")
    assert not allow_name(named.engine, "沈砚秋")
    assert removed_names(named.engine) == frozenset()


def test_a_name_of_marks_alone_is_no_name(named: Archive) -> None:
    with pytest.raises(ValueError, match="letters"):
        remove_name(named.engine, "？！", now=NOW)
