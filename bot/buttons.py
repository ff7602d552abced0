"""What a button carries: a short versioned code in its callback data. Pure.

Telegram allows 1 to 64 bytes. The leading version lets a later bot tell an old button from a forged one;
`decode` gives None for whatever it does not know, and the reader gets a sentence.
"""

import re
from dataclasses import dataclass

VERSION = "1"
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Show page `page` (from 0) of an article; `fresh` sends it as a message of its own."""

    article_id: int
    page: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowHits:
    """Show the hits of a remembered search from `offset` on, as the archive was at `as_of` (0: as it is)."""

    search_id: int
    offset: int
    as_of: int = 0


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Subscribe this chat to one paper, by its place in the settings."""

    paper: int


Press = OpenArticle | ShowHits | Subscribe

CODE = re.compile(r"(\w)([orhs]):(\d{1,19})(?::(\d{1,19}))?(?::(\d{1,19}))?", re.ASCII)


def encode(press: Press) -> str:
    """The callback data of a button, at most 62 bytes."""
    match press:
        case OpenArticle(article_id, page, fresh):
            return f"{VERSION}{'r' if fresh else 'o'}:{article_id}:{page}"
        case ShowHits(search_id, offset, as_of):
            return f"{VERSION}h:{search_id}:{offset}:{as_of}"
        case Subscribe(paper):
            return f"{VERSION}s:{paper}"


def decode(data: str) -> Press | None:
    """The press that `data` stands for; None where it is forged, broken or of another version."""
    found = CODE.fullmatch(data)
    if not found or found[1] != VERSION:
        return None
    kind, first, second, third = found[2], int(found[3]), int(found[4] or 0), int(found[5] or 0)
    if max(first, second, third) > LARGEST_ID:
        return None
    match kind:
        case "o" | "r":
            return OpenArticle(first, second, fresh=kind == "r")
        case "h":
            return ShowHits(first, second, third)
        case _:
            return Subscribe(first)


START_ARTICLE = re.compile(r"a(\d{1,18})", re.ASCII)


def start_payload(article_id: int) -> str:
    """The payload of a deep link (t.me/bot?start=…) that opens an article in the chat."""
    return f"a{article_id}"


def started_with(payload: str) -> int | None:
    """The article that a deep link's payload names, None for any other payload."""
    found = START_ARTICLE.fullmatch(payload)
    return int(found[1]) if found else None
