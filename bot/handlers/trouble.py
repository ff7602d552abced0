"""What fits no other handler, and what goes wrong in one: the person gets a sentence, the log the cause."""

import logging
import secrets
import time

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.delivery.outcomes import Gone, Moved, outcome_of
from bot.handlers.answers import acknowledge, say
from bot.handlers.errand import Errand
from bot.limits import Limit
from bot.replies.trouble import GONE_BUTTON, ONLY_WORDS, UNKNOWN_COMMAND, WENT_WRONG
from bot.services import Services

log = logging.getLogger(__name__)


# An album comes as a message for each picture.
MOST_TOLD, TOLD_S = 1, 5.0


class Trouble(Errand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.limit = Limit(MOST_TOLD, TOLD_S)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        """To be called last: these take what no other handler took."""
        application.add_handler(CallbackQueryHandler(self.old_button))
        alone = filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(MessageHandler(alone, self.unknown_command))
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        application.add_handler(MessageHandler(private & ~filters.TEXT, self.no_words))
        application.add_error_handler(self.report)

    async def old_button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Of an older version, or forged."""
        if update.callback_query:
            await acknowledge(update, (await self.tongue(update))(GONE_BUTTON))

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await say(update, (await self.tongue(update))(UNKNOWN_COMMAND))

    async def no_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A picture, a file, a sticker, a place: one sentence for all of an album."""
        chat = update.effective_chat
        if chat and not self.limit.wait(chat.id, time.monotonic()):
            await say(update, (await self.tongue(update))(ONLY_WORDS))

    async def report(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The same number in the log and in what the person reads."""
        if closed := reason_of_closed_chat(context.error):
            log.info("an answer found the chat closed: %s", closed)
            return
        number = secrets.token_hex(3)
        log.error("trouble %s while answering", number, exc_info=context.error)
        if not isinstance(update, Update):
            return
        try:
            await say(update, (await self.tongue(update))(WENT_WRONG, number=number))
        except TelegramError as error:
            log.warning("trouble %s could not be told: %s", number, error.message)


def reason_of_closed_chat(error: Exception | None) -> str | None:
    """Blocked, removed, silenced or upgraded while the answer was made: nobody is left to be told, nothing is broken."""
    if not isinstance(error, TelegramError):
        return None
    return error.message if isinstance(outcome_of(error), Gone | Moved) else None
