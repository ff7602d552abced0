"""A message to a person, and a page of search hits as one: HTML and buttons. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.replies.digests import WHERE_PRINTED
from bot.replies.searching import (
    DROPPED,
    FOLLOW_SEARCH,
    FOUND_INSTEAD,
    HITS,
    MANY_HITS,
    NEXT,
    NOTHING_FOUND,
    PREVIOUS,
    TREND,
)
from bot.screens.buttons import OpenArticle, Press, ShowHits
from bot.screens.chat_text import escape
from bot.screens.days import issue_day
from bot.screens.reading_buttons import DrawTrend, RunSearch
from bot.screens.script import hit_in
from bot.screens.topic_button import SubscribeTopic
from digests.search.search import Hit, Hits
from digests.search.suggestions import Suggestion

PAGE_OF_HITS = 5
# Snippets are cut to clauses by the search; a headline can be of any length, and five must fit one message.
MAX_HEADLINE = 120
MAX_QUERY_SHOWN = 80
MAX_LABEL = 40


@dataclass(frozen=True, slots=True)
class Button:
    """A button beneath a message; it has one of the four: a press, a text to copy, a link, a query to share."""

    label: str
    press: Press | None = None
    copy: str = ""
    url: str = ""
    switch_inline: str = ""


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to a person: HTML text and rows of buttons."""

    text: str
    rows: tuple[Row, ...] = ()


def rows_of(buttons: Iterable[Button], width: int) -> tuple[Row, ...]:
    """Buttons in rows of at most `width` (Telegram shows no more than 8)."""
    every = tuple(buttons)
    return tuple(every[start : start + width] for start in range(0, len(every), width))


def hits_reply(
    query: str, search_id: int, hits: Hits, offset: int, tongue: Tongue, *, snippets: bool = True
) -> Reply:
    """One page of hits: a line that counts, the hits numbered as their buttons are, next and previous.

    `snippets` False shows no words of the text, where the paper's rights ask for that.
    """
    shown = shortened(tongue.printed(query), MAX_QUERY_SHOWN)
    if not hits.hits:
        return nothing_found(query, search_id, (), tongue)
    title = tongue(HITS if hits.total_is_exact else MANY_HITS, query=shown, total=hits.total)
    numbered = list(enumerate(hits.hits, start=offset + 1))
    text = "\n\n".join(
        [title, *(hit_block(number, hit, tongue, snippets=snippets) for number, hit in numbered)]
    )
    reading = tuple(Button(str(number), OpenArticle(hit.article_id, fresh=True)) for number, hit in numbered)
    more = (
        Button(tongue(FOLLOW_SEARCH), SubscribeTopic(search_id)),
        Button(tongue(TREND), DrawTrend(search_id, fresh=True)),
    )
    return Reply(text, (reading, *turning(search_id, hits, offset, tongue), more))


def nothing_found(
    query: str, search_id: int, ways_out: Sequence[tuple[Suggestion, int]], tongue: Tongue
) -> Reply:
    """What to try instead, each a button with the remembered number of its search; and to be told later."""
    text = tongue(NOTHING_FOUND, query=shortened(tongue.printed(query), MAX_QUERY_SHOWN))
    if ways_out:
        text += f"\n\n{tongue(FOUND_INSTEAD)}"
    instead = tuple(
        (Button(suggestion_label(suggestion, tongue), RunSearch(number)),) for suggestion, number in ways_out
    )
    return Reply(text, (*instead, (Button(tongue(FOLLOW_SEARCH), SubscribeTopic(search_id)),)))


def suggestion_label(suggestion: Suggestion, tongue: Tongue) -> str:
    query = shortened(tongue.printed(suggestion.query), MAX_LABEL)
    label = tongue(DROPPED) if suggestion.kind == "dropped" else ""
    return f"{label}{query} ({suggestion.total})"


def hit_block(number: int, hit: Hit, tongue: Tongue, *, snippets: bool) -> str:
    hit = hit_in(hit, tongue)
    headline = escape(shortened(hit.headline, MAX_HEADLINE))
    block = f"{number}. <b>{headline}</b>\n<i>{escape(where_printed(hit, tongue))}</i>"
    return f"{block}\n{snippet_html(hit)}" if snippets else block


def where_printed(hit: Hit, tongue: Tongue) -> str:
    """Paper, date and page in one line; no HTML."""
    when = issue_day(hit.date, hit.date_source, tongue)
    return tongue.plain(WHERE_PRINTED, paper=hit.paper, when=when, page=hit.page)


def snippet_html(hit: Hit) -> str:
    return "".join(f"<b>{escape(p.text)}</b>" if p.hit else escape(p.text) for p in hit.snippet)


def turning(search_id: int, hits: Hits, offset: int, tongue: Tongue) -> Sequence[Row]:
    row: list[Button] = []
    if offset > 0:
        row.append(Button(tongue(PREVIOUS), ShowHits(search_id, max(0, offset - PAGE_OF_HITS), hits.as_of)))
    if not hits.total_is_exact or offset + len(hits.hits) < hits.total:
        row.append(Button(tongue(NEXT), ShowHits(search_id, offset + PAGE_OF_HITS, hits.as_of)))
    return (tuple(row),) if row else ()


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
