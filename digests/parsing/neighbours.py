"""What only the lines around show of a line: its signs that `signs` cannot see. No decision is made here."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from digests.parsing import junctions, vocabulary
from digests.parsing.forms import FIELD_LABEL
from digests.parsing.furniture import CIVIC_CALL
from digests.parsing.lines import Line
from digests.parsing.signs import FURNITURE, SHORT, STORY_OPENS

_SIGNED = frozenset({"names and nothing else", "a byline and nothing else", "who the writer is and a name"})
_NO_HEAD = _SIGNED | FURNITURE
_ADVERTISED = 20
_LISTED, _INDEX = 5, 3  # characters of a line, lines of an index: an article printed twice has two such heads
_BRIEF = re.compile(r"[●▲△◆◇☆★▪►•·]\s?[^●▲△◆◇☆★▪►•·]{12}")  # a sentence or more behind its ornament
_MEETING = re.compile(
    "(?:会议?召开|(?:召开|举行)[一-鿿]{0,12}会议?|(?:常委会|常务|全体|扩大)会议|动员会|座谈会|推进会)$"
)
_DEALS_WITH = re.compile("(?:研究|传达|学习|部署|审议|听取|贯彻|讨论)[一-鿿“”、 ]{4,}$")
_TWO_PHRASES = re.compile("[一-鿿“”]{4,8} [一-鿿“”]{4,8}")
_ONE_PHRASE = re.compile("(?![——超逾达近共总])[一-鿿“”0-9《》]{6,20}(?<![元吨亩倍万亿斤%])")
_BELOW_HEADS = STORY_OPENS | {"opens with a dash"}
_SENTENCE = 36  # characters; what is longer is hardly a head
_FIRST_CREDIT = frozenset({"first of its page", "a page credit"})
_NO_STOP = frozenset({"ends without a mark", "ends in ! or ?"})
_OPENS_A_TEXT = re.compile(
    "(?:[0-9]{1,2}月[0-9]{1,2}日|近日|日前|昨[天日晚夜]|前[天晚]|今[天日晨]|据[一-鿿《》]{2,14}(?:报道|消息))[^。]{16}"
)
_NO_ROW = frozenset({"among verses", "a line of a roster", "a couplet"})
_FLUSH = "flush left where paragraphs are set in"
_CLOSE = "no gap above where blocks have one"
_BULLET = re.compile("[●▲△◆◇☆★▪►•·]")
_TWO_OR_THREE = re.compile("(?![的了在有和])[一-鿿]{2,3}")
_NO_PEN_NAME = frozenset(
    {
        "a generic headline",
        "a column's or section's name",
        "heads an abstract or a box",
        "names a column",
        "heads a notice",
    }
)
_ENDED = frozenset({"ends in a signature", "tells who the author is"})
_DOTTED = re.compile(r"[•·▪]\s?.{3,40}$")
_PAGED = re.compile(r"第?[A-D]?[0-9]{1,2}版(?:[：:]| )\S{2,}")
_REPEATED = 5
_LOOK_BACK = 400
_BESIDE = 2
_BOX = 5  # characters of a head set in a box of its own
_MASTHEAD = frozenset({"masthead fields and little else", "a paper's name"})
_PAGE_NUMBER = re.compile(
    r"[（(]第.{1,3}版[）)]|第?\s?[0-9一二三四五六七八九十]{1,3}\s?版\s?(?:[（(]\s?[）)])?|版[面次][：:].{1,8}版"
)
_SECTION = re.compile("[一-鿿]{2,5}(?:·[一-鿿]{2,4}){0,2}")
_NEW_NAME = re.compile("今日[一-鿿]{2,4}|新[一-鿿]{2,3}|[一-鿿]{1,8}[报報]|[一-鿿]{2,6}(?:时讯|新闻|快讯)")
_COUNTY = re.compile("[一-鿿]{2,4}")  # 今日 | 云溪: the name on two lines
_FIELDS = frozenset({"masthead fields and little else", "a sponsor alone"})
_CLOSES_QUOTATION = re.compile("[^“。，]{0,8}”[^“。，]{2,16}$")
_TOP = _MASTHEAD | _FIELDS | {"a hotline or address alone"}
_SHORT_LINE = frozenset({"a word or two", "a short line"})
_UNSURE = frozenset(
    {"a paper's name", "a sponsor alone", "a hotline or address alone", "a name in Latin capitals"}
)


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


def _weigh_indexes(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Lines in a row that come again below, or stand behind dots and are no sentences: the list of what a page holds."""
    times = Counter(line.plain for line in lines)
    run: list[int] = []
    for place, (above, below) in enumerate(pairwise(lines), 1):
        if _PAGED.match(above.plain) and _PAGED.match(below.plain):  # no two heads of pages stand together
            signs[place - 1].append("points to a page inside")
            signs[place].append("points to a page inside")
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


def _dotted(line: Line) -> bool:
    return bool(_DOTTED.match(line.text))


