"""The composition root: the one place where the parts are put together, started and stopped in order."""

import asyncio
import itertools
import logging
import signal
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot import handlers
from bot.delivery.answering import Answering
from bot.delivery.pacing import Pace
from bot.delivery.sender import TelegramSender
from bot.delivery.worker import Deliverer, Policy
from bot.first_reader import show_the_way
from bot.introduction import introduce_bot, learn_languages
from bot.jobs import Jobs, scheduler_for
from bot.lock import only_service
from bot.metrics import serve_metrics
from bot.ownership import claim_database
from bot.sandbox import Sandbox
from bot.services import Services, open_services
from bot.settings import SANDBOX_TOKEN, Settings
from bot.updates import ChatByChat
from digests.database import is_sqlite
from digests.errors import BaotongError, SettingsError

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

log = logging.getLogger(__name__)

# Another copy of the bot shows as 409 on each poll; one may be the last breath of a predecessor just stopped.
CONFLICTS_BEFORE_GIVING_UP = 4
# A read timeout leaves a send uncertain; patience makes that rare (telegram.org answers in well under a second).
SEND_TIMEOUT_S = 25.0
CONNECT_TIMEOUT_S = 10.0
ANSWERS_AT_ONCE = 256
POLL_S = 20
RETRY_S = (1, 2, 5, 10, 30)


class Service:
    """One running bot: the Telegram side, the jobs and the delivery, over one set of services."""

    def __init__(
        self, services: Services, application: AnyApplication, pushing: Bot, deliverer: Deliverer
    ) -> None:
        self.services = services
        self.application = application
        self.pushing = pushing
        self.deliverer = deliverer
        self.stopped = asyncio.Event()
        self.fatal: BaotongError | None = None
        self.conflicts = 0

    def stop(self, why: BaotongError | None = None) -> None:
        self.fatal = self.fatal or why
        self.stopped.set()

    def polling_trouble(self, error: TelegramError) -> None:
        """Called by the poller for each failed getUpdates; it goes on by itself unless we stop it."""
        if isinstance(error, InvalidToken):
            self.stop(unknown_token())
        elif isinstance(error, Conflict):
            self.conflicts += 1
            if self.conflicts >= CONFLICTS_BEFORE_GIVING_UP:
                self.stop(
                    SettingsError("telegram.token", "another service is polling with it; stop that one first")
                )
        else:
            log.warning("Telegram does not answer: %s", error.message)


def unknown_token() -> SettingsError:
    return SettingsError("telegram.token", "Telegram does not know it; copy it anew from @BotFather")


async def run_service(settings: Settings, *, say: Callable[[str], None]) -> int:
    """Run until SIGTERM or SIGINT; the exit code. `say` gets what a person at the terminal should read."""
    async with AsyncExitStack() as stack:
        sandbox = None
        if not settings.telegram.token.get_secret_value():
            sandbox = await stack.enter_async_context(local_telegram(settings))
            settings = settings.for_sandbox(f"{sandbox.address}/bot", SANDBOX_TOKEN)
            say(f"没有设置 TELEGRAM_BOT_TOKEN，已在本机启动沙盒 Telegram：{sandbox.address}")
        stack.enter_context(only_service(settings.database_url))
        services = stack.enter_context(open_services(settings))
        service = build_service(services)
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, service.stop)
        if await first_contact(service):
            jobs = await stack.enter_async_context(running(service))
            if sandbox:
                welcome = asyncio.create_task(show_the_way(sandbox.address, services, jobs, say))
                stack.callback(welcome.cancel)
            await service.stopped.wait()
    if service.fatal:
        raise service.fatal
    return 0


@asynccontextmanager
async def local_telegram(settings: Settings) -> AsyncIterator[Sandbox]:
    journal = settings.sandbox_database.with_suffix(".jsonl")
    sandbox = Sandbox(settings.sandbox.host, settings.sandbox.port, SANDBOX_TOKEN, journal=journal)
    await sandbox.start()
    try:
        yield sandbox
    finally:
        await sandbox.stop()


