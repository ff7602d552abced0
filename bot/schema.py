"""The tables of subscribers and of the outbox. Table definitions only: queries live with their owners.

Times are seconds since the epoch (UTC) and end in `_at` or `_until`; local days are ISO dates as text: both
order the same in SQLite and PostgreSQL. No foreign key leads into the archive's tables: the archive may be
rebuilt without anybody's subscriptions going with it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()

# SQLite only numbers rows by itself for a column typed exactly INTEGER.
RowId = BigInteger().with_variant(Integer(), "sqlite")

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),  # private, group, supergroup, channel
    Column("title", Text, nullable=False, server_default=""),
    Column("language", Text),  # chosen; NULL: go by what Telegram says of its user
    # What Telegram said last of its user, or of who added the bot; "": it was asked and did not say.
    Column("telegram_language", Text),
    Column("script", Text),  # chosen for articles: printed, traditional; NULL: as suits the language
    Column("created_at", Double, nullable=False),
    Column("away_at", Double),  # blocked, kicked or deactivated since
    Column("away_reason", Text),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat_id", BigInteger, ForeignKey("chats.chat_id"), nullable=False),
    Column("thread_id", BigInteger, nullable=False, server_default="0"),
    Column("paper", Text, nullable=False, server_default=""),  # "": every paper
    Column("pages", Text, nullable=False, server_default=""),  # "1,4"; "": all of them
    Column("query", Text, nullable=False, server_default=""),  # "": the paper itself, else a topic
    Column("rhythm", Text, nullable=False),  # daily, weekly, instant
    Column("minute", SmallInteger, nullable=False),  # of the local day
    Column("weekdays", SmallInteger, nullable=False),  # bit 0 is Monday
    Column("quiet_from", SmallInteger),  # minutes of the local day; both or neither
    Column("quiet_to", SmallInteger),
    Column("zone", Text, nullable=False),
    Column("length", Text, nullable=False),  # brief, full, headlines, keywords
    Column("silent", Boolean, nullable=False),
    Column("paused_until", Text),  # first local day on which it goes on; 9999-12-31: until resumed
    Column("last_day", Text),  # the latest local day that had its digest
    Column("seen", BigInteger, nullable=False),  # the latest arrival that it has had or that came before it
    # `seen` was set back before what its chat did not get, and what came out of turn is behind it as well.
    Column("set_back", Boolean, nullable=False, server_default=false()),
    Column("next_at", Double),  # when the tick has to look at it; NULL: only an arrival can wake it
    Column("waiting", Boolean, nullable=False),  # an arrival wakes it: its paper is late, or it is instant
    Column("created_at", Double, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "paper", "query", name="subscriptions_once"),
)
# The tick's question: who is due?
Index("subscriptions_due", subscriptions.c.next_at, sqlite_where=subscriptions.c.next_at.is_not(None))
# An arrival's question: who waits for this paper?
Index("subscriptions_waiting", subscriptions.c.paper, sqlite_where=subscriptions.c.waiting)

# Issues that are to be pushed, in the order in which they came. What an issue says is the archive's.
arrivals = Table(
    "arrivals",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("issue_id", BigInteger, nullable=False, unique=True),
    Column("paper", Text, nullable=False),
    Column("arrived_at", Double, nullable=False),
    sqlite_autoincrement=True,  # an id that was deleted must not come back: `seen` counts on their order
)

# A message as it is sent; a hundred thousand readers of the same digest share one row.
bodies = Table(
    "bodies",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("html", Text, nullable=False),
    Column("keyboard", Text, nullable=False, server_default=""),
    Column("recipe", Text, nullable=False, server_default=""),  # how to make it anew; "": cannot change
    Column("photo", Text, nullable=False, server_default=""),  # Telegram's id of it; the text is its caption
    Column("newer_id", BigInteger),  # what it is to be replaced by wherever it was sent
    Column("created_at", Double, nullable=False),
)

Index(
    "bodies_outdated",
    bodies.c.newer_id,
    sqlite_where=bodies.c.newer_id.is_not(None),
    postgresql_where=bodies.c.newer_id.is_not(None),
)

# Which messages have to be looked at again when an issue was read anew.
body_issues = Table(
    "body_issues",
    metadata,
    Column("issue_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body_id", BigInteger, ForeignKey("bodies.id", ondelete="CASCADE"), primary_key=True),
)
Index("body_issues_of_body", body_issues.c.body_id)

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, server_default="0"),
    Column("occasion", Text, nullable=False),
    Column("part", SmallInteger, nullable=False, server_default="1"),
    Column("body_id", BigInteger, ForeignKey("bodies.id"), nullable=False),
    Column("priority", SmallInteger, nullable=False),  # lower goes first
    Column("silent", Boolean, nullable=False),
    Column("edits", BigInteger),  # the message to edit; NULL: a new message
    Column("state", Text, nullable=False),  # waiting, claimed, sent, rejected, held, dropped
    Column("due_at", Double, nullable=False),
    Column("quiet_at", Double),  # not from here …
    Column("quiet_until", Double),  # … until here: the reader's quiet hours
    Column("owner", Text),
    Column("lease_until", Double),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("uncertain", SmallInteger, nullable=False, server_default="0"),  # tries that may have arrived
    Column("message_id", BigInteger),
    Column("problem", Text),
    Column("created_at", Double, nullable=False),
    Column("done_at", Double),
    UniqueConstraint("chat_id", "thread_id", "occasion", "part", name="outbox_once"),
)
# The worker's question: what goes next? Only open rows are in it, so that it stays small as history grows.
Index(
    "outbox_open",
    outbox.c.state,
    outbox.c.priority,
    outbox.c.due_at,
    sqlite_where=outbox.c.state.in_(["waiting", "claimed"]),
    postgresql_where=outbox.c.state.in_(["waiting", "claimed"]),
)
Index("outbox_of_body", outbox.c.body_id)
# Cleaning up goes by age.
Index("outbox_done", outbox.c.done_at, sqlite_where=text("done_at IS NOT NULL"))

# The searches that buttons lead back to: a query is longer than a button's 64 bytes.
asked = Table(
    "asked",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("query", Text, nullable=False, unique=True),
)

# The one bot that this database belongs to.
owner = Table(
    "owner",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("username", Text, nullable=False),
)

# What readers report to the editors; an article's id is the archive's.
reports = Table(
    "reports",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", Text, nullable=False),  # wrong cut, wrong byline, feedback, …
    Column("chat_id", BigInteger, nullable=False),
    Column("article_id", BigInteger),
    Column("text", Text, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("closed_at", Double),  # NULL: waits for an editor
)
Index(
    "reports_open",
    reports.c.id,
    sqlite_where=reports.c.closed_at.is_(None),
    postgresql_where=reports.c.closed_at.is_(None),
)

# Issues that an editor sent as a file, waiting for a word; their texts lie in a folder beside the database.
uploads = Table(
    "uploads",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),  # of the file, as it was sent
    Column("kept_as", Text, nullable=False),  # the name of its text in the folder
    Column("content_hash", Text, nullable=False),
    Column("given_date", Text),
    Column("state", Text, nullable=False),  # waiting, published, dropped
    Column("created_at", Double, nullable=False),
    Column("done_at", Double),
)

# What editors put right, in the order in which they did: see digests/inbox/corrections.py.
corrections = Table(
    "corrections",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("day", Text),
    Column("anchor", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("chat_id", BigInteger, nullable=False),  # who did it
    Column("created_at", Double, nullable=False),
    Index("corrections_by_file", "file"),
    Index("corrections_by_day", "day"),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),  # whose it is
    Column("html", Text, nullable=False),
    Column("photo", Text, nullable=False, server_default=""),  # Telegram's id of it
    Column("body_id", BigInteger),  # what the outbox sends; NULL: a draft
    Column("state", Text, nullable=False),  # draft, sending, done, stopped, dropped
    Column("written_to", BigInteger),  # rows are written up to this chat
    Column("message_id", BigInteger),  # the message that shows how far it is
    Column("created_at", Double, nullable=False),
    Column("language", Text, nullable=False, server_default="zh-hans"),  # of that message
)

# Papers of which nothing is pushed for the time being.
muted_papers = Table("muted_papers", metadata, Column("paper", Text, primary_key=True))

# Lines of the log that somebody should read, since they were last told.
troubles = Table(
    "troubles",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("line", Text, nullable=False, unique=True),
    Column("times", Integer, nullable=False),
    Column("last_at", Double, nullable=False),
)

# How often a day something was done; by whom is not kept.
usage = Table(
    "usage",
    metadata,
    Column("day", Text, primary_key=True),
    Column("what", Text, primary_key=True),  # search, article
    Column("times", BigInteger, nullable=False),
)

# Chats that were shown the editors' menu.
editors_menus = Table(
    "editors_menus", metadata, Column("chat_id", BigInteger, primary_key=True, autoincrement=False)
)
