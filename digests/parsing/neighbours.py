"""What only the lines around show of a line: its signs that `signs` cannot see. No decision is made here."""

import re
from collections.abc import Sequence
from itertools import pairwise

from digests.parsing import junctions, vocabulary
from digests.parsing.archives import weigh_archives
from digests.parsing.between import ENDED, SENTENCE, signs_after, told_between
from digests.parsing.copies import weigh_copies
from digests.parsing.enumerations import weigh_lists, weigh_questions, weigh_speakers
from digests.parsing.fields import told_by_its_field, told_over_a_field, weigh_what_has_no_field
from digests.parsing.forms import FIELD_LABEL
from digests.parsing.furniture import OFFICE_ALONE
from digests.parsing.lines import Line
from digests.parsing.lists import (
    weigh_boxes,
    weigh_bracketed,
    weigh_briefs,
    weigh_indexes,
    weigh_rows,
    weigh_speeches,
)
from digests.parsing.shapes import SHORT
from digests.parsing.signs import SIGNED, STORY_OPENS, may_head
from digests.parsing.surroundings import weigh_calls, weigh_heads_set_in, weigh_mastheads, weigh_page_numbers
from digests.parsing.two_lines import weigh_two_lines

_ADVERTISED = 20  # characters of a slogan or a name below the mark 广告
_TWO_STOPS = re.compile("[。？！].*[。？！]|[问答][：:]")
_LABELS = frozenset(
    {
        "a column's label in its marks",
        "a kind of article over a head",
        "a column's name over a head",
    }
)
_PICTURE_STORY = re.compile(f"[。！](?:[（(].{{2,24}})?{vocabulary.TELLS_AND_SHOWS}")
_MARKS = "●▲△◆◇☆★▪►•·"
_BRIEF = re.compile(rf"[{_MARKS}]\s?[^{_MARKS}]{{12}}")  # a sentence or more behind its ornament
_MEETING = re.compile(
    "(?:会议?召开|(?:召开|举行)[一-鿿]{0,12}会议?|(?:常委会|常务|全体|扩大)会议|动员会|座谈会|推进会)$"
)
_DEALS_WITH = re.compile(
    "([一-鿿“”]{4,9}) [一-鿿“”]{4,9}$|(?:研究|传达|学习|部署|审议|听取|贯彻|讨论)[一-鿿“”、 ]{4,}$"
)
_TWO_PHRASES = re.compile("[一-鿿“”]{3,8} [一-鿿“”]{3,8}")
_ONE_PHRASE = re.compile("(?![——超逾达近共总])[一-鿿“”0-9《》]{6,20}(?<![元吨亩倍万亿斤%])")
_BELOW_HEADS = STORY_OPENS | {"opens with a dash"}
_FIRST_CREDIT = frozenset({"first of its page", "a page credit"})
_NO_STOP = frozenset({"ends without a mark", "ends in ! or ?"})
_OPENS_A_TEXT = re.compile(
    "(?:[0-9]{1,2}月[0-9]{1,2}日|近日|日前|昨[天日晚夜]|前[天晚]|今[天日晨]|据[一-鿿《》]{2,14}(?:报道|消息))[^。]{16}"
)
_TEXTS_BELOW = (
    ("a letter to the paper stands below it", vocabulary.WRITES_IN),
    ("a dated text stands below it", _OPENS_A_TEXT),
)
_CLOSE = "no gap above where blocks have one"
_TEXT_OR_LIST = frozenset(
    {"opens as a sentence in a story does", "names a column", "a dated picture", "asks in an interview", "answers",
     "breaks off", "a list number", "an ornament before it", "a label and a few words", "among verses"}
)  # fmt: skip
_IN_BRACKETS = re.compile(
    "[（(](?!国|民|法治|经济|社会|综合|要闻|上|下|续|完|第)[一-鿿]{1,2} ?[一-鿿]{1,2}[）)]"
)  # （船修）, who wrote it
_CALLS = frozenset({"calls for calls", "contact details", "speaks as a notice does"})
_TELLS = frozenset({"rallies", "tells an event"})
_NEWS = frozenset({"tells an event", "opens with who acts"})
_OPENS_A_HEADLINE = 6  # characters of the first of its lines
_DATELINE = 16  # characters
_BOX = 5  # characters of a head set in a box of its own
_LEFT_OPEN = re.compile("(?<![目到起])[的和与及]$")
_VALUE_BELOW = re.compile(".*[】=]|(?:来源|(?:责任)?编辑)[：:]")
_CLOSES_QUOTATION = re.compile("[^“。，]{0,8}”[^“。，]{0,16}$")


