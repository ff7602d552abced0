"""The normal form against Python's own NFKC, and the places that it remembers."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from digests.search.normal import (
    INVISIBLE,
    LONG,
    QUOTATION_MARKS,
    cluster_end,
    normal_form,
    normal_form_with_places,
)
from digests.search.simplified import unchanged

# Marks that join their predecessor, Hangul, half-width kana, ligatures, variants, quotes, white space.
TRICKY = "e\u0301\u0323한ᄒ\u1161\u11abｶﾞパ㎡①½…乾後裡“”「』\"'\u3000 \u200b\ufeffＡΣςİ\U0002f800\U00020000\u09c7\u09be"
texts = st.text(max_size=30) | st.text(TRICKY, max_size=30)
simplified = OpenCC("t2s")


def by_the_book(text: str) -> str:
    """The definition, character by character after NFKC over the whole text."""
    storable = "".join("\ufffd" if c == "\0" or 0xD800 <= ord(c) < 0xE000 else c for c in text)
    lowered = "".join(c.lower() for c in unicodedata.normalize("NFKC", storable)).replace("ς", "σ")
    kept = [c for c in lowered if not c.isspace() and c not in QUOTATION_MARKS | INVISIBLE]
    return "".join(simplified.convert(c) for c in kept)


@given(texts)
def test_it_is_nfkc_lower_case_simplified_without_quotes_and_white_space(text: str) -> None:
    assert normal_form(text) == by_the_book(text)


@given(texts, st.integers(LONG, 200))
def test_a_long_text_has_the_form_of_its_parts(text: str, length: int) -> None:
    long = (
        f"{text}，薴苧{'云溪乾隆，' * length}"  # 薴 becomes 苧 becomes 苎: one after the other would be wrong
    )
    assert normal_form(long) == by_the_book(long)


def test_what_is_known_to_stay_does() -> None:
    assert "云" in unchanged()
    assert "雲" not in unchanged()
    assert [one for one in unchanged() if normal_form(one) != one] == []


@given(texts)
def test_every_normal_character_knows_its_place_in_the_text(text: str) -> None:
    normal, places = normal_form_with_places(text)
    assert normal == normal_form(text)
    assert len(places) == len(normal)
    assert list(places) == sorted(places)
    for first, last in pairwise(places):
        if first != last:
            assert cluster_end(text, first) <= last


@given(texts, st.text("双招，。A1", max_size=5))
def test_pieces_that_do_not_join_have_the_form_of_the_whole(text: str, more: str) -> None:
    assert normal_form(text + "，" + more) == normal_form(text) + "," + normal_form(more)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("“双招双引”", "双招双引"),
        ("ＰＬＮＰ　１２３", "plnp123"),
        ("乾隆後裡", "干隆后里"),
        ("双 招\n双\t引", "双招双引"),
        ("『招商引資』", "招商引资"),
        ("50％", "50%"),
        ("\0", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_what_is_compared(printed: str, normal: str) -> None:
    assert normal_form(printed) == normal
