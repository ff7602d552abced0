"""The worker: every outcome, the order, the limits on what is under way, stops and a database that says no."""

import asyncio
import threading
from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import Engine
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.delivery.claims import LEASE_S
from bot.delivery.outbox import Outbox
from bot.delivery.outcomes import Uncertain
from bot.delivery.pacing import Pace
from bot.delivery.pushes import Again, Claimed, Done, Priority
from bot.delivery.retries import UNCERTAIN_AGAIN_S, OnUncertain, next_step
from bot.delivery.worker import Deliverer, Policy
from bot.readers.subscribers import Subscribers, Wish
from digests.errors import ArchiveError
from tests.bot.delivering import NOW, FakeSender, a_claimed, a_push, all_rows, an_outbox, fails_once

# These run on PostgreSQL too; the worker's other ways do not depend on the database.
ABOUT_SQL = {
    "test_what_waits_is_sent_once",
    "test_a_blocked_chat_is_paused_and_the_others_are_served",
    "test_a_moved_group_gets_its_message_at_the_new_place",
    "test_what_another_held_for_too_long_is_treated_like_any_uncertain_send",
    "test_what_does_not_land_in_time_is_taken_back_by_the_successor",
}


def a_deliverer(engine: Engine, sender: FakeSender, **options: object) -> Deliverer:
    policy = options.pop("policy", None) or Policy()
    clock = options.pop("clock", None) or (lambda: NOW)
    pace = Pace(10_000, in_all=10_000)
    return Deliverer(an_outbox(engine), sender, pace, policy, clock=clock, **options)  # type: ignore[arg-type]


def states(engine: Engine) -> list[object]:
    return [row["state"] for row in all_rows(engine)]


async def test_what_waits_is_sent_once(engine: Engine) -> None:
    sender = FakeSender()
    an_outbox(engine).enqueue([a_push(chat) for chat in range(1, 201)], NOW)
    deliverer = a_deliverer(engine, sender)
    await deliverer.drain()
    await deliverer.drain()
    assert sorted(sender.chats) == list(range(1, 201))
    assert set(states(engine)) == {"sent"}
    assert {row["message_id"] for row in all_rows(engine)} == set(range(1001, 1201))
    assert deliverer.outcomes["Sent"] == 200


async def test_no_more_is_under_way_than_allowed(engine: Engine) -> None:
    sender = FakeSender()
    an_outbox(engine).enqueue([a_push(chat) for chat in range(1, 60)], NOW)
    await a_deliverer(engine, sender, policy=Policy(concurrency=4, claim=16)).drain()
    assert sender.most_at_once <= 4
    assert len(sender.took) == 59


async def test_alerts_overtake_digests(engine: Engine) -> None:
    sender = FakeSender()
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(chat) for chat in range(1, 20)], NOW)
    outbox.enqueue([a_push(99, priority=Priority.ALERT)], NOW)
    await a_deliverer(engine, sender, policy=Policy(concurrency=1)).drain()
    assert sender.chats[0] == 99


async def test_a_blocked_chat_is_paused_and_the_others_are_served(
    engine: Engine, subscribers: Subscribers
) -> None:
    for chat in (1, 2, 3):
        subscribers.subscribe(Wish(chat, "甲"), NOW)
    sender = FakeSender(lambda row: Forbidden("Forbidden: bot was blocked") if row.chat_id == 2 else None)
    an_outbox(engine).enqueue([a_push(chat) for chat in (1, 2, 3)], NOW)
    await a_deliverer(engine, sender).drain()
    assert sorted(sender.chats) == [1, 3]
    away = subscribers.chat(2)
    assert away is not None
    assert away.away_at == NOW


async def test_a_moved_group_gets_its_message_at_the_new_place(
    engine: Engine, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(-5, "甲"), NOW)
    sender = FakeSender(fails_once(ChatMigrated(-1005)))
    an_outbox(engine).enqueue([a_push(-5)], NOW)
    await a_deliverer(engine, sender).drain()
    assert sender.chats == [-1005]
    assert [one.chat_id for one in subscribers.of_chat(-1005)] == [-1005]
    assert states(engine) == ["sent"]


