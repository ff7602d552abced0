"""The issue's facts out of its masthead lines: title, numbers, sponsor, publisher, hotline, pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from digests.parsing import masthead, pageheads
from digests.parsing.lines import Line
from digests.parsing.masthead import Field
from digests.parsing.numbers import number
from digests.parsing.variants import simplified

_DATED = ("date", "date_dashed", "weekday", "lunar", "issue")
_NEWSROOM = ("采编", "採編", "采访", "新闻", "新聞")
_NEWSROOM_LINE = re.compile(
    r"(?:新闻|本报|报料|爆料|民生|采编|采访|读者|维权)热线(?:电话)?[】]?[：:]?\s?(?P<number>[0-9０-９][0-9０-９\-－—]{2,14}[0-9０-９])"
)
_BETWEEN_NAMES = re.compile(" |(?<=[报報])(?=[0-9])")
# What is left of 官方网站：…
_NO_TITLES = frozenset(
    {
        "内容详情",
        "返回该版首页",
        "数字报刊平台",
        "官方",
        "全国",
        "国内",
        "国外",
        "本报",
        "零售",
        "党报",
        "自办发行",
        "订阅",
        "公开",
        "星期",
        "出版",
        "出版日期",
        "编印",
        "发布日期",
        "只看楼主",
        "今日导读",
        "今日導讀",
        "读报",
        "发表",
        "發表",
        "本报新闻",
        "日报",
        "晚报",
        "早报",
        "晨报",
        "快报",
        "本報新聞",
        "下一篇新闻",
        "下一篇新聞",
        "北京时间",
    }
)
_HOSTS = ("主办", "主辦")
_ACCOUNTS = ("发布", "融媒", "APP", "客户端", "公众号", "微博", "视频号")


@dataclass(slots=True)
class Facts:
    """What the masthead says; `dates` are its date fields in printed order."""

    title: str | None = None
    issue_number: int | None = None
    total_number: int | None = None
    weekday: str | None = None
    lunar: str | None = None
    pages: int | None = None
    sponsor: str | None = None
    publisher: str | None = None
    hotline: str | None = None
    cn_number: str | None = None
    postal_code: str | None = None
    hosted: bool = False  # whether the sponsor is named as 主办, and not as 主管 alone
    newsroom: bool = False  # whether the hotline is the newsroom's own
    dates: list[Field] = field(default_factory=list)


def read_facts(lines: Sequence[Line], beside: Sequence[Line] = (), contacts: Sequence[Line] = ()) -> Facts:
    """Facts of the lines that the best path took for masthead, first come first kept.

    Page heads and credits, `beside`, may carry the day of the issue and nothing else. A masthead without a hotline
    leaves it to the newsroom's own among the `contacts`.
    """
    facts = Facts()
    names: list[str] = []
    for line in lines:
        found = masthead.fields(line.plain, line.text)
        for each in found:
            _take(facts, each)
        rest = masthead.rest_of(line.text, found) if found else line.text
        names += [part for part in rest.split(" ") if part]
    if names[:1] == ["今日"]:
        names = ["".join(names[:2]), *names[2:]]
    pieces: list[str] = []
    for line in beside:
        found = masthead.fields(line.plain, line.text)
        pieces += _BETWEEN_NAMES.split(masthead.rest_of(line.text, found))
        for each in found:
            if each.kind in _DATED:
                _take(facts, each)
    facts.title = _title(names) or _title(sorted(pieces, key=_is_supplement), sure_only=True)
    facts.hotline = facts.hotline or next(filter(None, map(_newsroom_line, [*contacts, *beside])), None)
    return facts


def _is_supplement(name: str) -> bool:
    """教育周刊 beside 今日澄湾: a part of the paper."""
    return name.endswith("刊")


def _newsroom_line(line: Line) -> str | None:
    found = _NEWSROOM_LINE.search(line.plain)
    return line.text[slice(*found.span("number"))] if found else None


def _title(names: list[str], *, sure_only: bool = False) -> str | None:
    bare = (
        name.strip("《》（）()").removeprefix("点击").removesuffix("数字报").removesuffix("电子报")
        for name in names
        if not name.endswith(_ACCOUNTS)
    )
    names = [name for name in bare if name not in _NO_TITLES]
    sure = [
        name
        for name in names
        if masthead.is_surely_name(simplified(name)) and not pageheads.is_section_name(simplified(name))
    ]
    if sure or sure_only:
        return sure[0] if sure else None
    return next((name for name in names if masthead.may_be_name(simplified(name))), None)


def _take(facts: Facts, found: Field) -> None:
    match found.kind:
        case "date" | "date_dashed":
            facts.dates.append(found)
        case "lunar":
            facts.lunar = facts.lunar or found.text.strip()
        case "weekday":
            facts.weekday = facts.weekday or found.text
        case "issue":
            total = found.part("total", "total2")
            facts.issue_number = facts.issue_number or number(found.part("number") or "")
            facts.total_number = facts.total_number or number(total or "")
        case "pages" | "sheets":
            facts.pages = facts.pages or found.pages
        case "sponsor" | "organ":
            _take_sponsor(facts, found)
        case "publisher":
            facts.publisher = facts.publisher or found.part("publisher", "publisher2")
        case "hotline":
            if facts.hotline is None or (found.text.startswith(_NEWSROOM) and not facts.newsroom):
                facts.hotline, facts.newsroom = found.part("hotline"), found.text.startswith(_NEWSROOM)
        case "cn":
            facts.cn_number = facts.cn_number or found.text[found.text.find("CN") :]
        case "postal":
            facts.postal_code = facts.postal_code or found.part("postal")


def _take_sponsor(facts: Facts, found: Field) -> None:
    """The first one named; who runs a paper (主办) before who oversees it (主管), or whose voice it is (机关报)."""
    hosts = any(word in found.text for word in _HOSTS)
    if facts.sponsor is None or (hosts and not facts.hosted):
        facts.sponsor, facts.hosted = found.part("sponsor", "sponsor2", "organ"), hosts
