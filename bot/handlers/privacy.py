"""/privacy: readers see, take out and delete what is kept of them. /feedback: a word to the editors."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import InputFile, Update
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.errand import Errand
from bot.handlers.typed import words_of
from bot.language import OURS, Tongue
from bot.readers.kept import all_kept, forget_all
from bot.readers.reports import FEEDBACK, LONGEST_TEXT, Reports
from bot.replies.channels import ONLY_IN_PRIVATE
from bot.replies.privacy import (
    DELETE_ALL,
    DELETED,
    EDITORS_WORK_STAYS,
    FEEDBACK_FOR_ADMINS,
    FEEDBACK_TAKEN,
    FEEDBACK_TOO_LONG,
    FEEDBACK_WHAT,
    HERE_IT_IS,
    KEPT,
    NO_KEEP,
    PRIVACY,
    SURE,
    TAKE_OUT,
    YES_DELETE,
)
from bot.screens.buttons import Press, decode, pressed
from bot.screens.results import Button, Reply
from bot.services import Services

log = logging.getLogger(__name__)

# A message for the admins must stay one, whatever markup the escaping adds.
SHOWN_TO_ADMINS = 1000


@dataclass(frozen=True, slots=True)
class MyData(Press, code="y"):
    """What is to be done with what is kept: "export", "delete" (asks), "sure" (deletes), "keep"."""

    act: str


class Privacy(Errand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.reports = Reports(services.engine)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("privacy", self.privacy))
        application.add_handler(CommandHandler("feedback", self.feedback))
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(MyData)))

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        if not is_private(update):
            await say(update, tongue(ONLY_IN_PRIVATE))
            return
        take_out = Button(tongue(TAKE_OUT), MyData("export"))
        await answer(
            update,
            Reply(tongue(PRIVACY), ((take_out, Button(tongue(DELETE_ALL), MyData("delete"))),)),
        )

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, chat, tongue = update.callback_query, update.effective_chat, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or chat is None or not isinstance(wish, MyData):
            return
        if not is_private(update):
            await acknowledge(update, tongue(ONLY_IN_PRIVATE))
            return
        await acknowledge(update)
        if wish.act == "export":
            await self.export(update, chat.id, tongue)
        elif wish.act == "sure":
            await asyncio.to_thread(forget_all, self.services.engine, chat.id)
            await self.speak_in_menu(update, chat, await self.tongue(update))
            # The language that was chosen is deleted with the rest; the last word is still said in it.
            await turn(update, Reply(self.last_word(chat.id, tongue)))
        elif wish.act == "delete":
            yes, no = Button(tongue(YES_DELETE), MyData("sure")), Button(tongue(NO_KEEP), MyData("keep"))
            await turn(update, Reply(tongue(SURE), ((yes, no),)))
        else:
            await turn(update, Reply(tongue(KEPT)))

    def last_word(self, chat_id: int, tongue: Tongue) -> str:
        return tongue(DELETED) + (f"\n\n{tongue(EDITORS_WORK_STAYS)}" if self.is_editor(chat_id) else "")

    async def export(self, update: Update, chat_id: int, tongue: Tongue) -> None:
        kept = await asyncio.to_thread(all_kept, self.services.engine, chat_id)
        file = InputFile(kept.encode(), "baotong.json")
        await update.get_bot().send_document(chat_id, file, caption=tongue(HERE_IT_IS))

    async def feedback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep it for the editors' queue, and tell the admins at once."""
        tongue, chat, text = await self.tongue(update), update.effective_chat, words_of(update)
        if chat is None or not text:
            await say(update, tongue(FEEDBACK_WHAT))
            return
        if len(text) > LONGEST_TEXT:
            await say(update, tongue(FEEDBACK_TOO_LONG, most=LONGEST_TEXT))
            return
        now = self.services.now()
        number = await asyncio.to_thread(self.reports.add, FEEDBACK, chat.id, None, text, now)
        await say(update, tongue(FEEDBACK_TAKEN, number=number))
        await self.tell_admins(update, number, text)

    async def tell_admins(self, update: Update, number: int, text: str) -> None:
        for admin in self.services.settings.telegram.admins:
            known = await asyncio.to_thread(self.services.subscribers.chat, admin)
            tongue = known.tongue if known else OURS
            told = tongue(FEEDBACK_FOR_ADMINS, number=number, words=text[:SHOWN_TO_ADMINS])
            try:
                await update.get_bot().send_message(admin, told, parse_mode=ParseMode.HTML)
            except TelegramError as error:
                log.warning("admin %d could not be told: %s", admin, error.message)


def is_private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type == chat.PRIVATE
