"""The text of an e-paper's HTML page: headlines and paragraphs by their tags. Opens no file of its own.

Heads are set flush left and paragraphs set in by two ideographic spaces, so that the parser sees what the tags
say. Where a page names the parts of an article, or its headings' ranks tell them, they are written out as an
editorial system's fields (【引题】, 【标题】 …), which the parser knows. Links that stand alone, the way to other pages
and articles, are left out.
"""

import re
from collections.abc import Sequence
from itertools import chain, groupby, takewhile

from digests.sources.headings import COLUMN, LONGEST_KICKER, NAMES_A_COLUMN, OVER_ALL, WRITERS, written_out
from digests.sources.markup import BESIDE_TITLE, CENTRED, PARTS, RANKS, SET_IN, Block, Page, read_page
from digests.sources.sites import ELSEWHERE, OF_THE_PAGE, without_the_site

_SOURCE = re.compile(r"来源[：:]\s*([\u4e00-\u9fff]{1,7}报.*[0-9]{4}.*)")
_APART = re.compile(r"\s*[-_|｜>»–]+\s*|——|--|\s+—\s+|\s+(?=第?[0-9]{1,4}[版年期])")
_NAME = "(?!数字|电子|手机|多媒体|华光|方正|本报|校报|院报)[\u4e00-\u9fff]{1,7}?报|今日[\u4e00-\u9fff]{2,4}"
_PAPER = re.compile(rf"《?({_NAME})》?\s?(?:数字报(?:刊)?|电子[版报]|多媒体|网络版)?(?:\s.*)?")
# Where the window's title is silent: 来源：今日云溪, 云溪日报社 版权所有.
_OWNED = re.compile(
    rf"来源[：:]\s?({_NAME})(?=\s|$)|^({_NAME})社?\s?(?:版权所有|网络部)|版权所有[：:]\s?({_NAME})社"
)
_SIGNS = re.compile(
    r"^.{1,5}$|^[一-鿿]{1,4}(?:[\s、]+[一-鿿]{1,4})*$|摄|攝|供图|[文图][/／：:]|本报讯|^[（(]"
)
_NUMBERED_PAGE = re.compile(r"第[A-H]?[0-9一二三四五六七八九十]{1,3}版(?:[：:\s]?[一-鿿]{2,6}(?=[\s>»]|$))?")
_WAY_HERE = re.compile(r"(?:[您你]?(?:当前)?的?(?:当前)?位置[：:]?|首页\s?[/>›])")
_STEP = re.compile("[>›»→：:]+")
_OF_THE_DAY = re.compile(r"[12][0-9]{3}\s?[年/-]\s?[0-9]{1,2}|第[0-9]+期")
_SECTION = 4  # characters
_VERSES, _VERSE = 4, 20  # lines of a poem at least, characters of each at most
# Lines below a heading among which its text begins, characters of which; more where the window's title names it.
_HEADS, _PROSE, _HEADS_OF_ONE = 3, 40, 6
_SPACE = re.compile(r"\s+")


def html_text(markup: str) -> str:
    """The page's text, one block a line with an empty line between."""
    page = read_page(markup)
    paper = [*_paper(page), *_way_here(page)]
    blocks = without_the_site(page.blocks)
    if not any(block.kind == "title" for block in blocks):
        blocks = _named_by_properties(blocks, page.properties or _titles(page.title))
    blocks = _of_articles(blocks) or blocks
    blocks = [block._replace(kind="") if _is_over_all(block) else block for block in blocks]
    kinds = [block.kind for block in blocks]
    headlines = min((kind for kind in kinds if kind in RANKS), default="")
    told = _by_their_ranks(blocks, _by_the_tags_around(blocks, kinds, headlines), headlines)
    told = _beside_titles(blocks, _standing_alone(blocks, told, headlines, page.title))
    told = _set_verses_in(blocks, told)
    lines = [*paper, *map(_line, blocks, told)]
    return "\n\n".join(lines)


