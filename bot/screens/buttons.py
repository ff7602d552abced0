"""What a button carries: a short versioned code in its callback data. Pure.

    OpenArticle(17, page=2)   <->   "1o:17:2:0"

Telegram allows 1 to 64 bytes. The leading version tells a button of an older bot from one of ours; `decode` gives
None for whatever is old, broken or forged, and the reader gets a sentence. A press says what is wanted; whether
whoever pressed may have it is for its handler to decide, each time.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar

VERSION = "1"
LARGEST = 2**63 - 1
NUMBER = re.compile(r"-?\d{1,19}", re.ASCII)
WORD = re.compile(r"[\w-]{0,40}", re.ASCII)


class Press:
    """Base of what buttons carry: a frozen dataclass of ints, bools and short ASCII words, with a code of its own."""

    code: ClassVar[str]
    kinds: ClassVar[dict[str, type["Press"]]] = {}

    def __init_subclass__(cls, *, code: str = "") -> None:
        # dataclass(slots=True) makes each class anew, without saying its code again.
        if code:
            cls.code = code
        Press.kinds[cls.code] = cls


@dataclass(frozen=True, slots=True)
class OpenArticle(Press, code="o"):
    """Show page `page` (from 0) of an article; `fresh` sends it as a message of its own."""

    article_id: int
    page: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowHits(Press, code="h"):
    """Show the hits of a remembered search from `offset` on, as the archive was at `as_of` (0: as it is)."""

    search_id: int
    offset: int
    as_of: int = 0


@dataclass(frozen=True, slots=True)
class Subscribe(Press, code="s"):
    """Subscribe this chat to one paper, by its place in the settings."""

    paper: int


def encode(press: Press) -> str:
    """The callback data of a button, at most 64 bytes."""
    values = (getattr(press, field.name) for field in fields(press))  # type: ignore[arg-type]
    words = [str(int(value)) if isinstance(value, int) else value for value in values]
    return ":".join([f"{VERSION}{press.code}", *words])


def decode(data: str) -> Press | None:
    """The press that `data` stands for; None where it is forged, broken or of another version."""
    head, *words = data.split(":")
    kind = Press.kinds.get(head[1:]) if head[:1] == VERSION else None
    if kind is None:
        return None
    places = fields(kind)  # type: ignore[arg-type]
    if len(words) != len(places):
        return None
    values = [read(word, place.type) for word, place in zip(words, places, strict=True)]
    return None if None in values else kind(*values)


def read(word: str, kind: Any) -> int | bool | str | None:
    """A field's value, None where the word is none. `kind` is the field's type, as written or as a class."""
    name = getattr(kind, "__name__", kind)
    if name == "str":
        return word if WORD.fullmatch(word) else None
    if not NUMBER.fullmatch(word) or abs(int(word)) > LARGEST:
        return None
    if name == "bool":
        return bool(int(word)) if word in {"0", "1"} else None
    return int(word)


def pressed(*kinds: type[Press]) -> Callable[[object], bool]:
    """The pattern of a CallbackQueryHandler that takes presses of these kinds."""

    def fits(data: object) -> bool:
        return isinstance(data, str) and isinstance(decode(data), kinds)

    return fits


START_ARTICLE = re.compile(r"a(\d{1,18})", re.ASCII)


def start_payload(article_id: int) -> str:
    """The payload of a deep link (t.me/bot?start=…) that opens an article in the chat."""
    return f"a{article_id}"


def started_with(payload: str) -> int | None:
    """The article that a deep link's payload names, None for any other payload."""
    found = START_ARTICLE.fullmatch(payload)
    return int(found[1]) if found else None
