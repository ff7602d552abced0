"""The heads of a printed page by their display type, which is larger than the body's.

Lines of display type that stand together over a text are the heads of an article: the largest is its headline, smaller
ones above it are its kicker, those below it its deck. Pure: values in, values out.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from digests.sources.columns import MOST_BLOCKS, Block
from digests.sources.headings import ADVERTISEMENT, COLUMN, LONGEST_KICKER, NAMES_A_COLUMN, SLOGAN

# All to the size of the body, but for the last two.
_HEADLINE = 1.15
_SUBHEAD = 1.45  # at most
_BELOW_ITS_TEXT, _LEVEL, _FAR_IN = 1.2, 2.0, 3.0  # ems
_AS_THE_BODY = 0.94
# To the largest's: a headline may be set in two sizes. Of 66 kickers in known PDFs two are larger, of 38 decks none.
_ABOVE_ITS_LARGEST, _BELOW_ITS_LARGEST = 0.77, 0.74
_AS_LARGE = 0.95  # to the largest's: what is smaller below it, and of another type, is a deck
_APART = 1.6  # the widest gap between two heads of an article, to the larger one's size
_STAGGERED = 0.1  # to the size
_HEADS = 12  # of an article at most
_PROSE, _VERSES = 40, 3  # characters; lines
_OF_THE_PAGE = re.compile(
    r"^第?[A-D]?[0-9一二三四五六七八九十]{1,3}版|^[A-D]?[0-9]{1,2}\s+[一-鿿·]{2,8}$|^[一-鿿]{1,4}[日晚晨周时商快]报$|^今日[一-鿿]{2,3}$|[0-9]{4}\s?年\s?[0-9]{1,2}\s?月|第\s?[0-9]+\s?期|星期|责任?编辑?[：:\s]"
    r"|^(?:今日|本[期版])?\s?(?:导\s?读|看点|提要|要目|目录|索引)"
)
_WRITERS = re.compile(r"^[□■◎●]|^[^，、]{0,8}?(?:记者|通讯员|作者|摄影|[文图])(?:[：:/／\s]|[一-鿿]{2,3}$)")
_SELLS = re.compile("电话|热线|联系人|地址[：:]|元/|预[订约]|优惠|报名")
_CALL_US = re.compile(r"[0-9]{3,4}[-—][0-9]{7,8}|[电電][话話][：:]?\s?[0-9（(零一二三四五六七八九]{2}")
_WANTED = re.compile("诚聘|急聘|高薪聘|招租|转让|出租|出售|收购|供应")
_REPORT = re.compile("记者|通讯员|讯|[日社]电")
_SOLD, _LEAD = 8, 30  # lines; characters
_LABEL = re.compile(r"[一-鿿](?:\s?[一-鿿]){1,5}")
_LABEL_APART = 2.6
_SIGNED = re.compile(
    r"[□■◎●○]?\s*(?!编者|题记|引子|开栏|按语|本[报刊]讯|本[报刊]消息)(?:[一-鿿0-9（）()]{2,10}\s+){0,2}(?:[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])(?:\s+[一-鿿]{2,4}\s+(?:[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])){0,2}"
)
# 高一（6）班 冯小舟, 1996届校友 岑 立; a deck of two phrases has no such first one.
_OF_A_UNIT = re.compile(
    r"[一-鿿0-9（）()]{1,12}(?:[科班部院友员局厂间室组队社处连营团学镇乡村县市区工]|公司)\s+(?:[一-鿿]{2,3}|[一-鿿]\s{1,2}[一-鿿])|[一-鿿]\s{1,2}[一-鿿]"
)
_SIGNATURE = 30  # characters
_LOUD, _NEAR_TEXT = 1.4, 8.0  # to the body's size; ems
_FIGURE = re.compile("[0-9０-９版期]")
_TO_THE_TEXT = 3  # blocks: a byline may stand between


def named_parts(blocks: Sequence[Block]) -> list[tuple[str, Block]]:
    """The blocks, each with its part: one of `headings.LABELS`, "column" or ""; heads are put in their printed order."""
    out: list[tuple[str, Block]] = []
    alone = _standing_alone(blocks)
    place, rest = 0, list(blocks)
    while place < len(rest):
        heads = [] if _is_subhead(rest, place) else _heads_from(rest, place)
        below = rest[place + len(heads) : place + len(heads) + _TO_THE_TEXT]
        if sold := next((text for text in below if _sells(heads, text)), None):
            out += [(ADVERTISEMENT, block) for block in (*heads, sold)]
            rest.remove(sold)
            place += len(heads)
            continue
        if not _stand_over_text(heads, below):
            out += [(SLOGAN if block in alone else "", block) for block in heads or [rest[place]]]
            place += max(1, len(heads))
            continue
        if out and not out[-1][0] and _is_label(out[-1][1], heads):
            out[-1] = (COLUMN, out[-1][1])
        out += _parts(heads)
        place += len(heads)
        if out[-1][0] and (signed := _signed_apart(below[0])):
            out += signed
            place += 1
    return out


def _signed_apart(text: Block) -> list[tuple[str, Block]]:
    """Who wrote a text, where nothing but that stands above it or in its first line, and the rest."""
    first, *others = text.lines
    if not _is_signature(first.text):
        return []
    if not others:
        return [("author", text)]
    below = text.without_first_line()
    apart = first.left > below.left + _FAR_IN * text.body or first.right < below.rightmost - text.body
    apart = apart or bool(_OF_A_UNIT.fullmatch(first.text))
    return [("author", Block([first], text.body)), ("", below)] if apart else []


def _is_subhead(blocks: Sequence[Block], place: int) -> bool:
    """A line between the pieces of a column, or at the top of the next: hardly larger than the text."""
    block = blocks[place]
    above = blocks[place - 1] if place else None
    if not above or not above.is_text or len(block.lines) > 1 or block.size > _SUBHEAD * block.body:
        return False
    within = above.left - block.body <= block.left and block.rightmost <= above.rightmost + block.body
    close = block.is_right_below(above, _BELOW_ITS_TEXT + 1)
    beside = above.rightmost < block.left and abs(above.top - block.top) <= _LEVEL * block.body
    return (within and close) or beside


def _is_label(block: Block, heads: Sequence[Block]) -> bool:
    """A word or two right above the heads: 短评, 百姓故事."""
    top = max(head.top for head in heads)
    return (
        bool(_LABEL.fullmatch(block.text))
        and 0 <= block.bottom - top + block.size <= _LABEL_APART * block.body
    )


def _is_signature(text: str) -> bool:
    """Nothing but who wrote it: 蒲晓月, 装配车间 苏 群, 高一（1）班 施小满."""
    return len(text) <= _SIGNATURE and bool(_SIGNED.fullmatch(text))


def _heads_from(blocks: Sequence[Block], place: int) -> list[Block]:
    """Blocks from there on that may be the heads of one article, each near one before it."""
    heads: list[Block] = []
    if place + 1 < len(blocks) and _is_small_kicker(blocks[place], blocks[place + 1]):
        heads += [blocks[place]] if _ends_above(blocks, place, blocks[place + 1]) else []
    for at in range(place + len(heads), len(blocks)):
        near = not heads or any(_near(blocks[at], head) for head in heads[-_HEADS:])
        if not near or not _is_display(blocks[at]):
            break
        heads.append(blocks[at])
    return heads


def _is_display(block: Block) -> bool:
    return block.is_display and not _is_of_the_page(block)


def _is_of_the_page(block: Block) -> bool:
    return bool(_OF_THE_PAGE.search(block.text))


def _is_small_kicker(block: Block, below: Block) -> bool:
    """A line in the body's size that is set on the axis, or at the edge, of the headline right below it."""
    centred = abs(block.left + block.rightmost - below.left - below.rightmost) <= 2 * block.body
    return (
        len(block.lines) == 1
        and block.size >= _AS_THE_BODY * block.body
        and below.size >= _HEADLINE * below.body
        and block.bottom > below.bottom
        and (centred or abs(block.left - below.left) <= block.body / 2)
        and len(block.text) <= LONGEST_KICKER
        and "。" not in block.text
        and not _WRITERS.search(block.text)
        and _near(block, below)
        and not _is_of_the_page(block)
    )


