"""What counts as arrived: files that lie still, known by what they look like, one issue at a time."""

from pathlib import Path

import pytest

from digests.inbox.arrivals import Look, Stamp, arrivals, is_watched

BOX = Path("inbox")
FIRST, SECOND = Stamp(100, 1), Stamp(200, 2)


def look(**files: Stamp) -> Look:
    return {BOX / name.replace("__", "/").replace("_txt", ".txt"): stamp for name, stamp in files.items()}


def test_a_file_arrives_when_two_looks_agree() -> None:
    (arrival,) = arrivals(look(a_txt=FIRST), look(a_txt=FIRST), {})
    assert arrival.paths == (BOX / "a.txt",)


@pytest.mark.parametrize("before", [{}, {BOX / "a.txt": SECOND}])
def test_a_file_that_is_new_or_still_growing_waits(before: Look) -> None:
    assert arrivals(before, look(a_txt=FIRST), {}) == []


def test_a_known_file_arrives_again_only_when_it_changes() -> None:
    (arrival,) = arrivals(look(a_txt=FIRST), look(a_txt=FIRST), {})
    known = {arrival.key: arrival.signature}
    assert arrivals(look(a_txt=FIRST), look(a_txt=FIRST), known) == []
    assert arrivals(look(a_txt=SECOND), look(a_txt=SECOND), known) != []


def test_a_page_that_is_still_written_holds_back_its_issue() -> None:
    before = {BOX / "2022-07-04/01.txt": FIRST}
    now = {BOX / "2022-07-04/01.txt": FIRST, BOX / "2022-07-04/02.txt": FIRST}
    assert arrivals(before, now, {}) == []
    (arrival,) = arrivals(now, now, {})
    assert len(arrival.paths) == 2


def test_an_added_page_brings_the_issue_again_under_the_same_key() -> None:
    one = {BOX / "2022-07-04/01.txt": FIRST}
    two = {**one, BOX / "2022-07-04/02.txt": FIRST}
    (first,) = arrivals(one, one, {})
    (again,) = arrivals(two, two, {first.key: first.signature})
    assert again.key == first.key


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", "a.txt.part", "~$a.txt", ".DS_Store", "Thumbs.db", "a.tmp", "A.CRDOWNLOAD", "README.md"],
)
def test_what_is_hidden_or_half_written_is_not_watched(name: str) -> None:
    assert not is_watched(name)


@pytest.mark.parametrize("name", ["a.txt", "今日云溪.pdf", "1.html", "photo.jpg", "noname"])
def test_everything_else_is(name: str) -> None:
    assert is_watched(name)
