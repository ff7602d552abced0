"""Terms that might be keywords, each from one or more sources. Generous; the scorer is the strict one. Pure.

quote       “双招双引”: what the paper itself puts in quotation marks
word        a word of the segmenter
phrase      neighbouring words that come again, or names that stand together in the head
compound    names that stand together once, between two words without content
new         a word that no dictionary has, completed to its borders: 岚精工 -> 中岚精工
place       古樟镇, 翠园社区
office      县自然资源局, 区生态工业服务中心
set         a set phrase of the trade (set_phrases.txt)
person      a private person whom the story is about
learned     what was a keyword of other articles of the archive
dictionary  the operator's own list
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from digests.keywords.background import Background
from digests.keywords.rows import (
    ACTION_PARTS,
    FUNCTION,
    LETTERS,
    MANNER_PARTS,
    NAME_PARTS,
    Row,
    Run,
    institutions_in,
    rows_of,
)
from digests.keywords.sections import Parts
from digests.word_data import generic_words, plain_words, set_phrases, word_counts

LONGEST_TERM = 12
"""Characters of a term."""
LONGEST_COMPOUND = 8
"""Characters of a compound that is met once; a longer one is half a sentence."""
MOST_ONCE = 25
"""Words met once in the body that are weighed, the rarest."""
LONGEST_NEW = 8
"""Characters of a new word."""
LEAST_RARITY = 0.45
"""A word of the language that is met once in the body is looked at only if it is rarer than this."""

_HAN = r"\u3400-\u9fff"
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"\n，。？！；：…]{2,10})[”」』\"]")
_PLACE_END = re.compile(
    r"小镇|镇|乡(?![镇亲村愁音情贤土下邻间里])|村(?![民庄口头两委里])|街道|社区|工业园|产业园|科创园|园区|新区|水库|古渠|古道|绿道"
)
_OFFICE = re.compile(
    rf"[省市县区镇乡](?![级内里外长直上下域])[{_HAN}]{{1,9}}?"
    r"(?:人大常委会|常委会|服务中心|中心|研究院|医院|局|委|办|馆|厅|队|社|联|气象台|学院)(?![员长队人社会])"
)
_SESSION = re.compile("[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}(?:中全会|次全会)")
_BORDERS = frozenset("，。、；：？！“”‘’（）《》\n 省市县区镇乡道")
_GETS_THERE = frozenset("到来出去上下成为过给住完好")  # 摆到, 捐出: half a sentence
_ENDS_A_NAME = frozenset(
    "镇乡村街路桥河江湖山岭渠港湾园区县市省局委办处科院校馆站店厂场社组队会团部所楼堂坊寺庙员工户师机网厅厨"
)


@dataclass(slots=True)
class Candidate:
    """A term, where it was found and the words it is made of (itself alone where it was not cut)."""

    term: str
    words: tuple[str, ...]
    part: str
    sources: set[str]


def candidates_of(parts: Parts, runs: Sequence[Run], background: Background) -> dict[str, Candidate]:
    """Every candidate of an article by its term (simplified characters); `runs` are those of its text."""
    found: dict[str, Candidate] = {}

    def add(term: str, source: str, words: tuple[str, ...], part: str = "") -> None:
        candidate = found.get(term)
        if candidate is None:
            found[term] = Candidate(term, words, part, {source})
        else:
            candidate.sources.add(source)

    for row, source in _from_rows(rows_of(runs, parts.head_end), background):
        term = "".join(row.words)
        if len(term) <= LONGEST_TERM and not term.isdigit():
            add(term, source, row.words, row.part)
            if row.times > 2 and (whole := completed(term, row, parts.text)) != term:
                add(whole, "new", (whole,))
    for words in institutions_in(runs):
        term = "".join(words)
        if len(term) <= LONGEST_TERM and not background.is_home(term):
            add(term, "office", words, "n")
    for term, source in _from_text(parts, runs, background):
        add(term, source, (term,))
    return found


def _from_text(parts: Parts, runs: Sequence[Run], background: Background) -> Iterator[tuple[str, str]]:
    """Terms with their source that need no words: marked, patterned or known ones."""
    text = parts.text
    yield from (
        (quote.strip("、 "), "quote") for quote in _QUOTED.findall(text) if len(quote.strip("、 ")) > 1
    )
    yield from ((place, "place") for place in _places(text, runs))
    yield from ((office, "office") for office in _OFFICE.findall(text) if FUNCTION.isdisjoint(office))
    yield from ((session, "set") for session in _SESSION.findall(text))
    yield from ((name, "person") for name, mentions in parts.private.items() if mentions > 1)
    for source, terms in (
        ("set", set_phrases()),
        ("learned", background.learned),
        ("dictionary", background.terms),
    ):
        if terms:
            for _, start, end in _finder(terms).find_matches_as_indexes(text):
                yield text[start:end], source


def _from_rows(rows: Iterator[Row], background: Background) -> Iterator[tuple[Row, str]]:
    """The rows of words that may be terms, with the source that says so."""
    generic = generic_words()
    once: list[tuple[float, Row]] = []
    for row in rows:
        words = row.words
        if len(words) == 1:
            if words[0] in generic or (row.part in MANNER_PARTS and not background.knows(words[0])):
                continue  # 额近, 快干: how the segmenter names what it cannot read
            if row.times > 1 or row.in_head:
                if not background.is_home(words[0]):
                    yield row, "word"
            elif row.part not in ACTION_PARTS and (rarity := background.rarity(words[0])) >= LEAST_RARITY:
                once.append((-rarity * (0.8 if len(words[0]) == 2 else 1.0), row))
        elif not generic.issuperset(words) and _ends_like_a_name(row):
            source = _source_of_row(row, background)
            if source:
                yield row, source
    for _, row in sorted(once)[:MOST_ONCE]:
        if not background.is_home(row.words[0]):
            yield row, "word"


def _ends_like_a_name(row: Row) -> bool:
    last = row.words[-1]
    return row.part not in MANNER_PARTS and (len(last) > 1 or last in _ENDS_A_NAME)


def _source_of_row(row: Row, background: Background) -> str | None:
    if background.is_home(row.words[-1]):
        return None
    if row.times > 1:
        return "phrase"
    if background.is_home(row.words[0]):
        return None
    if row.in_head:
        return "phrase" if row.named else None
    length = sum(map(len, row.words))
    whole = (
        row.led and len(row.words[0]) > 1 and len(row.words[-1]) == 2 and row.words[-1][1] not in _GETS_THERE
    )
    return "compound" if whole and 4 <= length <= LONGEST_COMPOUND else None


def completed(term: str, row: Row, text: str) -> str:
    """`term` with the characters that always stand beside it, where its outer word is in no dictionary.

    The branching entropy of a border is nought when only one character ever stands there: 岚精工, always
    after 中, is a part of 中岚精工. Two mentions would prove nothing, and what grows beyond LONGEST_NEW is a sentence
    said again.
    """
    known = word_counts()
    times = text.count(term)
    whole = term
    if len(row.words[0]) == 1 or row.words[0] not in known:
        while len(whole) <= LONGEST_NEW and (before := _only_neighbour(text, whole, times, before=True)):
            whole = before + whole
    if len(row.words[-1]) == 1 or row.words[-1] not in known:
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


def _places(text: str, runs: Sequence[Run]) -> Iterator[str]:
    """Names that end in 镇, 村 …: two to four characters, from the nearest border before them."""
    known = word_counts()  # 山乡, 农村 and the like are words
    word_starts: set[int] | None = None
    for end in _PLACE_END.finditer(text):
        stop = end.start()
        names = [text[stop - size : stop] for size in (2, 3, 4) if size <= stop]
        names = [name for name in names if _is_name_of_place(name) and name[-1] + end.group() not in known]
        if not names:
            continue
        name = next((name for name in names if _is_border(text, stop - len(name))), None)
        if name is None:
            if word_starts is None:
                word_starts = _starts_of_names(runs)
            name = next((name for name in reversed(names) if stop - len(name) in word_starts), None)
        if name:
            yield name + end.group()


def _starts_of_names(runs: Sequence[Run]) -> set[int]:
    return {
        start
        for run in runs
        for start, part in zip(run.starts(), run.parts, strict=True)
        if part in NAME_PARTS
    }


def _is_border(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _BORDERS or text[start - 1] in FUNCTION


def _is_name_of_place(name: str) -> bool:
    """False for 巩固提升(街道), 重点(村): words that are said of places, not names of them."""
    if not FUNCTION.isdisjoint(name) or not _BORDERS.isdisjoint(name) or not LETTERS.fullmatch(name):
        return False
    plain = plain_words()
    return name[:2] not in plain and name[-2:] not in plain


@lru_cache(maxsize=8)
def _finder(terms: frozenset[str]) -> AhoCorasick:
    return AhoCorasick(sorted(terms), matchkind=MatchKind.LeftmostLongest)
