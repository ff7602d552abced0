"""Coming and going: /start, /help, being added, blocked or removed, a group that becomes a supergroup."""

import asyncio

from telegram import Chat as TelegramChat
from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.helpers import create_deep_linked_url

from bot.handlers.answers import answer, say
from bot.handlers.errand import Errand
from bot.handlers.reading import Reading
from bot.handlers.rights import RULERS, known_chat
from bot.keyboards import keyboard
from bot.language import Tongue
from bot.menus import help_text
from bot.replies.channels import TAKE_PAPER
from bot.replies.digests import COMMA
from bot.replies.membership import ADD_TO_GROUP, SUBSCRIBE_TO, WELCOME_CHANNEL, WELCOME_GROUP
from bot.replies.reading import START
from bot.screens.buttons import OpenArticle, Subscribe, started_with
from bot.screens.channel_panel import SubscribeThere
from bot.screens.results import Button, Reply
from bot.services import Services

HERE = RULERS | {ChatMember.MEMBER, ChatMember.RESTRICTED}
INTO_GROUP = "hello"
MOST_BUTTONS = 20
GROUPS = {TelegramChat.GROUP, TelegramChat.SUPERGROUP}


class Membership(Errand):
    def __init__(self, services: Services, reading: Reading) -> None:
        super().__init__(services)
        self.reading = reading

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("start", self.start))
        application.add_handler(CommandHandler("help", self.help))
        application.add_handler(ChatMemberHandler(self.moved, ChatMemberHandler.MY_CHAT_MEMBER))
        application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, self.migrated))

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The welcome; or the article that a deep link names. Whoever had blocked the bot is back."""
        chat = update.effective_chat
        if chat is None:
            return
        await asyncio.to_thread(self.services.subscribers.returned, chat.id, self.services.now())
        tongue = await self.tongue(update)
        article_id = started_with(context.args[0]) if context.args else None
        if article_id is not None:
            await answer(
                update, await asyncio.to_thread(self.reading.article, OpenArticle(article_id), tongue)
            )
        elif chat.type not in GROUPS:
            await answer(update, self.welcome(tongue))
            await self.speak_in_menu(update, chat, tongue)
        elif not context.args:
            # With a payload it is the button "add to a group", and the greeting comes by itself.
            await say(update, self.welcome_group(tongue))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What can be asked for. A chat's own menu is looked after here, since no start of the bot could do it for all."""
        chat, tongue = update.effective_chat, await self.tongue(update)
        editor = bool(chat and self.is_editor(chat.id))
        await say(update, help_text(tongue, alone=not chat or chat.type not in GROUPS, editor=editor))
        if chat and chat.type == chat.PRIVATE:
            await self.speak_in_menu(update, chat, tongue)

    async def moved(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Blocked, kicked, unblocked or added: the subscriptions stay, only the pushing stops and resumes."""
        change = update.my_chat_member
        if change is None:
            return
        now, subscribers = self.services.now(), self.services.subscribers
        if change.new_chat_member.status not in HERE:
            reason = f"my_chat_member {change.new_chat_member.status}"
            await asyncio.to_thread(subscribers.gone, change.chat.id, reason, now)
            return
        await asyncio.to_thread(subscribers.returned, change.chat.id, now)
        await self.tongue(update)  # whoever is back may speak another language by now
        knows_the_bot = await asyncio.to_thread(subscribers.of_chat, change.chat.id)
        if change.old_chat_member.status not in HERE and not knows_the_bot:
            await self.introduce(update, change)

    async def introduce(self, update: Update, change: ChatMemberUpdated) -> None:
        """Say in a group who may set the bot up; of a channel, tell the person who added it, in private."""
        chat, bot = change.chat, update.get_bot()
        tongue = await self.tongue_of(change.from_user)
        if chat.type in GROUPS:
            here = await self.remember(chat, tongue)
            chat_id, reply = chat.id, Reply(self.welcome_group(here))
        elif chat.type == chat.CHANNEL:
            await self.remember(chat, tongue)
            chat_id, reply = change.from_user.id, self.welcome_channel(chat, tongue)
        else:
            return
        try:
            await bot.send_message(
                chat_id, reply.text, parse_mode=ParseMode.HTML, reply_markup=keyboard(reply.rows)
            )
        except TelegramError:
            # Nobody may write there, or the person never opened the bot: then /start and /channel tell it.
            return

    async def remember(self, chat: TelegramChat, adder: Tongue) -> Tongue:
        """Note a group or channel, and how it reads: Telegram says nothing of its language, so that whoever added the
        bot stands for it, where they read Traditional characters. An English phone says little of a Chinese group.
        """
        now, subscribers = self.services.now(), self.services.subscribers
        await asyncio.to_thread(subscribers.remember, known_chat(chat), now)
        if adder.language == "zh-hant":
            await asyncio.to_thread(subscribers.told, chat.id, adder.language)
        noted = await asyncio.to_thread(subscribers.chat, chat.id)
        return noted.tongue if noted else Tongue()

    def welcome(self, tongue: Tongue) -> Reply:
        papers = enumerate(self.services.papers)
        rows = [
            (Button(f"{tongue(SUBSCRIBE_TO)} {tongue.printed(paper.name)}", Subscribe(place)),)
            for place, paper in papers
        ]
        to_group = create_deep_linked_url(self.services.username.name, INTO_GROUP, group=True)
        rows.append((Button(tongue(ADD_TO_GROUP), url=to_group),))
        return Reply(tongue(START, papers=self.papers(tongue)), tuple(rows[-MOST_BUTTONS:]))

    def welcome_group(self, tongue: Tongue) -> str:
        return tongue(WELCOME_GROUP, papers=self.papers(tongue), bot=self.services.username.name)

    def welcome_channel(self, chat: TelegramChat, tongue: Tongue) -> Reply:
        papers = enumerate(self.services.papers)
        rows = tuple(
            (Button(tongue(TAKE_PAPER) + tongue.printed(paper.name), SubscribeThere(place, chat.id)),)
            for place, paper in papers
        )
        return Reply(tongue(WELCOME_CHANNEL, channel=chat.title or ""), rows)

    def papers(self, tongue: Tongue) -> str:
        return tongue.plain(COMMA).join(tongue.printed(paper.name) for paper in self.services.papers)

    async def migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        old, new = message.chat_id, message.migrate_to_chat_id
        if new is None:
            old, new = message.migrate_from_chat_id or 0, message.chat_id
        await asyncio.to_thread(self.services.subscribers.migrate, old, new, self.services.now())
