"""What became of a send: Telegram's and the network's errors as values. Pure; the only place that maps them.

Traps (python-telegram-bot 22): BadRequest and TimedOut are NetworkErrors, so the order of the cases counts;
the text of a 400 arrives with its first letter capitalised and the rest lower-cased; a timeout of the
connection pool is a TimedOut although nothing was sent.
"""

import os
from dataclasses import dataclass
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    PassportDecryptionError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

# Else python-telegram-bot 22 warns at every 429 that RetryAfter.retry_after will be a timedelta one day.
os.environ.setdefault("PTB_TIMEDELTA", "true")


@dataclass(frozen=True, slots=True)
class Sent:
    """Delivered; `message_id` is None where an edit found nothing to change."""

    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Flooded:
    """429: Telegram did nothing and says how long this chat must rest, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unsent:
    """Nothing reached Telegram, or it refused to work at all: no fault of the message."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """It may have been delivered: the answer was lost, or a server failed on the way."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with this id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat (or only its topic) cannot be reached any more."""

    reason: str
    only_topic: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram will never take this message as it is."""

    reason: str


@dataclass(frozen=True, slots=True)
class Pointless:
    """An edit whose message is gone or too old."""

    reason: str


Outcome = Sent | Flooded | Unsent | Uncertain | Moved | Gone | Rejected | Pointless

# Answers with status 400 that speak of the chat and not of the message (Telegram's own wording, lower case).
CHAT_IS_GONE = (
    "chat not found",
    "private chat not found",
    "group chat was deactivated",
    "not enough rights to send",
    "have no write access to the chat",
    "have no rights to send a message",
    "chat_write_forbidden",
    "need administrator rights in the channel chat",
    "peer_id_invalid",
    "user_is_blocked",
    "user is deactivated",
)
TOPIC_IS_GONE = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
UNCHANGED = "message is not modified"
NO_MESSAGE_TO_EDIT = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)

# Raised by httpx before the first byte of the request leaves.
NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)


def outcome_of(error: BaseException) -> Outcome:
    """The outcome of a send that raised `error`; raises it again where it is a bug and no error of sending."""
    match error:
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case RetryAfter():
            return Flooded(seconds_to_rest(error))
        case Forbidden():
            return Gone(error.message)
        case InvalidToken() | Conflict():
            return Unsent(error.message)
        case EndPointNotFound() | PassportDecryptionError():
            return Rejected(error.message)
        case BadRequest():
            return refusal(error.message)
        case NetworkError():
            return lost(error)
        case TelegramError():  # an answer that is no JSON: what stands behind it is anybody's guess
            return Uncertain(error.message)
        case _:
            raise error


def refusal(message: str) -> Outcome:
    """What a 400 means, by its text."""
    text = message.lower()
    if UNCHANGED in text:
        return Sent()
    if any(known in text for known in NO_MESSAGE_TO_EDIT):
        return Pointless(message)
    if any(known in text for known in TOPIC_IS_GONE):
        return Gone(message, only_topic=True)
    if any(known in text for known in CHAT_IS_GONE):
        return Gone(message)
    return Rejected(message)


def lost(error: NetworkError) -> Outcome:
    """A request without an answer: certain not to have been executed, or uncertain."""
    never_left = isinstance(error.__cause__, NEVER_LEFT)
    if never_left or (isinstance(error, TimedOut) and "not* sent" in error.message):
        return Unsent(error.message)
    if "entity too large" in error.message.lower():
        return Rejected(error.message)
    return Uncertain(error.message)


def seconds_to_rest(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
