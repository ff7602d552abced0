"""Telegram's own parser (tdjson) as the referee of what is packed: limits hold, nothing is lost or cut."""

import json
from functools import cache

import pytest
import tdjson
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from bot.delivery.packing import MAX_ENTITIES, MAX_RAW_BYTES, assemble, measure, pack
from bot.screens.chat_text import MAX_UTF16
from digests.rendering import Block


@cache
def parsed(html: str) -> tuple[str, int]:
    """Telegram's reading of a text: what is left of it, and how many entities it has, found ones included."""
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    request = {"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}}
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    assert answer["@type"] == "formattedText", (answer, html)
    found = json.loads(
        tdjson.td_execute(json.dumps({"@type": "getTextEntities", "text": answer["text"]}).encode())
    )
    return answer["text"], len(answer["entities"]) + len(found["entities"])


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


# What a newspaper and its worst reader may bring.
pieces = st.sampled_from(
    ["双招双引", "👨‍👩‍👧", "𠮷", "<b>", "</i>", "&amp;", "&#x1F600;", "a < b", "@name", "#话题", "/start", "https://x.cn/a?b=c&d",
     "13800138000", "。", "\u200f", "“”", "  ", "é", "$USD", "a@b.cn", "www.qz.gov.cn"]
)  # fmt: skip
characters = st.characters(exclude_categories=("Cs", "Cc"))
texts = st.lists(pieces | st.text(characters, min_size=1, max_size=20), min_size=1, max_size=12).map("".join)


@st.composite
def blocks(draw: st.DrawFn, size: int = 12) -> Block:
    head, lead = draw(texts) * draw(st.integers(1, size)), draw(texts)
    fold = draw(st.sampled_from([0, 0, 1, 2, 3]))
    link = f'<a href="https://t.me/baotong_bot?start=a{draw(st.integers(1, 10**12))}">{escape(head)}</a>'
    return Block(f"<i>{escape(lead)}</i>\n{link}\n<b>{escape(lead)}</b>\n\n", fold)


folded_in_order = st.lists(blocks(), max_size=60).map(lambda found: sorted(found, key=lambda one: one.fold))


@given(folded_in_order)
@example([Block("<b>x</b>\n", 1)] * 120)
@example([Block("字" * 4096, 0), Block("尾")])
@example([Block("😀" * 2048, 0)])
@example([Block("😀" * 2049, 0)])
@settings(max_examples=120)
def test_what_is_packed_is_within_every_limit_and_telegram_accepts_it(found: list[Block]) -> None:
    packed = pack(found, lambda left_out: f"<i>……还有 {left_out} 篇</i>")
    assert len(packed.html.encode()) <= MAX_RAW_BYTES
    if packed.html:
        text, entities = parsed(packed.html)
        assert utf16(text) <= MAX_UTF16
        assert len(text) <= MAX_UTF16
        assert entities <= MAX_ENTITIES


@given(folded_in_order)
@settings(max_examples=80)
def test_whole_blocks_are_kept_in_order_and_the_rest_is_counted(found: list[Block]) -> None:
    packed = pack(found, lambda left_out: f"还有{left_out}")
    kept = [block for block in found if block.text.strip() in packed.html]
    assert len(found) - packed.left_out <= len(kept)
    if packed.left_out:
        assert packed.html.endswith(f"还有{packed.left_out}")
    else:
        assert len(kept) == len(found)
        assert "还有" not in packed.html or "还有" in "".join(block.text for block in found)


@given(st.lists(blocks(1), min_size=1, max_size=4))
@settings(max_examples=120)
def test_what_is_measured_is_what_telegram_counts_or_more(found: list[Block]) -> None:
    html = assemble(found)
    text, entities = parsed(html)
    counted = measure(html)
    assert counted.utf16 >= utf16(text)
    assert counted.raw == len(html.encode())
    assert counted.entities >= entities


def test_plain_text_is_measured_exactly() -> None:
    assert measure("<b>双招</b>双引&lt;&amp;&#34;😀").utf16 == 4 + 3 + 2
    assert measure("&copy;").utf16 == 6  # Telegram knows no such reference
    assert measure('<a href="https://t.me/x">一</a><i>二</i>').entities == 2


def test_folded_blocks_stand_within_one_expandable_quote() -> None:
    found = [Block("head\n\n"), Block("one\n", 1), Block("two\n\n", 1), Block("three\n", 2), Block("tail\n")]
    assert assemble(found) == (
        "head\n<blockquote expandable>one\ntwo</blockquote>\n<blockquote expandable>three</blockquote>\ntail"
    )


def test_a_block_that_is_too_long_by_itself_is_left_out_and_the_others_stay() -> None:
    packed = pack([Block("一\n"), Block("长" * 5000), Block("二\n")], lambda left_out: f"（少{left_out}）")
    assert packed.left_out == 1
    assert packed.html == "一\n二\n\n（少1）"


@pytest.mark.parametrize(("count", "left_out"), [(100, 0), (101, 1)])
def test_the_hundredth_entity_is_kept_and_the_next_is_not(count: int, left_out: int) -> None:
    packed = pack([Block("<b>x</b>\n")] * count)
    assert packed.left_out == left_out
    assert parsed(packed.html)[1] == 100


def test_nothing_packs_to_nothing() -> None:
    assert pack([]).html == ""
