"""Which paper an issue belongs to: the masthead first, then the inbox, else a person."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digests.errors import IssueError, SettingsError
from digests.inbox.paper import Paper, choose_paper, named_paper
from digests.issue import Issue

ZONE = ZoneInfo("Asia/Shanghai")
CLOUD = Paper("今日云溪", Path("cloud"), ZONE)
FARM = Paper("农民日报", Path("farm"), ZONE)
GUEST = Paper("云溪晚报", Path("cloud"), ZONE)


def issue(title: str | None) -> Issue:
    return Issue(file="a.txt", text="", title=title)


def test_a_configured_masthead_decides_wherever_the_file_lies() -> None:
    assert choose_paper(issue("农民日报"), [CLOUD, FARM], Path("cloud")).paper is FARM


def test_a_masthead_in_calligraphy_is_still_its_paper() -> None:
    choice = choose_paper(issue("農民日报"), [CLOUD, FARM], Path("cloud"))
    assert choice.paper is FARM
    assert choice.warning is None


def test_without_a_masthead_it_is_the_inbox_own() -> None:
    assert choose_paper(issue(None), [CLOUD, FARM], Path("farm")).paper is FARM


def test_a_foreign_masthead_is_a_warning() -> None:
    choice = choose_paper(issue("邻县新报"), [CLOUD, FARM], Path("cloud"))
    assert choice.paper is CLOUD
    assert choice.warning is not None
    assert "邻县新报" in choice.warning


def test_two_papers_on_one_inbox_and_no_masthead_needs_a_person() -> None:
    with pytest.raises(IssueError, match=r"a\.txt: which paper.*今日云溪、云溪晚报"):
        choose_paper(issue(None), [CLOUD, GUEST], Path("cloud"))


def test_a_paper_can_be_named_and_a_wrong_name_is_told() -> None:
    assert named_paper([CLOUD, FARM], "农民日报") is FARM
    with pytest.raises(SettingsError, match="晨报: no such paper"):
        named_paper([CLOUD], "晨报")
