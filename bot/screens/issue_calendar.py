"""The archive as a calendar of buttons: years, months, the issues of a month; and issues around a day. Pure."""

from collections.abc import Sequence
from datetime import date

from bot.language import Tongue
from bot.replies.digests import ABOUT_THAT_DAY
from bot.replies.issues import (
    ALL_YEARS,
    CALENDAR_DAYS,
    CALENDAR_MONTHS,
    CALENDAR_PAPERS,
    CALENDAR_UNDATED,
    CALENDAR_YEARS,
    DAY_LABEL,
    MONTH_LABEL,
    NEVER_ON_THIS_DAY,
    NEXT_MONTH,
    NO_ISSUE_NEAR,
    NO_ISSUE_THAT_DAY,
    NUMBERED_ISSUE,
    ON_THIS_DAY,
    PREVIOUS_MONTH,
    THE_YEAR,
    UNDATED_LABEL,
    YEAR_LABEL,
)
from bot.screens.chat_text import escape
from bot.screens.days import issue_day, month_said
from bot.screens.reading_buttons import UNDATED, ShowCalendar, ShowIssue
from bot.screens.results import Button, Reply, rows_of, shortened
from digests.archive.browsing import Month
from digests.archive.stored import IssueSummary

# Several papers or second issues make more than 31 of a month; more than these do not fit a message.
MOST_ISSUES = 45
MAX_HEADLINE = 40


def papers_reply(papers: Sequence[str], tongue: Tongue) -> Reply:
    buttons = (Button(tongue.printed(paper), ShowCalendar(place)) for place, paper in enumerate(papers))
    return Reply(tongue(CALENDAR_PAPERS), rows_of(buttons, 2))


def years_reply(paper: str, place: int, months: Sequence[Month], undated: int, tongue: Tongue) -> Reply:
    """All years of a paper that have issues, newest first; `months` as the archive gives them."""
    issues: dict[int, int] = {}
    for one in months:
        issues[one.year] = issues.get(one.year, 0) + one.issues
    buttons = [
        Button(tongue(YEAR_LABEL, year=year, issues=count), ShowCalendar(place, year))
        for year, count in issues.items()
    ]
    if undated:
        buttons.append(Button(tongue(UNDATED_LABEL, issues=undated), ShowCalendar(place, UNDATED)))
    total = sum(issues.values()) + undated
    return Reply(tongue(CALENDAR_YEARS, paper=tongue.printed(paper), total=total), rows_of(buttons[:96], 3))


def months_reply(paper: str, place: int, months: Sequence[Month], year: int, tongue: Tongue) -> Reply:
    buttons = [
        Button(
            tongue(MONTH_LABEL, month=month_said(one.month, tongue), issues=one.issues),
            ShowCalendar(place, year, one.month),
        )
        for one in reversed(months)
        if one.year == year
    ]
    up = (Button(tongue(ALL_YEARS), ShowCalendar(place)),)
    return Reply(tongue(CALENDAR_MONTHS, paper=tongue.printed(paper), year=year), (*rows_of(buttons, 3), up))


def days_reply(
    paper: str,
    place: int,
    months: Sequence[Month],
    chosen: tuple[int, int],
    issues: Sequence[IssueSummary],
    tongue: Tongue,
) -> Reply:
    """The issues of a month, oldest first, each a line and a button; the months beside it."""
    year, month = chosen
    title = tongue(CALENDAR_DAYS, paper=tongue.printed(paper), year=year, month=month_said(month, tongue))
    reply = list_reply(title, issues[::-1], tongue)
    before, after = beside(months, year, month)
    row = [Button(tongue(THE_YEAR, year=year), ShowCalendar(place, year))]
    if before:
        row.insert(
            0,
            Button(
                tongue(PREVIOUS_MONTH, month=month_said(before.month, tongue)),
                ShowCalendar(place, before.year, before.month),
            ),
        )
    if after:
        row.append(
            Button(
                tongue(NEXT_MONTH, month=month_said(after.month, tongue)),
                ShowCalendar(place, after.year, after.month),
            )
        )
    return Reply(reply.text, (*reply.rows, tuple(row)))


def undated_reply(paper: str, place: int, issues: Sequence[IssueSummary], tongue: Tongue) -> Reply:
    reply = list_reply(tongue(CALENDAR_UNDATED, paper=tongue.printed(paper)), issues, tongue)
    return Reply(reply.text, (*reply.rows, (Button(tongue(ALL_YEARS), ShowCalendar(place)),)))


def on_this_day_reply(today: date, issues: Sequence[IssueSummary], tongue: Tongue) -> Reply:
    if not issues:
        return Reply(tongue(NEVER_ON_THIS_DAY, month=month_said(today.month, tongue), day=today.day))
    return list_reply(
        tongue(ON_THIS_DAY, month=month_said(today.month, tongue), day=today.day),
        issues,
        tongue,
        whole_date=True,
    )


def near_reply(day: date, near: Sequence[IssueSummary], tongue: Tongue) -> Reply:
    """There is no issue of this day; the nearest before and after it."""
    title = tongue(NO_ISSUE_THAT_DAY if near else NO_ISSUE_NEAR, when=issue_day(day, "given", tongue))
    return list_reply(title, near, tongue, whole_date=True)


def list_reply(
    title: str, issues: Sequence[IssueSummary], tongue: Tongue, *, whole_date: bool = False
) -> Reply:
    """Issues in the order given, a line and a button each."""
    shown = issues[:MOST_ISSUES]
    lines = (issue_line(one, tongue, whole_date=whole_date) for one in shown)
    buttons = (Button(issue_label(one, tongue, whole_date=whole_date), ShowIssue(one.id)) for one in shown)
    return Reply("\n".join([title, "", *lines]).strip(), rows_of(buttons, 2 if whole_date else 5))


def issue_line(one: IssueSummary, tongue: Tongue, *, whole_date: bool) -> str:
    where = f"{escape(tongue.printed(one.paper))} " if whole_date else ""
    number = f" {tongue(NUMBERED_ISSUE, number=one.issue_number)}" if one.issue_number else ""
    headline = escape(shortened(tongue.printed(one.front_headline or ""), MAX_HEADLINE))
    return f"<b>{where}{issue_label(one, tongue, whole_date=whole_date)}</b>{number}　{headline}"


def issue_label(one: IssueSummary, tongue: Tongue, *, whole_date: bool) -> str:
    if whole_date or one.date is None:
        return issue_day(one.date, one.date_source, tongue)
    day = tongue.plain(DAY_LABEL, day=one.date.day)
    return tongue.plain(ABOUT_THAT_DAY, day=day) if one.date_source == "inferred" else day


def beside(months: Sequence[Month], year: int, month: int) -> tuple[Month | None, Month | None]:
    """The months with issues before and after one; `months` newest first."""
    before = next((one for one in months if (one.year, one.month) < (year, month)), None)
    after = next((one for one in reversed(months) if (one.year, one.month) > (year, month)), None)
    return before, after


def nearest(issues: Sequence[IssueSummary], day: date) -> tuple[IssueSummary, ...]:
    """The last issue before a day and the first one after it."""
    dated = sorted((one for one in issues if one.date), key=lambda one: (one.date or day, one.id))
    before = [one for one in dated if one.date and one.date < day][-1:]
    after = [one for one in dated if one.date and one.date > day][:1]
    return (*before, *after)
