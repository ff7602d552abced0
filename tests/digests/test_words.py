"""Both segmenters behind one function: where they agree, and what is settled before either is asked."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests import words

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
def test_rjieba_cuts_the_sample_issues_as_jieba_does(paragraph: str, jieba: words.Segmenter) -> None:
    rjieba = words.rjieba_segmenter()
    for piece in words.pieces(paragraph):
        if not piece.is_run:
            assert rjieba.cut(piece.text) == jieba.cut(piece.text)


HAN = st.text(
    st.sampled_from("双招引工作推进会项目签约的在了县委书记沈砚秋古樟镇竹产业发展，。“”、"), max_size=40
)


@settings(deadline=None)
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
