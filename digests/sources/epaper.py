"""The text of an e-paper's HTML page: headlines and paragraphs by their tags. Opens no file of its own.

Heads are set flush left and paragraphs set in by two ideographic spaces, so that the parser sees what the tags
say. Where a page names the parts of an article, or its headings' ranks tell them, they are written out as an
editorial system's fields (【引题】, 【标题】 …), which the parser knows. Links that stand alone, the way to other pages
and articles, are left out.
"""

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from digests.sources.markup import BESIDE_TITLE, CENTRED, PARTS, RANKS, SET_IN, Block, Page, read_page

_LABELS = dict(zip(PARTS, ("【引题】", "【标题】", "【副题】", "【作者】"), strict=True))
_WRITERS = re.compile("记者|通讯员|作者|摄影|[文图][/／]|^[□■]")
# The way to other pages and articles, and the tools of a site: nothing but such words. What was once
# taken for one of them is not taken apart again (++): a row of them can be read in many ways. So the longer word stands first.
_ELSEWHERE = re.compile(
    r"(?:\[?(?:网站)?(?:首\s*页|主页|回首页|返回(?:首页|目录)?|设为首页|加入收藏|收藏|(?:版面|标题|本版|本期)(?:导航|目录|标题|版面)|版面"
    r"|往期(?:回顾|回看|检索|报纸)?|(?:稿件|高级)?检索|在线投稿|登录|注册|管理登录|手机版|客户端|[上下]一[篇版期]|留言板|打印|关闭|字[体号]|放大|缩小|默认|[大中小]"
    r"|听新闻|朗读|分享到?|评论|(?:网友|我要)评论|[顶踩]一下|RSS地图|TAG标签|热点内容|(?:相关|热点)(?:新闻|阅读|文章)|(?:文章)?热点排行|选择期数|左右滑动翻页|本版其他文章"
    r"|更多|目录|PDF(?:下载|版)?|立即打开|[日一二三四五六]|[0-9]{1,2})\]?[\s|｜：:>»«<·/()（）【】0-9]*)++"
    r"|(?:来源[：:][^0-9]*|作者[：:]admin|(?:点击数?|浏览(?:次数)?|字号|字体)[：:].*)"
    r"|(?:\[?第?[0-9一二三四五六七八A-H]{1,3}版\]?[\s|｜]*){2,}|[您你]?(?:当前)?的?(?:当前)?位置[：:].*"
    r"|.{0,40}(?:版权所有|Copyright|©|ICP备|建议使用IE|最佳分辨率|请使用\s?[0-9]+\s?[*×]|位访问者|Powered by|欢迎您！|许可证|举报电话|未经(?:协议)?授权).{0,80}"
)
# What no printed line says that is as short and has no full stop: counters, comments, forms, forums.
_OF_THE_WEB = re.compile(
    r"(?:访问|訪問)(?:量|计数|計數)|(?:今日|总)访问|位访(?:客|问)|您是第.{0,12}位|(?:浏览|阅读|点击)(?:次数|[量数率])?[：:]?\s{0,2}[0-9]|浏览效果|人推荐|发表(?:评论|于\s?[0-9])|(?:全部|网友|最新|相关|热门)评论|评论[（(]|昵称|验证码"
    r"|站内搜索|本类热门|友情链接|版面切换|(?:标题|版面)(?:导航|导读)|AI速读|生成海报|原版阅读|返回顶部|下载次数|(?:高级|初级|注册)会员|新手上路|只看该作者|本帖最后|字体大小|精华\s?积分|GMT[+-]|论坛\s?»"
    r"|^[上下]一[条篇][：:]|网备|ICP|制作维护|技术支持|局域网|按日期查|扫描(?:图像|卷号)|掃描(?:圖像|卷號)|^[<＜«].{0,20}[>＞»]$|不得转载|跟帖|^姓名[：:]\s|(?<![0-9-])[01]?[0-9]-[0-3]?[0-9] [0-2]?[0-9]:[0-5][0-9](?!:)|℃|识别二维码|点击收听|请勿转载|建立镜像|建议使用\s?IE|网络部制作|阅读体验更佳|^(?:数字报刊?|版面列表|本[期版](?:文章|新闻|标题|导读)|选择版面)$|^首页\s?[/>›]|[/>›]\s?正文$|^[^。，]{2,10}(?:\s?[>›»]\s?[^。，>›»]{2,12}){1,4}$|^[一二三四五六七八九十]{1,3}月\s*[12][0-9]{3}$"
)
_SHORT_LINE = 80
_COMMENTS = re.compile(
    r"(?:全部|网友|最新|相关|热门|精彩)?(?:评论|留言|跟帖)(?:区|列表)?\s?(?:[（(]?[0-9]+[）)]?)?|(?:发表|我要)评论.{0,30}|跟帖.{0,8}"
)
# The tools that stand behind what belongs to the page: 云溪日报 2013年08月22日 星期四 往期回顾.
_TOOLS_FIRST = re.compile(r"^(?:[<＜«]{0,2}\s?[上下]一[版期条篇](?![：:])\s?[>＞»]{0,2}\s*)+")
_TOOLS_LAST = re.compile(
    r"(?:\s*(?:打印|(?<=\s)(?:目录|(?:标题|版面)列表)|往期回[看顾]|[前后]一天|选择版次[：:]?|[上下]一[版期条篇]\s?[>＞»]*|【?大\s?中\s?小】?|PDF(?:版|下载)?|(?:阅读|浏览)[：:]?\s?[0-9]*次?|[【\[（(]?字[体号](?:大小)?[：:]?[大中小\s]*[】\]）)]?))+$"
)
# Of a page's other lines these belong to the printed page: its day, its number, who made it and who wrote.
_OF_THE_PAGE = re.compile(
    r"[0-9]{4}\s?[年/-]\s?[0-9]{1,2}\s?[月/-]\s?[0-9]{1,2}|版|第[0-9]+期|主办|主管|出版|星期|农历|热线|编辑|校对|责编|^[\u4e00-\u9fff]{2,8}[报刊]$|记者|通讯员|^作者[：:]|^[□■]"
)
_SOURCE = re.compile(r"来源[：:]\s*([\u4e00-\u9fff]{1,7}报.*[0-9]{4}.*)")
_APART = re.compile(r"\s*[-_|｜>»–]+\s*|——|--|\s+—\s+|\s+(?=第?[0-9]{1,4}[版年期])")
_PAPER = re.compile(
    r"《?((?!数字|电子|手机|多媒体)[\u4e00-\u9fff]{1,7}?报|今日[\u4e00-\u9fff]{2,4})》?(?:数字报(?:刊)?|电子版|电子报|多媒体|网络版)?"
)
_OVER_ALL = re.compile(
    "^【?第?[A-D]?[0-9一二三四五六七八九十]{1,3}版|[0-9]版[：:]|[0-9]{4}年|^[一-鿿]{2,8}(?:报|刊|网|报社)$|^今日[一-鿿]{2,3}$"
)
_COLUMN, _LONGEST_KICKER = "column", 30
_NAMES_A_COLUMN = re.compile(
    r"^.{1,5}$|[·•]|[\u2460-\u2473]$|[（(][0-9一二三四五六七八九十上中下]{1,3}[）)]$"
)  # 街巷志, 走基层·一线见闻, …①
_SIGNS = re.compile(
    r"^.{1,5}$|^[一-鿿]{1,4}(?:[\s、]+[一-鿿]{1,4})*$|摄|攝|供图|[文图][/／：:]|本报讯|^[（(]"
)
_NUMBERED_PAGE = re.compile(r"第[A-H]?[0-9一二三四五六七八九十]{1,3}版(?:[：:\s]?[一-鿿]{2,6}(?=[\s>»]|$))?")
_WAY_HERE = re.compile(r"(?:[您你]?(?:当前)?的?(?:当前)?位置[：:]?|首页\s?[/>›])")
_STEP = re.compile("[>›»→：:]+")
_OF_THE_DAY = re.compile("[12][0-9]{3}\\s?[年/-]\\s?[0-9]{1,2}|第[0-9]+期")
_SECTION = 4  # characters
# Lines below a heading among which its text begins, characters of which; more where the window's title names it.
_HEADS, _PROSE, _HEADS_OF_ONE = 3, 40, 6
_SPACE = re.compile(r"\s+")


