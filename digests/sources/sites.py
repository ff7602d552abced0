"""What a saved page holds of the site that it came from, and not of the newspaper: told by its words.

The words are those of e-papers' sites from 1999 on: menus, counters, readers' comments, forms, forums.
"""

import re
from collections.abc import Sequence

from digests.sources.letters import RANKS
from digests.sources.markup import Block
from digests.sources.named_parts import PARTS
from digests.word_data import printed_forms

_FORMS = printed_forms("sites.txt", of="digests.sources")

# The way to other pages and articles, and the tools of a site: nothing but such words. What was once
# taken for one of them is not taken apart again (++): a row of them can be read in many ways. So the longer word stands first.
ELSEWHERE = re.compile(_FORMS["the way elsewhere"])
# What no printed line says that is as short and has no full stop: counters, comments, forms, forums.
_OF_THE_SITE = re.compile(_FORMS["what only a site says"])
_SHORT_LINE = 80
_COMMENTS = re.compile(
    r"(?:全部|网友|最新|相关|热门|精彩)(?:评论|留言|跟帖)(?:区|列表)?\s?(?:[（(]?共?[0-9]+条?[）)]?)?|(?:评论|留言|跟帖)(?:区|列表)?\s?[（(]?[0-9]+[）)]?|(?:发表|我要)评论.{0,30}|(?:已有|有)\s?[0-9]+\s?条(?:评论|留言|回复)|沙发|板凳|地板|[0-9]{1,3}\s?[楼#]|读者评论\s?[（(].{1,8}[）)]|精选留言|往期(?:推荐|精选)|推荐阅读|猜你喜欢|相[关關](?:文章|文献|报道|阅读)?|本版其他文章|[—–\\-·\s]*END[—–\\-·\s]*"
)
# What stands behind END as well: 记者：何平, 图｜周亦安.
_WHO_MADE_IT = re.compile(
    r"(?:记者|通讯员|作者|文字?|图片?|摄影|编辑|责编|责任编辑|校对|审核|终审|来源|供稿)\s?[：:|｜丨/／]\s?\S"
)
# The tools that stand behind what belongs to the page: 云溪日报 2013年08月22日 星期四 往期回顾.
_TOOLS_FIRST = re.compile(r"^(?:[<＜«]{0,2}\s?[上下]一[版期条篇](?![：:])\s?[>＞»]{0,2}\s*)+")
_TOOLS_LAST = re.compile(
    r"(?:\s*(?:[0-9,]+\s?次[浏瀏][览覽]|[发發]表回[应應]|打印|查看版面图|下载(?:PDF)?|(?<=\s)(?:目录|(?:标题|版面)列表)|往期回[看顾]|[前后]一天|选择版次[：:]?|[上下]一[版期条篇]\s?[>＞»]*|【?大\s?中\s?小】?|PDF(?:版|下载)?|(?:阅读|浏览)[：:]?\s?[0-9]*次?|[【\[（(]?字[体号](?:大小)?[：:]?[大中小\s]*[】\]）)]?))+$"
)
# Of a page's other lines these belong to the printed page: its day, its number, who made it and who wrote.
OF_THE_PAGE = re.compile(
    r"[0-9]{4}\s?[年/-]\s?[0-9]{1,2}\s?[月/-]\s?[0-9]{1,2}|版|第[0-9]+期|主办|主管|出版|星期|农历|热线|编辑|校对|责编|^[\u4e00-\u9fff]{2,8}[报刊]$|记者|通讯员|^作者[：:]|^[□■]"
)


def without_the_site(blocks: Sequence[Block]) -> list[Block]:
    """Without the lines that only a site has, readers' comments, and the tools behind a line of the page's."""
    left: list[Block] = []
    commented = False
    for block in blocks:
        headed = block.kind in (*RANKS, *PARTS)
        commented = bool(_COMMENTS.fullmatch(block.text)) or (commented and not headed)
        short = not headed and len(block.text) <= _SHORT_LINE and "。" not in block.text
        text = block.text
        if short and OF_THE_PAGE.search(text) and not ELSEWHERE.fullmatch(text):
            text = _TOOLS_LAST.sub("", _TOOLS_FIRST.sub("", text))
        told = not commented or (short and _WHO_MADE_IT.match(text))
        if text and told and not (short and _OF_THE_SITE.search(text)):
            left.append(block._replace(text=text))
    return left
