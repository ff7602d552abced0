"""What a copied web page prints around its article: controls, records of the copy, calendars, lists of titles.

The tables are words that an editor could extend; a line that holds nothing but controls is one of the site's.
"""

import re

from digests.parsing.forms import forms_of
from digests.parsing.quick_look import looks_for

_FORMS = forms_of("web_pages.txt")

# One of these makes a line the site's, if no other word stands beside it.
_CONTROLS = _FORMS["controls"]
# These may be sections and columns of a paper as well: they count beside another control or a count alone.
_BESIDE = "首页|听报|读报|查看|选择|打印|列印|关闭|收藏|推荐|分享|朗读|语音|评论|论坛|博客|微信|微博|回复|阅读|点赞|浏览|下载|返回|搜索|检索|更多|作品|纠错|离线|在线|字体|字體|字号|字號|English|English版|阴影|简体|繁体|正体"
_DAY = "(?:[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]{1,2}|[12][0-9]{3} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日(?: ?星期[一二三四五六日天]?)?)"
_CONTROL = re.compile(_CONTROLS)
_COUNTED = re.compile(
    rf"[0-9]+ ?(?:条|次|人)?(?:{_BESIDE})|(?:{_BESIDE})[数量次]*[：:]? ?[0-9]+|{_DAY}\s{{1,9}}(?:{_BESIDE})|(?:{_BESIDE})[\s+⊕⊖○-]{{1,4}}(?:{_BESIDE})|^阴影"
)
_OTHER = re.compile(
    rf"{_CONTROLS}|{_BESIDE}|[大中小]|(?:发布|出版|刊发)(?:日期|时间)|阅读次数|发表于|{_DAY}|[一-鿿]{{2,4}}[日晚晨早周商快][报報]|&nbsp;|&gt;"
)
_WORD = re.compile("[一-鿿A-Za-z]")
# A letter that none of these words has: a quick look, for it is among the first of nearly every line.
_STRANGE = re.compile(rf"[^\W\d_{''.join(sorted(set(_WORD.findall(_OTHER.pattern))))}]")
_PAPER = re.compile("[报報]")
_LONGEST_CONTROLS = 60
_MENU, _ENTRIES, _LONGEST_MENU = re.compile("(?:^|[|｜])[^|｜。，]{1,10}(?=[|｜]|$)"), 4, 200

# How such lines begin, whatever follows.
_BEGINS = re.compile(_FORMS["openings"])
# What such lines are from end to end.
_WHOLE = re.compile(_FORMS["whole lines"])
# What they say somewhere.
LEFT_OVER = re.compile(_FORMS["what they say"])
_WRITER = r"作者[：:]\s?[■□]?\s?[一-鿿]"  # a line that names one is a byline
# 2021年05月12日 来源:云溪晚报; 作者: 来源:云溪报 时间:2022-05-30; 2020-11-24 1 1 云溪日报 c71091.html …
_RECORD = re.compile(
    rf"(?!.{{0,40}}{_WRITER})[（(]?{_DAY}[）)]?(?:\s?[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?\s{{0,9}}(?:来源|字号|编辑|点击|浏览)[：:]|{_DAY} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}[:0-9]* [0-9]{{4,}}"
    rf"|来源[：:][一-鿿]{{2,10}}[（(].{{4,30}}[）)]$|作者[：:]\s?(?:来源|时间|发布)|{_DAY}\s?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?$|{_DAY}\s{{1,3}}[0-9]{{1,2}}:[0-9]{{2}}\s{{1,3}}[一-鿿]{{2,8}}$|(?:https?://)?www\.[a-z.]{{4,30}} {_DAY}|(?!.{{0,60}}{_WRITER})(?:发布|刊发)(?:日期|时间)[：:]\s?{_DAY}(?!.{{0,12}}版)"
    rf"|[0-3]?[0-9]\.[01]?[0-9]\.[12][0-9]{{3}}\s{{1,4}}[0-9]{{1,2}}:[0-9]{{2}}|发布(?:时间|日期)?\s?[：:]\s?{_DAY}|日期[：:]\s?\[{_DAY}\]|日期[：:]\s?[0-9]{{1,2}}[-/][0-9]{{1,2}}$|版面[：:]\s?[0-9]{{2,5}}版|[0-9]{{1,5}} ?期 ?[/／] ?第[0-9]{{1,3}}版|期次[：:]第[0-9]{{1,6}}期(?!.{{0,40}}作者[：:])"
    rf"|[一-鿿]{{2,8}}[报刊] [一-鿿A-Z0-9·]{{1,12}} [A-Z]?[0-9]{{2,5}} .{{2,60}} {_DAY}"
)
_DAYS = [str(day) for day in range(1, 32)]
_WEEKS = frozenset(
    "".join(_DAYS[first : first + days]) for days in range(3, 14) for first in range(len(_DAYS) - days + 1)
)


@looks_for(_CONTROL, _COUNTED)
def works_a_site(text: str) -> bool:
    """Whether a line holds nothing but what a site is worked with: 收藏 打印 推荐, 3上一篇 下一篇4, • 47阅读."""
    if len(text) > _LONGEST_CONTROLS or (_STRANGE.search(text) and not _PAPER.search(text)):
        return False
    if not (_CONTROL.search(text) or _COUNTED.search(text)):
        return False
    return not _WORD.search(_OTHER.sub(" ", text))


@looks_for(_BEGINS, _WHOLE, _RECORD)
def is_of_a_site(text: str) -> bool:
    """Whether a line is left over by a copied web page: by how it begins, or by all of it."""
    return bool(_BEGINS.match(text) or _WHOLE.fullmatch(text) or _RECORD.match(text))


@looks_for(r"[|｜]")
def is_menu(text: str) -> bool:
    """要闻| 侨乡动态| 专题| 人物: the sections of a site, one beside the other."""
    return len(text) <= _LONGEST_MENU and len(_MENU.findall(text)) >= _ENTRIES and "。" not in text


@looks_for("^[1-9]")
def is_row_of_a_calendar(text: str) -> bool:
    """123456, 7 8 9 10 11 12 13: days that follow each other."""
    return text[:1].isdigit() and "".join(text.split()) in _WEEKS