def html_text(markup: str) -> str:
    """The page's text, one block a line with an empty line between."""
    page = read_page(markup)
    paper = [*_paper(page.title), *_way_here(page)]
    blocks = _without_the_webs(page.blocks)
    if not any(block.kind == "title" for block in blocks):
        blocks = _named_by_properties(blocks, page.properties or _titles(page.title))
    blocks = _of_articles(blocks) or blocks
    blocks = [block._replace(kind="") if _is_over_all(block) else block for block in blocks]
    kinds = [block.kind for block in blocks]
    headlines = min((kind for kind in kinds if kind in RANKS), default="")
    told = _by_their_ranks(blocks, _by_the_tags_around(blocks, kinds, headlines), headlines)
    told = _beside_titles(blocks, _standing_alone(blocks, told, headlines, page.title))
    lines = [*paper, *map(_line, blocks, told)]
    return "\n\n".join(lines)


def _without_the_webs(blocks: Sequence[Block]) -> list[Block]:
    """Without the lines that only a web page has, readers' comments, and the tools behind a line of the page's."""
    left: list[Block] = []
    commented = False
    for block in blocks:
        headed = block.kind in (*RANKS, *PARTS)
        commented = bool(_COMMENTS.fullmatch(block.text)) or (commented and not headed)
        short = not headed and len(block.text) <= _SHORT_LINE and "。" not in block.text
        text = block.text
        if short and _OF_THE_PAGE.search(text) and not _ELSEWHERE.fullmatch(text):
            text = _TOOLS_LAST.sub("", _TOOLS_FIRST.sub("", text))
        if text and not commented and not (short and _OF_THE_WEB.search(text)):
            left.append(block._replace(text=text))
    return left


