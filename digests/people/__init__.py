"""Who is named in an article, and with which title. Pure.

The index holds office holders and public roles only: a private person (a villager, a patient, a party member
in need) is recognised as a name, so that keywords can tell, but never becomes a `Person`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from digests.bigrams import letters_only
from digests.issue import Article, Person
from digests.normal import normal_form
from digests.people.names import is_name, name_at
from digests.simplified import simplified
from digests.word_data import titles
from digests.words import tag

LONGEST_TITLE = 16
"""Characters of a title as printed, its office included (县招商投资促进中心党组书记)."""

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
    """Head, subheads and paragraphs, one a line."""
    heads = [part for part in (article.kicker, article.headline, article.deck) if part]
    return "\n".join([*heads, *(subhead.text for subhead in article.subheads), *article.paragraphs])


def named_in(text: str) -> list[Named]:
    """Every name with a title, public or private, in printed order and characters."""
    plain = simplified(text)
    found = [named for match in _title_ends().finditer(plain) for named in _after_title(plain, match)]
    for leaders in _LEADERS.finditer(plain):
        found.extend(_before_leaders(plain, leaders))
    found.sort(key=lambda named: named.start)
    return found if plain == text else [_as_printed(text, named) for named in found]


def _as_printed(text: str, named: Named) -> Named:
    # A title that was put together (县领导) may not stand before its name; then it stays simplified.
    title = text[max(0, named.start - len(named.title)) : named.start]
    same = simplified(title) == named.title
    name = text[named.start : named.start + len(named.name)]
    return Named(name, title if same else named.title, named.public, named.start)


@cache
def _title_ends() -> re.Pattern[str]:
    longest_first = sorted(titles(), key=lambda title: (-len(title), title))
    return re.compile("|".join(map(re.escape, longest_first)))


def _after_title(text: str, match: re.Match[str]) -> Iterator[Named]:
    """The name after a title, and those that share it: 副主任蒋月华、洪立新."""
    start = match.end()
    title = ""
    while (name := name_at(text, start)) is not None:
        if text[start + len(name) : start + len(name) + 1] in ("村", "镇", "乡", "县"):
            return
        title = title or _whole_title(text, match)
        yield Named(name, title, titles()[match.group()], start)
        start += len(name) + 1
        if text[start - 1 : start] != "、" or _title_ends().match(text, start):
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


def _whole_title(text: str, match: re.Match[str]) -> str:
    """The title with its office (县经信局局长) and the titles joined to it (县委副书记、县长)."""
    before = text[max(0, match.start() - LONGEST_TITLE) : match.start()]
    han = _HAN_BEFORE.search(before)
    title = _office(text, han.group() if han else "") + match.group()
    rest = before[: len(before) + len(match.group()) - len(title)]
    if rest.endswith("、"):
        other = next((end for end in _title_ends().finditer(rest) if end.end() == len(rest) - 1), None)
        if other is not None:
            head = _HAN_BEFORE.search(rest[: other.start()])
            title = f"{_office(text, head.group() if head else '')}{other.group()}、{title}"
    return title


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
    while office and len(office) < len(before) and text.count(before[-len(office) - 1 :]) > 1:
        office = before[-len(office) - 1 :]  # 泓越新|材料: the cut was wrong, the firm's name comes again
    return office
