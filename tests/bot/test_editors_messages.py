"""Every message of editors and operators is one that Telegram takes, whatever a paper, a reader or a log brings."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import tdjson
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.broadcasts import Broadcast, Progress
from bot.delivery.pushes import Problem
from bot.editors.figures import Day, Figures, Line
from bot.language import LANGUAGES, Language, Tongue
from bot.readers.reports import FEEDBACK, WRONG_BYLINE, WRONG_CUT, Report
from bot.screens.buttons import decode, encode
from bot.screens.chat_text import MAX_UTF16, utf16_length
from bot.screens.editing_buttons import ShowAfter
from bot.screens.issue_preview import Glance, glance_at_stored, held_reply, upload_reply, why_held
from bot.screens.operator_messages import (
    MOST_LINES,
    broadcast_progress,
    broadcast_question,
    figures_text,
    harmless,
    mute_reply,
    problems_text,
    subscribers_csv,
)
from bot.screens.results import Reply
from bot.screens.review_message import (
    Task,
    article_reply,
    cuts_reply,
    end_reply,
    merge_reply,
    place_after,
    queue_of,
    task_reply,
)
from bot.troubles import Trouble
from digests.archive.stored import StoredArticle, StoredIssue
from digests.issue import Article, Reporter
from digests.search.suggestions import FailedSearch

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
HOSTILE = "<b>&amp; “\u202e" + "𠮷" * 2000
ARTICLE = Article(
    HOSTILE,
    kicker=HOSTILE,
    deck=HOSTILE,
    reporters=(Reporter(HOSTILE, HOSTILE),) * 9,
    paragraphs=(HOSTILE,) * 40,
    confidence=0.123,
)
STORED = StoredArticle(
    2**62, 2**62, "今日云溪", date(2026, 6, 5), "inferred", withdrawn=False, article=ARTICLE
)
ISSUE = StoredIssue(
    2**62,
    "今日云溪",
    HOSTILE,
    HOSTILE,
    1753,
    date(2026, 6, 5),
    "masthead",
    None,
    None,
    NOW,
    held=True,
    warnings=(HOSTILE,) * 30,
    articles=(STORED,) * 100,
)
GLANCE = glance_at_stored(ISSUE)
REPORTS = [
    Report(number, kind, 1, 2**62, HOSTILE, NOW)
    for number, kind in enumerate((WRONG_CUT, WRONG_BYLINE, FEEDBACK), 1)
]
BROADCAST = Broadcast(2**62, 1, HOSTILE, "", 1, "sending", 5, "en")
TROUBLES = [Trouble(HOSTILE, times, NOW) for times in range(1, 40)]
FIGURES = Figures(
    10**9,
    10**9,
    10**9,
    papers=((HOSTILE, 10**9),) * 10,
    topics=((HOSTILE, 10**9),) * 10,
    outcomes=(("sent", 10**9), ("held", 1), ("unheard of", 1)),
    days=(Day(date(2026, 11, 21), *[10**9] * 5),),
)


def replies(tongue: Tongue) -> list[Reply]:
    queue = queue_of(REPORTS, [7])
    return [
        *(upload_reply(2**62, GLANCE, page, tongue) for page in (-1, 0, 3, 99)),
        upload_reply(1, GLANCE, 0, tongue, papers=["今日云溪"] * 9),
        upload_reply(1, GLANCE, 0, tongue, existing=ISSUE),
        upload_reply(1, replace(GLANCE, file="other.txt"), 0, tongue, existing=ISSUE),
        upload_reply(1, GLANCE, 0, tongue, existing=ISSUE, same=True),
        upload_reply(1, Glance("", None, None, None, None, (), ()), 0, tongue),
        held_reply(ISSUE, 0, 0.9, tongue),
        *(task_reply(queue, place, STORED, tongue) for place in range(len(queue))),
        task_reply(queue, 0, None, tongue),
        article_reply(STORED, tongue, "…", 2**62),
        merge_reply(STORED, STORED, tongue),
        cuts_reply(STORED, 0, tongue),
        cuts_reply(STORED, -5, tongue),
        cuts_reply(STORED, 99, tongue),
        cuts_reply(replace(STORED, article=Article("短")), 0, tongue),
        end_reply(0, tongue),
        end_reply(3, tongue),
        Reply(figures_text(FIGURES, [FailedSearch(HOSTILE, 3, NOW)] * 30, tongue)),
        broadcast_question(2**62, 10**9, tongue),
        *(broadcast_progress(BROADCAST, Progress(1, left, 3, written), tongue) for left in (0, 2) for written in (False, True)),
        broadcast_progress(replace(BROADCAST, state="stopped"), Progress(1, 2, 3, written=True), tongue),
        mute_reply(["今日云溪", "云溪晚报"], frozenset(["云溪晚报"]), tongue),
        Reply(problems_text(TROUBLES, [Problem(1, 1, "", "held", HOSTILE, NOW)] * 9, NOW, ZONE, tongue) or ""),
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_message(language: Language) -> None:
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    for reply in replies(Tongue(language)):
        request = {
            "@type": "parseTextEntities",
            "text": reply.text,
            "parse_mode": {"@type": "textParseModeHTML"},
        }
        answer = json.loads(tdjson.td_execute(json.dumps(request).encode()))
        assert answer["@type"] == "formattedText", (answer, reply.text[:200])
        assert 0 < utf16_length(answer["text"]) <= MAX_UTF16, answer["text"][:200]
        for button in (button for row in reply.rows for button in row):
            assert button.label
            assert button.press is not None
            data = encode(button.press)
            assert len(data.encode()) <= 64
            assert decode(data) == button.press


def test_why_an_issue_is_held() -> None:
    tongue = Tongue()
    assert "对不上" in why_held(replace(ISSUE, doubtful_date=True), 0.5, tongue)
    assert "12%" in why_held(ISSUE, 0.5, tongue)
    assert "先看一看" in why_held(ISSUE, 0.1, tongue)


def test_the_queue_goes_on_wherever_it_was_left() -> None:
    queue = queue_of(REPORTS, [7, 8, 2**62])
    assert [task.article_id for task in queue if task.report is None] == [7, 8]
    assert place_after(queue, ShowAfter()) == 0
    assert [place_after(queue, task.after) for task in queue] == [1, 2, 3, 4, 5]
    # Reports that others have settled in the meantime, an article that has been put right.
    assert place_after(queue[1:], ShowAfter(1, 2**62)) == 0
    assert place_after([*queue[:1], *queue[2:]], ShowAfter(2)) == 1
    assert place_after(queue[3:], ShowAfter(2)) == 0
    assert place_after([], ShowAfter(2)) == 0
    assert place_after(queue, ShowAfter(0, 99)) == 0
    assert Task(None, 5).after == ShowAfter(0, 5)


def test_only_so_many_problems_are_listed_and_none_is_no_message() -> None:
    told = problems_text(TROUBLES, [], NOW, ZONE, Tongue()) or ""
    assert f"还有 {len(TROUBLES) - MOST_LINES} 种" in told
    assert problems_text([], [], NOW, ZONE, Tongue()) is None
    assert "还有" not in (problems_text(TROUBLES[:1], [], NOW, ZONE, Tongue()) or "")


@given(st.text(max_size=20))
def test_no_cell_of_the_export_is_a_formula(title: str) -> None:
    assert not harmless(title).startswith(("=", "+", "-", "@", "\t", "\r"))
    line = Line(
        -100, "group", title, "今日云溪", "", "daily", 485, "Asia/Shanghai", "brief", None, None, None
    )
    exported = subscribers_csv([line]).decode("utf-8-sig")
    assert exported.splitlines()[0].startswith("chat_id,")
    assert ",08:05,Asia/Shanghai,brief,,," in exported
