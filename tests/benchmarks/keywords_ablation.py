"""How good the keywords are, and what each source, weight and step is worth: the tables of docs/accuracy.md.

    python -m tests.benchmarks.keywords_ablation

F1 of the first ten keywords against the truths of tests/golden/keywords (two halves) and, where it is there, of
../shared/acceptance. A line a part: the figures without it. jieba's own extractor is asked in the same run.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import jieba
import jieba.analyse

from digests.issue import Article, Reporter
from digests.keywords import Background, Weights, redundancy
from digests.keywords.candidates import SOURCES as ALL_SOURCES
from digests.keywords.candidates import Candidate, candidates_of
from digests.keywords.rows import CutText, cut_text, homes_in
from digests.keywords.scoring import Scored, Scorer
from digests.keywords.sections import Parts, parts_of
from digests.word_data import stop_words
from tests.digests.keywords.truths import Truth, f1, truths

SHARED = Path(__file__).parents[3] / "shared/acceptance"
SOURCES = ("quote", "word", "phrase", "compound", "new", "place", "office", "set", "person")
STEPS = (
    "stop words",
    "names taken out",
    "own place left out",
    "fragments left out",
    "one choice for one thing",
)
Choose = Callable[[Sequence[Scored], int], list[Scored]]


@dataclass(frozen=True, slots=True)
class Case:
    """A truth with everything that comes before the scoring."""

    truth: Truth
    parts: Parts
    cut: CutText
    known: Background


def shared_truths() -> Iterator[Truth]:
    if not SHARED.is_dir():
        return
    parsed = json.loads(next((SHARED / "gold").glob("000_*.json")).read_text("utf-8"))["articles"]
    for headline, concepts in json.loads((SHARED / "gold_keywords.json").read_text("utf-8")).items():
        found = next(article for article in parsed if article["headline"] == headline)
        article = Article(
            headline=headline,
            kicker=found["kicker"],
            paragraphs=tuple(found["paragraphs"]),
            reporters=tuple(Reporter(one["role"], one["name"]) for one in found["reporters"]),
        )
        yield Truth(article, tuple(map(tuple, concepts)))


def cases(lot: Sequence[Truth], paper: str | None, without: str = "") -> list[Case]:
    made = []
    for truth in lot:
        parts = parts_of(truth.article)
        if without == "names taken out":
            parts = replace(parts, text=parts.printed, private={})
        stop = frozenset[str]() if without == "stop words" else stop_words()
        cut = cut_text(parts.text, parts.head_end, stop)
        known = Background()
        if without != "own place left out":
            known = known.at_home(paper).with_homes(homes_in(cut, parts.text))
        made.append(Case(truth, parts, cut, known))
    return made


def score(
    lot: Sequence[Case], weights: Weights, source: str = "", choose: Choose = redundancy.choose
) -> float:
    """Mean F1; without the candidates that only `source` brings up."""
    total = 0.0
    for case in lot:
        found = [
            left
            for one in candidates_of(case.parts, case.cut, case.known).values()
            if (left := drop(one, source))
        ]
        chosen = choose(Scorer(case.parts, case.known, weights).ranked(found), 10)
        total += f1([case.parts.as_printed(one.term) for one in chosen], case.truth.concepts)
    return total / len(lot)


def drop(candidate: Candidate, source: str) -> Candidate | None:
    if source:
        candidate.sources &= ~(1 << ALL_SOURCES.index(source))
    return candidate if candidate.sources else None


def no_fragments(scored: Sequence[Scored], limit: int) -> list[Scored]:
    chosen: list[Scored] = []
    for one in scored:
        if len(chosen) < limit and not any(
            one.term in other.term or other.term in one.term for other in chosen
        ):
            chosen.append(one)
    return chosen


def neutral(weights: Weights, name: str) -> Weights:
    if name == "places":
        return replace(weights, places=dict.fromkeys(weights.places, 1.0))
    return replace(weights, **{name: 0.0 if name == "rarity" else 1.0})


def by_jieba(lot: Sequence[Truth]) -> float:
    total = 0.0
    for truth in lot:
        text = "\n".join((truth.article.headline, *truth.article.paragraphs))
        total += f1(jieba.analyse.extract_tags(text, topK=10), truth.concepts)
    return total / len(lot)


def main() -> None:
    jieba.setLogLevel(logging.WARNING)
    lots = {"tune": (truths("tune"), "今日云溪"), "test": (truths("test"), "今日云溪")}
    if shared := list(shared_truths()):
        lots["shared"] = (shared, None)

    def line(name: str, figure: Callable[[str], float]) -> None:
        print(f"| {name} | " + " | ".join(f"{figure(lot):.3f}" for lot in lots) + " |", flush=True)

    print("| | " + " | ".join(f"{name} ({len(lot)})" for name, (lot, _) in lots.items()) + " |")
    print("|---|" + "---|" * len(lots))
    weights = Weights()
    ready = {name: cases(lot, paper) for name, (lot, paper) in lots.items()}
    line("jieba TF-IDF", lambda lot: by_jieba(lots[lot][0]))
    line("**everything**", lambda lot: score(ready[lot], weights))
    for source in SOURCES:
        line(f"without source: {source}", lambda lot, source=source: score(ready[lot], weights, source))
    for one in fields(Weights):
        if one.name not in ("learned", "dictionary"):  # no archive and no operator here
            line(
                f"without weight: {one.name}",
                lambda lot, name=one.name: score(ready[lot], neutral(weights, name)),
            )
    for step in STEPS[:3]:
        line(f"without step: {step}", lambda lot, step=step: score(cases(*lots[lot], without=step), weights))
    line(f"without step: {STEPS[3]}", lambda lot: score(ready[lot], weights, choose=no_fragments))
    line(
        f"without step: {STEPS[4]}",
        lambda lot: score(ready[lot], weights, choose=lambda one, n: list(one[:n])),
    )


if __name__ == "__main__":
    main()
