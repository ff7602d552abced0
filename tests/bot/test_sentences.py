"""What is doubtful in an issue, and why a file cannot become one, is a sentence that editors are told in theirs."""

import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.replies.issue_errors
import bot.replies.issue_warnings
from bot.language import Tongue
from digests import issue_errors, issue_warnings

PLACE = re.compile(r"\{(\w+)\}")
KINDS = [
    (issue_warnings, bot.replies.issue_warnings),
    (issue_errors, bot.replies.issue_errors),
]
EACH = [(said, form) for kind, said in KINDS for form in kind.FORMS]


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
@given(data=st.data())
def test_a_sentence_is_read_back_as_it_was_written(kind: ModuleType, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(kind.FORMS))
    words = st.text("云溪晚报0123-“”", min_size=1, max_size=8)
    values = {name: data.draw(words) for name in sorted(set(PLACE.findall(form)))}
    assert kind.reading_of(form.format(**values)) == (form, values)


@pytest.mark.parametrize(("replies", "form"), EACH)
def test_every_form_is_said_with_the_same_facts_in_every_language(replies: ModuleType, form: str) -> None:
    values = {name: f"<{name}>" for name in PLACE.findall(form)}
    chinese, english = (replies.said(form.format(**values), Tongue(code)) for code in ("zh-hans", "en"))
    for told in (chinese, english):
        assert all(value in told for value in values.values())
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert english == form.format(**values)


@pytest.mark.parametrize(("kind", "replies"), KINDS)
def test_nothing_is_said_that_no_sentence_says(kind: ModuleType, replies: ModuleType) -> None:
    assert set(replies.SAID) == set(kind.FORMS)
