"""Terms that might be keywords, each from one or more sources. Generous; the scorer is the strict one. Pure.

quote       “双招双引”: what the paper itself puts in quotation marks
word        a word of the segmenter
phrase      neighbouring words that come again, or stand in the head, and hold together
place       古樟镇, 荷西苑社区
office      县自然资源局, 区生态工业服务中心
person      a private person whom the story is about
dictionary  the operator's own list
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digests.keywords.background import Background
from digests.keywords.sections import Parts, Section
from digests.word_data import stop_words
from digests.words import Tagged, tag

LONGEST_PHRASE = 4
"""Words in a phrase."""
LONGEST_TERM = 12
"""Characters of a term."""

_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"\n，。？！；：…]{2,10})[”」』\"]")
_PLACE_END = re.compile(r"(?:镇|乡|村|街道|社区|小镇|工业园|产业园|科创园|园区|古渠|新区)")
_OFFICE = re.compile(
    r"(?:[省市县区镇乡](?!级|内|里|外|长|直|上|下|域)|(?<![一-龥])[\u4e00-\u9fff]{0,2}?[省市县区])"
    r"[\u4e00-\u9fff]{1,9}?(?:局|委|办|服务中心|促进中心|指导中心|中心|研究院|医院|馆|厅|队|社|联)(?![员长队人])"
)
_NEVER_INSIDE = frozenset(
    "的了在是和与及或也都还就而但把被让给向对从到以为等其此该本这那有个位名着过吗呢吧得将又再很更最至由各每某第全先后前中去来你我他她们"
)

NAME_PARTS = frozenset(
    {"n", "nz", "ns", "nt", "nr", "nrt", "j", "vn", "l", "i", "b", "eng", "g", "s", "ng", "zg", "nrfg", "an"}
)
ACTION_PARTS = frozenset({"v", "a", "ag", "vg", "ad"})
_ENDS_A_NAME = frozenset(
    "镇乡村街路桥河江湖山岭渠港湾园区县市省局委办处科院校馆站店厂场社组队会团部所楼堂坊寺庙社员工户师"
)


@dataclass(slots=True)
class Candidate:
    """A term, where it was found and the words it is made of (itself alone where it was not cut)."""

    term: str
    words: tuple[str, ...]
    sources: set[str] = field(default_factory=set)
    part: str = ""


def candidates_of(parts: Parts, background: Background) -> dict[str, Candidate]:
    """Every candidate of an article by its term (simplified characters)."""
    found: dict[str, Candidate] = {}

    def add(term: str, source: str, words: tuple[str, ...] = (), part: str = "") -> None:
        if 2 <= len(term) <= LONGEST_TERM:
            one = found.setdefault(term, Candidate(term, words or (term,), part=part))
            one.sources.add(source)

    runs = [(section, run) for section in parts.sections for run in runs_of(section)]
    for words, part in _phrases(runs, background):
        add("".join(words), "phrase" if len(words) > 1 else "word", words, part)
    for section in parts.sections:
        for quote in _QUOTED.findall(section.text):
            add(quote.strip("、 "), "quote")
        for place in _places(section):
            add(place, "place")
        for office in _OFFICE.findall(section.text):
            if _NEVER_INSIDE.isdisjoint(office):
                add(office, "office")
    for name in parts.private:
        add(name, "person")
    text = "\n".join(section.text for section in parts.sections)
    for term in background.terms:
        if term in text:
            add(term, "dictionary")
    return found


def runs_of(section: Section) -> list[list[Tagged]]:
    """The words of a section, cut into runs at every mark, number and word without content."""
    runs: list[list[Tagged]] = []
    run: list[Tagged] = []
    for word, part in tag(section.text):
        if _has_content(word, part):
            run.append((word, part))
        elif run:
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    return runs


def _has_content(word: str, part: str) -> bool:
    if part in NAME_PARTS:
        return word not in _NEVER_INSIDE and not word.isspace() and word[0] not in "“”‘’《》"
    return part in ACTION_PARTS and len(word) > 1


def _phrases(
    runs: Sequence[tuple[Section, list[Tagged]]], background: Background
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Single words, and neighbours that hold together, each once, with the part of speech of its last word."""
    times: Counter[tuple[str, ...]] = Counter()
    parts: dict[tuple[str, ...], str] = {}
    heads: set[tuple[str, ...]] = set()
    for section, run in runs:
        in_head = section.kind in ("headline", "kicker", "deck", "subhead")
        words = [word for word, _ in run]
        for size in range(1, LONGEST_PHRASE + 1):
            for start in range(len(words) - size + 1):
                gram = tuple(words[start : start + size])
                times[gram] += 1
                if in_head and _all_names(run[start : start + size]):
                    heads.add(gram)
                if gram not in parts:
                    parts[gram] = run[start + size - 1][1]
    stop = stop_words()
    for gram, count in times.items():
        if len(gram) == 1:
            if gram[0] not in stop and gram[0] not in background.home and not gram[0].isdigit():
                yield gram, parts[gram]
        elif (count > 1 or gram in heads) and gram[0] not in stop and gram[-1] not in stop:
            if gram[0] not in background.home:
                yield gram, parts[gram]


def _all_names(words: Sequence[Tagged]) -> bool:
    return all(part in NAME_PARTS for _, part in words)


def _places(section: Section) -> Iterator[str]:
    """Names that end in 镇, 村 …: from the nearest border before it, two to four characters long."""
    for end in _PLACE_END.finditer(section.text):
        before = section.text[max(0, end.start() - 5) : end.start()]
        for size in (2, 3, 4):
            name = before[-size:]
            if (
                len(name) == size
                and _NEVER_INSIDE.isdisjoint(name)
                and re.fullmatch("[\u4e00-\u9fff]+", name)
            ):
                border = before[-size - 1 : -size]
                if not border or border in _NEVER_INSIDE or border in "镇乡村县区市道、，。；：\n“（":
                    yield name + end.group()
                    break
