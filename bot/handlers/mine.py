"""/mine, /pause, /resume and /why: what a chat is subscribed to, and when it comes."""

import asyncio
from datetime import timedelta

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.delivery.first_digest import FIRST
from bot.delivery.pushed import latest_arrival, latest_pushes
from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.errand import Errand
from bot.handlers.rights import Target, target_of, thread_of
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.readers.pauses import pause_end
from bot.readers.subscription import Subscription
from bot.readers.why import Known, reason
from bot.replies.membership import NOT_SUBSCRIBED, ONLY_ADMINISTRATORS, UNSUBSCRIBED
from bot.replies.subscriptions import (
    BAD_PAUSE,
    NOT_PAUSED,
    NOTHING_OF_YOURS,
    PAUSED_FOR_NOW,
    PAUSED_TO,
    RESUMED,
    TOPIC_ENDED,
    WHY_OF,
)
from bot.screens.buttons import Press, decode, pressed
from bot.screens.days import day_said
from bot.screens.results import Reply, shortened
from bot.screens.subscription_list import (
    ASK,
    GO_ON,
    LONGEST_NAME,
    UNTIL_TOLD,
    AskWhy,
    EndMine,
    PauseMine,
    ShowMine,
    mine_reply,
    name_shown,
    pause_choices,
)

LONGEST_PAUSE = 366
MOST_EXPLAINED = 15


