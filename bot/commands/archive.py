"""Verbs over the archive: ingest, search, digest."""

import json
import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from bot.commands.options import Config, Day, Debug, Explain, Json
from bot.commands.shelf import Shelf, find_issue, open_shelf
from bot.papers import desk_of
from bot.screens.buttons import start_payload
from bot.settings import Settings
from digests.archive.reindex import tidy_index
from digests.errors import IssueError, SettingsError
from digests.inbox.arrivals import arrivals
from digests.inbox.bulk import ingest_all
from digests.inbox.folder import look_through
from digests.inbox.ingest import Ingested
from digests.issue_errors import NO_SUCH_FILE
from digests.keywords.issue_words import words_of_issue
from digests.rendering import Renderer, digest_as_json
from digests.search.query import parse_query
from digests.search.search import Hit, explain_search
from digests.search.search import search as search_archive
from digests.search.suggestions import COUNT_TO, suggest
from digests.selection import Digest, choose_digest

MANY = 20
"""So many new issues leave the search index in pieces."""


def register(app: typer.Typer) -> None:
    app.command()(ingest)
    # A term may begin with a dash: 双招双引 -调研.
    app.command(context_settings={"ignore_unknown_options": True})(search)
    app.command()(digest)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, dated folders of pages, or folders of issues.")],
    day: Day = None,
    paper: Annotated[
        str | None, typer.Option("--paper", help="Name of the paper, where no masthead tells.")
    ] = None,
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Take files or folders into the archive. Never pushes anything."""
    groups = [group for path in paths for group in issues_at(path)]
    failed = 0
    console = Console(stderr=True)
    with open_shelf(config) as shelf:
        outcomes = ingest_all(
            desk_of(shelf.settings, shelf.archive),
            groups,
            now=lambda: datetime.now(UTC),
            given_date=day,
            paper_name=paper,
            revive={path for path in paths if path.is_file()},
            processes=os.cpu_count() or 1,
        )
        bar = track(outcomes, "ingest", len(groups), console=console, disable=not console.is_terminal)
        for done in bar:
            failed += isinstance(done, IssueError)
            typer.echo(
                f"baotong: {done}" if isinstance(done, IssueError) else told(done),
                err=isinstance(done, IssueError),
            )
        if len(groups) >= MANY:
            tidy_index(shelf.engine)
    return 1 if failed else 0


def issues_at(path: Path) -> list[tuple[Path, ...]]:
    """The issues that a path names: itself, or everything in it that an inbox would see."""
    if not path.exists():
        raise IssueError(str(path), NO_SUCH_FILE)
    if path.is_file():
        return [(path,)]
    look = look_through(path)
    return [arrival.paths for arrival in arrivals(look, look, {})]


def told(done: Ingested) -> str:
    warnings = "".join(
        f"\n    warning: {warning}" for warning in (*done.issue.warnings, *done.stored.warnings)
    )
    return f"{done.issue.file}: {done.stored.outcome}, issue {done.stored.issue_id}{warnings}"


def search(
    terms: Annotated[
        list[str],
        typer.Argument(help="Terms, phrases, -term, OR, 标题: 记者: 人物: 机构: 地名: 版: 日期: 报:"),
    ],
    as_json: Json = False,
    explain: Explain = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000)] = 10,
    offset: Annotated[int, typer.Option("--offset", min=0)] = 0,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Search the archive."""
    text = " ".join(terms)
    query = parse_query(text)
    with open_shelf(config) as shelf:
        if explain:
            typer.echo(explain_search(shelf.engine, query))
            return
        found = search_archive(shelf.engine, query, limit=limit, offset=offset)
        instead = () if as_json or found.total else suggest(shelf.engine, query)
        if not found.total and shelf.archive.is_empty():
            typer.echo(f"baotong: {nothing_in(shelf)}", err=True)
    if as_json:
        answer = {"query": text, "total": found.total, "hits": [hit_as_dict(hit) for hit in found.hits]}
        typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    typer.echo(f"{text}: {found.total}")
    for hit in found.hits:
        typer.echo(
            f"{hit.article_id}  {hit.date or '日期不详'} 第{hit.page}版  {hit.headline}\n    {marked(hit)}"
        )
    for idea in instead:
        typer.echo(f"    try {idea.query}: {idea.total}{'+' if idea.total == COUNT_TO else ''}")


def nothing_in(shelf: Shelf) -> str:
    """That the archive is empty, and where to look instead: what `run` shows without a token lies in a file of its own."""
    said = f"no issue in {shelf.engine.url.render_as_string()}; ingest some"
    tried = shelf.settings.sandbox_database
    if tried.is_file():
        said += f", or search what the local Telegram shows: BAOTONG_DATABASE__URL=sqlite:///{tried}"
    return said


def marked(hit: Hit) -> str:
    return "".join(f"【{piece.text}】" if piece.hit else piece.text for piece in hit.snippet)


def hit_as_dict(hit: Hit) -> dict[str, object]:
    """A hit in the form that `search --json` promises."""
    return {
        "article_id": hit.article_id,
        "paper": hit.paper,
        "date": hit.date.isoformat() if hit.date else None,
        "page": hit.page,
        "headline": hit.headline,
        "snippet": marked(hit),
    }


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    JSON = "json"


def digest(
    issue: Annotated[str, typer.Argument(help='A date, an id, or "latest".')] = "latest",
    form: Annotated[
        Format, typer.Option("--format", help="As a terminal, Telegram or a program reads it.")
    ] = Format.TEXT,
    template: Annotated[
        Path | None, typer.Option("--template", help="Preview a template of your own.")
    ] = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Show the digest of an issue."""
    with open_shelf(config) as shelf:
        settings = shelf.settings
        found = find_issue(shelf, issue)
        chosen = choose_digest(
            [found],
            headlines=settings.digest.headlines,
            keywords=settings.digest.keywords,
            keywords_of=words_of_issue,
        )
        typer.echo(
            (with_template(chosen, template) if template else printed(chosen, form, settings)).rstrip()
        )


def printed(chosen: Digest, form: Format, settings: Settings) -> str:
    if form == Format.JSON:
        return digest_as_json(chosen)
    folder = settings.digest.template_folder
    renderer = Renderer(settings.path(folder) if folder else None)
    if form == Format.TEXT:
        return renderer.text(chosen)
    return as_html(renderer, chosen)


def with_template(chosen: Digest, template: Path) -> str:
    """The digest through a template file, as it would look if the file lay in `digest.template_folder`."""
    if not template.is_file():
        raise SettingsError(str(template), "no such template")
    return as_html(Renderer(template.parent), chosen, template.name)


def as_html(renderer: Renderer, chosen: Digest, template: str | None = None) -> str:
    blocks = renderer.blocks(
        chosen, lambda article_id: f"https://t.me/?start={start_payload(article_id)}", template
    )
    return "".join(block.text for block in blocks)
