"""One service per SQLite database; the lock dies with its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.lock import only_service
from digests.errors import ArchiveError

HOLD = """
import sys
from bot.lock import only_service
with only_service(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_service_is_refused_and_told_why(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    with only_service(url):
        with pytest.raises(ArchiveError, match=r"a\.db: another baotong is running"), only_service(url):
            pass
        with only_service(f"sqlite:///{tmp_path}/b.db"):
            pass
    with only_service(url):
        pass


def test_a_killed_service_leaves_no_lock_behind(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(ArchiveError), only_service(url):
        pass
    holder.kill()
    holder.communicate()
    with only_service(url):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(ArchiveError, match="lock file cannot be written"),
        only_service(f"sqlite:///{tmp_path}/no/a.db"),
    ):
        pass


def test_postgresql_needs_no_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with only_service("postgresql+psycopg://localhost/x"), only_service("postgresql+psycopg://localhost/x"):
        assert list(tmp_path.iterdir()) == []
