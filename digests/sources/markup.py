"""Blocks of text out of an e-paper's HTML page, each with the tag or the part of an article that it stands in.

Scripts and what is hidden are left out. The names of the parts are those of the Founder system, which most Chinese
e-papers are made with: tags (<founder-title>), comments around a part (<!--<npm:article-title>-->) or one with all of
them (<!--enpproperty <title>…</title> …-->), and the classes of its table's cells (font01 a headline, font02 what
stands above and below it).
"""

import re
from html.parser import HTMLParser
from typing import NamedTuple

RANKS = ("h1", "h2", "h3", "h4", "h5", "h6")
PARTS = ("pretitle", "title", "subtitle", "author")
"""Of an article: kicker, headline, deck and byline."""
BESIDE_TITLE = "beside a title"
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "td", "th", "table", "section", "article", "header", "footer", "br", "hr", "ul",
     "ol", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "center", "title", "body", *RANKS}
)  # fmt: skip
_SKIPPED = frozenset(
    {"script", "style", "head", "nav", "noscript", "select", "button", "iframe", "textarea", "template"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"}
)
_PART = re.compile(r"\s*<?(?P<closes>/?)(?:npm:article-|enp)(?P<part>[a-z]+)>?\s*")
_PART_TAG = re.compile(r"founder-(?P<part>[a-z]+)")
_PROPERTY = re.compile(
    r"<(?P<part>introtitle|title|subtitle|author)>(?P<text>.{0,600}?)</(?P=part)>", re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CELLS = {"font01": "title", "font02": BESIDE_TITLE}
_SPACE = re.compile(r"\s+")
_SET_IN = "\u3000\u3000"


class Block(NamedTuple):
    """One text. `kind` is a heading's rank, "p", one of PARTS, BESIDE_TITLE or "".

    `linked`: all of it is links, and no part of an article; `set_in`: by spaces.
    """

    kind: str
    text: str
    linked: bool
    set_in: bool


class Page(NamedTuple):
    """The blocks in order, and what a comment says of an article: part to text."""

    blocks: list[Block]
    properties: dict[str, str]


def read_page(markup: str) -> Page:
    """Never raises, whatever the markup."""
    collector = _Collector()
    collector.feed(markup)
    collector.close()
    return Page(collector.blocks, collector.properties)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.properties: dict[str, str] = {}
        self._pieces: list[tuple[str, bool]] = []
        self._kind = ""
        self._part = ""
        self._skipped = 0
        self._hidden: list[str] = []  # the tags that are open inside a hidden one, it first
        self._links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._skipped = 0  # </head> may be left out
        if self._hidden or (tag not in _VOID and _HIDDEN.search(dict(attrs).get("style") or "")):
            if tag not in _VOID:
                self._hidden.append(tag)
        elif tag in _SKIPPED:
            self._skipped += 1
        elif part := _PART_TAG.fullmatch(tag):
            self._enter(part["part"])
        elif tag == "a":
            self._links += 1
        elif tag == "br" and (self._part in PARTS or self._kind in RANKS):
            self.handle_data(" ")
        elif tag in _BLOCKS:
            self._flush()
            if tag != "br":
                self._kind = _kind_of(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:  # an end without a beginning closes nothing
                while self._hidden.pop() != tag:
                    pass
        elif tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif _PART_TAG.fullmatch(tag):
            self._enter("")
        elif tag == "a":
            self._links = max(0, self._links - 1)
        elif tag in _BLOCKS:
            self._flush()
            self._kind = ""

    def handle_comment(self, data: str) -> None:
        if part := _PART.fullmatch(data):
            self._enter("" if part["closes"] else part["part"])
        elif "enpproperty" in data:
            self.properties |= {
                found["part"].replace("introtitle", "pretitle"): _TAG.sub(" ", found["text"])
                for found in _PROPERTY.finditer(data)
            }

    def handle_data(self, data: str) -> None:
        if not self._skipped and not self._hidden:
            self._pieces.append((data, bool(self._links)))

    def close(self) -> None:
        super().close()
        self._flush()

    def _enter(self, part: str) -> None:
        self._flush()
        self._part = part

    def _flush(self) -> None:
        # Line ends inside a tag are the author's, not the page's; so are spaces, but for those that set a line in.
        raw = "".join(piece for piece, _ in self._pieces).strip(" \n\r\t").replace("\xa0", "\u3000")
        linked = all(linked for piece, linked in self._pieces if piece.strip())
        self._pieces.clear()
        if text := " ".join(raw.split("\n")).strip(" \u3000\t\r"):
            kind = self._part if self._part in PARTS else self._kind
            linked = linked and kind not in (*RANKS, *PARTS) and self._part != "content"
            self.blocks.append(Block(kind, text, linked, raw.startswith(_SET_IN)))


def _kind_of(tag: str, attrs: dict[str, str]) -> str:
    if tag == "p" and (attrs.get("align", "").lower() == "center" or _CENTRED.search(attrs.get("style", ""))):
        return ""  # a headline that only looks like one
    return tag if tag == "p" or tag in RANKS else _CELLS.get(attrs.get("class", ""), "")
