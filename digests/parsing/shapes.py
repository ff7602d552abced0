"""The shape of a line: how long it is, how it ends, what marks and phrases divide it. Words play little part."""

import re
from collections.abc import Sequence

from digests.parsing import vocabulary
from digests.parsing.forms import DASH_AND_SPACE, SPACE_AND_DASH, two_phrases

SHORT = 60
"""Characters; nothing longer is a head."""
_SO_MUCH = re.compile("的[0-9.]+[^0-9]{1,3}$")  # 退回多算的3000元 tells a whole event
_HEAD_LINE = 18
_TWO_CLAUSES = re.compile("[一-鿿“”0-9]{4,10}，[一-鿿“”0-9]{4,10}(?<![吗呢])")
_THREE_PHRASES = re.compile("[一-鿿“”]{3,8}(?: [一-鿿“”]{3,8}){2,}")
_WHOLE_SENTENCE = 20  # characters; a headline may end in a full stop, but then it is short
_STOPS = re.compile("[。？！]")
_PHRASE = 4
_HEAD = 12  # characters: of the known lines with a longer first phrase two in three are two heads
_GOES_ON = "也就竟却还仍才只都再"
_CLOSERS = "”’」』）)"


def size(text: str) -> str:
    """The sign of a line's length."""
    size = len(text)
    if size <= 4:
        return "a word or two"
    if size <= 12:
        return "a short line"
    if size <= 36:
        return "a line's length"
    return "more than a line" if size <= SHORT else "long"


def ending(text: str) -> str:
    """The sign of a line's last mark, brackets and quotation marks aside."""
    last = text.rstrip('”’」』）)》〉"】〕 ')[-1:]
    if last in "。．":
        return "ends in a full stop"
    if last in "！？!?":
        return "ends in ! or ?"
    if last and last in "；;…":
        return "ends in ； or ……"
    if last and last in "，、,":
        return "ends in a comma"
    if last and last in "：:":
        return "ends in a colon"
    return "ends without a mark"


def shape_signs(text: str, said: Sequence[str]) -> list[str]:
    """The signs of a short line's marks and spaces; `said` are those of its words."""
    signs = []
    if text.startswith(("——", "—", "--", "──")):
        signs.append("opens with a dash")
    if text.count("？") > 1:
        signs.append("many questions")
    if text[0] in "“「『" and text[-1] in "”」』" and not _STOPS.search(text[:-1].rstrip("！")):
        signs.append("all in quotation marks")
    if "，" in text[:-1]:
        signs += _clauses(text, said)
    if "。" in text[:-2] or (text[-2:-1] == "。" and text[-1] not in _CLOSERS):
        signs.append("a full stop inside")
    if text.count("“") > text.count("”"):
        signs.append("a quotation left open")
        if text[0] == "“":
            signs.append("opens with a quotation that it leaves open")
    if text[-1].isdigit():
        signs.append("ends in a figure")
    if " " in text:
        signs += _phrases(text)
    return signs


def _clauses(text: str, said: Sequence[str]) -> list[str]:
    """What a comma inside divides: two halves of a head, or a sentence."""
    signs = ["a sum and a comma" if "a sum or number" in said else "a comma inside"]
    if "的" in text and len(text) > _HEAD_LINE:
        signs.append("a clause with 的 and a comma")
    if text[-1] == "。" and len(text) >= _WHOLE_SENTENCE:
        signs.append("a whole sentence")
    if _TWO_CLAUSES.fullmatch(text) and "opens as a sentence in a story does" not in said:
        first, _, second = text.partition("，")
        signs += ["two clauses of one length"] if abs(len(first) - len(second)) < 2 else []
    return signs


def _phrases(text: str) -> list[str]:
    """What the spaces of a line divide: a couplet, or two heads."""
    parts = text.split(" ")
    even = len({len(part) for part in parts}) == 1 and len({"，" in part for part in parts}) == 1
    if (
        even
        and len(parts[0]) >= _PHRASE
        and not text[0].isdigit()
        and not vocabulary.QUANTITY.search(parts[0])
    ):
        return ["a couplet"]
    if _THREE_PHRASES.fullmatch(text):
        return ["three phrases"]
    left, right = two_phrases(text)
    dashed = DASH_AND_SPACE in text or SPACE_AND_DASH in text
    divided = len(parts) == 2 or dashed or vocabulary.KICKER_END.search(left)
    if not divided or min(len(left), len(right)) < _PHRASE:
        return []
    return ["two phrases divided by a space", *(f"two phrases: {each}" for each in _two_phrases(left, right))]


def _two_phrases(left: str, right: str) -> list[str]:
    """What speaks for two heads on one line, rather than one headline printed in two breaths."""
    signs = []
    if vocabulary.KICKER_END.search(left):
        signs.append("the first ends as a kicker does")
    elif (
        vocabulary.QUANTITY_LAST.search(left)
        and not _SO_MUCH.search(left)
        and not vocabulary.QUANTITY_LAST.search(right)
        and right[0] not in _GOES_ON
    ):
        signs.append("the first ends in a sum")
    if "，" in left and "，" not in right:
        signs.append("the first holds a comma")
    if vocabulary.AMOUNT_FIRST.match(left) and vocabulary.QUANTITY.search(left):
        signs.append("the first is an amount")
    if vocabulary.EVENT.search(right) and not vocabulary.QUANTITY.search(right):
        signs.append("the second tells an event")
    if vocabulary.AMOUNT_FIRST.match(right):
        signs.append("the second is an amount")
    if len(left) >= _HEAD and len(right) >= _HEAD - 2:
        signs.append("either is as long as a headline")
    if right.startswith("——"):
        signs.append("the second opens with a dash")
    if vocabulary.QUANTITY_LAST.search(left) and vocabulary.QUANTITY_LAST.search(right):
        return ["both end in a sum"]
    return signs
