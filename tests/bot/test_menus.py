"""The commands in README, in /help, in Telegram's menus and in the code are the same."""

import re
from pathlib import Path
from typing import Any

import pytest
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotDescription,
    BotShortDescription,
)
from telegram.constants import BotCommandLimit, BotDescriptionLimit
from telegram.error import BadRequest, TimedOut
from telegram.ext import CommandHandler, filters

from bot.app import build_service
from bot.introduction import introduce_bot
from bot.language import LANGUAGES, Language, Tongue
from bot.menus import (
    COMMANDS,
    EDITORS_COMMANDS,
    EVERYTHING,
    SCOPES,
    help_text,
    introduce,
    menu,
    plain,
    speak_in_menu,
)
from bot.readers.subscription import Chat
from bot.replies.menus import DESCRIPTION, HELP_JUST_SEND, SHORT_DESCRIPTION
from bot.screens.chat_text import MAX_UTF16, utf16_length
from bot.services import open_services
from bot.settings import Settings, Telegram

README = Path(__file__).parents[2] / "README.md"
NAMES = [command.name for command in COMMANDS]


def commands_in(section: str) -> set[str]:
    """The commands of a section of README, as they stand in back quotes: `/search`."""
    _, _, text = README.read_text("utf-8").partition(f"\n{section}\n")
    text = re.split(r"^##", text, maxsplit=1, flags=re.MULTILINE)[0]
    return set(re.findall(r"`/([a-z_]+)", text))


@pytest.fixture
def handlers(tmp_path: Path) -> list[CommandHandler[Any, Any]]:
    settings = Settings(folder=tmp_path, telegram=Telegram(token="1:x"))  # type: ignore[arg-type]
    with open_services(settings) as services:
        application = build_service(services).application
        every = [one for group in application.handlers.values() for one in group]
    return [one for one in every if isinstance(one, CommandHandler)]


def names_of(handlers: list[CommandHandler[Any, Any]], *, everybodys: bool) -> set[str]:
    """The commands that anybody may give, or those that are for some only: they carry a filter of their own."""
    is_everybodys = filters.UpdateType.MESSAGES
    return {name for one in handlers if (one.filters is is_everybodys) is everybodys for name in one.commands}


def test_every_command_that_is_handled_is_listed_and_every_listed_one_is_handled(
    handlers: list[CommandHandler[Any, Any]],
) -> None:
    assert names_of(handlers, everybodys=True) == set(NAMES)
    assert names_of(handlers, everybodys=False) == {one.name for one in EDITORS_COMMANDS}


def test_readme_names_the_commands_of_readers_and_of_editors(
    handlers: list[CommandHandler[Any, Any]],
) -> None:
    assert commands_in("### What readers do") == set(NAMES)
    assert commands_in("### What editors do") == names_of(handlers, everybodys=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_has_a_line_for_each_command_and_fits_a_message(language: Language) -> None:
    text = help_text(Tongue(language))
    assert re.findall(r"^/([a-z_]+)", text, re.MULTILINE) == NAMES
    assert utf16_length(text) <= MAX_UTF16


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_group_help_leaves_out_what_is_for_private_chats(language: Language) -> None:
    text = help_text(Tongue(language), alone=False)
    private = [command.name for command in COMMANDS if command.where == "private"]
    assert re.findall(r"^/([a-z_]+)", text, re.MULTILINE) == [name for name in NAMES if name not in private]
    assert Tongue(language)(HELP_JUST_SEND) not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_are_what_telegram_takes(language: Language) -> None:
    assert len(NAMES) == len(set(NAMES)) <= BotCommandLimit.MAX_COMMAND_NUMBER
    for command in menu(EVERYTHING, Tongue(language)):
        assert re.fullmatch(r"[a-z0-9_]{1,32}", command.command)
        assert 1 <= len(command.description) <= BotCommandLimit.MAX_DESCRIPTION


def test_groups_are_shown_less_than_their_administrators_and_those_less_than_a_private_chat() -> None:
    default, private, group, administrators = (
        {command.command for command in menu(where, Tongue())} for _, where in SCOPES
    )
    assert default == group
    assert group < administrators < private
    assert "subscribe" in administrators - group
    assert "privacy" in private - administrators


def test_descriptions_fit_however_many_papers_there_are() -> None:
    papers = "、".join(["云溪晚报"] * 300)
    for language in LANGUAGES:
        tongue = Tongue(language)
        assert len(plain(tongue(DESCRIPTION), papers, 512)) == BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
        assert len(plain(tongue(SHORT_DESCRIPTION), papers, 120)) == 120


class Telegrams:
    """What Telegram keeps of a bot's menus, and how often it was changed."""

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}
        self.changes = 0

    async def get_my_commands(self, scope: Any, language: str) -> tuple[BotCommand, ...]:
        return tuple(self.kept.get((scope, language), ()))

    async def set_my_commands(self, commands: Any, scope: Any, language: str) -> None:
        self.kept[scope, language] = commands
        self.changes += 1

    async def delete_my_commands(self, scope: Any, language: str) -> None:
        del self.kept[scope, language]
        self.changes += 1

    async def get_my_description(self, language: str) -> BotDescription:
        return BotDescription(self.kept.get(("long", language), ""))

    async def set_my_description(self, text: str, language: str) -> None:
        self.kept["long", language] = text
        self.changes += 1

    async def get_my_short_description(self, language: str) -> BotShortDescription:
        return BotShortDescription(self.kept.get(("short", language), ""))

    async def set_my_short_description(self, text: str, language: str) -> None:
        self.kept["short", language] = text
        self.changes += 1


