"""What the words of a heading tell of it, and how its part of an article is written out for the parser."""

import re

LABELS = {
    "pretitle": "【引题】",
    "title": "【标题】",
    "subtitle": "【副题】",
    "author": "【作者】",
    "masthead": "【报名】",
    "caption": "【图片说明】",
    "slogan": "【标语】",
    "advertisement": "【广告】",
}
"""The parts of an article, and an editorial system's fields for them, which the parser knows."""
COLUMN, SLOGAN, ADVERTISEMENT = "column", "slogan", "advertisement"
SET_IN = "\u3000\u3000"
"""What sets a paragraph in."""
LONGEST_KICKER = 30  # characters
WRITERS = re.compile("记者|通讯员|作者|摄影|[文图][/／]|^[□■]")
# Of the paper, its day, a page, a section: no heading of an article.
OVER_ALL = re.compile(
    "^【?第?[A-D]?[0-9一二三四五六七八九十]{1,3}版|[0-9]版[：:]|[0-9]{4}年|^[一-鿿]{2,8}(?:[报報]|刊|网|报社)$|^今日[一-鿿]{2,3}$|^[◇◆●■★☆※]{1,3}[^◇◆●■★☆※]{2,16}[◇◆●■★☆※]{1,3}$"
)
# In the line across a page's head or foot.
OF_A_STRIP = re.compile(
    r"版|[报刊]$|第\s?[0-9]+\s?期|[0-9]{4}\s?[年.]\s?[0-9]{1,2}|星期|编辑|校对|主编|主办|地址|社址|电话|热线|邮编|邮箱|网址|印刷|承印|零售|定价"
)
NAMES_A_COLUMN = re.compile(
    r"^.{1,5}$|(?<![0-9])[·•]|[\u2460-\u2473]$|[（(][0-9一二三四五六七八九十上中下]{1,3}[）)]$"
)  # 街巷志, 走基层·一线见闻, …①
# （上接01版）: no kicker, wherever it stands.
_RESUMED = re.compile("[（(]?\\s?(?:紧|上|接)\\s?接?第?[0-9一二三四五六七八]{1,2}版\\s?[）)]?")
_IN_BRACKETS = re.compile("【[^【】]{2,30}】")
_SET_WIDE = re.compile(r"[一-鿿](?:\s{1,3}[一-鿿]){1,6}")


def written_out(part: str, text: str) -> str:
    """A part with its label; the name of a column in the brackets that columns have. A word set wide (启 事) is closed."""
    text = "".join(text.split()) if _SET_WIDE.fullmatch(text) else text
    if _RESUMED.fullmatch(text) or (part == "pretitle" and _IN_BRACKETS.fullmatch(text)):
        return text  # 【湖畔微评】 names a column
    return f"【{text}】" if part == COLUMN else LABELS.get(part, "") + text