def _ends_above(blocks: Sequence[Block], place: int, below: Block) -> bool:
    """Whether what stands above a line is farther from it than the headline below: a text's last line is no kicker."""
    line, above = blocks[place], blocks[place - 1] if place else None
    gap = line.bottom - below.top
    return not (above and above.is_in_line_with(line)) or above.bottom - line.top > max(gap, line.body)


def _near(one: Block, other: Block) -> bool:
    if one.vertical and other.vertical:
        left, right = (one, other) if one.left < other.left else (other, one)
        return right.left - left.rightmost <= _APART * max(one.size, other.size)
    upper, lower = (one, other) if one.top >= other.top else (other, one)
    gap = upper.bottom - lower.top
    if one.is_in_line_with(other):
        return gap <= _APART * max(one.size, other.size)
    # The lines of one headline may be staggered.
    staggered = -_STAGGERED * one.size <= gap <= one.size and _apart(one, other) <= 2 * one.size
    return staggered and abs(one.size - other.size) <= _STAGGERED * one.size


def _stand_over_text(heads: Sequence[Block], below: Sequence[Block]) -> bool:
    """Over it, or beside it where they stand between or next to its columns."""
    body = takewhile(lambda block: not block.is_display, below)
    texts = [block for block in body if len(block.text) >= _PROSE or len(block.lines) >= _VERSES]
    texts = [text for text in texts if "。" in text.text or not _SELLS.search(text.text)]
    return any(_is_over_or_beside(head, text) for head in heads for text in texts)


