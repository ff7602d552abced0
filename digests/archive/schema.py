"""The archive's tables. Their history is in migrations/versions; a test compares the two.

The full-text table of SQLite (`article_index`) is no table that SQLAlchemy could describe: see indexing.py.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    and_,
)
from sqlalchemy.engine import Dialect

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as UTC; SQLite would forget the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


def _belongs_to(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", ondelete="CASCADE")


paper = Table(
    "paper",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
)

issue = Table(
    "issue",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper_id", ForeignKey("paper.id"), nullable=False),
    Column("file", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("state", String, nullable=False, comment="live, held (an editor has to look) or dropped"),
    Column("arrived_at", Moment, nullable=False),
    Column("sort_day", Date, nullable=False, comment="the date, or the day of arrival where there is none"),
    Column("date", Date),
    Column("date_source", String),
    Column("doubtful_date", Boolean, nullable=False),
    Column("title", String),
    Column("issue_number", Integer),
    Column("total_number", Integer),
    Column("weekday", String),
    Column("lunar", String),
    Column("pages", Integer),
    Column("sponsor", String),
    Column("publisher", String),
    Column("hotline", String),
    Column("cn_number", String),
    Column("postal_code", String),
    Column("warnings", JSON, nullable=False),
    Index("issue_by_file", "paper_id", "file"),  # the same issue again?
    Index("issue_by_hash", "paper_id", "content_hash"),  # the same bytes again?
    Index("issue_by_day", "sort_day", "arrived_at"),  # latest, browsing
    sqlite_autoincrement=True,  # an id in an old message never means another issue
)

source = Table(
    "source",
    metadata,
    Column("issue_id", _belongs_to("issue"), primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False, comment="decoded; the offsets of spans count in it"),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issue_id", _belongs_to("issue"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("place", Integer, nullable=False, comment="order on its page"),
    Column("kicker", Text),
    Column("headline", Text, nullable=False),
    Column("deck", Text),
    Column("jump_to_page", Integer),
    Column("confidence", Float, nullable=False),
    Column("withdrawn", Boolean, nullable=False, comment="by the operator; its text is shown to nobody"),
    Column("vanished", Boolean, nullable=False, comment="not in the issue's later version; id never reused"),
    Column("fingerprint", LargeBinary(16), comment="of the body's letters; NULL for short ones"),
    Index("article_by_issue", "issue_id", "page", "place"),
    Index("article_by_fingerprint", "fingerprint"),  # the same article elsewhere?
    sqlite_autoincrement=True,
)

paragraph = Table(
    "paragraph",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    # With row ids, unlike the other parts: SQLite spills long rows of a table without them half empty.
)

subhead = Table(
    "subhead",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("before", Integer, nullable=False, comment="index of the paragraph that follows it"),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

reporter = Table(
    "reporter",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("role", String, nullable=False),
    Column("name", String, nullable=False),
    Index("reporter_by_name", "name"),  # articles of a reporter
    sqlite_with_rowid=False,
)

span = Table(
    "span",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

furniture = Table(
    "furniture",
    metadata,
    Column("issue_id", _belongs_to("issue"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("article", Integer, comment="index of the article of this issue that it belongs to"),
    sqlite_with_rowid=False,
)

article_keyword = Table(
    "article_keyword",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("term", String, nullable=False),
    Column("score", Float, nullable=False),
    Index("article_keyword_by_term", "term"),  # what goes with a term, trends
    sqlite_with_rowid=False,
)

article_person = Table(
    "article_person",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Index("article_person_by_name", "name"),  # articles of a person
    sqlite_with_rowid=False,
)

article_entity = Table(
    "article_entity",
    metadata,
    Column("article_id", _belongs_to("article"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False, comment="organisation or place"),
    Column("name", String, nullable=False, comment="as printed; looked up by the marks of the index"),
    sqlite_with_rowid=False,
)

indexed_text = Table(
    "indexed_text",
    metadata,
    # In the order of results: see places.py. Not the article's id, which follows the order of arrival.
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("article_id", _belongs_to("article"), nullable=False, unique=True),
    Column("fingerprint", LargeBinary(16)),
    # What the index was given, so that it can be taken out again token by token and verified against.
    Column("head", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("version", String, nullable=False, comment="of the cutter that made the tokens"),
    Index("indexed_text_by_fingerprint", "fingerprint"),  # copies of a hit
)

known_term = Table(
    "known_term",
    metadata,
    Column("term", String, primary_key=True, comment="every keyword of the archive, in normal form"),
    Column("printed", String, nullable=False, comment="as first seen"),
    Column("backwards", String, nullable=False),
    Column("pinyin", String, nullable=False),
    Column("initials", String, nullable=False),
    Index("known_term_by_backwards", "backwards"),  # one character off, towards the front
    Index("known_term_by_pinyin", "pinyin"),
    Index("known_term_by_initials", "initials"),
)

failed_search = Table(
    "failed_search",
    metadata,
    Column("query", String, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
)

inbox_file = Table(
    "inbox_file",
    metadata,
    Column("key", String, primary_key=True, comment="path of the first file of the issue"),
    Column("signature", String, nullable=False, comment="names, sizes and times when last handled"),
    Column(
        "state", String, nullable=False, comment="backlog, arriving, done or set aside: see inbox_records"
    ),
    Column("tries", Integer, nullable=False, comment="how often reading it was begun and not finished"),
    Column("problem", String, comment="why it was set aside, one line"),
    Column("handled_at", Moment, nullable=False),
)

removed_name = Table(
    "removed_name",
    metadata,
    Column(
        "name",
        String,
        primary_key=True,
        comment="letters of the normal form; never in the index of people again",
    ),
    Column("removed_at", Moment, nullable=False),
)

# Of an article joined with its issue: what readers may see.
SHOWN = and_(~article.c.withdrawn, ~article.c.vanished)
VISIBLE = and_(SHOWN, issue.c.state == "live")
