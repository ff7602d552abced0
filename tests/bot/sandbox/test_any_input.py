"""Whatever a client sends, it gets an answer in the Bot API's shape, and never the sandbox's own failure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.beside import SandboxBeside
from bot.sandbox.methods import METHODS
from bot.sandbox.person import Person
from tests.bot.sandbox.conftest import TOKEN, BotSide

WORDS = [
    "chat_id",
    "text",
    "message_id",
    "entities",
    "reply_markup",
    "inline_keyboard",
    "callback_data",
    "offset",
    "length",
    "type",
    "url",
    "parse_mode",
    "HTML",
    "bold",
    "keyboard",
    "commands",
    "command",
    "description",
    "scope",
    "chat",
    "media",
    "photo",
    "reply_parameters",
    "results",
    "id",
    "title",
    "input_message_content",
    "message_text",
    "button",
    "user",
    "user_id",
    "copy_text",
    "web_app",
    "limit",
    "timeout",
    "message_ids",
    "rich_message",
    "html",
    "name",
    "message_thread_id",
    "caption",
    "reaction",
    "emoji",
    "text_mention",
    "pre",
    "date_time",
    "unix_time",
    "link_preview_options",
    "question",
    "allowed_updates",
    "from_chat_id",
]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from([*WORDS, "<b>x</b>", "<b>", "\ud800", "@x", "600", "-5", "attach://x", "http://a.cn"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def living(client: httpx.Client) -> Iterator[tuple[BotSide, list[Any]]]:
    """A bot with a reader, a group with topics and a message of its own in each: something for the calls to hit."""
    with SandboxBeside(TOKEN) as address:
        reader = Person(address)
        reader.start()
        group = reader.create("群", forum=True)
        reader.promote(group)
        topic = reader.open_topic(group, "早报")
        bot = BotSide(address, client)
        ids = [bot("sendMessage", chat_id=chat, text="x")["message_id"] for chat in (reader.id, group)]
        yield bot, [reader.id, int(group), topic, *ids, str(reader.id)]
        reader.close()


METHODS_TRIED = sorted(set(METHODS) - {"getupdates", "setwebhook", "leavechat", "close", "logout"})


@settings(max_examples=150)
@given(data=st.data())
def test_any_arguments_get_an_answer_of_the_right_shape(
    living: tuple[BotSide, list[Any]], data: st.DataObject
) -> None:
    bot, real = living
    method = data.draw(st.sampled_from(METHODS_TRIED))
    values = data.draw(st.dictionaries(st.sampled_from(WORDS), VALUES | st.sampled_from(real), max_size=6))
    values.setdefault("chat_id", data.draw(st.sampled_from(real)))
    answer = bot.client.post(
        f"{bot.address}/bot{TOKEN}/{method}",
        content=json.dumps(values),
        headers={"Content-Type": "application/json"},
    )
    body = answer.json()
    if body["ok"]:
        assert answer.status_code == 200
    else:
        assert answer.status_code == body["error_code"] < 500, (method, values, body)
        assert body["description"]


@settings(max_examples=100)
@given(data=st.data())
def test_any_act_gets_an_answer_of_the_right_shape(
    living: tuple[BotSide, list[Any]], data: st.DataObject
) -> None:
    bot, real = living
    act = data.draw(
        st.sampled_from(
            ["say", "edit", "press", "react", "messages", "chats", "chat", "promote", "open_topic"]
        )
    )
    names = st.sampled_from(
        ["person", "chat", "text", "message_id", "label", "data", "emoji", "who", "name", "limit", "thread"]
    )
    values = data.draw(st.dictionaries(names, SCALARS | st.sampled_from(real), max_size=5))
    answer = bot.client.post(
        f"{bot.address}/control/{act}",
        content=json.dumps(values),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code in (200, 400, 404), (act, values, answer.text)
    assert answer.json()["ok"] is (answer.status_code == 200)
