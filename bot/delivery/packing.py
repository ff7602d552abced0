"""Fits blocks of HTML into one Telegram message. Pure; the limits are Telegram's, the counting is ours.

Telegram counts the text after parsing: 4096 UTF-16 units (its library counts code points, which is never more),
100 entities, beyond which formatting silently vanishes, and 32,768 bytes of raw request text.
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.screens.chat_text import MAX_UTF16, utf16_length
from digests.rendering import Block

MAX_ENTITIES = 100
MAX_RAW_BYTES = 32_000

TAG = re.compile(r"<(/?)([a-z][a-z-]*)[^<>]*>")
# The only references that Telegram knows; &copy; stays as it is.
REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
# What clients and servers find by themselves in plain text and count as an entity too: links, mails, mentions,
# hashtags, commands, cash tags, and runs of digits that may be a phone or a card. Rather one too many.
FOUND_BY_TELEGRAM = re.compile(r"[@#/$](?=\w)|\w\.(?=[a-z]{2})|://|(?:\d[ -]?){8,}", re.IGNORECASE)
OPEN_FOLD, CLOSE_FOLD = "<blockquote expandable>", "</blockquote>"


@dataclass(frozen=True, slots=True)
class Measure:
    """What counts against Telegram's limits."""

    utf16: int = 0
    entities: int = 0
    raw: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.utf16 + other.utf16, self.entities + other.entities, self.raw + other.raw)

    @property
    def fits(self) -> bool:
        return self.utf16 <= MAX_UTF16 and self.entities <= MAX_ENTITIES and self.raw <= MAX_RAW_BYTES


@dataclass(frozen=True, slots=True)
class Packed:
    """One message, and how many of the blocks did not fit into it."""

    html: str
    left_out: int


def measure(text: str) -> Measure:
    """What a piece of Telegram HTML counts: units and entities after parsing, bytes before."""
    plain = REFERENCE.sub(lambda found: html.unescape(found[0]), TAG.sub("", text))
    tags = sum(1 for tag in TAG.finditer(text) if not tag[1])
    found = sum(1 for _ in FOUND_BY_TELEGRAM.finditer(plain))
    return Measure(utf16_length(plain), tags + found, len(text.encode("utf-8", "surrogatepass")))


FOLD = measure(OPEN_FOLD + CLOSE_FOLD + "\n")


def pack(blocks: Sequence[Block], more: Callable[[int], str] = lambda left_out: "") -> Packed:
    """As many of the first blocks as fit into one message; where some do not, `more(how many)` ends it.

    A block that is too long by itself is left out like any other: a cut inside it would break its tags.
    """
    whole = assemble(blocks)
    if measured(blocks).fits:
        return Packed(whole, 0)
    # `more` is measured with all blocks left out: no number printed later is longer.
    room = measure(more(len(blocks)))
    kept: list[Block] = []
    total, fold = room, 0
    for block in blocks:
        cost = measure(block.text) + (FOLD if block.fold and block.fold != fold else Measure())
        if not cost.fits:
            continue
        if not (total + cost).fits:
            break
        total, fold = total + cost, block.fold
        kept.append(block)
    left_out = len(blocks) - len(kept)
    return Packed(f"{assemble(kept)}\n\n{more(left_out)}".strip(), left_out)


def measured(blocks: Sequence[Block]) -> Measure:
    total, fold = Measure(), 0
    for block in blocks:
        total += measure(block.text) + (FOLD if block.fold and block.fold != fold else Measure())
        fold = block.fold
    return total


def assemble(blocks: Sequence[Block]) -> str:
    """The blocks as one HTML text, folded ones within an expandable quote."""
    message, fold = "", 0
    for block in blocks:
        if block.fold != fold:
            message = message.rstrip() + (CLOSE_FOLD if fold else "")
            message += ("\n" if message else "") + (OPEN_FOLD if block.fold else "")
            fold = block.fold
        message += block.text
    if fold:
        message = message.rstrip() + CLOSE_FOLD
    return message.strip()
