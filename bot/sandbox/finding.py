"""What Telegram finds in a text by itself: @names, /commands, #tags, $TAGS, links, mail addresses.

Pure. Links without a scheme are found only under the endings listed here; the real list is far longer.
"""

from __future__ import annotations

import re

from bot.sandbox.entities import Entity, utf16_length

_ENDINGS = (
    "com|org|net|cn|me|io|gov|edu|info|tv|top|xyz|app|dev|news|tw|hk|mo|jp|kr|de|fr|uk|ru|us|eu|ch|cc|co|vip"
)
_HOST = r"(?:[A-Za-z0-9\u4e00-\u9fff](?:[A-Za-z0-9\-_\u4e00-\u9fff]*[A-Za-z0-9\u4e00-\u9fff])?\.)+"
_QUOTES = "（），。；：、！？“”‘’《》【】「」"
# A path ends before the punctuation of the sentence it stands in.
_PATH = rf"(?:[/?#](?:[^\s<>\"`{_QUOTES}]*[^\s<>\"`.,;:!?'()\[\]{{}}{_QUOTES}])?)?"
_PATTERNS = (
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    (
        "bot_command",
        re.compile(
            r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}(?![A-Za-z0-9_])|(?!@))(?![\w/<>])"
        ),
    ),
    ("hashtag", re.compile(r"(?<![\w·\u200c])#(?=[\w·\u200c]*[^\W\d_])[\w·\u200c]{1,256}(?![\w·\u200c]*#)")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z][A-Z0-9]{0,7}(?![\w$])")),
    (
        "email",
        re.compile(rf"(?<![\w.+\-])[A-Za-z0-9._+\-]{{1,64}}@{_HOST}(?:{_ENDINGS})(?![\w\-@])", re.IGNORECASE),
    ),
    (
        "url",
        re.compile(
            rf"(?<![\w@./])(?:https?://{_HOST}[A-Za-z\u4e00-\u9fff]{{2,24}}|{_HOST}(?:{_ENDINGS}))"
            rf"(?![\w\-@])(?::[0-9]{{1,5}})?{_PATH}",
            re.IGNORECASE,
        ),
    ),
)
_TRIGGERS = re.compile(r"[@/#$.]")


def found_entities(text: str) -> list[Entity]:
    """Entities in UTF-16 units, in order, none overlapping another."""
    if not _TRIGGERS.search(text):
        return []
    spans = sorted(
        (match.start(), -match.end(), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text)
    )
    found: list[Entity] = []
    last = place = offset = 0
    for begin, minus_end, kind in spans:
        if begin < last:
            continue
        last = -minus_end
        offset += utf16_length(text[place:begin])
        length = utf16_length(text[begin:last])
        found.append(Entity(kind, offset, length))
        offset, place = offset + length, last
    return found
