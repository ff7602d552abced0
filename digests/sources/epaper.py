"""The text of an e-paper's HTML page: headlines and paragraphs by their tags. Opens no file of its own.

Heads are set flush left and paragraphs set in by two ideographic spaces, so that the parser sees what the tags
say. Where a page names the parts of an article, or its headings' ranks tell them, they are written out as an
editorial system's fields (【引题】, 【标题】 …), which the parser knows. Links that stand alone, the way to other pages
and articles, are left out.
"""

import re
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise, takewhile

from digests.sources.headings import (
    COLUMN,
    LONGEST_KICKER,
    NAMES_A_COLUMN,
    OVER_ALL,
    SET_IN,
    WRITERS,
    written_out,
)
from digests.sources.letters import RANKS
from digests.sources.markup import Block, read_page
from digests.sources.named_parts import BESIDE_TITLE, PARTS, SET_APART
from digests.sources.provenance import headline_in, provenance
from digests.sources.sites import ELSEWHERE, OF_THE_PAGE, without_the_site

_SOURCE = re.compile(r"来源[：:]\s*([\u4e00-\u9fff]{1,7}报.*[0-9]{4}.*)")
_SIGNS = re.compile(
    r"^.{1,5}$|^[一-鿿]{1,4}(?:[\s、]+[一-鿿]{1,4})*$|摄|攝|供图|^[一-鿿0-9（）]{2,12}[级系处科院部班组室队厂社]\s+[一-鿿]{2,4}$|评论员|编辑部|[文图][/／：:]|本报讯|^[（(]"
)
_SECTION = 4  # characters
_BRIEFS = re.compile(
    r"[【〔（■◆●|｜\s]{0,3}(?:[一-鿿]{0,4}(?:简\s?讯|短\s?讯|快\s?讯|短波|速递|速览|集锦)|(?:要闻|新闻)?简报|(?:本[周市县校厂]|一周)?简明新闻|[一两]句话新闻|新闻串烧)[】〕）|｜\s]{0,2}"
)
_MARK = re.compile(r"^[◆■●▲□○★◇△☆·•]\s?")
_BRACKETS = "【】〔〕（）■◆●|｜ "
_ROWS = 2  # of a headline
_VERSES, _VERSE = 4, 20  # lines of a poem at least, characters of each at most
# Lines below a heading among which its text begins, characters of which; more where the window's title names it.
_HEADS, _PROSE, _HEADS_OF_ONE = 3, 40, 6
_LISTED, _NAMES_A_BOX = 40, 6  # characters
_SPACE = re.compile(r"\s+")
_FIELD = re.compile(
    r"(题名|标题|正标题|主标题|引题|肩题|副题|副标题|作者|报纸名称|报名|来源|日期|出版日期|期号|版次|版名|栏目|专栏|(?P<record>分类号|主题词|关键词|馆藏号)|全文|正文)[：:]"
)
_FIELDS = 4  # of a database's article at least
_PARTS_OF_FIELDS = {
    **dict.fromkeys(("题名", "标题", "正标题", "主标题"), "title"),
    **dict.fromkeys(("引题", "肩题"), "pretitle"),
    **dict.fromkeys(("副题", "副标题"), "subtitle"),
    "作者": "author",
    "报纸名称": "masthead",
    "报名": "masthead",
}


def html_text(markup: str) -> str:
    """The page's text, one block a line with an empty line between."""
    page = read_page(markup)
    paper = provenance(page)
    blocks = _below_kickers(_between_decks(_of_fields(without_the_site(page.blocks))))
    if page.properties or not any(block.kind == "title" for block in blocks):
        blocks = _named_by_properties(blocks, page.properties or headline_in(page.title))
    blocks = _of_articles(blocks) or blocks
    blocks = [block._replace(kind="") if _is_over_all(block) else block for block in blocks]
    kinds = [block.kind for block in blocks]
    headlines = min((kind for kind in kinds if kind in RANKS), default="")
    told = _by_their_ranks(blocks, _by_the_tags_around(blocks, kinds, headlines), headlines)
    told = _beside_titles(blocks, _standing_alone(blocks, told, headlines, page.title))
    told = _set_verses_in(blocks, _of_briefs(blocks, told))
    lines = [*paper, *map(_line, blocks, told)]
    return "\n\n".join(lines)


