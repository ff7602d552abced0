"""A service that cannot start, or must not go on, says why in one line and leaves the others alone."""

import time
from pathlib import Path

import pytest

from bot.sandbox.person import Control
from bot.settings import SANDBOX_TOKEN
from tests.whole_way.conftest import Start
from tests.whole_way.processes import Process, run

pytestmark = pytest.mark.unmeasured

SECRET = "123456789:AAE-this-token-must-not-be-seen-anywhere_"


def configure(folder: Path, base_url: str, extra: str = "") -> None:
    (folder / "inbox").mkdir(exist_ok=True)
    text = f'[telegram]\nbase_url = "{base_url}"\n[[papers]]\nname = "今日云溪"\ninbox = "inbox"\n{extra}'
    (folder / "config.toml").write_text(text, "utf-8")


def only_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.startswith("baotong: ")]
    assert len(lines) == 1, said
    assert "Traceback" not in said
    return lines[0]


def test_live_without_a_token_is_refused(tmp_path: Path) -> None:
    code, said = run(tmp_path, ["run", "--live"])
    assert code == 1
    assert "telegram.token" in only_line(said)


def test_a_token_that_telegram_does_not_know_is_told_and_not_shown(tmp_path: Path, telegram: str) -> None:
    configure(tmp_path, f"{telegram}/bot")
    for verb in (["run"], ["check"]):
        code, said = run(tmp_path, verb, {"TELEGRAM_BOT_TOKEN": SECRET})
        assert code == 1
        assert "telegram.token" in said
        assert "Telegram does not know it" in said
        assert SECRET not in said


@pytest.mark.parametrize("url", ["sqlite:///nowhere/a.db", "sqlite:///inbox"])
def test_a_database_that_cannot_be_written_is_named(tmp_path: Path, telegram: str, url: str) -> None:
    configure(tmp_path, f"{telegram}/bot", f'[database]\nurl = "{url}"\n')
    code, said = run(tmp_path, ["run"], {"TELEGRAM_BOT_TOKEN": SANDBOX_TOKEN})
    assert code == 1
    assert url.removeprefix("sqlite:///") in only_line(said)


def test_a_database_of_another_bot_is_refused(tmp_path: Path, telegram: str, start: Start) -> None:
    configure(tmp_path, f"{telegram}/bot")
    first = start("run", TELEGRAM_BOT_TOKEN=SANDBOX_TOKEN)
    first.wait_until_it_says("is running")
    code, said = run(tmp_path, ["run"], {"TELEGRAM_BOT_TOKEN": SANDBOX_TOKEN})
    assert code == 1
    assert "another baotong is running" in only_line(said)
    assert first.stop() == 0
    other = "2000000002:another-bot-of-the-same-sandbox"
    with Control(telegram) as control:
        control.act("bot", token=other, username="another_bot")
    code, said = run(tmp_path, ["run"], {"TELEGRAM_BOT_TOKEN": other})
    assert code == 1
    assert "belongs to @" in only_line(said)


def test_without_a_network_it_keeps_trying_and_stops_when_told(tmp_path: Path, start: Start) -> None:
    configure(tmp_path, "http://127.0.0.1:9/bot")
    service = start("run", TELEGRAM_BOT_TOKEN=SECRET)
    service.wait_until_it_says(r"http://127\.0\.0\.1:9/bot cannot be reached .*next try in 1 s")
    service.wait_until_it_says("next try in 2 s")
    assert service.stop() == 0
    assert SECRET not in service.said()
    code, said = run(tmp_path, ["check"], {"TELEGRAM_BOT_TOKEN": SECRET})
    assert code == 1
    assert "does not answer" in said


def test_two_services_on_one_token_end_with_one(tmp_path: Path, telegram: str) -> None:
    both = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        configure(folder, f"{telegram}/bot")
        both.append(Process(folder, "run", environ={"TELEGRAM_BOT_TOKEN": SANDBOX_TOKEN}))
        both[-1].wait_until_it_says("is running")
    try:
        end = time.monotonic() + 60
        while all(one.process.poll() is None for one in both) and time.monotonic() < end:
            time.sleep(0.1)
        stopped = [one for one in both if one.process.poll() is not None]
        assert len(stopped) == 1
        assert stopped[0].process.returncode == 1
        assert "another service is polling" in only_line(stopped[0].said())
    finally:
        for one in both:
            one.kill()


def test_a_missing_inbox_is_told_and_the_service_runs_on(tmp_path: Path, telegram: str, start: Start) -> None:
    configure(tmp_path, f"{telegram}/bot", "[inbox]\nscan_seconds = 0.2\n")
    (tmp_path / "inbox").rmdir()
    service = start("run", TELEGRAM_BOT_TOKEN=SANDBOX_TOKEN)
    service.wait_until_it_says("inbox: the inbox cannot be read")
    service.wait_until_it_says("is running")
    code, said = run(tmp_path, ["check"], {"TELEGRAM_BOT_TOKEN": SANDBOX_TOKEN})
    assert code == 1
    assert "inbox of 今日云溪" in said
    assert service.said().count("the inbox cannot be read") == 1
    assert service.stop() == 0
