"""What goes into a digest, and in which order. Pure: stored issues in, a Digest out; nothing is rendered here.

All texts of a Digest are fit to print: on one line, without control characters, of a bearable length. Nothing is
escaped yet: that is the template's work, at the edge.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digests.archive.stored import StoredArticle, StoredIssue
from digests.dates import printed_date
from digests.issue import DateSource, Keyword
from digests.keywords import issue_keywords
from digests.lead import cut_short, lead_of

Kind = Literal["issue", "day", "catch-up", "week", "alert"]
Length = Literal["brief", "full", "headlines", "keywords"]
IssueKeywords = Callable[[StoredIssue, int], Sequence[Keyword]]

LEAD_CHARS = 70
FULL_LEAD_CHARS = 140
# Longer headlines do not occur in print; a column that was taken for one does.
HEADLINE_CHARS = 90
KICKER_CHARS = 60
KEYWORD_CHARS = 24
PAPER_CHARS = 40

# Control characters, and the marks that turn the direction of all text after them (Unicode TR 9); a lone
# surrogate cannot even be sent.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
SPACES = re.compile(r"\s+")
UNTITLED = "（无题）"
CHINESE_NUMBERS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a digest. `matched` are the reader's own terms that it was chosen for; `when` is its issue's
    date in words, `position` where it is printed.
    """

    article_id: int
    issue_id: int
    paper: str
    date: date | None
    date_source: DateSource | None
    when: str
    page: int
    place: int
    position: str
    kicker: str
    headline: str
    deck: str
    lead: str
    keywords: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestPage:
    """The entries of one printed page; `name` is 一版, 二版, …"""

    number: int
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One issue in a digest. `when` is its date in words, 约… if inferred, 日期不详 if unknown."""

    issue_id: int
    paper: str
    issue_number: int | None
    date: date | None
    date_source: DateSource | None
    when: str
    weekday: str
    lunar: str
    keywords: tuple[str, ...]
    pages: tuple[DigestPage, ...]
    left_out: int
    """How many articles of the pages asked for are not shown."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest before it is rendered. `topics` are the articles that hit the reader's own topics."""

    kind: Kind
    length: Length
    sections: tuple[Section, ...]
    topics: tuple[Entry, ...] = ()
    words: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()
    first_day: str = ""
    last_day: str = ""
    older: int = 0
    """How many issues before these are not shown (a catch-up after a long time)."""


