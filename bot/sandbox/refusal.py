"""How the local Telegram says no: one exception that carries the error code and Telegram's own words.

The strings are the interface: clients tell their cases apart by them. They follow the Bot API server
(tdlib/telegram-bot-api) and TDLib; nothing here decides when a refusal is due.
"""

from __future__ import annotations

from typing import Any

_PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
}


class Refusal(Exception):  # noqa: N818 - an answer of the server, not a mistake of the program
    """An answer `{"ok": false, …}`: HTTP status `code`, `description`, and optional `parameters`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.reason = (
            description  # before prefix and lower-casing, for those who put it into a larger sentence
        )
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def described(code: int, reason: str) -> str:
    """The code's prefix and the reason, its first letter lowered unless it begins an UPPER_CASE code."""
    prefix = _PREFIXES[code]
    if not reason:
        return prefix
    is_code = len(reason) > 1 and (reason[1] == "_" or "A" <= reason[1] <= "Z")
    return f"{prefix}: {reason if is_code else reason[0].lower() + reason[1:]}"


def bad(reason: str, parameters: dict[str, Any] | None = None) -> Refusal:
    refusal = Refusal(400, described(400, reason), parameters)
    refusal.reason = reason
    return refusal


def forbidden(reason: str) -> Refusal:
    return Refusal(403, described(403, reason))


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