def _of_articles(blocks: Sequence[Block]) -> list[Block]:
    """Without what leads elsewhere; where a page names the text of one article, without what stands far from it."""
    headed = any(block.kind in RANKS and not block.linked for block in blocks)
    texts = {block.text for block in blocks}
    shown = [
        block
        for place, block in enumerate(blocks)
        if (block.kind in RANKS and (not headed or _opens_a_text(blocks, place)))
        or not (
            block.linked
            or _is_entry(block)
            or ELSEWHERE.fullmatch(block.text)
            or _is_listed(block, texts)
            or _heads_links(blocks, place)
        )
    ]
    zones = [block.zone for block in shown]
    if max(zones, default=0) not in (1, 2):
        return shown
    text = zones.index(1) if 1 in zones else len(zones)
    heads = [place for place in range(text) if shown[place].kind in (*RANKS, "title")]
    above = heads[-1] if heads else text
    while above - 1 in heads:  # kicker, headline and deck may be headings all three
        above -= 1
    if not heads:  # what stands below a kicker that is named is the headline
        above = next((place for place in range(text) if shown[place].kind == "pretitle"), text)
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


def _heads_links(blocks: Sequence[Block], place: int) -> bool:
    """Whether it names a box of links: 视频 over the titles of some."""
    block = blocks[place]
    if block.linked or block.kind not in (*RANKS, SET_APART) or len(block.text) > _NAMES_A_BOX:
        return False
    below = blocks[place + 1 : place + 2]
    return any(each.linked and each.kind not in RANKS for each in below)


def _is_entry(block: Block) -> bool:
    """Whether it is one of a list, of titles mostly; a masthead's fields may be a list as well."""
    return block.kind == "li" and not OF_THE_PAGE.search(block.text)


def _is_listed(block: Block, texts: Collection[str]) -> bool:
    """·路灯十天不亮: the title of the article at hand, among links to the others."""
    mark = _MARK.match(block.text)
    return mark is not None and len(block.text) <= _LISTED and block.text[mark.end() :] in texts


def _line(block: Block, kind: str) -> str:
    if kind == COLUMN:
        return written_out(kind, block.text.strip(_BRACKETS))
    if source := _SOURCE.match(block.text):
        return source[1]
    if kind == "title":
        return written_out(kind, _MARK.sub("", block.text))
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
    seen = ["p" if block.set_in and not kind else kind for block, kind in zip(blocks, kinds, strict=True)]
    max_zone = max((block.zone for block in blocks), default=0)
    above: list[str] = []  # what stands above a block, captions aside
    for place, block in enumerate(blocks):
        around = above + seen[place + 1 : place + 2]
        above = above if seen[place] == "caption" else [seen[place]]
        if around == ["p", "p"] and (
            (block.kind in RANKS and block.kind > headlines) or (block.kind == SET_APART and headed)
        ):
            told[place] = "p"  # a subhead
        elif block.kind == BESIDE_TITLE and around[-1:] == ["title"]:
            told[place] = "pretitle"
        elif block.kind == BESIDE_TITLE and around[:1] == ["title"] and not WRITERS.search(block.text):
            told[place] = "subtitle"
        elif block.kind == "p" and not (headed and (block.zone % 2 or max_zone == 0)):
            # A page without a heading says everything with <p>; above the text a <p> may be a deck.
            told[place] = ""
        elif block.kind in ("", SET_APART) and block.zone % 2 and headed:
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
    above = [True, *(kinds[place] in PARTS or _ends_above(block) for place, block in enumerate(blocks))]
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


def _ends_above(block: Block) -> bool:
    """Whether it belongs to what stands above a headline, or names its column."""
    return "。" in block.text or bool(NAMES_A_COLUMN.search(block.text))


def _of_briefs(blocks: Sequence[Block], kinds: list[str]) -> list[str]:
    """Below the name that briefs have in common each heading is one's headline, of whatever rank: 短讯, ◆县医院添置CT机."""
    told = list(kinds)
    among = False
    for place, (block, below) in enumerate(pairwise(blocks)):
        if _BRIEFS.fullmatch(block.text):
            among = _heads_a_brief(*blocks[place + 1 : place + 3])
            told[place] = COLUMN if among else told[place]
        elif kinds[place] == "title":
            among = False
        elif among and _heads_a_brief(block, below):
            told[place] = "title"
    return told


