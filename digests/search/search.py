"""Finds articles: a parsed query in, a page of hits with snippets out.

The only place that asks the full-text index; what goes into its SQL are names and numbers of our own, all
that comes from readers is bound. Hits come in the order of the index's keys (places.py), those
in headline and kicker first; a page is a walk that stops when it is full, however many hits there are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, func, select, text

from digests.archive.schema import indexed_text, paper, paragraph, subhead
from digests.archive.stored import Whereabouts
from digests.database import as_date, fetch_among, fetch_joined, fetch_rows, is_sqlite, reading
from digests.issue import DateSource
from digests.search.normal import normal_form
from digests.search.places import COPY, UNDATED
from digests.search.plan import Plan, Stages, plan_query
from digests.search.query import Query, names_a_paper, wanted_terms
from digests.search.ranking import CANDIDATES, Candidate, by_relevance
from digests.search.snippets import Snippet, best_field, cut_snippet

# More new articles than this between two pages of one search: the later page is counted afresh.
MOST_NEWCOMERS = 5_000


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found. `also` names the other places where the same article is printed."""

    article_id: int
    paper: str
    date: date | None
    page: int
    headline: str
    snippet: Snippet
    date_source: DateSource | None = None
    kicker: str | None = None
    issue_id: int = 0
    also: tuple[Whereabouts, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits. Give `as_of` to the search for the next page, so that new issues do not shift it."""

    total: int
    total_is_exact: bool
    hits: tuple[Hit, ...]
    as_of: int = 0


def search(
    engine: Engine,
    query: Query,
    *,
    limit: int = 10,
    offset: int = 0,
    count_to: int | None = None,
    as_of: int | None = None,
) -> Hits:
    """The hits from `offset` on, at most `limit`, and how many there are in all.

    `count_to` stops counting there; None counts to the end. `as_of` (of an earlier page) leaves out the
    articles that came since. Raises ArchiveError.
    """
    limit, offset = max(limit, 0), max(offset, 0)
    with reading(engine) as connection:
        walk = _Walk(connection, query, as_of)
        if query.order == "relevance":
            keys = _by_relevance(connection, walk, query, limit, offset)
            total, exact = walk.total(count_to)
        else:
            keys, ended = walk.keys(limit, offset)
            known = offset + len(keys) if ended and (keys or not offset) else None
            total, exact = (known, True) if known is not None else walk.total(count_to)
        hits = _hits(connection, keys, wanted_terms(query.condition))
        return Hits(total, exact, hits, walk.as_of)


def count(engine: Engine, query: Query, *, count_to: int | None = None) -> int:
    """How many articles a search would find, at most `count_to`."""
    with reading(engine) as connection:
        return min(_Walk(connection, query, None).total(count_to)[0], count_to or 2**62)


def found_ids(engine: Engine, query: Query, *, limit: int | None = None) -> tuple[int, ...]:
    """The ids of all articles found, in the order of hits."""
    with reading(engine) as connection:
        keys, _ = _Walk(connection, query, None).keys(2**62 if limit is None else limit, 0)
        ids: dict[int, int] = {}
        for start in range(0, len(keys), 500):
            some = indexed_text.c.key.in_(keys[start : start + 500])
            for row in connection.execute(select(indexed_text.c.key, indexed_text.c.article_id).where(some)):
                ids[row.key] = row.article_id
    return tuple(ids[key] for key in keys)


def explain_search(engine: Engine, query: Query) -> str:
    """The statements that a search becomes, with their values and the database's own plan for them."""
    with reading(engine) as connection:
        return "\n\n".join(
            f"-- {name}\n{sql}\n{values}\n{_database_plan(connection, sql, values)}"
            for name, sql, values in search_sql(connection, query)
        )


def search_sql(connection: Connection, query: Query) -> list[tuple[str, str, dict[str, Any]]]:
    """For each stage of a search its name, its SQL and the values for it."""
    walk = _Walk(connection, query, None)
    stages = [
        ("headline hits, newest first", walk.stages.headline),
        ("all hits, newest first", walk.stages.whole),
    ]
    return [(name, *walk.statement(plan, 10)) for name, plan in stages if plan is not None]


def _database_plan(connection: Connection, sql: str, values: Mapping[str, Any]) -> str:
    explain = "EXPLAIN QUERY PLAN " if is_sqlite(connection) else "EXPLAIN "
    return "\n".join(str(row[-1]) for row in connection.execute(text(explain + sql), values))


class _Walk:
    """One query's way through the index, in the order of hits."""

    def __init__(self, connection: Connection, query: Query, as_of: int | None) -> None:
        self.connection = connection
        self.sqlite = is_sqlite(connection)
        papers = self._papers() if names_a_paper(query.condition) else {}
        self.stages: Stages = plan_query(query, papers=papers, sqlite=self.sqlite)
        newest = fetch_rows(connection, "SELECT max(article_id) FROM indexed_text", {})[0][0] or 0
        self.as_of = newest if as_of is None else as_of
        self.newcomers = self._keys_since(self.as_of) if self.as_of < newest else ()

    def _papers(self) -> dict[str, int]:
        names = self.connection.execute(select(paper.c.name, paper.c.id))
        return {normal_form(row.name): row.id for row in names}

    def keys(self, limit: int, offset: int) -> tuple[list[int], bool]:
        """The keys of a page, and whether the hits end with it."""
        before = self._run(self.stages.headline, offset + limit) if self.stages.headline else []
        wanted = before[offset:]
        missing = limit - len(wanted)
        if missing <= 0:
            return wanted, False
        rest = self._rest(before, missing, max(offset - len(before), 0))
        return wanted + rest, len(rest) < missing

    def _rest(self, before: Sequence[int], limit: int, offset: int) -> list[int]:
        """A page of the hits that are not among `before`, which are all those in headlines.

        Left out here rather than by the index, to which a term that is not in the headline is another search.
        """
        if not before:
            return self._run(self.stages.whole, limit, offset)
        known = set(before)
        found = self._run(self.stages.whole, offset + limit + len(before))
        return [key for key in found if key not in known][offset : offset + limit]

    def total(self, count_to: int | None) -> tuple[int, bool]:
        """How many hits there are, and whether that is all of them."""
        if self.stages.whole.nothing:
            return 0, True
        most = -1 if count_to is None else count_to + 1
        sql, values = self.statement(self.stages.whole, most, ordered=False)
        counting = f"SELECT count(*) FROM ({sql}) AS hits"  # noqa: S608
        counted: int = fetch_rows(self.connection, counting, values)[0][0]
        return (counted, True) if count_to is None or counted <= count_to else (count_to, False)

    def statement(
        self, plan: Plan, limit: int, offset: int = 0, *, ordered: bool = True
    ) -> tuple[str, dict[str, Any]]:
        """SQL for the keys of a plan's hits, and its values; a limit of -1 is none."""
        source = "article_index(:match) AS f" if self.sqlite else "indexed_text AS f"
        key = "f.rowid" if self.sqlite else "f.key"
        where = [f"{key} BETWEEN :first AND :last", *self._filters(plan, key)]
        if not self.sqlite:
            where.insert(0, "f.tokens @@ CAST(:match AS tsquery)")
        if plan.check:
            checked = "t" if self.sqlite else "f"
            source += " JOIN indexed_text AS t ON t.key = f.rowid" if self.sqlite else ""
            where.append(plan.check.format(t=checked))
        where.append(self._not_a_copy(key))
        if self.newcomers:
            where.append(f"{key} NOT IN ({', '.join(map(str, self.newcomers))})")
        every = "-1" if self.sqlite else "ALL"
        bounds = f" LIMIT {limit if limit >= 0 else every} OFFSET {offset}"
        order = f" ORDER BY {key}" if ordered else ""
        sql = f"SELECT {key} FROM {source} WHERE {' AND '.join(where)}{order}{bounds}"  # noqa: S608
        whole = self.stages.whole
        return sql, {
            "match": plan.match,
            "first": plan.first,
            "last": plan.last,
            "whole_match": whole.match,
            **whole.parameters,
            **plan.parameters,
        }

    def _filters(self, plan: Plan, key: str) -> list[str]:
        return [f"({key} & {UNDATED}) <> {UNDATED}"] if plan.dated else []

    def _not_a_copy(self, key: str) -> str:
        """A copy is a hit only where nothing that it copies is one; few keys have the bit that leads there."""
        whole = self.stages.whole
        index = ", article_index(:whole_match) AS g" if self.sqlite else ""
        same = [
            f"me.key = {key} AND c.fingerprint = me.fingerprint AND c.key <> me.key",
            f"((c.key & {COPY}) = 0 OR c.key < me.key)",
            "c.key BETWEEN :first AND :last",
            "g.rowid = c.key" if self.sqlite else "c.tokens @@ CAST(:whole_match AS tsquery)",
            *self._filters(whole, "c.key"),
            *([whole.check.format(t="c")] if whole.check else []),
            *([f"c.key NOT IN ({', '.join(map(str, self.newcomers))})"] if self.newcomers else []),
        ]
        # Counted rather than asked whether they exist: PostgreSQL would turn EXISTS into a join over all hits.
        copied = (
            f"SELECT count(*) FROM indexed_text AS me, indexed_text AS c{index} WHERE {' AND '.join(same)}"  # noqa: S608
        )
        return f"(({key} & {COPY}) <> {COPY} OR ({copied}) = 0)"

    def _run(self, plan: Plan, limit: int, offset: int = 0) -> list[int]:
        if plan.nothing or limit <= 0:
            return []
        sql, values = self.statement(plan, min(limit, 2**62), offset)
        return [key for (key,) in fetch_rows(self.connection, sql, values)]

    def _keys_since(self, article_id: int) -> tuple[int, ...]:
        newer = select(indexed_text.c.key).where(indexed_text.c.article_id > article_id)
        keys = tuple(self.connection.scalars(newer.limit(MOST_NEWCOMERS + 1)))
        return keys if len(keys) <= MOST_NEWCOMERS else ()


def _by_relevance(connection: Connection, walk: _Walk, query: Query, limit: int, offset: int) -> list[int]:
    """A page of the newest few thousand hits, the most relevant first; behind them the others, newest first."""
    newest, _ = walk.keys(CANDIDATES, 0)
    candidates: list[Candidate] = []
    for start in range(0, len(newest), 500):
        rows = connection.execute(
            select(indexed_text.c.key, indexed_text.c.head, indexed_text.c.body).where(
                indexed_text.c.key.in_(newest[start : start + 500])
            )
        )
        candidates += [Candidate(row.key, row.head, row.body) for row in rows]
    page = by_relevance(candidates, wanted_terms(query.condition))[offset : offset + limit]
    if len(newest) < CANDIDATES:
        return page
    return page + walk.keys(limit - len(page), max(offset, CANDIDATES))[0]


class _Fact(NamedTuple):
    """What is known of a hit; the columns of _FACTS."""

    key: int
    fingerprint: bytes | None
    head: str
    body: str
    id: int
    issue_id: int
    page: int
    kicker: str | None
    headline: str
    deck: str | None
    printed_on: date | str | None
    date_source: DateSource | None
    paper: str


_FACTS = """
    SELECT t.key, t.fingerprint, t.head, t.body, a.id, a.issue_id, a.page, a.kicker, a.headline, a.deck,
           i.date, i.date_source, p.name
    FROM indexed_text AS t
    JOIN article AS a ON a.id = t.article_id
    JOIN issue AS i ON i.id = a.issue_id
    JOIN paper AS p ON p.id = i.paper_id
    WHERE t.{column} IN (:values)
    ORDER BY t.key
"""


def _hits(connection: Connection, keys: Sequence[int], terms: Sequence[str]) -> tuple[Hit, ...]:
    if not keys:
        return ()
    facts = _facts(connection, "key", keys)
    fields = _fields_to_show(connection, facts, terms)
    copies = _copies(connection, [fact.fingerprint for fact in facts if fact.fingerprint])
    found = {
        fact.key: Hit(
            article_id=fact.id,
            paper=fact.paper,
            date=as_date(fact.printed_on),
            page=fact.page,
            headline=fact.headline,
            snippet=cut_snippet(fields[fact.id], terms),
            date_source=fact.date_source,
            kicker=fact.kicker,
            issue_id=fact.issue_id,
            also=tuple(place for place in copies[fact.fingerprint] if place.article_id != fact.id),
        )
        for fact in facts
    }
    return tuple(found[key] for key in keys)


def _facts(connection: Connection, column: str, values: Sequence[int | bytes]) -> list[_Fact]:
    return [_Fact(*row) for row in fetch_among(connection, _FACTS.format(column=column), values)]


def _fields_to_show(connection: Connection, facts: Sequence[_Fact], terms: Sequence[str]) -> dict[int, str]:
    """For each article the field, as printed, that shows most of the terms.

    Chosen by the normal text of the index, whose lines are the article's fields in their order, so that
    only one field of each is read: body first, then headline and kicker.
    """
    shown: dict[int, str] = {}
    places: dict[int, int] = {}
    for fact in facts:
        lines = fact.body.split("\n")
        best = best_field([*lines, *reversed(fact.head.split("\n"))], terms)
        if 0 < best < len(lines):
            places[fact.id] = best - 1
        else:
            shown[fact.id] = (
                fact.deck if best == 0 else fact.kicker if best > len(lines) else fact.headline
            ) or ""
    return shown | _body_fields(connection, places)


def _body_fields(connection: Connection, places: Mapping[int, int]) -> dict[int, str]:
    """By article the text at this place, counted through its paragraphs and then its subheads."""
    if not places:
        return {}
    # Joined, not compared as pairs: SQLite would read the whole table for (article_id, place) IN (…).
    chosen = """
        SELECT p.article_id, p.text FROM (VALUES :values) AS w
        JOIN paragraph AS p ON p.article_id = w.column1 AND p.place = w.column2
    """
    found: dict[int, str] = dict(fetch_joined(connection, chosen, list(places.items())))
    for article_id in places.keys() - found.keys():
        paragraphs = connection.execute(
            select(func.count()).select_from(paragraph).where(paragraph.c.article_id == article_id)
        ).scalar_one()
        number = places[article_id] - paragraphs
        found[article_id] = connection.execute(
            select(subhead.c.text).where(subhead.c.article_id == article_id, subhead.c.place == number)
        ).scalar_one()
    return found


def _copies(connection: Connection, prints: Sequence[bytes]) -> dict[bytes | None, list[Whereabouts]]:
    """Where else the articles with these bodies are printed; only what readers may see is indexed."""
    copies: dict[bytes | None, list[Whereabouts]] = defaultdict(list)
    several = """
        SELECT fingerprint FROM indexed_text WHERE fingerprint IN (:values)
        GROUP BY fingerprint HAVING count(*) > 1
    """
    copied = [found for (found,) in fetch_among(connection, several, prints)]
    for fact in _facts(connection, "fingerprint", copied):
        place = Whereabouts(fact.id, fact.paper, as_date(fact.printed_on), fact.date_source, fact.page)
        copies[fact.fingerprint].append(place)
    return copies
