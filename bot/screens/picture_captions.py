"""What stands beneath a picture of a trend or a cloud, and how one is asked for in another measure. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.language import Tongue
from bot.replies.digests import COMMA
from bot.replies.issues import KEYWORDS_LABEL
from bot.replies.pictures import (
    BY_MONTH,
    BY_WEEK,
    BY_YEAR,
    CLOUD_OF_ISSUE,
    CLOUD_OF_MONTH,
    CLOUD_OF_YEAR,
    MOST_FREQUENT,
    NEVER_MENTIONED,
    SHOW_ARTICLES,
    SPAN_ISSUE,
    SPAN_MONTH,
    SPAN_YEAR,
    TREND_LINE,
)
from bot.replies.searching import FOLLOW_SEARCH
from bot.screens.days import issue_day, month_said
from bot.screens.pages import named
from bot.screens.reading_buttons import DrawCloud, DrawTrend, RunSearch, ShowKeywords
from bot.screens.results import Button, Reply, Row, shortened
from bot.screens.topic_button import SubscribeTopic
from digests.archive.stored import StoredIssue
from digests.search.places import days_of_month
from digests.trends.trends import Period, Trend, page_weight

BETWEEN_TERMS = re.compile(r"\s*[、,，;；]\s*")
# As many lines as a chart can tell apart (digests.trends.charts, which is too big to import for this).
MOST_TERMS = 6
# A caption has at most 1024 characters.
MAX_TERM = 30
NAMED_IN_CAPTION = 5
# Beyond so many days a line by weeks has more points than a phone has room for.
DAYS_BY_WEEK, DAYS_BY_MONTH = 400, 3650
PERIODS: Mapping[Period, str] = {"week": BY_WEEK, "month": BY_MONTH, "year": BY_YEAR}
SPANS = {"issue": SPAN_ISSUE, "month": SPAN_MONTH, "year": SPAN_YEAR}


def terms_of(words: str) -> list[str]:
    """The searches that a reader wants lines of, each once: 茶叶、杨梅 are two."""
    return list(dict.fromkeys(term for term in BETWEEN_TERMS.split(words.strip()) if term))[:MOST_TERMS]


def period_for(first: date, last: date) -> Period:
    days = (last - first).days
    return "week" if days <= DAYS_BY_WEEK else "month" if days <= DAYS_BY_MONTH else "year"


def trend_caption(trends: Sequence[Trend], asked_id: int, tongue: Tongue) -> Reply:
    """A line for each term, and the buttons to other periods and, of one term, to its articles."""
    lines = [
        tongue(
            TREND_LINE,
            term=shortened(trend.term, MAX_TERM),
            total=trend.articles,
            when=issue_day(trend.first, "given", tongue),
        )
        if trend.first
        else tongue(NEVER_MENTIONED, term=shortened(trend.term, MAX_TERM))
        for trend in trends
    ]
    periods = tuple(Button(tongue(text), DrawTrend(asked_id, period)) for period, text in PERIODS.items())
    one_search: Row = (
        Button(tongue(SHOW_ARTICLES), RunSearch(asked_id, fresh=True)),
        Button(tongue(FOLLOW_SEARCH), SubscribeTopic(asked_id)),
    )
    return Reply("\n".join(lines), (periods, one_search) if len(trends) == 1 else (periods,))


def cloud_days(issue: StoredIssue, span: str) -> tuple[date, date] | None:
    """First and last day of the month or year that an issue lies in; None for the issue alone."""
    if span not in ("month", "year") or issue.date is None:
        return None
    if span == "month":
        return days_of_month(issue.date.year, issue.date.month)
    return date(issue.date.year, 1, 1), date(issue.date.year, 12, 31)


def issue_weights(issue: StoredIssue) -> dict[str, float]:
    """The scores of an issue's keywords added up, front pages counting more."""
    weights: dict[str, float] = {}
    for stored in issue.articles:
        for word in stored.keywords:
            weights[word.term] = weights.get(word.term, 0.0) + word.score * page_weight(stored.article.page)
    return weights


def cloud_caption(issue: StoredIssue, span: str, weights: Mapping[str, float], tongue: Tongue) -> Reply:
    """What the cloud is of, its heaviest words for those who cannot see it, and the buttons to other spans."""
    days = cloud_days(issue, span)
    if days is None:
        title = tongue(CLOUD_OF_ISSUE, **named(issue, tongue))
    elif span == "month":
        title = tongue(
            CLOUD_OF_MONTH,
            paper=tongue.printed(issue.paper),
            year=days[0].year,
            month=month_said(days[0].month, tongue),
        )
    else:
        title = tongue(CLOUD_OF_YEAR, paper=tongue.printed(issue.paper), year=days[0].year)
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:NAMED_IN_CAPTION]
    frequent = tongue(
        MOST_FREQUENT,
        terms=tongue.plain(COMMA).join(shortened(tongue.printed(term), MAX_TERM) for term in heaviest),
    )
    spans = SPANS if issue.date else {}
    buttons = tuple(Button(tongue(text), DrawCloud(issue.id, name)) for name, text in spans.items())
    keywords = (Button(tongue(KEYWORDS_LABEL), ShowKeywords(issue.id)),)
    return Reply(f"{title}\n{frequent}", tuple(row for row in (buttons, keywords) if row))
