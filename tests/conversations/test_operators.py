"""What only the operators can do, and what they are told."""

import asyncio
import base64
import csv
import io
import logging
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from bot.delivery import broadcasting
from bot.handlers import operators
from bot.sandbox.person import AsyncPerson, Received
from bot.settings import SANDBOX_TOKEN
from digests.errors import SettingsError
from tests.bot.test_sender import PIXEL
from tests.conversations.conftest import SEEDS, Newsroom, open_newsroom
from tests.conversations.editors import ADMIN, editors_room, press

APRIL, JUNE = "2026-04-10.txt", "2026-06-05.txt"
COMMANDS = ("/desk", "/stats", "/subscribers", "/mute", "/problems", "/broadcast 大家好", "/review")


async def document(room: Newsroom, message: Received) -> bytes:
    file_id = message.wire["document"]["file_id"]
    async with httpx.AsyncClient(base_url=room.address, trust_env=False) as client:
        found = (await client.post(f"/bot{SANDBOX_TOKEN}/getFile", json={"file_id": file_id})).json()
        return (await client.get(f"/file/bot{SANDBOX_TOKEN}/{found['result']['file_path']}")).content


async def subscriber(room: Newsroom, name: str) -> AsyncPerson:
    reader = await room.reader(name)
    await reader.ask("/subscribe")
    return reader


