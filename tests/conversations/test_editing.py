"""An editor sends issues in, looks at them, and decides; and is asked about doubtful ones."""

import asyncio
import base64
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from bot.handlers import editing
from bot.sandbox.person import AsyncPerson, Received
from tests.conversations.conftest import SEEDS, open_newsroom
from tests.conversations.editors import ADMIN, JUNE, editors_room, press, send_file

APRIL = "2026-04-10.txt"
# A sheet whose printed weekday contradicts its date: 2026-06-05 was a Friday.
DOUBTFUL = (SEEDS / JUNE).read_text("utf-8").replace("星期五", "星期三")


def long_sheet() -> str:
    """More articles than a preview shows at once."""
    story = "云溪县的竹子长得又快又好，今年的收成也比往年要多。"
    return "\n\n".join(f"竹海长卷之{n}章\n\n本报讯（记者 叶知微）第{n}天，{story * 3}" for n in range(10, 32))


async def test_a_file_is_previewed_published_and_pushed(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    assert "今日云溪" in preview.text
    assert "第2224期" in preview.text
    assert "记者" in preview.text
    assert preview.labels == ["✅ 发布并推送", "🗄 只存档，不推送", "🗑 不要了"]
    done = await press(admin, preview, "发布并推送")
    assert "已发布《今日云溪》2026年6月5日" in done.text
    assert not done.labels
    assert "第2224期" in (await reader.wait_for("📰")).text
    # The same press again, and the same file again.
    await admin.act("press", message_id=preview.id, chat=preview.chat, data="1B:1:-1:1", forged=True)
    assert "处理过了" in (await admin.wait_for(lambda one: one.id == preview.id)).text
    again = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    assert "已经收过了" in again.text
    assert again.labels == ["🗑 不要了"]


async def test_a_changed_file_replaces_the_issue_and_edits_what_was_sent(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    await room.takes_in(JUNE)
    digest = await reader.wait_for("📰")
    headline = digest.pieces("text_link")[0]
    changed = (SEEDS / JUNE).read_text("utf-8").replace(headline, f"{headline}（更正）")
    preview = await send_file(admin, "更正版.txt", changed.encode())
    assert preview.labels == ["🔁 替换已有的那一期", "➕ 作为当天另一期发布", "🗑 不要了"]
    await reader.say("等更正")
    done = await press(admin, preview, "替换")
    assert "已替换" in done.text
    edited = await reader.wait_for("（更正）", timeout=15)
    assert edited.id == digest.id


async def test_what_is_dropped_is_gone_and_what_is_archived_is_found_but_not_pushed(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    assert "已丢弃" in (await press(admin, preview, "不要了")).text
    assert "没有查到" in (await reader.ask("杨梅")).text
    assert not list(tmp_path.glob("*-uploads/*"))
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    assert "没有推送" in (await press(admin, preview, "只存档")).text
    assert "🔎 杨梅" in (await reader.ask("杨梅")).text
    assert not [one for one in await reader.history() if "📰" in one.text]


async def test_an_upload_waits_across_a_restart(tmp_path: Path) -> None:
    async with AsyncExitStack() as before:
        _, admin = await editors_room(before, tmp_path)
        preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
        data = preview.buttons[0][0]["callback_data"]
    async with AsyncExitStack() as after:
        _, admin = await editors_room(after, tmp_path)
        greeting = next(one for one in await admin.history() if one.by_bot)
        await admin.act("press", message_id=greeting.id, chat=greeting.chat, data=data, forged=True)
        assert "已发布《今日云溪》2026年6月5日" in (await admin.wait_for("已发布")).text


@pytest.mark.parametrize(
    ("name", "data", "caption", "said"),
    [
        ("照片.jpg", b"\xff\xd8\xff", "", "只收"),
        ("bomb.pdf", b"PK\x03\x04" + bytes(1000), "", "”做不成一期报纸：文件损坏了，或者不是 PDF"),
        ("empty.html", b"<html><body></body></html>", "", "做不成一期报纸：网页里没有文字"),
        ("noise.txt", b"\n\n \n", "", "做不成一期报纸：文件是空的"),
        ("news.txt", "新闻".encode(), "昨天", "不是日期"),
    ],
)
async def test_what_is_no_issue_gets_a_sentence(
    stack: AsyncExitStack, tmp_path: Path, name: str, data: bytes, caption: str, said: str
) -> None:
    _, admin = await editors_room(stack, tmp_path)
    assert said in (await send_file(admin, name, data, caption)).text
    assert not list(tmp_path.glob("*-uploads/*"))


async def test_what_telegram_would_not_let_us_fetch_is_not_even_tried(
    stack: AsyncExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    room.door.expect("file is too big")
    monkeypatch.setattr(editing, "LARGEST_UPLOAD", 10)
    assert "20 MB" in (await send_file(admin, JUNE, b"x" * 11)).text
    monkeypatch.undo()
    # The local Telegram's own limit, which nobody told us of.
    monkeypatch.setattr("bot.sandbox.methods.media.LARGEST_DOWNLOAD", 10)
    assert "20 MB" in (await send_file(admin, JUNE, b"x" * 11)).text


async def test_a_file_that_telegram_has_lost_is_asked_for_again(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    room.door.expect("invalid file_id")
    lost = {"file_id": "gone", "file_unique_id": "g", "file_name": JUNE, "file_size": 10}
    await admin.act("show", content={"document": lost})
    assert "请再发一次" in (await admin.wait_for()).text


async def test_buttons_of_what_was_settled_say_so(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await room.takes_in(JUNE)
    greeting = next(one for one in await admin.history() if one.by_bot)
    first, *others = ("1A:99:0", "1B:99:-1:1", "1C:99:1", "1D:99", "1E:1:0", "1F:1:1", "1G:1", "1E:99:0")
    await admin.act("press", message_id=greeting.id, chat=greeting.chat, data=first, forged=True)
    assert "处理过了" in (await admin.wait_for(lambda one: one.id == greeting.id)).text
    for data in others:  # which change nothing: the message says so already
        await admin.act("press", message_id=greeting.id, chat=greeting.chat, data=data, forged=True)
    assert "🔎 杨梅" in (await admin.ask("杨梅")).text
    texts = [one.text for one in await admin.history() if one.by_bot]
    assert not [text for text in texts if "出了点问题" in text]


async def test_a_dropped_issue_comes_back_when_an_editor_sends_its_file_in(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path, inbox={"hold_below": 1.0})
    await room.takes_in(JUNE)
    await press(admin, await admin.wait_for("等您放行"), "不要了")
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    assert "已发布" in (await press(admin, preview, "发布并推送")).text
    assert "6月5日" in (await admin.ask("/latest")).text


async def test_sent_in_for_a_muted_paper_it_is_only_archived(stack: AsyncExitStack, tmp_path: Path) -> None:
    _, admin = await editors_room(stack, tmp_path)
    await press(admin, await admin.ask("/mute"), "今日云溪")
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    assert "正停推" in (await press(admin, preview, "发布并推送")).text
    assert "🔎 杨梅" in (await admin.ask("杨梅")).text


async def test_a_caption_gives_the_date(stack: AsyncExitStack, tmp_path: Path) -> None:
    _, admin = await editors_room(stack, tmp_path)
    text = "竹海长卷\n\n本报讯（记者 叶知微）云溪县的竹子长得又快又好。\n"
    preview = await send_file(admin, "news.txt", text.encode(), "2026-07-04")
    assert "2026年7月4日" in preview.text
    assert "2026年7月4日" in (await press(admin, preview, "发布并推送")).text


async def test_where_nothing_says_which_paper_the_editor_chooses(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    (tmp_path / "evening").mkdir()
    papers = [{"name": "云溪晚报", "inbox": "evening"}, {"name": "今日云溪", "inbox": "inbox"}]
    _, admin = await editors_room(stack, tmp_path, papers=papers)
    text = "竹海长卷\n\n本报讯（记者 叶知微）云溪县的竹子长得又快又好。\n"
    preview = await send_file(admin, "2026-07-04.txt", text.encode())
    assert preview.labels == ["✅ 作为《云溪晚报》发布", "✅ 作为《今日云溪》发布", "🗑 不要了"]
    # A forged press that names no paper only asks again.
    await admin.act("press", message_id=preview.id, chat=preview.chat, data="1B:1:-1:1", forged=True)
    assert "看不出" in (await admin.wait_for(lambda one: one.id == preview.id)).text
    assert "已发布《云溪晚报》" in (await press(admin, preview, "云溪晚报")).text


async def test_a_long_issue_is_previewed_page_by_page(stack: AsyncExitStack, tmp_path: Path) -> None:
    _, admin = await editors_room(stack, tmp_path)
    first = await send_file(admin, "2026-07-04.txt", long_sheet().encode())
    assert "1. 第1版" in first.text
    second = await press(admin, first, "后面的")
    assert "13. 第1版" in second.text
    assert "1. 第1版" in (await press(admin, second, "前面的")).text


async def test_haste_is_slowed_down(
    stack: AsyncExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "MOST_UPLOADS", 1)
    _, admin = await editors_room(stack, tmp_path)
    await send_file(admin, "noise.txt", b"\n")
    assert "太快了" in (await send_file(admin, "noise.txt", b"\n")).text


async def test_to_others_the_editors_desk_does_not_exist(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    stranger = await room.reader("生人")
    encoded = base64.b64encode((SEEDS / JUNE).read_bytes()).decode()
    await stranger.act("upload", name=JUNE, data=encoded, as_file=True)
    help_text = await stranger.ask("/help")
    data = preview.buttons[0][0]["callback_data"]
    pressed = await stranger.act(
        "press", message_id=help_text.id, chat=help_text.chat, data=data, forged=True
    )
    event = await stranger_answer(stranger, pressed["query_id"])
    assert "过时" in event
    assert "没有查到" in (await stranger.ask("杨梅")).text


async def stranger_answer(person: AsyncPerson, query_id: str) -> str:
    event = await asyncio.to_thread(
        person.person.wait_event, lambda one: one.kind == "answer" and one.body["id"] == query_id
    )
    return str(event.body["text"])


async def test_a_doubtful_issue_waits_for_an_admin_and_is_released_by_a_button(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    (room.inbox / JUNE).write_text(DOUBTFUL, "utf-8")
    await room.takes_in()
    question = await admin.wait_for("等您放行")
    assert "对不上" in question.text
    assert "没有查到" in (await reader.ask("杨梅")).text
    done = await press(admin, question, "发布并推送")
    assert "已发布《今日云溪》2026年6月5日" in done.text
    assert "第2224期" in (await reader.wait_for("📰")).text


async def test_a_held_issue_can_be_dropped_or_kept_quietly(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path, inbox={"hold_below": 1.0})
    await room.takes_in(JUNE)
    question = await admin.wait_for("等您放行")
    assert "低于设定的 100%" in question.text
    assert "已丢弃" in (await press(admin, question, "不要了")).text
    assert "没有查到" in (await admin.ask("杨梅")).text
    assert "处理过了" in await settled(admin, question)
    await admin.say("下一期")
    await room.takes_in(APRIL)
    question = await admin.wait_for("等您放行")
    assert "没有推送" in (await press(admin, question, "只存档")).text
    assert "🔎 签约" in (await admin.ask("签约")).text


async def test_a_long_issue_that_is_held_is_looked_through(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    room.jobs.intake.desk = replace(room.jobs.intake.desk, hold_below=1.1)
    (room.inbox / "2026-07-04.txt").write_text(long_sheet(), "utf-8")
    await room.takes_in()
    question = await admin.wait_for("等您放行")
    second = await press(admin, question, "后面的")
    assert "等您放行" in second.text
    assert "13. 第1版" in second.text
    assert "1. 第1版" in (await press(admin, second, "前面的")).text


async def settled(admin: AsyncPerson, question: Received) -> str:
    data = question.buttons[0][0]["callback_data"]
    await admin.act("press", message_id=question.id, chat=question.chat, data=data, forged=True)
    return (await admin.wait_for(lambda one: one.id == question.id)).text


@pytest.mark.parametrize(("language", "said"), [("zh-hant", "訂戶"), ("en", "Published")])
async def test_editors_are_spoken_to_in_their_own_language(
    stack: AsyncExitStack, tmp_path: Path, language: str, said: str
) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"admins": [ADMIN]})
    admin = await room.reader("Editor", person=ADMIN, language=language)
    await admin.start()
    await admin.wait_for()
    preview = await send_file(admin, JUNE, (SEEDS / JUNE).read_bytes())
    await admin.press(preview, data=preview.buttons[0][0]["callback_data"])
    assert said in (await admin.wait_for(lambda one: one.id == preview.id)).text
