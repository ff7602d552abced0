"""What the sandbox remembers across restarts, however it ended."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.beside import SandboxBeside
from bot.sandbox.journal import Journal
from bot.sandbox.person import Person
from bot.sandbox.world import World
from tests.bot.sandbox.conftest import TOKEN, BotSide


def lines(path: Path) -> list[list[object]]:
    return list(Journal(path).read())


def test_what_was_written_is_read_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "j.jsonl")
    assert lines(tmp_path / "new" / "j.jsonl") == []
    for number in range(3):
        journal.write(["n", number, "文\ud800"])
    journal.close()
    assert [line[1] for line in lines(tmp_path / "new" / "j.jsonl")] == [0, 1, 2]
    assert (tmp_path / "new" / "j.jsonl").stat().st_mode & 0o777 == 0o600


@given(cut=st.integers(0, 60))
def test_a_torn_end_is_cut_off_and_the_rest_kept(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    path = tmp_path_factory.mktemp("j") / "j.jsonl"
    whole = b'["a",1]\n["b",2]\n["c","\xe6\x96\x87"]\n'
    path.write_bytes(whole[: max(0, len(whole) - cut)])
    kept = lines(path)
    assert kept == [["a", 1], ["b", 2], ["c", "文"]][: len(kept)]
    journal = Journal(path)
    journal.write(["d"])
    journal.close()
    assert lines(path) == [*kept, ["d"]]


def test_rewriting_replaces_everything_at_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl")
    journal.write(["old"])
    journal.rewrite([["new", 1]])
    journal.write(["new", 2])
    journal.close()
    assert lines(tmp_path / "j.jsonl") == [["new", 1], ["new", 2]]
    assert [path.name for path in tmp_path.iterdir()] == ["j.jsonl"]


def test_a_restart_keeps_chats_ids_files_and_updates(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with SandboxBeside(TOKEN, path) as address, httpx.Client() as client:
        bot, reader = BotSide(address, client), Person(address, name="王小明", username="xiaoming")
        reader.start()
        group = reader.create("读报论坛", forum=True)
        reader.promote(group)
        topic = reader.open_topic(group, "早报")
        last = bot("sendMessage", chat_id=reader.id, text="最后")["message_id"]
        gone = bot("sendMessage", chat_id=reader.id, text="删掉")["message_id"]
        bot("deleteMessage", chat_id=reader.id, message_id=gone)
        bot("setMyCommands", commands=[{"command": "help", "description": "x"}])
        number = bot.updates()[-1]["update_id"]
        data = base64.b64encode(b"edition").decode()
        sent = reader.act("upload", name="a.txt", data=data)
        reader.react(reader.history()[0], "👍")
        reader.close()
    with SandboxBeside(TOKEN, path) as address, httpx.Client() as client:
        bot, reader = BotSide(address, client), Person(address, person=reader.id)
        assert reader.name == "王小明"
        assert [message.text for message in reader.history()] == ["/start", "最后", ""]
        assert reader.history()[0].wire["reactions"] == {str(reader.id): ["👍"]}
        assert bot("sendMessage", chat_id=reader.id, text="新")["message_id"] > gone > last
        assert bot("sendMessage", chat_id=group, message_thread_id=topic, text="还在")["is_topic_message"]
        assert bot("getMyCommands")[0]["command"] == "help"
        assert bot.updates()[-1]["update_id"] > number
        file = bot("getFile", file_id=sent["document"]["file_id"])
        assert httpx.get(f"{address}/file/bot{TOKEN}/{file['file_path']}").content == b"edition"
        reader.close()


def test_the_journal_is_made_small_again_and_means_the_same(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with SandboxBeside(TOKEN, path) as address, httpx.Client() as client:
        bot, reader = BotSide(address, client), Person(address)
        reader.start()
        sent = bot("sendMessage", chat_id=reader.id, text="0")["message_id"]
        for number in range(1, 200):
            bot("editMessageText", chat_id=reader.id, message_id=sent, text=str(number))
        reader.close()
    before = len(lines(path))
    world = World(path)
    world.close()
    after = len(lines(path))
    assert after < before / 4
    again = World(path)
    assert again.chats.keys() == world.chats.keys()
    for key, chat in again.chats.items():
        assert {number: one.wire for number, one in chat.messages.items()} == {
            number: one.wire for number, one in world.chats[key].messages.items()
        }
    assert again.queues[600].pending() == world.queues[600].pending()
    assert again.last_shared_message == world.last_shared_message
    again.close()


SERVE = """
import asyncio, sys
from pathlib import Path
from bot.sandbox.server import Sandbox
async def main():
    sandbox = Sandbox("127.0.0.1", 0, sys.argv[1], Path(sys.argv[2]))
    await sandbox.start()
    print(sandbox.address, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def test_a_killed_process_has_lost_nothing_that_it_had_answered_for(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    command = [sys.executable, "-c", SERVE, TOKEN, str(path)]
    answered: list[int] = []
    chat = 0
    for _ in range(2):
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
            httpx.Client() as client,
        ):
            assert process.stdout is not None
            bot = BotSide(process.stdout.readline().strip(), client)
            reader = Person(bot.address, person=chat, name="王小明")
            chat = reader.id
            reader.start()
            assert {one.id for one in reader.received()} >= set(answered)
            for number in range(20):
                answered.append(bot("sendMessage", chat_id=chat, text=str(number))["message_id"])
            os.kill(process.pid, signal.SIGKILL)
            reader.close()
    world = World(path)
    assert set(answered) <= set(world.chats[f"600/{chat}"].messages)
    assert len(set(answered)) == 40
    world.close()
