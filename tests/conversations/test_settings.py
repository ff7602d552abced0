"""The panel of /settings as a reader presses through it: each press edits the same message."""

import asyncio
from contextlib import AsyncExitStack
from datetime import time
from pathlib import Path

import pytest

from bot.readers.subscription import Subscription
from bot.sandbox.person import AsyncPerson, Received
from tests.conversations.conftest import Newsroom, open_newsroom


@pytest.fixture
async def daily(stack: AsyncExitStack, tmp_path: Path) -> Newsroom:
    """A bot for one paper whose readers get a digest at eight."""
    return await open_newsroom(stack, tmp_path)


async def subscriber(room: Newsroom, **facts: object) -> AsyncPerson:
    reader = await room.reader(**facts)  # type: ignore[arg-type]
    await reader.ask("/subscribe")
    return reader


async def through(reader: AsyncPerson, panel: Received, *labels: str) -> Received:
    """Press one label after the other, each on the message as it then is."""
    for label in labels:
        await reader.press(panel, label)
        edited = await reader.wait_for()
        assert (edited.id, edited.kind) == (panel.id, "edit")
        panel = edited
    return panel


def only(room: Newsroom, reader: AsyncPerson) -> Subscription:
    (one,) = room.services.subscribers.of_chat(reader.person.id)
    return one


async def test_a_reader_sets_hour_days_zone_and_length_in_one_message(daily: Newsroom) -> None:
    reader = await subscriber(daily)
    panel = await reader.ask("/settings")
    assert "送报：每天 08:00" in panel.text
    assert "时区：上海" in panel.text
    assert "安静时段：不设" in panel.text
    assert "下一份：" in panel.text
    panel = await through(reader, panel, "时间", "07:00")
    assert "送报：每天 07:00" in panel.text
    panel = await through(reader, panel, "时间", "07:30")
    panel = await through(reader, panel, "星期", "周六", "周日")
    assert [label for label in panel.labels if "✅" in label] == [f"✅ 周{day}" for day in "一二三四五"]
    panel = await through(reader, panel, "返回", "时区", "罗马", "内容", "只要标题", "静音")
    assert "送报：周一至周五 07:30" in panel.text
    assert "时区：罗马" in panel.text
    assert "内容：只要标题" in panel.text
    assert "提示音：静音" in panel.text
    one = only(daily, reader)
    assert (one.schedule.at, one.schedule.weekdays) == (time(7, 30), frozenset(range(5)))
    assert (one.zone.key, one.length, one.silent) == ("Europe/Rome", "headlines", True)


async def test_weekly_has_one_day_and_daily_has_every_day_again(daily: Newsroom) -> None:
    reader = await subscriber(daily)
    panel = await through(reader, await reader.ask("/settings"), "送法", "每周一份")
    assert "每周一次，周六 08:00" in panel.text
    panel = await through(reader, panel, "星期", "周日", "返回")
    assert "每周一次，周日 08:00" in panel.text
    panel = await through(reader, panel, "送法", "每天一份")
    assert "送报：每天 08:00" in panel.text
    panel = await through(reader, panel, "送法", "一到就送")
    assert "新报一到就送" in panel.text
    assert not [label for label in panel.labels if "时间" in label or "星期" in label]


async def test_an_hour_within_the_quiet_hours_is_refused_with_a_sentence(daily: Newsroom) -> None:
    reader = await subscriber(daily)
    panel = await through(reader, await reader.ask("/settings"), "安静时段", "21:00–07:00")
    assert "安静时段：21:00–07:00" in panel.text
    panel = await through(reader, panel, "时间")
    answer = await reader.press_and_read(panel, "06:00")
    assert answer["show_alert"]
    assert "06:00 在安静时段里" in answer["text"]
    assert only(daily, reader).schedule.at == time(8)
    await through(reader, panel, "07:00")
    panel = await through(reader, await reader.ask("/settings"), "安静时段")
    assert "07:00 在安静时段里" in (await reader.press_and_read(panel, "23:00–08:00"))["text"]


async def test_the_last_day_stays(daily: Newsroom) -> None:
    reader = await subscriber(daily)
    panel = await through(
        reader, await reader.ask("/settings"), "星期", *(f"周{day}" for day in "一二三四五六")
    )
    answer = await reader.press_and_read(panel, "周日")
    assert "至少要留一天" in answer["text"]


