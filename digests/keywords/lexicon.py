"""What is known of a single word wherever it stands, worked out once and remembered. Pure."""

from typing import NamedTuple

from digests.keywords.background import rarity_of
from digests.word_data import generic_words, word_counts
from digests.words import part_of

# Parts of speech in jieba's letters: a hint, not more.
_NAMES = frozenset(
    {"n", "nz", "ns", "nt", "nr", "nrt", "nrfg", "j", "vn", "l", "i", "b", "eng", "g", "s", "ng", "zg", "an"}
)
_PROPER = frozenset({"ns", "nr", "nz", "nrt"})
_MANNER = frozenset({"a", "ag", "ad", "d", "z"})
_ACTIONS = frozenset({"v", "vg"}) | _MANNER
_CLAUSES = frozenset({"v", "vg", "d", "ad", "z"})

MOST_REMEMBERED = 200_000
"""Words; then from the beginning."""


class Word(NamedTuple):
    """A word of a text that the segmenter cut.

    `named`: names of things are made of it; `modifies`: stands before the last word of such a name; `proper`: a name
    by itself; `manner`: how something is or is done; `action`: that, or a verb; `divides`: no name goes across it.
    `generic`: too general to stand alone; `known`: the language has it; `rarity`: see Background.
    """

    named: bool
    modifies: bool
    proper: bool
    manner: bool
    action: bool
    divides: bool
    generic: bool
    known: bool
    rarity: float


class _Lexicon(dict[str, Word]):
    def __missing__(self, word: str) -> Word:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        part = part_of(word)
        self[word] = known = Word(
            named=part in _NAMES,
            modifies=part in _NAMES or part == "a",
            proper=part in _PROPER,
            manner=part in _MANNER,
            action=part in _ACTIONS,
            divides=part in _CLAUSES,
            generic=word in generic_words(),
            known=word in word_counts(),
            rarity=rarity_of(word),
        )
        return known


LEXICON = _Lexicon()
