"""The word lists that ship: an editor may change them, these things have to stay true."""

from digests import word_data


def test_no_word_is_both_never_a_keyword_and_a_set_phrase() -> None:
    assert not word_data.set_phrases() & (word_data.stop_words() | word_data.generic_words())


def test_no_set_phrase_is_a_single_character() -> None:
    assert min(map(len, word_data.set_phrases())) > 1


def test_the_counts_are_those_of_common_words() -> None:
    counts = word_data.word_counts()
    assert counts["工作"] > counts["招商引资"] >= 40
    assert "双招双引" not in counts


def test_surnames_are_of_one_or_two_characters() -> None:
    assert {"王", "欧阳", "洪"} <= word_data.surnames()
    assert set(map(len, word_data.surnames())) == {1, 2}


def test_titles_tell_the_public_from_the_private() -> None:
    titles = word_data.titles()
    assert all(titles[public] for public in ("县长", "董事长"))
    assert not any(titles[private] for private in ("困难党员", "患者"))
