"""Verbs that look at a file: parse, and keywords (which takes an issue of the archive as well)."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Config, Day, Debug, Explain, Json
from bot.commands.shelf import Shelf, find_issue, open_shelf
from bot.papers import desk_of
from digests.archive.removed_names import removed_names
from digests.archive.stored import StoredIssue
from digests.issue import Article, Issue
from digests.issue_json import issue_as_json
from digests.keywords import Background, explain_keywords, keywords_of_articles
from digests.parsing import explain as explain_parsing
from digests.parsing import parse_issue
from digests.sources.reading import Source, read_source


def register(app: typer.Typer) -> None:
    app.command()(parse)
    app.command()(keywords)


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


def keywords(
    what: Annotated[
        str, typer.Argument(help="A file, or an issue of the archive: a date, an id or latest.")
    ] = "latest",
    as_json: Json = False,
    explain: Explain = False,
    day: Day = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Show the keywords of each article of a file or of an issue."""
    if is_an_issue(what):
        with open_shelf(config) as shelf:
            issue = find_issue(shelf, what)
            if explain:
                typer.echo(explain_keywords(*articles_and_background(shelf, issue)))
                return
            found = [(one.article.headline, one.keywords) for one in issue.articles]
    else:
        articles = parse_source(read_source(Path(what)), day).articles
        if explain:
            typer.echo(explain_keywords(articles))
            return
        headlines = [article.headline for article in articles]
        found = list(zip(headlines, keywords_of_articles(articles), strict=True))
    if as_json:
        rows = [
            {"headline": headline, "keywords": [[one.term, one.score] for one in words]}
            for headline, words in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for headline, words in found:
        typer.echo(f"{headline}\n    {'、'.join(one.term for one in words)}")


def is_an_issue(what: str) -> bool:
    """Whether `what` names an issue of the archive: no file of that name, and nothing of a file's name in it."""
    return not Path(what).exists() and "/" not in what and not Path(what).suffix


def articles_and_background(shelf: Shelf, issue: StoredIssue) -> tuple[list[Article], Background]:
    """The articles of an issue, and what the archive and the operator's own words say of its paper today."""
    learned = desk_of(shelf.settings, shelf.archive).learned
    background = learned.background(issue.paper).hiding(removed_names(shelf.engine))
    return [stored.article for stored in issue.articles], background


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
