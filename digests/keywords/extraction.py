"""The keywords of one article, and why they are its keywords. Pure."""

from collections.abc import Sequence

from digests.issue import Article, Keyword
from digests.keywords.background import Background
from digests.keywords.candidates import candidates_of
from digests.keywords.redundancy import choose
from digests.keywords.rows import cut_text, homes_in
from digests.keywords.scoring import Scored, Scorer, Weights
from digests.keywords.sections import Parts, parts_of
from digests.word_data import stop_words

_NOTHING_KNOWN = Background()
_TUNED = Weights()


def article_keywords(
    article: Article, background: Background | None = None, limit: int = 10, weights: Weights = _TUNED
) -> tuple[Keyword, ...]:
    """The best terms of an article, `limit` or fewer, best first, the first scored 1.0.

    `background` is what the archive has taught; without it the shipped counts alone decide.
    """
    return keywords_of_articles([article], background, limit, weights)[0]


def keywords_of_articles(
    articles: Sequence[Article],
    background: Background | None = None,
    limit: int = 10,
    weights: Weights = _TUNED,
) -> tuple[tuple[Keyword, ...], ...]:
    """As `article_keywords` for each article of an issue; what one article tells of names helps the others."""
    return tuple(
        tuple(Keyword(parts.as_printed(one.term), round(one.score / chosen[0].score, 3)) for one in chosen)
        for parts, chosen in _chosen(articles, background or _NOTHING_KNOWN, limit, weights)
    )


def explain_keywords(
    articles: Sequence[Article], background: Background | None = None, limit: int = 10
) -> str:
    """As `keywords_of_articles`, told: a line a keyword with its score, its mentions, its sources and every factor."""
    each = _chosen(articles, background or _NOTHING_KNOWN, limit, _TUNED)
    return "\n\n".join(
        "\n".join((article.headline, *(_told(one, parts) for one in chosen)))
        for article, (parts, chosen) in zip(articles, each, strict=True)
    )


def _told(one: Scored, parts: Parts) -> str:
    factors = "".join(f" {name}×{getattr(_TUNED, name):g}" for name in one.factors)
    return (
        f"  {one.score:6.3f}  {parts.as_printed(one.term)}  {one.times}×"
        f" from {'+'.join(sorted(one.candidate.sources_named()))}"
        f"  rarity×{one.rarity:.3f} novelty×{one.novelty:.3f}{factors}"
    )


def _chosen(
    articles: Sequence[Article], background: Background, limit: int, weights: Weights
) -> list[tuple[Parts, list[Scored]]]:
    """Each article with its best terms, best first."""
    stop = stop_words() | background.stop_words if background.stop_words else stop_words()
    parts = [parts_of(article) for article in articles]
    cuts = [cut_text(one.text, one.head_end, stop) for one in parts]
    read = list(zip(parts, cuts, strict=True))
    # The own place of these articles is that of the paper.
    known = background.with_homes({home for one, cut in read for home in homes_in(cut, one.text)})
    found = [candidates_of(one, cut, known) for one, cut in read]
    ranked = [
        Scorer(one, known, weights).ranked(candidates.values())
        for one, candidates in zip(parts, found, strict=True)
    ]
    return [(one, choose(best, limit)) for one, best in zip(parts, ranked, strict=True)]
