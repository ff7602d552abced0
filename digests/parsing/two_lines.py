"""What two lines are together: the name of a box and its head, a headline broken at its comma or colon."""

import re
from collections.abc import Sequence

from digests.parsing import junctions
from digests.parsing.between import SENTENCE
from digests.parsing.lines import Line
from digests.parsing.names import is_name
from digests.parsing.signs import BROKEN_AT_MARK, SIGNED, STORY_OPENS, is_headlike, may_head

_Signs = Sequence[Sequence[str]]
_NAMES_A_BOX = "heads an abstract or a box"
_BREAKS_AT, _BROKEN, _REST = ("，", "："), 14, 24  # marks; characters of both lines
# 县农电局农网改造： or 莱芜区寨里镇公家庄村： over what is told of it.
_OF_WHOM = re.compile(
    "[^，。：]{1,20}(?:[局委办厅院所司校行队站部处科厂矿]|街道|强调|指出|要求|表示|反映|通知|透露|提醒)"
    "|[^，。：]{4,20}[区镇乡村县市社]|[一-鿿]{2,8}[局委办厅院镇乡村][^，。：]{2,12}"
)
_PERSON = 6  # characters of who someone is and the name
_BEGINS = STORY_OPENS | SIGNED


def weigh_two_lines(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Adds to both lines what they are together."""
    for place in range(len(lines) - 2):
        if _NAMES_A_BOX in signs[place] and _is_head_of_a_box(lines, signs, place + 1):
            signs[place].append("names a box")
            signs[place + 1].append("heads a box")
        if not lines[place].plain.endswith(_BREAKS_AT) or not _is_broken_at_its_mark(lines, signs, place):
            continue
        if lines[place].plain[-1] == "：" and _tells_of_whom(lines[place].plain[:-1]):
            signs[place].append("of whom the head below it tells")
        elif len(lines[place].plain) <= _BROKEN:
            signs[place].append(BROKEN_AT_MARK)
            signs[place + 1].append("the rest of a head broken at its mark")


def _tells_of_whom(text: str) -> bool:
    """An office or place, or who someone is and the name: 返乡创业的“80后”女孩周甜甜. A name alone opens a headline."""
    someone = len(text) >= _PERSON and (is_name(text[-3:]) or is_name(text[-2:]))
    return someone or bool(_OF_WHOM.fullmatch(text))


def _is_head_of_a_box(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """楼道调解室 below 名词解释 and over its text."""
    head, text = lines[place], lines[place + 1]
    return (
        may_head(head, signs[place])
        and len(head.plain) <= SENTENCE < len(text.text)
        and junctions.runs_on(head.plain, text.plain) <= junctions.MAY_BE_TWO
    )


def _is_broken_at_its_mark(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """修了四百辆轮椅， over 没收过一分钱, 方小娅： over what she says, and not a piece of a text broken by its column."""
    rest, below = place + 1, place + 2
    if len(lines[place].plain) > _REST or _NAMES_A_BOX in signs[place]:
        return False
    if not _is_short_head(lines, signs, rest):
        return False
    below += is_headlike(lines[below], signs[below]) and below + 1 < len(lines)  # a deck
    begins = len(lines[below].text) > SENTENCE or not _BEGINS.isdisjoint(signs[below])
    headed = place > 0 and _is_short_head(lines, signs, place - 1)
    return begins and (headed or place == 0 or junctions.is_closed(lines[place - 1].plain))


def _is_short_head(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    return is_headlike(lines[place], signs[place]) and len(lines[place].plain) <= _REST
