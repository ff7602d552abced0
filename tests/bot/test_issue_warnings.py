"""What is doubtful in an issue is stored as a sentence and said to editors in theirs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import Tongue
from bot.replies.issue_warnings import SAID, said
from digests.issue_warnings import FORMS, LUNAR_WRONG, reading_of

PLACE = re.compile(r"\{(\w+)\}")


@given(st.sampled_from(FORMS), st.data())
def test_a_warning_is_read_back_as_it_was_written(form: str, data: st.DataObject) -> None:
    words = st.text("云溪晚报0123-“”", min_size=1, max_size=8)
    values = {name: data.draw(words) for name in sorted(set(PLACE.findall(form)))}
    assert reading_of(form.format(**values)) == (form, values)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_said_with_the_same_facts_in_every_language(form: str) -> None:
    values = {name: f"<{name}>" for name in PLACE.findall(form)}
    chinese, english = (said(form.format(**values), Tongue(code)) for code in ("zh-hans", "en"))
    for told in (chinese, english):
        assert all(value in told for value in values.values())
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert english == form.format(**values)


def test_nothing_is_said_that_no_warning_says() -> None:
    assert set(SAID) == set(FORMS)


def test_a_sentence_of_an_older_version_is_shown_as_it_is() -> None:
    assert said("something else", Tongue("zh-hans")) == "something else"
    warning = LUNAR_WRONG.format(lunar="农历三月初三", date="2026-04-10", weekday="星期五")
    assert said(warning, Tongue("zh-hans")).startswith("“农历三月初三”可能印错了")
