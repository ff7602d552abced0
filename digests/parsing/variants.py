"""Other forms of print read with the one handbook: traditional characters, half-width marks, full-width letters.

One character for one, places unchanged.

Only for deciding what a line is. What readers get stays as printed.
"""

import re
from functools import cache

from opencc import OpenCC

_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”"}
# Characters that every traditional page has and no simplified one, calligraphy in a masthead aside.
_TELLING = re.compile(
    "[這來為國時會個們說對發過種經產後學縣區報記業與開關華電實長當點從間東門車馬見書話語訊]"
)
_HALF_MARK = re.compile(r"[,;:!?](?<=[一-鿿”）)].)|\.(?<=[一-鿿”）)].)(?=[一-鿿“（]|$)")
_WIDE_MARKS = dict(zip(".,;:!?", "。，；：！？", strict=True))
_WIDE_LETTER = re.compile("[Ａ-Ｚａ-ｚ０-９]")
_OTHER_WIDTH = re.compile("[.,;:!?Ａ-Ｚａ-ｚ０-９](?:(?<=[Ａ-Ｚａ-ｚ０-９])|(?<=[一-鿿”）)].))")
_SAMPLE = 4000
_ENOUGH = 12


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


class _Simplified(dict[int, str]):
    """Learnt as characters are met; a character whose form is longer than one stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _QUOTES.get(char) or (_converter().convert(char) if code > 0x2E7F else char)
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_CHARACTERS = _Simplified()


def is_traditional(text: str) -> bool:
    """Whether a text is printed in traditional characters; a few strays do not make it so."""
    sample = text[:_SAMPLE]
    return len(_TELLING.findall(sample)) >= max(_ENOUGH, len(sample) // 60)


def has_other_widths(text: str) -> bool:
    """Whether marks behind Chinese characters are half-width somewhere, or letters full-width."""
    return bool(_OTHER_WIDTH.search(text))


def in_usual_widths(text: str) -> str:
    """The text with full-width marks behind Chinese characters and half-width letters, as long as it was."""
    marked = _HALF_MARK.sub(lambda mark: _WIDE_MARKS[mark[0]], text)
    return _WIDE_LETTER.sub(lambda letter: chr(ord(letter[0]) - 0xFEE0), marked)


def simplified(text: str) -> str:
    """The text in simplified characters, as long as it was."""
    return text.translate(_CHARACTERS)
