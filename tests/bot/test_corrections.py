"""Corrections are kept, meant for one issue, applied in order, and can be taken back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.cli import main
from bot.editors.corrections import Corrections
from digests.database import open_database
from digests.inbox.corrections import Correction, anchor_of
from digests.parsing import parse_issue
from digests.sources.reading import read_source

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
JUNE = Path(__file__).parents[2] / "seeds" / "2026-06-05.txt"
SOURCE = read_source(JUNE)
ISSUE = parse_issue(SOURCE.text, file=SOURCE.name)


def headline(words: str, file: str = SOURCE.name, day: date | None = None) -> Correction:
    return Correction("headline", file, day, anchor_of(ISSUE.articles[0]), words)


def test_the_latest_word_counts_until_it_is_taken_back(engine: Engine) -> None:
    book = Corrections(engine)
    first = book.add(headline("杨梅开园"), 4711, NOW)
    second = book.add(headline("云溪杨梅开园", file="renamed.txt", day=ISSUE.date), 4711, NOW)
    book.add(headline("别处的标题", file="other.txt", day=date(2020, 1, 1)), 4711, NOW)
    assert [kept.id for kept in book.of_issue(SOURCE.name, ISSUE.date)] == [first, second]
    assert book.parse(SOURCE.text, file=SOURCE.name).articles[0].headline == "云溪杨梅开园"
    assert book.take_back(second)
    assert not book.take_back(second)
    assert book.correct(ISSUE).articles[0].headline == "杨梅开园"
    assert book.get(first) == headline("杨梅开园")
    assert book.get(second) is None


def test_reindex_does_not_undo_what_editors_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert main(["migrate"]) == 0
    engine = open_database(f"sqlite:///{tmp_path / 'baotong.db'}")
    Corrections(engine).add(headline("云溪杨梅开园"), 4711, NOW)
    engine.dispose()
    assert main(["ingest", str(JUNE)]) == 0
    capsys.readouterr()
    assert main(["search", "标题:云溪杨梅开园"]) == 0
    assert "云溪杨梅开园: 1" in capsys.readouterr().out.replace("标题:", "")
    assert main(["reindex", "--apply"]) == 0
    assert "changed" not in capsys.readouterr().out
