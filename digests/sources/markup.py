"""Blocks of text out of an e-paper's HTML page, each with the tag or the part of an article that it stands in.

Scripts and what is hidden are left out. `named_parts` says what tags, classes and comments call the parts.
"""

import re
from collections import Counter
from collections.abc import Collection
from html.parser import HTMLParser
from typing import NamedTuple

from digests.sources.headings import SET_IN
from digests.sources.letters import RANKS, Piece, parts_by_size, rank_of_font, size_named
from digests.sources.named_parts import (
    CAPTION,
    PARTS,
    SET_APART,
    kind_of,
    part_named,
    part_of_comment,
    part_of_tag,
    properties_in,
)

_BLOCKS = frozenset(
    {"p", "pre", "div", "li", "tr", "td", "th", "table", "section", "article", "header", "footer", "nav", "br", "hr", "ul",
     "ol", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "center", "title", "body", *RANKS}
)  # fmt: skip
_SKIPPED = frozenset(
    {"script", "style", "head", "aside", "noscript", "noframes", "select", "button", "iframe", "textarea",
     "template"}
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NAMED = (*PARTS, CAPTION)
_INLINE = frozenset({"span", "font", "b", "strong", "em"})
_SIZED = _INLINE | {"small", "big"}
_BOLD = frozenset({"b", "strong"})
_LONGEST_ENTRY, _LONGEST_HEADING = 40, 60  # characters
_FULL = 20  # characters of a line that goes on in the next one, in <pre>
_CONTENT = re.compile(
    r"^(?:ozoom|js_content|rich_media_content|(?:article|news|detail|art|entry|post|div|txt|lbl)[-_]?(?:content|body|text|bd)|trs_editor|vsb_content|rich-text|(?:font)?zoom)$",
    re.IGNORECASE,
)
# Where spans stand beside each other, what is meant is a gap if they are fields, and none if they are a text.
_END_OF_SPAN = "\x1f"
# 作者：何平 来源：云溪日报 版次：A03, parted by their looks alone.
_FIELDS = re.compile(
    r"(?=(?<![\w（(【\[])(?:来源|作者|时间|日期|发布时间|发布日期|出版日期|版次|期次|责任编辑|编辑|浏览|点击数?|字号|字体)[：:])"
    rf"|(?<={_END_OF_SPAN})(?=[一-鿿]{{0,4}}(?:记者|通讯员)[\s：:])"
)
_WORD, _LETTER = re.compile(r"\w"), re.compile(r"[^\W\d_]")
# .jammer{display:none}: what a forum hides among the words of a text.
_RULE = re.compile(r"\.(?P<name>[\w-]{1,40})\s{0,3}\{(?P<style>[^{}]{0,200})")
_DAY = re.compile(r"[12][0-9]{3}\s?[年./-]\s?[0-9]{1,2}\s?[月./-]\s?[0-9]{1,2}")
_SPACES = " \u3000\t\r"
_FIELDS_ROOM = 80


class Block(NamedTuple):
    """One text. `kind` is a heading's rank, "p", "li", one of PARTS, BESIDE_TITLE, CAPTION, SET_APART or "".

    `linked`: all of it is links, and no part of an article, or part of the way to other pages but for its day; `set_in`: by spaces; `zone`: 0 above the first text of an
    article, 1 in it, 2 behind it, and so on; all 0 where a page does not name its articles' texts.
    """

    kind: str
    text: str
    linked: bool
    set_in: bool
    zone: int


class Page(NamedTuple):
    """The blocks in order, what a comment says of an article (part to text), and what stands in the window's title."""

    blocks: list[Block]
    properties: dict[str, str]
    title: str


def read_page(markup: str) -> Page:
    """Never raises, whatever the markup."""
    hidden = {rule["name"] for rule in _RULE.finditer(markup) if _HIDDEN.search(rule["style"])}
    collector = _Collector(frozenset(hidden | {"jammer"}))
    collector.feed(markup)
    collector.close()
    return Page(collector.blocks, collector.properties, " ".join("".join(collector.title).split()))


class _Collector(HTMLParser):
    def __init__(self, hidden_words: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._hidden_words = hidden_words  # classes of words that are hidden among others
        self.blocks: list[Block] = []
        self.properties: dict[str, str] = {}
        self.title: list[str] = []
        self._titled = False
        self._pre = False
        self._zone = 0
        self._divs = 0  # that are open inside the text of an article, it included
        self._pieces: list[Piece] = []
        self._kind = ""
        self._part = ""
        self._inline = 0  # tags that are open inside an inline one that names a part, it included
        self._open: Counter[str] = Counter()  # tags, of those that count
        self._hidden: list[str] = []  # the tags that are open inside a hidden one, it first
        self._linked = False
        self._sizes = [0.0]  # of the letters, in pixels, as each open tag says; 0 where none says anything
        self._row = 0  # of a heading that has several
        self._is_bold = True  # all of the block so far

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":  # </head> may be left out
            self._open = Counter({each: count for each, count in self._open.items() if each not in _SKIPPED})
        self._titled = self._titled or tag == "title"
        self._pre = self._pre or tag == "pre"
        named = {name: value or "" for name, value in attrs}
        if self._hides(tag, named):
            return
        if part := part_of_tag(tag):
            self._enter(part)
        self._sizes += self._letters(tag, named)
        if tag == "a":
            self._linked = "href" in named or "name" not in named  # <a name=1> may stand open to the end
        elif tag in _INLINE:
            self._open[tag] += 1
            self._begin_inline(named)
        elif tag == "br" and (self._part in PARTS or self._kind in (*PARTS, *RANKS)):
            self.handle_data(" ")
            self._row += 1
        elif tag in _BLOCKS:
            self._flush()
            if self._inline:  # its end is missing
                self._inline = 0
                self._enter("")
            self._open[tag] += 1
            if tag != "br":
                self._kind = kind_of(tag, named)
            if tag == "div" and (
                self._divs or any(map(_CONTENT.match, (named.get("id", ""), *named.get("class", "").split())))
            ):
                self._divs += 1
                self._set_zone()

    def handle_endtag(self, tag: str) -> None:
        self._titled = self._titled and tag != "title"
        self._pre = self._pre and tag != "pre"
        if tag in _SIZED and not self._hidden and len(self._sizes) > 1:
            self._sizes.pop()
        if tag in _VOID:
            return
        if self._hidden:
            if tag in self._hidden:  # an end without a beginning closes nothing
                while self._hidden.pop() != tag:
                    pass
        elif tag in _SKIPPED:
            self._close(tag)
        elif part_of_tag(tag):
            self._enter("")
        elif tag == "a":
            self._linked = False
        elif tag in _INLINE:
            self._close(tag)
            self._end_inline(tag)
        elif tag in _BLOCKS:
            self._flush()
            self._kind = ""
            self._close(tag)
            if tag == "div" and self._divs:
                self._divs -= 1
                self._set_zone()

    def _close(self, tag: str) -> None:
        """An end without a beginning closes nothing."""
        self._open[tag] = max(0, self._open[tag] - 1)

    def _is_open(self, tags: Collection[str]) -> bool:
        return any(self._open[tag] for tag in tags)

    def _letters(self, tag: str, attrs: dict[str, str]) -> list[float]:
        """The size that an inline tag sets, its own or that of the one around it."""
        return [size_named(tag, attrs) or self._sizes[-1]] * (tag in _SIZED)

    def _hides(self, tag: str, attrs: dict[str, str]) -> bool:
        """Whether nothing is read from here to the tag's end."""
        if self._hidden or (
            tag not in _VOID
            and (
                "hidden" in attrs
                or _HIDDEN.search(attrs.get("style", ""))
                or (tag in _INLINE and not self._hidden_words.isdisjoint(attrs.get("class", "").split()))
            )
        ):
            self._hidden += [tag] if tag not in _VOID else []
            return True
        if tag not in _SKIPPED:
            return False
        self._open[tag] += 1
        return True

    def _begin_inline(self, attrs: dict[str, str]) -> None:
        """A part of an article may be named inside its block, or set in large letters."""
        if self._inline:
            self._inline += 1
        elif not self._part and self._kind in ("", "p", SET_APART) and (part := part_named(attrs)):
            self._enter(part)
            self._inline = 1
        elif not self._pieces and self._kind in ("", "p", SET_APART):
            self._kind = rank_of_font(attrs) or self._kind

    def _end_inline(self, tag: str) -> None:
        if self._inline:
            self._inline -= 1
            if not self._inline:
                self._enter("")
        elif tag == "span" and self._pieces:
            self._say(_END_OF_SPAN, linked=False)

    def handle_comment(self, data: str) -> None:
        part = part_of_comment(data)
        if part is not None:
            self._enter(part)
        self.properties |= properties_in(data)

    def handle_data(self, data: str) -> None:
        if self._titled:
            self.title.append(data)
        elif not self._is_open(_SKIPPED) and not self._hidden:
            if self._pieces and _FIELDS.match(data):
                self._say(" ", linked=False)  # parted from what stands before it by its looks alone
            self._is_bold = self._is_bold and bool(self._is_open(_BOLD) or not _WORD.search(data))
            for line in data.split("\n") if self._pre else (data,):
                self._say_line(line)

    def _say_line(self, line: str) -> None:
        """In <pre> what is set in begins anew, and what follows a short line."""
        above = len(self._pieces[-1].text) if self._pieces else 0
        if self._pre and above and (line[:1].isspace() or above < _FULL or not line):
            self._flush()
        if line:
            self._say(line, linked=self._linked)

    def _say(self, text: str, *, linked: bool) -> None:
        self._pieces.append(Piece(text, linked, self._sizes[-1], self._row))

    def close(self) -> None:
        super().close()
        self._flush()

    def _enter(self, part: str) -> None:
        self._flush()
        self._part = part
        self._set_zone()

    def _set_zone(self) -> None:
        if bool(self._divs or self._part == "content") != bool(self._zone % 2):
            self._zone += 1

    def _flush(self) -> None:
        # Line ends inside a tag are the author's, not the page's; so are spaces, but for those that set a line in.
        rows = parts_by_size(self._pieces) if self._kind in ("title", *RANKS) or self._part == "title" else []
        if rows:
            self.blocks += [Block(kind, text, False, False, self._zone) for kind, text in rows]
            self._pieces.clear()
        self._row = 0
        raw = (
            "".join(piece.text for piece in self._pieces)
            .strip(f" \n\r\t{_END_OF_SPAN}")
            .replace("\xa0", "\u3000")
        )
        lettered = [piece.linked for piece in self._pieces if _LETTER.search(piece.text)]
        linked = all(lettered or [piece.linked for piece in self._pieces if _WORD.search(piece.text)])
        apart = bool(self._pieces) and self._is_bold and self._kind in ("", "p")
        self._is_bold = True
        self._pieces.clear()
        fields = not (self._kind or self._part or "。" in raw) and len(raw) <= _FIELDS_ROOM
        raw = " ".join(raw.replace(_END_OF_SPAN, _END_OF_SPAN * fields).split("\n"))
        parts = (part.replace(_END_OF_SPAN, " ").strip(_SPACES) for part in _FIELDS.split(raw))
        for text in filter(None, parts):
            kind = self._part if self._part in _NAMED else SET_APART if apart else self._kind
            kind = CAPTION if self._open["figcaption"] else kind
            if kind in RANKS and len(text) > _LONGEST_HEADING and "。" in text:
                kind = "p"  # all of a page may be set in large letters, for the old
            if self._open["li"] and kind in ("", "p") and len(text) <= _LONGEST_ENTRY and "。" not in text:
                kind = "li"
            linked = linked and kind not in PARTS and self._part != "content"
            leads = linked or (self._open["nav"] > 0 and not _DAY.search(text))
            self.blocks.append(Block(kind, text, leads, raw.startswith(SET_IN), self._zone))
