"""Searches beyond the hits: help where nothing is found, and what is learned from it."""

from asyncio import to_thread

from digests.search.suggestions import failed_searches
from tests.conversations.conftest import Newsroom

APRIL, JUNE = "2026-04-10.txt", "2026-06-05.txt"


async def test_where_nothing_is_found_near_searches_are_a_tap_away(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, JUNE)
    reader = await newsroom.reader()
    nothing = await reader.ask("双找双引")
    assert "没有查到“双找双引”" in nothing.text
    assert "下面这些查得到" in nothing.text
    label = next(one for one in nothing.labels if one.startswith("双招双引 ("))
    await reader.press(nothing, label)
    hits = await reader.wait_for("🔎 双招双引")
    assert (hits.kind, hits.id) == ("edit", nothing.id)


async def test_pinyin_and_a_condition_too_many_are_helped_with(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL, JUNE)
    reader = await newsroom.reader()
    assert any(one.startswith("双招双引 (") for one in (await reader.ask("szsy")).labels)
    too_many = await reader.ask("双招双引 恐龙化石")
    assert any(one.startswith("少一个条件：双招双引 (") for one in too_many.labels)


async def test_what_was_typed_and_not_found_is_counted_once_a_time(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    await reader.ask("/search 恐龙化石")
    await reader.ask("恐龙化石")
    await reader.ask("杨梅")
    counted = await to_thread(failed_searches, newsroom.services.engine)
    assert [(one.query, one.times) for one in counted] == [("恐龙化石", 2)]


async def test_hits_and_no_hits_offer_to_tell_of_new_ones(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    for words in ("杨梅", "恐龙化石"):
        assert "🔔 有新的就告诉我" in (await reader.ask(words)).labels


async def test_a_button_of_a_search_that_is_forgotten_says_so(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    hits = await reader.ask("杨梅")
    for data in ("1g:9999:0", "1h:9999:0:0", "1i:9999::0"):
        answer = await reader.act("press", message_id=hits.id, chat=hits.chat, data=data, forged=True)
        number = answer["query_id"]
        told = await to_thread(
            reader.person.wait_event,
            lambda one, number=number: one.kind == "answer" and one.body["id"] == number,
        )
        assert "过时" in told.body["text"]


async def test_a_search_is_helped_in_the_readers_language(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    for language, words in (("en", "These do find something"), ("zh-hant", "下面這些查得到")):
        reader = await newsroom.reader(language=language)
        assert words in (await reader.ask("双找双引")).text


async def test_who_types_traditional_characters_finds_what_is_printed_in_simplified_ones(
    newsroom: Newsroom,
) -> None:
    await newsroom.takes_in(APRIL, JUNE)
    reader = await newsroom.reader("林小姐", language="zh-hant")
    # 著 stands for 着 in Traditional print, and by itself for 著: only the phrase tells.
    for typed, printed in (("楊梅", "楊梅"), ("灶膛口的磚被火舌舔得發亮", "發亮"), ("亮著燈", "亮著燈")):
        assert printed in (await reader.ask(typed)).text
    assert "報上還沒有過" not in (await reader.ask("/subscribe 亮著燈")).text
    assert "沒有查到“恐龍化石”" in (await reader.ask("恐龍化石")).text


async def test_the_words_may_stand_behind_any_space_that_a_keyboard_writes(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    for between in (" ", "   ", "\u3000", "\n", "\t \u3000", ""):
        assert "🔎 杨梅" in (await reader.ask(f"/search{between}杨梅")).text
    assert "第1版" in (await reader.ask("/page\u30001")).text
    assert "话题 双招双引" in (await reader.ask("/subscribe\u3000双招双引")).text
