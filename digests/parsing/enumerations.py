"""Lines that list, or speak in turn: 1. … 2. …, ■方案：… ■公示：…, and the people of a conversation."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.shapes import SHORT

_FEWEST = 3  # lines of a list
_NUMBERED = re.compile(
    "(?P<figures>[0-9]{1,2}[、．.](?![0-9]))|(?P<characters>[一二三四五六七八九十]{1,3}、)|(?P<circles>[①-⑩])|(?P<brackets>[（(][一二三四五六七八九十0-9]{1,2}[）)])"
)
_TERM = re.compile(r"^[■●▲◆★◇○]\s?[^：。，]{2,8}：.{2}")
_OPENS = frozenset("0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩（(■●▲◆★◇○")  # a quick look
_LISTED = "one of a list's lines"
_SPEAKER = re.compile("[一-鿿A-Za-z·]{1,6}(?=[：:])")
_CONTACTS = frozenset(
    {"contact details", "masthead fields and little else", "calls for calls", "a line of a roster"}
)
_WHO_SPEAKS = 8  # characters
_SPEAKS, _IN_TURN = 2, 2  # lines of one who speaks, people who speak


def weigh_lists(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Adds to lines with a number or a term each, one right below the other, that they are a list."""
    for kind, run in groupby(range(len(lines)), lambda place: _kind(lines[place])):
        places = list(run)
        if kind and len(places) >= _FEWEST:
            for at in places:
                signs[at].append(_LISTED)


def _kind(line: Line) -> str:
    """How a line of a list begins, "" for any other; a sentence that is numbered tells by itself what it is."""
    text = line.plain
    if text[:1] not in _OPENS or len(text) > SHORT or text[-1] == "。":
        return ""
    if numbered := _NUMBERED.match(text):
        return numbered.lastgroup or ""
    return text[0] if _TERM.match(text) else ""


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
            say(signs[place], "asks in an interview")
