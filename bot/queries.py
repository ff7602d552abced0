"""Searches that the bot writes itself, for its buttons, in the grammar that readers use. Pure."""

from bot.language import in_simplified
from digests.search.normal import normal_form

OPERATORS = {"OR", "AND", "或"}
QUOTATION_MARKS = str.maketrans("", "", "“”‘’「」『』\"'＂＇")


def meant_in_simplified(words: str) -> str | None:
    """What a reader of Traditional characters may mean by a search that finds nothing, None if that is no other one.

    A search compares one character at a time, so that 著力 never finds 着力; most others it finds as they are.
    """
    simplified = in_simplified(words)
    return simplified if normal_form(simplified) != normal_form(words) else None


def term_query(term: str) -> str:
    """The search for a term exactly as it is.

    >>> term_query("双招双引"), term_query("5G+工业")
    ('双招双引', '"5G+工业"')
    """
    if term.isalnum() and term.upper() not in OPERATORS:
        return term
    return f'"{term.translate(QUOTATION_MARKS)}"'


def reporter_query(name: str) -> str:
    return f"记者:{term_query(name)}"


def organisation_query(name: str) -> str:
    return f"机构:{term_query(name)}"


def place_query(name: str) -> str:
    return f"地名:{term_query(name)}"


def person_query(name: str) -> str:
    return f"人物:{term_query(name)}"
