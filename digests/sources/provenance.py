"""Of which paper, day and page a saved page is, where its text does not say so: the window's title, the way to here.

Pure: values in, values out.
"""

import re
from itertools import chain

from digests.sources.headings import written_out
from digests.sources.markup import Page

_APART = re.compile(r"\s*[-_|｜>»–]+\s*|——|--|\s+—\s+|\s+(?=第?[0-9]{1,4}[版年期])")
_NAME = r"(?!数字|电子|手机|多媒体|华光|方正|本报|校报|院报)[\u4e00-\u9fff]{1,7}?报|今日[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}(?:新闻|时讯|快讯)(?=\s?(?:数字报|电子[版报]))"
_PAPER = re.compile(rf"《?({_NAME})》?\s?(?:数字报(?:刊)?|电子[版报]|多媒体|网络版)?(?:\s.*)?")
# Where the window's title is silent: 来源：今日云溪, 云溪日报社 版权所有.
_OWNED = re.compile(
    rf"来源[：:]\s?({_NAME})(?=\s|$)|《({_NAME})》\s?[（(]\s?[12][0-9]{{3}}\s?年|^({_NAME})社?\s?(?:版权所有|网络部)|版权所有[：:]\s?({_NAME})社"
)
# 第4版文章 heads a list.
_NUMBERED_PAGE = re.compile(
    r"第[A-H]?[0-9一二三四五六七八九十]{1,3}版(?!文章|标题|目录)(?:[：:\s]?[一-鿿]{2,6}(?=[\s>»]|$))?"
)
_WAY_HERE = re.compile(r"(?:[您你]?(?:当前)?的?(?:当前)?位置[：:]?|首页\s?[/>›])")
_STEP = re.compile("[>›»→：:]+")
_OF_THE_DAY = re.compile(r"[12][0-9]{3}\s?[年/-]\s?[0-9]{1,2}|第[0-9]+期")


def provenance(page: Page) -> list[str]:
    """As lines for the parser."""
    return [*_paper(page), *_way_here(page)]


def _paper(page: Page) -> list[str]:
    """The paper's name out of the window's title (云溪日报数字报-菜场搬家, 菜场搬家_今日云溪), else out of who owns the page."""
    named = (_PAPER.fullmatch(piece.strip()) for piece in _APART.split(page.title))
    owned = (_OWNED.search(block.text) for block in page.blocks)
    found = next(filter(None, chain(named, owned)), None)
    return [written_out("masthead", next(filter(None, found.groups())))] if found else []


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


def headline_in(title: str) -> dict[str, str]:
    """The headline out of the window's title, by the part's name: the piece that is no paper's name."""
    pieces = [piece for piece in _APART.split(title) if piece.strip() and not _PAPER.fullmatch(piece.strip())]
    return {"title": pieces[0]} if pieces else {}
