"""One person's haste costs nobody else, and waiting as long as told is enough."""

from hypothesis import given
from hypothesis import strategies as st

from bot import limits
from bot.limits import Limit

GAPS = st.lists(st.floats(0, 30, allow_nan=False), max_size=40)


def test_so_many_and_no_more_in_a_window_that_slides() -> None:
    limit = Limit(2, 10.0)
    assert [limit.wait(1, now) for now in (0.0, 4.0)] == [0.0, 0.0]
    assert limit.wait(1, 5.0) == 5.0
    assert limit.wait(2, 5.0) == 0.0
    assert limit.wait(1, 10.0) == 0.0
    assert limit.wait(1, 11.0) == 3.0


@given(GAPS)
def test_never_more_than_allowed_in_any_window(gaps: list[float]) -> None:
    limit, now, taken = Limit(3, 10.0), 0.0, []
    for gap in gaps:
        now += gap
        wait = limit.wait(7, now)
        if wait == 0.0:
            taken.append(now)
        else:
            assert 0 < wait <= 10.001
    for time in taken:
        assert sum(time - 10.0 < other <= time for other in taken) <= 3


def test_a_crowd_is_remembered_only_so_far() -> None:
    limit = Limit(1, 100.0)
    for who in range(limits.MOST_PEOPLE + 5):
        assert limit.wait(who, 0.0) == 0.0
    assert limit.wait(limits.MOST_PEOPLE, 1.0) == 99.0
    assert limit.wait(0, 1.0) == 0.0
