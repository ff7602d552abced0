"""Keyword truths, and the score of keywords against them: F1 of the first ten, each concept counted once."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from digests.issue import Article, Keyword, Reporter, Subhead

GOLDEN = Path(__file__).parents[2] / "golden"


@dataclass(frozen=True, slots=True)
class Truth:
    """An article and its concepts, each a list of accepted spellings."""

    article: Article
    concepts: tuple[tuple[str, ...], ...]


def truths(half: str) -> list[Truth]:
    """`tune` or `test`."""
    rows = json.loads((GOLDEN / f"keywords/{half}.json").read_text("utf-8"))
    return [
        Truth(_article(row["issue"], row["headline"]), tuple(map(tuple, row["concepts"]))) for row in rows
    ]


def _article(issue: str, headline: str) -> Article:
    articles = json.loads((GOLDEN / "seeds" / issue).read_text("utf-8"))["articles"]
    found = next(article for article in articles if article["headline"] == headline)
    return Article(
        headline=headline,
        kicker=found["kicker"],
        deck=found["deck"],
        page=found["page"],
        paragraphs=tuple(found["paragraphs"]),
        subheads=tuple(Subhead(text, 0) for text in found["subheads"]),
        reporters=tuple(Reporter(one["role"], one["name"]) for one in found["reporters"]),
    )


def mean_f1(half: str, keywords_of: Callable[[Article], Sequence[Keyword]]) -> float:
    scores = [
        f1([word.term for word in keywords_of(truth.article)], truth.concepts) for truth in truths(half)
    ]
    return sum(scores) / len(scores)


def f1(words: Sequence[str], concepts: Sequence[Sequence[str]]) -> float:
    first_ten = {_plain(word) for word in words[:10]}
    hits = sum(any(_plain(spelling) in first_ten for spelling in concept) for concept in concepts)
    return 2 * hits / (len(words[:10]) + len(concepts)) if words else 0.0


def _plain(word: str) -> str:
    return re.sub(r"[\s“”‘’\"'「」『』]", "", word).lower()
