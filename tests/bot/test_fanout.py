"""From arrivals and hours to rows: who gets what, when, and only once."""

import re
import shutil
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, insert, select

import bot.delivery.due
from bot.delivery.digest_message import Printer
from bot.delivery.due import Arrived
from bot.delivery.fanout import Fanout
from bot.delivery.first_digest import First, first_issue, send_first
from bot.delivery.grouping import wider
from bot.delivery.pushes import ChatGone, Done, Priority
from bot.delivery.recipe import Had, Part, Recipe, TopicHit, printed_recipe, read_recipe
from bot.language import Tongue
from bot.readers.schedule import Quiet, Schedule
from bot.readers.subscribers import Chat, Subscribers, Wish
from bot.schema import arrivals, chats, subscriptions
from digests.archive.archive import Archive
from digests.database import open_database, writing
from tests.bot.delivering import (
    DAY,
    HOUR,
    MINUTE,
    NOW,
    PAPER,
    a_fanout,
    a_push,
    all_rows,
    an_issue,
    an_outbox,
)

# These run on PostgreSQL too.
ABOUT_SQL = {
    "test_who_was_away_gets_what_did_not_come_and_nothing_that_did",
    "test_a_tick_reads_only_the_arrivals_that_somebody_due_has_not_had",
    "test_an_issue_that_comes_while_the_tick_works_is_brought_by_the_next",
    "test_who_comes_back_the_same_day_is_not_promised_what_came_already",
    "test_who_unsubscribes_at_night_is_not_brought_the_paper_in_the_morning",
    "test_who_pauses_at_night_is_not_brought_the_paper_before_the_pause_ends",
    "test_a_message_for_two_waits_until_both_have_paused_and_is_owed_to_both",
    "test_everyone_due_gets_the_paper_once",
    "test_of_several_processes_one_does_the_tick",
    "test_papers_due_together_come_in_one_message",
    "test_somebody_who_left_between_the_look_and_the_write_gets_nothing",
    "test_a_weekly_reader_gets_the_week",
    "test_the_size_of_a_chunk_changes_nothing",
    "test_a_reread_issue_edits_what_was_sent_and_alerts_nobody",
    "test_two_changes_in_a_row_end_in_one_edit",
    "test_what_was_not_yet_sent_goes_out_in_its_new_form",
    "test_each_reader_has_the_digest_as_they_read_and_equal_ones_are_stored_once",
}

INSTANT = Schedule("instant")
NIGHT_QUIET = Schedule("instant", quiet=Quiet(time(22), time(7)))
EIGHT = NOW - HOUR  # 08:00 in Shanghai, on a Saturday


def publish(
    fanout: Fanout, archive: Archive, day: date, now: datetime, paper: str = PAPER, **facts: object
) -> int:
    issue = an_issue(archive, day, paper=paper, arrived_at=now, **facts)  # type: ignore[arg-type]
    assert fanout.announce(issue, paper, now)
    return issue


def occasions(engine: Engine, chat_id: int | None = None) -> list[object]:
    return [row["occasion"] for row in all_rows(engine) if chat_id in (None, row["chat_id"])]


def all_subscriptions(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(select(subscriptions)))


def everything_sent(engine: Engine, now: datetime, state: str = "sent") -> None:
    worker = an_outbox(engine)
    worker.note([Done(row, state, message_id=1000 + row.id) for row in worker.claim(now, 1000)], now)


def htmls(engine: Engine, now: datetime) -> dict[int, str]:
    return {row.chat_id: row.html for row in an_outbox(engine).claim(now, 1000)}


def test_everyone_due_gets_the_paper_once(engine: Engine, archive: Archive, subscribers: Subscribers) -> None:
    for chat in (1, 2, 3):
        subscribers.subscribe(Wish(chat, PAPER), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert fanout.tick(EIGHT - MINUTE) == 0
    assert fanout.tick(EIGHT) == 3
    assert fanout.tick(EIGHT) == 0
    assert fanout.tick(EIGHT + 5 * HOUR) == 0
    assert occasions(engine) == ["day:2026-11-21:s1", "day:2026-11-21:s2", "day:2026-11-21:s3"]
    assert len({row["body_id"] for row in all_rows(engine)}) == 1


def test_of_several_processes_one_does_the_tick(
    engine: Engine, archive: Archive, subscribers: Subscribers, database: str
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), NOW)
    with bot.delivery.due.only_tick(engine) as ours:
        assert ours
        assert fanout.tick(NOW) == (0 if database == "postgresql" else 1)
    assert fanout.tick(NOW) == (1 if database == "postgresql" else 0)


