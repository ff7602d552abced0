"""What a reader does in a private chat, and sees."""

import asyncio

from bot.sandbox.person import AsyncPerson
from tests.conversations.conftest import Newsroom

APRIL, MAY, JUNE = "2026-04-10.txt", "2026年4月24日.txt", "2026-06-05.txt"


async def test_a_newcomer_is_greeted_and_shown_three_things_to_do(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.start()
    greeting = await reader.wait_for()
    assert "今日云溪" in greeting.text
    for command in ("/subscribe", "/latest", "双招双引"):
        assert command in greeting.text
    assert "/search 双招双引" in (await reader.ask("/help")).text


async def test_subscribing_brings_the_latest_issue_at_once_and_then_each_new_one(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    welcome = await reader.ask("/subscribe")
    assert "订好了" in welcome.text
    assert "还没有送来报纸，来了就照这样送" in welcome.text
    await newsroom.takes_in(APRIL)
    first = await reader.wait_for("第2216期")
    assert "云溪县举行一季度“双招双引”项目集中签约" in first.pieces("text_link")
    assert "已经订了" in (await reader.ask("/subscribe")).text
    await newsroom.takes_in(JUNE)
    await reader.wait_for("第2224期")
    # An older issue is archived and pushed to nobody; what came before is not sent again.
    await newsroom.takes_in(MAY)
    await newsroom.jobs.tick()
    digests = [one.text.splitlines()[0] for one in await reader.history() if "📰" in one.text]
    assert digests == ["📰 今日云溪 第2216期", "📰 今日云溪 第2224期"]


async def test_a_subscriber_gets_the_latest_issue_at_once(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    assert "第2216期" in (await reader.wait_for("📰")).text


async def test_a_headline_of_the_digest_opens_its_article(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    digest = await reader.wait_for("📰")
    payload = digest.links()[0].partition("?start=")[2]
    await reader.start(payload)
    article = await reader.wait_for("——")
    assert article.text.startswith("12个项目落地，计划投资76.4亿元\n云溪县举行一季度“双招双引”项目集中签约\n")
    assert "叶知微" in article.text
    assert article.text.endswith("—— 今日云溪 2026年4月10日 第1版")


async def test_a_reader_who_leaves_gets_nothing_more(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    assert "没有订报" in (await reader.ask("/unsubscribe")).text
    await reader.ask("/subscribe")
    assert "退订好了" in (await reader.ask("/unsubscribe")).text
    await newsroom.takes_in(JUNE)
    assert not [one for one in await reader.history() if "📰" in one.text]


async def test_a_reader_who_comes_back_the_same_day_is_told_that_the_issue_came(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    assert "先看最新一期" in (await reader.ask("/subscribe")).text
    await reader.wait_for("📰")
    await reader.ask("/unsubscribe")
    again = await reader.ask("/subscribe")
    assert "最新一期已经送来过" in again.text
    assert "先看最新一期" not in again.text
    assert "第2224期" in (await reader.ask("/latest")).text
    assert len([one for one in await reader.history() if "📰" in one.text]) == 2


async def test_the_latest_issue_can_be_asked_for(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    # Whoever only asks is promised nothing.
    assert "还没有送来报纸，过一阵再来看看" in (await reader.ask("/latest")).text
    await newsroom.takes_in(APRIL, JUNE)
    assert "第2224期" in (await reader.ask("/latest")).text


async def test_a_search_shows_hits_snippets_and_pages_that_turn_in_place(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, MAY, "云溪0417.txt", JUNE)
    reader = await newsroom.reader()
    hits = await reader.ask("/search 双招双引")
    assert hits.text.startswith("🔎 双招双引：")
    assert "双招双引" in hits.pieces("bold")[1:]
    assert hits.labels[:5] == ["1", "2", "3", "4", "5"]
    await reader.press(hits, "下一页")
    second = await reader.wait_for("6. ")
    assert second.id == hits.id
    assert second.kind == "edit"
    await reader.press(second, "上一页")
    assert (await reader.wait_for("1. ")).text == hits.text
    await reader.press(hits, "1")
    opened = await reader.wait_for("——")
    assert opened.id != hits.id


async def test_a_word_by_itself_is_a_search(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    assert "🔎 杨梅" in (await reader.ask("杨梅")).text
    assert "没有查到" in (await reader.ask("这个词报上没有")).text
    assert "想查什么" in (await reader.ask("/search")).text
    assert "这样查不了" in (await reader.ask("/search 日期:昨天")).text


async def test_a_long_article_is_read_page_by_page_in_place(newsroom: Newsroom) -> None:
    words = "云溪县的竹子长得又快又好。" * 400
    (newsroom.inbox / "2026-06-06.txt").write_text(f"竹海长卷\n\n本报讯（记者 叶知微）{words}\n", "utf-8")
    await newsroom.takes_in()
    reader = await newsroom.reader()
    hits = await reader.ask("竹子长得")
    await reader.press(hits, "1")
    first = await reader.wait_for("竹海长卷")
    assert first.labels[0].startswith("下一页 2/")
    await reader.press(first, "下一页")
    second = await reader.wait_for("竹海长卷")
    assert second.id == first.id
    assert second.labels[0] == "◀ 上一页"


async def test_old_and_forged_buttons_get_a_sentence(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    hits = await reader.ask("杨梅")
    answer = await reader.act("press", message_id=hits.id, chat=hits.chat, data="0x:old", forged=True)
    event = await answer_to(reader, answer["query_id"])
    assert "过时" in event["text"]
    await reader.act("press", message_id=hits.id, chat=hits.chat, data="1o:999999:0:1", forged=True)
    assert "不在了" in (await reader.wait_for("不在了")).text


async def answer_to(reader: AsyncPerson, query_id: str) -> dict[str, str]:
    event = await asyncio.to_thread(
        reader.person.wait_event, lambda one: one.kind == "answer" and one.body["id"] == query_id
    )
    return event.body


async def test_a_reader_who_blocks_the_bot_is_left_alone_and_caught_up_on_return(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    await reader.block()
    await newsroom.takes_in(JUNE)
    await reader.unblock()
    await reader.start()
    await reader.wait_for("报童")
    await newsroom.jobs.tick()
    assert "第2224期" in (await reader.wait_for("📰")).text