def _is_listed(line: Line, said: Sequence[str], times: Mapping[str, int]) -> bool:
    dotted = _dotted(line) and "ends in a full stop" not in said
    again = times[line.plain] > 1 and _LISTED < len(line.plain) <= SHORT and "ends without a mark" in said
    return dotted or (again and "a page head" not in said and "masthead fields and little else" not in said)


def weigh_neighbours(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds to each line what its neighbours say of it."""
    _weigh_indexes(lines, signs)
    _weigh_pairs(lines, signs)
    _weigh_mastheads(lines, signs)
    _weigh_calls(lines, signs)
    _weigh_rows(lines, signs)


def _weigh_rows(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Short lines of one form, each above a text that no writer opens: 急诊科林河：…, 手术室周云：…"""
    row: list[int] = []
    for place in range(len(lines) + 1):
        over = place == len(lines) or not STORY_OPENS.isdisjoint(signs[place])
        form = None if over else _form(lines[place], signs[place])
        if form is None and not over:
            continue
        if row and (over or form != _form(lines[row[0]], signs[row[0]])):
            for at in row if len(row) > 1 else ():
                signs[at].append("one of a row of heads of one form")
            row = []
        if form is not None:
            row.append(place)


def _form(line: Line, said: Sequence[str]) -> str | None:
    """How a head is made, where its form is more than chance: who and what, or two clauses by their lengths."""
    if not _may_head(line, said) or not _NO_ROW.isdisjoint(said):
        return None
    if vocabulary.WHO_AND_WHAT.match(line.plain):
        return "who：what"
    first, comma, last = line.plain.partition("，")
    return f"{len(first)}，{len(last)}" if comma and "，" not in last else None


def _weigh_calls(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """A call on everybody at the end of a page, or above another one there, is a slogan and no headline."""
    ends_here = True
    for line, said in zip(reversed(lines), reversed(signs), strict=True):
        called = ends_here and len(line.text) <= SHORT and CIVIC_CALL.match(line.plain)
        if called:
            said.append("a call with nothing below it")
        ends_here = bool(called) or not FURNITURE.isdisjoint(said)


def _weigh_pairs(lines: Sequence[Line], signs: list[list[str]]) -> None:
    for place, (above, below) in enumerate(pairwise(lines), 1):
        of_above, of_below = signs[place - 1], signs[place]
        told = _told_below(above, below, of_above, _after(signs, place))
        named = "a generic headline" not in of_below and _names_its_page(above, below)
        if named and STORY_OPENS.isdisjoint(_after(signs, place)):
            told.append("stands below a page number")
        if (
            "a dated picture" in of_below
            and _may_head(above, of_above)
            and STORY_OPENS.isdisjoint(_after(signs, place))
        ):
            told.append("a picture told below its head")
        if "a couplet" in of_below and _is_motto(lines, signs, place):
            told.append("a slogan")
        if _stands_close(above, below, of_above, of_below):
            of_below.remove(_CLOSE)
            of_above.append("right above its paragraph where blocks have a gap")
        if _may_be_pen_name(lines, signs, place):
            told.append("may be a pen name")
        if _alone_among_set_in(lines, signs, place):
            told.append("alone between paragraphs that are set in")
        of_below += told
        of_above += _told_above(above, below, of_above, of_below)


def _after(signs: Sequence[list[str]], place: int) -> Sequence[str]:
    return signs[place + 1] if place + 1 < len(signs) else ()


def _told_below(above: Line, below: Line, of_above: Sequence[str], after: Sequence[str]) -> list[str]:
    """What a line is by what stands above it; `after` are the signs of the line below it."""
    told = []
    if "a page head" in of_above or _FIRST_CREDIT.issubset(of_above):
        told.append("first of its page")
    if below.sheet > above.sheet:
        told.append("first of its sheet")
    if below.gap == 0 and len(below.text) == len(above.text) <= _BOX:
        ends_here = not _BELOW_HEADS.isdisjoint(after)
        told.append(f"as long as the short line above{', over a deck or a lead' if ends_here else ''}")
    if "heads a quotation" in of_above and below.gap == 0 and len(below.text) <= SHORT:
        told.append("a quotation in its box")
    if "marked as an advertisement" in of_above and max(2 * len(above.text), len(below.text)) <= _ADVERTISED:
        told.append("a slogan")
    if "a weather report" in of_above:
        told.append("below the weather")
    if "上接 alone" in of_above and junctions.is_closed(below.plain):
        told.append("the end of what was cut")
    if "the label of a field" in of_above and (label := FIELD_LABEL.match(above.plain)) and below.tail:
        told += [f"labelled as a {field}" for field, text in label.groupdict().items() if text]
    if _BRIEF.match(above.plain) and not _BULLET.match(below.plain):
        told.append("below marked briefs")
    if not _ENDED.isdisjoint(of_above):
        told.append("below what ends an article")
    return told


def _told_above(above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]) -> list[str]:
    """What a line is by what stands below it."""
    told = []
    if not _SIGNED.isdisjoint(of_below) and "ends without a mark" in of_above:
        told.append("a byline stands below it")
    if "ends in a signature" in of_below and "ends without a mark" in of_above:
        told.append("a signed brief stands below it")
    if _BRIEF.match(below.plain) and "ends without a mark" in of_above:
        told.append("marked briefs stand below it")
    if len(above.text) <= SHORT and _OPENS_A_TEXT.match(below.plain) and not _NO_STOP.isdisjoint(of_above):
        told.append("a dated text stands below it")
    if vocabulary.QUESTION.match(below.plain):
        told.append("a question stands below it")
    if "calls for calls" in of_below and len(above.text) <= SHORT and above.text[-1:] not in "。？！”":
        told.append("its calls stand below it")
    if "a quotation left open" in of_above and _CLOSES_QUOTATION.match(below.plain):
        told.append("its quotation is closed below")
    if _MEETING.search(above.plain) and _DEALS_WITH.match(below.plain) and len(above.text) <= SHORT:
        told.append("a meeting, below it what it dealt with")
    if _TWO_PHRASES.fullmatch(above.plain) and _ONE_PHRASE.fullmatch(below.plain) and below.gap <= above.gap:
        told.append("two phrases over one")
    if "all in quotation marks" in of_below and "ends without a mark" in of_above and below.gap <= above.gap:
        told.append("a quotation heads the text below it")
    short = len(above.text) <= SHORT and "ends without a mark" in of_above
    if short and vocabulary.SCENE.match(below.plain):
        told.append("a scene opens below it")
    return told


def _names_its_page(above: Line, below: Line) -> bool:
    """第2版 and 教科卫 below it."""
    return bool(_PAGE_NUMBER.fullmatch(above.plain) and _SECTION.fullmatch(below.plain))


def _may_head(line: Line, said: Sequence[str]) -> bool:
    """Whether a line could be the headline of the picture told below it."""
    return len(line.text) <= SHORT and "ends without a mark" in said and _NO_HEAD.isdisjoint(said)


def _stands_close(above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]) -> bool:
    """Whether a head has a gap above it and none below it, on a page whose blocks have gaps."""
    heads = _may_head(above, of_above) and "heads a notice" not in of_above
    return heads and above.gap > 0 and len(below.text) > _SENTENCE and _CLOSE in of_below


