"""Verse: runs of short lines that are neither subheads nor a text broken up by its columns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from digests.parsing import junctions, vocabulary
from digests.parsing.lines import Line
from digests.parsing.lists import say
from digests.parsing.names import is_name
from digests.parsing.signs import FURNITURE, OF_A_SITE, SIGNED, STORY_OPENS, may_head

_TITLE, _INDENT = 6, 2  # characters; columns
_SLACK = 2  # characters by which the lines of a poem differ
_SIGNED_OR_LED = STORY_OPENS - {"names and nothing else"}  # a title may look like a name: 渡口
_MARKS = "，。；！？、"
_PROSE = 36  # characters
_SIGNED = 3  # lines of a poem right below its poet
_POET = SIGNED | {"a pen name behind an ornament", "may be a pen name"}
_VERSE, _SET_IN, _FLUSH = 20, 4, 5  # characters of a line; lines of a poem that is set in, and of another
_VERSES = "among verses"
_ENDS_TEXT = "。！？”）"
_LABEL = "a label over a head"
_SURE = 7  # lines without a mark are no prose, though a verse runs on
_VERSE_LINE = re.compile("(?:[一-鿿]{2,}|[一-鿿](?=，))(?:[ ，、][一-鿿]{2,}){0,2}[，。；！？、]?")
_CLAUSE = 14
_ONE_CLAUSE = re.compile("“?[一-鿿]{2,}(?:[，、][一-鿿]{2,4})?[，。；！？：]”?")
_TWO_CLAUSES = re.compile("[一-鿿]{2,8}，[一-鿿]{5,6}[，。；]|[一-鿿]{2,3}，[一-鿿]{7,9}[，。；]")
# Prose that is set in never ends in a comma: so many lines that do are verse.
_FREE_LINE, _COMMAS = re.compile("“?[一-鿿]{2,12}(?:[，、][一-鿿]{2,10})?[，。；！？：]”?"), 2
_OF_A_PAGE = OF_A_SITE | {"a page head", "in a list of pages"}
_NO_VERSE = (
    STORY_OPENS
    | FURNITURE
    | _OF_A_PAGE
    | {
        "a sponsor alone",
        "a generic headline",
        "a row of a table",
        "a line of a programme",
        "names a photographer",
        "heads a notice",
        "points to a page inside",
        "opens an index of the pages",
    }
)


def find_verses(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """Marks runs of short lines without a mark: verse, and neither a row of subheads nor a text broken up.

    Clauses that all have their marks are verse wherever they stand. Flush left and bare the run has to be longer; such
    a poem begins below its poet and ends above the next head.
    """
    for belongs in (_set_in, _measured):
        for run in _runs(lines, signs, belongs):
            of_two = sum(bool(_TWO_CLAUSES.fullmatch(lines[at].plain)) for at in run)
            if len(run) >= _SET_IN and 3 * of_two < len(run):
                _mark(signs, run)
    for run in _runs(lines, signs, _free):
        commas = sum(lines[at].plain[-1] == "，" for at in run[:-1])
        if commas >= _COMMAS:
            _mark(signs, run)
    for chain in _cycles(lines, signs):
        for stanza in chain:
            signs[stanza[0] - 1].append("heads a poem of several")
            _mark(signs, stanza)
    for run in _runs(lines, signs, _bare):
        poet = _poet_of(lines, run)
        if poet is not None:
            say(signs[run[poet]], "who the writer is and a name")
            _mark(signs, takewhile(lambda at: " " not in lines[at].plain, run[poet + 1 :]))
            continue
        below = run[-1] + 1
        headed = below < len(lines) and (
            bool(STORY_OPENS.intersection(signs[below])) or _outgrows(lines, run)
        )
        apart = _is_signed_below(lines, signs, run)
        poem = run[1:] if apart else run[:-1] if headed else run
        if _is_poem(lines, signs, poem, apart):
            _mark(signs, poem)
    _weigh_titles(lines, signs)


def _weigh_titles(lines: Sequence[Line], signs: Sequence[list[str]]) -> None:
    """夜哨 between a text that is over and its verses heads the poem, and no part of that text."""
    for place in range(1, len(lines) - 1):
        if _VERSES not in signs[place + 1] or not may_head(lines[place], signs[place]):
            continue
        around = (*signs[place - 1], *signs[place])
        if _VERSES not in around and SIGNED.isdisjoint(around) and lines[place - 1].plain[-1:] in _ENDS_TEXT:
            signs[place].append("heads verses below a text")


def _poet_of(lines: Sequence[Line], run: Sequence[int]) -> int | None:
    """The place in a run of the one line that parts a title from its verses: 织女谣, 细纱车间 伍晓莺, 纱锭一转星星转, …"""
    parted = [" " in lines[at].plain for at in run]
    poet = parted.index(True) if True in parted else 0
    if poet not in (1, 2) or parted[poet + 1 : poet + 1 + _SET_IN] != [False] * _SET_IN:
        return None
    where, name = lines[run[poet]].plain.split(" ", 1)
    ends_as_text = any(lines[at].plain[-1] in _MARKS for at in run[:poet])
    return poet if len(where) > 1 and is_name(name) and not ends_as_text else None


def _outgrows(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether the last line of a run is longer than any verse above it: the next head."""
    verses = [len(lines[at].plain) for at in run[:-1]]
    return len(verses) >= _SET_IN and len(lines[run[-1]].plain) > max(verses) + _SLACK


