"""When something goes wrong in a handler: the log gets the cause, the person a sentence with the same number."""

import logging
import secrets

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import Application, ContextTypes

from bot.handlers.answers import say
from bot.replies import WENT_WRONG

log = logging.getLogger(__name__)


def register(application: "Application") -> None:  # type: ignore[type-arg]
    application.add_error_handler(report)


async def report(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    number = secrets.token_hex(3)
    log.error("trouble %s while answering", number, exc_info=context.error)
    if not isinstance(update, Update) or isinstance(context.error, Forbidden):
        return
    try:
        await say(update, WENT_WRONG.format(number=number))
    except TelegramError as error:
        log.warning("trouble %s could not be told: %s", number, error.message)
