"""What editors put right, kept for good: applied to an issue each time it is parsed.

Owns the table `corrections`. What a correction means is digests/inbox/corrections.py's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, or_, select

from bot.schema import corrections
from digests.database import reading, writing
from digests.inbox.corrections import Correction, corrected
from digests.issue import Issue
from digests.parsing import parse_issue


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction with its number, by which it is taken back."""

    id: int
    correction: Correction


class Corrections:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, correction: Correction, chat_id: int, now: datetime) -> int:
        values = {
            "kind": correction.kind,
            "file": correction.file,
            "day": correction.day.isoformat() if correction.day else None,
            "anchor": correction.anchor,
            "value": correction.value,
            "chat_id": chat_id,
            "created_at": now.timestamp(),
        }
        with writing(self.engine) as connection:
            added = connection.execute(insert(corrections).values(values).returning(corrections.c.id))
            return int(added.scalar_one())

    def get(self, number: int) -> Correction | None:
        with reading(self.engine) as connection:
            row = connection.execute(select(corrections).where(corrections.c.id == number)).first()
        return correction_of(row) if row else None

    def take_back(self, number: int) -> bool:
        with writing(self.engine) as connection:
            return connection.execute(delete(corrections).where(corrections.c.id == number)).rowcount == 1

    def of_issue(self, file: str, day: date | None) -> Sequence[Kept]:
        """Those meant for an issue, in the order in which they were made.

        A corrected date makes an issue answer to another day; what was corrected afterwards names the same file.
        """
        which = corrections.c.file == file
        if day is not None:
            which = or_(which, corrections.c.day == day.isoformat())
        with reading(self.engine) as connection:
            rows = connection.execute(select(corrections).where(which).order_by(corrections.c.id))
            return [Kept(row.id, correction_of(row)) for row in rows]

    def correct(self, issue: Issue) -> Issue:
        """A freshly parsed issue as the editors want it."""
        return corrected(issue, [kept.correction for kept in self.of_issue(issue.file, issue.date)])

    def parse(self, text: str, *, file: str, given_date: date | None = None) -> Issue:
        """`parse_issue` and what the editors put right since: for all who parse what is already stored."""
        return self.correct(parse_issue(text, file=file, given_date=given_date))


def correction_of(row: Any) -> Correction:
    day = date.fromisoformat(row.day) if row.day else None
    return Correction(row.kind, row.file, day, row.anchor, row.value)
