"""One issue laid out for the chat: the headlines of a page, its keywords, its people, and the buttons between them. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.replies.digests import COMMA, NO_HEADLINE
from bot.replies.issues import (
    EARLIER,
    HERE_LABEL,
    KEYWORDS_LABEL,
    KEYWORDS_TITLE,
    LATER,
    NEXT_ISSUE,
    NO_KEYWORDS,
    NO_PEOPLE,
    NO_SUCH_PAGE,
    ORGANISATIONS_NAMED,
    PAGE_LABEL,
    PAGE_TITLE,
    PEOPLE_LABEL,
    PEOPLE_TITLE,
    PLACES_NAMED,
    PREVIOUS_ISSUE,
)
from bot.screens.buttons import OpenArticle
from bot.screens.chat_text import escape
from bot.screens.days import issue_day
from bot.screens.reading_buttons import RunSearch, ShowKeywords, ShowPage, ShowPeople, TurnToIssue
from bot.screens.results import Button, Reply, Row, rows_of, shortened
from digests.archive.stored import StoredArticle, StoredIssue
from digests.selection import clean

# A page of print has about ten articles; what a parser took for one page may have hundreds.
HEADLINES_AT_ONCE = 16
MAX_HEADLINE = 90
MOST_PAGES = 24
PEOPLE_AT_ONCE = 24
ENTITIES_AT_ONCE = 12
MAX_TERM = 20
MAX_TITLE = 40

Link = Callable[[int], str]
Numbers = Callable[[str], int]
"""Gives the number under which the search for a name or a term is remembered."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody in an issue, with the fullest title that it prints, and in how many of its articles."""

    name: str
    title: str
    articles: int


def named(issue: StoredIssue, tongue: Tongue) -> dict[str, str]:
    """How a title names an issue: its `paper`, and `when`."""
    when = issue_day(issue.date, issue.date_source, tongue)
    return {"paper": tongue.printed(issue.paper), "when": when}


def pages_of(issue: StoredIssue) -> tuple[int, ...]:
    return tuple(sorted({one.article.page for one in issue.articles}))


def page_reply(issue: StoredIssue, page: int, offset: int, link: Link, tongue: Tongue) -> Reply:
    """The headlines of a page, each a link and a numbered button; or which pages there are."""
    pages = pages_of(issue)
    if page not in pages:
        return Reply(tongue(NO_SUCH_PAGE, page=page), issue_rows(issue.id, pages, tongue, fresh=False))
    articles = [one for one in issue.articles if one.article.page == page]
    offset = offset if 0 <= offset < len(articles) else 0
    numbered = list(enumerate(articles[offset : offset + HEADLINES_AT_ONCE], start=offset + 1))
    title = tongue(PAGE_TITLE, page=page, **named(issue, tongue))
    text = "\n\n".join([title, *(headline_line(number, one, link, tongue) for number, one in numbered)])
    opening = rows_of((Button(str(number), OpenArticle(one.id, fresh=True)) for number, one in numbered), 8)
    turning = between(
        offset,
        HEADLINES_AT_ONCE,
        len(articles),
        lambda start: ShowPage(issue.id, page, start),
        tongue,
    )
    return Reply(text, (*opening, *turning, *issue_rows(issue.id, pages, tongue, here=page, fresh=False)))


def headline_line(number: int, stored: StoredArticle, link: Link, tongue: Tongue) -> str:
    article = stored.article
    headline = escape(tongue.printed(clean(article.headline, MAX_HEADLINE)) or tongue.plain(NO_HEADLINE))
    kicker = f"{escape(tongue.printed(clean(article.kicker, MAX_HEADLINE)))}\n" if article.kicker else ""
    return f'{number}. {kicker}<a href="{escape(link(stored.id))}">{headline}</a>'


def between(
    offset: int, step: int, total: int, press: Callable[[int], ShowPage | ShowPeople], tongue: Tongue
) -> tuple[Row, ...]:
    """Earlier and later of a list that does not fit one message; no row where it does."""
    row: list[Button] = []
    if offset > 0:
        row.append(Button(tongue(EARLIER), press(max(0, offset - step))))
    if offset + step < total:
        row.append(Button(tongue(LATER), press(offset + step)))
    return (tuple(row),) if row else ()


