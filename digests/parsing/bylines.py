"""Who wrote it: bylines in the brackets of a lead, on a line of their own, and at the end of a text.

Roles are kept as printed (本报记者, 见习记者, 新甘肃·甘肃日报记者); the last role named holds for the names
that follow it. False friends, 记者从…获悉 or （5月17日摄）, are kept out by asking that nothing but roles and
names stand in a byline.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from digests.issue import Reporter
from digests.parsing.forms import FIGURES, HAN, forms_of
from digests.parsing.names import begins_as_name, glued_names, is_name, is_office, may_be_name, two_names
from digests.parsing.quick_look import looks_for
from digests.parsing.signers import HELPED, LABEL, REMARK, ROLE_WORD, only_signers, signers_in, tokens

_FORMS = forms_of("vocabulary.txt")

_DATE = rf"(?:[{FIGURES}]{{1,3}}\s?月\s?)?[{FIGURES}]{{1,3}}\s?日"
_HOUSE = (
    rf"(?:本[报報刊网網台社]|[{HAN}A-Za-z·]{{1,12}}?(?:社(?![区區会會员員团團])|[日晚晨早商导快时都]?[报報]"
    rf"|新[闻聞]|[网網]|在[线線]|[电電]台|发布|融媒|客户端))"
)
_LEAD = re.compile(
    rf"[【〔\[（(]?(?:据|據)?\s?(?:{_HOUSE}|[{HAN}]{{2,6}}(?=[讯訊][】〕]?\s{{0,3}}(?:[（(]|[{HAN}]{{0,6}}[记記]者)))(?:“[^”]{{2,8}}”)?"
    rf"(?:[{HAN}·]{{0,10}}?\s?(?:当地时间)?(?:{_DATE})(?:[上下]午|晚|凌晨)?\s?(?:专|專|急|特)?(?:[讯訊电電]|特稿|消息)"
    rf"|[{HAN}·]{{0,10}}?\s?(?:综合|特|专)?(?<!通)[讯訊](?!员|員)(?![{HAN}]{{0,1}}[息问飞号])"
    rf"|[{HAN}·]{{1,10}}?\s?(?:专|綜合|综合)?(?<![停供用发充水致家核光风火])[电電](?=[\s】〕\]（(:：]|$)"
    rf"|\s?消息(?=[\s】（(])"
    rf"|\s?[电電](?=[\s】〕\]（(]))"
)
_PLACE_AND_DAY = re.compile(
    rf"[（(【]\s?[{HAN}]{{2,6}}(?:{_DATE})[讯訊电電][）)】]"
)  # (怡保23日訊), as papers overseas begin
_OPENS_WITH_BRACKET = re.compile(
    rf"[（(〔\[]\s?(?:[{HAN}A-Za-z·/]{{0,14}}\s?)(?:记者|記者|通讯员|通訊員|实习生"
    rf"|特约记者)[\s：:/、{HAN}·]{{2,80}}[）)〕\]]"
)
_PLACE_REPORT = re.compile(
    rf"(?:[{HAN}]{{2,4}}[报報][道導]\s+)?本[报報刊网網][记記]者\s{{0,4}}[{HAN}]{{2,4}}(?:[\s、]{{1,3}}[{HAN}]{{2,4}}){{0,4}}\s{{0,3}}(?:[{HAN}]{{2,4}})?[报報][道導][：:]?"
)
# 【本報記者周亦安雲溪報導】, 【記者周亦安／雲溪報導】
_REPORTED_FROM = re.compile(
    rf"(?:[【〔[]|(?=[记記]者[{HAN}]{{2,4}}[／/∕]))(?P<role>(?:本[报報刊网網]|[{HAN}]{{1,4}}[报報])?(?:[驻駐][{HAN}]{{2,8}}?)?(?:特[约約])?(?:[记記]者|通[讯訊][员員]))\s?(?P<names>[{HAN}、]{{2,14}}?)(?P<day>{_DATE})?"
    rf"(?:[／/∕\s](?P<place>[{HAN}]{{2,6}})|(?<=日)[{HAN}]{{2,6}}?)?(?:[报報][道導导]|[专專][访訪])(?:[】〕\]]|(?=\s)|$)"
)
# Every byline has a role word, a bracket, an ornament or a label: a quick look before the others.
_MAY_SIGN = re.compile(
    r"（|\(|〔|【|\[|⊙|□|■|◎|●|○|◆|◇|★|☆|▲|△|▌|\||｜|记者|記者|讯员|訊員|实习生|實習生|报道|報道|派员|派員|论员|論員"
    "|编译|編譯|撰稿|供稿|作者|译者|采写|采访|文|图|摄|攝|整理|实 习 生"
)
_REPORTS = re.compile(
    rf"[】〕]?\s{{0,4}}([{HAN}]{{0,8}}?(?:记者|通讯员|实习生)\s?[{HAN}·、\s]{{2,30}}?|[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}(?=报道[：:]))(?:摄影)?报道[：:，]"
)
# 新快报讯 全媒体记者 叶知微 通讯员 教宣 再过七天，…
_NAMED_APART = re.compile(
    rf"\s{{0,2}}((?:[{HAN}]{{0,6}}(?:记者|通讯员|实习生) [{HAN}·]{{2,4}} ){{1,4}})(?=(?:现场|专题)?报道 |[^ ]{{5}})"
)
_REPORTED = re.compile("报道[：:]?$")
_REPORTS_HERE = re.compile("讯|訊|电|電|报道|报导|報導|報道|者|[（(【〔\\[]")  # a quick look
_HOUSE_ROOM = 40
_OPENING, _ENDING, _CLOSING = 200, 130, tuple("）)〕]】")
_NAMES_ROOM = 30
_ONE_NAME, _DIVIDED = 4, re.compile(r"[\s、，,;；/／|｜丨&·•・]")
TEXT_AND_PICTURES = re.compile("报道(?<=[影图文频]报道)[）)]?$")
# 刘贵雄摄 credits a picture; 李庄 文/摄 signs a text.
_PHOTO_ONLY = re.compile("(?<![文并/／])(?:摄|攝|摄影|供图)$")
_TELLS_WHO = re.compile(_FORMS["who a writer is"])
# 炼铁厂工人 says who the writer is, 炼铁厂 only where: no role.
_SOMEONE = re.compile("(?:[人員员者工民師师長长生士户戶記记任家授席表农問问]|司机|干部)$")
_READERS = ("读者", "讀者", "网友")
_UNNAMED = (*_READERS, "网民")  # may sign with any name: 读者 小青
_MAKES_PAGES = re.compile("[编編校审版摄图文稿]$")  # 责编：…, 摄影：… are no places
_LONGEST_PLACE = 8
_LONGEST_NAME = 5  # characters, with a bracket behind it
_PLACE = re.compile(rf"[{HAN}]{{2,4}}[县縣镇鎮乡鄉]")
_GAP = re.compile(r"[\s：:]")
_CALLED = re.compile(rf"[小阿老][{HAN}]")  # 小马 signs a brief
_BRACKETS = re.compile(r"^[（(〔\[【](.*)[）)〕\]】]$")
_SIGNED = re.compile(r"[（(〔\[]([^（）()\[\]〔〕。！？]{2,100})[）)〕\]]$")
_SIGNED_BEHIND_A_MARK = re.compile(
    rf"[。！？”」]\s{{0,4}}[●■◆]\s?([{HAN}]{{0,8}}[记記]者\s?[{HAN}、 ]{{2,20}})$"
)
_FIRST_BRACKET = re.compile(r"[（(〔\[]([^（）()\[\]〔〕]{2,120})[）)〕\]]")
_MARKS = "⊙□■◎●○◆◇★☆▲△▌|｜"
# A paper's ■ may be an n of another font.
_ORNAMENT = re.compile(rf"^[{_MARKS}]\s*|^[Nn](?=本[报報刊]|[{HAN}]{{0,4}}[记記]者|通[讯訊]员)")
_WHO_HE_IS = re.compile(
    r"(?<=[一-鿿])[（(][一-鿿]{2,10}(?:律师|律師|医师|醫師|教师|教師|研究员|工程师|主任|作者)[）)]$"
)
# 周亦安（炼铁厂）, ◎周亦安（文学院2023级）: the name, and where or what the writer is.
_AND_UNIT = re.compile(
    rf"^(?P<mark>[{_MARKS}]\s?)?(?P<name>[{HAN}]\s{{0,2}}[{HAN}]{{1,3}})\s?"
    rf"[（(][{HAN}0-9·“”（）()]{{1,16}}[院厂班级处部社区局会店系组校所站庭司团队心村镇乡县市矿场科室行馆园台户连营旅工人师生长员者民妻夫父母儿女医卫士农)）][）)]$"
)
# ◎老锤, □舟子: an ornament and what may be a pen name, no more; ■案情 is a subhead.
PEN_NAME = re.compile(
    rf"^[⊙□◎○]\s?(?![{HAN}]{{0,4}}(?:链接|贴士|提示|背景|案例|手记|声音|点评|观察|现场|镜头|说法|评|录|谈)$)[{HAN}]{{2,3}}$"
)
_FROM_COUNTRY = re.compile(rf"^[（(][{HAN}]{{2,5}}[）)]\s?(?=[{HAN}]{{2,4}}$)")  # （美国）周亦安
_FROM_WHERE = re.compile(
    rf"^[{HAN}]{{2,5}}(?:[报報][道導])\s+(?=(?:本[报報]|[{HAN}]{{0,6}})[记記]者)"
)  # 云溪报道 本报记者 …
_LEAD_AND_MORE = re.compile(r"[^（）()]{2,24}[讯訊电電]\s{0,2}[（(][^（）()]{2,100}[）)]")
# 期次：第1439期 作者：■ 校报记者 周亦安 查看：708: what an archive or a site says beside the writer.
_BEFORE_AUTHOR = re.compile(
    r"^(?:(?:期次[：:]第?[0-9]{1,6}期|(?:信息)?来源[：:]\s?\S{0,12}|阅读次数[：:]\s?[0-9]*|(?:(?:发布|刊发|出版)(?:日期|时间)[：:]\s?)?[12][0-9]{3}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:\s[0-9:]{4,8})?)\s{1,4}){1,3}(?=作者[：:])"
)
_TIME_TAIL = re.compile(
    r"\s?(?:时间|日期|发布时间|来源|版次|版面|查看|点击(?:数|量|次数)?|浏览(?:数|量|次数)?|阅读(?:数|量|次数)?|期次)[：:].*$"
)
_ROLE_APART = re.compile("(?:实 习 生|通 讯 员|摄 影|记 者)(?= )")  # spread to the width of 本报记者
# 观海新闻/青岛晚报 记者 周亦安: the houses of one writer.
_HOUSES = re.compile(
    rf"^(?=[{HAN}/]{{0,30}}(?:[报報网網]|新闻|融媒|客户端)[/\s{HAN}])[{HAN}]{{2,10}}(?:/[{HAN}]{{2,10}}){{1,4}}?\s?(?=(?:首席|见习|全媒体|融媒体)?记者)"
)
_AUTHOR_MARKED = re.compile(rf"^(作者[：:])\s?[{_MARKS}]\s?")


@looks_for(_LEAD, _PLACE_AND_DAY, _PLACE_REPORT, _REPORTED_FROM, _OPENS_WITH_BRACKET)
def opens_with_lead(text: str) -> bool:
    """Whether a paragraph opens as a news report does: 本报讯, …日电, or （记者 …）."""
    if any(form.match(text) for form in (_LEAD, _PLACE_AND_DAY, _PLACE_REPORT, _REPORTED_FROM)):
        return True
    bracket = _OPENS_WITH_BRACKET.match(text)
    return bracket is not None and only_signers(_inner(bracket[0]))


def lead_end(text: str) -> int:
    """Where the dateline of a lead ends, 0 without one. The byline's brackets come after it."""
    match = _LEAD.match(text)
    return match.end() if match else 0


