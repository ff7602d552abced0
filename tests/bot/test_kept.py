"""Whatever names a chat is read out and deleted; an editor's work stays, and names nobody."""

import json
from datetime import UTC, date, datetime

from sqlalchemy import Engine, select

from bot.delivery.broadcasts import Broadcasts
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import Body, Push
from bot.editors.corrections import Corrections
from bot.readers.kept import all_kept, forget_all, tables_of_chats
from bot.readers.reports import FEEDBACK, Reports
from bot.readers.subscribers import Subscribers
from bot.readers.subscription import Wish
from bot.schema import bodies, broadcasts, corrections
from digests.database import reading
from digests.inbox.corrections import Correction

NOW = datetime(2026, 6, 5, 8, tzinfo=UTC)
READER, EDITOR, SUPERGROUP = 7, 4711, -1001234567890
HEADLINE = Correction("headline", "2026-06-05.txt", date(2026, 6, 5), "竹海长卷", "竹海新卷")


def stored_texts(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(connection.scalars(select(bodies.c.html)))


def test_a_letter_from_the_editors_goes_with_its_reader(engine: Engine) -> None:
    outbox = Outbox(engine, "test")
    letter, digest = Body("您写的是：字太小"), Body("📰", recipe="{}")
    outbox.enqueue([Push(READER, "report:1", letter), Push(READER, "day:1", digest)], NOW)
    forget_all(engine, READER)
    assert not any(json.loads(all_kept(engine, READER)).values())
    # A digest says nothing about whoever had it; the next reader's row may need it.
    assert stored_texts(engine) == {"📰"}


def test_a_message_that_others_have_as_well_stays(engine: Engine) -> None:
    outbox = Outbox(engine, "test")
    outbox.enqueue([Push(READER, "broadcast:1", Body("晚到")), Push(8, "broadcast:1", Body("晚到"))], NOW)
    forget_all(engine, READER)
    assert stored_texts(engine) == {"晚到"}
    forget_all(engine, 8)
    assert stored_texts(engine) == set()


def test_what_an_editor_did_is_read_out_and_then_names_nobody(engine: Engine) -> None:
    made, announced = Corrections(engine), Broadcasts(engine)
    number = made.add(HEADLINE, EDITOR, NOW)
    announced.begin(announced.draft(EDITOR, "今天晚到", "zh-hans", NOW), 5, NOW)
    kept = json.loads(all_kept(engine, EDITOR))
    assert kept["corrections"][0]["value"] == "竹海新卷"
    assert kept["broadcasts"][0]["html"] == "今天晚到"
    forget_all(engine, EDITOR)
    assert made.get(number) == HEADLINE
    assert len(announced.sending()) == 1
    with reading(engine) as connection:
        for table in (corrections, broadcasts):
            assert list(connection.scalars(select(table.c.chat_id))) == [0]
    assert "今天晚到" in stored_texts(engine)


def test_who_has_been_away_too_long_is_forgotten_whole(engine: Engine, subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(READER, paper="今日云溪"), NOW)
    Reports(engine).add(FEEDBACK, READER, None, "字太小", NOW)
    subscribers.gone(READER, "blocked", NOW)
    assert subscribers.forget_absent(datetime(2027, 6, 5, tzinfo=UTC)) == 1
    assert not any(json.loads(all_kept(engine, READER)).values())


def test_a_groups_letters_move_with_it(engine: Engine, subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(-5, paper="今日云溪"), NOW)
    Reports(engine).add(FEEDBACK, -5, None, "字太小", NOW)
    subscribers.migrate(-5, SUPERGROUP, NOW)
    assert json.loads(all_kept(engine, SUPERGROUP))["reports"]
    assert not any(json.loads(all_kept(engine, -5)).values())


def test_every_table_that_names_a_chat_is_known() -> None:
    assert {table.name for table in tables_of_chats()} == {
        "chats", "subscriptions", "outbox", "reports", "uploads", "corrections", "broadcasts",
        "editors_menus",
    }  # fmt: skip
