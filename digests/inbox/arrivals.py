"""What has newly arrived in an inbox, decided from two looks at it.

Pure: names, sizes and times in, arrivals out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digests.sources.reading import group_sources

# Written by browsers, editors and sync clients while a file is not yet what it will be, or never an issue.
UNFINISHED_ENDINGS = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".swp", ".filepart")
NEVER_ISSUES = (".md", ".ini", ".db", ".log", ".lnk")
HIDDEN_STARTS = (".", "~", "@")
HIDDEN_NAMES = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a look sees of a file without opening it: bytes, and the time of its last change in ns."""

    size: int
    mtime_ns: int


Look = Mapping[Path, Stamp]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The files of one issue, lying still. `key` names them in the records, `signature` changes with them."""

    key: str
    signature: str
    paths: tuple[Path, ...]


def is_watched(name: str) -> bool:
    """Whether a file or folder of this name can be (part of) an issue: not hidden, not half-written.

    >>> [is_watched(n) for n in ("0704.txt", "0704.txt.part", "~$0704.txt", ".DS_Store", "README.md")]
    [True, False, False, False, False]
    """
    lower = name.lower()
    if lower in HIDDEN_NAMES or lower.startswith(HIDDEN_STARTS):
        return False
    return not lower.endswith(UNFINISHED_ENDINGS + NEVER_ISSUES)


def arrivals(before: Look, now: Look, known: Mapping[str, str]) -> list[Arrival]:
    """The issues whose files did not change between two looks and that the records do not know as they are.

    `known` maps the key of an arrival to the signature with which it was last taken in or set aside.
    A page that is still being written holds back its whole issue.
    """
    found = [arrival_of(paths, now) for paths in group_sources(now)]
    return [
        arrival
        for arrival in found
        if known.get(arrival.key) != arrival.signature
        and all(before.get(path) == now[path] for path in arrival.paths)
    ]


def arrival_of(paths: Iterable[Path], look: Look) -> Arrival:
    ordered = tuple(sorted(paths))
    signature = ";".join(f"{path.name}:{look[path].size}:{look[path].mtime_ns}" for path in ordered)
    return Arrival(str(ordered[0]), signature, ordered)
