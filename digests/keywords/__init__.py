"""What an article is about, in its own words: whole terms, best first. Pure and deterministic.

sections -> candidates -> scoring -> redundancy
"""

from digests.keywords.background import Background
from digests.keywords.extraction import article_keywords, explain_keywords, keywords_of_articles
from digests.keywords.issue import issue_keywords
from digests.keywords.scoring import Weights

__all__ = [
    "Background",
    "Weights",
    "article_keywords",
    "explain_keywords",
    "issue_keywords",
    "keywords_of_articles",
]
