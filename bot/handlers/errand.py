"""What every room of handlers has: the services, and the language of whoever asks."""

import asyncio

from telegram import Update

from bot.language import Tongue, language_for
from bot.services import Services


class Errand:
    """A room of handlers. Its methods read an update, call one function, and answer."""

    def __init__(self, services: Services) -> None:
        self.services = services

    async def tongue(self, update: Update) -> Tongue:
        """The chat's own choice, else (in a private chat) what Telegram says of its user, else Simplified."""
        chat, user = update.effective_chat, update.effective_user
        known = await asyncio.to_thread(self.services.subscribers.chat, chat.id) if chat else None
        if known and known.language:
            return Tongue(language_for(known.language))
        alone = chat is None or chat.type == chat.PRIVATE
        return Tongue(language_for(user.language_code if user and alone else None))
