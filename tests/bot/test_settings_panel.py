"""The panel: every page in every language is a message that Telegram takes, and every button does what it says."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
import tdjson
from hypothesis import given
from hypothesis import strategies as st

from bot.language import LANGUAGES, Language, Tongue
from bot.readers.schedule import Quiet, Schedule, ScheduleError
from bot.readers.subscription import UNTIL_RESUMED, Subscription
from bot.screens.buttons import decode, encode
from bot.screens.chat_text import MAX_UTF16, utf16_length
from bot.screens.results import Reply
from bot.screens.settings_panel import (
    QUESTIONS,
    ChangeSetting,
    OpenSettings,
    Spoken,
    change_of,
    panel_reply,
    read_zone,
)
from bot.screens.subscription_list import ShowMine, mine_reply, pause_choices
from bot.screens.typed_settings import typed_setting
from tests.bot.test_why import DAILY

SCHEDULES = (
    Schedule(),
    Schedule("weekly", time(18, 15), frozenset({2}), Quiet(time(22), time(7))),
    Schedule("instant", quiet=Quiet(time(0), time(7))),
    Schedule("daily", time(7), frozenset({0, 3})),
)
HOSTILE = "<b>&amp; “\u202e" + "长" * 300
SUBSCRIPTIONS = tuple(
    replace(DAILY, id=number, schedule=schedule, query=query, paused_until=paused)
    for number, schedule in enumerate(SCHEDULES)
    for query in ("", HOSTILE)
    for paused in (None, UNTIL_RESUMED, date(2026, 12, 1))
)


def replies(one: Subscription, tongue: Tongue) -> Iterator[Reply]:
    for page in ("", "language", "no such page", *QUESTIONS):
        yield panel_reply((one,), OpenSettings(page, one.id, -(10**13)), Spoken("en", True), tongue)
        yield panel_reply((one, DAILY), OpenSettings(page), Spoken(), tongue)
        yield panel_reply((), OpenSettings(page), Spoken(), tongue)
    yield pause_choices(one.id, -(10**13), tongue)
    yield mine_reply((one,) * 30, ShowMine(8, -(10**13)), HOSTILE, tongue)
    yield mine_reply((one,), ShowMine(900), "", tongue)


def parses(html: str) -> bool:
    """Whether Telegram's own parser takes it."""
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    mode = {"@type": "textParseModeHTML"}
    asked = {"@type": "parseTextEntities", "text": html, "parse_mode": mode}
    return json.loads(tdjson.td_execute(json.dumps(asked).encode()))["@type"] == "formattedText"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_a_message_that_telegram_takes(language: Language) -> None:
    for one in SUBSCRIPTIONS:
        for reply in replies(one, Tongue(language)):
            assert utf16_length(reply.text) <= MAX_UTF16
            assert parses(reply.text), reply.text
            assert sum(map(len, reply.rows)) <= 100
            assert all(1 <= len(row) <= 8 for row in reply.rows)
            for button in (button for row in reply.rows for button in row):
                assert button.press is not None
                assert decode(encode(button.press)) == button.press
                assert len(encode(button.press)) <= 64


def test_every_button_of_every_page_can_be_carried_out_or_is_refused() -> None:
    carried_out = 0
    for one in SUBSCRIPTIONS:
        for page in QUESTIONS:
            for row in panel_reply((one,), OpenSettings(page), Spoken(), Tongue()).rows:
                for press in (button.press for button in row):
                    if isinstance(press, ChangeSetting):
                        carried_out += carries_out(one, press)
    assert carried_out > 1000


def carries_out(one: Subscription, press: ChangeSetting) -> bool:
    try:
        change = change_of((one,), press.name, press.value)
    except ScheduleError:
        return False
    assert change.schedules or change.zone or change.length or change.silent is not None
    return True


@given(st.text(max_size=10), st.text("0123456789-:abcdefghij", max_size=12))
def test_forged_words_are_a_value_error(name: str, value: str) -> None:
    try:
        change_of((DAILY,), name, value)
    except (ValueError, KeyError, ScheduleError):
        return
    assert name in ("time", "quiet", "rhythm", "day", "zone", "length", "sound")


@given(st.text(max_size=20))
def test_whatever_is_written_out_is_understood_or_not(words: str) -> None:
    setting = typed_setting(words)
    assert setting is None or change_of((DAILY,), *setting)


@given(st.sampled_from(sorted(available_timezones())))
def test_every_zone_can_be_written_out(name: str) -> None:
    setting = typed_setting(name)
    assert setting is not None
    assert change_of((DAILY,), *setting).zone == read_zone(name)


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("7:10", ("time", "0710")),
        ("23点", ("time", "2300")),
        ("9", ("time", "0900")),
        ("早上八点半", ("time", "0830")),
        ("晚上8点", ("time", "2000")),
        ("中午一点", ("time", "1300")),
        ("晚上十一点到早上七点", ("quiet", "2300-0700")),
        ("22-7", ("quiet", "2200-0700")),
        ("晚上24点", None),
        ("一", None),
        ("22:00 – 7:00", ("quiet", "2200-0700")),
        ("22点到7点", ("quiet", "2200-0700")),
        ("罗马", ("zone", "Europe--Rome")),
        ("new york", ("zone", "America--New_York")),
        ("24:00", None),
        ("7:60", None),
        ("Atlantis", None),
        ("../../etc/passwd", None),
        ("Asia", None),
        ("", None),
    ],
)
def test_times_spans_and_places_are_told_apart(words: str, setting: tuple[str, str] | None) -> None:
    assert typed_setting(words) == setting


def test_the_zone_that_a_reader_has_is_among_the_choices() -> None:
    there = replace(DAILY, zone=ZoneInfo("America/Argentina/Buenos_Aires"))
    first = panel_reply((there,), OpenSettings("zone"), Spoken(), Tongue("en")).rows[0][0]
    assert first.label == "✅ Argentina/Buenos Aires"
