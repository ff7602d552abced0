"""Reports are kept once each, listed until they are closed, and forgotten with their reader."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.readers.reports import (
    FEEDBACK,
    LONGEST_TEXT,
    MOST_OPEN_OF_ONE_CHAT,
    WRONG_BYLINE,
    WRONG_CUT,
    Reports,
)

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
READER, OTHER = 100, 200


@pytest.fixture
def reports(engine: Engine) -> Reports:
    return Reports(engine)


def test_a_report_waits_until_it_is_closed(reports: Reports) -> None:
    first = reports.add(WRONG_CUT, READER, 7, "", NOW)
    second = reports.add(FEEDBACK, OTHER, None, "字太小", NOW + timedelta(hours=1))
    assert [(one.id, one.kind, one.article_id, one.text) for one in reports.open()] == [
        (first, WRONG_CUT, 7, ""),
        (second, FEEDBACK, None, "字太小"),
    ]
    assert reports.open()[0].created_at == NOW
    assert reports.close(first, NOW)
    assert not reports.close(first, NOW)
    assert [one.id for one in reports.open()] == [second]
    assert [one.id for one in reports.of_chat(READER)] == [first]


def test_tapping_twice_reports_once_and_again_after_it_was_closed(reports: Reports) -> None:
    first = reports.add(WRONG_CUT, READER, 7, "", NOW)
    assert reports.add(WRONG_CUT, READER, 7, "", NOW) == first
    others = {reports.add(WRONG_CUT, READER, 8, "", NOW), reports.add(WRONG_BYLINE, READER, 7, "", NOW)}
    others.add(reports.add(WRONG_CUT, OTHER, 7, "", NOW))
    assert len(others | {first}) == 4
    assert reports.close_article(7, NOW) == 3
    assert reports.add(WRONG_CUT, READER, 7, "", NOW) not in others | {first}


def test_one_chat_cannot_fill_the_queue(reports: Reports) -> None:
    for number in range(MOST_OPEN_OF_ONE_CHAT + 3):
        assert reports.add(FEEDBACK, READER, None, f"{number}" * LONGEST_TEXT, NOW) > 0
    assert len(reports.open()) == MOST_OPEN_OF_ONE_CHAT
    assert max(len(one.text) for one in reports.open()) == LONGEST_TEXT


def test_a_reader_who_leaves_takes_the_reports_along(reports: Reports) -> None:
    reports.add(FEEDBACK, READER, None, "谢谢", NOW)
    reports.add(FEEDBACK, OTHER, None, "谢谢", NOW)
    assert reports.forget(READER) == 1
    assert [one.chat_id for one in reports.open()] == [OTHER]
