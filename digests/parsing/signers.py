"""Roles and names inside a byline: 见习记者 周亦安 通讯员 林河, 文：周亦安 摄影：林河, 作者：机械学院 周亦安."""

import re
from itertools import groupby

from digests.issue import Reporter
from digests.parsing.forms import HAN
from digests.parsing.names import glued_names, is_name, is_office, may_be_name, two_names

ROLE_WORD = re.compile(
    "记者|記者|通讯员|通訊員|实习生|實習生|报道员|報道員|特派员|评论员|評論員|编译|撰稿|通联员|译者|读者|指导老师|指导教师"
)
_HALF_NAME = re.compile(rf"(?:^.|(?:{ROLE_WORD.pattern})[{HAN}])$")  # 李 舸, 记者李 舸
_QUALIFIER = re.compile(
    "(?:本[报報刊网網台社]|见习|見習|实习|實習|特约|特約|首席|全媒体|融媒体|全媒"
    "|融媒|新媒体|资深|高级|特派|特稿|驻[\u4e00-\u9fff]{1,3}|文字|摄影|攝影|图片"
    "|图文|视频|体育|财经|时政|法治|兼职|青年|小|校园|业余|骨干|优秀)$"
)
_HOUSE_NAME = re.compile(
    "[报報社网網台刊]$|集团$|中心$|传媒$|媒体$|在线$|频道$|电视$|新闻$|客户端$"
    "|发布$|日报|晚报|电视台|记者站$|编辑部$|融媒"
)
REMARK = re.compile(
    r"\s?(?:(?<=\s)图[/／：:]?[\u4e00-\u9fff]{2,8}提供|(?<=\s)(?:[一二三四五六七八九十0-9]{1,3}月[一二三四五六七八九十0-9]{1,3}日)?发自[\u4e00-\u9fff]{2,8}|摄影报道|攝影報道|文并摄|文[/／丨|]?图|文[/／丨|]摄|(?<=\s)文摄|图[/／丨|]?文|文图|图文报道"
    r"|图文|[/／]?(?:报道|報道|報導)|采写|撰文|综合报道|摄影|摄|攝|整理|供稿|供图|文[/／])$"
)
_PLACE_PICTURES = re.compile(rf"\s(?P<place>[{HAN}]{{2,3}})(?:摄影)?(?:报道|報道|報導)$")
_LONGEST_ROLE = 20
_NO_NAMES = frozenset({"文章", "来稿", "待续", "农村版", "受访者", "采访者", "整理", "供稿"})
"""What stands in brackets or beside a role and is nobody."""
_WORKS_AT = re.compile(
    "^[一-鿿]{2,12}(?:[局段厂廠站所院处處科室队隊社乡鄉镇鎮村县縣区區委办辦矿礦场場班组組校部连連营營]|中心|公司|支行|车间)$"
    "|^[一二三四五六七八九十][营连排班队]$"
)
_FEW = 5  # a place and writers
_LONGEST_ROW = (
    12  # characters that stand apart: what is longer can be parted in too many ways, and is no row of names
)
_PARTS = frozenset({"文", "图", "摄", "摄影", "撰文", "采写", "文字", "图片", "插图", "绘图", "策划"})
_PART = "|".join(sorted(_PARTS, key=lambda part: (-len(part), part)))  # 文字 before 文
# 记者 周玲 上海报道: where a report comes from, beside who wrote it.
_CITIES = re.compile(
    "(?:发自)?(?:北京|上海|天津|重庆|广州|深圳|珠海|香港|澳门|台北|南京|苏州|无锡|杭州|宁波|温州|合肥|福州|厦门|南昌|济南|青岛|郑州|武汉|长沙|南宁|海口|成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川|乌鲁木齐"
    "|石家庄|太原|呼和浩特|沈阳|大连|长春|哈尔滨|华盛顿|纽约|伦敦|巴黎|东京|莫斯科|柏林|日内瓦|雅典|首尔)"
)
_CUT_NAME = re.compile("[^文图摄]{2} [^文图摄]")
_HALF_BEFORE_ROLE = re.compile(rf"(?<=\s)([{HAN}])(?=(?:通讯员|记者|实习生))")  # 邹 军通讯员马玉峰
_AND_OTHERS = re.compile("等[一二三四五六七八九十0-9]{1,3}[人位名]$")  # 周亦安等七人
_SEPARATORS = re.compile(r"[\s、，,;；/／：:|｜丨&]+")
LABEL = re.compile(
    rf"^(?:本[栏版])?(?:(?P<role>作者|编译|译者|执笔|整理|撰稿|供稿|讲述|口述)|(?P<both>文[/／]图)|图[/／]文|文图|(?P<part>{_PART}))"
    rf"(?:\s?[/／：:丨|｜]\s?|(?:(?<=作者|整理|撰稿|执笔|编译)|(?<=文[/／]图))\s(?=[{HAN}]{{2,4}}$))"
)
# 作者：机械学院 周亦安, 文：周亦安（市一中）: behind a label the unit is neither name nor role.
_UNIT_FIRST = re.compile(
    rf"(?P<unit>[{HAN}]{{1,16}}(?:[学医法]院|学校|[大中小]学|一中|幼儿园|文联|作协|公司|集团|银行|政府|人大|政协|[局系班厂社站所队部办委会室处科县市区镇乡村]|中心))\s+(?=[{HAN}])"
)
_UNIT_LAST = re.compile(rf"(?<=[{HAN}])\s?[（(][{HAN}]{{3,20}}[）)]$")
HELPED = re.compile(r"(?:参与采写|參與採寫|参与采访|对本文亦有贡献|采访整理|联合采写|采写|综合整理)$")


