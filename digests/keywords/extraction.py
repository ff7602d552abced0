"""The keywords of one article, and why they are its keywords. Pure."""

from collections.abc import Sequence

from digests.issue import Article, Keyword
from digests.keywords.background import Background
from digests.keywords.candidates import candidates_of
from digests.keywords.redundancy import choose
from digests.keywords.rows import CutText, cut_text, homes_in
from digests.keywords.scoring import Scorer, Weights
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
    read = [_read(article, background) for article in articles]
    known = _known(read, background)
    return tuple(_keywords(parts, cut, known, limit, weights) for parts, cut in read)


def explain_keywords(article: Article, background: Background | None = None, limit: int = 10) -> str:
    """One line a keyword: its score, the term, how often it comes, its sources and every factor."""
    background = background or _NOTHING_KNOWN
    parts, cut = _read(article, background)
    known = _known([(parts, cut)], background)
    scorer = Scorer(parts, known, _TUNED)
    lines = [article.headline]
    for one in choose(scorer.ranked(candidates_of(parts, cut, known).values()), limit):
        factors = "".join(f" {name}×{getattr(_TUNED, name):g}" for name in one.factors)
        lines.append(
            f"  {one.score:6.3f}  {parts.as_printed(one.term)}  {one.times}×"
            f" from {'+'.join(sorted(one.candidate.sources_named()))}"
            f"  rarity×{one.rarity:.3f} novelty×{one.novelty:.3f}{factors}"
        )
    return "\n".join(lines)


def _read(article: Article, background: Background) -> tuple[Parts, CutText]:
    parts = parts_of(article)
    own = background.stop_words
    return parts, cut_text(parts.text, parts.head_end, stop_words() | own if own else stop_words())


def _known(read: Sequence[tuple[Parts, CutText]], background: Background) -> Background:
    """The background with the own place of these articles."""
    return background.with_homes({home for parts, cut in read for home in homes_in(cut, parts.text)})


def _keywords(
    parts: Parts, cut: CutText, known: Background, limit: int, weights: Weights
) -> tuple[Keyword, ...]:
    found = candidates_of(parts, cut, known)
    chosen = choose(Scorer(parts, known, weights).ranked(found.values()), limit)
    return tuple(Keyword(parts.as_printed(one.term), round(one.score / chosen[0].score, 3)) for one in chosen)
