"""Message entities: how Telegram sorts, merges, splits and trims them before a message exists.

Pure. Offsets and lengths are in UTF-16 code units, as everywhere in the Bot API. The rules are those of
TDLib's fix_formatted_text: code never nests, links never cross, bold and its kin are merged or split so
that entities form a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.sandbox.refusal import bad

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
PRE = ("pre", "code", "date_time")
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_TO_SPACE = dict.fromkeys([*range(10), 11, 12, *range(14, 32)], " ")
_DROPPED = dict.fromkeys([13, *range(0x2028, 0x202F), 0x333, 0x33F, 0x30A])
_CLEANING: dict[int, str | None] = {**_TO_SPACE, **_DROPPED}
_UNCLEAN = re.compile("[\0-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
_MARKS = re.compile("[\u200e\u200f]{2,}")
# What a text may consist of and still count as empty.
_EMPTY = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)
ENTITIES_KEPT = 100


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity; `value` is what its kind needs: URL, language, user id, emoji id, or date format."""

    kind: str
    offset: int
    length: int
    value: str = ""
    unix_time: int = 0

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def order(self) -> tuple[int, int, int]:
        language = self.kind == "pre" and bool(self.value)
        return self.offset, -self.length, _PRIORITY.get(self.kind, 50) - language

    def as_json(self) -> dict[str, Any]:
        shape: dict[str, Any] = {"offset": self.offset, "length": self.length, "type": self.kind}
        if self.kind == "text_link":
            shape["url"] = self.value
        elif self.kind == "pre" and self.value:
            shape["language"] = self.value
        elif self.kind == "custom_emoji":
            shape["custom_emoji_id"] = self.value
        elif self.kind == "text_mention":
            shape["user"] = {"id": int(self.value), "is_bot": False, "first_name": ""}
        elif self.kind == "date_time":
            shape["unix_time"] = self.unix_time
            if self.value:
                shape["date_time_format"] = self.value
        return shape


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _without_overlaps(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _clear_of_quotes(entities: Iterable[Entity], quotes: Sequence[Entity]) -> list[Entity]:
    """A quote may hold an entity whole; entities that cross its border, or hold it, are dropped."""
    return [
        entity
        for entity in entities
        if not any(
            quote.offset < entity.end
            and entity.offset < quote.end
            and not (quote.offset <= entity.offset and entity.end <= quote.end)
            for quote in quotes
        )
    ]


def _merged_runs(entities: Sequence[Entity]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for entity in entities:
        if runs and entity.offset <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], entity.end))
        else:
            runs.append((entity.offset, entity.end))
    return runs


def _split(splittable: Sequence[Entity], others: Sequence[Entity]) -> list[Entity]:
    """Cut bold and its kin at every border of the others, and at each other's beginnings, so that all nest.

    What lies inside code disappears.
    """
    borders = {edge for other in others for edge in (other.offset, other.end)}
    runs = {
        kind: _merged_runs([entity for entity in splittable if entity.kind == kind]) for kind in SPLITTABLE
    }
    code = [(other.offset, other.end) for other in others if other.kind in PRE]
    cuts = sorted(borders | {begin for kind in runs for begin, _ in runs[kind]})
    pieces = []
    for kind, spans in runs.items():
        for begin, end in spans:
            edges = [begin, *(cut for cut in cuts if begin < cut < end), end]
            for left, right in pairwise(edges):
                if not any(start <= left and right <= stop for start, stop in code):
                    pieces.append(Entity(kind, left, right - left))
    return pieces


def _tree(entities: Iterable[Entity]) -> list[Entity]:
    """The entities as a tree, in Telegram's order."""
    ordered = sorted(entities, key=lambda entity: entity.order)
    if len(ordered) < 2:
        return ordered
    splittable = [entity for entity in ordered if entity.kind in SPLITTABLE]
    quotes = _without_overlaps(entity for entity in ordered if entity.kind in QUOTES)
    whole = _without_overlaps(
        entity for entity in ordered if entity.kind not in SPLITTABLE and entity.kind not in QUOTES
    )
    others = sorted(_clear_of_quotes(whole, quotes) + quotes, key=lambda entity: entity.order)
    if not splittable:
        return others
    return sorted([*others, *_split(splittable, others)], key=lambda entity: entity.order)


def merged(entities: Sequence[Entity], found: Sequence[Entity]) -> list[Entity]:
    """Entities of the sender, and those found in the text where they do not touch the sender's."""
    firm = [entity for entity in entities if entity.kind not in SPLITTABLE and entity.kind not in QUOTES]
    quotes = [entity for entity in entities if entity.kind in QUOTES]
    free = [
        new
        for new in _clear_of_quotes(found, quotes)
        if all(new.end <= old.offset or old.end <= new.offset for old in firm)
    ]
    return _tree([*entities, *free]) if free else list(entities)


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; what Telegram drops shifts the entities behind it."""
    if not _UNCLEAN.search(text):
        return _MARKS.sub(lambda marks: "\u200c" * (len(marks[0]) - 1) + marks[0][-1], text), entities
    shift = [0]
    for letter in text:
        step = [shift[-1] - 1] if ord(letter) in _DROPPED else [shift[-1]]
        shift.extend(step if letter <= "\uffff" else step * 2)
    moved = []
    for entity in entities:
        begin, end = entity.offset + shift[entity.offset], entity.end + shift[entity.end]
        if begin < end:
            moved.append(replace(entity, offset=begin, length=end - begin))
    return _clean(text.translate(_CLEANING), [])[0], moved


def _check_places(text: str, entities: Sequence[Entity]) -> None:
    total = utf16_length(text)
    for entity in entities:
        if entity.offset > total:
            raise bad(f"Entity begins after the end of the text at UTF-16 offset {entity.offset}")
        if entity.end > total:
            raise bad(
                f"Entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
                f"at UTF-16 offset {entity.end}"
            )


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Blanks go from the end everywhere, from the beginning only as far as no entity covers them."""
    kept = text.rstrip(" \n")
    end = utf16_length(kept)
    shortened = [
        entity if entity.end <= end else replace(entity, length=end - entity.offset)
        for entity in entities
        if entity.offset < end
    ]
    shortened.sort(key=lambda entity: entity.order)
    blanks = len(kept) - len(kept.lstrip(" \n"))
    lead = min(blanks, shortened[0].offset) if shortened else blanks
    return kept[lead:], [replace(one, offset=one.offset - lead) for one in shortened] if lead else shortened


def fixed_text(text: str, entities: Iterable[Entity], *, trim: bool = True) -> tuple[str, list[Entity]]:
    """Text and entities as a message carries them; an empty text for what Telegram counts as empty.

    Raises Refusal for entities that lie outside the text.
    """
    shaped = _tree(entity for entity in entities if entity.length > 0)
    _check_places(text, shaped)
    text, shaped = _clean(text, shaped)
    shaped = _tree(shaped)
    if not text.strip(" \n"):
        return "", []
    if trim:
        text, shaped = _trim(text, shaped)
    if _EMPTY.fullmatch(text):
        return "", []
    return text, shaped
