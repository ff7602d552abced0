"""What an editor notices about one line: its signs. No decision is made here.

A sign is a phrase of the handbook. Long lines are looked at only at their two ends, so that the work
stays in proportion to the number of lines, not to their length.
"""

import re
from collections.abc import Callable, Sequence

from digests.parsing import bylines, forms, furniture, junctions, masthead, pageheads, vocabulary, web_pages
from digests.parsing.lines import Line
from digests.parsing.page_style import CENTRED, MARKS, PageStyle
from digests.parsing.quick_look import QuickLook, Test
from digests.parsing.shapes import SHORT, ending, shape_signs, size

STORY_OPENS = frozenset({"names and nothing else", "a byline and nothing else", "opens as a report does"})
"""Signs of what stands between a head and its text: the byline, or the lead that tells who writes."""
FURNITURE = frozenset(
    {"masthead fields and little else", "a page head", "a page credit", "contact details", "a slogan"}
)
"""Signs of a line that belongs to no article."""
SIGNED = frozenset({"names and nothing else", "a byline and nothing else", "who the writer is and a name"})
"""Signs of a line that names the writer and holds nothing else."""
OF_A_SITE = frozenset({"left over by a web page", "works a web page", "says what web pages say"})
"""Signs of a line that a copied web page prints around its article."""
_NO_HEAD = SIGNED | FURNITURE | OF_A_SITE
_NEVER_BESIDE_HEADS = frozenset(
    {"words of running text", "names a photographer", "a photographer's byline", "下转 at its end"}
)
_NOT_SIGNED = frozenset({"names a photographer", "a column tag at its end"})
_EDGE = 48
_NUMBERED = 22
BROKEN_AT_MARK = "a head broken at its mark"
"""修了四百辆轮椅， over 没收过一分钱."""
_HEADS_END = frozenset({"ends without a mark", "ends in ! or ?"})
_FEW_WORDS = 8
_HALF_A_LINE = 14
_RUNS_ON = 26  # a sentence this long is read as a long line is
_TOO_SHORT_FOR_PROSE, _ADVERB = 8, 5  # characters; 近年来，青石镇 is prose all the same
_MOST = 0.6
_OPENING = 8
_MOTTO = re.compile("[一-鿿]{2}(?: [一-鿿]{2}){3}")  # 明德 博学 求是 力行
_CAPTIONS = (*furniture.PICTURE_NAMED, "图①")
_Look = Callable[[str, Sequence[str]], str]


def signs_of(line: Line, style: PageStyle) -> list[str]:
    """The signs of a line, names of rows of the handbook."""
    text = line.plain
    if not text:
        return ["nothing that can be read"]
    signs = [size(text), ending(text)]
    if len(text) > SHORT or (len(text) > _RUNS_ON and _is_prose(text)):
        signs += _long_signs(text)
    else:
        signs += _short_signs(text)
    if _NOT_SIGNED.isdisjoint(signs) and junctions.ends_signed(text):
        signs.append("ends in a signature")
    opens = "opens as a sentence in a story does" in signs and "，" in text[:_OPENING]
    if opens and (len(text) > _HALF_A_LINE or "ends without a mark" not in signs):
        signs.append("a sentence's opening words and a comma")
    if style.indented and not line.tail:
        signs += _how_it_is_set(line, style)
    return signs + _what_stands_above(line, style)


def _is_prose(text: str) -> bool:
    return "，" in text and (text[-1] == "。" or (text[-1] == "”" and "。" in text))


def _how_it_is_set(line: Line, style: PageStyle) -> list[str]:
    """Where paragraphs are set in: by how far."""
    if line.indent >= CENTRED and len(line.plain) <= _RUNS_ON:
        return ["set far in"]
    if line.indent >= 2:
        as_heads = style.heads_indented and len(line.plain) <= SHORT and line.plain[-1] not in MARKS
        return ["set in as heads are" if as_heads else "set in"]
    signs = ["flush left where paragraphs are set in"]
    if style.subheads_indented:
        signs.append("flush left where subheads are set in")
    if line.below_full:
        signs.append("flush left below a line that fills its column")
    return signs


