"""Verbs about messages that were not delivered: undelivered shows them, resend and discard settle them.

A running service sends what is to be sent again; without one it waits in the outbox for the next start.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Config, Debug, Json
from bot.commands.shelf import open_shelf
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import Problem
from digests.errors import ArchiveError

EPOCH = datetime.fromtimestamp(0, UTC)

Ids = Annotated[list[int] | None, typer.Argument(metavar="[ID]...", help="As `undelivered` shows them.")]
Everything = Annotated[bool, typer.Option("--all", help="All that were set aside.")]


def register(app: typer.Typer) -> None:
    for verb in (undelivered, resend, discard):
        app.command()(verb)


def undelivered(as_json: Json = False, config: Config = None, debug: Debug = False) -> None:
    """Show the messages that were set aside: refused by Telegram, or tried too often."""
    with open_shelf(config) as shelf:
        found = Outbox(shelf.engine, "undelivered").problems(EPOCH)
    if as_json:
        rows = [asdict(one) | {"at": one.at.isoformat(timespec="seconds")} for one in found]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for one in found:
        typer.echo(told(one))


def told(one: Problem) -> str:
    when = one.at.isoformat(sep=" ", timespec="minutes")
    problem = " ".join(one.problem.split())
    return f"{one.id}  {when}  chat {one.chat_id}  {one.occasion}  {one.state}: {problem}"


def resend(
    ids: Ids = None, everything: Everything = False, config: Config = None, debug: Debug = False
) -> None:
    """Send messages that were set aside once more."""
    typer.echo(f"{settle(ids, everything, config, again=True)} messages to be sent again")


def discard(
    ids: Ids = None, everything: Everything = False, config: Config = None, debug: Debug = False
) -> None:
    """Let messages that were set aside go unsent."""
    typer.echo(f"{settle(ids, everything, config, again=False)} messages discarded")


def settle(ids: list[int] | None, everything: bool, config: Path | None, *, again: bool) -> int:
    """How many were settled. Raises ArchiveError, and settles none, where one of the ids is not set aside."""
    if bool(ids) == everything:
        raise typer.BadParameter("give the ids of messages, or --all")
    with open_shelf(config) as shelf:
        outbox, now = Outbox(shelf.engine, "resend"), datetime.now(UTC)
        if not ids:
            return outbox.settle(None, now, again=again)
        known = {one.id for one in outbox.problems(EPOCH)}
        for unknown in (one for one in ids if one not in known):
            raise ArchiveError(str(unknown), "no such message is set aside")
        return outbox.settle(ids, now, again=again)
