"""Where a person's name ends: two characters or three. Pure."""

import re
from functools import lru_cache

from digests.word_data import surnames, word_counts
from digests.words import cut, tag

# What follows a name of two characters as a word of its own (王峰说), hardly ever the end of one of three.
_GOES_ON = frozenset(
    "的了在和与及等说称指强介表主出带讲到率就作为宣代陪应先来前深走现正已也还则又把向对从参致要认感告"
    "笑看是有将被让给同并或者自所能会可只都很最更第由以至于上下家们这那其之一不当每进听提叮嘱勉回问答副兼"
)
# Some of these do end names (柴永强, 闻大有): there the word cutter has a say.
_ENDS_NAMES_TOO = frozenset("强有先为能进和从之以")
# No name holds one of these: a run that does is no name.
_NEVER = frozenset("的了在是和与及等我你他她它们这那哪谁什么吗呢吧被把让也都还又很更最不没县区省镇乡局委")
_HAN = re.compile(r"[\u3400-\u9fff]*")


def is_name(text: str) -> bool:
    """True for a surname with one or two characters after it (or two surname characters and as many)."""
    known = surnames()
    if not 2 <= len(text) <= 4 or not _NEVER.isdisjoint(text) or not _HAN.fullmatch(text):
        return False
    return (text[0] in known and len(text) <= 3) or (text[:2] in known and len(text) >= 3)


def name_at(text: str, start: int) -> str | None:
    """The name that begins at `start`, or None. `text` is the whole article: a name that comes again shows its end.

    县委书记沈国强强调 gives 沈国强, 记者王峰说 gives 王峰.
    """
    family = _family_length(text, start)
    short = text[start : start + family + 1]
    long = text[start : start + family + 2]
    if not family or not is_name(short):
        return None
    again = times_in(text, long) > 1 and is_name(long)
    if not again and _is_word(_first_word(text, start, family), family):
        return None  # 副书记宣讲, 学生家长: a word of the language
    if len(long) == len(short) or not is_name(long) or times_in(text, short) > times_in(text, long):
        return short
    if long[-1] in _GOES_ON:
        listed = text[start + len(long) : start + len(long) + 1] == "、"
        cut_so = long[-1] in _ENDS_NAMES_TOO and _first_word(text, start, family) == long
        return long if listed or cut_so or times_in(text, long) > 2 else short
    return long


def _first_word(text: str, start: int, family: int) -> str:
    return cut(text[start : start + family + 5])[0]


def _is_word(word: str, family: int) -> bool:
    return len(word) > family and word in word_counts() and tag(word)[0] != (word, "nr")


@lru_cache(maxsize=4096)
def times_in(text: str, part: str) -> int:
    """How often `part` is in `text`; remembered, for the same names come again and again."""
    return text.count(part)


def _family_length(text: str, start: int) -> int:
    known = surnames()
    if len(text) > start + 2 and text[start : start + 2] in known:
        return 2
    return int(text[start : start + 1] in known)


# From the first mark between two names on: looking for that is quick.
_LISTED = re.compile(
    r"、(?<=(?<![\u3400-\u9fff])[\u3400-\u9fff]{3}、)[\u3400-\u9fff]{3}(?:、[\u3400-\u9fff]{3})*"
)
_HEAD_OF_STATE = re.compile("总书记|总理|总统|首相")


def names_listed(text: str) -> set[str]:
    """Names that no title comes before: 贺启明、罗静宜、何建业先后作交流发言; and those of heads of state."""
    rows = (text[row.start() - 3 : row.end()].split("、") for row in _LISTED.finditer(text))
    listed = {
        name for row in rows if all(is_name(one) and one not in word_counts() for one in row) for name in row
    }
    heads = (text[max(0, title.start() - 3) : title.start()] for title in _HEAD_OF_STATE.finditer(text))
    return listed | {name for name in heads if len(name) == 3 and is_name(name)}
