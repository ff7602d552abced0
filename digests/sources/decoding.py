"""Bytes to text: which of the encodings of Chinese newspapers a file is in. Pure; opens nothing.

The order matters more than any statistics. A byte order mark decides. UTF-8 is strict enough that
bytes which decode as UTF-8 are UTF-8. UTF-16 without a mark shows in its NULs and in where the
full stops and commas fall. What is left is GB18030 or Big5; both accept most of each other's bytes,
so the reading with more everyday characters wins.
"""

import re

from digests.errors import IssueError
from digests.issue_errors import BINARY, DAMAGED_TEXT, EMPTY, NOT_TEXT, UNKNOWN_ENCODING, WHITE_SPACE

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_PICTURES = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"%PDF-", "a PDF"),
)
# Fifty characters that make up about a third of any Chinese newspaper, simplified and traditional.
# The wrong reading of two-byte text is spread over thousands of rare characters instead.
_EVERYDAY = frozenset(
    "的一是在了和有大这中人上为个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民"
    "子说产种面而方后多定行学法所日月市县区本报记者新展业全政府"
    "這為個國時來們於會發動過說產種後學縣區報記業與開關華電當實長經點"
    "，。、：；“”（）「」　0123456789"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE = 60_000


def decode(data: bytes, *, name: str) -> str:
    """Text of a newspaper file.

    `name` is only used to say which file an error is about. Raises IssueError for an empty file,
    for a picture, archive or other binary, and for bytes in none of the known encodings.
    """
    if not data.strip():
        raise IssueError(name, EMPTY)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    for magic, what in _PICTURES:
        if data.startswith(magic) and not (magic == b"BM" and b"\x00" not in data[:64]):
            raise IssueError(name, NOT_TEXT.format(kind=what))
    return _without_mark(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IssueError(name, DAMAGED_TEXT.format(place=error.start, encoding=encoding.upper())) from error
    return _printable(text, name)


def _without_mark(data: bytes, name: str) -> str:
    if (wide := _sixteen_bits(data)) is not None:
        return wide
    if b"\x00" in data:
        raise IssueError(name, BINARY)
    try:
        return _printable(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        cut_off = error.start >= len(data) - 3 and error.start > 0
        if cut_off:
            return _printable(data[: error.start].decode("utf-8"), name)
    return _two_byte(data, name)


def _two_byte(data: bytes, name: str) -> str:
    best, best_score = "", -1.0
    for encoding in ("gb18030", "big5hkscs"):
        text = data.decode(encoding, errors="replace")
        score = _likeness(text)
        if score > best_score:
            best, best_score = text, score
    if best_score < 0.12 or best.count("\ufffd") * 50 > len(best):
        raise IssueError(name, UNKNOWN_ENCODING)
    return _printable(best, name)


def _likeness(text: str) -> float:
    """Share of everyday characters among those that are not ASCII, 0 to 1; lost characters count against it."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f" or char.isdigit()]
    if not sample:
        return 1.0
    everyday = sum(char in _EVERYDAY for char in sample)
    lost = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in sample)
    return (everyday - 3 * lost) / len(sample)


def _sixteen_bits(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, or None. Line ends and figures show as a NUL beside ASCII."""
    if len(data) % 2 or len(data) < 4:
        return None
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even == odd:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if "\x00" not in text and _likeness(text) > 0.12 else None


def _printable(text: str, name: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) * 20 > len(sample):
        raise IssueError(name, BINARY)
    if not text.strip("\ufeff \t\r\n\f\v\u3000\xa0"):
        raise IssueError(name, WHITE_SPACE)
    return text
