"""From the text of a page to an `Issue`, one room after the other.

lines -> cutting -> signs -> head_forms, odds, bestpath -> drafts -> jumps -> Issue
           (what is seen)       (decided)        (put together)
"""

from dataclasses import dataclass
from datetime import date

from digests.issue import Article, Furniture, Issue, Reporter, Span, Subhead
from digests.parsing import bylines, corrections, damage, dating, facts, jumps, variants
from digests.parsing.archives import without_marks
from digests.parsing.bestpath import BestPath, Decision, emissions
from digests.parsing.broken_heads import HeadBreaks
from digests.parsing.confidence import confidence
from digests.parsing.cutting import cut_lines, mend_leads
from digests.parsing.drafts import Draft, Loose, make_drafts
from digests.parsing.explaining import explain_lines
from digests.parsing.gaps import weigh_gaps
from digests.parsing.head_forms import order_heads
from digests.parsing.likeness import weigh_likeness
from digests.parsing.lines import Line, mend_dates, read_lines
from digests.parsing.lists import repeated_heads
from digests.parsing.neighbours import weigh_neighbours
from digests.parsing.odds import chances, weigh_odds
from digests.parsing.page_style import page_style
from digests.parsing.paging import pages_of
from digests.parsing.reading_order import in_reading_order
from digests.parsing.roles import Role
from digests.parsing.sequence import LETTER_STEPS, SIGNED_STEPS
from digests.parsing.signs import OF_A_SITE, signs_of
from digests.parsing.unwrapping import unwrap
from digests.parsing.verses import find_verses

