"""Rich messages, as far as a bot notices: limits, and the text in paragraphs.

Pure. Headings, tables and the like are flattened; the real server keeps them.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.refusal import bad
from bot.sandbox.shapes import Json

LONGEST_RICH = 32768
_BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "tr",
    "blockquote",
    "footer",
    "summary",
    "div",
    "br",
    "hr",
}


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS and self.found[-1]:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.found[-1] += data


def rich_content(arguments: Arguments) -> Json:
    """The content of a rich message; Refusal where the server would refuse."""
    given: Any = arguments.json("rich_message", "Can't parse rich message JSON object")
    if not isinstance(given, dict):
        raise bad("Object expected as rich message")
    source = given.get("html") or given.get("markdown") or ""
    if not isinstance(source, str) or not source.strip():
        raise bad("RICH_MESSAGE_EMPTY")
    parser = _Paragraphs()
    parser.feed(source)
    parser.close()
    texts = [text.strip() for text in parser.found if text.strip()]
    if sum(map(len, texts)) > LONGEST_RICH:
        raise bad("MESSAGE_TOO_LONG")
    return {"rich_message": {"blocks": [{"type": "paragraph", "text": text} for text in texts]}}
