"""How the bot introduces itself at each start: menus and descriptions, and the editors' menu to editors alone.

And what it asks once of readers whom it knows from before it noted languages, for their digests.
"""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.editors.menus_shown import MenusShown
from bot.language import OURS
from bot.menus import introduce, speak_in_menu
from bot.services import Services
from digests.errors import BaotongError

log = logging.getLogger(__name__)

# Nobody waits for it: a question each so many seconds.
BETWEEN_QUESTIONS_S = 0.1


async def introduce_bot(bot: Bot, services: Services) -> None:
    """Set what Telegram shows of the bot. Whoever is an editor no more has a reader's menu again; one that could not
    be taken back now is at the next start.
    """
    papers, admins = [paper.name for paper in services.papers], services.settings.telegram.admins
    shown, subscribers = MenusShown(services.engine), services.subscribers
    try:
        await asyncio.to_thread(shown.show, admins)
        known = {admin: await asyncio.to_thread(subscribers.chat, admin) for admin in admins}
        await introduce(bot, papers, {admin: chat.tongue if chat else OURS for admin, chat in known.items()})
        for former in sorted(await asyncio.to_thread(shown.to) - set(admins)):
            chat = await asyncio.to_thread(subscribers.chat, former)
            tongue, chosen = (chat.tongue, bool(chat.language)) if chat else (OURS, False)
            if await speak_in_menu(bot, former, tongue, alone=True, chosen=chosen):
                await asyncio.to_thread(shown.taken_back, former)
    except BaotongError as error:
        log.error("menus are as they were: %s", error)


async def learn_languages(bot: Bot, services: Services) -> int:
    """Ask Telegram for the language of each reader of whom it never said; how many are known now. Nobody is asked
    for twice, and nothing is sent to anybody.
    """
    known, subscribers = 0, services.subscribers
    try:
        for reader in await asyncio.to_thread(subscribers.never_told):
            try:
                member = await bot.get_chat_member(reader, reader)
                language = member.user.language_code or ""
            except (BadRequest, Forbidden):
                language = ""
            await asyncio.to_thread(subscribers.told, reader, language)
            known += bool(language)
            await asyncio.sleep(BETWEEN_QUESTIONS_S)
    except TelegramError as error:
        log.warning("languages of readers are asked for at the next start: %s", error.message)
    except BaotongError as error:
        log.error("languages of readers are not noted: %s", error)
    return known
