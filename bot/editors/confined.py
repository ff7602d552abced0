"""Reads a file that somebody sent, in a process of its own with limits: it may be made to harm whoever opens it.

    python -m bot.editors.confined FILE [DATE]

prints `{"text": …, "hash": …}`, or `{"problem": …}` where the file cannot become an issue. The issue is parsed
here too, so that what would hang or burst the parser does so here. `read_confined` runs it.
"""

import asyncio
import json
import resource
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from digests.errors import IssueError
from digests.issue_errors import NO_ARTICLE, TOO_COSTLY, TOO_MUCH_TEXT, TOO_SLOW
from digests.sources.reading import Source

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 20
WALL_S = 40.0
# What a newspaper says in a year; more is a bomb.
LONGEST_TEXT = 3_000_000


async def read_confined(path: Path, day: date | None = None) -> Source:
    """The text of a file of unknown origin; `path` is absolute. Raises IssueError: unreadable, too long, or over the limits."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-sB",
        "-m",
        "bot.editors.confined",
        str(path),
        *([day.isoformat()] if day else []),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        env={},  # no token, no settings
    )
    try:
        async with asyncio.timeout(WALL_S):
            printed, _ = await process.communicate()
    except TimeoutError:
        raise IssueError(path.name, TOO_SLOW) from None
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    return source_of(path.name, printed)


def source_of(name: str, printed: bytes) -> Source:
    """What the process found, from what it printed; one that was killed at a limit printed nothing whole."""
    try:
        found = json.loads(printed)
    except ValueError:
        raise IssueError(name, TOO_COSTLY) from None
    if "problem" in found:
        raise IssueError(name, found["problem"])
    return Source(name, found["text"], found["hash"])


def main(arguments: list[str]) -> int:
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))
    path = Path(arguments[0])
    given = date.fromisoformat(arguments[1]) if len(arguments) > 1 else None
    sys.stdout.write(json.dumps(found_in(path, given)))
    return 0


def found_in(path: Path, given: date | None) -> dict[str, str]:
    # Only here, behind the limits.
    from digests.parsing import parse_issue
    from digests.sources.reading import read_source

    try:
        source = read_source(path)
        if len(source.text) > LONGEST_TEXT:
            return {"problem": TOO_MUCH_TEXT.format(most=LONGEST_TEXT // 1_000_000)}
        if not parse_issue(source.text, file=source.name, given_date=given).articles:
            return {"problem": NO_ARTICLE}
    except IssueError as error:
        return {"problem": error.problem}
    return {"text": source.text, "hash": source.content_hash}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
