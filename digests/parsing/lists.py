"""Lines that come in a row: the index of the inside pages, heads of one form, boxes, headlines repeated beside 上接."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from digests.parsing import junctions, vocabulary
from digests.parsing.lines import Line
from digests.parsing.shapes import SHORT
from digests.parsing.signs import OF_A_SITE, STORY_OPENS, may_head

_LISTED, _INDEX = 5, 3  # characters of a line, lines of an index: an article printed twice has two such heads
_DOTTED = re.compile(r"[•·▪]\s?.{3,40}$")
_PAGED = re.compile(
    r"(?P<mark>[◇◆●■▲▶]?)\s?(?:第?[A-H]?[0-9一二三四五六七八九十]{1,2}版(?:[：:]| )|[A-H][0-9]{1,2} )(?:\S{2,}|\S \S)"
)
_POINTS = frozenset({"points to a page inside", "opens an index of the pages"})
_NO_ROW = frozenset({"among verses", "a line of a roster", "a couplet"})
_BOX, _ABOUT = 8, 3
_CALLS_ON = re.compile(
    "以|把|让|抓|扎实|全力|坚决|奋力|推[动进]|确保|加快|着力|努力|切实|不断|坚持|打造|建设|谱写|守[住牢]|筑牢|做[好优强]|绘就|跑出|凝聚|实现|不可|更"
)
_WHO = 4  # characters before the colon
_PHRASE = 12  # characters
_BOXED = re.compile("[一-鿿“”]{4,8}")
_BELOW_A_HEADLINE = frozenset({"opens with a dash", "opens with an amount", "tells what comes of it"})
_TELLS = frozenset({"tells an event", "opens with who acts", "a sum or number"})
_BRIEFS = re.compile("(?:快讯|简讯|短讯|短波|速递|速览|快递|播报|零讯|集锦|短新闻)$")
_BRACKETED = re.compile("【[^【】。]{8,60}】")
_COLUMN, _FEWEST_BRIEFS, _A_BRIEF, _TEXT_ENDS = 10, 3, 24, ("。", "）", ")")  # characters; briefs
_REPEATED = 5
_LOOK_BACK = 400

_NONE: frozenset[str] = frozenset()


def repeated_heads(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> list[int]:
    """Places of short lines beside a mark 上接 that are part of an earlier short line: a headline repeated."""
    earlier: list[str] = []
    found = []
    for place, line in enumerate(lines):
        text = line.plain
        if not _REPEATED <= len(text) <= SHORT or junctions.is_closed(text):
            continue
        beside = signs[max(0, place - 1)], signs[min(len(signs) - 1, place + 1)]
        if any("上接 alone" in each for each in beside) and _repeats(text, earlier[-_LOOK_BACK:]):
            found.append(place)
        earlier.append(text)
    return found


def _repeats(text: str, earlier: Sequence[str]) -> bool:
    """Whether a headline above begins with this text or, of one phrase, ends with it; it may fill two lines."""
    return any(
        (above + below).startswith(text)
        or any(phrase.startswith(text) for phrase in above.split(" "))
        or ("，" not in above and above.endswith(text))
        for above, below in pairwise([*earlier, ""])
    )


def weigh_indexes(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Lines in a row that come again below, or stand behind dots and are no sentences: the list of what a page holds."""
    times = Counter(line.plain for line in lines)
    run: list[int] = []
    entries = [
        place
        for place, line in enumerate(lines)
        if _PAGED.match(line.plain) or not _POINTS.isdisjoint(signs[place])
    ]
    for first, second in pairwise(entries):
        if second == first + 1 and _are_listed(lines, signs, second):
            say(signs[first], "in a list of pages")
            say(signs[second], "in a list of pages")
    for place in range(len(lines) + 1):
        apart = bool(run) and place < len(lines) and lines[place].gap > 0
        another = apart and _dotted(lines[place]) != _dotted(lines[run[-1]])
        if not another and place < len(lines) and _is_listed(lines[place], signs[place], times):
            times[lines[place].plain] -= 1
            run.append(place)
            continue
        for at in run if len(run) >= _INDEX else ():
            signs[at].append("points to a page inside")
        run = []


