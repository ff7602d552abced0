"""A page of search hits as a message: HTML and buttons. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.buttons import OpenArticle, Press, ShowHits
from bot.chat_text import escape
from bot.language import Tongue
from bot.replies.searching import HITS, MANY_HITS, NEXT, NOTHING_FOUND, PREVIOUS
from digests.dates import printed_date
from digests.search import Hit, Hits

PAGE_OF_HITS = 5
# Snippets are cut to clauses by the search; a headline can be of any length, and five must fit one message.
MAX_HEADLINE = 120
MAX_QUERY_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    press: Press


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to a person: HTML text and rows of buttons."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()


def hits_reply(query: str, search_id: int, hits: Hits, offset: int, tongue: Tongue) -> Reply:
    """One page of hits: a line that counts, the hits numbered as their buttons are, next and previous."""
    shown = shortened(query, MAX_QUERY_SHOWN)
    if not hits.hits:
        return Reply(tongue(NOTHING_FOUND, query=shown))
    title = tongue(HITS if hits.total_is_exact else MANY_HITS, query=shown, total=hits.total)
    numbered = list(enumerate(hits.hits, start=offset + 1))
    text = "\n\n".join([title, *(hit_block(number, hit) for number, hit in numbered)])
    reading = tuple(Button(str(number), OpenArticle(hit.article_id, fresh=True)) for number, hit in numbered)
    return Reply(text, (reading, *turning(search_id, hits, offset, tongue)))


def hit_block(number: int, hit: Hit) -> str:
    headline = escape(shortened(hit.headline, MAX_HEADLINE))
    where = f"{escape(hit.paper)} {printed_date(hit.date, hit.date_source)} 第{hit.page}版"
    snippet = "".join(f"<b>{escape(p.text)}</b>" if p.hit else escape(p.text) for p in hit.snippet)
    return f"{number}. <b>{headline}</b>\n<i>{where}</i>\n{snippet}"


def turning(search_id: int, hits: Hits, offset: int, tongue: Tongue) -> Sequence[tuple[Button, ...]]:
    row: list[Button] = []
    if offset > 0:
        row.append(Button(tongue(PREVIOUS), ShowHits(search_id, max(0, offset - PAGE_OF_HITS), hits.as_of)))
    if not hits.total_is_exact or offset + len(hits.hits) < hits.total:
        row.append(Button(tongue(NEXT), ShowHits(search_id, offset + PAGE_OF_HITS, hits.as_of)))
    return (tuple(row),) if row else ()


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
