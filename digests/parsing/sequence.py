"""What may follow what on a page, and how two lines that meet speak for or against it.

`FOLLOWS` is read by the best path: what is not listed cannot be. Furniture interrupts an article
without ending it, so it carries the state of what it interrupts: nothing, a head, or a body.
"""

from digests.parsing.handbook import H2, HD, K2, KH, RE, SG, B, C, D, H, K, L, P, S
from digests.parsing.roles import Role

# The state of the article that a line leaves behind; furniture keeps the one it finds.
NOTHING, HEAD, BODY = 0, 1, 2

_NEW_ARTICLE: dict[Role, float] = {K: 0, H: 0, KH: 0, HD: 0, RE: -1}
_INTO_BODY: dict[Role, float] = {B: 0, L: 0, P: -3, RE: 0, S: -9, C: -14}

FOLLOWS: dict[Role | int, dict[Role, float]] = {
    NOTHING: _NEW_ARTICLE | {L: -8, P: -8, C: -9, B: -10},
    K: {H: 1, K2: -1, HD: -2},
    K2: {H: 1, K2: -4},
    H: _INTO_BODY | {H2: 0, D: 0, H: -8, K: -8, KH: -8},
    H2: _INTO_BODY | {H2: -4, D: 0, H: -9, K: -9},
    KH: _INTO_BODY | {H2: -3, D: 0, H: -8, K: -8},
    HD: _INTO_BODY | {H: -8, K: -8},
    D: _INTO_BODY | {D: -4, H: -9, K: -9},
    B: {L: -2, P: 1, S: -5, B: -3, C: -10, RE: -2, H: -10, K: -10},
    RE: {C: 2, P: 1, L: -8, S: -3, H: 0, K: -1, KH: -1, B: -3},
    L: {P: 0, C: 0, S: -1, SG: 0, H: 0, K: 0, KH: 0, HD: 0, RE: -2, L: -11},
    P: {P: 0, C: 0, S: -1, SG: 0, H: 0, K: 0, KH: 0, HD: 0, RE: -2, L: -11},
    C: {P: 0, C: 0, S: -1, SG: 0, H: 0, K: 0, KH: 0, HD: 0, RE: -2, L: -11},
    S: {P: 1, S: -3, C: -14, L: -12},
    SG: {H: 3, K: 3, KH: 3, HD: 3, P: -8, S: -8, SG: -3, RE: 0, C: -12},
}
FOLLOWS[HEAD] = FOLLOWS[H]
FOLLOWS[BODY] = {P: 0, C: -1, S: -2, SG: -1, H: 0, K: 0, KH: 0, HD: 0, RE: 0, L: -9}

# What furniture costs where it stands, beside its signs.
FURNITURE_IN = {NOTHING: 0.0, HEAD: -3.0, BODY: -1.0}
NOTICE_ENDS = -1.0

# What a page may end on. A subhead promises a paragraph, a kicker a headline.
LAST: dict[Role, float] = {K: -14, K2: -14, S: -12, H: -2, D: -4, H2: -3, B: -6, RE: -6, KH: -2, HD: -2}


def state_after(role: Role, before: int) -> int:
    """The state of the article after a line with this role."""
    if role.is_furniture:
        return before
    return BODY if role >= Role.RESUMED else HEAD
