"""What Telegram finds in a text by itself: @names, /commands, #tags, $TAGS, links, mail addresses.

Pure. Follows TDLib, except that links without a scheme are found only under the endings listed here (the real list
is far longer), and that card numbers and media timestamps are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.sandbox.entities import Entity, utf16_length

_ENDING_WORDS = (
    "com org net cn me io gov edu info tv top xyz app dev news tw hk mo jp kr de fr uk ru us eu ch cc co vip wang site "
    "中国 公司 网络 网址 政务 中文网"
)
_ENDINGS = frozenset(_ENDING_WORDS.split())
_TAG = r"[\w·\u200c]"
_NAMED = r"(?:@[A-Za-z0-9_]{3,32}"  # a tag of one chat: #tag@name
_PATTERNS = (
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")),
    (
        "bot_command",
        re.compile(
            r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}(?![A-Za-z0-9_])|(?!@))(?![\w/<>])"
        ),
    ),
    ("hashtag", re.compile(rf"(?<!{_TAG})#(?={_TAG}*[^\W\d_]){_TAG}{{1,256}}+{_NAMED})?+(?!{_TAG}*#)")),
    (
        "cashtag",
        re.compile(rf"(?<!{_TAG})(?<!\$)\$(?:1INCH|[A-Z]{{1,8}}+){_NAMED}(?![A-Za-z0-9_]))?+(?!\$|{_TAG})"),
    ),
)
# Outside ASCII nearly everything may stand in a host or a path, Chinese punctuation included.
_HOST = r"[A-Za-z0-9_.~\-\u00c0-\u1fff\u2070-\u2fff\u3001-\ud7ff\uf900-\U0010ffff]"
_LINK = re.compile(
    rf"(?P<scheme>https?://)?(?P<user>[A-Za-z0-9._+\-]{{1,255}}@)?(?P<host>(?:(?!https?://){_HOST})+)"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<path>[/?#][^\s<>\"\u00ab\u00bb\u2000-\u206f\u3000]*)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8}",
    re.IGNORECASE,
)
_TRIGGERS = re.compile(r"[@/#$.]")
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def _trimmed_path(path: str) -> str:
    """The path up to its first unopened bracket, without the marks that end a sentence."""
    open_brackets = []
    for place, letter in enumerate(path):
        if letter in "([{":
            open_brackets.append(letter)
        elif letter in _BRACKETS:
            if _BRACKETS[letter] not in open_brackets:
                path = path[:place]
                break
            open_brackets.remove(_BRACKETS[letter])
    return path.rstrip(".:;,('?!`")


def _is_host(host: str, has_scheme: bool) -> bool:
    labels = host.split(".")
    ending = labels[-1]
    if len(labels) < 2 or len(ending) < 2 or any(not 0 < len(part.encode()) < 64 for part in labels):
        return False
    if any(part.endswith("-") for part in labels) or "_" in labels[-1] + labels[-2] or "-" in ending:
        return False
    return not ending.isdecimal() and (has_scheme or ending.lower() in _ENDINGS)


def _links(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _LINK.finditer(text):
        host = match["host"].rstrip(".")
        plain = match["user"] and not match["scheme"]
        if plain:
            end = match.start("host") + len(host)
            if _MAIL.fullmatch(text, match.start(), end):
                yield "email", match.start(), end
            continue
        before = text[match.start() - 1 : match.start()]
        if not _is_host(host, bool(match["scheme"])) or (not match["scheme"] and before in ("/", "#", "@")):
            continue
        end = match.start("host") + len(host)
        if host == match["host"]:
            end = match.end("port") if match["port"] else end
            end += len(_trimmed_path(match["path"] or ""))
        yield "url", match.start(), end


def found_entities(text: str) -> list[Entity]:
    """Entities in UTF-16 units, in order, none overlapping another."""
    if not _TRIGGERS.search(text):
        return []
    spans = [
        (match.start(), -match.end(), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text)
    ]
    spans += [(begin, -end, kind) for kind, begin, end in _links(text)]
    found: list[Entity] = []
    last = place = offset = 0
    for begin, minus_end, kind in sorted(spans):
        if begin < last:
            continue
        last = -minus_end
        offset += utf16_length(text[place:begin])
        length = utf16_length(text[begin:last])
        found.append(Entity(kind, offset, length))
        offset, place = offset + length, last
    return found
