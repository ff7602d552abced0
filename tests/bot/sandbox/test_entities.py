"""Cleaning, merging and splitting of entities against Telegram's own; trimming, which has no referee offline."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.sandbox.entities import QUOTES, SPLITTABLE, Entity, fixed_text, utf16_length
from bot.sandbox.refusal import Refusal
from tests.bot.sandbox import referee

LETTERS = "abc文😀. \n\r\t\u2029\u200e\u200f\u0333"
KINDS = [*SPLITTABLE, *QUOTES, "code", "pre", "text_link"]


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Entity]]:
    """A text and entities that begin and end between characters."""
    text = draw(st.text(alphabet=LETTERS, min_size=1, max_size=14))
    places = [utf16_length(text[:index]) for index in range(len(text) + 1)]
    entities = []
    for _ in range(draw(st.integers(0, 6))):
        begin, end = sorted(draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
        kind = draw(st.sampled_from(KINDS))
        entities.append(Entity(kind, begin, end - begin, "http://a.cn/" if kind == "text_link" else ""))
    return text, entities


@settings(max_examples=400)
@given(marked_texts())
def test_entities_are_merged_split_and_moved_as_telegram_does_it(marked: tuple[str, list[Entity]]) -> None:
    text, entities = marked
    assume(any(letter in "abc文😀." for letter in text))  # the referee keeps empty texts as they are
    assert referee.told(*fixed_text(text, entities, trim=False)) == referee.fixed(text, entities)


@settings(max_examples=400)
@given(marked_texts())
def test_a_trimmed_text_has_no_blanks_at_its_end_and_its_entities_form_a_tree(
    marked: tuple[str, list[Entity]],
) -> None:
    text, entities = fixed_text(*marked)
    assert text == text.rstrip(" \n")
    total = utf16_length(text)
    for number, one in enumerate(entities):
        assert 0 <= one.offset < one.end <= total
        for other in entities[number + 1 :]:
            assert one.end <= other.offset or other.end <= one.end, "neither apart nor within"
    leading = len(text) - len(text.lstrip(" \n"))
    assert leading == 0 or entities[0].offset < leading, "blanks at the beginning stay only under an entity"


@pytest.mark.parametrize("text", ["", "  \n ", "\r", "\u200b\u200e", "\u3000\u2800", "\ufeff"])
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert fixed_text(text, []) == ("", [])


def test_an_entity_beyond_the_text_is_refused_in_telegrams_words() -> None:
    with pytest.raises(Refusal) as caught:
        fixed_text("abc", [Entity("bold", 2, 5)])
    assert caught.value.description == (
        "Bad Request: entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 7"
    )
    assert caught.value.description.removeprefix("Bad Request: e") in str(
        referee.fixed("abc", [Entity("bold", 2, 5)])
    )


def test_length_is_counted_in_utf16_units() -> None:
    assert [utf16_length(text) for text in ("", "abc", "文", "😀文")] == [0, 3, 1, 3]
