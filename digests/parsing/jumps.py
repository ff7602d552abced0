"""Stories that jump: a continuation （上接1版） is joined on to the article that jumped （下转2版）.

A continuation finds its origin by the pages both marks name, by a headline repeated or shortened, by
the words both parts share, and last by the order on the page.
"""

from collections import Counter

from digests.issue_warnings import PAGE_MISSING, WITHOUT_BEGINNING
from digests.parsing import junctions
from digests.parsing.drafts import Draft
from digests.parsing.forms import JumpMark

_FITS = -8.0
_IN_ORDER = 4.0  # continuations stand in the order of their beginnings, mostly
_WORDS_MEET = 3.0  # what the break would join stands in print elsewhere
_MOST = 60  # jumps in one issue; keeps the work in proportion


def join_jumps(drafts: list[Draft]) -> tuple[list[Draft], dict[int, int], list[str]]:
    """Drafts with continuations joined on, where each draft went (old place to new), and warnings."""
    open_jumps = [place for place, draft in enumerate(drafts) if draft.onward]
    resumed = [place for place, draft in enumerate(drafts) if draft.resumed]
    joined = _matches(drafts, open_jumps, resumed)
    warnings: list[str] = []
    for place in resumed:
        if place not in joined:
            draft = drafts[place]
            warnings.append(WITHOUT_BEGINNING.format(page=draft.page, headline=_name(draft)))
            draft.headline = draft.headline or draft.mark
    for place, origin in joined.items():
        _append(drafts[origin], drafts[place])
    warnings += [
        PAGE_MISSING.format(headline=drafts[at].headline, page=_page(drafts[at]))
        for at in open_jumps
        if at not in joined.values() and at not in joined
    ]
    kept = [place for place in range(len(drafts)) if place not in joined]
    renumbered = {place: number for number, place in enumerate(kept)}
    for place, origin in joined.items():
        while origin in joined:
            origin = joined[origin]
        renumbered[place] = renumbered[origin]
    return [drafts[place] for place in kept], renumbered, warnings


def _page(draft: Draft) -> str:
    return str(draft.onward.page) if draft.onward and draft.onward.page else "?"


def _name(draft: Draft) -> str:
    return draft.headline or (draft.paragraphs[0][:12] if draft.paragraphs else "")


def _matches(drafts: list[Draft], open_jumps: list[int], resumed: list[int]) -> dict[int, int]:
    """Continuation to origin, the best fitting pair first; equals in printed order."""
    origins = open_jumps[:_MOST]
    rank_out = _ranks([(drafts[place].page, _named(drafts[place].onward)) for place in origins])
    rank_in = _ranks([(_named(drafts[place].resumed), drafts[place].page) for place in resumed])
    said = (
        "".join(paragraph for place in origins for paragraph in drafts[place].paragraphs) if resumed else ""
    )
    pairs = sorted(
        (-_fit(drafts[origin], drafts[place], said) - (_IN_ORDER if out == back else 0), place, origin)
        for place, back in zip(resumed, rank_in, strict=True)
        for origin, out in zip(origins, rank_out, strict=True)
        if origin != place
    )
    joined: dict[int, int] = {}
    for unfit, place, origin in pairs:
        if unfit < -_FITS and place not in joined and origin not in joined.values():
            joined[place] = origin
    return joined


def _named(mark: JumpMark | None) -> int | None:
    return mark.page if mark else None


def _ranks(ways: list[tuple[int | None, int | None]]) -> list[int]:
    """The how-manieth of its way (from page, to page) each one is."""
    seen: Counter[tuple[int | None, int | None]] = Counter()
    ranks = []
    for way in ways:
        ranks.append(seen[way])
        seen[way] += 1
    return ranks


def _fit(origin: Draft, continuation: Draft, said: str) -> float:
    assert origin.onward is not None
    assert continuation.resumed is not None
    points = 0.0
    if origin.onward.page is not None:
        points += 5 if origin.onward.page == continuation.page else -6
    if continuation.resumed.page is not None:
        points += 5 if continuation.resumed.page == origin.page else -6
    if continuation.headline:
        points += 16 * _likeness(continuation.headline, _whole_head(origin)) - 6
    points += 6 * _likeness(_names(continuation), _names(origin))
    if origin.paragraphs and continuation.paragraphs:
        above, below = origin.paragraphs[-1], continuation.paragraphs[0]
        points += 1.0 * junctions.runs_on(above, below)
        points += sum(
            _WORDS_MEET for edge in (above[-2:] + below[:1], above[-1:] + below[:2]) if edge in said
        )
    return points


def _whole_head(draft: Draft) -> str:
    return "".join([*draft.kicker, draft.headline, *draft.deck])


def _names(draft: Draft) -> str:
    return "".join(draft.paragraphs)[:2000]


def _likeness(part: str, whole: str) -> float:
    """Share of the character pairs of `part` that `whole` has too, 0 to 1."""
    pairs = {part[at : at + 2] for at in range(len(part) - 1)}
    have = {whole[at : at + 2] for at in range(len(whole) - 1)}
    return len(pairs & have) / len(pairs) if pairs else 0.0


def _append(origin: Draft, continuation: Draft) -> None:
    joins = bool(origin.paragraphs and continuation.paragraphs) and (
        junctions.runs_on(origin.paragraphs[-1], continuation.paragraphs[0]) > 0
        and not any(before == 0 for _, before in continuation.subheads)
    )
    base = len(origin.paragraphs) - (1 if joins else 0)
    if joins:
        origin.paragraphs[-1] += continuation.paragraphs[0]
        origin.paragraphs += continuation.paragraphs[1:]
    else:
        origin.paragraphs += continuation.paragraphs
    origin.subheads += [(text, base + before) for text, before in continuation.subheads]
    origin.bylines += continuation.bylines
    origin.lines += continuation.lines
