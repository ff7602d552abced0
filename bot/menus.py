"""The commands: what each is for, who is shown it, and Telegram's menus and descriptions made of them.

One table for the menus and for /help; a test holds it against the handlers and README.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.constants import BotDescriptionLimit
from telegram.error import TelegramError

from bot.language import Tongue
from bot.replies.menus import (
    CHANNEL_SAYS,
    CLOUD_SAYS,
    DESCRIPTION,
    FEEDBACK_SAYS,
    HELP_OTHER,
    HELP_READING,
    HELP_SAYS,
    HELP_SEARCHING,
    HELP_SUBSCRIBING,
    ISSUE_SAYS,
    ISSUES_SAYS,
    KEYWORDS_SAYS,
    LATEST_SAYS,
    MINE_SAYS,
    ONTHISDAY_SAYS,
    PAGE_SAYS,
    PAUSE_SAYS,
    PEOPLE_SAYS,
    PRIVACY_SAYS,
    RESUME_SAYS,
    SEARCH_SAYS,
    SETTINGS_SAYS,
    SHORT_DESCRIPTION,
    START_SAYS,
    SUBSCRIBE_SAYS,
    TAKES_CHANNEL,
    TAKES_DATE,
    TAKES_DATE_OR_NONE,
    TAKES_DAYS,
    TAKES_NAME,
    TAKES_PAGE,
    TAKES_TEXT,
    TAKES_TOPIC,
    TAKES_WORDS,
    TREND_SAYS,
    UNSUBSCRIBE_SAYS,
    WHY_SAYS,
)

log = logging.getLogger(__name__)

Where = Literal["everywhere", "administrators", "private"]


@dataclass(frozen=True, slots=True)
class Command:
    """`says` and `takes` are texts of bot.replies. `where`: in groups "administrators" only are shown it, "private"
    ones nobody; a private chat is shown all.
    """

    name: str
    says: str
    takes: str = ""
    where: Where = "everywhere"


SECTIONS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        HELP_READING,
        (
            Command("latest", LATEST_SAYS),
            Command("search", SEARCH_SAYS, TAKES_WORDS),
            Command("issue", ISSUE_SAYS, TAKES_DATE),
            Command("issues", ISSUES_SAYS),
            Command("page", PAGE_SAYS, TAKES_PAGE),
            Command("keywords", KEYWORDS_SAYS),
            Command("people", PEOPLE_SAYS, TAKES_NAME),
            Command("trend", TREND_SAYS, TAKES_WORDS),
            Command("cloud", CLOUD_SAYS, TAKES_DATE_OR_NONE),
            Command("onthisday", ONTHISDAY_SAYS),
        ),
    ),
    (
        HELP_SUBSCRIBING,
        (
            Command("subscribe", SUBSCRIBE_SAYS, TAKES_TOPIC, "administrators"),
            Command("unsubscribe", UNSUBSCRIBE_SAYS, TAKES_TOPIC, "administrators"),
            Command("mine", MINE_SAYS),
            Command("settings", SETTINGS_SAYS, where="administrators"),
            Command("pause", PAUSE_SAYS, TAKES_DAYS, "administrators"),
            Command("resume", RESUME_SAYS, where="administrators"),
            Command("why", WHY_SAYS),
            Command("channel", CHANNEL_SAYS, TAKES_CHANNEL, "private"),
        ),
    ),
    (
        HELP_OTHER,
        (
            Command("feedback", FEEDBACK_SAYS, TAKES_TEXT, "private"),
            Command("privacy", PRIVACY_SAYS, where="private"),
            Command("help", HELP_SAYS),
            Command("start", START_SAYS, where="private"),
        ),
    ),
)
COMMANDS = tuple(command for _, commands in SECTIONS for command in commands)

# Telegram tells languages apart by two letters, so that 繁體 cannot have a menu of its own here; whoever
# chooses it in /settings gets one for the chat.
SPOKEN: tuple[tuple[str, Tongue], ...] = (("", Tongue()), ("en", Tongue("en")))
SCOPES: tuple[tuple[BotCommandScope, tuple[Where, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), ("everywhere", "administrators", "private")),
    (BotCommandScopeAllGroupChats(), ("everywhere",)),
    (BotCommandScopeAllChatAdministrators(), ("everywhere", "administrators")),
)
EVERYTHING: tuple[Where, ...] = SCOPES[0][1]


def help_text(tongue: Tongue) -> str:
    """/help: every command with what it is for, and how to search more closely."""
    parts = []
    for title, commands in SECTIONS:
        lines = [f"/{' '.join(filter(None, (one.name, said(one.takes, tongue))))}" for one in commands]
        told = [f"{line} · {tongue(one.says)}" for line, one in zip(lines, commands, strict=True)]
        parts.append("\n".join([tongue(title), *told]))
    return "\n\n".join([*parts, tongue(HELP_SEARCHING)])


def said(text: str, tongue: Tongue) -> str:
    return tongue(text) if text else ""


def menu(where: Sequence[Where], tongue: Tongue) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(one.name, tongue(one.says)) for one in COMMANDS if one.where in where)


async def introduce(bot: Bot, papers: Sequence[str]) -> int:
    """Set what Telegram shows of the bot wherever it differs from what it should be; how many things changed.

    Never raises for Telegram's troubles: a bot with last week's menu is a bot.
    """
    changed = 0
    try:
        for code, tongue in SPOKEN:
            for scope, where in SCOPES:
                wanted = menu(where, tongue)
                if await bot.get_my_commands(scope, code) != wanted:
                    await bot.set_my_commands(wanted, scope, code)
                    changed += 1
            changed += await describe(bot, papers, code, tongue)
    except TelegramError as error:
        log.warning("menus and descriptions are as they were: %s", error.message)
    return changed


async def describe(bot: Bot, papers: Sequence[str], code: str, tongue: Tongue) -> int:
    names = "、".join(papers)
    long = plain(tongue(DESCRIPTION), names, int(BotDescriptionLimit.MAX_DESCRIPTION_LENGTH))
    short = plain(tongue(SHORT_DESCRIPTION), names, int(BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH))
    changed = 0
    if (await bot.get_my_description(code)).description != long:
        await bot.set_my_description(long, code)
        changed += 1
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)
        changed += 1
    return changed


def plain(text: str, papers: str, most: int) -> str:
    """A description is no HTML, so nothing is escaped; papers' names are cut where the whole grows too long."""
    room = most - len(text.format(papers=""))
    return text.format(papers=papers if len(papers) <= room else papers[: room - 1] + "…")


async def speak_in_menu(bot: Bot, chat_id: int, tongue: Tongue | None) -> None:
    """The menu of one private chat in the language that was chosen there; None goes back to everybody's."""
    scope = BotCommandScopeChat(chat_id)
    act: Callable[[], Awaitable[bool]] = (
        (lambda: bot.set_my_commands(menu(EVERYTHING, tongue), scope))
        if tongue
        else (lambda: bot.delete_my_commands(scope))
    )
    with suppress(TelegramError):
        await act()
