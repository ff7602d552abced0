"""Callback data is short, versioned, and anything forged means nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.buttons import (
    LARGEST,
    OpenArticle,
    Press,
    ShowHits,
    Subscribe,
    decode,
    encode,
    start_payload,
    started_with,
)

ids = st.integers(0, LARGEST)
presses = st.one_of(
    st.builds(OpenArticle, ids, ids, st.booleans()),
    st.builds(ShowHits, ids, ids, ids),
    st.builds(Subscribe, ids),
)


@given(presses)
def test_a_press_comes_back_as_it_was_and_fits_in_64_bytes(press: Press) -> None:
    data = encode(press)
    assert len(data.encode()) <= 64
    assert decode(data) == press


@given(st.text())
def test_whatever_else_is_pressed_means_nothing_or_a_press(data: str) -> None:
    press = decode(data)
    assert press is None or encode(press)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "0o:1:0:0",
        "1o:1",
        "1o:",
        "1o:-1",
        "1x:1",
        "1o:1:2:3",
        "1o:" + "9" * 19,
        "1o:１:0:0",
        "1o:1:2:2",
        f"1o:{2**63}:0:0",
    ],
)
def test_forged_and_old_data_is_refused(data: str) -> None:
    assert decode(data) is None


def test_a_deep_link_names_its_article_and_nothing_else_does() -> None:
    assert started_with(start_payload(17)) == 17
    for payload in ("", "17", "a", "a-1", "a1x", "b17", "a" + "9" * 30):
        assert started_with(payload) is None
