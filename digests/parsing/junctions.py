"""Whether a piece of text runs on from the piece above: the evidence at the two edges.

Owns the edges and nothing else. A cut exactly at a sentence's end cannot be seen and is left as two
paragraphs.
"""

import re
from collections.abc import Sequence

from digests.parsing.forms import HAN, jump_marks
from digests.parsing.names import begins_as_name
from digests.parsing.vocabulary import (
    CALLING_LAST,
    COLUMN_TAG,
    CORRELATIVES,
    DATELINE_BROKEN,
    EVENT,
    KICKER_END,
    NEVER_ENDS,
    NEVER_OPENS,
    OPEN_WORDS,
    PERSON_FIRST,
    POST_FIRST,
    POST_LAST,
    QUANTITY_LAST,
    RALLYING,
    RARELY_OPENS,
    SENTENCE_OPENER,
    SUBJECT,
)
from digests.words import cut, cut_known

_CONTEXT = 7
_HEAD_LENGTH = 14
_HEAD_LINE = 40
_LAST_WORD = 6
_TAIL = 16  # what is read of a long piece
_FEWEST = 4  # no head line is shorter
_DASHES = ("—", "-", "－")
_ORGAN_LAST = "部局委会府院校处科队社厂馆站所团"
_HEADS_APART, _TAG_ENDS_IT = -3.0, -12.0
_SURE = 12.0  # what is printed nearby adds nothing to it
_DATELINE, _DATELINE_ENDS = 30, ("讯", "訊", "电", "電", "】")  # its bracket with the writers comes next
_SALUTATION = 8  # 编辑同志：
_MARK_ENDS = ("）", ")", "】", "]", "〕", "版", "页", "頁")
_CLOSERS = '”’」』）)》〉"】〕 '
_BRACKETS = (("（", "）"), ("《", "》"))
_PAIRS = (("“", "”"), *_BRACKETS)
_SENTENCE_END = "。！？!?…．"
_OPENERS = "“‘「『（(《〈〔【"
_LIST_OPENER = re.compile(
    r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．]|[0-9]{1,2}[、．.](?![0-9])|[①-⑩■●◆—“‘]|[一二三四五六七八九十]是|第[一二三四五六七八九十])"
)
# A verb that still wants its object, and an opening that still wants its subject.
_VERB_LAST = re.compile(
    r"(?:开展|(?<![会式动节赛])(?:召开|举行|举办|启动)|推进|部署|调研|走访|慰问|发布|签订|落户|打造|实施|加快|深化|强化|优化|推动|助力|激活|取得|成为|做成|喜获|卖到|通过|学习|贯彻|宣讲|视察|暨|集中|正式)$"
)
_COUNTED_LAST = re.compile("[0-9]+[个本名项家场次支位户]?$")
_VERB_FIRST = re.compile(
    r"^(?:到(?!位)|赴|调研|考察|视察|检查|走访|慰问|部署|工程|喜获|成为|开展|召开|举行|落户|投入使用|跑出|取得|主题|工作|项目(?!经理|部|办|化)|正式|集中|全面|顺利|圆满|做成|激活|点亮|擦亮|服务|推进会|座谈会|会议|活动|建设|精神|仪式|暨)"
)
_TOWN, _VILLAGE = re.compile("(?:街道|[镇乡县区市])$"), re.compile("[一-鿿]{1,4}(?:村|社区)[，、的]")
# A way and where it leads: 到望 | 江街道调研, 到杨林 | 街道调研, 到 | 上坪乡调研.
_PLACE_CUT = (
    (re.compile("[到赴往](?![位家底场岗手心线家])[一-鿿]$"), re.compile("")),
    (re.compile("[到赴往进][一-鿿]{2,3}$"), re.compile("街道|社区|[镇乡村](?!党|政|里|民|干)")),
    (re.compile("[到赴往]$"), re.compile("[一-鿿]{1,4}?(?:街道|社区|[镇乡村县市区园厂])")),
)
# A verb at the end of a line, and what it wants: that comes below.
_WANTED = tuple(
    (re.compile(rf"(?:{verbs})(?:(?!{wanted}).){{0,12}}$"), re.compile(wanted))
    for verbs, wanted in (
        ("召开|举行|举办|主持", "[会节赛展式]"),
        ("暨", "[会节赛展式]"),
        ("调研|督查|检查|部署", "^[^，]{0,6}(?:工作|建设|情况)(?:$|[（(])"),
        ("发布|发出|下发|印发|出台", "提醒|公告|通知|预警|倡议|方案|意见|办法|通告|信息|名单|榜|条例"),
        ("签订|签署", "协议|合同|书"),
        ("开展", "活动|行动|工作|检查|培训|调研|整治|演练|宣传"),
    )
)
_TWO_AND_A_COMMA = re.compile("[一-鿿]{2}，")
_COVERB = re.compile("在|向|为|把|被|与|对|用|以(?!来)|从")  # what the subject did comes after it
_FIRST_OF_ITS_KIND = re.compile("首[个家批届条座例][^，。]{0,8}$")  # 全县首个城乡供水 | 一体化工程投入使用
_DOES_SOMETHING = re.compile("(?:加快|统筹|推进|深化|强化|优化|做实|抓好|推动)[一-鿿]{2}$")
_PREDICATE = re.compile(
    "(?![为除])[一-鿿]{1,2}(?:[到出成上起入进]了|了(?![解不]))"
)  # 卖到了海外 wants its subject
_COINED = re.compile("“[^”]{1,12}”")  # “共享菜园” is a name and tells nothing
_CALL_ALONE = re.compile("(?:莫让|别让|让|把)[一-鿿]{2,6}$")  # what it shall do comes below
_SAID = re.compile(
    "[^，。“：]{2,16}(?:、[^，。“：]{2,10})?(?:说|道|表示|介绍)。"
)  # who spoke comes after the words
_UNFINISHED = re.compile(
    "(?:[，。”]在|[，。”][到赴]在)[^，。上中里下时后前会处]{2,12}$"
)  # 。”在槐荫村的院坝 | 会上
# 要以乡村振兴 | 为抓手
_TAKEN, _TAKEN_AS = (
    re.compile("[以把将][^，。以把将 ]{2,10}$"),
    re.compile(
        "为(?:抓手|主|目标|核心|重点|载体|契机|引领|导向|龙头|支撑)|作为|列为|当作|变成|变为|纳入|融入|转化"
    ),
)
# 孟雨桐、邵思 | 远参加活动
_NAMES_LISTED, _TOOK_PART = (
    re.compile("、[一-鿿]{2,3}、[一-鿿]{1,2}$"),
    re.compile("[一-鿿]{0,2}(?:参加|出席|陪同|等)"),
)
# 。汤丽娟 | 今年62岁
_NAMED, _DOES = (
    re.compile("[。！？”][一-鿿]{2,3}$"),
    re.compile("今年[0-9]+岁|告诉|说|一行|介绍|表示|在会上|带队|是|正|的|等"),
)
_STUMP = re.compile(
    r"[，、；。！？）)][”’」』]?(?:[一-鿿]|过去|如今|目前|随后|下一|其中|截至|随着|针对|根据|为了)$"
)  # 满脸笑容。赖 | 德顺一行
_HALF_NAME = re.compile(r"[一-鿿](?:到|赴|在会上|一行|带队|介绍|说|表示|告诉|参加|出席|陪同|等)")
_LEAD_ALONE = re.compile(r"^[^。，]{2,24}[讯訊电電】]\s?[（(][^（）()。]{2,60}[）)]$")
_PHOTOGRAPHER = re.compile(r"[。 ][^。，]{2,12}摄$")
_HAN = re.compile(f"[{HAN}]")