def _what_stands_above(line: Line, style: PageStyle) -> list[str]:
    """By the empty lines above it, beside what is usual."""
    if line.gap > max(1, style.usual_gap):
        return ["wide gap above"]
    if line.gap == 1 and style.usual_gap == 0:
        return ["an empty line above where blocks have none"]
    if line.gap == 0 and style.usual_gap >= 1 and not line.tail:
        return ["no gap above where blocks have one"]
    return []


def _report_signs(opening: str) -> list[str]:
    if not bylines.opens_with_lead(opening):
        return []
    bracket = ["the bracket of a lead"] if opening[0] in "（(" else []
    return ["opens as a report does", *bracket]


def _long_signs(text: str) -> list[str]:
    head, tail = text[:_EDGE], text[-_EDGE:]
    signs = _report_signs(head)
    if not signs and bylines.closes_with_byline(tail):
        signs.append("a byline closes it")
    if "。" not in text and "！" not in text and (found := masthead.fields(text)):
        share = masthead.coverage(text, found)
        if (len(found) >= 3 or any(each.kind == "cn" for each in found)) and share > 0.5:
            signs.append("masthead fields and little else")
    if any(
        furniture.NOTICE_HINT.search(edge) and furniture.NOTICE_TEXT.search(edge) for edge in (head, tail)
    ):
        signs.append("speaks as a notice does")
    if len(text) <= SHORT and text[-1] == "。":
        signs.append("a whole sentence")
    signs += [sign for sign, test in _OPENINGS if test(head)]
    if text.startswith(_CAPTIONS):
        signs.append("opens as a caption does")
    if "。" not in text and furniture.SLOGANS.match(head):
        signs.append("a slogan")
    if web_pages.is_of_a_site(text) or web_pages.LEFT_OVER.search(text):
        signs.append("left over by a web page")
    return signs