def closes_with_byline(text: str) -> bool:
    """Whether a paragraph closes with a byline in brackets."""
    match = _SIGNED.search(text)
    return bool(match and (ROLE_WORD.search(match[1]) or _LEAD.match(match[1])) and reporters_in(match[1]))


@looks_for(_MAY_SIGN)
def is_byline(text: str) -> bool:
    """Whether a line holds a byline and nothing else."""
    if len(text) > 120 or not _MAY_SIGN.search(text) or "。" in text or "！" in text or "？" in text:
        return False
    if _REPORTED_FROM.fullmatch(text) or _named_with_unit(text):
        return True
    if text[-1] not in "）)" and _LEAD_AND_MORE.match(text):
        return False
    if abroad := _FROM_COUNTRY.match(text):
        return is_name(text[abroad.end() :])
    inner = _inner(text)
    if ROLE_WORD.search(inner) or LABEL.match(inner):
        return only_signers(inner)
    if HELPED.search(inner):
        return True
    if _LEAD.fullmatch(inner):
        return True
    lone = _ORNAMENT.match(text) or _BRACKETS.match(text)
    names = tokens(inner)
    if REMARK.search(inner) and not _PHOTO_ONLY.search(inner):
        return bool(names) and all(is_name(name) for name in names)
    return bool(lone and names) and all(
        is_name(name) or two_names(name) or is_office(name) or _CALLED.fullmatch(name) or glued_names(name)
        for name in names
    )


