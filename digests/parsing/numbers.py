"""Numbers as newspapers print them: 12, １２, 十二, 廿三, 卅, 二〇二四, 一百零三. Values in, values out."""

_DIGITS = {char: value for value, char in enumerate("0123456789")}
_DIGITS |= {char: value for value, char in enumerate("０１２３４５６７８９")}
_DIGITS |= {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"○": 0, "Ｏ": 0, "零": 0, "两": 2, "兩": 2, "元": 1, "正": 1, "壹": 1, "貳": 2, "叁": 3}
_TENS = {"十": 10, "百": 100, "千": 1000}
_JOINED = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}


def number(text: str) -> int | None:
    """The value of a printed number, white space inside aside; None where it is none."""
    total = current = 0
    seen = False
    for char in text:
        if char.isspace():
            continue
        if char in _DIGITS:
            current = current * 10 + _DIGITS[char]
        elif char in _JOINED:
            current += _JOINED[char]
        elif char in _TENS:
            total += (current or 1) * _TENS[char] if seen or char == "十" else _TENS[char]
            current = 0
        else:
            return None
        seen = True
    return total + current if seen else None
