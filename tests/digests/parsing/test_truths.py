"""Whole pages with their truth: the seeds, pages kept for every bug, pages by other hands, two real issues where they are there."""

import json
from pathlib import Path

import pytest

from digests.parsing import parse_issue
from digests.sources.reading import read_source
from tests.accuracy import (
    BY_OTHERS,
    FACTS,
    FLOORS,
    GOLDEN,
    MEASURES,
    ROOT,
    SHARED,
    Tally,
    heads_of_rmrb,
    tally_truth,
    truths,
)

pytestmark = pytest.mark.unmeasured

SEEDS = sorted((GOLDEN / "seeds").glob("*.json"))
PAGES = sorted((GOLDEN / "pages").glob("*.json"))
WHOLE = [
    (folder / f"{name}.json")
    for folder in BY_OTHERS.values()
    if (folder / "whole.txt").exists()
    for name in (folder / "whole.txt").read_text("utf-8").split()
]
REAL = sorted((SHARED / "acceptance" / "gold").glob("*.json"))
needs_shared = pytest.mark.skipif(not REAL, reason="../shared is not here")


def _wrong(truth_path: Path, texts: Path) -> list[str]:
    truth = json.loads(truth_path.read_text("utf-8"))
    source = read_source(texts / truth["file"])
    tally = Tally()
    wrong = tally_truth(tally, parse_issue(source.text, file=source.name), truth)
    return wrong + [f"{measure}: {tally.f1(measure):.3f}" for measure in MEASURES if tally.f1(measure) < 1.0]


@pytest.mark.parametrize("truth", PAGES, ids=lambda path: path.stem)
def test_a_page_that_was_once_read_wrongly_is_read_rightly(truth: Path) -> None:
    assert _wrong(truth, GOLDEN / "pages") == []


@pytest.mark.parametrize("truth", WHOLE, ids=lambda path: path.stem)
def test_a_page_by_another_hand_stays_read_wholly(truth: Path) -> None:
    assert _wrong(truth, truth.parent) == []


@pytest.mark.parametrize("name", BY_OTHERS)
def test_pages_by_other_hands_stay_read_as_well(name: str) -> None:
    tally, _ = truths(BY_OTHERS[name], BY_OTHERS[name])
    assert {measure: tally.f1(measure) for measure in MEASURES if tally.f1(measure) < FLOORS[name]} == {}


def test_seeds_are_read_as_a_reader_would() -> None:
    tally, wrong = Tally(), []
    for path in SEEDS:
        truth = json.loads(path.read_text("utf-8"))
        source = read_source(ROOT / "seeds" / truth["file"])
        wrong += tally_truth(tally, parse_issue(source.text, file=source.name), truth)
    assert wrong == []
    assert {measure: tally.f1(measure) for measure in MEASURES if tally.f1(measure) < 1.0} == {}


@needs_shared
@pytest.mark.parametrize("truth", REAL, ids=lambda path: path.stem)
def test_a_real_front_page_is_read_exactly(truth: Path) -> None:
    assert FACTS
    assert _wrong(truth, SHARED / "acceptance" / "issues") == []


@needs_shared
def test_the_heads_of_a_national_paper_are_found() -> None:
    assert heads_of_rmrb(SHARED / "corpus") >= 0.97
