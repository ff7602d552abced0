"""What a person does in Telegram, a file for each kind of errand.

Thin: read the update, call one function, answer.
"""

from telegram.ext import Application

from bot.handlers.gate import Gate
from bot.handlers.membership import Membership
from bot.handlers.reading import Reading
from bot.handlers.searching import Searching
from bot.handlers.trouble import Trouble
from bot.services import Services


def register(application: "Application", services: Services) -> None:  # type: ignore[type-arg]
    """Add every handler. Order matters: python-telegram-bot takes the first that fits."""
    Gate(services).register(application)
    reading = Reading(services)
    for errand in (Membership(services, reading), reading, Searching(services), Trouble(services)):
        errand.register(application)
