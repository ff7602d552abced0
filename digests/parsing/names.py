"""What a person's name looks like in a byline. A guess from surnames; it never decides alone."""

import re
from functools import cache

from digests.parsing.forms import HAN, forms_of
from digests.parsing.variants import simplified

# The usual surnames, those of the old book of hundred families among them; left out are the few that are met as
# an everyday word far more often than as a name (从 能 通 后 公 年 干 经 家 双 红). Traditional forms beside them.
_FORMS = forms_of("names.txt")
_SURNAMES = frozenset(_FORMS["surnames"] + _FORMS["traditional forms"]) - {"|"}
_DOUBLE = frozenset(_FORMS["surnames of two characters"].split("|"))
_NEVER_IN_NAMES = re.compile(
    "[的了是在从这那他她我们您与及或者并等就都也还又已经将被把让吗呢吧么什没不很最更每各该据称说讯电]"
)
_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}")
_OFFICE = re.compile(
    r"(?:宣|办|局|委|院|所|会|中心|公司|大队|支队|队|科|处|站|校|部|团|台|室|社|组|馆|厂|银行|[大中小]学|学校)$"
)
_GLUED = range(5, 10)  # characters of names without a gap between
_PLACES = "省市县区州旗镇乡村社"  # no row of names ends on one


def is_name(text: str) -> bool:
    """A surname with one or two more characters, or a name with a middle dot (阿卜杜拉·买买提)."""
    if text[:1] not in _SURNAMES:
        text = simplified(text)
    if not _NAME.fullmatch(text) or _NEVER_IN_NAMES.search(text):
        return False
    if any(mark in text for mark in "·•・"):
        return True
    return (len(text) <= 3 and text[0] in _SURNAMES) or (len(text) <= 4 and text[:2] in _DOUBLE)


def begins_as_name(text: str) -> bool:
    """A quick look: whether a text begins with a surname."""
    return _is_surname(text[:1]) or text[:2] in _DOUBLE


@cache
def _is_surname(char: str) -> bool:
    return char in _SURNAMES or simplified(char) in _SURNAMES


def may_be_name(text: str) -> bool:
    """Looser, for places where only a name can stand: also rare surnames, pen names, offices (穗卫健宣)."""
    return bool(_NAME.fullmatch(text)) and not _NEVER_IN_NAMES.search(text[:1])


def is_office(text: str) -> bool:
    """An office that signs as an author, 县委宣传部: up to a dozen characters."""
    return (
        3 <= len(text) <= 14
        and bool(_OFFICE.search(text))
        and not _NEVER_IN_NAMES.search(text.replace("通讯", ""))
    )


def glued_names(text: str) -> list[str]:
    """周亦安林向东 or 白玉山钱友荣郭凯: names without a gap between, the longer reading first; none where it is no such row."""
    return _row_of_names(text) if len(text) in _GLUED else []


def _row_of_names(text: str) -> list[str]:
    if text[-1:] in _PLACES:
        return []
    if is_name(text):
        return [text]
    for length in (3, 2):
        first, rest = text[:length], text[length:]
        if is_name(first) and first[-1] not in _PLACES and (others := _row_of_names(rest)):
            return [first, *others]
    return []


def two_names(text: str) -> tuple[str, str] | None:
    """周亦安林向东 or 曹红李铁: two names of one length printed without a gap."""
    half = len(text) // 2
    if len(text) not in (4, 6) or not (is_name(text[:half]) and is_name(text[half:])):
        return None
    return text[:half], text[half:]
