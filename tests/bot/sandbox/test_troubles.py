"""Faults and limits that a test switches on, and the counters by which it judges."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.person import ActFailedError, Control, Person
from bot.sandbox.refusal import Refusal
from tests.bot.sandbox.conftest import TOKEN, BotSide


@pytest.fixture
def control(address: str) -> Iterator[Control]:
    with Control(address) as control:
        yield control


def texts(reader: Person) -> list[str]:
    return [message.text for message in reader.received()]


def test_a_refusal_strikes_as_often_as_asked_and_nothing_is_sent(
    bot: BotSide, reader: Person, control: Control
) -> None:
    control.act("fault", kind="refuse", method="sendMessage", code=429, retry_after=7, times=2)
    for _ in range(2):
        answer = bot.raw("sendMessage", chat_id=reader.id, text="x")
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "7"
        assert answer.json()["description"] == "Too Many Requests: retry after 7"
        assert answer.json()["parameters"] == {"retry_after": 7}
    assert texts(reader) == []
    bot("sendMessage", chat_id=reader.id, text="y")
    assert texts(reader) == ["y"]
    assert control.act("clear_faults")[0]["struck"] == 2


def test_a_refusal_after_the_effect_leaves_the_message_there(
    bot: BotSide, reader: Person, control: Control
) -> None:
    control.act("fault", kind="refuse", method="send", code=502, after=True, times=1)
    assert bot.error("sendMessage", chat_id=reader.id, text="x") == (502, "Bad Gateway")
    assert texts(reader) == ["x"]


@pytest.mark.parametrize("after", [False, True])
def test_a_cut_connection_gives_no_answer(
    bot: BotSide, reader: Person, control: Control, after: bool
) -> None:
    control.act("fault", kind="cut", method="sendMessage", after=after, times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        bot.raw("sendMessage", chat_id=reader.id, text="x")
    assert texts(reader) == (["x"] if after else [])
    assert bot("getMe")["id"] == 600


@pytest.mark.parametrize("after", [False, True])
def test_a_hanging_call_outlasts_the_clients_patience(
    bot: BotSide, reader: Person, control: Control, after: bool
) -> None:
    control.act("fault", kind="hang", method="sendMessage", after=after, seconds=30, times=1)
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(
            f"{bot.address}/bot{TOKEN}/sendMessage", json={"chat_id": reader.id, "text": "x"}, timeout=0.3
        )
    assert texts(reader) == (["x"] if after else [])


def test_a_slow_answer_comes_all_the_same(bot: BotSide, reader: Person, control: Control) -> None:
    control.act("fault", kind="slow", method="sendMessage", seconds=0.2, times=1)
    began = time.monotonic()
    assert bot("sendMessage", chat_id=reader.id, text="x")
    assert time.monotonic() - began >= 0.2


def test_a_fault_is_matched_by_method_and_chat(bot: BotSide, reader: Person, control: Control) -> None:
    other = control.act("crowd", count=1)
    control.act("fault", kind="refuse", method="sendMessage", chat=str(other), code=403, times=1)
    assert bot("sendMessage", chat_id=reader.id, text="x")
    assert bot.error("sendMessage", chat_id=other, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    control.act("fault", kind="refuse", method="getUpdates", code=409, times=1)
    assert bot.error("getUpdates")[0] == 409
    control.act("fault", kind="refuse", code=400, migrate_to=-1002000000009, times=1)
    answer = bot.raw("sendMessage", chat_id=reader.id, text="x").json()
    assert answer["parameters"]["migrate_to_chat_id"] == -1002000000009
    control.act("fault", kind="refuse", code=401, skip=1, times=1)
    assert bot("getMe")
    assert bot.error("getMe") == (401, "Unauthorized")
    for wrong, words in (
        ({"kind": "flood"}, "kind must be one of"),
        ({"kind": "cut", "often": True}, "unknown often"),
        ({"kind": "cut", "seconds": "long"}, "seconds"),
        ({}, "kind"),
    ):
        with pytest.raises(ActFailedError, match=words):
            control.act("fault", **wrong)


@given(seed=st.integers(0, 1000), probability=st.floats(0.1, 0.9))
def test_the_same_seed_draws_the_same_faults(seed: int, probability: float) -> None:
    def drawn() -> list[bool]:
        faults = Faults()
        faults.seed(seed)
        faults.add(Fault("refuse", probability=probability))
        return [faults.strike("getme", "") is not None for _ in range(50)]

    assert drawn() == drawn()


# Limits


def allowed(limits: Limits, chat: str, now: float) -> float:
    """0 if a message may go, else the seconds of the refusal."""
    try:
        limits.check(1, chat, now)
    except Refusal as refusal:
        return float((refusal.parameters or {})["retry_after"])
    return 0


def test_off_means_unlimited() -> None:
    limits = Limits()
    assert [allowed(limits, "5", 0.0) for _ in range(1000)] == [0] * 1000


def test_one_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    limits = Limits(on=True)
    assert [allowed(limits, "5", 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert [allowed(limits, "5", 1.0) for _ in range(2)] == [0, 1]
    assert allowed(limits, "6", 1.0) == 0


def test_all_chats_together_take_thirty_a_second() -> None:
    limits = Limits(on=True)
    assert [allowed(limits, str(chat), 0.0) for chat in range(31)] == [0] * 30 + [1]
    assert [allowed(limits, str(chat), 1.0) for chat in range(31)] == [0] * 30 + [1]


def test_a_group_takes_twenty_a_minute() -> None:
    limits = Limits(on=True)
    assert [allowed(limits, "-5", float(second)) for second in range(20)] == [0] * 20
    assert allowed(limits, "-5", 25.0) == 35
    assert allowed(limits, "-5", 61.0) == 0


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 40)), min_size=1, max_size=300))
def test_no_second_ever_carries_more_than_a_full_bucket_and_its_refill(
    steps: list[tuple[float, int]],
) -> None:
    limits, now, taken = Limits(on=True), 0.0, list[float]()
    for wait, chat in steps:
        now += wait / 40
        if not allowed(limits, str(chat), now):
            taken.append(now)
    for first in taken:
        assert sum(first <= one < first + 1 for one in taken) <= 60


def test_a_refused_message_costs_nothing_and_waiting_as_told_is_enough(
    bot: BotSide, reader: Person, control: Control
) -> None:
    control.act("limits", on=True, chat=5, burst=1)
    assert bot("sendMessage", chat_id=reader.id, text="1")
    answer = bot.raw("sendMessage", chat_id=reader.id, text="2")
    assert answer.status_code == 429
    control.act("limits", on=False)
    assert bot("sendMessage", chat_id=reader.id, text="2")
    assert texts(reader) == ["1", "2"]
    assert bot("getChat", chat_id=reader.id)


def test_counters_tell_what_was_sent_and_what_came_twice(
    bot: BotSide, reader: Person, control: Control
) -> None:
    control.act("counters", reset=True)
    for text in ("早报", "早报", "晚报"):
        bot("sendMessage", chat_id=reader.id, text=text)
    bot.error("sendMessage", chat_id=5, text="x")
    told = control.act("counters", detail=True, reset=True)
    assert told["sent"] == 3
    assert told["chats"] == 1
    assert told["duplicates"] == [[str(reader.id), "早报", 2]]
    assert told["calls"] == {"sendmessage 200": 3, "sendmessage 400": 1}
    assert told["by_chat"] == {str(reader.id): 3}
    assert 1 <= told["peak_per_second"] <= 3
    assert control.act("counters")["sent"] == 0


def test_a_crowd_can_be_written_to_at_once(bot: BotSide, control: Control) -> None:
    last = control.act("crowd", count=50)
    assert control.act("crowd", count=50) == last
    assert bot("sendMessage", chat_id=last, text="早")
    assert bot.updates() == []
