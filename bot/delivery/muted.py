"""Papers of which nothing is pushed for the time being: they are taken in and found as always. Owns `muted_papers`."""

from sqlalchemy import Engine, delete, insert, select

from bot.schema import muted_papers
from digests.database import reading, writing


class Muted:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def papers(self) -> frozenset[str]:
        with reading(self.engine) as connection:
            return frozenset(connection.scalars(select(muted_papers.c.paper)))

    def mute(self, paper: str, *, muted: bool) -> None:
        """Mute a paper, or end that."""
        with writing(self.engine) as connection:
            connection.execute(delete(muted_papers).where(muted_papers.c.paper == paper))
            if muted:
                connection.execute(insert(muted_papers).values(paper=paper))
