"""Who is named in an article, and with which title. Pure.

The index holds office holders and public roles only: a private person (a villager, a patient, a party member
in need) is recognised as a name, so that keywords can tell, but never becomes a `Person`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from digests.issue import Article, Person
from digests.people.names import is_name, name_at, times_in
from digests.search.bigrams import letters_only
from digests.search.normal import normal_form
from digests.search.simplified import simplified
from digests.word_data import titles
from digests.words import tag

LONGEST_TITLE = 16
"""Characters of a title as printed, its office included (县招商投资促进中心党组书记)."""

LONGEST_TEXT = 60_000
"""Characters looked at. Who and what an article is about is said long before; a text that long is no article."""

# Parts of speech that an office is made of; a verb or a time word before it is not part of the title.
_OFFICE = frozenset({"n", "nt", "ns", "nz", "j", "b", "zg", "vn", "l", "nrt", "g", "k", "ng"})
_NO_OFFICE = frozenset("的了在是和与及由对向请为时日并同给让据等名位")
_LEADERS = re.compile(r"等(?:[省市县区州]?(?:四套班子)?(?:主要)?领导)")
_LIST = re.compile(r"[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4})*\Z")
_SEAT = re.compile(r"[省市县区州镇乡][\u3400-\u9fff]*\Z")
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff]*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it is printed with a title; `start` is the offset of the name in the text."""

    name: str
    title: str
    public: bool
    start: int


def people_in(article: Article, removed: Collection[str] = ()) -> tuple[Person, ...]:
    """Public persons of an article in the order of their first mention, each with the fullest title printed.

    `removed` are names that an operator took out for good, as `removed_names` gives them (letters of the normal
    form); reporters are no people of the news.
    """
    reporters = {reporter.name for reporter in article.reporters}
    fullest: dict[str, str] = {}
    private: set[str] = set()
    for named in named_in(text_of(article)):
        if named.name in reporters or (removed and letters_only(normal_form(named.name)) in removed):
            continue
        if not named.public:
            private.add(named.name)
        elif len(named.title) > len(fullest.setdefault(named.name, "")):
            fullest[named.name] = named.title
    return tuple(Person(name, title) for name, title in fullest.items() if name not in private)


def text_of(article: Article) -> str:
    """Head, subheads and paragraphs, one a line, the first LONGEST_TEXT characters."""
    heads = [part for part in (article.kicker, article.headline, article.deck) if part]
    return "\n".join([*heads, *(subhead.text for subhead in article.subheads), *article.paragraphs])[
        :LONGEST_TEXT
    ]


@lru_cache(maxsize=64)
def named_in(text: str) -> tuple[Named, ...]:
    """Every name with a title, public or private, in printed order and characters.

    The last texts are remembered: keywords and the index of people ask for the same ones.
    """
    plain = simplified(text)
    found = [named for title in _titles_of(plain) for named in _after_title(plain, title)]
    for leaders in _LEADERS.finditer(plain):
        found.extend(_before_leaders(plain, leaders))
    found.sort(key=lambda named: named.start)
    return tuple(found if plain == text else [_as_printed(text, named) for named in found])


def _as_printed(text: str, named: Named) -> Named:
    # A title that was put together (县领导) may not stand before its name; then it stays simplified.
    title = text[max(0, named.start - len(named.title)) : named.start]
    same = simplified(title) == named.title
    name = text[named.start : named.start + len(named.name)]
    return Named(name, title if same else named.title, named.public, named.start)


class _Title(NamedTuple):
    """The end of a title, as titles.txt has it, and where it stands."""

    text: str
    start: int
    end: int


def _titles_of(text: str) -> list[_Title]:
    return [_Title(text[start:end], start, end) for _, start, end in _finder().find_matches_as_indexes(text)]


@cache
def _finder() -> AhoCorasick:
    return AhoCorasick(sorted(titles()), matchkind=MatchKind.LeftmostLongest)


@cache
def _title_beginning() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(titles(), key=len, reverse=True))))


def _after_title(text: str, ended: _Title) -> Iterator[Named]:
    """The name after a title, and those that share it: 副主任蒋月华、洪立新."""
    start = ended.end
    title = ""
    while (name := name_at(text, start)) is not None:
        if text[start + len(name) : start + len(name) + 1] in ("村", "镇", "乡", "县"):
            return
        title = title or _whole_title(text, ended)
        yield Named(name, title, titles()[ended.text], start)
        start += len(name) + 1
        if text[start - 1 : start] != "、" or _title_beginning().match(text, start):
            return


def _before_leaders(text: str, leaders: re.Match[str]) -> Iterator[Named]:
    """The names of 许国梁、方敏仪等县领导."""
    listed = _LIST.search(text, max(0, leaders.start() - 80), leaders.start())
    if listed is None:
        return
    start = listed.start()
    for name in listed.group().split("、"):
        if is_name(name):
            yield Named(name, leaders.group()[1:].replace("四套班子", "").replace("主要", ""), True, start)
        start += len(name) + 1


def _whole_title(text: str, ended: _Title) -> str:
    """The title with its office (县经信局局长) and the titles joined to it (县委副书记、县长)."""
    before = text[max(0, ended.start - LONGEST_TITLE) : ended.start]
    title = _office(text, _han_before(before)) + ended.text
    rest = before[: len(before) + len(ended.text) - len(title)]
    if rest.endswith("、"):
        other = next((one for one in _titles_of(rest) if one.end == len(rest) - 1), None)
        if other is not None:
            title = f"{_office(text, _han_before(rest[: other.start]))}{other.text}、{title}"
    return title


def _han_before(text: str) -> str:
    found = _HAN_BEFORE.search(text)
    return found.group() if found else ""


def _office(text: str, before: str) -> str:
    """The end of `before` that names the office or firm of a title: nouns, or all from 县 or 市 on."""
    office = ""
    for word, kind in reversed(tag(before)):
        if kind not in _OFFICE or not _NO_OFFICE.isdisjoint(word):
            break
        office = word + office
    seat = _SEAT.search(before)
    if seat and len(seat.group()) > len(office) and _NO_OFFICE.isdisjoint(seat.group()):
        return seat.group()
    while office and len(office) < len(before) and times_in(text, before[-len(office) - 1 :]) > 1:
        office = before[-len(office) - 1 :]  # 泓越新|材料: the cut was wrong, the firm's name comes again
    return office
