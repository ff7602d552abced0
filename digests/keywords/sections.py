"""The parts of an article that keywords are drawn from: bylines, names of officials and their titles taken out. Pure."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from digests.issue import Article
from digests.people import Named, named_in, text_of
from digests.people.names import is_name
from digests.simplified import simplified

Kind = Literal["headline", "kicker", "deck", "subhead", "lead", "body"]

LONGEST_TEXT = 60_000
"""Characters looked at. What an article is about is said long before; a text that long is no article."""

# The opening of a report up to its first word: 本报讯（记者 …）, 新华社北京5月5日电（…）, 【…讯】.
_OPENING = re.compile(
    r"\s*(?:【[^】\n]{2,12}[讯电]】|[^，。（(\n]{0,24}?[讯电]\s*[（(][^）)\n]{0,80}[）)]|本报讯\s*(?:记者\S{2,4}报道[：:])?)"
)
_GAP = "\n"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text in simplified characters; `printed` is the same, character for character, as printed."""

    kind: Kind
    text: str
    printed: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What an article gives: its sections, and the names of private persons with the number of their mentions."""

    sections: tuple[Section, ...]
    private: dict[str, int]


def parts_of(article: Article) -> Parts:
    """The article's sections without the names of officials and reporters."""
    whole = text_of(article)[:LONGEST_TEXT]
    plain = simplified(whole)
    named = named_in(plain)
    private = {one.name for one in named if not one.public}
    public = {one.name for one in named if one.public} | {reporter.name for reporter in article.reporters}
    text = _without(plain, named, public)
    sections = []
    start = 0
    for kind, length in _layout(article):
        sections.append(Section(kind, text[start : start + length], whole[start : start + length]))
        start += length + 1
    mentions = Counter({name: plain.count(name) for name in private - public if is_name(name)})
    return Parts(tuple(section for section in sections if section.text), dict(mentions))


def _layout(article: Article) -> list[tuple[Kind, int]]:
    """Kind and length of the lines of `text_of`, in its order."""
    layout: list[tuple[Kind, int]] = []
    if article.kicker:
        layout.append(("kicker", len(article.kicker)))
    layout.append(("headline", len(article.headline)))
    if article.deck:
        layout.append(("deck", len(article.deck)))
    layout.extend(("subhead", len(subhead.text)) for subhead in article.subheads)
    layout.extend(("body" if place else "lead", len(text)) for place, text in enumerate(article.paragraphs))
    return layout


def _without(text: str, named: list[Named], public: set[str]) -> str:
    """`text` with openings, names of `public` and the titles before them blanked, every offset kept."""
    characters = list(text)

    def blank(start: int, end: int) -> None:
        characters[start:end] = _GAP * (end - start)

    for one in named:
        if one.public and text.endswith(one.title, 0, one.start):
            blank(one.start - len(one.title), one.start)
    for name in public:
        at = text.find(name) if len(name) > 1 else -1
        while at >= 0:
            blank(at, at + len(name))
            at = text.find(name, at + 1)
    at = 0
    for line in text.split("\n"):
        opening = _OPENING.match(line)
        if opening:
            blank(at, at + opening.end())
        at += len(line) + 1
    return "".join(characters)
