"""Telegram's own parser (TDLib, offline) and aiogram's models, as judges of the local Telegram."""

from __future__ import annotations

import json
from typing import Any

import aiogram.methods
import tdjson
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter

from bot.sandbox.entities import Entity

tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')

_KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "BankCardNumber": "bank_card",
    "MediaTimestamp": "media_timestamp",
}
_TYPES = {kind: name for name, kind in _KINDS.items() if name != "PreCode"}
Told = tuple[str, list[tuple[str, int, int, str]]]


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    # TDLib takes C strings of UTF-8; json's ASCII escapes carry everything, lone surrogates excepted.
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    return answer


def _told(answer: dict[str, Any]) -> Told | str:
    if answer["@type"] == "error":
        return str(answer["message"])
    return answer["text"], _plain(answer["entities"])


def _plain(entities: list[dict[str, Any]]) -> list[tuple[str, int, int, str]]:
    found = []
    for entity in entities:
        kind = entity["type"]
        value = next(
            (kind[key] for key in ("url", "language", "custom_emoji_id", "user_id") if key in kind), ""
        )
        found.append(
            (
                _KINDS[kind["@type"].removeprefix("textEntityType")],
                entity["offset"],
                entity["length"],
                str(value),
            )
        )
    return sorted(found)


def html(text: str) -> Told | str:
    """Text and entities that Telegram sees in this HTML, or its error."""
    mode = {"@type": "textParseModeHTML"}
    return _told(_execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode}))


def fixed(text: str, entities: list[Entity]) -> Told | str:
    """The text and entities after Telegram's cleaning, without trimming.

    The text must have none of Markdown's marks: the one synchronous way to the cleaning leads through that parser.
    """
    shaped = []
    for entity in entities:
        kind: dict[str, Any] = {"@type": f"textEntityType{_TYPES[entity.kind]}"}
        if entity.kind == "text_link":
            kind["url"] = entity.value
        shaped.append({"@type": "textEntity", "offset": entity.offset, "length": entity.length, "type": kind})
    given = {"@type": "formattedText", "text": text, "entities": shaped}
    return _told(_execute({"@type": "parseMarkdown", "text": given}))


def found(text: str) -> list[tuple[str, int, int, str]]:
    """What Telegram finds in a plain text."""
    return _plain(_execute({"@type": "getTextEntities", "text": text})["entities"])


def told(text: str, entities: list[Entity]) -> Told:
    """Our own result in the referee's form."""
    return text, sorted(
        (one.kind, one.offset, one.length, "" if one.kind == "date_time" else one.value) for one in entities
    )


# aiogram

_RETURNS = {
    method.__api_method__.lower(): TypeAdapter(method.__returning__)
    for method in vars(aiogram.methods).values()
    if isinstance(method, type) and hasattr(method, "__api_method__") and method.__name__ != "TelegramMethod"
}


def check_result(method: str, result: Any) -> None:
    """The result is what the documentation promises of this method, and has no field that it does not know."""
    check_known(_RETURNS[method.lower()].validate_python(result), method)


def check_update(update: dict[str, Any]) -> Update:
    parsed = Update.model_validate(update)
    check_known(parsed, "update")
    return parsed


def check_known(value: Any, path: str) -> None:
    """No object within has a field beyond the documented ones."""
    if isinstance(value, BaseModel):
        assert not value.model_extra, f"{path}: undocumented {value.model_extra}"
        for name in type(value).model_fields:
            check_known(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            check_known(one, f"{path}[{number}]")
