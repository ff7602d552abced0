"""What helps a reader whose search found nothing, and what the operator learns from such searches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Engine, delete, func, insert, select, update

from digests.archive.schema import article_keyword, failed_search
from digests.database import reading, writing
from digests.search.bigrams import letters_only
from digests.search.normal import normal_form
from digests.search.pinyin import pinyin_of
from digests.search.query import All, AnyOf, Condition, Not, Query, Term, wanted_terms, write_query
from digests.search.search import count, found_ids
from digests.search.vocabulary import terms_by_pinyin, terms_spelt_like

Kind = Literal["pinyin", "spelling", "dropped", "part", "beside"]
COUNT_TO = 1_000
MOST_CANDIDATES = 200
MOST_HOMOPHONES = 20
MOST_PARTS = 40
NEWEST_LOOKED_AT = 300
LONGEST_RECORDED = 100
MOST_RECORDED = 10_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that does find something. pinyin: what the typed letters spell; spelling: a term one character
    off; dropped: without the rarest conditions; part: a part of the term; beside: a term that occurs with
    the rest of the query. `total` is at most 1,000.
    """

    kind: Kind
    query: str
    total: int


@dataclass(frozen=True, slots=True)
class FailedSearch:
    """A query that found nothing, how often, and when last."""

    query: str
    times: int
    last_at: datetime


def suggest(engine: Engine, query: Query, *, limit: int = 6) -> tuple[Suggestion, ...]:
    """For a query without hits: queries with hits, the most helpful first, each once."""
    found: dict[str, Suggestion] = {}
    for kind, text, condition in _ideas(engine, query):
        if len(found) == limit:
            break
        if text not in found and (total := count(engine, Query(text, condition), count_to=COUNT_TO)):
            found[text] = Suggestion(kind, text, total)
    return tuple(found.values())


def _ideas(engine: Engine, query: Query) -> Iterator[tuple[Kind, str, Condition]]:
    """Queries that may find something; whether they do is counted by the caller."""
    failing = [term for term in wanted_terms(query.condition) if not _hits(engine, Term(term))]
    yield from _spelt_in_pinyin(engine, query)
    for term in failing:
        for other in _like(engine, term):
            changed = _replaced(query.condition, term, other)
            yield "spelling", write_query(changed), changed
    shorter = _without_the_rarest(engine, query.condition)
    if shorter is not None:
        yield "dropped", write_query(shorter), shorter
    for term in failing:
        if (part := _longest_part(engine, term)) is not None:
            changed = _replaced(query.condition, term, part)
            yield "part", write_query(changed), changed
            yield "part", part, Term(part, typed=part)
            shorter = shorter or Term(part, typed=part)
    if shorter is not None:
        for term in _keywords_beside(engine, shorter):
            yield "beside", term, Term(normal_form(term), typed=term)


def _hits(engine: Engine, condition: Condition) -> int:
    return count(engine, Query("", condition), count_to=COUNT_TO)


def _spelt_in_pinyin(engine: Engine, query: Query) -> Iterator[tuple[Kind, str, Condition]]:
    """Syllables may be typed apart: shuang zhao."""
    parts = query.condition.conditions if isinstance(query.condition, All) else (query.condition,)
    if not all(isinstance(part, Term) for part in parts):
        return
    typed = letters_only("".join(part.text for part in parts if isinstance(part, Term)))
    if not (typed.isascii() and typed.isalpha() and len(typed) > 1):
        return
    with reading(engine) as connection:
        terms = terms_by_pinyin(connection, typed, MOST_HOMOPHONES)
    counted = [(-_hits(engine, Term(normal_form(term))), term) for term in dict.fromkeys(terms)]
    for _, term in sorted(counted):
        yield "pinyin", term, Term(normal_form(term), typed=term)


def _like(engine: Engine, term: str) -> list[str]:
    """Keywords of the archive that are one character off, or sound the same (as input methods mistake them)."""
    if len(term) < 2 or len(term) > 20:
        return []
    with reading(engine) as connection:
        near = terms_spelt_like(connection, term, MOST_CANDIDATES)
        alike = () if term.isascii() else terms_by_pinyin(connection, pinyin_of(term), MOST_HOMOPHONES)
    one_off = [other for other in near if one_character_off(term, other)]
    same_sound = [other for other in alike if len(other) == len(term) and other != term]
    return list(dict.fromkeys([*same_sound, *one_off]))


