"""Buttons, inline mode and files from a person's side: pressing, asking a bot in any chat, choosing, uploading."""

from __future__ import annotations

import asyncio
import base64
import binascii
import time
import zlib

from bot.sandbox.arguments import Upload
from bot.sandbox.hall import Hall
from bot.sandbox.methods.media import document_content, photo_content
from bot.sandbox.people import cannot, deliver, the_bot, the_chat, the_message, the_person, typed_content
from bot.sandbox.posting import Draft, post
from bot.sandbox.queries import Query
from bot.sandbox.shapes import Chat, Json, Message

LONGEST_QUERY = 256
PATIENCE = 10.0  # seconds a client waits for an inline answer


def find_button(message: Message, label: str = "", data: str = "") -> Json:
    """The button of this data, or whose label contains the words."""
    rows = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if button.get("callback_data") == data if data else label in button["text"]:
            return dict(button)
    raise cannot(f"message {message.id} has no button {data or label!r}")


def press(
    hall: Hall,
    person: int,
    message_id: int,
    chat: str = "",
    label: str = "",
    data: str = "",
    forged: bool = False,
) -> Json:
    """Press a button: a callback query goes to the bot, or what the client does by itself is said.

    `forged` sends data that no button has, as a hostile client may.
    """
    world = hall.world
    account, place = the_person(world, person), the_chat(world, person, chat)
    message = the_message(place, message_id)
    button: Json = {"text": "", "callback_data": data} if forged else find_button(message, label, data)
    if "callback_data" not in button:
        return {"button": button}
    bot = world.bot_ids.get(message.bot_id)
    if bot is None:
        raise cannot("the message is of no bot")
    query = Query(world.fresh_number(), bot.id, person, place.key, time.monotonic())
    hall.queries.ask(hall.queries.callbacks, query)
    body: Json = {
        "id": query.id,
        "from": account.as_user(),
        "chat_instance": str(zlib.crc32(place.key.encode())),
    }
    if message.inline_id:
        body["inline_message_id"] = message.inline_id
    else:
        body["message"] = message.wire
    world.notify(bot, "callback_query", {**body, "data": button["callback_data"]})
    return {"button": button, "query_id": query.id}


async def inline(
    hall: Hall, person: int, text: str = "", offset: str = "", chat: str = "", bot: int | str = ""
) -> Json:
    """What the bot offers for `@bot text`: {"query_id", "results", "next_offset", "button", "cached"}."""
    account, the = the_person(hall.world, person), the_bot(hall.world, bot)
    place = the_chat(hall.world, person, chat)
    if not the.inline:
        raise cannot("this bot has no inline mode")
    text = text[:LONGEST_QUERY]
    query = Query(hall.world.fresh_number(), the.id, person, place.key, time.monotonic(), text, offset)
    hall.queries.ask(hall.queries.inline, query)
    for whose in (person, 0):
        until, answer = hall.queries.cached.get((the.id, whose, text, offset), (0.0, None))
        if answer is not None and until > time.monotonic():
            query.answer = answer
            return {"query_id": query.id, "cached": True, **answer}
    body: Json = {
        "id": query.id,
        "from": account.as_user(),
        "query": text,
        "offset": offset,
        "chat_type": "sender" if place.key == f"{the.id}/{person}" else place.kind,
    }
    hall.world.notify(the, "inline_query", body)
    try:
        await asyncio.wait_for(query.answered.wait(), PATIENCE)
    except TimeoutError:
        raise cannot("the bot did not answer the inline query") from None
    return {"query_id": query.id, "cached": False, **(query.answer or {})}


def choose(hall: Hall, person: int, query_id: str, result_id: str, chat: str = "", thread: int = 0) -> Json:
    """Send the chosen result to the chat; the bot hears of it if it asked for that."""
    world = hall.world
    account, place = the_person(world, person), the_chat(world, person, chat)
    query = hall.queries.inline.get(query_id)
    if query is None or query.answer is None or query.person != person:
        raise cannot("no such inline answer")
    found = [result for result in query.answer["results"] if result["id"] == result_id]
    if not found:
        raise cannot(f"no such result: {result_id}")
    bot, markup = world.bot_ids[query.bot_id], found[0].get("reply_markup")
    _check_place(place, person)
    inline_id = f"{bot.id}-{world.fresh_number()}" if markup else ""
    draft = Draft(place, account, found[0]["content"], thread, markup=markup, via=bot, inline_id=inline_id)
    message = post(world, draft)
    if bot.inline_feedback:
        chosen: Json = {"result_id": result_id, "from": account.as_user(), "query": query.text}
        if inline_id:
            chosen["inline_message_id"] = inline_id
        world.notify(bot, "chosen_inline_result", chosen)
    return message.wire


def _check_place(chat: Chat, person: int) -> None:
    if chat.kind != "private" and not chat.has(person):
        raise cannot("you are not a member of this chat")


def upload(
    hall: Hall,
    person: int,
    name: str,
    data: str,
    mime: str = "",
    caption: str = "",
    chat: str = "",
    thread: int = 0,
    as_file: bool = False,
) -> Json:
    """Send a file (base64); pictures go as photos unless `as_file`."""
    place = the_chat(hall.world, person, chat)
    try:
        content = base64.b64decode(data, validate=True)
    except binascii.Error:
        raise cannot("data must be base64") from None
    file = Upload(name, mime, content)
    is_photo = mime in ("image/png", "image/jpeg", "image/webp") and not as_file
    shown = photo_content(hall.world, file) if is_photo else document_content(hall.world, file)
    if caption:
        words = typed_content(caption)
        shown["caption"] = words["text"]
        if "entities" in words:
            shown["caption_entities"] = words["entities"]
    return deliver(hall.world, person, place, shown, thread=thread).wire
