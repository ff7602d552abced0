"""answerInlineQuery: what a bot offers to a person who types its name in any chat."""

from __future__ import annotations

import time
from typing import Any

from bot.sandbox.arguments import Arguments, string
from bot.sandbox.keyboard import reply_markup
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.refusal import Refusal, bad
from bot.sandbox.shapes import Json
from bot.sandbox.texts import text_content

MOST_RESULTS = 50
LONGEST_ID = 64  # bytes
SHOWN = ("type", "id", "title", "description", "url", "thumbnail_url", "caption")


def _result(given: Any) -> Json:
    """A result as a client gets it, and the message that choosing it will send."""
    if not isinstance(given, dict):
        raise bad("Inline query result must be an object")
    kind = string(given, "type", required=True).lower()
    result_id = string(given, "id", required=True)
    if kind != "article":
        # Articles are all that the local Telegram offers; others would need files it does not have.
        raise bad(f'type "{kind}" is unsupported for the inline query result')
    string(given, "title", required=True)
    content = given.get("input_message_content")
    if not isinstance(content, dict) or not content.get("message_text"):
        raise bad("Input message content is not specified")
    if not 1 <= len(result_id.encode()) <= LONGEST_ID:
        raise bad("RESULT_ID_INVALID")
    shown = {key: given[key] for key in SHOWN if given.get(key)}
    shown["content"] = text_content(content)
    markup = reply_markup(Arguments.of_json({"reply_markup": given.get("reply_markup")}), private=False)
    if markup and "inline_keyboard" not in markup:
        raise bad("Inline keyboard expected")
    return {**shown, **({"reply_markup": markup} if markup else {})}


def _results(call: Call) -> list[Json]:
    given = call.arguments.json("results", "Can't parse JSON encoded inline query results")
    if not isinstance(given, list):
        raise bad("Expected an Array of inline query results")
    if len(given) > MOST_RESULTS:
        raise bad("Too many inline query results specified")
    results = []
    for shape in given:
        try:
            results.append(_result(shape))
        except Refusal as refusal:
            if refusal.reason.isupper():  # a code of the server, which comes as it is
                raise
            raise bad(f"Can't parse inline query result: {refusal.reason}") from None
    if len({result["id"] for result in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    return results


def _button(call: Call) -> Json | None:
    button = call.arguments.json("button", "Can't parse inline query results button JSON object")
    if button is None:
        return None
    words = "Can't parse inline query results button: "
    if not isinstance(button, dict):
        raise bad(words + "InlineQueryResultsButton must be an Object")
    shown = {"text": string(button, "text", required=True)}
    for key in ("start_parameter", "web_app"):
        if key in button:
            return {**shown, key: button[key]}
    raise bad(words + "InlineQueryResultsButton must have exactly one optional field")


@method("answerInlineQuery")
def answer_inline_query(call: Call) -> bool:
    arguments = call.arguments
    results, button = _results(call), _button(call)
    next_offset = arguments.text("next_offset")
    if len(next_offset.encode()) > 64:
        raise bad("NEXT_OFFSET_INVALID")
    answer: Json = {"results": results, "next_offset": next_offset, "button": button}
    query = call.queries.answer(call.queries.inline, arguments.text("inline_query_id"), call.bot.id, answer)
    seconds = arguments.integer("cache_time", 300, 0)
    person = query.person if arguments.flag("is_personal") else 0
    key = (call.bot.id, person, query.text, query.offset)
    call.queries.keep(key, time.monotonic() + seconds, answer)
    return True