def is_closed(above: str) -> bool:
    """Whether a piece ends as a paragraph ends."""
    if above[-1:] in "）)】〕" and above[:1] in "（(【〔":
        return True
    bare = above.rstrip(_CLOSERS)
    if bare[-1:] == "摄" and _PHOTOGRAPHER.search(bare[-16:]):
        return True
    return bare[-1:] in _SENTENCE_END or (bare[-1:] == "." and not above[-2:-1].isdigit())


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
        return 14.0
    if closed or _leaves_open(above, _PAIRS):
        return 13.0
    return _by_last_mark(above, below) or _without_a_mark(above, below)


def _by_last_mark(above: str, below: str) -> float | None:
    """What a mark at the end of the piece above says; None where it ends in none of them."""
    last, first = above[-1:], below[:1]
    if last in "：:":
        if len(above) <= _SALUTATION:
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
    if above.endswith(_DASHES):
        return 6.0  # a kicker ends so too
    if above.startswith("——") and len(above) <= _HEAD_LINE:
        return -6.0  # a deck
    if _NAMES_LISTED.search(above[-_TAIL:]) and _TOOK_PART.match(below):
        return 16.0
    if ends_open(above) or _STUMP.search(above) or _UNFINISHED.search(above[-_TAIL:]):
        return 14.0
    if _NAMED.search(above) and _DOES.match(below):
        return 12.0
    if _TAKEN.search(above[-_TAIL:]) and _TAKEN_AS.match(below):
        return 12.0
    if splits_a_word(above, below):
        return 14.0
    if (above[-1:] in "年月" and below[:1].isdigit()) or (_TOWN.search(above) and _VILLAGE.match(below)):
        return 12.0
    if above[-1:].isdigit() or RARELY_OPENS.match(below) or splits_a_title(above, below):
        return 9.0
    told = 3.0 if SENTENCE_OPENER.match(above) else 0.0
    if _TWO_AND_A_COMMA.match(below) and not SENTENCE_OPENER.match(below):
        told += 4.0
    if len(above) <= _HEAD_LENGTH and not any(mark in above for mark in "，、；是"):
        return 1.0 + told  # as short as a head, and nothing shows that it breaks off
    return (3.0 if SENTENCE_OPENER.match(below) or below[:1] in _OPENERS else 5.0) + told


