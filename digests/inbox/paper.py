"""Which paper an issue belongs to. Pure: the configured papers and the parsed issue in, a name out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from digests.errors import IssueError, SettingsError
from digests.issue import Issue
from digests.issue_errors import WHICH_PAPER
from digests.issue_warnings import UNKNOWN_PAPER
from digests.search.normal import normal_form


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is read: its name as the masthead prints it, its inbox, the zone of its dates."""

    name: str
    inbox: Path
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Choice:
    """The paper that was chosen, and a warning where the masthead says something else."""

    paper: Paper
    warning: str | None = None


def choose_paper(issue: Issue, papers: Sequence[Paper], inbox: Path | None = None) -> Choice:
    """The masthead's paper if it is configured, else the inbox's own.

    Names are compared in the normal form of search, so a calligraphic 農民日报 is still 农民日报.
    Raises IssueError where neither says which: several papers share the inbox and no masthead tells.
    """
    printed = normal_form(issue.title) if issue.title else None
    for paper in papers:
        if normal_form(paper.name) == printed:
            return Choice(paper)
    at_home = [paper for paper in papers if inbox is None or paper.inbox == inbox]
    if len(at_home) != 1:
        names = "、".join(paper.name for paper in at_home)
        raise IssueError(
            issue.file,
            WHICH_PAPER.format(count=len(at_home), names=names),
        )
    if printed is None:
        return Choice(at_home[0])
    warning = UNKNOWN_PAPER.format(title=issue.title, paper=at_home[0].name)
    return Choice(at_home[0], warning)


def named_paper(papers: Sequence[Paper], name: str) -> Paper:
    """The configured paper of this name. Raises SettingsError naming it where there is none."""
    for paper in papers:
        if paper.name == name:
            return paper
    raise SettingsError(
        name, "no such paper in the settings; known: " + "、".join(paper.name for paper in papers)
    )
