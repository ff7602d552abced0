"""The editor's handbook: how much each sign of a line speaks for and against each role.

Points are like the weights an editor would give: 3 is a hint, 6 is good reason, 12 nearly settles it.
`signs` notices, this table weighs, `sequence` says what may follow what, `bestpath` decides for all
lines at once. Change a number here, then run the typeset issues: they are the judge.
"""

from digests.parsing.roles import Role

# fmt: off
M, PH, CR, SL, CO, CA, N, NM, O = (  # noqa: E741
    Role.MASTHEAD, Role.PAGE_HEAD, Role.CREDIT, Role.SLOGAN, Role.CONTACT, Role.CAPTION, Role.NOTICE,
    Role.NOTICE_MORE, Role.OTHER,
)
K, K2, KH, H, H2, HD, D, B, RE, L, P, C, S, SG = (
    Role.KICKER, Role.KICKER_MORE, Role.KICKER_HEADLINE, Role.HEADLINE, Role.HEADLINE_MORE, Role.HEADLINE_DECK,
    Role.DECK, Role.BYLINE, Role.RESUMED, Role.LEAD, Role.PARAGRAPH, Role.CONTINUED, Role.SUBHEAD, Role.SIGNATURE,
)

# What a role costs before anything is seen. Furniture has to show itself by a sign.
BASE: dict[Role, float] = {
    M: -9, PH: -12, CR: -12, SL: -12, CO: -11, CA: -8, N: -12, NM: -4, O: -10,
    K: -2, K2: -8, KH: -14, H: 0, H2: -4, HD: -14, D: -1, B: -12, RE: -30, L: -14, P: 0, C: 0, S: -2, SG: -12,
}

_HEADS = (K, K2, KH, H, H2, HD, D, S)


def _all(roles: tuple[Role, ...], points: float) -> dict[Role, float]:
    return dict.fromkeys(roles, points)


