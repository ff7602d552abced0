"""Verbs that keep an archive in order: migrate, reindex, backup, export, withdraw, forget-name, restore-name."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from bot.commands.options import Config, Debug, a_day
from bot.commands.shelf import Shelf, open_shelf
from bot.editors.corrections import Corrections
from bot.papers import desk_of
from digests.archive.backup import back_up
from digests.archive.export import export_atom, export_jsonl
from digests.archive.reindex import Reread, rebuild_index, reread_issues
from digests.archive.removed_names import allow_name, remove_name
from digests.errors import ArchiveError
from digests.inbox.ingest import put_reading


def register(app: typer.Typer) -> None:
    for verb in (migrate, reindex, backup, export, withdraw):
        app.command()(verb)
    app.command("forget-name")(forget_name)
    app.command("restore-name")(restore_name)


class ExportFormat(StrEnum):
    JSONL = "jsonl"
    ATOM = "atom"


def migrate(config: Config = None, debug: Debug = False) -> None:
    """Bring the database to this version's tables."""
    with open_shelf(config) as shelf:
        typer.echo(f"{shelf.engine.url.render_as_string()}: up to date")


def reindex(
    apply: Annotated[
        bool, typer.Option("--apply", help="Store what today's parser reads differently.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Build the whole search index anew.")] = False,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=a_day, metavar="YYYY-MM-DD", help="Only issues from this day on."),
    ] = None,
    edit_days: Annotated[
        int, typer.Option("--edit-days", min=0, help="Edit messages sent in the last days.")
    ] = 0,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Rebuild the search index where it is old, and show what today's parser would read differently."""
    console = Console(stderr=True)
    with open_shelf(config) as shelf:
        with Progress(console=console, disable=not console.is_terminal) as bar:
            task = bar.add_task("index")
            indexed = rebuild_index(
                shelf.engine,
                everything=everything,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        typer.echo(f"{indexed} articles indexed anew")
        parse, desk = Corrections(shelf.engine).parse, desk_of(shelf.settings, shelf.archive)
        for reread in reread_issues(shelf.archive, parse, since=since):
            typer.echo(told(reread))
            if apply:
                put_reading(desk, reread.before.id, reread.issue, reread.before.paper)
                if edit_days:
                    edit_messages(shelf, reread.before.id, timedelta(days=edit_days))


def told(reread: Reread) -> str:
    before = reread.before
    counts = f"{len(reread.changed)} articles changed, {len(reread.added)} new, {len(reread.vanished)} gone"
    return f"issue {before.id} ({before.paper} {before.date or before.file}): {counts}"


def edit_messages(shelf: Shelf, issue_id: int, within: timedelta) -> None:
    """Write the edits into the outbox; a running service sends them, and nobody is alerted."""
    # Only this errand needs the Telegram half, which takes longer to import than all the rest.
    from bot.ownership import known_username
    from bot.services import services_over

    services = services_over(shelf.settings, shelf.engine)
    services.username.name = known_username(shelf.engine)
    services.fanout.reread(issue_id, datetime.now(UTC), within)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it appears when it is complete.")],
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Copy the database to a file, also while the service runs."""
    with open_shelf(config) as shelf:
        back_up(shelf.engine, file)
    typer.echo(f"{file}: {file.stat().st_size} bytes")


def export(
    form: Annotated[ExportFormat, typer.Option("--format")] = ExportFormat.JSONL,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Only the newest articles (atom).")
    ] = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Print every article once: one JSON object a line, or an Atom feed."""
    with open_shelf(config) as shelf:
        if form == ExportFormat.ATOM:
            for piece in export_atom(shelf.engine, now=datetime.now(UTC), limit=limit):
                typer.echo(piece, nl=False)
            typer.echo()
        else:
            for line in export_jsonl(shelf.engine):
                typer.echo(line)


def withdraw(
    article_id: Annotated[int, typer.Argument(help="Id of the article, as search shows it.")],
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Take an article (and its copies) back: it is no longer found or opened."""
    with open_shelf(config) as shelf:
        gone = shelf.archive.withdraw(article_id)
        if not gone:
            raise ArchiveError(str(article_id), "no such article in the archive")
        for issue_id in {one.issue_id for one in shelf.archive.articles(gone).values()}:
            edit_messages(shelf, issue_id, timedelta(days=2))
    typer.echo(f"{', '.join(map(str, gone))}: withdrawn")


def forget_name(
    name: Annotated[str, typer.Argument(help="A person who is to be in no index of people any more.")],
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Take a person out of the index of people for good; the articles stay as printed."""
    if not any(character.isalpha() for character in name):
        raise typer.BadParameter(f"{name!r} is no name")
    with open_shelf(config) as shelf:
        count = remove_name(shelf.engine, name, now=datetime.now(UTC))
    typer.echo(f"{name}: removed from {count} articles' people, and from all to come")


def restore_name(
    name: Annotated[str, typer.Argument(help="A person who was taken out with forget-name.")],
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Let a person into the index of people again: from the next issue on, and where an issue is read anew."""
    with open_shelf(config) as shelf:
        if not allow_name(shelf.engine, name):
            raise ArchiveError(name, "was not taken out of the index of people")
    typer.echo(f"{name}: named again in issues to come")
