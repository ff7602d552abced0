"""The arguments of one API call, read as leniently as Telegram reads them, from a form, multipart, JSON or the URL.

Whatever the transport, every value is a string at first; objects are JSON within it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusal import bad

_INTEGER = re.compile(r"\s*(-?[0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime: str
    data: bytes


class Arguments:
    """`values`: by name; `uploads`: files of a multipart request by field name."""

    def __init__(self, values: Mapping[str, str], uploads: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    @classmethod
    def of_json(cls, body: Mapping[str, Any]) -> Arguments:
        """A JSON body: strings stay, null is absent, everything else becomes its JSON text."""
        return cls(
            {
                key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                for key, value in body.items()
                if value is not None
            }
        )

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def has(self, name: str) -> bool:
        return bool(self.values.get(name))

    def integer(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """Leading digits count; anything else is 0; out of range is drawn into it."""
        if not self.values.get(name):
            return default
        match = _INTEGER.match(self.values[name])
        value = int(match[1]) if match else 0
        if least is not None:
            value = max(value, least)
        return value if most is None else min(value, most)

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").strip().lower() in ("true", "yes", "1")

    def json(self, name: str, refusal: str) -> Any:
        """The decoded value, None if absent; Refusal with the words given if it is no JSON."""
        value = self.values.get(name)
        if not value:
            return None
        try:
            decoded = json.loads(value)
        except (ValueError, RecursionError):
            raise bad(refusal) from None
        if "\\u" in value:
            check_encoding(json.dumps(decoded, ensure_ascii=False))
        return decoded


def check_encoding(text: str) -> None:
    """Refusal for half a surrogate pair, which only an escape can bring in."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad("strings must be encoded in UTF-8") from None


def number(source: Mapping[str, Any], name: str, *, required: bool = False) -> int:
    """A whole number inside a decoded object, given as one or as a string of digits."""
    value = source.get(name)
    if value is None:
        if required:
            raise bad(f'Can\'t find field "{name}"')
        return 0
    if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,18}", str(value)):
        raise bad(f'Field "{name}" must be a valid Number')
    return int(value)


def boolean(source: Mapping[str, Any], name: str) -> bool:
    """A flag inside a decoded object."""
    value = source.get(name)
    return value if isinstance(value, bool) else str(value).lower() in ("true", "yes", "1")


def string(source: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    """A text inside a decoded object, in Telegram's words where it is none."""
    value = source.get(name)
    if value is None:
        if required:
            raise bad(f'Can\'t find field "{name}"')
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise bad(f'Field "{name}" must be of type String')
    return str(value)
