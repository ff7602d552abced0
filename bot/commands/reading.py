"""Verbs that look at a file and touch no database: parse, keywords."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Day, Debug, Explain, Json
from digests.issue import Issue
from digests.issue_json import issue_as_json
from digests.parsing import explain as explain_parsing
from digests.parsing import parse_issue
from digests.reading import Source, read_source


def register(app: typer.Typer) -> None:
    app.command()(parse)


def parse(
    file: Annotated[Path, typer.Argument(help="An issue: a file, or a dated folder of page files.")],
    as_json: Json = False,
    explain: Explain = False,
    day: Day = None,
    debug: Debug = False,
) -> None:
    """Show what the parser sees in a file; never touches the database."""
    source = read_source(file)
    if explain:
        typer.echo(explain_parsing(source.text, file=source.name, given_date=day))
    else:
        issue = parse_source(source, day)
        typer.echo(issue_as_json(issue) if as_json else issue_as_text(issue))


def parse_source(source: Source, day: date | None) -> Issue:
    return parse_issue(source.text, file=source.name, given_date=day)


def issue_as_text(issue: Issue) -> str:
    """The issue as an editor would glance over it: facts, warnings, then each article's head and size."""
    facts = [
        issue.title or "no masthead",
        f"第{issue.issue_number}期" if issue.issue_number else "",
        f"{issue.date} ({issue.date_source})" if issue.date else "no date",
        issue.weekday or "",
        issue.lunar or "",
    ]
    lines = ["  ".join(fact for fact in facts if fact)]
    lines += [f"warning: {warning}" for warning in issue.warnings]
    for article in issue.articles:
        head = " / ".join(part for part in (article.kicker, article.headline, article.deck) if part)
        names = "、".join(f"{person.role} {person.name}".strip() for person in article.reporters)
        jump = f", goes on on page {article.jump_to_page}" if article.jump_to_page else ""
        lines.append(f"[page {article.page}] {head}")
        lines.append(
            f"    {len(article.paragraphs)} paragraphs, {sum(map(len, article.paragraphs))} characters"
            f"{jump}, confidence {article.confidence:.2f}" + (f", {names}" if names else "")
        )
    lines += [f"[{piece.kind}] {' '.join(piece.text.split())}" for piece in issue.furniture]
    return "\n".join(lines)
