"""What two head lines over one text are, from the pages with a known truth: `digests/parsing/two_heads.tsv`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from digests.parsing import read_page
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.two_heads import pairs, what_is_seen
from tests.learning.pages import Known, folds, known_pages
from tests.learning.regression import fit, table, told
from tests.typesetter.judging import squeeze

# Real pages and those made after them count more than one generator's many alike.
WEIGHTS = {"seeds": 5.0, "acceptance": 5.0, "pages": 2.0, "generated": 0.6, "generated_again": 0.6}
RARE, HELD_BACK = 4, 4.0
FOLDS = 8
SMALL = 0.05
"""What is smaller in both columns is not written."""
# How a page is set differs from paper to paper, and says little of which of two heads is which.
SETTING = (
    "flush left",
    "gap",
    "an empty line",
    "first of its",
    "wide gap",
    "no gap",
    "a gap",
    "set in",
    "right above",
)


class Pair(NamedTuple):
    """Two heads of a page: the set it came with, the way that is true (0 kicker, 1 deck, 2 one headline), what is seen."""

    group: str
    way: int
    seen: dict[str, float]


def all_pairs() -> list[Pair]:
    return [pair for page in known_pages() for pair in _pairs_of(page)]


def _pairs_of(page: Known) -> Iterator[Pair]:
    reading = read_page(page.text)
    breaks = HeadBreaks(reading.lines, page.text)
    true = {heads: way for article in page.truth["articles"] for way, heads in _true_heads(article)}
    for place in pairs(reading.lines, reading.signs):
        above, below = (squeeze(line.text) for line in reading.lines[place : place + 2])
        way = true.get((above, below), true.get((above + below,)))
        if way is not None:
            seen = what_is_seen(reading.lines, reading.signs, place, breaks)
            yield Pair(
                page.group, way, {name: value for name, value in seen.items() if not _of_setting(name)}
            )


def _of_setting(name: str) -> bool:
    return name.partition(": ")[2].startswith(SETTING)


def _true_heads(article: dict[str, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    kicker, headline, deck = (squeeze(article.get(part) or "") for part in ("kicker", "headline", "deck"))
    if kicker and not deck:
        yield 0, (kicker, headline)
    elif deck and not kicker:
        yield 1, (headline, deck)
    elif not kicker:
        yield 2, (headline,)


def learn(found: Sequence[Pair]) -> tuple[list[str], np.ndarray]:
    """Names, and a weight for each of the three ways; those of the first are 0."""
    counts = [WEIGHTS.get(pair.group, 1.0) for pair in found]
    seen, ways = [pair.seen for pair in found], [pair.way for pair in found]
    names, weights = fit(seen, ways, 3, counts=counts, held_back=HELD_BACK, rare=RARE)
    return names, weights - weights[:, [0]]


def told_when_left_out(found: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """For each set: how many of its pairs the weights of other folds of sets tell rightly, and how many there are."""
    right = {}
    for fold in folds({pair.group for pair in found}, FOLDS):
        names, weights = learn([pair for pair in found if pair.group not in fold])
        for group in fold:
            own = [pair for pair in found if pair.group == group]
            right[group] = sum(told(names, weights, pair.seen) == pair.way for pair in own), len(own)
    return right


def written(names: Sequence[str], weights: np.ndarray) -> str:
    """`two_heads.tsv` as it is written."""
    about = "What two head lines over one text are, learnt from pages with a known truth: logarithms of odds against kicker and headline."
    return table(about, "two_heads.py", ["headline_and_deck", "one_headline"], (names, weights[:, 1:]), SMALL)
