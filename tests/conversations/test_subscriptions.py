"""Topics with their preview, the list of /mine, pauses, and why nothing came, as a reader meets them."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot.readers.subscription import Wish
from tests.conversations.conftest import Newsroom, open_newsroom

APRIL, MAY, JUNE = "2026-04-10.txt", "2026年4月24日.txt", "2026-06-05.txt"


@pytest.fixture
async def daily(stack: AsyncExitStack, tmp_path: Path) -> Newsroom:
    return await open_newsroom(stack, tmp_path)


async def test_before_subscribing_to_a_topic_a_reader_sees_what_it_would_bring(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, MAY)
    reader = await newsroom.reader()
    preview = await reader.ask("/subscribe 双招双引")
    assert preview.text.startswith("🔖 话题 双招双引\n最近一周 0 篇，一共 ")
    assert "最近一篇：" in preview.text
    # Readers of this bot get each issue at once, so that there is nothing to choose.
    assert preview.labels[-1] == "⚡ 订，一有就送"
    assert not any(label.startswith("🔖") for label in preview.labels)
    narrower = next(label for label in preview.labels if label.startswith("＋"))
    await reader.press(preview, narrower)
    closer = await reader.wait_for("🔖")
    assert closer.id == preview.id
    assert f"双招双引 {narrower.removeprefix('＋')}" in closer.text
    await reader.press(closer, "一有就送")
    assert "订好了：话题" in (await reader.wait_for("订好了")).text


async def test_hits_of_a_topic_come_at_once_with_the_word_and_nothing_else(newsroom: Newsroom) -> None:
    reader, other = await newsroom.reader(), await newsroom.reader()
    await reader.press(await reader.ask("/subscribe 杨梅"), "一有就送")
    await reader.wait_for("订好了")
    await other.press(await other.ask("/subscribe 量子纠缠"), "一有就送")
    await other.wait_for("订好了")
    await newsroom.takes_in(APRIL, JUNE)
    alert = await reader.wait_for(lambda one: "杨梅" in one.text and bool(one.links()))
    assert "第2224期" not in alert.text
    assert not [one for one in await other.history() if one.by_bot and one.links()]
    again = await reader.ask("/subscribe 杨梅")
    await reader.press(again, "一有就送")
    assert "已经订了" in (await reader.wait_for("话题")).text


async def test_a_topic_comes_inside_the_digest_of_a_reader_who_has_both(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    await reader.press(await reader.ask("/subscribe 杨梅"), "一有就送")
    await reader.wait_for("订好了")
    await newsroom.takes_in(JUNE)
    digest = await reader.wait_for("第2224期")
    assert "杨梅" in digest.text
    assert len([one for one in await reader.history() if one.links()]) == 1


async def test_a_word_in_nearly_everything_is_warned_of(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, MAY, JUNE)
    reader = await newsroom.reader()
    assert "几乎天天有" in (await reader.ask("/subscribe 云溪")).text
    assert "报上还没有过" in (await reader.ask("/subscribe 量子纠缠")).text
    assert "这样查不了" in (await reader.ask("/subscribe 日期:昨天")).text
    hostile = await reader.ask("/subscribe <b>&copy;")
    assert "<b>&copy;" in hostile.text


async def test_a_topic_can_be_taken_with_the_digest_or_at_once(daily: Newsroom) -> None:
    reader = await daily.reader()
    preview = await reader.ask("/subscribe 双招双引")
    assert preview.labels[:2] == ["🔖 订，随报一起送", "⚡ 订，一有就送"]
    await reader.press(preview, "随报")
    assert "随报送来（每天 08:00）" in (await reader.wait_for("订好了")).text
    assert (await reader.ask("/unsubscribe 雙招雙引")).text == "退订好了：雙招雙引"
    assert "您没有订" in (await reader.ask("/unsubscribe 双招双引")).text


async def test_the_button_beneath_a_search_leads_to_the_preview(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    number = newsroom.services.asked.number_of("杨梅")
    hits = await reader.ask("杨梅")
    await reader.act("press", message_id=hits.id, chat=hits.chat, data=f"1k:{number}", forged=True)
    preview = await reader.wait_for("🔖 话题 杨梅")
    assert preview.id != hits.id


async def test_mine_lists_everything_and_each_has_its_buttons(daily: Newsroom) -> None:
    reader = await daily.reader()
    assert "没有订报" in (await reader.ask("/mine")).text
    await reader.ask("/subscribe")
    await reader.press(await reader.ask("/subscribe 双招双引"), "一有就送")
    await reader.wait_for("订好了")
    mine = await reader.ask("/mine")
    assert "1. 今日云溪 · 每天 08:00" in mine.text
    assert "2. 话题 双招双引 · 报上一有就送" in mine.text
    assert mine.labels == ["⚙️ 1", "⏸ 1", "✕ 退订 1", "⚙️ 2", "⏸ 2", "✕ 退订 2", "❓ 今天怎么没有？"]
    await reader.press(mine, "⏸ 2")
    choices = await reader.wait_for("停多久")
    assert choices.id == mine.id
    await reader.press(choices, "一周")
    paused = await reader.wait_for("您的订阅")
    assert "已暂停" in paused.text
    await reader.press(paused, "▶️ 2")
    assert "已暂停" not in (await reader.wait_for("您的订阅")).text
    await reader.press(mine, "⚙️ 2")
    panel = await reader.wait_for("⚙️")
    assert panel.text.startswith("⚙️ 双招双引\n")
    mine = await reader.ask("/mine")
    await reader.press(mine, "退订 1")
    left = await reader.wait_for("退订好了：今日云溪")
    assert "1. 话题 双招双引" in left.text
    assert [one.query for one in daily.services.subscribers.of_chat(reader.person.id)] == ["双招双引"]


async def test_of_several_subscriptions_all_are_ended_only_after_a_question(daily: Newsroom) -> None:
    reader = await daily.reader()
    await reader.ask("/subscribe")
    await reader.press(await reader.ask("/subscribe 双招双引"), "一有就送")
    await reader.wait_for("订好了：话题")
    question = await reader.ask("/unsubscribe")
    assert question.text.splitlines() == ["您在这里一共订了 2 样，全都退吗？", "• 今日云溪", "• 双招双引"]
    await reader.press(question, "其中几样")
    mine = await reader.wait_for("您的订阅")
    assert mine.id == question.id
    assert len(daily.services.subscribers.of_chat(reader.person.id)) == 2
    question = await reader.ask("/unsubscribe")
    await reader.press(question, "全部退订")
    assert "退订好了" in (await reader.wait_for(lambda one: one.id == question.id)).text
    assert not daily.services.subscribers.of_chat(reader.person.id)
    await reader.act("press", message_id=question.id, chat=question.chat, data="1x:0:0", forged=True)
    assert "没有订报" in (await reader.wait_for("没有订报")).text


async def test_the_issue_that_a_newcomer_gets_is_not_taken_for_the_digest_of_the_day(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    papers = [{"name": "今日云溪", "inbox": "inbox"}, {"name": "云溪晚报", "inbox": "inbox"}]
    room = await open_newsroom(stack, tmp_path, papers=papers, digest={"schedule": "instant"})
    await room.takes_in(JUNE)
    reader = await room.reader()
    await reader.ask("/subscribe 今日云溪")
    await reader.wait_for("📰")
    assert "来了就照这样送" in (await reader.ask("/subscribe 云溪晚报")).text
    why = (await reader.ask("/why")).text.splitlines()
    assert why == ["今日云溪：今天的报还没有到，一到就送。", "云溪晚报：今天的报还没有到，一到就送。"]


async def test_a_topic_at_once_is_listed_without_an_hour(daily: Newsroom) -> None:
    reader = await daily.reader()
    await reader.press(await reader.ask("/subscribe 双招双引"), "一有就送")
    await reader.wait_for("订好了：话题")
    mine = await reader.ask("/mine")
    assert mine.text.endswith("1. 话题 双招双引 · 报上一有就送")
    await reader.press(mine, "⏸ 1")
    await reader.press(await reader.wait_for("停多久"), "一周")
    paused = await reader.wait_for("您的订阅")
    await reader.press(paused, "▶️ 1")
    assert (
        "下一份"
        not in (await reader.wait_for(lambda one: "▶️ 1" not in one.labels and "⏸ 1" in one.labels)).text
    )


async def test_a_long_list_is_turned_page_by_page(daily: Newsroom) -> None:
    reader = await daily.reader()
    await reader.ask("/subscribe")
    first = daily.services.subscribers.of_chat(reader.person.id)[0]
    for number in range(50):
        wish = Wish(first.chat_id, query=f"话题{number}")
        daily.services.subscribers.subscribe(wish, daily.services.now())
    mine = await reader.ask("/mine")
    assert "8. 话题" in mine.text
    assert "9. 话题" not in mine.text
    await reader.press(mine, "下一页")
    assert "9. 话题" in (await reader.wait_for("您的订阅")).text
    await reader.press(await reader.ask("/subscribe 又一个"), "随报")
    assert "最多订 50 个话题" in (await reader.wait_for("话题")).text


async def test_a_pause_keeps_everything_and_brings_what_was_missed(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    assert "没有订报" in (await reader.ask("/pause")).text
    await reader.ask("/subscribe")
    choices = await reader.ask("/pause")
    await reader.press(choices, "等我说")
    assert "发 /resume" in (await reader.wait_for("停好了")).text
    await newsroom.takes_in(APRIL)
    assert "已暂停" in (await reader.ask("/why")).text
    assert "恢复了" in (await reader.ask("/resume")).text
    await newsroom.jobs.tick()
    await reader.wait_for("第2216期")
    assert "没有停着的" in (await reader.ask("/resume")).text


async def test_who_subscribes_again_out_of_a_pause_gets_what_was_missed_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    await reader.press(await reader.ask("/pause"), "等我说")
    await reader.wait_for("停好了")
    await newsroom.takes_in(APRIL)
    assert "恢复了" in (await reader.ask("/subscribe")).text
    await newsroom.jobs.tick()
    await reader.wait_for("第2216期")
    await reader.ask("/mine")
    assert len([one for one in await reader.history() if "第2216期" in one.text]) == 1


async def test_a_pause_can_be_written_out(daily: Newsroom) -> None:
    reader = await daily.reader()
    await reader.ask("/subscribe")
    today = daily.services.today(daily.services.papers[0])
    back = today + timedelta(days=14)
    assert f"{back.month}月{back.day}日恢复" in (await reader.ask("/pause 2周")).text
    assert "没看懂" in (await reader.ask("/pause 很久")).text
    one = daily.services.subscribers.of_chat(reader.person.id)[0]
    assert one.paused_until == back
    # Subscribing again is another way to say "go on".
    assert "订好了" in (await reader.ask("/subscribe")).text


async def test_why_nothing_came_is_answered_for_each_subscription(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    assert "没有订报" in (await reader.ask("/why")).text
    await reader.ask("/subscribe")
    assert "今日云溪：今天的报还没有到，一到就送。" in (await reader.ask("/why")).text
    mine = await reader.ask("/mine")
    await newsroom.takes_in(JUNE)
    await reader.wait_for("📰")
    await reader.press(mine, "今天怎么没有")
    said = (await reader.wait_for("今日云溪：")).text
    # The reader may ask before the bot has written down that its message has arrived.
    assert "已经送到了" in said or "正在路上" in said


async def test_a_held_issue_is_named_as_the_reason(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(
        stack,
        tmp_path,
        telegram={"admins": [4711]},
        inbox={"hold_below": 1.0},
        digest={"schedule": "instant"},
    )
    reader = await room.reader()
    await reader.ask("/subscribe")
    await room.takes_in(JUNE)
    assert "编辑正在核对" in (await reader.ask("/why")).text


async def test_each_topic_of_a_forum_has_subscriptions_of_its_own(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    forum = await asyncio.to_thread(editor.person.create, "读报论坛", "supergroup", forum=True)
    await editor.wait_for("大家好", chat=forum)
    thread = await asyncio.to_thread(editor.person.open_topic, forum, "杨梅")
    preview = await editor.ask("/subscribe 杨梅", chat=forum, thread=thread)
    assert preview.thread == thread
    await editor.press(preview, "一有就送")
    await editor.wait_for("订好了", chat=forum)
    assert "没有订报" in (await editor.ask("/unsubscribe", chat=forum)).text
    await newsroom.takes_in(JUNE)
    alert = await editor.wait_for(lambda one: bool(one.links()), chat=forum)
    assert alert.thread == thread
    assert "杨梅" in (await editor.ask("/mine", chat=forum)).text


async def test_in_a_group_everybody_sees_the_list_and_administrators_press(newsroom: Newsroom) -> None:
    editor, neighbour = await newsroom.reader("编辑"), await newsroom.reader("邻居")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup")
    await editor.wait_for("大家好", chat=group)
    await asyncio.to_thread(editor.person.add, group, neighbour.person.id)
    assert "订好了" in (await editor.ask("/subscribe", chat=group)).text
    mine = await neighbour.ask("/mine", chat=group)
    for label in ("⚙️ 1", "⏸ 1", "✕"):
        assert "管理员" in (await neighbour.press_and_read(mine, label))["text"]
    for command in ("/pause", "/resume", "/subscribe 杨梅", "/unsubscribe 杨梅"):
        assert "管理员" in (await neighbour.ask(command, chat=group)).text
    assert "还没有到" in (await neighbour.ask("/why", chat=group)).text
    await editor.press(mine, "✕")
    await editor.wait_for("退订好了", chat=group)
    assert not newsroom.services.subscribers.of_chat(int(group))


async def test_a_newcomer_subscribes_and_sets_the_hour_with_buttons_alone(daily: Newsroom) -> None:
    reader = await daily.reader()
    await reader.start()
    greeting = await reader.wait_for("报童")
    assert greeting.labels == ["📰 订 今日云溪", "➕ 加到群里"]
    assert greeting.buttons[1][0]["url"] == "https://t.me/baotong_bot?startgroup=hello"
    await reader.press(greeting, "订 今日云溪")
    done = await reader.wait_for("订好了")
    await reader.press(done, "改时间")
    panel = await reader.wait_for("⚙️")
    assert panel.id == done.id
    assert "每天 08:00" in panel.text


async def test_a_group_that_the_bot_is_added_to_by_its_link_is_greeted_once(daily: Newsroom) -> None:
    editor = await daily.reader("编辑")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup", bot=False)
    await asyncio.to_thread(editor.person.add, group, payload="hello")
    await editor.wait_for("大家好", chat=group)
    await editor.ask("/help", chat=group)
    assert len([one for one in await editor.history(group) if "大家好" in one.text]) == 1


async def test_buttons_of_what_is_no_longer_there_answer_with_a_sentence(daily: Newsroom) -> None:
    reader = await daily.reader()
    await reader.ask("/subscribe")
    mine = await reader.ask("/mine")
    await reader.press(mine, "⚙️ 1")
    panel = await reader.wait_for("⚙️ 今日云溪")
    preview = await reader.ask("/subscribe 杨梅")
    assert "退订好了" in (await reader.ask("/unsubscribe 今日云溪")).text
    assert "过时" in (await reader.press_and_read(panel, "静音"))["text"]
    await reader.act("press", message_id=preview.id, chat=preview.chat, data="1q:0:7:0", forged=True)
    assert "没有订报" in (await reader.wait_for()).text
    pressed = await reader.act(
        "press", message_id=preview.id, chat=preview.chat, data="1t:999:1:0", forged=True
    )
    answered = await asyncio.to_thread(
        reader.person.wait_event,
        lambda one: one.kind == "answer" and one.body["id"] == pressed["query_id"],
    )
    assert "过时" in answered.body["text"]
    assert not daily.services.subscribers.of_chat(reader.person.id)
