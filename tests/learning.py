"""Learns what two head lines over one text are, from the pages with a known truth: `digests/parsing/learnt.py`.

    python -m tests.learning [--write]

Prints how many pairs are told rightly when their own set was left out, one set after the other. `--write` writes the
table.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from digests.parsing import read_page
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.two_heads import pairs, what_is_seen
from digests.sources.reading import read_source
from tests.accuracy import GOLDEN, ROOT, SHARED
from tests.typesetter.judging import squeeze

FOLDERS = {
    "seeds": (GOLDEN / "seeds", ROOT / "seeds"),
    "pages": (GOLDEN / "pages", GOLDEN / "pages"),
    "more_hands": (GOLDEN / "more_hands", GOLDEN / "more_hands"),
    "other_hands": (GOLDEN / "other_hands", GOLDEN / "other_hands"),
    "generated": (GOLDEN / "generated", GOLDEN / "generated"),
    "generated_again": (GOLDEN / "generated_again", GOLDEN / "generated_again"),
    "acceptance": (SHARED / "acceptance" / "gold", SHARED / "acceptance" / "issues"),
}
# Real pages and those made after them count more than one generator's many alike.
WEIGHTS = {"seeds": 5.0, "acceptance": 5.0, "pages": 2.0, "generated": 0.6, "generated_again": 0.6}
RARE = 4  # a sign seen less often tells nothing
HELD_BACK = 4.0  # how much a weight away from 0 costs
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


def all_pairs() -> Iterator[Pair]:
    for name, (golden, texts) in FOLDERS.items():
        for path in sorted(golden.glob("*.json")):
            truth = json.loads(path.read_text("utf-8"))
            letter = re.match("[a-z]{1,2}(?=-)", path.stem) if name == "more_hands" else None
            yield from _pairs_of(letter[0] if letter else name, truth, texts / truth["file"])


def _pairs_of(group: str, truth: dict[str, object], page: Path) -> Iterator[Pair]:
    text = read_source(page).text
    reading = read_page(text)
    breaks = HeadBreaks(reading.lines, text)
    true = {heads: way for article in truth["articles"] for way, heads in _true_heads(article)}
    for place in pairs(reading.lines, reading.signs):
        above, below = (squeeze(line.text) for line in reading.lines[place : place + 2])
        way = true.get((above, below), true.get((above + below,)))
        if way is not None:
            yield Pair(group, way, what_is_seen(reading.lines, reading.signs, place, breaks))


def _true_heads(article: dict[str, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    kicker, headline, deck = (squeeze(article.get(part) or "") for part in ("kicker", "headline", "deck"))
    if kicker and not deck:
        yield 0, (kicker, headline)
    elif deck and not kicker:
        yield 1, (headline, deck)
    elif not kicker:
        yield 2, (headline,)


def fit(found: Sequence[Pair]) -> tuple[list[str], np.ndarray]:
    """Names, and a weight for each of the three ways: a multinomial logistic regression, by Newton's method."""
    seen = Counter(name for pair in found for name, value in pair.seen.items() if value)
    names = sorted(
        name
        for name, times in seen.items()
        if times >= RARE and not name.partition(": ")[2].startswith(SETTING)
    )
    values = np.array([[pair.seen.get(name, 0.0) for name in names] for pair in found])
    true = np.eye(3)[[pair.way for pair in found]]
    counts = np.array([WEIGHTS.get(pair.group, 1.0) for pair in found])
    cost = np.array([0.01 if name == "always" else HELD_BACK for name in names])
    weights = np.zeros((len(names), 3))
    for _ in range(30):
        chances = odds_to_chances(values @ weights)
        slope = values.T @ (counts[:, None] * (chances - true)) + cost[:, None] * weights
        bend = np.zeros((weights.size, weights.size))
        for one in range(3):
            for other in range(3):
                spread = counts * chances[:, one] * ((one == other) - chances[:, other])
                bend[one::3, other::3] = values.T @ (values * spread[:, None])
        bend += np.diag(np.repeat(cost, 3))
        step = np.linalg.solve(bend, slope.ravel()).reshape(weights.shape)
        weights -= step
        if abs(step).max() < 1e-9:
            break
    return names, weights - weights[:, [0]]


def odds_to_chances(odds: np.ndarray) -> np.ndarray:
    grown = np.exp(odds - odds.max(1, keepdims=True))
    return grown / grown.sum(1, keepdims=True)


def told_when_left_out(found: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """For each set: how many of its pairs the others' weights tell rightly, and how many there are."""
    told = {}
    for group in sorted({pair.group for pair in found}):
        names, weights = fit([pair for pair in found if pair.group != group])
        own = [pair for pair in found if pair.group == group]
        values = np.array([[pair.seen.get(name, 0.0) for name in names] for pair in own])
        told[group] = int(((values @ weights).argmax(1) == [pair.way for pair in own]).sum()), len(own)
    return told


def table(names: Sequence[str], weights: np.ndarray) -> str:
    head = '''"""What two head lines over one text are, learnt from pages with a known truth: logarithms of odds.

Written by `python -m tests.learning --write`; no hand changes it. A name is a sign of the line above or below, or what
`two_heads` measures; its number speaks for the way of the table and, below 0, for kicker and headline.
"""
'''
    parts = [head]
    for title, column in (("FOR_A_DECK", 1), ("FOR_ONE_HEADLINE", 2)):
        rows = [
            f'    "{name}": {row[column]:.2f},\n'
            for name, row in zip(names, weights, strict=True)
            if abs(row[column]) >= 0.05
        ]
        parts.append(f"{title}: dict[str, float] = {{\n{''.join(rows)}}}\n")
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the table")
    args = parser.parse_args()
    found = list(all_pairs())
    told = told_when_left_out(found)
    for group, (right, every) in told.items():
        print(f"{group:16} {right:4} of {every}")
    print(f"{'all':16} {sum(right for right, _ in told.values()):4} of {len(found)}")
    if args.write:
        (ROOT / "digests/parsing/learnt.py").write_text(table(*fit(found)), "utf-8")


if __name__ == "__main__":
    main()
