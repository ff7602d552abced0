"""The text layer of a PDF, page by page, pages divided by a form feed. Opens no file of its own."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from ctypes import byref, c_int, c_uint, create_string_buffer
from itertools import islice, pairwise

import pypdfium2
from pypdfium2.raw import (
    FPDF_PAGEOBJ_IMAGE,
    FPDF_PAGEOBJ_PATH,
    FPDFPageObj_GetFillColor,
    FPDFPath_GetDrawMode,
    FPDFText_GetFontInfo,
    FPDFText_GetUnicode,
    FPDFText_IsGenerated,
)

from digests.errors import IssueError
from digests.issue_errors import DAMAGED_PAGE, LOCKED_PDF, NO_PDF, SCAN, TOO_MANY_PAGES
from digests.sources.captions import Picture
from digests.sources.page_text import page_text
from digests.sources.printed_lines import PrintedLine

_PAGES = 400
_OF_ONE_TYPE = 1.18
_GAP = 1.2  # to the height of a line
_LINE = 8  # characters: 苏 群 is no such line
_ROW = 3  # gaps, each behind one character
_SPREAD = 0.25  # of a line's characters have a space behind them
_FULL_WIDTH = re.compile("[\u4e00-\u9fff—…，。：；！？、（）《》■□◆◇●○▲△★☆※]")
_OPENING, _STOPS = "“‘《（", "，。：；、"
_HIGHER = 1.17  # than the type: a line's box
_FONT_NAME = 128  # bytes of a name and the 0 behind it
_WHITE = 250  # of 255
_OBJECTS = 10_000
"""Of a page that are looked at for pictures: a drawing may be made of a hundred thousand."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a character."""


