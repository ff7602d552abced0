"""Characters and set marks that several rooms share: Han, figures, 下转 and 上接.

Every pattern is bounded, and no two open repeats stand side by side over the same characters: none
can backtrack badly. Figures may be ASCII, full width or Chinese.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from digests.parsing.numbers import number
from digests.parsing.quick_look import looks_for
from digests.word_data import printed_forms

HAN = "\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FIGURES = "0-9０-９〇○零一二三四五六七八九十廿卅"


@cache
def forms_of(table: str) -> Mapping[str, str]:
    """The sections of a table of forms, each as alternatives of a pattern; in the table `\\h` stands for `HAN`."""
    return {section: forms.replace(r"\h", HAN) for section, forms in printed_forms(table).items()}


# 标题：…, 引题：…: fields of an editorial system, one a line, each with the name of what it holds.
FIELD_LABEL = re.compile(
    r"(?:(?P<headline>(?:主?标题|主题)[：:]|【(?:主?标题|题\s{0,2}名)】)|(?P<kicker>(?:引题|肩题|眉题)[：:]|【[引肩]\s{0,2}题】)|(?P<deck>(?:副标?题)[：:]|【副\s{0,2}标?题】)"
    r"|(?P<masthead>【报\s{0,2}名】|(?:当前)?报纸名称[：:]|【(?:报纸名称|出版日期|星\s{0,2}期|期\s{0,2}号)】|来源[：:]$)|(?P<section>【版\s{0,2}名】)|(?P<credit>【(?:责任编辑|责编)】|(?:责任)?编辑[：:]$)|(?P<caption>【图片说明】)|(?P<slogan>【标语】)|(?P<notice>【广告】)"
    r"|(?P<record>【(?:分\s?类\s?号|专\s?栏|主\s?题\s?词|关\s?键\s?词|馆藏号|全文字数)】)"
    r"|(?P<byline>【作\s{0,2}者】)|(?:正文|期号)[：:]|【(?:正\s{0,2}文|版\s{0,2}次|日\s{0,2}期|来\s{0,2}源)】|作者[：:]$)(?:(?<=】)=)?"
)
# What an archive sets under each headline: 申報 日期：1949-04-22 版次/卷期：02 版, and behind it a dateline.
ARCHIVE_RECORD = re.compile(
    rf"《?[{HAN}]{{2,8}}》?\s{{1,3}}(?:日期[：:]\s?)?[12][0-9]{{3}}[-./][01]?[0-9][-./][0-3]?[0-9]\s{{1,3}}(?:版次(?:/卷期)?|版面)[：:]\s?(?P<page>[{FIGURES}]{{1,3}})\s?版"
    r"|日期[：:]\s?[12][0-9]{3}[-./][01]?[0-9][-./][0-3]?[0-9]\s{1,3}版次[：:]\s?(?P<page2>[0-9]{1,3})\s?版?(?:\s|$)"
    rf"|《\s?[{HAN}]{{2,8}}\s?》\s?[（(]\s?[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日\s{{0,4}}第?\s?[0-9]{{1,3}}\s?版\s?[）)]$"
)
NUMBERED = re.compile(r"^[0-9]{1,3}\. ?(?=\D)")  # 2. 市郊春播进展顺利, as archives count the titles of a page
RULE = re.compile(
    r"[-–—－─━═﹍＿=＝_*＊·•.~～#+|◆◇★☆※ ]{3,}|(?P<dash>[-–—－]) ?[0-9]{1,3} ?(?P=dash)|第 ?[0-9]{1,4} ?页(?:[ ，,/]{0,2}共 ?[0-9]{1,4} ?页)?|C ?M ?Y ?K"
)  # ----------, — 1 —, 第 148 页 (of the file), a printer's inks
_OPEN, _CLOSE = "（(〔［\\[【", "）)〕］\\]】"
_ARROWS = "[▶►→☞◀◄←☜▲△▼▽]{1,3}"
_PAGES = (
    rf"第?\s?(?:[A-D]?[{FIGURES}]{{1,4}}(?:\s?[、，,和及]\s?第?[{FIGURES}]{{1,3}}){{0,4}})?\s?[版页頁叠]?"
)
# At least a bracket on one side or the number of a page: 紧接着 and 上接应 are no marks.
_OUT = re.compile(
    rf"(?:[{_OPEN}]|{_ARROWS})\s?(?:(?:紧|緊)?下[紧緊]?|文)\s?[转轉接]\s?(?:{_PAGES})(?:[^{_OPEN}{_CLOSE}。，]{{0,24}}[{_CLOSE}]|\s?(?:[{_CLOSE}]|{_ARROWS})?)"
    rf"|下\s?[紧緊]?[转轉]\s?第?\s?[{FIGURES}]{{1,3}}\s?[版页頁](?:[、，,]\s?第?[{FIGURES}]{{1,3}}[版页頁]?){{0,3}}(?:[{_CLOSE}]|{_ARROWS})?"
)
_IN = re.compile(
    rf"(?:[{_OPEN}]|{_ARROWS})\s?(?:(?:紧|緊)?上[紧緊]?|紧|緊|文)\s?接\s?(?:本报)?(?:{_PAGES})(?:[^{_OPEN}{_CLOSE}。，]{{0,24}}[{_CLOSE}]|\s?(?:[{_CLOSE}]|{_ARROWS})?)"
    rf"|上\s?[紧緊]?接\s?第?\s?[{FIGURES}]{{1,3}}\s?[版页頁](?:[、，,]\s?第?[{FIGURES}]{{1,3}}[版页頁]?){{0,3}}(?:[{_CLOSE}]|{_ARROWS})?"
)
_NUMBER = re.compile(rf"[{FIGURES}]+")


DASH_AND_SPACE, SPACE_AND_DASH = "—— ", " ——"


def two_phrases(text: str) -> tuple[str, str]:
    """A line of two heads cut behind the dash that ends a kicker, before the one that opens a deck, or at its first space.

    Two phrases of one length before a third are a couplet and stay together.
    """
    if DASH_AND_SPACE in text:
        above, _, below = text.partition(DASH_AND_SPACE)
        return above + DASH_AND_SPACE.strip(), below
    if SPACE_AND_DASH in text:
        above, _, below = text.partition(SPACE_AND_DASH)
        return above, SPACE_AND_DASH.strip() + below
    above, _, below = text.partition(" ")
    second, _, third = below.partition(" ")
    if third and len(second) == len(above):
        return f"{above} {second}", third
    return above, below


@dataclass(frozen=True, slots=True)
class JumpMark:
    """（下转2版） or （上接第一版） and where it stands in a line; `page` is None where the number is lost."""

    onward: bool
    page: int | None
    start: int
    end: int


@looks_for("转|轉|接")
def jump_marks(text: str) -> list[JumpMark]:
    """All jump marks of a line, in order."""
    found = []
    if "转" in text or "轉" in text or "下接" in text:
        found += [_mark(match, True) for match in _OUT.finditer(text)]
    if "接" in text:
        found += [_mark(match, False) for match in _IN.finditer(text)]
    return sorted(found, key=lambda mark: mark.start)


def is_resumed(text: str) -> bool:
    """Whether a line is a mark of continuation and nothing else."""
    return len(text) <= 24 and any(
        not mark.onward and mark.start == 0 and mark.end == len(text) for mark in jump_marks(text)
    )


def _mark(match: re.Match[str], onward: bool) -> JumpMark:
    page = _NUMBER.search(match[0])
    return JumpMark(onward, number(page[0]) if page else None, match.start(), match.end())
