"""What only the lines around show of a line: its signs that `signs` cannot see. No decision is made here."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from digests.parsing import junctions, vocabulary
from digests.parsing.lines import Line
from digests.parsing.signs import SHORT

_VERSE, _VERSES, _FLUSH_VERSES = 20, 4, 5
_VERSE_LINE = re.compile("[一-鿿]{2,}(?:[ ，、][一-鿿]{2,}){0,2}")
_HEADED = frozenset({"names and nothing else", "a byline and nothing else", "opens as a report does"})
_NO_VERSE = _HEADED | frozenset(
    {"masthead fields and little else", "a sponsor alone", "a page head", "a page credit", "contact details",
     "a slogan", "heads a notice", "points to a page inside"}
)  # fmt: skip
_LEADS = frozenset({"opens as a report does", "opens as a report does and breaks off"})
_ENOUGH, _HEAD_ROWS = 2, 5
_REPEATED = 5
_LOOK_BACK = 400
_BESIDE = 2
_BOX = 5  # characters of a head set in a box of its own
_MASTHEAD = frozenset({"masthead fields and little else", "a paper's name"})
_PAGE_NUMBER = re.compile(
    r"第?\s?[0-9一二三四五六七八九十]{1,3}\s?版\s?(?:[（(]\s?[）)])?|版[面次][：:].{1,8}版"
)
_SECTION = re.compile("[一-鿿]{2,5}(?:·[一-鿿]{2,4})?")
_NEW_NAME = re.compile("今日[一-鿿]{2,4}|新[一-鿿]{2,3}|[一-鿿]{1,8}[报報]|[一-鿿]{2,6}(?:时讯|新闻|快讯)")
_FIELDS = frozenset({"masthead fields and little else", "a sponsor alone"})
_CLOSES_QUOTATION = re.compile("[^“。，]{0,8}”[^“。，]{2,16}$")
_TOP = _MASTHEAD | _FIELDS | {"a hotline or address alone"}
_SHORT_LINE = frozenset({"a word or two", "a short line"})
_UNSURE = frozenset(
    {"a paper's name", "a sponsor alone", "a hotline or address alone", "a name in Latin capitals"}
)


def repeated_heads(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> list[int]:
    """Places of short lines beside a mark 上接 that are part of an earlier short line: a headline repeated."""
    earlier: list[str] = []
    found = []
    for place, line in enumerate(lines):
        text = line.plain
        if not _REPEATED <= len(text) <= SHORT or junctions.is_closed(text):
            continue
        beside = signs[max(0, place - 1)], signs[min(len(signs) - 1, place + 1)]
        if any("上接 alone" in each for each in beside) and _repeats(text, earlier[-_LOOK_BACK:]):
            found.append(place)
        earlier.append(text)
    return found


def _repeats(text: str, earlier: Sequence[str]) -> bool:
    """Whether a headline above begins with this text or, of one phrase, ends with it; it may fill two lines."""
    return any(
        (above + below).startswith(text)
        or any(phrase.startswith(text) for phrase in above.split(" "))
        or ("，" not in above and above.endswith(text))
        for above, below in pairwise([*earlier, ""])
    )


def weigh_neighbours(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """Adds to each line what its neighbours say of it."""
    _weigh_the_line_below(lines, signs)
    _weigh_mastheads(lines, signs)


def _weigh_the_line_below(lines: Sequence[Line], signs: list[list[str]]) -> None:
    for place in range(1, len(signs)):
        if lines[place].sheet > lines[place - 1].sheet:
            signs[place].append("first of its sheet")
        if (
            _PAGE_NUMBER.fullmatch(lines[place - 1].plain)
            and _SECTION.fullmatch(lines[place].plain)
            and _HEADED.isdisjoint(signs[place + 1] if place + 1 < len(signs) else ())
        ):
            signs[place].append("stands below a page number")
        if len(lines[place].text) == len(lines[place - 1].text) <= _BOX and lines[place].gap == 0:
            signs[place].append("as long as the short line above")
        if _is_motto(lines, signs, place):
            signs[place].append("a slogan")
        if vocabulary.QUESTION.match(lines[place].plain):
            signs[place - 1].append("a question stands below it")
        if (
            "heads a quotation" in signs[place - 1]
            and lines[place].gap == 0
            and len(lines[place].text) <= SHORT
        ):
            signs[place].append("a quotation in its box")
        if (
            "calls for calls" in signs[place]
            and lines[place - 1].text[-1:] not in "。？！”"
            and len(lines[place - 1].text) <= SHORT
        ):
            signs[place - 1].append("its calls stand below it")
        if "marked as an advertisement" in signs[place - 1] and len(lines[place].text) <= _VERSE:
            signs[place].append("a slogan")
        if "a quotation left open" in signs[place - 1] and _CLOSES_QUOTATION.match(lines[place].plain):
            signs[place - 1].append("its quotation is closed below")
        if "ends without a mark" in signs[place - 1] and vocabulary.SCENE.match(lines[place].plain):
            signs[place - 1].append("a scene opens below it")


def _is_motto(lines: Sequence[Line], signs: Sequence[Sequence[str]], place: int) -> bool:
    """A couplet right below the masthead, with a gap below it, is the paper's motto and no kicker."""
    return (
        "a couplet" in signs[place]
        and lines[place].gap == 0
        and bool(_TOP.intersection(signs[place - 1]))
        and place + 1 < len(lines)
        and lines[place + 1].gap > 0
    )


