"""What fits no other handler, and what goes wrong in one: the person gets a sentence, the log the cause."""

import logging
import secrets

from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.handlers.answers import acknowledge, say
from bot.handlers.errand import Errand
from bot.replies.trouble import GONE_BUTTON, UNKNOWN_COMMAND, WENT_WRONG

log = logging.getLogger(__name__)


class Trouble(Errand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        """To be called last: these take what no other handler took."""
        application.add_handler(CallbackQueryHandler(self.old_button))
        alone = filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        application.add_handler(MessageHandler(alone, self.unknown_command))
        application.add_error_handler(self.report)

    async def old_button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Of an older version, or forged."""
        if update.callback_query:
            await acknowledge(update, (await self.tongue(update))(GONE_BUTTON))

    async def unknown_command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await say(update, (await self.tongue(update))(UNKNOWN_COMMAND))

    async def report(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The same number in the log and in what the person reads."""
        number = secrets.token_hex(3)
        log.error("trouble %s while answering", number, exc_info=context.error)
        if not isinstance(update, Update) or isinstance(context.error, Forbidden):
            return
        try:
            await say(update, (await self.tongue(update))(WENT_WRONG, number=number))
        except TelegramError as error:
            log.warning("trouble %s could not be told: %s", number, error.message)
