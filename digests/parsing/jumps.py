"""Stories that jump: a continuation （上接1版） is joined on to the article that jumped （下转2版）.

A continuation finds its origin by the pages both marks name, by a headline repeated or shortened, by
the words both parts share, and last by the order on the page.
"""

from digests.parsing import junctions
from digests.parsing.drafts import Draft

_SHARED_ENOUGH = 0.5


def join_jumps(drafts: list[Draft]) -> tuple[list[Draft], dict[int, int], list[str]]:
    """Drafts with continuations joined on, where each draft went (old place to new), and warnings."""
    open_jumps = [place for place, draft in enumerate(drafts) if draft.onward]
    joined: dict[int, int] = {}
    warnings: list[str] = []
    for place, draft in enumerate(drafts):
        if draft.resumed is None:
            continue
        candidates = [at for at in open_jumps if at not in joined.values() and at != place]
        origin = _origin(draft, drafts, candidates)
        if origin is None:
            warnings.append(f"continuation on page {draft.page} without its beginning: {_name(draft)}")
            if not draft.headline:
                draft.headline = "（上接）"
            continue
        joined[place] = origin
    for place, origin in joined.items():
        _append(drafts[origin], drafts[place])
    warnings += [
        f"《{drafts[at].headline}》 goes on at page {_page(drafts[at])}, which is not in this issue"
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


def _origin(continuation: Draft, drafts: list[Draft], candidates: list[int]) -> int | None:
    scored = [(_fit(drafts[at], continuation), -at) for at in candidates]
    if not scored:
        return None
    best, place = max(scored)
    return -place if best > -10 else None


def _fit(origin: Draft, continuation: Draft) -> float:
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
        open_end = not junctions.is_closed(origin.paragraphs[-1])
        runs_on = junctions.runs_on(origin.paragraphs[-1], continuation.paragraphs[0]) > 0
        points += 1 if open_end == runs_on else 0
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
