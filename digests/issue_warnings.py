"""What an editor should look at in an issue: every form that a warning can take, and how to read one again. Pure.

A warning is stored and printed as a sentence; `reading_of` gives back its form and what fills it, so that it can
be said in another language.
"""

from digests.sentences import Reading, form_in

NO_SUCH_DAY = "no such day: {printed}"
ANOTHER_DATE = "another date is printed too: {date}"
NOT_THE_GIVEN = "the masthead says {date}, given is {given}"
WEEKDAY_WRONG = "{weekday} is likely wrong: {date} and {lunar} agree, that day is {right}"
LUNAR_WRONG = "{lunar} is likely wrong: {date} and {weekday} agree"
DATE_WRONG = "the date {date} is likely wrong: {weekday} and {lunar} agree on {right}"
THREE_DAYS = "{date}, {weekday} and {lunar} are three different days"
TWO_DAYS = "{date} and {other} contradict each other: {date} is {right}"
WITHOUT_BEGINNING = "continuation on page {page} without its beginning: {headline}"
PAGE_MISSING = "《{headline}》 goes on at page {page}, which is not in this issue"
LOST_CHARACTERS = "lost characters: {places}"
UNKNOWN_PAPER = "the masthead says {title}, which is not configured; taken as {paper}"
SECOND_ISSUE = "a second issue of {date}: {file} is already there"
LOOKS_LIKE = "looks like {file} again, but a date is inferred: both are kept"
NAME_USED = "the file name was used before, by the issue of {date}: both are kept"
AFTER_TOMORROW = "dated {date}, after tomorrow: never taken as the latest issue"

FORMS = (
    NO_SUCH_DAY, ANOTHER_DATE, NOT_THE_GIVEN, WEEKDAY_WRONG, DATE_WRONG, LUNAR_WRONG, THREE_DAYS, TWO_DAYS,
    WITHOUT_BEGINNING, PAGE_MISSING, LOST_CHARACTERS, UNKNOWN_PAPER, SECOND_ISSUE, LOOKS_LIKE, NAME_USED,
    AFTER_TOMORROW,
)  # fmt: skip


def reading_of(warning: str) -> Reading | None:
    """The form of a warning and its fillings by name; None for a sentence of an older version."""
    return form_in(FORMS, warning)
