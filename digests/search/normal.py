"""The one normal form in which texts and search terms are compared. Pure.

NFKC widths, lower case, traditional to simplified character by character, quotation marks and white
space dropped. OpenCC's phrase rules are kept out on purpose: they would keep 乾隆 and turn 乾 into 干,
and a search for the one would miss the other.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from opencc import OpenCC

from digests.search.simplified import unchanged

# A change of these rules, of OpenCC's tables or of Unicode's makes other tokens: see bigrams.index_version.
QUOTATION_MARKS = frozenset("“”‘’「」『』\"'")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # left behind by PDFs; nobody types them
# Stands for NUL, which PostgreSQL refuses, and for lone surrogates, which nothing can encode.
UNSTORABLE = "\ufffd"

LONG = 40
"""Characters from which on it pays to look for those that change: in print these are few, marks mostly."""
FEW = 60


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _attaches(character: str) -> bool:
    """True for what NFKC may join to the character before it: marks, Hangul vowels and finals, ﾞ."""
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first).startswith("M") or 0x1160 <= ord(first) <= 0x11FF


def _simplify(character: str) -> str:
    # Lower case one by one as well: str.lower() writes a final Σ differently from one inside a word.
    lowered = "".join(c.lower() for c in unicodedata.normalize("NFKC", character)).replace("ς", "σ")
    kept = "".join(c for c in lowered if not (c.isspace() or c in QUOTATION_MARKS or c in INVISIBLE))
    return _converter().convert(kept) if len(kept) == 1 else "".join(_converter().convert(c) for c in kept)


class _NormalCharacters(dict[int, str]):
    """The normal form of single characters, learnt as they are met; `str.translate` reads it."""

    def __init__(self) -> None:
        super().__init__()
        self.attaching: set[str] = set()
        self.odd: set[str] = set()  # those that do not become one character; mostly quotation marks
        self.moving: set[str] = set()  # both: whatever may move those behind it

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code == 0 or 0xD800 <= code <= 0xDFFF:
            normal = UNSTORABLE
        else:
            if _attaches(character):
                self.attaching.add(character)
                self.moving.add(character)
            normal = _simplify(character)
        if len(normal) != 1:
            self.odd.add(character)
            self.moving.add(character)
        self[code] = normal
        return normal


_CHARACTERS = _NormalCharacters()


def normal_form(text: str) -> str:
    """`text` as it is compared: a term is in an article exactly when its form is in the article's."""
    changes = _few_changes(text) if len(text) >= LONG else None
    if changes is not None:
        for character, normal in changes.items():
            text = text.replace(character, normal)
        return text
    normal = text.translate(_CHARACTERS)
    if not _CHARACTERS.attaching or _CHARACTERS.attaching.isdisjoint(text):  # most papers never print one
        return normal
    return "".join(_normal_cluster(cluster) for cluster, _ in _clusters(text))


def _few_changes(text: str) -> Mapping[str, str] | None:
    """What each character that changes becomes; None where they are many, join others or become one another."""
    found = set(_may_change().findall(text))
    if len(found) > FEW:
        return None
    changes = {one: normal for one in found if (normal := _CHARACTERS[ord(one)]) != one}
    alone = _CHARACTERS.attaching.isdisjoint(found) and changes.keys().isdisjoint("".join(changes.values()))
    return changes if alone else None


@cache
def _may_change() -> re.Pattern[str]:
    """Finds every character but those that are known to stay what they are."""
    return re.compile(f"[^0-9a-z、。《》{unchanged()}]")


def normal_form_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The normal form, and for each of its characters the offset in `text` that it came from."""
    normal = text.translate(_CHARACTERS)
    if _CHARACTERS.moving.isdisjoint(text):
        return normal, range(len(text))
    if not _CHARACTERS.attaching.isdisjoint(text):
        clusters = [(start, _normal_cluster(cluster)) for cluster, start in _clusters(text)]
        places = [start for start, part in clusters for _ in part]
        return "".join(part for _, part in clusters), places
    odd = _CHARACTERS.odd.intersection(text)
    places = []
    after = 0
    for place in [place for place, c in enumerate(text) if c in odd]:
        places.extend(range(after, place))
        places.extend([place] * len(_CHARACTERS[ord(text[place])]))
        after = place + 1
    places.extend(range(after, len(text)))
    return normal, places


def cluster_end(text: str, start: int) -> int:
    """The end of the character at `start` with the marks that belong to it."""
    end = start + 1
    while end < len(text) and text[end] in _CHARACTERS.attaching:
        end += 1
    return end


def _normal_cluster(cluster: str) -> str:
    if len(cluster) == 1:
        return _CHARACTERS[ord(cluster)]
    return unicodedata.normalize("NFKC", cluster).translate(_CHARACTERS)


def _clusters(text: str) -> list[tuple[str, int]]:
    """`text` cut before every character that cannot join its predecessor, each piece with its offset."""
    starts = [i for i, c in enumerate(text) if i == 0 or c not in _CHARACTERS.attaching]
    ends = [*starts[1:], len(text)]
    return [(text[start:end], start) for start, end in zip(starts, ends, strict=True)]
