"""Coming and going: /start, /subscribe, /unsubscribe, being blocked or added, a group that becomes a supergroup."""

import asyncio

from telegram import Chat as TelegramChat
from telegram import ChatMember, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.buttons import OpenArticle, Subscribe, decode, pressed, started_with
from bot.handlers.answers import answer, say
from bot.handlers.errand import Errand
from bot.handlers.reading import Reading
from bot.language import Tongue
from bot.replies.membership import (
    ALREADY_SUBSCRIBED,
    FULL,
    LATEST_FOLLOWS,
    NOT_SUBSCRIBED,
    ONLY_ADMINISTRATORS,
    SUBSCRIBED_DAILY,
    SUBSCRIBED_INSTANT,
    UNSUBSCRIBED,
    WHICH_PAPER,
)
from bot.replies.reading import HELP, NO_ISSUE_YET, START
from bot.replies.trouble import GONE_BUTTON
from bot.results import Button, Reply
from bot.services import Services
from bot.subscription import Chat, ChatKind, Subscribed, Wish

RULERS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}
HERE = {ChatMember.MEMBER, ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}


class Membership(Errand):
    def __init__(self, services: Services, reading: Reading) -> None:
        super().__init__(services)
        self.reading = reading

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("start", self.start))
        application.add_handler(CommandHandler("help", self.help))
        application.add_handler(CommandHandler("subscribe", self.subscribe))
        application.add_handler(CommandHandler("unsubscribe", self.unsubscribe))
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(Subscribe)))
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
            return
        await say(update, tongue(START, papers="、".join(paper.name for paper in self.services.papers)))

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await say(update, (await self.tongue(update))(HELP))

    async def subscribe(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        if not await self.may_decide(update):
            await say(update, tongue(ONLY_ADMINISTRATORS))
        elif len(self.services.papers) == 1:
            await self.take_subscription(update, 0)
        else:
            rows = tuple((Button(paper.name, Subscribe(i)),) for i, paper in enumerate(self.services.papers))
            await answer(update, Reply(tongue(WHICH_PAPER), rows))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The button of a paper beneath "which one?"."""
        query = update.callback_query
        wish = decode(query.data or "") if query else None
        if query is None or not isinstance(wish, Subscribe):
            return
        tongue = await self.tongue(update)
        if not 0 <= wish.paper < len(self.services.papers):
            await query.answer(tongue(GONE_BUTTON))
        elif not await self.may_decide(update):
            await query.answer(tongue(ONLY_ADMINISTRATORS))
        else:
            await query.answer()
            await self.take_subscription(update, wish.paper)

    async def take_subscription(self, update: Update, place: int) -> None:
        """Subscribe this chat, say so, and let the latest issue follow."""
        chat = update.effective_chat
        if chat is None:
            return
        paper, now, tongue = self.services.papers[place], self.services.now(), await self.tongue(update)
        if not await asyncio.to_thread(self.has_room, chat.id):
            await say(update, tongue(FULL))
            return
        wish = Wish(chat.id, paper.name, thread_id=thread_of(update), zone=paper.zone)
        known = Chat(chat.id, kind_of(chat), chat.effective_name or "")
        subscribers = self.services.subscribers
        await asyncio.to_thread(subscribers.returned, chat.id, now)
        done = await asyncio.to_thread(subscribers.subscribe, wish, now, known)
        if done.outcome == "already":
            await say(update, tongue(ALREADY_SUBSCRIBED, paper=paper.name))
            return
        today = self.services.today(paper)
        latest = await asyncio.to_thread(self.services.archive.latest, today, paper.name)
        # Said before the digest is written, so that it cannot be overtaken by it.
        await say(
            update, f"{confirmation(done, tongue)}\n{tongue(LATEST_FOLLOWS if latest else NO_ISSUE_YET)}"
        )
        await asyncio.to_thread(self.services.fanout.first_digest, done.subscription, today, now)

    def has_room(self, chat_id: int) -> bool:
        most, subscribers = self.services.settings.telegram.max_readers, self.services.subscribers
        return not most or subscribers.counts().readers < most or bool(subscribers.of_chat(chat_id))

    async def unsubscribe(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        chat = update.effective_chat
        if chat is None:
            return
        tongue = await self.tongue(update)
        if not await self.may_decide(update):
            await say(update, tongue(ONLY_ADMINISTRATORS))
            return
        ended = await asyncio.to_thread(self.services.subscribers.unsubscribe, chat.id, thread_of(update))
        await say(update, tongue(UNSUBSCRIBED if ended else NOT_SUBSCRIBED))

    async def may_decide(self, update: Update) -> bool:
        """In a private chat and a channel everybody who can write; in a group its administrators."""
        chat, user, message = update.effective_chat, update.effective_user, update.effective_message
        if chat is None or chat.type in {TelegramChat.PRIVATE, TelegramChat.CHANNEL}:
            return True
        # An administrator who writes anonymously writes in the name of the group itself.
        if update.callback_query is None and message and message.sender_chat:
            return message.sender_chat.id == chat.id
        if user is None:
            return False
        member = await chat.get_member(user.id)
        return member.status in RULERS

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


def thread_of(update: Update) -> int:
    """The forum topic that a message stands in, 0 outside topics (a plain reply has a thread id as well)."""
    message = update.effective_message
    return (message.message_thread_id or 0) if message and message.is_topic_message else 0


def kind_of(chat: TelegramChat) -> ChatKind:
    kinds: dict[str, ChatKind] = {
        TelegramChat.GROUP: "group",
        TelegramChat.SUPERGROUP: "supergroup",
        TelegramChat.CHANNEL: "channel",
    }
    return kinds.get(chat.type, "private")


def confirmation(done: Subscribed, tongue: Tongue) -> str:
    paper, schedule = done.subscription.paper, done.subscription.schedule
    if schedule.rhythm == "instant":
        return tongue(SUBSCRIBED_INSTANT, paper=paper)
    return tongue(SUBSCRIBED_DAILY, paper=paper, time=f"{schedule.at:%H:%M}")
