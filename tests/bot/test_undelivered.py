"""What was set aside: counted by reason, settled by the operator, at the terminal too."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.cli import main
from bot.delivery.outbox import Outbox
from bot.delivery.packing import measure
from bot.delivery.pushes import Done, ProblemKind
from bot.delivery.set_aside_news import SetAsideNews
from bot.language import Tongue
from bot.readers.subscribers import Subscribers
from bot.readers.subscription import Chat
from bot.screens.undelivered_messages import MOST_KINDS, undelivered_reply
from bot.versions import VERSION_FOLDERS
from digests.database import migrate, open_database
from tests.bot.delivering import HOUR, MINUTE, NOW, a_claimed, a_push, all_rows, an_outbox


def set_aside(outbox: Outbox, chats: dict[int, str | None], state: str = "rejected") -> dict[int, int]:
    """Rows that were given up, each for its reason; their ids by chat."""
    outbox.enqueue([a_push(chat) for chat in chats], NOW)
    rows = outbox.claim(NOW, 100)
    outbox.note([Done(row, state, problem=chats[row.chat_id]) for row in rows], NOW)
    return {row.chat_id: row.id for row in rows}


def test_what_was_set_aside_is_told_by_reason(engine: Engine, subscribers: Subscribers) -> None:
    outbox = an_outbox(engine)
    subscribers.remember(Chat(1, "private", "叶知微"), NOW)
    ids = set_aside(outbox, {1: "too long", 2: "too long", 3: None})
    long, silent = sorted(outbox.problem_kinds(5), key=lambda kind: kind.example_id)
    assert (long.problem, long.count, long.chat, long.occasion) == ("too long", 2, "叶知微", "issue:1")
    assert (silent.problem, silent.count, silent.chat) == ("", 1, "3")
    assert len(outbox.problem_kinds(1)) == 1
    assert outbox.settle_kind(ids[1], NOW + HOUR, again=True) == 2
    assert outbox.settle_kind(ids[1], NOW + HOUR, again=True) == 0
    assert outbox.settle_kind(ids[3], NOW + HOUR, again=False) == 1
    assert [row["state"] for row in all_rows(engine)] == ["waiting", "waiting", "dropped"]
    assert outbox.problem_kinds(5) == []


def test_rows_are_settled_one_by_one_or_all(engine: Engine) -> None:
    outbox = an_outbox(engine)
    ids = set_aside(outbox, {1: "a", 2: "b", 3: "c"}, "held")
    assert outbox.settle([ids[2]], NOW, again=True) == 1
    assert outbox.settle(None, NOW, again=False) == 2
    assert [row["state"] for row in all_rows(engine)] == ["dropped", "waiting", "dropped"]


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_hostile_reasons_and_titles_fit_a_message_as_text(language: str) -> None:
    wild = "<b>&" * 2000
    kinds = [ProblemKind(n, "held", wild, 10**6, NOW, wild, "day:2026-11-21") for n in range(MOST_KINDS + 1)]
    reply = undelivered_reply(kinds, ZoneInfo("Asia/Shanghai"), Tongue(language))  # type: ignore[arg-type]
    assert measure(reply.text).fits
    assert "<b>&<b>" not in reply.text
    assert len(reply.rows) == MOST_KINDS


def test_operators_are_told_once_an_hour_and_of_all_that_failed() -> None:
    news = SetAsideNews()
    note = Done(a_claimed(), "rejected", problem="too long")
    assert news.take(NOW) is None
    for _ in range(3):
        news.hear(note, NOW)
    assert news.take(NOW) is None
    assert news.take(NOW + MINUTE) == (3, "too long")
    assert news.take(NOW + 2 * MINUTE) is None
    news.hear(Done(a_claimed(), "held"), NOW + 3 * MINUTE)
    assert news.take(NOW + HOUR) is None
    assert news.take(NOW + HOUR + MINUTE) == (1, "held")


# --- at the terminal


@pytest.fixture
def given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    engine = open_database("sqlite:///baotong.db")
    migrate(engine, VERSION_FOLDERS)
    ids = set_aside(an_outbox(engine), {1: "too\nlong", 2: "broken"})
    engine.dispose()
    return ids


def test_undelivered_lists_what_was_set_aside(
    given_up: dict[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["undelivered"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{given_up[1]}  2026-11-21 01:00+00:00  chat 1  issue:1  rejected: too long"
    assert main(["undelivered", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["chat_id"], row["problem"]) for row in rows] == [(1, "too\nlong"), (2, "broken")]
    assert rows[0]["at"] == NOW.isoformat()


def test_resend_and_discard_settle_the_rows_named_or_all(
    given_up: dict[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["resend", str(given_up[1]), "99"]) == 1
    assert "99: no such message is set aside" in capsys.readouterr().err
    assert main(["resend", str(given_up[1])]) == 0
    assert capsys.readouterr().out == "1 messages to be sent again\n"
    assert main(["discard", "--all"]) == 0
    assert capsys.readouterr().out == "1 messages discarded\n"
    assert main(["undelivered"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [["resend"], ["discard", "--all", "1"]])
def test_resend_wants_ids_or_all(given_up: dict[int, int], words: list[str]) -> None:
    assert main(words) == 2


@pytest.mark.parametrize(
    ("occasion", "problem", "said"),
    [
        ("day:2026-11-21:s1", "tried 10 times: Timed out", "试了 10 次：Timed out\n例如 叶知微（当天的报）"),
        (
            "first:7:20261121T010000:s1",
            "may have been delivered: x",
            "可能已经送到：x\n例如 叶知微（新订户的第一期）",
        ),
        ("issue:7:s1", "the service died with it", "不知道送到没有\n例如 叶知微（新到的一期）"),
        ("week:2026-W47:s1", "Message is too long", "Message is too long\n例如 叶知微（一周的报）"),
        ("broadcast:3", "", "没有说明原因\n例如 叶知微（群发）"),
        ("report:3", "x", "例如 叶知微（编辑部回信）"),
        ("edit:3:4", "x", "例如 叶知微（改稿）"),
        ("of an older version", "x", "例如 叶知微（of an older version）"),
    ],
)
def test_what_a_message_was_for_and_why_it_is_held_is_said_in_words(
    occasion: str, problem: str, said: str
) -> None:
    kind = ProblemKind(1, "held", problem, 2, NOW, "叶知微", occasion)
    assert said in undelivered_reply([kind], ZoneInfo("Asia/Shanghai"), Tongue()).text
