"""The book of subscribers: wishes, pauses, chats that go, come back and move."""

from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.delivery.pushes import Body
from bot.language import Tongue
from bot.readers.schedule import Quiet, Schedule
from bot.readers.subscribers import Chat, Subscribers, Subscription, Wish
from digests.archive.archive import Archive
from tests.bot.delivering import DAY, HOUR, NOW, PAPER, a_fanout, a_push, all_rows, an_issue, an_outbox


def only(found: tuple[Subscription, ...]) -> Subscription:
    assert len(found) == 1
    return found[0]


def test_subscribing_twice_is_subscribing_once(subscribers: Subscribers) -> None:
    assert subscribers.subscribe(Wish(1, PAPER), NOW).outcome == "new"
    assert subscribers.subscribe(Wish(1, PAPER), NOW).outcome == "already"
    assert only(subscribers.of_chat(1)).paper == PAPER


def test_a_subscription_keeps_everything_that_was_set(subscribers: Subscribers) -> None:
    schedule = Schedule("daily", time(7, 30), frozenset({0, 2, 4}), Quiet(time(22), time(7)))
    wish = Wish(-5, PAPER, "双招双引 -调研", 17, (1, 3), schedule, ZoneInfo("Europe/Rome"), "full", True)
    told = subscribers.subscribe(wish, NOW, Chat(-5, "supergroup", "云溪读报")).subscription
    kept = only(subscribers.of_chat(-5, 17))
    assert kept == told
    assert (kept.schedule, kept.zone, kept.pages, kept.length, kept.silent, kept.query) == (
        schedule,
        ZoneInfo("Europe/Rome"),
        (1, 3),
        "full",
        True,
        "双招双引 -调研",
    )
    assert kept.is_topic
    assert subscribers.chat(-5) == Chat(-5, "supergroup", "云溪读报")


def test_a_language_that_is_chosen_takes_the_articles_with_it(subscribers: Subscribers) -> None:
    subscribers.remember(Chat(1, "private", telegram_language="en"), NOW)

    def tongue() -> Tongue:
        chat = subscribers.chat(1)
        assert chat
        return chat.tongue

    assert tongue() == Tongue("en")
    subscribers.write_in(1, "traditional")
    assert tongue() == Tongue("en", converts=True)
    subscribers.speak(1, "zh-hans")
    assert tongue() == Tongue("zh-hans")
    subscribers.speak(1, None)
    subscribers.told(1, "zh-TW")
    assert tongue() == Tongue("zh-hant", converts=True)
    # What is noted of a chat without these leaves them as they are.
    subscribers.remember(Chat(1, "private", "王阿姨"), NOW)
    assert tongue() == Tongue("zh-hant", converts=True)


def test_a_group_that_becomes_a_supergroup_keeps_its_language_and_script(subscribers: Subscribers) -> None:
    subscribers.remember(Chat(-5, "group", language="zh-hant", script="printed"), NOW)
    subscribers.migrate(-5, -100500, NOW)
    moved = subscribers.chat(-100500)
    assert moved
    assert moved.tongue == Tongue("zh-hant")


def test_a_second_subscription_of_a_chat_goes_by_the_first(subscribers: Subscribers) -> None:
    schedule = Schedule("daily", time(19))
    subscribers.subscribe(Wish(1, PAPER, schedule=schedule, length="headlines", silent=True), NOW)
    topic = subscribers.subscribe(Wish(1, query="双招双引"), NOW).subscription
    assert (topic.schedule, topic.length, topic.silent) == (schedule, "headlines", True)


def test_without_anything_else_the_defaults_hold(engine: Engine) -> None:
    book = Subscribers(engine, Schedule("instant"), ZoneInfo("Asia/Tokyo"))
    kept = book.subscribe(Wish(1, PAPER), NOW).subscription
    assert (kept.schedule.rhythm, kept.zone.key, kept.next_at, kept.waiting) == (
        "instant",
        "Asia/Tokyo",
        None,
        True,
    )


def test_a_new_subscriber_is_told_when_the_next_digest_comes(subscribers: Subscribers) -> None:
    kept = subscribers.subscribe(Wish(1, PAPER), NOW).subscription
    assert kept.next_at == NOW + 23 * HOUR


