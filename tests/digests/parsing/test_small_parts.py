"""The small parts on their own: numbers, cleaning, names, pages, damage, pieces set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.parsing import parse_issue
from digests.parsing.broken_heads import headline_runs_on
from digests.parsing.cleaning import clean_line, place_in_raw
from digests.parsing.confidence import confidence
from digests.parsing.damage import damage_warnings
from digests.parsing.forms import jump_marks
from digests.parsing.junctions import is_closed, runs_on, splits_a_word
from digests.parsing.names import is_name, is_office, may_be_name
from digests.parsing.numbers import number
from digests.parsing.pageheads import is_page_head, is_section_name, page_number
from digests.parsing.variants import is_traditional, simplified
from digests.words import cut_known


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", 12), ("１２", 12), ("十二", 12), ("二十", 20), ("二十一", 21), ("廿三", 23), ("卅", 30), ("一百零三", 103), ("二〇二四", 2024),
        ("二○二四", 2024), ("两", 2), ("1 2", 12), ("", None), ("十x", None), ("x", None), ("元", 1),
    ],
)  # fmt: skip
def test_printed_numbers_are_read(printed: str, value: int | None) -> None:
    assert number(printed) == value


@given(st.integers(1, 99))
def test_every_chinese_number_below_a_hundred_is_read(value: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, unit = divmod(value, 10)
    written = ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (
        digits[unit] if unit else ""
    )
    assert number(written) == value


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  本报讯\xa0\xa0（记者　王明） ", "本报讯 （记者 王明）"),
        ("我 县 召 开 会 议", "我县召开会议"),
        ("我 县 召 开 会 议   推 进 项 目", "我县召开会议 推进项目"),
        ("富强 民主 文明 和谐 自由", "富强 民主 文明 和谐 自由"),
        ("&ldquo;双招双引&rdquo;&nbsp;A&amp;B", "“双招双引” A&B"),
        ("党外人士座谈会<br>征求意见", "党外人士座谈会 征求意见"),
        ("李  舸摄", "李舸摄"),
        ("记者 庄 严  王 岚", "记者 庄严 王岚"),
        ("记者 尹  露 牛  犇", "记者 尹露 牛犇"),
        ("职工 郑 有 福  杨 三 喜", "职工 郑有福 杨三喜"),
        ("水工9002班  夏 雨", "水工9002班 夏雨"),
        ("第二版    轻 工 市 场 报", "第二版 轻工市场报"),
        ("\u200b\ufeff", ""),
        ("各級各部门，85?120", "各級各部门，85?120"),
    ],
)
def test_a_line_is_cleaned_and_nothing_is_corrected(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@given(st.text(st.sampled_from(" 我县会议，。&nbsp;\xa0<br>A"), max_size=30), st.integers(0, 30))
def test_a_place_in_the_clean_line_is_found_in_the_raw_one(raw: str, place: int) -> None:
    clean = clean_line(raw)
    place = min(place, len(clean))
    at = place_in_raw(raw, clean, place)
    assert 0 <= at <= len(raw)
    assert place_in_raw(raw, clean, 0) <= at


@pytest.mark.parametrize("name", ["王明", "李晓燕", "欧阳建国", "阿卜杜拉·买买提", "葉明"])
def test_names_are_known(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["王", "我们的", "王明李燕", "从会上", "记者", "王的"])
def test_other_words_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_offices_sign_too_and_pen_names_may() -> None:
    assert is_office("县委宣传部")
    assert not is_office("县委")
    assert may_be_name("初墨")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("第01版：要闻", 1),
        ("06版：科技·新知", 6),
        ("01版:要闻", 1),
        ("第二版", 2),
        ("A3版：要闻", 3),
        ("5:综合", 5),
        ("版次/卷期：02 版", 2),
        ("要闻 第4版", 4),
        ("第2版()", 2),
    ],
)
def test_page_heads_name_their_page(text: str, page: int) -> None:
    assert is_page_head(text)
    assert page_number(text) == page


@pytest.mark.parametrize("text", ["今日四版", "第二版的读者", "共8版", "要闻"])
def test_other_lines_are_no_page_heads(text: str) -> None:
    assert not is_page_head(text)
    assert page_number(text) is None


def test_sections_have_names() -> None:
    assert is_section_name("要闻·综合")
    assert not is_section_name("双桥镇要闻")


def test_jump_marks_tell_direction_and_page() -> None:
    marks = jump_marks("茶叶（下转第二版】（上接1版）产业")
    assert [(mark.onward, mark.page) for mark in marks] == [(True, 2), (False, 1)]
    assert jump_marks("（下转第 页 ）")[0].page is None
    assert jump_marks("上接一版")[0].page == 1


def test_edges_say_whether_text_runs_on() -> None:
    assert splits_a_word("企业为何青", "睐双桥")
    assert not splits_a_word("我县召开会议", "全县推进项目")
    assert splits_a_word("资金1", "6万元")
    assert is_closed("（作者为县博物馆研究员）")
    assert is_closed("茶园一角。王明摄")
    assert not is_closed("身高1.")
    assert runs_on("他说：", "“好。”") < 0 < runs_on("他说，", "好。")
    assert runs_on("茶叶（下转2版）", "产业") < -10
    assert (
        headline_runs_on("我县召开财政专项", "激励政策推进会", "财政专项激励政策", broken=0.0)
        > 0
        > headline_runs_on("不忘初心", "我县召开会议", "", broken=0.0)
    )
    assert headline_runs_on("全县推开家庭病床服务", "医生上门来 床边把脉忙", "", broken=0.0) < 0


def test_a_word_by_the_dictionary_alone_is_a_word() -> None:
    assert cut_known("冲在前据了解") == ["冲", "在", "前", "据", "了解"]
    assert cut_known("") == []


def test_lost_characters_are_reported_with_their_places() -> None:
    assert damage_warnings("完好。") == []
    (warning,) = damage_warnings("面积85?120，我?得，他\ufffd说，天?地")
    assert "[4]" in warning
    assert "(+1)" in warning


def test_traditional_pages_are_told_from_strays() -> None:
    assert is_traditional("縣政府開會討論農村經濟發展問題，這個會議對縣裡來說很重要，記者從縣裡瞭解")
    assert not is_traditional("各級各部门要落实。農民日报")
    assert simplified("縣長「說」") == "县长“说”"


def test_confidence_falls_with_the_weakest_line_and_without_a_headline() -> None:
    assert confidence([]) == 0.5
    assert confidence([9, 9]) > 0.9 > confidence([9, 0])
    assert confidence([9, 9], headed=False) < 0.5


def test_marks_of_continuation_alone_are_never_lost() -> None:
    text = "（上接1版）\n\n（上接1版）\n\n（上接1版）\n"
    issue = parse_issue(text, file="a")
    assert len(issue.articles) + len(issue.furniture) >= 1


def test_what_stands_behind_a_link_to_more_is_a_new_paragraph() -> None:
    assert is_closed("1、阅兵的准备工作已基本完成。【详情】")
    assert not is_closed("他说起了【详情】")
    assert runs_on("1、阅兵的准备工作已基本完成。【详情】", "2、科研团队测出盆地形成的时间。【详情】") < 0


def test_an_empty_field_does_not_take_the_next_one() -> None:
    page = "标题：白沙河又见白鹭飞\n副题：\n作者：首席记者 龙在渊\n正文：\n　　清晨六点，老渡口的浅滩上有几只白鹭在踱步，老人说十多年没见过了。\n"
    (article,) = parse_issue(page, file="a.txt").articles
    assert (article.deck, [who.name for who in article.reporters]) == (None, ["龙在渊"])
