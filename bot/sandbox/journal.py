"""The sandbox's memory across restarts: an append-only file of JSON lines.

Each line is `[kind, …]` and is handed to the system in one write, so a killed process loses nothing it had
answered for; a torn last line (full disk, power) is cut off at the next start. Knows nothing of what the lines
mean.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Line = list[Any]


def _encoded(line: Line) -> bytes:
    return (
        json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
    )


class Journal:
    """One file, one writer. `path` None: nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._file = -1
        self.lines = 0

    def read(self) -> Iterator[Line]:
        """The lines of earlier runs, oldest first; ends at the first that is no whole line, and cuts there."""
        if self.path is None or not self.path.exists():
            return
        whole = 0
        with self.path.open("rb") as file:
            for raw in file:
                try:
                    line = json.loads(raw) if raw.endswith(b"\n") else None
                except ValueError:
                    line = None
                if not isinstance(line, list):
                    break
                whole += len(raw)
                self.lines += 1
                yield line
        if whole < self.path.stat().st_size:
            os.truncate(self.path, whole)

    def write(self, line: Line) -> None:
        if self.path is None:
            return
        if self._file < 0:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(self._file, _encoded(line))
        self.lines += 1

    def rewrite(self, lines: Iterable[Line]) -> None:
        """Put these lines in the place of all so far, at once or not at all."""
        if self.path is None:
            return
        self.close()
        fresh = self.path.with_name(self.path.name + ".new")
        self.lines = 0
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for line in lines:
                file.write(_encoded(line))
                self.lines += 1
        fresh.replace(self.path)

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
