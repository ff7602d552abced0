"""What a web page's tags, classes and comments say of an article's parts. Pure: values in, values out.

The names are those of the Founder system, which most Chinese e-papers are made with: tags (<founder-title>), comments
around a part (<!--<npm:article-title>-->) or one with all of them (<!--enpproperty <title>…</title> …-->), and the
classes of its table's cells (font01 a headline, font02 what stands above and below it); and what the classes of other
systems have in common (main-article-pretitle, yinti, zz).
"""

import re

from digests.sources.letters import RANKS, rank_of_font

PARTS = ("pretitle", "title", "subtitle", "author")
"""Of an article: kicker, headline, deck and byline."""
BESIDE_TITLE, CAPTION = "beside a title", "caption"
SET_APART = "set apart"
"""In the middle or in bold letters: a headline, a subhead, a caption."""
_PART = re.compile(r"\s*<?(?P<closes>/?)(?:npm:article-|enp)(?P<part>[a-z]+)>?\s*")
_PART_TAG = re.compile(r"founder-(?P<part>[a-z]+)")
_PROPERTY = re.compile(
    r"<(?P<part>introtitle|title|subtitle|author)>(?P<text>.{0,600}?)</(?P=part)>", re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CELLS = {"font01": "title", "font02": BESIDE_TITLE}
_TITLE = (
    "(?:^|[-_])(?:(?:article|news|art|main|detail|doc|content|lbl)[-_]?title|zhuti|biaoti|(?<!profile-)bt)"
)
_CLASSES = (  # the end of a class or an id, in small letters with its words parted, and the part that it names
    ("pretitle", re.compile(r"(?:^|[-_])(?:(?:pre|intro|lead)[-_]?title|kicker|yinti|jianti|yt)[0-9]?$")),
    ("title", re.compile(rf"{_TITLE}[01]?$|(?:^|[-_])n?title1$")),
    (BESIDE_TITLE, re.compile(rf"{_TITLE}[2-9]$")),
    ("subtitle", re.compile(r"(?:^|[-_])(?:sub[-_]?title|futi)[0-9]?$")),
    ("author", re.compile(r"(?:^|[-_])(?:author|byline|zuozhe|zz)$")),
    (CAPTION, re.compile(r"(?:^|[-_])(?:caption|tuzhu|(?:pic|img|photo)[-_]?(?:note|desc))$")),
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # lblTitle


def part_of_tag(tag: str) -> str | None:
    """The part that a tag names, None for any other tag."""
    part = _PART_TAG.fullmatch(tag)
    return part and part["part"]


def part_of_comment(comment: str) -> str | None:
    """The part that begins with a comment, "" where one ends, None for any other comment."""
    part = _PART.fullmatch(comment)
    return part and ("" if part["closes"] else part["part"])


def properties_in(comment: str) -> dict[str, str]:
    """What a comment says of an article: part to text."""
    if "enpproperty" not in comment:
        return {}
    return {
        found["part"].replace("introtitle", "pretitle"): _TAG.sub(" ", found["text"])
        for found in _PROPERTY.finditer(comment)
    }


def kind_of(tag: str, attrs: dict[str, str]) -> str:
    if tag == "hr":
        return ""  # its size is another
    in_the_middle = attrs.get("align", "").lower() == "center" or _CENTRED.search(attrs.get("style", ""))
    if (tag == "p" or (tag == "div" and not part_named(attrs))) and in_the_middle:
        return rank_of_font(attrs) or SET_APART
    if tag in RANKS:
        return tag
    if attrs.get("class", "") in _CELLS:
        return _CELLS[attrs["class"]]
    return part_named(attrs) or rank_of_font(attrs) or (tag if tag in ("p", "li") else "")


def part_named(attrs: dict[str, str]) -> str:
    """The part that a class or the id names, "" for none."""
    said = [_CAMEL.sub("-", name).lower() for name in (*attrs.get("class", "").split(), attrs.get("id", ""))]
    return next((part for part, ends in _CLASSES for each in said if ends.search(each)), "")
