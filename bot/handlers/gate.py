"""Closed bots: who is not on the list of `telegram.allowed_chats` is told so once a message, and nothing else."""

from contextlib import suppress

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import Application, ApplicationHandlerStop, ContextTypes, TypeHandler

from bot.handlers.answers import acknowledge, say
from bot.handlers.errand import Errand
from bot.replies.membership import CLOSED
from bot.services import Services

BEFORE_ALL_OTHERS = -1


class Gate(Errand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        telegram = services.settings.telegram
        self.allowed = (
            frozenset((*telegram.allowed_chats, *telegram.admins)) if telegram.allowed_chats else None
        )

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        if self.allowed is not None:
            application.add_handler(TypeHandler(Update, self.turn_away), group=BEFORE_ALL_OTHERS)

    async def turn_away(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        chat, user = update.effective_chat, update.effective_user
        asking = {one.id for one in (chat, user) if one}
        if self.allowed is None or asking & self.allowed:
            return
        if update.callback_query:
            await acknowledge(update, (await self.tongue(update))(CLOSED))
        elif update.inline_query:
            # Without an answer the stranger would be left waiting for one.
            with suppress(BadRequest):  # by now nobody is
                await update.inline_query.answer([], cache_time=0, is_personal=True)
        elif update.message and chat and chat.type == chat.PRIVATE:
            await say(update, (await self.tongue(update))(CLOSED))
        raise ApplicationHandlerStop
