"""The masthead's fields: one a line, or all run together, wherever on the page they stand.

Owns the patterns of the fields and how a line is read into fields. Which lines are masthead is
decided by the best path; which date holds is decided in `dating`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digests.parsing.forms import FIGURES, HAN, forms_of
from digests.parsing.numbers import HALF_WIDTH, number
from digests.parsing.quick_look import looks_for

_FORMS = forms_of("furniture.txt")

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LUNAR_DAY = (
    "初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?"
    "|[廿卄][一二三四五六七八九]?|三十|卅"
)
_LUNAR_MONTH = "[闰閏]?(?:正|元|一|二|三|四|五|六|七|八|九|十一|十二|十|冬|腊|臘|蜡)月[大小]?"
_NUMBER = f"[{FIGURES}百千]{{1,9}}"
_GAP = r"[\s　]{0,6}"

# Where a value ends that is glued to the next field.
_ENDS = rf"(?:主办|主管|承办|编印|出版(?!传媒|集团|社)|编辑出版|[采採]?[编編]?[热熱][线線]|新闻热线|新聞熱線|电话|邮发代号|国内|今日|本期)|[^{HAN}（）()、·《》]|$"
# Field, pattern. The order is the order of trial at one place: the longer form first.
_FIELDS: tuple[tuple[str, str], ...] = (
    (
        "date",
        rf"(?:公元)?(?:(?P<year>[12１２][0-9０-９]{{3}}|[一二][〇○零Ｏ一二三四五六七八九]{{3}})|民[国國](?P<era>[{FIGURES}]{{1,4}})){_GAP}年{_GAP}(?P<month>[{FIGURES}]{{1,3}}){_GAP}月{_GAP}(?P<day>[{FIGURES}]{{1,3}})(?:{_GAP}[日号號]|$)",
    ),
    ("organ", rf"(?P<organ>中共[{HAN}]{{2,14}}?)的?[机機][关關][报報]|[{HAN}]{{2,14}}机关报|机关报"),
    ("page_of", rf"版次(?:/卷期)?[：:]\s?[{FIGURES}]{{1,3}}\s?版|版面[：:]\s?[{FIGURES}]{{1,3}}\s?版"),
    (
        "date_dashed",
        r"(?:(?:出版|发布|发表)?(?:日期|时间)[：:]\s?)?(?P<year2>[12][0-9]{3})[-./](?P<month2>[01]?[0-9])[-./](?P<day2>[0-3]?[0-9])(?![0-9])(?:\s{1,3}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?",
    ),
    (
        "lunar",
        rf"(?:[农農夏阴陰][历曆])?{_GAP}(?:[{_STEMS}][{_BRANCHES}]{_GAP}(?:\([^)]{{1,2}}\)"
        rf"|（[^）]{{1,2}}）)?[年岁歲]?){_GAP}(?:{_LUNAR_MONTH}){_GAP}(?:{_LUNAR_DAY})日?"
        rf"|[农農夏阴陰][历曆]{_GAP}(?:{_LUNAR_MONTH}){_GAP}(?:{_LUNAR_DAY})日?|(?<![{HAN}0-9])(?:{_LUNAR_MONTH})(?:{_LUNAR_DAY})(?![{HAN}])",
    ),
    (
        "weekday",
        r"(?<![每逢])星期[一二三四五六日天]|(?<![每逢])[周週]星?[一二三四五六日](?![年刊岁报報])(?:(?![一-鿿])|(?<=[日号號）)|｜·\s][周週][一二三四五六日])|(?=[第总總农農今共本国國统統]))|礼拜[一二三四五六日天]"
        r"|禮拜[一二三四五六日天]",
    ),
    (
        "issue",
        rf"(?:期次[：:]{_GAP})?(?:[总總][第字]{_GAP}(?P<total>{_NUMBER}){_GAP}[期号號]"
        rf"|(?:本年度?|今年)?第{_GAP}(?P<number>{_NUMBER}){_GAP}[期号號](?:{_GAP}[(（]?{_GAP}[总總]第?{_GAP}(?P<total2>{_NUMBER}){_GAP}[期号號]?{_GAP}[)）]?)?)",
    ),
    (
        "cn",
        r"(?:国内|國內)?(?:统一|統一)?(?:连续|連續)?(?:出版物|刊)?[号號]?[：:]?\s?CN\s?[0-9]{2}\s?[-—－–]\s?[0-9]{4}(?:/[A-Z0-9]+)?",
    ),
    ("issn", r"(?:国际标准(?:连续出版物|刊)号[：:]?\s?)?ISSN\s?[0-9]{4}[-—－–]?[0-9]{3}[0-9X]"),
    (
        "post_code",
        r"(?:邮发代号|郵發代號|邮政代号|国内邮发代号|国外(?:发行)?代号)[：:]?\s?[0-9A-Z]{1,5}[-—－–]?[0-9A-Z]{0,5}",
    ),
    ("postal", r"(?:邮政编码|邮编|郵編|郵政編碼)[：:]?\s?(?P<postal>[0-9０-９]{6})"),
    (
        "pages",
        rf"(?:今日出刊|今日|本期|本日|今天|本报今日|本報今日|[共计]|本期共|今日共|全)\s?(?:[共出]|出版(?=.[版]))?\s?(?:[{FIGURES}]{{1,2}}\s?大?[张張]\s?共?)?(?P<pages>[{FIGURES}兩两]{{1,3}})\s?(?:个"
        rf"|個)?[版張张](?:\s?[（(]?[^（()）\n]{{0,16}}[）)])?(?=[^{HAN}]|$|中共|[{HAN}]{{0,20}}(?:主办|主管|编印|承办|出版|热线|代号))",
    ),
    (
        "schedule",
        "[12][0-9]{3}年[0-9]{1,2}月(?:[0-9]{1,2}日)?创刊|(?:每?逢?(?:[周週]|星期)(?:[一二三四五六日][、和及]?){1,4}){1,4}出版|(?:每[周週](?:[一二三四五六日]、?){1,4}|逢星期[一二三四五六日]|(?:[一二三四五六七八九十、]{0,4}逢[一二三四五六七八九十、]{1,6}){1,3}|每[日旬])出版",
    ),
    (
        "sheets",
        rf"(?:对开|對開|四开|四開)\s?(?P<pages2>[{FIGURES}]{{1,3}})\s?(?:大)?[版张張]|[彩黑]色?印刷|版数[：:]\s?(?P<pages3>[0-9]{{1,2}})",
    ),
    (
        "sponsor",
        rf"(?:(?:主办|主管|主管主办|主办单位|主管单位|主辦)(?:[：:]\s?|\s(?=中共))(?P<sponsor2>[{HAN}（）()、·]{{2,40}}?(?:\s[{HAN}]{{2,8}}人民政府)?)(?={_ENDS}))"
        rf"|(?P<sponsor>(?:中共[{HAN}]{{2,10}}委(?:员会)?\s)?(?:中共|[{HAN}])[{HAN}（）()、·]{{2,40}}?)\s?(?:主管主办|主管、主办"
        rf"|主管主辦|主办|主辦|主管)(?![：:]|的|[{HAN}]*[会會活])",
    ),
    (
        "publisher",
        rf"(?:(?:编印|承办|出版兼承印|出版|编辑出版|主编单位|出版单位|承办单位|编印单位|出版者)(?:[：:]\s?|\s(?=[{HAN}]{{3,16}}(?:中心|报社|编辑部)$))(?P<publisher2>[{HAN}（）()、·《》]{{2,40}}?)(?={_ENDS}))"
        rf"|(?![（(]?[{HAN}]{{0,3}}[逢每]|不?定期|星期|[周期一二三四五六七八九十日、]+出版)(?P<publisher>[{HAN}（）()、·《》]{{3,40}}?)\s?(?:编辑出版|編輯出版|编印出版"
        rf"|编印|編印|承办|承辦|出版|印行|主编)(?![：:{HAN}])",
    ),
    (
        "hotline",
        r"(?:[采採]编热线|采訪熱線|新闻热线|新聞熱線|热线电话|读者热线|报料热线|爆料热线"
        r"|服务热线|[采採]编电话|(?<![告餐约询座])热线|(?<![告餐约询座])熱線|新闻报料|编辑部电话|编辑部|投稿热线|总编室"
        r"|咨询电话|联系电话|(?<![告餐约订部])电话|(?<![告餐約訂部])電話)\s?[：:]?\s?(?P<hotline>[(（]?[0-9０-９][0-9０-９\-－—()（） ]{2,20}[0-9０-９])(?:\s?(?:转"
        r"|轉)\s?[0-9]{1,4})?",
    ),
    (
        "web",
        r"(?:网址|網址|网站|官网|电子版|数字报|官方网站)?\s?[：:]?\s?(?:https?://"
        r"|www\.)[A-Za-z0-9./_?=&%-]{3,80}|(?:电子邮箱|邮箱|投稿邮箱|电子信箱|E-?mail)\s?[：:]\s?[A-Za-z0-9._-]{1,40}@[A-Za-z0-9.-]{3,40}",
    ),
    (
        "price",
        r"(?:零售价?|每份(?:定价|售)?|定价|售价|报价|零售(?:每份)?|工本费|全年定价|月价|每月|每季)[：:]?\s?(?:人民币|人民券|[国國马馬港新台叻][币幣]|法[币幣])?\s?[0-9０-９.角分元一二三四五六七八九十百千]{1,10}\s?(?:元"
        r"|角|分|[圆圓])?(?:/[份月年])?|[定订]价[：:]\s?每[份月季年][^。]{2,20}$",
    ),
    ("controls", r"(?:星期\s)?放大\+?\s?缩小-?(?:\s?默认)?"),  # of a web page
    ("address", r"(?:社址|(?<=[主承]办\s)地址|本报地址|报社地址|本社地址|编辑部地址)[：:]\s?[^\s，。]{4,30}"),
    (
        "printer",
        rf"(?:印刷|承印)(?:[：:]\s?|\s)[{HAN}]{{4,20}}|[{HAN}]{{4,24}}(?:承印|印刷|发行|编辑部编辑)(?=$|\s)",
    ),
    (
        "license",
        rf"(?<![{HAN}A-Z])[{HAN}]?[A-Z]?内(?:资|准)[{HAN}]{{0,2}}字?第?[A-Z]?[0-9]{{2,6}}号|中[华華][邮郵]政[\u4e00-\u9fff]{{2,20}}(?:[执執]照|[号號])|登[记記][为為]新[闻聞][纸紙]|(?:准印证号?|内部资料性出版物|内部资料|内部刊物|登记证号?|广告经营许可证号?"
        r"|许可证)[：:]?\s?(?:[（(][^）)]{1,10}[）)])?\s?[\w\-字第（）()号]{0,24}"
        r"|(?:内部(?:资料|报纸|刊物)|部队报刊)[，,\s]{0,2}(?:免费交流|注意保存)(?:[，,\s]{0,2}不得外传)?|免费赠阅|内部(?:发行|报纸)",
    ),
    (
        "account",
        rf"[{HAN}A-Za-z]{{1,10}}(?:APP|客户端|微信公众号|公众号|微博|视频号|抖音号)"
        rf"|(?<![{HAN}》”])[{HAN}]{{2,4}}(?:发布(?:微信|微博)?|融媒)(?![{HAN}])|扫码[{HAN}]{{2,10}}|(?:微信|微博|抖音)[：:][\w\u4e00-\u9fff]{{2,20}}",
    ),
)
_ANY = re.compile("|".join(f"(?P<f_{name}>{pattern})" for name, pattern in _FIELDS))
_PARTS = {name: tuple(re.findall(r"\(\?P<(\w+)>", pattern)) for name, pattern in _FIELDS}
# A line without any of these can hold no field. Each begins with a plain character, for those are searched fast.
_HINT = re.compile(_FORMS["hints of a masthead"])
_WIDE = re.compile("[０-９ＣＮＩＳ]")
_HALF = HALF_WIDTH | str.maketrans("ＣＮＩＳ", "CNIS")
_IN_A_SENTENCE = re.compile(rf"由[{HAN}、“”《》]{{2,30}}(?:主办|承办|主管|编印|出版|主编)")
_PAPER_NAME = re.compile(
    rf"^(?!周[{FIGURES}]刊|[日周旬月]刊|试刊)(?:今日[{HAN}]{{2,6}}|[{HAN}]{{1,8}}(?:日报|日報|晚报|晚報|时报|時報|晨报|晨刊"
    rf"|早报|导报|快报|商报|农民报|青年报|工人报|周报|週報|画报|学报|校报|简报"
    rf"|新报|电讯报|广播电视报|报|報|新闻|时讯|新闻网|快讯|通讯|周刊|新区|之窗"
    rf"|之声)|新[{HAN}]{{2,4}}|[{HAN}]{{2,4}})$"
)
_SURE_NAME = re.compile(
    rf"^(?:今日[{HAN}]{{2,6}}|[{HAN}]{{2,6}}[报報][·•][{HAN}]{{2,5}}版|参考消息|新华每日电讯|《?[{HAN}]{{1,8}}(?:(?<![捷喜战戰简簡警汇匯])[报報]|时讯|社讯|新闻|周刊|晨刊|导刊|快讯|视界)》?)(?:[（(][试試]刊[）)])?$"
)
_IN_LATIN = re.compile(r"(?: [A-Z]{2,12}){1,4}$")
_LOOK = 160


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a masthead: its kind, the text as printed, the named parts of its pattern."""

    kind: str
    text: str
    start: int
    end: int
    parts: tuple[tuple[str, str], ...]

    def part(self, *names: str) -> str | None:
        return next((value for name, value in self.parts if name in names), None)

    @property
    def pages(self) -> int | None:
        """How many pages it tells that the issue has."""
        return number(self.part("pages", "pages2", "pages3") or "")


