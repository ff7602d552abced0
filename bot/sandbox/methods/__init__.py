"""The Bot API's methods, one file per family; each registers its functions by name in `METHODS`.

A method gets a `Call` and gives the JSON of `result`, or an `Answer` where Telegram adds a description.
"""

from bot.sandbox.methods import (  # noqa: F401 - they register
    answering,
    chats,
    editing,
    inline,
    marking,
    media,
    passing,
    profile,
    receiving,
    rich,
    sending,
)
from bot.sandbox.methods.registry import METHODS, Answer, Call

__all__ = ["METHODS", "Answer", "Call"]
