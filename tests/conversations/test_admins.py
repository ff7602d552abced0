"""What the admins hear of by themselves."""

from contextlib import AsyncExitStack
from pathlib import Path

from tests.conversations.conftest import open_newsroom

ADMIN = 4711


async def test_a_file_that_was_set_aside_and_a_held_issue_are_told_once(
    stack: AsyncExitStack, tmp_path: Path
) -> None:
    room = await open_newsroom(stack, tmp_path, telegram={"admins": [ADMIN]}, inbox={"hold_below": 1.0})
    admin = await room.reader("总编", person=ADMIN)
    await admin.start()
    room.door.expect("scan.jpg: this is a JPEG picture")
    (room.inbox / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    await room.takes_in("2026-06-05.txt")
    await room.takes_in()
    told = [one.text for one in await admin.history() if one.by_bot]
    assert len([text for text in told if "scan.jpg" in text]) == 1
    assert len([text for text in told if "等您放行" in text]) == 1