def choose_digest(
    issues: Sequence[StoredIssue],
    *,
    headlines: int = 40,
    keywords: int = 10,
    kind: Kind = "issue",
    length: Length = "brief",
    pages: Mapping[int, Sequence[int]] | None = None,
    topics: Sequence[tuple[StoredArticle, Sequence[str]]] = (),
    lead_chars: int | None = None,
    keywords_of: IssueKeywords | None = None,
    words: Sequence[str] = (),
    rising: Sequence[str] = (),
    older: int = 0,
) -> Digest:
    """The digest of some issues, in the order given, and of articles that hit the reader's topics.

    `headlines` is shared among the issues, `keywords` counts for each. `pages` limits an issue (by id) to some of
    its pages; empty means all. `lead_chars` overrides the measure of `length`.
    """
    most = lead_chars if lead_chars is not None else FULL_LEAD_CHARS if length == "full" else LEAD_CHARS
    share = max(1, headlines // max(1, len(issues))) if length != "keywords" else 0
    sections = tuple(
        section_of(
            issue, share, (pages or {}).get(issue.id, ()), most, issue_words(issue, keywords, keywords_of)
        )
        for issue in issues
    )
    hits = tuple(entry_of(article, most, matched) for article, matched in in_order(topics))
    days = sorted(issue.date for issue in issues if issue.date)
    return Digest(
        kind,
        length,
        sections,
        hits,
        tuple(clean(word, KEYWORD_CHARS) for word in words),
        tuple(clean(word, KEYWORD_CHARS) for word in rising),
        short_day(days[0]) if days else "",
        short_day(days[-1]) if days else "",
        older,
    )


def section_of(
    issue: StoredIssue, most: int, pages: Sequence[int], lead_chars: int, words: Sequence[str]
) -> Section:
    wanted = [one for one in issue.articles if not pages or one.article.page in pages]
    chosen = choose_articles(wanted, most)
    return Section(
        issue_id=issue.id,
        paper=clean(issue.paper, PAPER_CHARS),
        issue_number=issue.issue_number,
        date=issue.date,
        date_source=issue.date_source,
        when=printed_date(issue.date, issue.date_source),
        weekday=clean(issue.weekday, PAPER_CHARS),
        lunar=clean(issue.lunar, PAPER_CHARS),
        keywords=tuple(words),
        pages=by_page([entry_of(article, lead_chars) for article in chosen]),
        left_out=len(wanted) - len(chosen),
    )


def choose_articles(articles: Sequence[StoredArticle], most: int) -> list[StoredArticle]:
    """The `most` articles that an editor would name first, in printed order.

    The front page goes first, then the first article of each inner page, then the second of each, and so on.
    """
    printed = sorted(articles, key=lambda one: (one.article.page, one.article.place, one.id))
    rank: dict[int, int] = {}
    ranked = []
    for one in printed:
        page = one.article.page
        rank[page] = rank.get(page, -1) + 1
        ranked.append((0 if page == 1 else 1 + rank[page], page, rank[page], one))
    ranked.sort(key=lambda entry: entry[:3])
    chosen = {one.id for *_, one in ranked[:most]}
    return [one for one in printed if one.id in chosen]


def entry_of(stored: StoredArticle, lead_chars: int = LEAD_CHARS, matched: Sequence[str] = ()) -> Entry:
    article = stored.article
    return Entry(
        article_id=stored.id,
        issue_id=stored.issue_id,
        paper=clean(stored.paper, PAPER_CHARS),
        date=stored.date,
        date_source=stored.date_source,
        when=printed_date(stored.date, stored.date_source),
        page=article.page,
        place=article.place,
        position=position(article.page, article.place),
        kicker=clean(article.kicker, KICKER_CHARS),
        headline=clean(article.headline, HEADLINE_CHARS) or UNTITLED,
        deck=clean(article.deck, HEADLINE_CHARS),
        lead=lead_of([clean(paragraph) for paragraph in article.paragraphs[:3]], lead_chars)
        if lead_chars
        else "",
        keywords=tuple(clean(word.term, KEYWORD_CHARS) for word in stored.keywords),
        matched=tuple(clean(term, KEYWORD_CHARS) for term in matched),
    )


def position(page: int, place: int) -> str:
    """Where an article is printed, as an editor would say it: 头版头条, 头版, 第3版."""
    if page != 1:
        return f"第{page}版"
    return "头版头条" if place == 0 else "头版"


def by_page(entries: Sequence[Entry]) -> tuple[DigestPage, ...]:
    numbers = sorted({entry.page for entry in entries})
    return tuple(
        DigestPage(number, page_name(number), tuple(entry for entry in entries if entry.page == number))
        for number in numbers
    )


def in_order(
    topics: Sequence[tuple[StoredArticle, Sequence[str]]],
) -> list[tuple[StoredArticle, tuple[str, ...]]]:
    """Each article once with all its terms, newest first, then as printed."""
    merged: dict[int, tuple[StoredArticle, dict[str, None]]] = {}
    for article, terms in topics:
        merged.setdefault(article.id, (article, {}))[1].update(dict.fromkeys(terms))
    ordered = sorted(merged.values(), key=lambda one: (one[0].article.page, one[0].article.place, one[0].id))
    ordered.sort(key=lambda one: one[0].date or date.min, reverse=True)
    return [(article, tuple(terms)) for article, terms in ordered]


def issue_words(issue: StoredIssue, most: int, keywords_of: IssueKeywords | None) -> list[str]:
    found = (keywords_of or common_keywords)(issue, most) if most else ()
    return [clean(word.term, KEYWORD_CHARS) for word in found][:most]


def common_keywords(issue: StoredIssue, most: int) -> Sequence[Keyword]:
    """The keywords of an issue from those of its articles, without what the archive knows of other issues."""
    return issue_keywords([(one.article, one.keywords) for one in issue.articles], most)


def clean(text: str | None, most: int | None = None) -> str:
    """One printable line of at most `most` characters."""
    line = SPACES.sub(" ", UNPRINTABLE.sub("", text or "")).strip()
    return line if most is None else cut_short(line, most)


def page_name(number: int) -> str:
    """
    >>> [page_name(n) for n in (1, 4, 12, 20)]
    ['一版', '四版', '十二版', '二十版']
    """
    if not 0 < number < 100:
        return f"{number}版"
    tens, ones = divmod(number, 10)
    name = ("" if tens < 2 else CHINESE_NUMBERS[tens]) + ("十" if tens else "")
    return name + (CHINESE_NUMBERS[ones] if ones or not tens else "") + "版"


def short_day(day: date) -> str:
    return f"{day.month}月{day.day}日"
