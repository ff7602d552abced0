"""The buttons beneath a digest that is pushed: the pages of its issue, or the issues it is made of. Pure."""

from bot.delivery.pushes import Key, Keyboard
from bot.language import Tongue
from bot.replies.issues import PAGE_LABEL
from bot.screens.buttons import encode
from bot.screens.pages import issue_rows
from bot.screens.reading_buttons import ShowPage
from bot.screens.results import Button, Row, rows_of
from digests.selection import Digest, Entry, Section

# A message may have 100 buttons; more than these nobody reads through.
MOST = 24


def digest_buttons(digest: Digest, tongue: Tongue) -> Keyboard:
    """Every article of the digest can be reached from here, those that did not fit the message as well. `digest` is in `tongue`."""
    if len(digest.sections) == 1:
        (section,) = digest.sections
        # A digest of keywords alone has no pages; from the first one, others are a tap away.
        pages = tuple(page.number for page in section.pages) or (1,)
        return keys(issue_rows(section.issue_id, pages, tongue))
    if digest.sections:
        return keys(rows_of(map(issue_button, digest.sections[:MOST]), 2))
    pages_of_topics = dict.fromkeys((entry.issue_id, entry.page) for entry in digest.topics)
    first_of = {(entry.issue_id, entry.page): entry for entry in reversed(digest.topics)}
    return keys(rows_of((page_button(first_of[place], tongue) for place in list(pages_of_topics)[:MOST]), 2))


def issue_button(section: Section) -> Button:
    first = section.pages[0].number if section.pages else 1
    return Button(f"📄 {section.paper} {section.when}", ShowPage(section.issue_id, first, fresh=True))


def page_button(entry: Entry, tongue: Tongue) -> Button:
    label = f"📄 {entry.paper} {entry.when} {tongue(PAGE_LABEL, page=entry.page)}"
    return Button(label, ShowPage(entry.issue_id, entry.page, fresh=True))


def keys(rows: tuple[Row, ...]) -> Keyboard:
    return tuple(
        tuple(Key(button.label, encode(button.press)) for button in row if button.press) for row in rows
    )
