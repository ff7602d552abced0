"""Which links are kept, judged by what Telegram's HTML parser does with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.links import checked_link, mentioned_user
from tests.bot.sandbox import referee

PART_WORDS = (
    "http:// https:// HTTP:// ftp:// tg: tg:// ton:// tonsite:// a.cn A.CN 文.cn localhost . : :80 :0 :070 :99999 / ? "
    "# user@ user:pw@ @ resolve?domain=x [::1] [x] %41 %4 _ * ! | \\ 😀 ?a=b"
)
PARTS = st.sampled_from([*PART_WORDS.split(), " "])


def kept(link: str) -> str | None:
    try:
        return checked_link(link)
    except ValueError:
        return None


def kept_by_telegram(link: str) -> str | None:
    answer = referee.html(f'<a href="{link}">x</a>')
    assert not isinstance(answer, str)
    return answer[1][0][3] if answer[1] else None


@settings(max_examples=600)
@given(st.lists(PARTS, min_size=1, max_size=6).map("".join))
def test_a_link_is_kept_changed_or_lost_as_telegram_does_it(link: str) -> None:
    if mentioned_user(link) is None:
        assert kept(link) == kept_by_telegram(link)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("foo", "Wrong HTTP URL"),
        ("", "URL host is empty"),
        ("ftp://a.cn", "Unsupported URL protocol"),
        ("http://a.cn:0", "Wrong port number specified in the URL"),
        ("http://a b.cn", "Disallowed character in URL host"),
    ],
)
def test_a_refused_link_says_why(link: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        checked_link(link)


def test_a_link_to_a_user_names_the_user() -> None:
    assert mentioned_user("tg://user?id=42") == 42
    assert mentioned_user("TG:user/?x=1&id=42#f") == 42
    assert mentioned_user("tg://user?id=x") is None
    assert mentioned_user("tg://resolve?domain=x") is None
