"""Both segmenters behind one function: where they agree, and what is settled before either is asked."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests import words
from digests.word_data import word_counts

SEEDS = sorted((Path(__file__).parents[1] / "golden/seeds").glob("*.json"))
PARAGRAPHS = [
    paragraph
    for path in SEEDS
    for article in json.loads(path.read_text("utf-8"))["articles"]
    for paragraph in article["paragraphs"]
]


@given(st.text(max_size=60))
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(words.cut(text)) == text
    assert "".join(word for word, _ in words.tag(text)) == text


def test_numbers_and_latin_names_stay_whole() -> None:
    cut = words.cut("增长9.2%，投资76.4亿元，引进PLNP技术，覆盖5G网络，2020-2022年")
    assert {"9.2%", "76.4", "PLNP", "5G", "2020-2022"} <= set(cut)


def test_runs_of_digits_and_latin_letters_have_tags_of_their_own() -> None:
    tags = dict(words.tag("投资76.4亿元引进PLNP技术"))
    assert (tags["76.4"], tags["PLNP"]) == ("m", "eng")


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_rjieba_cuts_the_sample_issues_as_jieba_does(
    paragraph: str, jieba: words.Segmenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_rjieba = words.cut(paragraph)
    monkeypatch.setattr(words, "segmenter", lambda: jieba)
    assert by_rjieba == words.cut(paragraph)


def test_both_tag_a_word_of_the_dictionary_alike(jieba: words.Segmenter) -> None:
    known = [word for word in word_counts() if words.rjieba_segmenter().cut(word) == [word]][::50]
    assert len(known) > 1_000
    assert [words.rjieba_segmenter().tag(word) for word in known] == [jieba.tag(word) for word in known]


def test_a_word_has_one_part_of_speech_wherever_it_stands() -> None:
    first = dict(words.tag("县委书记沈砚秋说，双溪口工业园要抢工期。"))
    again = dict(words.tag("“工期”在双溪口工业园，书记。"))
    assert {word: part for word, part in again.items() if word in first}.items() <= first.items()
    assert all(words.part_of(word) == part for word, part in first.items())


def test_a_word_that_was_forgotten_still_has_a_part_of_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_parts", {})
    monkeypatch.setattr(words, "MOST_KNOWN", 3)
    assert words.part_of("书记") == "n"
    assert words.part_of("PLNP") == "eng"
    words.learn_parts("县委书记讲话，大家鼓掌")
    words.learn_parts("工业园开工")
    assert words.part_of("书记") == "n"


def test_a_private_character_in_a_text_is_a_word_like_any_mark() -> None:
    assert words.tag("5G\ue000茶园\ue000") == [
        ("5G", "eng"),
        ("\ue000", "x"),
        ("茶园", "n"),
        ("\ue000", "x"),
    ]


HAN = st.text(
    st.sampled_from("双招引工作推进会项目签约的在了县委书记沈砚秋古樟镇竹产业发展，。“”、"), max_size=40
)


@given(HAN)
def test_both_agree_on_any_row_of_common_characters(text: str) -> None:
    assert words.rjieba_segmenter().cut(text) == words.jieba_segmenter().cut(text)


def test_without_a_wheel_of_rjieba_jieba_itself_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    words.segmenter.cache_clear()
    try:
        assert words.cut("双溪口工业园签约") == words.jieba_segmenter().cut("双溪口工业园签约")
        assert words.tag("签约")[0][0] == "签约"
    finally:
        words.segmenter.cache_clear()


@pytest.fixture(scope="module")
def jieba() -> words.Segmenter:
    return words.jieba_segmenter()
