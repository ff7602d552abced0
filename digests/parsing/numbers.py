"""Numbers as newspapers print them: 12, １２, 十二, 廿三, 卅, 二〇二四, 一百零三. Values in, values out."""

_DIGITS = {char: value for value, char in enumerate("0123456789")}
_DIGITS |= {char: value for value, char in enumerate("０１２３４５６７８９")}
_DIGITS |= {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {char: value for value, char in enumerate("①②③④⑤⑥⑦⑧⑨", start=1)}
_DIGITS |= {"○": 0, "Ｏ": 0, "零": 0, "两": 2, "兩": 2, "元": 1, "正": 1, "壹": 1, "貳": 2, "叁": 3}
HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
"""Full-width digits to the usual ones, for `str.translate`."""
_TENS = {"十": 10, "百": 100, "千": 1000}
_JOINED = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}


def number(text: str) -> int | None:
    """The value of a printed number, white space inside aside; None where it is none."""
    total = digits = 0
    chars = text.split()
    for place, char in enumerate("".join(chars)):
        if char in _DIGITS:
            digits = digits * 10 + _DIGITS[char]
        elif char in _JOINED:
            total, digits = total + _JOINED[char], 0
        elif char in _TENS:
            total += (digits or (1 if place == 0 or char == "十" else 0)) * _TENS[char]
            digits = 0
        else:
            return None
    return total + digits if chars else None