@looks_for("：")
def is_roster(text: str) -> bool:
    """炼铁厂：周亦安、林河: names in a list of honours, and where they belong."""
    place, colon, names = text.partition("：")
    if not colon or len(place) > _LONGEST_PLACE or ROLE_WORD.search(place) or _MAKES_PAGES.search(place):
        return False
    return all(is_name(name) for name in names.split("、"))


@looks_for(_GAP)
def signs_letter(text: str) -> bool:
    """读者 周亦安, 云溪县柳河镇 读者 周亦安: who or where the writer is, a gap, the name."""
    if len(text) > _NAMES_ROOM or "，" in text or not _GAP.search(text):
        return False
    *_, above, last = _GAP.split(text.rstrip("）)"))
    marked = bool(_ORNAMENT.match(text))
    unnamed = above.endswith(_UNNAMED)
    if not 1 <= len(last) <= _LONGEST_NAME or not (
        marked or unnamed or len(above) == 1 or begins_as_name(last) or _CALLED.fullmatch(last)
    ):
        return False
    told, names = _who_and_names(text)
    known = may_be_name if marked or (told and told[-1].endswith(_UNNAMED)) else _is_called
    return 1 <= len(told) <= 2 and 1 <= len(names) <= 2 and all(map(known, names))


def _is_called(name: str) -> bool:
    """A name, or what one goes by: 老吴."""
    return is_name(name) or bool(_CALLED.fullmatch(name))