class Silent(Telegrams):
    async def get_my_commands(self, scope: Any, language: str) -> tuple[BotCommand, ...]:
        raise TimedOut


async def test_menus_are_set_at_the_first_start_and_then_only_where_they_changed() -> None:
    telegram: Any = Telegrams()
    assert await introduce(telegram, ["今日云溪"], {}) == telegram.changes == 12
    assert await introduce(telegram, ["今日云溪"], {}) == 0
    assert await introduce(telegram, ["云溪晚报"], {}) == 4
    assert telegram.changes == 16


def shown(telegram: Any, scope: BotCommandScope, language: str | None = None) -> dict[str, str]:
    return {one.command: one.description for one in telegram.kept.get((scope, language), ())}


async def test_admins_alone_are_shown_the_editors_commands_each_in_their_language() -> None:
    telegram: Any = Telegrams()
    await introduce(telegram, ["今日云溪"], {7: Tongue(), 8: Tongue("zh-hant")})
    assert await introduce(telegram, ["今日云溪"], {7: Tongue(), 8: Tongue("zh-hant")}) == 0
    assert shown(telegram, BotCommandScopeChat(7))["subscribers"] == "导出订户"
    assert shown(telegram, BotCommandScopeChat(8))["subscribers"] == "導出訂戶"
    assert set(NAMES) < set(shown(telegram, BotCommandScopeChat(8)))
    for scope, _ in SCOPES:
        for code in ("", "en"):
            assert not {one.name for one in EDITORS_COMMANDS} & set(shown(telegram, scope, code))


async def test_who_is_an_editor_no_more_has_a_readers_menu_from_the_next_start_on(tmp_path: Path) -> None:
    telegram: Any = Telegrams()

    async def start(*admins: int, bot: Any = telegram) -> None:
        settings = Settings(folder=tmp_path, telegram=Telegram(token="1:x", admins=admins))  # type: ignore[arg-type]
        with open_services(settings) as services:
            services.subscribers.remember(Chat(8, "private", language="zh-hant"), services.now())
            await introduce_bot(bot, services)

    await start(7, 8, 9)
    assert "review" in shown(telegram, BotCommandScopeChat(7))
    silent: Any = Silent()
    await start(9, bot=silent)
    await start(9)
    assert shown(telegram, BotCommandScopeChat(7)) == {}
    assert shown(telegram, BotCommandScopeChat(8)) == {
        one.command: one.description for one in menu(EVERYTHING, Tongue("zh-hant"))
    }
    assert "review" in shown(telegram, BotCommandScopeChat(9))
    changes = telegram.changes
    await start(9)
    assert telegram.changes == changes


async def test_an_admin_whom_the_bot_never_met_costs_the_others_nothing() -> None:
    class Strict(Telegrams):
        async def get_my_commands(self, scope: Any, language: str | None) -> tuple[BotCommand, ...]:
            if scope == BotCommandScopeChat(7):
                raise BadRequest("Chat not found")
            return await super().get_my_commands(scope, language)

    telegram: Any = Strict()
    assert await introduce(telegram, ["今日云溪"], {7: Tongue(), 8: Tongue()}) == 13
    assert shown(telegram, BotCommandScopeChat(8))


async def test_a_chat_has_a_menu_of_its_own_where_telegram_would_show_another_language() -> None:
    telegram: Any = Telegrams()

    async def speak(
        tongue: Tongue, *, alone: bool = True, chosen: bool = False, editor: bool = False
    ) -> None:
        await speak_in_menu(telegram, 9, tongue, alone=alone, chosen=chosen, editor=editor)

    mine = BotCommandScopeChat(9)
    await speak(Tongue())
    assert telegram.changes == 0
    await speak(Tongue("zh-hant"))
    assert shown(telegram, mine)["subscribe"] == "訂報，或訂一個話題"
    await speak(Tongue("en"), chosen=True)
    assert shown(telegram, mine)["latest"] == "The latest issue"
    await speak(Tongue())
    assert shown(telegram, mine) == {}
    await speak(Tongue(), editor=True)
    assert "review" in shown(telegram, mine)


async def test_a_group_that_chose_a_language_has_its_members_and_administrators_menus_in_it() -> None:
    telegram: Any = Telegrams()
    await speak_in_menu(telegram, -9, Tongue("zh-hant"), alone=False, chosen=True)
    members = shown(telegram, BotCommandScopeChat(-9))
    rulers = shown(telegram, BotCommandScopeChatAdministrators(-9))
    assert members["search"] == rulers["search"] == "查舊報"
    assert "subscribe" in set(rulers) - set(members)
    await speak_in_menu(telegram, -9, Tongue(), alone=False, chosen=False)
    assert not shown(telegram, BotCommandScopeChat(-9))


async def test_a_telegram_that_does_not_answer_leaves_them_as_they_were() -> None:
    telegram: Any = Silent()
    assert await introduce(telegram, ["今日云溪"], {}) == 0
