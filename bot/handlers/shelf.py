"""What several errands take from the archive: the issues that readers may see."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from telegram import Update

from bot.handlers.answers import acknowledge, answer, turn
from bot.handlers.errand import Errand
from bot.language import Tongue
from bot.replies.issues import GONE_ISSUE
from bot.screens.buttons import Press, decode
from bot.screens.results import Reply
from bot.screens.typed_dates import typed_date
from digests.archive.stored import StoredIssue

P = TypeVar("P", bound=Press)
MakeReply = Callable[[StoredIssue, Tongue], Reply]


class Shelf(Errand):
    """A room of handlers that look issues up. A held issue is on no shelf until an editor releases it."""

    @property
    def shows_texts(self) -> bool:
        """Whether the paper lets its whole texts be passed on, or headlines and leads alone."""
        return self.services.settings.digest.rights == "full"

    def latest_issues(self) -> list[StoredIssue]:
        """The latest issue of each paper that has one."""
        found = (
            self.services.archive.latest(self.services.today(paper), paper.name)
            for paper in self.services.papers
        )
        return [issue for issue in found if issue is not None]

    def issues_on(self, day: date) -> list[StoredIssue]:
        found = (self.services.archive.issue_on(day, paper.name) for paper in self.services.papers)
        return [issue for issue in found if issue is not None]

    def shown_issue(self, issue_id: int) -> StoredIssue | None:
        issue = self.services.archive.issue(issue_id)
        return None if issue is None or issue.held else issue

    async def show(self, update: Update, issue_id: int, make: MakeReply, *, fresh: bool) -> None:
        """Answer the press of a button about an issue: with what `make` makes of it, or that it is gone."""
        tongue = await self.tongue(update)
        issue = await asyncio.to_thread(self.shown_issue, issue_id)
        await acknowledge(update, None if issue else tongue(GONE_ISSUE))
        if issue:
            reply = await asyncio.to_thread(make, issue, tongue)
            await (answer(update, reply) if fresh else turn(update, reply))

    def day_typed(self, text: str) -> date | None:
        return typed_date(text, self.services.today(self.services.papers[0]))


def wish_of(update: Update, kind: type[P]) -> P | None:
    """What the pressed button asks for; None where its data is of another kind."""
    query = update.callback_query
    wish = decode(query.data or "") if query else None
    return wish if isinstance(wish, kind) else None
