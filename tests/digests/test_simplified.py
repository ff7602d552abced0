"""Characters are replaced one for one."""

from hypothesis import given
from hypothesis import strategies as st

from digests.search.simplified import simplified


def test_traditional_characters_become_simplified_ones() -> None:
    assert simplified("雲溪縣「雙招雙引」") == "云溪县「双招双引」"


def test_phrases_are_not_looked_at() -> None:
    assert simplified("乾隆") == "干隆"


@given(st.text())
def test_every_offset_stays_what_it_was(text: str) -> None:
    assert len(simplified(text)) == len(text)


@given(st.text(st.sampled_from("雲溪縣云溪县雙双後后")))
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert simplified(simplified(text)) == simplified(text)
