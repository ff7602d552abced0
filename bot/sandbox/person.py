"""A person at the local Telegram, from another process: says, presses, waits, reads. Plain HTTP, blocking.

    reader = Person("http://127.0.0.1:8081")
    reader.start()
    reader.say("/search 双招双引")
    answer = reader.wait_for(lambda message: "双招双引" in message.text)
    answer.press("下一页")

In async code use `await asyncio.to_thread(reader.say, …)`, or `AsyncPerson`, whose methods are the same.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from bot.sandbox.received import ActFailedError, Control, Event, Json, Received

__all__ = ["ActFailedError", "AsyncPerson", "Control", "Event", "Person", "Received"]


class Person:
    """One person, made at the first use of its id (0: a new person).

    `chat` in every method is a chat's key ("" = the private chat with `bot`, itself "" for the first bot);
    `create` and `chats` give keys. Waiting looks at what came after the last `say`, `press` or other act of this
    object, so that an old answer is never taken for a new one.
    """

    def __init__(
        self,
        address: str,
        person: int = 0,
        name: str = "",
        username: str = "",
        language: str = "zh-hans",
        bot: str = "",
    ) -> None:
        self.control = Control(address)
        made = self.control.act("person", person=person, name=name, username=username, language_code=language)
        self.id: int = made["id"]
        self.name: str = made["first_name"]
        self.bot_name = bot
        bots = self.control.act("state")["bots"]
        chosen = [one for one in bots if not bot or bot in (one["username"], str(one["id"]))]
        self.bot_id: int = chosen[0]["id"]
        self.private = f"{self.bot_id}/{self.id}"
        self.mark: int = self.control.act("events")["last"]

    def close(self) -> None:
        self.control.close()

    def _act(self, name: str, /, **given: Any) -> Any:
        self.mark = self.control.act("events")["last"]
        return self.control.act(name, person=self.id, **given)

    # What a person does

    def say(self, text: str, chat: str = "", *, thread: int = 0, reply_to: int = 0) -> Received:
        place = chat or self.private
        wire = self._act("say", text=text, chat=place, thread=thread, reply_to=reply_to)
        return Received(wire, place, self)

    def start(self, payload: str = "") -> Received:
        """Press Start, or follow a `t.me/bot?start=payload` link; starts a stopped bot again."""
        return Received(self._act("start", payload=payload, bot=str(self.bot_id)), self.private, self)

    def start_with(self, payload: str) -> Received:
        return self.start(payload)

    def edit(self, message: Received, text: str) -> Received:
        wire = self._act("edit", message_id=message.id, text=text, chat=message.chat)
        return Received(wire, message.chat, self)

    def forward(self, message: Received, chat: str = "", *, thread: int = 0) -> Received:
        """Forward a message to another chat ("": the private one)."""
        place = chat or self.private
        given = {"message_id": message.id, "source": message.chat, "chat": place, "thread": thread}
        return Received(self._act("forward", **given), place, self)

    def delete(self, message: Received) -> None:
        self._act("delete", message_id=message.id, chat=message.chat)

    def press(self, message: Received, label: str = "", *, data: str = "", forged: bool = False) -> Json:
        return dict(
            self._act(
                "press", message_id=message.id, chat=message.chat, label=label, data=data, forged=forged
            )
        )

    def press_and_read(
        self, message: Received, label: str = "", *, data: str = "", timeout: float = 10.0
    ) -> Json:
        query = self.press(message, label, data=data)["query_id"]
        return self.wait_event(
            lambda event: event.kind == "answer" and event.body["id"] == query, timeout
        ).body

    def block(self) -> bool:
        return bool(self._act("block", bot=str(self.bot_id)))

    def unblock(self) -> bool:
        return bool(self._act("unblock", bot=str(self.bot_id)))

    def react(self, message: Received, emoji: str) -> None:
        self._act("react", message_id=message.id, emoji=emoji, chat=message.chat)

    def act(self, name: str, /, **given: Any) -> Any:
        """Any other act of the control interface, done by this person."""
        return self._act(name, **given)

    # Groups, channels, topics

    def create(self, title: str, kind: str = "supergroup", *, forum: bool = False, bot: bool = True) -> str:
        """A group or channel of this person's, with the bot in it; its key."""
        key = str(self._act("create", title=title, kind=kind, forum=forum)["key"])
        if bot:
            self.add(key)
        return key

    def add(self, chat: str, who: int | str = "", payload: str = "") -> bool:
        return bool(self._act("add", chat=chat, who=who or self.bot_id, payload=payload))

    def remove(self, chat: str, who: int | str = "") -> bool:
        return bool(self._act("remove", chat=chat, who=who or self.bot_id))

    def leave(self, chat: str) -> bool:
        return bool(self._act("leave", chat=chat))

    def promote(
        self, chat: str, who: int | str = "", *, without: list[str] | None = None, anonymous: bool = False
    ) -> bool:
        return bool(
            self._act(
                "promote", chat=chat, who=who or self.bot_id, without=without or [], anonymous=anonymous
            )
        )

    def demote(self, chat: str, who: int | str = "") -> bool:
        return bool(self._act("demote", chat=chat, who=who or self.bot_id))

    def migrate(self, chat: str) -> str:
        """Upgrade a basic group; the supergroup's key."""
        return str(self._act("migrate", chat=chat)["key"])

    def open_topic(self, chat: str, name: str) -> int:
        return int(self._act("open_topic", chat=chat, name=name))

    def close_topic(self, chat: str, thread: int, *, closed: bool = True) -> None:
        self._act("close_topic", chat=chat, thread=thread, closed=closed)

    # What a person reads

    def chats(self) -> list[Json]:
        return list(self.control.act("chats", person=self.id))

    def history(self, chat: str = "", limit: int = 50, *, thread: int = 0) -> list[Received]:
        """The latest messages of a chat, oldest first, as they are now."""
        place = chat or self.private
        found = self.control.act("messages", person=self.id, chat=place, limit=limit, thread=thread)
        return [Received(wire, place, self) for wire in found]

    def received(self, after: int = 0, chat: str = "") -> list[Received]:
        """What the bot has sent, without the person's own words, after a message id; oldest first."""
        return [one for one in self.history(chat, 1000) if one.by_bot and one.id > after]

    def events(self, after: int | None = None, timeout: float = 0.0) -> list[Event]:
        """What happened since an event's number (default: since this person's last act)."""
        found = self.control.act(
            "events", person=self.id, after=self.mark if after is None else after, wait=timeout
        )
        return [Event(**event) for event in found["events"]]

    def wait_event(self, wanted: Callable[[Event], bool], timeout: float = 10.0) -> Event:
        """The first event that fits since the last act; TimeoutError tells what came instead."""
        end, after = time.monotonic() + timeout, self.mark
        seen: list[Event] = []
        while (left := end - time.monotonic()) > 0:
            found = self.control.act("events", person=self.id, after=after, wait=min(left, 25.0))
            after = found["last"]
            for event in (Event(**event) for event in found["events"]):
                if wanted(event):
                    return event
                seen.append(event)
        told = (
            "; ".join(f"{one.kind}: {str(one.body.get('text', one.body))[:80]}" for one in seen) or "nothing"
        )
        raise TimeoutError(f"not within {timeout} s; came instead: {told}")

    def wait_for(
        self, wanted: Callable[[Received], bool] | str = "", timeout: float = 10.0, *, chat: str | None = None
    ) -> Received:
        """The first message or edit by a bot since the last act that contains the words or satisfies the predicate.

        `chat`: only there; None is everywhere.
        """
        fits = wanted if callable(wanted) else lambda message: wanted in message.text

        def found(event: Event) -> bool:
            if event.kind not in ("message", "edit") or (
                chat is not None and event.chat != (chat or self.private)
            ):
                return False
            message = Received(event.body, event.chat, self, event.kind)
            return message.by_bot and fits(message)

        event = self.wait_event(found, timeout)
        return Received(event.body, event.chat, self, event.kind)

    def ask(self, text: str, timeout: float = 10.0, *, chat: str = "", thread: int = 0) -> Received:
        """Say something and read the first answer."""
        self.say(text, chat, thread=thread)
        return self.wait_for(timeout=timeout, chat=chat)


