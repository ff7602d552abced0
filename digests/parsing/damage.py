"""What looks damaged in print or scan: reported with its place, never repaired."""

import re

from digests.parsing.forms import HAN

_LOST = re.compile(rf"(?<=[{HAN}0-9”）])[?\ufffd\u25a1](?=[{HAN}0-9“（])")
_MANY = 3


def damage_warnings(text: str) -> list[str]:
    """One warning for lost characters, with the first few places."""
    found = [
        (match.start(), text[max(0, match.start() - 4) : match.end() + 4]) for match in _LOST.finditer(text)
    ]
    if not found:
        return []
    shown = ", ".join(f"…{' '.join(around.split())}… at {place}" for place, around in found[:_MANY])
    more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
    return [f"lost characters: {shown}{more}"]
