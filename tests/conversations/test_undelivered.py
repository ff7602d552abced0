"""Messages that Telegram refused: the operator is told, sends them again, or lets them go."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import set_aside_news
from bot.sandbox.person import AsyncPerson
from tests.conversations.conftest import Newsroom
from tests.conversations.editors import JUNE, editors_room, press

REFUSAL = "Bad Request: can't parse entities: Unclosed start tag at byte offset 2"


async def refused(room: Newsroom, *names: str) -> list[AsyncPerson]:
    """Readers who did not get the issue, because Telegram took it for broken."""
    readers = []
    for name in names:
        reader = await room.reader(name)
        await reader.ask("/subscribe")
        readers.append(reader)
    chats = [str(reader.person.id) for reader in readers]
    control = readers[0].person.control
    room.door.expect("parse entities")
    for chat in chats:
        fault = {"kind": "refuse", "method": "sendMessage", "chat": chat, "code": 400, "description": REFUSAL}
        await asyncio.to_thread(control.act, "fault", **fault)
    await room.takes_in(JUNE)
    async with asyncio.timeout(20):
        while room.services.outbox.counts().get("rejected") != len(names):
            await asyncio.sleep(0.02)
    await asyncio.to_thread(control.act, "clear_faults")
    return readers


async def test_what_was_refused_is_sent_again_from_the_message_that_tells_of_it(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    readers = await refused(room, "叶知微", "沈砚秋")
    await room.jobs.tell_problems()
    told = await admin.wait_for("2 条消息没有送出")
    await admin.press(told, "看没有送出的消息")
    listed = await admin.wait_for("共 2 条")
    assert "1. 2 条 · 被拒：Can't parse entities" in listed.text
    assert "例如 叶知微" in listed.text
    settled = await press(admin, listed, "重发第 1 种（2 条）")
    assert "2 条这就重发" in settled.text
    assert "没有搁置的消息" in settled.text
    assert not settled.labels
    for reader in readers:
        assert "第2224期" in (await reader.wait_for("📰")).text
    # The same press once more sends nothing twice.
    await admin.act("press", message_id=listed.id, chat=listed.chat, data="1X:1:1", forged=True)
    await admin.ask("/problems")
    assert room.services.outbox.counts() == {"sent": 2}


async def test_operators_hear_of_it_soon_and_not_only_in_the_daily_report(
    stack: AsyncExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await refused(room, "叶知微", "沈砚秋")
    before = len(await admin.history())
    await room.jobs.tick()
    assert len(await admin.history()) == before
    monkeypatch.setattr(set_aside_news, "GATHER", timedelta(0))
    await room.jobs.tick()
    told = await admin.wait_for("2 条消息没有送出，例如：Can't parse")
    assert told.labels == ["📮 看没有送出的消息"]


async def test_what_is_not_worth_it_is_let_go(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await refused(room, "叶知微")
    problems = await admin.ask("/problems")
    assert "1 条消息没有送出" in problems.text
    await admin.press(problems, "看没有送出的消息")
    listed = await admin.wait_for("共 1 条")
    assert "1 条不再发" in (await press(admin, listed, "不发了")).text
    assert room.services.outbox.counts() == {"dropped": 1}
    assert not (await admin.ask("/problems")).labels


async def test_nobody_else_can_send_them_again(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, _ = await editors_room(stack, tmp_path)
    (reader,) = await refused(room, "叶知微")
    own = await reader.ask("/help")
    for data in ("1W", "1X:1:1", "1X:1:0"):
        await reader.act("press", message_id=own.id, chat=own.chat, data=data, forged=True)
    await reader.ask("/help")
    assert room.services.outbox.counts() == {"rejected": 1}
