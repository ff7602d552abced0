"""answerCallbackQuery: what the person sees who pressed a button."""

from __future__ import annotations

from bot.sandbox.methods.registry import Call, method
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import Json

LONGEST_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    arguments = call.arguments
    text = arguments.text("text")
    if len(text) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    query_id = arguments.text("callback_query_id")
    answer: Json = {
        "id": query_id,
        "text": text,
        "show_alert": arguments.flag("show_alert"),
    }
    if arguments.has("url"):
        answer["url"] = arguments.text("url")
    query = call.queries.answer(call.queries.callbacks, query_id, call.bot.id, answer)
    call.world.feed.publish("answer", query.chat, answer, person=query.person)
    return True
