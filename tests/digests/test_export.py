"""What is handed out: every visible article once, readable by others."""

import json
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from digests.archive import export
from digests.archive.archive import Archive
from digests.archive.export import ATOM, export_atom, export_jsonl
from digests.issue import Article, Keyword, Reporter, Subhead
from tests.digests.issues_made import NOW, TODAY, an_article, an_issue, store

BODY = "全域土地综合整治工作推进会召开，会议要求全区上下同心协力，再创佳绩。" * 2


@pytest.fixture
def filled(engine: Engine) -> Engine:
    archive = Archive(engine)
    full = Article(
        "<双招> & “双引”",
        page=1,
        kicker="引题",
        deck="副题",
        reporters=(Reporter("记者", "叶知微"),),
        paragraphs=("首段\x0b。", "次段。"),
        subheads=(Subhead("小标题", 1),),
    )
    store(archive, an_issue(full, an_article("原文", BODY, page=2)), keywords=[[Keyword("双招双引", 1.0)]])
    store(archive, an_issue(an_article("转载", BODY, page=3), day=TODAY - timedelta(days=1)))
    hidden = store(archive, an_issue(an_article("撤下"), day=TODAY - timedelta(days=2)))
    archive.drop(hidden.issue_id)
    store(archive, an_issue(an_article("无日期"), day=None, file="x"), today=TODAY - timedelta(days=9))
    return engine


def test_json_lines_hold_every_article_once_with_all_its_places(filled: Engine) -> None:
    lines = [json.loads(line) for line in export_jsonl(filled)]
    assert [line["headline"] for line in lines] == ["<双招> & “双引”", "原文", "无日期"]
    assert lines[0] == {
        "article_id": 1,
        "paper": "今日云溪",
        "date": "2022-07-04",
        "page": 1,
        "kicker": "引题",
        "headline": "<双招> & “双引”",
        "deck": "副题",
        "subheads": ["小标题"],
        "reporters": [{"role": "记者", "name": "叶知微"}],
        "paragraphs": ["首段\x0b。", "次段。"],
    }
    assert lines[1]["also"] == [{"article_id": 3, "paper": "今日云溪", "date": "2022-07-03", "page": 3}]
    assert lines[2]["date"] is None


def test_chunks_join_without_gap(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(export_jsonl(filled))
    monkeypatch.setattr(export, "CHUNK", 1)
    assert list(export_jsonl(filled)) == whole


def test_the_feed_is_what_rfc_4287_asks_for(filled: Engine) -> None:
    feed = ET.fromstring("".join(export_atom(filled, now=NOW)))
    names = {"a": ATOM}
    assert feed.tag == f"{{{ATOM}}}feed"
    for required in ("id", "title", "updated"):
        assert feed.findtext(f"a:{required}", namespaces=names)
    entries = feed.findall("a:entry", names)
    assert len(entries) == 3
    for entry in entries:
        for required in ("id", "title", "updated", "author/a:name"):
            assert entry.findtext(f"a:{required}", namespaces=names)
    ids = [entry.findtext("a:id", namespaces=names) for entry in entries]
    assert len(set(ids)) == 3
    assert all(str(one).startswith("urn:uuid:") for one in ids)
    first = entries[0]
    assert first.findtext("a:title", namespaces=names) == "<双招> & “双引”"
    assert first.findtext("a:updated", namespaces=names) == "2022-07-04T00:00:00+00:00"
    assert first.find("a:category", names).get("term") == "双招双引"  # type: ignore[union-attr]
    assert first.findtext("a:content", namespaces=names) == (
        "<p>引题</p><p>副题</p><p>首段。</p><p>次段。</p><p>今日云溪 2022-07-04 第1版</p>"
    )
    assert "第3版" in (entries[1].findtext("a:content", namespaces=names) or "")


def test_the_ids_of_a_feed_stay_the_same(filled: Engine) -> None:
    once, again = (
        ET.fromstring("".join(export_atom(filled, now=NOW + timedelta(days=day), limit=1))) for day in (0, 1)
    )
    assert [one.text for one in once.iter(f"{{{ATOM}}}id")] == [
        one.text for one in again.iter(f"{{{ATOM}}}id")
    ]
    assert len(list(once.iter(f"{{{ATOM}}}entry"))) == 1


def test_an_empty_archive_has_an_empty_feed(engine: Engine) -> None:
    assert list(export_jsonl(engine)) == []
    feed = ET.fromstring("".join(export_atom(engine, now=NOW)))
    assert feed.findtext(f"{{{ATOM}}}title") == "报童"
    assert date(2022, 7, 4) == NOW.date()
