"""Inline mode: the bot's name typed in any chat offers articles as cards."""

from asyncio import to_thread
from contextlib import AsyncExitStack
from pathlib import Path

from tests.conversations.conftest import Newsroom, open_newsroom

APRIL, MAY, JUNE = "2026-04-10.txt", "云溪0417.txt", "2026-06-05.txt"


async def test_words_after_the_bots_name_offer_cards_that_open_in_the_chat(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, JUNE)
    reader = await newsroom.reader()
    group = await to_thread(reader.person.create, "家里人", "group", bot=False)
    offered = await reader.act("inline", text="双招双引", chat=group)
    titles = {one["title"]: one for one in offered["results"]}
    card = titles["云溪县举行一季度“双招双引”项目集中签约"]
    assert card["description"].startswith("今日云溪 2026年4月10日 第1版 · ")
    sent = await reader.act("choose", query_id=offered["query_id"], result_id=card["id"], chat=group)
    assert sent["text"].endswith("—— 今日云溪 2026年4月10日 第1版")
    assert any(one["type"] == "bold" for one in sent["entities"])
    (button,) = sent["reply_markup"]["inline_keyboard"][0]
    assert button["text"] == "📖 读全文"
    await reader.start(button["url"].partition("?start=")[2])
    assert "叶知微" in (await reader.wait_for("——")).text


async def test_without_words_the_latest_headlines_are_offered_and_kept_for_whoever_asked(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader()
    nothing = await reader.act("inline", text="")
    assert nothing["results"] == []
    assert "还没有送来" in nothing["button"]["text"]
    await newsroom.takes_in(APRIL, JUNE)
    offered = await reader.act("inline", text=" ")
    assert offered["results"][0]["title"] == "对标先进找差距 全力冲刺“双过半”"
    assert len(offered["results"]) == 9
    assert (await reader.act("inline", text=" "))["cached"]


async def test_who_reads_another_language_is_not_given_what_was_kept_for_others(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader, other = await newsroom.reader(), await newsroom.reader("林小姐", language="zh-hant")
    expat = await newsroom.reader("Ann", language="en")
    described, buttons, messages = [], [], []
    for one in (reader, other, expat):
        offered = await one.act("inline", text="双招双引")
        card = offered["results"][0]
        described.append(card["description"])
        sent = await one.act("choose", query_id=offered["query_id"], result_id=card["id"])
        messages.append(sent["text"])
        buttons.append(sent["reply_markup"]["inline_keyboard"][0][0]["text"])
    assert ["雙招雙引" in text for text in messages] == [False, True, False]
    assert "Jun 5, 2026, page 1" in described[2]
    assert buttons == ["📖 读全文", "📖 讀全文", "📖 Read it all"]


async def test_more_cards_come_as_one_scrolls(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, MAY, JUNE)
    reader = await newsroom.reader()
    first = await reader.act("inline", text="云溪")
    assert len(first["results"]) == 10
    second = await reader.act("inline", text="云溪", offset=first["next_offset"])
    shown = [one["id"] for one in first["results"] + second["results"]]
    assert len(set(shown)) == len(shown) > 10
    assert not second.get("next_offset")


async def test_what_finds_nothing_says_so(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    for words in ("恐龙化石", "日期:某天", "a99999"):
        offered = await reader.act("inline", text=words)
        assert offered["results"] == []
        assert "没有查到" in offered["button"]["text"]


async def test_what_a_closed_bot_offers_is_kept_for_nobody_else(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"allowed_chats": [77, 78]})
    await room.takes_in(JUNE)
    friend, colleague = await room.reader("熟人", person=77), await room.reader("同事", person=78)
    assert (await friend.act("inline", text="杨梅"))["results"]
    offered = await colleague.act("inline", text="杨梅")
    assert offered["results"]
    assert not offered["cached"]