def issue_rows(
    issue_id: int, pages: Sequence[int], tongue: Tongue, *, here: int = 0, fresh: bool = True
) -> tuple[Row, ...]:
    """The pages of an issue, and what else it can be looked through by."""
    start = max(0, pages.index(here) - MOST_PAGES // 2) if here in pages else 0
    shown = pages[start : start + MOST_PAGES]
    buttons = (
        Button(
            tongue(HERE_LABEL if page == here else PAGE_LABEL, page=page),
            ShowPage(issue_id, page, fresh=fresh),
        )
        for page in shown
    )
    more = (
        Button(tongue(KEYWORDS_LABEL), ShowKeywords(issue_id)),
        Button(tongue(PEOPLE_LABEL), ShowPeople(issue_id, fresh=True)),
    )
    return (*rows_of(buttons, 4 if len(shown) in (3, 4) else 6), more)


def issue_turning(before: int | None, after: int | None, tongue: Tongue) -> tuple[Row, ...]:
    """The way to the paper's issue before and after; no row where there is neither."""
    row: list[Button] = []
    if before:
        row.append(Button(tongue(PREVIOUS_ISSUE), TurnToIssue(before)))
    if after:
        row.append(Button(tongue(NEXT_ISSUE), TurnToIssue(after)))
    return (tuple(row),) if row else ()


def keywords_reply(issue: StoredIssue, terms: Sequence[str], number_of: Numbers, tongue: Tongue) -> Reply:
    """The keywords of an issue, each a button that searches for it."""
    if not terms:
        return Reply(tongue(NO_KEYWORDS, **named(issue, tongue)))
    buttons = (
        Button(shortened(tongue.printed(term), MAX_TERM), RunSearch(number_of(term), fresh=True))
        for term in terms
    )
    return Reply(tongue(KEYWORDS_TITLE, **named(issue, tongue)), rows_of(buttons, 3))


def people_of(articles: Iterable[StoredArticle]) -> tuple[Mentioned, ...]:
    """Each person once, in the order in which the issue names them."""
    titles: dict[str, str] = {}
    counts: dict[str, int] = {}
    for stored in articles:
        for person in stored.people:
            counts[person.name] = counts.get(person.name, 0) + 1
            if len(person.title) > len(titles.setdefault(person.name, "")):
                titles[person.name] = person.title
    return tuple(Mentioned(name, titles[name], count) for name, count in counts.items())


def people_reply(issue: StoredIssue, offset: int, number_of: Numbers, tongue: Tongue) -> Reply:
    """Who is named in an issue and with which office; each name is a button that searches for the person."""
    people = people_of(issue.articles)
    if not people:
        return Reply("\n".join([tongue(NO_PEOPLE, **named(issue, tongue)), *entity_lines(issue, tongue)]))
    offset = offset if 0 <= offset < len(people) else 0
    shown = people[offset : offset + PEOPLE_AT_ONCE]
    title = tongue(PEOPLE_TITLE, **named(issue, tongue))
    lines = (
        f"<b>{escape(shortened(tongue.printed(one.name), MAX_TERM))}</b>　"
        f"{escape(shortened(tongue.printed(one.title), MAX_TITLE))}"
        for one in shown
    )
    buttons = (
        Button(shortened(tongue.printed(one.name), MAX_TERM), RunSearch(number_of(one.name), fresh=True))
        for one in shown
    )
    turning = between(offset, PEOPLE_AT_ONCE, len(people), lambda start: ShowPeople(issue.id, start), tongue)
    also = () if offset else entity_lines(issue, tongue)
    return Reply("\n".join([title, "", *lines, *also]), (*rows_of(buttons, 4), *turning))


def entity_lines(issue: StoredIssue, tongue: Tongue) -> list[str]:
    """The organisations and the places that most articles of an issue name, a line each, below an empty one."""
    lines = [
        tongue(
            text, names=tongue.plain(COMMA).join(shortened(tongue.printed(name), MAX_TERM) for name in names)
        )
        for text, kind in ((ORGANISATIONS_NAMED, "organisation"), (PLACES_NAMED, "place"))
        if (names := entities_of(issue.articles, kind)[:ENTITIES_AT_ONCE])
    ]
    return ["", *lines] if lines else []


def entities_of(articles: Iterable[StoredArticle], kind: str) -> list[str]:
    """Those that most articles name first; 县教育局 is not said beside 云溪县教育局."""
    counts = Counter(one.name for stored in articles for one in stored.entities if one.kind == kind)
    whole = [name for name in counts if not any(name != other and other.endswith(name) for other in counts)]
    return sorted(whole, key=lambda name: -counts[name])
