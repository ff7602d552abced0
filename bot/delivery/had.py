"""What a chat has had of some issues, by the outbox's own ledger: nobody gets an issue twice unasked. SQL, reading only."""

from collections.abc import Collection

from sqlalchemy import Engine, select

from bot.delivery.recipe import Had, read_recipe
from bot.schema import bodies, body_issues, outbox
from digests.database import reading

HAD = ("sent", "claimed", "waiting")


def had_there(engine: Engine, chat_id: int, thread_id: int, issue_ids: Collection[int]) -> Had:
    """What was sent to a chat or forum topic of these issues, or is on its way there. Raises ArchiveError."""
    here = (outbox.c.chat_id == chat_id, outbox.c.thread_id == thread_id)
    messages = (outbox.c.state.in_(HAD), outbox.c.edits.is_(None), bodies.c.recipe != "")
    query = (
        select(bodies.c.recipe)
        .join(outbox, outbox.c.body_id == bodies.c.id)
        .join(body_issues, body_issues.c.body_id == bodies.c.id)
        .where(*here, *messages, body_issues.c.issue_id.in_(issue_ids))
        .distinct()
    )
    with reading(engine) as connection:
        return Had(tuple(read_recipe(recipe) for recipe in connection.scalars(query)))
