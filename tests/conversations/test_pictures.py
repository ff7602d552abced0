"""/trend and /cloud: pictures that come with words beneath, and are drawn anew in their place."""

from asyncio import to_thread
from datetime import UTC, datetime

import pytest

from digests.errors import SettingsError
from tests.conversations.conftest import Newsroom

APRIL, LATE_APRIL, JUNE = "2026-04-10.txt", "2026年4月24日.txt", "2026-06-05.txt"
NOW = datetime(2026, 6, 6, 3, 0, tzinfo=UTC)


@pytest.fixture
async def in_june(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    await newsroom.takes_in(APRIL, LATE_APRIL, JUNE)
    monkeypatch.setattr(type(newsroom.services), "now", lambda services: NOW)
    return newsroom


async def test_a_trend_is_a_picture_whose_measure_is_changed_in_place(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    picture = await reader.ask("/trend 双招双引")
    assert picture.wire["photo"]
    assert picture.text.startswith("📈 双招双引：")
    assert picture.text.endswith("最早见于 2026年4月10日")
    assert picture.labels == ["每周", "每月", "每年", "🔎 看文章", "🔔 有新的就告诉我"]
    events = await to_thread(reader.person.events)
    assert any(one.kind == "action" and "photo" in str(one.body) for one in events)
    await reader.press(picture, "每年")
    drawn_anew = await reader.wait_for("📈")
    assert (drawn_anew.kind, drawn_anew.id) == ("edit", picture.id)
    await reader.press(picture, "看文章")
    assert "🔎 双招双引" in (await reader.wait_for("🔎")).text


async def test_several_terms_are_drawn_together(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    picture = await reader.ask("/trend 双招双引、杨梅，恐龙化石")
    first, second, third = picture.text.splitlines()
    assert first.startswith("📈 双招双引：")
    assert second.startswith("📈 杨梅：")
    assert third == "📈 恐龙化石：报上没有提到过"
    assert picture.labels == ["每周", "每月", "每年"]


async def test_hits_lead_to_their_trend(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    hits = await reader.ask("杨梅")
    await reader.press(hits, "📈 走势")
    picture = await reader.wait_for("📈 杨梅")
    assert picture.wire["photo"]
    assert picture.id != hits.id


async def test_what_cannot_be_drawn_is_said_in_words(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    assert "想看哪个词" in (await reader.ask("/trend")).text
    assert "画不出走势" in (await reader.ask("/trend 恐龙化石")).text
    assert "这样查不了" in (await reader.ask("/trend 日期:某天")).text
    assert "看不懂这个日期。请这样写：/cloud 2026-07-04" in (await reader.ask("/cloud 某一天")).text
    assert (await reader.ask("/cloud 2026-04-20")).text == "2026年4月20日没有报纸。"


async def test_a_cloud_of_an_issue_becomes_one_of_its_month_or_year(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    cloud = await reader.ask("/cloud 4月10日")
    assert cloud.wire["photo"]
    assert cloud.text.startswith("☁ 今日云溪 2026年4月10日 的词云\n最多的是：")
    assert cloud.labels == ["这一期", "这个月", "这一年", "🔑 关键词"]
    await reader.press(cloud, "这个月")
    month = await reader.wait_for("2026年4月的词云")
    assert (month.kind, month.id) == ("edit", cloud.id)
    await reader.press(cloud, "这一年")
    await reader.wait_for("2026年的词云")
    await reader.press(cloud, "这一年")
    assert "2026年6月5日" in (await reader.ask("/cloud")).text


async def test_without_a_font_the_numbers_come_in_words(
    in_june: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_installed(given: object = None) -> None:
        raise SettingsError("font", "no Chinese font is installed")

    monkeypatch.setattr("bot.handlers.pictures.find_font", none_installed)
    in_june.door.expect("no Chinese font")
    reader = await in_june.reader()
    answer = await reader.ask("/trend 双招双引")
    assert answer.text.startswith("📈 双招双引：")
    assert "没有装中文字体" in answer.text
    assert "没有装中文字体" in (await reader.ask("/cloud")).text


async def test_a_cloud_of_an_issue_that_was_dropped_is_not_drawn_again(in_june: Newsroom) -> None:
    reader = await in_june.reader()
    cloud = await reader.ask("/cloud")
    issue = await to_thread(in_june.services.archive.issue_on, datetime(2026, 6, 5, tzinfo=UTC).date())
    assert issue
    await to_thread(in_june.services.archive.drop, issue.id)
    assert "不在了" in (await reader.press_and_read(cloud, "这个月"))["text"]
