"""What stands on the buttons for reading, and where they lead."""

from dataclasses import replace
from datetime import date

from bot.language import Tongue
from bot.screens.article_view import neighbours
from bot.screens.articles import reference
from bot.screens.buttons import OpenArticle, decode
from bot.screens.digest_buttons import digest_buttons
from bot.screens.inline_cards import Place, headline_cards, place_of
from bot.screens.issue_calendar import beside, days_reply, nearest, years_reply
from bot.screens.pages import HEADLINES_AT_ONCE, PEOPLE_AT_ONCE, page_reply, people_reply
from bot.screens.picture_captions import cloud_days, period_for, terms_of
from bot.screens.reading_buttons import ShowCalendar, ShowPage, ShowPeople
from digests.archive.browsing import Month
from digests.issue import Entity, Person, Reporter
from digests.selection import choose_digest
from tests.bot.readable_issues import a_summary, an_article, an_issue

TONGUE = Tongue()


def link(article_id: int) -> str:
    return f"https://t.me/baotong_bot?start=a{article_id}"


def test_a_citation_names_reporters_headline_paper_date_and_page() -> None:
    two = (Reporter("记者", "叶知微"), Reporter("通讯员", "吴海燕"))
    one = an_article(1, page=3, headline="标题", reporters=two)
    assert reference(one, TONGUE) == "叶知微,吴海燕. 标题[N]. 今日云溪,2026-06-05(03)."
    assert reference(replace(one, date_source="inferred"), TONGUE).endswith("今日云溪,[2026-06-05](03).")
    assert reference(replace(one, date=None), TONGUE).endswith("今日云溪,[日期不详](03).")
    unsigned = an_article(1, headline="题" * 500)
    assert reference(unsigned, TONGUE).startswith("题")
    assert len(reference(unsigned, TONGUE)) == 256


def test_neighbours_are_those_of_the_printed_order() -> None:
    issue = an_issue((an_article(5), an_article(9), an_article(7)))
    assert neighbours(issue, 5) == (None, 9)
    assert neighbours(issue, 9) == (5, 7)
    assert neighbours(issue, 7) == (9, None)
    assert neighbours(issue, 1) == neighbours(None, 5) == (None, None)


def test_a_page_with_more_headlines_than_fit_is_turned() -> None:
    issue = an_issue(tuple(an_article(number) for number in range(1, 41)))
    first = page_reply(issue, 1, 0, link, TONGUE)
    presses = [button.press for row in first.rows for button in row]
    assert presses.count(OpenArticle(1, fresh=True)) == 1
    assert ShowPage(3, 1, HEADLINES_AT_ONCE) in presses
    last = page_reply(issue, 1, 2 * HEADLINES_AT_ONCE, link, TONGUE)
    assert [button.label for button in last.rows[0]] == ["33", "34", "35", "36", "37", "38", "39", "40"]
    assert ShowPage(3, 1, HEADLINES_AT_ONCE) in [button.press for button in last.rows[1]]


def test_many_people_are_turned_and_named_once_with_their_fullest_title() -> None:
    officers = tuple(Person(f"王{number:02}", "县长") for number in range(30))
    one = replace(an_article(1), people=officers)
    two = replace(an_article(2), people=(Person("王00", "县委副书记、县长"),))
    first = people_reply(an_issue((one, two)), 0, lambda name: int(name[1:]), TONGUE)
    assert "<b>王00</b>　县委副书记、县长" in first.text
    assert first.text.count("王00") == 1
    assert first.rows[-1][0].press == ShowPeople(3, PEOPLE_AT_ONCE)
    second = people_reply(an_issue((one, two)), PEOPLE_AT_ONCE, lambda name: int(name[1:]), TONGUE)
    assert second.rows[-1][0].press == ShowPeople(3, 0)


