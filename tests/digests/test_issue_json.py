"""The JSON of an issue has the contract's keys, and nothing that the issue does not say."""

import json
from datetime import date

from digests.issue import Article, Furniture, Issue, Reporter, Subhead
from digests.issue_json import issue_as_json


def test_an_issue_is_printed_with_the_keys_of_the_contract() -> None:
    article = Article(
        headline="我县召开会议", page=2, kicker="总投资3亿元", deck="——侧记", reporters=(Reporter("记者", "王明"),), paragraphs=("一段。", "二段。"),
        subheads=(Subhead("小标题", 1),), jump_to_page=3, confidence=0.98765, source=((0, 6), (8, 20)),
    )  # fmt: skip
    issue = Issue(
        file="a.txt", text="…", title="今日双桥", issue_number=1753, total_number=1760, date=date(2020, 12, 14), date_source="masthead",
        weekday="星期一", lunar="农历庚子年十月三十", pages=4, sponsor="中共双桥县委", publisher="双桥县融媒体中心", hotline="3049743",
        cn_number="CN 33-0001", postal_code="324000", warnings=("一件事",), articles=(article,), furniture=(Furniture("slogan", "标语", (21, 23)),),
    )  # fmt: skip
    said = json.loads(issue_as_json(issue))
    assert list(said)[:3] == ["file", "title", "issue_number"]
    assert (said["date"], said["date_source"], said["pages"], said["warnings"]) == (
        "2020-12-14",
        "masthead",
        4,
        ["一件事"],
    )
    assert said["articles"] == [
        {
            "page": 2, "kicker": "总投资3亿元", "headline": "我县召开会议", "deck": "——侧记", "reporters": [{"role": "记者", "name": "王明"}],
            "paragraphs": ["一段。", "二段。"], "subheads": ["小标题"], "jump_to_page": 3, "confidence": 0.988, "source": [[0, 6], [8, 20]],
        }
    ]  # fmt: skip
    assert said["furniture"] == [{"kind": "slogan", "text": "标语", "source": [21, 23]}]


def test_what_is_not_known_is_null_and_chinese_is_not_escaped() -> None:
    text = issue_as_json(Issue(file="今日.txt", text=""))
    assert "今日.txt" in text
    said = json.loads(text)
    assert said["title"] is said["date"] is said["date_source"] is said["hotline"] is None
    assert said["articles"] == said["furniture"] == said["warnings"] == []
