"""The archive's own vocabulary: every keyword it has seen, findable by pinyin and by parts of its spelling."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, or_, select

from digests.archive.schema import known_term
from digests.database import fetch_among, insert_rows
from digests.search.bigrams import letters_only
from digests.search.normal import normal_form
from digests.search.pinyin import spell

LONGEST_TERM = 40
_CHUNK = 500


def learn_terms(connection: Connection, terms: Iterable[str]) -> None:
    """Adds the terms that are not known yet."""
    printed = {_worth_knowing(term): term for term in terms}
    printed.pop("", None)
    wanted = list(printed)
    known: set[str] = set()
    for start in range(0, len(wanted), _CHUNK):
        among = "SELECT term FROM known_term WHERE term IN (:values)"
        known |= {term for (term,) in fetch_among(connection, among, wanted[start : start + _CHUNK])}
    rows = [(term, printed[term], term[::-1], *spell(term)) for term in wanted if term not in known]
    insert_rows(connection, known_term, rows)


@lru_cache(maxsize=50_000)  # the words of a paper are the same from day to day
def _worth_knowing(term: str) -> str:
    """The normal form of a keyword that somebody may misspell; empty for one without two letters, or a whole line."""
    normal = normal_form(term) if len(term) <= LONGEST_TERM else ""
    return normal if len(letters_only(normal)) > 1 else ""


def terms_by_pinyin(connection: Connection, typed: str, limit: int) -> Sequence[str]:
    """Terms whose pinyin, or its first letters, are `typed` (small letters without tones)."""
    named = or_(known_term.c.pinyin == typed, known_term.c.initials == typed)
    return connection.scalars(select(known_term.c.printed).where(named).limit(limit)).all()


def terms_spelt_like(connection: Connection, term: str, limit: int) -> Sequence[str]:
    """Terms that share the first or the second half of `term`, and are about as long.

    Whatever is one character off shares one half.
    """
    half = len(term) // 2
    front, back = term[:half], term[half:][::-1]
    alike = or_(_begins(known_term.c.term, front), _begins(known_term.c.backwards, back))
    return connection.scalars(select(known_term.c.term).where(alike).limit(limit)).all()


def _begins(column: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """As a range, which an index serves in both databases."""
    return (column >= beginning) & (column < beginning + "\U0010ffff")
