"""Groups, several papers, closed bots: who may subscribe, and what the others are told."""

from asyncio import to_thread
from contextlib import AsyncExitStack
from pathlib import Path

from tests.conversations.conftest import Newsroom, open_newsroom

JUNE = "2026-06-05.txt"


async def test_in_a_group_administrators_subscribe_and_everybody_looks_things_up(newsroom: Newsroom) -> None:
    editor, neighbour = await newsroom.reader("编辑"), await newsroom.reader("邻居")
    group = await to_thread(editor.person.create, "读报群", "supergroup")
    assert "管理员" in (await editor.wait_for("大家好", chat=group)).text
    await to_thread(editor.person.add, group, neighbour.person.id)
    refused = await neighbour.ask("/subscribe", chat=group)
    assert "管理员" in refused.text
    assert "管理员" in (await neighbour.ask("/unsubscribe", chat=group)).text
    assert "订好了" in (await editor.ask("/subscribe", chat=group)).text
    await newsroom.takes_in(JUNE)
    assert "第2224期" in (await editor.wait_for("📰", chat=group)).text
    assert "🔎" in (await neighbour.ask("/search 杨梅", chat=group)).text


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscription(newsroom: Newsroom) -> None:
    editor = await newsroom.reader("编辑")
    group = await to_thread(editor.person.create, "读报群", "group")
    await editor.wait_for("大家好", chat=group)
    assert "订好了" in (await editor.ask("/subscribe", chat=group)).text
    supergroup = await to_thread(editor.person.migrate, group)
    await newsroom.takes_in(JUNE)
    assert "第2224期" in (await editor.wait_for("📰", chat=supergroup)).text


async def test_with_several_papers_a_reader_is_asked_which(stack: AsyncExitStack, tmp_path: Path) -> None:
    papers = [{"name": "云溪晚报", "inbox": "evening"}, {"name": "今日云溪", "inbox": "inbox"}]
    (tmp_path / "evening").mkdir()
    room = await open_newsroom(stack, tmp_path, papers=papers, digest={"schedule": "instant"})
    reader = await room.reader()
    question = await reader.ask("/subscribe")
    assert question.labels == ["云溪晚报", "今日云溪"]
    await reader.press(question, "今日云溪")
    assert "订好了：今日云溪" in (await reader.wait_for()).text
    await room.takes_in(JUNE)
    assert "第2224期" in (await reader.wait_for("📰")).text


async def test_a_closed_bot_answers_only_its_own_chats(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"allowed_chats": [77]})
    stranger, friend = await room.reader("生人"), await room.reader("熟人", person=77)
    assert "只为指定的读者" in (await stranger.ask("/subscribe")).text
    assert "订好了" in (await friend.ask("/subscribe")).text
    await room.takes_in(JUNE)
    assert (await stranger.act("inline", text="杨梅"))["results"] == []
    assert (await friend.act("inline", text="杨梅"))["results"]


async def test_a_full_bot_takes_no_more_readers(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"max_readers": 1})
    first, second = await room.reader(), await room.reader()
    assert "订好了" in (await first.ask("/subscribe")).text
    assert "已满" in (await second.ask("/subscribe")).text
    assert "已经订了" in (await first.ask("/subscribe")).text


async def test_where_rights_ask_for_it_readers_see_leads_only(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(stack, tmp_path, digest={"schedule": "instant", "rights": "leads"})
    reader = await room.reader()
    await room.takes_in(JUNE)
    hits = await reader.ask("离枝两天就塌")
    assert "杨梅红了" in hits.text
    assert hits.text.count("离枝两天就塌") == 1  # in the line that counts, in no snippet
    offered = await reader.act("inline", text="离枝两天就塌")
    assert all("离枝两天就塌" not in str(one) for one in offered["results"])
    await reader.press(hits, "1")
    article = await reader.wait_for("——")
    assert len(article.text) < 200
    assert not [label for label in article.labels if "下一页" in label]


async def test_the_default_hour_is_said_and_kept(stack: AsyncExitStack, tmp_path: Path) -> None:
    room = await open_newsroom(stack, tmp_path)
    reader = await room.reader()
    assert "每天 08:00 送到" in (await reader.ask("/subscribe")).text
    await room.takes_in(JUNE)
    await room.jobs.tick()
    assert not [one for one in await reader.history() if "📰" in one.text]
