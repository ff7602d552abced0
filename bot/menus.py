"""The commands: what each is for, who is shown it, and Telegram's menus and descriptions made of them.

One table for the menus and for /help; a test holds it against the handlers and README.
"""

import logging
from collections.abc import Mapping, Sequence
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
    BotCommandScopeChatAdministrators,
    BotCommandScopeDefault,
)
from telegram.constants import BotDescriptionLimit
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.language import Tongue
from bot.replies.menus import (
    BROADCAST_SAYS,
    CHANNEL_SAYS,
    CLOUD_SAYS,
    DESCRIPTION,
    DESK_SAYS,
    FEEDBACK_SAYS,
    HELP_DESK,
    HELP_JUST_SEND,
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
    MUTE_SAYS,
    ONTHISDAY_SAYS,
    PAGE_SAYS,
    PAUSE_SAYS,
    PEOPLE_SAYS,
    PRIVACY_SAYS,
    PROBLEMS_SAYS,
    RESUME_SAYS,
    REVIEW_SAYS,
    SEARCH_SAYS,
    SETTINGS_SAYS,
    SHORT_DESCRIPTION,
    START_SAYS,
    STATS_SAYS,
    SUBSCRIBE_SAYS,
    SUBSCRIBERS_SAYS,
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
# For the admins of the settings, in their private chats; nobody else is shown or answered them.
EDITORS_COMMANDS = (
    Command("desk", DESK_SAYS),
    Command("review", REVIEW_SAYS),
    Command("broadcast", BROADCAST_SAYS, TAKES_TEXT),
    Command("stats", STATS_SAYS),
    Command("subscribers", SUBSCRIBERS_SAYS),
    Command("mute", MUTE_SAYS),
    Command("problems", PROBLEMS_SAYS),
)

# Telegram tells the languages of menus and descriptions apart by two letters: 繁體 and 简体 are both "zh", and
# whoever speaks neither Chinese nor English sees what is set for none. So Traditional readers have a menu of their
# own chat, set when they come or choose it (`speak_in_menu`); descriptions, which belong to no chat, cannot be theirs.
SPOKEN: tuple[tuple[str, Tongue], ...] = (("", Tongue()), ("en", Tongue("en")))
EVERYBODY: tuple[Where, ...] = ("everywhere",)
ADMINISTRATORS: tuple[Where, ...] = ("everywhere", "administrators")
EVERYTHING: tuple[Where, ...] = ("everywhere", "administrators", "private")
SCOPES: tuple[tuple[BotCommandScope, tuple[Where, ...]], ...] = (
    (BotCommandScopeDefault(), EVERYBODY),
    (BotCommandScopeAllPrivateChats(), EVERYTHING),
    (BotCommandScopeAllGroupChats(), EVERYBODY),
    (BotCommandScopeAllChatAdministrators(), ADMINISTRATORS),
)


def help_text(tongue: Tongue, *, alone: bool = True, editor: bool = False) -> str:
    """/help: every command with what it is for, and how to search more closely. In a group (not `alone`) without
    those of private chats, and a word by itself is no search there; an `editor` is told where the others are.
    """
    where = EVERYTHING if alone else ADMINISTRATORS
    parts = [
        "\n".join([tongue(title), *(help_line(one, tongue) for one in commands if one.where in where)])
        for title, commands in SECTIONS
    ]
    desk, just_send = [tongue(HELP_DESK)] * editor, [tongue(HELP_JUST_SEND)] * alone
    return "\n\n".join([*desk, *parts, *just_send, tongue(HELP_SEARCHING)])


def help_line(command: Command, tongue: Tongue) -> str:
    takes = f" {tongue(command.takes)}" if command.takes else ""
    return f"/{command.name}{takes} · {tongue(command.says)}"


def menu(where: Sequence[Where], tongue: Tongue) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(one.name, tongue(one.says)) for one in COMMANDS if one.where in where)


def editors_menu(tongue: Tongue) -> tuple[BotCommand, ...]:
    """An editor's own commands first: they are what an editor opens the menu for."""
    return tuple(BotCommand(one.name, tongue(one.says)) for one in EDITORS_COMMANDS) + menu(
        EVERYTHING, tongue
    )


async def introduce(bot: Bot, papers: Sequence[str], admins: Mapping[int, Tongue]) -> int:
    """Set what Telegram shows of the bot wherever it differs from what it should be; how many things changed.

    `admins` are those of the settings, each with their language. Never raises for Telegram's troubles: a bot with
    last week's menu is a bot.
    """
    changed = 0
    try:
        for code, tongue in SPOKEN:
            for scope, where in SCOPES:
                changed += await put_menu(bot, menu(where, tongue), scope, code)
            changed += await describe(bot, papers, code, tongue)
        for admin, tongue in admins.items():
            changed += await put_menu(bot, editors_menu(tongue), BotCommandScopeChat(admin))
    except TelegramError as error:
        log.warning("menus and descriptions are as they were: %s", error.message)
    return changed


async def put_menu(
    bot: Bot, wanted: Sequence[BotCommand], scope: BotCommandScope, code: str | None = None
) -> bool:
    """Set a menu where it differs (without any: take it away); True if it did. A chat that the bot cannot reach, as
    that of an admin who never wrote to it, has none.
    """
    try:
        if tuple(await bot.get_my_commands(scope, code)) == tuple(wanted):
            return False
        if wanted:
            await bot.set_my_commands(wanted, scope, code)
        else:
            await bot.delete_my_commands(scope, code)
    except (BadRequest, Forbidden) as error:
        log.info("the menu of %s stays as it is: %s", getattr(scope, "chat_id", scope.type), error.message)
        return False
    return True


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


async def speak_in_menu(
    bot: Bot, chat_id: int, tongue: Tongue, *, alone: bool, chosen: bool, editor: bool = False
) -> bool:
    """The menus of one chat, in its own language where Telegram would show another. `alone`: a private chat;
    `chosen`: its language was; `editor`: it is an admin's. Never raises for Telegram's troubles; False where there
    were some.
    """
    own = chosen or tongue.language == "zh-hant"
    try:
        if editor:
            await put_menu(bot, editors_menu(tongue), BotCommandScopeChat(chat_id))
        elif alone:
            await put_menu(bot, menu(EVERYTHING, tongue) if own else (), BotCommandScopeChat(chat_id))
        else:
            everybody, ruling = (menu(where, tongue) if own else () for where in (EVERYBODY, ADMINISTRATORS))
            await put_menu(bot, everybody, BotCommandScopeChat(chat_id))
            await put_menu(bot, ruling, BotCommandScopeChatAdministrators(chat_id))
    except TelegramError as error:
        log.warning("the menu of chat %d is as it was: %s", chat_id, error.message)
        return False
    return True
