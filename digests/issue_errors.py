"""Why a file cannot become an issue: every form that the `problem` of an IssueError can take, and how to read one again. Pure.

It is logged and printed as a sentence; `reading_of` gives back its form and what fills it, so that it can be said in
another language.
"""

from digests.sentences import Reading, form_in

EMPTY = "the file is empty"
WHITE_SPACE = "the file holds nothing but white space"
NOT_TEXT = "this is {kind}, not text"
BINARY = "binary data, not text"
DAMAGED_TEXT = "damaged: byte {place} is no {encoding}"
UNKNOWN_ENCODING = "neither UTF-8, UTF-16, GB18030 nor Big5: encoding unknown, or no text"
NO_HTML = "no HTML in it"
HTML_WITHOUT_TEXT = "an HTML page without text"
LOCKED_PDF = "the PDF asks for a password; save it without one"
NO_PDF = "damaged, or no PDF"
DAMAGED_PAGE = "damaged PDF: a page cannot be read"
SCAN = "a scanned PDF without a text layer; recognise its text (OCR) first"
TOO_MANY_PAGES = "{pages} pages; an issue of more than {most} is not read"
TOO_LARGE = "larger than {most} MB"
TOO_MUCH_TEXT = "longer than {most} million characters"
TOO_SLOW = "takes too long to read; is it damaged?"
TOO_COSTLY = "needs too much memory or time to read; is it damaged?"
NO_ARTICLE = "no article found in it"
UNREADABLE = "cannot be read: {why}"
NO_PAGES = "a folder without page files (.txt, .pdf, .html)"
SEVERAL_ISSUES = "a folder of several issues; only a folder named by a date, of files 01, 02 …, is one"
NO_SUCH_FILE = "no such file or folder"
INBOX_CLOSED = "the inbox cannot be read ({why}); create it or name another in [[papers]]"
WHICH_PAPER = "which paper is this? No known masthead, and {count} papers share the inbox ({names})"
PROCESS_DIED = "a process died over this or a file beside it; ingest it alone"
SERVICE_DIED = "the service died {times} times while reading it"
UNEXPECTED = "unexpected {error}"

FORMS = (
    EMPTY, WHITE_SPACE, NOT_TEXT, BINARY, DAMAGED_TEXT, UNKNOWN_ENCODING, NO_HTML, HTML_WITHOUT_TEXT, LOCKED_PDF, NO_PDF,
    DAMAGED_PAGE, SCAN, TOO_MANY_PAGES, TOO_LARGE, TOO_MUCH_TEXT, TOO_SLOW, TOO_COSTLY, NO_ARTICLE, UNREADABLE, NO_PAGES,
    SEVERAL_ISSUES, NO_SUCH_FILE, INBOX_CLOSED, WHICH_PAPER, PROCESS_DIED, SERVICE_DIED, UNEXPECTED,
)  # fmt: skip


def reading_of(problem: str) -> Reading | None:
    """The form of a problem and its fillings by name; None for a sentence of an older version."""
    return form_in(FORMS, problem)
