"""What a person does in Telegram, a file for each kind of errand.

Thin: read the update, call one function, answer.
"""

from telegram.ext import Application

from bot.handlers.announcing import Announcing
from bot.handlers.channels import Channels
from bot.handlers.complaints import Complaints
from bot.handlers.editing import Editing
from bot.handlers.gate import Gate
from bot.handlers.inline import Inline
from bot.handlers.issues import Issues
from bot.handlers.membership import Membership
from bot.handlers.mine import Mine
from bot.handlers.operators import Operators
from bot.handlers.people import People
from bot.handlers.pictures import Pictures
from bot.handlers.privacy import Privacy
from bot.handlers.reading import Reading
from bot.handlers.review import Review
from bot.handlers.searching import Searching
from bot.handlers.settings import SettingsPanel
from bot.handlers.subscribing import Subscribing
from bot.handlers.trouble import Trouble
from bot.handlers.undelivered import Undelivered
from bot.handlers.withdrawing import Withdrawing
from bot.services import Services


def register(application: "Application", services: Services) -> None:  # type: ignore[type-arg]
    """Add every handler. Order matters: python-telegram-bot takes the first that fits."""
    Gate(services).register(application)
    reading, searching, subscribing = Reading(services), Searching(services), Subscribing(services)
    for errand in (
        Membership(services, reading),
        subscribing,
        Mine(services),
        SettingsPanel(services),
        Channels(services, subscribing),
        Privacy(services),
        reading,
        Issues(services, reading),
        People(services, searching),
        Pictures(services),
        Inline(services),
        Complaints(services),
        Editing(services),
        Review(services),
        Withdrawing(services),
        Operators(services),
        Announcing(services),
        Undelivered(services),
        searching,
        Trouble(services),
    ):
        errand.register(application)