def _are_listed(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> bool:
    """Whether a line and the one above it are entries of a list: no two heads of pages stand together."""
    above, below = lines[place - 1], lines[place]
    if below.gap not in (0, above.gap):
        return False
    first, second = _PAGED.match(above.plain), _PAGED.match(below.plain)
    if first and second and first["mark"] == second["mark"]:
        return True
    points = not (_POINTS.isdisjoint(signs[place - 1]) or _POINTS.isdisjoint(signs[place]))
    return points and "a page head" not in signs[place - 1]


def _dotted(line: Line) -> bool:
    return bool(_DOTTED.match(line.text))


def _is_listed(line: Line, said: Sequence[str], times: Mapping[str, int]) -> bool:
    dotted = _dotted(line) and "ends in a full stop" not in said
    again = times[line.plain] > 1 and _LISTED < len(line.plain) <= SHORT and "ends without a mark" in said
    return dotted or (again and "a page head" not in said and "masthead fields and little else" not in said)


def weigh_rows(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Short lines of one form, each above a text that no writer opens: 急诊科林河：…, 手术室周云：…"""
    _weigh_parallels(lines, signs)
    row: list[int] = []
    for place in range(len(lines) + 1):
        over = place == len(lines) or not STORY_OPENS.isdisjoint(signs[place])
        forms = _NONE if over else _forms_of_head(lines, signs, place)
        if not (forms or over):
            continue
        if row and forms.isdisjoint(_forms(lines[row[-1]], signs[row[-1]])):
            for at in row if len(row) > 1 else ():
                say(signs[at], "one of a row of heads of one form")
            row = []
        if forms:
            row.append(place)


def _weigh_parallels(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """父亲：一部手摇电话 and 儿子：一块蓝色屏幕, wherever they stand: as many characters on both sides."""
    parallel: dict[tuple[int, int], list[int]] = {}
    for place, line in enumerate(lines):
        who, colon, what = line.plain.partition("：")
        if colon and len(who) <= _WHO and "who：what" in _forms(line, signs[place]):
            parallel.setdefault((len(who), len(what)), []).append(place)
    for places in parallel.values():
        times = Counter(lines[place].plain for place in places)  # what comes again is no head: 来源：青石日报
        for place in places if len(times) > 1 else ():
            if times[lines[place].plain] == 1:
                say(signs[place], "one of a row of heads of one form")


def say(said: list[str], sign: str) -> None:
    """Adds a sign to those of a line, once."""
    if sign not in said:
        said.append(sign)


def weigh_boxes(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Two boxes of one length over a headline that tells more are its kicker: 精准招商 | 靠前服务 | 11个项目集中签约."""
    for place in range(len(lines) - 3):
        first, second, head = lines[place : place + 3]
        one_length = len(first.text) == len(second.text) <= _BOX and second.gap <= first.gap
        below_a_head = place > 0 and first.gap == 0 and may_head(lines[place - 1], signs[place - 1])
        boxed = one_length and _BOXED.fullmatch(first.plain) and _BOXED.fullmatch(second.plain)
        if below_a_head or not boxed:
            continue
        told = len(head.text) > len(second.text) and may_head(head, signs[place + 2])
        told = told and _BELOW_A_HEADLINE.isdisjoint(signs[place + 2])
        if told and _TELLS.intersection(signs[place + 2]) and not STORY_OPENS.isdisjoint(signs[place + 3]):
            signs[place].append("two boxes over a headline")
            signs[place + 1].append("the second of two boxes")
            signs[place + 2].append("a headline below two boxes")


def weigh_briefs(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Below the name of a column of briefs each short line over one paragraph heads one: 体坛快讯."""
    for place, line in enumerate(lines):
        if len(line.plain) > _COLUMN or not _BRIEFS.search(line.plain) or "a page head" in signs[place]:
            continue
        aside = takewhile(lambda at: not OF_A_SITE.isdisjoint(signs[at]), range(place + 1, len(lines)))
        first = place + 1 + len(list(aside))
        pairs = range(first, len(lines) - 1, 2)
        heads = list(takewhile(lambda at: _heads_one(lines, signs, at), pairs))
        if len(heads) >= _FEWEST_BRIEFS:
            say(signs[place], "names the briefs below it")
            for at in heads:
                say(signs[at], "heads a brief")


def weigh_bracketed(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """【世卫组织：正商讨合作】, each over its text: as news of the day are sent to readers."""
    heads = [
        place
        for place, (line, below) in enumerate(pairwise(lines))
        if _BRACKETED.fullmatch(line.plain) and "。" in below.plain
    ]
    times = Counter(lines[at].plain for at in heads)
    for at in heads if len(times) > 1 else ():
        if times[lines[at].plain] == 1:
            say(signs[at], "a headline in brackets")


def _heads_one(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    return (
        may_head(lines[place], signs[place])
        and len(lines[place].plain) > _LISTED
        and "an ornament before it" not in signs[place]
        and len(lines[place + 1].plain) > _A_BRIEF
        and lines[place + 1].plain.endswith(_TEXT_ENDS)
    )


def weigh_speeches(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Below …强调 two lines of about one length are the two phrases of the headline: what was said."""
    for place in range(len(lines) - 3):
        first, second = lines[place + 1 : place + 3]
        heads = may_head(first, signs[place + 1]) and may_head(second, signs[place + 2])
        if not heads or "ends as a kicker does" not in signs[place] or lines[place].plain[-1] in "—…":
            continue
        even = abs(len(first.text) - len(second.text)) <= _ABOUT and second.gap <= first.gap
        if even and _CALLS_ON.match(second.plain) and not STORY_OPENS.isdisjoint(signs[place + 3]):
            signs[place + 2].append("the second phrase of what was said")


def _forms_of_head(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> frozenset[str]:
    """The forms of a line that does not break off: 清晨六点，天 | 刚蒙蒙亮 is a text in a narrow column."""
    forms = _forms(lines[place], signs[place])
    clauses = any(form[0].isdigit() for form in forms)
    below = lines[place + 1].plain if clauses and place + 1 < len(lines) else ""
    return _NONE if below and junctions.runs_on(lines[place].plain, below) > junctions.MAY_BE_TWO else forms


def _one_phrase(text: str) -> frozenset[str]:
    """一张桌子议大事 and 一本账目记明白; 流程做“减法” and 服务做“加法”."""
    if len(text) > _PHRASE:
        return _NONE
    if text[0] == "一":
        return frozenset({f"一{len(text)}"})
    opened = text.find("“")
    return frozenset({f"“{opened}”{text.find('”')}{text[opened - 1]}"}) if opened > 0 else _NONE


def _forms(line: Line, said: Sequence[str]) -> frozenset[str]:
    """How a head is made, where its form is more than chance: who and what; two clauses, by their lengths or by
    the first one's length and the verb of the second."""
    if not may_head(line, said) or not _NO_ROW.isdisjoint(said):
        return _NONE
    if line.plain[0] == "“" and "”——" in line.plain:
        return frozenset({"“”——"})
    if vocabulary.WHO_AND_WHAT.match(line.plain):
        return frozenset({"who：what"})
    first, comma, last = line.plain.partition("，")
    if not comma:
        return _one_phrase(line.plain)
    if "，" in last:
        return _NONE
    return frozenset({f"{len(first)}，{len(last)}", f"{len(first)}，{last[:2]}"})