async def test_a_bad_message_is_set_aside_and_the_operator_told(engine: Engine) -> None:
    told: list[Done] = []
    sender = FakeSender(fails_once(BadRequest("Message is too long"), 1))
    an_outbox(engine).enqueue([a_push(1), a_push(2)], NOW)
    await a_deliverer(engine, sender, set_aside=told.append).drain()
    assert sender.chats == [2]
    assert [(note.row.chat_id, note.problem) for note in told] == [(1, "Message is too long")]


async def test_a_bug_in_sending_stops_one_message_and_not_the_worker(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    sender = FakeSender(fails_once(KeyError("keyboard"), 1))
    an_outbox(engine).enqueue([a_push(1), a_push(2)], NOW)
    await a_deliverer(engine, sender).drain()
    assert sender.chats == [2]
    assert sorted(map(str, states(engine))) == ["rejected", "sent"]
    assert "cannot be sent" in caplog.text


async def test_a_flooded_chat_rests_as_long_as_it_was_told_and_others_go_on(engine: Engine) -> None:
    clock = [NOW]
    sender = FakeSender(fails_once(RetryAfter(30), 1))
    an_outbox(engine).enqueue([a_push(1), a_push(1, "issue:2"), a_push(2)], NOW)
    deliverer = a_deliverer(engine, sender, clock=lambda: clock[0])
    await deliverer.drain()
    assert sender.chats == [2]
    dues = [row["due_at"] for row in all_rows(engine) if row["chat_id"] == 1]
    # The clock of this test stands still, that of the pace does not: seconds may have passed in between.
    assert min(map(float, dues)) > (NOW + timedelta(seconds=20)).timestamp()  # type: ignore[arg-type]
    clock[0] = NOW + timedelta(seconds=31)
    fresh = a_deliverer(engine, sender, clock=lambda: clock[0])  # as after a restart
    await fresh.drain()
    assert sender.chats.count(1) == 2


async def test_what_never_left_is_tried_again_without_being_counted(engine: Engine) -> None:
    error = NetworkError("httpx.ConnectError")
    error.__cause__ = httpx.ConnectError("refused")
    sender = FakeSender(fails_once(error))
    an_outbox(engine).enqueue([a_push(1)], NOW)
    deliverer = a_deliverer(engine, sender)
    await deliverer.drain()
    (row,) = all_rows(engine)
    assert (row["state"], row["tries"], row["due_at"]) == ("waiting", 0, NOW.timestamp() + 1)


async def test_an_uncertain_send_is_tried_again_soon(engine: Engine) -> None:
    clock = [NOW]
    sender = FakeSender(fails_once(TimedOut()))
    an_outbox(engine).enqueue([a_push(1)], NOW)
    await a_deliverer(engine, sender, clock=lambda: clock[0]).drain()
    assert states(engine) == ["waiting"]
    clock[0] += timedelta(seconds=3)
    await a_deliverer(engine, sender, clock=lambda: clock[0]).drain()
    assert states(engine) == ["sent"]


async def test_an_operator_can_have_uncertain_sends_held(engine: Engine) -> None:
    told: list[Done] = []
    sender = FakeSender(fails_once(TimedOut()))
    an_outbox(engine).enqueue([a_push(1)], NOW)
    policy = Policy(on_uncertain="hold")
    await a_deliverer(engine, sender, policy=policy, set_aside=told.append).drain()
    assert states(engine) == ["held"]
    assert len(told) == 1


def test_uncertain_sends_come_again_within_three_seconds_then_more_slowly_then_not_at_all() -> None:
    waits = []
    for number in range(len(UNCERTAIN_AGAIN_S)):
        note = next_step(a_claimed(uncertain=number), Uncertain("timed out"), NOW, "retry")
        assert isinstance(note, Again)
        waits.append((note.at - NOW).total_seconds())
    assert waits[0] <= 3
    assert waits == sorted(set(waits))
    last = next_step(a_claimed(uncertain=len(waits), tries=9), Uncertain("timed out"), NOW, "retry")
    assert isinstance(last, Done)
    assert (last.state, last.problem) == ("held", "tried 10 times: timed out")


async def test_an_edit_whose_message_is_gone_is_dropped(engine: Engine) -> None:
    sender = FakeSender(fails_once(BadRequest("Message to edit not found")))
    an_outbox(engine).enqueue([a_push(1, edits=5)], NOW)
    await a_deliverer(engine, sender).drain()
    assert states(engine) == ["dropped"]


class Locked(Outbox):
    """An outbox whose database says no for the first calls of `note` or `claim`."""

    def __init__(self, engine: Engine, notes: int = 0, claims: int = 0) -> None:
        super().__init__(engine, "worker")
        self.notes, self.claims = notes, claims

    def note(self, notes, now):  # type: ignore[no-untyped-def]
        if self.notes:
            self.notes -= 1
            raise ArchiveError("bot.db", "locked by another program")
        return super().note(notes, now)

    def claim(self, now: datetime, limit: int) -> list[Claimed]:
        if self.claims:
            self.claims -= 1
            raise ArchiveError("bot.db", "locked by another program")
        return super().claim(now, limit)


async def test_an_outcome_is_kept_until_the_database_takes_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.worker.DATABASE_AGAIN_S", 0.01)
    sender = FakeSender()
    outbox = Locked(engine, notes=3)
    outbox.enqueue([a_push(chat) for chat in range(1, 20)], NOW)
    policy = Policy(concurrency=4)
    await Deliverer(outbox, sender, Pace(10_000, 10_000), policy, clock=lambda: NOW).drain()
    assert sorted(sender.chats) == list(range(1, 20))
    assert set(states(engine)) == {"sent"}


async def test_the_running_worker_survives_a_locked_database_and_wakes_for_new_rows(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.worker.DATABASE_AGAIN_S", 0.01)
    sender = FakeSender()
    outbox = Locked(engine, claims=2)
    deliverer = Deliverer(outbox, sender, Pace(10_000, 10_000), clock=lambda: NOW)
    await deliverer.start()
    outbox.enqueue([a_push(1)], NOW)
    deliverer.wake()
    await until(lambda: sender.chats == [1])
    outbox.enqueue([a_push(2)], NOW)
    deliverer.wake()
    await until(lambda: sender.chats == [1, 2])
    await deliverer.stop()
    await deliverer.stop()
    assert states(engine) == ["sent", "sent"]


async def test_a_bug_in_claiming_is_logged_and_delivery_goes_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.delivery.worker.IDLE_S", 0.01)
    monkeypatch.setattr("bot.delivery.worker.DATABASE_AGAIN_S", 0.01)
    bugs = [KeyError("column")]

    class Stumbles(Outbox):
        def claim(self, now: datetime, limit: int) -> list[Claimed]:
            if bugs:
                raise bugs.pop()
            return super().claim(now, limit)

    sender, outbox = FakeSender(), Stumbles(engine, "worker")
    outbox.enqueue([a_push(1)], NOW)
    deliverer = Deliverer(outbox, sender, Pace(10_000, 10_000), clock=lambda: NOW)
    await deliverer.start()
    await until(lambda: sender.chats == [1])
    await deliverer.stop()
    assert "goes on after a bug" in caplog.text


async def test_an_outcome_that_cannot_be_written_down_does_not_keep_the_others(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    class Stumbles(Outbox):
        def note(self, notes, now):  # type: ignore[no-untyped-def]
            if any(note.row.chat_id == 3 for note in notes):
                raise KeyError("column")
            return super().note(notes, now)

    sender, outbox = FakeSender(), Stumbles(engine, "worker")
    outbox.enqueue([a_push(chat) for chat in range(1, 9)], NOW)
    await Deliverer(outbox, sender, Pace(10_000, 10_000), clock=lambda: NOW).drain()
    left = {row["chat_id"] for row in all_rows(engine) if row["state"] != "sent"}
    assert left == {3}
    assert "cannot be written down" in caplog.text


async def test_what_is_claimed_during_a_stop_is_given_back(engine: Engine) -> None:
    begun, may_end = threading.Event(), threading.Event()

    class Slow(Outbox):
        def claim(self, now: datetime, limit: int) -> list[Claimed]:
            rows = super().claim(now, limit)
            begun.set()
            may_end.wait(20)
            return rows

    outbox = Slow(engine, "worker")
    outbox.enqueue([a_push(1)], NOW)
    deliverer = Deliverer(outbox, FakeSender(), Pace(10_000, 10_000), clock=lambda: NOW)
    await deliverer.start()
    await until(begun.is_set)
    stopping = asyncio.create_task(deliverer.stop())
    await asyncio.sleep(0)
    may_end.set()
    await stopping
    assert states(engine) == ["waiting"]


async def test_what_lands_together_is_written_down_together(engine: Engine) -> None:
    batches: list[int] = []

    class Counts(Outbox):
        def note(self, notes, now):  # type: ignore[no-untyped-def]
            batches.append(len(notes))
            return super().note(notes, now)

    class Waits(FakeSender):
        async def send(self, row: Claimed) -> int | None:
            under_way.append(row.chat_id)
            await until(lambda: len(under_way) == 32)
            return await super().send(row)

    under_way: list[int] = []
    outbox = Counts(engine, "worker")
    outbox.enqueue([a_push(chat) for chat in range(1, 33)], NOW)
    await Deliverer(outbox, Waits(), Pace(10_000, 10_000), Policy(32), clock=lambda: NOW).drain()
    assert sum(batches) == 32
    assert max(batches) >= 16


async def until(is_so, seconds: float = 20.0) -> None:  # type: ignore[no-untyped-def]
    async with asyncio.timeout(seconds):
        while not is_so():
            await asyncio.sleep(0.005)


async def test_a_stop_lets_what_is_under_way_land_and_gives_the_rest_back(engine: Engine) -> None:
    gate = asyncio.Event()

    class Slow(FakeSender):
        async def send(self, row: Claimed) -> int | None:
            await gate.wait()
            return await super().send(row)

    sender = Slow()
    an_outbox(engine).enqueue([a_push(chat) for chat in range(1, 20)], NOW)
    deliverer = a_deliverer(engine, sender, policy=Policy(concurrency=3))
    await deliverer.start()
    await until(lambda: len(deliverer._flights) == 3)
    stopping = asyncio.create_task(deliverer.stop())
    await asyncio.sleep(0)
    gate.set()
    await stopping
    assert sorted(map(str, states(engine))) == ["sent"] * 3 + ["waiting"] * 16


async def test_what_does_not_land_in_time_is_taken_back_by_the_successor(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.worker.STOP_S", 0.05)

    class Hangs(FakeSender):
        async def send(self, row: Claimed) -> int | None:
            await asyncio.Event().wait()
            return None

    an_outbox(engine).enqueue([a_push(1)], NOW)
    deliverer = a_deliverer(engine, Hangs())
    await deliverer.start()
    await until(lambda: bool(deliverer._flights))
    await deliverer.stop()
    assert states(engine) == ["claimed"]
    sender = FakeSender()
    successor = Deliverer(Outbox(engine, "next"), sender, Pace(10_000, 10_000), clock=lambda: NOW)
    await successor.start()
    await until(lambda: sender.chats == [1])
    await successor.stop()
    assert states(engine) == ["sent"]


@pytest.mark.parametrize(("on_uncertain", "state"), [("retry", "sent"), ("hold", "held")])
async def test_what_another_held_for_too_long_is_treated_like_any_uncertain_send(
    engine: Engine, on_uncertain: OnUncertain, state: str
) -> None:
    an_outbox(engine).enqueue([a_push(1)], NOW)
    hangs = Outbox(engine, "hangs")
    hangs.sign_in()
    hangs.claim(NOW, 1)
    later = NOW + timedelta(seconds=LEASE_S + 1)
    policy = Policy(on_uncertain=on_uncertain)
    await a_deliverer(engine, FakeSender(), policy=policy, clock=lambda: later, alone=False).drain()
    assert states(engine) == [state]
    hangs.sign_out()


async def test_a_worker_among_others_takes_its_share_of_the_pace(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Outbox, "sharers", lambda self: 4)
    an_outbox(engine).enqueue([a_push(1)], NOW)
    among_others, alone = (a_deliverer(engine, FakeSender(), alone=alone) for alone in (False, True))
    await among_others.drain()
    await alone.drain()
    assert (among_others.pace.sharers, alone.pace.sharers) == (4, 1)


async def test_a_lane_that_must_wait_long_gives_its_rows_back(engine: Engine) -> None:
    an_outbox(engine).enqueue([a_push(chat) for chat in range(1, 9)], NOW)
    deliverer = a_deliverer(engine, FakeSender())
    now = asyncio.get_running_loop().time()
    for chat in (91, 92, 93, 94):
        deliverer.pace.note_flood(chat, 300, now)
    await deliverer.drain()
    assert set(states(engine)) == {"waiting"}
