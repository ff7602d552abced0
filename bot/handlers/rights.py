"""Who may decide for a chat: asked anew at each command and each press, of Telegram itself."""

from dataclasses import dataclass

from telegram import Bot, ChatMember, Update, User
from telegram import Chat as TelegramChat
from telegram.error import BadRequest, Forbidden

from bot.readers.subscription import Chat, ChatKind

RULERS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Target:
    """The chat and forum topic that a command is about; `named` is what buttons carry, 0 where they stand in it."""

    chat_id: int
    thread_id: int = 0
    named: int = 0


async def may_decide(update: Update) -> bool:
    """In a private chat and a channel everybody who can write; in a group its administrators."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    if chat is None or chat.type in {TelegramChat.PRIVATE, TelegramChat.CHANNEL}:
        return chat is not None
    # An administrator who writes anonymously writes in the name of the group itself.
    if update.callback_query is None and message and message.sender_chat:
        return message.sender_chat.id == chat.id
    return user is not None and await rules(update.get_bot(), chat.id, user.id)


async def rules(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether a person is an administrator there; False for a chat that the bot cannot look into."""
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except (BadRequest, Forbidden):
        return False
    return member.status in RULERS


async def target_of(update: Update, named: int = 0) -> Target | None:
    """What a command or press may change: this chat and topic, or the chat `named`; None without the right to."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return None
    if named in (0, chat.id):
        return Target(chat.id, thread_of(update)) if await may_decide(update) else None
    if user is None or not await rules(update.get_bot(), named, user.id):
        return None
    return Target(named, 0, named)


def thread_of(update: Update) -> int:
    """The forum topic that a message stands in, 0 outside topics (a plain reply has a thread id as well)."""
    message = update.effective_message
    return (message.message_thread_id or 0) if message and message.is_topic_message else 0


def known_chat(chat: TelegramChat, user: User | None = None) -> Chat:
    """A chat as the book of subscribers notes it; of a private one also what Telegram says of its `user`."""
    says = user.language_code if user and chat.type == chat.PRIVATE else None
    return Chat(chat.id, kind_of(chat), chat.effective_name or "", telegram_language=says)


def kind_of(chat: TelegramChat) -> ChatKind:
    kinds: dict[str, ChatKind] = {
        TelegramChat.GROUP: "group",
        TelegramChat.SUPERGROUP: "supergroup",
        TelegramChat.CHANNEL: "channel",
    }
    return kinds.get(chat.type, "private")
