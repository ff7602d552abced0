"""A faithful local Telegram: Bot API server, people's side, and a chat page, to run and test without the real one.

`Sandbox` is the server, `Person` a person who talks to it from a test. Imports nothing of the bot it serves.
"""

from bot.sandbox.server import Sandbox, serve

__all__ = ["Sandbox", "serve"]
