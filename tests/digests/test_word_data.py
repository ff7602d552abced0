"""The word lists that ship: an editor may change them, these things have to stay true."""

import re
from pathlib import Path

import pytest

import digests
from digests import word_data
from digests.parsing.forms import HAN

TABLES = [
    ("digests.parsing", "vocabulary.txt"),
    ("digests.parsing", "furniture.txt"),
    ("digests.parsing", "web_pages.txt"),
    ("digests.parsing", "names.txt"),
    ("digests.sources", "sites.txt"),
]


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


@pytest.mark.parametrize(("package", "table"), TABLES)
def test_every_section_of_a_table_is_asked_for_by_its_name(package: str, table: str) -> None:
    folder = Path(digests.__file__).parent / package.removeprefix("digests.")
    asked = "".join(
        path.read_text("utf-8") for path in folder.glob("*.py") if f'"{table}"' in path.read_text("utf-8")
    )
    sections = word_data.printed_forms(table, of=package)
    assert sections
    assert [name for name in sections if f'"{name}"' not in asked and f"'{name}'" not in asked] == []


@pytest.mark.parametrize(("package", "table"), TABLES)
def test_every_section_is_a_pattern_and_has_no_form_that_fits_anything(package: str, table: str) -> None:
    for name, forms in word_data.printed_forms(table, of=package).items():
        assert re.compile(forms.replace(r"\h", HAN)), name
        assert "" not in forms.split("|"), name


def test_what_is_set_in_goes_on_the_line_above() -> None:
    columns = word_data.printed_forms("vocabulary.txt")["names of columns"]
    assert "广角|之窗" in columns
