"""Page heads: 第01版：要闻, 06版：科技·新知, 第2版 and 要闻·综合 apart, 01版:要闻. And section names."""

import re

from digests.parsing.forms import FIGURES, HAN
from digests.parsing.numbers import number

_HEAD = re.compile(
    rf"^(?:版次(?:/卷期)?[：:]\s?|版面[：:]\s?)?第?\s?(?P<page>[{FIGURES}]{{1,3}}"
    rf"|[A-D][0-9]{{1,2}})\s?版(?![{HAN}]*[的了])"
    rf"(?:\s?[（(]\s?[{HAN}]{{0,6}}\s?[)）])?(?:\s?[：:·\s/|]\s?(?P<name>[{HAN}A-Za-z0-9·、/&\s—\-（）()①-⑳“”]{{0,40}}))?$"
    rf"|^(?P<page2>[0-9]{{1,2}})\s?[：:]\s?(?P<name2>[{HAN}·]{{2,8}})$"
    rf"|^[{HAN}]{{1,8}}[报報刊]\s{{1,3}}(?P<page6>[A-D]?[0-9]{{1,2}})\s?版?\s{{1,3}}(?P<name6>[{HAN}·]{{2,8}})$"
    rf"|^(?P<page5>0[1-9]|[1-9][0-9])\s{{1,3}}(?P<name5>[{HAN}]{{2,6}}(?:[·/][{HAN}]{{2,6}}){{0,2}})$"
    rf"|^(?P<page4>[A-D][0-9]{{1,2}})\s{{0,2}}(?P<name4>[{HAN}·]{{2,8}})$"
    rf"|^(?!今日|今天|本期|本报|[共计全])(?P<name3>[{HAN}·]{{2,8}})\s{{0,3}}第?\s?(?P<page3>[{FIGURES}]{{1,3}})\s?版$"
)
_SECTIONS = (
    "要闻|综合|新闻|时政|经济|社会|文化|教育|体育|健康|卫生|生活|民生|法治|法制"
    "|文艺|副刊|文苑|理论|评论|国际|国内|国内国际|天下|科技|科教|三农|农业|农村"
    "|乡村|乡镇|镇街|部门|基层|党建|人物|专题|专版|特刊|特别报道|视觉"
    "|图片|图片新闻|读者|旅游|文旅|生态|环保|工业|财经|金融|市场|民族|妇女|青少年"
    "|校园|娱乐|时评|声音|深度|调查|关注|热点|焦点|聚焦|本地|县域|区域|城乡|都市"
    "|时讯|综合新闻|经济新闻|社会新闻|文化教育|人民生活|人文|地理|史志|读书|阅读"
    "|悦读|文史|书画|摄影|休闲|服务|便民|头版|今日要闻|产经|科技教育|法治社会"
    "|本地新闻|时事|时事新闻|国际新闻|国内新闻|台港澳|周末|新知|文化遗产|信息"
)
_SECTION = re.compile(rf"^(?:{_SECTIONS})(?:\s?[·•・/、|]\s?(?:{_SECTIONS}))*$")
# 云溪报 2021年4月7日 星期三 第3版 科技·新知: the paper, the day and the page on one line.
_DATED = re.compile(
    rf"^(?:[{HAN}]{{2,8}}\s?)?[12][0-9]{{3}}年[0-9]{{1,2}}月[0-9]{{1,2}}日(?:\s?星期[一二三四五六日天])?\s{{1,3}}"
    rf"(?:第?\s?(?P<page>[0-9]{{1,2}})\s?版\s{{0,3}}(?:[{HAN}·]{{2,10}})?|(?:{_SECTIONS})(?:·(?:{_SECTIONS}))?\s{{0,3}}(?P<page2>[0-9]{{1,2}}))$"
)
_GLUED = re.compile(rf"^第\s?(?P<page>[{FIGURES}]{{1,3}})\s?版(?:{_SECTIONS})(?:·(?:{_SECTIONS}))?$")
_COLUMN = re.compile(r"^(?:专栏|栏目)[：:]")


def is_page_head(text: str) -> bool:
    return bool(
        _HEAD.match(text)
        or _COLUMN.match(text)
        or _GLUED.match(text)
        or ("年" in text and _DATED.match(text))
    )


def is_section_name(text: str) -> bool:
    """要闻·综合 alone: a page's name when it stands beside 第2版."""
    return len(text) <= 16 and bool(_SECTION.match(text))


def page_number(text: str) -> int | None:
    """The page that a page head names; A3 counts as 3. None when it names none."""
    if dated := _DATED.match(text):
        return number(dated["page"] or dated["page2"])
    if glued := _GLUED.match(text):
        return number(glued["page"])
    match = _HEAD.match(text)
    if match is None:
        return None
    printed = next(found for name, found in match.groupdict().items() if found and name.startswith("page"))
    value = number(printed.lstrip("ABCD"))
    return value if value and value < 1000 else None
