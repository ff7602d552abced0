"""A look at an inbox sees issues and pages, two levels deep, and says which folder it could not read."""

from pathlib import Path

import pytest

from digests.errors import IssueError
from digests.inbox.folder import look_through, stamp_of


def test_a_look_sees_files_and_pages_with_their_stamps(tmp_path: Path) -> None:
    (tmp_path / "2022-07-04").mkdir()
    (tmp_path / "2022-07-04" / "01.txt").write_text("一")
    (tmp_path / "a.txt").write_text("二二")
    (tmp_path / "a.txt.part").write_text("三")
    (tmp_path / ".sync").mkdir()
    (tmp_path / ".sync" / "b.txt").write_text("四")
    look = look_through(tmp_path)
    assert set(look) == {tmp_path / "2022-07-04" / "01.txt", tmp_path / "a.txt"}
    assert look[tmp_path / "a.txt"].size == 6


def test_deeper_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").write_text("一")
    assert look_through(tmp_path) == {}


def test_a_missing_inbox_is_one_line_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IssueError, match=r"none: the inbox cannot be read .*create it"):
        look_through(tmp_path / "none")


def test_a_file_that_vanishes_between_listing_and_asking_is_no_error(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "gone.txt") is None
