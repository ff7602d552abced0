"""Issues: one of a day, the calendar, the headlines of a page, the keywords, this day in other years."""

import asyncio
import re
import unicodedata
from datetime import date

from telegram import Message, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.handlers.answers import acknowledge, answer, say, turn
from bot.handlers.reading import Reading
from bot.handlers.shelf import Shelf, wish_of
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.queries import term_query
from bot.replies.issues import WHICH_DATE, WHICH_PAGE
from bot.replies.reading import NO_ISSUE_YET
from bot.replies.trouble import GONE_BUTTON
from bot.screens.buttons import decode, pressed
from bot.screens.issue_calendar import (
    days_reply,
    months_reply,
    near_reply,
    nearest,
    on_this_day_reply,
    papers_reply,
    undated_reply,
    years_reply,
)
from bot.screens.pages import keywords_reply, page_reply
from bot.screens.reading_buttons import UNDATED, ShowCalendar, ShowIssue, ShowKeywords, ShowPage
from bot.screens.results import Reply
from bot.services import Services
from digests.archive.browsing import issues_of_month, months, on_this_day, undated_issues
from digests.archive.stored import IssueSummary, StoredIssue
from digests.keywords import issue_keywords
from digests.selection import page_name

MOST_KEYWORDS = 18
PAGE_AND_DAY = re.compile(r"第?(\d{1,3}|[一二三四五六七八九十]{1,3}|头)版?(?:\s+(.+))?")
PAGE_NAMES = {page_name(number).removesuffix("版"): number for number in range(1, 100)} | {"头": 1}