def _may_be_pen_name(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """思风 or 流沙田, between a head and a text that no lead opens; a name with a surname is known as one."""
    text = lines[place].plain
    return (
        _TWO_OR_THREE.fullmatch(text) is not None
        and place + 1 < len(lines)
        and len(lines[place + 1].text) > _SENTENCE
        and STORY_OPENS.isdisjoint([*signs[place], *signs[place + 1]])
        and _may_head(lines[place - 1], signs[place - 1])
        and len(lines[place - 1].text) > len(text)
        and not vocabulary.COLUMN_NAME.match(lines[place - 1].plain)
        and _NO_PEN_NAME.isdisjoint(signs[place])
    )


def _alone_among_set_in(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """A line without a mark that is not set in, between a sentence that is over and a paragraph that is set in."""
    said = signs[place]
    return (
        _FLUSH in said
        and "ends without a mark" in said
        and place + 1 < len(lines)
        and lines[place + 1].indent > 1
        and len(lines[place].text) <= SHORT
        and junctions.is_closed(lines[place - 1].plain)
    )


def _is_motto(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """A couplet right below the masthead, with a gap below it, is the paper's motto and no kicker."""
    return (
        "a couplet" in signs[place]
        and lines[place].gap == 0
        and bool(_TOP.intersection(signs[place - 1]))
        and place + 1 < len(lines)
        and lines[place + 1].gap > 0
    )


def _weigh_mastheads(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """A paper's name or a hotline belongs to a masthead beside its fields; what stands above them is its name."""
    if not signs:
        return
    if _SHORT_LINE.intersection(signs[0]) and any(_TOP.intersection(said) for said in signs[1:3]):
        signs[0].append("between masthead lines")
    if len(lines) > 1 and lines[0].plain == "今日" and _COUNTY.fullmatch(lines[1].plain):
        signs[1].append("between masthead lines")
    for place, said in enumerate(signs):
        around = _around(signs, place, 1)
        if _SHORT_LINE.intersection(said) and len(around) > 1 and all(map(_MASTHEAD.intersection, around)):
            said.append("between masthead lines")
        if _NEW_NAME.fullmatch(lines[place].plain) and any(map(_TOP.intersection, around)):
            said.append("between masthead lines")
        if not _UNSURE.isdisjoint(said):
            said.append(_beside(said, _around(signs, place, _BESIDE)))


def _around(signs: Sequence[list[str]], place: int, reach: int) -> Sequence[list[str]]:
    return [*signs[max(0, place - reach) : place], *signs[place + 1 : place + 1 + reach]]


def _beside(said: Sequence[str], around: Sequence[list[str]]) -> str:
    if not any(map(_FIELDS.intersection, around)):
        return "no masthead beside it"
    return "a masthead's own address" if "a hotline or address alone" in said else "beside a masthead"
