"""What is kept of a reader: seen, taken out, deleted. And a word to the editors."""

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
from sqlalchemy import select

from bot.readers.kept import all_kept, tables_of_chats
from bot.schema import metadata
from bot.settings import SANDBOX_TOKEN
from digests.database import reading
from tests.conversations.conftest import Newsroom, open_newsroom

JUNE = "2026-06-05.txt"


async def test_a_reader_takes_out_all_that_is_kept(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    await newsroom.takes_in(JUNE)
    await reader.wait_for("📰")
    await reader.ask("/feedback 第3版的电话印错了")
    await reader.press(await reader.ask("/privacy"), "给我一份")
    file = await reader.wait_for("全部资料")
    assert file.wire["document"]["file_name"] == "baotong.json"
    async with httpx.AsyncClient(trust_env=False) as client:
        base = f"{newsroom.address}/bot{SANDBOX_TOKEN}"
        found = await client.get(f"{base}/getFile", params={"file_id": file.wire["document"]["file_id"]})
        path = found.json()["result"]["file_path"]
        kept = (await client.get(f"{newsroom.address}/file/bot{SANDBOX_TOKEN}/{path}")).json()
    assert kept["chats"][0]["chat_id"] == reader.person.id
    assert kept["subscriptions"][0]["paper"] == "今日云溪"
    assert "第2224期" in kept["outbox"][0]["html"]
    assert kept["reports"][0]["text"] == "第3版的电话印错了"
    assert kept["chats"][0]["created_at"].endswith("+00:00")


async def test_a_reader_has_everything_deleted_after_being_asked(newsroom: Newsroom) -> None:
    reader, other = await newsroom.reader(), await newsroom.reader("邻居")
    for one in (reader, other):
        await one.ask("/subscribe")
        await one.ask("/feedback 你们好")
    question = await reader.ask("/privacy")
    await reader.press(question, "全部删除")
    sure = await reader.wait_for("真的要删吗")
    assert sure.id == question.id
    await reader.press(sure, "算了")
    await reader.wait_for("都留着")
    assert newsroom.services.subscribers.of_chat(reader.person.id)
    await reader.press(await reader.ask("/privacy"), "全部删除")
    await reader.press(await reader.wait_for("真的要删吗"), "删除")
    await reader.wait_for("删掉了")
    kept = json.loads(all_kept(newsroom.services.engine, reader.person.id))
    assert set(kept) == {table.name for table in tables_of_chats()}
    assert not any(kept.values())
    assert newsroom.services.subscribers.of_chat(other.person.id)


async def test_no_table_names_a_chat_where_deleting_would_miss_it(newsroom: Newsroom) -> None:
    """A reader's number must stand under `chat_id`; this looks for it everywhere else."""
    reader = await newsroom.reader(person=987_654_321)
    await reader.ask("/subscribe 杨梅")
    await reader.ask("/subscribe")
    await reader.ask("/feedback 你们好")
    await newsroom.takes_in(JUNE)
    await reader.ask("杨梅")
    await reader.press(await reader.ask("/privacy"), "全部删除")
    await reader.press(await reader.wait_for("真的要删吗"), "删除")
    await reader.wait_for("删掉了")
    with reading(newsroom.services.engine) as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                assert "987654321" not in str(tuple(row)), table.name


async def test_privacy_is_for_private_chats(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await asyncio.to_thread(editor.person.create, "读报群", "supergroup")
    await editor.wait_for("大家好", chat=group)
    refused = await editor.ask("/privacy", chat=group)
    assert "私聊" in refused.text
    await editor.ask("/subscribe", chat=group)
    await editor.act("press", message_id=refused.id, chat=refused.chat, data="1y:sure", forged=True)
    await editor.ask("/mine", chat=group)
    assert newsroom.services.subscribers.of_chat(int(group))


async def test_feedback_is_kept_and_the_admins_are_told(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"admins": [4711]})
    reader, admin = await room.reader(), await room.reader("总编", person=4711)
    await admin.start()
    await admin.wait_for("报童")
    assert "想对编辑说什么" in (await reader.ask("/feedback")).text
    assert "太长了" in (await reader.ask(f"/feedback {'长' * 3000}")).text
    assert "记下了" in (await reader.ask("/feedback 第3版 <b>电话</b> 印错了")).text
    assert "第3版 <b>电话</b> 印错了" in (await admin.wait_for("读者留言")).text
