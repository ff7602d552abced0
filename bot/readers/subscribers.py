"""Chats and what they take. Owns the tables `chats` and `subscriptions`; sends nothing, renders nothing.

A subscription is one paper (or some of its pages) or one topic, in one chat or one topic of a forum, with its
own schedule. Those of one chat that are due together come together: that is the fan-out's work.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, insert, or_, select, update

from bot.readers.kept import forget
from bot.readers.schedule import Schedule, last_for_new
from bot.readers.subscription import (
    UNTIL_RESUMED,
    Chat,
    ChatKind,
    Counts,
    Subscribed,
    Subscription,
    Wish,
    alarm,
    chat_of,
    printed_pages,
    schedule_columns,
    subscription_of,
)
from bot.schema import arrivals, body_issues, chats, outbox, reports, subscriptions
from digests.database import reading, writing
from digests.selection import Length

__all__ = ["Chat", "ChatKind", "Counts", "Subscribed", "Subscribers", "Subscription", "Wish"]


class Subscribers:
    """The book of subscribers. Methods raise ArchiveError where the database does not do its part."""

    def __init__(self, engine: Engine, default: Schedule | None = None, zone: ZoneInfo | None = None) -> None:
        self.engine = engine
        self.default = default or Schedule()
        self.zone = zone or ZoneInfo("Asia/Shanghai")

    # --- chats

    def remember(self, chat: Chat, now: datetime) -> bool:
        """Note a chat's kind and title (and language, if given); True if it was not known."""
        with writing(self.engine) as connection:
            return note_chat(connection, chat, now)

    def chat(self, chat_id: int) -> Chat | None:
        with reading(self.engine) as connection:
            row = connection.execute(select(chats).where(chats.c.chat_id == chat_id)).mappings().first()
        return chat_of(row) if row else None

    def speak(self, chat_id: int, language: str | None) -> None:
        """Set a chat's language; None goes back to what Telegram says. The articles go with it again."""
        self._note(chat_id, language=language, script=None)

    def write_in(self, chat_id: int, script: str) -> None:
        """Set how articles and digests are written for a chat, whatever its language."""
        self._note(chat_id, script=script)

    def told(self, chat_id: int, telegram_language: str | None) -> None:
        """Note what Telegram says now of the language of a chat's user."""
        self._note(chat_id, telegram_language=telegram_language)

    def never_told(self) -> list[int]:
        """Readers of whose language Telegram was never heard; those who chose one or are away do not need it."""
        unheard = (chats.c.telegram_language.is_(None), chats.c.language.is_(None), chats.c.away_at.is_(None))
        reads = select(subscriptions.c.id).where(subscriptions.c.chat_id == chats.c.chat_id).exists()
        query = select(chats.c.chat_id).where(chats.c.kind == "private", *unheard, reads)
        with reading(self.engine) as connection:
            return list(connection.scalars(query.order_by(chats.c.chat_id)))

    def _note(self, chat_id: int, **values: str | None) -> None:
        with writing(self.engine) as connection:
            connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(values))

    def counts(self) -> Counts:
        here = chats.c.away_at.is_(None)
        readers = select(func.count(func.distinct(subscriptions.c.chat_id))).join(chats).where(here)
        with reading(self.engine) as connection:
            return Counts(
                connection.scalar(readers) or 0,
                connection.scalar(select(func.count()).select_from(chats).where(~here)) or 0,
                connection.scalar(select(func.count()).select_from(subscriptions)) or 0,
            )

    # --- subscriptions

    def subscribe(self, wish: Wish, now: datetime, chat: Chat | None = None) -> Subscribed:
        """Take up a wish. Asking again for what stands changes nothing but ends its pause.

        The chat is noted too, as `chat` says. No backlog: only what arrives from now on.
        """
        with writing(self.engine) as connection:
            if chat is not None or not is_known(connection, wish.chat_id):
                note_chat(connection, chat or unnamed(wish.chat_id), now)
            standing = one(connection, wish_condition(wish))
            if standing is None:
                return Subscribed("new", self._begin(connection, wish, now))
            if standing.paused_until is None:
                return Subscribed("already", standing)
            resume(connection, subscriptions.c.id == standing.id, now)
            return Subscribed("resumed", must(one(connection, wish_condition(wish))))

    def _begin(self, connection: Connection, wish: Wish, now: datetime) -> Subscription:
        like = one(connection, in_thread(wish.chat_id, wish.thread_id))
        schedule = wish.schedule or (like.schedule if like else self.default)
        zone = wish.zone or (like.zone if like else self.zone)
        last = last_for_new(schedule, zone, now)
        silent = wish.silent if wish.silent is not None else bool(like and like.silent)
        values = {
            "chat_id": wish.chat_id,
            "thread_id": wish.thread_id,
            "paper": wish.paper,
            "pages": printed_pages(wish.pages),
            "query": wish.query,
            **schedule_columns(schedule),
            "zone": zone.key,
            "length": wish.length or (like.length if like else "brief"),
            "silent": silent,
            "last_day": last.isoformat(),
            "seen": connection.scalar(select(func.max(arrivals.c.id))) or 0,
            "created_at": now.timestamp(),
            **alarm(schedule, zone, last, None, now),
        }
        connection.execute(insert(subscriptions).values(values))
        return must(one(connection, wish_condition(wish)))

    def unsubscribe(
        self, chat_id: int, thread_id: int | None = None, subscription_id: int | None = None
    ) -> int:
        """End one subscription of a chat, all of a thread, or all of the chat; how many ended.

        What waited to be sent to them alone is not sent any more.
        """
        which = of_chat(chat_id, thread_id, subscription_id)
        with writing(self.engine) as connection:
            ended = many(connection, which)
            connection.execute(delete(subscriptions).where(which))
            call_off(connection, chat_id, ended)
        return len(ended)

    def of_chat(self, chat_id: int, thread_id: int | None = None) -> tuple[Subscription, ...]:
        """A chat's subscriptions in the order in which they were made; of one thread, or of all (None)."""
        with reading(self.engine) as connection:
            return many(connection, of_chat(chat_id, thread_id))

    def standing_queries(self) -> list[str]:
        """The texts of all topics that somebody who can be reached has, each once."""
        here = and_(subscriptions.c.query != "", chats.c.away_at.is_(None))
        query = select(subscriptions.c.query).join(chats).where(here).distinct()
        with reading(self.engine) as connection:
            return list(connection.scalars(query))

    def change(
        self,
        chat_id: int,
        now: datetime,
        *,
        thread_id: int | None = None,
        subscription_id: int | None = None,
        schedule: Schedule | None = None,
        zone: ZoneInfo | None = None,
        length: Length | None = None,
        silent: bool | None = None,
        pages: tuple[int, ...] | None = None,
    ) -> int:
        """Change what is given (not None) of one subscription, a thread's, or all of a chat's; how many."""
        with writing(self.engine) as connection:
            found = many(connection, of_chat(chat_id, thread_id, subscription_id))
            for old in found:
                new_schedule, new_zone = schedule or old.schedule, zone or old.zone
                values: dict[str, Any] = {**schedule_columns(new_schedule), "zone": new_zone.key}
                # An issue may wait already, for an hour or for the end of a night: no arrival would wake it.
                values |= alarm(new_schedule, new_zone, old.last, old.paused_until, now, missed=True)
                optional = {"length": length, "silent": silent}
                values |= {key: value for key, value in optional.items() if value is not None}
                if pages is not None:
                    values["pages"] = printed_pages(pages)
                connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
        return len(found)

    def pause(
        self,
        chat_id: int,
        now: datetime,
        until: date | None = None,
        thread_id: int | None = None,
        subscription_id: int | None = None,
    ) -> int:
        """Silence subscriptions, up to and without the local day `until` (None: until resumed); how many.

        What waited to be sent to them alone is not sent now, but with what they miss from here on.
        """
        until = until or UNTIL_RESUMED
        with writing(self.engine) as connection:
            found = many(connection, of_chat(chat_id, thread_id, subscription_id))
            for old in found:
                values = {
                    "paused_until": until.isoformat(),
                    **alarm(old.schedule, old.zone, old.last, until, now),
                }
                connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
            call_off(connection, chat_id, found)
        return len(found)

    def resume(
        self, chat_id: int, now: datetime, thread_id: int | None = None, subscription_id: int | None = None
    ) -> int:
        """End pauses; what was missed comes as one digest at the next time due. How many were paused."""
        which = of_chat(chat_id, thread_id, subscription_id)
        with writing(self.engine) as connection:
            return resume(connection, and_(which, subscriptions.c.paused_until.is_not(None)), now)

    # --- what Telegram tells about chats

    def gone(self, chat_id: int, reason: str, now: datetime) -> None:
        """The chat cannot be reached: keep everything, push nothing, and owe it what it did not get."""
        with writing(self.engine) as connection:
            mark_gone(connection, chat_id, reason, now)

    def returned(self, chat_id: int, now: datetime) -> bool:
        """The chat is back; True if it was away. Its next digest has what it missed."""
        with writing(self.engine) as connection:
            back = update(chats).where(chats.c.chat_id == chat_id, chats.c.away_at.is_not(None))
            if not connection.execute(back.values(away_at=None, away_reason=None)).rowcount:
                return False
            for old in many(connection, subscriptions.c.chat_id == chat_id):
                values = alarm(old.schedule, old.zone, old.last, old.paused_until, now, missed=True)
                connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
            return True

    def migrate(self, old: int, new: int, now: datetime) -> None:
        """A group became a supergroup: chat, subscriptions and outbox rows move in one transaction."""
        with writing(self.engine) as connection:
            move_chat(connection, old, new, now)

    def forget(self, chat_id: int) -> None:
        """Delete all that is kept of a chat."""
        with writing(self.engine) as connection:
            forget_chats(connection, [chat_id])

    def forget_absent(self, before: datetime) -> int:
        """Delete chats that have been away since before `before`; how many."""
        with writing(self.engine) as connection:
            long_gone = select(chats.c.chat_id).where(chats.c.away_at < before.timestamp())
            found = list(connection.scalars(long_gone))
            forget_chats(connection, found)
        return len(found)


