"""The way from an inbox into the archive: quiet on the first run, steady files only, and a kill loses no news."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digests.archive.archive import Archive
from digests.database import migrate, open_database
from digests.errors import ArchiveError
from digests.inbox.ingest import Desk
from digests.inbox.intake import MOST_TRIES, Intake, TakenIn
from digests.inbox.learned import Learned
from digests.inbox.paper import Paper
from digests.inbox.records import InboxRecords, SetAside
from digests.issue import Issue
from digests.parsing import parse_issue

SEEDS = Path(__file__).parents[2] / "seeds"
APRIL, JUNE = "2026-04-10.txt", "2026-06-05.txt"
NOW = datetime(2026, 6, 6, 1, 0, tzinfo=UTC)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path, inbox: Path) -> Desk:
    engine = open_database(f"sqlite:///{tmp_path}/a.db")
    migrate(engine)
    return Desk(Archive(engine), (Paper("今日云溪", inbox, ZoneInfo("Asia/Shanghai")),), Learned(engine))


def an_intake(desk: Desk) -> Intake:
    """A fresh one, as after a start: it remembers no look."""
    return Intake(desk, InboxRecords(desk.archive.engine))


def drop(name: str, inbox: Path) -> None:
    shutil.copyfile(SEEDS / name, inbox / name)


def work_through(intake: Intake) -> list[TakenIn | SetAside]:
    waiting, broken = intake.look(NOW)
    results: list[TakenIn | SetAside] = [*broken]
    for one in waiting:
        result = intake.take_in(one, NOW)
        if isinstance(result, TakenIn):
            intake.finish(one, NOW)
        results.append(result)
    return results


def news(results: list[TakenIn | SetAside]) -> dict[str, bool]:
    return {one.ingested.issue.file: one.news for one in results if isinstance(one, TakenIn)}


def test_what_lies_there_on_the_first_run_is_no_news_and_what_comes_later_is(desk: Desk, inbox: Path) -> None:
    drop(APRIL, inbox)
    intake = an_intake(desk)
    assert work_through(intake) == []
    assert news(work_through(intake)) == {APRIL: False}
    drop(JUNE, inbox)
    assert work_through(intake) == []
    assert news(work_through(intake)) == {JUNE: True}
    assert work_through(intake) == []


def test_a_kill_during_the_first_run_makes_no_news_of_the_rest(desk: Desk, inbox: Path) -> None:
    drop(APRIL, inbox)
    drop(JUNE, inbox)
    intake = an_intake(desk)
    intake.look(NOW)
    first, _second = intake.look(NOW)[0]
    intake.take_in(first, NOW)
    intake.finish(first, NOW)
    again = an_intake(desk)
    again.look(NOW)
    assert news(work_through(again)) == {JUNE: False}


def test_a_kill_between_storing_and_telling_keeps_the_news(desk: Desk, inbox: Path) -> None:
    intake = an_intake(desk)
    intake.look(NOW)
    drop(JUNE, inbox)
    intake.look(NOW)
    ((one,), _) = intake.look(NOW)
    taken = intake.take_in(one, NOW)
    assert isinstance(taken, TakenIn)
    assert taken.news
    again = an_intake(desk)
    again.look(NOW)
    assert news(work_through(again)) == {JUNE: True}
    assert work_through(again) == []


def test_a_restart_reads_nothing_twice(desk: Desk, inbox: Path) -> None:
    drop(APRIL, inbox)
    intake = an_intake(desk)
    work_through(intake)
    work_through(intake)
    again = an_intake(desk)
    assert work_through(again) == []
    assert work_through(again) == []


def test_an_older_issue_is_archived_and_is_no_news(desk: Desk, inbox: Path) -> None:
    intake = an_intake(desk)
    work_through(intake)
    for name in (JUNE, APRIL):
        drop(name, inbox)
        work_through(intake)
        results = work_through(intake)
        assert news(results) == {name: name == JUNE}


def test_a_bad_file_is_set_aside_once_and_tried_again_when_it_changes(desk: Desk, inbox: Path) -> None:
    intake = an_intake(desk)
    work_through(intake)
    (inbox / "a.txt").write_bytes(b"")
    drop(JUNE, inbox)
    work_through(intake)
    results = work_through(intake)
    assert news(results) == {JUNE: True}
    (aside,) = [one for one in results if isinstance(one, SetAside)]
    assert aside.key.endswith("a.txt")
    assert intake.records.problems() == [aside]
    assert work_through(intake) == []
    assert work_through(an_intake(desk)) == []
    shutil.copyfile(SEEDS / APRIL, inbox / "a.txt")
    work_through(intake)
    assert news(work_through(intake)) == {"a.txt": False}
    assert intake.records.problems() == []


def test_a_file_without_an_article_is_set_aside_and_no_reader_hears_of_it(desk: Desk, inbox: Path) -> None:
    intake = Intake(desk, InboxRecords(desk.archive.engine))
    work_through(intake)
    (inbox / "masthead.txt").write_text("今日云溪 2026年6月5日 星期五\n", "utf-8")
    work_through(intake)
    (aside,) = work_through(intake)
    assert isinstance(aside, SetAside)
    assert aside.problem == "no article found in it"
    assert desk.archive.is_empty()


def test_an_inbox_that_is_gone_is_reported_once_and_stops_no_other(
    tmp_path: Path, desk: Desk, inbox: Path
) -> None:
    lost = Paper("云溪晚报", tmp_path / "lost", ZoneInfo("Asia/Shanghai"))
    both = replace(desk, papers=(lost, *desk.papers))
    intake = an_intake(both)
    (problem,) = work_through(intake)
    assert isinstance(problem, SetAside)
    assert "lost" in problem.key
    drop(JUNE, inbox)
    work_through(intake)
    assert news(work_through(intake)) == {JUNE: True}


def test_a_doubtful_issue_is_held_only_where_somebody_can_release_it(desk: Desk, inbox: Path) -> None:
    for may_hold in (True, False):
        careful = replace(desk, hold_below=1.01, may_hold=may_hold)
        intake = an_intake(careful)
        name = JUNE if may_hold else "云溪0417.txt"
        intake.look(NOW)
        drop(name, inbox)
        work_through(intake)
        (result,) = work_through(intake)
        assert isinstance(result, TakenIn)
        assert result.ingested.doubts is not None
        assert "below" in result.ingested.doubts
        assert result.ingested.held is may_hold
        assert not (may_hold and result.news)


def test_a_file_that_takes_the_process_down_is_set_aside_in_the_end(desk: Desk, inbox: Path) -> None:
    drop(JUNE, inbox)
    results = []
    for _ in range(MOST_TRIES + 1):
        intake = an_intake(desk)
        intake.look(NOW)
        ((one,), _) = intake.look(NOW)
        results.append(intake.take_in(one, NOW))  # and here it dies: nothing is finished
    assert [isinstance(one, SetAside) for one in results] == [False] * MOST_TRIES + [True]
    assert work_through(intake) == []


def test_a_bug_sets_its_file_aside_and_nothing_else(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def buggy(text: str, *, file: str, given_date: date | None = None) -> Issue:
        if file == APRIL:
            raise RuntimeError("a bug")
        return parse_issue(text, file=file, given_date=given_date)

    monkeypatch.setattr("digests.inbox.ingest.parse_issue", buggy)
    intake = an_intake(desk)
    work_through(intake)
    drop(APRIL, inbox)
    drop(JUNE, inbox)
    work_through(intake)
    results = work_through(intake)
    assert news(results) == {JUNE: True}
    assert "unexpected RuntimeError: a bug" in {one.problem for one in results if isinstance(one, SetAside)}
    assert "cannot be taken in" in caplog.text


def test_trouble_with_the_archive_is_not_held_against_the_file(
    desk: Desk, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = an_intake(desk)
    work_through(intake)
    drop(JUNE, inbox)
    work_through(intake)
    with monkeypatch.context() as patch:
        patch.setattr(
            desk.archive, "store", lambda *_, **__: (_ for _ in ()).throw(ArchiveError("a.db", "locked"))
        )
        with pytest.raises(ArchiveError):
            work_through(intake)
    assert news(work_through(intake)) == {JUNE: True}
