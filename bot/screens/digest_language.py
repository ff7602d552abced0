"""A digest in the reader's language: dates and places in our words, the newspaper's own as the reader writes. Pure.

What the templates say themselves they say through `_`, which is `Tongue.plain`.
"""

from dataclasses import replace

from bot.language import OURS, Tongue
from bot.replies.digests import FRONT_PAGE, LEAD_STORY, NO_HEADLINE, ON_PAGE
from bot.screens.days import day_said, issue_day, long_weekday_said
from digests.selection import UNTITLED, Digest, DigestPage, Entry, Section


def digest_in(digest: Digest, tongue: Tongue) -> Digest:
    """The same digest as `tongue` says it; it is chosen in Simplified Chinese."""
    if tongue == OURS:
        return digest
    days = sorted(section.date for section in digest.sections if section.date)
    return replace(
        digest,
        sections=tuple(section_in(section, tongue) for section in digest.sections),
        topics=tuple(entry_in(entry, tongue) for entry in digest.topics),
        words=printed(digest.words, tongue),
        rising=printed(digest.rising, tongue),
        first_day=day_said(days[0], tongue) if days else "",
        last_day=day_said(days[-1], tongue) if days else "",
    )


def section_in(section: Section, tongue: Tongue) -> Section:
    weekday = tongue.printed(section.weekday)
    if weekday and section.date and tongue.language == "en":
        weekday = long_weekday_said(section.date, tongue)
    return replace(
        section,
        paper=tongue.printed(section.paper),
        when=issue_day(section.date, section.date_source, tongue),
        weekday=weekday,
        lunar=tongue.printed(section.lunar),
        keywords=printed(section.keywords, tongue),
        pages=tuple(page_in(page, tongue) for page in section.pages),
    )


def page_in(page: DigestPage, tongue: Tongue) -> DigestPage:
    # 一版 stands on the page itself; in English nothing does.
    name = page.name if tongue.language != "en" else tongue.plain(ON_PAGE, page=page.number).capitalize()
    return replace(page, name=name, entries=tuple(entry_in(entry, tongue) for entry in page.entries))


def entry_in(entry: Entry, tongue: Tongue) -> Entry:
    return replace(
        entry,
        paper=tongue.printed(entry.paper),
        when=issue_day(entry.date, entry.date_source, tongue),
        position=position_said(entry.page, entry.place, tongue),
        kicker=tongue.printed(entry.kicker),
        headline=tongue.plain(NO_HEADLINE) if entry.headline == UNTITLED else tongue.printed(entry.headline),
        deck=tongue.printed(entry.deck),
        lead=tongue.printed(entry.lead),
        keywords=printed(entry.keywords, tongue),
        matched=printed(entry.matched, tongue),
    )


def position_said(page: int, place: int, tongue: Tongue) -> str:
    if page != 1:
        return tongue.plain(ON_PAGE, page=page)
    return tongue.plain(LEAD_STORY if place == 0 else FRONT_PAGE)


def printed(words: tuple[str, ...], tongue: Tongue) -> tuple[str, ...]:
    return tuple(map(tongue.printed, words))