# What the opening of a long line shows.
_OPENINGS: tuple[tuple[str, Test], ...] = (
    ("a weather report", furniture.WEATHER_HEAD.match),
    ("a notice on one line", furniture.ONE_LINE_NOTICE.match),
    ("sells much", furniture.sells_much),
    ("a page credit", furniture.CREDIT_START.match),
    ("a hotline in its box", furniture.HOTLINE_BOX.match),
    ("contact details", furniture.ASKS_FOR_LETTERS.match),
    ("opens a letter", vocabulary.LETTER.match),
    ("answers", vocabulary.ANSWER.match),
    ("opens with what never opens a line", vocabulary.NEVER_OPENS.match),
)
# What a short line shows.
_SHORT_LINES = QuickLook(
    [
        ("a page head", pageheads.is_page_head),
        ("the label of a field", forms.FIELD_LABEL.fullmatch),
        ("an archive's record", forms.ARCHIVE_RECORD.match),
        ("a rule", forms.RULE.fullmatch),
        ("a column's or section's name", pageheads.is_section_name),
        ("a page credit", furniture.is_page_credit),
        ("a slogan", furniture.SLOGANS.match),
        ("contact details", furniture.tells_contact),
        ("a hotline in its box", furniture.HOTLINE_BOX.match),
        ("opens as a caption does", furniture.opens_as_caption),
        ("points at its picture", furniture.POINTS_AT_PICTURE.match),
        ("names a photographer", furniture.names_photographer),
        ("a dated picture", furniture.tells_dated_picture),
        ("heads a notice", furniture.heads_notice),
        ("speaks as a notice does", furniture.NOTICE_TEXT.search),
        ("sells something", furniture.SELLS.search),
        ("sells much", furniture.sells_much),
        ("marked as an advertisement", furniture.AD_MARK.match),
        ("a line of a programme", furniture.PROGRAMME.match),
        ("an office alone", furniture.OFFICE_ALONE.match),
        ("calls for calls", furniture.CALLS_FOR.search),
        ("a row of a table", furniture.is_table_row),
        ("tells the weather", furniture.WEATHER.search),
        ("a weather report", furniture.WEATHER_HEAD.match),
        ("a notice on one line", furniture.ONE_LINE_NOTICE.match),
        ("left over by a web page", web_pages.is_of_a_site),
        ("works a web page", web_pages.works_a_site),
        ("works a web page", web_pages.is_row_of_a_calendar),
        ("works a web page", web_pages.is_menu),
        ("says what web pages say", web_pages.LEFT_OVER.search),
        ("names where it comes from", furniture.SOURCE_NOTE.match),
        ("opens a letter", vocabulary.LETTER.match),
        ("closes a letter", vocabulary.LETTER_CLOSES.fullmatch),
        ("asks in an interview", vocabulary.QUESTION.match),
        ("answers", vocabulary.ANSWER.match),
        ("a label and a few words", vocabulary.LABEL_AND_WORDS.match),
        ("heads a quotation", furniture.QUOTATION_HEAD.match),
        ("tells who the author is", furniture.AUTHOR_NOTE.match),
        ("a writer without a name", vocabulary.WRITER_UNNAMED.match),
        ("a list number", vocabulary.LIST_MARK.match),
        ("an ornament before it", vocabulary.ORNAMENT.match),
        ("heads an abstract or a box", vocabulary.ABSTRACT_HEAD.match),
        ("a column tag and nothing else", vocabulary.TAG_ALONE.match),
        ("a pen name behind an ornament", bylines.PEN_NAME.match),
        ("a line of a roster", bylines.is_roster),
        ("a column's label in its marks", vocabulary.is_column_label),
        ("a generic headline", vocabulary.GENERIC_HEADLINE.match),
        ("a column tag in brackets", vocabulary.COLUMN_TAG.search),
        ("a column tag at its end", vocabulary.ends_in_a_tag),
        ("names a column", vocabulary.COLUMN_NAME.match),
        ("names a column", vocabulary.names_a_campaign),
        ("one of several", vocabulary.ONE_OF_SEVERAL.match),
        ("ends as a kicker does", vocabulary.KICKER_END.search),
        ("ends in a dash", vocabulary.DASH_LAST.search),
        ("a sum or number", vocabulary.QUANTITY.search),
        ("opens with an amount", vocabulary.AMOUNT_FIRST.match),
        ("ends in an amount", vocabulary.QUANTITY_LAST.search),
        ("tells what comes of it", vocabulary.OUTCOME.match),
        ("names two places", vocabulary.PLACE_LINE.match),
        ("a riddle", vocabulary.RIDDLE.search),
        ("tells an event", vocabulary.EVENT.search),
        ("opens as a call does", vocabulary.CALL.match),
        ("opens with a bare quantity", vocabulary.BARE_QUANTITY.match),
        ("points to a page inside", furniture.TEASER.search),
        ("opens an index of the pages", furniture.INDEX_OPENS.search),
        ("says who spoke", vocabulary.WHO_SPOKE.match),
        ("someone and what is his", vocabulary.AND_HIS.match),
        ("a name in Latin capitals", vocabulary.LATIN_NAME.match),
        ("ends in a post", vocabulary.POST_LAST.search),
        ("who, a colon, what", vocabulary.WHO_AND_WHAT.match),
        ("goes from one to another", vocabulary.FROM_TO.match),
        ("rallies", vocabulary.RALLYING.search),
        ("ends as a headline does", vocabulary.HEAD_TAIL.search),
        ("opens with who acts", vocabulary.SUBJECT.match),
        ("opens as a sentence in a story does", vocabulary.SENTENCE_OPENER.match),
        ("opens with a word that binds", vocabulary.BINDS.match),
        ("someone speaks in it", vocabulary.SPEECH.search),
        ("words of running text", vocabulary.runs_like_text),
        ("breaks off", vocabulary.BREAKS_OFF.search),
        ("opens with what never opens a line", vocabulary.NEVER_OPENS.match),
        ("opens as a report does and breaks off", vocabulary.DATELINE_BROKEN.match),
        ("opens with a single character and a mark", vocabulary.RARELY_OPENS.match),
        ("opens as a report does", bylines.opens_with_lead),
        ("a couplet", _MOTTO.fullmatch),
        ("who the writer is and a name", bylines.signs_letter),
        ("a byline and nothing else", bylines.is_byline),
        ("text and pictures by one", bylines.TEXT_AND_PICTURES.search),
        ("names and nothing else", bylines.are_bare_names),
        ("a masthead field in it", masthead.fields),
        ("a paper's name", masthead.is_surely_name),
        ("下转 at its end", forms.jump_marks),
    ]
)


