"""Words that stand together: which rows of them come again, stand in the head, or stand alone. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from digests.people.names import is_name
from digests.word_data import set_phrases, word_counts
from digests.words import tag

LONGEST_ROW = 6
"""Words of a row that comes again; in the head four, met once in the body three."""

NAME_PARTS = frozenset(
    {"n", "nz", "ns", "nt", "nr", "nrt", "nrfg", "j", "vn", "l", "i", "b", "eng", "g", "s", "ng", "zg", "an"}
)
"""Parts of speech that names of things are made of (jieba's letters; a hint, not more)."""
MANNER_PARTS = frozenset({"a", "ag", "ad", "d", "z"})
ACTION_PARTS = frozenset({"v", "vg"}) | MANNER_PARTS

_MODIFIERS = NAME_PARTS | {"a"}
_ACTIONS = frozenset({"v", "vg", "d", "ad", "z"})

FUNCTION = frozenset(
    "的了在是和与及或也都还就而但把被让给向对从到以为等其此该本这那有个位名着过吗呢吧得将又再很更最至由各每某第"
    "我你他她们不没会要能可说去来驻暨"
)
"""Function words: no place, office or new word holds one."""

INSTITUTION = re.compile(
    "学校|技校|学院|大学|中学|小学|幼儿园|[一二三四五六七八九十]中|医院|卫生院|保健院|银行|公司|集团|合作社|协会|商会|联合会"
    "|研究院|研究所|研究会|博物馆|图书馆|文化馆|文化站|农机站|电视台|供电所|派出所|法院|检察院|社区|工业园"
)
_INSTITUTION_ENDS = frozenset("校院学园中行司团社会所馆站台区")
_NAMES = frozenset({"ns", "nr", "nz", "nrt"})
LETTERS = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")
_OF_SESSION = re.compile("[一二三四五六七八九十]{1,3}届(?=.)")


class Run(NamedTuple):
    """Words with content that follow each other, the part of speech of each, and where the first one starts."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    start: int

    def starts(self) -> Iterator[int]:
        """The offset of each word."""
        start = self.start
        for word in self.words:
            yield start
            start += len(word)


class Row(NamedTuple):
    """One or more neighbouring words, how often they come, and what they are together.

    `named`: all words name things; `led`: all but the last do; `part`: that of the last word.
    """

    words: tuple[str, ...]
    times: int
    in_head: bool
    named: bool
    led: bool
    part: str


def runs_of(text: str, stop: frozenset[str]) -> list[Run]:
    """The words of a text, cut into runs at every mark, number, function word and word of `stop`."""
    runs: list[Run] = []
    words: list[str] = []
    parts: list[str] = []
    end = first = 0
    for word, part in tag(text):
        end += len(word)
        if "届" in word and (session := _OF_SESSION.match(word)):
            word = word[session.end() :]  # 十八届人大: the number is not of the name
            part = "" if words else part
        if word not in stop and _has_content(word, part):
            if not words:
                first = end - len(word)
            words.append(word)
            parts.append(part)
        elif words:
            runs.append(Run(tuple(words), tuple(parts), first))
            words, parts = [], []
    if words:
        runs.append(Run(tuple(words), tuple(parts), first))
    return runs


@lru_cache(maxsize=50_000)
def _has_content(word: str, part: str) -> bool:
    """False for marks, function words, and persons' names: a name is no part of a term. The same words come again."""
    if part == "nr" and is_name(word) and word not in word_counts():
        return False
    if part in NAME_PARTS:
        return word.isalnum() and word not in FUNCTION
    return part in ACTION_PARTS and len(word) > 1


def homes_in(runs: Sequence[Run], text: str) -> set[str]:
    """Names of counties and districts in the text: the paper's own, as good as always."""
    names = {
        word
        for run in runs
        for word, part in zip(run.words, run.parts, strict=True)
        if part in _NAMES or (len(word) == 3 and word[-1] in "县区" and _is_no_word(word))
    }
    return {
        name
        for word in names
        if 2 <= len(name := word.removesuffix("县").removesuffix("区")) <= 3
        and (f"{name}县" in text or f"{name}区" in text)
    }


def _is_no_word(word: str) -> bool:
    """云溪区, not 开发区: neither it nor what comes before its end is a word of the language."""
    return word not in word_counts() and word[:-1] not in word_counts() and word not in set_phrases()


def rows_of(runs: Sequence[Run], head_end: int) -> Iterator[Row]:
    """Every word once; and every row of words that comes again, is in the head, or is a run by itself."""
    words = [word for run in runs for word in run.words]
    parts = [part for run in runs for part in run.parts]
    part_of = dict(zip(reversed(words), reversed(parts), strict=True))  # of the first mention
    head = _head_rows(run for run in runs if run.start < head_end)
    alone = set(_rows_alone(runs))
    again = _rows_again(runs)
    for word, times in Counter(words).items():
        if len(word) > 1:
            yield Row((word,), times, (word,) in head, True, True, part_of[word])
    once = ((key, 1) for key in sorted((head | alone) - again.keys()) if len(key) > 1)
    for key, times in (*again.items(), *once):
        led = all(part_of[word] in _MODIFIERS for word in key[:-1])
        part = part_of[key[-1]]
        yield Row(key, times, key in head, led and part in NAME_PARTS, led, part)


def _rows_alone(runs: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    """Runs of two or three words, and such rows of names between two actions."""
    for run in runs:
        if 1 < len(run.words) <= 3:
            yield run.words
        start = 0
        for place, part in enumerate((*run.parts, "v")):
            if part in _ACTIONS:
                if 1 < place - start <= 3:
                    yield run.words[start:place]
                start = place + 1


def institutions_in(runs: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    """Rows of names that end in 学校, 医院, 合作社 …: what is before them belongs to them."""
    for run in runs:
        start = 0
        for place, word in enumerate(run.words):
            if run.parts[place] not in NAME_PARTS or (len(word) == 1 and place == start):
                start = place + 1
            elif place > start and word[-1] in _INSTITUTION_ENDS and INSTITUTION.fullmatch(word):
                yield run.words[max(start, place - 3) : place + 1]
                start = place + 1


def _head_rows(runs: Iterator[Run]) -> set[tuple[str, ...]]:
    return {
        run.words[start : start + size]
        for run in runs
        for size in range(1, 5)
        for start in range(len(run.words) - size + 1)
    }


def _rows_again(runs: Sequence[Run]) -> dict[tuple[str, ...], int]:
    """Rows of two and more words that come twice; a longer one can only be made of shorter ones that do."""
    rows = [run.words for run in runs if len(run.words) > 1]
    pairs: Counter[tuple[str, ...]] = Counter(pair for words in rows for pair in pairwise(words))
    again = {pair: count for pair, count in pairs.items() if count > 1}
    found = dict(again)
    for size in range(3, LONGEST_ROW + 1):
        rows = [words for words in rows if len(words) >= size]
        if not again or not rows:
            break
        longer = Counter(
            words[start : start + size]
            for words in rows
            for start in range(len(words) - size + 1)
            if words[start : start + size - 1] in again and words[start + 1 : start + size] in again
        )
        again = {row: count for row, count in longer.items() if count > 1}
        found |= again
    return found
