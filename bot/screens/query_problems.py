"""What is wrong with a search, in the reader's language. Pure.

The grammar says it in Simplified Chinese, filled in already (digests.search.query); here its sentences are recognised
by the texts that they are made of. One that is not recognised is shown as it is.
"""

import re
from functools import cache

from bot.language import Tongue
from bot.replies.searching import BAD_QUERY, QUERY_PROBLEMS
from digests.errors import QueryError

PLACE = re.compile(r"\\\{(\w+)\\\}")


def bad_query(error: QueryError, tongue: Tongue) -> str:
    """The sentence for a reader whose search cannot be understood."""
    return tongue(BAD_QUERY, problem=problem_said(error.problem, tongue))


def problem_said(problem: str, tongue: Tongue) -> str:
    for text in QUERY_PROBLEMS:
        found = pattern(text).fullmatch(problem)
        if found:
            said = {name: problem_said(value, tongue) for name, value in found.groupdict().items()}
            return tongue.plain(text, **said)
    return problem


@cache
def pattern(text: str) -> re.Pattern[str]:
    """What a filled text looks like: each place stands for anything."""
    return re.compile(PLACE.sub(r"(?P<\1>.*)", re.escape(text)), re.DOTALL)
