"""The keywords of one article, and why they are its keywords. Pure."""

from digests.issue import Article, Keyword
from digests.keywords.background import Background
from digests.keywords.candidates import candidates_of, homes_in, runs_of
from digests.keywords.redundancy import choose
from digests.keywords.scoring import Scored, Weights, reasons, score_all
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
    chosen, _ = _weigh(parts, background or _NOTHING_KNOWN, limit, weights)
    return tuple(Keyword(parts.as_printed(one.term), round(one.score / chosen[0].score, 3)) for one in chosen)


def _weigh(parts: Parts, known: Background, limit: int, weights: Weights) -> tuple[list[Scored], Background]:
    runs = runs_of(parts.text)
    known = known.with_homes(homes_in(runs))
    found = candidates_of(parts, runs, known)
    return choose(score_all(found, parts, known, weights), limit), known


def explain_keywords(article: Article, background: Background | None = None, limit: int = 10) -> str:
    """One line a keyword: its score, the term, how often it comes, its sources and every factor."""
    chosen, known = _weigh(parts_of(article), background or _NOTHING_KNOWN, limit, _TUNED)
    lines = [article.headline]
    for one in chosen:
        sources = "+".join(sorted(one.candidate.sources))
        factors = " ".join(f"{name}×{factor:g}" for name, factor in reasons(one, known, _TUNED))
        lines.append(f"  {one.score:6.3f}  {one.term}  ({one.times}×, {sources})  {factors}")
    return "\n".join(lines)
