"""The review desk: what readers reported and what the parser is unsure of, one after the other, and corrections.

Words (a headline, a byline, a date, a letter) come as a reply to our question, which carries what it asked about:
nothing has to be remembered.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from telegram import ForceReply, Message, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.delivery.pushes import Body, Priority, Push
from bot.editors.corrections import Corrections
from bot.handlers.admins import AdminErrand
from bot.handlers.answers import answer, say, turn
from bot.language import Tongue
from bot.papers import desk_of
from bot.readers.reports import Reports
from bot.replies import review as texts
from bot.screens.buttons import Press, pressed
from bot.screens.editing_buttons import (
    ApproveArticle,
    AskFor,
    CutAt,
    MergeNext,
    ReviewArticle,
    SettleReport,
    ShowAfter,
    ShowCuts,
    TakeBack,
)
from bot.screens.issue_preview import UNSURE_BELOW
from bot.screens.results import Reply, shortened
from bot.screens.review_message import (
    Task,
    article_reply,
    cuts_reply,
    end_reply,
    merge_reply,
    place_after,
    queue_of,
    task_reply,
)
from bot.services import Services
from digests.archive.stored import StoredArticle, StoredIssue
from digests.dates import printed_date
from digests.inbox.corrections import LONGEST_HEADLINE, Correction, Kind, anchor_of, apply, printed_byline
from digests.inbox.ingest import correct_stored
from digests.parsing import parse_issue

log = logging.getLogger(__name__)

# What was printed longer ago nobody reads any more; /review with its number still finds it.
REVIEWED = timedelta(days=14)
# How our question is known again in the reply to it; with a word, as it was asked by an older version.
MARK = re.compile(r"№(?:([1-4])-|(headline|byline|date|answer):)(\d{1,18})\Z")
# Both in one message, also in rare characters, which count twice.
LONGEST_ANSWER, LONGEST_QUOTED = 1500, 400
NUMBER = re.compile(r"(\d{1,18})\s*\Z")
DAY = re.compile(r"\s*(\d{4})\D(\d{1,2})\D(\d{1,2})日?\s*")
QUESTIONS = {
    "headline": texts.ASK_HEADLINE,
    "byline": texts.ASK_BYLINE,
    "date": texts.ASK_DATE,
    "answer": texts.ASK_ANSWER,
}


def asked_about(message: Message) -> tuple[str, int] | None:
    """What a reply answers: headline, byline, date or answer, and of which article or report."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or not asked.from_user.is_bot:
        return None
    found = MARK.search(asked.text or "")
    if found is None:
        return None
    return found[2] or list(QUESTIONS)[int(found[1]) - 1], int(found[3])


def mark_of(wish: AskFor) -> str:
    return f"{list(QUESTIONS).index(wish.what) + 1}-{wish.article_id}"


