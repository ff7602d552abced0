"""How the bot introduces itself at each start: menus and descriptions, and the editors' menu to editors alone."""

import asyncio
import logging

from telegram import Bot

from bot.editors.menus_shown import MenusShown
from bot.language import OURS
from bot.menus import introduce, speak_in_menu
from bot.services import Services
from digests.errors import BaotongError

log = logging.getLogger(__name__)


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
