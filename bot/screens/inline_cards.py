"""Articles as cards for inline mode: what the list shows, and the message that choosing one sends. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.replies.digests import NO_HEADLINE
from bot.screens.articles import citation, place_printed
from bot.screens.chat_text import escape
from bot.screens.results import shortened, snippet_html, where_printed
from bot.screens.script import article_in, hit_in
from digests.archive.stored import StoredArticle
from digests.lead import lead_of
from digests.search.search import Hit
from digests.search.snippets import Snippet

CARDS_AT_ONCE = 10
MAX_TITLE = 90
MAX_DESCRIPTION = 120
OFFSET = re.compile(r"(\d{1,9})(?:\.(\d{1,18}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Card:
    """`html` is the message that it becomes; `article_id` is where its button leads."""

    article_id: int
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True)
class Place:
    """How far a reader has scrolled: cards seen, and the archive as it was at the first of them (0: as it is)."""

    offset: int = 0
    as_of: int = 0

    def __str__(self) -> str:
        return f"{self.offset}.{self.as_of}"


def place_of(offset: str) -> Place:
    """The place that `Place` wrote; the beginning for anything else.

    >>> place_of("10.417"), place_of("nonsense")
    (Place(offset=10, as_of=417), Place(offset=0, as_of=0))
    """
    found = OFFSET.fullmatch(offset)
    return Place(int(found[1]), int(found[2] or 0)) if found else Place()


def article_card(stored: StoredArticle, tongue: Tongue) -> Card:
    stored = article_in(stored, tongue)
    article = stored.article
    lead = lead_of(article.paragraphs)
    kicker = f"{escape(article.kicker)}\n" if article.kicker else ""
    parts = [f"{kicker}<b>{escape(article.headline)}</b>", escape(lead), citation(stored, tongue)]
    return Card(
        stored.id,
        shortened(article.headline, MAX_TITLE) or tongue.plain(NO_HEADLINE),
        shortened(f"{place_printed(stored, tongue)} · {lead}", MAX_DESCRIPTION),
        "\n\n".join(part for part in parts if part),
    )


def hit_card(hit: Hit, tongue: Tongue, *, snippets: bool = True) -> Card:
    """`snippets` False shows no words of the text, where the paper's rights ask for that."""
    hit = hit_in(hit, tongue)
    where = where_printed(hit, tongue)
    headline = shortened(hit.headline, MAX_TITLE) or tongue.plain(NO_HEADLINE)
    head, source = f"<b>{escape(headline)}</b>", f"—— {escape(where)}"
    if not snippets:
        return Card(hit.article_id, headline, where, f"{head}\n\n{source}")
    description = shortened(f"{where} · {plain_text(hit.snippet)}", MAX_DESCRIPTION)
    return Card(hit.article_id, headline, description, f"{head}\n\n{snippet_html(hit)}\n\n{source}")


def plain_text(snippet: Snippet) -> str:
    return "".join(piece.text for piece in snippet)


def headline_cards(articles: Sequence[StoredArticle], place: Place, tongue: Tongue) -> tuple[list[Card], str]:
    """The cards from a place on, and where the next ones begin ("": there are none)."""
    shown = articles[place.offset : place.offset + CARDS_AT_ONCE]
    after = place.offset + len(shown)
    return [article_card(one, tongue) for one in shown], str(Place(after)) if after < len(articles) else ""
