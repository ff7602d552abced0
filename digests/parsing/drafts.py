"""From roles to articles in the making: heads put together, paragraphs re-joined, furniture gathered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from digests.issue import FurnitureKind
from digests.parsing.bestpath import Decision
from digests.parsing.bylines import opens_with_lead, reporters_of_paragraphs
from digests.parsing.forms import JumpMark, jump_marks, two_phrases
from digests.parsing.junctions import DASHES
from digests.parsing.lines import Line
from digests.parsing.roles import Role
from digests.parsing.vocabulary import EVENT, KICKER_END

_KINDS: dict[Role, FurnitureKind] = {
    Role.MASTHEAD: "masthead",
    Role.PAGE_HEAD: "page_head",
    Role.CREDIT: "credit",
    Role.SLOGAN: "slogan",
    Role.CONTACT: "contact",
    Role.CAPTION: "caption",
    Role.NOTICE: "notice",
    Role.NOTICE_MORE: "notice",
    Role.OTHER: "other",
}
_HEADS_BELOW_A_KICKER = frozenset({Role.KICKER_MORE, Role.HEADLINE, Role.KICKER_HEADLINE, Role.HEADLINE_DECK})
_FIELDS_BETWEEN = 4  # lines
_ENTRY, _SENTENCE = 30, re.compile("[。！？…；]")
_LISTED, _IN_BRACKETS = re.compile("^(?:• |[▌▎§●■◆◇▲★☆□◎▼►▶]\\s?)"), re.compile("【([^【】]{8,})】")
_WHOLE = 8  # characters of a headline that stands beside another
_OPENS_ARTICLE = (Role.KICKER, Role.KICKER_HEADLINE, Role.HEADLINE, Role.HEADLINE_DECK)


@dataclass(slots=True)
class Draft:
    """An article as it is put together; `lines` are the places of its lines."""

    page: int
    kicker: list[str] = field(default_factory=list)
    headline: str = ""
    deck: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    subheads: list[tuple[str, int]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    onward: JumpMark | None = None
    resumed: JumpMark | None = None
    mark: str = ""  # the mark of continuation as printed


@dataclass(slots=True)
class Loose:
    """A piece of furniture; `lines` are the places of its lines, `draft` the article it stands in or after."""

    kind: FurnitureKind
    page: int
    lines: list[int]
    text: str
    draft: int | None = None


@dataclass(slots=True)
class _Desk:
    """What lies on the desk while the lines are gone through; `waiting` are bylines of the headline below them."""

    drafts: list[Draft] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)


def make_drafts(
    lines: Sequence[Line], decisions: Sequence[Decision], pages: Sequence[int]
) -> tuple[list[Draft], list[Loose]]:
    """Articles in printed order, and the furniture."""
    desk = _Desk()
    for place, (line, decision) in enumerate(zip(lines, decisions, strict=True)):
        role = decision.role
        if role.is_furniture:
            _put_furniture(desk, place, line, role, pages[place])
            continue
        if role == Role.SIGNATURE and _signs_below(desk, lines, decisions, place):
            desk.waiting.append(place)
            continue
        draft = _draft_for(desk, role, pages[place], heads=_heads_what_is_below(decisions, place))
        for at in (*desk.waiting, place):
            draft.lines.append(at)
            _put(draft, decisions[at].role, lines[at].text)
        desk.waiting.clear()
    _set_menus_apart(desk, lines)
    return _part(desk, lines), desk.loose


def _set_menus_apart(desk: _Desk, lines: Sequence[Line]) -> None:
    """What stands above the first headline and holds no sentence is a site's, and no article."""
    if len(desk.drafts) < 2 or not _is_menu(desk.drafts[0], lines):
        return
    menu = desk.drafts.pop(0)
    for piece in desk.loose:
        piece.draft = piece.draft - 1 if piece.draft else None
    desk.loose += [Loose("other", menu.page, [at], lines[at].text) for at in menu.lines]
    desk.loose.sort(key=lambda piece: piece.lines[0])


def _is_menu(draft: Draft, lines: Sequence[Line]) -> bool:
    headed = draft.headline or draft.kicker or draft.deck or draft.bylines or draft.resumed or draft.onward
    return not headed and all(
        len(lines[at].text) <= _ENTRY and not _SENTENCE.search(lines[at].plain) for at in draft.lines
    )


def _part(desk: _Desk, lines: Sequence[Line]) -> list[Draft]:
    """The drafts, those of two articles parted; what lies loose is told anew which it stands in."""
    parts = [_parted(draft, lines) for draft in desk.drafts]
    starts = [*accumulate(map(len, parts), initial=0)]
    for piece in desk.loose:
        if piece.draft is not None:
            below = [draft.lines[0] for draft in parts[piece.draft][1:]]
            piece.draft = starts[piece.draft] + sum(place < piece.lines[0] for place in below)
    return [draft for drafts in parts for draft in drafts]


