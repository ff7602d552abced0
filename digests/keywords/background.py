"""What is known of words before an article is read: general Chinese, and what the archive has taught. Pure."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from digests.search.simplified import simplified
from digests.word_data import word_counts

WORDS_COUNTED = 60_000_000
"""The size of the text behind the shipped counts."""
UNSEEN = 8
"""The count given to a word that the shipped table leaves out (it holds those of 40 and more)."""

LEARNED_FROM = 2
"""Articles of which a term has to be a keyword before it is taken for a word elsewhere."""

_TITLE_FRAME = re.compile(r"^(?:今日|新)|(?:日报|晚报|晨报|时报|新闻|报|发布|周刊|之窗)$")


@dataclass(frozen=True, slots=True)
class Background:
    """`documents` articles of the archive, and in how many of them each keyword was found.

    `home` are names of the paper's own place: a word of every issue says nothing. `terms` are those of the
    operator's dictionary, `stop_words` those that are never to be shown.
    """

    documents: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    home: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    stop_words: frozenset[str] = frozenset()
    learned: frozenset[str] = frozenset()

    @staticmethod
    def of_archive(
        documents: int,
        counts: Mapping[str, int],
        terms: frozenset[str] = frozenset(),
        stop_words: frozenset[str] = frozenset(),
    ) -> "Background":
        """A keyword of two articles is a word of this paper from then on: found also where nothing marks it.

        All may be in either script.
        """
        known: dict[str, int] = {}
        for term, count in counts.items():  # texts are read in simplified characters
            plain = simplified(term)
            known[plain] = known.get(plain, 0) + count
        learned = frozenset(term for term, count in known.items() if count >= LEARNED_FROM and len(term) > 2)
        return Background(
            documents,
            known,
            terms=frozenset(map(simplified, terms)),
            stop_words=frozenset(map(simplified, stop_words)),
            learned=learned,
        )

    def at_home(self, paper: str | None) -> "Background":
        """The same for a paper by its name: 今日云溪 is at home in 云溪."""
        place = _TITLE_FRAME.sub("", _TITLE_FRAME.sub("", paper or ""))
        return replace(self, home=self.home | {place}) if len(place) >= 2 else self

    def hiding(self, names: frozenset[str]) -> "Background":
        """The same, and none of these names (simplified characters) is ever to be shown."""
        return replace(self, stop_words=self.stop_words | names) if names else self

    def with_homes(self, places: set[str]) -> "Background":
        """The same with more names of the own place."""
        return replace(self, home=self.home | places) if places else self

    def home_names(self) -> frozenset[str]:
        """What its own place is called: 云溪 and 云溪县 in a paper of 云溪."""
        return self.home | {name + end for name in self.home for end in "县区市镇"}

    def knows(self, word: str) -> bool:
        """True for a word of the language, or one that the archive has met as a keyword."""
        return word in word_counts() or word in self.counts or word in self.terms

    def novelty(self, term: str) -> float:
        """1.0 for a term the archive does not know, down to 0.5 for one in every article of it."""
        if self.documents < 20:
            return 1.0  # too few to tell a habit of the paper from a topic of its week
        return 1 - 0.5 * math.log1p(self.counts.get(term, 0)) / math.log1p(self.documents)


def rarity_of(word: str) -> float:
    """0.0 for the commonest word of the language to 1.0 for one never met."""
    return 1 - math.log1p(word_counts().get(word, UNSEEN)) / math.log(WORDS_COUNTED)
