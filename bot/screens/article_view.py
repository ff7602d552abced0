"""An article with everything one can do from it: turn its pages, go on in its issue, quote, share, subscribe. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.replies.issues import THE_ISSUE
from bot.replies.reading import (
    COPY_REFERENCE,
    FOLLOW_TOPIC,
    GONE_ARTICLE,
    NEXT_ARTICLE,
    NEXT_OF,
    PREVIOUS_ARTICLE,
    SHARE,
    SOMETHING_IS_WRONG,
    VANISHED_ARTICLE,
    WHOLE_PAGE,
    WITHDRAWN_ARTICLE,
)
from bot.replies.searching import PREVIOUS
from bot.screens.articles import article_pages, lead_only, reference
from bot.screens.buttons import OpenArticle, start_payload
from bot.screens.reading_buttons import AskWhatIsWrong, RunSearch, ShowIssue, ShowPage
from bot.screens.results import Button, Reply, Row, rows_of, shortened
from bot.screens.script import article_in
from bot.screens.topic_button import SubscribeTopic
from digests.archive.stored import StoredArticle, StoredIssue

MOST_REPORTERS = 6
MAX_NAME = 12
MAX_TOPIC = 16
# The very best keyword is often new with this article; the next one is what more is written about.
MOST_TOPICS = 2


@dataclass(frozen=True, slots=True)
class Numbered:
    """A name or term that a button shows, and the number of the search that it asks."""

    words: str
    search_id: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article's buttons lead to: neighbours in its issue (ids), its reporters, its best keywords."""

    previous: int | None = None
    next: int | None = None
    reporters: tuple[Numbered, ...] = ()
    topics: tuple[Numbered, ...] = ()


def neighbours(issue: StoredIssue | None, article_id: int) -> tuple[int | None, int | None]:
    """The articles before and after this one, in printed order."""
    ids = [one.id for one in issue.articles] if issue else []
    if article_id not in ids:
        return None, None
    place = ids.index(article_id)
    return (ids[place - 1] if place else None), (ids[place + 1] if place + 1 < len(ids) else None)


def article_reply(
    stored: StoredArticle, page: int, around: Surroundings, tongue: Tongue, *, whole: bool
) -> Reply:
    """Page `page` (from 0; the nearest there is) of an article, or its lead alone where `whole` is not allowed."""
    stored = article_in(stored, tongue)
    pages = article_pages(stored, tongue) if whole else [lead_only(stored, tongue)]
    page = max(0, min(page, len(pages) - 1))
    rows = (
        turning_pages(stored.id, page, len(pages), tongue),
        going_on(stored, around, tongue),
        *rows_of(reporters_row(around.reporters, tongue), 3),
        topics_row(around.topics, tongue),
        (
            Button(tongue(COPY_REFERENCE), copy=reference(stored, tongue)),
            Button(tongue(SHARE), switch_inline=start_payload(stored.id)),
            Button(tongue(SOMETHING_IS_WRONG), AskWhatIsWrong(stored.id)),
        ),
    )
    return Reply(pages[page], tuple(row for row in rows if row))


def gone_reply(stored: StoredArticle | None, issue: StoredIssue | None, tongue: Tongue) -> Reply | None:
    """The sentence about an article that is shown no more; None for one that readers may see."""
    if stored is None or issue is None or issue.held:
        return Reply(tongue(GONE_ARTICLE))
    if stored.withdrawn:
        return Reply(tongue(WITHDRAWN_ARTICLE))
    if stored.vanished:
        return Reply(tongue(VANISHED_ARTICLE), ((Button(tongue(THE_ISSUE), ShowIssue(issue.id)),),))
    return None


def turning_pages(article_id: int, page: int, pages: int, tongue: Tongue) -> Row:
    row: list[Button] = []
    if page > 0:
        row.append(Button(tongue(PREVIOUS), OpenArticle(article_id, page - 1)))
    if page < pages - 1:
        row.append(Button(tongue(NEXT_OF, page=page + 2, pages=pages), OpenArticle(article_id, page + 1)))
    return tuple(row)


def going_on(stored: StoredArticle, around: Surroundings, tongue: Tongue) -> Row:
    row = [Button(tongue(WHOLE_PAGE, page=stored.article.page), whole_page(stored))]
    if around.previous:
        row.insert(0, Button(tongue(PREVIOUS_ARTICLE), OpenArticle(around.previous)))
    if around.next:
        row.append(Button(tongue(NEXT_ARTICLE), OpenArticle(around.next)))
    return tuple(row)


def whole_page(stored: StoredArticle) -> ShowPage:
    return ShowPage(stored.issue_id, stored.article.page, fresh=True)


def reporters_row(reporters: Sequence[Numbered], tongue: Tongue) -> list[Button]:
    return [
        Button(f"✍ {shortened(tongue.printed(one.words), MAX_NAME)}", RunSearch(one.search_id, fresh=True))
        for one in reporters[:MOST_REPORTERS]
    ]


def topics_row(topics: Sequence[Numbered], tongue: Tongue) -> Row:
    # The term is appended, not filled in: a label is no HTML, and a filling would be escaped.
    return tuple(
        Button(
            tongue(FOLLOW_TOPIC) + shortened(tongue.printed(one.words), MAX_TOPIC),
            SubscribeTopic(one.search_id),
        )
        for one in topics[:MOST_TOPICS]
    )
