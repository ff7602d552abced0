"""/channel: a channel is set up from a private chat, by somebody who is an administrator of it as the bot is."""

import asyncio
import re

from telegram import Bot, ChatFullInfo, ChatMemberAdministrator, MessageOriginChannel, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.handlers.answers import acknowledge, answer, say
from bot.handlers.errand import Errand
from bot.handlers.rights import Target, rules, target_of
from bot.handlers.subscribing import MAX_QUERY, Subscribing
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.readers.subscription import Chat
from bot.replies.channels import (
    I_AM_NO_ADMINISTRATOR,
    NO_SUCH_CHANNEL,
    NOT_A_CHANNEL,
    ONLY_IN_PRIVATE,
    WHICH_CHANNEL,
    YOU_ARE_NO_ADMINISTRATOR,
)
from bot.replies.membership import ONLY_ADMINISTRATORS
from bot.replies.trouble import GONE_BUTTON
from bot.screens.buttons import decode, pressed
from bot.screens.channel_panel import SubscribeThere, channel_reply
from bot.screens.results import shortened
from bot.services import Services

# @name, the link to it, or its number.
NAMED = re.compile(r"(?:https?://)?(?:t\.me/|@)?([A-Za-z]\w{3,31}|-100\d{5,15})(?:/\d*)?", re.ASCII)
LONGEST_NAME = 60


class Channels(Errand):
    def __init__(self, services: Services, subscribing: Subscribing) -> None:
        super().__init__(services)
        self.subscribing = subscribing

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("channel", self.channel))
        alone = filters.FORWARDED & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        from_channel = MessageHandler(alone & FromChannel(), self.forwarded)
        application.add_handler(from_channel)
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(SubscribeThere)))

    async def channel(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """`/channel @name` shows what the channel takes; with words behind the name a topic for it."""
        tongue, chat = await self.tongue(update), update.effective_chat
        name, *topic = words_of(update).split(maxsplit=1) or [""]
        found = NAMED.fullmatch(name)
        if chat is None or chat.type != chat.PRIVATE:
            await say(update, tongue(ONLY_IN_PRIVATE))
        elif not name:
            await say(update, tongue(WHICH_CHANNEL))
        elif not found:
            await say(update, tongue(NO_SUCH_CHANNEL, name=shortened(name, LONGEST_NAME)))
        else:
            there = int(found[1]) if found[1].startswith("-") else f"@{found[1]}"
            await self.set_up(update, there, "".join(topic).strip(), tongue)

    async def forwarded(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A post forwarded out of a channel names the channel as well."""
        origin = update.effective_message.forward_origin if update.effective_message else None
        if isinstance(origin, MessageOriginChannel):
            await self.set_up(update, origin.chat.id, "", await self.tongue(update))

    async def set_up(self, update: Update, there: int | str, topic: str, tongue: Tongue) -> None:
        bot, user = update.get_bot(), update.effective_user
        try:
            channel = await bot.get_chat(there)
        except (BadRequest, Forbidden):
            await say(update, tongue(NO_SUCH_CHANNEL, name=there))
            return
        if refusal := await self.refusal(bot, channel, user.id if user else 0, tongue):
            await say(update, refusal)
            return
        target = Target(channel.id, 0, channel.id)
        if topic:
            reply = await asyncio.to_thread(self.subscribing.preview, topic[:MAX_QUERY], target, tongue)
            await answer(update, reply)
            return
        await self.show(update, channel, tongue)

    async def refusal(self, bot: Bot, channel: ChatFullInfo, user_id: int, tongue: Tongue) -> str:
        """Why this person may not set up this chat, "" where they may."""
        name = shortened(channel.title or channel.effective_name or "", LONGEST_NAME)
        if channel.type != channel.CHANNEL:
            return tongue(NOT_A_CHANNEL, name=name)
        if not await may_post(bot, channel.id):
            return tongue(I_AM_NO_ADMINISTRATOR, name=name)
        if not await rules(bot, channel.id, user_id):
            return tongue(YOU_ARE_NO_ADMINISTRATOR, name=name)
        return ""

    async def show(self, update: Update, channel: ChatFullInfo, tongue: Tongue) -> None:
        title, now = channel.title or "", self.services.now()
        noted = Chat(channel.id, "channel", title)
        await asyncio.to_thread(self.services.subscribers.remember, noted, now)
        found = await asyncio.to_thread(self.services.subscribers.of_chat, channel.id)
        papers = [paper.name for paper in self.services.papers]
        await answer(update, channel_reply(channel.id, title, channel.username or "", papers, found, tongue))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or not isinstance(wish, SubscribeThere):
            return
        target = await target_of(update, wish.chat)
        if target is None:
            await acknowledge(update, tongue(ONLY_ADMINISTRATORS), alert=True)
        elif not 0 <= wish.paper < len(self.services.papers):
            await acknowledge(update, tongue(GONE_BUTTON), alert=True)
        else:
            await acknowledge(update)
            await self.subscribing.take_paper(update, target, wish.paper, tongue)


class FromChannel(filters.MessageFilter):
    """Messages forwarded out of a channel."""

    def filter(self, message: object) -> bool:
        return isinstance(getattr(message, "forward_origin", None), MessageOriginChannel)


async def may_post(bot: Bot, channel_id: int) -> bool:
    try:
        me = await bot.get_chat_member(channel_id, bot.id)
    except (BadRequest, Forbidden):
        return False
    return isinstance(me, ChatMemberAdministrator) and bool(me.can_post_messages)