def _is_signed_below(lines: Sequence[Line], signs: Sequence[Sequence[str]], run: Sequence[int]) -> bool:
    """Whether a title and its poem stand apart from what is around them, the poet's name right below."""
    name = run[-1] + 1
    if not lines[run[0]].gap or name == len(lines) or lines[name].gap or SIGNED.isdisjoint(signs[name]):
        return False
    if run[0] and not junctions.is_closed(lines[run[0] - 1].plain):
        return False  # a stanza, whose title stands further above
    return name + 1 == len(lines) or lines[name + 1].gap > 0


def _is_poem(lines: Sequence[Line], signs: Sequence[Sequence[str]], poem: Sequence[int], apart: bool) -> bool:
    """Whether a run of short lines is verse: beside its poet's name a shorter one will do, and its lines may have marks.

    `apart`: with its title above and its poet below it stands apart.
    """
    if not poem:
        return False
    signed = apart or (poem[0] > 0 and not _POET.isdisjoint(signs[poem[0] - 1]))
    marked = {lines[at].plain[-1] in _MARKS for at in poem}
    below = poem[-1] + 1
    prose = below < len(lines) and len(lines[below].text) > _PROSE
    ends = poem if prose else poem[:-1]  # prose right below may be what the lines were broken off from
    enough = _SIGNED + prose if signed else _FLUSH
    return (
        len(poem) >= enough
        and (marked == {False} or (signed and len(marked) == 1))
        and sum(_broken(lines[at].plain, lines[at + 1].plain) for at in ends)
        <= len(ends) * (signed or len(poem) >= _SURE) / 4
    )


def _cycles(lines: Sequence[Line], signs: Sequence[list[str]]) -> list[list[list[int]]]:
    """Poems of a few set-in lines, one below the other, each under a title of a word or two that is not set in."""
    chains: list[list[list[int]]] = []
    for stanza in _runs(lines, signs, _set_in):
        title = stanza[0] - 1
        if len(stanza) == 1 or title < 0 or not _is_title(lines[title], signs[title]):
            continue
        if chains and chains[-1][-1][-1] == title - 1:
            chains[-1].append(stanza)
        else:
            chains.append([stanza])
    return [chain for chain in chains if len(chain) > 1]


def _is_title(line: Line, said: Sequence[str]) -> bool:
    return len(line.text) <= _TITLE and line.indent < _INDENT and _SIGNED_OR_LED.isdisjoint(said)


def _set_in(line: Line, said: Sequence[str]) -> bool:
    bare = "ends without a mark" in said and _OF_A_PAGE.isdisjoint(said)
    return line.indent >= _INDENT and bare and len(line.text) <= _VERSE


def _measured(line: Line, said: Sequence[str]) -> bool:
    """A short line that is one clause with its mark: 月亮爬上老槐梢。"""
    text = line.plain
    return (
        len(text) <= _CLAUSE
        and bool(_ONE_CLAUSE.fullmatch(text) or _TWO_CLAUSES.fullmatch(text))
        and _NO_VERSE.isdisjoint(said)
        and _VERSES not in said
    )


def _free(line: Line, said: Sequence[str]) -> bool:
    """A line of one clause or two with its mark, set in: 妈妈说，三叔那年走的时候，"""
    set_in = line.indent >= _INDENT and len(line.plain) <= _VERSE
    return set_in and _FREE_LINE.fullmatch(line.plain) is not None and _NO_VERSE.isdisjoint(said)


def _bare(line: Line, said: Sequence[str]) -> bool:
    """A short line of Chinese characters alone, of which nothing says that it is furniture."""
    return len(line.text) <= _VERSE and bool(_VERSE_LINE.fullmatch(line.plain)) and _NO_VERSE.isdisjoint(said)


def _runs(
    lines: Sequence[Line], signs: Sequence[list[str]], belongs: Callable[[Line, Sequence[str]], bool]
) -> Iterator[list[int]]:
    """Runs of lines that belong together and are set in alike."""

    def kind(place: int) -> tuple[bool, bool]:
        return belongs(lines[place], signs[place]), lines[place].indent >= _INDENT

    for (inside, _), run in groupby(range(len(lines)), kind):
        if inside:
            yield list(run)


def _broken(above: str, below: str) -> bool:
    return (
        bool(vocabulary.NEVER_OPENS.match(below))
        or junctions.ends_open(above)
        or junctions.splits_a_word(above, below)
    )


def _mark(signs: Sequence[list[str]], places: Iterable[int]) -> None:
    for at in places:
        say(signs[at], _VERSES)
        if _LABEL in signs[at]:  # a short line over a longer one
            signs[at].remove(_LABEL)
