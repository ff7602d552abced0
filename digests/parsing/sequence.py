"""What may follow what on a page, in points. What is not listed cannot be.

Furniture interrupts an article without ending it, so it carries the state of what it interrupts:
nothing, a head, or a body. `STEPS` is the whole table worked out once, for the best path.
"""

from digests.parsing.handbook import H2, HD, K2, KH, RE, SG, B, C, D, H, K, L, P, S
from digests.parsing.roles import Role

# The state of the article that a line leaves behind. A body is signed once a lead or a byline named
# its writer, or it came from elsewhere by a jump. What goes on from elsewhere may repeat its head.
NOTHING, HEAD, SIGNED, UNSIGNED, GOES_ON, HEAD_AGAIN, STATES = 0, 1, 2, 3, 4, 5, 6

_NEW_ARTICLE: dict[Role, float] = {K: 0, H: 0, KH: 0, HD: 0, RE: -1}
_INTO_BODY_AGAIN: dict[Role, float] = {C: 2, P: 1, S: -3, RE: -1, D: -9, B: -6, L: -9}
_INTO_BODY: dict[Role, float] = {B: 1, L: 1, P: -3, RE: -1, S: -9, C: -14}
_AFTER_BODY: dict[Role, float] = {P: 0, C: 0, S: -1, SG: 0, H: 0, K: 0, KH: 0, HD: 0, RE: -2, L: -11}

FOLLOWS: dict[Role, dict[Role, float]] = {
    K: {H: 1, K2: -1, HD: -2},
    K2: {H: 1, K2: -4},
    H: _INTO_BODY | {H2: 0, D: -2, H: -18, K: -18, KH: -14},
    H2: _INTO_BODY | {H2: -4, D: -1, H: -18, K: -18},
    KH: _INTO_BODY | {H2: -3, D: 0, H: -18, K: -18},
    HD: _INTO_BODY | {H: -18, K: -18},
    D: _INTO_BODY | {D: -4, H: -18, K: -18},
    B: {L: -2, P: 1, S: -5, B: -3, C: -10, RE: -2, H: -18, K: -18},
    RE: {P: 1, C: 3, L: -8, S: -3, H: -6, K: -6, KH: -6, B: -3},
    L: _AFTER_BODY,
    P: _AFTER_BODY,
    C: _AFTER_BODY,
    S: {P: 1, S: -1.5, C: -14, L: -12},
    SG: {H: 3, K: 3, KH: 3, HD: 3, P: -8, S: -8, SG: -3, RE: 0, C: -12},
}
_BODY_GOES_ON: dict[Role, float] = {P: 0, C: -1, S: -2, SG: -1, H: 0, K: 0, KH: 0, HD: 0, RE: 0, L: -9}
# After furniture, by what it interrupted.
RESUMES: dict[int, dict[Role, float]] = {
    NOTHING: _NEW_ARTICLE | {L: -8, P: -8, C: -30, B: -10},
    HEAD: FOLLOWS[H],
    SIGNED: _BODY_GOES_ON,
    UNSIGNED: _BODY_GOES_ON,
    GOES_ON: FOLLOWS[RE],
    HEAD_AGAIN: FOLLOWS[H] | _INTO_BODY_AGAIN,
}

# What furniture costs where it stands, beside its own signs.
_INTERRUPTS = {NOTHING: 0.0, HEAD: -3.0, SIGNED: -1.0, UNSIGNED: -1.0, GOES_ON: -3.0, HEAD_AGAIN: -3.0}
_INTERRUPTED_ALREADY = -1.0
_SAME_AGAIN = 2.0
_PAGE_AND_SECTION = 10.0  # 第2版 and 要闻·综合 stand together, whichever comes first
_KICKER_WITHOUT_HEADLINE = -14.0
_SUBHEAD_ALONE = -6.0  # a subhead stands right over its paragraph
_NOTICE_ENDS = -1.0
# A notice has text and goes on; its telephone may look like the paper's own.
_NOTICE_MORE_AFTER = {Role.NOTICE: 8.0, Role.NOTICE_MORE: 6.0, Role.CONTACT: -9.0}
_BODY_AFTER_NOTICE, _BODY_AFTER_ITS_HEAD = -6.0, -16.0

# What a text may end on. A subhead promises a paragraph, a kicker a headline.
LAST: dict[Role, float] = {K: -14, K2: -14, S: -12, H: -2, D: -4, H2: -3, B: -6, RE: -6, KH: -2, HD: -2}

