"""Sentences that are made of a form and what fills it, and read back, so that they can be said in another language. Pure."""

import re
from collections.abc import Iterable
from functools import cache

_PLACE = re.compile(r"\\\{(\w+)\\\}")

Reading = tuple[str, dict[str, str]]
"""A form, and what fills it by name."""


def form_in(forms: Iterable[str], sentence: str) -> Reading | None:
    """The first of `forms` that the sentence has, and what fills it; None for a sentence of none of them."""
    for form in forms:
        if found := _pattern(form).fullmatch(sentence):
            return form, found.groupdict()
    return None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(place: re.Match[str]) -> str:
        again = place[1] in seen
        seen.add(place[1])
        return f"(?P={place[1]})" if again else f"(?P<{place[1]}>.*?)"

    return re.compile(_PLACE.sub(group, re.escape(form)), re.DOTALL)
