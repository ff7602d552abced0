"""What a query asks for, as a tree of conditions. Pure values and walks over them; see query.py for the language."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Order = Literal["newest", "relevance"]


Role = Literal["reporter", "person", "organisation", "place", "paper"]


@dataclass(frozen=True, slots=True)
class Term:
    """The article's text contains `text` (a normal form); with `headline` its headline or kicker does."""

    text: str
    headline: bool = False
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """Signed by, naming, or printed in somebody or something; `name` is a normal form."""

    role: Role
    name: str
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """Printed on a page from `first` to `last`, both included."""

    first: int
    last: int
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Days:
    """In an issue dated from `first` to `last`, both included; undated issues never are."""

    first: date
    last: date
    typed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    conditions: tuple["Condition", ...]


Condition = Term | Named | Pages | Days | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; `text` is what was typed."""

    text: str
    condition: Condition
    order: Order = "newest"


def wanted_terms(condition: Condition) -> tuple[str, ...]:
    """The terms that a hit may contain, for marking them; excluded ones are not among them."""
    match condition:
        case Term(text=text):
            return (text,)
        case All(conditions=parts) | AnyOf(conditions=parts):
            return tuple(dict.fromkeys(term for part in parts for term in wanted_terms(part)))
        case _:
            return ()


def names_a_paper(condition: Condition) -> bool:
    match condition:
        case Named(role=role):
            return role == "paper"
        case Not(condition=part):
            return names_a_paper(part)
        case All(conditions=parts) | AnyOf(conditions=parts):
            return any(names_a_paper(part) for part in parts)
        case _:
            return False


def write_query(condition: Condition) -> str:
    """A query that `parse_query` reads as `condition`, each word as it was typed."""
    match condition:
        case Not(condition=part):
            return "-" + _write_part(part)
        case All(conditions=parts):
            return " ".join(_write_part(part) for part in parts)
        case AnyOf(conditions=parts):
            return " OR ".join(write_query(part) for part in parts)
        case _:
            return condition.typed


def _write_part(condition: Condition) -> str:
    written = write_query(condition)
    return f"({written})" if isinstance(condition, All | AnyOf) else written
