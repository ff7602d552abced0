"""Searches that the bot writes itself, for its buttons, in the grammar that readers use. Pure."""

OPERATORS = {"OR", "AND", "或"}
QUOTATION_MARKS = str.maketrans("", "", "“”‘’「」『』\"'＂＇")


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


def person_query(name: str) -> str:
    return f"人物:{term_query(name)}"
