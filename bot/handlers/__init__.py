"""What a person does in Telegram, a file for each kind of errand.

Thin: read the update, call one function, answer.
"""

from telegram.ext import Application

from bot.handlers import gate, lookups, membership, trouble
from bot.services import Services


def register(application: "Application", services: Services) -> None:  # type: ignore[type-arg]
    """Add every handler. Order matters: python-telegram-bot takes the first that fits."""
    gate.Gate(services).register(application)
    looking_up = lookups.Lookups(services)
    membership.Membership(services, looking_up).register(application)
    looking_up.register(application)
    trouble.register(application)