HANDBOOK: dict[str, dict[Role, float]] = {
    # How long the line is.
    "a word or two": {K: -2, H: -2, D: -4, S: -1, P: -7, C: -3, NM: -1, H2: -2, CA: -3},
    "a short line": {K: 1, K2: 1, H: 2, H2: 1, D: 0, S: 2, P: -5, C: -1},
    "a line's length": {H: 1, K: 0, D: 0, P: -1, C: 0, S: 0, K2: -2},
    "more than a line": {P: 3, C: 3, L: 2, H: -4, K: -6, K2: -8, D: -5, S: -9, H2: -7, KH: -2, HD: -2, CA: 1},
    "long": {
        P: 6, C: 6, L: 4, NM: 2, **_all(_HEADS, -24), CA: 0, N: -6, B: -12, SG: -12, CR: -4, CO: -6, SL: -6, PH: -12,
    },
    # How it ends.
    "ends in a full stop": {P: 5, C: 5, L: 2, **_all(_HEADS, -6), H: -5, S: -8, CA: 2, N: -5, NM: 2},
    "ends in ! or ?": {P: 2, C: 2, H: -1, S: -2, K: -3, D: -3, K2: -4, NM: 1},
    "ends in ； or ……": {P: 2, C: 2, L: 1, **_all(_HEADS, -5)},
    "ends in a comma": {P: 2, C: 2, L: 1, **_all(_HEADS, -7), K2: -6, H2: -6},
    "ends in a colon": {P: 2, C: 1, L: 1, **_all(_HEADS, -5), K: -2, N: 1},
    "ends without a mark": {P: -2, C: -1, H: 1, K: 1, D: 1, S: 1},
    # What is inside.
    "a full stop inside": {P: 5, C: 5, L: 2, **_all(_HEADS, -8), CA: 1, NM: 2},
    "a sum and a comma": {P: 2, C: 2, K: 4, D: 4, H: -3, S: -3},
    "a comma inside": {P: 2, C: 2, H: -1, H2: -2, K: -1, S: -2, D: -1},
    "someone speaks in it": {P: 5, C: 5, **_all(_HEADS, -7)},
    "words of running text": {P: 3, C: 3, **_all(_HEADS, -3)},
    "下转 at its end": {P: 11, C: 14, **_all(_HEADS, -12)},
    # How it is set.
    "set in": {P: 4, L: 4, S: 4, C: -6, H: -7, K: -7, K2: -7, D: -6, H2: -7, KH: -8, HD: -8, SG: 2, B: 1},
    "set far in": {H: 2, K: 2, H2: 2, K2: 2, D: 2, B: 3, SG: 5, P: -5, C: -6, L: -6},
    "flush left where subheads are set in": {S: -6},
    "flush left where paragraphs are set in": {H: 4, K: 4, H2: 3, K2: 3, D: 3, KH: 4, HD: 4, S: 1, P: -6, L: -4, C: 3, SG: -2},
    "flush left below a line that fills its column": {C: 14},
    "an empty line above where blocks have none": {H: 4, K: 4, C: -2, P: -1, D: -2, S: 1},
    "a scene opens below it": {H: 1, H2: 2, S: -2, D: 1},
    "first of its page": {K: 2, H: 3, KH: 2, HD: 2, S: -5, P: -2, C: -2},
    "points at its picture": {CA: 12, H: -4, K: -8, D: -8, S: -4},
    "first of its sheet": {K: 2, H: 2, KH: 2, HD: 2, S: -3},
    "no gap above where articles have one": {H: -7, K: -7, KH: -7, HD: -7, S: 4},
    "a gap above where articles have one": {H: 2, S: -8},
    "right above its paragraph where blocks have a gap": {S: 3, H: 2, P: -4},
    "wide gap above": {K: 2, H: 2, C: -1, M: 1, S: -5},
    "no gap above where blocks have one": {H2: 3, K2: 1, D: 3, H: 0, B: 3, P: -5, C: 6, M: 1, N: -2, NM: 6, S: -4},
    # How it opens.
    "opens as a report does": {L: 30, P: -8, C: -4, **_all(_HEADS, -12), NM: -8, CA: -4},
    "asks in an interview": {P: 8, C: -4, H: -4, S: -6, K: -4, D: -4},
    "opens a letter": {L: 22, H: -8, S: -8, C: -6, P: -8},
    "the bracket of a lead": {C: 6},
    "opens as a report does and breaks off": {L: 26, P: -4, C: -4, **_all(_HEADS, -12), NM: -8},
    "opens as a sentence in a story does": {P: 1, H: -1, C: -1, D: -3, K: -2, S: -2},
    "a sentence's opening words and a comma": {P: 2, **_all(_HEADS, -6), K: 0},
    "opens with a word that binds": {S: -4, H: -2},
    "opens with a bare quantity": {C: 3, P: -3},
    "a clause with 的 and a comma": {P: 3, C: 3, H: -3, K: -3, D: -3, S: -3},
    "breaks off": {P: 3, C: 3, K: -4, S: -6},
    "opens with what never opens a line": {C: 9, P: -9, **_all(_HEADS, -9), H2: 0},
    "opens with a single character and a mark": {C: 5, P: -4, **_all(_HEADS, -4)},
    "opens with a dash": {D: 12, H2: -14, H: -8, K: -10, S: -1, HD: 0, P: 1, C: -3},
    "a list number": {P: 3, S: 3, H: -3, K: -3, C: -6, NM: 2, L: -3},
    "as long as the short line above": {K2: 9, H2: -9},
    "as long as the short line above, over a deck or a lead": {H2: 8},
    "one of a row of heads of one form": {S: 6, H: -4},
    "a signed brief stands below it": {H: 5, S: -4},
    "marked briefs stand below it": {H: 4, S: -6, K: -4, D: -4, P: -4},
    "below what ends an article": {S: -6, H: 2},
    "a meeting, below it what it dealt with": {K: 7, H: -4},
    "two phrases over one": {K: 6, H: -3},
    "ends in a signature": {P: 5, C: 5},
    "a byline stands below it": {H: 3, H2: 3, D: 3, S: -8},
    "a question stands below it": {S: 5, H: -4, K: -4},
    "a short question": {S: 5, P: -3},
    "a numbered head": {S: 8, P: -4, C: -4},
    "an ornament before it": {S: 7, B: 3, SG: 2, H: -3, K: -3, C: -8, N: 1},
    "a headline repeated beside 上接": {H: 9, P: -7, C: -9, S: -4, K: -2},
    "opens with an amount": {K: 3, D: 4, H: -4},
    "opens with who acts": {H: 3, P: 1, K: -1, D: 0, S: -3},
    # What it says.
    "a sum or number": {K: 2, D: 1, H: 0, S: -2},
    "tells an event": {H: 3, H2: 2, K: -1, D: 0, S: -1},
    "opens as a call does": {H: 5, D: -12, H2: -4, P: -1},
    "among verses": {P: 16, S: -12, H: -10, H2: -10, K: -10, D: -10, C: -14},
    "heads a poem of several": {S: 20, B: -10, SG: -10, C: -12, P: -8},
    "points to a page inside": {O: 24, H: -6, K: -4},
    "says who spoke": {D: 8, H: -5, H2: -8, K: -2, S: -4},
    "someone and what is his": {D: 5, H: -2, K: -4},
    "a name in Latin capitals": {M: 6},
    "ends in a post": {P: 2, C: 2, H: -3, S: -4, D: -2, K: -2},
    "who, a colon, what": {H: 2, D: -3, K: -1, S: -1},
    "goes from one to another": {S: 2, H: 2, K: 2, D: -3, P: -1},
    "rallies": {K: 3, S: 1, H: 1, D: -1},
    "ends as a headline does": {H: 2, H2: 2, S: 0, K: 0},
    "names a column": {K: 8, H: -4, S: -4, D: -6, C: -6, P: -3},
    "ends as a kicker does": {K: 9, K2: 10, H: -5, D: -2, S: -2},
    "a quotation left open": {P: 5, C: 5, H: -7, H2: -2, K: -7, D: -6, S: -8},
    "its quotation is closed below": {H: 8, K: 5, P: -2},
    "opens with a quotation that it leaves open": {P: 2, C: -2},
    "ends in a figure": {P: 3, C: 3, H: -3, K: -2, S: -6, D: -2},
    "a couplet": {NM: -6, K: 4, H: 0, D: -3, S: 0},
    "all in quotation marks": {S: 2, H: 0, P: 1},
    "a column tag in brackets": {D: -5, H2: 5, H: 4, S: -3, K: -2, P: -2, C: -4},
    "a column tag and nothing else": {K: 9, H: -14, H2: -2, D: -6},
    "a column's label in its marks": {O: 26, K: -6, H: -14, D: -8, S: -14},
    "a generic headline": {H: 7, S: -3, K: 5, H2: -6, D: -6, N: -4},
    "heads an abstract or a box": {S: 12, H: -6, K: -4},
    "two phrases divided by a space": {KH: 4, H: 0, HD: 3},
    "two phrases: the first ends as a kicker does": {KH: 18},
    "two phrases: the first ends in a sum": {KH: 14},
    "two phrases: the first holds a comma": {KH: 15},
    "two phrases: the first is an amount": {KH: 21, K: -2},
    "two phrases: the second tells an event": {KH: 5},
    "two phrases: the second is an amount": {KH: -20, K: 4, D: 2},
    "two phrases: the second opens with a dash": {HD: 16, KH: -6},
    # Bylines.
    "a byline and nothing else": {L: -6, B: 22, SG: 22, **_all(_HEADS, -12), P: -8, C: -8, CA: -6},
    "a photographer's byline": {L: -6, B: 8, SG: 22, **_all(_HEADS, -12), P: -8, C: -8, CA: -6},
    "a byline closes it": {P: 2, C: 2},
    "上接 alone": {RE: 60},
    "a writer without a name": {B: 22, S: -10, H: -10, H2: -10, K: -6, D: -6, P: -8, C: -8},
    "tells who the author is": {O: 30, H: -14, K: -8, D: -8, S: -8, P: -4, C: -8},
    "who the writer is and a name": {SG: 26, B: 15, H: -4, H2: -6, S: -8, K: -6, D: -6, P: -4},
    "a line of a roster": {P: 10, C: -4, H: -8, H2: -6, K: -8, D: -8, S: -8},
    "a pen name behind an ornament": {B: 14, SG: 6, H: -6, H2: -8, K: -6, D: -6, S: -2},
    "names and nothing else": {B: 14, SG: 12, H: -6, K: -4, S: -6},
    "names a photographer": {C: -10, P: -3, CA: 13, SG: -4, H: -6, K: -6, D: -6, S: -8},
    "a dated picture": {CA: 13, P: -3, C: -14, L: -4, H: -10},
    "a picture told below its head": {L: 24, CA: -20},
    "opens as a caption does": {CA: 13, P: -3, C: -14, L: -4, H: -10},
    # Furniture.
    "masthead fields and little else": {M: 22, P: -6, C: -6, **_all(_HEADS, -8), L: -8},
    "a masthead field in it": {M: 10, H: -1},
    "a paper's name": {M: 4, H: 0, S: -2},
    "a sponsor alone": {M: 12, P: -4, C: -2, **_all(_HEADS, -6), L: -8},
    "a hotline or address alone": {M: 8, CO: 12, H: -8, K: -8, P: -4},
    "beside a masthead": {M: 10, S: -2},
    "between masthead lines": {M: 16},
    "a masthead's own address": {M: 24},
    "no masthead beside it": {M: -4},
    "a page head": {PH: 28, H: -8, K: -8, S: -8},
    "stands below a page number": {PH: 24, H: -2},
    "a column's or section's name": {PH: 15, H: -2, K: -2, S: -6},
    "a page credit": {CR: 24, **_all(_HEADS, -10), P: -6, C: -14},
    "heads a quotation": {SL: 26, H: -8, K: -8, S: -8},
    "a quotation in its box": {SL: 30, H: -6, K: -6, P: -6},
    "a call with nothing below it": {SL: 24, H: -4, K: -4, D: -6, C: -6, P: -4},
    "a slogan": {SL: 22, H: -6, K: -6, C: -6},
    "contact details": {CO: 20, H: -8, K: -8, D: -8, S: -8},
    "heads a notice": {N: 20, H: 0, S: -3, K: -4, D: -4, P: -5, C: -6},
    "speaks as a notice does": {NM: 9, N: 3, P: -2},
    "sells something": {N: 10, NM: 8, P: -3, C: -3, S: -8, H: -3, D: -4, K: -4},
    "sells much": {N: 2, NM: 8, P: -4, C: -4, H: -4},
    "marked as an advertisement": {N: 10, NM: 14, H: -12, K: -14, S: -14, PH: -14, P: -8, C: -8},
    "a weather report": {N: 30, H: -6, K: -6, P: -6, C: -8},
    "a notice on one line": {N: 28, NM: 10, H: -8, K: -8, S: -8, P: -4, C: -8},
    "a row of a table": {NM: 14, O: 8, P: -4, C: -8, H: -8, S: -8, D: -8, K: -8},
    "an office alone": {NM: 8, H: -2, S: -4},
    "calls for calls": {NM: 8, N: 4, H: -6, S: -6, K: -6, D: -6, P: -2, C: -3},
    "its calls stand below it": {N: 16, NM: 8, H: -3, K: -6, S: -6},
    "a line of a programme": {NM: 16, P: -4, C: -8, H: -8, S: -8, D: -8, K: -8},
    "tells the weather": {NM: 10, N: 4, H: -6, D: -4, S: -4},
    "nothing that can be read": {O: 60},
    "left over by a web page": {O: 30, H: -8, P: -6},
    "names where it comes from": {P: 1, O: 5, H: -4, K: -4, S: -6},
}
# fmt: on