class Issues(Shelf):
    def __init__(self, services: Services, reading: Reading) -> None:
        super().__init__(services)
        self.reading = reading

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("issue", self.issue))
        application.add_handler(CommandHandler("issues", self.calendar))
        application.add_handler(CommandHandler("page", self.page))
        application.add_handler(CommandHandler("keywords", self.keywords))
        application.add_handler(CommandHandler("onthisday", self.on_this_day))
        application.add_handler(CallbackQueryHandler(self.show_issue, pattern=pressed(ShowIssue)))
        application.add_handler(CallbackQueryHandler(self.show_page, pattern=pressed(ShowPage)))
        application.add_handler(CallbackQueryHandler(self.show_calendar, pattern=pressed(ShowCalendar)))
        application.add_handler(CallbackQueryHandler(self.show_keywords, pattern=pressed(ShowKeywords)))

    async def issue(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/issue DATE; without a date the calendar."""
        tongue, typed = await self.tongue(update), words_of(update)
        if not typed:
            await self.calendar(update, context)
            return
        day = self.day_typed(typed)
        if day is None:
            await say(update, tongue(WHICH_DATE, command="issue"))
            return
        for reply in await asyncio.to_thread(self.issues_of_day, day, tongue):
            await answer(update, reply)

    def issues_of_day(self, day: date, tongue: Tongue) -> list[Reply]:
        """The issues of a day, or the nearest ones by buttons."""
        issues = self.issues_on(day)
        if issues:
            return [self.reading.issue(issue, tongue) for issue in issues]
        near = nearest(self.issues_around(day), day)
        return [near_reply(day, near, tongue)]

    def issues_around(self, day: date) -> list[IssueSummary]:
        """The issues of the day's month and of the months with issues before and after it."""
        engine = self.services.engine
        every = [(one.year, one.month) for one in months(engine)]
        here = (day.year, day.month)
        wanted = {here, *[one for one in every if one < here][:1], *[one for one in every if one > here][-1:]}
        return [one for year, month in wanted for one in issues_of_month(engine, year, month)]

    async def page(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/page N [DATE]: of that day's issue, else of the issue whose message is replied to, else of the latest."""
        tongue = await self.tongue(update)
        typed = unicodedata.normalize("NFKC", words_of(update)) or "1"
        found = PAGE_AND_DAY.fullmatch(typed)
        page = page_typed(found[1]) if found else None
        day = self.day_typed(found[2]) if found and found[2] else None
        if found is None or page is None or (found[2] and day is None):
            await say(update, tongue(WHICH_PAGE))
            return
        replied = issue_shown_in(update.effective_message)
        for reply in await asyncio.to_thread(self.pages, page, day, replied, tongue):
            await answer(update, reply)

    def pages(self, page: int, day: date | None, issue_id: int | None, tongue: Tongue) -> list[Reply]:
        replied = self.shown_issue(issue_id) if issue_id and not day else None
        issues = self.issues_on(day) if day else [replied] if replied else self.latest_issues()
        if not issues:
            return self.issues_of_day(day, tongue) if day else [Reply(tongue(NO_ISSUE_YET))]
        return [page_reply(issue, page, 0, self.services.username.link, tongue) for issue in issues]

    async def keywords(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        issues = await asyncio.to_thread(self.latest_issues)
        if not issues:
            await say(update, tongue(NO_ISSUE_YET))
        for issue in issues:
            await answer(update, await asyncio.to_thread(self.keywords_of, issue, tongue))

    def keywords_of(self, issue: StoredIssue, tongue: Tongue) -> Reply:
        articles = [(one.article, one.keywords) for one in issue.articles]
        terms = [word.term for word in issue_keywords(articles, MOST_KEYWORDS)]
        return keywords_reply(issue, terms, lambda term: self.number_of(term_query(term)), tongue)

    def number_of(self, query: str) -> int:
        return self.services.asked.number_of(query)

    async def on_this_day(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue, today = await self.tongue(update), self.services.today(self.services.papers[0])
        found = await asyncio.to_thread(on_this_day, self.services.engine, today)
        await answer(update, on_this_day_reply(today, found, tongue))

    async def calendar(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        tongue = await self.tongue(update)
        await answer(update, await asyncio.to_thread(self.first_of_calendar, tongue))

    def first_of_calendar(self, tongue: Tongue) -> Reply:
        """Which paper, where there are several; else its years, or the months of its only one."""
        papers = [paper.name for paper in self.services.papers]
        if len(papers) > 1:
            return papers_reply(papers, tongue)
        years = {one.year for one in months(self.services.engine, papers[0])}
        only = years.pop() if len(years) == 1 and not undated_issues(self.services.engine, papers[0]) else 0
        return self.calendar_at(ShowCalendar(0, only), tongue)

    def calendar_at(self, wish: ShowCalendar, tongue: Tongue) -> Reply:
        engine, name = self.services.engine, self.services.papers[wish.paper].name
        every = months(engine, name)
        if wish.year == UNDATED:
            return undated_reply(name, wish.paper, undated_issues(engine, name), tongue)
        here = [one for one in every if one.year == wish.year]
        if (wish.year, wish.month) in [(one.year, one.month) for one in here]:
            issues = issues_of_month(engine, wish.year, wish.month, name)
            return days_reply(name, wish.paper, every, (wish.year, wish.month), issues, tongue)
        if here:
            return months_reply(name, wish.paper, every, wish.year, tongue)
        undated = len(undated_issues(engine, name))
        if not every and not undated:
            return Reply(tongue(NO_ISSUE_YET))
        return years_reply(name, wish.paper, every, undated, tongue)

    async def show_calendar(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        wish, tongue = wish_of(update, ShowCalendar), await self.tongue(update)
        if wish is None:
            return
        known = 0 <= wish.paper < len(self.services.papers)
        await acknowledge(update, None if known else tongue(GONE_BUTTON))
        if known:
            await turn(update, await asyncio.to_thread(self.calendar_at, wish, tongue))

    async def show_issue(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, ShowIssue):
            await self.show(update, wish.issue_id, self.reading.issue, fresh=True)

    async def show_page(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, ShowPage):
            link = self.services.username.link

            def make(issue: StoredIssue, tongue: Tongue) -> Reply:
                return page_reply(issue, wish.page, wish.offset, link, tongue)

            await self.show(update, wish.issue_id, make, fresh=wish.fresh)

    async def show_keywords(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, ShowKeywords):
            await self.show(update, wish.issue_id, self.keywords_of, fresh=True)


def page_typed(number: str) -> int | None:
    """2, 二, 头; None for numerals that are no number."""
    return int(number) if number.isdecimal() else PAGE_NAMES.get(number)


def issue_shown_in(message: Message | None) -> int | None:
    """The issue that the message replied to shows, as its buttons tell; nothing has to be remembered."""
    replied = message.reply_to_message if message else None
    if replied is None or replied.reply_markup is None:
        return None
    every = (button.callback_data for row in replied.reply_markup.inline_keyboard for button in row)
    presses = (decode(data) for data in every if isinstance(data, str))
    return next((press.issue_id for press in presses if isinstance(press, ShowPage | ShowKeywords)), None)
