"""The papers of the settings as `digests` knows them: inboxes absolute, zones loaded."""

from zoneinfo import ZoneInfo

from bot.settings import Settings
from digests.paper import Paper


def papers_of(settings: Settings) -> tuple[Paper, ...]:
    return tuple(
        Paper(paper.name, settings.path(paper.inbox), ZoneInfo(paper.timezone)) for paper in settings.papers
    )
