"""The keywords of a whole issue, from those of its articles. Pure."""

from collections.abc import Sequence

from digests.issue import Article, Keyword
from digests.keywords.background import Background

FRONT_PAGE = 1.5
IN_HEADLINE = 1.4


def issue_keywords(
    articles: Sequence[tuple[Article, tuple[Keyword, ...]]], limit: int, background: Background | None = None
) -> tuple[Keyword, ...]:
    """The terms that say most about an issue, best first, the first scored 1.0.

    Each article lends its terms their scores, more on the front page and in a headline. What the archive
    meets in every issue (`background`) falls behind what is new in this one.
    """
    known = background or Background()
    totals: dict[str, float] = {}
    for article, keywords in articles:
        head = f"{article.kicker or ''} {article.headline}"
        for keyword in keywords:
            worth = keyword.score * (FRONT_PAGE if article.page == 1 else 1.0)
            worth *= IN_HEADLINE if keyword.term in head else 1.0
            totals[keyword.term] = totals.get(keyword.term, 0.0) + worth * known.novelty(keyword.term)
    best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    chosen: list[tuple[str, float]] = []
    for term, total in best:
        if len(chosen) == limit:
            break
        if not any(term in other or other in term for other, _ in chosen):
            chosen.append((term, total))
    return tuple(Keyword(term, round(total / chosen[0][1], 3)) for term, total in chosen)
