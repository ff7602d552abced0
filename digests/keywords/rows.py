"""Words that stand together: which rows of them come again, stand in the head, or stand alone. Pure."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from digests.keywords.lexicon import LEXICON, MOST_REMEMBERED, Word
from digests.people.names import is_name
from digests.word_data import set_phrases, word_counts
from digests.words import cut, learn_parts, part_of

LONGEST_ROW = 6
"""Words of a row that comes again; in the head four, met once in the body three."""

LONGEST_COMPOUND = 8
"""Characters of a row that is met once in the body; a longer one is half a sentence."""

FUNCTION = frozenset(
    "的了在是和与及或也都还就而但把被让给向对从到以为等其此该本这那有个位名着过吗呢吧得将又再很更最至由各每某第"
    "我你他她们不没会要能可说去来驻暨"
)
"""Function words: no place, office or new word holds one."""

LETTERS = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")
_OF_SESSION = re.compile("[一二三四五六七八九十]{1,3}届(?=.)")
_COUNTY = re.compile("[县区](?<![县区][县区])")
_MODIFIES = attrgetter("modifies")

Run = tuple[Word, ...]
"""Words with content that follow each other."""


@dataclass(frozen=True, slots=True)
class CutText:
    """A text in words (joined they are the text), those of its head, and how often each word with content comes.

    `runs` are those of two words and more, `head_runs` the first of them, from kicker, headline and deck.
    """

    words: list[str]
    head: set[Word]
    head_runs: list[Run]
    runs: list[Run]
    counts: Counter[Word]

    def starts(self) -> list[int]:
        """The offsets at which the words begin, and that of the end."""
        return list(accumulate(map(len, self.words), initial=0))

    def may_begin_a_name(self, starts: Sequence[int], offset: int) -> bool:
        """Whether a word that begins there, if one does, may be the first of a name; `starts` as above."""
        place = bisect_left(starts, offset)
        if starts[place] != offset or place == len(self.words):
            return False
        word = self.words[place]
        return word in self.counts and LEXICON[word].named


class Rows(NamedTuple):
    """Two or more neighbouring words: those that come again with their times, those of the head, and all others."""

    again: dict[Run, int]
    head: list[Run]
    alone: list[Run]


def cut_text(text: str, head_end: int, stop: frozenset[str]) -> CutText:
    """`text` cut into runs at every mark, number, function word and word of `stop`; its head ends at `head_end`."""
    head_words, body_words = cut(text[:head_end]), cut(text[head_end:])
    content = _content(stop)
    while True:
        try:
            head, body = content.of(head_words), content.of(body_words)
            break
        except KeyError:  # new words; again where another thread made room in between
            content.learn(text, head_words + body_words)
    head_runs = _runs(head)
    counts = Counter(filter(None, head))
    in_head = set(counts)
    counts.update(filter(None, body))
    return CutText(head_words + body_words, in_head, head_runs, head_runs + _runs(body), counts)


class _Content(dict[str, Word | None]):
    """What is known of a word, or None where it has no content."""

    def __init__(self, stop: frozenset[str]) -> None:
        super().__init__()
        self._stop = stop

    def of(self, words: list[str]) -> list[Word | None]:
        """The same for each of `words`; KeyError for one not yet learnt."""
        return list(map(self.__getitem__, words))

    def learn(self, text: str, words: list[str]) -> None:
        """The words of `text`, which are tagged as they stand in it."""
        learn_parts(text)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        for word in words:
            session = _OF_SESSION.match(word)
            term = word[session.end() :] if session else word  # 十八届人大: the number is not of the name
            kept = term not in self._stop and _has_content(term, part_of(word))
            self[word] = LEXICON[term] if kept else None


@lru_cache(maxsize=4)
def _content(stop: frozenset[str]) -> _Content:
    return _Content(stop)


def _runs(content: Iterable[Word | None]) -> list[Run]:
    """What stands between two words without content and is more than a word."""
    runs: list[Run] = []
    run: list[Word] = []
    for word in chain(content, (None,)):
        if word is not None:
            run.append(word)
        elif run:
            if len(run) > 1:
                runs.append(tuple(run))
            run = []
    return runs


def _has_content(word: str, part: str) -> bool:
    """False for marks, function words, and persons' names: a name is no part of a term."""
    if part == "nr" and is_name(word) and word not in word_counts():
        return False
    known = LEXICON[word]
    if not (known.known or FUNCTION.isdisjoint((word[0], word[-1]))):
        return False  # 为云溪: a guess of the segmenter that went wrong
    if known.named:
        return word.isalnum() and word not in FUNCTION
    return known.action and len(word) > 1


