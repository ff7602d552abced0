"""The text of an e-paper's HTML page: headlines and paragraphs by their tags. Opens no file of its own.

Heads are set flush left and paragraphs set in by two ideographic spaces, so that the parser sees what
the tags say; scripts, navigation and comments are left out.
"""

from html.parser import HTMLParser

_HEADS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "founder-title", "founder-pretitle", "founder-subtitle"}
)
_RANKS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "td", "th", "table", "section", "article", "header", "footer", "br", "hr", "ul",
     "ol", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "center", "title", "body", "founder-content"}
)  # fmt: skip
_SKIPPED = frozenset(
    {"script", "style", "head", "nav", "noscript", "select", "button", "iframe", "form", "template"}
)
_SET_IN = "\u3000\u3000"


class _Page(HTMLParser):
    """Collects blocks of text; `_kind` is the tag that the text stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._text: list[str] = []
        self._kinds: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag in _HEADS or tag == "p":
            self._flush()
            self._kinds.append(tag)
        elif tag == "br" and self._kind() in _HEADS:
            self._text.append(" ")
        elif tag in _BLOCKS:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag in _HEADS or tag == "p":
            self._flush()
            if self._kinds:
                self._kinds.pop()
        elif tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    def _kind(self) -> str:
        return self._kinds[-1] if self._kinds else ""

    def _flush(self) -> None:
        # Line ends inside a tag are the author's, not the page's.
        text = "".join(self._text).strip()
        self._text.clear()
        if text:
            self.blocks.append((self._kind(), " ".join(text.replace("\xa0", "\u3000").split("\n"))))


def html_text(markup: str) -> str:
    """The page's text, one block a line with an empty line between."""
    page = _Page()
    page.feed(markup)
    page.close()
    blocks = [(kind, text.strip(" \u3000\t")) for kind, text in page.blocks]
    blocks = [(kind, text) for kind, text in blocks if text]
    return "\n\n".join(
        (_SET_IN if kind == "p" or _is_subhead(blocks, place) else "") + text
        for place, (kind, text) in enumerate(blocks)
    )


def _is_subhead(blocks: list[tuple[str, str]], place: int) -> bool:
    """A heading between two paragraphs, of a lower rank than the page's headlines."""
    kinds = [kind for kind, _ in blocks]
    inside = 0 < place < len(kinds) - 1 and kinds[place - 1] == kinds[place + 1] == "p"
    ranks = [kind for kind in kinds if kind in _RANKS]
    return inside and kinds[place] in _RANKS and kinds[place] > min(ranks)