# --- on an open connection, for transactions that span several tables


def is_known(connection: Connection, chat_id: int) -> bool:
    return connection.execute(select(chats.c.chat_id).where(chats.c.chat_id == chat_id)).first() is not None


def unnamed(chat_id: int) -> Chat:
    """A chat of which only the id is known; Telegram gives people positive ids, and crowds negative ones."""
    return Chat(chat_id, "private" if chat_id > 0 else "group")


def note_chat(connection: Connection, chat: Chat, now: datetime) -> bool:
    values: dict[str, Any] = {"kind": chat.kind, "title": chat.title}
    chosen = {
        "language": chat.language,
        "telegram_language": chat.telegram_language,
        "script": chat.script,
    }
    values |= {name: value for name, value in chosen.items() if value is not None}
    if connection.execute(update(chats).where(chats.c.chat_id == chat.chat_id).values(values)).rowcount:
        return False
    connection.execute(insert(chats).values(chat_id=chat.chat_id, created_at=now.timestamp(), **values))
    return True


def mark_gone(connection: Connection, chat_id: int, reason: str, now: datetime) -> None:
    """See Subscribers.gone. What waits in the outbox goes, and the subscriptions are set back before it."""
    here = and_(chats.c.chat_id == chat_id, chats.c.away_at.is_(None))
    gone = update(chats).where(here).values(away_at=now.timestamp(), away_reason=reason)
    connection.execute(gone)
    unsent = and_(outbox.c.chat_id == chat_id, outbox.c.state.in_(["waiting", "claimed"]))
    mine = subscriptions.c.chat_id == chat_id
    connection.execute(update(subscriptions).where(mine).values(next_at=None, waiting=False))
    drop(connection, unsent, owed=mine)


