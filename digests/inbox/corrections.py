"""What an editor put right in an issue, applied to whatever the parser makes of it. Pure.

A correction names its article by content: by the first letters of its body, which stay when a better parser cuts
the page differently. What finds its place no more, or finds several, is left alone.
"""

# The field `day` of Correction is a date; `date` is also a kind of correction.
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from digests.issue import Article, Issue, Reporter, Span, Subhead
from digests.search.bigrams import letters_only
from digests.search.normal import normal_form, normal_form_with_places

Kind = Literal["headline", "byline", "merge", "split", "date", "right"]

ANCHOR = 40
"""Letters of an anchor; shorter bodies are named by all that they have."""
LONGEST_HEADLINE = 120
# A paragraph of at most so many characters that ends without a full stop is a headline that was not seen.
SHORT = 40
SENTENCE_ENDS = ("。", "！", "？", "；", "…", "”")
CLAUSE_ENDS = "。！？；，"
NAMES_APART = "、，,;；"


@dataclass(frozen=True, slots=True)
class Correction:
    """`file` and `day` say of which issue (either is enough), `anchor` of which article ("" for a date).

    `value`: the new headline; the byline as `printed_byline` writes it; the anchor of the article that is to be
    joined on; the headline of the part that is cut off ("": found by itself); an ISO date; nothing for "right".
    """

    kind: Kind
    file: str
    day: date | None
    anchor: str = ""
    value: str = ""


def corrected(issue: Issue, corrections: Iterable[Correction]) -> Issue:
    """`issue` with the corrections that are meant for it, in the order given.

    A corrected article has confidence 1.0: an editor has looked at it. Every character of the text stays in exactly
    one span of an article or of the furniture.
    """
    for one in corrections:
        if one.file == issue.file or (one.day is not None and one.day == issue.date):
            issue = apply(issue, one)
    return issue


def apply(issue: Issue, correction: Correction) -> Issue:
    if correction.kind == "date":
        day = date.fromisoformat(correction.value)
        return replace(issue, date=day, date_source="given", doubtful_date=False)
    at = place_of(issue.articles, correction.anchor)
    if at is None:
        return issue
    article = replace(issue.articles[at], confidence=1.0)
    match correction.kind:
        case "headline":
            article = replace(article, headline=correction.value)
        case "byline":
            article = replace(article, reporters=read_byline(correction.value))
        case "merge":
            return merged(issue, at, place_of(issue.articles, correction.value))
        case "split":
            return split(issue, at, correction.anchor, correction.value)
    return with_article(issue, at, article)


def anchor_of(article: Article, paragraph: int = 0) -> str:
    """What an article (from a paragraph on) is found by again; its headline where there is no body."""
    return letters("".join(article.paragraphs[paragraph:]))[:ANCHOR] or letters(article.headline)[:ANCHOR]


def place_of(articles: Sequence[Article], anchor: str) -> int | None:
    """The one article that an anchor names; None for none, or for several that cannot be told apart."""
    if not anchor:
        return None
    bodies = [letters("".join(one.paragraphs)) for one in articles]
    starting = [place for place, body in enumerate(bodies) if body.startswith(anchor)]
    inside = [place for place, body in enumerate(bodies) if anchor in body]
    headed = [place for place, one in enumerate(articles) if letters(one.headline)[:ANCHOR] == anchor]
    return next((found[0] for found in (starting, inside, headed) if len(found) == 1), None)


def letters(text: str) -> str:
    return letters_only(normal_form(text))


# --- bylines as one line


def printed_byline(reporters: Iterable[Reporter]) -> str:
    """One line for a person to read and change; `read_byline` reads it.

    >>> printed_byline((Reporter("记者", "叶知微"), Reporter("", "张三")))
    '记者 叶知微、张三'
    """
    return "、".join(" ".join(filter(None, (one.role, one.name))) for one in reporters)


def read_byline(line: str) -> tuple[Reporter, ...]:
    """The reporters of a line; what stands before the last gap is the role. A dash alone: nobody.

    >>> read_byline("见习记者 叶知微，通讯员 张三、李四")[1:]
    (Reporter(role='通讯员', name='张三'), Reporter(role='', name='李四'))
    >>> read_byline("-")
    ()
    """
    for mark in NAMES_APART:
        line = line.replace(mark, "、")
    found = []
    for piece in line.split("、"):
        role, _, name = " ".join(piece.split()).rpartition(" ")
        if name.strip("-—"):
            found.append(Reporter(role, name))
    return tuple(found)


# --- joining and cutting


