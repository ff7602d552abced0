"""Cuts normal forms into the tokens of the search index, and terms into the tokens that find them. Pure.

A run of letters ABC becomes AB BC C: every two neighbours and the last character alone, so that two
tokens in a row always come from one run (without the C, 工作，作风 would match 工作风). Every character
that has no token of its own by this is added at the end, so that one character, or a mark like %, is
found as directly as a word. What stands in headline or kicker has its tokens a second time behind
`HEAD`, which keeps headline hits apart in the same index.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import pairwise

# Noncharacters of Unicode: no text holds them, FTS5's ascii tokenizer takes them as part of a word.
HEAD = "\ufdd0"
SIGN = "\ufdd1"  # before the code of a character that is no letter
MARK = "\ufdd2"  # before a fact about the article: page, paper, reporter, …

ALL, PAGE, PAPER, REPORTER, PERSON, DAY, OVERLONG = "a", "p", "n", "r", "m", "d", "o"
ORGANISATION, LOCALITY = "g", "l"
"""Kinds of marks; a page, paper or day is compared by its digits, a name by its normal form."""

LONGEST_MARK = 64
"""Characters of a value; longer names are compared by so many."""

# A longer term is looked up by its beginning and then verified on the text.
LONGEST_PHRASE = 40


@cache
def index_version() -> str:
    """Names everything that decides which tokens a text gets; another value calls for a rebuilt index."""
    return f"2/opencc-{version('OpenCC')}/unicode-{unicodedata.unidata_version}"


def _is_letter(character: str) -> bool:
    if character.isascii():
        return character.isalnum()  # the ascii tokenizer breaks at every other one
    if 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(character)[0] in "LMNS" or unicodedata.category(character) in ("Co", "Cn")


class _Letters(dict[int, str]):
    """Letters as they are, all else as a space; learnt as met."""

    def __missing__(self, code: int) -> str:
        self[code] = kept = chr(code) if _is_letter(chr(code)) else " "
        return kept


_LETTERS = _Letters()


def letters_only(normal: str) -> str:
    """`normal` without punctuation: what a name or the body of an article is recognised by."""
    return letters_apart(normal).replace(" ", "")


_NO_WORD = re.compile(r"[\W_]")
"""Every character that is no letter to us, and some that are: signs and marks."""


def letters_apart(normal: str) -> str:
    """`normal` with a space for every character that is no letter: a few replaced at once cost less than all asked."""
    for character in set(_NO_WORD.findall(normal)):
        if _LETTERS[ord(character)] == " ":
            normal = normal.replace(character, " ")
    return normal


def index_tokens(head: str, body: str, marks: str, letters: str | None = None) -> str:
    """The tokens of one article, joined by spaces.

    `head` and `body` are normal forms, their fields separated by line ends; `marks` are tokens
    made by `mark`, joined by spaces. `letters` is `letters_apart(body)` where that is known already.
    """
    heads = _text_tokens(head, letters_apart(head))
    again = " ".join([HEAD + token for token in heads.split()])
    return " ".join((heads, _text_tokens(body, letters or letters_apart(body)), again, marks))


def _text_tokens(normal: str, letters: str) -> str:
    characters = set(normal)
    characters.difference_update(_LAST_OF_RUN.findall(letters), "\n")
    # The singles in no order: none of them is part of a phrase that is not verified.
    return " ".join((_woven(letters), *map(_SINGLES.__getitem__, characters)))


_LAST_OF_RUN = re.compile("[^ ](?= |$)")
_BEGIN_OF_RUN = re.compile(" [^ ]")
_SPACE = array("I", " ".encode("utf-32-le"))


def _woven(letters: str) -> str:
    """Every character of `letters` (runs between spaces) with the next one of its run, in text order.

    As three moves of whole arrays, AB_BC_C__ out of ABC_ and BC__, since one string a pair is most of what an
    article costs.
    """
    following = _BEGIN_OF_RUN.sub("  ", f" {letters} ")[2:]
    woven = _SPACE * (3 * len(letters))
    woven[0::3] = array("I", letters.encode("utf-32-le"))
    woven[1::3] = array("I", following.encode("utf-32-le"))
    return woven.tobytes().decode("utf-32-le")


class _Singles(dict[str, str]):
    """The token that says of a character that it occurs; learnt as met."""

    def __missing__(self, character: str) -> str:
        letter = _LETTERS[ord(character)] != " "
        self[character] = token = character if letter else f"{SIGN}{ord(character):x}"
        return token


_SINGLES = _Singles()


@lru_cache(maxsize=10_000)  # the same pages, papers and days
def mark(kind: str, value: str = "") -> str:
    """A token for a fact: `kind` is one small letter, `value` is compared by its letters alone."""
    return f"{MARK}{kind}{letters_only(value)[:LONGEST_MARK]}"


@dataclass(frozen=True, slots=True)
class TermTokens:
    """What finds a term: every one of `phrases` (tokens in a row); where `exact`, they find nothing else."""

    phrases: tuple[tuple[str, ...], ...]
    exact: bool


def term_tokens(term: str) -> TermTokens:
    """The tokens to look up for `term` (a normal form, not empty)."""
    begin = term[:LONGEST_PHRASE]
    runs = begin.translate(_LETTERS).split()
    if len(runs) == 1 and runs[0] == begin:
        return TermTokens((_pairs(begin) or (begin,),), exact=begin == term)
    signs = tuple((_SINGLES[c],) for c in sorted(set(begin)) if _LETTERS[ord(c)] == " ")
    return TermTokens((*_phrase_across(runs, open_end=_LETTERS[ord(begin[-1])] != " "), *signs), exact=False)


def _phrase_across(runs: list[str], open_end: bool) -> tuple[tuple[str, ...], ...]:
    """The runs of a term with punctuation inside: each but an open last one is known to end where it ends."""
    row: list[str] = []
    for run in runs[:-1] if open_end else runs:
        row += [*_pairs(run), run[-1]]
    if not open_end:
        return (tuple(row),) if row else ()
    last = runs[-1]
    if len(last) > 1:
        return ((*row, *_pairs(last)),)
    return ((tuple(row),) if row else ()) + ((last,),)  # how the run goes on is not known


def _pairs(run: str) -> tuple[str, ...]:
    return tuple(a + b for a, b in pairwise(run))
