"""How large a web page sets its letters, and what the sizes tell of a heading. Pure: values in, values out."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

RANKS = ("h1", "h2", "h3", "h4", "h5", "h6")
# <font size=5>, how the pages of the 2000s set a headline; 1 to 7 in pixels, and what a heading is set in.
_LARGE = re.compile(r"[4-7]|\+[2-7]")
_ANY_SIZE, _PIXELS, _HEADING = re.compile("[+-]?[1-7]"), (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0), 22.0
_USUAL_FONT, _LARGEST_FONT = 3, 7
# The same in points or pixels, font-size: 16.0pt, and what <font size=5>, 6 and 7 are in pixels.
_FONT_SIZE = re.compile(r"font-size\s*:\s*(?P<size>[0-9]{1,3}(?:\.[0-9]+)?)\s*(?P<unit>pt|px)", re.IGNORECASE)
_PIXELS_A_POINT, _LARGE_FONTS = 4 / 3, ((44, "h1"), (30, "h2"), (20, "h3"))
_WORD = re.compile(r"\w")


class Piece(NamedTuple):
    """Some text of a block, the size of its letters in pixels (0 where nothing says it), and its row in a heading."""

    text: str
    linked: bool
    size: float
    row: int


def parts_by_size(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """A heading's rows with their parts, where its headline is larger than what stands above and below it."""
    rows = [list(run) for _, run in groupby(pieces, key=lambda piece: piece.row)]
    told = [
        (max(piece.size or _HEADING for piece in row if _WORD.search(piece.text)), text)
        for row in rows
        if _WORD.search(text := " ".join("".join(piece.text for piece in row).split()))
    ]
    largest = max((size for size, _ in told), default=0.0)
    places = [place for place, (size, _) in enumerate(told) if size == largest]
    if len(places) == len(told) or len(places) != places[-1] - places[0] + 1:
        return []
    end = places[-1] + 1
    parts = (("pretitle", told[: places[0]]), ("title", told[places[0] : end]), ("subtitle", told[end:]))
    return [(part, " ".join(text for _, text in run)) for part, run in parts if run]


def size_named(tag: str, attrs: dict[str, str]) -> float:
    """Of a tag's letters in pixels, 0 where it says nothing of them."""
    if (pixels := _pixels(attrs)) is not None:
        return pixels
    if tag == "font" and _ANY_SIZE.fullmatch(size := attrs.get("size", "")):
        return _PIXELS[max(0, min(_number(size), _LARGEST_FONT) - 1)]
    return {"small": _PIXELS[1], "big": _PIXELS[3]}.get(tag, 0.0)


def rank_of_font(attrs: dict[str, str]) -> str:
    """The rank of a heading in letters of the size that a tag says, "" for those of a text."""
    if _LARGE.fullmatch(size := attrs.get("size", "")):
        return RANKS[max(0, _LARGEST_FONT - _number(size))]
    pixels = _pixels(attrs) or 0.0
    return next((rank for least, rank in _LARGE_FONTS if pixels >= least), "")


def _pixels(attrs: dict[str, str]) -> float | None:
    font = _FONT_SIZE.search(attrs.get("style", ""))
    return float(font["size"]) * (_PIXELS_A_POINT if font["unit"].lower() == "pt" else 1) if font else None


def _number(size: str) -> int:
    """Of <font size=5>; +2 is counted from the usual one."""
    return int(size) if size[0].isdigit() else _USUAL_FONT + int(size)