def merged(issue: Issue, at: int, other: int | None) -> Issue:
    """Article `other` joined on to article `at`; its headline stays as a subhead, so that nothing is lost."""
    if other is None or other == at:
        return issue
    first, second = issue.articles[at], issue.articles[other]
    length = len(first.paragraphs)
    heads = [head for head in (second.kicker, second.headline, second.deck) if head]
    subheads = [Subhead(head, length) for head in heads]
    subheads += [replace(head, before=head.before + length) for head in second.subheads]
    article = replace(
        first,
        reporters=tuple(dict.fromkeys((*first.reporters, *second.reporters))),
        paragraphs=(*first.paragraphs, *second.paragraphs),
        subheads=(*first.subheads, *subheads),
        jump_to_page=second.jump_to_page or first.jump_to_page,
        confidence=1.0,
        source=tuple(sorted((*first.source, *second.source))),
    )
    articles = [article if place == at else one for place, one in enumerate(issue.articles) if place != other]
    home = at - (other < at)

    def moved(place: int) -> int:
        return home if place == other else place - (place > other)

    return renumbered(issue, articles, moved)


def split(issue: Issue, at: int, anchor: str, headline: str = "") -> Issue:
    """Article `at` cut before the paragraph that begins with `anchor`; as it was where that is its first."""
    article = issue.articles[at]
    cut = paragraph_with(article, anchor)
    if not cut:
        return issue
    first, second = cut_source(issue.text, article.source, anchor)
    heads = [head.text for head in article.subheads if head.before == cut]
    paragraphs = article.paragraphs[cut:]
    if not headline:
        headline, paragraphs = headed(heads, paragraphs)
    lost = len(article.paragraphs) - cut - len(paragraphs)
    before = replace(
        article,
        paragraphs=article.paragraphs[:cut],
        subheads=tuple(head for head in article.subheads if head.before < cut),
        jump_to_page=None,
        confidence=1.0,
        source=first,
    )
    after = Article(
        headline=headline,
        page=article.page,
        paragraphs=paragraphs,
        subheads=tuple(
            replace(head, before=head.before - cut - lost) for head in article.subheads if head.before > cut
        ),
        jump_to_page=article.jump_to_page,
        source=second,
    )
    articles = [*issue.articles[:at], before, after, *issue.articles[at + 1 :]]
    return renumbered(issue, articles, lambda place: place + (place > at))


def paragraph_with(article: Article, anchor: str) -> int:
    """The paragraph that the anchor begins in, 0 where it is the first one or none."""
    for place in range(len(article.paragraphs)):
        if anchor_of(article, place) == anchor or letters("".join(article.paragraphs[place:])).startswith(
            anchor
        ):
            return place
    return 0


def headed(heads: Sequence[str], paragraphs: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A headline for what was cut off, and the paragraphs that are left.

    Subheads that stood there; else a short first paragraph, which was a headline; else the first clause.
    """
    if heads:
        return " ".join(heads)[:LONGEST_HEADLINE], paragraphs
    first = paragraphs[0]
    if len(first) <= SHORT and not first.endswith(SENTENCE_ENDS) and len(paragraphs) > 1:
        return first, paragraphs[1:]
    ends = [place for place, character in enumerate(first) if character in CLAUSE_ENDS]
    return first[: min(ends[0] if ends else SHORT, SHORT)] or first[:SHORT], paragraphs


def cut_source(text: str, source: tuple[Span, ...], anchor: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans up to and from the place where the anchor's letters stand in the source.

    Where they are not found exactly once, all spans stay with the first part.
    """
    ordered = sorted(source)
    offsets: list[int] = []
    found = ""
    for start, end in ordered:
        normal, places = normal_form_with_places(text[start:end])
        for character, place in zip(normal, places, strict=True):
            if letters_only(character):
                found += character
                offsets.append(start + place)
    at = next((found.find(part) for part in prefixes(anchor) if found.count(part) == 1), 0)
    if at == 0:
        return source, ()
    cut = offsets[at]
    before = tuple((start, min(end, cut)) for start, end in ordered if start < cut)
    after = tuple((max(start, cut), end) for start, end in ordered if end > cut)
    return before, after


def prefixes(anchor: str) -> tuple[str, ...]:
    """The anchor and shorter starts of it: a byline may be printed in the middle of what the parser joined."""
    return anchor, anchor[: ANCHOR // 2], anchor[: ANCHOR // 4]


def with_article(issue: Issue, at: int, article: Article) -> Issue:
    articles = tuple(article if place == at else one for place, one in enumerate(issue.articles))
    return replace(issue, articles=articles)


def renumbered(issue: Issue, articles: Sequence[Article], moved: Callable[[int], int]) -> Issue:
    """The issue with other articles: places on the page counted anew, furniture following its article."""
    counts: dict[int, int] = {}
    placed = []
    for article in articles:
        place = counts.get(article.page, 0)
        counts[article.page] = place + 1
        placed.append(replace(article, place=place))
    furniture = tuple(
        piece if piece.article is None else replace(piece, article=moved(piece.article))
        for piece in issue.furniture
    )
    return replace(issue, articles=tuple(placed), furniture=furniture)
