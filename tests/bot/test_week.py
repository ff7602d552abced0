"""What a weekly digest says of its week, and topics as the fan-out asks for them."""

from sqlalchemy import Engine

from bot.delivery.week import Week, week_of
from digests.archive.archive import Archive
from tests.bot.delivering import DAY, NOW, PAPER, an_issue


def test_a_week_has_its_words_and_what_rises(engine: Engine, archive: Archive) -> None:
    for back in (20, 3, 2, 1):
        an_issue(archive, NOW.date() - back * DAY)
    newest = archive.latest(NOW.date())
    assert newest is not None
    week = week_of(engine, [newest])
    assert week.words == ("双招双引",)
    assert week.rising == ("双招双引",)


def test_a_papers_first_week_has_words_and_nothing_rises(engine: Engine, archive: Archive) -> None:
    issue_id = an_issue(archive, NOW.date())
    issue = archive.issue(issue_id)
    assert issue is not None
    assert issue.paper == PAPER
    assert week_of(engine, [issue]) == Week(("双招双引",))
    assert week_of(engine, []) == Week()