_ANY_ROLE = ("", "作者")  # told better where the same name comes with another


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a text with what was seen and decided of each."""

    lines: list[Line]
    signs: list[list[str]]
    decisions: list[Decision]
    pages: list[int]


def parse_issue(text: str, *, file: str, given_date: date | None = None) -> Issue:
    """The issue that a text holds, as `digests.parsing` promises it."""
    read = read_page(text)
    drafts, loose = make_drafts(read.lines, read.decisions, read.pages)
    drafts, moved, warnings = jumps.join_jumps(drafts)
    lines = list(zip(read.lines, read.decisions, strict=True))
    found = facts.read_facts(
        [line for line, decision in lines if decision.role == Role.MASTHEAD],
        [
            line
            for (line, decision), said in zip(lines, read.signs, strict=True)
            if decision.role in (Role.PAGE_HEAD, Role.CREDIT) or not OF_A_SITE.isdisjoint(said)
        ],
        [line for line, decision in lines if decision.role in (Role.CREDIT, Role.CONTACT)],
    )
    dated = dating.date_issue(
        given=given_date,
        printed=found.dates,
        weekday=found.weekday,
        lunar=found.lunar,
        file=file,
        bodies=(paragraph for draft in drafts for paragraph in draft.paragraphs),
    )
    return Issue(
        file=file,
        text=text,
        title=found.title,
        issue_number=found.issue_number or found.total_number,  # many papers count through and print no other
        total_number=found.total_number,
        date=dated.day,
        date_source=dated.source,
        doubtful_date=dated.doubtful,
        weekday=found.weekday,
        lunar=found.lunar,
        pages=found.pages,
        sponsor=found.sponsor,
        publisher=found.publisher,
        hotline=found.hotline,
        cn_number=found.cn_number,
        postal_code=found.postal_code,
        warnings=(*dated.warnings, *warnings, *damage.damage_warnings(text)),
        articles=_articles(drafts, read),
        furniture=_furniture(loose, moved, drafts, read),
    )


def explain(text: str, *, file: str, given_date: date | None = None) -> str:
    """Every line with the role it got, the runner-up and why, for people."""
    read = read_page(text)
    issue = parse_issue(text, file=file, given_date=given_date)
    day = f"{issue.date.isoformat()} ({issue.date_source})" if issue.date else "no date"
    odds = chances(read.lines, read.signs)
    table = explain_lines(read.lines, read.signs, odds, read.decisions, read.pages)
    return "\n".join([f"{issue.title or 'no masthead'}, {day}", table, *issue.warnings])


def read_page(text: str) -> Reading:
    """The lines of a text and their roles, before articles are put together out of them. Never raises."""
    lines = without_marks(cut_lines(mend_leads(unwrap(mend_dates(read_lines(text)), text)), text))
    if variants.is_traditional(text):
        lines = [line._replace(simplified=variants.simplified(line.text)) for line in lines]
    if variants.has_other_widths(text):
        lines = [line._replace(simplified=variants.in_usual_widths(line.plain)) for line in lines]
    style = page_style(lines)
    signs = [signs_of(line, style) for line in lines]
    lines, signs = in_reading_order(lines, signs, style)
    weigh_neighbours(lines, signs)
    find_verses(lines, signs)
    weigh_gaps(lines, signs, style.usual_gap)
    weigh_likeness(lines, signs)
    for place in repeated_heads(lines, signs):
        signs[place].append("a headline repeated beside 上接")
    steps = {place: SIGNED_STEPS for place, said in enumerate(signs) if "ends in a signature" in said}
    steps |= {place: LETTER_STEPS for place, said in enumerate(signs) if "opens a letter" in said}
    points = [emissions(tuple(each)) for each in signs]
    breaks = HeadBreaks(lines, text)
    order_heads(lines, signs, points, breaks)
    weigh_odds(lines, signs, points)
    decisions = BestPath(lines, points, breaks, steps).decide()
    return Reading(lines, signs, decisions, pages_of(lines, [each.role for each in decisions]))


def _articles(drafts: list[Draft], read: Reading) -> tuple[Article, ...]:
    articles = []
    places: dict[int, int] = {}
    for draft in drafts:
        place = places.get(draft.page, 0)
        places[draft.page] = place + 1
        articles.append(_article(draft, place, read))
    return tuple(articles)


def _article(draft: Draft, place: int, read: Reading) -> Article:
    return Article(
        headline=draft.headline,
        page=draft.page,
        place=place,
        kicker=" ".join(draft.kicker) or None,
        deck=" ".join(draft.deck) or None,
        reporters=tuple(_reporters(draft)),
        paragraphs=tuple(draft.paragraphs),
        subheads=tuple(Subhead(text, before) for text, before in draft.subheads),
        jump_to_page=draft.onward.page if draft.onward else None,
        confidence=confidence([read.decisions[at].margin for at in draft.lines], bool(draft.headline)),
        source=tuple(_spans(draft.lines, read.lines)),
    )


def _reporters(draft: Draft) -> list[Reporter]:
    found = [person for line in draft.bylines for person in bylines.reporters_of_line(line)]
    people = dict.fromkeys([*bylines.reporters_of_paragraphs(draft.paragraphs), *found])
    known = {person.name for person in people if person.role not in _ANY_ROLE}
    return [person for person in people if person.role not in _ANY_ROLE or person.name not in known]


def _spans(places: list[int], lines: list[Line]) -> list[Span]:
    """The lines' spans, those of neighbours drawn together."""
    spans: list[Span] = []
    above = -2
    for place in sorted(places):
        if place == above + 1 and not lines[place].parted:
            spans[-1] = (spans[-1][0], lines[place].end)
        else:
            spans.append((lines[place].start, lines[place].end))
        above = place
    return sorted(spans)


def _furniture(
    loose: list[Loose], moved: dict[int, int], drafts: list[Draft], read: Reading
) -> tuple[Furniture, ...]:
    headlines = [draft.headline for draft in drafts]
    return tuple(
        Furniture(
            kind=piece.kind,
            text=piece.text,
            page=piece.page,
            source=(read.lines[piece.lines[0]].start, read.lines[piece.lines[-1]].end),
            article=_belongs_to(piece, moved, headlines),
        )
        for piece in loose
    )


def _belongs_to(piece: Loose, moved: dict[int, int], headlines: list[str]) -> int | None:
    if piece.kind == "notice":
        return corrections.corrected(piece.text, headlines)
    return moved.get(piece.draft) if piece.draft is not None and piece.kind == "caption" else None
