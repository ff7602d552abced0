"""People: who is in the latest issue, and what was ever printed about somebody in office."""

import asyncio

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.handlers.answers import answer, say
from bot.handlers.searching import MAX_QUERY, Searching
from bot.handlers.shelf import Shelf, wish_of
from bot.handlers.typed import words_of
from bot.language import Tongue
from bot.queries import organisation_query, person_query, place_query, term_query
from bot.replies.issues import IN_ALL_TEXTS, NOBODY
from bot.replies.reading import NO_ISSUE_YET
from bot.screens.buttons import pressed
from bot.screens.chat_text import escape
from bot.screens.pages import people_reply
from bot.screens.reading_buttons import RunSearch, ShowPeople
from bot.screens.results import Button, Reply
from bot.services import Services
from digests.archive.browsing import articles_naming
from digests.archive.stored import StoredIssue
from digests.search.conditions import Role
from digests.search.normal import normal_form


class People(Shelf):
    def __init__(self, services: Services, searching: Searching) -> None:
        super().__init__(services)
        self.searching = searching

    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(CommandHandler("people", self.people))
        application.add_handler(CallbackQueryHandler(self.turn_people, pattern=pressed(ShowPeople)))

    async def people(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/people NAME, also of an organisation or a place; without one who is in the latest issues."""
        tongue, name = await self.tongue(update), words_of(update)[:MAX_QUERY]
        if name:
            await answer(update, await asyncio.to_thread(self.person, name, tongue))
            return
        issues = await asyncio.to_thread(self.latest_issues)
        if not issues:
            await say(update, tongue(NO_ISSUE_YET))
        for issue in issues:
            await answer(update, await asyncio.to_thread(self.people_of, issue, 0, tongue))

    def person(self, name: str, tongue: Tongue) -> Reply:
        """Where somebody is named, newest first, beneath the office that the newest article gives."""
        found = articles_naming(self.services.engine, "person", name, limit=1)
        if not found.hits:
            return self.organisation_or_place(name, tongue)
        hits = self.searching.first_hits(person_query(name), tongue)
        title = self.office(name, found.hits[0].article_id)
        return Reply(
            f"👤 <b>{escape(tongue.printed(name))}</b>　{escape(tongue.printed(title))}\n{hits.text}",
            hits.rows,
        )

    def organisation_or_place(self, name: str, tongue: Tongue) -> Reply:
        named: tuple[tuple[Role, str], ...] = (
            ("organisation", organisation_query(name)),
            ("place", place_query(name)),
        )
        for role, query in named:
            if articles_naming(self.services.engine, role, name, limit=1).hits:
                return self.searching.first_hits(query, tongue)
        number = self.services.asked.number_of(term_query(name))
        return Reply(tongue(NOBODY, name=name), ((Button(tongue(IN_ALL_TEXTS), RunSearch(number)),),))

    def office(self, name: str, article_id: int) -> str:
        stored = self.services.archive.article(article_id)
        people = stored.people if stored else ()
        return next((one.title for one in people if normal_form(one.name) == normal_form(name)), "")

    def people_of(self, issue: StoredIssue, offset: int, tongue: Tongue) -> Reply:
        number_of = self.services.asked.number_of
        return people_reply(issue, offset, lambda name: number_of(person_query(name)), tongue)

    async def turn_people(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if wish := wish_of(update, ShowPeople):

            def make(issue: StoredIssue, tongue: Tongue) -> Reply:
                return self.people_of(issue, wish.offset, tongue)

            await self.show(update, wish.issue_id, make, fresh=wish.fresh)
