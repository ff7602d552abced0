"""The searches that buttons lead back to, kept by number: a query is longer than a button's 64 bytes."""

from sqlalchemy import Engine, insert, select

from bot.schema import asked
from digests.database import reading, writing


class Asked:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def number_of(self, query: str) -> int:
        """The number of a query, the same each time it is asked."""
        find = select(asked.c.id).where(asked.c.query == query)
        with reading(self.engine) as connection:
            known = connection.execute(find).scalar()
        if known is not None:
            return int(known)
        with writing(self.engine) as connection:
            known = connection.execute(find).scalar()
            if known is None:
                known = connection.execute(
                    insert(asked).values(query=query).returning(asked.c.id)
                ).scalar_one()
            return int(known)

    def query_of(self, number: int) -> str | None:
        with reading(self.engine) as connection:
            return connection.execute(select(asked.c.query).where(asked.c.id == number)).scalar()
