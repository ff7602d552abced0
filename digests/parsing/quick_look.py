"""Which tests a line cannot pass is told by a few of its characters: a quick look before the patterns.

Every match of 召开|举行 holds 召 or 举, so a line without both need not be searched. The characters are read off the
patterns themselves: a word added to a table needs nothing else. The idea is that of the prefilter in RE2.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # what `re` itself compiles from: no other reads patterns
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeVar

Test = Callable[[str], object]
Chars = frozenset[str] | None
"""Characters of which one must be there; None where no such set can be named."""
_Item = tuple[Any, Any]  # an operation of a parsed pattern and what it holds

_WIDEST = 80  # characters of a class; a wider one, such as all Han, tells nothing
# The commonest characters of short lines in newspapers, commonest first: of a word its rarest character is looked for.
_COMMONEST = (
    "，。一的 了年1”“人上日0月2：在三十不报有版到本3个　第二来是天、下者出工记里大小6四（）8家中54市我要子说期时水公开"
    "今新生会县9全民地成前员老电7后分百多五把他元着学长社以行就起通发业区过为两每作农用和去万六路主场部编车国办明八机讯"
    "这—七收头得点高门可村自名进文口看队最江好能手从道只还走线没次产方山心对法话星面们经打合已城九同建动"
)
_OFTEN = {char: 1 / (place + 2) for place, char in enumerate(_COMMONEST)}
_SELDOM = 1 / 400
_SPACES = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_patterns: dict[Test, tuple[str, ...]] = {}
_Tested = TypeVar("_Tested", bound=Test)


def looks_for(*patterns: re.Pattern[str] | str) -> Callable[[_Tested], _Tested]:
    """Says of a test that it is passed only where one of these patterns is found somewhere in the line."""

    def said_of(test: _Tested) -> _Tested:
        _patterns[test] = tuple(each if isinstance(each, str) else each.pattern for each in patterns)
        return test

    return said_of


class Need(NamedTuple):
    """What every line that passes a test has: one of `inside`, one of `first` at its start, of `last` at its end."""

    inside: Chars = None
    first: Chars = None
    last: Chars = None


def need_of(test: Test) -> Need:
    """Read off the patterns of a test: a method of a pattern, or a function that `looks_for` some."""
    if test in _patterns:
        return Need(_any_of(_inside(parser.parse(each)) for each in _patterns[test]))
    pattern, method = getattr(test, "__self__", None), getattr(test, "__name__", "")
    if not isinstance(pattern, re.Pattern):
        return Need()
    items = list(parser.parse(pattern.pattern))
    first, may_lack_it = _edge(items, bound=method != "search", back=False)
    last, may_lack_that = _edge(items, bound=method == "fullmatch", back=True)
    return Need(_inside(items), None if may_lack_it else first, None if may_lack_that else last)


class QuickLook:
    """Tests by what they need of a line, each with the sign that it tells of."""

    def __init__(self, checks: Sequence[tuple[str, Test]]) -> None:
        needs = [need_of(test) for _, test in checks]
        self._checks = checks
        self._inside = _by_char([need.inside for need in needs])
        self._first = _by_char([need.first for need in needs])
        self._last = _by_char([need.last for need in needs])
        self._telling = frozenset(self._inside) - {""}

    def signs_of(self, text: str) -> list[str]:
        """The signs of the tests that a line of one character or more passes, in the order of the tests."""
        return [sign for sign, test in self.may_pass(text) if test(text)]

    def may_pass(self, text: str) -> Iterator[tuple[str, Test]]:
        """The tests that are worth a look."""
        found = self._inside[""].union(*map(self._inside.__getitem__, self._telling.intersection(text)))
        found &= self._first.get(text[0], self._first[""])
        found &= self._last.get(text[-1], self._last[""])
        return map(self._checks.__getitem__, sorted(found))


def _by_char(needs: Sequence[Chars]) -> dict[str, frozenset[int]]:
    """The places of those that a character is enough for; under "" those that need none."""
    free = frozenset(place for place, chars in enumerate(needs) if chars is None)
    of_char: dict[str, set[int]] = {}
    for place, chars in enumerate(needs):
        for char in chars or ():
            of_char.setdefault(char, set(free)).add(place)
    return {"": free} | {char: frozenset(places) for char, places in of_char.items()}


def _inside(items: Iterable[_Item]) -> Chars:
    """All parts of a sequence must be there: the rarest speaks for it."""
    known = [chars for op, value in items if (chars := _inside_one(op, value)) is not None]
    return min(known, key=lambda chars: sum(_OFTEN.get(char, _SELDOM) for char in chars), default=None)


def _inside_one(op: Any, value: Any) -> Chars:
    match op:
        case ops.LITERAL | ops.IN:
            return _one_of(op, value)
        case ops.BRANCH:
            return _any_of(map(_inside, value[1]))
        case ops.SUBPATTERN | ops.ASSERT:
            return _inside(value[-1])
        case ops.MAX_REPEAT | ops.MIN_REPEAT if value[0]:
            return _inside(value[-1])
    return None


def _edge(items: Sequence[_Item], *, bound: bool, back: bool) -> tuple[Chars, bool]:
    """The characters that a match can begin with (`back`: end with), and whether it may be empty.

    None also where a match need not stand at the line's edge: neither `bound` nor behind ^ (before $).
    """
    found: frozenset[str] = frozenset()
    for op, value in reversed(items) if back else items:
        if op is ops.AT:
            bound = bound or value is (ops.AT_END if back else ops.AT_BEGINNING)
        elif op not in (ops.ASSERT, ops.ASSERT_NOT):
            chars, empty = _edge_one(op, value, bound=bound, back=back)
            if chars is None or not empty:
                return (None if chars is None else found | chars), False
            found |= chars
    return found, True


def _edge_one(op: Any, value: Any, *, bound: bool, back: bool) -> tuple[Chars, bool]:
    match op:
        case ops.LITERAL | ops.IN if bound:
            return _one_of(op, value), False
        case ops.BRANCH:
            ways = [_edge(branch, bound=bound, back=back) for branch in value[1]]
            return _any_of(chars for chars, _ in ways), any(empty for _, empty in ways)
        case ops.SUBPATTERN:
            return _edge(value[-1], bound=bound, back=back)
        case ops.MAX_REPEAT | ops.MIN_REPEAT:
            chars, empty = _edge(value[-1], bound=bound, back=back)
            return chars, empty or not value[0]
    return None, False


def _one_of(op: Any, value: Any) -> Chars:
    """A character, or a class of not too many."""
    chars: set[str] = set()
    for kind, held in [(op, value)] if op is ops.LITERAL else value:
        if kind is ops.LITERAL:
            chars.add(chr(held))
        elif kind is ops.CATEGORY and held is ops.CATEGORY_SPACE:
            chars |= _SPACES
        elif kind is ops.RANGE and held[1] - held[0] < _WIDEST:
            chars.update(map(chr, range(held[0], held[1] + 1)))
        else:
            return None
    return frozenset(chars)


def _any_of(ways: Iterable[Chars]) -> Chars:
    """What is enough for any of several ways; None where one of them needs nothing."""
    known = list(ways)
    return None if None in known else frozenset().union(*filter(None, known))
