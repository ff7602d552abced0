"""/subscribe and /unsubscribe: papers at once, topics after a preview; here, or for a channel from outside it."""

import asyncio
from dataclasses import replace

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.delivery.first_digest import first_issue, send_first
from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.errand import Errand
from bot.handlers.rights import Target, known_chat, target_of
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.queries import meant_in_simplified, term_query
from bot.readers.schedule import EVERY_DAY, Schedule
from bot.readers.subscription import Chat, Subscribed, Subscription, Wish
from bot.replies.membership import (
    ALREADY_SUBSCRIBED,
    CHANGE_SETTINGS,
    FULL,
    LATEST_CAME,
    LATEST_FOLLOWS,
    LATEST_TO_COME,
    NOT_SUBSCRIBED,
    ONLY_ADMINISTRATORS,
    PAPER_RESTS,
    SUBSCRIBED_DAILY,
    SUBSCRIBED_INSTANT,
    SUBSCRIBED_OTHERWISE,
    UNSUBSCRIBED,
    WHICH_PAPER,
)
from bot.replies.subscriptions import (
    ALREADY_TOPIC,
    NOT_AMONG_YOURS,
    RESUMED,
    TOO_MANY_TOPICS,
    TOPIC_AT_ONCE,
    TOPIC_ENDED,
    TOPIC_WITH_DIGEST,
)
from bot.replies.trouble import GONE_BUTTON
from bot.screens.buttons import Press, Subscribe, decode, pressed
from bot.screens.days import schedule_said
from bot.screens.query_problems import bad_query
from bot.screens.results import Button, Reply, shortened
from bot.screens.settings_panel import OpenSettings
from bot.screens.subscription_list import end_all_question
from bot.screens.topic_button import SubscribeTopic
from bot.screens.topic_preview import LONGEST_QUERY, NarrowTopic, TakeTopic, preview_reply
from digests.errors import QueryError
from digests.search.normal import normal_form
from digests.search.preview import preview
from digests.search.query import All, Query, parse_query, write_query

MAX_QUERY = 300
MOST_TOPICS = 50
FIRST_SAID = {"follows": LATEST_FOLLOWS, "had": LATEST_CAME, "muted": PAPER_RESTS, "none": LATEST_TO_COME}


