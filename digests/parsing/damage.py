"""What looks damaged in print or scan: reported with its place, never repaired."""

import re

from digests.issue_warnings import LOST_CHARACTERS
from digests.parsing.forms import HAN

# The character itself first, then what stands before it: so the search skips from one to the next.
_LOST = re.compile(rf"[?\ufffd\u25a1](?<=[{HAN}0-9”）].)(?=[{HAN}0-9“（])")
_MANY = 3


def damage_warnings(text: str) -> list[str]:
    """One warning for lost characters, with the first few places."""
    found = [
        (match.start(), text[max(0, match.start() - 4) : match.end() + 4]) for match in _LOST.finditer(text)
    ]
    if not found:
        return []
    shown = ", ".join(f"…{' '.join(around.split())}… [{place}]" for place, around in found[:_MANY])
    more = f" (+{len(found) - _MANY})" if len(found) > _MANY else ""
    return [LOST_CHARACTERS.format(places=shown + more)]
