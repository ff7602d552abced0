"""The verbs that keep an archive in order, and those that draw and explain."""

import json
import sqlite3
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bot.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def _archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert main(["ingest", str(SEEDS / "2026-06-05.txt"), str(SEEDS / "2026-04-10.txt")]) == 0
    capsys.readouterr()


def out(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(list(words)) == code
    captured = capsys.readouterr()
    return captured.out if code == 0 else captured.err


def test_a_backup_is_a_database_that_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "copy.db: " in out(capsys, "backup", "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM issue").fetchone() == (2,)
    copy.close()
    assert "none/copy.db" in out(capsys, "backup", "none/copy.db", code=1)


def test_export_prints_one_article_a_line_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    lines = out(capsys, "export").splitlines()
    articles = [json.loads(line) for line in lines]
    promised = {
        "article_id",
        "paper",
        "date",
        "page",
        "kicker",
        "headline",
        "deck",
        "subheads",
        "reporters",
        "paragraphs",
    }
    assert all(promised <= set(article) for article in articles)
    assert len({article["article_id"] for article in articles}) == len(lines)


def test_export_speaks_atom(capsys: pytest.CaptureFixture[str]) -> None:
    feed = ElementTree.fromstring(out(capsys, "export", "--format", "atom", "--limit", "3"))
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 3


def test_reindex_finds_nothing_to_do_in_a_fresh_archive(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "reindex") == "0 articles indexed anew\n"
    assert not out(capsys, "reindex", "--all").startswith("0 ")
    assert json.loads(out(capsys, "search", "杨梅", "--json"))["total"] > 0


def test_reindex_shows_what_an_older_reading_lacks_and_stores_it_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(tmp_path / "baotong.db") as database:
        database.execute("UPDATE article SET headline = '旧标题' WHERE headline LIKE '杨梅红了%'")
    database.close()
    shown = out(capsys, "reindex", "--since", "2026-06-01")
    assert "1 articles changed, 0 new, 0 gone" in shown
    assert "旧标题" in out(capsys, "digest", "2026-06-05")
    out(capsys, "reindex", "--apply", "--edit-days", "2")
    assert "旧标题" not in out(capsys, "digest", "2026-06-05")
    assert "changed" not in out(capsys, "reindex")


NAMES = ("人物:沈砚秋", "机构:县经信局", "机构:经信局", "地名:古樟镇")


def test_a_name_can_be_taken_out_of_the_index_of_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(out(capsys, "search", "人物:沈砚秋", "--json"))["total"] > 0
    assert "沈砚秋: removed from" in out(capsys, "forget-name", "沈砚秋")
    assert json.loads(out(capsys, "search", "人物:沈砚秋", "--json"))["total"] == 0
    assert json.loads(out(capsys, "search", "沈砚秋", "--json"))["total"] > 0
    assert "no name" in out(capsys, "forget-name", "!!", code=2)
    assert "沈砚秋: named again" in out(capsys, "restore-name", "沈砚秋")
    assert "was not taken out" in out(capsys, "restore-name", "沈砚秋", code=1)


def test_what_is_read_anew_keeps_the_people_and_the_organisations_of_its_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = [json.loads(out(capsys, "search", query, "--json"))["total"] for query in NAMES]
    assert all(named)
    with sqlite3.connect(tmp_path / "baotong.db") as database:
        database.execute("UPDATE article SET headline = '旧标题'")
    database.close()
    out(capsys, "reindex", "--apply")
    assert [json.loads(out(capsys, "search", query, "--json"))["total"] for query in NAMES] == named


def test_a_trend_is_numbers_json_or_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "双招双引: " in out(capsys, "trend", "双招双引")
    trends = json.loads(out(capsys, "trend", "双招双引", "杨梅", "--json"))
    assert [one["term"] for one in trends] == ["双招双引", "杨梅"]
    assert [point["start"] for point in trends[0]["points"]] == ["2026-04-01", "2026-05-01", "2026-06-01"]
    assert "chart.png: " in out(capsys, "trend", "双招双引", "--png", "chart.png")
    week = out(capsys, "trend")
    assert week.startswith("rising: ")
    assert "\nsilent: " in week
    assert set(json.loads(out(capsys, "trend", "--json"))) == {"rising", "silent"}
    assert "a picture needs a term" in out(capsys, "trend", "--png", "chart.png", code=2)
    assert (tmp_path / "chart.png").read_bytes().startswith(PNG)
    assert "nothing to draw" in out(capsys, "trend", "没有这个词", "--png", "chart.png", code=1)
    assert "--by" in out(capsys, "trend", "双招双引", "--by", "hour", code=2)
    assert "cannot be written" in out(capsys, "trend", "双招双引", "--png", "none/chart.png", code=1)


def test_a_search_can_explain_itself(capsys: pytest.CaptureFixture[str]) -> None:
    explained = out(capsys, "search", "双招双引", "--explain")
    assert "SELECT" in explained
    assert "article_index" in explained


def test_a_template_of_ones_own_can_be_previewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "own.html"
    template.write_text("<b>{{ digest.sections[0].paper }}</b> 的摘要", "utf-8")
    assert out(capsys, "digest", "--template", str(template)) == "<b>今日云溪</b> 的摘要\n"
    template.write_text("{{ digest.nothing }}", "utf-8")
    assert "own.html" in out(capsys, "digest", "--template", str(template), code=1)
    assert "no such template" in out(capsys, "digest", "--template", "none.html", code=1)


def test_check_names_a_template_that_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "digest.html").write_text("{% for", "utf-8")
    (tmp_path / "config.toml").write_text('[digest]\ntemplate_folder = "mine"\n', "utf-8")
    assert main(["check"]) == 1
    assert "FAIL  template digest.html" in capsys.readouterr().out


def test_check_looks_at_the_operators_own_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "terms.txt").write_text("云雾一号\n# 注\n", "utf-8")
    (tmp_path / "stop.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "config.toml").write_text(
        '[keywords]\ndictionary = "terms.txt"\nstop_words = "stop.txt"\n', "utf-8"
    )
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "terms.txt, 1 words" in told
    assert "FAIL  keywords.stop_words" in told


def test_the_keywords_of_an_issue_are_explained_with_what_the_operator_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "terms.txt").write_text("一口气\n", "utf-8")
    with (tmp_path / "config.toml").open("a", encoding="utf-8") as config:
        config.write('[keywords]\ndictionary = "terms.txt"\n')
    told = out(capsys, "keywords", "2026-06-05", "--explain")
    assert "一口气" in told
    assert "dictionary×3" in told
