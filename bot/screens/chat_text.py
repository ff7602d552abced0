"""The HTML subset that Telegram reads: escaping, measuring, cutting. Pure.

Every text from a newspaper or a reader passes `escape` before it stands beside a tag.
"""

import html
import unicodedata

MAX_UTF16 = 4096


def escape(text: str) -> str:
    return html.escape(text, quote=False)


def is_blank(text: str) -> bool:
    """Whether Telegram counts a text as empty: white space, marks of direction, and what else shows nothing.

    >>> is_blank("\\u200b \\u3000\\u2800"), is_blank("。")
    (True, False)
    """
    return all(unicodedata.category(one)[0] in "ZC" or one in "\u2800\ufffc" for one in text)


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units, so an emoji or a rare character is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
