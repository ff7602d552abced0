"""The review desk: reports and unsure articles, corrected by buttons and words, for good."""

from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot.handlers import review
from bot.readers.reports import FEEDBACK, WRONG_CUT, Reports
from bot.sandbox.person import AsyncPerson, Received
from tests.conversations.conftest import SEEDS
from tests.conversations.editors import JUNE, articles_of, editors_room, press

# A report whose headline is missing, and one that is whole.
HEADLESS = (
    "本报讯（记者 叶知微）没有标题的报道。\n\n竹海长卷\n　　本报讯（记者 沈砚秋）云溪县的竹子长得又快又好。\n"
)


@pytest.fixture(autouse=True)
def old_issues_are_reviewed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "REVIEWED", timedelta(days=20_000))


async def reply_to(person: AsyncPerson, question: Received, words: str) -> Received:
    await person.say(words, reply_to=question.id)
    return await person.wait_for()


async def test_a_headline_is_corrected_sent_messages_follow_and_a_new_parse_keeps_it(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    reader = await room.reader()
    await reader.ask("/subscribe")
    await room.takes_in(JUNE)
    digest = await reader.wait_for("📰")
    article = articles_of(room)[0]
    desk = await admin.ask(f"/review {article.id}")
    assert article.article.headline in desk.text
    await admin.press(desk, "改标题")
    question = await admin.wait_for("新标题")
    await reader.say("等更正")
    done = await reply_to(admin, question, "云溪杨梅 今日开园")
    assert "改好了" in done.text
    assert "云溪杨梅 今日开园" in done.text
    edited = await reader.wait_for("云溪杨梅 今日开园", timeout=15)
    assert edited.id == digest.id
    # The same file with one more line: parsed anew, replaced, and still corrected; the article is the same one.
    text = (SEEDS / JUNE).read_text("utf-8")
    (room.inbox / JUNE).write_text(text + "\n（完）\n", "utf-8")
    await room.takes_in()
    assert articles_of(room)[0].article.headline == "云溪杨梅 今日开园"
    assert articles_of(room)[0].id == article.id
    back = await press(admin, done, "撤销")
    assert "已撤销" in back.text
    assert articles_of(room)[0].article.headline == article.article.headline


async def test_a_byline_and_a_date_are_corrected(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await room.takes_in(JUNE)
    article = articles_of(room)[0]
    desk = await admin.ask(f"/review {article.id}")
    await admin.press(desk, "改署名")
    done = await reply_to(admin, await admin.wait_for("新署名"), "见习记者 陈小满，通讯员 张三")
    assert "署名：见习记者 陈小满、通讯员 张三" in done.text
    await admin.press(done, "改日期")
    question = await admin.wait_for("的日期")
    assert "不是日期" in (await reply_to(admin, question, "昨天")).text
    done = await reply_to(admin, question, "2026年6月6日")
    assert "2026年6月6日" in done.text
    assert "🔎 日期:2026-06-06" in (await admin.ask("日期:2026-06-06")).text
    assert "2026年6月5日" in (await press(admin, done, "撤销")).text
    assert "太长" in (await reply_to(admin, await asked(admin, desk, "改标题"), "长" * 121)).text


async def asked(admin: AsyncPerson, desk: Received, label: str) -> Received:
    await admin.press(desk, label)
    return await admin.wait_for("№")


async def test_a_question_is_known_by_figures_alone_also_one_of_an_older_version(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await room.takes_in(JUNE)
    article = articles_of(room)[0]
    question = await asked(admin, await admin.ask(f"/review {article.id}"), "改标题")
    assert question.text.endswith(f"№1-{article.id}")
    sent = await room.service.application.bot.send_message(
        admin.person.id, f"新标题？\n№headline:{article.id}"
    )
    older = await admin.wait_for(lambda one: one.id == sent.message_id)
    assert "改好了" in (await reply_to(admin, older, "竹海新卷")).text
    assert articles_of(room)[0].article.headline == "竹海新卷"


async def test_two_articles_are_joined_and_one_is_split(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await room.takes_in(JUNE)
    first, second = articles_of(room)[:2]
    count = len(articles_of(room))
    desk = await admin.ask(f"/review {first.id}")
    asks = await press(admin, desk, "并入下一篇")
    assert second.article.headline in asks.text
    desk = await press(admin, asks, "返回")
    done = await press(admin, await press(admin, desk, "并入下一篇"), "并成一篇")
    assert "改好了" in done.text
    joined = articles_of(room)
    assert len(joined) == count - 1
    assert joined[0].article.paragraphs == first.article.paragraphs + second.article.paragraphs
    done = await press(admin, done, "撤销")
    assert [one.id for one in articles_of(room)[:2]] == [first.id, second.id]
    # And now the other way round.
    cuts = await press(admin, done, "切开")
    assert cuts.labels[0].startswith("2. ")
    done = await press(admin, cuts, "2. ")
    parts = articles_of(room)
    assert len(parts) == count + 1
    assert parts[0].id == first.id
    assert len(parts[0].article.paragraphs) == 1
    last = await admin.ask(f"/review {parts[-1].id}")
    assert "最后一篇" in (await press(admin, last, "并入下一篇")).text


async def test_the_queue_shows_reports_then_unsure_articles_until_nothing_is_left(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    assert "没有要看的了" in (await admin.ask("/review")).text
    (room.inbox / "2026-07-04.txt").write_text(HEADLESS, "utf-8")
    await room.takes_in()
    reader = await room.reader()
    article = articles_of(room)[-1]
    reports, now = Reports(room.services.engine), room.services.now()
    reports.add(WRONG_CUT, reader.person.id, article.id, "", now)
    reports.add(FEEDBACK, reader.person.id, None, "字太小 <b>看不清", now)
    desk = await admin.ask("/review")
    assert "审稿　1/3" in desk.text
    assert "文章切错了" in desk.text
    letter = await press(admin, desk, "下一件")
    assert "字太小 <b>看不清" in letter.text
    unsure = await press(admin, letter, "下一件")
    assert "程序拿不准，把握" in unsure.text
    end = await press(admin, unsure, "下一件")
    assert "还有 3 件" in end.text
    desk = await press(admin, end, "从头再看")
    letter = await press(admin, desk, "处理完了")
    question = await asked(admin, letter, "回信")
    await reader.say("等回信")
    assert "回信这就送去" in (await reply_to(admin, question, "下一期就改大")).text
    answer = await reader.wait_for("编辑部回信")
    assert "下一期就改大" in answer.text
    assert "字太小 <b>看不清" in answer.text
    unsure = await admin.ask("/review")
    assert "审稿　1/1" in unsure.text
    assert "没有要看的了" in (await press(admin, unsure, "没问题")).text
    assert "处理好了" in (await reply_to(admin, question, "再写一封")).text


async def test_nothing_of_it_exists_for_others_and_old_numbers_get_a_sentence(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room, admin = await editors_room(stack, tmp_path)
    await room.takes_in(JUNE)
    stranger = await room.reader("生人")
    assert "不认识这个命令" in (await stranger.ask("/review")).text
    assert "用法" in (await admin.ask("/review 甲")).text
    assert "用法" in (await admin.ask("/review 999999")).text
    desk = await admin.ask(f"/review {articles_of(room)[0].id}")
    for data in ("1M:999999:0", "1O:1:99", "1N:1:99", "1Q:77:1", "1K:sql:1", "1K:answer:5"):
        await admin.act("press", message_id=desk.id, chat=desk.chat, data=data, forged=True)
        assert "出了点问题" not in (await admin.wait_for()).text
    question = await asked(admin, desk, "改标题")
    room.services.archive.withdraw(articles_of(room)[0].id)
    assert "不在了" in (await reply_to(admin, question, "新标题")).text


async def test_a_long_article_is_cut_page_by_page(stack: AsyncExitStack, tmp_path: Path) -> None:
    room, admin = await editors_room(stack, tmp_path)
    story = "\n".join(
        f"　　第{n}天，云溪县的竹子长得又快又好，今年的收成也比往年要多。" for n in range(10, 30)
    )
    (room.inbox / "2026-07-04.txt").write_text(
        f"竹海长卷\n\n　　本报讯（记者 叶知微）云溪。\n{story}\n", "utf-8"
    )
    await room.takes_in()
    article = articles_of(room)[0]
    desk = await admin.ask(f"/review {article.id}")
    assert "还有" in desk.text
    first = await press(admin, desk, "切开")
    second = await press(admin, first, "后面的")
    assert second.labels[0].startswith("10. ")
