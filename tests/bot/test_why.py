"""One true reason for "why was there none today?", for every state that a subscription can be in."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.language import Tongue
from bot.readers.schedule import Quiet, Schedule
from bot.readers.subscription import UNTIL_RESUMED, Subscription
from bot.readers.why import Known, Pushed, reason

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 6, 5)  # a Friday
NOON = datetime(2026, 6, 5, 12, tzinfo=SHANGHAI).astimezone(UTC)
DAILY = Subscription(
    id=1, chat_id=7, thread_id=0, paper="今日云溪", pages=(), query="", schedule=Schedule(), zone=SHANGHAI,
    length="brief", silent=False, paused_until=None, last=TODAY - timedelta(days=1), seen=3, next_at=None, waiting=True,
)  # fmt: skip
NOTHING = Known((), 3, held=False)


def pushed(state: str, minutes: int = 0, due: int = 0) -> Known:
    at = NOON - timedelta(hours=4, minutes=-minutes)
    return Known((Pushed("day:2026-06-05:s1", state, at, NOON + timedelta(hours=due), at),), 4, held=False)


AT_ONCE = replace(DAILY, schedule=Schedule("instant"))
AT_NIGHT = replace(DAILY, schedule=Schedule("instant", quiet=Quiet(time(11), time(14))))
TOPIC = replace(AT_ONCE, query="杨梅", paper="")


@pytest.mark.parametrize(
    ("one", "known", "words"),
    [
        (replace(DAILY, paused_until=UNTIL_RESUMED), NOTHING, "已暂停，发 /resume 恢复"),
        (replace(DAILY, paused_until=date(2026, 6, 9)), NOTHING, "已暂停，6月9日恢复"),
        (replace(DAILY, paused_until=TODAY), NOTHING, "还没有到"),
        (DAILY, pushed("sent", 3), "今天 08:03 已经送到了"),
        (DAILY, pushed("waiting"), "正在路上"),
        (DAILY, pushed("claimed"), "正在路上"),
        (AT_NIGHT, pushed("waiting", due=2), "安静时段，14:00 以后"),
        (DAILY, pushed("rejected"), "没有送成"),
        (DAILY, pushed("held"), "没有送成"),
        (DAILY, NOTHING, "今天的报还没有到，一到就送"),
        (DAILY, replace(NOTHING, muted=True), "这份报眼下停送"),
        (DAILY, replace(pushed("sent", 3), muted=True), "今天 08:03 已经送到了"),
        (DAILY, Known((), 3, held=True), "编辑正在核对"),
        (DAILY, Known((), 4, held=False), "这就送出"),
        (replace(DAILY, schedule=Schedule(at=time(18))), NOTHING, "今天 18:00 送"),
        (replace(DAILY, last=TODAY), NOTHING, "钟点已经过了。下一份：6月6日 08:00"),
        (replace(DAILY, schedule=Schedule(weekdays=frozenset({0}))), NOTHING, "不在选定的日子里。下一份：6月8日 08:00"),
        (replace(DAILY, schedule=Schedule("weekly", weekdays=frozenset({5})), last=date(2026, 5, 30)), NOTHING,
         "不在选定的日子里。下一份：6月6日 08:00"),
        (AT_ONCE, NOTHING, "今天的报还没有到"),
        (AT_ONCE, Known((), 3, held=True), "编辑正在核对"),
        (AT_ONCE, Known((), 4, held=False), "这就送出"),
        (AT_NIGHT, Known((), 4, held=False), "安静时段，14:00 以后"),
        (TOPIC, NOTHING, "没有这个话题"),
        (TOPIC, Known((), 0, held=False), "还没有到"),
    ],
)  # fmt: skip
def test_the_reason_is_the_first_that_holds(one: Subscription, known: Known, words: str) -> None:
    assert words in reason(one, known, NOON, Tongue())


def test_what_was_sent_yesterday_is_no_reason_for_today() -> None:
    old = pushed("sent", minutes=-24 * 60)
    assert "还没有到" in reason(DAILY, replace(old, arrived=3), NOON, Tongue())


def test_the_reason_is_given_in_the_readers_zone() -> None:
    in_rome = replace(DAILY, zone=ZoneInfo("Europe/Rome"), schedule=Schedule(at=time(7)))
    # It is six in the morning in Rome.
    assert "today at 07:00" in reason(in_rome, NOTHING, NOON, Tongue("en"))
