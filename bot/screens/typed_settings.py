"""What somebody writes behind /settings: an hour, quiet hours, or a zone, as people write them. Pure."""

import re
from functools import cache
from zoneinfo import ZoneInfo

from bot.language import LANGUAGES, Tongue
from bot.screens.days import zone_said
from bot.screens.settings_panel import SLASH, ZONES, read_zone
from digests.parsing.numbers import number

# Whoever says eight in the evening means 20:00, and twelve at noon 12:00.
HALVES = {
    "凌晨": 0,
    "清晨": 0,
    "早上": 0,
    "早晨": 0,
    "早": 0,
    "上午": 0,
    "中午": 1,
    "下午": 12,
    "傍晚": 12,
    "晚上": 12,
    "晚": 12,
}
NUMBER = r"[\d零〇一二两三四五六七八九十]{1,3}"
TIME = re.compile(
    rf"(?P<half>{'|'.join(HALVES)})?\s*(?P<hour>{NUMBER})(?:[:：.点时點時h](?:(?P<minute>{NUMBER})分?|(?P<share>半|[一三]刻)|整|鐘|钟)?)?"
)
SHARES = {"半": 30, "一刻": 15, "三刻": 45}
SPAN = re.compile(r"(\S+?)\s*[-–—~～至到]\s*(\S+)")


def typed_setting(words: str) -> tuple[str, str] | None:
    """Name and value of a setting: "7:10", "晚上八点半", "22点-7点", "Asia/Tokyo", "东京"."""
    if at := typed_clock(words):
        return "time", at
    if span := SPAN.fullmatch(words):
        start, end = typed_clock(span[1]), typed_clock(span[2])
        if start and end:
            return "quiet", f"{start}-{end}"
    try:
        zone = read_zone(words).key
    except ValueError:
        zone = cities().get(words.casefold(), "")
    return ("zone", zone.replace("/", SLASH)) if zone else None


def typed_clock(words: str) -> str | None:
    """Hour and minute in four figures.

    >>> [typed_clock(words) for words in ("7:10", "9", "八点半", "晚上8点", "中午12点", "下午三点一刻", "25:00")]
    ['0710', '0900', '0830', '2000', '1200', '1515', None]
    """
    typed = words.strip()
    found = TIME.fullmatch(typed)
    hour = number(found["hour"]) if found else None
    # 一 by itself may be anything.
    if found is None or hour is None or (typed == found["hour"] and not typed.isdecimal()):
        return None
    minute = SHARES[found["share"]] if found["share"] else number(found["minute"] or "0")
    later = HALVES.get(found["half"] or "", 0)
    if hour < 12 and (later == 12 or (later == 1 and hour < 3)):
        hour += 12
    return f"{hour:02}{minute:02}" if hour < 24 and minute is not None and minute < 60 else None


@cache
def cities() -> dict[str, str]:
    return {
        zone_said(ZoneInfo(zone), Tongue(language)).casefold(): zone
        for zone in ZONES
        for language in LANGUAGES
    }