@looks_for(_HINT)
@lru_cache(maxsize=1024)  # asked for a line's signs, and again for the facts
def fields(plain: str, shown: str | None = None) -> tuple[Field, ...]:
    """The fields found in a line, in order; a long line is looked at no further than its first 160 characters.

    `shown` is the line as printed where `plain` is its simplified form: what a field says is cut from it.
    """
    seen = plain[:_LOOK]
    if not _HINT.search(seen) or _IN_A_SENTENCE.search(seen):
        return ()
    return tuple(_fields(seen.translate(_HALF) if _WIDE.search(seen) else seen, shown or plain))


def _fields(plain: str, shown: str) -> Iterator[Field]:
    for match in _ANY.finditer(plain):
        kind = str(match.lastgroup)[2:]  # the field's own group closes last
        parts = tuple(
            (name, shown[slice(*match.span(name))]) for name in _PARTS[kind] if match[name] is not None
        )
        yield Field(kind, shown[slice(*match.span())], match.start(), match.end(), parts)


def rest_of(text: str, found: Sequence[Field]) -> str:
    """What a masthead line holds besides its fields: the name of the paper, if anything."""
    out, place = [], 0
    for field in found:
        out.append(text[place : field.start])
        place = field.end
    return " ".join("".join([*out, " ", text[place:]]).split()).strip("|｜·/、，,：:—-–()（）* ")


def coverage(text: str, found: Sequence[Field]) -> float:
    """Share of a line's characters that lie in masthead fields, 0 to 1."""
    return sum(field.end - field.start for field in found) / max(1, len(text))


def may_be_name(text: str) -> bool:
    return len(text) <= 12 and bool(_PAPER_NAME.match(text))


@looks_for(_SURE_NAME)
def is_surely_name(text: str) -> bool:
    """Whether a line is a paper's name, with or without the same in Latin capitals behind it."""
    name = _IN_LATIN.sub("", text)
    return len(name) <= 12 and bool(_SURE_NAME.match(name))
