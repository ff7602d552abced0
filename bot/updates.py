"""Which updates may be handled at the same time: those of different chats, never two of one chat."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 16


class ChatByChat(BaseUpdateProcessor):
    """python-telegram-bot's own concurrency loses the order inside a chat: /unsubscribe could overtake /subscribe."""

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=AT_ONCE)
        self.locks: dict[int, asyncio.Lock] = {}
        self.waiting: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        whom = who_asks(update)
        if whom is None:
            await coroutine
            return
        lock = self.locks.setdefault(whom, asyncio.Lock())
        self.waiting[whom] = self.waiting.get(whom, 0) + 1
        try:
            async with lock:
                await coroutine
        finally:
            self.waiting[whom] -= 1
            if not self.waiting[whom]:
                del self.waiting[whom], self.locks[whom]

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...


def who_asks(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else None
