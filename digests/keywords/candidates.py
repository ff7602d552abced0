"""Terms that might be keywords, each from one or more sources. Generous; the scorer is the strict one. Pure.

quote       “双招双引”: what the paper itself puts in quotation marks
word        a word of the segmenter
phrase      neighbouring words that come again, or names that stand together in a headline
compound    names that stand together once, between two words without content
new         a word that no dictionary has, completed to its borders: 唯精工 -> 中唯精工
place       古樟镇, 荷西苑社区
office      县自然资源局, 区生态工业服务中心
set         a set phrase of the trade (set_phrases.txt)
person      a private person whom the story is about
dictionary  the operator's own list, and terms that the archive knows
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

from digests.keywords.background import Background
from digests.keywords.sections import HEAD, Parts
from digests.word_data import generic_words, set_phrases, stop_words, word_counts
from digests.words import tag

LONGEST_PHRASE = 6
"""Words in a phrase."""
LONGEST_TERM = 12
"""Characters of a term."""
LONGEST_COMPOUND = 8
"""Characters of a compound that is met once; a longer one is half a sentence."""

NAME_PARTS = frozenset(
    {"n", "nz", "ns", "nt", "nr", "nrt", "nrfg", "j", "vn", "l", "i", "b", "eng", "g", "s", "ng", "zg", "an"}
)
ACTION_PARTS = frozenset({"v", "a", "ag", "vg", "ad", "d", "z"})

_HAN = r"\u3400-\u9fff"
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"\n，。？！；：…]{2,10})[”」』\"]")
_PLACE_END = re.compile(
    r"小镇|镇|乡(?!镇)|村(?![民庄口头两委])|街道|社区|工业园|产业园|科创园|园区|新区|水库|古渠|古道|绿道"
)
_OFFICE = re.compile(
    rf"[省市县区镇乡](?![级内里外长直上下域])[{_HAN}]{{1,9}}?"
    r"(?:人大常委会|常委会|服务中心|中心|研究院|医院|局|委|办|馆|厅|队|社|联|学院)(?![员长队人社会])"
)
_SESSION = re.compile("[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}(?:中全会|次全会)(?:精神)?")
_OF_SESSION = re.compile("[一二三四五六七八九十]{1,3}届(?=.)")
# Function words: no place, office or new word holds one.
_FUNCTION = frozenset(
    "的了在是和与及或也都还就而但把被让给向对从到以为等其此该本这那有个位名着过吗呢吧得将又再很更最至由各每某第我你他她们不没会要能可说去来驻暨"
)
_BORDERS = frozenset("，。、；：？！“”‘’（）《》\n 省市县区镇乡道")
_ENDS_A_NAME = frozenset(
    "镇乡村街路桥河江湖山岭渠港湾园区县市省局委办处科院校馆站店厂场社组队会团部所楼堂坊寺庙员工户师机网厅厨"
)
_LETTERS = re.compile(rf"[{_HAN}A-Za-z0-9]+")


Placed = tuple[str, str, int]
"""A word, its part of speech and its offset."""


@dataclass(slots=True)
class Candidate:
    """A term, where it was found and the words it is made of (itself alone where it was not cut)."""

    term: str
    words: tuple[str, ...]
    sources: set[str] = field(default_factory=set)
    part: str = ""


@dataclass(slots=True)
class _Gram:
    """Neighbouring words: how often they come, whether in the head, whether as a whole run of names."""

    times: int = 0
    in_head: bool = False
    whole: bool = False
    names: bool = False
    compound: bool = False
    part: str = ""


def candidates_of(parts: Parts, runs: Sequence[list[Placed]], background: Background) -> dict[str, Candidate]:
    """Every candidate of an article by its term (simplified characters); `runs` are those of its text."""
    found: dict[str, Candidate] = {}

    def add(term: str, source: str, words: tuple[str, ...] = (), part: str = "") -> None:
        if 2 <= len(term) <= LONGEST_TERM and not term.isdigit():
            one = found.setdefault(term, Candidate(term, words or (term,), part=part))
            one.sources.add(source)

    text = parts.text
    for words, gram, source in _phrases(_grams(runs, _head_end(parts)), background):
        term = "".join(words)
        add(term, source, words, gram.part)
        if gram.times > 1:
            whole = completed(term, words, text)
            if whole != term:
                add(whole, "new")
    for quote in _QUOTED.findall(text):
        add(quote.strip("、 "), "quote")
    for place in _places(text, {start for run in runs for _, part, start in run if part in NAME_PARTS}):
        add(place, "place")
    for office in _OFFICE.findall(text):
        if _FUNCTION.isdisjoint(office):
            add(office, "office")
    for session in _SESSION.findall(text):
        add(session, "set")
    for start, end in _set_phrases(text):
        add(text[start:end], "set")
    for name in parts.private:
        add(name, "person")
    for term in background.terms:
        if term in text:
            add(term, "dictionary")
    return found


def homes_in(runs: Sequence[list[Placed]]) -> set[str]:
    """Names of counties and districts in the text: the paper's own, as good as always."""
    return {
        word[:-1]
        for run in runs
        for word, part, _ in run
        if len(word) in (3, 4) and word[-1] in "县区" and part == "ns"
    } | {
        word
        for run in runs
        for (word, part, start), (after, _, place) in pairwise(run)
        if after in ("县", "区") and part in ("ns", "nr", "nz") and place == start + len(word)
    }


def _head_end(parts: Parts) -> int:
    """Where kicker, headline and deck end: they are the first lines."""
    return max((section.end for section in parts.sections if section.kind in HEAD), default=0)


