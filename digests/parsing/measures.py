"""How wide the columns of a page are, in ems, read off its lines of running text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from digests.parsing.lines import Line

# A line is full when it is this close to the column's width, in ems: closing marks hang over.
FULL, OVERHANG = 1.6, 3.0
_NARROWEST, _WIDEST = 8, 60
_FEWEST = 4
_STOPS = "，、；：。！？”"
_ENOUGH, _SURE = 3, 6  # lines on end that tell a column; a narrow one
_AS_VERSES = 10  # ems: items of a list and verses are narrower
SET_IN = 2  # ems by which a paragraph is
_MOST_SET_IN = 4  # columns by which a line is set in and still fills its column


def width(text: str) -> float:
    """Printed width in ems: a Han character is 1, a letter or figure of ASCII a half."""
    return (
        len(text.encode("utf-8", "replace")) + len(text)
    ) / 4  # 3 bytes and a half-width one 1: (3+1)/4, (1+1)/4


def printed_width(line: Line) -> float:
    """The width of a line with what it is set in by."""
    return width(line.text) + min(line.indent, _MOST_SET_IN) / 2


def measures_of(lines: Sequence[Line]) -> list[float]:
    """The width of the column that each line stands in, 0 where lines are whole paragraphs."""
    widths = [printed_width(line) for line in lines]
    page = _of_the_page(lines, widths)
    own = _of_columns(lines, widths)
    if page:
        return [near if near and near < page - OVERHANG else page for near in own]
    prose = [near for line, near in zip(lines, own, strict=True) if is_running_text(line.text)]
    return own if sum(map(bool, prose)) * 3 >= len(prose) * 2 else [0.0] * len(lines)


def _of_columns(lines: Sequence[Line], widths: Sequence[float]) -> list[float]:
    """By the lines around each: a column is told by several lines on end, of one width and cut within a clause."""
    measures = [0.0] * len(lines)
    above = 0
    for first, end, measure in _runs(lines, widths):
        while first > above and not lines[first].gap and abs(widths[first - 1] - measure) <= SET_IN + 0.5:
            first -= 1
        _fill(measures, lines, widths, above, first)
        measures[first:end] = [measure] * (end - first)
        above = end
    _fill(measures, lines, widths, above, len(lines))
    return measures


def _fill(
    measures: list[float], lines: Sequence[Line], widths: Sequence[float], first: int, end: int
) -> None:
    """The lines below a run belong to its column as long as they fit into it."""
    while 0 < first < end and not lines[first].gap and widths[first] <= measures[first - 1] + OVERHANG:
        measures[first] = measures[first - 1]
        first += 1


def _runs(lines: Sequence[Line], widths: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Where lines begin and end that tell the width of their column, and that width."""
    first = 0
    while first < len(lines):
        end = _end_of_run(lines, widths, first)
        told = sum(is_running_text(line.text) for line in lines[first:end])
        if end - first >= _ENOUGH and told * 2 >= end - first:
            measure = float(Counter(map(round, widths[first:end])).most_common(1)[0][0])
            if measure >= _AS_VERSES or end - first >= _SURE:
                yield first, end, measure
        first = max(end, first + 1)


def _end_of_run(lines: Sequence[Line], widths: Sequence[float], first: int) -> int:
    """Behind the last of the lines that follow each other, are as wide as the first and end within a clause."""
    end = first
    while (
        end < len(lines)
        and _NARROWEST <= widths[end] <= _WIDEST
        and abs(widths[end] - widths[first]) <= 1
        and lines[end].text[-1:] not in _STOPS
        and (end == first or not lines[end].gap)
    ):
        end += 1
    return end


def is_running_text(text: str) -> bool:
    """Has marks inside; a credit or a head that fills its line has none, and nothing runs on from it."""
    return any(mark in text for mark in "，。；、")


def _of_the_page(lines: Sequence[Line], widths: Sequence[float]) -> float:
    """The measure of a hard-wrapped page: lines of running text fill it or end a paragraph, and hardly one is wider."""
    prose = [place for place, line in enumerate(lines) if is_running_text(line.text)]
    common = Counter(round(widths[place]) for place in prose if widths[place] >= _NARROWEST).most_common(1)
    if len(prose) < _FEWEST or not common or common[0][0] > _WIDEST:
        return 0.0
    measure = float(common[0][0])
    wider = sum(widths[place] > measure + OVERHANG for place in prose)
    full = [place for place in prose if abs(widths[place] - measure) <= FULL]
    follow = sum(
        1
        for place in full
        if place + 1 < len(lines) and lines[place + 1].gap == 0 and lines[place].text[-1:] not in "。！？"
    )
    return measure if follow >= 2 and len(full) * 3 >= len(prose) and wider * 8 <= len(prose) else 0.0
