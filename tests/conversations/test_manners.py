"""What people send that nobody asked for, chats that close while the bot speaks, and what is said when it breaks."""

import asyncio
import base64
import logging
import re
from typing import Any

import pytest

from bot.sandbox.person import AsyncPerson
from tests.conversations.conftest import Newsroom
from tests.conversations.walking import act, settle

JUNE = "2026-06-05.txt"
STICKER: dict[str, Any] = {
    "file_id": "s", "file_unique_id": "s", "type": "regular", "width": 9, "height": 9, "is_animated": False,
    "is_video": False,
}  # fmt: skip


async def test_a_sticker_a_place_or_an_album_gets_one_sentence(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.act("show", content={"sticker": STICKER})
    assert "只看得懂文字" in (await reader.wait_for()).text
    await reader.act("show", content={"location": {"latitude": 28.9, "longitude": 118.8}})
    await settle(newsroom)
    assert len(await reader.received()) == 1
    hasty = await newsroom.reader("急性子", language="en")
    await hasty.act("show", content={"location": {"latitude": 28.9, "longitude": 118.8}})
    assert "only read words" in (await hasty.wait_for()).text


async def test_a_readers_file_gets_the_same_sentence_and_is_not_opened(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    issue = base64.b64encode("头条\n\n本报讯。".encode()).decode()
    await reader.act("upload", name="2026-07-04.txt", data=issue, as_file=True)
    assert "只看得懂文字" in (await reader.wait_for()).text
    assert newsroom.services.archive.is_empty()


async def test_in_a_group_pictures_are_nobodys_business(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await editor.create("读报群")
    await editor.wait_for("大家好", chat=group)
    await editor.promote(group)  # as an administrator it hears everything
    await editor.act("show", content={"sticker": STICKER}, chat=group)
    await settle(newsroom)
    assert len(await editor.received(chat=group)) == 1


async def test_a_card_chosen_in_the_bots_own_chat_is_no_question(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    await reader.start()
    await reader.wait_for("您好")
    offered = await reader.act("inline", text="杨梅")
    await reader.act("choose", query_id=offered["query_id"], result_id=offered["results"][0]["id"])
    await settle(newsroom)
    answers = [one for one in await reader.received() if "via_bot" not in one.wire]
    assert len(answers) == 1


async def test_where_only_administrators_may_write_the_bot_is_quiet(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await editor.create("读报群")
    await editor.wait_for("大家好", chat=group)
    await editor.act("mute", chat=group)
    newsroom.door.expect("not enough rights to send text messages")
    await editor.say("/help@baotong_bot", group)
    await settle(newsroom)
    # And no word of trouble in the log: the door would tell.
    assert len(await editor.received(chat=group)) == 1


async def test_whoever_blocks_the_bot_before_the_answer_is_no_trouble(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.start()
    await reader.wait_for("您好")
    await act(newsroom, "say", person=reader.person.id, text="/help")
    await act(newsroom, "block", person=reader.person.id)
    await settle(newsroom)
    assert len(await reader.received()) == 1


async def trouble_of(reader: AsyncPerson, command: str) -> str:
    told = re.search(r"（编号 (\w{6})）", (await reader.ask(command)).text)
    assert told
    return told[1]


async def test_what_breaks_is_told_with_a_number_that_the_log_has_too(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret of the house")

    monkeypatch.setattr("bot.handlers.membership.help_text", broken)
    newsroom.door.expect("ZeroDivisionError")
    reader = await newsroom.reader()
    with caplog.at_level(logging.ERROR):
        number = await trouble_of(reader, "/help")
    assert f"trouble {number}" in caplog.text
    assert not [one for one in await reader.received() if "secret" in one.text]


async def test_an_answer_that_telegram_holds_up_comes_when_it_may(newsroom: Newsroom) -> None:
    newsroom.door.expect("Too Many Requests")
    reader = await newsroom.reader()
    fault = {"kind": "refuse", "method": "sendMessage", "code": 429, "retry_after": 1, "times": 1}
    await asyncio.to_thread(reader.person.control.act, "fault", **fault)
    assert "/search" in (await reader.ask("/help")).text
