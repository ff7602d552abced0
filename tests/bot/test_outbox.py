"""The outbox: written once, claimed by one, noted down, taken back, cleaned up."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.delivery.claims import LEASE_S, quiet_until
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import (
    Again,
    Body,
    ChatGone,
    ChatMoved,
    Done,
    Key,
    Priority,
    printed_keyboard,
    read_keyboard,
)
from bot.readers.subscribers import Subscribers, Wish
from tests.bot.delivering import DAY, HOUR, MINUTE, NOW, a_push, all_rows, an_outbox


def states(engine: Engine) -> list[object]:
    return [row["state"] for row in all_rows(engine)]


def comes_to(count: Callable[[], int], wanted: int) -> bool:
    """PostgreSQL frees the lock of a session a moment after it was closed."""
    deadline = time.monotonic() + 20
    while count() != wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    return count() == wanted


def test_asking_twice_writes_once(engine: Engine) -> None:
    outbox = an_outbox(engine)
    assert outbox.enqueue([a_push(1), a_push(2)], NOW) == 2
    assert outbox.enqueue([a_push(1), a_push(2), a_push(1, part=2), a_push(1, thread_id=9)], NOW) == 2
    assert outbox.enqueue([], NOW) == 0


def test_equal_messages_are_stored_once(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(chat) for chat in range(1, 50)], NOW)
    assert len({row["body_id"] for row in all_rows(engine)}) == 1
    assert outbox.keep(Body("<b>今日云溪</b>"), NOW) == all_rows(engine)[0]["body_id"]


def test_a_claimed_row_has_all_that_is_to_be_sent(engine: Engine) -> None:
    outbox = an_outbox(engine)
    keyboard = ((Key("二版", "1p:5:2"), Key("网页", url="https://example.org")),)
    outbox.enqueue([a_push(7, body=Body("<i>x</i>", keyboard), thread_id=4, silent=True, edits=33)], NOW)
    (row,) = outbox.claim(NOW, 10)
    assert (row.chat_id, row.thread_id, row.html, row.keyboard, row.silent, row.edits) == (
        7,
        4,
        "<i>x</i>",
        keyboard,
        True,
        33,
    )


def test_the_most_urgent_go_first_and_nothing_before_its_time(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue(
        [
            a_push(1, priority=Priority.EDIT),
            a_push(2, priority=Priority.DIGEST, due_at=NOW + MINUTE),
            a_push(3, priority=Priority.DIGEST),
            a_push(4, priority=Priority.ALERT),
        ],
        NOW,
    )
    assert [row.chat_id for row in outbox.claim(NOW, 10)] == [4, 3, 1]
    assert outbox.claim(NOW, 10) == []
    assert [row.chat_id for row in outbox.claim(NOW + MINUTE, 10)] == [2]


def test_a_later_part_waits_for_the_earlier_ones(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(part=2), a_push(part=1)], NOW)
    (first,) = outbox.claim(NOW, 10)
    assert first.part == 1
    outbox.note([Done(first, "sent", 5)], NOW)
    assert [row.part for row in outbox.claim(NOW, 10)] == [2]


def test_no_row_is_claimed_by_two(engine: Engine) -> None:
    an_outbox(engine).enqueue([a_push(chat) for chat in range(300)], NOW)

    def claim_all(owner: str) -> list[int]:
        outbox, found = Outbox(engine, owner), []
        while rows := outbox.claim(NOW, 7):
            found += [row.id for row in rows]
        return found

    with ThreadPoolExecutor(4) as pool:
        claimed = [row for found in pool.map(claim_all, "abcd") for row in found]
    assert len(claimed) == 300
    assert len(set(claimed)) == 300


def test_what_became_of_a_row_is_kept(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(chat) for chat in (1, 2)], NOW)
    sent, bad = outbox.claim(NOW, 10)
    outbox.note([Done(sent, "sent", 77), Done(bad, "rejected", problem="can't parse " * 100)], NOW)
    first, second = all_rows(engine)
    assert (first["state"], first["message_id"], first["tries"]) == ("sent", 77, 1)
    assert (second["state"], second["owner"], second["done_at"]) == ("rejected", None, NOW.timestamp())
    (problem,) = outbox.problems(NOW - HOUR)
    assert (problem.chat_id, problem.state, len(problem.problem)) == (2, "rejected", 500)
    assert outbox.counts() == {"sent": 1, "rejected": 1}


def test_the_operator_can_have_a_row_tried_again(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push()], NOW)
    (row,) = outbox.claim(NOW, 1)
    assert outbox.settle([row.id], NOW, again=True) == 0
    outbox.note([Done(row, "held", problem="may have been delivered")], NOW)
    assert outbox.settle([row.id], NOW + DAY, again=True) == 1
    assert [again.id for again in outbox.claim(NOW + DAY, 1)] == [row.id]


def test_a_row_to_be_tried_again_waits_and_so_does_its_chat_if_it_must_rest(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(1), a_push(1, "issue:2"), a_push(2)], NOW)
    row = outbox.claim(NOW, 1)[0]
    outbox.note([Again(row, NOW + MINUTE, "429", counts=False, whole_chat=True)], NOW)
    assert [row.chat_id for row in outbox.claim(NOW, 10)] == [2]
    later = outbox.claim(NOW + MINUTE, 10)
    assert [(row.chat_id, row.tries, row.uncertain) for row in later] == [(1, 0, 0), (1, 0, 0)]
    outbox.note([Again(later[0], NOW + HOUR, "timed out", uncertain=True)], NOW + MINUTE)
    assert [(row.tries, row.uncertain) for row in outbox.claim(NOW + HOUR, 10)] == [(1, 1)]


def test_rows_of_a_moved_chat_move_and_ours_is_sent_at_once(engine: Engine, subscribers: Subscribers) -> None:
    outbox = an_outbox(engine)
    subscribers.subscribe(Wish(-5, "甲"), NOW)
    outbox.enqueue([a_push(-5), a_push(-5, "issue:2"), a_push(-6)], NOW)
    rows = outbox.claim(NOW, 10)
    moved = outbox.note([ChatMoved(rows[0], -1005), ChatMoved(rows[2], -1006)], NOW)
    assert [(row.id, row.chat_id) for row in moved] == [(rows[0].id, -1005), (rows[2].id, -1006)]
    assert [row["chat_id"] for row in all_rows(engine)] == [-1005, -1005, -1006]
    assert [one.chat_id for one in subscribers.of_chat(-1005)] == [-1005]


def test_a_moved_chat_that_has_the_message_already_does_not_get_it_twice(
    engine: Engine, subscribers: Subscribers
) -> None:
    outbox = an_outbox(engine)
    for chat in (-5, -1005):
        subscribers.subscribe(Wish(chat, "甲"), NOW)
    outbox.enqueue([a_push(-5), a_push(-1005)], NOW)
    old, new = outbox.claim(NOW, 10)
    assert outbox.note([Done(new, "sent", 7), ChatMoved(old, -1005)], NOW) == []
    assert [(row["chat_id"], row["state"]) for row in all_rows(engine)] == [(-1005, "sent")]


def test_rows_of_a_chat_that_is_gone_are_not_tried_again(engine: Engine, subscribers: Subscribers) -> None:
    outbox = an_outbox(engine)
    subscribers.subscribe(Wish(1, "甲"), NOW)
    outbox.enqueue([a_push(1), a_push(1, "issue:2"), a_push(2)], NOW)
    row = outbox.claim(NOW, 1)[0]
    outbox.note([ChatGone(row, "blocked")], NOW)
    assert [row["chat_id"] for row in all_rows(engine)] == [2]
    assert subscribers.of_chat(1)[0].next_at is None


def test_a_closed_topic_silences_only_the_subscriptions_in_it(
    engine: Engine, subscribers: Subscribers
) -> None:
    outbox = an_outbox(engine)
    for thread in (0, 4):
        subscribers.subscribe(Wish(-5, "甲", thread_id=thread), NOW)
    outbox.enqueue([a_push(-5, thread_id=4)], NOW)
    outbox.note([ChatGone(outbox.claim(NOW, 1)[0], "TOPIC_CLOSED", only_topic=True)], NOW)
    assert states(engine) == ["dropped"]
    assert [one.next_at is None for one in subscribers.of_chat(-5)] == [False, True]


def test_claims_of_a_dead_predecessor_are_taken_back_at_once(engine: Engine) -> None:
    an_outbox(engine).enqueue([a_push(chat) for chat in (1, 2, 3)], NOW)
    Outbox(engine, "dead").claim(NOW, 2)
    ours = Outbox(engine, "new")
    ours.claim(NOW, 1)
    assert ours.take_back(NOW, all_others=True) == 2
    assert states(engine) == ["waiting", "waiting", "claimed"]


def test_among_several_processes_a_dead_ones_claims_are_taken_back_at_once(
    engine: Engine, database: str
) -> None:
    if database == "sqlite":
        return  # one process, under a lock on its file: the test above
    an_outbox(engine).enqueue([a_push(chat) for chat in (1, 2)], NOW)
    living, dead = Outbox(engine, "living"), Outbox(engine, "dead")
    for process in (living, dead):
        process.sign_in()
        process.sign_in()
        assert len(process.claim(NOW, 1)) == 1
    ours = Outbox(engine, "ours")
    assert ours.take_back(NOW, all_others=False) == 0
    dead.sign_out()
    dead.sign_out()
    assert comes_to(ours.sharers, 1)
    assert ours.take_back(NOW, all_others=False, starting=False) == 0
    assert ours.take_back(NOW, all_others=False) == 1
    assert [row["owner"] for row in all_rows(engine)].count("living") == 1
    living.sign_out()


def test_processes_that_share_an_outbox_are_counted(engine: Engine, database: str) -> None:
    first, second = Outbox(engine, "first"), Outbox(engine, "second")
    first.sign_in()
    assert comes_to(first.sharers, 1)
    second.sign_in()
    assert first.sharers() == (1 if database == "sqlite" else 2)
    second.sign_out()
    assert comes_to(first.sharers, 1)
    first.sign_out()


def test_among_several_processes_only_an_ended_lease_is_taken_over(engine: Engine) -> None:
    an_outbox(engine).enqueue([a_push(1)], NOW)
    hangs = Outbox(engine, "hangs")
    hangs.sign_in()
    hangs.claim(NOW, 1)
    ours = Outbox(engine, "ours")
    assert ours.take_back(NOW, all_others=False) == 0
    assert ours.take_back(NOW + timedelta(seconds=LEASE_S + 1), all_others=False) == 1
    hangs.sign_out()


def test_an_operator_who_wants_no_repeats_has_them_set_aside(engine: Engine) -> None:
    an_outbox(engine).enqueue([a_push(1)], NOW)
    Outbox(engine, "dead").claim(NOW, 1)
    ours = Outbox(engine, "ours")
    assert ours.take_back(NOW, all_others=True, hold=True) == 1
    assert states(engine) == ["held"]
    assert len(ours.problems(NOW)) == 1


def test_what_was_claimed_and_not_sent_can_be_given_back(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(1), a_push(2)], NOW)
    first, second = outbox.claim(NOW, 2)
    outbox.note([Done(first, "sent", 1)], NOW)
    outbox.give_back([first, second])
    assert states(engine) == ["sent", "waiting"]
    outbox.give_back([])


def test_a_row_is_not_sent_in_its_readers_quiet_hours(engine: Engine) -> None:
    outbox = an_outbox(engine)
    quiet = (NOW + HOUR, NOW + 9 * HOUR)
    outbox.enqueue([a_push(1, quiet=quiet), a_push(2)], NOW)
    assert [row.chat_id for row in outbox.claim(NOW + 2 * HOUR, 10)] == [2]
    assert outbox.claim(NOW + 8 * HOUR, 10) == []
    assert [row.chat_id for row in outbox.claim(NOW + 9 * HOUR, 10)] == [1]


@given(st.integers(0, 5), st.integers(0, 23 * 60))
def test_the_same_hours_are_quiet_every_night(nights: int, minutes: int) -> None:
    quiet = (NOW.timestamp(), (NOW + 9 * HOUR).timestamp())
    now = (NOW + nights * DAY + minutes * MINUTE).timestamp()
    until = quiet_until(*quiet, now)
    assert until == ((NOW + nights * DAY + 9 * HOUR).timestamp() if minutes < 9 * 60 else None)
    assert quiet_until(None, None, now) is None
    assert quiet_until(*quiet, (NOW - MINUTE).timestamp()) is None


def test_old_rows_and_messages_that_nobody_needs_are_cleaned_up(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(1, text="old", body=Body("old", issues=(3,))), a_push(2, body=Body("both"))], NOW)
    outbox.enqueue([a_push(3, body=Body("both"))], NOW)
    for row in outbox.claim(NOW, 2):
        outbox.note([Done(row, "sent", 1)], NOW)
    assert outbox.clean(NOW) == 0
    assert outbox.clean(NOW + MINUTE) == 2
    assert [row["chat_id"] for row in all_rows(engine)] == [3]
    assert [row.html for row in outbox.claim(NOW + DAY, 5)] == ["both"]


def test_many_messages_at_once_do_not_grow_the_memory_without_end(engine: Engine) -> None:
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(n, body=Body(f"<b>{n}</b>")) for n in range(2100)], NOW)
    seen = set()
    while rows := outbox.claim(NOW, 500):
        seen |= {row.html for row in rows}
    assert len(seen) == 2100
    assert len(outbox._bodies) <= 2000


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(st.lists(st.lists(st.tuples(texts, texts, texts), max_size=4), max_size=4))
def test_a_keyboard_comes_back_as_it_was_written(rows: list[list[tuple[str, str, str]]]) -> None:
    keyboard = tuple(tuple(Key(*key) for key in row) for row in rows)
    assert read_keyboard(printed_keyboard(keyboard)) == keyboard


@pytest.mark.parametrize("other", [Body("a", recipe="r"), Body("a", ((Key("x", "y"),),)), Body("b")])
def test_messages_that_differ_in_anything_are_not_the_same(other: Body) -> None:
    assert Body("a").hash != other.hash
