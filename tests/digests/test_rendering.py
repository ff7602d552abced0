"""Digests through templates: what a reader sees, blocks, JSON, and templates that are wrong or hostile."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digests.errors import SettingsError
from digests.issue import Keyword
from digests.rendering import Block, Renderer, digest_as_json, into_blocks
from digests.selection import choose_digest
from tests.digests.test_selection import an_issue, stored


def link(article_id: int) -> str:
    return f"https://t.me/baotong_bot?start=a{article_id}"


def html(blocks: list[Block]) -> str:
    return "".join(block.text for block in blocks)


ISSUE = an_issue(
    [
        stored(1, 1, 0, headline="云溪县召开推进会", kicker="总签约额30亿元", deck="县长讲话"),
        stored(2, 2, 0, headline="小学生走进气象站", keywords=(Keyword("气象站", 1.0),)),
    ]
)


def test_a_digest_reads_as_a_reader_expects() -> None:
    assert html(Renderer().blocks(choose_digest([ISSUE]), link)).strip() == (
        "📰 <b>今日云溪</b> 第7期\n"
        "2026年11月21日 星期六 · 农历丙午年十月十三\n"
        "🔑 气象站\n\n"
        "<b>【一版】</b>\n"
        "<i>总签约额30亿元</i>\n"
        '<a href="https://t.me/baotong_bot?start=a1">云溪县召开推进会</a>\n'
        "昨日上午，云溪县召开推进会议。\n\n"
        "<b>【二版】</b>\n"
        '<a href="https://t.me/baotong_bot?start=a2">小学生走进气象站</a>\n'
        "昨日上午，云溪县召开推进会议。"
    )


def test_an_article_is_one_block_and_inner_pages_are_folded() -> None:
    inner = [stored(n, 2, n) for n in (2, 3, 4)]
    blocks = Renderer().blocks(choose_digest([an_issue([stored(1), *inner])]), link)
    assert [block.fold for block in blocks] == [0, 0, 1, 1, 1]
    assert all("标题" in block.text for block in blocks[1:])


def test_the_same_digest_reads_well_in_a_terminal() -> None:
    text = Renderer().text(choose_digest([ISSUE]))
    assert text.startswith(
        "今日云溪 第7期\n2026年11月21日 星期六 农历丙午年十月十三\n关键词：气象站\n\n【一版】\n"
    )
    assert "  总签约额30亿元\n· 云溪县召开推进会\n  昨日上午" in text
    assert "<" not in text


def test_a_full_digest_has_decks_and_headlines_only_have_no_leads() -> None:
    full = html(Renderer().blocks(choose_digest([ISSUE], length="full"), link))
    assert "县长讲话" in full
    short = html(Renderer().blocks(choose_digest([ISSUE], length="headlines"), link))
    assert "昨日上午" not in short
    assert "总签约额" not in short


def test_hostile_text_reaches_the_reader_as_text() -> None:
    nasty = '<b>&lt;script&gt;"x"</b>\x1c\u202egnp.exe\n\n' + "长" * 10_000
    issue = an_issue(
        [stored(1, headline=nasty, kicker="</i><a href='x'>", paragraphs=(nasty,))], paper="<paper>"
    )
    text = html(Renderer().blocks(choose_digest([issue]), link))
    assert "&lt;b&gt;&amp;lt;script&amp;gt;" in text
    assert "&lt;paper&gt;" in text
    assert "<script" not in text
    assert "\u202e" not in text
    assert len(text) < 1000


def test_the_json_of_a_digest_is_what_the_contract_says() -> None:
    found = json.loads(digest_as_json(choose_digest([ISSUE])))
    assert found == {
        "issue_id": 1,
        "paper": "今日云溪",
        "issue_number": 7,
        "date": "2026-11-21",
        "date_source": "masthead",
        "weekday": "星期六",
        "lunar": "农历丙午年十月十三",
        "keywords": ["气象站"],
        "articles": [
            {
                "article_id": 1, "page": 1, "kicker": "总签约额30亿元", "headline": "云溪县召开推进会",
                "deck": "县长讲话", "lead": "昨日上午，云溪县召开推进会议。", "keywords": [],
            },
            {
                "article_id": 2, "page": 2, "kicker": None, "headline": "小学生走进气象站", "deck": None,
                "lead": "昨日上午，云溪县召开推进会议。", "keywords": ["气象站"],
            },
        ],
    }  # fmt: skip
    assert len(json.loads(digest_as_json(choose_digest([ISSUE, replace(ISSUE, id=2)])))) == 2


def test_every_kind_of_digest_has_its_template() -> None:
    topics = [(stored(9, headline="双招双引再加力"), ["双招双引"])]
    week = choose_digest([ISSUE], kind="week", words=["双招双引"], rising=["养老"], topics=topics)
    text = html(Renderer().blocks(week, link))
    assert "一周回顾" in text
    assert "本周词：双招双引" in text
    assert "在升温：养老" in text
    alert = html(Renderer().blocks(choose_digest([], kind="alert", topics=topics), link))
    assert "头版头条 · 命中：双招双引" in alert
    catch_up = html(Renderer().blocks(choose_digest([ISSUE], kind="catch-up", older=3), link))
    assert "您不在的这些天" in catch_up
    assert "更早还有 3 期" in catch_up


def test_an_undated_issue_says_so() -> None:
    issue = an_issue([stored(1)], 1, None, None, weekday=None, lunar=None)
    assert "\n日期不详\n" in html(Renderer().blocks(choose_digest([issue]), link))


# --- the operator's own templates


def with_template(tmp_path: Path, text: str, name: str = "digest.html") -> Renderer:
    (tmp_path / name).write_text(text, "utf-8")
    return Renderer(tmp_path)


def test_a_file_in_the_operators_folder_replaces_the_template_of_its_name(tmp_path: Path) -> None:
    renderer = with_template(tmp_path, "{% for s in digest.sections %}{{ s.paper }}！{% endfor %}")
    assert html(renderer.blocks(choose_digest([ISSUE]), link)) == "今日云溪！"
    assert "一周回顾" in html(renderer.blocks(choose_digest([ISSUE], kind="week"), link))


def test_an_own_template_escapes_as_well(tmp_path: Path) -> None:
    renderer = with_template(tmp_path, "{{ digest.sections[0].paper }}")
    digest = choose_digest([an_issue([stored(1)], paper="<b>")])
    assert html(renderer.blocks(digest, link)) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{% for %}", "line 1"),
        ("{{ digest.nothing }}", "nothing"),
        ("{{ nothing }}", "nothing"),
        ("{{ digest.__class__.__mro__ }}", "__class__"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ link.__globals__ }}", "__globals__"),
        ("{{ _.__self__ }}", "__self__"),
        ("{{ _('{missing}', d=1) }}", "missing"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ range(10 ** 9) | list }}", "OverflowError"),
        ("{% include 'nowhere.html' %}", "nowhere.html"),
    ],
)
def test_a_template_that_is_wrong_or_reaches_out_is_named_with_its_fault(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(SettingsError, match=r"template digest\.html") as caught:
        with_template(tmp_path, text).blocks(choose_digest([ISSUE]), link)
    assert problem in str(caught.value)


def test_a_template_says_its_own_texts_in_the_readers_language_and_they_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "digest.html").write_text("{{ _('还有 {count} 篇', count=3) }}{{ _('A & B') }}", "utf-8")
    renderer = Renderer(tmp_path)
    digest = choose_digest([])
    assert renderer.blocks(digest, link)[0].text == "还有 3 篇A &amp; B"

    def shout(text: str, **filling: object) -> str:
        return f"<{text.upper()}{filling or ''}>"

    assert (
        renderer.blocks(digest, link, say=shout)[0].text
        == "&lt;还有 {COUNT} 篇{&#39;count&#39;: 3}&gt;&lt;A &amp; B&gt;"
    )


def test_what_fills_a_text_is_looked_up_by_its_name_alone(tmp_path: Path) -> None:
    (tmp_path / "digest.html").write_text("{{ _('{d.kind} {d}', d=digest.kind) }}", "utf-8")
    assert Renderer(tmp_path).blocks(choose_digest([]), link)[0].text == "{d.kind} issue"
    (tmp_path / "week.html").write_text("{{ _('{missing}', d=1) }}", "utf-8")
    with pytest.raises(SettingsError, match=r"week\.html"):
        Renderer(tmp_path).blocks(choose_digest([]), link, "week.html")


def test_a_template_that_does_not_exist_is_an_error_that_names_it() -> None:
    with pytest.raises(SettingsError, match=r"template nowhere\.html"):
        Renderer().blocks(choose_digest([ISSUE]), link, "nowhere.html")


def test_blocks_are_cut_at_the_marks_and_blank_ones_dropped() -> None:
    assert into_blocks("\n\n") == []
    assert into_blocks("a\n\n\n\nb\x1c \n\x1c\x1dc\x1cd\x1ee") == [
        Block("a\n\nb"),
        Block("c", 1),
        Block("d", 1),
        Block("e"),
    ]


def test_the_date_of_a_digest_is_json_too() -> None:
    issue = an_issue([stored(1)], 1, date(2022, 7, 2), "inferred", weekday=None, lunar=None)
    found = json.loads(digest_as_json(choose_digest([issue])))
    assert (found["date"], found["date_source"], found["weekday"]) == ("2022-07-02", "inferred", None)