def runs_of(text: str) -> list[list[Placed]]:
    """The words of a text with their offsets, cut into runs at every mark, number and word without content."""
    runs: list[list[Placed]] = []
    run: list[Placed] = []
    start = 0
    for word, part in tag(text):
        session = _OF_SESSION.match(word)
        if session:  # 十八届人大: the number is not of the name
            start += session.end()
            word = word[session.end() :]
        if _has_content(word, part):
            run.append((word, part, start))
        elif run:
            runs.append(run)
            run = []
        start += len(word)
    if run:
        runs.append(run)
    return runs


def _has_content(word: str, part: str) -> bool:
    if part in NAME_PARTS:
        return word not in _FUNCTION and _LETTERS.fullmatch(word) is not None
    return part in ACTION_PARTS and len(word) > 1


def _grams(runs: Sequence[list[Placed]], head_end: int) -> dict[tuple[str, ...], _Gram]:
    """Every word, every two neighbours, and longer rows as long as they come again or are in the head."""
    grams: dict[tuple[str, ...], _Gram] = {}
    alive: list[tuple[list[Placed], Sequence[int]]] = [(run, range(len(run))) for run in runs]
    for size in range(1, LONGEST_PHRASE + 1):
        for run, starts in alive:
            for start in starts:
                _count(grams, run, start, size, head_end)
        alive = [
            (
                run,
                [start for start in starts if start + size < len(run) and _goes_on(grams, run, start, size)],
            )
            for run, starts in alive
        ]
    return grams


def _count(
    grams: dict[tuple[str, ...], _Gram], run: list[Placed], start: int, size: int, head_end: int
) -> None:
    row = run[start : start + size]
    key = tuple([word for word, _, _ in row])
    gram = grams.get(key)
    if gram is None:
        modifiers = all([part in NAME_PARTS for _, part, _ in row[:-1]])
        gram = grams[key] = _Gram(
            part=row[-1][1],
            names=modifiers and row[-1][1] in NAME_PARTS,
            compound=modifiers and size <= 3 and len(row[-1][0]) == 2,
        )
    gram.times += 1
    gram.in_head = gram.in_head or row[0][2] < head_end
    gram.whole = gram.whole or size == len(run)


def _goes_on(grams: dict[tuple[str, ...], _Gram], run: list[Placed], start: int, size: int) -> bool:
    gram = grams[tuple([word for word, _, _ in run[start : start + size]])]
    return size == 1 or gram.times > 1 or (gram.in_head and size < 4) or (size < 3 and len(run) == 3)


def _phrases(
    grams: dict[tuple[str, ...], _Gram], background: Background
) -> Iterator[tuple[tuple[str, ...], _Gram, str]]:
    """The rows of words that may be terms, with the source that says so."""
    stop = stop_words() | background.stop_words
    generic = generic_words()
    for words, gram in grams.items():
        if (words[0] in stop or words[-1] in stop) and not (gram.times > 2 and len(words) > 3):
            continue
        if generic.issuperset(words):
            continue
        if len(words) == 1:
            yield words, gram, "word"
        elif len(words[-1]) == 1 and words[-1] not in _ENDS_A_NAME:
            continue
        elif gram.times > 1:
            yield words, gram, "phrase"
        elif background.is_home(words[0]) or background.is_home(words[-1]):
            continue
        elif gram.in_head and gram.names:
            yield words, gram, "phrase"
        elif gram.whole and gram.compound and 4 <= sum(map(len, words)) <= LONGEST_COMPOUND:
            yield words, gram, "compound"


def completed(term: str, words: tuple[str, ...], text: str) -> str:
    """`term` with the characters that always stand beside it, where its outer word is in no dictionary.

    The branching entropy of a border is nought when only one character ever stands there: 唯精工, always
    after 中, is a part of 中唯精工.
    """
    times = text.count(term)
    if times < 3:
        return term
    known = word_counts()
    if len(words[0]) == 1 or words[0] not in known:
        while len(term) < 6 and (before := _only_neighbour(text, term, times, before=True)):
            term = before + term
    if len(words[-1]) == 1 or words[-1] not in known:
        while len(term) < 6 and (after := _only_neighbour(text, term, times, before=False)):
            term = term + after
    return term


def _only_neighbour(text: str, term: str, times: int, *, before: bool) -> str:
    at = text.find(term)
    place = at - 1 if before else at + len(term)
    neighbour = text[place] if 0 <= place < len(text) else ""
    if not _LETTERS.fullmatch(neighbour) or neighbour.isdigit() or neighbour in _FUNCTION:
        return ""
    longer = neighbour + term if before else term + neighbour
    return neighbour if text.count(longer) == times else ""


def _places(text: str, word_starts: set[int]) -> Iterator[str]:
    """Names that end in 镇, 村 …: two to four characters, from the nearest border before them."""
    for end in _PLACE_END.finditer(text):
        for size in (2, 3, 4):
            start = end.start() - size
            name = text[max(0, start) : end.start()]
            border = text[start - 1] if start > 0 else "\n"
            if start < 0 or not _is_name_of_place(name):
                break
            if border in _BORDERS or border in _FUNCTION or (start in word_starts and size > 1):
                yield name + end.group()
                break


def _is_name_of_place(name: str) -> bool:
    return _FUNCTION.isdisjoint(name) and _BORDERS.isdisjoint(name) and _LETTERS.fullmatch(name) is not None


@cache
def _set_phrase_finder() -> AhoCorasick:
    return AhoCorasick(sorted(set_phrases()), matchkind=MatchKind.LeftmostLongest)


def _set_phrases(text: str) -> Iterator[tuple[int, int]]:
    for _, start, end in _set_phrase_finder().find_matches_as_indexes(text):
        yield start, end
