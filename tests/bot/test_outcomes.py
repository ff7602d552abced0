"""Every error that a send can raise has one outcome; the texts are Telegram's own."""

from datetime import timedelta

import httpx
import pytest
import telegram.error
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

from bot.delivery.outcomes import (
    Flooded,
    Gone,
    Moved,
    Outcome,
    Pointless,
    Rejected,
    Sent,
    Uncertain,
    Unsent,
    outcome_of,
)

ONE_OF_EACH: dict[type[TelegramError], tuple[TelegramError, type]] = {
    BadRequest: (BadRequest("Can't parse entities: unclosed start tag"), Rejected),
    ChatMigrated: (ChatMigrated(-100123), Moved),
    Conflict: (Conflict("Conflict: terminated by other getUpdates request"), Unsent),
    EndPointNotFound: (EndPointNotFound("Endpoint not found"), Rejected),
    Forbidden: (Forbidden("Forbidden: bot was blocked by the user"), Gone),
    InvalidToken: (InvalidToken("Unauthorized"), Unsent),
    NetworkError: (NetworkError("Internal Server Error: restart"), Uncertain),
    PassportDecryptionError: (PassportDecryptionError("x"), Rejected),
    RetryAfter: (RetryAfter(7), Flooded),
    TelegramError: (TelegramError("Invalid server response"), Uncertain),
    TimedOut: (TimedOut(), Uncertain),
}


def test_no_class_of_telegram_error_is_without_an_outcome() -> None:
    for name in telegram.error.__all__:
        kind = getattr(telegram.error, name)
        assert kind in ONE_OF_EACH, f"{name} is new: say what it means for a send"
        error, expected = ONE_OF_EACH[kind]
        assert isinstance(outcome_of(error), expected), name


def caused_by(cause: BaseException, error: NetworkError | None = None) -> NetworkError:
    error = error or NetworkError(f"httpx.{type(cause).__name__}: x")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (caused_by(httpx.ConnectError("refused")), Unsent),
        (caused_by(httpx.ConnectTimeout("slow"), TimedOut()), Unsent),
        (caused_by(httpx.PoolTimeout("full"), TimedOut()), Unsent),
        (TimedOut("Pool timeout: All connections are occupied. Request was *not* sent to Telegram."), Unsent),
        (caused_by(httpx.ReadTimeout("slow"), TimedOut()), Uncertain),
        (caused_by(httpx.WriteTimeout("slow"), TimedOut()), Uncertain),
        (caused_by(httpx.ReadError("cut")), Uncertain),
        (caused_by(httpx.RemoteProtocolError("cut")), Uncertain),
        (NetworkError("Bad Gateway"), Uncertain),
        (NetworkError("Request Entity Too Large"), Rejected),
    ],
)
def test_a_lost_request_is_certain_only_if_it_never_left(error: TelegramError, expected: type) -> None:
    assert isinstance(outcome_of(error), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Message is not modified: specified new message content and reply markup are exactly the same",
            Sent(),
        ),
        ("Message to edit not found", Pointless("Message to edit not found")),
        ("Message can't be edited", Pointless("Message can't be edited")),
        ("Message thread not found", Gone("Message thread not found", only_topic=True)),
        ("Topic_closed", Gone("Topic_closed", only_topic=True)),
        ("Chat not found", Gone("Chat not found")),
        (
            "Not enough rights to send text messages to the chat",
            Gone("Not enough rights to send text messages to the chat"),
        ),
        ("Have no write access to the chat", Gone("Have no write access to the chat")),
        ("Message is too long", Rejected("Message is too long")),
        ("Button_data_invalid", Rejected("Button_data_invalid")),
    ],
)
def test_a_refusal_says_what_it_is_about(text: str, expected: Outcome) -> None:
    assert outcome_of(BadRequest(text)) == expected


@pytest.mark.parametrize("wait", [9, timedelta(seconds=9)])
def test_a_flood_says_how_long_to_rest(wait: int | timedelta) -> None:
    assert outcome_of(RetryAfter(wait)) == Flooded(9.0)


def test_a_moved_chat_says_where_to() -> None:
    assert outcome_of(ChatMigrated(-1009)) == Moved(-1009)


def test_a_bug_is_no_outcome() -> None:
    with pytest.raises(KeyError):
        outcome_of(KeyError("x"))