class AsyncPerson:
    """`Person` for async code: each method runs in a thread, so that a bot on the same loop goes on answering."""

    # ruff: noqa: ASYNC109 - the limits are those of the thread's own waiting

    def __init__(self, person: Person) -> None:
        self.person = person

    @classmethod
    async def meet(cls, address: str, **given: Any) -> AsyncPerson:
        return cls(await asyncio.to_thread(Person, address, **given))

    async def close(self) -> None:
        await asyncio.to_thread(self.person.close)

    async def say(self, text: str, chat: str = "", *, thread: int = 0, reply_to: int = 0) -> Received:
        return await asyncio.to_thread(self.person.say, text, chat, thread=thread, reply_to=reply_to)

    async def start(self, payload: str = "") -> Received:
        return await asyncio.to_thread(self.person.start, payload)

    async def press(self, message: Received, label: str = "", *, data: str = "") -> Json:
        return await asyncio.to_thread(self.person.press, message, label, data=data)

    async def press_and_read(
        self, message: Received, label: str = "", *, data: str = "", timeout: float = 10.0
    ) -> Json:
        return await asyncio.to_thread(self.person.press_and_read, message, label, data=data, timeout=timeout)

    async def wait_for(
        self, wanted: Callable[[Received], bool] | str = "", timeout: float = 10.0, *, chat: str | None = None
    ) -> Received:
        return await asyncio.to_thread(self.person.wait_for, wanted, timeout, chat=chat)

    async def ask(self, text: str, timeout: float = 10.0, *, chat: str = "", thread: int = 0) -> Received:
        return await asyncio.to_thread(self.person.ask, text, timeout, chat=chat, thread=thread)

    async def history(self, chat: str = "", limit: int = 50) -> list[Received]:
        return await asyncio.to_thread(self.person.history, chat, limit)

    async def block(self) -> bool:
        return await asyncio.to_thread(self.person.block)

    async def unblock(self) -> bool:
        return await asyncio.to_thread(self.person.unblock)

    async def edit(self, message: Received, text: str) -> Received:
        return await asyncio.to_thread(self.person.edit, message, text)

    async def forward(self, message: Received, chat: str = "") -> Received:
        return await asyncio.to_thread(self.person.forward, message, chat)

    async def react(self, message: Received, emoji: str) -> None:
        await asyncio.to_thread(self.person.react, message, emoji)

    async def create(
        self, title: str, kind: str = "supergroup", *, forum: bool = False, bot: bool = True
    ) -> str:
        return await asyncio.to_thread(self.person.create, title, kind, forum=forum, bot=bot)

    async def add(self, chat: str, who: int | str = "", payload: str = "") -> bool:
        return await asyncio.to_thread(self.person.add, chat, who, payload)

    async def remove(self, chat: str, who: int | str = "") -> bool:
        return await asyncio.to_thread(self.person.remove, chat, who)

    async def promote(self, chat: str, who: int | str = "", *, anonymous: bool = False) -> bool:
        return await asyncio.to_thread(self.person.promote, chat, who, anonymous=anonymous)

    async def demote(self, chat: str, who: int | str = "") -> bool:
        return await asyncio.to_thread(self.person.demote, chat, who)

    async def migrate(self, chat: str) -> str:
        return await asyncio.to_thread(self.person.migrate, chat)

    async def open_topic(self, chat: str, name: str) -> int:
        return await asyncio.to_thread(self.person.open_topic, chat, name)

    async def received(self, after: int = 0, chat: str = "") -> list[Received]:
        return await asyncio.to_thread(self.person.received, after, chat)

    async def wait_event(self, wanted: Callable[[Event], bool], timeout: float = 10.0) -> Event:
        return await asyncio.to_thread(self.person.wait_event, wanted, timeout)

    async def act(self, name: str, /, **given: Any) -> Any:
        return await asyncio.to_thread(self.person.act, name, **given)
