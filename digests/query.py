"""The query language: what a reader types becomes a tree of conditions, or a sentence about what is wrong. Pure.

    query     = all ("OR" all)*                 OR | 或 ｜; weaker than standing side by side
    all       = one+                            AND may stand between them
    one       = "-" one | "(" query ")" | field ":" value | word
    word      = anything up to white space; quotation marks keep white space, marks and operators inside
    value     = word | "(" query ")"            标题:(双招 OR 双引)

Full-width forms of all marks count. A name before a colon that is no field (主题：…) is part of the word.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from digests.errors import QueryError
from digests.normal import UNSTORABLE, normal_form
from digests.places import days_of_month

LONGEST_QUERY = 1000
MOST_CONDITIONS = 50
DEEPEST = 20

Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True)
class Term:
    """The article's text contains `text` (a normal form); with `headline` its headline or kicker does."""

    text: str
    headline: bool = False
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """Signed by, naming, or printed in somebody or something; `name` is a normal form."""

    role: Literal["reporter", "person", "paper"]
    name: str
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """Printed on a page from `first` to `last`, both included."""

    first: int
    last: int
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Days:
    """In an issue dated from `first` to `last`, both included; undated issues never are."""

    first: date
    last: date
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    conditions: tuple["Condition", ...]


Condition = Term | Named | Pages | Days | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; `text` is what was typed."""

    text: str
    condition: Condition
    order: Order = "newest"


def wanted_terms(condition: Condition) -> tuple[str, ...]:
    """The terms that a hit may contain, for marking them; excluded ones are not among them."""
    match condition:
        case Term(text=text):
            return (text,)
        case All(conditions=parts) | AnyOf(conditions=parts):
            return tuple(dict.fromkeys(term for part in parts for term in wanted_terms(part)))
        case _:
            return ()


def names_a_paper(condition: Condition) -> bool:
    match condition:
        case Named(role=role):
            return role == "paper"
        case Not(condition=part):
            return names_a_paper(part)
        case All(conditions=parts) | AnyOf(conditions=parts):
            return any(names_a_paper(part) for part in parts)
        case _:
            return False


def write_query(condition: Condition) -> str:
    """A query that `parse_query` reads as `condition`, each word as it was typed."""
    match condition:
        case Not(condition=part):
            return "-" + _write_part(part)
        case All(conditions=parts):
            return " ".join(_write_part(part) for part in parts)
        case AnyOf(conditions=parts):
            return " OR ".join(write_query(part) for part in parts)
        case _:
            return condition.typed


def _write_part(condition: Condition) -> str:
    written = write_query(condition)
    return f"({written})" if isinstance(condition, All | AnyOf) else written


def parse_query(text: str) -> Query:
    """Raises QueryError, with the place where one can be named; its problem is a sentence for the reader."""
    if len(text) > LONGEST_QUERY:
        raise QueryError(text[:20] + "…", f"查询太长：{len(text)} 字，最多 {LONGEST_QUERY} 字")
    return _Parser(_UNSTORABLE.sub(UNSTORABLE, text)).query()


_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_FIELD = re.compile(r"([A-Za-zＡ-Ｚａ-ｚ\u4e00-\u9fff]{1,12})\s?[:：]")
_DASHES = "-－−"
_OPEN, _CLOSE = "(（", ")）"
_CLOSING = {**dict.fromkeys('"＂“”〝', '"＂“”〞'), "「": "」", "『": "』"}
_OR = {"OR", "|", "||", "或"}
_AND = {"AND", "&", "&&"}
_NOT = {"NOT"}

FIELDS = {
    **dict.fromkeys(("标题", "標題", "title"), "title"),
    **dict.fromkeys(("记者", "記者", "作者", "by", "reporter"), "reporter"),
    **dict.fromkeys(("人物", "person", "people"), "person"),
    **dict.fromkeys(("版", "版面", "page"), "page"),
    **dict.fromkeys(("日期", "date"), "date"),
    **dict.fromkeys(("报", "報", "报纸", "paper"), "paper"),
    **dict.fromkeys(("排序", "order", "sort"), "order"),
}
_LABELS = {name: label for label, name in reversed(FIELDS.items())}
ORDERS: dict[str, Order] = {
    **dict.fromkeys(("最新", "时间", "newest", "date"), "newest"),
    **dict.fromkeys(("相关", "相關", "relevance", "relevant"), "relevance"),
}


@dataclass(slots=True)
class _Parser:
    text: str
    at: int = 0
    depth: int = 0
    count: int = 0
    order: Order = "newest"

    def query(self) -> Query:
        condition = self.any_of(None)
        if self.at < len(self.text):
            raise self.error("这个右括号前面没有左括号", self.at)
        if condition is None:
            raise QueryError(self.text, "没有可以查找的字，请写上要找的词")
        return Query(self.text, condition, self.order)

    def error(self, problem: str, place: int) -> QueryError:
        return QueryError(self.text, f"{problem}（第 {place + 1} 字）", place)

    def any_of(self, within: str | None) -> Condition | None:
        parts = [self.all_of(within)]
        while operator := self.next_or(first=False):
            place = self.at
            self.at += len(operator)
            parts.append(self.all_of(within))
            if parts[-2] is None or parts[-1] is None:
                side = "前面" if parts[-2] is None else "后面"
                raise self.error(f"“{operator}”{side}缺少要找的词", place)
        found = tuple(
            one
            for part in parts
            if part is not None
            for one in (part.conditions if isinstance(part, AnyOf) else (part,))
        )
        return found[0] if len(found) == 1 else AnyOf(found) if found else None

    def all_of(self, within: str | None) -> Condition | None:
        self.skip_space()
        parts: list[Condition] = []
        while self.at < len(self.text) and not self.at_end_of_group() and not self.next_or(first=not parts):
            if (word := self.peek_word()) in _AND:
                self.at += len(word)
            elif (part := self.one(within)) is not None:
                parts += part.conditions if isinstance(part, All) else (part,)
            self.skip_space()
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self, within: str | None) -> Condition | None:
        start = self.at
        negations = 0
        while self.skip_negation():
            negations += 1
        if negations and (
            self.at == len(self.text) or self.text[self.at].isspace() or self.at_end_of_group()
        ):
            raise self.error("“-”后面要紧跟着不要的词", start)
        order_before = self.order
        condition = self.group(within) if self.text[self.at] in _OPEN else self.word_or_field(within)
        if condition is None and negations and self.order != order_before:
            raise self.error("排序不能用“-”排除", start)
        if condition is None or negations % 2 == 0:
            return condition
        return condition.condition if isinstance(condition, Not) else Not(condition)

    def skip_negation(self) -> bool:
        if self.at < len(self.text) and not self.text[self.at].isspace() and self.peek_word() in _NOT:
            self.at += len("NOT")
            self.skip_space()
            return True
        if self.at < len(self.text) and self.text[self.at] in _DASHES:
            self.at += 1
            return True
        return False

    def group(self, within: str | None) -> Condition | None:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"括号套得太深，最多 {DEEPEST} 层", start)
        self.at += 1
        condition = self.any_of(within)
        if self.at == len(self.text):
            raise self.error("这个括号没有合上", start)
        self.at += 1
        self.depth -= 1
        return condition

    def word_or_field(self, within: str | None) -> Condition | None:
        start = self.at
        found = _FIELD.match(self.text, self.at)
        name = FIELDS.get(unicodedata.normalize("NFKC", found[1]).lower()) if found else None
        if found is None or name is None:
            return self.leaf(within, self.word(), start)
        self.at = found.end()
        self.skip_space()
        if self.at == len(self.text) or self.at_end_of_group():
            raise self.error(f"“{found[0]}”后面要写上内容", start)
        if self.text[self.at] in _OPEN and name != "order":
            return self.group(name)
        return self.leaf(name, self.word(), start)

    def word(self) -> str:
        """The next word without its enclosing quotation marks; brackets inside it are counted, not obeyed."""
        start = self.at
        kept: list[str] = []
        open_inside = 0
        while self.at < len(self.text) and not self.text[self.at].isspace():
            character = self.text[self.at]
            if character in _CLOSING and (end := self.closing(start)) is not None:
                kept.append(self.text[self.at + 1 : end])
                self.at = end + 1
                continue
            open_inside += character in _OPEN
            if character in _CLOSE:
                if self.depth and not open_inside:
                    break
                open_inside = max(open_inside - 1, 0)
            kept.append(character)
            self.at += 1
        return "".join(kept)

    def closing(self, word_start: int) -> int | None:
        """Where the quotation that opens here ends; a mark inside a word may be a stray one."""
        closers = _CLOSING[self.text[self.at]]
        end = next((i for i in range(self.at + 1, len(self.text)) if self.text[i] in closers), None)
        if end is None and self.at == word_start and normal_form(self.text[self.at :]):
            raise self.error("这个引号没有合上", self.at)
        return end

    def leaf(self, name: str | None, value: str, start: int) -> Condition | None:
        self.count += 1
        if self.count > MOST_CONDITIONS:
            raise self.error(f"条件太多，最多 {MOST_CONDITIONS} 个", start)
        if name == "order":
            if (order := ORDERS.get(normal_form(value))) is None:
                raise self.error(f"“排序:”后面写 最新 或 相关，不是 {value}", start)
            self.order = order
            return None
        typed = self.text[start : self.at]
        if name is not None and not _FIELD.match(typed):
            typed = f"{_LABELS[name]}:{typed}"  # stood inside 标题:(…)
        if name is None or name == "title":
            normal = normal_form(value)
            return Term(normal, name == "title", typed) if normal else None
        try:
            return _READERS[name](value, typed)
        except ValueError as error:
            raise self.error(str(error), start) from None

    def skip_space(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def at_end_of_group(self) -> bool:
        return (
            self.at < len(self.text) and self.text[self.at] in _CLOSE and (self.depth > 0 or self.lone_mark())
        )

    def lone_mark(self) -> bool:
        """A closing bracket that stands alone is a slip; in front of a word it may be printed so."""
        following = self.text[self.at + 1 : self.at + 2]
        return not following or following.isspace() or following in _CLOSE

    def next_or(self, *, first: bool) -> str:
        """The operator that comes next, or "". 或 is one only between words, else a word like any other."""
        word = self.peek_word()
        after = self.text[self.at + len(word) :].lstrip()
        if word == "或" and (first or not after or after[0] in _CLOSE):
            return ""
        return word if word in _OR else ""

    def peek_word(self) -> str:
        """The next word as typed, where it could be an operator; full-width forms count."""
        self.skip_space()
        end = self.at
        while end < len(self.text) and not self.text[end].isspace() and self.text[end] not in _OPEN + _CLOSE:
            end += 1
        return unicodedata.normalize("NFKC", self.text[self.at : end])


def _named(role: Literal["reporter", "person", "paper"]) -> Callable[[str, str], Condition]:
    def read(value: str, typed: str) -> Condition:
        if not (name := normal_form(value)):
            raise ValueError("这里要写上名字")
        return Named(role, name, typed)

    return read


_PAGE = re.compile(
    r"第?([0-9]{1,3}|[一二三四五六七八九十]{1,3}|头)版?(?:(?:-|\.\.+|~|至|到)第?([0-9]{1,3})版?)?"
)
_NUMERALS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}


def _pages(value: str, typed: str) -> Condition:
    found = _PAGE.fullmatch(normal_form(value))
    if not found:
        raise ValueError(f"“版:”后面写版次，如 1、头版 或 2-4，不是 {value}")
    first = _number(found[1])
    last = int(found[2]) if found[2] else first
    if first > last:
        raise ValueError(f"版次的起止颠倒了：{value}")
    return Pages(first, last, typed)


def _number(written: str) -> int:
    """
    >>> [_number(written) for written in ("12", "头", "三", "十", "十二", "二十", "二十一")]
    [12, 1, 3, 10, 12, 20, 21]
    """
    if written == "头":
        return 1
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


_DAY = re.compile(r"(\d{4})(?:[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2}))?)?[年月日号]?", re.ASCII)
_RANGE = re.compile(r"\.\.+|~|至|到|—+")


def _days(value: str, typed: str) -> Condition:
    ends = _RANGE.split(normal_form(value))
    try:
        if len(ends) > 2 or not any(ends):
            raise ValueError
        first = _period(ends[0])[0] if ends[0] else date.min
        last = _period(ends[-1])[1] if ends[-1] else date.max
    except ValueError:
        raise ValueError(
            f"看不懂日期 {value}，写成 2022、2022-07、2022-07-01 或 2022-07-01..2022-07-31"
        ) from None
    if first > last:
        raise ValueError(f"日期的起止颠倒了：{value}")
    return Days(first, last, typed)


def _period(written: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day. Raises ValueError."""
    found = _DAY.fullmatch(written)
    if not found:
        raise ValueError(written)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return days_of_month(year, month)
    return date(year, month, day), date(year, month, day)


_READERS: dict[str, Callable[[str, str], Condition]] = {
    "reporter": _named("reporter"),
    "person": _named("person"),
    "paper": _named("paper"),
    "page": _pages,
    "date": _days,
}
