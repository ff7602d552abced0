"""What the archive has taught so far, for the keywords of the next issue; counted again only when it has grown."""

from sqlalchemy import Engine

from digests.keywords import Background
from digests.trends.counts import background_of, visible_articles

# Counting goes over every keyword of the archive: worth it when there is a twentieth more to learn from.
GROWN = 1.05


class Learned:
    """The background of one archive; `terms` and `stop_words` are the operator's own."""

    def __init__(
        self, engine: Engine, terms: frozenset[str] = frozenset(), stop_words: frozenset[str] = frozenset()
    ) -> None:
        self.engine = engine
        self.terms = terms
        self.stop_words = stop_words
        self._background: Background | None = None

    def background(self, paper: str) -> Background:
        """For an article of this paper. Raises ArchiveError."""
        known = self._background
        if known is None or visible_articles(self.engine) > known.documents * GROWN:
            known = background_of(self.engine, terms=self.terms, stop_words=self.stop_words)
            self._background = known
        return known.at_home(paper)