async def test_to_others_these_commands_are_unknown(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    stranger = await room.reader("生人")
    for command in COMMANDS:
        assert "不认识这个命令" in (await stranger.ask(command)).text
    question = await admin.ask("/mute")
    data = question.buttons[0][0]["callback_data"]
    unknown = await stranger.ask("/stats")
    answer = await stranger.act("press", message_id=unknown.id, chat=unknown.chat, data=data, forged=True)
    event = await asyncio.to_thread(
        stranger.person.wait_event,
        lambda one: one.kind == "answer" and one.body["id"] == answer["query_id"],
    )
    assert "过时" in event.body["text"]
    assert "/broadcast" in (await admin.ask("/desk")).text


async def test_a_broadcast_is_previewed_confirmed_delivered_and_followed(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    first, second = await subscriber(room, "甲"), await subscriber(room, "乙")
    paused, gone = await subscriber(room, "丙"), await subscriber(room, "丁")
    room.services.subscribers.pause(paused.person.id, room.services.now())
    await gone.block()
    assert "写在后面" in (await admin.ask("/broadcast")).text
    await admin.say("/broadcast 今天报纸 <晚到>，\n请稍候。")
    preview = await admin.wait_for("晚到")
    assert preview.text == "今天报纸 <晚到>，\n请稍候。"
    question = await admin.wait_for("发吗")
    assert "发给 2 位" in question.labels[0]
    await admin.press(question, "发给 2 位")
    for reader in (first, second):
        assert (await reader.wait_for("晚到")).text == preview.text
    await room.jobs.go_on_broadcasting()
    done = await admin.wait_for("发完了", timeout=15)
    assert done.id == question.id
    assert "送达 2，失败 0" in done.text
    assert not done.labels
    # A second press sends nothing again.
    await admin.act("press", message_id=question.id, chat=question.chat, data="1R:1", forged=True)
    await admin.wait_for("处理过了")
    assert len([one for one in await first.history() if "晚到" in one.text]) == 1
    assert not [one for one in await paused.history() if "晚到" in one.text]


async def test_a_broadcast_can_be_thrown_away_or_stopped(
    stack: AsyncExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await subscriber(room, "甲")
    await admin.say("/broadcast 试一试")
    question = await admin.wait_for("发吗")
    assert "没有发" in (await press(admin, question, "不发了")).text
    # Nothing is delivered, so that it stays under way.
    monkeypatch.setattr(room.services.fanout, "wake", lambda: None)
    monkeypatch.setattr("bot.delivery.outbox.Outbox.claim", lambda self, now, limit: [])
    await admin.say("/broadcast 再试一试")
    question = await admin.wait_for("发吗")
    going = await press(admin, question, "发给 1 位")
    assert "等待 1" in going.text
    stopped = await press(admin, going, "停止")
    assert "已停止：送达 0，没有发的 1" in stopped.text
    assert room.services.outbox.counts().get("waiting", 0) == 0


async def test_a_broadcast_goes_on_after_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with AsyncExitStack() as before:
        room, admin = await editors_room(before, tmp_path)
        for name in ("甲", "乙"):
            await subscriber(room, name)
        monkeypatch.setattr(broadcasting, "CHUNKS_A_TURN", 0)
        monkeypatch.setattr("bot.delivery.outbox.Outbox.claim", lambda self, now, limit: [])
        await admin.say("/broadcast 还在吗")
        await press(admin, await admin.wait_for("发吗"), "发给 2 位")
        assert room.services.outbox.counts().get("waiting", 0) == 0
    monkeypatch.setattr(broadcasting, "CHUNKS_A_TURN", 10)
    async with AsyncExitStack() as after:
        room = await open_newsroom(after, tmp_path, telegram={"admins": [ADMIN]})
        await room.jobs.go_on_broadcasting()
        await room.jobs.go_on_broadcasting()
        assert room.services.outbox.counts()["waiting"] == 2


@pytest.mark.parametrize("words", ["*粗*体", "短"])
async def test_formatting_survives(stack: AsyncExitStack, tmp_path: Path, words: str) -> None:
    _, admin = await editors_room(stack, tmp_path)
    text = f"/broadcast {words}"
    bold = [{"type": "bold", "offset": 11, "length": len(words)}]
    await admin.act("say", text=text, entities=bold)
    preview = await admin.wait_for(lambda one: one.text == words)
    assert preview.pieces("bold") == [words]
    # Where the command itself is bold as well, the words still are.
    await admin.act("say", text=text, entities=[{"type": "bold", "offset": 0, "length": len(text)}])
    assert (await admin.wait_for(lambda one: one.text == words)).pieces("bold") == [words]
    await admin.act("say", text=text, entities=[{"type": "bold", "offset": 0, "length": 10}])
    assert (await admin.wait_for(lambda one: one.text == words)).pieces("bold") == []


async def test_too_long_a_broadcast_is_refused(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await admin.say("/broadcast " + "😀" * 2100)
    assert "太长了" in (await admin.wait_for()).text
    # And so is one in which there is nothing to see.
    assert "写在后面" in (await admin.ask("/broadcast \u200b\u2800")).text
    assert not room.services.outbox.counts()


async def test_a_broadcast_with_a_picture(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await subscriber(room, "甲")
    picture = {"name": "晚到.png", "mime": "image/png", "data": base64.b64encode(PIXEL).decode()}
    await admin.act("upload", caption="/broadcast 今天报纸 <晚到>", **picture)
    preview = await admin.wait_for(lambda one: "photo" in one.wire)
    assert preview.text == "今天报纸 <晚到>"
    await admin.press(await admin.wait_for("发吗"), "发给 1 位")
    got = await reader.wait_for("晚到", timeout=15)
    assert got.wire["photo"] == preview.wire["photo"]
    # The picture alone.
    await admin.act("upload", caption="/broadcast", **picture)
    preview = await admin.wait_for(lambda one: "photo" in one.wire)
    assert preview.text == ""
    await admin.press(await admin.wait_for("发吗"), "不发了")
    await admin.wait_for("没有发")
    # A caption has less room than a message, and a picture that is no broadcast is none.
    await admin.act("upload", caption=f"/broadcast {'长' * 1013}", **picture)
    assert "发吗" in (await admin.wait_for("发吗")).text
    await admin.act("upload", caption="看图", **picture)
    assert "只看得懂文字" in (await admin.wait_for()).text


async def test_a_picture_that_telegram_has_lost_is_no_broadcast(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    room.door.expect("wrong file identifier")
    lost = [{"file_id": "gone", "file_unique_id": "g", "width": 9, "height": 9}]
    await admin.act("show", content={"photo": lost, "caption": "/broadcast 看图"})
    assert "写在后面" in (await admin.wait_for()).text


async def test_of_others_a_picture_is_no_broadcast(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, _ = await editors_room(stack, tmp_path)
    stranger = await room.reader("生人")
    data = base64.b64encode(PIXEL).decode()
    await stranger.act("upload", name="a.png", mime="image/png", data=data, caption="/broadcast 大家好")
    assert "只看得懂文字" in (await stranger.wait_for()).text


async def test_figures_come_as_words_and_as_a_picture(
    stack: AsyncExitStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await subscriber(room, "甲")
    await room.takes_in(JUNE)
    await reader.wait_for("📰")
    await reader.ask("杨梅")
    await reader.ask("/search 没有这个词")
    await admin.say("/stats")
    told = await admin.wait_for("数字")
    assert "读者 1（一周新增 1）" in told.text
    assert "今日云溪　1" in told.text
    assert "今天查询 2 次" in told.text
    picture = await admin.wait_for("最近两周")
    assert picture.wire["photo"][0]["width"] == 1080
    monkeypatch.setattr(operators, "find_font", no_font)
    assert "数字" in (await admin.ask("/stats")).text
    monkeypatch.setattr(operators, "MOST_PICTURES", 0)
    monkeypatch.setattr("bot.limits.Limit.wait", lambda self, who, now: 30.0)
    assert "请过 31 秒" in (await admin.ask("/stats")).text


def no_font() -> Path:
    raise SettingsError("font", "no Chinese font is installed")


async def test_subscribers_are_exported_without_formulas(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader("甲")
    group = await asyncio.to_thread(reader.person.create, "=HYPERLINK(1)", "supergroup")
    await reader.ask("/subscribe", chat=group)
    await subscriber(room, "乙")
    await admin.say("/subscribers")
    export = await admin.wait_for("订户 2 行")
    rows = list(csv.DictReader(io.StringIO((await document(room, export)).decode("utf-8-sig"))))
    assert [row["paper"] for row in rows] == ["今日云溪"] * 2
    assert {row["title"] for row in rows} == {"'=HYPERLINK(1)", "乙"}
    assert {row["kind"] for row in rows} == {"supergroup", "private"}


async def test_help_tells_an_editor_where_the_desk_is(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    assert "都在 /desk" in (await admin.ask("/help")).text
    reader = await room.reader()
    assert "/desk" not in (await reader.ask("/help")).text


async def test_a_muted_paper_is_archived_and_not_pushed(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await subscriber(room, "甲")
    panel = await admin.ask("/mute")
    assert panel.labels == ["🔔 今日云溪"]
    muted = await press(admin, panel, "今日云溪")
    assert muted.labels == ["🔕 今日云溪"]
    await room.takes_in(APRIL)
    await room.jobs.tick()
    assert "🔎 签约" in (await reader.ask("签约")).text
    assert (await press(admin, muted, "今日云溪")).labels == ["🔔 今日云溪"]
    await room.takes_in(JUNE)
    await reader.wait_for("第2224期")
    assert not [one for one in await reader.history() if "第2216期" in one.text]


async def test_who_subscribes_to_a_muted_paper_is_told_and_gets_nothing_until_it_is_sent_again(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await room.takes_in("2026-04-10.txt")
    panel = await admin.ask("/mute")
    muted = await press(admin, panel, "今日云溪")
    reader = await room.reader()
    done = await reader.ask("/subscribe")
    assert "这份报眼下停送" in done.text
    assert "↓" not in done.text
    assert not room.services.outbox.counts()
    await reader.press(await reader.ask("/subscribe 杨梅"), "一有就送")
    await reader.wait_for("订好了：话题")
    assert (await reader.ask("/why")).text.count("这份报眼下停送") == 2
    assert "第2216期" in (await reader.ask("/latest")).text
    await press(admin, muted, "今日云溪")
    await room.takes_in(JUNE)
    await reader.wait_for("第2224期")


async def test_an_issue_that_came_before_is_not_sent_while_its_paper_is_muted(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await subscriber(room, "甲")
    # It came and was announced, and its digest is due with the next tick.
    (room.inbox / JUNE).write_bytes((SEEDS / JUNE).read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.delivery.fanout.Fanout.tick", lambda self, now: 0)
        await room.takes_in()
    panel = await admin.ask("/mute")
    assert "到了订户的钟点也不送" in panel.text
    muted = await press(admin, panel, "今日云溪")
    await room.jobs.tick()
    await press(admin, muted, "今日云溪")
    await room.jobs.tick()
    assert not [one for one in await reader.history() if "📰" in one.text]
    assert room.services.outbox.counts() == {}


async def test_what_went_wrong_is_told_once_a_day_and_not_at_each_error(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    assert "没有出过问题" in (await admin.ask("/problems")).text
    log = logging.getLogger("bot.somewhere")
    room.door.expect("bot.somewhere")
    for _ in range(3):
        log.error("the disk is %s", "full")
    try:
        raise ValueError("1000000001:the-local-sandbox-has-no-secrets")
    except ValueError:
        log.exception("trouble")
    log.warning("only a warning")
    await room.jobs.tick()
    told = await admin.ask("/problems")
    assert "3 次　the disk is full" in told.text
    assert "trouble (ValueError: <token>)" in told.text
    assert "only a warning" not in told.text
    await admin.ask("等日报")
    await room.jobs.tell_problems()
    assert "the disk is full" in (await admin.wait_for("出过的问题")).text
    assert "没有出过问题" in (await admin.ask("/problems")).text
    before = len(await admin.history())
    await room.jobs.tell_problems()
    assert len(await admin.history()) == before


@pytest.mark.parametrize(("language", "said"), [("zh-hant", "編輯臺"), ("en", "The desk")])
async def test_operators_are_spoken_to_in_their_own_language(
    stack: AsyncExitStack, tmp_path: Path, language: str, said: str
) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"admins": [ADMIN]})
    admin = await room.reader("Operator", person=ADMIN, language=language)
    assert said in (await admin.ask("/desk")).text
    for command in ("/mute", "/problems", "/broadcast", "/stats", "/review"):
        assert (await admin.ask(command)).text
