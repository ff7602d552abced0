"""Issues without a search: of a day, by the calendar, by page, by keyword, by person, on this day."""

from asyncio import to_thread
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conversations.conftest import Newsroom, open_newsroom

APRIL, LATE_APRIL, JUNE, UNDATED = "2026-04-10.txt", "2026年4月24日.txt", "2026-06-05.txt", "云溪要闻.txt"
NOW = datetime(2026, 6, 6, 3, 0, tzinfo=UTC)


@pytest.fixture
async def in_june(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """The same bot on the day after the June issue, with three issues in the archive."""
    await newsroom.takes_in(APRIL, LATE_APRIL, JUNE)
    monkeypatch.setattr(type(newsroom.services), "now", lambda services: NOW)
    return newsroom


async def test_an_issue_is_found_by_its_day_however_it_is_typed(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    for typed in ("2026-06-05", "6月5日", "20260605", "昨天", "yesterday", "２０２６年６月５日", "周五"):
        issue = await reader.ask(f"/issue {typed}")
        assert "第2224期" in issue.text
    assert issue.labels == ["1版", "2版", "3版", "4版", "🔑 关键词", "👤 人物", "⬅ 上一期"]


async def test_a_day_without_an_issue_names_the_nearest_ones(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    answer = await reader.ask("/issue 4月20日")
    assert "2026年4月20日没有报纸" in answer.text
    assert answer.labels == ["2026年4月10日", "2026年4月24日"]
    await reader.press(answer, "4月10日")
    assert "第2216期" in (await reader.wait_for("📰")).text
    assert "看不懂这个日期" in (await reader.ask("/issue 某一天")).text
    assert (await reader.ask("/issue 2026-05-01")).labels == ["2026年4月24日", "2026年6月5日"]


async def test_the_calendar_leads_from_years_to_months_to_issues_in_place(in_june: Newsroom) -> None:
    await in_june.takes_in(UNDATED)
    reader = await in_june.reader()
    months = years = await reader.ask("/issues")
    # All issues are of one year, so that there is no year to choose.
    assert "2026年。哪个月？" in months.text
    assert [label for label in months.labels if label in ("4月 (2)", "6月 (1)")] == ["4月 (2)", "6月 (1)"]
    await reader.press(months, "4月 (2)")
    days = await reader.wait_for("2026年4月")
    assert days.id == years.id
    assert days.labels == ["10日", "24日", "↑ 2026年", days.labels[-1]]
    assert days.labels[-1].endswith("月 ▶")
    await reader.press(days, "24日")
    assert "4月24日" in (await reader.wait_for("📰")).text
    await reader.press(days, "↑ 2026年")
    again = await reader.wait_for("哪个月")
    await reader.press(again, "↑ 各年")
    assert (await reader.wait_for("哪一年")).id == years.id


async def test_without_a_date_issue_shows_the_calendar_and_an_empty_archive_says_so(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader()
    for command in ("/issues", "/issue", "/page 1", "/keywords", "/people", "/cloud"):
        assert "还没有送来报纸" in (await reader.ask(command)).text
    assert "没有报纸" in (await reader.ask("/issue 2026-06-05")).text
    await newsroom.takes_in(JUNE)
    assert "哪个月" in (await reader.ask("/issue")).text


async def test_with_several_papers_the_calendar_asks_which_and_forged_places_get_a_sentence(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    papers = [{"name": "云溪晚报", "inbox": "evening"}, {"name": "今日云溪", "inbox": "inbox"}]
    (tmp_path / "evening").mkdir()
    room = await open_newsroom(stack, tmp_path, papers=papers)
    await room.takes_in(JUNE)
    reader = await room.reader()
    question = await reader.ask("/issues")
    assert question.labels == ["云溪晚报", "今日云溪"]
    await reader.press(question, "今日云溪")
    assert "共 1 期" in (await reader.wait_for("哪一年")).text
    answer = await to_thread(
        reader.person.act, "press", message_id=question.id, chat=question.chat, data="1e:9:0:0", forged=True
    )
    told = await to_thread(
        reader.person.wait_event, lambda one: one.kind == "answer" and one.body["id"] == answer["query_id"]
    )
    assert "过时" in told.body["text"]


async def test_a_page_is_of_the_latest_issue_of_a_day_or_of_what_is_replied_to(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    assert "2026年6月5日 第2版" in (await reader.ask("/page 2")).text
    assert "2026年4月10日 第3版" in (await reader.ask("/page 第3版 4月10日")).text
    april = await reader.ask("/issue 4月10日")
    await reader.say("/page 4", reply_to=april.id)
    assert "2026年4月10日 第4版" in (await reader.wait_for("📄")).text
    missing = await reader.ask("/page 9")
    assert "没有第9版" in missing.text
    await reader.press(missing, "3版")
    assert (await reader.wait_for("第3版")).id == missing.id
    for front in ("/page 头版", "/page 第一版", "/page 一"):
        assert "第1版" in (await reader.ask(front)).text
    for nonsense in ("/page 末版", "/page 十一二", "/page 2 某一天"):
        assert "看不懂是第几版" in (await reader.ask(nonsense)).text
    assert "没有报纸" in (await reader.ask("/page 2 4月20日")).text


async def test_keywords_are_buttons_that_search(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    words = await reader.ask("/keywords")
    assert "2026年6月5日 的关键词" in words.text
    assert "双招双引" in words.labels
    await reader.press(words, "双招双引")
    hits = await reader.wait_for("🔎 双招双引")
    assert hits.id != words.id


async def test_people_of_the_latest_issue_have_their_offices_and_lead_to_all_about_them(
    in_june: Newsroom,
) -> None:
    reader = await in_june.reader()
    people = await reader.ask("/people")
    assert "沈砚秋　县委书记" in people.text
    assert "周亦安" in people.labels
    await reader.press(people, "沈砚秋")
    assert "人物:沈砚秋：" in (await reader.wait_for("🔎")).text
    one = await reader.ask("/people 沈砚秋")
    assert one.text.startswith("👤 沈砚秋　县委书记\n🔎 人物:沈砚秋：")
    assert "🏛 机构：" in people.text
    assert "📍 地名：" in people.text
    assert (await reader.ask("/people 县教育局")).text.startswith("🔎 机构:县教育局：")
    assert (await reader.ask("/people 古樟镇")).text.startswith("🔎 地名:古樟镇：")
    unknown = await reader.ask("/people 蒋大明")
    assert "担任职务的“蒋大明”" in unknown.text
    await reader.press(unknown, "在全文里查")
    assert "邮递员蒋大明" in (await reader.wait_for("🔎 蒋大明")).text


async def test_the_people_of_an_older_issue_are_behind_its_button(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    issue = await reader.ask("/issue 4月10日")
    await reader.press(issue, "👤 人物")
    assert "2026年4月10日 提到的人" in (await reader.wait_for("👤")).text
    await reader.press(issue, "🔑 关键词")
    assert "2026年4月10日 的关键词" in (await reader.wait_for("🔑")).text


async def test_on_this_day_shows_the_issues_of_other_years(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await newsroom.takes_in(JUNE)
    later = datetime(2027, 6, 5, 3, 0, tzinfo=UTC)
    monkeypatch.setattr(type(newsroom.services), "now", lambda services: later)
    reader = await newsroom.reader()
    answer = await reader.ask("/onthisday")
    assert "往年的6月5日" in answer.text
    assert "对标先进找差距" in answer.text
    await reader.press(answer, "2026年6月5日")
    assert "第2224期" in (await reader.wait_for("📰")).text
    monkeypatch.setattr(type(newsroom.services), "now", lambda services: NOW)
    assert "没有留下报纸" in (await reader.ask("/onthisday")).text


async def test_buttons_of_an_issue_that_was_dropped_say_so(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    shown = await reader.ask("/issue 6月5日")
    issue = await to_thread(in_june.services.archive.issue_on, datetime(2026, 6, 5, tzinfo=UTC).date())
    assert issue
    await to_thread(in_june.services.archive.drop, issue.id)
    for label in ("1版", "🔑 关键词", "👤 人物"):
        told = await reader.press_and_read(shown, label)
        assert "这一期已经不在了" in told["text"]


async def test_the_digest_that_is_pushed_has_buttons_to_its_pages(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    await newsroom.takes_in(JUNE)
    digest = await reader.wait_for("第2224期")
    assert digest.labels == ["1版", "2版", "3版", "4版", "🔑 关键词", "👤 人物"]
    await reader.press(digest, "4版")
    page = await reader.wait_for("第4版")
    assert page.id != digest.id


async def test_the_latest_issue_has_its_buttons_in_the_readers_language(in_june: Newsroom) -> None:
    for language, label in (("zh-hant", "🔑 關鍵詞"), ("en", "🔑 Keywords")):
        reader = await in_june.reader(language=language)
        assert label in (await reader.ask("/latest")).labels


async def test_in_a_group_everybody_looks_issues_up(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    group = await to_thread(reader.person.create, "读报群", "supergroup")
    await reader.say("/page 1", chat=group)
    page = await reader.wait_for("📄", chat=group)
    await reader.press(page, "2版")
    assert "第2版" in (await reader.wait_for("第2版", chat=group)).text


async def test_from_the_latest_issue_one_turns_back_and_forth_in_place(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, JUNE)
    reader = await newsroom.reader()
    latest = await reader.ask("/latest")
    assert "⬅ 上一期" in latest.labels
    assert "下一期 ➡" not in latest.labels
    await reader.press(latest, "⬅ 上一期")
    before = await reader.wait_for("2026年4月10日")
    assert (before.kind, before.id) == ("edit", latest.id)
    assert before.labels[-1] == "下一期 ➡"
    await reader.press(before, "下一期 ➡")
    assert (await reader.wait_for("2026年6月5日")).id == latest.id
    assert "⬅ 上一期" in (await reader.ask("/issue 2026-06-05")).labels
