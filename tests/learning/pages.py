"""The pages with a known truth, by the set that each came with: what is learnt from, and left out to be judged by."""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from digests.sources.reading import read_source
from tests.accuracy import GOLDEN, ROOT, SHARED

FOLDERS = {
    "seeds": (GOLDEN / "seeds", ROOT / "seeds"),
    "pages": (GOLDEN / "pages", GOLDEN / "pages"),
    "more_hands": (GOLDEN / "more_hands", GOLDEN / "more_hands"),
    "fresh_hands": (GOLDEN / "fresh_hands", GOLDEN / "fresh_hands"),
    "other_hands": (GOLDEN / "other_hands", GOLDEN / "other_hands"),
    "generated": (GOLDEN / "generated", GOLDEN / "generated"),
    "generated_again": (GOLDEN / "generated_again", GOLDEN / "generated_again"),
    "acceptance": (SHARED / "acceptance" / "gold", SHARED / "acceptance" / "issues"),
}
_SETS_BY_LETTER = ("more_hands", "fresh_hands")


class Known(NamedTuple):
    """A page: its set, its truth in the form of `parse --json`, the file it is in and its text."""

    group: str
    truth: dict[str, Any]
    path: Path
    text: str


def known_pages() -> Iterator[Known]:
    for name, (golden, texts) in FOLDERS.items():
        for path in sorted(golden.glob("*.json")):
            truth = json.loads(path.read_text("utf-8"))
            letter = re.match("[a-z]{1,2}(?=-)", path.stem) if name in _SETS_BY_LETTER else None
            page = texts / truth["file"]
            yield Known(letter[0] if letter else name, truth, page, read_source(page).text)


def folds(groups: Collection[str], count: int) -> list[list[str]]:
    """The sets dealt out to so many folds, in their order."""
    return [sorted(groups)[first::count] for first in range(count)]
