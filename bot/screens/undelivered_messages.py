"""The messages of operators about pushes that were set aside. Pure."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.delivery.pushes import ProblemKind
from bot.language import Tongue
from bot.replies import operators as states
from bot.replies import undelivered as say
from bot.screens.editing_buttons import SettleUndelivered, ShowUndelivered
from bot.screens.operator_messages import clock
from bot.screens.results import Button, Reply, shortened

# Reasons in one message: each has two buttons.
MOST_KINDS = 6
LONGEST_PROBLEM = 200
LONGEST_NAME = 40
OCCASIONS = {
    "day": say.OF_THE_DAY,
    "week": say.OF_THE_WEEK,
    "issue": say.OF_AN_ISSUE,
    "first": say.FIRST_ISSUE,
    "broadcast": say.BROADCAST,
    "report": say.LETTER,
    "edit": say.CORRECTION,
}
STATES = {"rejected": states.STATE_REJECTED, "held": states.STATE_HELD}


def see_undelivered(tongue: Tongue) -> tuple[tuple[Button, ...], ...]:
    """The button beneath what tells an operator that messages were set aside."""
    return ((Button(tongue(say.SEE_UNDELIVERED), ShowUndelivered()),),)


def undelivered_reply(
    kinds: Sequence[ProblemKind], zone: ZoneInfo, tongue: Tongue, done: str | None = None
) -> Reply:
    """What is set aside, by reason, each with its buttons; `kinds` may hold one more than is shown.

    `done` is what has just become of some.
    """
    head = [done] if done else []
    if not kinds:
        return Reply("\n\n".join([*head, tongue(say.NOTHING_UNDELIVERED)]))
    shown = kinds[:MOST_KINDS]
    lines = [*head, tongue(say.UNDELIVERED, count=sum(kind.count for kind in shown))]
    rows = []
    for number, kind in enumerate(shown, 1):
        lines.append(kind_line(number, kind, zone, tongue))
        again = Button(
            tongue(say.SEND_AGAIN, number=number, count=kind.count), SettleUndelivered(kind.example_id, True)
        )
        rows.append((again, Button(tongue(say.LET_GO), SettleUndelivered(kind.example_id, False))))
    if len(kinds) > MOST_KINDS:
        lines.append(tongue(say.UNDELIVERED_MORE))
    return Reply("\n\n".join(lines), tuple(rows))


def kind_line(number: int, kind: ProblemKind, zone: ZoneInfo, tongue: Tongue) -> str:
    return tongue(
        say.UNDELIVERED_KIND,
        number=number,
        count=kind.count,
        state=tongue(STATES[kind.state]),
        problem=shortened(say.problem_said(kind.problem, tongue), LONGEST_PROBLEM) or tongue(say.NO_REASON),
        chat=shortened(kind.chat, LONGEST_NAME),
        occasion=occasion_said(kind.occasion, tongue),
        time=clock(kind.last, zone),
    )


def occasion_said(occasion: str, tongue: Tongue) -> str:
    known = OCCASIONS.get(occasion.partition(":")[0])
    return tongue.plain(known) if known else occasion
