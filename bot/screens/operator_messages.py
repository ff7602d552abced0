"""The messages of operators: figures, broadcasts, what went wrong; and the export's lines. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.broadcasts import Broadcast, Progress
from bot.delivery.pushes import Problem
from bot.editors.figures import Figures, Line
from bot.language import Tongue
from bot.replies import editing
from bot.replies import operators as say
from bot.replies.issue_errors import said, said_in
from bot.replies.undelivered import problem_said
from bot.screens.editing_buttons import DropBroadcast, MutePaper, SendBroadcast
from bot.screens.results import Button, Reply, shortened
from bot.troubles import Trouble
from digests.issue_errors import INBOX_CLOSED, reading_of
from digests.search.suggestions import FailedSearch

LONGEST_NAME = 40
LONGEST_LINE = 140
MOST_LINES = 11
MOST_FAILED = 8
STATES = {
    "sent": say.STATE_SENT,
    "waiting": say.STATE_WAITING,
    "claimed": say.STATE_CLAIMED,
    "rejected": say.STATE_REJECTED,
    "held": say.STATE_HELD,
    "dropped": say.STATE_DROPPED,
}
# A cell that begins so is a formula to a spreadsheet, and titles are chosen by strangers.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figures_text(figures: Figures, failed: Sequence[FailedSearch], tongue: Tongue) -> str:
    today = figures.days[-1]
    outcomes = "、".join(
        f"{tongue(STATES[state])} {count}" for state, count in figures.outcomes if state in STATES
    )
    return "\n\n".join(
        [
            tongue(say.STATS, readers=figures.readers, new=figures.new, away=figures.away),
            table(say.STATS_PAPERS, figures.papers, tongue),
            table(say.STATS_TOPICS, figures.topics, tongue),
            tongue(
                say.STATS_DELIVERY,
                sent=today.sent,
                edited=today.edited,
                failed=today.failed,
                outcomes=outcomes or tongue(say.NO_NUMBERS),
            ),
            tongue(say.STATS_USE, searches=today.searches, articles=today.articles),
            table(say.STATS_FAILED, [(one.query, one.times) for one in failed[:MOST_FAILED]], tongue),
        ]
    )


def table(title: str, rows: Iterable[tuple[str, int]], tongue: Tongue) -> str:
    lines = [tongue(say.STATS_ROW, name=shortened(name, LONGEST_NAME), count=count) for name, count in rows]
    return "\n".join([tongue(title), *(lines or [tongue(say.NO_NUMBERS)])])


def broadcast_question(number: int, readers: int, tongue: Tongue) -> Reply:
    row = (
        Button(tongue(say.BROADCAST_SEND, readers=readers), SendBroadcast(number)),
        Button(tongue(say.BROADCAST_DROP), DropBroadcast(number)),
    )
    return Reply(tongue(say.BROADCAST_READY, readers=readers), (row,))


def broadcast_progress(broadcast: Broadcast, progress: Progress, tongue: Tongue) -> Reply:
    """How far a broadcast is; the last word when nothing waits any more, or it was stopped."""
    sent, failed = progress.sent, progress.failed
    if broadcast.state == "stopped":
        return Reply(tongue(say.BROADCAST_STOPPED, sent=sent, failed=failed))
    stop = ((Button(tongue(say.BROADCAST_STOP), DropBroadcast(broadcast.id)),),)
    if not progress.written:
        return Reply(tongue(say.BROADCAST_WRITING, total=progress.total, sent=sent), stop)
    if progress.waiting:
        return Reply(tongue(say.BROADCAST_GOES, sent=sent, waiting=progress.waiting, failed=failed), stop)
    return Reply(tongue(say.BROADCAST_DONE, sent=sent, failed=failed))


def mute_reply(papers: Sequence[str], muted: frozenset[str], tongue: Tongue) -> Reply:
    rows = tuple(
        (
            Button(
                tongue(say.MUTED_PAPER if paper in muted else say.LOUD_PAPER, paper=paper),
                MutePaper(place, paper not in muted),
            ),
        )
        for place, paper in enumerate(papers)
    )
    return Reply(tongue(say.MUTE), rows)


def problems_text(
    troubles: Sequence[Trouble], set_aside: Sequence[Problem], since: datetime, zone: ZoneInfo, tongue: Tongue
) -> str | None:
    """What went wrong, the latest first; None where nothing did."""
    if not troubles and not set_aside:
        return None
    lines = [tongue(say.PROBLEMS, since=clock(since, zone))]
    if set_aside:
        why = shortened(problem_said(set_aside[-1].problem, tongue), LONGEST_LINE)
        lines.append(tongue(say.MESSAGES_SET_ASIDE, count=len(set_aside), why=why))
    for one in troubles[:MOST_LINES]:
        text = say.PROBLEM_LINES if one.times > 1 else say.PROBLEM_LINE
        line = shortened(said_in(one.line, tongue), LONGEST_LINE)
        filling = {"times": one.times} if one.times > 1 else {}
        lines.append(tongue(text, time=clock(one.last_at, zone), line=line, **filling))
    if len(troubles) > MOST_LINES:
        lines.append(tongue(say.MORE_PROBLEMS, count=len(troubles) - MOST_LINES))
    return "\n".join(lines)


def set_aside_text(key: str, problem: str, longest: int, tongue: Tongue) -> str:
    """A file or folder that cannot be read, `longest` characters of its name and of why at most."""
    found = reading_of(problem)
    text = editing.INBOX_SET_ASIDE if found and found[0] == INBOX_CLOSED else editing.FILE_SET_ASIDE
    return tongue(text, file=shortened(key, longest), problem=shortened(said(problem, tongue), longest))


def clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%m-%d %H:%M}"


COLUMNS = (
    "chat_id",
    "kind",
    "title",
    "paper",
    "query",
    "rhythm",
    "time",
    "zone",
    "length",
    "paused_until",
    "away",
    "since",
)


def subscribers_csv(lines: Iterable[Line]) -> bytes:
    """CSV as spreadsheets open it by themselves: UTF-8 with its mark, no cell a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in lines:
        since = one.created_at.isoformat(timespec="seconds") if one.created_at else ""
        at = f"{one.minute // 60:02}:{one.minute % 60:02}"
        cells = (one.kind, one.title, one.paper, one.query, one.rhythm, at, one.zone, one.length)
        rest = (one.paused_until or "", one.away_reason or "", since)
        writer.writerow([one.chat_id, *map(harmless, cells), *map(harmless, rest)])
    return out.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
