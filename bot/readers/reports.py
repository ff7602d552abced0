"""What readers tell the editors: an article that is cut wrong, a wrong byline, feedback. Kept until closed.

Owns the table `reports`. `article_id` names an article of the archive; it may be gone by the time it is read.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, and_, delete, func, insert, select, update

from bot.schema import reports
from digests.database import reading, writing

WRONG_CUT = "wrong cut"
WRONG_BYLINE = "wrong byline"
FEEDBACK = "feedback"
# A reader who taps on and on is one reader; what is longer than this is no report.
MOST_OPEN_OF_ONE_CHAT = 20
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Report:
    """One report; `article_id` is None where it is about no article."""

    id: int
    kind: str
    chat_id: int
    article_id: int | None
    text: str
    created_at: datetime


class Reports:
    """The book of reports. Methods raise ArchiveError where the database does not do its part."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, kind: str, chat_id: int, article_id: int | None, text: str, now: datetime) -> int:
        """Keep a report; its id. The same one again, or one too many of a chat, gives the id of an open one."""
        text = text[:LONGEST_TEXT]
        of_chat = and_(reports.c.chat_id == chat_id, reports.c.closed_at.is_(None))
        same = and_(of_chat, reports.c.kind == kind, reports.c.text == text)
        about = reports.c.article_id == article_id if article_id else reports.c.article_id.is_(None)
        values = {
            "kind": kind,
            "chat_id": chat_id,
            "article_id": article_id,
            "text": text,
            "created_at": now.timestamp(),
        }
        with writing(self.engine) as connection:
            known = connection.scalar(select(reports.c.id).where(same, about))
            if known is None:
                counted, latest = connection.execute(
                    select(func.count(), func.max(reports.c.id)).where(of_chat)
                ).one()
                known = latest if counted >= MOST_OPEN_OF_ONE_CHAT else None
            if known is None:
                known = connection.scalar(insert(reports).values(values).returning(reports.c.id))
        return int(known or 0)

    def open(self) -> tuple[Report, ...]:
        """What waits for an editor, oldest first."""
        return self._where(reports.c.closed_at.is_(None))

    def of_chat(self, chat_id: int) -> tuple[Report, ...]:
        """All that one chat ever reported, for its own eyes."""
        return self._where(reports.c.chat_id == chat_id)

    def _where(self, which: Any) -> tuple[Report, ...]:
        with reading(self.engine) as connection:
            rows = connection.execute(select(reports).where(which).order_by(reports.c.id))
            return tuple(
                Report(
                    row.id,
                    row.kind,
                    row.chat_id,
                    row.article_id,
                    row.text,
                    datetime.fromtimestamp(row.created_at, UTC),
                )
                for row in rows
            )

    def close(self, report_id: int, now: datetime) -> bool:
        """An editor has dealt with it; False where there is none that is open."""
        one = and_(reports.c.id == report_id, reports.c.closed_at.is_(None))
        with writing(self.engine) as connection:
            closed = update(reports).where(one).values(closed_at=now.timestamp())
            return connection.execute(closed).rowcount == 1

    def close_article(self, article_id: int, now: datetime) -> int:
        """Everything that is open about an article is dealt with; how many that were."""
        about = and_(reports.c.article_id == article_id, reports.c.closed_at.is_(None))
        with writing(self.engine) as connection:
            closed = update(reports).where(about).values(closed_at=now.timestamp())
            return connection.execute(closed).rowcount

    def forget(self, chat_id: int) -> int:
        """Delete what a chat reported, at its wish; how many that were."""
        with writing(self.engine) as connection:
            return connection.execute(delete(reports).where(reports.c.chat_id == chat_id)).rowcount
