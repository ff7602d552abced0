"""What a short line is by the lines on both sides of it: captions apart, pen names, advertisements, labels."""

import re
from collections.abc import Sequence

from digests.parsing import junctions, vocabulary
from digests.parsing.broken_heads import broken_off
from digests.parsing.folios import LOOKS_FOR_PAGES, Look
from digests.parsing.lines import Line
from digests.parsing.names import is_name
from digests.parsing.shapes import SHORT
from digests.parsing.signs import FURNITURE, SIGNED, STORY_OPENS, may_head
from digests.parsing.surroundings import is_motto

ENDED = frozenset({"ends in a signature", "tells who the author is"})
"""Signs of a line that ends an article."""
SENTENCE = 36
"""Characters; what is longer is hardly a head."""
FLUSH = "flush left where paragraphs are set in"

_Signs = Sequence[Sequence[str]]
_KICKERS_END = re.compile("[一-鿿]{0,6}(?:会|时|上|中|后)?(?:强调|指出|要求|表示|提出|勉励|寄语)(?:——)?")
_TWO_OR_THREE = re.compile("(?![的了在有和])[一-鿿]{2,3}")
_WHERE = re.compile("[一-鿿0-9（）]{2,14}")
_NO_PEN_NAME = frozenset(
    {
        "a generic headline",
        "a column's or section's name",
        "heads an abstract or a box",
        "names a column",
        "one of several",
        "heads a notice",
    }
)
_COLUMN_OF_OPINIONS = re.compile("[一-鿿]{3,5}")
_FEW = 5  # characters
_NO_LABEL = frozenset({"a generic headline", "opens as a caption does"})
_NO_HEAD_BELOW = frozenset({"opens with a dash", "a name in Latin capitals", "a list number"})
_LABEL = re.compile("[一-鿿]{2,5}(?<![年月日了])")
_COLUMN = frozenset({"names a column", "one of several"})
_SIGNED_ABOVE = SIGNED | ENDED
_OPENS_ANEW = STORY_OPENS | FURNITURE | {"set in", "ends in ! or ?"}
_SELLS = frozenset({"sells something", "sells much"})
_SCENE = 24  # characters
_AT_SOMETHING = re.compile("[一-鿿“”（）()]{2,12}(?<![存现])(?:正在|在(?!于))[^，。：0-9]{2,20}。")
_SIGNED_STORY = re.compile(f"[。！][（(].{{2,24}}{vocabulary.TELLS_AND_SHOWS}")
_CREDIT = 16  # characters of who took a picture
_WARES = 30  # characters of what an advertisement praises
# Who answers a reader, and how a letter or its answer is told from other articles.
_OFFICE = re.compile(
    "[一-鿿]{2,16}(?:局|所|院|厂|廠|社|站|委员会|政府|公司|部|处|科|学校|小学|中学|大队|支部|剧院|商店|门市部|银行|办公室|中心)"
)
_MASTHEAD = frozenset({"masthead fields and little else", "a masthead field in it", "a paper's name"})
_DAY = re.compile(
    "(?:(?:[12][0-9]{3}|[一二三四五六七八九〇零○]{4})年)?[0-9一二三四五六七八九十]{1,3} ?月(?: ?[0-9一二三四五六七八九十] ?[0-9一二三四五六七八九十]{0,2} ?[日曰])?"
)
_LETTER_OPENS = re.compile("编辑同志|编者同志|编辑部[：:]|来信|答复|回复|复信|回音|贵报|你报")
_LETTER, _LETTER_ROOM = 6, 40  # lines; characters


def told_between(lines: Sequence[Line], signs: Sequence[list[str]], place: int) -> list[str]:
    """The signs of the line at `place`, which is not the first; that it ends a kicker is told to the line above as well."""
    if len(lines[place].text) > SHORT:
        return []
    led = not STORY_OPENS.isdisjoint(signs_after(signs, place))
    told = [sign for sign, look, unled in _LOOKS if not (unled and led) and look(lines, signs, place)]
    if "what a kicker ends in" in told:
        signs[place - 1].append("what a kicker ends in stands below it")
    return told


