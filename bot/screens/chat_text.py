"""The HTML subset that Telegram reads: escaping, measuring, cutting. Pure.

Every text from a newspaper or a reader passes `escape` before it stands beside a tag.
"""

import html

MAX_UTF16 = 4096


def escape(text: str) -> str:
    return html.escape(text, quote=False)


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units, so an emoji or a rare character is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
