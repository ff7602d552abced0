"""Stands at the local Telegram's door and judges all that passes: no conversation and no fuzzing escapes it.

What the bot asks for is read with aiogram's method models, what it says with Telegram's own parser, what it is
answered and told with aiogram's types. A refusal or an error in the log is a fault unless the test expects it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Union, get_args, get_origin

import aiogram.methods
from pydantic import BaseModel, ValidationError

from bot.sandbox.arguments import Arguments
from bot.sandbox.shapes import Json
from bot.screens.buttons import decode
from bot.screens.chat_text import utf16_length
from tests.bot.sandbox import referee

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_ANSWER, MOST_ENTITIES = 4096, 1024, 200, 100
# Refusals that are no fault of a message: a second press changes nothing, a late one has nobody waiting for it,
# nobody can know whether a chat or a message is there before asking.
HARMLESS = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "chat not found",
    "member list is inaccessible",
)
METHODS: dict[str, type[BaseModel]] = {
    method.__api_method__.lower(): method
    for method in vars(aiogram.methods).values()
    if isinstance(method, type) and hasattr(method, "__api_method__") and method.__name__ != "TelegramMethod"
}


@dataclass(frozen=True, slots=True)
class Use:
    """What a person did: `what` is a command (/help), a button's class (OpenArticle), or the kind of an update."""

    what: str
    chat: str  # private, group, supergroup, forum, channel, or "" for inline mode
    language: str
    genuine: bool = True  # a button that was there to be pressed


@dataclass(eq=False)
class Door(logging.Handler):
    """The sandbox's witness, and a handler of the root logger. `expected`: pieces of what a test provokes on purpose."""

    expected: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    uses: set[Use] = field(default_factory=set)
    said: list[tuple[str, str]] = field(default_factory=list)  # to which chat, in HTML
    requests: int = 0
    updates: int = 0

    def __post_init__(self) -> None:
        super().__init__(logging.ERROR)

    def expect(self, *pieces: str) -> None:
        self.expected += pieces

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        if isinstance(cause, asyncio.CancelledError):
            return  # a job of the clock that was under way at the end
        self.faults.append(f"log: {record.name}: {record.getMessage()} {cause!r}")

    def __call__(self, method: str, given: Arguments, answer: Json) -> None:
        try:
            if method == "getupdates":
                for update in answer["result"] if answer["ok"] else ():
                    self.updates += 1
                    referee.check_update(update)
                    self.uses |= set(uses_in(update))
                return
            self.requests += 1
            self.faults += [f"{method}: {fault}" for fault in faults_of(method, given)]
            self.said += [(given.text("chat_id"), text) for text, _ in said_in(method, given)]
            if answer["ok"]:
                referee.check_result(method, answer["result"])
            elif answer["error_code"] == 400 and not re.search("|".join(HARMLESS), answer["description"]):
                self.faults.append(f"{method}: {answer['description']} for {dict(given.values)}")
        except (AssertionError, ValidationError) as error:
            self.faults.append(f"{method}: {error}")

    def verdict(self) -> list[str]:
        """What nobody expected."""
        return [fault for fault in self.faults if not any(piece in fault for piece in self.expected)]


# --- what the bot asks for


def faults_of(method: str, given: Arguments) -> Iterator[str]:
    """What is wrong with a request, by aiogram's model of it and Telegram's parser."""
    model = METHODS[method]
    values: Json = {name: decoded(model, name, value) for name, value in given.values.items()}
    # A file that goes with the request; the model would take its id or its address as well.
    values |= {name: f"attach://{name}" for name in given.uploads if name in model.model_fields}
    referee.check_known(model.model_validate(values), method)
    for text, longest in said_in(method, given):
        yield from faults_of_text(text, longest, is_html=True)
    if method == "answercallbackquery":
        yield from faults_of_text(given.text("text"), LONGEST_ANSWER, is_html=False)


def decoded(model: type[BaseModel], name: str, value: str) -> Any:
    """Objects and lists travel as JSON; a text that looks like one stays a text."""
    return json.loads(value) if value[:1] in "[{" and not takes_text(model, name) else value


@cache
def takes_text(model: type[BaseModel], name: str) -> bool:
    place = model.model_fields.get(name)
    return place is not None and str in kinds_of(place.annotation)


def kinds_of(annotation: Any) -> set[Any]:
    if get_origin(annotation) in (Union, types.UnionType):
        return set().union(*map(kinds_of, get_args(annotation)))
    return {annotation}


def said_in(method: str, given: Arguments) -> Iterator[tuple[str, int]]:
    """The HTML of a request, each with the longest that Telegram takes of it."""
    if given.text("parse_mode"):
        yield from ((given.text(name), most) for name, most in LIMITS.items() if given.has(name))
    if method == "answerinlinequery":
        for result in json.loads(given.text("results")):
            content = result.get("input_message_content", {})
            if content.get("parse_mode"):
                yield content["message_text"], LONGEST_TEXT
    if method == "editmessagemedia":
        media = json.loads(given.text("media"))
        if media.get("parse_mode"):
            yield media["caption"], LONGEST_CAPTION


LIMITS = {"text": LONGEST_TEXT, "caption": LONGEST_CAPTION}


def faults_of_text(text: str, longest: int, *, is_html: bool) -> Iterator[str]:
    told = referee.html(text) if is_html else (text, [])
    if isinstance(told, str):
        yield f"{told}: {text!r}"
        return
    plain, entities = told
    if utf16_length(plain) > longest:
        yield f"{utf16_length(plain)} units, {longest} are allowed: {plain[:80]!r}"
    if len(entities) > MOST_ENTITIES:
        yield f"{len(entities)} entities, {MOST_ENTITIES} are allowed: {plain[:80]!r}"


# --- what people did


def uses_in(update: Json) -> Iterator[Use]:
    """The command or the button of an update."""
    kind, body = next((key, value) for key, value in update.items() if key != "update_id")
    language = body.get("from", {}).get("language_code", "")
    if kind == "callback_query":
        message = body.get("message", {})
        press = decode(body.get("data", ""))
        if press is not None:
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            genuine = any(button.get("callback_data") == body["data"] for row in rows for button in row)
            yield Use(type(press).__name__, kind_of(message.get("chat")), language, genuine)
    elif kind in ("message", "channel_post"):
        command = re.match(r"/(\w+)", body.get("text", ""))
        yield Use(f"/{command[1]}" if command else kind, kind_of(body["chat"]), language)
    else:
        yield Use(kind, kind_of(body.get("chat")), language)


def kind_of(chat: Json | None) -> str:
    if not chat:
        return ""
    return "forum" if chat.get("is_forum") else str(chat["type"])
