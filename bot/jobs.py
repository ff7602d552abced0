"""What happens by the clock: looking through the inboxes, sending what is due, tidying up. A few fixed jobs.

Never one job per subscriber: who is due is a question to the database, asked by one tick.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.delivery.broadcasting import EVERY_S, Broadcasting
from bot.delivery.muted import Muted
from bot.delivery.pushes import Done
from bot.delivery.set_aside_news import SetAsideNews
from bot.editors.uploads import Uploads, uploads_folder
from bot.keyboards import keyboard
from bot.language import Tongue
from bot.papers import desk_of
from bot.replies.operators import MESSAGES_SET_ASIDE
from bot.replies.undelivered import problem_said
from bot.screens.issue_preview import held_reply
from bot.screens.operator_messages import problems_text, set_aside_text
from bot.screens.results import Reply, shortened
from bot.screens.undelivered_messages import see_undelivered
from bot.services import Services
from bot.troubles import Troubles
from digests.archive.reindex import tidy_index
from digests.errors import BaotongError
from digests.inbox.intake import Intake, TakenIn, Waiting
from digests.inbox.records import InboxRecords, SetAside

log = logging.getLogger(__name__)

TICK_S = 15
TIDY_HOUR = 4
# When people still sit at their desks, by the clock of the first paper.
PROBLEMS_HOUR = 17
PROBLEMS_OF = timedelta(days=1)
# Two looks make an arrival; at start nobody wants to wait a whole scan_seconds for the second.
SECOND_LOOK_S = 1.0
LONGEST_TOLD = 500
# An issue that nobody decided on for so long is no news any more.
KEEP_UPLOADS = timedelta(days=14)


class Jobs:
    """`bot` is only used to tell the admins what went wrong."""

    def __init__(self, services: Services, bot: Bot) -> None:
        self.services = services
        self.bot = bot
        settings = services.settings
        desk = desk_of(settings, services.archive, may_hold=bool(settings.telegram.admins))
        self.intake = Intake(desk, InboxRecords(services.engine))
        self.muted = Muted(services.engine)
        self.uploads = Uploads(services.engine, uploads_folder(services.engine, settings.folder))
        self.troubles = Troubles(services.engine)
        self.broadcasting = Broadcasting(services, bot)
        self.set_aside_news = SetAsideNews()
        self.looks = 0
        self.looked_twice = asyncio.Event()
        self.busy = asyncio.Lock()

    async def scan(self) -> None:
        """One look at the inboxes and all that follows from it."""
        async with self.busy:
            try:
                waiting, broken = await asyncio.to_thread(self.intake.look, self.services.now())
                for problem in broken:
                    await self.report(problem)
                for one in waiting:
                    await self.take_in(one)
                if waiting:
                    await self.send_what_is_due()
            except BaotongError as error:
                log.error("%s", error)
        self.looks += 1
        if self.looks >= 2:
            self.looked_twice.set()

    async def take_in(self, waiting: Waiting) -> None:
        now = self.services.now()
        result = await asyncio.to_thread(self.intake.take_in, waiting, now)
        if isinstance(result, SetAside):
            await self.report(result)
            return
        await self.follow_up(result, now)
        await asyncio.to_thread(self.intake.finish, waiting, now)

    async def follow_up(self, taken: TakenIn, now: datetime) -> None:
        """Log an issue that came in, and write down who is to hear of it or of its changes."""
        done, fanout = taken.ingested, self.services.fanout
        log.info("%s taken in: %s, issue %d", done.issue.file, done.stored.outcome, done.stored.issue_id)
        for warning in done.stored.warnings:
            log.warning("%s: %s", done.issue.file, warning)
        if done.doubts:
            log.warning(
                "%s is doubtful%s: %s", done.issue.file, " and held" if done.held else "", done.doubts
            )
            if done.held:
                await self.ask_admins(done.stored.issue_id)
        if taken.news and done.paper.name not in await asyncio.to_thread(self.muted.papers):
            await asyncio.to_thread(fanout.announce, done.stored.issue_id, done.paper.name, now)
        elif done.stored.outcome == "replaced":
            await asyncio.to_thread(fanout.reread, done.stored.issue_id, now)

    async def send_what_is_due(self) -> None:
        await asyncio.to_thread(self.services.fanout.tick, self.services.now())

    async def tick(self) -> None:
        try:
            await self.send_what_is_due()
            await asyncio.to_thread(self.troubles.write)
            await self.tell_set_aside()
        except BaotongError as error:
            log.error("%s", error)

    def note_set_aside(self, note: Done) -> None:
        """The worker has given up on a message."""
        log.warning("message to chat %d is set aside (%s): %s", note.row.chat_id, note.state, note.problem)
        self.set_aside_news.hear(note, self.services.now())

    async def tell_set_aside(self) -> None:
        """Soon after the first, for a broken template or recipe takes the paper from everybody."""
        if news := self.set_aside_news.take(self.services.now()):
            count, problem = news
            await self.tell_admins(
                lambda tongue: Reply(
                    tongue(
                        MESSAGES_SET_ASIDE,
                        count=count,
                        why=shortened(problem_said(problem, tongue), LONGEST_TOLD),
                    ),
                    see_undelivered(tongue),
                )
            )

    async def go_on_broadcasting(self) -> None:
        try:
            await self.broadcasting.go_on()
        except BaotongError as error:
            log.error("%s", error)

    async def tell_problems(self) -> None:
        """Once a day: what went wrong since yesterday, if anything did."""
        now, zone = self.services.now(), self.services.papers[0].zone
        since = now - PROBLEMS_OF
        try:
            await asyncio.to_thread(self.troubles.write)
            found = await asyncio.to_thread(self.troubles.all)
            set_aside = await asyncio.to_thread(self.services.outbox.problems, since)
            if found or set_aside:
                await self.tell_admins(
                    lambda tongue: Reply(
                        problems_text(found, set_aside, since, zone, tongue) or "",
                        see_undelivered(tongue) if set_aside else (),
                    )
                )
            await asyncio.to_thread(self.troubles.forget, now)
        except BaotongError as error:
            log.error("%s", error)

    async def tidy(self) -> None:
        """Once a day: delivered rows and readers long gone are forgotten after the periods of the settings, and the
        pieces that many small issues leave of the search index are put together.
        """
        delivery, now = self.services.settings.delivery, self.services.now()
        try:
            await asyncio.to_thread(self.services.outbox.clean, now - timedelta(days=delivery.keep_days))
            gone = now - timedelta(days=delivery.forget_days)
            await asyncio.to_thread(self.services.subscribers.forget_absent, gone)
            await asyncio.to_thread(self.uploads.tidy, now - KEEP_UPLOADS, now)
            await asyncio.to_thread(tidy_index, self.services.engine)
        except BaotongError as error:
            log.error("%s", error)

    async def report(self, problem: SetAside) -> None:
        log.error("%s: %s", problem.key, problem.problem)
        await self.tell_admins(
            lambda tongue: Reply(set_aside_text(problem.key, problem.problem, LONGEST_TOLD, tongue))
        )

    async def ask_admins(self, issue_id: int) -> None:
        issue = await asyncio.to_thread(self.services.archive.issue, issue_id)
        if issue is not None:
            least = self.services.settings.inbox.hold_below
            await self.tell_admins(lambda tongue: held_reply(issue, 0, least, tongue))

    async def tell_admins(self, words: Callable[[Tongue], Reply]) -> None:
        """Each in the language of its own choice."""
        for admin in self.services.settings.telegram.admins:
            known = await asyncio.to_thread(self.services.subscribers.chat, admin)
            reply = words(known.tongue if known else Tongue())
            try:
                await self.bot.send_message(
                    admin, reply.text, parse_mode=ParseMode.HTML, reply_markup=keyboard(reply.rows)
                )
            except TelegramError as error:
                log.warning("admin %d could not be told: %s", admin, error.message)


def scheduler_for(jobs: Jobs, scan_seconds: float) -> AsyncIOScheduler:
    """The fixed jobs. APScheduler by default drops a run that is a second late; ours run late rather than never."""
    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    now = datetime.now(UTC)
    scheduler.add_job(jobs.scan, "interval", seconds=scan_seconds, id="scan", next_run_time=now)
    second = now + timedelta(seconds=min(SECOND_LOOK_S, scan_seconds))
    scheduler.add_job(jobs.scan, "date", run_date=second, id="second look")
    scheduler.add_job(jobs.tick, "interval", seconds=TICK_S, id="tick", next_run_time=now)
    scheduler.add_job(
        jobs.go_on_broadcasting, "interval", seconds=EVERY_S, id="broadcasts", next_run_time=now
    )
    zone = jobs.services.papers[0].zone
    scheduler.add_job(jobs.tell_problems, "cron", hour=PROBLEMS_HOUR, timezone=zone, id="problems")
    scheduler.add_job(jobs.tidy, "cron", hour=TIDY_HOUR, id="tidy")
    return scheduler
