"""Broadcasts reach each reader once, last of all, outside quiet hours, and can be stopped."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select

from bot.delivery import broadcasts as module
from bot.delivery.broadcasts import Broadcasts
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import Done, Priority
from bot.readers.schedule import Quiet, Schedule
from bot.readers.subscribers import Subscribers, Wish
from bot.schema import outbox
from digests.database import reading

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)  # 23:30 in China
CHINA = ZoneInfo("Asia/Shanghai")
NIGHT = Schedule("daily", time(8), quiet=Quiet(time(23), time(7)))


@pytest.fixture
def broadcasts(engine: Engine) -> Broadcasts:
    return Broadcasts(engine)


@pytest.fixture
def outbox_of(engine: Engine) -> Outbox:
    return Outbox(engine, "test")


def readers(engine: Engine, *chats: int, schedule: Schedule | None = None) -> Subscribers:
    book = Subscribers(engine)
    for chat in chats:
        book.subscribe(Wish(chat, "今日云溪", schedule=schedule, zone=CHINA), NOW)
        book.subscribe(Wish(chat, "", query="双招双引", schedule=schedule, zone=CHINA), NOW)
    return book


def test_each_reader_has_one_row_however_often_it_is_written(
    engine: Engine, broadcasts: Broadcasts, outbox_of: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", 3)
    book = readers(engine, -5, 1, 2, 3)
    book.gone(2, "blocked", NOW)
    book.pause(3, NOW)
    assert broadcasts.readers() == 2
    number = broadcasts.draft(77, "<b>大家好</b>", "en", NOW)
    assert not broadcasts.write_some(number, NOW)
    assert broadcasts.begin(number, 10, NOW)
    assert not broadcasts.begin(number, 10, NOW)
    while broadcasts.write_some(number, NOW):
        pass
    assert not broadcasts.write_some(number, NOW)
    rows = outbox_of.claim(NOW, 10)
    assert [(row.chat_id, row.html, row.priority) for row in rows] == [
        (-5, "<b>大家好</b>", Priority.EDIT),
        (1, "<b>大家好</b>", Priority.EDIT),
    ]
    (one,) = broadcasts.sending()
    assert (one.message_id, one.language) == (10, "en")
    outbox_of.note([Done(rows[0], "sent", 5), Done(rows[1], "rejected", problem="x")], NOW)
    progress = broadcasts.progress(one, written=True)
    assert (progress.sent, progress.waiting, progress.failed, progress.total) == (1, 0, 1, 2)
    broadcasts.finish(number)
    assert not broadcasts.sending()
    assert broadcasts.end(number, NOW) is None


def test_at_night_it_waits_for_the_morning(engine: Engine, broadcasts: Broadcasts, outbox_of: Outbox) -> None:
    readers(engine, 1, schedule=NIGHT)
    number = broadcasts.draft(77, "大家好", "zh-hans", NOW)
    broadcasts.begin(number, 10, NOW)
    broadcasts.write_some(number, NOW)
    assert outbox_of.claim(NOW, 10) == []
    morning = datetime(2026, 11, 22, 7, 0, tzinfo=CHINA)
    assert len(outbox_of.claim(morning + timedelta(seconds=1), 10)) == 1


def test_a_stopped_one_takes_back_what_waits_and_writes_no_more(
    engine: Engine, broadcasts: Broadcasts, outbox_of: Outbox
) -> None:
    readers(engine, 1, 2)
    draft = broadcasts.draft(77, "算了", "zh-hans", NOW)
    assert broadcasts.end(draft, NOW) == "dropped"
    assert not broadcasts.begin(draft, 10, NOW)
    number = broadcasts.draft(77, "大家好", "zh-hans", NOW)
    broadcasts.begin(number, 10, NOW)
    broadcasts.write_some(number, NOW)
    assert broadcasts.end(number, NOW) == "stopped"
    assert not broadcasts.write_some(number, NOW)
    assert outbox_of.claim(NOW, 10) == []
    with reading(engine) as connection:
        assert set(connection.scalars(select(outbox.c.state))) == {"dropped"}
    assert broadcasts.end(999, NOW) is None
    assert broadcasts.get(999) is None
