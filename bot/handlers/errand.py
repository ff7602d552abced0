"""What every room of handlers has: the services, and the language of whoever asks."""

import asyncio

from telegram import Chat, Update, User

from bot.language import Tongue, tongue_for
from bot.menus import speak_in_menu
from bot.services import Services


class Errand:
    """A room of handlers. Its methods read an update, call one function, and answer."""

    def __init__(self, services: Services) -> None:
        self.services = services

    async def tongue(self, update: Update) -> Tongue:
        """The chat's own choice, else (in a private chat) what Telegram says of its user, else Simplified."""
        chat, user, subscribers = update.effective_chat, update.effective_user, self.services.subscribers
        # What comes without a chat (inline questions) goes by what its user chose in private.
        home = chat.id if chat else user.id if user else 0
        known = await asyncio.to_thread(subscribers.chat, home)
        alone = chat is None or chat.type == chat.PRIVATE
        says = user.language_code if user and alone else None
        if known is None:
            return tongue_for(None, says)
        if says and says != known.telegram_language:
            # Digests are made when nobody is there to ask.
            await asyncio.to_thread(subscribers.told, home, says)
        return tongue_for(known.language, says or known.telegram_language, known.script)

    async def tongue_of(self, user: User) -> Tongue:
        """The language in which somebody is written to in private."""
        known = await asyncio.to_thread(self.services.subscribers.chat, user.id)
        return (
            tongue_for(known.language, user.language_code, known.script)
            if known
            else tongue_for(None, user.language_code)
        )

    def is_editor(self, chat_id: int) -> bool:
        """Whether it is the private chat of one of `telegram.admins`."""
        return chat_id in self.services.settings.telegram.admins

    async def speak_in_menu(self, update: Update, chat: Chat, tongue: Tongue) -> None:
        """The menu of a chat in its language, where it has one of its own."""
        known = await asyncio.to_thread(self.services.subscribers.chat, chat.id)
        await speak_in_menu(
            update.get_bot(),
            chat.id,
            tongue,
            alone=chat.type == chat.PRIVATE,
            chosen=bool(known and known.language),
            editor=self.is_editor(chat.id),
        )
