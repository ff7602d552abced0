"""Heads as editors write them, with what stands around them: `tests/learning/heads`, and pages printed from them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.learning.pages import Known
from tests.typesetter.grammar import write
from tests.typesetter.layout import Layout, draw_layout

HEADS = Path(__file__).parent / "heads"
TIMES = 2
"""How often each block is printed, in layouts of their own."""
_FEWEST, _MOST = 6, 12  # blocks on a page
_PARTS = {"K": "kicker", "H": "headline", "D": "deck"}


class Printed(NamedTuple):
    """One printed line of a block: its letter (L label, K kicker, H headline, D deck, B byline, T text) and its text."""

    letter: str
    text: str


Block = list[Printed]


def blocks_of(text: str) -> list[Block]:
    """The blocks of a file: an empty line between them, a letter before each line."""
    parts = "\n".join(line for line in text.splitlines() if not line.startswith("#")).split("\n\n")
    return [
        [Printed(line[0], line[2:].strip()) for line in part.strip().splitlines()]
        for part in parts
        if part.strip()
    ]


def block_pages() -> Iterator[Known]:
    """Pages of the blocks of each file, always the same; their group is `heads`."""
    for path in sorted(HEADS.glob("*.txt")):
        blocks = blocks_of(path.read_text("utf-8"))
        for time in range(TIMES):
            yield from _pages(path, blocks, Random(f"{path.stem} {time}"))


def _pages(path: Path, blocks: Sequence[Block], random: Random) -> Iterator[Known]:
    place = 0
    while place < len(blocks):
        count = random.randint(_FEWEST, _MOST)
        text, truth = _print(blocks[place : place + count], draw_layout(random), random)
        yield Known("heads", truth, path, text)
        place += count


def _print(blocks: Sequence[Block], layout: Layout, random: Random) -> tuple[str, dict[str, Any]]:
    printed: list[str] = []
    articles = []
    for block in blocks:
        body = _body(block, random)
        heads = [line.text for line in block if line.letter != "T"]
        parts = ["\n".join(heads)] if layout.tight_heads else heads
        parts += [_set(paragraph, layout) for paragraph in body]
        printed += ["\n".join(parts)] if layout.divides_articles else parts
        articles.append(_truth(block) | {"paragraphs": body})
    return layout.gap.join(printed), {"articles": articles}


def _truth(block: Block) -> dict[str, Any]:
    return {
        part: "".join(line.text for line in block if line.letter == letter) for letter, part in _PARTS.items()
    }


def _body(block: Block, random: Random) -> list[str]:
    """The text of the block, going on as texts do."""
    opening = "".join(line.text for line in block if line.letter == "T")
    rest = [
        "".join(write("sentence", random) for _ in range(random.randint(1, 4)))
        for _ in range(random.randint(0, 3))
    ]
    return [opening + "".join(write("sentence", random) for _ in range(random.randint(0, 2))), *rest]


def _set(paragraph: str, layout: Layout) -> str:
    if not layout.width:
        return layout.indent + paragraph
    shown = (layout.indent or "　　") + paragraph
    return "\n".join(shown[start : start + layout.width] for start in range(0, len(shown), layout.width))
