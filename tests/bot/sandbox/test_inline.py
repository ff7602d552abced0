"""Inline mode: a person types the bot's name in any chat, the bot offers, the person chooses."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from bot.sandbox.person import ActFailedError, Person
from tests.bot.sandbox.conftest import BotSide

BAD = "Bad Request: "


def article(number: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "article",
        "id": f"a{number}",
        "title": f"第{number}篇",
        "description": "今日云溪",
        "input_message_content": {"message_text": f"<b>第{number}篇</b>", "parse_mode": "HTML"},
        **more,
    }


def asked(
    reader: Person, bot: BotSide, pool: ThreadPoolExecutor, **given: Any
) -> tuple[Future[Any], dict[str, Any]]:
    """The question on its way, and the update that it made."""
    waiting = pool.submit(reader.control.act, "inline", person=reader.id, **given)
    [update] = bot.updates(timeout=10)
    return waiting, update["inline_query"]


def test_a_choice_is_sent_by_the_person_via_the_bot_and_can_be_edited(bot: BotSide, reader: Person) -> None:
    group = reader.create("读报群", bot=False)
    markup = {"inline_keyboard": [[{"text": "全文", "callback_data": "a1"}]]}
    with ThreadPoolExecutor() as pool:
        waiting, query = asked(reader, bot, pool, text="双招双引", chat=group)
        assert query["query"] == "双招双引"
        assert query["chat_type"] == "supergroup"
        results = [article(1, reply_markup=markup), article(2)]
        assert bot("answerInlineQuery", inline_query_id=query["id"], results=results, next_offset="2") is True
        offered = waiting.result()
    assert [one["title"] for one in offered["results"]] == ["第1篇", "第2篇"]
    assert offered["next_offset"] == "2"
    sent = reader.act("choose", query_id=offered["query_id"], result_id="a1", chat=group)
    assert sent["via_bot"]["id"] == 600
    assert sent["from"]["id"] == reader.id
    assert sent["entities"][0]["type"] == "bold"
    [update] = bot.updates()
    chosen = update["chosen_inline_result"]
    assert chosen["result_id"] == "a1"
    assert (
        bot(
            "editMessageText", inline_message_id=chosen["inline_message_id"], text="改了", reply_markup=markup
        )
        is True
    )
    message = reader.history(group)[-1]
    assert message.text == "改了"
    message.press("全文")
    [update] = bot.updates()
    assert update["callback_query"]["inline_message_id"] == chosen["inline_message_id"]
    assert "message" not in update["callback_query"]


def test_answers_are_kept_for_everyone_or_for_one_person(bot: BotSide, reader: Person) -> None:
    other = Person(bot.address, name="李小红")
    with ThreadPoolExecutor() as pool:
        for personal in (False, True):
            text = f"词{personal}"
            waiting, query = asked(reader, bot, pool, text=text)
            bot("answerInlineQuery", inline_query_id=query["id"], results=[article(1)], is_personal=personal)
            assert waiting.result()["cached"] is False
            assert reader.control.act("inline", person=reader.id, text=text)["cached"] is True
        assert other.control.act("inline", person=other.id, text="词False")["cached"] is True
        waiting, query = asked(other, bot, pool, text="词True")
        bot("answerInlineQuery", inline_query_id=query["id"], results=[], cache_time=0)
        assert waiting.result()["results"] == []
    other.close()


def test_a_button_above_the_results_leads_to_the_bot(bot: BotSide, reader: Person) -> None:
    with ThreadPoolExecutor() as pool:
        waiting, query = asked(reader, bot, pool)
        button = {"text": "先订阅", "start_parameter": "inline"}
        bot("answerInlineQuery", inline_query_id=query["id"], results=[], button=button)
        assert waiting.result()["button"] == button


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"results": "{"}, "can't parse JSON encoded inline query results"),
        ({"results": {}}, "expected an Array of inline query results"),
        ({"results": [article(n) for n in range(51)]}, "too many inline query results specified"),
        ({"results": [article(1), article(1)]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article(1, id="长" * 22)]}, "RESULT_ID_INVALID"),
        ({"results": [1]}, "can't parse inline query result: Inline query result must be an object"),
        ({"results": [{"id": "1"}]}, "can't parse inline query result: Can't find field \"type\""),
        (
            {"results": [{**article(1), "input_message_content": {}}]},
            "can't parse inline query result: Input message content is not specified",
        ),
        (
            {"results": [article(1, input_message_content={"message_text": "<b>", "parse_mode": "HTML"})]},
            "can't parse inline query result: Can't parse entities: "
            'Can\'t find end tag corresponding to start tag "b"',
        ),
        (
            {"results": [{**article(1), "type": "game"}]},
            'can\'t parse inline query result: type "game" is unsupported for the inline query result',
        ),
        ({"results": [], "next_offset": "长" * 22}, "NEXT_OFFSET_INVALID"),
        (
            {"results": [], "button": []},
            "can't parse inline query results button: InlineQueryResultsButton must be an Object",
        ),
        (
            {"results": [], "button": {"text": "x"}},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
        ({"results": []}, "query is too old and response timeout expired or query ID is invalid"),
    ],
)
def test_a_bad_answer_is_refused_in_telegrams_words(bot: BotSide, given: dict[str, Any], reason: str) -> None:
    assert bot.error("answerInlineQuery", inline_query_id="1", **given) == (400, BAD + reason)


def test_what_cannot_be_asked_or_chosen_is_said(bot: BotSide, reader: Person) -> None:
    with pytest.raises(ActFailedError, match="no such inline answer"):
        reader.act("choose", query_id="1", result_id="a1")
    reader.control.act("bot", token=bot.token, inline=False)
    with pytest.raises(ActFailedError, match="no inline mode"):
        reader.act("inline", text="x")
