"""The reliability trial in small; docs/reliability.md has the numbers of the full one, and the command."""

from pathlib import Path

import pytest

from tests.faults.trial import TROUBLES, Trial

pytestmark = pytest.mark.unmeasured


def test_killed_in_every_trouble_nothing_is_lost_and_every_repeat_is_explained(tmp_path: Path) -> None:
    report = Trial(tmp_path, chats=100, kills=len(TROUBLES), seed=7, trouble="all").run()
    assert (report.lost, report.unexplained) == (0, 0)
    assert report.delivered == report.chats - report.gone - report.refused
    assert (report.gone, report.refused, report.moved) == (2, 2, 2)