Key = int
"""A role together with the state that it leaves the article in."""
Row = list[tuple[float, Key] | None]
"""For each role that may come next: points and its key, or None where it cannot be."""
Steps = dict[Key, Row]

START: Key = Role.OTHER * STATES + NOTHING
_OPENS_ARTICLE = frozenset({K, H, KH, HD})
_WRITER_MISSING = -3.0
_SIGNED_TWICE = -5.0
_SIGNED_AT_THE_END = 3.0


def state_after(role: Role, state: int) -> int:
    """The state of the article after a line with this role, found in a state."""
    if role <= Role.OTHER:
        return state
    if role == SG:
        return NOTHING  # what is signed at its end is over
    if role == RE:
        return GOES_ON
    if role in (L, B):
        return SIGNED
    if role < Role.BYLINE:
        return HEAD_AGAIN if state in (GOES_ON, HEAD_AGAIN) else HEAD
    return UNSIGNED if state in (NOTHING, HEAD, UNSIGNED) else SIGNED


def last_points(key: Key) -> float:
    """Points for a text that ends here."""
    return LAST.get(Role(key // STATES), 0.0) + (_WRITER_MISSING if key % STATES == UNSIGNED else 0.0)


def _steps(before: Key) -> Row:
    """For each role after a key: points and the key it leads to, or None where it cannot be."""
    role, state = Role(before // STATES), before % STATES
    row: list[float | None] = [None] * len(Role)
    follows = RESUMES[state] if role.is_furniture else FOLLOWS[role]
    if state == HEAD_AGAIN and role in (H, H2, KH, D):
        follows = follows | _INTO_BODY_AGAIN
    notice = role in (Role.NOTICE, Role.NOTICE_MORE)
    for after, points in follows.items():
        body = after in (Role.PARAGRAPH, Role.CONTINUED)
        row[after] = points + (_after_notice(role, body) if notice else 0.0)
    for after in Role:
        if after.is_furniture and after != Role.NOTICE_MORE:
            row[after] = (
                (max(_INTERRUPTS[state], _INTERRUPTED_ALREADY) if role.is_furniture else _INTERRUPTS[state])
                + (_SAME_AGAIN if after == role else 0.0)
                + (_PAGE_AND_SECTION if after == role == Role.PAGE_HEAD else 0.0)
                + (_SUBHEAD_ALONE if role == Role.SUBHEAD else 0.0)
                + (_KICKER_WITHOUT_HEADLINE if role in (Role.KICKER, Role.KICKER_MORE) else 0.0)
            )
    row[Role.NOTICE_MORE] = _NOTICE_MORE_AFTER.get(role)
    return [
        None
        if points is None
        else (points + _signing(Role(after), state), after * STATES + state_after(Role(after), state))
        for after, points in enumerate(row)
    ]


def _after_notice(role: Role, body: bool) -> float:
    """What stands below a notice's head is its text."""
    if not body:
        return _NOTICE_ENDS
    return _BODY_AFTER_ITS_HEAD if role == Role.NOTICE else _BODY_AFTER_NOTICE


def _signing(after: Role, state: int) -> float:
    """An article is signed once: at its lead, under its headline, or at its end."""
    if after == SG:
        return _SIGNED_TWICE if state == SIGNED else _SIGNED_AT_THE_END
    return _WRITER_MISSING if state == UNSIGNED and after in _OPENS_ARTICLE else 0.0


STEPS: Steps = {key: _steps(key) for key in range(len(Role) * STATES)}


def _ended(steps: Row) -> Row:
    """Steps to a line that closes with its writer's name: a text that ends there wants no other signature."""
    return [
        (way[0], role * STATES + NOTHING) if way and Role(role).is_body else way
        for role, way in enumerate(steps)
    ]


def _addressed(steps: Row) -> Row:
    """Steps to a line that addresses the editor: a letter opens as a report does, and its writer signs below."""
    addressed = steps.copy()
    if lead := steps[Role.LEAD]:
        addressed[Role.LEAD] = (lead[0], Role.LEAD * STATES + UNSIGNED)
    return addressed


SIGNED_STEPS: Steps = {key: _ended(row) for key, row in STEPS.items()}
LETTER_STEPS: Steps = {key: _addressed(row) for key, row in STEPS.items()}
