"""Where a name begins that stands before 镇, 村, 公司, 小学 …. Pure."""

import re
from functools import cache

from digests.word_data import endings, plain_words, stop_words, word_counts
from digests.words import cut, part_of, tag

WINDOW = 12
"""Characters before an ending of which the words are looked at."""
LONGEST_OWN = 12
"""Characters before the ending of an organisation."""

_LETTERS = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")
# No name of a place holds one of these; before a name they are its border.
_FUNCTION = frozenset(
    "的了在是与及或也都还就而但把被让给向对从到以为等其此该本这那有个位名着过吗呢吧得将又再很更最由各每某第我你他她们不没会要能可说去来驻暨赴并往于和之"
)
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两几多半数双全")
_SEATS = frozenset("省市县区州镇乡村道")
_BORDERS = _FUNCTION | _SEATS
_ENDS_NO_NAME = _BORDERS | _NUMERALS
_WITHIN = frozenset("省市县区镇乡新大高东南西北中")
"""Words by themselves that the name of an organisation may hold all the same."""
# Parts of speech of a word that a name may hold, and of one that is a name (jieba's letters).
_OF_NAMES = frozenset(
    {
        "n",
        "nz",
        "ns",
        "nt",
        "nr",
        "nrt",
        "nrfg",
        "j",
        "b",
        "vn",
        "eng",
        "g",
        "ng",
        "zg",
        "k",
        "s",
        "f",
        "m",
        "x",
    }
)
_PROPER = frozenset({"ns", "nz", "nr", "nt", "nrt", "nrfg"})
COMMON = 2_000
"""A word met more often is no name of a town: 中心镇, 文化街道."""
_STRANGE = 60
"""A word met less often than this in 60 million is as good as a name."""


def place_before(text: str, stop: int, ending: str) -> int | None:
    """Where the name of the place begins whose `ending` is at `stop`: two to four characters, or None."""
    if stop < 2 or text[stop - 1] in _ENDS_NO_NAME or not _is_han(text[stop - 1]):
        return None  # most endings: 全县, ，县, 三个村
    if ending not in endings()["seat"] and text[stop - 1] + ending in word_counts():
        return None  # 城镇, 返乡
    starts = []
    for start in range(stop - 2, max(-1, stop - 5), -1):
        if text[start] in _SEATS or not _is_han(text[start]):
            break
        if _may_name_a_place(text[start:stop], ending):
            if start == 0 or text[start - 1] in _BORDERS or not _is_han(text[start - 1]):
                return start
            starts.append(start)
    if not starts:
        return None  # most of what is left: 全省, 各乡镇
    window = max(0, stop - WINDOW)
    end, before = window, {}
    for word in cut(text[window:stop]):
        end += len(word)
        before[end] = word
    for start in reversed(starts):
        last = before.get(start, "")
        if last in word_counts() and part_of(last) not in _OF_NAMES:
            return start
    return None


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _may_name_a_place(name: str, ending: str) -> bool:
    """Of Chinese characters, none of a seat. False for what is said of places (示范村, 三个村, 返乡) and for half a sentence."""
    if name[0] in _NUMERALS or not _plain().isdisjoint((name, name[:2], name[-2:])):
        return False
    known = word_counts()
    proper = name in known and tag(name)[-1][1] in _PROPER
    if not (proper or _FUNCTION.isdisjoint(name)):
        return False
    if ending in endings()["seat"]:
        return (proper and part_of(name) == "ns") or (
            name not in known and len(name) == 2 and _is_one_name(name)
        )
    if not all(part in _OF_NAMES for _, part in tag(name)):
        return False
    return proper or known.get(name, 0) < (1 if ending in endings()["weak place"] else COMMON)


def _is_one_name(name: str) -> bool:
    return [part in _PROPER for _, part in tag(name)] == [True]


def own_name_before(text: str, stop: int) -> int | None:
    """Where the own name of the organisation begins whose ending is at `stop`, or None where it has none."""
    window = max(text.rfind("\n", 0, stop) + 1, stop - LONGEST_OWN - 4)
    start, best = stop, None
    for word, part in reversed(tag(text[window:stop])):
        begin = start - len(word)
        if stop - begin > LONGEST_OWN or (begin == window and window > 0 and text[window - 1] != "\n"):
            return None  # where it begins is not to be seen
        if not _belongs(word, part):
            return best if _ends_before_a_name(word) else None
        start = begin
        if _is_own(word, part):
            best = start
        elif len(word) == 1 and word not in _WITHIN:
            best = None  # 选中|唯|精工: what it is of cannot be told
    return best


def _ends_before_a_name(word: str) -> bool:
    """False for a character or a guess that nothing explains: it may be of the name (中岚|精工)."""
    if word in stop_words() or not _LETTERS.fullmatch(word):
        return True
    return word in word_counts() if len(word) > 1 else word in _FUNCTION


def _belongs(word: str, part: str) -> bool:
    if word in _WITHIN:
        return True
    return (
        part in _OF_NAMES
        and _LETTERS.fullmatch(word) is not None
        and _FUNCTION.isdisjoint(word)
        and word not in stop_words()
    )


def _is_own(word: str, part: str) -> bool:
    """A name, not a word that says what kind of firm or school it is."""
    if len(word) == 1 or word.isdigit():
        return word in "省市县区镇乡"
    return part in _PROPER or word_counts().get(word, 0) < _STRANGE


@cache
def _plain() -> frozenset[str]:
    return plain_words() | endings()["no name"]