def _of_articles(blocks: Sequence[Block]) -> list[Block]:
    """Without what leads elsewhere; where a page names the text of one article, without what stands far from it."""
    headed = any(block.kind in RANKS and not block.linked for block in blocks)
    shown = [
        block
        for place, block in enumerate(blocks)
        if (block.kind in RANKS and (not headed or _opens_a_text(blocks, place)))
        or not (block.linked or _is_entry(block) or ELSEWHERE.fullmatch(block.text))
    ]
    zones = [block.zone for block in shown]
    if max(zones, default=0) not in (1, 2):
        return shown
    text = zones.index(1) if 1 in zones else len(zones)
    heads = [place for place in range(text) if shown[place].kind in (*RANKS, "title")]
    above = heads[-1] if heads else text
    while above - 1 in heads:  # kicker, headline and deck may be headings all three
        above -= 1
    first = above - 1  # a kicker may stand above the headline
    return [
        block
        for place, block in enumerate(shown)
        if block.zone == 1
        or first <= place < text
        or (block.zone == 0 and block.kind in PARTS)
        or OF_THE_PAGE.search(block.text)
    ]


def _opens_a_text(blocks: Sequence[Block], place: int, room: int = _HEADS) -> bool:
    """Whether a heading stands over its text, though it leads to a page of its own."""
    below = takewhile(lambda block: block.kind not in RANKS, blocks[place + 1 : place + 1 + room])
    return any(not block.linked and len(block.text) > _PROSE for block in below)


def _is_entry(block: Block) -> bool:
    """Whether it is one of a list, of titles mostly; a masthead's fields may be a list as well."""
    return block.kind == "li" and not OF_THE_PAGE.search(block.text)


def _paper(page: Page) -> list[str]:
    """The paper's name out of the window's title (云溪日报数字报-菜场搬家, 菜场搬家_今日云溪), else out of who owns the page."""
    named = (_PAPER.fullmatch(piece.strip()) for piece in _APART.split(page.title))
    owned = (_OWNED.search(block.text) for block in page.blocks)
    found = next(filter(None, chain(named, owned)), None)
    return [f"【报名】{next(filter(None, found.groups()))}"] if found else []


def _way_here(page: Page) -> list[str]:
    """The day and the number out of the way to here; and the page's head, else out of the window's title, where no
    line of its own tells it: 首页 > 今日云溪 > 2022年11月8日 第2316期 > 第1版.
    """
    ways = [block.text for block in page.blocks if _WAY_HERE.match(block.text)]
    steps = [step.strip() for way in ways for step in _STEP.split(way)]
    told = [step for step in steps if _OF_THE_DAY.search(step)]
    if not any(_NUMBERED_PAGE.match(block.text) and not block.linked for block in page.blocks):
        found = (_NUMBERED_PAGE.search(text) for text in (page.title, *ways))
        told += next(([each[0]] for each in found if each), [])
    return told


def _titles(title: str) -> dict[str, str]:
    """The headline out of it: the piece that is no paper's name."""
    pieces = [piece for piece in _APART.split(title) if piece.strip() and not _PAPER.fullmatch(piece.strip())]
    return {"title": pieces[0]} if pieces else {}


def _line(block: Block, kind: str) -> str:
    if kind != COLUMN and (source := _SOURCE.match(block.text)):
        return source[1]
    return SET_IN + block.text if kind == "p" else written_out(kind, block.text)


def _is_over_all(block: Block) -> bool:
    """Whether a heading is none of an article: the paper's name, its day, a page, a section."""
    short = block.kind in RANKS and len(block.text) <= _SECTION
    return short or (block.kind in (*RANKS, "title") and bool(OVER_ALL.search(block.text)))


