"""The papers of the settings as `digests` knows them, and the desk at which their issues are taken in."""

from zoneinfo import ZoneInfo

from bot.editors.corrections import Corrections
from bot.settings import Settings
from digests.archive.archive import Archive
from digests.inbox.ingest import Desk
from digests.inbox.learned import Learned
from digests.inbox.paper import Paper
from digests.word_lists import read_word_list


def desk_of(settings: Settings, archive: Archive, *, may_hold: bool = False) -> Desk:
    """What taking issues in needs, from the settings. Raises SettingsError for a word list that cannot be read."""
    terms = read_word_list(settings.optional_path(settings.keywords.dictionary))
    stop_words = read_word_list(settings.optional_path(settings.keywords.stop_words))
    learned = Learned(archive.engine, terms, stop_words)
    return Desk(
        archive,
        papers_of(settings),
        learned,
        settings.inbox.hold_below,
        may_hold,
        Corrections(archive.engine).correct,
    )


def papers_of(settings: Settings) -> tuple[Paper, ...]:
    return tuple(
        Paper(paper.name, settings.path(paper.inbox), ZoneInfo(paper.timezone)) for paper in settings.papers
    )
