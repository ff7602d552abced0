"""Reads a printed page as its editor would: text in, an `Issue` out. Pure: no file, no clock.

The rules are loaded with the first page that is read: that takes longer than all else a verb of the command line needs,
and most verbs read no page.
"""

from datetime import date

from digests.issue import Issue

__all__ = ["explain", "parse_issue"]


def parse_issue(text: str, *, file: str, given_date: date | None = None) -> Issue:
    """The issue that a text holds.

    `file` is the name of its source (a date in it counts where no masthead gives one); `given_date`
    is what an operator says and wins. Never raises for any text.
    """
    from digests.parsing import parser

    return parser.parse_issue(text, file=file, given_date=given_date)


def explain(text: str, *, file: str, given_date: date | None = None) -> str:
    """Every line with the role it got, the runner-up and why, for people."""
    from digests.parsing import parser

    return parser.explain(text, file=file, given_date=given_date)
