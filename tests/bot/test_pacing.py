"""The pace of pushes: below Telegram's limits, with room for answers, still after a 429 only where it must be."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pacing import FIRST_PAUSE_S, GROUP_PER_MINUTE, LONGEST_PAUSE_S, Pace


def push_all(pace: Pace, chats: Iterable[int], now: float = 0.0) -> list[tuple[float, int]]:
    """Push to each chat as soon as the pace allows; the moments."""
    left = []
    for chat in chats:
        while (ready := max(pace.lane_ready(now), pace.chat_ready(chat, now))) > now:
            now = ready
        pace.note_push(chat, now)
        left.append((now, chat))
    return left


def most_within(moments: list[float], window: float) -> int:
    return max(sum(1 for other in moments if moment <= other < moment + window) for moment in moments)


def test_pushes_leave_at_the_pace_that_was_set() -> None:
    moments = [moment for moment, _ in push_all(Pace(25), range(1, 252))]
    assert moments[-1] == pytest.approx(10)
    assert most_within(moments, 1) <= 26


def test_processes_that_push_for_one_bot_share_its_pace() -> None:
    alone, shared = Pace(25), Pace(25, sharers=3)
    assert push_all(shared, range(1, 100))[-1][0] == pytest.approx(3 * push_all(alone, range(1, 100))[-1][0])
    moments = [moment for moment, _ in push_all(Pace(1000, sharers=3), range(1, 100))]
    assert most_within(moments, 1) <= 10


def test_pushes_and_answers_together_stay_below_telegrams_limit() -> None:
    pace, now, pushes, answers = Pace(30), 0.0, [], []
    for number in range(1, 300):
        if number % 3 == 0:
            pace.note_answer(number, now)
            answers.append(now)
        while (ready := pace.lane_ready(now)) > now:
            now = ready
        pace.note_push(1000 + number, now)
        pushes.append(now)
    assert most_within(sorted(pushes + answers), 1) <= 31  # an answer never waits: it may be the one too many


def test_a_chat_has_one_push_a_second() -> None:
    assert [moment for moment, _ in push_all(Pace(25), [7, 7, 7])] == [0.0, 1.0, 2.0]


def test_a_group_has_twenty_pushes_a_minute() -> None:
    moments = [moment for moment, _ in push_all(Pace(25), [-7] * 45)]
    assert most_within(moments, 60) == GROUP_PER_MINUTE


def test_an_answer_counts_for_its_chat() -> None:
    pace = Pace(25)
    pace.note_answer(7, 0.0)
    pace.note_answer(None, 0.0)
    assert pace.chat_ready(7, 0.5) == 1.0
    assert pace.lane_ready(0.5) <= 0.5


def test_a_flood_holds_its_chat_and_nobody_else() -> None:
    pace = Pace(25)
    pace.note_flood(1, 30, 0.0)
    assert pace.chat_ready(1, 5.0) == 30.0
    assert pace.chat_ready(2, 5.0) <= 5.0
    assert pace.lane_ready(5.0) <= 5.0


def test_the_lane_waits_only_when_three_other_chats_in_a_row_are_flooded_too() -> None:
    pace = Pace(25)
    for chat in (1, 2, 3):
        pace.note_flood(chat, 30 + chat, 0.0)
    pace.note_flood(3, 33, 0.0)
    assert pace.lane_ready(1.0) <= 1.0
    pace.note_flood(4, 10, 0.0)
    assert pace.lane_ready(1.0) == 33.0


def test_a_success_between_two_floods_ends_the_row() -> None:
    pace = Pace(25)
    for chat in (1, 2, 3):
        pace.note_flood(chat, 30, 0.0)
    pace.note_success()
    pace.note_flood(4, 30, 0.0)
    assert pace.lane_ready(1.0) <= 1.0


def test_without_a_connection_the_lane_waits_longer_each_time() -> None:
    pace, now, waits = Pace(25), 100.0, []
    for _ in range(8):
        pace.note_no_connection(now)
        pace.note_no_connection(now + 0.01)  # one that was under way as well
        waits.append(pace.lane_ready(now) - now)
        now += waits[-1]
    assert waits[:3] == [FIRST_PAUSE_S, 2 * FIRST_PAUSE_S, 4 * FIRST_PAUSE_S]
    assert waits[-1] == LONGEST_PAUSE_S
    pace.note_success()
    pace.note_no_connection(now)
    assert pace.lane_ready(now) - now == FIRST_PAUSE_S


def test_a_broadcast_leaves_nothing_behind() -> None:
    pace = Pace(1000, in_all=1000)
    push_all(pace, range(-500, 500))
    pace.forget_idle(1e6)
    assert (pace._chat_until, pace._group_sends) == ({}, {})


@given(st.lists(st.integers(-3, 3).filter(bool), max_size=120), st.floats(5, 60))
@settings(max_examples=50)
def test_no_order_of_chats_breaks_a_limit(chats: list[int], per_second: float) -> None:
    left = push_all(Pace(per_second), chats)
    for chat in set(chats):
        own = [moment for moment, one in left if one == chat]
        assert most_within(own, 0.999) == 1
        assert chat > 0 or most_within(own, 60) <= GROUP_PER_MINUTE
    if left:
        assert most_within([moment for moment, _ in left], 1) <= min(30, per_second + 2)
