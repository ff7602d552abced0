"""What is found in plain text against Telegram's own finding, over the texts a newspaper bot meets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.finding import found_entities
from tests.bot.sandbox import referee

TEXTS = [
    "/search 双招双引",
    "/search@baotong_bot 双招双引 /help/x a/b /a@b",
    "看 @baotong_bot 和 @ab 和x@abc",
    "#双招双引 #a_b# #1 #2022年 x#y",
    "$TSLA $tsla $A",
    "详见 http://www.example.com/2020/1214?x=1&y=2。再见",
    "www.example.com/a, example.cn; qz828.com（澜州）",
    "https://t.me/baotong_bot?start=a7",
    "来信 news@example.com 或 a.b+c@mail.example.org！",
    "投稿热线3049743，2020年12月14日 星期一",
    "a.b.c 1.5 3.14% v2.0.",
    "看http://a.cn/中文路径,b (http://a.cn/(x)) a.cn。",
    "http://a.cn/x，y http://a.cn/x。 www.a.cn? a.cn: a.cn）",
    "x@a.cn文 a.org！ 看a.com 网站.cn",
]


def ours(text: str) -> list[tuple[str, int, int, str]]:
    return sorted((one.kind, one.offset, one.length, "") for one in found_entities(text))


@pytest.mark.parametrize("text", TEXTS)
def test_names_commands_tags_and_links_are_found_as_telegram_finds_them(text: str) -> None:
    assert ours(text) == referee.found(text)


@settings(max_examples=400)
@given(
    st.lists(
        st.sampled_from(["/", "@", "#", "$", "ab", "AB", "文", "😀", "1", " ", "_", "bot_x", "。", "<"]),
        max_size=9,
    )
)
def test_commands_names_and_tags_are_found_alike_in_any_mixture(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert ours(text) == referee.found(text)
