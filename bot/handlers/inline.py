"""Inline mode: `@bot 双招双引` in any chat offers articles as cards; without words, the latest headlines."""

import asyncio
from dataclasses import dataclass

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, ContextTypes, InlineQueryHandler

from bot.delivery.sender import NO_PREVIEW
from bot.handlers.answers import came_too_late
from bot.handlers.shelf import Shelf
from bot.language import Tongue
from bot.replies.inline import NO_ISSUE_TO_OFFER, NOTHING_TO_OFFER, READ_IT_ALL
from bot.screens.article_view import gone_reply
from bot.screens.buttons import started_with
from bot.screens.inline_cards import (
    CARDS_AT_ONCE,
    Card,
    Place,
    article_card,
    headline_cards,
    hit_card,
    place_of,
)
from digests.errors import QueryError
from digests.search.query import parse_query
from digests.search.search import search

# Telegram gives the same answer to whoever asks the same again for so long: fresh enough for a paper, and sparing.
CACHE_S = 60
# Counting goes no further: a reader in a hurry scrolls a few screens.
EXACT_TO = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """Cards, where the next ones begin ("" at the end), and the line above them where there are none."""

    cards: list[Card]
    next_offset: str = ""
    apology: str = ""


class Inline(Shelf):
    def register(self, application: "Application") -> None:  # type: ignore[type-arg]
        application.add_handler(InlineQueryHandler(self.offer))

    async def offer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.inline_query
        if query is None:
            return
        tongue = await self.tongue(update)
        found = await asyncio.to_thread(self.cards, query.query.strip(), place_of(query.offset), tongue)
        try:
            await query.answer(
                [self.result(card, tongue) for card in found.cards],
                cache_time=CACHE_S,
                # The next who asks the same may read another language, or be a stranger to a closed bot.
                is_personal=True,
                next_offset=found.next_offset,
                button=apology(found, tongue),
            )
        except BadRequest as error:
            # Asked while the bot was down, or by somebody who typed on meanwhile: nobody waits for it.
            if not came_too_late(error):
                raise

    def cards(self, words: str, place: Place, tongue: Tongue) -> Offer:
        """One article by its number (what the button "share" writes), hits of a search, or the latest headlines."""
        if not words:
            articles = [article for issue in self.latest_issues() for article in issue.articles]
            return Offer(*headline_cards(articles, place, tongue), "" if articles else NO_ISSUE_TO_OFFER)
        shared = started_with(words)
        if shared is not None:
            return self.shared(shared, tongue)
        try:
            query = parse_query(words)
        except QueryError:
            return Offer([], "", NOTHING_TO_OFFER)
        found = search(
            self.services.engine,
            query,
            limit=CARDS_AT_ONCE,
            offset=place.offset,
            count_to=EXACT_TO,
            as_of=place.as_of or None,
        )
        after = place.offset + len(found.hits)
        more = bool(found.hits) and (not found.total_is_exact or after < found.total)
        return Offer(
            [hit_card(hit, tongue, snippets=self.shows_texts) for hit in found.hits],
            str(Place(after, found.as_of)) if more else "",
            "" if after else NOTHING_TO_OFFER,
        )

    def shared(self, article_id: int, tongue: Tongue) -> Offer:
        archive = self.services.archive
        stored, issue = archive.article(article_id), archive.issue_of_article(article_id)
        if stored is None or gone_reply(stored, issue, tongue):
            return Offer([], "", NOTHING_TO_OFFER)
        return Offer([article_card(stored, tongue)])

    def result(self, card: Card, tongue: Tongue) -> InlineQueryResultArticle:
        link = self.services.username.link(card.article_id)
        return InlineQueryResultArticle(
            id=str(card.article_id),
            title=card.title,
            description=card.description,
            input_message_content=InputTextMessageContent(
                card.html,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
            ),
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(tongue(READ_IT_ALL), url=link)]]),
        )


def apology(offer: Offer, tongue: Tongue) -> InlineQueryResultsButton | None:
    if not offer.apology:
        return None
    return InlineQueryResultsButton(tongue(offer.apology), start_parameter="inline")
