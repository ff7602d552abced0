"""Names that an operator took out for good: of the index of people, of the keywords, and of what is to come."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from digests.archive.archive import index_again
from digests.archive.schema import article_keyword, article_person, known_term, removed_name
from digests.database import one_at_a_time, reading, writing
from digests.search.bigrams import letters_only
from digests.search.normal import normal_form
from digests.search.simplified import simplified


def remove_name(engine: Engine, name: str, *, now: datetime) -> int:
    """Nobody of this name is in the index any more, in no article, and it is no keyword. `now` is aware.

    Returns in how many articles the name was. The articles' text stays as printed: to withdraw an article is
    another act. Raises ArchiveError; ValueError for a name without a letter.
    """
    letters = _letters(name)
    if not letters:
        raise ValueError("a name has letters")
    with writing(engine) as connection:
        one_at_a_time(connection)
        if connection.scalar(select(removed_name.c.name).where(removed_name.c.name == letters)) is None:
            connection.execute(insert(removed_name).values(name=letters, removed_at=now))
        ids = _articles_naming(connection, letters)
        for article_id, printed in ids:
            connection.execute(
                delete(article_person).where(
                    article_person.c.article_id == article_id, article_person.c.name == printed
                )
            )
        _forget_keyword(connection, {name, simplified(name), *(printed for _, printed in ids)})
        articles = sorted({article_id for article_id, _ in ids})
        index_again(connection, articles)
    return len(articles)


def allow_name(engine: Engine, name: str) -> bool:
    """Articles that come from now on, or are read again, may name this person; False where it was not removed."""
    with writing(engine) as connection:
        gone = delete(removed_name).where(removed_name.c.name == _letters(name))
        return bool(connection.execute(gone).rowcount)


def removed_names(engine: Engine) -> frozenset[str]:
    """For `people_in`: the letters of the normal form of every removed name."""
    with reading(engine) as connection:
        return frozenset(connection.scalars(select(removed_name.c.name)))


def _articles_naming(connection: Connection, letters: str) -> Sequence[tuple[int, str]]:
    """Articles with the name in any spelling: the table keeps it as printed, traditional characters included."""
    names = connection.scalars(select(article_person.c.name).distinct())
    spellings = [printed for printed in names if _letters(printed) == letters]
    found: list[tuple[int, str]] = []
    for printed in spellings:
        rows = connection.execute(
            select(article_person.c.article_id).where(article_person.c.name == printed).distinct()
        )
        found.extend((row.article_id, printed) for row in rows)
    return found


def _forget_keyword(connection: Connection, spellings: Collection[str]) -> None:
    connection.execute(delete(article_keyword).where(article_keyword.c.term.in_(spellings)))
    connection.execute(delete(known_term).where(known_term.c.term.in_(set(map(normal_form, spellings)))))


def _letters(name: str) -> str:
    return letters_only(normal_form(name))
