"""Figures are counted by the paper's own days, over what the tables hold."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from bot.delivery.muted import Muted
from bot.delivery.outbox import Outbox
from bot.delivery.pushes import Body, Done, Push
from bot.editors.figures import DAYS, Day, Usage, figures, subscription_lines
from bot.editors.figures_chart import Labels, figures_chart
from bot.readers.subscribers import Chat, Subscribers, Wish
from digests.trends.fonts import find_font

CHINA = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 21, 17, tzinfo=UTC)  # already the 22nd in China
TODAY = date(2026, 11, 22)


def test_readers_topics_outcomes_and_days(engine: Engine) -> None:
    book, box = Subscribers(engine), Outbox(engine, "test")
    long_ago = NOW - timedelta(days=30)
    for chat in (1, 2, 3):
        book.subscribe(
            Wish(chat, "今日云溪"), long_ago if chat == 1 else NOW, Chat(chat, "group", f"群{chat}")
        )
    book.subscribe(Wish(1, "", query="双招双引"), NOW, Chat(1, "group", "群1"))
    book.gone(3, "blocked", NOW)
    box.enqueue([Push(chat, "x", Body("好")) for chat in (1, 2)], NOW)
    rows = box.claim(NOW, 9)
    box.note([Done(rows[0], "sent", 5), Done(rows[1], "rejected", problem="x")], NOW)
    usage = Usage(engine)
    assert not usage.count("search", NOW, CHINA)
    assert usage.count("search", NOW + timedelta(seconds=31), CHINA)
    usage.write(NOW)
    usage.count("search", NOW, CHINA)
    usage.count("article", NOW, CHINA)
    usage.write(NOW)
    usage.write(NOW)
    found = figures(engine, NOW, CHINA)
    assert (found.readers, found.away, found.new) == (2, 1, 1)
    assert found.papers == (("今日云溪", 2),)
    assert found.topics == (("双招双引", 1),)
    assert found.outcomes == (("rejected", 1), ("sent", 1))
    assert len(found.days) == DAYS
    assert found.days[-1] == Day(TODAY, sent=1, edited=0, failed=1, searches=3, articles=1)
    assert found.days[-2] == Day(TODAY - timedelta(days=1), 0, 0, 0, 0, 0)
    lines = subscription_lines(engine)
    assert [(one.chat_id, one.title, one.query) for one in lines][:2] == [
        (1, "群1", ""),
        (1, "群1", "双招双引"),
    ]
    assert lines[-1].away_reason == "blocked"


def test_a_paper_is_muted_until_it_is_not(engine: Engine) -> None:
    muted = Muted(engine)
    muted.mute("今日云溪", muted=True)
    muted.mute("今日云溪", muted=True)
    assert muted.papers() == {"今日云溪"}
    muted.mute("今日云溪", muted=False)
    assert muted.papers() == frozenset()


def test_the_chart_is_a_picture_for_a_phone() -> None:
    days = [Day(TODAY - timedelta(days=back), back, 1, back % 2, 3, 4) for back in range(DAYS)]
    labels = Labels("消息", "送达", "失败", "使用", "查询", "打开文章")
    font = find_font()
    picture = figures_chart(days, labels, font)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 200_000
    assert picture == figures_chart(days, labels, font)
    with pytest.raises(ValueError, match="no days"):
        figures_chart([], labels, font)
