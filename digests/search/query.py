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
from dataclasses import dataclass

from digests.errors import QueryError
from digests.search.conditions import (
    All,
    AnyOf,
    Condition,
    Days,
    Named,
    Not,
    Order,
    Pages,
    Query,
    Term,
    names_a_paper,
    wanted_terms,
    write_query,
)
from digests.search.normal import UNSTORABLE, normal_form
from digests.search.query_values import READERS

__all__ = [
    "All",
    "AnyOf",
    "Condition",
    "Days",
    "Named",
    "Not",
    "Order",
    "Pages",
    "Query",
    "Term",
    "names_a_paper",
    "parse_query",
    "wanted_terms",
    "write_query",
]

LONGEST_QUERY = 1000
MOST_CONDITIONS = 50
DEEPEST = 20


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
    **dict.fromkeys(("机构", "機構", "单位", "org", "organisation", "organization"), "organisation"),
    **dict.fromkeys(("地名", "地点", "地點", "place"), "place"),
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
            return READERS[name](value, typed)
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