def _heads_a_brief(block: Block, below: Block | None = None) -> bool:
    stands_out = block.kind in (*RANKS, SET_APART) or bool(_MARK.match(block.text))
    short = _is_short(block) and not WRITERS.search(block.text)
    return stands_out and short and below is not None and "。" in below.text


def _beside_titles(blocks: Sequence[Block], kinds: list[str]) -> list[str]:
    """The line right above a headline that is named is its kicker, or the label of its column; the one below its deck."""
    told = list(kinds)
    for place, block in enumerate(blocks):
        told_nothing = kinds[place] in ("", SET_APART) and _is_short(block)
        if not told_nothing or OF_THE_PAGE.search(block.text) or block.text[0] in "【[" or "℃" in block.text:
            continue
        if kinds[place + 1 : place + 2] == ["title"]:
            told[place] = COLUMN if NAMES_A_COLUMN.search(block.text) else "pretitle"
        elif kinds[max(0, place - 1) : place] == ["title"] and not _SIGNS.search(block.text):
            told[place] = "subtitle"
    return told


def _of_fields(blocks: Sequence[Block]) -> list[Block]:
    """What a database shows of an article, a field and its value side by side: 题名：, 引题：, 日期：. Above it is the site's."""
    fields = [place for place, block in enumerate(blocks) if _FIELD.fullmatch(block.text)]
    if len(fields) < _FIELDS:
        return list(blocks)
    told: list[Block] = []
    for above, block in pairwise(blocks[fields[0] :]):
        label = _FIELD.fullmatch(above.text)
        if _FIELD.fullmatch(block.text):
            continue
        if label and label["record"]:
            block = block._replace(text=f"【{label['record']}】{block.text}", kind="")
        elif label:
            block = block._replace(kind=_PARTS_OF_FIELDS.get(label[1], block.kind))
        told.append(block)
    return told


def _between_decks(blocks: Sequence[Block]) -> list[Block]:
    """What has no part of its own between two that are decks is the headline, the first of them its kicker."""
    parted = list(blocks)
    for place in range(len(blocks) - 2):
        above, title, below = blocks[place : place + 3]
        if above.kind == below.kind == "subtitle" and _may_be_a_row(title):
            parted[place : place + 2] = [above._replace(kind="pretitle"), title._replace(kind="title")]
    return parted


def _below_kickers(blocks: Sequence[Block]) -> list[Block]:
    """What has no part of its own, a row or two, between a kicker and a deck is the headline."""
    parted = list(blocks)
    for place in reversed(range(len(parted))):
        if parted[place].kind != "pretitle":
            continue
        rows = list(takewhile(_may_be_a_row, parted[place + 1 : place + 1 + _ROWS]))
        below = place + 1 + len(rows)
        if rows and below < len(parted) and parted[below].kind == "subtitle":
            whole = " ".join(row.text for row in rows)
            parted[place + 1 : below] = [rows[0]._replace(kind="title", text=whole)]
    return parted


def _may_be_a_row(block: Block) -> bool:
    """Whether it could be a headline, or one of its rows, that no tag names."""
    return block.kind == "" and _is_short(block)


def _is_short(block: Block) -> bool:
    """Whether a head could be as short, and holds no sentence."""
    return len(block.text) <= LONGEST_KICKER and "。" not in block.text


def _set_verses_in(blocks: Sequence[Block], kinds: list[str]) -> list[str]:
    """Short lines, each a paragraph by its tag, several below each other: a poem."""
    told = list(kinds)
    for kind, run in groupby(
        range(len(blocks)), key=lambda place: _may_be_verse(blocks[place]) and blocks[place].kind
    ):
        places = list(run)
        if kind and len(places) >= _VERSES:
            told[places[0] : places[-1] + 1] = ["p"] * len(places)
    return told


def _may_be_verse(block: Block) -> bool:
    short = block.kind in ("p", SET_APART) and len(block.text) <= _VERSE
    return short and not (block.linked or OF_THE_PAGE.search(block.text))
