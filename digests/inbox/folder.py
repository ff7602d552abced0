"""Looks through an inbox folder. Lists and stats files; opens none, decides nothing (see `arrivals`)."""

import os
from pathlib import Path

from digests.errors import IssueError
from digests.inbox.arrivals import Look, Stamp, is_watched
from digests.issue_errors import INBOX_CLOSED


def look_through(folder: Path) -> Look:
    """Every watched file below `folder`, two levels deep (dated folders of pages), with its stamp.

    Raises IssueError naming the folder where it is missing or closed to us.
    """
    try:
        return {path: stamp for path in watched_files(folder, depth=2) if (stamp := stamp_of(path))}
    except OSError as error:
        raise IssueError(
            str(folder),
            INBOX_CLOSED.format(why=error.strerror),
        ) from error


def watched_files(folder: Path, depth: int) -> list[Path]:
    found: list[Path] = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if not is_watched(entry.name):
            continue
        if entry.is_dir() and depth > 1:
            found += watched_files(Path(entry.path), depth - 1)
        elif entry.is_file():
            found.append(Path(entry.path))
    return found


def stamp_of(path: Path) -> Stamp | None:
    """None for a file that vanished between listing and asking, as a sync client's do."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return Stamp(facts.st_size, facts.st_mtime_ns)
