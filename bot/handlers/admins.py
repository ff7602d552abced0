"""What errands of admins have in common: to everybody else their commands and buttons do not exist."""

from telegram import Update
from telegram.ext import filters

from bot.handlers.answers import acknowledge
from bot.handlers.errand import Errand
from bot.replies.trouble import GONE_BUTTON
from bot.screens.buttons import Press, decode
from bot.services import Services


class AdminErrand(Errand):
    """`only` lets an admin's own private messages through; what it stops goes on to the next handler."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.admins = frozenset(services.settings.telegram.admins)
        self.only = filters.User(self.admins) & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE

    async def admitted(self, update: Update) -> Press | None:
        """What an admin's press wants, the press answered. None (and a sentence) for everybody else."""
        query, user = update.callback_query, update.effective_user
        if query is None:
            return None
        press = decode(query.data or "")
        if press is None or user is None or user.id not in self.admins:
            await acknowledge(update, (await self.tongue(update))(GONE_BUTTON))
            return None
        await acknowledge(update)
        return press
