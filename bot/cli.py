"""The command line: `baotong VERB`, the same as `python -m bot VERB`.

Exit codes: 0 done, 1 could not, 2 wrong usage. An error is one plain line on stderr that names the file,
key or term; `--debug` adds the traceback. Each verb lives in `bot.commands` and calls one function.
"""

import sys
import traceback

import typer
from typer.exceptions import Abort, TyperException

from bot.commands import archive, delivery, reading, service, trends, upkeep
from bot.logs import redact
from digests.errors import BaotongError, QueryError

app = typer.Typer(
    name="baotong",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def without_a_verb(context: typer.Context) -> None:
    """报童: reads printed newspaper pages and brings each reader a digest on Telegram."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


for room in (service, reading, archive, trends, delivery, upkeep):
    room.register(app)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; the return value is the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in words
    try:
        result = app(words, standalone_mode=False)
    except QueryError as error:
        return complain(str(error), 2, debug)
    except BaotongError as error:
        return complain(str(error), 1, debug)
    except TyperException as error:
        return complain(error.format_message(), error.exit_code, debug)
    except (KeyboardInterrupt, Abort):
        return complain("stopped", 1, debug)
    except BrokenPipeError:
        return 1
    except Exception as error:
        return complain(f"unexpected {type(error).__name__}: {error} (--debug shows where)", 1, debug)
    return result if isinstance(result, int) else 0


def complain(problem: str, code: int, debug: bool) -> int:
    if debug:
        sys.stderr.write(redact(traceback.format_exc()))
    line = " ".join(redact(problem).split())
    sys.stderr.write(f"baotong: {line}\n")
    return code