def call_off(connection: Connection, chat_id: int, silent: Sequence[Subscription]) -> None:
    """Take back what waits for subscriptions that ended or paused, unless others there get the same message; letters
    and corrections stay. Who paused is owed it. What is told to all readers goes with the last who takes anything.
    """
    for thread in {one.thread_id for one in silent}:
        _call_off(connection, chat_id, thread, [one for one in silent if one.thread_id == thread])


def _call_off(connection: Connection, chat_id: int, thread_id: int, silent: Sequence[Subscription]) -> None:
    paused = and_(in_thread(chat_id, thread_id), subscriptions.c.paused_until.is_not(None))
    left = many(connection, and_(in_thread(chat_id, thread_id), subscriptions.c.paused_until.is_(None)))
    if {(one.schedule, one.zone.key) for one in left} & {(one.schedule, one.zone.key) for one in silent}:
        return
    here = and_(outbox.c.chat_id == chat_id, outbox.c.thread_id == thread_id)
    new = and_(outbox.c.state == "waiting", outbox.c.edits.is_(None))
    digests = outbox.c.occasion.like("%:s%")
    theirs = digests if left else or_(digests, outbox.c.occasion.like("broadcast:%"))
    others = [outbox.c.occasion.not_like(f"%:s{one.id}") for one in left]
    drop(connection, and_(here, new, theirs, *others), owed=paused)


