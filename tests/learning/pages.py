"""The pages with a known truth, by the set that each came with: what is learnt from, and left out to be judged by."""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from digests.sources.reading import read_source
from tests.accuracy import GOLDEN, ROOT, SHARED
from tests.typesetter.layout import draw_layout
from tests.typesetter.printing import print_paper
from tests.typesetter.stories import draw_paper

FOLDERS = {
    "seeds": (GOLDEN / "seeds", ROOT / "seeds"),
    "pages": (GOLDEN / "pages", GOLDEN / "pages"),
    "more_hands": (GOLDEN / "more_hands", GOLDEN / "more_hands"),
    "fresh_hands": (GOLDEN / "fresh_hands", GOLDEN / "fresh_hands"),
    "other_hands": (GOLDEN / "other_hands", GOLDEN / "other_hands"),
    "epapers": (GOLDEN / "epapers", GOLDEN / "epapers"),
    "pdf_pages": (GOLDEN / "pdf_pages", GOLDEN / "pdf_pages"),
    "generated": (GOLDEN / "generated", GOLDEN / "generated"),
    "generated_again": (GOLDEN / "generated_again", GOLDEN / "generated_again"),
    "acceptance": (SHARED / "acceptance" / "gold", SHARED / "acceptance" / "issues"),
}
FIRST_TYPESET = 500_000  # other seeds than any test or figure is taken of
_SETS_BY_LETTER = ("more_hands", "fresh_hands")


class Known(NamedTuple):
    """A page: its set, its truth in the form of `parse --json`, the file it is in and its text."""

    group: str
    truth: dict[str, Any]
    path: Path
    text: str


def known_pages(only: Collection[str] | None = None) -> Iterator[Known]:
    """All pages, or those of the named sets; what is not asked for is not read."""
    for name, (golden, texts) in FOLDERS.items():
        for path in sorted(golden.glob("*.json")):
            truth = json.loads(path.read_text("utf-8"))
            letter = re.match("[a-z]{1,2}(?=-)", path.stem) if name in _SETS_BY_LETTER else None
            group, page = letter[0] if letter else name, texts / truth["file"]
            if only is None or group in only:
                yield Known(group, truth, page, read_source(page).text)


def typeset_pages(count: int) -> Iterator[Known]:
    """Issues of the typesetter, always the same; their group is `typeset`."""
    for seed in range(FIRST_TYPESET, FIRST_TYPESET + count):
        random = Random(seed)
        paper = draw_paper(random)
        text = print_paper(paper, draw_layout(random), random)
        articles = [
            vars(story) | {"subheads": [head for head, _ in story.subheads]} for story in paper.stories
        ]
        yield Known("typeset", {"articles": articles}, Path(f"{seed}.txt"), text)


def folds(groups: Collection[str], count: int) -> list[list[str]]:
    """The sets dealt out to so many folds, in their order."""
    return [sorted(groups)[first::count] for first in range(count)]
