"""The quick look leaves out no test that a line passes: against every test on every line, and against made-up matches."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.parsing import signs
from digests.parsing.quick_look import Need, QuickLook, looks_for, need_of

GOLDEN = Path(__file__).parents[2] / "golden"
PATTERNS = [
    "召开|举行",
    "^(?:我[市县]|全国)",
    "(?:上|下)?[0-9]{1,3}版$",
    "^编辑(?!部)[：:]",
    "召(?=开会)",
    "月(?<=[0-9]月)",
    "[^，]{2,4}会$|^第[一二三]",
    r"图\s?[：:]|[一-鿿]摄$",
    "a*b*",
    "(?:|甲)乙$",
    "甲{0,2}乙+丙?",
    "(?:甲$|乙)丙?",
    "^甲?$",
]


def _has(need: Need, text: str) -> bool:
    return (
        (need.inside is None or not need.inside.isdisjoint(text))
        and (need.first is None or text[:1] in need.first)
        and (need.last is None or text[-1:] in need.last)
    )


@pytest.mark.unmeasured
def test_every_line_gets_the_signs_that_all_tests_would_give_it() -> None:
    look = signs._SHORT_LINES
    lines = {
        line.strip()[: signs.SHORT]
        for path in GOLDEN.rglob("*.txt")
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.strip()
    }
    checks = set(look._checks)
    left_out = ((sign, test, line) for line in lines for sign, test in checks.difference(look.may_pass(line)))
    missed = [(sign, line) for sign, test, line in left_out if test(line) and sign not in look.signs_of(line)]
    assert len(lines) > 10_000
    assert missed == []


@pytest.mark.parametrize("method", ["match", "search", "fullmatch"])
@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_what_matches_has_what_its_pattern_needs(pattern: str, method: str, data: st.DataObject) -> None:
    text = data.draw(st.text("召开举行我市县全国上下版编辑部：月会图甲乙丙ab3 ", max_size=3)) + data.draw(
        st.from_regex(pattern, alphabet=st.characters(exclude_characters="\n"))
    )
    test = getattr(re.compile(pattern), method)
    text = text.rstrip("\n")  # a line holds no line's end
    if text and test(text):
        assert _has(need_of(test), text)


def test_needs_are_as_narrow_as_the_pattern() -> None:
    assert need_of(re.compile("召开|举行").search) == Need(frozenset("召举"))
    assert need_of(re.compile("[甲乙]丙$").match) == Need(frozenset("丙"), frozenset("甲乙"), frozenset("丙"))
    assert need_of(re.compile("[^甲]|乙").match) == Need(None, None, None)
    assert need_of(len) == Need(None, None, None)
    assert need_of(looks_for("甲", re.compile("乙"))(lambda text: "甲" in text)) == Need(frozenset("甲乙"))


def test_only_tests_worth_a_look_are_run() -> None:
    look = QuickLook([("meets", re.compile("召开").search), ("any", len)])
    assert [sign for sign, _ in look.may_pass("县里开会")] == ["any"]
    assert look.signs_of("县里召开会议") == ["meets", "any"]
    assert look.signs_of("县里号召开荒") == ["meets", "any"]
    assert look.signs_of("县里号召") == ["any"]
