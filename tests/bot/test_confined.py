"""A file from outside is read in a process of its own; whatever it does, the caller gets a text or a sentence."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.editors import confined
from bot.editors.confined import found_in, read_confined, source_of
from digests.errors import IssueError
from digests.sources.reading import read_source

SEEDS = Path(__file__).parents[2] / "seeds"
JUNE = SEEDS / "2026-06-05.txt"


async def test_a_good_file_is_read_as_the_program_itself_would() -> None:
    assert await read_confined(JUNE) == read_source(JUNE)


async def test_a_bad_file_is_named_with_its_problem(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(b"PK\x03\x04" + bytes(1000))
    with pytest.raises(IssueError, match=r"bomb\.pdf"):
        await read_confined(bomb, date(2026, 7, 4))


async def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "WALL_S", 0.0)
    with pytest.raises(IssueError, match="takes too long"):
        await read_confined(JUNE)


@pytest.mark.parametrize("hostile", ["bytearray(2**31)", "[None for _ in iter(int, 1)]"])
def test_a_process_that_grows_without_end_is_stopped(hostile: str) -> None:
    """The limits themselves, on a process that has them and then misbehaves."""
    program = f"""
import sys
from bot.editors import confined
confined.CPU_S, confined.MEMORY_BYTES = 5, 300_000_000
confined.found_in = lambda path, given: {{"text": str({hostile}), "hash": ""}}
sys.exit(confined.main(["x"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert done.returncode != 0
    with pytest.raises(IssueError, match="memory or time"):
        source_of("bomb.pdf", done.stdout)


def test_what_is_too_long_or_empty_is_no_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(found_in(JUNE, None)) == {"text", "hash"}
    monkeypatch.setattr(confined, "LONGEST_TEXT", 10)
    assert "longer than" in found_in(JUNE, None)["problem"]
    assert "no such" in found_in(tmp_path / "gone.txt", None)["problem"].lower()