def _parted(draft: Draft, lines: Sequence[Line]) -> list[Draft]:
    """县领导走访企业    我县销毁假冒商品: two headlines on one line, with as many leads below it, are two articles."""
    first, gap, second = draft.headline.partition(" ")
    whole = gap and all(len(head) >= _WHOLE and EVENT.search(head) for head in (first, second))
    if not whole or draft.kicker or draft.deck or draft.subheads:
        return [draft]
    leads = [at for at, text in enumerate(draft.paragraphs) if opens_with_lead(text)]
    opened = [at for at in draft.lines if opens_with_lead(lines[at].text)]
    if len(leads) != 2 or len(opened) != 2 or leads[0] > 0:
        return [draft]
    below = Draft(draft.page, headline=second, paragraphs=draft.paragraphs[leads[1] :], onward=draft.onward)
    below.lines = [at for at in draft.lines if at >= opened[1]]
    draft.headline, draft.onward = first, None
    draft.paragraphs, draft.lines = draft.paragraphs[: leads[1]], [at for at in draft.lines if at < opened[1]]
    return [draft, below]


def _signs_below(desk: _Desk, lines: Sequence[Line], decisions: Sequence[Decision], place: int) -> bool:
    """Whether a byline stands close over a headline that has no other, below an article that is signed already."""
    if place + 1 == len(lines) or not desk.drafts or lines[place].gap <= lines[place + 1].gap:
        return False
    below = [decision.role for decision in decisions[place + 1 : place + 5]]
    unsigned = below[0] in _OPENS_ARTICLE and Role.BYLINE not in below
    above = desk.drafts[-1]
    signed = above.bylines or above.resumed or reporters_of_paragraphs(above.paragraphs)
    return unsigned and bool(signed)


def _heads_what_is_below(decisions: Sequence[Decision], place: int) -> bool:
    """False for a kicker without a headline below it."""
    if decisions[place].role != Role.KICKER:
        return True
    below = (decision.role for decision in decisions[place + 1 : place + _FIELDS_BETWEEN])
    return next((role for role in below if not role.is_furniture), None) in _HEADS_BELOW_A_KICKER


def _draft_for(desk: _Desk, role: Role, page: int, *, heads: bool) -> Draft:
    """The article that a line belongs to: a new one where a head begins after body text.

    A kicker that heads nothing is that of the headline above: archives print 【题名】 before 【引题】.
    """
    opens = role in _OPENS_ARTICLE or role == Role.RESUMED
    if not desk.drafts:
        desk.drafts.append(Draft(page))
    current = desk.drafts[-1]
    started = bool(current.paragraphs or current.subheads)
    if role == Role.RESUMED:
        fresh = started or (current.resumed is not None)
    elif role in _OPENS_ARTICLE:
        fresh = started or (bool(current.headline) and (heads or bool(current.kicker)))
    else:
        fresh = False
    if opens and fresh:
        desk.drafts.append(Draft(page))
    return desk.drafts[-1]


def _put(draft: Draft, role: Role, shown: str) -> None:
    match role:
        case Role.KICKER | Role.KICKER_MORE:
            draft.kicker.append(shown)
        case Role.HEADLINE:
            draft.headline = _bare_headline(shown)
        case Role.HEADLINE_MORE:
            draft.headline = join_headline(draft.headline, shown)
        case Role.KICKER_HEADLINE:
            above, below = two_phrases(shown)
            draft.kicker.append(above)
            draft.headline = below
        case Role.HEADLINE_DECK:
            above, below = two_phrases(shown)
            draft.headline = above
            draft.deck.append(below)
        case Role.DECK if KICKER_END.search(shown) and shown[0] not in DASHES and not draft.kicker:
            draft.kicker.append(shown)  # its box came behind the headline's
        case Role.DECK:
            draft.deck.append(shown)
        case Role.BYLINE | Role.SIGNATURE:
            draft.bylines.append(shown)
        case Role.SUBHEAD:
            draft.subheads.append((shown, len(draft.paragraphs)))
        case Role.RESUMED:
            draft.resumed, draft.mark = jump_marks(shown)[0], shown
        case _:
            _put_paragraph(draft, role, shown)


def _bare_headline(shown: str) -> str:
    """Without what is set before or around each title of several: • …, ▌…, ●…, 【…】."""
    bracketed = _IN_BRACKETS.fullmatch(shown)
    return bracketed[1] if bracketed else _LISTED.sub("", shown)


def join_headline(above: str, below: str) -> str:
    """Two lines of one headline: two phrases of one length keep a space between, else it was broken for its width."""
    return above + (" " if len(above) == len(below) else "") + below


def _put_paragraph(draft: Draft, role: Role, shown: str) -> None:
    for mark in reversed(jump_marks(shown)):
        if mark.onward and draft.onward is None:
            draft.onward = mark
        shown = shown[: mark.start].rstrip() + shown[mark.end :].lstrip()
    if not shown:
        return
    if role == Role.CONTINUED and draft.paragraphs:
        draft.paragraphs[-1] += shown
    else:
        draft.paragraphs.append(shown)


def _put_furniture(desk: _Desk, place: int, line: Line, role: Role, page: int) -> None:
    above = desk.loose[-1] if desk.loose else None
    if (
        role == Role.NOTICE_MORE
        and above
        and above.kind == "notice"
        and above.lines[-1] == place - 1
        and not line.parted
    ):
        above.lines.append(place)
        above.text += "\n" + line.text
        return
    draft = len(desk.drafts) - 1 if desk.drafts else None
    desk.loose.append(Loose(_KINDS[role], page, [place], line.text, draft))
