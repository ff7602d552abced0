"""`parse(typeset(issue)) == issue`: known issues printed in random layouts are read back.

One break is left out by name: a column or page that ends exactly at a sentence's end, which nobody could
see. The seeds are fixed, so a run fails or passes for the parser's sake alone. They are seeds the points were set
on; what of thousands never looked at is read back is told by `python -m tests.accuracy` (docs/accuracy.md).
"""

from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digests.issue import Issue
from digests.parsing import parse_issue
from tests.accuracy import typeset
from tests.digests.parsing.test_any_text import covered_once
from tests.typesetter.judging import MEASURES, Tally, wrong_facts, wrong_stories
from tests.typesetter.layout import Layout, draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import Paper, draw_paper

pytestmark = pytest.mark.unmeasured

FIRST, SEEDS = 300_000, 300
# Pages as most papers give them out: nothing glued, wrapped or damaged.
PLAIN = Layout(page_heads="above")


@cache
def _measured() -> tuple[Tally, dict[str, float]]:
    return typeset(FIRST, SEEDS)


def _printed(seed: int, layout: Layout | None = None) -> tuple[Paper, Layout, Issue]:
    random = Random(seed)
    paper = draw_paper(random)
    layout = layout or draw_layout(random)
    return paper, layout, parse_issue(print_paper(paper, layout, random), file="typeset.txt")


@pytest.mark.parametrize("measure", MEASURES)
def test_typeset_issues_in_every_layout_are_read_back(measure: str) -> None:
    assert _measured()[0].f1(measure) == 1.0


def test_confidence_means_what_it_says() -> None:
    shares = _measured()[1]
    assert shares["right among articles above 0.9"] >= 0.95
    assert shares["above 0.9 among right articles"] >= 0.70


def test_every_issue_is_read_back_whole() -> None:
    assert _measured()[1]["whole issues right"] == 1.0


@given(st.integers(FIRST, FIRST + 999))
@settings(max_examples=60, derandomize=True)
def test_what_is_typeset_is_what_is_parsed(seed: int) -> None:
    paper, layout, issue = _printed(seed)
    assert wrong_stories(issue, paper) == []
    assert layout.masthead == "none" or wrong_facts(issue, paper) == []


@given(st.integers(0, 2**32))
@settings(max_examples=40, derandomize=True)
def test_spans_cover_whatever_the_typesetter_prints(seed: int) -> None:
    covered_once(_printed(seed)[2])


LAYOUTS = {
    "plain": PLAIN,
    "set in": replace(PLAIN, indent="　　"),
    "one line a block": replace(PLAIN, gap="\n", indent="　　"),
    "masthead glued": replace(PLAIN, masthead="glued"),
    "masthead at the end": replace(PLAIN, masthead="end"),
    "no masthead": replace(PLAIN, masthead="none"),
    "page heads": replace(PLAIN, page_heads="above"),
    "page heads in two lines": replace(PLAIN, page_heads="apart"),
    "page heads below": replace(PLAIN, page_heads="below"),
    "form feeds": replace(PLAIN, page_heads="feed"),
    "columns broken": replace(PLAIN, column_breaks=0.7),
    "columns broken, set in": replace(PLAIN, column_breaks=0.7, indent="　　"),
    "kicker on the headline's line": replace(PLAIN, kicker="same line"),
    "continuations without a head": replace(PLAIN, jump_head="none", page_heads="above"),
    "continuations with a shortened head": replace(PLAIN, jump_head="short", page_heads="above"),
    "furniture between": replace(PLAIN, furniture="between"),
    "captions between": replace(PLAIN, caption_at="middle", column_breaks=0.4),
    "hard-wrapped": replace(PLAIN, width=22, indent="　　"),
    "entities": replace(PLAIN, entities=True),
    "spaced out": replace(PLAIN, spaced_out=True),
}
ISSUES_A_LAYOUT = 12


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_alone_is_read_back(name: str) -> None:
    wrong: list[str] = []
    for seed in range(ISSUES_A_LAYOUT):
        paper, layout, issue = _printed(seed, LAYOUTS[name])
        wrong += [f"seed {seed}: {each}" for each in wrong_stories(issue, paper)]
        wrong += [] if layout.masthead == "none" else wrong_facts(issue, paper)
    assert not wrong, "\n".join(wrong)
