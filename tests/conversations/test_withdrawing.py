"""An editor takes back what was published: asked first, then gone from everywhere, and changed where it was sent."""

from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

from tests.conversations.editors import JUNE, articles_of, editors_room, press


async def test_an_article_is_withdrawn_and_leaves_what_was_sent(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    await room.takes_in(JUNE)
    digest = await reader.wait_for("📰")
    article = articles_of(room)[0]
    headline = article.article.headline
    assert headline in digest.text
    desk = await admin.ask(f"/review {article.id}")
    question = await press(admin, desk, "撤下这篇")
    assert headline in question.text
    assert "找不回来" in question.text
    assert headline in (await press(admin, question, "返回")).text
    await reader.say("等撤稿")
    done = await press(admin, await press(admin, desk, "撤下这篇"), "撤下")
    assert done.text == f"🗑 已撤下：{headline}"
    edited = await reader.wait_for(lambda one: one.id == digest.id, timeout=15)
    assert headline not in edited.text
    assert "📰" in edited.text
    # A second press, of a message on another screen.
    await admin.act("press", message_id=desk.id, chat=desk.chat, data=f"1Z:{article.id}:0", forged=True)
    assert "不在了" in (await admin.wait_for()).text


async def test_a_whole_issue_is_withdrawn_and_its_file_does_not_bring_it_back(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader(language="en")
    await reader.ask("/subscribe")
    await room.takes_in(JUNE)
    digest = await reader.wait_for("📰")
    desk = await admin.ask(f"/review {articles_of(room)[0].id}")
    question = await press(admin, desk, "撤下整期")
    assert "《今日云溪》2026年6月5日 整期" in question.text
    await reader.say("/help")
    assert "已撤下《今日云溪》2026年6月5日" in (await press(admin, question, "撤下")).text
    edited = await reader.wait_for(lambda one: one.id == digest.id, timeout=15)
    assert edited.text == "📭 The editors have withdrawn what this message told."
    assert not edited.labels
    (room.inbox / JUNE).touch()
    await room.takes_in()
    assert room.services.archive.issue_on(date(2026, 6, 5)) is None


async def test_what_waits_for_the_end_of_the_night_is_called_off(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    room.services.fanout.wake = lambda: None
    room.services.outbox.claim = lambda now, limit: []  # type: ignore[method-assign]
    await room.takes_in(JUNE)
    assert room.services.outbox.counts()["waiting"] == 1
    desk = await admin.ask(f"/review {articles_of(room)[0].id}")
    await press(admin, await press(admin, desk, "撤下整期"), "撤下")
    assert room.services.outbox.counts() == {"dropped": 1}


async def test_to_others_withdrawing_does_not_exist(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, _ = await editors_room(stack, tmp_path)
    await room.takes_in(JUNE)
    stranger = await room.reader("生人")
    greeting = await stranger.ask("/help")
    article = articles_of(room)[0]
    for data in (f"1Y:{article.id}:1", f"1Z:{article.id}:0", f"1Z:{article.id}:1"):
        await stranger.act("press", message_id=greeting.id, chat=greeting.chat, data=data, forged=True)
    assert "🔎" in (await stranger.ask("杨梅")).text
    assert articles_of(room)[0] == article
