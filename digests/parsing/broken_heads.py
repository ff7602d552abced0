"""Whether two head lines are one headline broken in two: the evidence at the break and in both halves."""

import re
from collections.abc import Sequence

from digests.parsing.breaks import IN_HEADS, points_across
from digests.parsing.forms import forms_of
from digests.parsing.furniture import OFFICE_ALONE, OPENS_ANEW, SLOGANS
from digests.parsing.junctions import (
    DASHES,
    PAIRS,
    TWO_AND_A_COMMA,
    ends_open,
    printed_near,
    splits_a_title,
    splits_a_word,
)
from digests.parsing.lines import Line
from digests.parsing.names import is_name
from digests.parsing.vocabulary import (
    AMOUNT_FIRST,
    COLUMN_NAME,
    COLUMN_TAG,
    CORRELATIVES,
    EVENT,
    FROM_TO,
    GENERIC_HEADLINE,
    KICKER_END,
    NEVER_OPENS,
    ONE_OF_SEVERAL,
    PLACE_LINE,
    QUANTITY_LAST,
    RALLYING,
    SENTENCE_OPENER,
    SUBJECT,
    WHO_SPOKE,
)

_FORMS = forms_of("vocabulary.txt")

_FEW_WORDS, _WORD_OR_TWO, _LINE = 10, 6, 16
_COMPLETE = re.compile(
    "|".join(
        (
            "[ ！？：]",
            *(
                told.pattern
                for told in (
                    KICKER_END,
                    QUANTITY_LAST,
                    RALLYING,
                    EVENT,
                    COLUMN_NAME,
                    ONE_OF_SEVERAL,
                    FROM_TO,
                    SLOGANS,
                )
            ),
        )
    )
)
_NEAR = 3000  # characters of the text before and behind a break
_KICKER = -8.0  # a kicker that ends as kickers do
_FEWEST = 4  # no head line is shorter
_HEADS_APART, _ENDS_IT = -3.0, -12.0
_OPEN = 19.0  # a bracket or a quotation is closed below
_BOTH = re.compile(
    "一边[^，]{2,12}，一边|不是[^，]{2,12}，?而是|不仅[^，]{2,12}，[更还也]"
)  # nothing is wanting
_SURE = 12.0  # what is printed nearby adds nothing to it
# A verb that still wants its object, and an opening that still wants its subject.
_VERB_LAST = re.compile(
    r"(?:开展|(?<![会议式动节赛])(?:召开|举行|举办|启动)|推进|部署|调研|走访|慰问|发布|签订|落户|打造|实施|(?<![度伐])加快|深化|强化|优化|推动|助力|激活|取得|成为|做成|喜获|卖到|通过|学习|贯彻|宣讲|视察|暨|集中|正式|组织|推出|感谢一[位名]|迎来|建起|办起|有个|新开通|建成|发放|用上|住进|吃上|送来|收到|发现|查获|取消|新增|[走跑跨穿送干]过|[走跑]遍|查处(?:[一二三四五六七八九十0-9]+[起家名件])?|破获(?:[一二三四五六七八九十0-9]+起)?)$"
)
# What follows is named below, whatever was told before: 成功实施首例 | 微创心脏手术, 废弃矿山变身 | 生态公园.
_NAMED_BELOW = re.compile(
    "(?:首[例个次家批座条项]|国家级|省级|列入|入选|变身|变为|成为|开进|走进|驶入|落户|获评|荣获|接待(?:游客|旅客|观众))$"
)
# 县法院 | 巡回法庭开进杨柳村: an organ alone says nothing of its own.
_ORGAN_ALONE = re.compile(
    "(?:我?[县市区省州]|全[县市区省])[一-鿿]{1,7}(?:法院|检察院|局|委|办|中心|集团|大队)"
)
# 突击检查 | 沿河排污企业, 云溪县 | 借“外脑”谋发展: a verb, or a place, and no more.
_VERB_ALONE = re.compile(
    "(?:突击|联合|集中|专项|全面|深入|严厉|重拳|严格|公开)?(?:检查|整治|打击|清理|排查|整顿|查处|曝光|走访|慰问|救助|销毁|拍卖)"
)
_PLACE_ALONE = re.compile("(?!我|本|全|各|外|出|下|进)[一-鿿]{1,3}[县市区镇乡]")
_FOR_OR_BY = re.compile("[为让被向替][一-鿿]{2}$")  # 骑车三百里为患病 | 母亲找回“救命药”
_COUNTED_LAST = re.compile("[0-9]+[个本名项家场次支位户]?$")
_VERB_FIRST = re.compile(rf"^(?:{_FORMS['verbs that open a second line']})")
_COVERB = re.compile("在|向|为|把|被|与|对|用|以(?!来)|从")  # what the subject did comes after it
_WANTS_SUBJECT = re.compile("达|超|增长|突破|逾|近|约|覆盖|涉及|惠及|带动|已")  # 高新技术企业 | 达到170家
_SUM_ALONE = re.compile("(?:总?投资|捐资|出资|耗资|斥资)[0-9.]+[万亿]?元")
# 某部战士 | 在坑道里学文化: who did it above, where below.
_IN_PLACE = re.compile("在[一-鿿]{1,6}[里上中下内旁边]|在[一-鿿]{2,4}(?:[开进展举]|学|办)")
_MEN = re.compile(
    "(?:战士|官兵|职工|工人|社员|村民|农民|居民|学生|师生|青年|妇女|老人|干部|党员|代表团|考察团|队员|选手)$"
)
_FOR_WHOM = re.compile("为(?![了何])|给|替|帮(?!扶)")  # a name above did it
_FIRST_OF_ITS_KIND = re.compile("首[个家批届条座例][^，。]{0,8}$")  # 全县首个城乡供水 | 一体化工程投入使用
_DOES_SOMETHING = re.compile("(?:加快|统筹|推进|深化|强化|优化|做实|抓好|推动)[一-鿿]{2}$")
# 卖到了海外 wants its subject
_PREDICATE = re.compile("(?![为除])[一-鿿]{1,2}(?:[到出成上起入进]了|了(?![解不]))")
_COINED = re.compile("“[^”]{1,12}”")  # “共享菜园” is a name and tells nothing
_MAKES = re.compile("(?:让|令|使(?!用))(?!我们)")  # 一条语音 | 让老赖低了头
_COUPLET = re.compile("([一-鿿“”]{4,9}) ([一-鿿“”]{4,9})")
_CALL_ALONE = re.compile("(?:莫让|别让|让|把)[一-鿿]{2,6}$")  # what it shall do comes below


