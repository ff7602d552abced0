"""What each short line is, from the pages with a known truth: `digests/parsing/line_roles.tsv`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from digests.parsing.odds import CLASSES, what_is_seen
from digests.parsing.parser import read_page
from tests.learning.pages import Known, known_pages, typeset_pages
from tests.learning.regression import fit, table
from tests.typesetter.judging import squeeze

# Real pages and those made after them count more than one generator's many alike.
WEIGHTS = {
    "acceptance": 3.0,
    "seeds": 2.0,
    "pages": 2.0,
    "generated": 0.8,
    "generated_again": 0.8,
    "typeset": 0.5,
}
RARE, HELD_BACK = 3, 2.0
TYPESET = 200  # issues
SMALL = 0.005
"""What is smaller in every column is not written."""
_NAMES = {name: at for at, name in enumerate(CLASSES)}
_PART = 3  # characters of a headline's piece
_MORE = {"kicker": "kicker", "headline": "headline_more", "deck": "deck"}


class Example(NamedTuple):
    """A line: the set its page came with, the class that is true, what is seen."""

    group: str
    way: int
    seen: list[str]


def all_examples() -> list[Example]:
    return [example for page in (*known_pages(), *typeset_pages(TYPESET)) for example in examples_of(page)]


def examples_of(page: Known) -> Iterator[Example]:
    reading = read_page(page.text)
    names = true_classes([squeeze(line.text) for line in reading.lines], page.truth)
    for place, seen in what_is_seen(reading.lines, reading.signs):
        yield Example(page.group, _NAMES[names[place]], seen)


def true_classes(lines: Sequence[str], truth: Mapping[str, Any]) -> list[str]:
    """The class of each line of a page by the truth about its articles, white space aside."""
    whole: dict[str, str] = {}
    parts: list[tuple[str, str]] = []
    paragraphs: list[str] = []
    for article in truth["articles"]:
        kicker, headline, deck = (squeeze(article.get(part) or "") for part in ("kicker", "headline", "deck"))
        heads = [("kicker", kicker), ("headline", headline), ("deck", deck)]
        two = [
            ("two_heads", kicker + headline if kicker else ""),
            ("two_heads", headline + deck if deck else ""),
        ]
        subheads = [("subhead", squeeze(head)) for head in article.get("subheads") or []]
        for name, text in [*heads, *two, *subheads]:
            if text:
                whole.setdefault(text, name)
        parts += [(name, text) for name, text in heads if text]
        paragraphs += [squeeze(text) for text in article.get("paragraphs") or []]
    bodies = "\n" + "\n".join(paragraphs)
    return [whole.get(line) or _part_of(line, bodies, parts) for line in lines]


def _part_of(line: str, bodies: str, parts: Sequence[tuple[str, str]]) -> str:
    if len(line) > 1 and line in bodies:
        return "paragraph" if f"\n{line}" in bodies else "continued"
    for name, text in parts:
        if len(line) >= _PART and line in text:
            return name if text.startswith(line) else _MORE[name]
    return "none_of_these"


def learn(found: Sequence[Example]) -> tuple[list[str], np.ndarray]:
    """Names, and a weight for each class."""
    counts = [WEIGHTS.get(example.group, 1.0) for example in found]
    seen = [dict.fromkeys(example.seen, 1.0) for example in found]
    ways = [example.way for example in found]
    return fit(seen, ways, len(CLASSES), counts=counts, held_back=HELD_BACK, rare=RARE)


def written(names: Sequence[str], weights: np.ndarray) -> str:
    """`line_roles.tsv` as it is written."""
    about = "What a short line of a printed page is, learnt from pages with a known truth: weights of a logistic regression."
    return table(about, "odds.py", list(CLASSES), (names, weights), SMALL)
