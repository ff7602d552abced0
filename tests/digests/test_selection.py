"""What goes into a digest: order, shares, pages, topics, and texts that are fit to print."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.archive.stored import StoredArticle, StoredIssue
from digests.issue import Article, DateSource, Keyword
from digests.selection import (
    Digest,
    choose_articles,
    choose_digest,
    clean,
    common_keywords,
    page_name,
)


def stored(number: int, page: int = 1, place: int = 0, **facts: object) -> StoredArticle:
    article = Article(
        str(facts.pop("headline", f"标题{number}")),
        page=page,
        place=place,
        kicker=facts.pop("kicker", None),  # type: ignore[arg-type]
        deck=facts.pop("deck", None),  # type: ignore[arg-type]
        paragraphs=facts.pop("paragraphs", ("昨日上午，云溪县召开推进会议。",)),  # type: ignore[arg-type]
    )
    keywords = facts.pop("keywords", ())
    issue_id, day = facts.pop("issue_id", 1), facts.pop("day", date(2026, 11, 21))
    return StoredArticle(number, issue_id, "今日云溪", day, "masthead", False, article, keywords)  # type: ignore[arg-type]


def an_issue(
    articles: Sequence[StoredArticle], number: int = 1, day: date | None = date(2026, 11, 21),
    source: DateSource | None = "masthead", **facts: object,
) -> StoredIssue:  # fmt: skip
    values: dict[str, object] = {
        "id": number, "paper": "今日云溪", "file": "a.txt", "title": "今日云溪", "issue_number": 7, "date": day,
        "date_source": source, "weekday": "星期六", "lunar": "农历丙午年十月十三", "held": False, "warnings": (),
        "arrived_at": datetime(2026, 11, 21, tzinfo=UTC), "articles": tuple(articles),
    }  # fmt: skip
    return StoredIssue(**{**values, **facts})  # type: ignore[arg-type]


def shown(digest: Digest) -> list[int]:
    return [e.article_id for section in digest.sections for page in section.pages for e in page.entries]


def test_articles_stand_by_page_and_place() -> None:
    articles = [stored(1, 2, 1), stored(2, 1, 1), stored(3, 2, 0), stored(4, 1, 0)]
    digest = choose_digest([an_issue(articles)])
    assert shown(digest) == [4, 2, 3, 1]
    assert [page.name for page in digest.sections[0].pages] == ["一版", "二版"]


def test_if_not_all_fit_the_front_page_goes_first_then_the_top_of_each_inner_page() -> None:
    articles = [stored(10 * page + place, page, place) for page in (1, 2, 3) for place in range(3)]
    assert [one.id for one in choose_articles(articles, 5)] == [10, 11, 12, 20, 30]
    digest = choose_digest([an_issue(articles)], headlines=5)
    assert digest.sections[0].left_out == 4


def test_several_issues_share_the_headlines() -> None:
    issues = [an_issue([stored(10 * n + k, place=k) for k in range(5)], n) for n in (1, 2)]
    assert shown(choose_digest(issues, headlines=4)) == [10, 11, 20, 21]


def test_pages_not_asked_for_are_not_counted_as_left_out() -> None:
    articles = [stored(1, 1), stored(2, 2), stored(3, 3)]
    digest = choose_digest([an_issue(articles)], pages={1: (2,)})
    assert shown(digest) == [2]
    assert digest.sections[0].left_out == 0


@pytest.mark.parametrize(
    ("day", "source", "when"),
    [
        (date(2022, 7, 2), "inferred", "约2022年7月2日"),
        (date(2022, 7, 2), "filename", "2022年7月2日"),
        (None, None, "日期不详"),
    ],
)
def test_a_date_is_shown_for_what_it_is(day: date | None, source: DateSource | None, when: str) -> None:
    assert choose_digest([an_issue([stored(1)], 1, day, source)]).sections[0].when == when


def test_keywords_only_shows_no_article() -> None:
    articles = [stored(1, keywords=(Keyword("双招双引", 1.0),))]
    digest = choose_digest([an_issue(articles)], length="keywords")
    assert shown(digest) == []
    assert digest.sections[0].keywords == ("双招双引",)


def test_an_issues_keywords_are_those_of_its_articles_the_front_page_first() -> None:
    articles = [
        stored(1, 2, keywords=(Keyword("乙", 1.0),)),
        stored(2, 1, keywords=(Keyword("甲", 0.9),)),
        stored(3, 3, keywords=(Keyword("丙", 0.1),)),
    ]
    found = common_keywords(an_issue(articles), 2)
    assert [word.term for word in found] == ["甲", "乙"]
    assert found[0].score == 1.0
    assert list(common_keywords(an_issue([]), 2)) == []


def test_an_articles_several_topics_make_one_entry_that_names_them_all() -> None:
    article = stored(1, place=0)
    digest = choose_digest([], topics=[(article, ["双招双引"]), (article, ["推进会", "双招双引"])])
    (entry,) = digest.topics
    assert entry.matched == ("双招双引", "推进会")
    assert entry.position == "头版头条"


def test_topics_come_newest_first_then_as_printed() -> None:
    old = stored(1, day=date(2026, 11, 20))
    front, inner = stored(2, 1, 1), stored(3, 4)
    digest = choose_digest([], topics=[(old, ["甲"]), (inner, ["甲"]), (front, ["甲"])])
    assert [(entry.article_id, entry.position) for entry in digest.topics] == [
        (2, "头版"),
        (3, "第4版"),
        (1, "头版头条"),
    ]


def test_an_article_without_a_headline_is_still_named() -> None:
    digest = choose_digest([an_issue([stored(1, headline="\x00\u202e ")])])
    assert digest.sections[0].pages[0].entries[0].headline == "（无题）"


def test_a_digest_names_its_first_and_last_day_and_what_is_older() -> None:
    issues = [an_issue([], n, date(2026, 11, n)) for n in (3, 1, 2)]
    digest = choose_digest(issues, older=4, words=["双招双引"], rising=["养老"])
    assert (digest.first_day, digest.last_day, digest.older) == ("11月1日", "11月3日", 4)
    assert (digest.words, digest.rising) == (("双招双引",), ("养老",))


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (1, "一版"),
        (9, "九版"),
        (10, "十版"),
        (16, "十六版"),
        (20, "二十版"),
        (99, "九十九版"),
        (0, "0版"),
        (120, "120版"),
    ],
)
def test_pages_are_named_as_printed(number: int, name: str) -> None:
    assert page_name(number) == name


@given(st.text(st.characters()), st.integers(2, 60))
def test_whatever_was_printed_becomes_one_line_that_can_be_sent(text: str, most: int) -> None:
    line = clean(text, most)
    assert len(line) <= most
    assert "\n" not in line
    assert not any(mark in line for mark in "\x00\x1c\x1d\x1e\u202e\u2066")
    line.encode()