class AnswersOurQuestion(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return asked_about(message) is not None


class Review(AdminErrand):
    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.reports = Reports(services.engine)
        self.corrections = Corrections(services.engine)
        self.desk = desk_of(services.settings, services.archive)

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        """Before the handler that takes any words for a search."""
        application.add_handler(CommandHandler("review", self.review, self.only))
        words = self.only & filters.TEXT & ~filters.COMMAND & AnswersOurQuestion()
        application.add_handler(MessageHandler(words, self.in_words))
        application.add_handler(CallbackQueryHandler(self.ask, pattern=pressed(AskFor)))
        presses = (
            ShowAfter,
            SettleReport,
            ApproveArticle,
            MergeNext,
            ShowCuts,
            CutAt,
            TakeBack,
            ReviewArticle,
        )
        application.add_handler(CallbackQueryHandler(self.press, pattern=pressed(*presses)))

    async def review(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        wish: Press = ShowAfter()
        if context.args:
            found = NUMBER.search(context.args[-1])
            if found is None:
                await say(update, tongue(texts.REVIEW_WHAT))
                return
            wish = ReviewArticle(int(found[1]))
        await answer(update, await asyncio.to_thread(self.carry_out, wish, 0, tongue))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, user = await self.admitted(update), update.effective_user
        if wish is not None and user is not None:
            reply = await asyncio.to_thread(self.carry_out, wish, user.id, await self.tongue(update))
            await turn(update, reply)

    def carry_out(self, wish: Press, editor: int, tongue: Tongue) -> Reply:
        if isinstance(wish, ShowAfter):
            return self.shown_after(wish, tongue)
        if isinstance(wish, SettleReport):
            self.reports.close(wish.report_id, self.services.now())
            return self.shown_after(ShowAfter(wish.report_id), tongue)
        assert isinstance(wish, ApproveArticle | MergeNext | ShowCuts | CutAt | TakeBack | ReviewArticle)
        stored = self.services.archive.article(wish.article_id)
        if stored is None or stored.withdrawn or (stored.vanished and not isinstance(wish, TakeBack)):
            return Reply(tongue(texts.REVIEW_WHAT if editor == 0 else texts.ARTICLE_GONE))
        act: dict[type[Press], Callable[[Any, StoredArticle, int, Tongue], Reply]] = {
            ApproveArticle: self.approved,
            MergeNext: self.merged,
            ShowCuts: lambda one, article, editor, tongue: cuts_reply(article, one.page, tongue),
            CutAt: self.cut,
            TakeBack: self.taken_back,
            ReviewArticle: lambda one, article, editor, tongue: article_reply(article, tongue),
        }
        return act[type(wish)](wish, stored, editor, tongue)

    # --- the queue

    def queue(self) -> list[Task]:
        unsure: list[int] = []
        for paper in self.services.papers:
            today = self.services.today(paper)
            issues = self.services.archive.issues_between(
                paper.name, today - REVIEWED, today + timedelta(days=1)
            )
            unsure += [
                one.id
                for issue in issues
                for one in issue.articles
                if one.article.confidence < UNSURE_BELOW and not one.withdrawn
            ]
        return queue_of(self.reports.open(), unsure)

    def shown_after(self, wish: ShowAfter, tongue: Tongue) -> Reply:
        queue = self.queue()
        place = place_after(queue, wish)
        if place >= len(queue):
            return end_reply(len(queue), tongue)
        stored = self.services.archive.article(queue[place].article_id)
        shown = None if stored is None or stored.withdrawn or stored.vanished else stored
        return task_reply(queue, place, shown, tongue)

    # --- corrections

    def approved(self, wish: ApproveArticle, stored: StoredArticle, editor: int, tongue: Tongue) -> Reply:
        self.correct(stored, "right", "", editor)
        # The queue has moved up by one, so that its first is next.
        return self.shown_after(ShowAfter(), tongue)

    def merged(self, wish: MergeNext, stored: StoredArticle, editor: int, tongue: Tongue) -> Reply:
        following = self.next_of(stored)
        if following is None:
            return article_reply(stored, tongue, tongue(texts.NO_NEXT))
        if wish.next_id != following.id:
            return merge_reply(stored, following, tongue)
        return self.told(stored, self.correct(stored, "merge", anchor_of(following.article), editor), tongue)

    def next_of(self, stored: StoredArticle) -> StoredArticle | None:
        issue = self.services.archive.issue(stored.issue_id)
        articles = issue.articles if issue else ()
        places = [place for place, one in enumerate(articles) if one.id == stored.id]
        return articles[places[0] + 1] if places and places[0] + 1 < len(articles) else None

    def cut(self, wish: CutAt, stored: StoredArticle, editor: int, tongue: Tongue) -> Reply:
        if not 0 < wish.paragraph < len(stored.article.paragraphs):
            return cuts_reply(stored, 0, tongue)
        number = self.correct(stored, "split", "", editor, anchor_of(stored.article, wish.paragraph))
        return self.told(stored, number, tongue)

    def taken_back(self, wish: TakeBack, stored: StoredArticle, editor: int, tongue: Tongue) -> Reply:
        correction = self.corrections.get(wish.correction_id)
        if correction is None or not self.corrections.take_back(wish.correction_id):
            return article_reply(stored, tongue)
        self.renew(stored.issue_id, forget_date=correction.kind == "date")
        return article_reply(self.again(stored), tongue, tongue(texts.TAKEN_BACK))

    def correct(
        self, stored: StoredArticle, kind: Kind, value: str, editor: int, anchor: str | None = None
    ) -> int | None:
        """Keep a correction and carry it out; its number, None where it would change nothing."""
        issue = self.services.archive.issue(stored.issue_id)
        if issue is None:
            return None
        if kind == "date":
            anchor = ""
        elif anchor is None:
            anchor = anchor_of(stored.article)
        correction = Correction(kind, issue.file, issue.date, anchor, value)
        if not self.has_effect(issue, correction):
            return None
        now = self.services.now()
        number = self.corrections.add(correction, editor, now)
        log.info("issue %d corrected by %d: %s of %s", issue.id, editor, kind, stored.article.headline)
        self.renew(issue.id)
        self.reports.close_article(stored.id, now)
        return number

    def has_effect(self, issue: StoredIssue, correction: Correction) -> bool:
        text = self.services.archive.source_text(issue.id)
        if text is None:
            return False
        given = issue.date if issue.date_source == "given" else None
        parsed = self.desk.correct(parse_issue(text, file=issue.file, given_date=given))
        return apply(parsed, correction) != parsed

    def renew(self, issue_id: int, *, forget_date: bool = False) -> None:
        """Read the issue anew, and edit what was sent of it."""
        correct_stored(self.desk, issue_id, forget_date=forget_date)
        self.services.fanout.reread(issue_id, self.services.now())

    def told(self, stored: StoredArticle, number: int | None, tongue: Tongue) -> Reply:
        if number is None:
            return article_reply(stored, tongue, tongue(texts.NO_EFFECT))
        return article_reply(self.again(stored), tongue, tongue(texts.CORRECTED), number)

    def again(self, stored: StoredArticle) -> StoredArticle:
        return self.services.archive.article(stored.id) or stored

    # --- words

    async def ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, message = await self.admitted(update), update.effective_message
        if not isinstance(wish, AskFor) or message is None:
            return
        tongue = await self.tongue(update)
        now = await asyncio.to_thread(self.as_it_is, wish)
        if now is None or wish.what not in QUESTIONS:
            await say(update, tongue(texts.ARTICLE_GONE))
            return
        question = tongue(QUESTIONS[wish.what], now=now, mark=mark_of(wish))
        await message.reply_html(question, reply_markup=ForceReply(selective=True))

    def as_it_is(self, wish: AskFor) -> str | None:
        if wish.what == "answer":
            letters = [one.text for one in self.reports.open() if one.id == wish.article_id]
            return shortened(letters[0], LONGEST_ANSWER) if letters else None
        stored = self.services.archive.article(wish.article_id)
        if stored is None or stored.withdrawn or stored.vanished:
            return None
        if wish.what == "date":
            return printed_date(stored.date, stored.date_source)
        if wish.what == "byline":
            return shortened(printed_byline(stored.article.reporters), LONGEST_HEADLINE) or "-"
        return shortened(stored.article.headline, LONGEST_HEADLINE)

    async def in_words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, user = update.effective_message, update.effective_user
        asked = asked_about(message) if message else None
        if message is None or user is None or asked is None:
            return
        what, number = asked
        words = (message.text or "").strip()
        tongue = await self.tongue(update)
        if what == "answer":
            reply = await asyncio.to_thread(self.answered, number, words, tongue)
        else:
            reply = await asyncio.to_thread(self.written, what, number, words, user.id, tongue)
        await answer(update, reply)

    def written(self, what: str, article_id: int, words: str, editor: int, tongue: Tongue) -> Reply:
        stored = self.services.archive.article(article_id)
        if stored is None or stored.withdrawn or stored.vanished:
            return Reply(tongue(texts.ARTICLE_GONE))
        kind: Kind = "headline"
        if what == "date":
            day = day_of(words)
            if day is None:
                return Reply(tongue(texts.NOT_A_DATE, words=shortened(words, LONGEST_HEADLINE)))
            kind, words = "date", day.isoformat()
        elif len(words) > LONGEST_HEADLINE:
            return Reply(tongue(texts.TOO_LONG, most=LONGEST_HEADLINE))
        elif what == "byline":
            kind = "byline"
        return self.told(stored, self.correct(stored, kind, " ".join(words.split()), editor), tongue)

    def answered(self, report_id: int, words: str, tongue: Tongue) -> Reply:
        """The editors' letter goes to the reader by the outbox, in the reader's language."""
        report = next((one for one in self.reports.open() if one.id == report_id), None)
        if report is None:
            return Reply(tongue(texts.SETTLED))
        if len(words) > LONGEST_ANSWER:
            return Reply(tongue(texts.TOO_LONG, most=LONGEST_ANSWER))
        chat, now = self.services.subscribers.chat(report.chat_id), self.services.now()
        readers = chat.tongue if chat else Tongue()
        letter = readers(
            texts.LETTER_FROM_EDITORS,
            answer=words,
            letter=shortened(report.text, LONGEST_QUOTED),
        )
        push = Push(report.chat_id, f"report:{report.id}", Body(letter), priority=Priority.ALERT)
        self.services.outbox.enqueue([push], now)
        self.services.fanout.wake()
        self.reports.close(report.id, now)
        return Reply(tongue(texts.READER_ANSWERED))


def day_of(words: str) -> date | None:
    """2026-07-04, 2026/7/4 or 2026年7月4日.

    >>> day_of("2026年7月4日"), day_of("昨天"), day_of("2026-02-30")
    (datetime.date(2026, 7, 4), None, None)
    """
    found = DAY.fullmatch(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