def may_head(line: Line, said: Sequence[str]) -> bool:
    """Whether a line could be a headline: short, without a mark at its end, no byline and no furniture."""
    return len(line.text) <= SHORT and "ends without a mark" in said and _NO_HEAD.isdisjoint(said)


def is_headlike(line: Line, said: Sequence[str]) -> bool:
    """Whether a line could stand among heads: a call or a question too, and a label or a name without its sign."""
    ends = not _HEADS_END.isdisjoint(said) or BROKEN_AT_MARK in said
    return (
        0 < len(line.text) <= SHORT
        and ends
        and _NO_HEAD.isdisjoint(said)
        and _NEVER_BESIDE_HEADS.isdisjoint(said)
    )


def _short_signs(text: str) -> list[str]:
    seen = _SHORT_LINES.signs_of(text)
    signs = [_CLOSER_LOOK[sign](text, seen) if sign in _CLOSER_LOOK else sign for sign in seen]
    if "opens as a report does" in signs and text[0] in "（(":
        signs.append("the bracket of a lead")
    if len(text) <= _NUMBERED and "a list number" in seen and ending(text) in _HEADS_END:
        signs.append("a numbered head")
    if text[-1] in "？?" and len(text) <= _FEW_WORDS:
        signs.append("a short question")
    signs += shape_signs(text, seen)
    return [sign for sign in signs if sign]


def _unless(sign: str, *overruled_by: str) -> _Look:
    """`sign`, but where a surer one is seen none."""
    return lambda _text, seen: "" if any(map(seen.__contains__, overruled_by)) else sign


def _story_sign(text: str, seen: Sequence[str]) -> str:
    binds = (
        len(text) > _TOO_SHORT_FOR_PROSE or "，" in text[:_ADVERB] or "opens with a word that binds" in seen
    )
    return "opens as a sentence in a story does" if binds else ""


def _byline_sign(text: str, seen: Sequence[str]) -> str:
    by_photographer = "names a photographer" in seen and not any(mark in text for mark in "文道")
    return "a photographer's byline" if by_photographer else "a byline and nothing else"


def _jump_sign(text: str, _seen: Sequence[str]) -> str:
    if any(mark.onward for mark in forms.jump_marks(text)):
        return "下转 at its end"
    return "上接 alone" if forms.is_resumed(text) else ""


def _field_sign(text: str, _seen: Sequence[str]) -> str:
    found = masthead.fields(text)
    share, kinds = masthead.coverage(text, found), {field.kind for field in found}
    if share > _MOST / 2 and masthead.is_surely_name(masthead.rest_of(text, found)):
        return "masthead fields and little else"
    if share <= _MOST:
        return "a masthead field in it" if share > _MOST / 2 else ""
    if kinds <= {"sponsor", "publisher"}:
        return "a sponsor alone"
    if kinds <= {"hotline", "web"} and "联系人" not in text:
        return "a hotline or address alone"
    return "masthead fields and little else"


# Signs that say more, or less, once others of the same line are seen.
_CLOSER_LOOK: dict[str, _Look] = {
    "opens as a sentence in a story does": _story_sign,
    "opens as a report does": _unless("opens as a report does", "a generic headline"),  # 新华社短讯
    "a column's or section's name": _unless("a column's or section's name", "a generic headline"),
    "ends in an amount": _unless("ends in an amount", "opens with an amount"),
    "a column's label in its marks": _unless("a column's label in its marks", "left over by a web page"),
    "a couplet": _unless("a couplet", "names and nothing else"),
    "a byline and nothing else": _byline_sign,
    "names and nothing else": _unless(
        "names and nothing else",
        "a byline and nothing else",
        "a column's or section's name",
        "a paper's name",
    ),
    "a masthead field in it": _field_sign,
    "a paper's name": _unless("a paper's name", "a generic headline", "heads a notice", "a page head"),
    "下转 at its end": _jump_sign,
}