class Subscribing(Errand):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("subscribe", self.subscribe))
        application.add_handler(CommandHandler("unsubscribe", self.unsubscribe))
        kinds = (Subscribe, SubscribeTopic, NarrowTopic, TakeTopic)
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(*kinds)))

    async def subscribe(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A paper named, a topic, or the paper; with several papers and nothing named the buttons ask which."""
        tongue, target, words = await self.tongue(update), await target_of(update), words_of(update)
        names = [paper.name for paper in self.services.papers]
        if target is None:
            await say(update, tongue(ONLY_ADMINISTRATORS))
        elif words in names:
            await self.take_paper(update, target, names.index(words), tongue)
        elif words:
            await answer(update, await asyncio.to_thread(self.preview, words[:MAX_QUERY], target, tongue))
        elif len(names) == 1:
            await self.take_paper(update, target, 0, tongue)
        else:
            rows = tuple(
                (Button(tongue.printed(name), Subscribe(place)),) for place, name in enumerate(names)
            )
            await answer(update, Reply(tongue(WHICH_PAPER), rows))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query, tongue = update.callback_query, await self.tongue(update)
        wish = decode(query.data or "") if query else None
        if query is None or wish is None:
            return
        target = await target_of(update, getattr(wish, "chat", 0))
        if target is None:
            await acknowledge(update, tongue(ONLY_ADMINISTRATORS), alert=True)
        else:
            await self.carry_out(update, wish, target, tongue)

    async def carry_out(self, update: Update, wish: Press, target: Target, tongue: Tongue) -> None:
        if isinstance(wish, Subscribe):
            known = 0 <= wish.paper < len(self.services.papers)
            await acknowledge(update, None if known else tongue(GONE_BUTTON))
            if known:
                await self.take_paper(update, target, wish.paper, tongue)
            return
        assert isinstance(wish, SubscribeTopic | NarrowTopic | TakeTopic)  # the pattern lets no other through
        words = await asyncio.to_thread(self.services.asked.query_of, wish.asked_id)
        await acknowledge(update, None if words else tongue(GONE_BUTTON))
        if not words:
            return
        if isinstance(wish, TakeTopic):
            reply = await asyncio.to_thread(self.take_topic, update, target, words, wish.at_once, tongue)
            await turn(update, reply)
            return
        reply = await asyncio.to_thread(self.preview, words, target, tongue)
        await (turn(update, reply) if isinstance(wish, NarrowTopic) else answer(update, reply))

    # --- papers

    async def take_paper(self, update: Update, target: Target, place: int, tongue: Tongue) -> None:
        """Subscribe to a paper, say so, and let the latest issue follow."""
        paper, now, subscribers = self.services.papers[place], self.services.now(), self.services.subscribers
        if not await asyncio.to_thread(self.has_room, target.chat_id):
            await say(update, tongue(FULL))
            return
        here = await self.chat_of(update, target)
        wish = Wish(target.chat_id, paper.name, thread_id=target.thread_id, zone=paper.zone)
        await asyncio.to_thread(subscribers.returned, target.chat_id, now)
        done = await asyncio.to_thread(subscribers.subscribe, wish, now, here)
        if done.outcome == "already":
            await say(update, tongue(ALREADY_SUBSCRIBED, paper=tongue.printed(paper.name)))
            return
        if done.outcome == "resumed":
            # What came meanwhile is in the next digest; the latest issue by itself would come twice.
            await say(update, f"{confirmation(done, tongue)}\n{tongue(RESUMED)}")
            return
        fanout = self.services.fanout
        first = await asyncio.to_thread(first_issue, fanout, done.subscription, self.services.today(paper))
        # Said before the digest is written, so that it cannot be overtaken by it.
        follows = tongue(FIRST_SAID[first.outcome])
        change = OpenSettings("", done.subscription.id, target.named)
        rows = ((Button(tongue(CHANGE_SETTINGS), change),),)
        await answer(update, Reply(f"{confirmation(done, tongue)}\n{follows}", rows))
        if first.outcome == "follows":
            await asyncio.to_thread(send_first, fanout, done.subscription, first.issue_id, now)

    async def chat_of(self, update: Update, target: Target) -> Chat:
        """The chat as it is to be noted; one that is set up from outside is known from Telegram or from before."""
        chat = update.effective_chat
        if chat and chat.id == target.chat_id:
            return known_chat(chat, update.effective_user)
        try:
            there = await update.get_bot().get_chat(target.chat_id)
            return Chat(
                there.id, "channel" if there.type == there.CHANNEL else "supergroup", there.title or ""
            )
        except TelegramError:
            known = await asyncio.to_thread(self.services.subscribers.chat, target.chat_id)
            return known or Chat(target.chat_id, "channel")

    def has_room(self, chat_id: int) -> bool:
        most, subscribers = self.services.settings.telegram.max_readers, self.services.subscribers
        return not most or subscribers.counts().readers < most or bool(subscribers.of_chat(chat_id))

    # --- topics

    def preview(self, words: str, target: Target, tongue: Tongue) -> Reply:
        """What the topic would have brought, and the buttons that take it."""
        words = " ".join(words.split())
        try:
            query = parse_query(words)
        except QueryError as error:
            return Reply(bad_query(error, tongue))
        found = preview(self.services.engine, query, today=self.services.today(self.services.papers[0]))
        if not found.in_all and (simplified := meant_in_simplified(words)):
            words, query = simplified, parse_query(simplified)
            found = preview(self.services.engine, query, today=self.services.today(self.services.papers[0]))
        number_of = self.services.asked.number_of
        # A topic that grows with each press must stay one that can be typed.
        related = found.related if len(words) < MAX_QUERY // 2 else ()
        narrower = [(word, number_of(narrowed(query, word))) for word, _ in related]
        take = TakeTopic(number_of(words), at_once=True, chat=target.named)
        by_the_hour = self.schedule_there(target).rhythm != "instant"
        return preview_reply(words, take, found, narrower, tongue, with_digest=by_the_hour)

    def schedule_there(self, target: Target) -> Schedule:
        """What a new subscription there goes by, unless it says otherwise."""
        there = self.services.subscribers.of_chat(target.chat_id, target.thread_id)
        return there[0].schedule if there else self.services.subscribers.default

    def take_topic(self, update: Update, target: Target, words: str, at_once: bool, tongue: Tongue) -> Reply:
        subscribers, now = self.services.subscribers, self.services.now()
        if not self.has_room(target.chat_id):
            return Reply(tongue(FULL))
        there = subscribers.of_chat(target.chat_id)
        if sum(one.is_topic for one in there) >= MOST_TOPICS:
            return Reply(tongue(TOO_MANY_TOPICS, most=MOST_TOPICS))
        schedule = self.schedule_there(target)
        if at_once:
            schedule = replace(schedule, rhythm="instant", weekdays=EVERY_DAY)
        chat = update.effective_chat
        here = (
            known_chat(chat, update.effective_user)
            if chat and chat.id == target.chat_id
            else subscribers.chat(target.chat_id)
        )
        wish = Wish(target.chat_id, query=words, thread_id=target.thread_id, schedule=schedule)
        subscribers.returned(target.chat_id, now)
        done = subscribers.subscribe(wish, now, here or Chat(target.chat_id, "channel"))
        shown = shortened(words, LONGEST_QUERY)
        if done.outcome == "already":
            return Reply(tongue(ALREADY_TOPIC, query=shown))
        if done.subscription.schedule.rhythm == "instant":
            return Reply(tongue(TOPIC_AT_ONCE, query=shown))
        when = schedule_said(done.subscription.schedule, tongue)
        return Reply(tongue(TOPIC_WITH_DIGEST, query=shown, when=when))

    # --- leaving

    async def unsubscribe(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What is named after the command, or everything here."""
        tongue, target, words = await self.tongue(update), await target_of(update), words_of(update)
        if target is None:
            await say(update, tongue(ONLY_ADMINISTRATORS))
        elif words:
            await say(update, await asyncio.to_thread(self.end_named, target, words[:MAX_QUERY], tongue))
        else:
            await answer(update, await asyncio.to_thread(self.end_all, target, tongue))

    def end_all(self, target: Target, tongue: Tongue) -> Reply:
        """Of several somebody may have meant one: then it is asked."""
        subscribers = self.services.subscribers
        there = subscribers.of_chat(target.chat_id, target.thread_id)
        if len(there) > 1:
            return end_all_question(there, tongue)
        ended = subscribers.unsubscribe(target.chat_id, target.thread_id)
        return Reply(tongue(UNSUBSCRIBED if ended else NOT_SUBSCRIBED))

    def end_named(self, target: Target, words: str, tongue: Tongue) -> str:
        there = self.services.subscribers.of_chat(target.chat_id, target.thread_id)
        meant = [one for one in there if normal_form(name_of(one)) == normal_form(words)]
        if not meant:
            return tongue(NOT_AMONG_YOURS, name=shortened(words, LONGEST_QUERY))
        for one in meant:
            self.services.subscribers.unsubscribe(target.chat_id, subscription_id=one.id)
        return tongue(TOPIC_ENDED, name=shortened(words, LONGEST_QUERY))


def name_of(one: Subscription) -> str:
    return one.query or one.paper


def narrowed(query: Query, word: str) -> str:
    """The query that asks for `word` as well."""
    return write_query(All((query.condition, parse_query(term_query(word)).condition)))


def confirmation(done: Subscribed, tongue: Tongue) -> str:
    paper, schedule = tongue.printed(done.subscription.paper), done.subscription.schedule
    if schedule.rhythm == "instant":
        return tongue(SUBSCRIBED_INSTANT, paper=paper)
    if schedule.rhythm == "daily" and schedule.weekdays == EVERY_DAY:
        return tongue(SUBSCRIBED_DAILY, paper=paper, time=f"{schedule.at:%H:%M}")
    return tongue(SUBSCRIBED_OTHERWISE, paper=paper, when=schedule_said(schedule, tongue))