def _named_by_properties(blocks: Sequence[Block], properties: dict[str, str]) -> list[Block]:
    """The blocks that say what a property of the page says, by its name."""
    parts = {_SPACE.sub("", text): part for part, text in properties.items()}
    named = []
    for block in blocks:
        told = block.linked or block.kind in RANKS
        part = None if told else parts.pop(_SPACE.sub("", block.text), None)
        named.append(block._replace(kind=part) if part else block)
    return named


def _by_the_tags_around(blocks: Sequence[Block], kinds: list[str], headlines: str) -> list[str]:
    """A kind for each block, "p" for what is set in; `headlines` is the rank of the headlines, if there are headings."""
    headed = bool(headlines) or not set(PARTS).isdisjoint(kinds)
    told = list(kinds)
    max_zone = max((block.zone for block in blocks), default=0)
    for place, block in enumerate(blocks):
        around = kinds[max(0, place - 1) : place] + kinds[place + 1 : place + 2]
        if around == ["p", "p"] and (
            (block.kind in RANKS and block.kind > headlines) or (block.kind == CENTRED and headed)
        ):
            told[place] = "p"  # a subhead
        elif block.kind == BESIDE_TITLE and around[-1:] == ["title"]:
            told[place] = "pretitle"
        elif block.kind == BESIDE_TITLE and around[:1] == ["title"] and not WRITERS.search(block.text):
            told[place] = "subtitle"
        elif block.kind == "p" and not (headed and (block.zone % 2 or max_zone == 0)):
            # A page without a heading says everything with <p>; above the text a <p> may be a deck.
            told[place] = ""
        elif block.kind in ("", CENTRED) and block.zone % 2 and headed:
            told[place] = "p"  # a subhead that is centred
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
            if part and not WRITERS.search(blocks[place].text):
                kinds[place] = part
    return kinds


def _standing_alone(blocks: Sequence[Block], kinds: list[str], headlines: str, window: str) -> list[str]:
    """A heading over its text is a headline where others are like it, or where the window's title says the same.

    Where another short line stands above it, the parser tells which of the two is the headline.
    """
    if not headlines:
        return kinds
    sure = kinds.count(headlines) > 1
    above = [True, *(kinds[place] in PARTS or "。" in block.text for place, block in enumerate(blocks))]
    return [
        "title"
        if kind == headlines
        and (
            (sure and above[place] and _opens_a_text(blocks, place))
            or (blocks[place].text in window and _opens_a_text(blocks, place, _HEADS_OF_ONE))
        )
        else kind
        for place, kind in enumerate(kinds)
    ]


def _beside_titles(blocks: Sequence[Block], kinds: list[str]) -> list[str]:
    """The line right above a headline that is named is its kicker, or the label of its column; the one below its deck."""
    told = list(kinds)
    for place, block in enumerate(blocks):
        told_nothing = (
            kinds[place] in ("", CENTRED) and len(block.text) <= LONGEST_KICKER and "。" not in block.text
        )
        if not told_nothing or OF_THE_PAGE.search(block.text) or block.text[0] in "【[" or "℃" in block.text:
            continue
        if kinds[place + 1 : place + 2] == ["title"]:
            told[place] = COLUMN if NAMES_A_COLUMN.search(block.text) else "pretitle"
        elif kinds[max(0, place - 1) : place] == ["title"] and not _SIGNS.search(block.text):
            told[place] = "subtitle"
    return told


def _set_verses_in(blocks: Sequence[Block], kinds: list[str]) -> list[str]:
    """Short lines, each a paragraph by its tag, several below each other: a poem."""
    told = list(kinds)
    for verse, run in groupby(range(len(blocks)), key=lambda place: _may_be_verse(blocks[place])):
        places = list(run)
        if verse and len(places) >= _VERSES:
            told[places[0] : places[-1] + 1] = ["p"] * len(places)
    return told


def _may_be_verse(block: Block) -> bool:
    short = block.kind == "p" and len(block.text) <= _VERSE
    return short and not (block.linked or OF_THE_PAGE.search(block.text))
