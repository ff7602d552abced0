"""The archive without a search."""

from datetime import date

import pytest
from sqlalchemy import Engine

from digests.archive.archive import Archive
from digests.archive.browsing import (
    Month,
    articles_naming,
    by_page,
    issues_beside,
    issues_of_month,
    months,
    on_this_day,
    undated_issues,
)
from digests.archive.stored import IssueSummary
from digests.issue import Person, Reporter
from tests.digests.issues_made import an_article, an_issue, store


@pytest.fixture
def filled(engine: Engine) -> Engine:
    archive = Archive(engine)
    for day in (date(2022, 7, 4), date(2022, 7, 1), date(2021, 7, 4), date(2021, 12, 31)):
        front = an_article(f"{day}头条", reporters=(Reporter("记者", "叶知微"),))
        people = [[], [Person("沈砚秋", "区委书记")]]
        store(
            archive,
            an_issue(an_article(f"{day}二版", page=2), front, day=day, issue_number=day.day),
            people=people,
        )
    store(archive, an_issue(an_article("别家"), day=date(2022, 7, 4)), paper="澜州日报")
    store(archive, an_issue(day=None, file="空白"))
    store(archive, an_issue(an_article("待审"), day=date(2020, 7, 4)), held=True)
    return engine


def test_months_are_counted_newest_first(filled: Engine) -> None:
    assert months(filled) == (Month(2022, 7, 3), Month(2021, 12, 1), Month(2021, 7, 1))
    assert months(filled, "澜州日报") == (Month(2022, 7, 1),)


def test_the_issues_of_a_month_show_their_front_headline(filled: Engine) -> None:
    july = issues_of_month(filled, 2022, 7, "今日云溪")
    assert [one.date for one in july] == [date(2022, 7, 4), date(2022, 7, 1)]
    assert july[0] == IssueSummary(
        july[0].id, "今日云溪", date(2022, 7, 4), "masthead", 4, 2, "2022-07-04头条"
    )
    assert len(issues_of_month(filled, 2022, 7)) == 3
    assert issues_of_month(filled, 2020, 7) == ()
    with pytest.raises(ValueError, match="month"):
        issues_of_month(filled, 2022, 13)


def test_the_issues_of_a_paper_lead_from_one_to_the_next(filled: Engine) -> None:
    undated = undated_issues(filled, "今日云溪")[0]
    dated = [one for year, month in ((2021, 7), (2021, 12), (2022, 7))
             for one in reversed(issues_of_month(filled, year, month, "今日云溪"))]  # fmt: skip
    # Its day is that of its arrival, which is later than all of them.
    in_order = [*(one.id for one in dated), undated.id]
    for before, here, after in zip([None, *in_order], in_order, [*in_order[1:], None], strict=False):
        assert issues_beside(filled, here) == (before, after)
    (other,) = issues_of_month(filled, 2022, 7, "澜州日报")
    assert issues_beside(filled, other.id) == (None, None)
    assert issues_beside(filled, 9999) == (None, None)


def test_undated_issues_have_a_list_of_their_own(filled: Engine) -> None:
    assert [(one.articles, one.front_headline) for one in undated_issues(filled)] == [(0, None)]


def test_this_day_in_other_years(filled: Engine) -> None:
    assert [one.date for one in on_this_day(filled, date(2022, 7, 4))] == [date(2021, 7, 4)]
    assert [one.date for one in on_this_day(filled, date(2030, 12, 31), "今日云溪")] == [date(2021, 12, 31)]
    assert on_this_day(filled, date(2024, 2, 29)) == ()


def test_an_issue_by_pages(filled: Engine) -> None:
    issue = Archive(filled).issue_on(date(2021, 7, 4))
    assert issue is not None
    assert [(page, [one.article.headline for one in articles]) for page, articles in by_page(issue)] == [
        (1, ["2021-07-04头条"]),
        (2, ["2021-07-04二版"]),
    ]


def test_where_a_person_is_named(filled: Engine) -> None:
    assert articles_naming(filled, "person", "沈砚秋", offset=3).total == 4
