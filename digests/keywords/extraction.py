"""The keywords of one article, and why they are its keywords. Pure."""

from digests.issue import Article, Keyword
from digests.keywords.background import Background
from digests.keywords.candidates import candidates_of
from digests.keywords.redundancy import choose
from digests.keywords.scoring import Scored, Weights, reasons, score_all
from digests.keywords.sections import parts_of

_NOTHING_KNOWN = Background()
_TUNED = Weights()


def article_keywords(
    article: Article, background: Background | None = None, limit: int = 10, weights: Weights = _TUNED
) -> tuple[Keyword, ...]:
    """The best terms of an article, `limit` or fewer, best first, the first scored 1.0.

    `background` is what the archive has taught; without it the shipped counts alone decide.
    """
    chosen = ranked(article, background, limit, weights)
    return tuple(Keyword(one.term, round(one.score / chosen[0].score, 3)) for one in chosen)


def ranked(
    article: Article, background: Background | None = None, limit: int = 10, weights: Weights = _TUNED
) -> list[Scored]:
    """As `article_keywords`, with everything that was weighed."""
    known = background or _NOTHING_KNOWN
    parts = parts_of(article)
    found = candidates_of(parts, known)
    return choose(score_all(found, parts, known, weights), limit)


def explain_keywords(article: Article, background: Background | None = None, limit: int = 10) -> str:
    """One line a keyword: its score, the term, how often it comes, its sources and every factor."""
    known = background or _NOTHING_KNOWN
    lines = [article.headline]
    for one in ranked(article, known, limit):
        sources = "+".join(sorted(one.candidate.sources))
        factors = " ".join(f"{name}×{factor:g}" for name, factor in reasons(one, known, _TUNED))
        lines.append(f"  {one.score:6.3f}  {one.term}  ({one.times}×, {sources})  {factors}")
    return "\n".join(lines)