def _who_and_names(text: str) -> tuple[list[str], list[str]]:
    """云溪县柳河镇 读者 | 周亦安: who or where the writers are, and the rest."""
    said = tokens(_inner(text))
    told = list(takewhile(_TELLS_WHO.fullmatch, said))
    return told, said[len(told) :]


def are_bare_names(text: str) -> bool:
    """李庄, or 张海亮 付纯志 赵学堂: names alone, no role, no ornament."""
    if len(text) > _NAMES_ROOM or not begins_as_name(text) or text[-1] in "：:":
        return False
    if (len(text) > _ONE_NAME and not _DIVIDED.search(text)) or REMARK.search(text):
        return False
    names = tokens(text)
    return 1 <= len(names) <= 6 and all(is_name(name) for name in names) and "，" not in text


def reporters_of_paragraphs(paragraphs: Sequence[str]) -> list[Reporter]:
    """Reporters named in the brackets that open paragraphs or, where none does, close them (each brief its own)."""
    return [
        who
        for text in paragraphs
        if _REPORTS_HERE.search(text[:_HOUSE_ROOM])
        for who in _of_lead(text[:_OPENING])
    ] or [who for text in paragraphs for who in _of_end(text[-_ENDING:])]


def _of_lead(head: str) -> list[Reporter]:
    end = lead_end(head)
    if end or _OPENS_WITH_BRACKET.match(head):
        bracket = _FIRST_BRACKET.search(head, max(0, end - 1))
        if bracket and bracket.start() <= end + 2:
            return reporters_in(bracket[1])
        spoken = (_REPORTS.match(head, end) or _NAMED_APART.match(head, end)) if end else None
        return reporters_in(spoken[1]) if spoken else []
    if sent := _REPORTED_FROM.match(head):
        return _reported_from(sent)
    reported = _PLACE_REPORT.match(head)
    return reporters_in(_REPORTED.sub("", reported[0])) if reported else []