def pdf_text(data: bytes, *, name: str) -> str:
    """Text of all pages joined by form feeds. Raises IssueError for a password, damage, or a scan without text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise IssueError(name, _why(str(error))) from error
    try:
        if len(document) > _PAGES:
            raise IssueError(name, TOO_MANY_PAGES.format(pages=len(document), most=_PAGES))
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise IssueError(name, DAMAGED_PAGE) from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise IssueError(name, SCAN)
    return "\f".join(pages)


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    try:
        return page_text(list(_printed_lines(layer)), list(_pictures(page)))
    finally:
        layer.close()
        page.close()


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Picture]:
    """Images, and shapes filled with a colour, which may stand for one or lie behind a text."""
    # What lies in a form is placed by the form's own matrix; nothing says where on the page that is.
    for each in islice(page.get_objects(max_depth=1), _OBJECTS):
        if each.type == FPDF_PAGEOBJ_IMAGE or (each.type == FPDF_PAGEOBJ_PATH and _is_coloured(each)):
            with suppress(pypdfium2.PdfiumError):  # a damaged one stands nowhere
                yield Picture(*each.get_bounds())


def _is_coloured(path: pypdfium2.PdfObject) -> bool:
    fill, stroke = c_int(), c_int()
    colour = [c_uint() for _ in range(4)]
    FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    FPDFPageObj_GetFillColor(path, *map(byref, colour))
    return bool(fill.value) and min(each.value for each in colour[:3]) < _WHITE


def _printed_lines(layer: pypdfium2.PdfTextPage) -> Iterator[PrintedLine]:
    """The lines as pdfium tells them apart; it ends them as Windows does, and marks a hyphen there with U+FFFE."""
    # Character by character: where a line's characters stand is known by their number only.
    chars = [chr(FPDFText_GetUnicode(layer, place)) for place in range(layer.count_chars())]
    chars = marks_in_order(chars, lambda place: float(layer.get_charbox(place)[0]))
    start = 0
    for end in [*(place for place, char in enumerate(chars) if char in "\r\n"), len(chars)]:
        printed = [place for place in range(start, end) if not chars[place].isspace()]
        # Loose boxes are as wide as the type for each Chinese character and mark, and in most fonts as high.
        boxes = [layer.get_charbox(place, loose=True) for place in printed]
        for first, last in _pieces([chars[place] for place in printed], boxes):
            span = range(printed[first], printed[last - 1] + 1)
            made = [place for place in span if FPDFText_IsGenerated(layer, place)]
            wide = [place for place in made if _FULL_WIDTH.match(chars[place - 1])]
            left_out = made if _is_spread(printed[first:last]) else _rows_of_gaps(wide)
            piece = [chars[place] for place in span if place not in left_out]
            font = _font(layer, printed[(first + last) // 2])
            yield _printed_line(_paired("".join(piece)), boxes[first:last], follows=first > 0, font=font)
        start = end + 1


def marks_in_order(chars: Sequence[str], ink: Callable[[int], float]) -> list[str]:
    """说：“ with both marks set in one square: pdfium sorts by the squares, the ink tells which comes first.

    `ink` gives how far left the ink of the character at a place begins.
    """
    ordered = list(chars)
    for place, (first, second) in enumerate(pairwise(chars)):
        if first in _OPENING and second in _STOPS and ink(place + 1) < ink(place):
            ordered[place : place + 2] = second, first
    return ordered


def _is_spread(printed: Sequence[int]) -> bool:
    """Whether a line is spread over its column: pdfium takes every other gap for a space, as if it were English."""
    gaps = printed[-1] - printed[0] + 1 - len(printed)
    return len(printed) >= _LINE and gaps > _SPREAD * len(printed)


def _rows_of_gaps(made: Sequence[int]) -> set[int]:
    """The gaps of a few words that are set wide, each behind one character: 本 报 讯 （ 记 者 周亦安）."""
    rows: list[list[int]] = []
    for place in made:
        if rows and place == rows[-1][-1] + 2:
            rows[-1].append(place)
        else:
            rows.append([place])
    return {place for row in rows if len(row) >= _ROW for place in row}


def _pieces(shown: Sequence[str], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """From where to where a line is of one size and without a wide gap: pdfium joins what stands on one level."""
    first = 0
    size = 0.0  # of the last character that is as wide as its type is large
    for place, (char, box) in enumerate(zip(shown, boxes, strict=True)):
        own = box[2] - box[0] if _FULL_WIDTH.match(char) else 0.0
        before, size = size, own or size
        of_another = bool(own and before) and max(own, before) > _OF_ONE_TYPE * min(own, before)
        if place and (of_another or box[0] - boxes[place - 1][2] > _GAP * max(size, _height(box))):
            yield first, place
            first = place
    if boxes:
        yield first, len(boxes)


def _paired(units: str) -> str:
    """UTF-16 as pdfium counts it made characters: two halves of a rare one put together, a lonely half marked lost."""
    return units.replace("\ufffe", "-").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _font(layer: pypdfium2.PdfTextPage, place: int) -> str:
    """The name of a character's type; none where the file tells none."""
    name, flags = create_string_buffer(_FONT_NAME), c_int()
    length = FPDFText_GetFontInfo(layer, place, name, _FONT_NAME, byref(flags))
    return name.value.decode("utf-8", "replace") if 0 < length <= _FONT_NAME else ""


def _printed_line(text: str, boxes: Sequence[Box], *, follows: bool, font: str) -> PrintedLine:
    base = _middle([box[1] for box in boxes])  # some fonts' boxes are no higher than each character is
    return PrintedLine(text, boxes[0][0], boxes[-1][2], base, _size(text, boxes), follows, font)


def _size(text: str, boxes: Sequence[Box]) -> float:
    """A Chinese character is as wide as its type is large; boxes are higher, and not in each font by as much."""
    printed = (char for char in text if not char.isspace())
    wide = [box[2] - box[0] for char, box in zip(printed, boxes, strict=False) if _FULL_WIDTH.match(char)]
    return _middle(wide or [_height(box) / _HIGHER for box in boxes])


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _height(box: Box) -> float:
    return box[3] - box[1]


def _why(message: str) -> str:
    return LOCKED_PDF if "assword" in message else NO_PDF