def drop(connection: Connection, unsent: ColumnElement[bool], owed: ColumnElement[bool]) -> None:
    """Delete these rows of the outbox; the subscriptions `owed` are set back before the first issue in them."""
    first_missed = (
        select(func.min(arrivals.c.id))
        .join(body_issues, body_issues.c.issue_id == arrivals.c.issue_id)
        .join(outbox, outbox.c.body_id == body_issues.c.body_id)
        .where(unsent, outbox.c.edits.is_(None))
    )
    missed = connection.scalar(first_missed)
    if missed is not None:
        behind = and_(owed, subscriptions.c.seen >= missed)
        connection.execute(update(subscriptions).where(behind).values(seen=missed - 1, set_back=True))
    connection.execute(delete(outbox).where(unsent))


def move_chat(connection: Connection, old: int, new: int, now: datetime) -> None:
    """See Subscribers.migrate. What the new chat has already stays as it is there. Repeatable."""
    before = connection.execute(select(chats).where(chats.c.chat_id == old)).mappings().first()
    if before is None:
        return
    known = chat_of(before)
    note_chat(connection, Chat(new, "supergroup", known.title, known.language, script=known.script), now)
    for table, identity in (
        (subscriptions, ("thread_id", "paper", "query")),
        (outbox, ("thread_id", "occasion", "part")),
    ):
        twin = table.alias()
        same = [twin.c[name] == table.c[name] for name in identity]
        there = select(twin.c.id).where(twin.c.chat_id == new, *same).exists()
        connection.execute(update(table).where(table.c.chat_id == old, ~there).values(chat_id=new))
        connection.execute(delete(table).where(table.c.chat_id == old))
    connection.execute(update(reports).where(reports.c.chat_id == old).values(chat_id=new))
    connection.execute(delete(chats).where(chats.c.chat_id == old))


def forget_chats(connection: Connection, chat_ids: Iterable[int]) -> None:
    for chat_id in chat_ids:
        forget(connection, chat_id)


def resume(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    found = many(connection, which)
    for old in found:
        values = {"paused_until": None, **alarm(old.schedule, old.zone, old.last, None, now, missed=True)}
        connection.execute(update(subscriptions).where(subscriptions.c.id == old.id).values(values))
    return len(found)


def one(connection: Connection, which: ColumnElement[bool]) -> Subscription | None:
    found = many(connection, which, limit=1)
    return found[0] if found else None


def many(
    connection: Connection, which: ColumnElement[bool], limit: int | None = None
) -> tuple[Subscription, ...]:
    query = select(subscriptions).where(which).order_by(subscriptions.c.id).limit(limit)
    return tuple(subscription_of(row) for row in connection.execute(query).mappings())


def must(subscription: Subscription | None) -> Subscription:
    assert subscription is not None  # written in this very transaction
    return subscription


# --- conditions and columns


def in_thread(chat_id: int, thread_id: int) -> ColumnElement[bool]:
    return and_(subscriptions.c.chat_id == chat_id, subscriptions.c.thread_id == thread_id)


def wish_condition(wish: Wish) -> ColumnElement[bool]:
    same = and_(subscriptions.c.paper == wish.paper, subscriptions.c.query == wish.query)
    return and_(in_thread(wish.chat_id, wish.thread_id), same)


def of_chat(
    chat_id: int, thread_id: int | None = None, subscription_id: int | None = None
) -> ColumnElement[bool]:
    which = subscriptions.c.chat_id == chat_id
    if thread_id is not None:
        which = and_(which, subscriptions.c.thread_id == thread_id)
    if subscription_id is not None:
        which = and_(which, subscriptions.c.id == subscription_id)
    return which