def _sells(heads: Sequence[Block], text: Block) -> bool:
    """Whether a few lines below their head are an advertisement: they tell where to call, and are no report."""
    return (
        len(text.lines) <= _SOLD
        and not text.is_display
        and any(text.is_in_line_with(head) and text.is_right_below(head, _NEAR_TEXT) for head in heads)
        and bool(_CALL_US.search(text.text) or _WANTED.match(heads[0].text))
        and not _REPORT.search(text.text[:_LEAD])
    )


def _is_over_or_beside(head: Block, text: Block) -> bool:
    over = head.is_in_line_with(text) and head.top >= text.top - text.body
    return over or head.is_level_with(text)


def _standing_alone(blocks: Sequence[Block]) -> frozenset[Block]:
    """Large type that has no text below it nor beside it: slogans, advertisements."""
    if len(blocks) > MOST_BLOCKS:
        return frozenset()
    texts = [block for block in blocks if "。" in block.text or len(block.lines) >= _VERSES]
    loud = (
        block
        for block in blocks
        if _is_display(block) and block.size >= _LOUD * block.body and not _FIGURE.search(block.text)
    )
    return frozenset(head for head in loud if not any(_is_near(head, text) for text in texts))


def _is_near(head: Block, text: Block) -> bool:
    if text.is_in_line_with(head):
        return text.is_right_below(head, _NEAR_TEXT)
    return text.is_level_with(head) and _apart(head, text) <= _NEAR_TEXT * text.body


def _apart(one: Block, other: Block) -> float:
    """From one to the other, across."""
    return max(one.left, other.left) - min(one.rightmost, other.rightmost)


def _parts(heads: Sequence[Block]) -> list[tuple[str, Block]]:
    largest = max(block.size for block in heads)
    if largest < _HEADLINE * heads[0].body:
        return [("", block) for block in heads]
    told: list[tuple[str, Block]] = []
    beside = "pretitle"
    font = next(block.font for block in heads if block.size == largest)
    # What is set upright is read from the right.
    for block in sorted(heads, key=lambda block: -block.left if block.vertical else -block.top):
        share = _ABOVE_ITS_LARGEST if beside == "pretitle" else _BELOW_ITS_LARGEST
        in_its_type = beside == "pretitle" or block.font == font or block.size > _AS_LARGE * largest
        if block.size >= share * largest and in_its_type:
            told.append(("title", block))
            beside = "subtitle"
        elif _WRITERS.search(block.text):
            told.append(("", block))
        elif beside == "subtitle" and _OF_A_UNIT.fullmatch(block.text):
            told.append(("author", block))
        else:
            column = beside == "pretitle" and NAMES_A_COLUMN.search(block.text)
            told.append((COLUMN if column else beside, block))
    return told
