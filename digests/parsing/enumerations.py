"""Lines that list, or speak in turn: 1. … 2. …, ■方案：… ■公示：…, 尿素 2280, and the people of a conversation."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import groupby, takewhile

from digests.parsing import junctions
from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.shapes import SHORT
from digests.parsing.signs import is_headlike, may_head

_FEWEST = 3  # lines of a list
# How a line of a list begins, or is made. A sentence that is numbered tells by itself what it is.
_KINDS = {
    "figures": r"[0-9]{1,2}[、．.](?![0-9])",
    "characters": "[一二三四五六七八九十]{1,3}、",
    "circles": "[①-⑩]",
    "brackets": "[（(][一二三四五六七八九十0-9]{1,2}[）)]",
    "terms": r"[■●▲◆★◇○]\s?[^：。，]{2,8}：.{2}",
    "dots": r"[·•]\s?[^·•]{6,}$",
    "prizes": "(?:[特一二三四五六]等|优秀|优胜|纪念|鼓励|入围|组织)奖",
    "boxes": "【[^】]{1,4}】[^】]{4,}$",
    "steps": "第[一二三四五六七八九十]{1,2}[步条招][：，、 ]",
    "days": r"(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:[至—-](?:[0-9]{1,2}月)?[0-9]{1,2}日)? [^。，；]{2,}$",
    "scores": r"[^，。；：0-9]{2,10}[0-9]{1,3}\s?[∶:：比]\s?[0-9]{1,3}[^，。；：0-9]{2,10}$",
    "places": r"[0-9]{1,2} [^0-9，。；：]{2,8} [^，。；：]{2,16}$",
    "amounts": r"[^，。；：！？]{2,20} [0-9][0-9.,]*(?:[∶:—～-]+[0-9.]+)*[^0-9，。；：！？ ]{0,4}$",
    "sums": "[^，。；：！？ ]{1,8} (?:百分之)?[一二三四五六七八九十百千万零〇两]{2,}[^0-9，。；：！？ ]{0,2}$",
}
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_WITHIN_TEXTS = frozenset({"figures", "characters", "circles", "brackets"})
"""Kinds that stand within a text, and under a subhead, as often as alone."""
_ROWS = frozenset(
    {"a row of a table", "a line of a programme", "masthead fields and little else", "a page credit"}
)
# 下列班组获评“书香班组”：, 增补三名副会长：
_ANNOUNCES = re.compile(
    ".{8}(?:(?:下列|以下|如下|名单)[^，。：]{0,16}|分别[为是]|[0-9一二三四五六七八九十两]{1,3}[名位个家项条所种处部][^，。：]{0,10})：$"
)
_NAMED = 24  # characters of a line that names
_MARKS = re.compile("[，。；：！？]")
_LISTED = "one of a list's lines"
_SPEAKER = re.compile("[一-鿿A-Za-z·]{1,6}(?=[：:])")
_CONTACTS = frozenset(
    {"contact details", "masthead fields and little else", "calls for calls", "a line of a roster"}
)
_WHO_SPEAKS = 8  # characters
_ASKS, _ASKED = "asks in an interview", frozenset({"asks in an interview", "answers"})
_ASKED_BEFORE = 6  # lines
_SPEAKS, _IN_TURN = 2, 2  # lines of one who speaks, people who speak


def weigh_lists(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Adds to lines of one kind, each right below the other, and to names below what announces them, that they are a list."""
    for kind, run in groupby(range(len(lines)), lambda place: _kind(lines[place], signs[place])):
        places = list(run)
        if kind and len(places) >= _FEWEST:
            for at in places:
                signs[at].append(_LISTED)
            if kind not in _WITHIN_TEXTS and _is_closed_head(lines, signs, places[0] - 1):
                signs[places[0] - 1].append("heads a list")
    for place, line in enumerate(lines):
        if line.plain.endswith("：") and _ANNOUNCES.search(line.plain):
            named = list(takewhile(partial(_is_named_alike, lines, place + 1), range(place + 1, len(lines))))
            if len(named) >= _FEWEST:
                for at in named:
                    say(signs[at], _LISTED)


def _is_closed_head(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    if place < 0 or not may_head(lines[place], signs[place]):
        return False
    return place == 0 or junctions.is_closed(lines[place - 1].plain)


def _is_named_alike(lines: Sequence[Line], first: int, place: int) -> bool:
    """Whether a short bare line below what announces a list is made as the first of it: 龙泉供电所营业班, 金河公司经理 周亦安."""
    text, other = lines[place].plain, lines[first].plain
    bare = 0 < len(text) <= _NAMED and not _MARKS.search(text)
    return bare and (text[-1] == other[-1] or text.count(" ") == other.count(" ") == 1)


def _kind(line: Line, said: Sequence[str]) -> str:
    """Of which kind a line of a list is, "" for any other; those that begin with an ornament have the same one."""
    text = line.plain
    if not text or len(text) > SHORT or text[-1] in "。℃" or not _ROWS.isdisjoint(said):
        return ""
    found = _KIND.match(text)
    if found is None:
        return ""
    return text[0] if found.lastgroup == "terms" else found.lastgroup or ""


def weigh_speakers(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """青年新报：为什么？ and 周亦安：……: whoever speaks again and again asks or answers, and heads nothing."""
    spoken = [
        (place, speaker[0])
        for place, line in enumerate(lines)
        if "：" in line.plain[:_WHO_SPEAKS]
        and (speaker := _SPEAKER.match(line.plain))
        and _CONTACTS.isdisjoint(signs[place])
    ]
    times = Counter(who for _, who in spoken)
    speakers = {who for who, count in times.items() if count >= _SPEAKS}
    if len(speakers) < _IN_TURN:
        return
    for place, who in spoken:
        if who in speakers and len(lines[place].text) <= SHORT:
            say(signs[place], _ASKS)


def weigh_questions(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """经销商跑路，定金合同怎么签 over 问：…: what stands over the first question heads it, and is no text."""
    for place in range(1, len(lines) - 1):
        if _ASKS not in signs[place + 1] or not is_headlike(lines[place], signs[place]):
            continue
        first = all(map(_ASKED.isdisjoint, signs[max(0, place - _ASKED_BEFORE) : place + 1]))
        below_its_name = "a generic headline" in signs[place - 1]  # 政策问答
        if first and (below_its_name or junctions.is_closed(lines[place - 1].plain)):
            say(signs[place], "heads questions")
