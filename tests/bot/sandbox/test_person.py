"""The client by which tests speak: waiting, reading, and the words of a failure."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.sandbox.person import ActFailedError, AsyncPerson, Person
from tests.bot.sandbox.conftest import BotSide


def test_an_old_answer_is_never_taken_for_a_new_one(bot: BotSide, reader: Person) -> None:
    bot("sendMessage", chat_id=reader.id, text="答一")
    assert reader.wait_for("答").text == "答一"
    reader.say("再问")
    with pytest.raises(TimeoutError, match="再问"):
        reader.wait_for("答", timeout=0.2)
    bot("sendMessage", chat_id=reader.id, text="答二")
    assert reader.wait_for(lambda message: message.text.startswith("答")).text == "答二"


def test_waiting_can_be_limited_to_a_chat(bot: BotSide, reader: Person) -> None:
    group = reader.create("群")
    bot("sendMessage", chat_id=group, text="群里")
    bot("sendMessage", chat_id=reader.id, text="私下")
    assert reader.wait_for(chat="").text == "私下"
    assert reader.wait_for(chat=group).text == "群里"


def test_received_gives_the_bots_messages_after_an_id(bot: BotSide, reader: Person) -> None:
    first = bot("sendMessage", chat_id=reader.id, text="一")["message_id"]
    reader.say("我说的")
    bot("sendMessage", chat_id=reader.id, text="二")
    assert [message.text for message in reader.received()] == ["一", "二"]
    assert [message.text for message in reader.received(after=first)] == ["二"]


def test_a_missing_button_is_named(bot: BotSide, reader: Person) -> None:
    bot("sendMessage", chat_id=reader.id, text="没有按钮")
    message = reader.wait_for("没有")
    with pytest.raises(ActFailedError, match="下一页"):
        message.press("下一页")


def test_a_button_that_calls_nobody_says_what_the_client_would_do(bot: BotSide, reader: Person) -> None:
    row = [{"text": "网站", "url": "http://a.cn/"}, {"text": "复制", "copy_text": {"text": "出处"}}]
    bot("sendMessage", chat_id=reader.id, text="x", reply_markup={"inline_keyboard": [row]})
    message = reader.wait_for("x")
    assert message.press("复制")["button"]["copy_text"] == {"text": "出处"}
    assert bot.updates() == []


def test_a_person_keeps_name_and_id_and_can_be_renamed(address: str, meet: Callable[..., Person]) -> None:
    first = meet("王小明", username="xiaoming")
    again = meet("", person=first.id)
    assert (again.id, again.name) == (first.id, "王小明")
    assert meet("王大明", person=first.id).name == "王大明"
    assert meet("李小红").id != first.id
    assert meet("有号", person=42).id == 42


def test_events_that_are_no_longer_kept_are_said_to_be_missed(
    bot: BotSide, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = reader.control.act("events")["last"]
    assert reader.control.act("events", person=reader.id, after=before - 1_000_000)["missed"] is True
    bot("sendMessage", chat_id=reader.id, text="x")
    fresh = reader.control.act("events", person=reader.id, after=before)
    assert fresh["missed"] is False
    assert [event["kind"] for event in fresh["events"]] == ["message", "notify"]


async def test_the_async_person_does_all_that_the_blocking_one_does(address: str, bot: BotSide) -> None:
    reader = await AsyncPerson.meet(address, name="王小明")
    said = await reader.start("a7")
    assert said.text == "/start a7"
    group = await reader.create("群", "group")
    assert await reader.promote(group)
    assert await reader.demote(group)
    assert await reader.remove(group)
    assert await reader.add(group)
    group = await reader.migrate(group)
    forum = await reader.create("论坛", forum=True)
    assert await reader.open_topic(forum, "早报")
    await asyncio.to_thread(bot, "sendMessage", chat_id=reader.person.id, text="一")
    message = await reader.wait_for("一")
    assert [one.id for one in await reader.received()] == [message.id]
    await reader.react(message, "👍")
    await reader.edit(said, "改")
    assert (await reader.history())[0].text == "改"
    assert await reader.block()
    assert await reader.unblock()
    waiting = asyncio.create_task(reader.wait_event(lambda event: event.kind == "action"))
    await asyncio.to_thread(bot, "sendChatAction", chat_id=reader.person.id, action="typing")
    assert (await waiting).body["action"] == "typing"
    await reader.close()