def only_signers(inner: str) -> bool:
    """Whether roles and names, at least one name, are all that a byline without its brackets holds."""
    label, inner = _behind_label(_without_remark(HELPED.sub("", inner)))
    kinds = {kind for kind, _ in _pieces(inner, labelled=bool(label))}
    return "name" in kinds and kinds <= {"name", "role"}


def signers_in(inner: str) -> list[Reporter]:
    """Roles and names out of a byline without its brackets and its dateline, in the order printed."""
    inner = _without_place(inner)
    role = "参与采写" if HELPED.search(inner) else ""
    label, inner = _behind_label(inner)
    if label:
        role = label["role"] or label["part"] or label["both"] or role
    inner = HELPED.sub("", inner)
    shot = re.search("摄$", inner)
    inner = _without_remark(inner)
    found: list[Reporter] = []
    for kind, text in _pieces(inner, labelled=bool(label)):
        if kind == "role":
            role = text
        elif kind in ("name", "name?"):
            found.append(Reporter(role or ("摄" if shot else ""), text))
    return found


def _behind_label(inner: str) -> tuple[re.Match[str] | None, str]:
    """The label that a byline opens with, and what stands behind it; there the writer's unit is left out."""
    label = LABEL.match(inner)
    return label, _without_unit(inner[label.end() :]) if label else inner


def _without_unit(inner: str) -> str:
    """Without the writer's unit, before the name or in brackets behind it."""
    while (found := _UNIT_FIRST.match(inner)) and not is_name(found["unit"]):
        inner = inner[found.end() :]
    return _UNIT_LAST.sub("", inner)


def _without_place(inner: str) -> str:
    """周亦安, where 机务段 周亦安 says where he works first."""
    place, *names = tokens(inner)[:_FEW] or [""]
    works = names and _WORKS_AT.search(place) and not is_name(place) and all(map(is_name, names))
    return " ".join(names) if works else inner


def _without_remark(inner: str) -> str:
    """Without 摄影报道 and its like, and the place before it: 王明 北京摄影报道, but 王明 周亦安摄影报道."""
    place = _PLACE_PICTURES.search(inner)
    return inner[: place.start()] if place and not is_name(place["place"]) else REMARK.sub("", inner)


