"""The whole state of the local Telegram, every change of which goes to the journal and, where seen, to the feed.

Keeps; decides nothing. Who may do what is the business of `access`, `posting` and the methods.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.sandbox.feed import Feed
from bot.sandbox.files import FileStore, StoredFile
from bot.sandbox.journal import Journal, Line
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Account, Bot, Chat, Json, Message, from_record, record
from bot.sandbox.updates import UpdateQueue

FIRST_PERSON = 700_000_001
FIRST_BOT = 600_000_001
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001


class World:
    """`clock` gives seconds since the epoch; `journal` None keeps everything in memory."""

    def __init__(self, journal: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.feed = Feed()
        self.journal = Journal(journal)
        self.files = FileStore(journal.with_name(journal.name + ".files") if journal else None)
        self.accounts: dict[int, Account] = {}
        self.usernames: dict[str, int] = {}  # lower-cased @name -> account or chat
        self.bots: dict[str, Bot] = {}  # by token
        self.bot_ids: dict[int, Bot] = {}
        self.queues: dict[int, UpdateQueue] = {}
        self.chats: dict[str, Chat] = {}  # by key
        self.inline: dict[str, tuple[str, int]] = {}  # inline message id -> chat key, message id
        # Private chats and basic groups share one row of message ids, as they do for a real account.
        self.last_shared_message = 0
        self.touches = 0
        self.random = random.Random()  # noqa: S311 - ids of queries, not secrets
        self._replay()

    @property
    def now(self) -> int:
        return int(self.clock())

    # Reading back

    def _replay(self) -> None:
        for line in self.journal.read():
            self._apply(line)
        if self.journal.lines > 2 * self._size() + 100:
            self.journal.rewrite(self._snapshot())

    def _apply(self, line: Line) -> None:
        match line:
            case ["account", kept]:
                self._place_account(from_record(Account, kept))
            case ["bot", kept]:
                self._place_bot(from_record(Bot, kept))
            case ["chat", kept]:
                chat = from_record(Chat, kept)
                if known := self.chats.get(chat.key):
                    chat.messages, chat.last_message = known.messages, known.last_message
                    chat.touched = known.touched
                self._place_chat(chat)
            case ["message", key, kept]:
                self._place_message(self.chats[key], from_record(Message, kept))
            case ["gone", key, message_id]:
                self.chats[key].messages.pop(message_id, None)
            case ["ids", shared]:
                self.last_shared_message = max(self.last_shared_message, shared)
            case ["update", bot_id, update]:
                self.queues[bot_id].restore(update)
            case ["confirmed", bot_id, offset]:
                self.queues[bot_id].next_id = max(self.queues[bot_id].next_id, offset)
                self.queues[bot_id].drop_before(offset)
            case ["file", kept]:
                self.files.restore(StoredFile(**kept))

    def _size(self) -> int:
        return len(self.accounts) + len(self.chats) + sum(len(chat.messages) for chat in self.chats.values())

    def _snapshot(self) -> Iterator[Line]:
        yield ["ids", self.last_shared_message]
        for account in self.accounts.values():
            yield ["account", record(account)]
        for bot in self.bots.values():
            yield ["bot", record(bot)]
            yield ["confirmed", bot.id, self.queues[bot.id].first_id]
            for update in self.queues[bot.id].pending():
                yield ["update", bot.id, update]
        for chat in self.chats.values():
            yield ["chat", record(chat)]
            for message in chat.messages.values():
                yield ["message", chat.key, record(message)]
        for file in self.files.known.values():
            yield ["file", file.as_record()]

    # Accounts and bots

    def _place_account(self, account: Account) -> None:
        self.accounts[account.id] = account
        if account.username:
            self.usernames[account.username.lower()] = account.id

    def keep_account(self, account: Account) -> None:
        self._place_account(account)
        self.journal.write(["account", record(account)])

    def _place_bot(self, bot: Bot) -> None:
        self.bots[bot.token] = self.bot_ids[bot.id] = bot
        if bot.id not in self.queues:
            self.queues[bot.id] = UpdateQueue(
                lambda update: self.journal.write(["update", bot.id, update]),
                lambda offset: self.journal.write(["confirmed", bot.id, offset]),
            )

    def keep_bot(self, bot: Bot) -> None:
        self._place_bot(bot)
        self.journal.write(["bot", record(bot)])

    def add_bot(self, token: str, *, name: str = "报童", username: str = "") -> Bot:
        """The bot of this token, made at first; its id is the token's number where it has one."""
        if known := self.bots.get(token):
            return known
        number = token.partition(":")[0]
        bot_id = int(number) if number.isdecimal() and 0 < int(number) < 2**40 else 0
        if not bot_id or bot_id in self.accounts:
            # Several nameless tokens: the same token has the same id in every run.
            bot_id = FIRST_BOT + int.from_bytes(hashlib.sha256(token.encode()).digest()[:3])
        while bot_id in self.accounts:
            bot_id += 1
        username = username or (
            "baotong_bot" if "baotong_bot" not in self.usernames else f"baotong{bot_id}_bot"
        )
        self.keep_account(Account(bot_id, name, is_bot=True, username=username))
        bot = Bot(token, bot_id)
        self.keep_bot(bot)
        return bot

    def add_person(self, account: Account) -> Account:
        if not account.id:
            account.id = (
                max((known for known in self.accounts if known >= FIRST_PERSON), default=FIRST_PERSON - 1) + 1
            )
        self.keep_account(account)
        return account

    def account_named(self, username: str) -> Account | None:
        return self.accounts.get(self.usernames.get(username.removeprefix("@").lower(), 0))

    # Chats

    def _place_chat(self, chat: Chat) -> None:
        self.chats[chat.key] = chat
        if chat.username:
            self.usernames[chat.username.lower()] = chat.id

    def keep_chat(self, chat: Chat) -> None:
        self._place_chat(chat)
        self.journal.write(["chat", record(chat)])

    def private(self, bot_id: int, person: int) -> Chat | None:
        return self.chats.get(f"{bot_id}/{person}")

    def open_private(self, bot_id: int, person: int) -> Chat:
        chat = self.private(bot_id, person)
        if chat is None:
            chat = Chat(person, "private", bot_id=bot_id)
            self.keep_chat(chat)
        return chat

    def chat(self, bot_id: int, chat_id: int) -> Chat | None:
        """The chat as this bot names it."""
        return self.private(bot_id, chat_id) if chat_id > 0 else self.chats.get(str(chat_id))

    def fresh_chat_id(self, kind: str) -> int:
        first = FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP
        taken = [
            chat.id
            for chat in self.chats.values()
            if (chat.kind == "group") == (kind == "group") and chat.id < 0
        ]
        return min([first + 1, *taken]) - 1

    def chat_as_json(self, chat: Chat) -> Json:
        if chat.kind == "private":
            return self.accounts[chat.id].as_chat()
        shown: Json = {"id": chat.id, "type": chat.kind, "title": chat.title}
        if chat.username:
            shown["username"] = chat.username
        if chat.is_forum:
            shown["is_forum"] = True
        return shown

    # Messages

    def next_message_id(self, chat: Chat) -> int:
        return self.last_shared_message + 1 if chat.kind in ("private", "group") else chat.last_message + 1

    def _place_message(self, chat: Chat, message: Message) -> None:
        chat.messages[message.id] = message
        chat.last_message = max(chat.last_message, message.id)
        self.touches += 1
        chat.touched = self.touches
        if chat.kind in ("private", "group"):
            self.last_shared_message = max(self.last_shared_message, message.id)
        if message.inline_id:
            self.inline[message.inline_id] = (chat.key, message.id)

    def keep_message(self, chat: Chat, message: Message, event: str = "message") -> None:
        self._place_message(chat, message)
        self.journal.write(["message", chat.key, record(message)])
        self.feed.publish(event, chat.key, message.wire)

    def keep_reactions(self, chat: Chat, message: Message) -> None:
        self.journal.write(["message", chat.key, record(message)])
        self.feed.publish("reaction", chat.key, {"message_id": message.id, "reactions": message.reactions})

    def delete_message(self, chat: Chat, message_id: int) -> None:
        message = chat.messages.pop(message_id)
        self.inline.pop(message.inline_id, None)
        self.journal.write(["gone", chat.key, message_id])
        self.feed.publish("delete", chat.key, {"message_id": message_id})

    # Updates

    def notify(self, bot: Bot, kind: str, body: Json) -> int | None:
        return self.queues[bot.id].add(kind, body, bot.allowed_updates)

    def bots_in(self, chat: Chat) -> list[Bot]:
        if chat.kind == "private":
            return [self.bot_ids[chat.bot_id]]
        return [bot for bot in self.bot_ids.values() if chat.has(bot.id)]

    def sees(self, person: int, chat: Chat) -> bool:
        return chat.id == person if chat.kind == "private" else chat.has(person) and not chat.deleted

    def fresh_number(self) -> str:
        """An id for a query: digits, unguessable enough for tests."""
        return str(self.random.getrandbits(62))

    def bot_by_token(self, token: str) -> Bot:
        bot = self.bots.get(token)
        if bot is None or bot.revoked:
            raise Refusal(401, "Unauthorized")
        return bot

    def close(self) -> None:
        self.journal.close()
