"""The text layer of a PDF, page by page, pages divided by a form feed. Opens no file of its own."""

import pypdfium2

from digests.errors import IssueError

_PAGES = 400


def pdf_text(data: bytes, *, name: str) -> str:
    """Text of all pages joined by form feeds. Raises IssueError for a password, damage, or a scan without text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise IssueError(name, _why(str(error))) from error
    try:
        if len(document) > _PAGES:
            raise IssueError(name, f"{len(document)} pages; an issue of more than {_PAGES} is not read")
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise IssueError(name, "damaged PDF: a page cannot be read") from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise IssueError(name, "a scanned PDF without a text layer; recognise its text (OCR) first")
    return "\f".join(pages)


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    layer = page.get_textpage()
    try:
        # pdfium marks a hyphen at a line's end with U+FFFE, and ends lines as Windows does.
        text: str = layer.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
    finally:
        layer.close()
        page.close()
    return text


def _why(message: str) -> str:
    if "assword" in message:
        return "the PDF asks for a password; save it without one"
    return "damaged, or no PDF"
