"""Every command and every button, in every language and kind of chat: tried, answered, and said in that language.

The tables are the bot's own (its commands, its kinds of buttons); what belongs nowhere in a chat is named here with
the reason. Scripts of what people do with them are in the other files; see proofs.py.
"""

import base64
import re
import sys
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery.pushes import Body, Push
from bot.handlers import review
from bot.language import LANGUAGES, Language, translated
from bot.menus import COMMANDS, EDITORS_COMMANDS
from bot.readers.reports import FEEDBACK, WRONG_CUT, Reports
from bot.readers.subscription import Chat as KnownChat
from bot.readers.subscription import Wish
from bot.sandbox.shapes import Chat
from bot.screens.buttons import Press
from tests.bot.test_language import EXTRACTED
from tests.conversations.conftest import SEEDS, Newsroom, open_newsroom
from tests.conversations.test_review import HEADLESS
from tests.conversations.walking import Button, act, buttons_of, by_bot, chat_of, delivered, press, settle

pytestmark = pytest.mark.unmeasured

ADMIN = 4711
APRIL, JUNE, CHANGED = "2026-04-10.txt", "2026-06-05.txt", "更正版.txt"
# More articles than a preview shows at once, the first with more paragraphs than the desk offers to cut at.
STORY = "云溪县的竹子长得又快又好，今年的收成也比往年要多。"
LONG_SHEET = "\n".join(
    [
        f"竹海长卷之{n}章\n　　本报讯（记者 叶知微）第{n}天，{STORY * 3}\n"
        + f"　　{STORY}\n" * (12 if n == 10 else 1)
        for n in range(10, 32)
    ]
)
# Commands with the words that a person would write behind them, in an order in which each has something to work on.
WORDS = {
    "issue": "2026-06-05",
    "page": "1",
    "search": "云溪",
    "trend": "云溪",
    "people": "",
    "subscribe": "",
    "pause": "",
    "channel": "@nobody_there",
    "feedback": "字太小",
}
COMMANDS_OF_SUBSCRIBERS = ("subscribe 杨梅", "mine", "settings", "why", "pause", "unsubscribe")
# These go with the next press beneath the same message.
FIRST = ("TakeBack",)
# These end something: pressed when everything else has been.
LAST = ("PauseMine", "EndMine", "MyData")
LAST_AT_THE_DESK = (
    "PublishUpload",
    "ReplaceByUpload",
    "DropUpload",
    "ReleaseIssue",
    "DropIssue",
    "Withdraw",
)
# Buttons of a kind may do different things: the settings are many.
MOST_OF_A_KIND = {"ChangeSetting": 12, "OpenSettings": 8, "ShowCalendar": 12, "MyData": 4}
PRIVATE_ONLY = {"MyData", "SubscribeThere"}
EDITORS = {kind.__name__ for code, kind in Press.kinds.items() if code.isupper()}
EVERYWHERE = {kind.__name__ for code, kind in Press.kinds.items() if code.islower()} - PRIVATE_ONLY


@pytest.fixture(autouse=True)
def nothing_is_too_often_or_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.limits.Limit.wait", lambda self, who, now: 0.0)
    monkeypatch.setattr(review, "REVIEWED", timedelta(days=20_000))


async def busy_newsroom(stack: AsyncExitStack, folder: Path) -> Newsroom:
    """Two papers, so that there is something to choose, and two issues in the archive."""
    (folder / "evening").mkdir()
    papers = [{"name": "今日云溪", "inbox": "inbox"}, {"name": "云溪晚报", "inbox": "evening"}]
    room = await open_newsroom(stack, folder, papers=papers, telegram={"admins": [ADMIN]})
    await room.takes_in(APRIL)
    await room.takes_in(JUNE)
    return room


async def place_for(room: Newsroom, person: int, kind: str) -> tuple[Chat, int]:
    """A chat of this kind with the bot in it, and the topic to speak in."""
    if kind == "private":
        await act(room, "start", person=person)
        channel = await act(room, "create", person=person, title="云溪资讯", kind="channel")
        await act(room, "add", person=person, chat=channel["key"])
        await settle(room)
        return chat_of(room, f"{room.service.application.bot.id}/{person}"), 0
    group = "supergroup" if kind == "forum" else kind
    key = (await act(room, "create", person=person, title="读报群", kind=group, forum=kind == "forum"))["key"]
    await act(room, "add", person=person, chat=key)
    thread = await act(room, "open_topic", person=person, chat=key, name="早报") if kind == "forum" else 0
    await settle(room)
    return chat_of(room, key), thread


async def try_commands(room: Newsroom, person: int, chat: Chat, thread: int, commands: list[str]) -> None:
    for command in commands:
        before = Counter(message.id for message in by_bot(chat))
        name, _, words = command.partition(" ")
        called = f"/{name}" if chat.kind == "private" else f"/{name}@{room.service.application.bot.username}"
        text = f"{called} {words or WORDS.get(name, '')}".strip()
        await act(room, "say", person=person, chat=chat.key, text=text, thread=thread)
        await settle(room)
        fresh = [message for message in by_bot(chat) if message.id not in before]
        assert fresh, f"{text} got no answer"
        assert {message.wire.get("message_thread_id", 0) for message in fresh} == {thread}, text


async def press_everything(
    room: Newsroom, person: int, chat: Chat, but: tuple[str, ...] = ()
) -> Counter[str]:
    """Until no button is left of a kind that has not had its due; how often each kind was pressed."""
    pressed: Counter[str] = Counter(dict.fromkeys(but, sys.maxsize))
    done: set[str] = set()
    while button := next_button(chat, pressed, done):
        done.add(button.data)
        pressed[button.kind] += 1
        assert await press(room, person, button) is not None, f"{button} was not answered"
        await delivered(room)
    return Counter({kind: times for kind, times in pressed.items() if kind not in but})


