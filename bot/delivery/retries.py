"""What follows from an outcome: done, tried again and when, the chat gone or moved, set aside. Pure."""

from datetime import datetime, timedelta
from typing import Literal

from bot.delivery.outcomes import (
    Flooded,
    Gone,
    Moved,
    Outcome,
    Pointless,
    Rejected,
    Sent,
    Uncertain,
    Unsent,
)
from bot.delivery.pushes import Again, ChatGone, ChatMoved, Claimed, Done, Note

# An uncertain send: soon at first, for mostly it was not delivered; later slowly, for the server is ill.
UNCERTAIN_AGAIN_S = (2.0, 15.0, 60.0, 300.0, 900.0, 1800.0)
# Nothing was sent and nothing is wrong with the message; the lane as a whole waits by its own measure.
UNSENT_AGAIN_S = 1.0
# A 429 speaks in whole seconds; asked a hair too early Telegram says it again.
FLOOD_MARGIN_S = 0.2

# Why a message is held, beside what Telegram or the network says of it.
HELD_UNCERTAIN = "may have been delivered: {why}"
HELD_TRIED = "tried {times} times: {why}"
HELD_DIED = "the service died with it"

OnUncertain = Literal["retry", "hold"]


def next_step(row: Claimed, outcome: Outcome, now: datetime, on_uncertain: OnUncertain) -> Note:
    """What the outbox is told after an outcome."""
    match outcome:
        case Sent(message_id):
            return Done(row, "sent", message_id)
        case Flooded(seconds):
            at = now + timedelta(seconds=seconds + FLOOD_MARGIN_S)
            return Again(row, at, f"429: rest {seconds:g} s", counts=False, whole_chat=True)
        case Unsent(reason):
            return Again(row, now + timedelta(seconds=UNSENT_AGAIN_S), reason, counts=False)
        case Uncertain(reason):
            return after_uncertain(row, reason, now, on_uncertain)
        case Moved(chat_id):
            return ChatMoved(row, chat_id)
        case Gone(reason, only_topic):
            return ChatGone(row, reason, only_topic)
        case Rejected(reason):
            return Done(row, "rejected", problem=reason)
        case Pointless(reason):
            return Done(row, "dropped", problem=reason)


def after_uncertain(row: Claimed, reason: str, now: datetime, on_uncertain: OnUncertain) -> Note:
    if on_uncertain == "hold":
        return Done(row, "held", problem=HELD_UNCERTAIN.format(why=reason))
    if row.uncertain >= len(UNCERTAIN_AGAIN_S):
        return Done(row, "held", problem=HELD_TRIED.format(times=row.tries + 1, why=reason))
    at = now + timedelta(seconds=UNCERTAIN_AGAIN_S[row.uncertain])
    return Again(row, at, reason, uncertain=True)
