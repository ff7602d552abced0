"""Page heads: 第01版：要闻, 06版：科技·新知, 第2版 and 要闻·综合 apart, 01版:要闻. And section names."""

import re
from string import ascii_letters

from digests.parsing.forms import FIGURES, HAN, forms_of
from digests.parsing.numbers import HALF_WIDTH, number
from digests.parsing.quick_look import looks_for

_FORMS = forms_of("furniture.txt")

# A quick look: 版, 栏目, a number that the line opens with, or a page such as A3.
_MAY_NAME_A_PAGE = re.compile(
    r"[版栏]|^[一二三四五六七八九十]{1,2}\s|[A-HPＡ-Ｄ报報]\.?[0-9０-９]|^[①-⑨]|^第[0-9]|(?:^|[\s·•])[0-9０-９]{1,2}(?:[\s·•：:｜|]|[一-鿿]{4}|$)"
)
_HALF = HALF_WIDTH | str.maketrans("ＡＢＣＤ", "ABCD")
_SECTIONS = _FORMS["sections of a paper"]
_HEAD = re.compile(
    rf"^(?:(?:版次(?:/卷期)?|(?:当前)?版面|当前版)[：:]\s?)?第?\s?(?P<page>[{FIGURES}]{{1,3}}|0{{1,4}}[0-9]{{1,2}}"
    rf"|[A-Za-z]{{1,3}}0{{0,4}}[0-9]{{1,2}}|[0-9]{{1,2}}[A-H])\s?版(?![{HAN}]*[的了])(?:\s+[上下]一版)*"
    rf"(?:\s?[（(]\s?[{HAN}·•①-⑳]{{0,16}}(?:[（(][{HAN}·]{{1,8}}[）)])?\s?[)）])?(?:\s?[：:·\s/|]\s?(?P<name>[{HAN}A-Za-z0-9·•、/／&\s—\-（）()①-⑳“”]{{0,40}}))?$"
    rf"|^第?(?P<page2>[0-9]{{1,2}})\s?[：:]\s?(?P<name2>[{HAN}·]{{2,8}}|[{HAN}]{{2,6}}[·•][{HAN}]{{2,6}}[①-⑳]?)$"
    rf"|^【第?\s?(?P<page6>[{FIGURES}]{{1,3}})\s?版(?:\s[{HAN}·]{{2,8}})?】\s?(?P<name6>[{HAN}·•/]{{0,12}})$"
    rf"|^(?P<page5>0[1-9]|[1-9][0-9])(?:\s{{1,3}}|\s?[｜|]\s?)(?P<name5>[{HAN}]{{2,6}}(?:[·/][{HAN}]{{2,6}}){{0,2}})$"
    rf"|^(?P<page7>[1-9])\s{{1,3}}[{HAN}]{{2,8}}[·•](?P<name7>(?:{_SECTIONS}))$"
    rf"|^(?P<page4>(?:[A-D]|P\.?)[0-9]{{1,2}}|[E-H]0[1-9])\s{{0,2}}[：:]?\s?(?P<name4>[{HAN}·]{{2,8}}|[{HAN}]{{2,4}}·第[0-9]{{1,2}}[{HAN}])$"
    rf"|^(?P<name8>[{HAN}]{{2,4}}[·•][{HAN}]{{2,4}})\s{{1,4}}(?P<page8>[A-H][0-9]{{1,2}})$"
    rf"|^(?!今日|今天|本期|本报|[共计全])(?P<name3>[{HAN}·]{{2,6}})\s{{0,3}}第?\s?(?P<page3>[{FIGURES}]{{1,3}})\s?版$"
)
# In a row without marks the longest is taken for good: 综合新闻 can be read in two ways, forty of them in 2^40.
_LONGEST_FIRST = "|".join(sorted(_SECTIONS.split("|"), key=len, reverse=True))
_SECTION = re.compile(
    rf"^[{HAN}0-9·]{{2,22}}(?:特刊|专刊)$|^(?:{_SECTIONS})(?:\s?[·•・/、|]\s?(?:{_SECTIONS}))*$|^[{HAN}]{{2,5}}[ ·]?副刊$|^[{HAN}]{{2,4}}周刊[·•|｜ ][{HAN}]{{2,4}}$|^副刊[ ·][{HAN}]{{2,6}}$"
)
# 云溪报 2021年4月7日 星期三 第3版 科技·新知; 第二版 综合新闻 一九八四年三月一日; A2｜要闻 责任编辑 周亦安: on one line, in any
# order, the page, what tells that it is a page's head (a day, a section, who made it), and names.
_PIECES = re.compile(r"[\s|｜/>《》（）()]+")
_PAGE_PIECE = re.compile(
    rf"(?:第(?P<page>[{FIGURES}]{{1,3}})版|第?(?P<page2>[A-H]?[0-9]{{1,2}})版|(?P<page3>(?:[A-D]|P\.?)[0-9]{{1,2}}|[E-H]0[1-9]))[：:]?(?P<name>[{HAN}·]{{0,10}})|(?P<page4>[0-9]{{1,2}})(?:{_SECTIONS})|(?P<page5>[一二三四五六七八])版[：:](?:{_LONGEST_FIRST})"
)
_BARE_PAGE = re.compile("[·•]?(?P<page>[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[①-⑨])[·•]?")
_TELLS = re.compile(
    rf"[{FIGURES}]{{4}}年[{FIGURES}]{{1,3}}月[{FIGURES}]{{1,3}}日(?:星期[一二三四五六日天])?|[12][0-9]{{3}}[-.][0-9]{{1,2}}[-.][0-9]{{1,2}}|星期[一二三四五六日天]|《?[{HAN}]{{1,8}}[报報]》?|总?第[0-9]{{1,6}}[期号]"
    rf"|(?:{_LONGEST_FIRST})(?:[·与和]?(?:{_LONGEST_FIRST}))*+|[{HAN}0-9·]{{2,12}}(?:特刊|专刊|专版)"
    rf"|(?:本版|本期)?(?:责任编辑|责编|编辑|主编|版式|版面|版式设计|版面设计|美编|校对|组版)[：:]?[{HAN}]{{0,4}}"
)
_NAME_PIECE = re.compile(
    rf"(?:电话|热线|邮箱)?[：:]?(?:[0-9-]{{5,13}}|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+)|《?(?!今日(?:[共出]|[{FIGURES}]{{1,3}}[版张])|今天|本期|共|上接|下转)[{HAN}A-Z·]{{1,10}}》?"
)
_APART = re.compile(rf"第\s?([{FIGURES}]{{1,5}})\s?([版期号])")
# 2007年9月12日 星期三云溪日报3综合新闻
_GLUED_NAMES = re.compile(
    rf"(?=总第[0-9]{{1,6}}期)|(?=编印$)|(?<=[0-9]日)(?=[{HAN}]{{2,6}}[报報]|[{HAN}]{{2,8}}\s第?[{FIGURES}]{{1,2}}版)|(?<=星期[一二三四五六日天])(?=[{HAN}]{{2,6}}[报報])|(?<=[报報])(?=[0-9])"
)
_MOST_PIECES = 14
# 第2版要闻, 3社会新闻, ·1·要闻, （第二版）
_GLUED = re.compile(
    rf"^第?\s?(?P<page>[{FIGURES}]{{1,3}})\s?版(?:{_SECTIONS})(?:·(?:{_SECTIONS}))?$|^(?P<page2>[0-9]{{1,2}})\s?(?:{_SECTIONS})(?:·(?:{_SECTIONS}))?$"
    rf"|^[·•]\s?(?P<page3>[0-9]{{1,2}})\s?[·•]\s?(?:[{HAN}·]{{2,10}})?$|^[（(]第(?P<page4>[{FIGURES}]{{1,3}})版[）)]$"
    r"|^(?P<page5>0[1-9]|[A-H]0?[1-9]|[A-H]1[0-9])$"
)
PAGE_ALONE = re.compile(
    rf"(?P<page>[1-9][0-9]?)(?:\s{{1,3}}[{HAN}]{{2,6}})?"
)  # a page only where its place tells
_COLUMN = re.compile(
    rf"^(?:第(?P<page>[{FIGURES}]{{1,3}})版\s?[（(][^（()）]{{0,12}}[）)]\s?)?(?:专栏|栏目)[：:]"
)
_FIELD = re.compile(rf"^版[次面号][：:]\s?(?P<page>[A-H]?[{FIGURES}]{{1,3}})$")