class HeadBreaks:
    """What shows of each head of a text that it breaks off, or runs on below; told again without looking again.

    A place is that of the line above the break.
    """

    def __init__(self, lines: Sequence[Line], text: str) -> None:
        self._lines = lines
        self._text = text
        self._broken: dict[int, float] = {}
        self._runs_on: dict[int, float] = {}

    def broken(self, place: int) -> float:
        """Points for the head breaking off; less than nothing where it is complete."""
        if place not in self._broken:
            above, below = self._lines[place].plain, self._lines[place + 1].plain
            complete = KICKER_END.search(above) and not NEVER_OPENS.match(below)
            self._broken[place] = _KICKER if complete else broken_off(above, below)
        return self._broken[place]

    def runs_on(self, place: int) -> float:
        """Points for one headline broken in two."""
        if place not in self._runs_on:
            above, below = self._lines[place].plain, self._lines[place + 1].plain
            near = self.near(place, place + 1)
            self._runs_on[place] = headline_runs_on(above, below, near, self.broken(place))
        return self._runs_on[place]

    def near(self, above: int, below: int) -> str:
        """The text around a break, without the lines that it is between."""
        first, last = self._lines[above].start, self._lines[below].end
        return self._text[max(0, first - _NEAR) : first] + self._text[last : last + _NEAR]


def headline_runs_on(above: str, below: str, near: str, broken: float) -> float:
    """Points for two head lines being one headline broken in two.

    `near` is the text around them, `broken` what `broken_off` says of them.
    """
    if (
        _ends_above(above)
        or (above.endswith("的") and is_name(below))
        or (broken <= _SURE and _are_two(above, below, broken))
    ):
        return _ENDS_IT
    told = max(broken, _one_phrase(above, below), _wants_its_object(above, below))
    few = max(len(above), len(below)) <= _FEW_WORDS or (len(below) <= _WORD_OR_TWO and len(above) <= _LINE)
    few = few and (len(above) > _FEWEST or len(below) <= 2 * _FEWEST)  # 潭水故事 is a column
    if few and not _COMPLETE.search(above) and not _stands_alone(below):
        told += 10.0  # too little for two heads
    if told < _SURE and not SUBJECT.match(below):
        told += printed_near(above, below, near)
    return _HEADS_APART + told


