"""Coming and going: /start, /subscribe, /unsubscribe, being blocked or added, a group that becomes a supergroup."""

import asyncio
import logging

from telegram import Chat as TelegramChat
from telegram import ChatMember, Update
from telegram.ext import Application, ChatMemberHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.buttons import Subscribe, started_with
from bot.chat_text import escape
from bot.handlers.answers import answer, say
from bot.replies import (
    ALREADY_SUBSCRIBED,
    FULL,
    HELP,
    NO_ISSUE_YET,
    NOT_SUBSCRIBED,
    ONLY_ADMINISTRATORS,
    START,
    SUBSCRIBED_DAILY,
    SUBSCRIBED_INSTANT,
    UNSUBSCRIBED,
    WHICH_PAPER,
)
from bot.results import Button, Reply
from bot.services import Services
from bot.subscribers import Chat, Subscribed, Wish

log = logging.getLogger(__name__)

RULERS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}
HERE = {ChatMember.MEMBER, ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}


class Membership:
    def __init__(self, services: Services) -> None:
        self.services = services

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("start", self.start))
        application.add_handler(CommandHandler("help", self.help))
        application.add_handler(CommandHandler("subscribe", self.subscribe))
        application.add_handler(CommandHandler("unsubscribe", self.unsubscribe))
        application.add_handler(ChatMemberHandler(self.moved, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.migrated))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await say(update, HELP)

    async def moved(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Blocked, kicked, unblocked or added: the subscriptions stay, only the pushing stops and resumes."""
        change = update.my_chat_member
        if change is None:
            return
        now = self.services.now()
        if change.new_chat_member.status in HERE:
            await asyncio.to_thread(self.services.subscribers.returned, change.chat.id, now)
        else:
            reason = f"my_chat_member {change.new_chat_member.status}"
            await asyncio.to_thread(self.services.subscribers.gone, change.chat.id, reason, now)

    async def migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        old, new = message.chat_id, message.migrate_to_chat_id
        if new is None:
            old, new = message.migrate_from_chat_id or 0, message.chat_id
        await asyncio.to_thread(self.services.subscribers.migrate, old, new, self.services.now())