def _of_articles(blocks: Sequence[Block]) -> list[Block]:
    """Without what leads elsewhere; where a page names the text of one article, without what stands far from it."""
    headed = any(block.kind in RANKS and not block.linked for block in blocks)
    shown = [
        block
        for place, block in enumerate(blocks)
        if (block.kind in RANKS and not headed)
        or (block.kind in RANKS and _opens_a_text(blocks, place))
        or not (block.linked or _is_entry(block) or _ELSEWHERE.fullmatch(block.text))
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
        or _OF_THE_PAGE.search(block.text)
    ]


def _opens_a_text(blocks: Sequence[Block], place: int, room: int = _HEADS) -> bool:
    """Whether a heading stands over its text, though it leads to a page of its own."""
    below = takewhile(lambda block: block.kind not in RANKS, blocks[place + 1 : place + 1 + room])
    return any(not block.linked and len(block.text) > _PROSE for block in below)


def _is_entry(block: Block) -> bool:
    """Whether it is one of a list, of titles mostly; a masthead's fields may be a list as well."""
    return block.kind == "li" and not _OF_THE_PAGE.search(block.text)


def _paper(title: str) -> list[str]:
    """The paper's name out of the window's title: 云溪日报数字报-菜场搬家, 菜场搬家_今日云溪."""
    names = (_PAPER.fullmatch(piece.strip()) for piece in _APART.split(title))
    return next(([f"【报名】{name[1]}"] for name in names if name), [])


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
    if kind == _COLUMN:
        return f"【{block.text}】"
    if source := _SOURCE.match(block.text):
        return source[1]
    return _LABELS.get(kind, SET_IN if kind == "p" else "") + block.text


def _is_over_all(block: Block) -> bool:
    """Whether a heading is none of an article: the paper's name, its day, a page, a section."""
    short = block.kind in RANKS and len(block.text) <= _SECTION
    return short or (block.kind in (*RANKS, "title") and bool(_OVER_ALL.search(block.text)))


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
        elif block.kind == BESIDE_TITLE and around[:1] == ["title"] and not _WRITERS.search(block.text):
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
            if part and not _WRITERS.search(blocks[place].text):
                kinds[place] = part
    return kinds


def _standing_alone(blocks: Sequence[Block], kinds: list[str], headlines: str, window: str) -> list[str]:
    """A heading over its text is a headline where others are like it, or where the window's title says the same.

    Where another short line stands above it, the parser tells which of the two is the headline.
    """
    if not headlines:
        return kinds
    sure = kinds.count(headlines) > 1
    above = ["", *(kinds[place] in PARTS or "。" in block.text for place, block in enumerate(blocks))]
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
            kinds[place] in ("", CENTRED) and len(block.text) <= _LONGEST_KICKER and "。" not in block.text
        )
        if not told_nothing or _OF_THE_PAGE.search(block.text) or block.text[0] in "【[":
            continue
        if kinds[place + 1 : place + 2] == ["title"]:
            told[place] = _COLUMN if _NAMES_A_COLUMN.search(block.text) else "pretitle"
        elif kinds[max(0, place - 1) : place] == ["title"] and not _SIGNS.search(block.text):
            told[place] = "subtitle"
    return told
