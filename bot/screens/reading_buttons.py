"""What the buttons for reading and looking things up carry. Pure.

`fresh` answers with a message of its own and leaves the one with the button as it is; without it that one is edited.
"""

from dataclasses import dataclass

from bot.screens.buttons import Press


@dataclass(frozen=True, slots=True)
class ShowIssue(Press, code="d"):
    """The digest of one issue."""

    issue_id: int


@dataclass(frozen=True, slots=True)
class TurnToIssue(Press, code="f"):
    """The digest of one issue, in the place of the one before or after it."""

    issue_id: int


@dataclass(frozen=True, slots=True)
class ShowPage(Press, code="c"):
    """The headlines of one page of an issue, from the one at `offset` on."""

    issue_id: int
    page: int
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowCalendar(Press, code="e"):
    """The issues of one paper (by its place in the settings): year 0 all years, month 0 the whole year.

    Year -1 is the issues without a date.
    """

    paper: int
    year: int = 0
    month: int = 0


UNDATED = -1


@dataclass(frozen=True, slots=True)
class ShowKeywords(Press, code="l"):
    """The keywords of one issue."""

    issue_id: int


@dataclass(frozen=True, slots=True)
class ShowPeople(Press, code="m"):
    """Who is named in one issue, from the person at `offset` on."""

    issue_id: int
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class RunSearch(Press, code="g"):
    """Ask a remembered search anew."""

    asked_id: int
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class DrawTrend(Press, code="i"):
    """The trend of a remembered search by "week", "month" or "year"; "" is whatever suits its span."""

    asked_id: int
    period: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class DrawCloud(Press, code="j"):
    """The words of an issue ("issue"), or of its paper in the same "month" or "year"."""

    issue_id: int
    span: str = "issue"


@dataclass(frozen=True, slots=True)
class AskWhatIsWrong(Press, code="a"):
    """Ask the reader what is wrong with an article."""

    article_id: int


@dataclass(frozen=True, slots=True)
class ReportArticle(Press, code="b"):
    """Tell the editors what is wrong with an article: "cut" or "byline"."""

    article_id: int
    what: str
