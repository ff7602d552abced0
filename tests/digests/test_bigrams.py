"""Tokens find exactly what contains the term, by a brute force that walks token rows."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from digests.search.bigrams import HEAD, index_tokens, index_version, letters_only, mark, term_tokens
from digests.search.normal import normal_form

CHARACTERS = "双招引，。a1%é\ufdd0\U00020000"
normals = st.text(CHARACTERS, max_size=12).map(normal_form)
terms = st.text(CHARACTERS, min_size=1, max_size=5).map(normal_form).filter(bool)


def finds(tokens: list[str], term: str) -> bool:
    return all(
        any(tokens[i : i + len(row)] == list(row) for i in range(len(tokens)))
        for row in term_tokens(term).phrases
    )


@given(normals, normals, terms)
def test_a_contained_term_is_always_found(head: str, body: str, term: str) -> None:
    if term in head or term in body:
        assert finds(index_tokens(head, body, "").split(), term)


@given(normals, normals, terms)
def test_what_an_exact_term_finds_contains_it(head: str, body: str, term: str) -> None:
    assume(term_tokens(term).exact)
    if finds(index_tokens(head, body, "").split(), term):
        assert term in head or term in body


@given(normals, normals, terms)
def test_headline_tokens_find_what_the_headline_contains(head: str, body: str, term: str) -> None:
    tokens = [token.removeprefix(HEAD) for token in index_tokens(head, body, "").split() if token[:1] == HEAD]
    assert finds(tokens, term) or term not in head
    if term_tokens(term).exact:
        assert finds(tokens, term) == (term in head)


def test_words_on_both_sides_of_a_mark_are_no_word() -> None:
    tokens = index_tokens("", "工作,作风", "").split()
    assert not finds(tokens, "工作风")
    assert finds(tokens, "工作")
    assert finds(tokens, "作,作")


def test_a_very_long_term_is_looked_up_by_its_beginning() -> None:
    tokens = term_tokens("双招引" * 100)
    assert not tokens.exact
    assert sum(map(len, tokens.phrases)) < 50


def test_marks_are_letters_behind_a_sign_that_no_text_has() -> None:
    assert mark("r", "叶·知 微") == "\ufdd2r叶知微"
    assert letters_only("a,b。c") == "abc"
    assert index_tokens("", "%", "").split() == ["\ufdd125"]
    assert " " not in index_tokens("", "a b".replace(" ", ""), mark("a"))[-2:]
    assert "opencc" in index_version()


def test_every_character_that_is_no_letter_is_left_out() -> None:
    for first in range(0x100, 0x110000, 0x100):
        block = [chr(code) for code in range(first, first + 0x100)]
        kinds = zip(block, map(unicodedata.category, block), strict=True)
        letters = [one for one, kind in kinds if kind[0] in "LMNS" or kind in ("Co", "Cn")]
        assert letters_only("".join(block)) == "".join(one for one in letters if one not in NO_CHARACTERS)


NO_CHARACTERS = {*map(chr, range(0xFDD0, 0xFDF0))} | {
    chr(code) for code in range(0x110000) if code & 0xFFFE == 0xFFFE
}
