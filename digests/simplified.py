"""Traditional characters as simplified ones, one for one: offsets stay what they were. Pure."""

from functools import cache

from opencc import OpenCC


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


class _Simplified(dict[int, str]):
    """Single characters, learnt as they are met; `str.translate` reads it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        single = _converter().convert(character) if 0x3400 <= code < 0xFB00 else character
        self[code] = single if len(single) == 1 else character
        return self[code]


_CHARACTERS = _Simplified()


def simplified(text: str) -> str:
    """`text` of the same length with every traditional character replaced; phrases are not looked at."""
    return text.translate(_CHARACTERS)