def one_character_off(one: str, other: str) -> bool:
    """One character changed, added, left out, or two neighbours swapped.

    >>> one_character_off("双招双引", "双找双引"), one_character_off("双招", "双引双招")
    (True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, other_rest = one[start:], other[start:]
    if len(one) == len(other):
        return rest[1:] == other_rest[1:] or (rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:])
    return rest == other_rest[1:] or rest[1:] == other_rest


def _replaced(condition: Condition, term: str, other: str) -> Condition:
    match condition:
        case Term(text=text, headline=headline) if text == term:
            return Term(other, headline, f"标题:{other}" if headline else other)
        case All(conditions=parts):
            return All(tuple(_replaced(part, term, other) for part in parts))
        case AnyOf(conditions=parts):
            return AnyOf(tuple(_replaced(part, term, other) for part in parts))
        case _:
            return condition


def _without_the_rarest(engine: Engine, condition: Condition) -> Condition | None:
    """The conditions that side by side do find something, after as few of the rarest ones as possible."""
    if not isinstance(condition, All):
        return None
    most_first = sorted(condition.conditions, key=lambda part: -_hits(engine, part))
    rarest_first = most_first[::-1]  # of equals the one typed first stays longest
    for dropped in range(1, len(rarest_first)):
        gone = rarest_first[:dropped]
        kept = tuple(part for part in condition.conditions if part not in gone)
        if not kept or all(isinstance(part, Not) for part in kept):
            return None
        shorter = kept[0] if len(kept) == 1 else All(kept)
        if _hits(engine, shorter):
            return shorter
    return None


def _longest_part(engine: Engine, term: str) -> str | None:
    """The longest part of a term (two characters or more) that the archive does have."""
    tried = 0
    for length in range(len(term) - 1, 1, -1):
        for start in range(len(term) - length + 1):
            tried += 1
            if tried > MOST_PARTS:
                return None
            if _hits(engine, Term(term[start : start + length])):
                return term[start : start + length]
    return None


def _keywords_beside(engine: Engine, condition: Condition) -> Sequence[str]:
    """The keywords of most of the newest articles that `condition` finds."""
    ids = found_ids(engine, Query("", condition), limit=NEWEST_LOOKED_AT)
    known = set(wanted_terms(condition))
    with reading(engine) as connection:
        rows = connection.execute(
            select(article_keyword.c.term)
            .where(article_keyword.c.article_id.in_(ids))
            .group_by(article_keyword.c.term)
            .order_by(func.count().desc(), func.sum(article_keyword.c.score).desc(), article_keyword.c.term)
            .limit(10)
        )
        return [row.term for row in rows if normal_form(row.term) not in known][:5]


def record_failed_search(engine: Engine, query: str, now: datetime) -> None:
    """Counts a search that found nothing. Who searched is not kept, and the oldest are forgotten."""
    text = query.strip()[:LONGEST_RECORDED]
    with writing(engine) as connection:
        again = update(failed_search).where(failed_search.c.query == text)
        if connection.execute(again.values(times=failed_search.c.times + 1, last_at=now)).rowcount:
            return
        connection.execute(insert(failed_search).values(query=text, times=1, last_at=now))
        beyond = (
            select(failed_search.c.last_at).order_by(failed_search.c.last_at.desc()).offset(MOST_RECORDED)
        )
        if (oldest := connection.scalar(beyond.limit(1))) is not None:
            connection.execute(delete(failed_search).where(failed_search.c.last_at <= oldest))


def failed_searches(engine: Engine, *, limit: int = 20) -> tuple[FailedSearch, ...]:
    """The most frequent first."""
    order = (failed_search.c.times.desc(), failed_search.c.last_at.desc())
    with reading(engine) as connection:
        rows = connection.execute(select(failed_search).order_by(*order).limit(limit))
        return tuple(FailedSearch(row.query, row.times, row.last_at) for row in rows)
