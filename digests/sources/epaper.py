"""The text of an e-paper's HTML page: headlines and paragraphs by their tags. Opens no file of its own.

Heads are set flush left and paragraphs set in by two ideographic spaces, so that the parser sees what the tags
say. Where a page names the parts of an article, or its headings' ranks tell them, they are written out as an
editorial system's fields (【引题】, 【标题】 …), which the parser knows. Links that stand alone, the way to other pages
and articles, are left out.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from digests.sources.markup import BESIDE_TITLE, PARTS, RANKS, Block, read_page

_LABELS = dict(zip(PARTS, ("【引题】", "【标题】", "【副题】", "【作者】"), strict=True))
_WRITERS = re.compile("记者|通讯员|作者|摄影|[文图][/／]|^[□■]")
_OVER_ALL = re.compile(
    "^第?[A-D]?[0-9一二三四五六七八九十]{1,3}版|[0-9]版[：:]|[0-9]{4}年|^[一-鿿]{2,8}(?:报|刊|网|报社)$"
)
_SECTION = 4  # characters
_SPACE = re.compile(r"\s+")
_SET_IN = "\u3000\u3000"


def html_text(markup: str) -> str:
    """The page's text, one block a line with an empty line between."""
    page = read_page(markup)
    blocks = [block for block in page.blocks if not block.linked] or page.blocks
    blocks = [block._replace(kind="") if _is_over_all(block) else block for block in blocks]
    if not any(block.kind in PARTS for block in blocks):
        blocks = _named_by_properties(blocks, page.properties)
    kinds = [block.kind for block in blocks]
    headlines = min((kind for kind in kinds if kind in RANKS), default="")
    told = _by_the_tags_around(blocks, kinds, headlines)
    return "\n\n".join(map(_line, blocks, _by_their_ranks(blocks, told, headlines)))


def _line(block: Block, kind: str) -> str:
    return _LABELS.get(kind, _SET_IN if kind == "p" else "") + block.text


def _is_over_all(block: Block) -> bool:
    """Whether a heading is none of an article: the paper's name, its day, a page, a section."""
    return block.kind in RANKS and (len(block.text) <= _SECTION or bool(_OVER_ALL.search(block.text)))


def _named_by_properties(blocks: Sequence[Block], properties: dict[str, str]) -> list[Block]:
    """The blocks that say what a property of the page says, by its name."""
    parts = {_SPACE.sub("", text): part for part, text in properties.items()}
    named = []
    for block in blocks:
        part = parts.pop(_SPACE.sub("", block.text), None)
        named.append(block._replace(kind=part) if part else block)
    return named


def _by_the_tags_around(blocks: Sequence[Block], kinds: list[str], headlines: str) -> list[str]:
    """A kind for each block, "p" for what is set in; `headlines` is the rank of the headlines, if there are headings."""
    headed = bool(headlines) or not set(PARTS).isdisjoint(kinds)
    told = list(kinds)
    for place, block in enumerate(blocks):
        around = kinds[max(0, place - 1) : place] + kinds[place + 1 : place + 2]
        if block.kind in RANKS and block.kind > headlines and around == ["p", "p"]:
            told[place] = "p"  # a subhead
        elif block.kind == BESIDE_TITLE and around[-1:] == ["title"]:
            told[place] = "pretitle"
        elif block.kind == "p" and not headed:
            told[place] = ""  # a page without a heading says everything with <p>
        if block.set_in and told[place] not in PARTS:
            told[place] = "p"
    return told


def _by_their_ranks(blocks: Sequence[Block], kinds: list[str], headlines: str) -> list[str]:
    """Of headings that stand together those of a lower rank are kickers above the headline's, and decks below it.

    One below a single headline is left to the parser: the one above it may be a site's name.
    """
    sure = kinds.count(headlines) > 1
    for ranked, run in groupby(range(len(kinds)), key=[kind in RANKS for kind in kinds].__getitem__):
        places = list(run)
        ranks = [kinds[place] for place in places]
        if not ranked or ranks.count(headlines) != 1 or len(ranks) == 1:
            continue
        at = ranks.index(headlines)
        parts = ["pretitle"] * at + ["title"] + ["subtitle" if sure or at else ""] * (len(ranks) - at - 1)
        for place, part in zip(places, parts, strict=True):
            if part and not _WRITERS.search(blocks[place].text):
                kinds[place] = part
    return kinds
