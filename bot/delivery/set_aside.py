"""Rows that were given up, and the operator's word on them: send once more, or let go.

On an open connection; statements of the table `outbox`. Rejected: Telegram will not take the message as it is. Held:
tried too often, or it may have been delivered and the operator does not want it twice.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, update

from bot.delivery.pushes import Problem, ProblemKind
from bot.schema import chats, outbox

SET_ASIDE = ("rejected", "held")
IS_SET_ASIDE = outbox.c.state.in_(SET_ASIDE)


def problems(connection: Connection, since: datetime) -> list[Problem]:
    """What was set aside since then, oldest first."""
    columns = (
        outbox.c.id,
        outbox.c.chat_id,
        outbox.c.occasion,
        outbox.c.state,
        func.coalesce(outbox.c.problem, ""),
        outbox.c.done_at,
    )
    which = and_(IS_SET_ASIDE, outbox.c.done_at >= since.timestamp())
    found = connection.execute(select(*columns).where(which).order_by(outbox.c.done_at, outbox.c.id))
    return [Problem(*row[:-1], datetime.fromtimestamp(row[-1], UTC)) for row in found]


def problem_kinds(connection: Connection, most: int) -> list[ProblemKind]:
    """All that is set aside, by what was wrong; the latest trouble first, `most` kinds at most."""
    query = (
        select(
            func.min(outbox.c.id).label("example"),
            outbox.c.state,
            func.coalesce(outbox.c.problem, "").label("problem"),
            func.count().label("rows"),
            func.max(outbox.c.done_at).label("last"),
        )
        .where(IS_SET_ASIDE)
        .group_by(outbox.c.state, outbox.c.problem)
        .order_by(func.max(outbox.c.done_at).desc(), func.min(outbox.c.id))
        .limit(most)
    )
    found = connection.execute(query).all()
    examples = named_examples(connection, [row.example for row in found])
    return [
        ProblemKind(
            row.example,
            row.state,
            row.problem,
            row.rows,
            datetime.fromtimestamp(row.last, UTC),
            *examples[row.example],
        )
        for row in found
    ]


def named_examples(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """For each row its chat's title (its id, where that is unknown) and its occasion."""
    query = (
        select(outbox.c.id, outbox.c.chat_id, outbox.c.occasion, chats.c.title)
        .outerjoin(chats, chats.c.chat_id == outbox.c.chat_id)
        .where(outbox.c.id.in_(ids))
    )
    found = connection.execute(query)
    return {row.id: (row.title or str(row.chat_id), row.occasion) for row in found}


def like(connection: Connection, row_id: int) -> ColumnElement[bool]:
    """All that is set aside for the same reason as this row; nothing, where the row is not set aside."""
    one = connection.execute(
        select(outbox.c.state, outbox.c.problem).where(outbox.c.id == row_id, IS_SET_ASIDE)
    ).first()
    if one is None:
        return and_(IS_SET_ASIDE, outbox.c.id.in_([]))
    # IS NOT DISTINCT FROM: a row may have been set aside without a word.
    return and_(outbox.c.state == one.state, outbox.c.problem.is_not_distinct_from(one.problem))


def among(ids: Sequence[int] | None) -> ColumnElement[bool]:
    """Of the rows named those that are set aside; of all rows, for None."""
    return IS_SET_ASIDE if ids is None else and_(IS_SET_ASIDE, outbox.c.id.in_(ids))


def send_again(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    """These wait anew, as if they had never been tried; how many."""
    values: dict[str, Any] = {
        "state": "waiting",
        "due_at": now.timestamp(),
        "tries": 0,
        "uncertain": 0,
        "done_at": None,
    }
    return connection.execute(update(outbox).where(which).values(values)).rowcount


def let_go(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    """These are not sent any more, and leave the list; how many."""
    values: dict[str, Any] = {"state": "dropped", "done_at": now.timestamp()}
    return connection.execute(update(outbox).where(which).values(values)).rowcount
