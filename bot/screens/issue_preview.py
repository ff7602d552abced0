"""An issue as an editor glances over it before readers do: its facts, warnings and articles. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.language import Tongue
from bot.replies import editing as say
from bot.replies.issue_warnings import said
from bot.screens.buttons import Press
from bot.screens.editing_buttons import (
    DropIssue,
    DropUpload,
    PublishUpload,
    ReleaseIssue,
    ReplaceByUpload,
    ShowHeld,
    ShowUpload,
)
from bot.screens.results import Button, Reply, shortened
from digests.archive.stored import StoredIssue
from digests.dates import printed_date
from digests.inbox.corrections import printed_byline
from digests.issue import Article, DateSource, Issue

# A page of articles with every head and byline at its longest, and the warnings, stay below a message, also in
# rare characters, which count twice.
ARTICLES_A_PAGE = 12
LONGEST_HEAD = 60
LONGEST_BYLINE = 30
MOST_WARNINGS = 4
LONGEST_WARNING = 100
# An article that the parser is less sure of than this is worth an editor's look.
UNSURE_BELOW = 0.5

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What is shown of an issue, parsed or stored."""

    file: str
    title: str | None
    number: int | None
    date: date | None
    date_source: DateSource | None
    warnings: tuple[str, ...]
    articles: tuple[Article, ...]


def glance_at(issue: Issue) -> Glance:
    return Glance(
        issue.file,
        issue.title,
        issue.issue_number,
        issue.date,
        issue.date_source,
        issue.warnings,
        issue.articles,
    )


def glance_at_stored(issue: StoredIssue) -> Glance:
    articles = tuple(one.article for one in issue.articles)
    return Glance(
        issue.file,
        issue.title or issue.paper,
        issue.issue_number,
        issue.date,
        issue.date_source,
        issue.warnings,
        articles,
    )


def preview_text(glance: Glance, page: int, tongue: Tongue) -> str:
    number = tongue(say.ISSUE_NUMBER, number=glance.number) if glance.number else ""
    facts = "　".join(filter(None, (printed_date(glance.date, glance.date_source), number)))
    lines = [
        tongue(
            say.PREVIEW,
            title=shortened(glance.title or tongue(say.NO_TITLE), LONGEST_HEAD),
            facts=facts,
            count=len(glance.articles),
            sure=mean_percent(glance.articles),
        ),
        tongue(say.FROM_FILE, name=shortened(glance.file, LONGEST_HEAD)),
    ]
    lines += [
        tongue(say.PREVIEW_WARNING, warning=shortened(said(warning, tongue), LONGEST_WARNING))
        for warning in glance.warnings[:MOST_WARNINGS]
    ]
    first = max(page, 0) * ARTICLES_A_PAGE
    shown = glance.articles[first : first + ARTICLES_A_PAGE]
    heads = [article_line(place, article, tongue) for place, article in enumerate(shown, first + 1)]
    return "\n".join(lines) + "\n\n" + "\n".join(heads)


def article_line(number: int, article: Article, tongue: Tongue) -> str:
    sure = percent(article.confidence)
    return tongue(
        say.PREVIEW_ARTICLE,
        number=number,
        page=article.page,
        headline=shortened(article.headline, LONGEST_HEAD),
        byline=shortened(printed_byline(article.reporters), LONGEST_BYLINE),
        mark=tongue(say.UNSURE_MARK, sure=sure) if article.confidence < UNSURE_BELOW else "",
    ).rstrip()


def upload_reply(
    upload_id: int,
    glance: Glance,
    page: int,
    tongue: Tongue,
    *,
    papers: Sequence[str] = (),
    existing: StoredIssue | None = None,
    same: bool = False,
) -> Reply:
    """What was sent in, and what can be done with it.

    `papers`: the names to choose from where the masthead does not say; `existing`: the issue of the same day;
    `same`: it was made of this very file.
    """
    text = preview_text(glance, page, tongue)
    rows: list[Row] = [paging(glance, page, lambda to: ShowUpload(upload_id, to), tongue)]
    if same and existing is not None:
        text += f"\n\n{tongue(say.SAME_FILE_STORED)}"
    elif existing is not None:
        text += f"\n\n{tongue(say.SAME_AS_STORED, file=shortened(existing.file, LONGEST_HEAD))}"
        rows.append((Button(tongue(say.REPLACE), ReplaceByUpload(upload_id, existing.id)),))
        if existing.file != glance.file:
            rows.append((Button(tongue(say.PUBLISH_AS_SECOND), PublishUpload(upload_id, -1, True)),))
    elif papers:
        text += f"\n\n{tongue(say.WHICH_PAPER_IS_IT)}"
        rows += [
            (Button(tongue(say.PUBLISH_AS, paper=paper), PublishUpload(upload_id, place, True)),)
            for place, paper in enumerate(papers)
        ]
    else:
        rows.append((Button(tongue(say.PUBLISH_AND_PUSH), PublishUpload(upload_id, -1, True)),))
        rows.append((Button(tongue(say.PUBLISH_QUIETLY), PublishUpload(upload_id, -1, False)),))
    rows.append((Button(tongue(say.DROP), DropUpload(upload_id)),))
    return Reply(text, tuple(row for row in rows if row))


def held_reply(issue: StoredIssue, page: int, least: float, tongue: Tongue) -> Reply:
    """An issue that waits for an admin's word; `least` is the mean confidence that the settings ask for."""
    glance = glance_at_stored(issue)
    text = f"{tongue(say.HELD, why=why_held(issue, least, tongue))}\n\n{preview_text(glance, page, tongue)}"
    rows = (
        paging(glance, page, lambda to: ShowHeld(issue.id, to), tongue),
        (Button(tongue(say.PUBLISH_AND_PUSH), ReleaseIssue(issue.id, True)),),
        (Button(tongue(say.PUBLISH_QUIETLY), ReleaseIssue(issue.id, False)),),
        (Button(tongue(say.DROP), DropIssue(issue.id)),),
    )
    return Reply(text, tuple(row for row in rows if row))


def why_held(issue: StoredIssue, least: float, tongue: Tongue) -> str:
    if issue.doubtful_date:
        return tongue(say.WHY_DATE)
    sure = mean_percent([one.article for one in issue.articles])
    if sure < percent(least):
        return tongue(say.WHY_UNSURE, sure=sure, least=percent(least))
    return tongue(say.WHY_OTHER)


def paging(glance: Glance, page: int, to: Callable[[int], Press], tongue: Tongue) -> Row:
    row = [Button(tongue(say.EARLIER), to(page - 1))] if page > 0 else []
    if (page + 1) * ARTICLES_A_PAGE < len(glance.articles):
        row.append(Button(tongue(say.LATER), to(page + 1)))
    return tuple(row)


def issue_name(issue: StoredIssue) -> str:
    """When an issue is from, as short as it goes."""
    return printed_date(issue.date, issue.date_source)


def mean_percent(articles: Sequence[Article]) -> int:
    return percent(sum(one.confidence for one in articles) / len(articles)) if articles else 0


def percent(share: float) -> int:
    """Rounded down: 99.6 % of certainty is not all of it."""
    return int(share * 100)
