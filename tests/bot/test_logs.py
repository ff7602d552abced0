"""No token reaches a log line, whatever it hides in."""

import logging

import pytest

from bot.logs import RedactingFormatter, redact, start_logging

TOKEN = "123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345"


def formatted(message: str, *arguments: object, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, message, arguments, info)
    return RedactingFormatter("short:secret").format(record)


def test_a_token_in_a_message_an_argument_or_a_traceback_is_hidden() -> None:
    error = RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/getMe")
    line = formatted("%s and %s", TOKEN, "short:secret", error=error)
    assert TOKEN not in line
    assert "short:secret" not in line
    assert line.count("<token>") == 3


def test_other_text_stays() -> None:
    assert redact("08:00 第1753期 3049743") == "08:00 第1753期 3049743"


def test_the_http_library_does_not_log_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        start_logging(TOKEN)
        logging.getLogger("httpx").info("HTTP Request: POST .../bot%s/getMe", TOKEN)
        logging.getLogger("bot").warning("seen %s", TOKEN)
        said = capsys.readouterr().err
    finally:
        logging.getLogger().handlers[:], logging.getLogger().level = before
    assert "HTTP Request" not in said
    assert "seen <token>" in said
