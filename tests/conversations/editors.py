"""What tests of editors have in common: a bot with an editor, and what an editor does with it."""

import base64
from contextlib import AsyncExitStack
from pathlib import Path

from bot.sandbox.person import AsyncPerson, Received
from digests.archive.stored import StoredArticle
from tests.conversations.conftest import Newsroom, open_newsroom

ADMIN = 4711
JUNE = "2026-06-05.txt"


async def editors_room(
    stack: AsyncExitStack, folder: Path, **sections: object
) -> tuple[Newsroom, AsyncPerson]:
    room = await open_newsroom(
        stack, folder, telegram={"admins": [ADMIN]}, digest={"schedule": "instant"}, **sections
    )
    admin = await room.reader("总编", person=ADMIN)
    await admin.start()
    await admin.wait_for("报童")
    return room, admin


async def send_file(person: AsyncPerson, name: str, data: bytes, caption: str = "") -> Received:
    encoded = base64.b64encode(data).decode()
    await person.act("upload", name=name, data=encoded, caption=caption, as_file=True)
    return await person.wait_for()


async def press(person: AsyncPerson, message: Received, label: str) -> Received:
    """Press, and read what the message has become."""
    await person.press(message, label)
    return await person.wait_for(lambda one: one.id == message.id)


def articles_of(room: Newsroom) -> tuple[StoredArticle, ...]:
    paper = room.services.papers[0]
    issue = room.services.archive.latest(room.services.today(paper))
    assert issue is not None
    return issue.articles
