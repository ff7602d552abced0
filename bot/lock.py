"""One service per SQLite database: a lock of the operating system that dies with its process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digests.errors import ArchiveError


@contextmanager
def only_service(database_url: str) -> Iterator[None]:
    """Hold the lock beside the SQLite file; PostgreSQL needs none, its rows are claimed one by one.

    Raises ArchiveError naming the database where another service holds it.
    """
    prefix, separator, name = database_url.partition(":///")
    if not prefix.startswith("sqlite") or not separator:
        yield
        return
    path = Path(f"{name}.lock")
    try:
        handle = path.open("w")
    except OSError as error:
        raise ArchiveError(name, f"its lock file cannot be written ({error.strerror})") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(name, "another baotong is running on this database; stop it first") from error
        yield