# ==========第1版：要闻==========
_RULED = re.compile("^[=＝*＊#_~～-]{2,}\\s?|\\s?[=＝*＊#_~～-]{2,}$")


def _plain(text: str) -> str:
    return _RULED.sub("", text.translate(_HALF))


@looks_for(_MAY_NAME_A_PAGE)
def is_page_head(text: str) -> bool:
    """Whether a line is the head of a page and nothing else."""
    if not _MAY_NAME_A_PAGE.search(text):
        return False
    plain = _plain(text)
    return bool(
        _HEAD.match(plain)
        or _FIELD.match(plain)
        or _COLUMN.match(plain)
        or _GLUED.match(plain)
        or _page_among_names(plain)
    )


def _page_among_names(plain: str) -> str | None:
    """The page in a line of names that tells in one more way that it is a page's head."""
    if "准印" in plain:  # a licence's number is no page
        return None
    pieces = [piece for piece in _PIECES.split(_GLUED_NAMES.sub(" ", _APART.sub(r" 第\1\2", plain))) if piece]
    if not 2 <= len(pieces) <= _MOST_PIECES:
        return None
    pages = list(filter(_PAGE_PIECE.fullmatch, pieces)) or list(filter(_BARE_PAGE.fullmatch, pieces))
    rest = [piece for piece in pieces if piece not in pages]
    tells = any(_TELLS.fullmatch(piece) for piece in rest)
    known = all(_TELLS.fullmatch(piece) or _NAME_PIECE.fullmatch(piece) for piece in rest)
    return pages[0] if len(pages) == 1 and tells and known else None


@looks_for(_SECTION)
def is_section_name(text: str) -> bool:
    """要闻·综合 alone, or ■要闻: a page's name when it stands beside 第2版."""
    return len(text) <= 24 and bool(_SECTION.match(text.lstrip("■●◆")))


def page_number(text: str) -> int | None:
    """The page that a page head names; A3 counts as 3. None when it names none."""
    plain = _plain(text)
    match = _FIELD.match(plain) or _GLUED.match(plain) or _HEAD.match(plain) or PAGE_ALONE.fullmatch(plain)
    match = match or _COLUMN.match(plain)
    if match is None and (piece := _page_among_names(plain)):
        match = _PAGE_PIECE.fullmatch(piece) or _BARE_PAGE.fullmatch(piece)
    if match is None:
        return None
    named = (found for name, found in match.groupdict().items() if found and name.startswith("page"))
    value = number(next(named, "").strip(ascii_letters + "."))
    return value if value and value < 1000 else None
