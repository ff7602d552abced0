"""The real python-telegram-bot over HTTP against the local Telegram: what arrives, and every outcome of a send."""

import base64
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.delivery.outcomes import (
    Flooded,
    Gone,
    Moved,
    Outcome,
    Pointless,
    Rejected,
    Sent,
    Uncertain,
    Unsent,
    outcome_of,
)
from bot.delivery.pushes import Claimed, Key
from bot.delivery.sender import TelegramSender, markup
from bot.sandbox import Sandbox, crowds, people, switches
from bot.sandbox.faults import Fault
from tests.bot.test_delivery import a_claimed

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawa"
READER = 800_000_001
# The smallest picture that there is.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox("127.0.0.1", 0, TOKEN)
    await sandbox.start()
    switches.crowd(sandbox.hall, 1, READER)
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def sender(telegram: Sandbox) -> AsyncIterator[TelegramSender]:
    request = HTTPXRequest(read_timeout=0.4)
    async with Bot(TOKEN, f"{telegram.address}/bot", request=request) as bot:
        yield TelegramSender(bot)


def a_row(**facts: object) -> Claimed:
    return a_claimed(chat_id=READER, html="<b>今日云溪</b>", **facts)


async def test_a_picture_has_the_words_for_its_caption(telegram: Sandbox, sender: TelegramSender) -> None:
    shown = await sender.bot.send_photo(READER, PIXEL)
    number = await sender.send(replace(a_row(), photo=shown.photo[-1].file_id))
    [message] = [
        one for one in people.the_chat(telegram.hall.world, READER).messages.values() if one.id == number
    ]
    assert message.wire["caption"] == "今日云溪"
    assert message.wire["photo"]
    bare = await sender.send(replace(a_row(), photo=shown.photo[-1].file_id, html=""))
    assert bare is not None


async def outcome(sender: TelegramSender, row: Claimed) -> Outcome:
    try:
        return Sent(await sender.send(row))
    except Exception as error:
        return outcome_of(error)


async def test_a_message_arrives_as_html_without_preview_and_with_its_buttons(
    telegram: Sandbox, sender: TelegramSender
) -> None:
    keyboard = ((Key("二版", "1p:5:2"),), (Key("网页", url="https://example.org/"),))
    message = await sender.bot.send_message(READER, "x", reply_markup=markup(keyboard))
    assert message.reply_markup is not None
    labels = [
        [(key.text, key.callback_data, key.url) for key in row]
        for row in message.reply_markup.inline_keyboard
    ]
    assert labels == [[("二版", "1p:5:2", None)], [("网页", None, "https://example.org/")]]
    assert markup(()) is None
    sent = await outcome(sender, a_row(keyboard=keyboard, silent=True))
    assert isinstance(sent, Sent)
    assert sent.message_id == message.message_id + 1


async def test_a_message_can_be_edited_and_an_edit_that_changes_nothing_is_done(
    telegram: Sandbox, sender: TelegramSender
) -> None:
    sent = await outcome(sender, a_row())
    assert isinstance(sent, Sent)
    edit = replace(a_row(edits=sent.message_id), html="<i>今日云溪</i>")
    assert await outcome(sender, edit) == sent
    assert await outcome(sender, edit) == Sent(None)
    assert isinstance(await outcome(sender, replace(edit, edits=999)), Pointless)


async def test_a_reader_who_blocked_the_bot_is_gone(telegram: Sandbox, sender: TelegramSender) -> None:
    people.block(telegram.hall.world, READER)
    assert await outcome(sender, a_row()) == Gone("Forbidden: bot was blocked by the user")


async def test_a_group_that_moved_says_where_it_is(telegram: Sandbox, sender: TelegramSender) -> None:
    world = telegram.hall.world
    group = crowds.create(world, READER, "读报群", "group")
    crowds.add(world, READER, group["key"])
    new = crowds.migrate(world, READER, group["key"])
    row = replace(a_row(), chat_id=int(group["id"]))
    assert await outcome(sender, row) == Moved(int(new["id"]))
    assert isinstance(await outcome(sender, replace(row, chat_id=int(new["id"]))), Sent)


async def test_a_topic_of_a_forum_gets_its_message_and_one_that_is_not_there_is_gone(
    telegram: Sandbox, sender: TelegramSender
) -> None:
    world = telegram.hall.world
    forum = crowds.create(world, READER, "读报群", forum=True)
    crowds.add(world, READER, forum["key"])
    thread = crowds.open_topic(world, READER, forum["key"], "每日要闻")
    row = replace(a_row(), chat_id=int(forum["id"]), thread_id=thread)
    assert isinstance(await outcome(sender, row), Sent)
    lost = await outcome(sender, replace(row, thread_id=4321))
    assert isinstance(lost, Gone)
    assert lost.only_topic


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("refuse", code=429, retry_after=7), Flooded(7.0)),
        (Fault("refuse", code=500), Uncertain("Internal Server Error")),
        (Fault("refuse", code=502, after=True), Uncertain("Bad Gateway")),
        (Fault("cut"), Uncertain("")),
        (Fault("cut", after=True), Uncertain("")),
        (Fault("hang", seconds=2, after=True), Uncertain("")),
        (Fault("refuse", code=401), Unsent("Unauthorized")),
        (Fault("refuse", code=400, description="Bad Request: can't parse entities: x"), Rejected("")),
        (Fault("refuse", code=400, description="Bad Request: message is too long"), Rejected("")),
    ],
    ids=lambda value: f"{value.kind}-{value.code}-{value.after}" if isinstance(value, Fault) else None,
)
async def test_every_trouble_has_its_outcome(
    telegram: Sandbox, sender: TelegramSender, fault: Fault, expected: Outcome
) -> None:
    telegram.hall.faults.add(replace(fault, method="sendMessage"))
    came = await outcome(sender, a_row())
    assert type(came) is type(expected)
    if isinstance(expected, Flooded):
        assert came == expected


async def test_without_a_server_nothing_was_sent(telegram: Sandbox, sender: TelegramSender) -> None:
    await telegram.stop()
    assert isinstance(await outcome(sender, a_row()), Unsent)
