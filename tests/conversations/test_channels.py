"""Channels, set up from a private chat by an administrator of both; groups that the bot is added to and leaves."""

import asyncio

from bot.sandbox.person import AsyncPerson, Event, Received
from tests.conversations.conftest import Newsroom

JUNE = "2026-06-05.txt"


async def channel_of(reader: AsyncPerson) -> tuple[str, Received]:
    """A public channel of the reader's with the bot in it, and what the bot said to the reader about it."""
    await reader.start()
    await reader.wait_for("您好")
    channel = await asyncio.to_thread(reader.person.create, "云溪资讯", "channel")
    told = await reader.wait_for("我已经是频道云溪资讯的管理员了")
    await reader.act("make_public", chat=channel, username="yunxi_news")
    return channel, told


async def posted(reader: AsyncPerson, channel: str, words: str) -> None:
    """Wait for a post; channels speak in their own name, so that nobody is its author."""

    def fits(event: Event) -> bool:
        return event.kind == "message" and event.chat == channel and words in event.body.get("text", "")

    await asyncio.to_thread(reader.person.wait_event, fits)


async def test_a_channel_is_set_up_by_its_administrator_from_a_private_chat(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    channel, _ = await channel_of(editor)
    assert "三步" in (await editor.ask("/channel")).text
    panel = await editor.ask("/channel @yunxi_news")
    assert panel.text.startswith("📢 云溪资讯 还没有订报。")
    assert panel.labels == ["＋ 订：今日云溪"]
    await editor.press(panel, "今日云溪")
    assert "订好了：今日云溪" in (await editor.wait_for("订好了")).text
    await newsroom.takes_in(JUNE)
    await posted(editor, channel, "第2224期")
    panel = await editor.ask("/channel https://t.me/yunxi_news/3")
    assert "📋 云溪资讯 的订阅" in panel.text
    await editor.press(panel, "⚙️ 1")
    settings = await editor.wait_for("⚙️")
    assert settings.id == panel.id
    await editor.press(settings, "静音")
    assert "提示音：静音" in (await editor.wait_for("⚙️")).text
    assert newsroom.services.subscribers.of_chat(int(channel))[0].silent
    topic = await editor.ask("/channel @yunxi_news 杨梅")
    await editor.press(topic, "一有就送")
    await editor.wait_for("订好了：话题")
    assert [one.query for one in newsroom.services.subscribers.of_chat(int(channel))] == ["", "杨梅"]
    panel = await editor.ask("/channel @yunxi_news")
    await editor.press(panel, "退订 2")
    await editor.wait_for("退订好了：杨梅")
    await editor.press(panel, "⏸ 1")
    await editor.press(await editor.wait_for("停多久"), "一周")
    assert "已暂停" in (await editor.wait_for("📋 云溪资讯 的订阅")).text


async def test_whoever_adds_the_bot_to_a_channel_is_told_in_private(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    _, told = await channel_of(editor)
    await editor.press(told, "今日云溪")
    assert "订好了" in (await editor.wait_for("订好了")).text


async def test_only_administrators_of_both_may_set_a_channel_up(newsroom: Newsroom) -> None:
    editor, stranger = await newsroom.reader("编辑"), await newsroom.reader("生人")
    channel, _ = await channel_of(editor)
    refused = await stranger.ask("/channel @yunxi_news")
    assert "只有云溪资讯的管理员" in refused.text
    for data in (
        f"1z:0:{channel}",
        f"1n:0:{channel}",
        f"1p::0:{channel}",
        f"1q:0:0:{channel}",
        f"1x:1:{channel}",
    ):
        pressed = await stranger.act(
            "press", message_id=refused.id, chat=refused.chat, data=data, forged=True
        )
        answered = await asyncio.to_thread(
            stranger.person.wait_event,
            lambda one, number=pressed["query_id"]: one.kind == "answer" and one.body["id"] == number,
        )
        assert "管理员" in answered.body["text"], data
    assert not newsroom.services.subscribers.of_chat(int(channel))
    await asyncio.to_thread(editor.person.demote, channel)
    assert "还不能发消息" in (await editor.ask("/channel @yunxi_news")).text
    assert "找不到" in (await editor.ask("/channel @nobody_here")).text
    assert "找不到" in (await editor.ask("/channel 云溪资讯")).text


async def test_a_channel_where_the_bot_may_not_post_is_refused(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    channel, _ = await channel_of(editor)
    await asyncio.to_thread(editor.person.promote, channel, without=["can_post_messages"])
    assert "还不能发消息" in (await editor.ask("/channel @yunxi_news")).text


async def test_a_group_is_no_channel_and_a_group_is_no_place_for_it(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup")
    await editor.wait_for("大家好", chat=group)
    await editor.act("make_public", chat=group, username="yunxi_group")
    assert "不是频道" in (await editor.ask("/channel @yunxi_group")).text
    assert "私聊" in (await editor.ask("/channel @yunxi_news", chat=group)).text


async def test_a_post_forwarded_out_of_a_channel_names_it(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    channel, _ = await channel_of(editor)
    post = await editor.say("旧消息", channel)
    await editor.forward(post)
    assert "📢 云溪资讯" in (await editor.wait_for("📢")).text


async def test_the_bot_greets_a_group_once_and_is_quiet_when_it_is_removed(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup")
    greeting = await editor.wait_for("大家好", chat=group)
    assert "/subscribe@baotong_bot" in greeting.text
    await editor.ask("/subscribe", chat=group)
    await asyncio.to_thread(editor.person.remove, group)
    await newsroom.takes_in(JUNE)
    await newsroom.jobs.tick()
    assert not [one for one in await editor.history(group) if "📰" in one.text]
    await asyncio.to_thread(editor.person.add, group)
    await editor.say("/help", group)
    await editor.wait_for("看报查报", chat=group)
    await newsroom.jobs.tick()
    # Back again, it goes on where it was, without another greeting.
    assert "第2224期" in (await editor.wait_for("📰", chat=group)).text
    assert len([one for one in await editor.history(group) if "大家好" in one.text]) == 1
    await editor.say("/start@baotong_bot", group)
    assert "管理员" in (await editor.wait_for("大家好", chat=group)).text


async def test_what_people_say_in_a_group_is_no_search(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup")
    greeting = await editor.wait_for("大家好", chat=group)
    await editor.say("杨梅", group, reply_to=greeting.id)
    await editor.say("/nothing@baotong_bot", group)
    await editor.ask("/help", chat=group)
    assert [one.text[:3] for one in await editor.history(group) if one.by_bot] == ["大家好", "看报查"]
