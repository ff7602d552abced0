"""Lines that hold two things are cut in two before roles are given.

A mark of continuation before its text, a headline run into its lead, a page credit behind the last
sentence, a new headline behind a jump mark. Each cut leaves two `Line`s that share no character.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from digests.parsing import bylines
from digests.parsing.cleaning import place_in_raw
from digests.parsing.forms import ARCHIVE_RECORD, FIELD_LABEL, FIGURES, HAN, NUMBERED, jump_marks
from digests.parsing.lines import Line
from digests.parsing.names import is_office
from digests.parsing.shapes import SHORT

_CREDIT_TAIL = re.compile(
    r"(?<=[。！？”）)])\s?((?:本版|本期)?(?:责编|责任编辑|版式设计|版式|美编|编辑|校对)\s?[：:][^。！？，]{2,40})$"
)
# A lead cannot stand in the middle of a sentence: 本报讯（记者 …, 浙江在线杭州10月31日讯(首席记者 …
_GLUED_LEAD = re.compile(
    rf"(?:本[报報]讯|(?:本[报報]|[{HAN}]{{2,4}}(?:社|网|在线|日报|晚报))[{HAN}]{{0,8}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[讯電电])\s{{0,3}}[（(]"
)
# 记者 何平 《云溪日报》（2023年05月18日 第 01 版）, as a paper's own site records an article behind its writers.
_RECORD_TAIL = re.compile(
    rf"《\s?[{HAN}]{{2,8}}\s?》\s?[（(]\s?\d{{4}}年\d{{1,2}}月\d{{1,2}}日\s{{0,4}}第?\s?\d{{1,3}}\s?版\s?[）)]$"
)
# 第1版(要闻)专栏：节水 开源节流 市郊春播进展顺利 …, as an archive records the text below it and prints its headline again.
_PAGE_RECORD = re.compile(rf"第[{FIGURES}]{{1,3}}版\s?[（(][^（()）]{{0,12}}[）)]\s?专栏[：:]\s?")
_COLUMNS_NAME = re.compile(r"[^\s，。：:]{2,10}\s+")
# 马背上的一日 - 云溪日报 - 云溪网, 贵在坚持 [复制链接], … | |: what a site sets behind a headline or a text.
_SITE_TAIL = re.compile(
    rf"(?<=.{{3}})\s?(?:(?:(?:\s[-–|｜]|_|--|｜)\s?(?:[{HAN}A-Z]{{2,8}} )?[{HAN}]{{2,8}}(?:[报報网網]|新闻|新聞)(?:\s[A-Z][A-Za-z ]{{2,20}})?){{1,3}}|\[复制链接\]|\s[|｜](?:\s?[|｜]){{0,12}})$"
)
# 金元为什么“发烧” 本报评论员 左川: who wrote it, behind its headline.
_WRITER_TAIL = re.compile(
    rf"(?<=.{{5}})\s(?=(?:本[报報刊])?(?:特约|特約)?(?:评论员|評論員|记者|記者|通讯员|通訊員)\s(?:[{HAN}]\s[{HAN}]|[{HAN}]{{2,4}})(?:\s(?:[{HAN}]\s[{HAN}]|[{HAN}]{{2,4}})){{0,2}}$)"
)
_ENDS_TEXT = re.compile("[。，：:、（(]|[讯訊电電]$|[报報][道導]$|[县市区镇乡村]$")
_TAIL, _TAIL_ENDS = 40, "报報网網闻聞|｜]"
_CREDIT_WORDS = ("责编", "责任编辑", "版式", "美编", "编辑", "校对")
_HEADLINE_ROOM = 70
_DATELINE = 30
_LEAD_ROOM = 90
_LEAD_BEGINS = re.compile(rf"^[【〔\[（(]?(?:据)?(?:本[报報刊网]|[{HAN}]{{2,8}}(?:社|报|网))|^[（(]")


def cut_lines(lines: Iterable[Line], text: str) -> list[Line]:
    """The lines with the mixed ones cut."""
    out: list[Line] = []
    for line in lines:
        out += _cut(line, text, out[-1].text if out else "")
    return out


def mend_leads(lines: Iterable[Line]) -> list[Line]:
    """Lines whose column ended inside a dateline put together: 本报云岭12月2 | 6日讯（记者 …."""
    out: list[Line] = []
    for line in lines:
        above = out[-1] if out else None
        if (
            above is not None
            and len(above.text) <= _DATELINE
            and _LEAD_BEGINS.match(above.text)
            and _is_one_lead(above.text, line.text)
        ):
            out[-1] = above._replace(end=line.end, text=above.text + line.text)
        else:
            out.append(line)
    return out


def _is_one_lead(above: str, below: str) -> bool:
    """Whether a dateline broke off in its middle, or before the bracket with its writers."""
    if bylines.opens_with_lead(below[:_LEAD_ROOM]):
        return bylines.lead_end(above) == len(above) and below.startswith(("（", "("))
    return not bylines.opens_with_lead(above) and bylines.lead_end(above + below[:_DATELINE]) > len(above)


def _cut(line: Line, text: str, above: str) -> list[Line]:
    places = sorted(set(_places(line.text, above)))
    if not places:
        return [line]
    raw = text[line.start : line.end]
    edges = [0, *(place_in_raw(raw, line.text, place) for place in places), len(raw)]
    cuts = [0, *places, len(line.text)]
    pieces = []
    for number, (first, last) in enumerate(pairwise(cuts)):
        start, end = line.start + edges[number], line.start + edges[number + 1]
        shown = line.text[first:last].strip()
        raw_piece = text[start:end]
        start += len(raw_piece) - len(raw_piece.lstrip())
        end = start + len(raw_piece.strip())
        if shown:
            pieces.append(
                Line(start, end, shown, line.indent, line.gap if number == 0 else 0, line.sheet, number > 0)
            )
    return pieces


def _places(shown: str, above: str) -> Iterable[int]:
    """Where to cut, as offsets in the clean text."""
    yield from _around_jumps(shown)
    if record := _PAGE_RECORD.match(shown):
        yield from _behind_a_record(shown, record.end(), NUMBERED.sub("", above))
        return
    if label := FIELD_LABEL.match(shown):
        if shown[label.end() :].strip():
            yield label.end()
        return
    if (record := ARCHIVE_RECORD.match(shown)) and len(shown[record.end() :].strip()) > 1:
        yield record.end()
    if (
        shown.endswith(("版）", "版)"))
        and "。" not in shown
        and (record := _RECORD_TAIL.search(shown))
        and record.start()
    ):
        yield record.start()
    head = shown[: _HEADLINE_ROOM + 30]
    lead = _GLUED_LEAD.search(head) if any(word in head for word in ("讯", "訊", "电", "電")) else None
    if lead and 6 <= lead.start() <= _HEADLINE_ROOM and "。" not in shown[: lead.start()]:
        yield _house_begins(shown, lead.start())
    if (shown[-1:] in _TAIL_ENDS or shown[-1:].islower()) and (
        site := _SITE_TAIL.search(shown, max(0, len(shown) - _TAIL))
    ):
        yield site.start()
    if len(shown) <= SHORT and (writer := _WRITER_TAIL.search(shown)) and _heads(shown[: writer.start()]):
        yield writer.start()
    tail = shown[-60:]
    if (
        len(shown) > 60
        and any(word in tail for word in _CREDIT_WORDS)
        and (credit := _CREDIT_TAIL.search(tail))
    ):
        yield len(shown) - len(tail) + credit.start(1)


def _heads(text: str) -> bool:
    """Whether what stands before a writer may be a headline, and not who or where he is."""
    return not (
        bylines.is_byline(text) or bylines.signs_letter(text) or is_office(text) or _ENDS_TEXT.search(text)
    )


def _behind_a_record(shown: str, end: int, title: str) -> Iterable[int]:
    """Behind an archive's record: its column's name, the title that stands above it already, the text."""
    name = _COLUMNS_NAME.match(shown, end)
    for begins in (end, name.end() if name else end):
        if text := _end_of(title, shown, begins):
            yield begins
            yield text
            return
    yield name.end() if name else end


def _end_of(title: str, shown: str, begins: int) -> int | None:
    """Where a title ends that stands there, set with any spaces."""
    place = begins
    for char in title:
        while char != " " and shown[place : place + 1] == " ":
            place += 1
        if char != " " and not shown.startswith(char, place):
            return None
        place += char != " "
    return place


def _house_begins(shown: str, earliest: int) -> int:
    """Where the name of the house begins: as late as it can, for a headline runs into it without a mark."""
    if shown[earliest - 1].isspace():
        return earliest
    return max(
        (
            at
            for at in range(earliest, earliest + 3)
            if _GLUED_LEAD.match(shown, at) and bylines.opens_with_lead(shown[at:])
        ),
        default=earliest,
    )


def _around_jumps(shown: str) -> Iterable[int]:
    marks = jump_marks(shown)
    for number, mark in enumerate(marks):
        if mark.onward:
            resumed = number + 1 < len(marks) and not shown[mark.end : marks[number + 1].start].strip()
            if not resumed and shown[mark.end :].strip(" 。"):
                yield mark.end
        elif number == 0 or shown[marks[number - 1].end : mark.start].strip():
            at_start, at_end = mark.start == 0, not shown[mark.end :].strip()
            if at_start and not at_end:
                yield mark.end
            elif at_end and not at_start:
                yield mark.start
