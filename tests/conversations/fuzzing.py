"""People who do anything at all: random presses, words, files and comings and goings, thousands of them, seeded.

    python -m tests.conversations.fuzzing --steps 5000 --seed 7

The bot is the whole one, over HTTP. Whatever happens, no error may reach the log and no message may be refused by
the local Telegram, but for chats that are closed to the bot: the door judges (see door.py). What is done comes from
the tables below; a fault is found again with the same seed.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import random
import string
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.menus import COMMANDS
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import ANONYMOUS_ADMIN, Chat, Json
from bot.screens.buttons import VERSION, Press
from tests.conversations.conftest import SEEDS, Newsroom, open_newsroom
from tests.conversations.walking import act, buttons_of, by_bot, settle

ADMIN = 4711
ISSUES = sorted(path.name for path in SEEDS.glob("*.txt"))
LANGUAGES = ("zh-hans", "zh-hant", "en", "de", "")
ADMIN_COMMANDS = ("desk", "stats", "subscribers", "mute", "problems", "broadcast", "review", "cancel")
# A group may be closed to the bot at any moment: what it wanted to say there is refused, and that is no fault.
CLOSED_CHATS = (
    "not enough rights to send",
    "need administrator rights in the channel chat",
    "TOPIC_CLOSED",
    "message thread not found",
    "group chat was upgraded",
    # A file that Telegram has lost: one of those below.
    "invalid file_id",
    "wrong file identifier",
)
HOSTILE = (
    "", " ", "\u3000", "\n", "\u200b\u200b", "\u202e报纸", "\x00x", "<b>", "</b>", "<a href='tg://user?id=1'>x</a>", "&amp;", "&#x110000;",
    "%s%n{0}{x}{", "{__class__}", "'; DROP TABLE chats;--", "../../etc/passwd", "😀" * 500, "报" * 4096, "a" * 4096,
    "杨梅 OR", "-", "--", "-杨梅", "“", "”杨梅“", '"', "OR OR OR", "标题:", "记者:", "版:99999999999999999999", "日期:2026-13",
    "日期:9999-99-99..0000-00-00", "排序:随便", "报:", "NOT", "*", "杨梅*", "^", "(", ")", "((((", "NEAR(a b)", "\\", "`", "１２３", "乾隆",
    "双招双引", "杨梅", "云", "的", "a", "𠮷野家", "👨‍👩‍👧‍👦", "e\u0301" * 50, "2026-06-05", "昨天", "6月5日", "0", "-1", "1e9", "9" * 30, "latest", "1", "17",
    "8:30", "25:99", "Asia/Shanghai", "Europe/Nowhere", "22:00-07:00", "brief", "@nobody", "@baotong_bot", "https://t.me/c/1/2",
    "/start", "//", "/", "/ 杨梅", "/nothing", "/search@other_bot x", "№headline:1", "#1", "№answer:1",
)  # fmt: skip
PAYLOADS = ("a1", "a17", "a999999", "a-1", "hello", "inline", "x" * 64, "s1", "a" + "9" * 18, "_", "-")
NAMES = (
    "issue.txt",
    "2026-06-05.txt",
    "bomb.pdf",
    "a.html",
    "照片.jpg",
    "no",
    "../x.txt",
    "年报.docx",
    ".txt",
    "x" * 200 + ".pdf",
)
FILES = (
    b"",
    b"x",
    b"\xff\xfe\x00",
    b"PK\x03\x04" + bytes(500),
    b"%PDF-1.4\n%garbage",
    b"<html><script>",
    "新闻".encode("gb18030"),
)
CONTENTS: tuple[Json, ...] = (
    {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 512, "height": 512, "is_animated": False,
                 "is_video": False}},
    {"location": {"latitude": 28.9, "longitude": 118.8}},
    {"venue": {"location": {"latitude": 28.9, "longitude": 118.8}, "title": "云溪", "address": "县前街"}},
    {"contact": {"phone_number": "10086", "first_name": "张三"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    {"video_note": {"file_id": "n", "file_unique_id": "n", "length": 240, "duration": 3}},
    {"audio": {"file_id": "m", "file_unique_id": "m", "duration": 3}, "caption": "/search 杨梅"},
    {"document": {"file_id": "gone", "file_unique_id": "g", "file_name": "2026-06-05.txt", "file_size": 10}},
    {"document": {"file_id": "big", "file_unique_id": "g", "file_name": "big.pdf", "file_size": 10**9}},
    {"document": {"file_id": "nameless", "file_unique_id": "g"}},
    {"photo": [{"file_id": "gone", "file_unique_id": "p", "width": 9, "height": 9}], "caption": "/broadcast 看图"},
    {"poll": {"id": "1", "question": "好看吗", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
              "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False}},
)  # fmt: skip

Deed = Callable[["People"], Coroutine[Any, Any, None]]


class People:
    """Three people, one of them an admin, and chats of every kind, in a newsroom. `random` decides everything."""

    def __init__(self, room: Newsroom, seed: int) -> None:
        self.room = room
        self.random = random.Random(seed)
        self.persons = [ADMIN]
        self.deeds: Counter[str] = Counter()
        self.last = ""

    async def gather(self) -> None:
        for issue in ISSUES[:2]:
            await self.room.takes_in(issue)
        await act(self.room, "person", person=ADMIN, name="总编", language_code="zh-hans")
        for language in LANGUAGES[1:4]:
            made = await act(self.room, "person", name="读者<b>", language_code=language)
            self.persons.append(made["id"])
        for person in self.persons:
            await act(self.room, "start", person=person)
        owner = self.persons[1]
        for kind, forum in (
            ("group", False),
            ("supergroup", False),
            ("supergroup", True),
            ("channel", False),
        ):
            made = await act(self.room, "create", person=owner, title="群<&>", kind=kind, forum=forum)
            await act(self.room, "add", person=owner, chat=made["key"])
            if kind != "channel":
                await act(self.room, "add", person=owner, chat=made["key"], who=self.persons[2])
        await settle(self.room)

    # --- what there is

    @property
    def chats(self) -> list[Chat]:
        return list(self.room.sandbox.hall.world.chats.values())

    def someone(self) -> int:
        return self.random.choice(self.persons)

    def place(self, person: int) -> tuple[str, int]:
        """A chat that the person sees, and a thread in it."""
        world = self.room.sandbox.hall.world
        chat = self.random.choice([one for one in self.chats if world.sees(person, one)])
        return chat.key, self.random.choice([0, 0, *chat.topics]) if chat.is_forum else 0

    def crowd(self) -> Chat:
        return self.random.choice([chat for chat in self.chats if chat.kind != "private"])

    def words(self) -> str:
        pool = (
            *HOSTILE,
            "".join(
                self.random.choices(string.printable + "云溪杨梅报纸的。，", k=self.random.randint(1, 30))
            ),
        )
        return " ".join(self.random.choices(pool, k=self.random.choice([1, 1, 1, 2, 3])))[:4096]

    def command(self) -> str:
        name = self.random.choice([*(one.name for one in COMMANDS), *ADMIN_COMMANDS])
        if self.random.random() < 0.3:
            name += f"@{self.room.service.application.bot.username}"
        return f"/{name} {self.words() if self.random.random() < 0.7 else ''}"[:4096]

    def forged(self) -> str:
        """Data that no button has: of a kind that there is, with anything in it; or anything at all."""
        if self.random.random() < 0.2:
            return self.words()[:60] or "x"
        kind = self.random.choice(list(Press.kinds.values()))
        chats = [chat.id for chat in self.chats]
        numbers = [0, 1, 2, 3, 17, -1, 99, 10**6, 2**31, 2**63 - 1, -(2**63), *chats]
        words = [
            "",
            "x",
            "delete",
            "sure",
            "export",
            "headline",
            "time",
            "zone",
            "Asia--Shanghai",
            "0800",
            "year",
            "cut",
            "-",
        ]
        values = [
            str(self.random.choice(words)) if field.type in ("str", str) else str(self.random.choice(numbers))
            for field in fields(kind)  # type: ignore[arg-type]
        ]
        return ":".join([f"{VERSION}{kind.code}", *values])[:64]

    # --- what people do

    async def press(self) -> None:
        """A button of any message, old or new; the newest more often."""
        person = self.someone()
        key, _ = self.place(person)
        buttons = list(buttons_of(self.room.sandbox.hall.world.chats[key]))
        if buttons:
            one = self.random.choice(buttons[-8:] if self.random.random() < 0.7 else buttons)
            await self.do("press", person=person, chat=key, message_id=one.message_id, data=one.data)

    async def forge(self) -> None:
        person = self.someone()
        key, _ = self.place(person)
        messages = by_bot(self.room.sandbox.hall.world.chats[key])
        if not messages:
            return
        data = self.forged()
        if self.random.random() < 0.3:  # a button of another chat
            others = [one.data for chat in self.chats for one in buttons_of(chat)]
            data = self.random.choice(others or [data])
        message = self.random.choice(messages)
        await self.do("press", person=person, chat=key, message_id=message.id, data=data, forged=True)
        if self.random.random() < 0.05:
            await self.do("delete", person=person, chat=key, message_id=message.id)

    async def command_it(self) -> None:
        person = self.someone()
        key, thread = self.place(person)
        await self.do("say", person=person, chat=key, thread=thread, text=self.command())

    async def say(self) -> None:
        person = self.someone()
        key, thread = self.place(person)
        reply_to = 0
        messages = by_bot(self.room.sandbox.hall.world.chats[key])
        if messages and self.random.random() < 0.4:
            reply_to = self.random.choice(messages[-5:]).id
        await self.do("say", person=person, chat=key, thread=thread, text=self.words(), reply_to=reply_to)

    async def follow_a_link(self) -> None:
        await self.do("start", person=self.someone(), payload=self.random.choice(PAYLOADS))

    async def show(self) -> None:
        person = self.someone()
        key, thread = self.place(person)
        content = self.random.choice(CONTENTS)
        await self.do("show", person=person, chat=key, thread=thread, content=content)

    async def upload(self) -> None:
        person = self.someone()
        key, thread = self.place(person)
        data = self.random.choice([*FILES, (SEEDS / "2026-06-05.txt").read_bytes()])
        given = {"name": self.random.choice(NAMES), "data": base64.b64encode(data).decode()}
        caption = self.random.choice(["", "", "2026-06-05", *HOSTILE])[:1024]
        await self.do(
            "upload", person=person, chat=key, thread=thread, caption=caption, as_file=True, **given
        )

    async def change_a_message(self) -> None:
        """Edit, react, forward or delete anything that is there."""
        person = self.someone()
        key, _ = self.place(person)
        numbers = list(self.room.sandbox.hall.world.chats[key].messages)
        if not numbers:
            return
        number = self.random.choice(numbers)
        what = self.random.choice(["edit", "react", "forward", "delete"])
        if what == "forward":
            there, _ = self.place(person)
            await self.do("forward", person=person, source=key, chat=there, message_id=number)
        else:
            given = {"edit": {"text": self.words()}, "react": {"emoji": "👍"}}.get(what, {})
            await self.do(what, person=person, chat=key, message_id=number, **given)

    async def ask_inline(self) -> None:
        person = self.someone()
        key, _ = self.place(person)
        given: Json = {"text": self.words(), "offset": self.random.choice(["", "", "5", "x", "-1", "9" * 60])}
        found = await self.do("inline", person=person, chat=key, **given)
        if found and found["results"]:
            chosen = self.random.choice(found["results"])["id"]
            await self.do("choose", person=person, chat=key, query_id=found["query_id"], result_id=chosen)

    async def come_or_go(self) -> None:
        person, chat = self.someone(), self.crowd()
        who = self.random.choice([0, 0, *self.persons]) or self.room.service.application.bot.id
        what = self.random.choice(
            ["add", "add", "add", "remove", "leave", "promote", "promote", "demote", "restrict", "mute"]
        )
        given: Json = {"chat": chat.key}
        if what not in ("leave", "mute"):
            given["who"] = who
        if what == "promote":
            given["anonymous"] = self.random.random() < 0.3
        if what == "restrict":
            given["can_send"] = self.random.random() < 0.7
        if what == "mute":
            given["muted"] = self.random.random() < 0.3
        await self.do(what, person=person, **given)

    async def reshape(self) -> None:
        """Titles, topics, names, upgrades; a group that is upgraded gets a successor."""
        person, chat = self.persons[1], self.crowd()
        what = self.random.choice(["retitle", "open_topic", "close_topic", "make_public", "migrate"])
        given: Json = {"chat": chat.key}
        if what in ("retitle", "open_topic"):
            given["title" if what == "retitle" else "name"] = self.random.choice(["<i>", "早报", "x" * 128])
        if what == "close_topic":
            given |= {"thread": self.random.choice([0, *chat.topics]), "closed": self.random.random() < 0.5}
        if what == "make_public":
            given["username"] = self.random.choice(["", "yunxi_news", "yunxi_group"])
        if what == "migrate" and await self.do(what, person=person, **given):
            made = await self.do("create", person=person, title="新群", kind="group")
            await self.do("add", person=person, chat=made["key"])
            return
        await self.do(what, person=person, **given)

    async def stop_or_start(self) -> None:
        person = self.someone()
        await self.do(self.random.choice(["block", "unblock", "unblock"]), person=person)

    async def strange_update(self) -> None:
        """Of a kind that the local Telegram never makes, or with what Telegram leaves out now and then."""
        person, chat = self.someone(), self.random.choice(self.chats)
        world = self.room.sandbox.hall.world
        user, shown, now = world.accounts[person].as_user(), world.chat_as_json(chat), world.now
        bot = world.accounts[self.room.service.application.bot.id].as_user()
        bare: Json = {"message_id": 10**6, "date": now, "chat": shown}
        hidden: Json = {"message_id": 3, "date": 0, "chat": shown}
        press: Json = {"id": str(self.random.getrandbits(60)), "from": user, "chat_instance": "1"}
        invisible: Json = {
            "id": ANONYMOUS_ADMIN,
            "is_bot": True,
            "first_name": "Group",
            "username": "GroupAnonymousBot",
        }
        member: Json = {"chat": shown, "from": user, "date": now}
        kind, body = self.random.choice(
            [
                ("callback_query", {**press, "message": hidden, "data": self.forged()}),
                ("callback_query", {**press, "inline_message_id": "AAA", "data": self.forged()}),
                ("callback_query", {**press, "message": bare, "game_short_name": "chess"}),
                ("callback_query", {**press, "data": self.forged()}),
                ("message", {**bare, "sender_chat": shown, "from": invisible, "text": self.command()}),
                (
                    "message",
                    {**bare, "from": {**user, "language_code": "xx-YY-zz"}, "text": self.words() or "x"},
                ),
                ("message", {**bare, "text": self.command()}),
                ("message", {**bare, "from": user}),
                ("message", {**bare, "from": user, "migrate_to_chat_id": -1009999999999}),
                ("message", {**bare, "from": user, "migrate_from_chat_id": -777}),
                ("message", {**bare, "from": user, "is_automatic_forward": True, "text": self.command()}),
                ("edited_message", {**bare, "from": user, "edit_date": now, "text": self.command()}),
                ("channel_post", {**bare, "text": self.command()}),
                ("edited_channel_post", {**bare, "edit_date": now, "text": self.command()}),
                (
                    "inline_query",
                    {"id": "9", "from": user, "query": self.words()[:256], "offset": self.words()[:64]},
                ),
                ("chosen_inline_result", {"result_id": "x", "from": user, "query": ""}),
                (
                    "poll_answer",
                    {"poll_id": "1", "user": user, "option_ids": [0], "option_persistent_ids": []},
                ),
                (
                    "shipping_query",
                    {"id": "1", "from": user, "invoice_payload": "x", "shipping_address": ADDRESS},
                ),
                ("chat_join_request", {**member, "user_chat_id": person}),
                ("my_chat_member", {**member, **membership(bot, self.random.choice(STATUSES))}),
                ("chat_member", {**member, **membership(user, self.random.choice(STATUSES))}),
                ("message_reaction_count", {"chat": shown, "message_id": 1, "date": now, "reactions": []}),
            ]
        )
        self.last = f"update {kind}"
        self.room.sandbox.hall.world.notify(world.bot_ids[bot["id"]], kind, body)

    async def an_issue_comes(self) -> None:
        await self.room.takes_in(self.random.choice(ISSUES))
        await self.room.jobs.tick()

    async def do(self, what: str, **given: Any) -> Any:
        """An act that may be impossible for a person: then nothing has happened."""
        self.last = f"{what} {given}"
        try:
            return await act(self.room, what, **given)
        except Refusal:
            return None

    async def step(self) -> None:
        deed = self.random.choices(list(DEEDS), weights=list(DEEDS.values()))[0]
        self.deeds[deed.__name__] += 1
        await deed(self)

    async def steps(self, count: int) -> None:
        """So many deeds, some of them at the same time."""
        for done in range(count):
            await self.step()
            if self.random.random() < 0.7 or done + 1 == count:
                await settle(self.room)
            if faults := self.room.door.verdict():
                raise AssertionError(f"step {done}, after {self.last[:400]}: {faults}")


ADDRESS = {
    "country_code": "CN",
    "state": "",
    "city": "云溪",
    "street_line1": "",
    "street_line2": "",
    "post_code": "",
}
STATUSES = ("member", "left", "kicked")


def membership(user: Json, status: str) -> Json:
    """A change of a membership that nobody saw coming."""
    new: Json = {"user": user, "status": status}
    return {
        "old_chat_member": {"user": user, "status": "left"},
        "new_chat_member": new | ({"until_date": 0} if status == "kicked" else {}),
    }


DEEDS: dict[Deed, int] = {
    People.press: 40,
    People.forge: 15,
    People.command_it: 25,
    People.say: 20,
    People.follow_a_link: 4,
    People.show: 6,
    People.upload: 1,
    People.change_a_message: 8,
    People.ask_inline: 5,
    People.come_or_go: 8,
    People.reshape: 3,
    People.stop_or_start: 3,
    People.strange_update: 10,
    People.an_issue_comes: 1,
}


async def fuzz(stack: AsyncExitStack, folder: Path, *, steps: int, seed: int) -> People:
    """A newsroom and its people after so many steps; AssertionError where something went wrong."""
    room = await open_newsroom(stack, folder, telegram={"admins": [ADMIN]}, digest={"schedule": "instant"})
    room.door.expect(*CLOSED_CHATS)
    people = People(room, seed)
    await people.gather()
    await people.steps(steps)
    return people


async def main(steps: int, seed: int) -> int:
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            people = await fuzz(stack, Path(folder), steps=steps, seed=seed)
            door = people.room.door
            print(
                f"{steps} steps, seed {seed}: {door.updates} updates, {door.requests} requests, all well",
                end=" ",
            )
    print(f"({time.monotonic() - begun:.0f} s); {dict(people.deeds)}")
    return 0


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    sys.exit(asyncio.run(main(given.steps, given.seed)))