def build_service(services: Services) -> Service:
    """python-telegram-bot for people, delivery for pushes, each with a bot of its own over the same token.

    The one that answers is held up by nothing; it only tells the pace of pushes to make room.
    """
    settings = services.settings
    pace = Pace(settings.delivery.messages_per_second)
    application = (
        ApplicationBuilder()
        .token(settings.telegram.token.get_secret_value())
        .base_url(settings.telegram.base_url)
        .base_file_url(settings.telegram.file_url)
        .rate_limiter(Answering(pace))
        .concurrent_updates(ChatByChat())
        .request(_patient_request(ANSWERS_AT_ONCE))
        .get_updates_request(HTTPXRequest(connection_pool_size=1, httpx_kwargs={"verify": _authorities()}))
        .build()
    )
    policy = Policy(on_uncertain=settings.delivery.on_uncertain)
    pushing = Bot(
        settings.telegram.token.get_secret_value(),
        base_url=settings.telegram.base_url,
        base_file_url=settings.telegram.file_url,
        request=_patient_request(policy.concurrency),
    )
    alone = is_sqlite(services.engine)
    deliverer = Deliverer(services.outbox, TelegramSender(pushing), pace, policy, alone=alone)
    services.fanout.wake = deliverer.wake
    handlers.register(application, services)
    return Service(services, application, pushing, deliverer)


def _patient_request(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=SEND_TIMEOUT_S,
        write_timeout=SEND_TIMEOUT_S,
        pool_timeout=SEND_TIMEOUT_S,
        httpx_kwargs={"verify": _authorities()},
    )


@cache
def _authorities() -> ssl.SSLContext:
    """Whom to trust, read once: left to itself, each client reads the file for 30 ms."""
    return httpx.create_ssl_context()


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[Jobs]:
    """Everything started, and on the way out stopped in the opposite order: first what makes new work."""
    application, services = service.application, service.services
    async with AsyncExitStack() as stack:
        stack.push_async_callback(application.shutdown)
        services.username.name = application.bot.username
        await asyncio.to_thread(claim_database, services.engine, application.bot.id, application.bot.username)
        await application.start()
        stack.push_async_callback(application.stop)
        await stack.enter_async_context(service.pushing)
        jobs = Jobs(services, application.bot)
        service.deliverer.set_aside = jobs.note_set_aside
        await service.deliverer.start()
        stack.push_async_callback(service.deliverer.stop)
        await listen(service)
        stack.push_async_callback(stop_listening, application)
        if port := services.settings.metrics.port:
            stack.callback(serve_metrics(port, services.subscribers, services.outbox))
        stack.enter_context(jobs.troubles.listening())
        scheduler = scheduler_for(jobs, services.settings.inbox.scan_seconds)
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)
        for first_thing in (introduce_bot, learn_languages):
            stack.callback(asyncio.create_task(first_thing(application.bot, services)).cancel)
        log.info("@%s is running", application.bot.username)
        yield jobs


async def first_contact(service: Service) -> bool:
    """getMe, again and again while there is no network. False where the service was stopped before it came."""
    for delay in itertools.chain(RETRY_S, itertools.repeat(RETRY_S[-1])):
        try:
            await service.application.initialize()
            return True
        except InvalidToken:
            service.stop(unknown_token())
            return False
        except TelegramError as error:
            address = service.services.settings.telegram.base_url
            log.error("%s cannot be reached (%s); next try in %d s", address, error.message, delay)
        # Not wait_for: in Python 3.11 it can swallow a cancellation.
        with suppress(TimeoutError):
            async with asyncio.timeout(delay):
                await service.stopped.wait()
            return False
    return False


async def listen(service: Service) -> None:
    updater = service.application.updater
    assert updater is not None  # the builder made one
    telegram = service.services.settings.telegram
    if telegram.mode == "webhook":
        await updater.start_webhook(
            listen="127.0.0.1",
            port=telegram.webhook_port,
            # A proxy in front hands the path on as it came; Telegram must find it there, and nobody anything else.
            url_path=urlsplit(telegram.webhook_url).path.lstrip("/"),
            webhook_url=telegram.webhook_url,
            secret_token=telegram.webhook_secret.get_secret_value() or None,
            allowed_updates=Update.ALL_TYPES,
        )
        return
    await updater.start_polling(
        timeout=POLL_S,
        bootstrap_retries=-1,
        allowed_updates=Update.ALL_TYPES,
        error_callback=service.polling_trouble,
    )


async def stop_listening(application: AnyApplication) -> None:
    if application.updater and application.updater.running:
        await application.updater.stop()
