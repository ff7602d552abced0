"""Buttons that are pressed late: of messages that Telegram hides by then, or while the bot was down.

Each query here is one that the local Telegram no longer knows, as after a quarter of an hour.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from telegram import CallbackQuery, Chat, InaccessibleMessage, Update, User

import bot.handlers
from bot.handlers.answers import turn
from bot.handlers.inline import Inline
from bot.handlers.mine import Mine
from bot.handlers.pictures import Pictures
from bot.handlers.reading import Reading
from bot.handlers.settings import SettingsPanel
from bot.handlers.trouble import Trouble
from bot.sandbox.person import AsyncPerson
from bot.screens.results import Reply
from tests.conversations.conftest import Newsroom

JUNE = "2026-06-05.txt"


def press_of(newsroom: Newsroom, reader: AsyncPerson, data: str, message: dict[str, Any]) -> Update:
    """An update as it comes after the bot was down for a while."""
    chat = {"id": reader.person.id, "type": "private", "first_name": "王阿姨"}
    query = {
        "id": "4711",
        "from": {"id": reader.person.id, "is_bot": False, "first_name": "王阿姨"},
        "chat_instance": "1",
        "data": data,
        "message": {"chat": chat, **message},
    }
    return update_of(newsroom, callback_query=query)


def update_of(newsroom: Newsroom, **kind: dict[str, Any]) -> Update:
    update = Update.de_json({"update_id": 1, **kind}, newsroom.jobs.bot)
    assert update
    return update


async def greeted(newsroom: Newsroom) -> AsyncPerson:
    reader = await newsroom.reader()
    await reader.start()
    await reader.wait_for("报童")
    return reader


async def test_a_press_that_waited_while_the_bot_was_down_still_gets_its_article(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await greeted(newsroom)
    late = press_of(newsroom, reader, "1o:1:0:1", {"message_id": 2, "date": 0})
    await Reading(newsroom.services).open(late, None)  # type: ignore[arg-type]
    assert "双过半" in (await reader.wait_for("——")).text


async def test_what_was_deleted_meanwhile_is_said_anew(newsroom: Newsroom) -> None:
    reader = await greeted(newsroom)
    deleted = press_of(newsroom, reader, "1o:1:0:0", {"message_id": 999, "date": 1, "text": "旧消息"})
    await turn(deleted, Reply("新的消息"))
    assert (await reader.wait_for("新的消息")).kind == "message"


async def test_a_picture_that_was_deleted_meanwhile_is_sent_anew(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await greeted(newsroom)
    number = newsroom.services.asked.number_of("杨梅")
    size = {"file_id": "a", "file_unique_id": "a", "width": 9, "height": 9}
    deleted = press_of(
        newsroom, reader, f"1i:{number}:year:0", {"message_id": 999, "date": 1, "photo": [size]}
    )
    await Pictures(newsroom.services).draw_trend(deleted, None)  # type: ignore[arg-type]
    assert (await reader.wait_for("📈 杨梅")).kind == "message"


async def test_beneath_a_message_that_is_hidden_a_new_one_answers(newsroom: Newsroom) -> None:
    reader = await greeted(newsroom)
    chat = Chat(reader.person.id, "private")
    chat.set_bot(newsroom.jobs.bot)
    query = CallbackQuery(
        "1", User(reader.person.id, "王阿姨", False), "1", message=InaccessibleMessage(chat, 2)
    )
    await turn(Update(1, callback_query=query), Reply("新的消息"))
    assert (await reader.wait_for("新的消息")).kind == "message"


async def test_an_inline_question_that_nobody_waits_for_is_let_go(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    asker = {"id": 5, "is_bot": False, "first_name": "王阿姨"}
    late = update_of(newsroom, inline_query={"id": "9", "from": asker, "query": "杨梅", "offset": ""})
    await Inline(newsroom.services).offer(late, None)  # type: ignore[arg-type]


async def test_a_setting_that_was_pressed_while_the_bot_was_down_is_set(newsroom: Newsroom) -> None:
    reader = await greeted(newsroom)
    await reader.ask("/subscribe")
    panel = {"message_id": 2, "date": 1, "text": "设置"}
    late = press_of(newsroom, reader, "1v:length:full:0:0", panel)
    await SettingsPanel(newsroom.services).change(late, None)  # type: ignore[arg-type]
    (one,) = newsroom.services.subscribers.of_chat(reader.person.id)
    assert one.length == "full"
    assert await reader.wait_for("改好了")


async def test_the_list_and_the_panel_open_however_late_they_are_asked_for(newsroom: Newsroom) -> None:
    reader = await greeted(newsroom)
    message = {"message_id": 999, "date": 1, "text": "旧消息"}
    mine, panel = (press_of(newsroom, reader, data, message) for data in ("1n:0:0", "1p::0:0"))
    await Mine(newsroom.services).press(mine, None)  # type: ignore[arg-type]
    assert await reader.wait_for("您现在没有订报")
    await SettingsPanel(newsroom.services).open(panel, None)  # type: ignore[arg-type]
    assert await reader.wait_for("眼下能选的只有语言")


async def test_a_button_of_an_older_bot_pressed_while_this_one_was_down_gets_its_sentence(
    newsroom: Newsroom,
) -> None:
    reader = await greeted(newsroom)
    old = press_of(newsroom, reader, "0o:1", {"message_id": 2, "date": 0})
    await Trouble(newsroom.services).old_button(old, None)  # type: ignore[arg-type]
    assert await reader.wait_for("这个按钮已经过时了")


HANDLERS = sorted(Path(bot.handlers.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("file", HANDLERS, ids=lambda file: file.stem)
def test_every_press_is_answered_by_the_one_who_forgives_lateness(file: Path) -> None:
    # Inline queries are no presses.
    bare = re.search(r"(?<!inline_)query\.answer\(", file.read_text("utf-8"))
    assert not bare or file.stem in ("answers", "inline")
