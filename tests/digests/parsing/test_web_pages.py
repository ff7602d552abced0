"""What a copied web page prints around its article is told, and the words of a paper are left alone."""

import pytest

from digests.parsing import parse_issue
from digests.parsing.web_pages import is_menu, is_of_a_site, is_row_of_a_calendar, works_a_site

CONTROLS = [
    "3上一版 下一版4",
    "PDF 版PDF版",
    "收藏 打印 推荐  更多功能",
    "| 云溪日报 | 云溪晚报 | 版面导航 | 标题导航 |",
    "2008年10月21日     收藏 打印 推荐 朗读 评论 更多功能",
    "发布日期：2016年03月18日 上一版  下一版",
    "• 47阅读",
    "阴影 阴影",
    "設為主頁收藏本頁",
]
WORDS = [
    "评论",
    "收藏家的春天",
    "论坛",
    "阅读",
    "云溪晚报",
    "打印店里的年轻人",
    "大中小学开学",
    "3 4月间的茶山",
]


@pytest.mark.parametrize("text", CONTROLS)
def test_a_line_of_nothing_but_controls_works_a_site(text: str) -> None:
    assert works_a_site(text)


@pytest.mark.parametrize("text", WORDS)
def test_a_section_a_name_or_a_headline_is_none_of_the_sites(text: str) -> None:
    assert not works_a_site(text)
    assert not is_of_a_site(text)


@pytest.mark.parametrize(
    "text",
    [
        "您好！欢迎来到我们的网站！",
        "(2023年11月14日) 来源:云溪晚报",
        "作者: 来源:云溪报 时间:2022-05-30",
        "发布日期：2025年01月09日",
        "文章字数：110",
    ],
)
def test_what_a_copy_says_of_itself_is_the_sites(text: str) -> None:
    assert is_of_a_site(text)


def test_a_record_that_names_the_writer_is_a_byline() -> None:
    assert not is_of_a_site("2022-05-30 09:12 作者：李四 来源：今日云溪 点击：33")


def test_days_in_a_row_are_a_calendar_and_a_number_is_not() -> None:
    assert is_row_of_a_calendar("7 8 9 10 11 12 13")
    assert is_row_of_a_calendar("78910111213")
    assert not is_row_of_a_calendar("3049743")
    assert not is_row_of_a_calendar("12")


COPY = """阴影
第A06版：云溪·热线
3上一版  下一版4
PDF 版
· 检修不误春耕
· 路灯十天不亮
· 茶市昨日开秤
收藏 打印 推荐  更多功能
3上一篇  下一篇4
2009年1月6日 星期二 【打印】
路灯十天不亮
——居民盼早日修好
　　本报讯（记者 林河）城东巷的路灯已经十天没有亮过，住在巷里的老人晚上不敢出门，怕摔着。
　　昨日，记者来到城东巷，看到路边的配电箱锁着。供电所的人说，零件要从外地运来，三天后可以修好。
下一篇4
版权所有 云溪日报社
"""


def test_the_list_of_a_pages_titles_heads_no_article() -> None:
    issue = parse_issue(COPY, file="a.txt")
    assert [(each.headline, each.deck, each.page) for each in issue.articles] == [
        ("路灯十天不亮", "——居民盼早日修好", 6)
    ]
    assert len(issue.articles[0].paragraphs) == 2
    assert str(issue.date) == "2009-01-06"


def test_the_headline_right_above_the_controls_of_its_page_is_no_list() -> None:
    text = COPY.replace("收藏 打印 推荐  更多功能\n3上一篇  下一篇4\n", "").replace(
        "——居民盼早日修好", "放大 缩小 默认"
    )
    assert [each.headline for each in parse_issue(text, file="a.txt").articles] == ["路灯十天不亮"]


def test_the_first_line_over_a_text_but_for_its_day_is_its_headline() -> None:
    text = "夏收好风景 小麦收割忙\n\n2025年05月24日\n\n　　眼下，各村的小麦陆续进入收获期，农民抢抓农时，田间地头一派忙碌的景象，机器声响到半夜。\n"
    (article,) = parse_issue(text, file="a.txt").articles
    assert article.headline == "夏收好风景 小麦收割忙"


def test_a_poem_between_controls_is_no_list_of_titles() -> None:
    verses = "\n".join(f"四月的第{number}阵风" for number in "一二三四五六七八")
    text = (
        f"第04版：副刊\n放大 缩小 默认\n和四月干杯\n冯喆\n{verses}\n上一篇 下一篇\n和四月干杯\n路灯十天不亮\n"
    )
    first = parse_issue(text, file="a.txt").articles[0]
    assert first.headline == "和四月干杯"
    assert len(first.paragraphs) == 8


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("N海都记者 陈文浩", "陈文浩"),
        ("刊发日期：2021-09-28 阅读次数： 作者：吕明芳", "吕明芳"),
        ("整理 张燕", "张燕"),
        ("实 习 生 应杲明", "应杲明"),
    ],
)
def test_the_writers_of_copied_pages_are_known(line: str, name: str) -> None:
    text = f"路灯十天不亮\n{line}\n　　城东巷的路灯已经十天没有亮过，住在巷里的老人晚上不敢出门，怕摔着。\n　　供电所的人说，三天后可以修好。\n"
    (article,) = parse_issue(text, file="a.txt").articles
    assert [who.name for who in article.reporters] == [name]


def test_menus_records_and_pictures_of_a_site_stand_around_no_article() -> None:
    text = (
        "![](https://example.org/a.jpg)\n网站首页 | 云溪新闻 | 国内国际 | 图片频道 | 视听频道\n来源：云溪报\n• 路灯十天不亮\n"
        "2017-03-08 09:00:03  来源:  云溪新闻网  作者: 记者 林河\n"
        "　　城东巷的路灯已经十天没有亮过，住在巷里的老人晚上不敢出门，怕摔着。\n　　供电所的人说，三天后可以修好。\n云公网安备32108402000003号\n"
    )
    (article,) = parse_issue(text, file="a.txt").articles
    assert (article.headline, len(article.paragraphs)) == ("路灯十天不亮", 2)
    assert [(who.role, who.name) for who in article.reporters] == [("记者", "林河")]


@pytest.mark.parametrize("text", ["要闻 | 综合", "一季度 | 二季度 | 三季度", "风 | 雅。 | 颂 | 赋"])
def test_a_few_words_with_rules_between_are_no_menu(text: str) -> None:
    assert not is_menu(text)
