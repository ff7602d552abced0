"""Opens newspaper files: one file, a dated folder of page files, or the loose pages of a date.

The only module of the parsing rooms that touches the disk. What cannot be read is an IssueError that
names the file and says why.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from digests.errors import IssueError
from digests.issue_errors import (
    EMPTY,
    HTML_WITHOUT_TEXT,
    NO_HTML,
    NO_PAGES,
    SEVERAL_ISSUES,
    TOO_LARGE,
    UNREADABLE,
)
from digests.sources.decoding import decode

READABLE = frozenset({".txt", ".pdf", ".html", ".htm"})
_LARGEST = 64 * 1024 * 1024
_DATE = r"(?:18|19|20)\d\d(?:-\d{1,2}-\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日)"
_DATED_FOLDER = re.compile(rf"^{_DATE}$")
_PAGE_FILE = re.compile(r"^\d{1,2}$")
_LOOSE_PAGE = re.compile(rf"^(?P<issue>.*{_DATE})[_\-. 第]+(?P<page>\d{{1,2}})版?$")
_HTML = re.compile(r"<\s*(?:!doctype|html|body|head|div|p)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the name of the file or folder, its text, and a hash of its bytes (hex)."""

    name: str
    text: str
    content_hash: str


def group_sources(paths: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Which files are one issue, by their names alone, in a steady order.

    The one- or two-digit pages in a folder named by a date are one issue; so are loose files that
    share a date and differ in the page. Every other file is an issue of its own.
    """
    groups: dict[tuple[Path, str], list[tuple[int, Path]]] = {}
    for path in sorted(paths):
        key, page = _issue_of(path)
        groups.setdefault(key, []).append((page, path))
    return [tuple(path for _, path in sorted(group)) for group in groups.values()]


def _issue_of(path: Path) -> tuple[tuple[Path, str], int]:
    stem, kind = path.stem, path.suffix.lower()
    if kind in READABLE and _DATED_FOLDER.match(path.parent.name) and _PAGE_FILE.match(stem):
        return (path.parent, f"/{kind}"), int(stem)
    if kind in READABLE and (match := _LOOSE_PAGE.match(stem)):
        return (path.parent, f"{match['issue']}{kind}"), int(match["page"])
    return (path, ""), 0


def read_source(path: Path) -> Source:
    """Reads one file, or a folder of page files that is named by a date."""
    if path.is_dir():
        files = [
            each
            for each in path.iterdir()
            if each.suffix.lower() in READABLE and not each.name.startswith((".", "~$"))
        ]
        groups = group_sources(files)
        if not groups:
            raise IssueError(str(path), NO_PAGES)
        if len(groups) > 1 or not _DATED_FOLDER.match(path.name):
            raise IssueError(str(path), SEVERAL_ISSUES)
        return read_sources(groups[0])
    return read_sources((path,))


def read_sources(paths: Sequence[Path]) -> Source:
    """Reads the files of one issue in the order given, their texts joined by form feeds."""
    if not paths:
        raise ValueError("no files to read")
    contents = [_bytes(path) for path in paths]
    text = "\f".join(_text(path, data) for path, data in zip(paths, contents, strict=True))
    digest = hashlib.sha256()
    for data in contents:
        digest.update(len(data).to_bytes(8, "big") + data)
    return Source(_name(paths), text, digest.hexdigest())


def _name(paths: Sequence[Path]) -> str:
    if len(paths) == 1 and not (
        _DATED_FOLDER.match(paths[0].parent.name) and _PAGE_FILE.match(paths[0].stem)
    ):
        return paths[0].name
    loose = _LOOSE_PAGE.match(paths[0].stem)
    return loose["issue"] if loose else paths[0].parent.name


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise IssueError(str(path), TOO_LARGE.format(most=_LARGEST // 1024 // 1024))
        return path.read_bytes()
    except OSError as error:
        raise IssueError(str(path), UNREADABLE.format(why=error.strerror or error)) from error


def _text(path: Path, data: bytes) -> str:
    name = path.name
    if data.startswith(b"%PDF-") or path.suffix.lower() == ".pdf":
        if not data.strip():
            raise IssueError(name, EMPTY)
        from digests.sources.pdf import pdf_text  # takes its time to load, and most files are plain text

        return pdf_text(data, name=name)
    if path.suffix.lower() in (".html", ".htm"):
        return _html(data, name)
    text = decode(data, name=name)
    return text.removeprefix("\ufeff")


def _html(data: bytes, name: str) -> str:
    """A page says its encoding in a meta tag; it is believed where the bytes agree."""
    said = _CHARSET.search(data[:4096])
    markup = ""
    if said:
        try:
            markup = data.decode(
                said[1].decode("ascii").lower().replace("gb2312", "gb18030").replace("gbk", "gb18030")
            )
        except (LookupError, UnicodeDecodeError):
            markup = ""
    markup = markup or decode(data, name=name)
    if not _HTML.search(markup):
        raise IssueError(name, NO_HTML)
    from digests.sources.epaper import html_text  # as above

    text = html_text(markup)
    if not text.strip():
        raise IssueError(name, HTML_WITHOUT_TEXT)
    return text