def signs_after(signs: _Signs, place: int) -> Sequence[str]:
    """The signs of the line below the one at `place`; none below the last."""
    return signs[place + 1] if place + 1 < len(signs) else ()


def _is_over_an_opinion(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """两会快谈 over a headline and the name of who comments: the column's name."""
    if place + 3 >= len(lines) or not _COLUMN_OF_OPINIONS.fullmatch(lines[place].plain):
        return False
    head, opens = lines[place + 1], lines[place + 2]
    if (
        not may_head(head, signs[place + 1])
        or "opens with a dash" in signs[place + 1]
        or len(head.plain) <= _FEW
    ):
        return False
    if broken_off(lines[place].plain, head.plain) > 0 or may_head(lines[place - 1], signs[place - 1]):
        return False
    signed = "names and nothing else" in signs[place + 2] and not opens.plain.endswith(("）", ")"))
    return signed and len(lines[place + 3].text) > SENTENCE and STORY_OPENS.isdisjoint(signs[place + 3])


def _is_label_over_head(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """学子风采 over 蹬三轮的“冯教授”考上了研究生: so few words that tell nothing are the column's label, not a kicker."""
    label = lines[place].plain
    if place + 2 >= len(lines) or not _LABEL.fullmatch(label) or vocabulary.EVENT.search(label):
        return False
    if not may_head(lines[place], signs[place]) or not _NO_LABEL.isdisjoint(signs[place]):
        return False
    head = lines[place + 1].plain
    heads = may_head(lines[place + 1], signs[place + 1]) and _NO_HEAD_BELOW.isdisjoint(signs[place + 1])
    return (
        heads
        and len(label) < len(head) <= SENTENCE
        and broken_off(label, head) <= 0
        and _ends_above(lines, signs, place)
    )


def _ends_above(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """Whether the line above is no head of the same group: a text, a picture's credit, or set further off."""
    if not may_head(lines[place - 1], signs[place - 1]) or "names a photographer" in signs[place - 1]:
        return True
    return lines[place].gap > lines[place + 1].gap


def _tells_picture_of_head(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    text = lines[place].plain
    told = "a dated picture" in signs[place] or (text[-1:] in "）)" and _SIGNED_STORY.search(text))
    return bool(told) and may_head(lines[place - 1], signs[place - 1])


def _ends_kicker(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """孟强在专题调研全民健身 | 工作时指出: a kicker cut in two."""
    if "ends as a kicker does" not in signs[place] or not may_head(lines[place - 1], signs[place - 1]):
        return False
    return bool(_KICKERS_END.fullmatch(lines[place].plain))


def _is_late_kicker(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """A kicker whose box came behind the headline's: a text stands below it."""
    if "ends as a kicker does" not in signs[place] or place + 1 == len(lines):
        return False
    text, said = lines[place + 1].plain, signs[place + 1]
    story = "opens as a sentence in a story does" in said and "，" in text
    opens = story or "opens as a report does" in said or len(text) > SHORT
    return opens and may_head(lines[place - 1], signs[place - 1])


def _is_picture_apart(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """A caption set apart below what ended, or between the parts of a text: who took the picture is told."""
    line, after = lines[place], signs_after(signs, place)
    credited = "names a photographer" in after and len(lines[place + 1].text) <= _CREDIT
    credited = credited and lines[place + 1].gap <= line.gap
    told = credited or "names a photographer" in signs[place]
    if not told or not line.gap or vocabulary.NEVER_OPENS.match(line.plain):
        return False
    if not _SIGNED_ABOVE.isdisjoint(signs[place - 1]):
        return True
    return _goes_on(lines, signs, place - 1, place + 1 + credited)


def _is_credited_below(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """昨日，农民在田间管理小麦。图为劳动场面。 and who took the picture below it."""
    if "a photographer's byline" not in signs_after(signs, place):
        return False
    line, above = lines[place], lines[place - 1]
    apart = line.gap > lines[place + 1].gap and line.plain.endswith("。") and junctions.is_closed(above.plain)
    return ("图为" in line.plain or apart) and not may_head(above, signs[place - 1])


def _shows_someone(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """周亦安正在给仔猪打防疫针。 flush left where paragraphs are set in, or apart: a caption without who took it."""
    line = lines[place]
    if len(line.plain) > _SCENE or not _AT_SOMETHING.fullmatch(line.plain):
        return False
    after = lines[place + 1].gap if place + 1 < len(lines) else 1
    apart = FLUSH in signs[place] or "an empty line above where blocks have none" in signs[place]
    return apart and (after > 0 or line.gap > 0) and junctions.is_closed(lines[place - 1].plain)


def _counts_below(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """11所农村学校首批受益 below a head that tells who did what."""
    above = signs[place - 1]
    acts = "opens with who acts" in above and "ends as a kicker does" not in above
    if not acts or not lines[place].plain[:1].isdigit():
        return False
    return may_head(lines[place - 1], above) and may_head(lines[place], signs[place])


def _is_tag_below_head(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """【湖畔微评】 between a headline and its text or byline: the column that it stands in; （湖畔微评） is part of it."""
    tagged = lines[place].plain[:1] == "【" and "a column tag and nothing else" in signs[place]
    if not tagged or place + 1 == len(lines):
        return False
    text_below = len(lines[place + 1].text) > SENTENCE or not STORY_OPENS.isdisjoint(signs[place + 1])
    return text_below and may_head(lines[place - 1], signs[place - 1])


def _goes_on(lines: Sequence[Line], signs: _Signs, broken: int, place: int) -> bool:
    """Whether a text that breaks off goes on at a place below, set apart from what interrupts it."""
    if place >= len(lines) or not lines[place].gap or not _OPENS_ANEW.isdisjoint(signs[place]):
        return False
    above, below = lines[broken].plain, lines[place].plain
    prose = "。" in below and any(mark in above for mark in "，。")
    return prose and not junctions.is_closed(above) and junctions.runs_on(above, below) > 0


def _are_names_apart(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    below = lines[place + 1].gap if place + 1 < len(lines) else 0
    return "names and nothing else" in signs[place] and 0 < lines[place].gap <= below


def _sells_below(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """江畔花园二期 火热认购中, a line of what is for sale, a telephone: the name in an advertisement."""
    if place + 2 >= len(lines) or not may_head(lines[place], signs[place]):
        return False
    wares, calls = lines[place + 1], signs[place + 2]
    listed = any(mark in wares.plain for mark in "·，、") or not _SELLS.isdisjoint(signs[place + 1])
    listed = listed and "。" not in wares.plain
    close = wares.gap == lines[place + 2].gap <= lines[place].gap
    return listed and close and len(wares.text) <= _WARES and "calls for calls" in calls


def _names_writer_and_where(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """城关二中 周亦安, 湖南 林 河 between a head and a text that no lead opens: where the writer is, and the name."""
    where, gap, name = lines[place].plain.partition(" ")
    name = name.replace(" ", "")
    told = gap and len(where) != len(name) and _WHERE.fullmatch(where) and is_name(name)
    return (
        bool(told)
        and not is_name(where)
        and not vocabulary.EVENT.search(where)
        and _is_between_head_and_text(lines, signs, place)
    )


def _is_between_head_and_text(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    return (
        place + 1 < len(lines)
        and len(lines[place + 1].text) > SENTENCE
        and STORY_OPENS.isdisjoint(signs[place])
        and may_head(lines[place - 1], signs[place - 1])
    )


def _may_be_pen_name(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """思风 or 流沙田, between a head and a text that no lead opens; a name with a surname is known as one."""
    text = lines[place].plain
    return (
        _TWO_OR_THREE.fullmatch(text) is not None
        and _is_between_head_and_text(lines, signs, place)
        and len(lines[place - 1].text) > len(text)
        and _COLUMN.isdisjoint(signs[place - 1])
        and _NO_PEN_NAME.isdisjoint(signs[place])
    )


def _is_alone_among_set_in(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """A line without a mark that is not set in, between a sentence that is over and a paragraph that is set in."""
    said = signs[place]
    return (
        FLUSH in said
        and "ends without a mark" in said
        and "heads a notice" not in said
        and place + 1 < len(lines)
        and lines[place + 1].indent > 1
        and junctions.is_closed(lines[place - 1].plain)
    )


def _heads_an_opinion(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """守住良心秤 below 本报评论员, which stands below what is over: so front pages set their comments."""
    if place < 2 or "a writer without a name" not in signs[place - 1] or len(lines[place].plain) <= _FEW:
        return False
    over = not may_head(lines[place - 2], signs[place - 2]) and junctions.is_closed(lines[place - 2].plain)
    opens = place + 1 < len(lines) and "。" in lines[place + 1].plain
    return over and opens and may_head(lines[place], signs[place])


def _heads_what_goes_on(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """A headline right above （上接第一版）, or between that mark and its text: the beginning is in another file."""
    if not may_head(lines[place], signs[place]) or len(lines[place].plain) <= _FEW:
        return False
    if "，" in lines[place].plain:
        return False  # the rest of a broken paragraph, far more often
    if "上接 alone" in signs[place - 1]:
        return _is_over_another_text(lines, place)
    goes_on = "上接 alone" in signs_after(signs, place) and place + 2 < len(lines)
    above = lines[place - 1].plain
    own = not above or junctions.runs_on(above, lines[place].plain) <= junctions.MAY_BE_TWO
    return goes_on and own and len(lines[place + 2].text) > SENTENCE


def _is_over_another_text(lines: Sequence[Line], place: int) -> bool:
    if place + 1 == len(lines) or len(lines[place + 1].text) <= SENTENCE:
        return False
    return junctions.runs_on(lines[place].plain, lines[place + 1].plain) <= junctions.MAY_BE_TWO


def _dates_its_letter(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """九月二十八日 below who signed, and no masthead below it."""
    if SIGNED.isdisjoint(signs[place - 1]) or not _MASTHEAD.isdisjoint(signs_after(signs, place)):
        return False
    return bool(_DAY.fullmatch(lines[place].plain))


def _is_office_below_its_letter(lines: Sequence[Line], signs: _Signs, place: int) -> bool:
    """云溪县农具厂 below its answer to a reader."""
    if not _OFFICE.fullmatch(lines[place].plain) or not junctions.is_closed(lines[place - 1].plain):
        return False
    above = lines[max(0, place - _LETTER) : place]
    return any(_LETTER_OPENS.search(line.plain[:_LETTER_ROOM]) for line in above)


# Sign, look, and whether it counts only where no byline and no lead stands below the line.
_LOOKS: tuple[tuple[str, Look, bool], ...] = (
    *LOOKS_FOR_PAGES,
    ("a column's name over a head", _is_over_an_opinion, False),
    ("a label over a head", _is_label_over_head, False),
    ("a picture told below its head", _tells_picture_of_head, True),
    ("what a kicker ends in", _ends_kicker, False),
    ("a kicker between a headline and its text", _is_late_kicker, False),
    ("a picture apart from the text", _is_picture_apart, False),
    ("shows someone at something", _shows_someone, False),
    ("counts what the head above tells", _counts_below, False),
    ("a tag below its headline", _is_tag_below_head, False),
    ("its photographer stands below it", _is_credited_below, False),
    ("names apart", _are_names_apart, True),
    ("its calls stand below it", _sells_below, False),
    ("a slogan", is_motto, False),
    ("heads an opinion", _heads_an_opinion, False),
    ("heads what goes on", _heads_what_goes_on, False),
    ("a day below who signed", _dates_its_letter, False),
    ("an office below its letter", _is_office_below_its_letter, False),
    ("may be a pen name", _may_be_pen_name, True),
    ("may be a pen name", _names_writer_and_where, True),
    ("alone between paragraphs that are set in", _is_alone_among_set_in, False),
)