def _weigh_mastheads(lines: Sequence[Line], signs: list[list[str]]) -> None:
    """A paper's name or a hotline belongs to a masthead beside its fields; what stands above them is its name."""
    if not signs:
        return
    if _SHORT_LINE.intersection(signs[0]) and any(_TOP.intersection(said) for said in signs[1:3]):
        signs[0].append("between masthead lines")
    for place in range(1, len(signs) - 1):
        if all(
            _MASTHEAD.intersection(signs[at]) for at in (place - 1, place + 1)
        ) and _SHORT_LINE.intersection(signs[place]):
            signs[place].append("between masthead lines")
    for place, said in enumerate(signs):
        if _NEW_NAME.fullmatch(lines[place].plain) and any(
            _TOP.intersection(each)
            for each in (*signs[max(0, place - 1) : place], *signs[place + 1 : place + 2])
        ):
            said.append("between masthead lines")
        if _UNSURE.isdisjoint(said):
            continue
        around = signs[max(0, place - _BESIDE) : place] + signs[place + 1 : place + 1 + _BESIDE]
        beside = not all(_FIELDS.isdisjoint(each) for each in around)
        hotline = "a hotline or address alone" in said
        if beside:
            said.append("a masthead's own address" if hotline else "beside a masthead")
        else:
            said.append("no masthead beside it")


def find_verses(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Marks runs of short lines without a mark: verse, and neither a row of subheads nor a text broken up.

    Flush left the run has to be longer; the poem begins below its poet and ends above the next head.
    """
    for run in _runs(lines, signs, _set_in):
        if len(run) >= _VERSES:
            _mark(signs, run, "among verses")
    for run in _runs(lines, signs, _bare):
        below = run[-1] + 1
        headed = below < len(lines) and bool(_HEADED.intersection(signs[below]))
        poem = run[:-1] if headed else run
        if len(poem) >= _FLUSH_VERSES and not any(
            _broken(lines[at].plain, lines[at + 1].plain) for at in poem[:-1]
        ):
            _mark(signs, poem, "among verses")


def _set_in(line: Line, said: Sequence[str]) -> bool:
    return "set in" in said and "ends without a mark" in said and len(line.text) <= _VERSE


def _bare(line: Line, said: Sequence[str]) -> bool:
    """A short line of Chinese characters alone, of which nothing says that it is furniture."""
    return len(line.text) <= _VERSE and bool(_VERSE_LINE.fullmatch(line.plain)) and _NO_VERSE.isdisjoint(said)


def _runs(
    lines: Sequence[Line], signs: Sequence[list[str]], belongs: Callable[[Line, Sequence[str]], bool]
) -> Iterator[list[int]]:
    run: list[int] = []
    for place, line in enumerate(lines):
        if belongs(line, signs[place]):
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _broken(above: str, below: str) -> bool:
    return bool(vocabulary.NEVER_OPENS.match(below)) or junctions.ends_open(above)


def _mark(signs: Sequence[list[str]], places: Sequence[int], sign: str) -> None:
    for at in places:
        signs[at].append(sign)


def weigh_gaps(lines: Sequence[Line], signs: Sequence[list[str]], usual_gap: int) -> None:
    """Where empty lines divide the articles and nothing else, a short line without one opens none."""
    if not _gaps_divide_articles(lines, signs) or (usual_gap and not _paragraphs_are_close(lines)):
        return
    on_page = _pages_with_gaps(lines, signs)
    for place in range(1, len(lines)):
        line = lines[place]
        if "no gap above where blocks have one" in signs[place]:
            signs[place].remove("no gap above where blocks have one")
        if line.gap:
            signs[place].append("a gap above where articles have one")
        elif on_page[place] and not line.tail and junctions.is_closed(lines[place - 1].plain):
            signs[place].append("no gap above where articles have one")


def _paragraphs_are_close(lines: Sequence[Line]) -> bool:
    """Whether most sentences that end a line have the next one right below: a short page has more heads than these."""
    gaps = [
        below.gap
        for above, below in pairwise(lines)
        if min(len(above.text), len(below.text)) > _VERSE and junctions.is_closed(above.plain)
    ]
    return bool(gaps) and gaps.count(0) * 2 > len(gaps)


def _pages_with_gaps(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> list[bool]:
    """For each line whether an empty line stands anywhere on its page, right below the page's head aside."""
    found: list[bool] = []
    page: list[int] = []
    for place in range(len(lines) + 1):
        if place == len(lines) or "a page head" in signs[place]:
            found += [any(lines[at].gap for at in page[2:])] * len(page)
            page = []
        page.append(place)
    return found


def _gaps_divide_articles(lines: Sequence[Line], signs: Sequence[Sequence[str]]) -> bool:
    """Whether empty lines stand above the head of nearly every report (its lead shows it), or above short lines."""
    leads = [_has_gap(lines, at) for at, said in enumerate(signs) if at > 1 and _LEADS.intersection(said)]
    if len(leads) >= _ENOUGH and sum(leads) * 10 >= len(leads) * 8:
        return True
    below = [
        len(line.text) <= SHORT and not junctions.is_closed(line.plain) for line in lines[1:] if line.gap
    ]
    return len(below) >= _ENOUGH and sum(below) * 10 >= len(below) * 8 and sum(leads) * 2 >= len(leads)


def _has_gap(lines: Sequence[Line], lead: int) -> bool:
    """Whether an empty line divides the head of a report from the text above it."""
    for place in range(lead - 1, max(0, lead - _HEAD_ROWS), -1):
        if lines[place].gap:
            return lines[lead].gap == 0
        if junctions.is_closed(lines[place - 1].plain):
            return False
    return False
