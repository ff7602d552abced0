"""更正: which article of the same issue a correction corrects, where it names it in 《》."""

import re
from collections.abc import Sequence

_CORRECTS = re.compile("更正|勘误|致歉|应为|之误")
_NAMED = re.compile("《([^《》]{2,60})》")


def corrected(notice: str, headlines: Sequence[str]) -> int | None:
    """The place of the one headline that a correction names, None where it names none or it is not here."""
    if not _CORRECTS.search(notice):
        return None
    named = [_bare(title) for title in _NAMED.findall(notice)]
    found = [place for place, headline in enumerate(headlines) if _bare(headline) in named]
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    return "".join(text.split())