def test_unsubscribing_ends_one_a_thread_or_all(subscribers: Subscribers) -> None:
    for thread, paper in ((0, "甲"), (0, "乙"), (7, "甲"), (8, "甲")):
        subscribers.subscribe(Wish(1, paper, thread_id=thread), NOW)
    first = subscribers.of_chat(1)[0]
    assert subscribers.unsubscribe(1, subscription_id=first.id) == 1
    assert subscribers.unsubscribe(2, subscription_id=first.id) == 0
    assert subscribers.unsubscribe(1, 7) == 1
    assert subscribers.unsubscribe(1) == 2
    assert subscribers.of_chat(1) == ()


def test_a_pause_keeps_the_settings_and_ends_on_its_day(subscribers: Subscribers) -> None:
    before = subscribers.subscribe(Wish(1, PAPER), NOW).subscription
    assert subscribers.pause(1, NOW, date(2026, 12, 1)) == 1
    paused = only(subscribers.of_chat(1))
    assert paused.schedule == before.schedule
    assert paused.paused_until == date(2026, 12, 1)
    assert paused.next_at is not None
    assert paused.next_at.astimezone(paused.zone).isoformat() == "2026-12-01T08:00:00+08:00"


def test_a_pause_without_end_lasts_until_somebody_ends_it(subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, PAPER), NOW)
    subscribers.pause(1, NOW)
    assert only(subscribers.of_chat(1)).next_at is None
    assert subscribers.resume(1, NOW + 30 * DAY) == 1
    assert subscribers.resume(1, NOW + 30 * DAY) == 0
    assert only(subscribers.of_chat(1)).paused_until is None


def test_subscribing_again_ends_a_pause(subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, PAPER), NOW)
    subscribers.pause(1, NOW)
    told = subscribers.subscribe(Wish(1, PAPER), NOW)
    assert (told.outcome, told.subscription.paused_until) == ("resumed", None)


def test_a_change_sets_what_is_given_and_leaves_the_rest(subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, PAPER, pages=(1,), length="full"), NOW)
    assert subscribers.change(1, NOW, schedule=Schedule(at=time(20)), zone=ZoneInfo("Asia/Tokyo")) == 1
    kept = only(subscribers.of_chat(1))
    assert (kept.schedule.at, kept.zone.key, kept.pages, kept.length) == (
        time(20),
        "Asia/Tokyo",
        (1,),
        "full",
    )
    subscribers.change(1, NOW, pages=(), length="brief", silent=True, subscription_id=kept.id)
    kept = only(subscribers.of_chat(1))
    assert (kept.pages, kept.length, kept.silent, kept.schedule.at) == ((), "brief", True, time(20))


def test_a_changed_hour_is_the_hour_of_the_next_digest(subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, PAPER), NOW - 2 * HOUR)
    subscribers.change(1, NOW - 2 * HOUR, schedule=Schedule(at=time(12)))
    assert only(subscribers.of_chat(1)).next_at == NOW + 3 * HOUR


def test_a_chat_that_is_gone_keeps_its_subscriptions_and_is_owed_what_waited(
    engine: Engine, archive: Archive, subscribers: Subscribers
) -> None:
    subscribers.subscribe(Wish(1, PAPER, schedule=Schedule("instant")), NOW - DAY)
    issue = an_issue(archive, NOW.date())
    fanout = a_fanout(engine)
    fanout.announce(issue, PAPER, NOW)
    assert fanout.tick(NOW) == 1
    subscribers.gone(1, "Forbidden: bot was blocked by the user", NOW)
    assert all_rows(engine) == []
    assert subscribers.counts().away == 1
    away = subscribers.chat(1)
    assert away is not None
    assert (away.away_at, away.away_reason) == (NOW, "Forbidden: bot was blocked by the user")
    assert fanout.tick(NOW + HOUR) == 0

    assert subscribers.returned(1, NOW + 2 * DAY)
    assert not subscribers.returned(1, NOW + 2 * DAY)
    assert fanout.tick(NOW + 2 * DAY) == 1
    assert [row["occasion"] for row in all_rows(engine)] == [f"issue:{issue}:20261123T010000:s1"]