def test_a_late_paper_is_brought_when_it_comes(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    fanout = a_fanout(engine)
    assert fanout.tick(EIGHT) == 0
    publish(fanout, archive, NOW.date(), EIGHT + 40 * MINUTE)
    assert fanout.tick(EIGHT + 40 * MINUTE) == 1
    assert occasions(engine) == ["day:2026-11-21:s1"]


def test_a_second_issue_of_the_day_waits_for_tomorrow(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    fanout.tick(EIGHT)
    publish(fanout, archive, NOW.date() + DAY, EIGHT + HOUR)
    assert fanout.tick(EIGHT + HOUR) == 0
    assert fanout.tick(EIGHT + DAY) == 1


def test_a_paper_that_does_not_come_today_is_not_brought_at_midnight(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    fanout = a_fanout(engine)
    fanout.tick(EIGHT)
    publish(fanout, archive, NOW.date(), EIGHT + 17 * HOUR)  # 01:00 the next day
    assert fanout.tick(EIGHT + 17 * HOUR) == 0
    assert fanout.tick(EIGHT + DAY) == 1


def test_a_new_subscriber_gets_the_latest_at_once_and_no_backlog(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    fanout = a_fanout(engine)
    for back in (3, 2, 1):
        issue = publish(fanout, archive, NOW.date() - back * DAY, NOW - back * DAY)
    new = subscribers.subscribe(Wish(1, PAPER), NOW).subscription
    assert first_issue(fanout, new, NOW.date()) == First("follows", issue)
    send_first(fanout, new, issue, NOW)
    send_first(fanout, new, issue, NOW)
    assert occasions(engine) == [f"first:{issue}:20261121T010000:s1"]
    assert all_rows(engine)[0]["priority"] == int(Priority.ALERT)
    assert fanout.tick(NOW + DAY) == 0


def test_a_new_subscriber_of_a_paper_without_issues_is_told_so(
    engine: Engine, subscribers: Subscribers
) -> None:
    new = subscribers.subscribe(Wish(1, PAPER), NOW).subscription
    assert first_issue(a_fanout(engine), new, NOW.date()) == First("none")


def test_who_comes_back_the_same_day_is_not_promised_what_came_already(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    fanout, wish = a_fanout(engine), Wish(1, PAPER)
    subscribers.subscribe(wish, EIGHT - DAY)
    issue = publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert fanout.tick(EIGHT) == 1
    everything_sent(engine, EIGHT)
    subscribers.unsubscribe(1)
    again = subscribers.subscribe(wish, NOW).subscription
    assert first_issue(fanout, again, NOW.date()) == First("had", issue)
    elsewhere = subscribers.subscribe(replace(wish, thread_id=7), NOW).subscription
    assert first_issue(fanout, elsewhere, NOW.date()) == First("follows", issue)


def test_an_article_of_a_topic_is_not_the_whole_issue(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    fanout = a_fanout(engine)
    subscribers.subscribe(Wish(1, query="双招双引", schedule=INSTANT), NOW - DAY)
    issue = publish(fanout, archive, NOW.date(), NOW)
    assert fanout.tick(NOW) == 1
    everything_sent(engine, NOW)
    new = subscribers.subscribe(Wish(1, PAPER), NOW).subscription
    assert first_issue(fanout, new, NOW.date()) == First("follows", issue)


@pytest.mark.parametrize("became", ["rejected", "held", "dropped"])
def test_an_issue_that_could_not_be_delivered_is_sent_to_who_subscribes_again(
    engine: Engine, archive: Archive, subscribers: Subscribers, became: str
) -> None:
    fanout, wish = a_fanout(engine), Wish(1, PAPER)
    issue = an_issue(archive, NOW.date())
    send_first(fanout, subscribers.subscribe(wish, NOW).subscription, issue, NOW)
    everything_sent(engine, NOW, became)
    subscribers.unsubscribe(1)
    again = subscribers.subscribe(wish, NOW + MINUTE).subscription
    assert first_issue(fanout, again, NOW.date()) == First("follows", issue)
    send_first(fanout, again, issue, NOW + MINUTE)
    assert list(htmls(engine, NOW + MINUTE)) == [1]


def test_who_unsubscribes_at_night_is_not_brought_the_paper_in_the_morning(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    first = subscribers.subscribe(Wish(1, PAPER, schedule=NIGHT_QUIET), NOW - DAY).subscription
    subscribers.subscribe(Wish(1, query="双招双引", schedule=NIGHT_QUIET), NOW - DAY)
    subscribers.subscribe(Wish(2, PAPER, schedule=NIGHT_QUIET), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    assert fanout.tick(NOW) == 2
    assert not an_outbox(engine).claim(NOW + 14 * HOUR, 10)
    an_outbox(engine).enqueue([a_push(1, "broadcast:1", "晚到"), a_push(1, "report:1", "回信")], NOW)
    # The topic comes in the same message, which is therefore still wanted.
    subscribers.unsubscribe(1, subscription_id=first.id)
    assert len(all_rows(engine)) == 4
    subscribers.unsubscribe(1)
    assert [(row["chat_id"], row["occasion"]) for row in all_rows(engine)] == [
        (2, f"issue:{issue}:s3"),
        (1, "report:1"),
    ]


def test_who_pauses_at_night_is_not_brought_the_paper_before_the_pause_ends(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=NIGHT_QUIET), NOW - DAY)
    fanout, worker = a_fanout(engine), an_outbox(engine)
    publish(fanout, archive, NOW.date() - DAY, NOW)
    assert fanout.tick(NOW) == 1
    everything_sent(engine, NOW)
    publish(fanout, archive, NOW.date(), NOW + HOUR)
    assert fanout.tick(NOW + HOUR) == 1
    worker.enqueue([a_push(1, "report:1", "回信")], NOW + HOUR)
    # The night came before the worker did, and with it a pause of three days.
    assert [row.occasion for row in worker.claim(NOW + 14 * HOUR, 10)] == ["report:1"]
    subscribers.pause(1, NOW + 14 * HOUR, date(2026, 11, 25))
    assert not worker.claim(NOW + DAY, 10)
    back = datetime(2026, 11, 25, 7, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert fanout.tick(back - MINUTE) == 0
    assert fanout.tick(back) == 1
    (html,) = [row.html for row in worker.claim(back, 10) if row.occasion.startswith("issue:")]
    assert "11月21日" in html
    assert "11月20日" not in html  # it had come before the pause


def test_a_message_for_two_waits_until_both_have_paused_and_is_owed_to_both(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    paper = subscribers.subscribe(Wish(1, PAPER, schedule=NIGHT_QUIET), NOW - DAY).subscription
    subscribers.subscribe(Wish(1, query="双招双引", schedule=NIGHT_QUIET), NOW - DAY)
    fanout, worker = a_fanout(engine), an_outbox(engine)
    publish(fanout, archive, NOW.date(), NOW)
    assert fanout.tick(NOW) == 1
    assert not worker.claim(NOW + 14 * HOUR, 10)
    subscribers.pause(1, NOW + 14 * HOUR, subscription_id=paper.id)
    assert len(all_rows(engine)) == 1
    subscribers.pause(1, NOW + 14 * HOUR)
    assert all_rows(engine) == []
    assert [one.set_back for one in all_subscriptions(engine)] == [True, True]
    subscribers.resume(1, NOW + 2 * DAY)
    assert fanout.tick(NOW + 2 * DAY) == 1
    assert "双招双引推进会" in htmls(engine, NOW + 2 * DAY)[1]


def test_pages_come_to_who_has_had_others_only() -> None:
    had = Had((Recipe("issue", "brief", (Part(1, (1,)),)), Recipe("day", "brief", (Part(1, (2,)), Part(2)))))
    assert had.covers(Part(1, (1, 2)))
    assert not had.covers(Part(1, (1, 3)))
    assert not had.covers(Part(1))
    assert had.covers(Part(2))
    assert had.covers(Part(2, (4,)))
    assert not had.covers(Part(3, (1,)))


def test_an_instant_reader_gets_each_issue_when_it_comes(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    first = publish(fanout, archive, NOW.date() - DAY, NOW)
    assert not fanout.announce(first, PAPER, NOW)
    assert fanout.tick(NOW) == 1
    second = publish(fanout, archive, NOW.date(), NOW + HOUR)
    assert fanout.tick(NOW + HOUR) == 1
    assert fanout.tick(NOW + 2 * HOUR) == 0
    assert occasions(engine) == [f"issue:{first}:s1", f"issue:{second}:s1"]


def test_who_changes_to_at_once_gets_what_was_waiting_for_the_hour(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=Schedule(at=time(20))), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), NOW)
    assert fanout.tick(NOW) == 0
    subscribers.change(1, NOW, schedule=INSTANT)
    assert fanout.tick(NOW) == 1
    assert fanout.tick(NOW) == 0


def test_a_setting_changed_at_night_does_not_lose_what_waits_for_the_morning(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    night = Schedule("instant", quiet=Quiet(time(8), time(12)))  # 09:00 in Shanghai lies within
    subscribers.subscribe(Wish(1, PAPER, schedule=night), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), NOW)
    assert fanout.tick(NOW) == 0
    subscribers.change(1, NOW + MINUTE, silent=True)
    assert fanout.tick(NOW + MINUTE) == 0
    assert fanout.tick(NOW + 3 * HOUR) == 1


def test_only_the_papers_asked_for_come(engine: Engine, archive: Archive, subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, "甲报", schedule=INSTANT), NOW - DAY)
    subscribers.subscribe(Wish(2, "乙报", schedule=INSTANT), NOW - DAY)
    subscribers.subscribe(Wish(3, "", schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), NOW, "甲报")
    fanout.tick(NOW)
    assert [row["chat_id"] for row in all_rows(engine)] == [1, 3]


def test_papers_due_together_come_in_one_message(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    for paper in ("甲报", "乙报"):
        subscribers.subscribe(Wish(1, paper), EIGHT - DAY)
    fanout = a_fanout(engine)
    for paper in ("甲报", "乙报"):
        publish(fanout, archive, NOW.date(), EIGHT - HOUR, paper)
    assert fanout.tick(EIGHT) == 1
    (html,) = htmls(engine, EIGHT).values()
    assert html.index("甲报") < html.index("乙报")


def test_of_two_papers_the_late_one_waits_for_tomorrow(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    for paper in ("甲报", "乙报"):
        subscribers.subscribe(Wish(1, paper), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR, "甲报")
    assert fanout.tick(EIGHT) == 1
    publish(fanout, archive, NOW.date(), EIGHT + HOUR, "乙报")
    assert fanout.tick(EIGHT + HOUR) == 0
    assert fanout.tick(EIGHT + DAY) == 1


def test_subscriptions_with_hours_of_their_own_come_separately(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, "甲报"), EIGHT - DAY)
    subscribers.subscribe(Wish(1, "乙报", schedule=Schedule(at=time(20))), EIGHT - DAY)
    fanout = a_fanout(engine)
    for paper in ("甲报", "乙报"):
        publish(fanout, archive, NOW.date(), EIGHT - HOUR, paper)
    assert fanout.tick(EIGHT) == 1
    assert fanout.tick(EIGHT + 12 * HOUR) == 1
    assert occasions(engine) == ["day:2026-11-21:s1", "day:2026-11-21:s2"]


def test_after_a_long_stop_there_is_one_catch_up(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - 40 * DAY)
    fanout = a_fanout(engine)
    for back in range(30, 0, -1):
        publish(fanout, archive, NOW.date() - back * DAY, NOW - back * DAY)
    assert fanout.tick(NOW) == 1
    assert fanout.tick(NOW) == 0
    (html,) = htmls(engine, NOW).values()
    assert "您不在的这些天" in html
    assert "更早还有 10 期" in html


def test_what_a_pause_missed_comes_as_one_message(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - 10 * DAY)
    subscribers.pause(1, NOW - 9 * DAY)
    fanout = a_fanout(engine)
    for back in (8, 7, 6, 5):
        publish(fanout, archive, NOW.date() - back * DAY, NOW - back * DAY)
        assert fanout.tick(NOW - back * DAY) == 0
    subscribers.resume(1, NOW)
    assert fanout.tick(NOW) == 1
    assert fanout.tick(NOW + HOUR) == 0


def test_a_pause_until_a_day_ends_by_itself(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - 3 * DAY)
    subscribers.pause(1, EIGHT - 3 * DAY, date(2026, 11, 21))
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date() - DAY, EIGHT - DAY - HOUR)
    assert fanout.tick(EIGHT - DAY) == 0
    assert fanout.tick(EIGHT) == 1
    assert subscribers.of_chat(1)[0].paused_until is None


def test_somebody_who_left_between_the_look_and_the_write_gets_nothing(
    engine: Engine, archive: Archive, subscribers: Subscribers, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chat in (1, 2, 3):
        subscribers.subscribe(Wish(chat, PAPER), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    write = bot.delivery.due.write_plans

    def leave_first(*arguments):  # type: ignore[no-untyped-def]
        subscribers.unsubscribe(1)
        subscribers.pause(2, EIGHT)
        return write(*arguments)

    monkeypatch.setattr("bot.delivery.fanout.write_plans", leave_first)
    assert fanout.tick(EIGHT) == 1
    assert [row["chat_id"] for row in all_rows(engine)] == [3]


def test_an_issue_that_comes_while_the_tick_works_is_brought_by_the_next(
    engine: Engine, archive: Archive, subscribers: Subscribers, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date() - DAY, NOW)
    keep = fanout.outbox.keep

    def keep_while_another_comes(*arguments: Any) -> int:
        monkeypatch.undo()
        publish(fanout, archive, NOW.date(), NOW)
        return keep(*arguments)

    monkeypatch.setattr(fanout.outbox, "keep", keep_while_another_comes)
    assert fanout.tick(NOW) == 1
    assert fanout.tick(NOW) == 1
    assert fanout.tick(NOW) == 0


def test_who_becomes_due_while_the_tick_looks_misses_nothing(
    engine: Engine, archive: Archive, subscribers: Subscribers, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    subscribers.pause(1, NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date() - DAY, NOW - DAY)
    subscribers.subscribe(Wish(2, PAPER), NOW - DAY)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    look = bot.delivery.due.arrived_after

    def look_while_another_resumes(*arguments: Any) -> tuple[Arrived, ...]:
        subscribers.resume(1, NOW)
        return look(*arguments)

    monkeypatch.setattr("bot.delivery.fanout.arrived_after", look_while_another_resumes)
    assert fanout.tick(NOW) == 1
    assert fanout.tick(NOW) == 1
    (html,) = [html for chat, html in htmls(engine, NOW).items() if chat == 1]
    assert "11月20日" in html
    assert "11月21日" in html


def test_a_tick_reads_only_the_arrivals_that_somebody_due_has_not_had(
    engine: Engine, archive: Archive, subscribers: Subscribers, database: str
) -> None:
    old = [{"issue_id": -number, "paper": PAPER, "arrived_at": 0.0} for number in range(1, 501)]
    with writing(engine) as connection:
        connection.execute(insert(arrivals), old)
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert bot.delivery.due.least_seen(engine, EIGHT - MINUTE) is None
    assert bot.delivery.due.least_seen(engine, EIGHT) == 500
    (new,) = bot.delivery.due.arrived_after(engine, 500)
    assert new.id == 501
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert fanout.tick(EIGHT - MINUTE) == 0
    assert not [statement for statement in asked if "FROM arrivals" in statement]
    assert fanout.tick(EIGHT) == 1
    looks = [statement for statement in asked if "FROM arrivals" in statement]
    assert len(looks) == 2  # what has arrived, and nothing since
    assert all("arrivals.id > " in statement for statement in looks)
    if database == "sqlite":
        with engine.connect() as connection:
            plans = [
                connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", (0,) * one.count("?"))
                for one in looks
            ]
            assert all("SEARCH arrivals USING INTEGER PRIMARY KEY" in plan.one()[3] for plan in plans)


def test_who_was_away_gets_what_did_not_come_and_nothing_that_did(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    subscribers.subscribe(Wish(1, query="双招双引", schedule=INSTANT), EIGHT - DAY)
    fanout, worker = a_fanout(engine), an_outbox(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert fanout.tick(EIGHT - HOUR) == 1
    (alert,) = worker.claim(EIGHT - HOUR, 10)
    assert fanout.tick(EIGHT) == 1
    everything_sent(engine, EIGHT)
    worker.note([ChatGone(alert, "blocked")], NOW)
    subscribers.returned(1, NOW + HOUR)
    assert fanout.tick(NOW + HOUR) == 1
    assert "话题上报了" in htmls(engine, NOW + HOUR)[1]  # the alert is still owed
    publish(fanout, archive, NOW.date() + DAY, EIGHT + DAY - HOUR)
    fanout.tick(EIGHT + DAY - HOUR)
    assert fanout.tick(EIGHT + DAY) == 1
    (digest,) = [row.html for row in worker.claim(EIGHT + DAY, 10) if row.occasion.startswith("day:")]
    assert "11月22日" in digest
    assert "11月21日" not in digest
    assert not any(one.set_back for one in all_subscriptions(engine))


@pytest.mark.parametrize("state", ["sent", "rejected"])
def test_an_issue_that_was_overtaken_is_not_lost_behind_the_one_that_came(
    engine: Engine, archive: Archive, subscribers: Subscribers, state: str
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout, worker = a_fanout(engine), an_outbox(engine)
    publish(fanout, archive, NOW.date() - DAY, NOW)
    fanout.tick(NOW)
    (late,) = worker.claim(NOW, 10)
    publish(fanout, archive, NOW.date(), NOW + MINUTE)
    fanout.tick(NOW + MINUTE)
    everything_sent(engine, NOW + MINUTE, state)
    worker.note([ChatGone(late, "blocked")], NOW + MINUTE)
    subscribers.returned(1, NOW + HOUR)
    assert fanout.tick(NOW + HOUR) == 1
    (html,) = htmls(engine, NOW + HOUR).values()
    assert "11月20日" in html
    assert ("11月21日" in html) == (state == "rejected")
    assert fanout.tick(NOW + 2 * HOUR) == 0


def test_a_clock_that_was_years_ahead_does_not_silence_anybody(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    subscribers.subscribe(Wish(2, PAPER), EIGHT - DAY)
    subscribers.pause(2, EIGHT - DAY, date(2027, 3, 1))
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    fanout.tick(EIGHT + 3650 * DAY)
    assert fanout.tick(EIGHT) == 0  # the clock is right again: this day's was sent already
    publish(fanout, archive, NOW.date() + DAY, EIGHT + HOUR)
    assert fanout.tick(EIGHT + DAY) == 2  # the pause ended years ahead, and what ended is over
    assert subscribers.of_chat(2)[0].paused_until is None


def test_a_clock_that_was_ahead_before_the_start_is_seen_through_as_well(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    publish(a_fanout(engine), archive, NOW.date(), EIGHT - HOUR)
    a_fanout(engine).tick(EIGHT + 3650 * DAY)
    fanout = a_fanout(engine)
    assert fanout.tick(EIGHT) == 0
    publish(fanout, archive, NOW.date() + DAY, EIGHT + HOUR)
    assert fanout.tick(EIGHT + DAY) == 1


def test_topics_come_within_the_digest_first_and_say_why(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY)
    for query in ("双招双引", "推进会", "没有这个词"):
        subscribers.subscribe(Wish(1, query=query), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert fanout.tick(EIGHT) == 1
    (html,) = htmls(engine, EIGHT).values()
    assert html.startswith("<b>🔔 您关心的话题</b>")
    assert "头版头条" in html
    assert "命中：双招双引、推进会" in html
    assert html.count("命中") == 2  # the other article has both words in its text


def test_a_topic_can_alert_at_once(engine: Engine, archive: Archive, subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, query="双招双引", schedule=INSTANT), NOW - DAY)
    subscribers.subscribe(Wish(2, query="没有这个词", schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), NOW)
    assert fanout.tick(NOW) == 1
    (row,) = all_rows(engine)
    assert (row["chat_id"], row["priority"]) == (1, int(Priority.ALERT))
    assert "话题上报了" in htmls(engine, NOW)[1]
    publish(fanout, archive, NOW.date() + DAY, NOW + DAY)
    assert fanout.tick(NOW + DAY) == 1


def test_pages_of_one_paper_come_without_the_others(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, pages=(2,)), EIGHT - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    fanout.tick(EIGHT)
    (html,) = htmls(engine, EIGHT).values()
    assert "二版" in html
    assert "一版" not in html


def test_a_weekly_reader_gets_the_week(engine: Engine, archive: Archive, subscribers: Subscribers) -> None:
    sunday = Schedule("weekly", time(9), frozenset({6}))
    subscribers.subscribe(Wish(1, PAPER, schedule=sunday), NOW - 7 * DAY)
    fanout = a_fanout(engine)
    assert fanout.tick(NOW - 6 * DAY) == 0  # a Sunday without any paper
    for back in (5, 3, 1):
        publish(fanout, archive, NOW.date() - back * DAY, NOW - back * DAY)
        assert fanout.tick(NOW - back * DAY) == 0
    assert fanout.tick(NOW + DAY) == 1
    assert occasions(engine) == ["week:2026-W47:s1"]
    (html,) = htmls(engine, NOW + DAY).values()
    assert "一周回顾" in html
    assert html.count("双招双引推进会") == 3


def test_nothing_is_pushed_in_quiet_hours_and_what_came_comes_after(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=NIGHT_QUIET), NOW - DAY)
    fanout = a_fanout(engine)
    for hour in (14, 15, 16):  # 23:00, 00:00, 01:00
        moment = NOW + hour * HOUR
        publish(fanout, archive, NOW.date() + (hour - 14) * DAY, moment)
        assert fanout.tick(moment) == 0
    assert fanout.tick(NOW + 22 * HOUR) == 1
    row = all_rows(engine)[0]
    assert row["quiet_at"] == (NOW + 37 * HOUR).timestamp()
    assert row["quiet_until"] == (NOW + 46 * HOUR).timestamp()


def test_readers_in_other_zones_have_their_own_eight_oclock(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    zones = {1: "Asia/Shanghai", 2: "Europe/Rome", 3: "America/New_York"}
    for chat, zone in zones.items():
        subscribers.subscribe(Wish(chat, PAPER, zone=ZoneInfo(zone)), EIGHT - HOUR)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    reached = {}
    for quarter in range(96):
        now = EIGHT + quarter * 15 * MINUTE
        fanout.tick(now)
        for row in an_outbox(engine).claim(now, 10):
            reached[row.chat_id] = now.astimezone(ZoneInfo(zones[row.chat_id])).time()
    assert reached == {1: time(8), 2: time(8), 3: time(8)}


def test_lengths_differ_and_are_rendered_once_each(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    for chat, length in enumerate(("brief", "full", "headlines", "keywords", "brief"), start=1):
        subscribers.subscribe(Wish(chat, PAPER, length=length), EIGHT - DAY)  # type: ignore[arg-type]
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert fanout.tick(EIGHT) == 5
    found = htmls(engine, EIGHT)
    assert found[1] == found[5]
    assert len(set(found.values())) == 4
    assert "推进会" not in found[4]
    assert "双招双引" in found[4]


def test_equal_messages_are_rendered_once_whatever_else_their_readers_chose(
    engine: Engine, archive: Archive, subscribers: Subscribers, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chat in range(1, 8):
        subscribers.subscribe(Wish(chat, PAPER, schedule=INSTANT, silent=bool(chat % 2)), NOW - DAY)
    for chat in range(8, 15):
        quiet = Schedule("instant", quiet=Quiet(time(22), time(chat % 8)))
        subscribers.subscribe(Wish(chat, PAPER, schedule=quiet), NOW - DAY)
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), NOW)
    composed: list[object] = []
    compose = Printer.compose
    monkeypatch.setattr(
        Printer, "compose", lambda *given, **more: composed.append(given) or compose(*given, **more)
    )
    assert fanout.tick(NOW) == 14
    assert len(composed) == 1


def test_a_held_or_dropped_issue_is_not_pushed(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    archive.drop(issue)
    assert fanout.tick(NOW) == 0


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_the_size_of_a_chunk_changes_nothing(
    chunk: int, engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    for chat in range(-5, 15):
        for paper in ("甲报", "乙报")[: 1 + chat % 2]:
            subscribers.subscribe(Wish(chat, paper), EIGHT - DAY)
    fanout = a_fanout(engine, chunk=chunk)
    for paper in ("甲报", "乙报"):
        publish(fanout, archive, NOW.date(), EIGHT - HOUR, paper)
    assert fanout.tick(EIGHT) == 20
    assert sorted(int(str(row["chat_id"])) for row in all_rows(engine)) == list(range(-5, 15))


def test_whoever_writes_rows_wakes_the_worker(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    woken: list[bool] = []
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine, wake=lambda: woken.append(True))
    fanout.tick(NOW)
    assert not woken
    publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    assert woken == [True]


# --- an issue is read again


def sent(engine: Engine, now: datetime) -> None:
    outbox = an_outbox(engine)
    rows = outbox.claim(now, 100)
    outbox.note([Done(row, "sent", row.edits or 500 + row.id) for row in rows], now)


def test_a_reread_issue_edits_what_was_sent_and_alerts_nobody(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    for chat in (1, 2):
        subscribers.subscribe(Wish(chat, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    sent(engine, NOW)
    assert fanout.reread(issue, NOW) == 0  # nothing has changed
    again = an_issue(archive, NOW.date(), ("云溪县召开双招双引大会", "小学生走进气象站"))
    assert again == issue
    assert fanout.reread(issue, NOW + HOUR) == 1
    assert fanout.reread(issue, NOW + HOUR) == 0
    edits = an_outbox(engine).claim(NOW + HOUR, 10)
    assert [(row.chat_id, row.edits, row.priority, row.silent) for row in edits] == [
        (1, 501, Priority.EDIT, True),
        (2, 502, Priority.EDIT, True),
    ]
    assert all("双招双引大会" in row.html for row in edits)
    assert fanout.tick(NOW + 2 * HOUR) == 0


def test_each_reader_has_the_digest_as_they_read_and_equal_ones_are_stored_once(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    chosen = {
        1: {},
        2: {"telegram_language": "zh-TW"},
        3: {"telegram_language": "en-US"},
        4: {"language": "zh-hant", "telegram_language": "en"},
        5: {"telegram_language": "zh-hant", "script": "printed"},
        6: {"telegram_language": "de"},
    }
    for chat_id, choice in chosen.items():
        wish = Wish(chat_id, PAPER, schedule=INSTANT)
        subscribers.subscribe(wish, NOW - DAY, Chat(chat_id, "private", **choice))  # type: ignore[arg-type]
    fanout = a_fanout(engine)
    issue = publish(
        fanout, archive, NOW.date(), NOW, headlines=("头条：云溪县召开推进会", "小学生走进气象站")
    )
    assert fanout.tick(NOW) == 6
    bodies = {row["chat_id"]: row["body_id"] for row in all_rows(engine)}
    assert bodies[1] == bodies[6]
    assert bodies[2] == bodies[4]
    assert len(set(bodies.values())) == 4
    shown = htmls(engine, NOW)
    assert "头条：云溪县" in shown[1]
    assert "2026年11月21日" in shown[1]
    assert "頭條：雲溪縣" in shown[2]
    assert "头条：云溪县" in shown[3]
    assert "Nov 21, 2026" in shown[3]
    assert "Page 1" in shown[3]
    assert "头条：云溪县" in shown[5]
    assert fanout.reread(issue, NOW) == 0  # nothing has changed in any of them


def test_a_new_subscriber_gets_the_latest_issue_as_they_read(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    an_issue(archive, NOW.date())
    chat = Chat(1, "private", telegram_language="zh-hant")
    subscription = subscribers.subscribe(Wish(1, PAPER), NOW, chat).subscription
    fanout = a_fanout(engine)
    send_first(fanout, subscription, first_issue(fanout, subscription, NOW.date()).issue_id, NOW)
    assert "雙招雙引" in htmls(engine, NOW)[1]


def test_what_was_not_yet_sent_goes_out_in_its_new_form(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    an_issue(archive, NOW.date(), ("云溪县召开双招双引大会", "小学生走进气象站"))
    fanout.reread(issue, NOW)
    (row,) = an_outbox(engine).claim(NOW, 10)
    assert row.edits is None
    assert "双招双引大会" in row.html


def test_what_was_on_its_way_is_edited_once_it_has_arrived(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    outbox = an_outbox(engine)
    (row,) = outbox.claim(NOW, 1)
    an_issue(archive, NOW.date(), ("云溪县召开双招双引大会", "小学生走进气象站"))
    fanout.reread(issue, NOW)
    assert outbox.claim(NOW, 10) == []
    outbox.note([Done(row, "sent", 900)], NOW)
    fanout.tick(NOW)
    assert [edit.edits for edit in outbox.claim(NOW, 10)] == [900]


def test_two_changes_in_a_row_end_in_one_edit(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    sent(engine, NOW)
    for headline in ("云溪县召开双招双引大会", "云溪县召开双招双引工作大会"):
        an_issue(archive, NOW.date(), (headline, "小学生走进气象站"))
        fanout.reread(issue, NOW)
    (edit,) = an_outbox(engine).claim(NOW, 10)
    assert "双招双引工作大会" in edit.html


def test_a_change_that_is_taken_back_edits_back(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    sent(engine, NOW)
    for headline in ("云溪县召开双招双引大会", "云溪县召开双招双引推进会"):
        an_issue(archive, NOW.date(), (headline, "小学生走进气象站"))
        fanout.reread(issue, NOW)
        (edit,) = an_outbox(engine).claim(NOW, 10)
        assert headline in edit.html
        an_outbox(engine).note([Done(edit, "sent", edit.edits)], NOW)


def test_old_messages_are_left_as_they_are(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    sent(engine, NOW)
    an_issue(archive, NOW.date(), ("云溪县召开双招双引大会", "小学生走进气象站"))
    assert fanout.reread(issue, NOW + 3 * DAY) == 0


def test_a_withdrawn_article_leaves_the_messages_it_was_in(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, query="双招双引", schedule=INSTANT), NOW - DAY)
    subscribers.subscribe(Wish(1, PAPER, schedule=INSTANT), NOW - DAY)
    fanout = a_fanout(engine)
    issue_id = publish(fanout, archive, NOW.date(), NOW)
    fanout.tick(NOW)
    sent(engine, NOW)
    issue = archive.issue(issue_id)
    assert issue is not None
    archive.withdraw(issue.articles[0].id)
    assert fanout.reread(issue_id, NOW) == 1
    (edit,) = an_outbox(engine).claim(NOW, 10)
    assert "双招双引推进会" not in edit.html
    assert "气象站" in edit.html


# --- pure parts and properties


def test_two_subscriptions_to_pages_of_one_issue_give_the_pages_of_both() -> None:
    assert wider(None, Part(1, (2,))) == Part(1, (2,))
    assert wider(Part(1, (2,)), Part(1, (4, 2))) == Part(1, (2, 4))
    assert wider(Part(1), Part(1, (4,))) == Part(1)
    assert wider(Part(1, (4,)), Part(1)) == Part(1)


def test_a_recipe_comes_back_as_it_was_written() -> None:
    recipe = Recipe(
        "week", "full", (Part(3, (1, 2)), Part(4)), (TopicHit(9, 3, ("双招双引",)),), ("热词",), ("升温",), 2
    )
    assert read_recipe(printed_recipe(recipe)) == recipe
    assert "tongue" not in printed_recipe(recipe)  # as those that were kept before there were languages
    foreign = replace(recipe, tongue=Tongue("zh-hant", converts=True))
    assert read_recipe(printed_recipe(foreign)) == foreign
    assert recipe.issues == (3, 4)


@given(
    st.lists(st.integers(1, 40 * 60), min_size=3, max_size=25),
    st.sampled_from(
        ["Asia/Shanghai", "Europe/Rome", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"]
    ),
    st.sampled_from(
        [Schedule(), Schedule(at=time(2, 30)), Schedule(at=time(0, 5), weekdays=frozenset({0, 3}))]
    ),
    st.data(),
)
@settings(max_examples=8)
def test_whatever_the_stops_each_issue_comes_once_and_at_most_one_digest_a_day(
    migrated_file: Path, gaps_min: list[int], zone: str, schedule: Schedule, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        shutil.copyfile(migrated_file, f"{folder}/bot.db")
        engine = open_database(f"sqlite:///{folder}/bot.db")
        archive, fanout, book = Archive(engine), a_fanout(engine), Subscribers(engine)
        now = datetime.fromisoformat("2026-03-27T00:00:00+00:00")
        book.subscribe(Wish(1, PAPER, schedule=schedule, zone=ZoneInfo(zone)), now)
        published = 0
        for number, gap in enumerate(gaps_min):
            now += gap * MINUTE
            if data.draw(st.booleans()):
                publish(
                    fanout,
                    archive,
                    date(2026, 3, 27) + number * DAY,
                    now,
                    headlines=(f"要闻{number:03}", "甲"),
                )
                published += 1
            fanout.tick(now)
        for _ in range(45):
            now += 5 * HOUR
            fanout.tick(now)
        texts = [row.html for row in an_outbox(engine).claim(now, 1000)]
        shown = [found for text in texts for found in re.findall(r"要闻\d{3}", text)]
        assert len(shown) == len(set(shown)) == published
        days = [str(row["occasion"]) for row in all_rows(engine)]
        assert len(days) == len(set(days))
        engine.dispose()


def test_a_hundred_thousand_readers_cost_a_hundred_thousand_small_rows(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    """A fiftieth of them here; the rest in tests/benchmarks/fanout.py."""
    first = subscribers.subscribe(Wish(1, PAPER), EIGHT - DAY).subscription
    with writing(engine) as connection:
        row = connection.execute(subscriptions.select()).mappings().one()
        alike = {key: value for key, value in row.items() if key not in ("id", "chat_id")}
        others = range(2, 2001)
        connection.execute(
            insert(chats), [{"chat_id": n, "kind": "private", "created_at": 0.0} for n in others]
        )
        connection.execute(insert(subscriptions), [{**alike, "chat_id": n} for n in others])
    fanout = a_fanout(engine)
    publish(fanout, archive, NOW.date(), EIGHT - HOUR)
    assert fanout.tick(EIGHT) == 2000
    assert len({row["body_id"] for row in all_rows(engine)}) == 1
    assert subscribers.of_chat(2000)[0].next_at == first.next_at + DAY  # type: ignore[operator]
