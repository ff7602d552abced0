"""How a bot gets its updates: long poll, offsets, one waiter, kinds asked for."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.sandbox.person import Person
from bot.sandbox.updates import UpdateQueue
from tests.bot.sandbox.conftest import BotSide


def test_updates_come_again_until_their_offset_is_confirmed(bot: BotSide, reader: Person) -> None:
    reader.say("一")
    reader.say("二")
    first = bot("getUpdates")
    assert [update["message"]["text"] for update in first] == ["一", "二"]
    assert bot("getUpdates") == first
    assert bot("getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
    assert bot("getUpdates") == first[1:]
    assert bot("getUpdates", offset=first[1]["update_id"] + 1) == []


def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(bot: BotSide, reader: Person) -> None:
    for text in "一二三":
        reader.say(text)
    assert [update["message"]["text"] for update in bot("getUpdates", offset=-1)] == ["三"]
    assert [update["message"]["text"] for update in bot("getUpdates")] == ["三"]


def test_no_more_come_at_once_than_the_limit(bot: BotSide, reader: Person) -> None:
    for text in "一二三":
        reader.say(text)
    assert len(bot("getUpdates", limit=2)) == 2


def test_a_long_poll_waits_for_news_and_no_longer(bot: BotSide, reader: Person) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(bot, "getUpdates", offset=bot.offset, timeout=50)
        while not waiting.running():
            time.sleep(0.001)
        began = time.monotonic()
        reader.say("来了")
        assert waiting.result()[0]["message"]["text"] == "来了"
        assert time.monotonic() - began < 25  # half of the poll's own time: it was the news that ended it


def test_a_newer_poll_ends_the_older_with_a_conflict(bot: BotSide, reader: Person) -> None:
    with ThreadPoolExecutor() as pool:
        older = pool.submit(bot.raw, "getUpdates", offset=bot.offset, timeout=50)
        while not older.done():
            bot.raw("getUpdates", offset=bot.offset, timeout=0)
        answer = older.result()
    assert answer.status_code == 409
    assert answer.json()["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


def test_the_kinds_asked_for_are_remembered(bot: BotSide, reader: Person) -> None:
    bot("getUpdates", allowed_updates=["my_chat_member"])
    reader.say("不要")
    reader.block()
    assert bot.kinds() == ["my_chat_member"]
    reader.unblock()
    assert bot.kinds() == ["my_chat_member"]
    bot("getUpdates", allowed_updates=[])
    reader.say("要")
    assert bot.kinds() == ["message"]


def test_reactions_come_only_to_those_who_ask_for_them(bot: BotSide, reader: Person) -> None:
    message = reader.say("好")
    bot.updates()
    reader.react(message, "👍")
    assert bot.kinds() == []
    bot("getUpdates", allowed_updates=["message_reaction"])
    reader.react(message, "🔥")
    [update] = bot.updates()
    assert update["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]


def test_old_updates_expire_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed: list[int] = []
    queue = UpdateQueue(lambda update: None, confirmed.append)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 25 * 3600)
    queue.add("message", {}, None)
    monkeypatch.setattr(time, "time", lambda: now)
    queue.add("message", {"text": "neu"}, None)
    head = queue.head()
    assert head is not None
    assert head["message"] == {"text": "neu"}


def test_polling_is_refused_while_a_webhook_is_set(bot: BotSide) -> None:
    bot("setWebhook", url="http://127.0.0.1:9/hook")
    code, description = bot.error("getUpdates")
    assert code == 409
    assert description.startswith("Conflict: can't use getUpdates method while webhook is active")
    assert bot.raw("deleteWebhook").json()["description"] == "Webhook was deleted"
    assert bot.raw("deleteWebhook").json()["description"] == "Webhook is already deleted"
    assert bot("getUpdates") == []


def test_pending_updates_can_be_dropped(bot: BotSide, reader: Person) -> None:
    reader.say("旧")
    bot("deleteWebhook", drop_pending_updates=True)
    assert bot.updates() == []