def test_a_group_that_moves_takes_everything_along(engine: Engine, subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(-5, PAPER, thread_id=3), NOW, Chat(-5, "group", "读报群", "zh-hant"))
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(-5, thread_id=3), a_push(-5, "issue:2")], NOW)
    subscribers.migrate(-5, -1005, NOW)
    subscribers.migrate(-5, -1005, NOW)
    assert only(subscribers.of_chat(-1005)).thread_id == 3
    assert subscribers.chat(-1005) == Chat(-1005, "supergroup", "读报群", "zh-hant")
    assert subscribers.chat(-5) is None
    assert {row["chat_id"] for row in all_rows(engine)} == {-1005}


def test_a_group_that_moves_into_a_known_one_leaves_no_double(
    engine: Engine, subscribers: Subscribers
) -> None:
    for chat in (-5, -1005):
        subscribers.subscribe(Wish(chat, PAPER), NOW)
    outbox = an_outbox(engine)
    outbox.enqueue([a_push(-5), a_push(-1005)], NOW)
    subscribers.migrate(-5, -1005, NOW)
    assert only(subscribers.of_chat(-1005)).paper == PAPER
    assert [row["chat_id"] for row in all_rows(engine)] == [-1005]


def test_chats_away_for_long_are_forgotten(engine: Engine, subscribers: Subscribers) -> None:
    for chat in (1, 2, 3):
        subscribers.subscribe(Wish(chat, PAPER), NOW)
    subscribers.gone(1, "blocked", NOW - 400 * DAY)
    subscribers.gone(2, "blocked", NOW - 10 * DAY)
    assert subscribers.forget_absent(NOW - 365 * DAY) == 1
    assert [subscribers.chat(chat) is None for chat in (1, 2, 3)] == [True, False, False]
    assert subscribers.counts().subscriptions == 2


def test_forgetting_a_chat_leaves_nothing_of_it(engine: Engine, subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, PAPER), NOW)
    an_outbox(engine).enqueue([a_push(1, body=Body("x"))], NOW)
    subscribers.forget(1)
    assert (subscribers.chat(1), subscribers.of_chat(1), all_rows(engine)) == (None, (), [])


def test_a_chats_language_is_its_own_choice_or_telegrams(subscribers: Subscribers) -> None:
    assert subscribers.remember(Chat(1, "private", "李"), NOW)
    subscribers.speak(1, "en")
    assert not subscribers.remember(Chat(1, "private", "李明"), NOW)
    assert subscribers.chat(1) == Chat(1, "private", "李明", "en")
    subscribers.speak(1, None)
    assert subscribers.chat(1) == Chat(1, "private", "李明")


def test_a_chat_that_is_known_keeps_its_name_when_it_subscribes_again(subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(-5, PAPER), NOW, Chat(-5, "supergroup", "读报群"))
    subscribers.subscribe(Wish(-5, "乙"), NOW)
    assert subscribers.chat(-5) == Chat(-5, "supergroup", "读报群")
    subscribers.subscribe(Wish(-6, "乙"), NOW)
    assert subscribers.chat(-6) == Chat(-6, "group")


def test_topics_of_chats_that_can_be_reached_are_listed_once(subscribers: Subscribers) -> None:
    for chat in (1, 2):
        subscribers.subscribe(Wish(chat, query="双招双引"), NOW)
    subscribers.subscribe(Wish(1, PAPER), NOW)
    subscribers.subscribe(Wish(3, query="杨梅"), NOW)
    subscribers.gone(2, "blocked", NOW)
    subscribers.gone(3, "blocked", NOW)
    assert subscribers.standing_queries() == ["双招双引"]


def test_counts_say_how_many_are_reached(subscribers: Subscribers) -> None:
    subscribers.subscribe(Wish(1, PAPER), NOW)
    subscribers.subscribe(Wish(1, "乙"), NOW)
    subscribers.subscribe(Wish(2, PAPER), NOW)
    subscribers.gone(2, "kicked", NOW)
    counts = subscribers.counts()
    assert (counts.readers, counts.away, counts.subscriptions) == (1, 1, 3)