def test_organisations_and_places_stand_below_the_people_those_of_most_articles_first() -> None:
    office, school, town = (
        Entity("organisation", "云溪县教育局"),
        Entity("organisation", "<云溪>职业技术学校"),
        Entity("place", "古樟镇"),
    )
    one = replace(an_article(1), people=(Person("周亦安", "县长"),), entities=(office, town))
    two = replace(an_article(2), entities=(Entity("organisation", "县教育局"), school))
    three = replace(an_article(3), entities=(school,))
    shown = people_reply(an_issue((one, two, three)), 0, lambda name: 1, TONGUE).text
    assert shown.endswith("\n\n🏛 机构：&lt;云溪&gt;职业技术学校、云溪县教育局\n📍 地名：古樟镇")
    assert people_reply(an_issue((two,)), 0, lambda name: 1, TONGUE).text.endswith(
        "🏛 机构：县教育局、&lt;云溪&gt;职业技术学校"
    )


def test_a_digest_of_one_issue_leads_to_its_pages_of_several_to_each_of_alerts_to_theirs() -> None:
    issue = an_issue((an_article(1), an_article(2, page=4)))
    other = replace(issue, id=8, paper="云溪晚报")
    assert [[key.label for key in row] for row in digest_buttons(choose_digest([issue]), TONGUE)] == [
        ["1版", "4版"],
        ["🔑 关键词", "👤 人物"],
    ]
    several = [key for row in digest_buttons(choose_digest([issue, other]), TONGUE) for key in row]
    assert [key.label for key in several] == ["📄 今日云溪 2026年6月5日", "📄 云溪晚报 2026年6月5日"]
    assert decode(several[1].data) == ShowPage(8, 1, fresh=True)
    topics = [(article, ("双招双引",)) for article in issue.articles]
    alert = [key for row in digest_buttons(choose_digest([], topics=topics), TONGUE) for key in row]
    assert [key.label for key in alert] == ["📄 今日云溪 2026年6月5日 1版", "📄 今日云溪 2026年6月5日 4版"]
    words = digest_buttons(choose_digest([issue], length="keywords"), TONGUE)
    assert decode(words[0][0].data) == ShowPage(3, 1, fresh=True)


def test_years_and_months_of_the_calendar() -> None:
    months = [Month(2026, 6, 2), Month(2026, 4, 1), Month(2024, 12, 5)]
    years = years_reply("今日云溪", 0, months, 1, TONGUE)
    labels = [button.label for row in years.rows for button in row]
    assert labels == ["2026年 (3)", "2024年 (5)", "日期不详 (1)"]
    assert beside(months, 2026, 4) == (months[2], months[0])
    assert beside(months, 2024, 12) == (None, months[1])
    june = days_reply("今日云溪", 0, months, (2026, 6), [a_summary(2, date(2026, 6, 5), "inferred")], TONGUE)
    assert [button.label for button in june.rows[0]] == ["约5日"]
    assert june.rows[-1][0].press == ShowCalendar(0, 2026, 4)


def test_the_nearest_issues_are_the_last_before_and_the_first_after() -> None:
    issues = [a_summary(n, date(2026, 6, n)) for n in (9, 1, 5)]
    assert [one.id for one in nearest(issues, date(2026, 6, 4))] == [1, 5]
    assert [one.id for one in nearest(issues, date(2026, 6, 30))] == [9]
    assert nearest([], date(2026, 6, 4)) == ()


def test_terms_of_a_trend_and_the_measure_of_its_span() -> None:
    assert terms_of(" 茶叶、杨梅，茶叶 ；双招双引 项目,") == ["茶叶", "杨梅", "双招双引 项目"]
    assert terms_of("、，") == []
    day = date(2026, 6, 5)
    spans = [period_for(first, day) for first in (day, date(2024, 6, 5), date(2000, 1, 1))]
    assert spans == ["week", "month", "year"]


def test_the_span_of_a_cloud() -> None:
    issue = an_issue(())
    assert cloud_days(issue, "month") == (date(2026, 6, 1), date(2026, 6, 30))
    assert cloud_days(issue, "year") == (date(2026, 1, 1), date(2026, 12, 31))
    assert cloud_days(issue, "forged") is None
    assert cloud_days(replace(issue, date=None), "month") is None


def test_headlines_are_offered_ten_at_a_time() -> None:
    articles = [an_article(number) for number in range(1, 13)]
    first, after = headline_cards(articles, Place(), TONGUE)
    second, end = headline_cards(articles, place_of(after), TONGUE)
    assert [card.article_id for card in first + second] == list(range(1, 13))
    assert (after, end) == ("10.0", "")
    assert headline_cards(articles, Place(99), TONGUE) == ([], "")
