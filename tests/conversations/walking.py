"""A quick way through the bot for tests that go everywhere: acts without waiting for words, then looks at the chats.

The bot's side is the real one, over HTTP; only the people's side skips it, so that a thousand steps take seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import and_, or_, select

from bot.sandbox.control import perform
from bot.sandbox.shapes import Chat, Json, Message
from bot.schema import outbox
from bot.screens.buttons import decode
from digests.database import reading
from tests.conversations.conftest import Newsroom

SETTLED_WITHIN_S = 60.0


@dataclass(frozen=True, slots=True)
class Button:
    """A button that somebody could press now."""

    chat: str
    message_id: int
    data: str

    @property
    def kind(self) -> str:
        return kind_of(self.data)


@cache
def kind_of(data: str) -> str:
    """Of each button of a chat it is asked at each step."""
    press = decode(data)
    assert press is not None, f"the bot does not know its own button {data}"
    return type(press).__name__


async def act(room: Newsroom, name: str, /, **given: Any) -> Any:
    """One act of a person; Refusal where it is impossible."""
    return await perform(room.sandbox.hall, name, given)


async def settle(room: Newsroom) -> None:
    """Until the bot has taken every update and is done with all of them."""
    queue = room.sandbox.hall.world.queues[room.service.application.bot.id]
    updates = room.service.application.update_queue
    async with asyncio.timeout(SETTLED_WITHIN_S):
        while True:
            await updates.join()
            if not len(queue):
                return
            await asyncio.sleep(0.001)


async def delivered(room: Newsroom) -> None:
    """Until the outbox holds nothing that may go now; what waits for the end of somebody's night may wait."""
    async with asyncio.timeout(SETTLED_WITHIN_S):
        while await asyncio.to_thread(has_work, room):
            await asyncio.sleep(0.02)


def has_work(room: Newsroom) -> bool:
    due = and_(outbox.c.state == "waiting", outbox.c.due_at <= room.services.now().timestamp())
    with reading(room.services.engine) as connection:
        found = connection.execute(select(outbox.c.id).where(or_(due, outbox.c.state == "claimed")).limit(1))
        return found.first() is not None


def chat_of(room: Newsroom, key: str) -> Chat:
    return room.sandbox.hall.world.chats[key]


def by_bot(chat: Chat) -> list[Message]:
    """The bot's messages in a chat, as they are now, oldest first."""
    return [chat.messages[number] for number in sorted(chat.messages) if chat.messages[number].bot_id]


def buttons_of(chat: Chat) -> Iterator[Button]:
    """What can be pressed in a chat; links and the like lead out of it."""
    for message in by_bot(chat):
        for button in keys_of(message):
            if "callback_data" in button:
                yield Button(chat.key, message.id, button["callback_data"])


def keys_of(message: Message) -> list[Json]:
    rows = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


async def press(room: Newsroom, person: int, button: Button) -> Json | None:
    """Press, and what the bot answered to the press; None if it left the person waiting."""
    given = {"message_id": button.message_id, "chat": button.chat, "data": button.data}
    number = (await act(room, "press", person=person, **given))["query_id"]
    await settle(room)
    return room.sandbox.hall.queries.callbacks[number].answer
