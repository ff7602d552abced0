"""The command line keeps its contract: what is printed where, and the exit codes."""

import json
import re
from pathlib import Path

import pytest

from bot.cli import main
from digests.archive.archive import Archive
from digests.database import open_database
from digests.issue_json import issue_as_json
from digests.parsing import parse_issue
from digests.sources.reading import read_source

SEEDS = Path(__file__).parents[2] / "seeds"
JUNE = SEEDS / "2026-06-05.txt"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder whose database has two issues."""
    assert main(["ingest", str(JUNE), str(SEEDS / "2026-04-10.txt")]) == 0
    capsys.readouterr()
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_parse_prints_json_alone_and_touches_no_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(JUNE), "--json"]) == 0
    out, err = said(capsys)
    source = read_source(JUNE)
    assert json.loads(out) == json.loads(issue_as_json(parse_issue(source.text, file=source.name)))
    assert err == ""
    assert list(tmp_path.iterdir()) == []


def test_parse_shows_a_person_what_it_saw_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(JUNE)]) == 0
    out, _ = said(capsys)
    assert "第2224期" in out
    assert "对标先进找差距" in out
    assert main(["parse", str(JUNE), "--explain"]) == 0
    assert "对标先进找差距" in said(capsys)[0]


def test_a_given_date_wins(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(JUNE), "--json", "--date", "2026-06-06"]) == 0
    issue = json.loads(said(capsys)[0])
    assert (issue["date"], issue["date_source"]) == ("2026-06-06", "given")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 40, ""),
        ("picture.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(300), ""),
        ("broken.pdf", b"%PDF-1.7\nthis is no pdf", ""),
    ],
)
def test_a_file_that_is_no_issue_is_one_line_that_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    for verb in ("parse", "ingest", "keywords"):
        assert main([verb, name]) == 1
        out, err = said(capsys)
        assert out == ""
        assert err.startswith("baotong: ")
        assert name in err
        assert reason in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["sing"], 2),
        (["parse"], 2),
        (["parse", "none.txt"], 1),
        (["parse", "none.txt", "--date", "yesterday"], 2),
        (["search"], 2),
        (["search", "日期:昨天"], 2),
        (["search", "双招双引", "--limit", "many"], 2),
        (["digest", "2026-06-05"], 1),
        (["digest", "someday"], 1),
        (["digest", "latest", "--format", "pdf"], 2),
        (["keywords", "none.txt"], 1),
        (["withdraw", "99"], 1),
        (["ingest", "none"], 1),
        (["run", "--live"], 1),
        (["check", "--config", "none.toml"], 1),
    ],
)
def test_what_cannot_be_done_says_so_with_its_exit_code(
    words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    out, err = said(capsys)
    assert out == ""
    assert err
    assert "Traceback" not in err


def test_debug_adds_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "none.txt", "--debug"]) == 1
    assert "Traceback" in said(capsys)[1]


def test_a_bug_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no token 123456789:AAE-abcdefghijklmnopqrstuvwxyz")

    monkeypatch.setattr("bot.commands.reading.read_source", broken)
    assert main(["parse", "a.txt"]) == 1
    _, err = said(capsys)
    assert err == "baotong: unexpected RuntimeError: no token <token> (--debug shows where)\n"


def test_ingest_tells_what_became_of_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", str(JUNE)]) == 0
    assert "new, issue 1" in said(capsys)[0]
    assert main(["ingest", str(JUNE)]) == 0
    assert "unchanged, issue 1" in said(capsys)[0]


def test_ingest_takes_a_folder_and_goes_on_after_a_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes(JUNE.read_bytes())
    assert main(["ingest", str(folder)]) == 1
    out, err = said(capsys)
    assert "b.txt: new" in out
    assert "a.txt" in err


def test_ingest_asks_for_the_paper_where_nothing_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = '[[papers]]\nname = "甲报"\ninbox = "a"\n[[papers]]\nname = "乙报"\ninbox = "b"\n'
    (tmp_path / "config.toml").write_text(settings, "utf-8")
    (tmp_path / "x.txt").write_text("一个标题\n\n本报讯（记者 叶知微）今天，县里开了会。\n", "utf-8")
    assert main(["ingest", "x.txt"]) == 1
    assert "which paper" in said(capsys)[1]
    assert main(["ingest", "x.txt", "--paper", "乙报"]) == 0
    assert main(["ingest", "x.txt", "--paper", "丙报"]) == 1


def test_search_speaks_json_in_the_promised_form(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "双招双引", "--json", "--limit", "2"]) == 0
    answer = json.loads(said(capsys)[0])
    assert answer["query"] == "双招双引"
    assert answer["total"] > 2
    assert len(answer["hits"]) == 2
    hit = answer["hits"][0]
    assert set(hit) == {"article_id", "paper", "date", "page", "headline", "snippet"}
    assert "【双招双引】" in hit["snippet"] + f"【{hit['headline']}】"


def test_a_search_without_hits_names_searches_that_have_some(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "szsy"]) == 0
    assert re.match(r"szsy: 0\n    try 双招双引: [1-9]", said(capsys)[0])


def test_a_search_of_an_empty_archive_says_that_it_is_empty_and_where_else_to_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["search", "双招双引"]) == 0
    out, err = said(capsys)
    assert out == "双招双引: 0\n"
    assert "no issue in sqlite:///" in err
    assert "BAOTONG_DATABASE__URL" not in err
    (tmp_path / "baotong.db").rename(tmp_path / "baotong-sandbox.db")
    assert main(["search", "双招双引", "--json"]) == 0
    out, err = said(capsys)
    assert json.loads(out)["total"] == 0
    name, url = err.split()[-1].split("=")
    # What is said works as it stands, and is said no more where the archive has issues.
    monkeypatch.setenv(name, url)
    assert main(["ingest", str(JUNE)]) == 0
    said(capsys)
    assert main(["search", "双招双引"]) == 0
    assert said(capsys)[1] == ""


def test_an_issue_that_was_dropped_comes_back_by_its_name_but_not_by_its_folder(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_database("sqlite:///baotong.db")
    assert Archive(engine).drop(1)
    engine.dispose()
    (archive / "again").mkdir()
    copy = archive / "again" / JUNE.name
    copy.write_bytes(JUNE.read_bytes())
    assert main(["ingest", str(copy.parent)]) == 0
    out = said(capsys)[0]
    assert "unchanged, issue 1" in out
    assert "by its name" in out
    assert main(["ingest", str(copy)]) == 0
    assert "replaced, issue 1" in said(capsys)[0]
    assert main(["search", "双招双引"]) == 0
    assert "【双招双引】" in said(capsys)[0]


def test_terms_may_begin_with_a_dash(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def total(*terms: str) -> int:
        assert main(["search", *terms, "--json"]) == 0
        return int(json.loads(said(capsys)[0])["total"])

    assert total("双招双引", "-动员会") < total("双招双引")
    assert main(["search", "双招双引", "-动员会"]) == 0
    assert "【双招双引】" in said(capsys)[0]


@pytest.mark.parametrize("issue", ["latest", "2026-06-05", "1"])
def test_a_digest_can_be_had_by_date_by_id_or_the_latest(
    archive: Path, capsys: pytest.CaptureFixture[str], issue: str
) -> None:
    assert main(["digest", issue]) == 0
    assert "今日云溪 第2224期" in said(capsys)[0]


def test_a_digest_comes_as_html_and_as_json(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", "--format", "html"]) == 0
    assert "<b>今日云溪</b>" in said(capsys)[0]
    assert main(["digest", "--format", "json"]) == 0
    digest = json.loads(said(capsys)[0])
    assert digest["issue_number"] == 2224
    assert "双招双引" in digest["keywords"]
    assert {"headline", "lead", "page", "keywords"} <= set(digest["articles"][0])


def test_keywords_of_a_file_and_of_an_issue_name_the_same_topics(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keywords", str(JUNE), "--json"]) == 0
    of_file = json.loads(said(capsys)[0])
    assert main(["keywords", "2026-06-05", "--json"]) == 0
    of_issue = json.loads(said(capsys)[0])
    assert [row["headline"] for row in of_file] == [row["headline"] for row in of_issue]
    assert all(len(row["keywords"]) <= 10 for row in of_file)
    for rows in (of_file, of_issue):
        assert any("双招双引" in dict(map(tuple, row["keywords"])) for row in rows)
    assert main(["keywords", str(JUNE)]) == 0
    assert "双招双引" in said(capsys)[0]
    assert main(["keywords", str(JUNE), "--explain"]) == 0
    assert "双招双引" in said(capsys)[0]


def test_a_withdrawn_article_is_found_no_more(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "杨梅红了", "--json"]) == 0
    article_id = json.loads(said(capsys)[0])["hits"][0]["article_id"]
    assert main(["withdraw", str(article_id)]) == 0
    capsys.readouterr()
    assert main(["search", "杨梅红了", "--json"]) == 0
    assert json.loads(said(capsys)[0])["total"] == 0


def test_migrate_can_be_said_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert "up to date" in said(capsys)[0]


def test_check_has_a_line_for_each_thing_and_fails_for_a_missing_inbox(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 1
    out, _ = said(capsys)
    assert "FAIL  inbox of 今日云溪" in out
    (tmp_path / "seeds").mkdir()
    assert main(["check"]) == 0
    lines = said(capsys)[0].splitlines()
    assert all(line.startswith("ok  ") for line in lines)
    assert {line[6:].partition(":")[0] for line in lines} >= {
        "settings",
        "telegram.token",
        "database",
        "disk",
    }
