"""What somebody sees before subscribing to a topic, and the buttons that take it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import Tongue
from bot.replies.subscriptions import (
    ADD_A_WORD,
    AS_SOON_AS,
    LATEST_HIT,
    NEVER_YET,
    TOO_COMMON,
    TOPIC,
    WITH_THE_DIGEST,
)
from bot.screens.buttons import Press
from bot.screens.days import issue_day
from bot.screens.results import Button, Reply, Row, rows_of, shortened
from digests.search.preview import Preview

LONGEST_QUERY = 80
LONGEST_HEADLINE = 80
LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class TakeTopic(Press, code="t"):
    """Subscribe to the remembered search, at once or by the hours of the chat's other subscriptions."""

    asked_id: int
    at_once: bool
    chat: int = 0


@dataclass(frozen=True, slots=True)
class NarrowTopic(Press, code="r"):
    """Show another topic's preview in the place of this one."""

    asked_id: int
    chat: int = 0


def preview_reply(
    query: str,
    take: TakeTopic,
    found: Preview,
    narrower: Sequence[tuple[str, int]],
    tongue: Tongue,
    *,
    with_digest: bool = True,
) -> Reply:
    """`take` is the press that subscribes; `narrower` are words to add, each with the number of its search.

    `with_digest`: the chat's other subscriptions come by the hour, so that there is a choice.
    """
    shown = shortened(query, LONGEST_QUERY)
    if not found.in_all:
        lines = [tongue(NEVER_YET, query=shown)]
    else:
        lines = [tongue(TOPIC, query=shown, week=found.last_week, total=found.in_all)]
    if found.latest:
        hit = found.latest
        where = f"{tongue.printed(hit.paper)} {issue_day(hit.date, hit.date_source, tongue)}"
        headline = shortened(tongue.printed(hit.headline), LONGEST_HEADLINE)
        lines.append(tongue(LATEST_HIT, headline=headline, where=where))
    if found.nearly_everything:
        lines.append(tongue(TOO_COMMON))
    at_once = Button(tongue(AS_SOON_AS), TakeTopic(take.asked_id, True, take.chat))
    digest = Button(tongue(WITH_THE_DIGEST), TakeTopic(take.asked_id, False, take.chat))
    rows: list[Row] = [(digest,), (at_once,)] if with_digest else [(at_once,)]
    if narrower:
        lines.append(tongue(ADD_A_WORD))
        words = [
            Button(f"＋{shortened(tongue.printed(word), LONGEST_WORD)}", NarrowTopic(number, take.chat))
            for word, number in narrower
        ]
        rows = [*rows_of(words, 3), *rows]
    return Reply("\n".join(lines), tuple(rows))