@pytest.mark.parametrize(
    ("words", "line"),
    [("7：05", "送报：每天 07:05"), ("22:00-6:30", "安静时段：22:00–06:30"), ("东京", "时区：东京"),
     ("Europe/Vienna", "时区：维也纳")],
)  # fmt: skip
async def test_settings_can_be_written_out(daily: Newsroom, words: str, line: str) -> None:
    reader = await subscriber(daily)
    assert (await reader.ask(f"/settings {words}")).text == "改好了"
    assert line in (await reader.ask("/settings")).text


@pytest.mark.parametrize("words", ["25:00", "明天", "8:00-8:00", "22:00-9:00"])
async def test_what_cannot_be_set_gets_a_sentence(daily: Newsroom, words: str) -> None:
    reader = await subscriber(daily)
    before = only(daily, reader).schedule
    said = (await reader.ask(f"/settings {words}")).text
    assert said != "改好了"
    assert not said.startswith("⚙️")
    assert only(daily, reader).schedule == before


async def test_a_language_is_chosen_by_a_reader_without_any_subscription(daily: Newsroom) -> None:
    reader = await daily.reader(language="en")
    panel = await reader.ask("/settings")
    assert "no subscription" in panel.text
    panel = await through(reader, panel, "Language", "繁體中文")
    assert "訂報" in panel.text
    assert "訂好了" in (await reader.ask("/subscribe")).text
    panel = await through(reader, await reader.ask("/settings"), "語言", "跟隨 Telegram")
    assert "Language: Follow Telegram" in panel.text


async def test_where_subscriptions_differ_the_panel_says_that_it_changes_all(daily: Newsroom) -> None:
    reader = await subscriber(daily)
    preview = await reader.ask("/subscribe 双招双引")
    await reader.press(preview, "一有就送")
    await reader.wait_for("订好了")
    panel = await reader.ask("/settings")
    assert "设置不一样" in panel.text
    await through(reader, panel, "静音")
    assert {one.silent for one in daily.services.subscribers.of_chat(reader.person.id)} == {True}


async def test_in_a_group_only_administrators_change_settings(daily: Newsroom) -> None:
    editor, neighbour = await daily.reader("编辑"), await daily.reader("邻居")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup")
    await editor.wait_for("大家好", chat=group)
    await asyncio.to_thread(editor.person.add, group, neighbour.person.id)
    assert "订好了" in (await editor.ask("/subscribe", chat=group)).text
    assert "管理员" in (await neighbour.ask("/settings", chat=group)).text
    panel = await editor.ask("/settings@baotong_bot", chat=group)
    assert "管理员" in (await neighbour.press_and_read(panel, "静音"))["text"]
    assert "管理员" in (await neighbour.press_and_read(panel, "时间"))["text"]
    await through(editor, panel, "静音")
    await asyncio.to_thread(editor.person.promote, group, neighbour.person.id, anonymous=True)
    await neighbour.say("/settings", group)
    assert "提示音：静音" in (await neighbour.wait_for("⚙️", chat=group)).text


async def test_forged_values_and_anothers_chat_change_nothing(daily: Newsroom) -> None:
    reader, stranger = await subscriber(daily), await daily.reader("生人")
    panel = await reader.ask("/settings")
    before = only(daily, reader)
    for data in ("1v:time:9999:0:0", "1v:zone:no--where:0:0", "1v:day:77:0:0", "1v:rhythm:hourly:0:0",
                 "1v:length:novel:0:0", "1v:nothing:1:0:0", "1v:quiet:0000:0:0", "1v:language:xx:0:0"):  # fmt: skip
        pressed = await reader.act("press", message_id=panel.id, chat=panel.chat, data=data, forged=True)
        event = await asyncio.to_thread(
            reader.person.wait_event,
            lambda one, number=pressed["query_id"]: one.kind == "answer" and one.body["id"] == number,
        )
        assert event.body["text"] in (
            "这个按钮已经过时了，请重新查一次。",
            "至少要留一天。想停一阵，请发 /pause",
        )
    theirs = await stranger.ask("/settings")
    data = f"1v:sound:off:0:{reader.person.id}"
    await stranger.act("press", message_id=theirs.id, chat=theirs.chat, data=data, forged=True)
    await stranger.ask("/settings")
    assert only(daily, reader) == before