def splits_a_word(above: str, below: str) -> bool:
    """Whether a word runs across the break: 为何青 | 睐云溪."""
    if SENTENCE_OPENER.match(below) or PERSON_FIRST.match(below) or QUANTITY_LAST.search(above[-_TAIL:]):
        return False  # 足 | 下一步, 户 | 县领导: chance
    left, right = above[-_CONTEXT:], below[:_CONTEXT]
    if not (_HAN.match(left[-1:]) and _HAN.match(right[:1])):
        return left[-1:].isdigit() and right[:1].isdigit()
    # Guessed words cross any break at times, but cutting with guesses is quicker: it is asked first.
    both = left + right
    return _crosses(cut(both), len(left)) and _crosses(cut_known(both), len(left))


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


def headline_runs_on(above: str, below: str, near: str, broken: float) -> float:
    """Points for two head lines being one headline broken in two.

    `near` is the text around them, `broken` what `broken_off` says of them.
    """
    if above[-1:] in "）)" and COLUMN_TAG.search(above):
        return _TAG_ENDS_IT
    told = max(broken, _one_phrase(above, below))
    return (
        _HEADS_APART
        + told
        + (printed_near(above, below, near) if told < _SURE and not SUBJECT.match(below) else 0.0)
    )


def broken_off(above: str, below: str) -> float:
    """What shows that a line ends where no line ends: as much as it shows in running text."""
    if any(above.count(opener) > above.count(closer) for opener, closer in _PAIRS):
        return 19.0
    if " " in above or above.endswith(_DASHES):  # two phrases are complete, so is what a dash ends
        return 0.0
    if ends_open(above) or NEVER_OPENS.match(below):
        return 14.0
    if splits_a_word(above, below):
        return 14.0
    if splits_a_title(above, below) or len(COLUMN_TAG.sub("", below)) < min(_FEWEST, len(above) - 2):
        return 12.0
    if any(verb.search(above) and wanted.search(below) for verb, wanted in _WANTED):
        return 12.0
    if _TWO_AND_A_COMMA.match(below) and not SENTENCE_OPENER.match(below):
        return 10.0
    return 13.0 if any(cut.search(above) and rest.match(below) for cut, rest in _PLACE_CUT) else 0.0


def _one_phrase(above: str, below: str) -> float:
    """Words that call for each other; a verb that wants its object above, or below one that wants its subject."""
    if any(
        above.startswith(one) and (below.startswith(other) or above.endswith(other))
        for one, other in CORRELATIVES
    ):
        return 12.0
    told_outside = _COINED.sub("", above)
    says_nothing = not any(told.search(told_outside) for told in (EVENT, KICKER_END, RALLYING, QUANTITY_LAST))
    if _VERB_FIRST.match(below) or (says_nothing and EVENT.match(below) and not SENTENCE_OPENER.match(below)):
        return 14.0 if says_nothing else 9.0
    if says_nothing and _PREDICATE.match(below):
        return 12.0
    if _CALL_ALONE.match(above):
        return 12.0
    if says_nothing and _FIRST_OF_ITS_KIND.search(above):
        return 12.0
    if _DOES_SOMETHING.search(above) and SUBJECT.match(above) and not SUBJECT.match(below):
        return 6.0
    if says_nothing and SUBJECT.match(above):
        if _COVERB.match(below):
            return 8.0
        return 5.0 if EVENT.search(below) and not SUBJECT.match(below) else 4.0
    if _VERB_LAST.search(above):
        return 12.0
    return 9.0 if _COUNTED_LAST.search(above) else 0.0


def printed_near(above: str, below: str, near: str) -> float:
    """What the break would join stands in print beside it: the longer the piece, the better."""
    if len(above) > 1 and above[-2:] + below[:2] in near:
        return 12.0
    if above[-2:] + below[:1] in near or above[-1:] + below[:2] in near:
        return 4.0
    return 2.0 if above[-1:] + below[:1] in near else 0.0
