"""Uploads wait in a folder and a table until somebody decides, once."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from bot.editors.uploads import Uploads, safe_name
from digests.sources.reading import Source

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
SOURCE = Source("今日云溪.txt", "竹海\u2028长卷\r\n\x00", "abc")


@pytest.fixture
def uploads(engine: Engine, tmp_path: Path) -> Uploads:
    return Uploads(engine, tmp_path / "uploads")


def test_what_was_sent_is_kept_character_by_character_until_it_is_settled(uploads: Uploads) -> None:
    number = uploads.keep(SOURCE, 4711, date(2026, 7, 4), NOW)
    kept = uploads.get(number)
    assert kept is not None
    assert (kept.source, kept.chat_id, kept.given_date) == (SOURCE, 4711, date(2026, 7, 4))
    assert kept.is_waiting
    assert uploads.settle(number, "published", NOW)
    assert not uploads.settle(number, "dropped", NOW)
    settled = uploads.get(number)
    assert settled is not None
    assert not settled.is_waiting
    assert not list(uploads.folder.iterdir())
    assert uploads.get(number + 1) is None


def test_a_text_that_somebody_removed_is_gone(uploads: Uploads) -> None:
    number = uploads.keep(SOURCE, 4711, None, NOW)
    for file in uploads.folder.iterdir():
        file.unlink()
    assert uploads.get(number) is None


def test_what_nobody_decides_on_is_dropped_after_a_while(uploads: Uploads) -> None:
    old, new = uploads.keep(SOURCE, 1, None, NOW), uploads.keep(SOURCE, 1, None, NOW + timedelta(days=9))
    half = uploads.place_for("half.pdf")
    half.write_bytes(b"%PDF")
    os.utime(half.parent, (NOW.timestamp(), NOW.timestamp()))
    assert uploads.tidy(NOW + timedelta(days=1), NOW + timedelta(days=9)) == 1
    assert not half.exists()
    kept = [one for one in (uploads.get(old), uploads.get(new)) if one and one.is_waiting]
    assert [one.id for one in kept] == [new]


@given(st.text(max_size=300) | st.text("竹海𠀀.", min_size=80))
def test_a_name_never_leads_out_of_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert (Path("/folder") / safe).parent == Path("/folder")
    assert safe not in (".", "..")
    assert len(safe.encode()) <= 255
