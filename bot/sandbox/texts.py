"""From the arguments of a call to the text and entities of a message: parse mode, limits, found entities.

Pure but for the Refusals it raises, which carry Telegram's words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.sandbox.arguments import Arguments, boolean, check_encoding, number
from bot.sandbox.entities import ENTITIES_KEPT, Entity, fixed_text, merged
from bot.sandbox.finding import found_entities
from bot.sandbox.html import HtmlError, parse_html
from bot.sandbox.links import checked_link
from bot.sandbox.refusal import Refusal, bad
from bot.sandbox.shapes import Json

LONGEST_RAW = 32768  # bytes, before parsing
LONGEST_TEXT = 4096  # characters, after it
LONGEST_CAPTION = 1024
_SIMPLE = (
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
)


def _given_entity(shape: Any) -> Entity | None:
    """An entity of the `entities` parameter; kinds that Telegram finds by itself are passed over."""
    if not isinstance(shape, dict):
        raise bad("Can't parse MessageEntity: expected an Object")
    try:
        offset, length = number(shape, "offset", required=True), number(shape, "length", required=True)
        unix_time = number(shape, "unix_time")
    except Refusal as refusal:
        raise bad(f"Can't parse MessageEntity: {refusal.reason}") from None
    kind = shape.get("type")
    if kind in _SIMPLE:
        return Entity(kind, offset, length)
    match kind:
        case "pre":
            return Entity("pre", offset, length, str(shape.get("language", "")))
        case "text_link":
            try:
                return Entity("text_link", offset, length, checked_link(str(shape.get("url", ""))))
            except ValueError:
                return None
        case "text_mention":
            user = shape.get("user")
            user = user if isinstance(user, dict) else {}
            return Entity("text_mention", offset, length, str(number(user, "id")))
        case "custom_emoji":
            return Entity("custom_emoji", offset, length, str(shape.get("custom_emoji_id", "")))
        case "date_time":
            return Entity("date_time", offset, length, str(shape.get("date_time_format", "")), unix_time)
    return None


def _parsed(text: str, mode: str, given: Any) -> tuple[str, list[Entity]]:
    check_encoding(text)
    if len(text.encode()) > LONGEST_RAW:
        raise bad("Text is too long")
    mode = mode.lower()
    if text and mode not in ("", "none"):
        if mode != "html":
            # The local Telegram knows HTML only; the bot it was made for sends nothing else.
            raise bad("Unsupported parse_mode")
        try:
            return parse_html(text)
        except HtmlError as error:
            raise bad(f"Can't parse entities: {error}") from None
    entities = [_given_entity(shape) for shape in given] if isinstance(given, list) else []
    return text, [entity for entity in entities if entity is not None]


def formatted(text: str, mode: str, given: Any) -> tuple[str, list[Json]]:
    """Text and entities as the message shows them; an empty text where nothing visible is left."""
    return _formatted(text, mode) if given is None else _shown(*_parsed(text, mode, given))


@lru_cache(maxsize=256)  # a digest goes to thousands; what is returned is never changed in place
def _formatted(text: str, mode: str) -> tuple[str, list[Json]]:
    return _shown(*_parsed(text, mode, None))


def _shown(text: str, entities: list[Entity]) -> tuple[str, list[Json]]:
    check_encoding(text)
    text, entities = fixed_text(text, entities)
    whole = merged(entities, found_entities(text))
    return text, [entity.as_json() for entity in whole[:ENTITIES_KEPT]]


def _preview(arguments: Arguments) -> Json | None:
    options = arguments.json("link_preview_options", "Can't parse link preview options JSON object")
    if options is None:
        return {"is_disabled": True} if arguments.flag("disable_web_page_preview") else None
    if not isinstance(options, dict):
        raise bad("Object expected as link preview options")
    kept = {
        key: True
        for key in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
        if boolean(options, key)
    }
    return {**kept, **({"url": options["url"]} if options.get("url") else {})} or None


def text_content(source: Mapping[str, Any]) -> Json:
    """Text content of an object given as JSON, such as InputTextMessageContent (`message_text`)."""
    inner = Arguments.of_json({**source, "text": source.get("message_text", source.get("text", ""))})
    return message_text(inner)


def message_text(arguments: Arguments, *, too_long: str = "Message is too long") -> Json:
    """The content of a text message; Refusal in Telegram's order of checks."""
    preview = _preview(arguments)
    raw = arguments.text("text")
    if not raw:
        raise bad("Message text is empty")
    given = arguments.json("entities", "Can't parse entities JSON object")
    text, entities = formatted(raw, arguments.text("parse_mode"), given)
    return checked_text(text, entities, preview, too_long)


def checked_text(text: str, entities: list[Json], preview: Json | None, too_long: str) -> Json:
    if not text:
        raise bad("Text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad(too_long)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if preview:
        content["link_preview_options"] = preview
    return content


def caption(arguments: Arguments) -> Json:
    """The caption of a medium, {} where there is none."""
    given = arguments.json("caption_entities", "Can't parse caption entities JSON object")
    text, entities = formatted(arguments.text("caption"), arguments.text("parse_mode"), given)
    if len(text) > LONGEST_CAPTION:
        raise bad("Message caption is too long")
    content: Json = {"caption": text} if text else {}
    if text and entities:
        content["caption_entities"] = entities
    if text and arguments.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content
