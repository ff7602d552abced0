"""Terms that might be keywords, each from one or more sources. Generous; the scorer is the strict one. Pure.

quote       “双招双引”: what the paper itself puts in quotation marks
word        a word of the segmenter
phrase      neighbouring words that come again, or names that stand together in the head
compound    names that stand together once, between two words without content
new         a word that no dictionary has, completed to its borders: 岚精工 -> 中岚精工
place       古樟镇, 翠园社区
office      县自然资源局, 云溪职业技术学校: what the index of organisations knows
set         a set phrase of the trade (set_phrases.txt)
person      a private person whom the story is about
learned     what was a keyword of other articles of the archive
dictionary  the operator's own list
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from digests.keywords.background import Background
from digests.keywords.lexicon import Word
from digests.keywords.rows import FUNCTION, LETTERS, CutText, Rows, Run, rows_of
from digests.keywords.sections import Parts
from digests.word_data import generic_words, plain_words, set_phrases, word_counts

SOURCES = (
    "quote",
    "word",
    "phrase",
    "compound",
    "new",
    "place",
    "office",
    "set",
    "person",
    "learned",
    "dictionary",
)
# A set of sources is a number of these bits: an issue has hundreds of candidates, each asked several times.
QUOTE, WORD, PHRASE, COMPOUND, NEW, PLACE, OFFICE, SET, PERSON, LEARNED, DICTIONARY = (
    1 << place for place in range(len(SOURCES))
)

LONGEST_TERM = 12
"""Characters of a term."""
MOST_ONCE = 18
"""Words met once in the body that are weighed, the rarest."""
CLINGING = 0.7
"""Words of which this share stands together are one new word, whatever it ends in."""
LONGEST_NEW = 8
"""Characters of a new word."""
LEAST_RARITY = 0.65
"""A word of the language that is met once in the body is looked at only if it is rarer than this."""

_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"\n，。？！；：…]{2,10})[”」』\"]")
_PLACE_END = re.compile(
    r"小镇|镇|乡(?![镇亲村愁音情贤土下邻间里])|村(?![民庄口头两委里])|街道|社区|工业园|产业园|科创园|园区|新区|水库|古渠|古道|绿道"
)
_SESSION = re.compile("[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}(?:中全会|次全会)")
_BORDERS = frozenset("，。、；：？！“”‘’（）《》\n 省市县区镇乡道")
_BEFORE_A_NAME = _BORDERS | FUNCTION
_ENDS_A_NAME = frozenset(
    "镇乡村街路桥河江湖山岭渠港湾园区县市省局委办处科院校馆站店厂场社组队会团部所楼堂坊寺庙员工户师机网厅厨"
)


@dataclass(slots=True)
class Candidate:
    """A term, the bits of where it was found and the words it is made of (none where it was not cut).

    `action`: what somebody does or how, if its words alone speak for it.
    """

    term: str
    words: Run
    sources: int
    action: bool = False

    def sources_named(self) -> list[str]:
        return [name for place, name in enumerate(SOURCES) if self.sources >> place & 1]


def candidates_of(parts: Parts, cut: CutText, background: Background) -> dict[str, Candidate]:
    """Every candidate of an article by its term (simplified characters); `cut` are the words of its text."""
    found: dict[str, Candidate] = {}
    homes = background.home_names()
    unknown: list[Word] = []
    for word in _single_words(cut, background, homes):
        found[word] = Candidate(word, (word,), WORD, word.action)
        if not word.known and cut.counts[word] > 2:
            unknown.append(word)
    for word in unknown:
        if (whole := completed(word, (word,), parts.text)) != word:
            _add(found, whole, NEW)
    for row, source, times in _named_rows(parts.text, rows_of(cut), homes):
        term = "".join(row)
        if len(term) <= LONGEST_TERM:
            _add(found, term, source, row, row[-1].action)
            if times > 2 and (whole := completed(term, row, parts.text)) != term:
                _add(found, whole, NEW)
    for term, source in _from_text(parts, cut, background):
        _add(found, term, source)
    for term in background.stop_words.intersection(found):
        del found[term]  # also one that is quoted, or a row of words
    return found


def _add(found: dict[str, Candidate], term: str, source: int, words: Run = (), action: bool = False) -> None:
    candidate = found.get(term)
    if candidate is None:
        found[term] = Candidate(term, words, source, action)
    else:
        candidate.sources |= source


def _from_text(parts: Parts, cut: CutText, background: Background) -> Iterator[tuple[str, int]]:
    """Terms with their source that need no words: marked, patterned or known ones."""
    text = parts.text
    yield from ((quote, QUOTE) for quote in _quotes(text))
    yield from ((place, PLACE) for place in _places(text, cut))
    for name in parts.organisations:
        if len(name) <= LONGEST_TERM and name not in plain_words():
            yield name, OFFICE
    if "届" in text:
        yield from ((session, SET) for session in _SESSION.findall(text))
    yield from ((name, PERSON) for name, mentions in parts.private.items() if mentions > 1)
    for source, terms in (
        (SET, set_phrases()),
        (LEARNED, background.learned),
        (DICTIONARY, background.terms),
    ):
        if terms:
            for _, start, end in _finder(terms).find_matches_as_indexes(text):
                yield text[start:end], source


def _quotes(text: str) -> Iterator[str]:
    for quoted in _QUOTED.findall(text):
        quote = quoted.strip("、 ")
        if len(quote) > 1:
            yield quote


def _single_words(cut: CutText, background: Background, homes: frozenset[str]) -> Iterator[Word]:
    """Words that come again or stand in the head, and the rarest of those that come once."""
    once: list[tuple[float, Word]] = []
    for word, times in cut.counts.items():
        if not 1 < len(word) <= LONGEST_TERM:
            continue
        if word.generic or (word.manner and not (word.known or background.knows(word))):
            continue  # 额近, 快干: how the segmenter names what it cannot read
        if times > 1 or word in cut.head:
            if not word.isdigit() and word not in homes:
                yield word
        elif not word.action and word.rarity >= LEAST_RARITY:
            once.append((-word.rarity * (0.8 if len(word) == 2 else 1.0), word))
    for _, word in sorted(once)[:MOST_ONCE]:
        if word not in homes:
            yield word


def _named_rows(text: str, rows: Rows, homes: frozenset[str]) -> Iterator[tuple[Run, int, int]]:
    """The rows of words that may be terms, with the source that says so and their times."""
    for row, times in rows.again.items():
        whole = _ends_like_a_name(row[-1]) or _cling(text, row, times)
        if whole and row[-1] not in homes and not _is_generic(row):
            yield row, PHRASE, times
    for source, once in ((PHRASE, rows.head), (COMPOUND, rows.alone)):
        for row in once:
            if _ends_like_a_name(row[-1]) and not _is_generic(row) and homes.isdisjoint((row[0], row[-1])):
                yield row, source, 1


def _is_generic(row: Run) -> bool:
    return row[0].generic and row[-1].generic and generic_words().issuperset(row)


def _ends_like_a_name(last: Word) -> bool:
    return not last.manner and (len(last) > 1 or last in _ENDS_A_NAME)


def _cling(text: str, row: Run, times: int) -> bool:
    """Whether the words of a row that comes again hardly come without each other: 蜱|虫.

    What stands for their mutual information in an article: the share of their mentions that is the row's.
    """
    return times > 2 and all(times >= CLINGING * text.count(word) for word in row)


def completed(term: str, row: Run, text: str) -> str:
    """`term` with the characters that always stand beside it, where its outer word is in no dictionary.

    The branching entropy of a border is nought when only one character ever stands there: 岚精工, always
    after 中, is a part of 中岚精工. Two mentions would prove nothing, and what grows beyond LONGEST_NEW is a sentence
    said again.
    """
    known = word_counts()
    times = text.count(term)
    whole = term
    if len(row[0]) == 1 or row[0] not in known:
        while len(whole) <= LONGEST_NEW and (before := _only_neighbour(text, whole, times, before=True)):
            whole = before + whole
    if len(row[-1]) == 1 or row[-1] not in known:
        while len(whole) <= LONGEST_NEW and (after := _only_neighbour(text, whole, times, before=False)):
            whole = whole + after
    return whole if len(whole) <= LONGEST_NEW else term


def _only_neighbour(text: str, term: str, times: int, *, before: bool) -> str:
    at = text.find(term)
    place = at - 1 if before else at + len(term)
    neighbour = text[place] if 0 <= place < len(text) else ""
    if not LETTERS.fullmatch(neighbour) or neighbour.isdigit() or neighbour in FUNCTION:
        return ""
    longer = neighbour + term if before else term + neighbour
    return neighbour if text.count(longer) == times else ""


def _places(text: str, cut: CutText) -> Iterator[str]:
    """Names that end in 镇, 村 …: two to four characters, from the nearest border before them."""
    known = word_counts()  # 山乡, 农村 and the like are words
    starts: list[int] = []
    for end in _PLACE_END.finditer(text):
        stop = end.start()
        last = text[stop - 1 : stop]
        if last in _BEFORE_A_NAME or last + end.group() in known:
            continue
        begins = range(stop - 2, max(-1, stop - 5), -1)
        near = (start for start in begins if start == 0 or text[start - 1] in _BEFORE_A_NAME)
        start = next((start for start in near if _is_name_of_place(text[start:stop])), None)
        if start is None:
            far = [start for start in reversed(begins) if _is_name_of_place(text[start:stop])]
            starts = starts or (cut.starts() if far else [])
            start = next((start for start in far if cut.may_begin_a_name(starts, start)), None)
        if start is not None:
            yield text[start : end.end()]


def _is_name_of_place(name: str) -> bool:
    """False for 巩固提升(街道), 重点(村): words that are said of places, not names of them."""
    if not _BEFORE_A_NAME.isdisjoint(name) or not LETTERS.fullmatch(name):
        return False
    plain = plain_words()
    return name[:2] not in plain and name[-2:] not in plain


@lru_cache(maxsize=8)
def _finder(terms: frozenset[str]) -> AhoCorasick:
    return AhoCorasick(sorted(terms), matchkind=MatchKind.LeftmostLongest)
