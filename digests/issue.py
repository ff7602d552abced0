"""An issue as the parser hands it on: the values that every later stage shares. No logic, no I/O."""

# The field `date` of Issue would otherwise hide the type of the same name from its own annotation.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Span = tuple[int, int]
"""Start and end offsets (end exclusive) in the decoded text of the issue."""

EntityKind = Literal["organisation", "place"]
DateSource = Literal["given", "masthead", "filename", "inferred"]
FurnitureKind = Literal["masthead", "credit", "slogan", "contact", "caption", "notice", "page_head", "other"]


@dataclass(frozen=True, slots=True)
class Reporter:
    """One name of a byline; `role` as printed ("记者", "见习记者", …), "" where none is printed."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names with an office: 沈砚秋, 区委书记."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation or a place that an article names, as printed: 县经信局, 古樟镇."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term that says what an article or an issue is about; the best of a list is scored 1.0."""

    term: str
    score: float


@dataclass(frozen=True, slots=True)
class Subhead:
    """A subhead and the index of the paragraph that it stands before."""

    text: str
    before: int


@dataclass(frozen=True, slots=True)
class Article:
    """kicker = 引题 (above), headline = 主题, deck = 副题 (below); paragraphs are re-joined.

    `place` is the order on its page, from 0. `jump_to_page` is the page named by （下转2版）.
    `confidence` (0.0 to 1.0) is the parser's own: how likely head, byline and paragraphs are all right.
    """

    headline: str
    page: int = 1
    place: int = 0
    kicker: str | None = None
    deck: str | None = None
    reporters: tuple[Reporter, ...] = ()
    paragraphs: tuple[str, ...] = ()
    subheads: tuple[Subhead, ...] = ()
    jump_to_page: int | None = None
    confidence: float = 1.0
    source: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """Printed text that is no article. `article` is the index of the article it belongs to, if any."""

    kind: FurnitureKind
    text: str
    source: Span
    page: int = 1
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of one paper, read from one file (or a folder of page files).

    `text` is the decoded source; every character of it that is not white space lies in exactly one
    span of an article or of the furniture. `date` is a lower bound where `date_source` is "inferred".
    `doubtful_date` says that masthead date, weekday and lunar date contradict each other.
    """

    file: str
    text: str
    title: str | None = None
    issue_number: int | None = None
    total_number: int | None = None
    date: date | None = None
    date_source: DateSource | None = None
    doubtful_date: bool = False
    weekday: str | None = None
    lunar: str | None = None
    pages: int | None = None
    sponsor: str | None = None
    publisher: str | None = None
    hotline: str | None = None
    cn_number: str | None = None
    postal_code: str | None = None
    warnings: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
