"""Logging: one plain line an event on stderr, and never a token in any of them."""

import logging
import re

# Bot tokens as Telegram makes them: digits, a colon, 30 or more of the base64url letters. Also found inside URLs.
TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
HIDDEN = "<token>"
# httpx writes every request's URL, which holds the token, at INFO.
TALKATIVE = ("httpx", "httpcore", "alembic", "apscheduler", "telegram", "tornado.access", "jieba")


def redact(text: str) -> str:
    """`text` with everything that looks like a bot token hidden.

    >>> redact("POST https://api.telegram.org/bot123456:AAGxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/getMe")
    'POST https://api.telegram.org/bot<token>/getMe'
    """
    return TOKEN.sub(HIDDEN, text)


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, so that arguments and tracebacks are covered as well."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self.secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        line = redact(super().format(record))
        for secret in self.secrets:
            line = line.replace(secret, HIDDEN)
        return line


def start_logging(*secrets: str, debug: bool = False) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(*secrets))
    logging.basicConfig(level=logging.DEBUG if debug else logging.INFO, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
