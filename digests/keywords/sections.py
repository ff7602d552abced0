"""The parts of an article that keywords are drawn from: without bylines, officials and their titles. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from digests.entities import organisations_in
from digests.issue import Article
from digests.people import LONGEST_TEXT, Named, named_in, text_of
from digests.people.names import names_listed
from digests.search.simplified import simplified

Kind = Literal["headline", "kicker", "deck", "subhead", "lead", "body"]

HEAD: frozenset[Kind] = frozenset({"headline", "kicker", "deck"})

# The opening of a report up to its first word: 本报讯（记者 …）, 新华社北京5月5日电（…）, 【…讯】.
_OPENING = re.compile(
    r"\s*(?:【[^】\n]{2,12}[讯电]】|[^，。（(\n]{0,24}?[讯电]\s*[（(][^）)\n]{0,80}[）)]|本报讯\s*(?:记者\S{2,4}报道[：:])?)"
)
_GAP = "\n"


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the text that weighs more than the body."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parts:
    """An article for the extractor: one text, a line for each part, and what is known of its lines and names.

    `text` is in simplified characters, with bylines, officials, titles and private names blanked; `printed` is
    the same, character for character, as printed. `sections` are all lines but those of the body. `private` are
    private persons with their mentions, one in the head counted as four. `organisations` are as in `text`.
    """

    text: str
    printed: str
    sections: tuple[Section, ...]
    private: dict[str, int]
    organisations: tuple[str, ...] = ()

    @property
    def head_end(self) -> int:
        """Where kicker, headline and deck end: they are the first lines."""
        return max((section.end for section in self.sections if section.kind in HEAD), default=0)

    def as_printed(self, term: str) -> str:
        """`term` in the characters of the paper (a traditional one keeps its own)."""
        at = self.text.find(term)
        return self.printed[at : at + len(term)] if at >= 0 else term


def parts_of(article: Article) -> Parts:
    """The article as one text without the names of officials and reporters."""
    printed = text_of(article)
    plain = simplified(printed)
    named = named_in(plain)  # the same text as for the index of people, mostly: remembered there
    public = (
        {one.name for one in named if one.public}
        | names_listed(plain)
        | {simplified(reporter.name) for reporter in article.reporters}
    )
    private = {one.name for one in named if not one.public and one.name not in public}
    head = simplified(f"{article.kicker or ''} {article.headline}")
    mentions = {name: plain.count(name) + 3 * (name in head) for name in sorted(private)}
    text = _without(plain, [one for one in named if one.public], public | private)
    organisations = tuple(plain[start:end] for start, end in organisations_in(plain))
    return Parts(text, printed, tuple(_sections(article)), mentions, organisations)


def _sections(article: Article) -> Iterator[Section]:
    start = 0
    for kind, length in _layout(article):
        if kind == "body" or start >= LONGEST_TEXT:
            return
        yield Section(kind, start, start + length)
        start += length + 1


def _layout(article: Article) -> list[tuple[Kind, int]]:
    """Kind and length of the lines of `text_of`, in its order."""
    layout: list[tuple[Kind, int]] = []
    if article.kicker:
        layout.append(("kicker", len(article.kicker)))
    if article.headline:
        layout.append(("headline", len(article.headline)))
    if article.deck:
        layout.append(("deck", len(article.deck)))
    layout.extend(("subhead", len(subhead.text)) for subhead in article.subheads)
    layout.extend(("body" if place else "lead", len(text)) for place, text in enumerate(article.paragraphs))
    return layout


def _without(text: str, public: list[Named], names: Iterable[str]) -> str:
    """`text` with openings, names, and the titles of the public blanked, every offset kept."""
    gone = [
        (one.start - len(one.title), one.start) for one in public if text.endswith(one.title, 0, one.start)
    ]
    start = 0
    for line in text.split("\n"):
        opening = _OPENING.match(line)
        if opening:
            gone.append((start, start + opening.end()))
        start += len(line) + 1
    kept, end = [], 0
    for first, last in sorted(gone):
        kept.append(text[end:first])
        kept.append(_GAP * (last - max(first, end)))
        end = max(end, last)
    left = "".join([*kept, text[end:]])
    for name in sorted(names, key=len, reverse=True):  # 沈砚秋 before 沈砚
        left = left.replace(name, _GAP * len(name)) if len(name) > 1 else left
    return left
