"""Brings the archive up to date with a newer program: parses stored sources anew, rebuilds the index.

Neither edits what was sent: that is the caller's, who is told which articles changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sqlalchemy import Connection, Engine, or_, select

from digests.archive import lookups
from digests.archive.archive import Archive, index_again
from digests.archive.same_issue import KnownArticle, match_articles
from digests.archive.schema import VISIBLE, article, article_entity, indexed_text, issue
from digests.archive.stored import StoredIssue
from digests.archive.storing import write_entities
from digests.database import is_sqlite, one_at_a_time, reading, writing
from digests.entities import entities_in
from digests.issue import Article, Issue
from digests.search.bigrams import index_version

CHUNK = 200
MERGED_PAGES = 1_000


class Parse(Protocol):
    def __call__(self, text: str, *, file: str, given_date: date | None = None) -> Issue: ...


@dataclass(frozen=True, slots=True)
class Reread:
    """An issue that today's parser reads differently: `changed` and `vanished` are ids, `added` are new."""

    before: StoredIssue
    issue: Issue
    changed: tuple[int, ...]
    vanished: tuple[int, ...]
    added: tuple[Article, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.vanished or self.added or _facts_differ(self.before, self.issue))


def reread_issues(archive: Archive, parse: Parse, *, since: date | None = None) -> Iterator[Reread]:
    """What would change, newest issue first. `since` looks at issues of that day and later."""
    for issue_id in _issue_ids(archive.engine, since):
        before, text = archive.issue(issue_id), archive.source_text(issue_id)
        if before is None or text is None:
            continue
        given = before.date if before.date_source == "given" else None
        reread = compare(before, parse(text, file=before.file, given_date=given))
        if reread:
            yield reread


def compare(before: StoredIssue, now: Issue) -> Reread:
    """Pure. Confidence and places in the source are no change that a reader would see."""
    known = [
        KnownArticle(one.id, one.article.headline, "".join(one.article.paragraphs)) for one in before.articles
    ]
    kept = match_articles(known, now.articles)
    old = {one.id: one.article for one in before.articles}
    pairs = [(known_id, article) for known_id, article in zip(kept, now.articles, strict=True)]
    return Reread(
        before=before,
        issue=now,
        changed=tuple(
            known_id for known_id, one in pairs if known_id is not None and _seen(old[known_id]) != _seen(one)
        ),
        vanished=tuple(one.id for one in before.articles if one.id not in kept),
        added=tuple(one for known_id, one in pairs if known_id is None),
    )


def _seen(one: Article) -> Article:
    return replace(one, confidence=1.0, source=())


def _facts_differ(before: StoredIssue, now: Issue) -> bool:
    names = ("title", "issue_number", "date", "date_source", "weekday", "lunar", "pages")
    return any(getattr(before, name) != getattr(now, name) for name in names)


def _issue_ids(engine: Engine, since: date | None) -> Sequence[int]:
    query = select(issue.c.id).where(issue.c.state != "dropped")
    if since is not None:
        query = query.where(issue.c.sort_day >= since)
    with reading(engine) as connection:
        return connection.scalars(query.order_by(issue.c.sort_day.desc(), issue.c.id.desc())).all()


def rebuild_index(
    engine: Engine,
    *,
    everything: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Indexes what is missing or was indexed by another version, `everything` all of it; gives how many.

    Some articles a transaction, so that an ingest or a delivery gets its turn; a kill loses nothing.
    """
    if everything and is_sqlite(engine):
        _empty_index(engine)
    stale = or_(indexed_text.c.key.is_(None), indexed_text.c.version != index_version())
    if everything and not is_sqlite(engine):
        stale = article.c.id.is_not(None)
    query = (
        select(article.c.id)
        .join(issue, issue.c.id == article.c.issue_id)
        .outerjoin(indexed_text, indexed_text.c.article_id == article.c.id)
        .where(VISIBLE, stale)
        .order_by(article.c.id)
    )
    hidden = select(indexed_text.c.article_id).where(
        indexed_text.c.article_id.not_in(
            select(article.c.id).join(issue, issue.c.id == article.c.issue_id).where(VISIBLE)
        )
    )
    with reading(engine) as connection:
        ids = [*connection.scalars(query), *connection.scalars(hidden)]
    for start in range(0, len(ids), CHUNK):
        with writing(engine) as connection:
            one_at_a_time(connection)
            _name_entities(connection, ids[start : start + CHUNK])
            index_again(connection, ids[start : start + CHUNK])
        progress(min(start + CHUNK, len(ids)), len(ids))
    tidy_index(engine)
    return len(ids)


def _name_entities(connection: Connection, ids: Sequence[int]) -> None:
    """Organisations and places as today's program finds them."""
    named = [(one.id, entities_in(one.article)) for one in lookups.articles(connection, ids).values()]
    connection.execute(article_entity.delete().where(article_entity.c.article_id.in_(ids)))
    write_entities(connection, named)


def _empty_index(engine: Engine) -> None:
    """Also of a damaged index, out of which nothing could be taken by its tokens."""
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO article_index(article_index) VALUES ('delete-all')")
        connection.execute(indexed_text.delete())


def tidy_index(engine: Engine, *, most_segments: int = 4) -> int:
    """Merges the pieces that many small issues leave of the index; gives how many are left.

    Every piece costs every search a look. In short transactions, so that nobody waits for the lot; nothing
    is done while there are no more than `most_segments`. PostgreSQL has one piece and what waits to be sorted
    into it, and needs to know how frequent words are before it can plan a search well.
    """
    if not is_sqlite(engine):
        with writing(engine) as connection:
            connection.exec_driver_sql("SELECT gin_clean_pending_list('indexed_text_by_tokens')")
            connection.exec_driver_sql("ANALYZE indexed_text")
        return 1
    with reading(engine) as connection:
        segments = _segments(connection)
    if segments <= most_segments:
        return segments
    pages = -MERGED_PAGES  # a negative number makes one merge of everything begin, a positive one goes on
    while True:
        with writing(engine) as connection:
            before = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
            connection.exec_driver_sql(
                "INSERT INTO article_index(article_index, rank) VALUES ('merge', ?)", (pages,)
            )
            after = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
            if after - before < 2:  # as FTS5's documentation tells that nothing was left to merge
                return _segments(connection)
        pages = MERGED_PAGES


def _segments(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM article_index_idx").scalar_one())
