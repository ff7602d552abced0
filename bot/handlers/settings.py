"""/settings: one panel of buttons, edited in place, for all subscriptions of a chat (or forum topic) or for one."""

import asyncio
from collections.abc import Container, Sequence

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.errand import Errand
from bot.handlers.rights import Target, known_chat, target_of
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.readers.schedule import ScheduleError
from bot.readers.subscription import Subscription
from bot.replies.membership import ONLY_ADMINISTRATORS
from bot.replies.settings import (
    DONE,
    LAST_DAY,
    NOT_UNDERSTOOD,
    QUIET_NEEDS_TWO,
    TIME_IS_QUIET,
)
from bot.replies.trouble import GONE_BUTTON
from bot.screens.buttons import decode, pressed
from bot.screens.results import Reply, shortened
from bot.screens.settings_panel import (
    AUTOMATIC,
    LANGUAGE_NAMES,
    SCRIPTS,
    Change,
    ChangeSetting,
    OpenSettings,
    Spoken,
    change_of,
    panel_reply,
)
from bot.screens.typed_settings import typed_setting

# What each name of a chat's own choices may be set to.
SPOKEN: dict[str, Container[str]] = {"language": {AUTOMATIC, *LANGUAGE_NAMES}, "script": SCRIPTS}
# Where somebody presses several buttons in a row.
STAYS_OPEN = {"day": "days"}


class SettingsPanel(Errand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("settings", self.settings))
        application.add_handler(CallbackQueryHandler(self.open, pattern=pressed(OpenSettings)))
        application.add_handler(CallbackQueryHandler(self.change, pattern=pressed(ChangeSetting)))

    async def settings(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The panel; or a time, quiet hours or a zone written after the command."""
        tongue, target, words = await self.tongue(update), await target_of(update), words_of(update)
        if target is None:
            await say(update, tongue(ONLY_ADMINISTRATORS))
            return
        if words:
            await self.typed(update, target, words, tongue)
        await answer(update, await asyncio.to_thread(self.panel, target, OpenSettings(), tongue))

    async def typed(self, update: Update, target: Target, words: str, tongue: Tongue) -> None:
        setting = typed_setting(words)
        if setting is None:
            await say(update, tongue(NOT_UNDERSTOOD, words=shortened(words, 40)))
            return
        found = await asyncio.to_thread(self.of_target, target, 0)
        if found:
            await say(update, await asyncio.to_thread(self.apply, target, found, *setting, tongue))

    async def open(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or not isinstance(wish, OpenSettings):
            return
        target = await target_of(update, wish.chat)
        if target is None:
            await acknowledge(update, tongue(ONLY_ADMINISTRATORS), alert=True)
            return
        await acknowledge(update)
        await turn(update, await asyncio.to_thread(self.panel, target, wish, tongue))

    async def change(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or not isinstance(wish, ChangeSetting):
            return
        target = await target_of(update, wish.chat)
        if target is None:
            await acknowledge(update, tongue(ONLY_ADMINISTRATORS), alert=True)
            return
        if wish.name in SPOKEN:
            tongue = await self.speak(update, target, wish, tongue)
        elif not await self.changed(update, target, wish, tongue):
            return
        back = OpenSettings(STAYS_OPEN.get(wish.name, ""), wish.subscription, wish.chat)
        await turn(update, await asyncio.to_thread(self.panel, target, back, tongue))

    async def changed(self, update: Update, target: Target, wish: ChangeSetting, tongue: Tongue) -> bool:
        """Carry a press out and say so; False where nothing changed and the panel need not be drawn again."""
        found = await asyncio.to_thread(self.of_target, target, wish.subscription)
        if not found:
            await acknowledge(update, tongue(GONE_BUTTON), alert=True)
            return False
        try:
            said = await asyncio.to_thread(self.apply, target, found, wish.name, wish.value, tongue)
        except (ValueError, KeyError):
            said = tongue(GONE_BUTTON)
        done = said == tongue(DONE)
        await acknowledge(update, said, alert=not done)
        return done

    def apply(
        self, target: Target, found: Sequence[Subscription], name: str, value: str, tongue: Tongue
    ) -> str:
        """Change these subscriptions, all or none, and say so, or why not. Raises ValueError for a forged value."""
        try:
            change = change_of(found, name, value)
        except ScheduleError as error:
            return refusal(error, name, value, tongue)
        self.write(target, found, change)
        return tongue(DONE)

    def write(self, target: Target, found: Sequence[Subscription], change: Change) -> None:
        subscribers, now = self.services.subscribers, self.services.now()
        for number, schedule in change.schedules:
            subscribers.change(target.chat_id, now, subscription_id=number, schedule=schedule)
        if change.zone or change.length or change.silent is not None:
            for one in found:
                subscribers.change(
                    target.chat_id,
                    now,
                    subscription_id=one.id,
                    zone=change.zone,
                    length=change.length,
                    silent=change.silent,
                )

    async def speak(self, update: Update, target: Target, wish: ChangeSetting, tongue: Tongue) -> Tongue:
        """Change a chat's language or how articles are written there; the tongue to go on in."""
        if wish.value not in SPOKEN[wish.name]:
            await acknowledge(update, tongue(GONE_BUTTON))
            return tongue
        chat, now, subscribers = update.effective_chat, self.services.now(), self.services.subscribers
        if chat and not target.named:
            await asyncio.to_thread(subscribers.remember, known_chat(chat, update.effective_user), now)
        if wish.name == "script":
            await asyncio.to_thread(subscribers.write_in, target.chat_id, wish.value)
        else:
            language = None if wish.value == AUTOMATIC else wish.value
            await asyncio.to_thread(subscribers.speak, target.chat_id, language)
        chosen = await self.tongue(update)
        await acknowledge(update, chosen(DONE))
        if chat and chat.type != chat.CHANNEL and not target.named:
            await self.speak_in_menu(update, chat, chosen)
        return chosen

    def panel(self, target: Target, wish: OpenSettings, tongue: Tongue) -> Reply:
        chat = self.services.subscribers.chat(target.chat_id)
        found = self.of_target(target, wish.subscription)
        there = chat.tongue if chat and target.named else tongue
        alone = target.chat_id > 0
        language = chat.language if chat else None
        spoken = Spoken(language if alone else there.language, there.converts, alone)
        return panel_reply(found, wish, spoken, tongue)

    def of_target(self, target: Target, subscription: int) -> tuple[Subscription, ...]:
        """The subscriptions that a panel is about: those of the topic, or one of the chat's."""
        found = self.services.subscribers.of_chat(target.chat_id, None if subscription else target.thread_id)
        return tuple(one for one in found if subscription in (0, one.id))


def refusal(error: ScheduleError, name: str, value: str, tongue: Tongue) -> str:
    if error.subject == "weekdays":
        return tongue(LAST_DAY)
    if name == "quiet" and value[:4] == value[5:]:
        return tongue(QUIET_NEEDS_TWO)
    return tongue(TIME_IS_QUIET, time=error.subject)
