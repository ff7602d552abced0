"""Why there was no digest today: one reason for one subscription, the first that holds. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language import Tongue
from bot.readers.schedule import next_due
from bot.readers.subscription import UNTIL_RESUMED, Subscription
from bot.replies.subscriptions import (
    WHY_HELD,
    WHY_LATE,
    WHY_NEXT,
    WHY_NO_HIT,
    WHY_NOT_TODAY,
    WHY_ON_ITS_WAY,
    WHY_PAUSED,
    WHY_PAUSED_FOR_NOW,
    WHY_QUIET,
    WHY_RESTS,
    WHY_SENT,
    WHY_SET_ASIDE,
    WHY_SOON,
    WHY_TO_COME,
)
from bot.screens.days import day_said, hour_said, moment_said


@dataclass(frozen=True, slots=True)
class Pushed:
    """A message to a chat: what it was for, how far it is, when it was written down and done (UTC)."""

    occasion: str
    state: str
    created_at: datetime
    due_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when somebody asks. `pushed`: the latest messages of the subscriptions that come together
    with this one, newest first; `arrived`: its paper's latest arrival; `held`: an issue of it waits for an editor;
    `muted`: nothing of its paper is pushed.
    """

    pushed: Sequence[Pushed]
    arrived: int
    held: bool
    muted: bool = False


def reason(one: Subscription, known: Known, now: datetime, tongue: Tongue) -> str:
    """A sentence for `one`, seen from `now` (aware)."""
    if one.paused_until == UNTIL_RESUMED:
        return tongue(WHY_PAUSED_FOR_NOW)
    if one.paused_until and one.paused_until > now.astimezone(one.zone).date():
        return tongue(WHY_PAUSED, day=day_said(one.paused_until, tongue))
    today = now.astimezone(one.zone).date()
    of_today = [row for row in known.pushed if row.created_at.astimezone(one.zone).date() == today]
    if of_today:
        return of_push(of_today[0], one, now, tongue)
    if known.muted:
        return tongue(WHY_RESTS)
    return of_schedule(one, known, now, tongue)


def of_push(row: Pushed, one: Subscription, now: datetime, tongue: Tongue) -> str:
    """Today's was written: how far is it?"""
    if row.state == "sent":
        return tongue(WHY_SENT, time=hour_said((row.done_at or row.created_at).astimezone(one.zone).time()))
    if row.state not in ("waiting", "claimed"):
        return tongue(WHY_SET_ASIDE)
    if one.schedule.quiet and row.due_at > now:
        return tongue(WHY_QUIET, time=hour_said(row.due_at.astimezone(one.zone).time()))
    return tongue(WHY_ON_ITS_WAY)


def of_schedule(one: Subscription, known: Known, now: datetime, tongue: Tongue) -> str:
    """Nothing was written today: is its hour to come, or is the paper late?"""
    local = now.astimezone(one.zone)
    nothing_new = WHY_NO_HIT if one.is_topic and known.arrived else WHY_HELD if known.held else WHY_LATE
    if one.schedule.rhythm == "instant":
        quiet = one.schedule.quiet
        if known.arrived > one.seen and quiet and quiet.covers(local.time()):
            return tongue(WHY_QUIET, time=hour_said(quiet.end))
        return tongue(WHY_SOON if known.arrived > one.seen else nothing_new)
    due = next_due(one.schedule, one.zone, one.last, now)
    if due.at > now:
        said = moment_said(due.at, one.zone, tongue)
        if due.at.astimezone(one.zone).date() == local.date():
            return tongue(WHY_TO_COME, time=hour_said(due.at.astimezone(one.zone).time()))
        if local.weekday() not in one.schedule.weekdays:
            return tongue(WHY_NOT_TODAY, moment=said)
        return tongue(WHY_NEXT, moment=said)
    return tongue(WHY_SOON if known.arrived > one.seen else nothing_new)
