"""Buttons that are pressed late: of messages that Telegram hides by then, or while the bot was down."""

from typing import Any

from telegram import Update

from bot.handlers.answers import turn
from bot.handlers.reading import Reading
from bot.results import Reply
from bot.sandbox.person import AsyncPerson
from tests.conversations.conftest import Newsroom

JUNE = "2026-06-05.txt"


def press_of(newsroom: Newsroom, reader: AsyncPerson, data: str, message: dict[str, Any]) -> Update:
    """An update as it comes after the bot was down for a while: nobody waits for the answer any more."""
    chat = {"id": reader.person.id, "type": "private", "first_name": "王阿姨"}
    query = {
        "id": "4711",
        "from": {"id": reader.person.id, "is_bot": False, "first_name": "王阿姨"},
        "chat_instance": "1",
        "data": data,
        "message": {"chat": chat, **message},
    }
    update = Update.de_json({"update_id": 1, "callback_query": query}, newsroom.jobs.bot)
    assert update
    return update


async def test_a_button_beneath_a_hidden_message_is_answered_with_a_new_one(newsroom: Newsroom) -> None:
    await newsroom.takes_in(JUNE)
    reader = await newsroom.reader()
    await reader.start()
    await reader.wait_for("报童")
    hidden = press_of(newsroom, reader, "1o:1:0:0", {"message_id": 2, "date": 0})
    await Reading(newsroom.services).open(hidden, None)  # type: ignore[arg-type]
    assert "双过半" in (await reader.wait_for("——")).text


async def test_what_was_deleted_meanwhile_is_said_anew(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await reader.start()
    await reader.wait_for("报童")
    deleted = press_of(newsroom, reader, "1o:1:0:0", {"message_id": 999, "date": 1, "text": "旧消息"})
    await turn(deleted, Reply("新的消息"))
    assert (await reader.wait_for("新的消息")).kind == "message"
