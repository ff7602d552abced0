"""The same paper in each reader's language and characters: digests, articles, hits, and what leads on from them."""

import shutil
from asyncio import sleep, timeout, to_thread

from telegram import BotCommandScope, BotCommandScopeChat, BotCommandScopeChatAdministrators

from bot.introduction import learn_languages
from bot.readers.subscription import Wish
from tests.conversations.conftest import SEEDS, Newsroom

APRIL, JUNE = "2026-04-10.txt", "2026-06-05.txt"


async def test_who_reads_traditional_characters_gets_all_in_them(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader("林小姐", language="zh-hant")
    await reader.say("/subscribe")
    assert "今日雲溪" in (await reader.wait_for("訂好了")).text
    first = await reader.wait_for("📰 今日雲溪 第")
    assert "2026年4月10日 星期五" in first.text
    assert "农历" not in first.text
    assert first.labels[-2:] == ["🔑 關鍵詞", "👤 人物"]
    await newsroom.takes_in(JUNE)
    digest = await reader.wait_for("2026年6月5日")
    assert "雙招雙引" in digest.text
    assert "对标先进" not in digest.text

    await reader.start(digest.links()[0].partition("?start=")[2])
    article = await reader.wait_for("—— 今日雲溪 2026年6月5日 第1版")
    assert "對標先進找差距 全力衝刺“雙過半”" in article.text
    assert "📋 複製出處" in article.labels
    copied = [
        button["copy_text"]["text"] for row in article.buttons for button in row if "copy_text" in button
    ]
    assert copied[0].endswith("對標先進找差距 全力衝刺“雙過半”[N]. 今日雲溪,2026-06-05(01).")


async def test_hits_are_marked_in_the_characters_that_they_are_shown_in(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader("林小姐", language="zh-hant")
    for typed in ("双招双引", "雙招雙引"):
        hits = await reader.ask(typed)
        assert "雙招雙引" in hits.pieces("bold")
        assert "今日雲溪 2026年6月5日 第1版" in hits.text
    words = await reader.ask("/keywords")
    assert "雙招雙引" in words.labels
    await reader.press(words, "雙招雙引")
    assert "篇" in (await reader.wait_for("🔎 雙招雙引")).text


async def test_articles_stay_as_printed_for_whoever_wants_them_so(newsroom: Newsroom) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader("林小姐", language="zh-hant")
    await reader.ask("/subscribe")
    await reader.wait_for("📰 今日雲溪")
    panel = await reader.ask("/settings")
    assert "語言：跟隨 Telegram，文章用繁體" in panel.text
    await reader.press(panel, "🌐 語言")
    languages = await reader.wait_for("用哪種文字")
    assert "✅ 文章用繁體" in languages.labels
    await reader.press(languages, "文章用原文")
    assert "語言：跟隨 Telegram\n" in (await reader.wait_for("送報：")).text
    await newsroom.takes_in(JUNE)
    digest = await reader.wait_for("2026年6月5日")
    assert "📰 今日云溪" in digest.text
    assert "对标先进找差距 全力冲刺“双过半”" in digest.text
    assert "🔑 關鍵詞" in digest.labels


async def test_who_reads_english_has_the_frame_in_english_and_the_articles_as_printed(
    newsroom: Newsroom,
) -> None:
    await newsroom.takes_in(APRIL)
    reader = await newsroom.reader("Ann", language="en-GB")
    await reader.say("/subscribe")
    digest = await reader.wait_for("No. ")
    assert "Apr 10, 2026 Friday" in digest.text
    assert "【Page 1】" in digest.text
    assert digest.labels[-2:] == ["🔑 Keywords", "👤 People"]
    hits = await reader.ask("双招双引")
    assert "今日云溪, Apr 10, 2026, page 1" in hits.text


async def test_the_next_digest_comes_as_it_was_chosen_last(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.ask("/subscribe")
    panel = await reader.ask("/settings")
    await reader.press(panel, "🌐 语言")
    await reader.press(await reader.wait_for("用哪种文字"), "繁體中文")
    assert "語言：繁體中文，文章用繁體" in (await reader.wait_for("送報：")).text
    await newsroom.takes_in(JUNE)
    assert "雙招雙引" in (await reader.wait_for("2026年6月5日")).text


async def test_what_is_read_again_is_edited_in_each_readers_characters(newsroom: Newsroom) -> None:
    readers = {
        "对标先进": await newsroom.reader(),
        "對標先進": await newsroom.reader("林小姐", language="zh-hant"),
    }
    for reader in readers.values():
        await reader.ask("/subscribe")
    await newsroom.takes_in(JUNE)
    sent = {words: await reader.wait_for(words) for words, reader in readers.items()}
    assert all("更正" not in one.text for one in sent.values())
    printed = (SEEDS / JUNE).read_text("utf-8")
    shutil.copyfile(SEEDS / JUNE, newsroom.inbox / JUNE)
    (newsroom.inbox / JUNE).write_text(printed.replace("对标先进找差距", "对标先进找更正"), "utf-8")
    await newsroom.takes_in()
    for words, reader in readers.items():
        edited = await reader.wait_for(f"{words}找更正")
        assert (edited.kind, edited.id) == ("edit", sent[words].id)


async def test_readers_from_before_languages_were_noted_are_asked_for_once(newsroom: Newsroom) -> None:
    book, bot = newsroom.services.subscribers, newsroom.service.application.bot
    reader = await newsroom.reader("林小姐", language="zh-hant")
    await reader.ask("/subscribe")
    book.told(reader.person.id, None)
    book.subscribe(Wish(999_999, paper="今日云溪"), newsroom.services.now())
    assert await learn_languages(bot, newsroom.services) == 1
    assert await learn_languages(bot, newsroom.services) == 0
    assert not book.never_told()
    await newsroom.takes_in(JUNE)
    assert "雙招雙引" in (await reader.wait_for("2026年6月5日")).text


async def test_who_unblocks_the_bot_is_read_to_in_the_language_that_they_speak_now(
    newsroom: Newsroom,
) -> None:
    book, reader = newsroom.services.subscribers, await newsroom.reader("林小姐", language="zh-hant")
    await reader.ask("/subscribe")
    await reader.block()
    book.told(reader.person.id, "zh-hans")
    await reader.unblock()
    async with timeout(10):
        while (chat := book.chat(reader.person.id)) and chat.telegram_language != "zh-hant":
            await sleep(0.01)


async def menu_of(newsroom: Newsroom, scope: BotCommandScope) -> dict[str, str]:
    return {one.command: one.description for one in await newsroom.jobs.bot.get_my_commands(scope)}


async def test_the_menu_speaks_the_language_that_telegram_has_none_for(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("林小姐", language="zh-hant")
    await reader.start()
    mine = BotCommandScopeChat(reader.person.id)
    await reader.wait_for("您好，我是報童")
    await reader.ask("/mine")  # the menu is set behind the welcome, and before what is asked next
    assert (await menu_of(newsroom, mine))["search"] == "查舊報"
    panel = await reader.ask("/settings")
    await reader.press(panel, "🌐 語言")
    await reader.press(await reader.wait_for("用哪種文字"), "English")
    await reader.wait_for("You have no subscription")
    await reader.ask("/mine")
    assert (await menu_of(newsroom, mine))["search"] == "Search old issues"


async def test_a_group_speaks_as_whoever_added_the_bot_if_they_read_traditional(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    welcomes = []
    for language in ("zh-hant", "en"):
        owner = await newsroom.reader("群主", language=language)
        group = await to_thread(owner.person.create, "云溪读报", "supergroup")
        welcomes.append((await owner.wait_for("/subscribe@", chat=group)).text)
        found = await owner.ask("/search 杨梅", chat=group)
        welcomes.append(found.text)
    assert [text[:4] for text in welcomes[::2]] == ["大家好，", "大家好，"]
    assert ["今日雲溪" in text for text in welcomes] == [True, True, False, False]
    listed = await owner.ask("/subscribe", chat=group)
    assert "订好了" in listed.text
    assert "📋 云溪读报 的订阅" in (await owner.ask("/mine", chat=group)).text
    settings = await owner.ask("/settings", chat=group)
    assert "语言：简体中文\n" in settings.text
    await owner.press(settings, "🌐 语言")
    assert "跟随 Telegram" not in "".join((await owner.wait_for("用哪种文字", chat=group)).labels)


async def test_a_groups_menus_speak_the_language_that_its_administrators_chose(newsroom: Newsroom) -> None:
    owner = await newsroom.reader("群主")
    group = await to_thread(owner.person.create, "云溪读报", "supergroup")
    await owner.wait_for("大家好", chat=group)
    panel = await owner.ask("/settings@baotong_bot", chat=group)
    await owner.press(panel, "🌐 语言")
    await owner.press(await owner.wait_for("用哪种文字", chat=group), "繁體中文")
    await owner.wait_for("您還沒有訂報", chat=group)
    await owner.ask("/mine@baotong_bot", chat=group)
    number = int(group)
    assert (await menu_of(newsroom, BotCommandScopeChat(number)))["search"] == "查舊報"
    ruling = await menu_of(newsroom, BotCommandScopeChatAdministrators(number))
    assert ruling["subscribe"] == "訂報，或訂一個話題"
