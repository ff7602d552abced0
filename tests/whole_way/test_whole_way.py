"""From a dropped issue to a pushed digest and an answered search, with the service as a process."""

import shutil
from pathlib import Path

import pytest

from bot.sandbox.person import Person
from bot.settings import SANDBOX_TOKEN
from tests.whole_way.conftest import Start
from tests.whole_way.processes import Process

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared/acceptance/issues/000_6f48a04229fe1da1.txt"
OWN = ROOT / "seeds/2026-06-05.txt"
OLDER = ROOT / "seeds/2026-04-10.txt"

CONFIG = """
[telegram]
base_url = "{telegram}/bot"
[[papers]]
name = "{paper}"
inbox = "inbox"
[inbox]
scan_seconds = 0.3
[digest]
schedule = "instant"
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def serve(start: Start, tmp_path: Path, telegram: str, paper: str = "今日云溪") -> Process:
    (tmp_path / "config.toml").write_text(CONFIG.format(telegram=telegram, paper=paper), "utf-8")
    service = start("run", "--live", TELEGRAM_BOT_TOKEN=SANDBOX_TOKEN)
    service.wait_until_it_says(r"@\w+ is running")
    return service


def drop(issue: Path, inbox: Path) -> None:
    """As a browser or a sync client does: under another name first."""
    half = inbox / f"{issue.name}.part"
    shutil.copyfile(issue, half)
    half.rename(inbox / issue.name)


@pytest.mark.parametrize("issue", [REAL, OWN], ids=["real", "own"])
def test_a_dropped_issue_reaches_the_reader_once_and_can_be_searched(
    issue: Path, start: Start, tmp_path: Path, inbox: Path, telegram: str, reader: Person
) -> None:
    if not issue.exists():
        pytest.skip("../shared is not here")
    service = serve(start, tmp_path, telegram)
    assert "报童" in reader.ask("/start").text
    assert "订好了" in reader.ask("/subscribe").text

    drop(issue, inbox)
    digest = reader.wait_for("双招双引", timeout=30)
    assert digest.pieces("bold")

    answer = reader.ask("/search 双招双引")
    assert "双招双引" in answer.pieces("bold")
    answer.press("1")
    article = reader.wait_for("——", timeout=10)
    assert "双招双引" in article.text or article.labels

    service.kill()
    again = serve(start, tmp_path, telegram)
    assert "双招双引" in reader.ask("/search 双招双引").text
    sent = [message.text for message in reader.received()]
    assert sent.count(digest.text) == 1
    assert again.stop() == 0
    assert SANDBOX_TOKEN not in service.said() + again.said()


def test_what_lies_in_the_inbox_at_the_first_run_is_archived_and_not_pushed(
    start: Start, tmp_path: Path, inbox: Path, telegram: str, reader: Person
) -> None:
    drop(OLDER, inbox)
    service = serve(start, tmp_path, telegram)
    service.wait_until_it_says("taken in")
    welcome = reader.ask("/subscribe")
    assert "订好了" in welcome.text
    first = reader.wait_for("第2216期")
    assert "双招双引" in first.text

    drop(OWN, inbox)
    reader.wait_for("第2224期", timeout=30)
    assert [("第2216期" in one.text, "第2224期" in one.text) for one in reader.received()] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert service.stop() == 0


def test_a_file_that_cannot_be_read_is_set_aside_once_and_stops_nobody(
    start: Start, tmp_path: Path, inbox: Path, telegram: str, reader: Person
) -> None:
    service = serve(start, tmp_path, telegram)
    reader.ask("/subscribe")
    (inbox / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    service.wait_until_it_says(r"picture\.jpg: ")
    drop(OWN, inbox)
    reader.wait_for("第2224期", timeout=30)
    service.kill()
    again = serve(start, tmp_path, telegram)
    assert reader.ask("/latest").text
    assert "picture.jpg" not in again.said()
    assert service.said().count("picture.jpg: ") == 1
