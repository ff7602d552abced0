"""The keywords of one article, and why they are its keywords. Pure."""

from collections.abc import Iterable

from digests.issue import Article, Keyword
from digests.keywords.background import Background
from digests.keywords.candidates import Candidate, candidates_of
from digests.keywords.redundancy import choose
from digests.keywords.rows import homes_in, runs_of
from digests.keywords.scoring import Scorer, Weights
from digests.keywords.sections import Parts, parts_of

_NOTHING_KNOWN = Background()
_TUNED = Weights()


def article_keywords(
    article: Article, background: Background | None = None, limit: int = 10, weights: Weights = _TUNED
) -> tuple[Keyword, ...]:
    """The best terms of an article, `limit` or fewer, best first, the first scored 1.0.

    `background` is what the archive has taught; without it the shipped counts alone decide.
    """
    parts = parts_of(article)
    found, scorer = _look(parts, background, weights)
    chosen = choose(scorer.ranked(found), limit)
    return tuple(Keyword(parts.as_printed(one.term), round(one.score / chosen[0].score, 3)) for one in chosen)


def explain_keywords(article: Article, background: Background | None = None, limit: int = 10) -> str:
    """One line a keyword: its score, the term, how often it comes, its sources and every factor."""
    parts = parts_of(article)
    found, scorer = _look(parts, background, _TUNED)
    lines = [article.headline]
    for one in choose(scorer.ranked(found), limit):
        factors = "".join(f" {name}×{scorer.factors[name]:g}" for name in sorted(one.factors))
        lines.append(
            f"  {one.score:6.3f}  {parts.as_printed(one.term)}  {one.times}×"
            f" from {'+'.join(sorted(one.candidate.sources))}"
            f"  rarity×{one.rarity:.3f} novelty×{one.novelty:.3f}{factors}"
        )
    return "\n".join(lines)


def _look(
    parts: Parts, background: Background | None, weights: Weights
) -> tuple[Iterable[Candidate], Scorer]:
    runs = runs_of(parts.text)
    known = (background or _NOTHING_KNOWN).with_homes(homes_in(runs))
    return candidates_of(parts, runs, known).values(), Scorer(parts, known, weights)
