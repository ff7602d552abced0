"""Delivering updates to a bot that has set a webhook: in order, with the secret, again until they are taken.

Addresses are on this machine only (setWebhook refuses others). A method in the answer's body is carried out.
"""

from __future__ import annotations

import asyncio
import json
import logging

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from bot.sandbox.arguments import Arguments
from bot.sandbox.hall import Hall
from bot.sandbox.methods import METHODS, Call
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Bot, Json

log = logging.getLogger(__name__)
FIRST_DELAY = 1.0  # seconds before an update is tried again
LONGEST_DELAY = 60.0


class Couriers:
    """One courier for each bot that has, or had, a webhook."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self._at_work: dict[int, Courier] = {}

    def serve(self, bot: Bot) -> None:
        if bot.webhook and bot.id not in self._at_work:
            self._at_work[bot.id] = Courier(self.hall, bot)

    async def stop(self) -> None:
        for courier in self._at_work.values():
            await courier.stop()


class Courier:
    """Carries one bot's updates while it has a webhook."""

    def __init__(self, hall: Hall, bot: Bot) -> None:
        self.hall, self.bot = hall, bot
        self._news = asyncio.Event()
        hall.world.queues[bot.id].on_news = self._news.set
        self._news.set()
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        self.hall.world.queues[self.bot.id].on_news = None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        queue = self.hall.world.queues[self.bot.id]
        delay = FIRST_DELAY
        while True:
            update = queue.head() if self.bot.webhook else None
            if update is None:
                self._news.clear()
                await self._news.wait()
                delay = FIRST_DELAY
            elif await self._carry(update):
                queue.forget_before(update["update_id"] + 1)
                delay = FIRST_DELAY
            else:
                # Tried again before its time if the bot sets its webhook anew.
                self._news.clear()
                await asyncio.wait({asyncio.ensure_future(self._news.wait())}, timeout=delay)
                delay = min(delay * 2, LONGEST_DELAY)

    async def _carry(self, update: Json) -> bool:
        webhook = self.bot.webhook
        headers = {"Content-Type": "application/json"}
        if webhook.get("secret_token"):
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook["secret_token"]
        body = json.dumps(update, ensure_ascii=False).encode("utf-8", "replace")
        request = HTTPRequest(
            webhook["url"], "POST", headers, body, request_timeout=60, follow_redirects=False
        )
        try:
            answer = await AsyncHTTPClient().fetch(request, raise_error=False)
        except OSError as error:
            return self._failed(str(error) or type(error).__name__)
        if not 200 <= answer.code < 300:
            return self._failed(f"Wrong response from the webhook: {answer.code} {answer.reason}")
        await self._obey(answer)
        return True

    def _failed(self, reason: str) -> bool:
        self.bot.webhook.update(last_error_date=self.hall.world.now, last_error_message=reason)
        return False

    async def _obey(self, answer: HTTPResponse) -> None:
        """Carry out the method that the answer names, if it names one; its outcome interests nobody."""
        try:
            given = json.loads(answer.body)
            function = METHODS[str(given.pop("method")).lower()]
            result = function(Call(self.hall.world, self.hall.queries, self.bot, Arguments.of_json(given)))
            if asyncio.iscoroutine(result):
                await result
        except (ValueError, KeyError, AttributeError, Refusal):
            return