def weigh_neighbours(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds to each line what its neighbours say of it."""
    weigh_archives(lines, signs)
    weigh_copies(lines, signs)
    weigh_heads_set_in(lines, signs)
    weigh_indexes(lines, signs)
    weigh_lists(lines, signs)
    weigh_speakers(lines, signs)
    weigh_questions(lines, signs)
    weigh_two_lines(lines, signs)
    _weigh_pairs(lines, signs)
    weigh_what_has_no_field(lines, signs)
    weigh_mastheads(lines, signs)
    weigh_page_numbers(lines, signs)
    weigh_calls(lines, signs)
    weigh_rows(lines, signs)
    weigh_boxes(lines, signs)
    weigh_speeches(lines, signs)
    weigh_briefs(lines, signs)
    weigh_bracketed(lines, signs)


def _weigh_pairs(lines: Sequence[Line], signs: list[list[str]]) -> None:
    for place, (above, below) in enumerate(pairwise(lines), 1):
        of_above, of_below = signs[place - 1], signs[place]
        if _stands_close(above, below, of_above, of_below):
            of_below.remove(_CLOSE)
            of_above.append("right above its paragraph where blocks have a gap")
        of_below += [
            *_told_by_furniture_above(above, below, of_above, of_below),
            *_told_by_line_above(above, below, of_above, signs_after(signs, place)),
            *told_between(lines, signs, place),
            *told_by_its_field(lines, signs, place),
        ]
        of_above += [
            *_told_by_text_below(above, below, of_above, of_below),
            *_told_by_head_below(above, below, of_above, of_below),
        ]
        if not _LABELS.isdisjoint(of_above):
            of_below.append("below a label")


def _told_by_furniture_above(
    above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]
) -> list[str]:
    """What a line is by the page head, the mark or the notice right above it."""
    told = []
    heads_a_page = "a page head" in of_above and "below a label" not in of_above  # 【来源】 labels a record
    if heads_a_page or _FIRST_CREDIT.issubset(of_above):
        told.append("first of its page")
    if "a page head" in of_above and above.plain.endswith("广告"):
        told.append("first of a page of advertisements")
    if "heads a quotation" in of_above and below.gap == 0 and len(below.text) <= SHORT:
        told.append("a quotation in its box")
    if "marked as an advertisement" in of_above and max(2 * len(above.text), len(below.text)) <= _ADVERTISED:
        told.append("a slogan")
    if "a weather report" in of_above:
        told.append("below the weather")
    if "上接 alone" in of_above and junctions.is_closed(below.plain):
        told.append("the end of what was cut")
    # 副题： alone has nothing to label; the value of 【副题】 may stand in the next line.
    if "the label of a field" not in of_above or "the label of a field" in of_below:
        return told
    below_it = _VALUE_BELOW.fullmatch(above.plain) and "long" not in of_below
    if (below.tail or below_it) and (label := FIELD_LABEL.match(above.plain)):
        notice = "heads a notice" in of_below  # 【标题】更正 heads no article
        told += [
            f"labelled as a {'notice' if notice else each}"
            for each, found in label.groupdict().items()
            if found
        ]
    return told


def _told_by_line_above(above: Line, below: Line, of_above: Sequence[str], after: Sequence[str]) -> list[str]:
    """What a line is by the head or the text right above it; `after` are the signs of the line below it."""
    told = []
    if below.sheet > above.sheet:
        told.append("first of its sheet")
    if "opens as a report does" in of_above and len(above.text) <= _DATELINE and "。" not in above.text:
        told.append("below a dateline alone")
    if below.gap in (0, above.gap) and len(below.text) == len(above.text) <= _BOX:
        ends_here = not _BELOW_HEADS.isdisjoint(after) or "long" in after
        told.append(f"as long as the short line above{', over a deck or a lead' if ends_here else ''}")
    if (
        "names a photographer" not in of_above
        and above.plain[:1] in _MARKS
        and _BRIEF.match(above.plain)
        and below.plain[:1] not in _MARKS
    ):
        told.append("below marked briefs")
    if below.plain[:1] in "（(" and _IN_BRACKETS.fullmatch(below.plain) and junctions.is_closed(above.plain):
        told.append("a word in brackets below a text")
    office = OFFICE_ALONE.match(below.plain) and not vocabulary.EVENT.search(below.plain)
    if (
        office
        and "a page head" not in of_above
        and below.gap <= above.gap
        and not _CALLS.isdisjoint(of_above)
        and STORY_OPENS.isdisjoint(after)
    ):
        told.append("an office below its notice")
    if not ENDED.isdisjoint(of_above):
        told.append("below what ends an article")
    if _LEFT_OPEN.search(above.plain) and may_head(above, of_above) and below.gap == 0:
        told.append("below a head that is left open")
    return told


def _told_by_text_below(
    above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]
) -> list[str]:
    """What a line is by how the text right below it opens or is signed."""
    asked = vocabulary.QUESTION.match(below.plain) and "a generic headline" not in of_above
    told = ["a question stands below it"] if asked else []
    if len(above.text) > SHORT or _NO_STOP.isdisjoint(of_above):
        return told
    if "opens with what never opens a line" in of_below:
        told.append("what never opens a line stands below it")
    calls = "calls for calls" in of_below and "a page credit" not in of_below and not _NEWS.issubset(of_above)
    if calls and above.text[-1] not in "？！”" and "masthead fields and little else" not in of_above:
        told.append("its calls stand below it")
    told += [sign for sign, opening in _TEXTS_BELOW if opening.match(below.plain)]
    if "ends without a mark" not in of_above:
        return told
    if "a slogan" in of_above and "opens as a report does" in of_below:
        told.append("a report stands below it")
    if "ends in a signature" in of_below:
        told.append("a signed brief stands below it")
    if _BRIEF.match(below.plain):
        told.append("marked briefs stand below it")
    if "a column's label in its marks" in of_above and len(below.text) > SHORT:
        told.append("a label right over its text")
    if vocabulary.SCENE.match(below.plain):
        told.append("a scene opens below it")
    if below.plain[-1:] in "）)" and len(below.text) > SENTENCE and _PICTURE_STORY.search(below.plain):
        told.append("a picture story stands below it")
    return [*told, *_told_of_a_label(above, below, of_above, of_below)]


def _told_of_a_label(above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]) -> list[str]:
    """What a column's name, or that of a kind of articles, is by what stands right below it."""
    told: list[str] = []
    if "a quotation left open" in of_above:
        return told
    heads = _heads(below, of_below) or (
        "ends in ! or ?" in of_below and not _TWO_STOPS.search(below.plain) and len(below.text) <= SHORT
    )
    if heads and "opens with a dash" not in of_below:
        pictures = above.plain.startswith("图") or "a name in Latin capitals" in of_below
        if "a generic headline" in of_above and not pictures:
            section = "a column's or section's name" in of_below
            told.append("a label over a head" if section else "a generic name over a head")
        if vocabulary.KIND_OF_ARTICLE.match(above.plain):
            told.append("a kind of article over a head")
    if (
        "names a column" in of_above
        and (heads or may_head(below, of_below))
        and "opens with a dash" not in of_below
    ):
        told.append("a column's name over a head")
    elif "names a column" in of_above and len(below.text) > SENTENCE:
        told.append("a column's name right over its text")
    return told


def _heads(line: Line, said: Sequence[str]) -> bool:
    """Whether a line is a head rather than the beginning of a text."""
    opens = _OPENS_A_TEXT.match(line.plain) or "。" in line.plain
    return may_head(line, said) and _TEXT_OR_LIST.isdisjoint(said) and not opens


def _told_by_head_below(
    above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]
) -> list[str]:
    """What a line is by the byline or the head right below it."""
    told = told_over_a_field(above, below, of_above, of_below)
    if "a quotation left open" in of_above and _CLOSES_QUOTATION.match(below.plain):
        told.append("its quotation is closed below")
    if "ends without a mark" not in of_above:
        return told
    if not SIGNED.isdisjoint(of_below) and "heads a notice" not in of_above:
        told.append("a byline stands below it")
    if len(above.text) > SHORT or below.gap > above.gap:
        return told
    if _MEETING.search(above.plain) and _DEALS_WITH.match(below.plain):
        told.append("a meeting, below it what it dealt with")
    if (
        "a slogan" not in of_above
        and _TWO_PHRASES.fullmatch(above.plain)
        and _ONE_PHRASE.fullmatch(below.plain)
    ):
        told.append("two phrases over one")
    # 智能时代 | 多一扇“人工窗口”（街谈巷议）: the column is told by its tag.
    tagged = "a column tag in brackets" in of_below and below.plain[-1:] in "）)"
    if tagged and len(above.text) <= _OPENS_A_HEADLINE and _TELLS.isdisjoint(of_above):
        told.append("a few words over a tagged headline")
    if "all in quotation marks" in of_below:
        told.append("a quotation heads the text below it")
    return told


def _stands_close(above: Line, below: Line, of_above: Sequence[str], of_below: Sequence[str]) -> bool:
    """Whether a head has a gap above it and none below it, on a page whose blocks have gaps."""
    heads = may_head(above, of_above) and "heads a notice" not in of_above
    return heads and above.gap > 0 and len(below.text) > SENTENCE and _CLOSE in of_below