def homes_in(words: CutText, text: str) -> set[str]:
    """Names of counties and districts in the text: the paper's own, as good as always."""
    counties = {text[end.start() - size : end.end()] for end in _COUNTY.finditer(text) for size in (2, 3)}
    whole = {
        county[:-1]
        for county in counties.intersection(words.counts)
        if LEXICON[county].proper or (len(county) == 3 and _is_no_word(county))
    }
    bare = {county[:-1] for county in counties}.intersection(words.counts)
    return whole | {name for name in bare if LEXICON[name].proper and len(name) > 1}


def _is_no_word(word: str) -> bool:
    """云溪区, not 开发区: neither it nor what comes before its end is a word of the language."""
    return (
        word[-1] in "县区"
        and word not in word_counts()
        and word[:-1] not in word_counts()
        and word not in set_phrases()
    )


def rows_of(words: CutText) -> Rows:
    """Rows of words that come again; rows of names in the head; and what stands alone like a name."""
    again = _rows_again(words)
    head = set(_rows_in(words.head_runs)).difference(again)
    alone = set(_rows_alone(words.runs)).difference(again, head)
    return Rows(again, [row for row in sorted(head) if row[-1].named and _leads(row)], sorted(alone))


def _leads(row: Run) -> bool:
    """Whether all words but the last modify what follows."""
    return all(map(_MODIFIES, row[:-1]))


def _rows_in(head: Iterable[Run]) -> Iterator[Run]:
    for run in head:
        for size in range(2, 5):
            for start in range(len(run) - size + 1):
                yield run[start : start + size]


def _rows_alone(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs of two or three words, and such rows of names between two actions, that are whole and made like a name."""
    for run in runs:
        if len(run) <= 3 and _is_whole(run):
            yield run
        start = 0
        for place in [place for place, word in enumerate(run) if word.divides]:
            if 1 < place - start <= 3 and _is_whole(run[start:place]):
                yield run[start:place]
            start = place + 1
        if start and 1 < len(run) - start <= 3 and _is_whole(run[start:]):
            yield run[start:]


def _is_whole(row: Run) -> bool:
    return row[0].begins and row[-1].ends and sum(map(len, row)) <= LONGEST_COMPOUND and _leads(row)


def _rows_again(words: CutText) -> dict[Run, int]:
    """Rows of two and more words that come twice; one can only be made of words and shorter rows that do."""
    runs = words.runs
    twice = {word for word, times in words.counts.items() if times > 1}
    pairs: Counter[Run] = Counter(filter(twice.issuperset, chain.from_iterable(map(pairwise, runs))))
    again = {pair: count for pair, count in pairs.items() if count > 1}
    found = dict(again)
    for size in range(3, LONGEST_ROW + 1):
        begin = {row[0] for row in again}
        runs = [run for run in runs if len(run) >= size and not begin.isdisjoint(run)]
        if not runs:
            break
        longer = Counter(
            run[start : start + size]
            for run in runs
            for start in range(len(run) - size + 1)
            if run[start] in begin
            and run[start : start + size - 1] in again
            and run[start + 1 : start + size] in again
        )
        again = {row: count for row, count in longer.items() if count > 1}
        found |= again
    return found
