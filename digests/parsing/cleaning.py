"""A printed line as readers see it: entities decoded, spacing evened out. Never changes a letter.

What it must not do: correct anything. A stray traditional character, a lost character shown as "?",
a wrong digit all stay as printed; `damage` reports them.
"""

import html
import re

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});?")
_BREAK_TAG = re.compile(r"<\s*br\s*/?\s*>", re.IGNORECASE)
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad\ufffe]")
_WIDE_GAP = re.compile(r"\s\s")
_SPACES = re.compile(r"\s+")
# Characters beside which a space is the printer's, never a writer's.
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = "\u3400-\u9fff\uf900-\ufaff"  # without the ideographic space
_PADDED_NAME = re.compile(
    rf"(?<![{_LETTER}0-9])([{_LETTER}])\s{{2,4}}([{_LETTER}])(?=[摄文](?:[）)/／]|$)|[、，；）)\s]|$)"
)
# 罗 薇  辛 蕾: each name padded, and a wider gap between them.
_PADDED_NAMES = re.compile(rf"(?<![{_LETTER}])([{_LETTER}])\s([{_LETTER}])(?=\s{{2}}|$)")
# 庄 严  王 岚, 庄  严 王  岚, 郑 有 福  杨 三 喜: single characters, one gap inside the names and another between them.
_NAMES_IN_A_ROW = re.compile(rf"(?<![{_LETTER}])[{_LETTER}](?:\s{{1,4}}[{_LETTER}]){{3,8}}(?![{_LETTER}])")
# 第二版    轻 工 市 场 报: the paper's name set wide among other fields.
_WIDE_TITLE = re.compile(rf"(?<![{_LETTER}])[{_LETTER}](?:\s[{_LETTER}]){{2,7}}(?<=[报報])(?![{_LETTER}])")
_SINGLE_SPACED = re.compile(rf"(?:[{_HAN}\d，。、：；！？“”（）《》][ \u3000\xa0]){{5}}")


# 1 9 8 5年: a year set wide.
_WIDE_YEAR = re.compile(r"(?<!\d)([12]) ([09]) (\d) (\d)(?=\s?年)")
# 简 讯, 遗 失 声 明: a word or two set wide.
_WIDE_WORD = re.compile(rf"[□■◎●○◆◇]?\s?[{_HAN}](?:\s{{1,3}}[{_HAN}]){{1,6}}")
_SET_WIDE = 24


def clean_line(raw: str) -> str:
    """The line without its outer white space, entities decoded, spaces inside words closed."""
    text = raw
    if "&" in text and _ENTITY.search(text):
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "<" in text:
        text = _BREAK_TAG.sub(" ", text)
    if not text.isprintable():  # most lines are, and this is the quickest way to know
        text = _INVISIBLE.sub("", text)
    text = text.strip()
    if len(text.split(None, 1)) < 2:
        return text
    if "年" in text:
        text = _WIDE_YEAR.sub(r"\1\2\3\4", text)
    if _SINGLE_SPACED.search(text):
        text = _close_spaced_out(text)
    wide = _WIDE_GAP.search(text)
    if wide:
        text = _WIDE_TITLE.sub(lambda title: "".join(title[0].split()), text)
        text = _NAMES_IN_A_ROW.sub(_close_names, text)
    text = _PADDED_NAME.sub(r"\1\2", text)
    if wide:
        text = _PADDED_NAMES.sub(r"\1\2", text)
    if len(text) <= _SET_WIDE and _WIDE_WORD.fullmatch(text):
        return "".join(text.split())
    return _SPACES.sub(" ", text)


def _close_names(match: re.Match[str]) -> str:
    """Names of two or three characters each: the gaps inside them are of one width, those between them of another."""
    characters, gaps = match[0].split(), re.findall(r"\s+", match[0])
    for between in sorted({len(gap) for gap in gaps}, reverse=True):
        names = [characters[0]]
        for gap, character in zip(gaps, characters[1:], strict=True):
            if len(gap) == between:
                names.append(character)
            else:
                names[-1] += character
        if len(names) > 1 and all(2 <= len(name) <= 3 for name in names):
            return " ".join(names)
    return match[0]


def _close_spaced_out(text: str) -> str:
    """本 报 讯 becomes 本报讯 where a space stands between most characters; wider gaps stay one space."""
    gaps = len(re.findall(r"\S\s(?=\S)", text))
    marks = len(re.findall(r"\S", text))
    if gaps * 10 < marks * 6:
        return text
    return re.sub(r"(?<=\S)\s(?=\S)", "", text)


def place_in_raw(raw: str, clean: str, place: int) -> int:
    """The offset in `raw` of the character that stands at `place` in its clean form.

    Counted in characters that are not white space, which cleaning keeps one for one (an entity is one).
    """
    ahead = sum(not char.isspace() for char in clean[:place])
    position = 0
    while position < len(raw):
        entity = _ENTITY.match(raw, position) or _BREAK_TAG.match(raw, position)
        piece = entity[0] if entity else raw[position]
        shown = html.unescape(_BREAK_TAG.sub(" ", piece))
        counts = bool(shown.strip()) and not _INVISIBLE.fullmatch(shown)
        if counts and ahead == 0:
            return position
        ahead -= counts
        position += len(piece)
    return position
