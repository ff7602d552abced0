"""What the index is asked for a query: an expression for the full-text engine, a range of keys, a check. Pure.

The engine is asked for a superset, the check makes it exact. Where the terms have no punctuation inside,
SQLite's phrases are exact by themselves and no check is needed. PostgreSQL keeps no positions: its phrase
operator stops counting at 16,383 words and would miss hits in long articles. There only terms of one token (one or two
characters) are exact, and an article too long for its index is checked for them too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from digests.search.bigrams import (
    ALL,
    DAY,
    HEAD,
    LOCALITY,
    ORGANISATION,
    OVERLONG,
    PAGE,
    PAPER,
    PERSON,
    REPORTER,
    mark,
    term_tokens,
)
from digests.search.places import days_of_month, keys_of_days
from digests.search.query import All, AnyOf, Condition, Days, Named, Not, Pages, Query, Term

# Within OR and NOT, days are looked up year by year; no paper is older, none comes later.
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)
HIGHEST_PAGE = 999


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article; its complement is Nothing."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Articles with these tokens in a row."""

    row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Both:
    parts: tuple["Candidates", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Candidates", ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: "Candidates"


Candidates = Everything | Nothing | Tokens | Both | Either | Without


@dataclass(frozen=True, slots=True)
class Plan:
    """`match` is in the engine's language. `check` is SQL over the row `{t}` of indexed_text, "" where the
    match is exact; `parameters` are its values. Keys run from `first` to `last`; `dated` leaves the undated out.
    """

    match: str
    check: str
    parameters: Mapping[str, str]
    first: int = 0
    last: int = 2**62
    dated: bool = False
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Stages:
    """A query in the order of its hits: those in headline and kicker first, None where no term could be elsewhere.

    `whole` finds them all, those in headlines among them.
    """

    headline: Plan | None
    whole: Plan


def plan_query(query: Query, *, papers: Mapping[str, int], sqlite: bool) -> Stages:
    """`papers` maps the normal form of every paper's name to its id."""
    whole = plan(query.condition, papers=papers, sqlite=sqlite, name="whole")
    in_headline = _by_headline(query.condition)
    if in_headline == query.condition:
        return Stages(None, whole)
    return Stages(plan(in_headline, papers=papers, sqlite=sqlite), whole)


def plan(condition: Condition, *, papers: Mapping[str, int], sqlite: bool, name: str = "text") -> Plan:
    """`name` begins the names of the parameters, so that two plans fit into one statement."""
    days, rest = _range_and_rest(condition)
    maker = _Maker(papers, phrases=sqlite)
    candidates = maker.candidates(rest, at_most=True) if rest else Everything()
    checks = _Checks(papers, contains="instr" if sqlite else "strpos", name=name)
    check = "" if rest is None or (sqlite and maker.exact) else checks.sql(rest)
    if check and maker.exact:
        check = f"({{t}}.marks NOT LIKE '%{mark(OVERLONG)}%' OR {check})"
    first, last = keys_of_days(days.first, days.last) if days else (0, 2**62)
    return Plan(
        match=_fts5(candidates) if sqlite else _tsquery(_with_overlong(candidates)),
        check=check,
        parameters=checks.parameters,
        first=first,
        last=last,
        dated=days is not None,
        nothing=isinstance(candidates, Nothing) or (days is not None and days.first > days.last),
    )


def _range_and_rest(condition: Condition) -> tuple[Days | None, Condition | None]:
    """The days that the whole condition is bound to, as one range of keys, and what is left of it."""
    parts = _parts(condition)
    days = [part for part in parts if isinstance(part, Days)]
    rest = tuple(part for part in parts if not isinstance(part, Days))
    left = None if not rest else rest[0] if len(rest) == 1 else All(rest)
    if not days:
        return None, left
    return Days(max(day.first for day in days), min(day.last for day in days)), left


def _parts(condition: Condition) -> Sequence[Condition]:
    return condition.conditions if isinstance(condition, All) else (condition,)


def _by_headline(condition: Condition) -> Condition:
    """The condition met by headline and kicker alone; what is excluded stays excluded everywhere."""
    match condition:
        case Term(text=text):
            return Term(text, headline=True)
        case All(conditions=parts):
            return All(tuple(_by_headline(part) for part in parts))
        case AnyOf(conditions=parts):
            return AnyOf(tuple(_by_headline(part) for part in parts))
        case _:
            return condition


@dataclass(slots=True)
class _Maker:
    """Conditions as tokens. `at_most` asks for the smallest set that surely holds every hit, else for the
    largest that holds hits alone: what is excluded must be surely excluded.
    """

    papers: Mapping[str, int]
    phrases: bool
    exact: bool = True

    def candidates(self, condition: Condition, *, at_most: bool) -> Candidates:
        match condition:
            case Term():
                return self.term(condition, at_most)
            case Not(condition=part):
                return _without(self.candidates(part, at_most=not at_most))
            case All(conditions=parts):
                return _both(self.candidates(part, at_most=at_most) for part in parts)
            case AnyOf(conditions=parts):
                return _either(self.candidates(part, at_most=at_most) for part in parts)
            case _:
                return _either(Tokens((token,)) for token in marks_of(condition, self.papers))

    def term(self, term: Term, at_most: bool) -> Candidates:
        tokens = term_tokens(term.text)
        prefix = HEAD if term.headline else ""
        rows = [tuple(prefix + token for token in row) for row in tokens.phrases]
        if not self.phrases:
            rows = [(token,) for token in dict.fromkeys(token for row in rows for token in row)]
        one_token = len(tokens.phrases) == 1 and len(tokens.phrases[0]) == 1
        if not tokens.exact or not (self.phrases or one_token):
            self.exact = False
            if not at_most:
                return Nothing()
        return _both(Tokens(row) for row in rows)


def marks_of(condition: Named | Pages | Days, papers: Mapping[str, int]) -> list[str]:
    """The marks of which an article must have one."""
    match condition:
        case Named(role="reporter", name=name):
            return [mark(REPORTER, name)]
        case Named(role="person", name=name):
            return [mark(PERSON, name)]
        case Named(role="organisation", name=name):
            return [mark(ORGANISATION, name)]
        case Named(role="place", name=name):
            return [mark(LOCALITY, name)]
        case Named(name=name):
            return [mark(PAPER, str(paper_id)) for paper, paper_id in papers.items() if name in paper]
        case Pages(first=first, last=last):
            return [mark(PAGE, str(page)) for page in range(first, min(last, HIGHEST_PAGE) + 1)]
        case Days(first=first, last=last):
            return [mark(DAY, digits) for digits in _periods(max(first, EARLIEST), min(last, LATEST))]


def _periods(first: date, last: date) -> list[str]:
    """The fewest whole years, whole months and days that make up the days from `first` to `last`."""
    periods: list[str] = []
    day = first
    while day <= last:
        month_end = days_of_month(day.year, day.month)[1]
        year_end = date(day.year, 12, 31)
        digits = day.isoformat().replace("-", "")
        if (day.month, day.day) == (1, 1) and year_end <= last:
            periods.append(digits[:4])
            day = date(day.year + 1, 1, 1)
        elif day.day == 1 and month_end <= last:
            periods.append(digits[:6])
            day = date.fromordinal(month_end.toordinal() + 1)
        else:
            periods.append(digits)
            day = date.fromordinal(day.toordinal() + 1)
    return periods


def _without(part: Candidates) -> Candidates:
    match part:
        case Everything():
            return Nothing()
        case Nothing():
            return Everything()
        case Without(part=inner):
            return inner
        case _:
            return Without(part)


def _both(parts: Iterable[Candidates]) -> Candidates:
    kept = [part for part in dict.fromkeys(parts) if not isinstance(part, Everything)]
    if any(isinstance(part, Nothing) for part in kept):
        return Nothing()
    return Everything() if not kept else kept[0] if len(kept) == 1 else Both(tuple(kept))


def _either(parts: Iterable[Candidates]) -> Candidates:
    kept = [part for part in dict.fromkeys(parts) if not isinstance(part, Nothing)]
    if any(isinstance(part, Everything) for part in kept):
        return Everything()
    return Nothing() if not kept else kept[0] if len(kept) == 1 else Either(tuple(kept))


def _with_overlong(candidates: Candidates) -> Candidates:
    return _either((candidates, Tokens((mark(OVERLONG),))))


def _fts5(candidates: Candidates) -> str:
    """Tokens hold no quotation mark, so that quoting them is enough."""
    match candidates:
        case Tokens(row=row):
            return '"' + " ".join(row) + '"'
        case Everything() | Nothing():
            return f'"{mark(ALL)}"'
        case Without(part=part):
            return f'("{mark(ALL)}" NOT {_fts5(part)})'
        case Either(parts=parts):
            return "(" + " OR ".join(_fts5(part) for part in parts) + ")"
        case Both(parts=parts):
            wanted = [_fts5(part) for part in parts if not isinstance(part, Without)]
            excluded = [_fts5(part.part) for part in parts if isinstance(part, Without)]
            found = "(" + " AND ".join(wanted or [f'"{mark(ALL)}"']) + ")"
            return f"({found} NOT ({' OR '.join(excluded)}))" if excluded else found


def _tsquery(candidates: Candidates) -> str:
    match candidates:
        case Tokens(row=row):
            return f"'{row[0]}'"  # of letters alone, as in the index
        case Everything() | Nothing():
            return f"'{mark(ALL)}'"
        case Without(part=part):
            return f"!{_tsquery(part)}"
        case Either(parts=parts):
            return "(" + " | ".join(_tsquery(part) for part in parts) + ")"
        case Both(parts=parts):
            return "(" + " & ".join(_tsquery(part) for part in parts) + ")"


@dataclass(slots=True)
class _Checks:
    """Conditions as SQL over the stored normal text."""

    papers: Mapping[str, int]
    contains: str
    name: str
    parameters: dict[str, str] = field(default_factory=dict)

    def sql(self, condition: Condition) -> str:
        match condition:
            case Term(text=text, headline=headline):
                places = ("head",) if headline else ("head", "body")
                return self.any_of(self.has(f"{{t}}.{place}", text) for place in places)
            case Not(condition=part):
                return f"NOT {self.sql(part)}"
            case All(conditions=parts):
                return "(" + " AND ".join(self.sql(part) for part in parts) + ")"
            case AnyOf(conditions=parts):
                return self.any_of(self.sql(part) for part in parts)
            case _:
                marks = marks_of(condition, self.papers)
                return self.any_of(self.has("' ' || {t}.marks || ' '", f" {one} ") for one in marks)

    def has(self, place: str, text: str) -> str:
        name = f"{self.name}{len(self.parameters)}"
        self.parameters[name] = text
        # Not "> 0", of which PostgreSQL expects so few that it would gather all candidates before the first page.
        return f"{self.contains}({place}, :{name}) <> 0"

    def any_of(self, parts: Iterable[str]) -> str:
        return "(" + (" OR ".join(parts) or "1 = 0") + ")"
