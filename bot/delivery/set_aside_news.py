"""What was set aside since the operators were last told of it: soon, and not once for each of ten thousand. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.pushes import Done

# From the first until they are told: mostly many fail for one reason.
GATHER = timedelta(minutes=1)
# Between two tellings; what comes in between is told with the next.
EVERY = timedelta(hours=1)


@dataclass(slots=True)
class SetAsideNews:
    """`count` rows have not been told of; the last failed because of `why`."""

    count: int = 0
    why: str = ""
    first_at: datetime | None = None
    told_at: datetime | None = None

    def hear(self, note: Done, now: datetime) -> None:
        self.count += 1
        self.why = note.problem or note.state
        self.first_at = self.first_at or now

    def take(self, now: datetime) -> tuple[int, str] | None:
        """How many and why, if it is time to tell; they count as told then."""
        if self.first_at is None or now < self.first_at + GATHER:
            return None
        if self.told_at is not None and now < self.told_at + EVERY:
            return None
        news = (self.count, self.why)
        self.count, self.why, self.first_at, self.told_at = 0, "", None, now
        return news
