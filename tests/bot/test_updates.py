"""Updates of one chat keep their order; those of different chats do not wait for each other."""

import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update, User

from bot.updates import ChatByChat


def update(chat_id: int) -> Update:
    chat = Chat(chat_id, "private")
    message = Message(1, datetime(2026, 4, 10, tzinfo=UTC), chat, from_user=User(chat_id, "甲", False))
    return Update(1, message=message)


async def test_a_chat_is_answered_in_order_and_holds_up_nobody_else() -> None:
    processor = ChatByChat()
    done: list[str] = []
    gate = asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("first of 1")

    async def quick(name: str) -> None:
        done.append(name)

    work = [
        asyncio.create_task(processor.process_update(update(1), slow())),
        asyncio.create_task(processor.process_update(update(1), quick("second of 1"))),
        asyncio.create_task(processor.process_update(update(2), quick("first of 2"))),
    ]
    await work[2]
    assert done == ["first of 2"]
    gate.set()
    await asyncio.gather(*work)
    assert done == ["first of 2", "first of 1", "second of 1"]


async def test_nothing_is_kept_of_a_chat_that_has_been_answered() -> None:
    processor = ChatByChat()

    async def fail() -> None:
        raise RuntimeError

    async def fine() -> None: ...

    await asyncio.gather(
        processor.do_process_update(update(1), fail()),
        processor.do_process_update(update(1), fine()),
        processor.do_process_update(object(), fine()),
        return_exceptions=True,
    )
    assert not processor.locks
    assert not processor.waiting
