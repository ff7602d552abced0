"""The list of /mine and the buttons beneath it; the choices of /pause. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from bot.language import Tongue
from bot.readers.subscription import Subscription
from bot.replies.searching import NEXT, PREVIOUS
from bot.replies.settings import BACK
from bot.replies.subscriptions import (
    DAYS_3,
    DAYS_7,
    DAYS_30,
    END_ALL,
    END_OF,
    END_SOME,
    HOW_LONG,
    MINE,
    MINE_OF,
    NOTHING_OF_YOURS,
    ONE_PAPER_ONLY,
    PAPER_LINE,
    PAUSE_OF,
    REALLY_END_ALL,
    RESUME_OF,
    SETTINGS_OF,
    SOME_PAGES,
    TOPIC_LINE,
    TOPIC_WHEN_THERE,
    UNTIL_I_SAY,
    WHY_NONE,
)
from bot.screens.buttons import Press
from bot.screens.days import schedule_said
from bot.screens.results import Button, Reply, shortened
from bot.screens.settings_panel import OpenSettings, next_said

PAGE = 8
LONGEST_NAME = 60
ASK, UNTIL_TOLD, GO_ON = -2, 0, -1
"""What a press on "pause" may carry instead of a number of days."""


@dataclass(frozen=True, slots=True)
class ShowMine(Press, code="n"):
    """The list from `offset` on; `chat` 0: of the chat that the button is in."""

    offset: int = 0
    chat: int = 0


@dataclass(frozen=True, slots=True)
class PauseMine(Press, code="q"):
    """Pause one subscription (0: all) for `days`, UNTIL_TOLD, or GO_ON; ASK shows the choices."""

    subscription: int
    days: int
    chat: int = 0


@dataclass(frozen=True, slots=True)
class EndMine(Press, code="x"):
    """End one subscription (0: all that stand where the button is)."""

    subscription: int
    chat: int = 0


@dataclass(frozen=True, slots=True)
class AskWhy(Press, code="w"):
    """Why was there no digest today?"""

    chat: int = 0


def mine_reply(found: Sequence[Subscription], wish: ShowMine, name: str, tongue: Tongue) -> Reply:
    """The list; `name` is the chat's, "" for the chat that asks."""
    if not found:
        return Reply(tongue(NOTHING_OF_YOURS))
    offset = max(0, min(wish.offset, (len(found) - 1) // PAGE * PAGE))
    shown = list(enumerate(found[offset : offset + PAGE], start=offset + 1))
    title = tongue(MINE_OF, name=shortened(name, LONGEST_NAME)) if name else tongue(MINE)
    text = "\n\n".join([title, *(line_of(number, one, tongue) for number, one in shown)])
    rows = [buttons_of(number, one, wish.chat, tongue) for number, one in shown]
    turning = []
    if offset > 0:
        turning.append(Button(tongue(PREVIOUS), replace(wish, offset=offset - PAGE)))
    if offset + PAGE < len(found):
        turning.append(Button(tongue(NEXT), replace(wish, offset=offset + PAGE)))
    last = (Button(tongue(WHY_NONE), AskWhy(wish.chat)),)
    return Reply(text, tuple(row for row in (*rows, tuple(turning), last) if row))


def line_of(number: int, one: Subscription, tongue: Tongue) -> str:
    line = tongue(
        TOPIC_LINE if one.is_topic else PAPER_LINE,
        number=number,
        name=shortened(name_shown(one, tongue), LONGEST_NAME),
        when=tongue(TOPIC_WHEN_THERE)
        if one.is_topic and one.schedule.rhythm == "instant"
        else schedule_said(one.schedule, tongue),
    )
    if one.is_topic and one.paper:
        line += tongue(ONE_PAPER_ONLY, paper=tongue.printed(one.paper))
    if one.pages:
        line += tongue(SOME_PAGES, pages=",".join(map(str, one.pages)))
    then = next_said(one, tongue)
    return f"{line}\n<i>{then}</i>" if then else line


def name_shown(one: Subscription, tongue: Tongue) -> str:
    """A topic as its reader wrote it; a paper as they want its words written."""
    return one.query or tongue.printed(one.paper)


def buttons_of(number: int, one: Subscription, chat: int, tongue: Tongue) -> tuple[Button, ...]:
    pausing = (
        Button(tongue(RESUME_OF, number=number), PauseMine(one.id, GO_ON, chat))
        if one.paused_until
        else Button(tongue(PAUSE_OF, number=number), PauseMine(one.id, ASK, chat))
    )
    return (
        Button(tongue(SETTINGS_OF, number=number), OpenSettings("", one.id, chat)),
        pausing,
        Button(tongue(END_OF, number=number), EndMine(one.id, chat)),
    )


def end_all_question(found: Sequence[Subscription], tongue: Tongue) -> Reply:
    """Before all of several are ended: which they are, and the way to end some of them only."""
    names = "\n".join(f"• {escape(shortened(name_shown(one, tongue), LONGEST_NAME))}" for one in found[:PAGE])
    more = "\n……" if len(found) > PAGE else ""
    rows = ((Button(tongue(END_ALL), EndMine(0)),), (Button(tongue(END_SOME), ShowMine()),))
    return Reply(f"{tongue(REALLY_END_ALL, count=len(found))}\n{names}{more}", rows)


def pause_choices(subscription: int, chat: int, tongue: Tongue) -> Reply:
    """How long? One button for each answer, and the way back to the list."""
    answers = ((DAYS_3, 3), (DAYS_7, 7), (DAYS_30, 30), (UNTIL_I_SAY, UNTIL_TOLD))
    buttons = [Button(tongue(label), PauseMine(subscription, days, chat)) for label, days in answers]
    back = (Button(tongue(BACK), ShowMine(0, chat)),)
    return Reply(tongue(HOW_LONG), (tuple(buttons[:2]), tuple(buttons[2:]), back))