def _ends_above(above: str) -> bool:
    """A column tag in brackets, a place, or 总投资31亿元: nothing runs on from it."""
    if PLACE_LINE.match(above):
        return True
    tagged = above[-1:] in "）)" and COLUMN_TAG.search(above)
    return bool(tagged or (AMOUNT_FIRST.match(above) and QUANTITY_LAST.search(above)))


def _are_two(above: str, below: str, broken: float) -> bool:
    """A column's name, a sentence, a writer, who spoke; or, where nothing is broken, two that act or a line of two phrases."""
    if (
        (len(above) < _FEWEST and not _PLACE_ALONE.fullmatch(above))
        or above[-1] in "。．"
        or COLUMN_NAME.match(above)
        or ONE_OF_SEVERAL.match(above)
        or GENERIC_HEADLINE.match(above)
    ):
        return True
    if is_name(below) or WHO_SPOKE.match(below):
        return True
    counts = AMOUNT_FIRST.match(below) and QUANTITY_LAST.search(below) and not _WANTS_SUBJECT.match(below)
    if counts or _SUM_ALONE.fullmatch(below):
        return True
    if broken > 0:
        return False
    if SUBJECT.match(above) and SUBJECT.match(below) and not RALLYING.match(below):
        return True
    phrases = _COUPLET.fullmatch(below)  # 医生上门来 床边把脉忙 has its line to itself
    return phrases is not None and len(phrases[1]) == len(phrases[2])


def _stands_alone(below: str) -> bool:
    """A byline, a caption, an amount, a salutation or a sentence below a head: no part of it."""
    opens = SENTENCE_OPENER.match(below) or OPENS_ANEW.match(below) or AMOUNT_FIRST.match(below)
    return "，" in below or below[-1:] in "。：" or bool(opens)


def broken_off(above: str, below: str) -> float:
    """What shows that a line ends where no line ends: as much as it shows in running text."""
    if any(above.count(opener) > above.count(closer) for opener, closer in PAIRS):
        return _OPEN
    if _BOTH.search(above):
        return 0.0
    first, _, last = above.partition(" ")
    if len(last) >= len(first) or above.endswith(DASHES) or OPENS_ANEW.match(below):
        return 0.0  # two phrases are complete, so is what a dash ends or what a caption stands below
    if last:
        return 14.0 if splits_a_word(above, below) else 0.0
    if ends_open(above) or NEVER_OPENS.match(below) or splits_a_word(above, below):
        return 14.0
    if splits_a_title(above, below):
        return 12.0
    if len(COLUMN_TAG.sub("", below)) < min(_FEWEST, len(above) - 2):
        return 6.0  # so short a line may also be a pen name
    if TWO_AND_A_COMMA.match(below) and not SENTENCE_OPENER.match(below):
        return 10.0
    return points_across(IN_HEADS, above, below)


def _wants_its_object(above: str, below: str) -> float:
    """What the line above ends in wants a thing or a person that only the line below can name."""
    if SUBJECT.match(below):
        return 0.0
    alone = any(each.fullmatch(above) for each in (_ORGAN_ALONE, _VERB_ALONE, _PLACE_ALONE))
    if alone or _NAMED_BELOW.search(above):
        return 14.0
    return 8.0 if _FOR_OR_BY.search(above) else 0.0


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
    if says_nothing and (_PREDICATE.match(below) or _FIRST_OF_ITS_KIND.search(above) or _MAKES.match(below)):
        return 12.0
    if _CALL_ALONE.match(above):
        return 12.0
    if _DOES_SOMETHING.search(above) and SUBJECT.match(above) and not SUBJECT.match(below):
        return 6.0
    if says_nothing and OFFICE_ALONE.match(above) and not SUBJECT.match(below):
        return 12.0  # 北方动力公司 | 试车台一次点火成功
    if says_nothing and len(above) <= _FEW_WORDS and _FOR_WHOM.match(below):
        return 8.0
    if says_nothing and _IN_PLACE.match(below) and _MEN.search(above):
        return 12.0
    if says_nothing and SUBJECT.match(above):
        if _COVERB.match(below):
            return 8.0
        return 5.0 if EVENT.search(below) and not SUBJECT.match(below) else 4.0
    if _VERB_LAST.search(above) and " " not in above:
        return 12.0
    return 9.0 if _COUNTED_LAST.search(above) else 0.0
