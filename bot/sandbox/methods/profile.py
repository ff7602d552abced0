"""What a bot says of itself: commands by scope and language, name, descriptions, menu button, default rights."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.access import reach
from bot.sandbox.arguments import number
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import ADMIN_RIGHTS, Json

_COMMAND = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def _language(call: Call) -> str:
    language = call.arguments.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad("LANG_CODE_INVALID")
    return language


def _scope(call: Call) -> str:
    scope = call.arguments.json("scope", "Can't parse BotCommandScope JSON object")
    if scope is None:
        return "default"
    words = "Can't parse BotCommandScope: "
    if not isinstance(scope, dict):
        raise bad(words + "BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind in SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad(words + "Unsupported type specified")
    if not scope.get("chat_id"):
        raise bad(words + "Empty chat_id specified")
    if kind == "chat_member" and number(scope, "user_id") <= 0:
        raise bad(words + "Invalid user_id specified")
    chat = reach(call.world, call.bot, str(scope["chat_id"]), "read")
    return f"{kind}:{chat.id}" + (f":{scope['user_id']}" if kind == "chat_member" else "")


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad("Can't parse BotCommand: expected an Object")
    for key in ("command", "description"):
        if key not in given:
            raise bad(f"Can't parse BotCommand: Can't find field \"{key}\"")
    command = str(given["command"]).strip().removeprefix("/")
    description = str(given["description"]).strip()
    if not command:
        raise bad("Command must be non-empty")
    if len(command) > 32:
        raise bad("Command length must not exceed 32")
    if not description:
        raise bad("Command description must be non-empty")
    if not _COMMAND.fullmatch(command):
        raise bad("BOT_COMMAND_INVALID")
    if len(description) > 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    given = call.arguments.json("commands", "Can't parse commands JSON object") or []
    if not isinstance(given, list):
        raise bad("Expected an Array of BotCommand")
    commands = [_command(shape) for shape in given]
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    key = f"{_scope(call)}|{_language(call)}"
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    call.world.keep_bot(call.bot)
    call.world.feed.publish("commands", "", {"bot": call.bot.id})
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(f"{_scope(call)}|{_language(call)}", [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(f"{_scope(call)}|{_language(call)}", None)
    call.world.keep_bot(call.bot)
    return True


def _set_text(call: Call, kind: str) -> bool:
    text, language = call.arguments.text(kind), _language(call)
    if len(text) > LIMITS[kind]:
        raise bad(f"BOT_{'ABOUT' if kind == 'short_description' else kind.upper()}_INVALID")
    texts = call.bot.profile.setdefault(kind, {})
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    if kind == "name" and not language and text:
        call.account.first_name = text
        call.world.keep_account(call.account)
    call.world.keep_bot(call.bot)
    return True


def _get_text(call: Call, kind: str) -> Json:
    """The text of the language, else the one for all others."""
    texts = call.bot.profile.get(kind, {})
    fallback = call.account.first_name if kind == "name" else ""
    return {kind: texts.get(_language(call), texts.get("", fallback))}


@method("setMyName")
def set_my_name(call: Call) -> bool:
    return _set_text(call, "name")


@method("getMyName")
def get_my_name(call: Call) -> Json:
    return _get_text(call, "name")


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    return _set_text(call, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> Json:
    return _get_text(call, "description")


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    return _set_text(call, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Json:
    return _get_text(call, "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    button = call.arguments.json("menu_button", "Can't parse menu button JSON object")
    button = {"type": "default"} if button is None else button
    if not isinstance(button, dict):
        raise bad("Can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad("Can't parse menu button: MenuButton has unsupported type")
    if button["type"] == "web_app" and not str(button.get("web_app", {}).get("url", "")).startswith(
        "https://"
    ):
        raise bad("Menu button Web App URL is invalid: Only HTTPS links are allowed")
    call.bot.menus[_menu_of(call)] = button
    call.world.keep_bot(call.bot)
    return True


def _menu_of(call: Call) -> str:
    if not call.arguments.has("chat_id"):
        return ""
    chat = call.chat("read")
    if chat.kind != "private":
        raise bad("chat_id must be a private chat")
    return str(chat.id)


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    default: Json = call.bot.menus.get("", {"type": "commands"})
    return call.bot.menus.get(_menu_of(call), default)


@method("setMyDefaultAdministratorRights")
def set_my_default_administrator_rights(call: Call) -> bool:
    given = call.arguments.json("rights", "Can't parse ChatAdministratorRights JSON object") or {}
    place = "channels" if call.arguments.flag("for_channels") else "groups"
    call.bot.rights[place] = {key: bool(given.get(key)) for key in ("is_anonymous", *ADMIN_RIGHTS)}
    call.world.keep_bot(call.bot)
    return True


@method("getMyDefaultAdministratorRights")
def get_my_default_administrator_rights(call: Call) -> Json:
    place = "channels" if call.arguments.flag("for_channels") else "groups"
    return call.bot.rights.get(place, dict.fromkeys(("is_anonymous", *ADMIN_RIGHTS), False))