def _reported_from(sent: re.Match[str]) -> list[Reporter]:
    """周亦安雲溪: the place is printed behind the last name, with or without a mark between."""
    *others, last = sent["names"].split("、")
    if sent["place"] is None and not sent["day"] and len(last) > 3:
        last = last[:3] if is_name(last[:3]) else last[:2]
    return [Reporter(sent["role"], name) for name in (*others, last)]


def _of_end(tail: str) -> list[Reporter]:
    signed = _SIGNED.search(tail) if tail[-1:] in _CLOSING else None
    if not signed:
        marked = _SIGNED_BEHIND_A_MARK.search(tail) if "者" in tail else None
        return reporters_in(marked[1]) if marked else []
    alone = [name for name in tokens(signed[1]) if not _PLACE.fullmatch(name)]
    if len(alone) > 1 and is_office(alone[0]) and all(map(is_name, alone[1:])):  # 人事处 周亦安
        return [Reporter("", name) for name in alone[1:]]
    if ROLE_WORD.search(signed[1]):
        return reporters_in(signed[1])
    if alone and all(is_name(name) or _CALLED.fullmatch(name) for name in alone):
        return [Reporter("", name) for name in alone]
    return [Reporter("", name) for name in glued_names(alone[0])] if len(alone) == 1 else []


def reporters_of_line(text: str) -> list[Reporter]:
    """Reporters named in a byline that stands on its own line."""
    if sent := _REPORTED_FROM.fullmatch(text):
        return _reported_from(sent)
    if signs_letter(text):
        told, names = _who_and_names(text)
        role = "".join(told)
        role = next((word for word in _READERS if role.endswith(word)), role if _SOMEONE.search(role) else "")
        return [Reporter(role, name) for name in names]
    if signed := _named_with_unit(text):
        return [Reporter("", signed)]
    inner = _inner(text)
    if is_office(inner) and not ROLE_WORD.search(inner):
        return [Reporter("", inner)]
    return reporters_in(inner)


def _named_with_unit(text: str) -> str | None:
    """The name in 周亦安（炼铁厂）; behind an ornament it may be a pen name."""
    found = _AND_UNIT.match(text) if text[-1] in "）)" else None
    if found is None:
        return None
    name = re.sub(r"\s", "", found["name"])
    return name if is_name(name) or (found["mark"] and may_be_name(name)) else None


def _inner(text: str) -> str:
    if " " in text and (apart := _ROLE_APART.match(text)):
        text = apart[0].replace(" ", "") + text[apart.end() :]
    text = _AUTHOR_MARKED.sub(r"\1", _BEFORE_AUTHOR.sub("", text)) if "作者" in text else text
    inner = _FROM_COUNTRY.sub("", _FROM_WHERE.sub("", _ORNAMENT.sub("", text)))
    brackets = _BRACKETS.match(inner)
    if brackets:
        inner = brackets[1].strip()
    inner = _TIME_TAIL.sub("", _WHO_HE_IS.sub("", inner))
    lead = _LEAD.match(inner)
    return inner[lead.end() :].strip() or inner if lead else inner


def reporters_in(inner: str) -> list[Reporter]:
    """Roles and names out of a byline without its brackets, in the order printed."""
    inner = _HOUSES.sub("", inner.strip())
    lead = _LEAD.match(inner)
    return signers_in(inner[lead.end() :] if lead else inner)
