"""What is known of a single word wherever it stands, worked out once and remembered. Pure."""

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
_GETS_THERE = frozenset("到来出去上下成为过给住完好")  # 摆到, 捐出: half a sentence

MOST_REMEMBERED = 200_000
"""Words; then from the beginning."""


class Word(str):
    """A word that the segmenter cut: a string like any other, which knows what it is.

    `named`: names of things are made of it; `modifies`: stands before the last word of such a name; `proper`: a name
    by itself; `manner`: how something is or is done; `action`: that, or a verb; `divides`: no name goes across it.
    `begins`, `ends`: may be the first, the last word of a name that is met once. `generic`: too general to stand
    alone; `known`: the language has it; `rarity`: see Background.
    """

    __slots__ = (
        "action",
        "begins",
        "divides",
        "ends",
        "generic",
        "known",
        "manner",
        "modifies",
        "named",
        "proper",
        "rarity",
    )

    named: bool
    modifies: bool
    proper: bool
    manner: bool
    action: bool
    divides: bool
    begins: bool
    ends: bool
    generic: bool
    known: bool
    rarity: float


class _Lexicon(dict[str, Word]):
    def __missing__(self, term: str) -> Word:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        part = part_of(term)
        word = Word(term)
        word.named = part in _NAMES
        word.modifies = part in _NAMES or part == "a"
        word.proper = part in _PROPER
        word.manner = part in _MANNER
        word.action = part in _ACTIONS
        word.divides = part in _CLAUSES
        word.begins = word.modifies and len(term) > 1
        word.ends = len(term) == 2 and term[1] not in _GETS_THERE
        word.generic = term in generic_words()
        word.known = term in word_counts()
        word.rarity = rarity_of(term)
        self[term] = word
        return word


LEXICON = _Lexicon()
