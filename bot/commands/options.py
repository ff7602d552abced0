"""The options that several verbs share, declared once."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date such as 2026-07-04") from error


Config = Annotated[Path | None, typer.Option("--config", help="Settings file (default: config.toml here).")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON alone.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show how the result came about.")]
Day = Annotated[
    date | None, typer.Option("--date", parser=a_day, metavar="YYYY-MM-DD", help="Date of the issue.")
]
