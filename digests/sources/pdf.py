"""The text layer of a PDF, page by page, pages divided by a form feed. Opens no file of its own."""

from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2.raw import FPDFText_GetUnicode

from digests.errors import IssueError
from digests.issue_errors import DAMAGED_PAGE, LOCKED_PDF, NO_PDF, SCAN, TOO_MANY_PAGES
from digests.sources.columns import PrintedLine, flow

_PAGES = 400


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
        return flow(list(_printed_lines(layer)))
    finally:
        layer.close()
        page.close()


def _printed_lines(layer: pypdfium2.PdfTextPage) -> Iterator[PrintedLine]:
    """The lines as pdfium tells them apart; it ends them as Windows does, and marks a hyphen there with U+FFFE."""
    # Character by character: where a line's characters stand is known by their number only.
    chars = [chr(FPDFText_GetUnicode(layer, place)) for place in range(layer.count_chars())]
    start = 0
    for end in [*(place for place, char in enumerate(chars) if char in "\r\n"), len(chars)]:
        printed = [place for place in range(start, end) if not chars[place].isspace()]
        if printed:
            text = _paired("".join(chars[start:end])).replace("\ufffe", "-").strip()
            yield _printed_line(layer, text, printed)
        start = end + 1


def _paired(units: str) -> str:
    """UTF-16 as pdfium counts it made characters: two halves of a rare one put together, a lonely half marked lost."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _printed_line(layer: pypdfium2.PdfTextPage, text: str, printed: Sequence[int]) -> PrintedLine:
    # Loose boxes are as high as the type, whatever the character: a dash is not small.
    boxes = [layer.get_charbox(place, loose=True) for place in printed]
    heights = sorted(top - bottom for _, bottom, _, top in boxes)
    return PrintedLine(text, boxes[0][0], boxes[-1][2], boxes[0][1], heights[len(heights) // 2])


def _why(message: str) -> str:
    return LOCKED_PDF if "assword" in message else NO_PDF
