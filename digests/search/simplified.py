"""Traditional characters as simplified ones, one for one: offsets stay what they were. Pure."""

import re
from functools import cache

from opencc import OpenCC

_FIRST, _LAST = 0x3400, 0x9FFF
"""The characters looked at; rarer ones beyond have no simplified form of their own."""


def simplified(text: str) -> str:
    """`text` of the same length with every traditional character replaced; phrases are not looked at."""
    traditional, table = _tables()
    return text.translate(table) if traditional.search(text) else text


@cache
def unchanged() -> str:
    """All characters looked at that are simplified or have no simplified form."""
    _, table = _tables()
    return "".join(chr(code) for code in range(_FIRST, _LAST + 1) if code not in table)


@cache
def _tables() -> tuple[re.Pattern[str], dict[int, str]]:
    """What finds a traditional character (a search of a text that has none costs next to nothing), and all of them."""
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    # On a line each, so that OpenCC sees no phrase.
    singles = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {
        ord(character): single
        for character, single in zip(characters, singles, strict=True)
        if character != single and len(single) == 1
    }
    return re.compile(f"[{''.join(map(chr, table))}]"), table
