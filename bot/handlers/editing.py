"""Issues that an editor sends in as files, and issues that wait for an editor's word."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from telegram import Document, Message, Update
from telegram.constants import ChatAction, FileSizeLimit
from telegram.error import BadRequest
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.delivery.muted import Muted
from bot.editors.confined import read_confined
from bot.editors.uploads import Upload, Uploads, safe_name, uploads_folder
from bot.handlers.admins import AdminErrand
from bot.handlers.answers import say, turn
from bot.keyboards import keyboard
from bot.language import Tongue
from bot.limits import Limit
from bot.papers import desk_of
from bot.replies import editing as texts
from bot.replies.issue_errors import said
from bot.screens.buttons import Press, pressed
from bot.screens.editing_buttons import (
    DropIssue,
    DropUpload,
    PublishUpload,
    ReleaseIssue,
    ReplaceByUpload,
    ShowHeld,
    ShowUpload,
)
from bot.screens.issue_preview import glance_at, held_reply, issue_name, upload_reply
from bot.screens.results import Reply, shortened
from bot.services import Services
from digests.archive.stored import StoredIssue
from digests.errors import IssueError
from digests.inbox.ingest import ingest_source, put_reading
from digests.inbox.paper import choose_paper
from digests.issue import Issue
from digests.parsing import parse_issue
from digests.sources.reading import READABLE, Source

log = logging.getLogger(__name__)

# A reading takes a process and some seconds of it.
MOST_UPLOADS, UPLOADS_S = 10, 300.0
LARGEST_UPLOAD = int(FileSizeLimit.FILESIZE_DOWNLOAD)
LONGEST_SHOWN = 60
LONGEST_PROBLEM = 300


class Editing(AdminErrand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.uploads = Uploads(services.engine, uploads_folder(services.engine, services.settings.folder))
        self.desk = desk_of(services.settings, services.archive)
        self.muted = Muted(services.engine)
        self.limit = Limit(MOST_UPLOADS, UPLOADS_S)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(MessageHandler(self.only & filters.Document.ALL, self.take))
        presses = (ShowUpload, PublishUpload, ReplaceByUpload, DropUpload, ShowHeld, ReleaseIssue, DropIssue)
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(*presses)))

    # --- a file comes in

    async def take(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, user, tongue = update.effective_message, update.effective_user, await self.tongue(update)
        document = message.document if message else None
        if message is None or document is None or user is None:
            return
        name = safe_name(document.file_name or "")
        refusal = self.refusal(document, name, message.caption or "", tongue)
        if refusal is None and (wait := self.limit.wait(user.id, time.monotonic())):
            refusal = tongue(texts.SENT_TOO_OFTEN, seconds=round(wait) + 1)
        if refusal is not None:
            await say(update, refusal)
            return
        await message.reply_chat_action(ChatAction.TYPING)
        await self.answer_upload(message, document, name, tongue)

    def refusal(self, document: Document, name: str, caption: str, tongue: Tongue) -> str | None:
        """Why a file is not even downloaded."""
        shown = shortened(name, LONGEST_SHOWN)
        if Path(name).suffix.lower() not in READABLE:
            return tongue(texts.SENT_WRONG_KIND, name=shown)
        if (document.file_size or 0) > LARGEST_UPLOAD:
            return tongue(texts.SENT_TOO_LARGE, name=shown)
        if caption and day_of(caption) is None:
            return tongue(texts.BAD_CAPTION, caption=shortened(caption, LONGEST_SHOWN))
        return None

    async def answer_upload(self, message: Message, document: Document, name: str, tongue: Tongue) -> None:
        given = day_of(message.caption or "")
        try:
            source = await self.fetched(document, name, given)
        except IssueError as error:
            shown = shortened(name, LONGEST_SHOWN)
            why = shortened(said(error.problem, tongue), LONGEST_PROBLEM)
            await message.reply_html(tongue(texts.SENT_UNREADABLE, name=shown, problem=why))
            return
        except BadRequest as error:
            log.warning("%s cannot be downloaded: %s", name, error.message)
            # Telegram's own limit counts what we were not told.
            too_large = "too big" in error.message.lower()
            refusal = texts.SENT_TOO_LARGE if too_large else texts.SENT_BUT_GONE
            await message.reply_html(tongue(refusal, name=shortened(name, LONGEST_SHOWN)))
            return
        now = self.services.now()
        number = await asyncio.to_thread(self.uploads.keep, source, message.chat_id, given, now)
        reply = await asyncio.to_thread(self.shown, ShowUpload(number), tongue)
        await message.reply_html(reply.text, reply_markup=keyboard(reply.rows))

    async def fetched(self, document: Document, name: str, given: date | None) -> Source:
        """The text of what was sent; the file itself is gone again. Raises IssueError, BadRequest."""
        path = await asyncio.to_thread(self.uploads.place_for, name)
        try:
            file = await document.get_file()
            await file.download_to_drive(path)
            return await read_confined(path, given)
        finally:
            await asyncio.to_thread(self.uploads.throw_away, path)

    # --- buttons

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish = await self.admitted(update)
        if wish is None:
            return
        tongue = await self.tongue(update)
        carry_out: dict[type[Press], Callable[[Any, Tongue], Reply]] = {
            ShowUpload: self.shown,
            PublishUpload: self.published,
            ReplaceByUpload: self.replaced,
            DropUpload: self.dropped,
            ShowHeld: self.held,
            ReleaseIssue: self.released,
            DropIssue: self.issue_dropped,
        }
        reply = await asyncio.to_thread(carry_out[type(wish)], wish, tongue)
        await turn(update, reply)
        if not reply.rows:
            await asyncio.to_thread(self.services.fanout.tick, self.services.now())

    def shown(self, wish: ShowUpload, tongue: Tongue) -> Reply:
        """A page of what an upload holds."""
        upload = self.uploads.get(wish.upload_id)
        if upload is None or not upload.is_waiting:
            return Reply(tongue(texts.SETTLED_BEFORE))
        issue = self.read(upload)
        papers = self.services.papers
        try:
            paper = choose_paper(issue, papers).paper.name
        except IssueError:
            choices = [one.name for one in papers]
            return upload_reply(upload.id, glance_at(issue), wish.page, tongue, papers=choices)
        existing = self.services.archive.issue_on(issue.date, paper) if issue.date else None
        same = existing is not None and existing.content_hash == upload.source.content_hash
        return upload_reply(upload.id, glance_at(issue), wish.page, tongue, existing=existing, same=same)

    def read(self, upload: Upload) -> Issue:
        source = upload.source
        return self.desk.correct(parse_issue(source.text, file=source.name, given_date=upload.given_date))

    def published(self, wish: PublishUpload, tongue: Tongue) -> Reply:
        upload = self.uploads.get(wish.upload_id)
        if upload is None or not upload.is_waiting or wish.paper >= len(self.services.papers):
            return Reply(tongue(texts.SETTLED_BEFORE))
        paper_name = self.services.papers[wish.paper].name if wish.paper >= 0 else None
        now = self.services.now()
        try:
            done = ingest_source(
                self.desk,
                upload.source,
                now=now,
                given_date=upload.given_date,
                paper_name=paper_name,
                revive=True,
            )
        except IssueError:  # it does not say which paper, and no button did
            return self.shown(ShowUpload(upload.id), tongue)
        self.uploads.settle(upload.id, "published", now)
        log.info(
            "%s sent in and taken in: %s, issue %d",
            upload.source.name,
            done.stored.outcome,
            done.stored.issue_id,
        )
        self.services.archive.release(done.stored.issue_id)
        issue = self.services.archive.issue(done.stored.issue_id)
        if issue is None:  # dropped by somebody else at this very moment
            return Reply(tongue(texts.SETTLED_BEFORE))
        if done.stored.outcome == "replaced":
            self.services.fanout.reread(issue.id, now)
        return Reply(
            self.told(texts.PUBLISHED, issue, tongue) + "\n" + self.pushed(issue, tongue, push=wish.push)
        )

    def replaced(self, wish: ReplaceByUpload, tongue: Tongue) -> Reply:
        upload, existing = self.uploads.get(wish.upload_id), self.services.archive.issue(wish.issue_id)
        if upload is None or not upload.is_waiting or existing is None:
            return Reply(tongue(texts.SETTLED_BEFORE))
        issue, now = self.read(upload), self.services.now()
        put_reading(self.desk, existing.id, issue, existing.paper)
        self.uploads.settle(upload.id, "published", now)
        log.info("%s sent in: issue %d replaced", upload.source.name, existing.id)
        self.services.fanout.reread(existing.id, now)
        return Reply(self.told(texts.REPLACED, self.services.archive.issue(existing.id) or existing, tongue))

    def dropped(self, wish: DropUpload, tongue: Tongue) -> Reply:
        upload = self.uploads.get(wish.upload_id)
        if upload is None or not self.uploads.settle(upload.id, "dropped", self.services.now()):
            return Reply(tongue(texts.SETTLED_BEFORE))
        return Reply(tongue(texts.DROPPED, name=shortened(upload.source.name, LONGEST_SHOWN)))

    # --- issues that are held

    def held(self, wish: ShowHeld, tongue: Tongue) -> Reply:
        issue = self.services.archive.issue(wish.issue_id)
        if issue is None or not issue.held:
            return Reply(tongue(texts.SETTLED_BEFORE))
        return held_reply(issue, wish.page, self.services.settings.inbox.hold_below, tongue)

    def released(self, wish: ReleaseIssue, tongue: Tongue) -> Reply:
        if not self.services.archive.release(wish.issue_id):
            return Reply(tongue(texts.SETTLED_BEFORE))
        issue = self.services.archive.issue(wish.issue_id)
        assert issue is not None  # released just now
        log.info("%s released, issue %d", issue.file, issue.id)
        return Reply(
            self.told(texts.PUBLISHED, issue, tongue) + "\n" + self.pushed(issue, tongue, push=wish.push)
        )

    def issue_dropped(self, wish: DropIssue, tongue: Tongue) -> Reply:
        issue = self.services.archive.issue(wish.issue_id)
        # Only what is held: a button of last week must not take away what readers have by now.
        if issue is None or not issue.held or not self.services.archive.drop(issue.id):
            return Reply(tongue(texts.SETTLED_BEFORE))
        log.info("%s dropped, issue %d", issue.file, issue.id)
        return Reply(tongue(texts.DROPPED, name=shortened(issue.file, LONGEST_SHOWN)))

    # --- what both say

    def told(self, text: str, issue: StoredIssue, tongue: Tongue) -> str:
        return tongue(text, paper=issue.paper, when=issue_name(issue), count=len(issue.articles))

    def pushed(self, issue: StoredIssue, tongue: Tongue, *, push: bool) -> str:
        """Let readers hear of an issue, if that is wanted and its paper is not muted; what to say of it."""
        if not push:
            return tongue(texts.NOT_PUSHED)
        if issue.paper in self.muted.papers():
            return tongue(texts.PAPER_IS_MUTED, paper=issue.paper)
        is_news = self.services.fanout.announce(issue.id, issue.paper, self.services.now())
        return tongue(texts.PUSHED if is_news else texts.PUSHED_BEFORE)


def day_of(caption: str) -> date | None:
    """The date that stands beneath a file, and nothing else."""
    try:
        return date.fromisoformat(caption.strip())
    except ValueError:
        return None