def next_button(chat: Chat, pressed: Counter[str], done: set[str]) -> Button | None:
    open_ones = [
        one
        for one in buttons_of(chat)
        if one.data not in done
        and pressed[one.kind] < MOST_OF_A_KIND.get(one.kind, 2)
        # What is said is to stay in the language that is tried.
        and not one.data.startswith("1v:language:")
    ]
    ending = LAST + LAST_AT_THE_DESK
    return min(
        open_ones,
        key=lambda one: (one.kind not in FIRST, one.kind in ending, pressed[one.kind]),
        default=None,
    )


def said_otherwise(texts: list[str], language: Language) -> set[str]:
    """Pieces of our own texts, as they are in the other languages, that stand in what was said."""
    ours, foreign = set(), set()
    for text in EXTRACTED:
        for spoken in LANGUAGES:
            pieces = re.split(r"\{\w*\}|<[^>]*>|\n", translated(text, spoken))
            words = {piece.strip() for piece in pieces if len(piece.strip()) >= LONG_ENOUGH}
            (ours if spoken == language else foreign).update(words)
    whole = "\n".join(texts)
    known = "\n".join(ours)
    return {piece for piece in foreign if piece in whole and piece not in known}


LONG_ENOUGH = 6


# What is said in groups is said in private as well, and each kind of group has its language by the same choice.
@pytest.mark.parametrize(
    ("language", "kind"),
    [
        *((language, "private") for language in LANGUAGES),
        *zip(LANGUAGES, ("group", "supergroup", "forum"), strict=True),
    ],
)
async def test_every_command_and_button_of_readers(
    stack: AsyncExitStack, tmp_path: Path, language: Language, kind: str
) -> None:
    room = await busy_newsroom(stack, tmp_path)
    person = (await act(room, "person", name="王阿姨", language_code=language))["id"]
    chat, thread = await place_for(room, person, kind)
    if kind != "private":
        # A group speaks the language that was chosen for it.
        known = KnownChat(chat.id, "supergroup", "读报群", language)
        room.services.subscribers.remember(known, room.services.now())
        room.door.said.clear()
    await try_commands(room, person, chat, thread, [command.name for command in COMMANDS])
    pressed = await press_everything(room, person, chat, but=LAST)
    # By now there are subscriptions to speak of.
    await try_commands(
        room, person, chat, thread, ["subscribe", "mine", "settings", "why", "pause", "unsubscribe"]
    )
    pressed += await press_everything(room, person, chat)
    wanted = EVERYWHERE | (PRIVATE_ONLY if kind == "private" else set())
    assert wanted - pressed.keys() == set()
    assert said_otherwise([text for whom, text in room.door.said if whom == str(chat.id)], language) == set()


async def send_file(room: Newsroom, name: str, text: str) -> None:
    data = base64.b64encode(text.encode()).decode()
    await act(room, "upload", person=ADMIN, name=name, data=data, as_file=True)
    await settle(room)


async def busy_desk(stack: AsyncExitStack, folder: Path) -> Newsroom:
    """A published issue with reports about it, three issues sent in, two that are held, a message set aside."""
    room = await open_newsroom(stack, folder, telegram={"admins": [ADMIN]})
    (room.inbox / "2026-06-06.txt").write_text(HEADLESS, "utf-8")
    await room.takes_in(JUNE)
    room.jobs.intake.desk = replace(room.jobs.intake.desk, hold_below=1.1)
    (room.inbox / "2026-07-04.txt").write_text(LONG_SHEET, "utf-8")
    await room.takes_in("2026年4月24日.txt")
    reports, now = Reports(room.services.engine), room.services.now()
    reports.add(WRONG_CUT, ADMIN, 1, "", now)
    reports.add(FEEDBACK, ADMIN, None, "字太小", now)
    room.door.expect("Can't find end tag", "can't find end tag")
    room.services.outbox.enqueue([Push(ADMIN, "test", Body("<b>broken"))], now)
    room.services.fanout.wake()
    return room


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_and_button_of_editors(
    stack: AsyncExitStack, tmp_path: Path, language: Language
) -> None:
    room = await busy_desk(stack, tmp_path)
    await act(room, "person", person=ADMIN, name="总编", language_code=language)
    chat, _ = await place_for(room, ADMIN, "private")
    room.services.subscribers.subscribe(Wish(ADMIN, paper="今日云溪"), room.services.now())
    # What came before the admin had said a word came in the language of the house.
    for held in room.services.archive.held_issues():
        await room.jobs.ask_admins(held.id)
    room.door.said.clear()
    await delivered(room)
    await try_commands(room, ADMIN, chat, 0, [command.name for command in EDITORS_COMMANDS])
    await try_commands(room, ADMIN, chat, 0, ["broadcast 大家好", "review 1"])
    sheet = (SEEDS / JUNE).read_text("utf-8")
    await send_file(room, CHANGED, sheet.replace("云溪", "云溪（更正）", 1))
    for name in ("2026-07-18.txt", "2026-07-19.txt"):
        await send_file(room, name, LONG_SHEET)
    pressed = await press_everything(room, ADMIN, chat)
    assert EDITORS - pressed.keys() == set()
    assert said_otherwise([text for whom, text in room.door.said if whom == str(ADMIN)], language) == set()