class Mine(Errand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("mine", self.mine))
        application.add_handler(CommandHandler("pause", self.pause))
        application.add_handler(CommandHandler("resume", self.resume))
        application.add_handler(CommandHandler("why", self.ask_why))
        kinds = (ShowMine, PauseMine, EndMine, AskWhy)
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(*kinds)))

    async def mine(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The list, for whoever asks; its buttons are for those who may decide."""
        chat, tongue = update.effective_chat, await self.tongue(update)
        if chat:
            await answer(update, await asyncio.to_thread(self.listed, Target(chat.id), ShowMine(), tongue))

    async def pause(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue, target, words = await self.tongue(update), await target_of(update), words_of(update)
        if target is None:
            await say(update, tongue(ONLY_ADMINISTRATORS))
        elif words:
            await say(update, await asyncio.to_thread(self.pause_by_words, target, words, tongue))
        else:
            await answer(update, await asyncio.to_thread(self.paused_all, target, ASK, tongue))

    async def resume(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue, target = await self.tongue(update), await target_of(update)
        if target is None:
            await say(update, tongue(ONLY_ADMINISTRATORS))
        else:
            await answer(update, await asyncio.to_thread(self.paused_all, target, GO_ON, tongue))

    async def ask_why(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        chat, tongue = update.effective_chat, await self.tongue(update)
        if chat:
            here = Target(chat.id, thread_of(update))
            await say(update, await asyncio.to_thread(self.why, here, tongue))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or wish is None:
            return
        target = await target_of(update, getattr(wish, "chat", 0))
        if target is None:
            await acknowledge(update, tongue(ONLY_ADMINISTRATORS), alert=True)
            return
        await acknowledge(update)
        if isinstance(wish, AskWhy):
            await say(update, await asyncio.to_thread(self.why, target, tongue))
        else:
            await turn(update, await asyncio.to_thread(self.carry_out, target, wish, tongue))

    def carry_out(self, target: Target, wish: Press, tongue: Tongue) -> Reply:
        if isinstance(wish, ShowMine):
            return self.listed(target, wish, tongue)
        if isinstance(wish, EndMine):
            return self.end(target, wish, tongue)
        assert isinstance(wish, PauseMine)  # the pattern lets no other through
        if wish.days == ASK:
            return pause_choices(wish.subscription, target.named, tongue)
        if not wish.subscription:
            return self.paused_all(target, wish.days, tongue)
        self.set_pause(target, wish.subscription, wish.days)
        return self.listed(target, ShowMine(0, target.named), tongue)

    # --- the list

    def listed(self, target: Target, wish: ShowMine, tongue: Tongue) -> Reply:
        """Every subscription of the chat, of all its topics."""
        subscribers = self.services.subscribers
        chat = subscribers.chat(target.chat_id)
        name = chat.title if chat and chat.kind != "private" else ""
        return mine_reply(subscribers.of_chat(target.chat_id), wish, name, tongue)

    def end(self, target: Target, wish: EndMine, tongue: Tongue) -> Reply:
        if not wish.subscription:
            ended = self.services.subscribers.unsubscribe(target.chat_id, target.thread_id)
            return Reply(tongue(UNSUBSCRIBED if ended else NOT_SUBSCRIBED))
        found = self.one(target, wish.subscription)
        if found:
            self.services.subscribers.unsubscribe(target.chat_id, subscription_id=found.id)
        left = self.listed(target, ShowMine(0, target.named), tongue)
        if not found:
            return left
        said = tongue(TOPIC_ENDED, name=shortened(name_shown(found, tongue), LONGEST_NAME))
        return Reply(f"{said}\n\n{left.text}", left.rows)

    def one(self, target: Target, subscription: int) -> Subscription | None:
        found = self.services.subscribers.of_chat(target.chat_id)
        return next((one for one in found if one.id == subscription), None)

    # --- pauses

    def set_pause(self, target: Target, subscription: int, days: int) -> None:
        """Of one subscription. A forged number of days is as long as the longest pause."""
        found, now, subscribers = (
            self.one(target, subscription),
            self.services.now(),
            self.services.subscribers,
        )
        if found is None:
            return
        if days == GO_ON:
            subscribers.resume(target.chat_id, now, subscription_id=found.id)
            return
        today = now.astimezone(found.zone).date()
        until = None if days == UNTIL_TOLD else today + timedelta(days=max(1, min(days, LONGEST_PAUSE)))
        subscribers.pause(target.chat_id, now, until, subscription_id=found.id)

    def paused_all(self, target: Target, days: int, tongue: Tongue) -> Reply:
        """Pause or resume what stands in this chat or topic, and say so; ASK asks how long."""
        subscribers, now = self.services.subscribers, self.services.now()
        found = subscribers.of_chat(target.chat_id, target.thread_id)
        if not found:
            return Reply(tongue(NOTHING_OF_YOURS))
        if days == ASK:
            return pause_choices(0, target.named, tongue)
        if days == GO_ON:
            resumed = subscribers.resume(target.chat_id, now, target.thread_id)
            return Reply(tongue(RESUMED if resumed else NOT_PAUSED))
        for one in found:
            self.set_pause(target, one.id, days)
        paused = self.one(target, found[0].id)
        if days == UNTIL_TOLD or paused is None or paused.paused_until is None:
            return Reply(tongue(PAUSED_FOR_NOW))
        return Reply(tongue(PAUSED_TO, day=day_said(paused.paused_until, tongue)))

    def pause_by_words(self, target: Target, words: str, tongue: Tongue) -> str:
        subscribers, now = self.services.subscribers, self.services.now()
        found = subscribers.of_chat(target.chat_id, target.thread_id)
        if not found:
            return tongue(NOTHING_OF_YOURS)
        until = pause_end(words, now.astimezone(found[0].zone).date())
        if until is None:
            return tongue(BAD_PAUSE, words=shortened(words, LONGEST_NAME))
        subscribers.pause(target.chat_id, now, until, target.thread_id)
        return tongue(PAUSED_TO, day=day_said(until, tongue))

    # --- why nothing came

    def why(self, target: Target, tongue: Tongue) -> str:
        """A line for each subscription of the chat."""
        found = self.services.subscribers.of_chat(target.chat_id)
        if not found:
            return tongue(NOTHING_OF_YOURS)
        now = self.services.now()
        held = {issue.paper for issue in self.services.archive.held_issues()}
        muted = self.services.fanout.muted.papers()
        lines = []
        for one in found[:MOST_EXPLAINED]:
            name = shortened(name_shown(one, tongue), LONGEST_NAME)
            lines.append(
                tongue(WHY_OF, name=name, why=reason(one, self.known(one, found, held, muted), now, tongue))
            )
        return "\n".join(lines)

    def known(
        self, one: Subscription, found: tuple[Subscription, ...], held: set[str], muted: frozenset[str]
    ) -> Known:
        """What the outbox and the archive know; those that come at the same time come in one message."""
        engine = self.services.engine
        together = [
            f":s{other.id}"
            for other in found
            if (other.thread_id, other.schedule, other.zone.key)
            == (one.thread_id, one.schedule, one.zone.key)
        ]
        pushes = latest_pushes(engine, one.chat_id, one.thread_id)
        digests = [row for row in pushes if not row.occasion.startswith(FIRST)]
        pushed = [row for row in digests if row.occasion.endswith(tuple(together))]
        waits = one.paper in held if one.paper else bool(held)
        theirs = {one.paper} if one.paper else {paper.name for paper in self.services.papers}
        return Known(pushed, latest_arrival(engine, one.paper), waits, theirs <= muted)