def tokens(inner: str) -> list[str]:
    """Pieces between separators; a name padded to its places (李  舸, 叶 知秋, 张树 德, 白 玉 山) is closed."""
    inner = _AND_OTHERS.sub("", _HALF_BEFORE_ROLE.sub(r"\1 ", _without_remark(inner).strip()))
    pieces = [piece for piece in _SEPARATORS.split(inner) if piece]
    if len(pieces) == 2 and _CUT_NAME.fullmatch(" ".join(pieces)) and is_name("".join(pieces)):
        return ["".join(pieces)]
    closed: list[str] = []
    for token in _without_gaps(pieces):
        half = bool(closed) and bool(_HALF_NAME.search(closed[-1])) and closed[-1] not in _PARTS
        if half and (len(token) == 1 or (len(token) == 2 and is_name(closed[-1][-1] + token))):
            closed[-1] += token
        else:
            closed.append(token)
    return closed


def _without_gaps(pieces: list[str]) -> list[str]:
    """叶 大 勇, and 汪 予 安 罗 可: names of which each character stands apart, closed."""
    closed: list[str] = []
    for single, run in groupby(pieces, lambda piece: len(piece) == 1 and piece not in _PARTS):
        row = list(run)
        closed += _spread_names(row) if single and 2 < len(row) <= _LONGEST_ROW else row
    return closed


def _spread_names(row: list[str]) -> list[str]:
    """The names that a row of characters is, the first as long as can be; the row itself where it is none."""
    for size in (3, 2):
        if len(row) in (size, *range(size + 2, len(row) + 1)) and is_name(name := "".join(row[:size])):
            rest = _spread_names(row[size:]) if len(row) > size else []
            if len(row) == size or len(rest) < len(row) - size:
                return [name, *rest]
    return row


def _pieces(inner: str, *, labelled: bool) -> list[tuple[str, str]]:
    """("role", …), ("name", …), ("name?", …) run on to a role and not known, or ("", what is none), in order.

    Behind a role, or `labelled`, an office may stand for a name.
    """
    out: list[tuple[str, str]] = []
    house = ""
    for token in tokens(inner):
        if token in _PARTS:
            out.append(("role", token))
            continue
        if (out and _CITIES.fullmatch(token)) or token in _NO_NAMES:
            continue
        rest = token
        while match := ROLE_WORD.search(rest):
            out += _role(rest[: match.start()], match[0], house, named=bool(out))
            house, rest = "", rest[match.end() :]
        if rest and ((_HOUSE_NAME.search(rest) and not is_name(rest)) or _QUALIFIER.fullmatch(rest)):
            house += rest
        elif rest:
            out += _names(rest, divided=" " in inner or "、" in inner, first=not out, labelled=labelled)
    return [*out, ("", house)] if house and not out else out


def _role(before: str, word: str, house: str, *, named: bool) -> list[tuple[str, str]]:
    """What stands before a role word is its qualifier (见习, 澜报传媒集团), or a name that ends there."""
    while qualifier := _QUALIFIER.search(before):
        before, word = before[: qualifier.start()], qualifier[0] + word
    if named and is_name(before) and not _HOUSE_NAME.search(before):
        return [("name", before), ("role", house + word)]
    role = before + word
    return [("", role)] if len(role) > _LONGEST_ROLE else [("role", house + role)]


def _names(rest: str, *, divided: bool, first: bool, labelled: bool) -> list[tuple[str, str]]:
    """One name, two printed without a gap, or neither."""
    if is_name(rest) or (may_be_name(rest) and (divided or (len(rest) <= 3 and first))):
        return [("name", rest)]
    if two := two_names(rest):
        return [("name", name) for name in two]
    if not divided and (row := glued_names(rest)):
        return [("name", name) for name in row]
    if (labelled or not first) and is_office(rest):
        return [("name", rest)]
    return [("name?" if not first and may_be_name(rest) else "", rest)]
