"""Whether a piece of text runs on from the piece above: the evidence at the two edges.

Owns the edges and nothing else. A cut exactly at a sentence's end cannot be seen and is left as two
paragraphs.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from digests.parsing.breaks import IN_TEXT, points_across
from digests.parsing.forms import HAN, jump_marks
from digests.parsing.names import begins_as_name, is_name
from digests.parsing.vocabulary import (
    CALLING_LAST,
    COLUMN_TAG,
    DATELINE_BROKEN,
    NEVER_ENDS,
    NEVER_OPENS,
    OPEN_WORDS,
    PERSON_FIRST,
    POST_FIRST,
    POST_LAST,
    QUANTITY_LAST,
    RARELY_OPENS,
    SENTENCE_OPENER,
)
from digests.word_data import set_phrases
from digests.words import cut, cut_known

MAY_BE_TWO = 5.0
"""Points for running on that two pieces may have which are no one text."""

_CONTEXT = 7
_PHRASE = 4  # shorter ones come about by chance: 产业 | 园区
_HEAD_LENGTH = 14
_HEAD_LINE = 40
_LAST_WORD = 6
_TAIL = 16  # what is read of a long piece
DASHES = ("—", "-", "－")
_ORGAN_LAST = "部局委会府院校处科队社厂馆站所团"
_DATELINE, _DATELINE_ENDS = 30, ("讯", "訊", "电", "電", "】")  # its bracket with the writers comes next
_SALUTATION = 8  # 编辑同志：
_SALUTES = re.compile("[^，。：]{2,24}(?:们|同志|朋友|先生|女士|老师|父老|乡亲)[：:]")  # 在外务工的乡亲们：
_MARK_ENDS = ("）", ")", "】", "]", "〕", "版", "页", "頁")
_NO_HALF: tuple[str, ...] = ()
_CLOSERS = '”’」』）)》〉"】〕 '
_BRACKETS = (("（", "）"), ("《", "》"))
PAIRS = (("“", "”"), *_BRACKETS)
_SENTENCE_END = "。！？!?…．"
_ENDS = tuple(_SENTENCE_END)
_OPENERS = "“‘「『（(《〈〔【"
_LIST_OPENER = re.compile(
    r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．]|[0-9]{1,2}[、．.](?![0-9])|[①-⑩■●◆—“‘]|[一二三四五六七八九十]是|[一-鿿]{2,8}[（(][一二三四五六七八九十0-9]{1,3}人[）)][：:]|第[一二三四五六七八九十])"
)
TWO_AND_A_COMMA = re.compile("[一-鿿]{2}，")
# Who spoke comes after the words.
_SAID = re.compile("[^，。“：]{2,16}(?:、[^，。“：]{2,10})?(?:说|道|表示|介绍)。")
_HALF_NAME = re.compile(r"[一-鿿](?:到|赴|在会上|一行|带队|介绍|说|表示|告诉|参加|出席|陪同|等)")
_LEAD_ALONE = re.compile(r"^[^。，]{2,24}[讯訊电電】]\s?[（(][^（）()。]{2,60}[）)]$")
_PHOTOGRAPHER = re.compile(r"[。 ][^。，]{2,12}摄$")
# 。（周亦安）, 。綜合外電（英格蘭）, 。●香港某報記者 周亦安, 。□周亦安（市民）
_SIGNED_END = re.compile(
    r"[。！？”…」]\s{0,4}(?:[一-鿿]{0,6}(?:[电電讯訊社]|消息|[报報][道導]))?[（(](?!\s?[紧緊]?[下文]\s?[转轉接])[^（）()。，]{2,30}[）)]$"
    r"|[。！？”」]\s{0,4}[●■◆□◎]\s?(?:[一-鿿]{0,8}[记記]者)?\s?[一-鿿]{2,4}(?:[、 ][一-鿿]{2,4}){0,3}(?:[（(][一-鿿]{2,8}[）)])?$"
)
_NAMES_END = re.compile("[。！？”]\\s{0,4}([一-鿿]{2,3}(?: [一-鿿]{2,3}){1,2})$")  # 。周亦安 林河
_SIGNATURE, _TWO_NAMES = 40, 4
_MARK = re.compile("[●■◆□◎]")
_MORE_BEHIND_IT, _MORE_ROOM = re.compile("[。！？…]【[^【】。]{2,6}】$"), 10  # 。【详情】
_HAN = re.compile(f"[{HAN}]")


def is_closed(above: str) -> bool:
    """Whether a piece ends as a paragraph ends."""
    if above.endswith(_ENDS):  # most do
        return True
    if above[-1:] in "）)】〕" and (above[:1] in "（(【〔" or _MORE_BEHIND_IT.search(above[-_MORE_ROOM:])):
        return True
    if ends_signed(above):
        return True
    bare = above.rstrip(_CLOSERS)
    if bare[-1:] == "摄" and _PHOTOGRAPHER.search(bare[-16:]):
        return True
    return bare[-1:] in _SENTENCE_END or (bare[-1:] == "." and not above[-2:-1].isdigit())


def ends_signed(text: str) -> bool:
    """Whether who wrote it, or who sent it, stands behind the last sentence: 。（周亦安）, 。本报消息（香港）."""
    place = max(0, len(text) - _SIGNATURE)
    if text[-1:] in "）)" or _MARK.search(text, place):
        return bool(_SIGNED_END.search(text, place))
    names = _NAMES_END.search(text, place) if " " in text[-_TWO_NAMES:] else None
    return names is not None and all(map(is_name, names[1].split(" ")))


def runs_on(above: str, below: str) -> float:
    """Points for `below` going on with the paragraph of `above`; negative where it starts a new one."""
    closed = is_closed(above)
    never_opens = NEVER_OPENS.match(below)
    if closed and not _leaves_open(above, _BRACKETS):  # most edges, by far
        if above[-1] == "”" and _SAID.match(below):
            return 9.0
        return 3.0 if never_opens else -11.0
    if above.endswith(_MARK_ENDS) and any(mark.end == len(above[-30:]) for mark in jump_marks(above[-30:])):
        return -20.0
    if never_opens and not closed:
        return 14.0
    if below[:1] in ("（", "(") and above.endswith(_DATELINE_ENDS) and len(above) <= _DATELINE:
        return 40.0
    if below[:1].isdigit() and DATELINE_BROKEN.match(above):
        return 40.0
    if above[-1:] in "）)" and _LEAD_ALONE.match(above):
        return 18.0
    if closed or _leaves_open(above, PAIRS):
        return 13.0
    return _by_last_mark(above, below) or _without_a_mark(above, below)


def _by_last_mark(above: str, below: str) -> float | None:
    """What a mark at the end of the piece above says; None where it ends in none of them."""
    last, first = above[-1:], below[:1]
    if last in "：:":
        if len(above) <= _SALUTATION or _SALUTES.fullmatch(above):
            return -6.0
        return -6.0 if _LIST_OPENER.match(below) or first in _OPENERS else 4.0
    if last in "；;":
        return -9.0 if _LIST_OPENER.match(below) else 0.5
    if last in "，、,（(《“‘":
        return 10.0
    if last in "）)" and len(above) <= _HEAD_LINE and COLUMN_TAG.search(above):
        return -6.0
    if last in _CLOSERS:
        return 1.0 if len(above) <= _HEAD_LENGTH and "，" not in above else 4.0
    return None


def _without_a_mark(above: str, below: str) -> float:
    """What the words on both sides of the break say."""
    if above.endswith(DASHES):
        return 6.0  # a kicker ends so too
    if above.startswith("——") and len(above) <= _HEAD_LINE:
        return -6.0  # a deck
    if points := points_across(IN_TEXT, above[-_TAIL:], below):
        return points
    if ends_open(above) or splits_a_word(above, below):
        return 14.0
    if above[-1:] in "年月" and below[:1].isdigit():
        return 12.0
    if above[-1:].isdigit() or RARELY_OPENS.match(below) or splits_a_title(above, below):
        return 9.0
    told = 3.0 if SENTENCE_OPENER.match(above) else 0.0
    if TWO_AND_A_COMMA.match(below) and not SENTENCE_OPENER.match(below):
        told += 4.0
    if len(above) <= _HEAD_LENGTH and not any(mark in above for mark in "、；是"):
        # As short as a head, and nothing shows that it breaks off; one of two clauses is rarer.
        told += 1.0 if "，" not in above else 3.0
        return told - 2.0 if SENTENCE_OPENER.match(below) else told
    return (3.0 if SENTENCE_OPENER.match(below) or below[:1] in _OPENERS else 5.0) + told


def splits_a_word(above: str, below: str) -> bool:
    """Whether a word or a set phrase runs across the break: 为何青 | 睐云溪, 激活乡村 | 振兴新动能."""
    if SENTENCE_OPENER.match(below) or PERSON_FIRST.match(below) or QUANTITY_LAST.search(above[-_TAIL:]):
        return False  # 足 | 下一步, 户 | 县领导: chance
    left, right = above[-_CONTEXT:], below[:_CONTEXT]
    if not (_HAN.match(left[-1:]) and _HAN.match(right[:1])):
        return left[-1:].isdigit() and right[:1].isdigit()
    # Guessed words cross any break at times, but cutting with guesses is quicker: it is asked first.
    both = left + right
    if _crosses(cut(both), len(left)) and _crosses(cut_known(both), len(left)):
        return True
    halves = _halves_of_phrases()
    return any(right.startswith(halves.get(left[at:], _NO_HALF)) for at in range(len(left)))


@cache
def _halves_of_phrases() -> Mapping[str, tuple[str, ...]]:
    """How set phrases begin, and how they go on from there."""
    halves: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(set_phrases()):
        for size in range(1, len(phrase)) if len(phrase) >= _PHRASE else ():
            halves[phrase[:size]] = (*halves.get(phrase[:size], ()), phrase[size:])
    return halves


def splits_a_title(above: str, below: str) -> bool:
    """Whether an office stands above and its holder below, or one of both is broken: 书记王 | 明, 宣传部 | 部长王明."""
    if not _HAN.match(above[-1:]) or not _HAN.match(below):
        return False
    tail = above[-_TAIL:]
    if POST_LAST.search(tail):
        return begins_as_name(below)
    if POST_FIRST.match(below):
        return above[-1:] in _ORGAN_LAST
    return any(
        begins_as_name(above[at:])
        and (above[:at].endswith("、") or CALLING_LAST.search(above[:at]))
        and (at == -1 or _HALF_NAME.match(below))
        for at in (-1, -2)
    )


def ends_open(text: str) -> bool:
    """Whether a piece ends as nothing ends that is complete: with a word or mark that calls for more."""
    if NEVER_ENDS.search(text[-_LAST_WORD:]):
        return True
    return text[-1:] in OPEN_WORDS and cut_known(text[-_LAST_WORD:])[-1] == text[-1]


def _crosses(words: list[str], place: int) -> bool:
    end = 0
    for word in words:
        end += len(word)
        if end >= place:
            return end > place
    return False


def _leaves_open(above: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """An opening quotation mark or bracket in the last stretch that nothing closes."""
    stretch = above[-80:]
    for opener, closer in pairs:
        at = stretch.rfind(opener)
        if at >= 0 and stretch.find(closer, at) < 0:
            return True
    return False


def printed_near(above: str, below: str, near: str) -> float:
    """What the break would join stands in print beside it: the longer the piece, the better."""
    if len(above) > 1 and above[-2:] + below[:2] in near:
        return 12.0
    if above[-2:] + below[:1] in near or above[-1:] + below[:2] in near:
        return 4.0
    return 2.0 if above[-1:] + below[:1] in near else 0.0
