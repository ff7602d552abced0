"""The keywords of one article, and why they are its keywords. Pure."""

from collections.abc import Sequence

from digests.issue import Article, Keyword
from digests.keywords.background import Background
from digests.keywords.candidates import candidates_of
from digests.keywords.redundancy import choose
from digests.keywords.rows import CutText, cut_text, homes_in
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
    background = background or _NOTHING_KNOWN
    read = _read(articles, background)
    known = _known(read, background)
    return tuple(_keywords(parts, cut, known, limit, weights) for parts, cut in read)


def explain_keywords(
    articles: Sequence[Article], background: Background | None = None, limit: int = 10
) -> str:
    """As `keywords_of_articles`, told: a line a keyword with its score, its mentions, its sources and every factor."""
    background = background or _NOTHING_KNOWN
    read = _read(articles, background)
    known = _known(read, background)
    told = [
        "\n".join(
            (article.headline, *(_told(one, parts) for one in _chosen(parts, cut, known, limit, _TUNED)))
        )
        for article, (parts, cut) in zip(articles, read, strict=True)
    ]
    return "\n\n".join(told)


def _told(one: Scored, parts: Parts) -> str:
    factors = "".join(f" {name}×{getattr(_TUNED, name):g}" for name in one.factors)
    return (
        f"  {one.score:6.3f}  {parts.as_printed(one.term)}  {one.times}×"
        f" from {'+'.join(sorted(one.candidate.sources_named()))}"
        f"  rarity×{one.rarity:.3f} novelty×{one.novelty:.3f}{factors}"
    )


def _read(articles: Sequence[Article], background: Background) -> list[tuple[Parts, CutText]]:
    stop = stop_words() | background.stop_words if background.stop_words else stop_words()
    each = map(parts_of, articles)
    return [(parts, cut_text(parts.text, parts.head_end, stop)) for parts in each]


def _known(read: Sequence[tuple[Parts, CutText]], background: Background) -> Background:
    """The background with the own place of these articles."""
    return background.with_homes({home for parts, cut in read for home in homes_in(cut, parts.text)})


def _keywords(
    parts: Parts, cut: CutText, known: Background, limit: int, weights: Weights
) -> tuple[Keyword, ...]:
    chosen = _chosen(parts, cut, known, limit, weights)
    return tuple(Keyword(parts.as_printed(one.term), round(one.score / chosen[0].score, 3)) for one in chosen)


def _chosen(parts: Parts, cut: CutText, known: Background, limit: int, weights: Weights) -> list[Scored]:
    return choose(Scorer(parts, known, weights).ranked(candidates_of(parts, cut, known).values()), limit)
