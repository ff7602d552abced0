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


STORY = "城东巷的路灯已经十天没有亮过，住在巷里的老人晚上不敢出门，怕摔着，只好早早关门睡下。"
MORE = "供电所的人说，零件要从外地运来，三天后可以修好，在那之前先在巷口装两盏临时的灯。"


def test_what_a_collection_of_texts_marks_and_prints_again_is_the_headline() -> None:
    text = (
        f"### 路灯十天不亮  居民夜里难行\n林 河\n1951-05-15\n第4版()\n专栏：\n\n　　路灯十天不亮\n    居民夜里难行\n    {STORY}\n    {MORE}\n\n"
        f"### 茶市开秤\n\n1951-05-15\n第4版()\n专栏：\n\n　　茶市开秤\n    {STORY}\n\n### 春耕\n{MORE}\n"
    )
    issue = parse_issue(text, file="a.txt")
    assert [
        (each.page, each.headline, each.deck, len(each.paragraphs), [who.name for who in each.reporters])
        for each in issue.articles
    ] == [
        (4, "路灯十天不亮", "居民夜里难行", 2, ["林河"]),
        (4, "茶市开秤", None, 1, []),
        (4, "春耕", None, 1, []),
    ]


def test_a_menu_is_no_article_and_a_poem_is_no_menu() -> None:
    menu = "\n".join(["首页", "时政", "国际", "社会", "娱乐", "房产家居", "体育"] * 4)
    copied = parse_issue(f"{menu}\n路灯十天不亮\n{STORY}\n{MORE}\n", file="a.txt")
    assert [(each.headline, each.kicker) for each in copied.articles] == [("路灯十天不亮", None)]
    verses = "\n".join(f"  {number}盏灯" for number in "一二三四五六七八九十" * 3)
    (poem,) = parse_issue(f"路灯\n  林 河\n{verses}\n", file="a.txt").articles
    assert len(poem.paragraphs) >= 29


def test_a_headline_said_on_the_way_to_it_is_said_once() -> None:
    text = f"路灯十天不亮 | 云溪日报 Yunxi Daily\n首页 > 新闻 > 正文\nADVERTISEMENT\n\n路灯十天不亮\n\n(城东4日讯){STORY}\n\n{MORE}\n"
    (article,) = parse_issue(text, file="a.txt").articles
    assert (article.headline, article.kicker, len(article.paragraphs)) == ("路灯十天不亮", None, 2)


def test_heads_may_be_set_in_as_the_text_below_them_is() -> None:
    text = (
        f"第A13版:资讯 上一版3  4下一版\n标题导航\n2015年03月20日 星期五\n3 上一篇  下一篇 4 放大 缩小 默认\n\n出行\n\n"
        f"  路灯十天不亮\n\n  {STORY}\n\n  {MORE}。□林河（市民）\n\n3 上一篇  下一篇 4 放大 缩小 默认\n\n云溪日报\n"
    )
    issue = parse_issue(text, file="a.txt")
    assert (issue.title, str(issue.date)) == ("云溪日报", "2015-03-20")
    assert [(each.page, each.headline, len(each.paragraphs)) for each in issue.articles] == [
        (13, "路灯十天不亮", 2)
    ]


@pytest.mark.parametrize(
    "sent", ["綜合外電(英格蘭)", "本報消息(香港)", " 本報訊（香港）", "●雲溪報記者 林河"]
)
def test_who_sent_a_brief_closes_it(sent: str) -> None:
    text = f"路燈不亮\n{STORY}{sent}\n茶市開秤\n{MORE}{sent}\n"
    assert [each.headline for each in parse_issue(text, file="a.txt").articles] == ["路燈不亮", "茶市開秤"]


@pytest.mark.parametrize(
    ("opening", "role", "name"),
    [
        ("【侨报记者林河4月5日纽约报道】", "侨报记者", "林河"),
        ("【本报记者周亦安雲溪報導】", "本报记者", "周亦安"),
    ],
)
def test_a_report_may_say_where_and_when_it_was_sent(opening: str, role: str, name: str) -> None:
    (article,) = parse_issue(f"路灯十天不亮\n{opening}{STORY}\n{MORE}\n", file="a.txt").articles
    assert [(who.role, who.name) for who in article.reporters] == [(role, name)]


def test_the_houses_of_one_writer_are_no_writers() -> None:
    text = f"路灯十天不亮\n{STORY}\n(观海新闻/云溪晚报/掌上云溪 记者 林河 通讯员 王萍)\n"
    (article,) = parse_issue(text, file="a.txt").articles
    assert [(who.role, who.name) for who in article.reporters] == [("记者", "林河"), ("通讯员", "王萍")]


def test_the_paper_and_the_writers_may_stand_below_their_labels() -> None:
    text = f"路灯十天不亮\nwww.example.org\n2005年07月11日 09:53:25\n云溪在线新闻网站\n{STORY}\n{MORE}\n来源:\n云溪早报\n作者:\n通讯员 林河 王萍\n编辑:\n李四\n404 Not Found\n|\n"
    issue = parse_issue(text, file="a.txt")
    assert (issue.title, str(issue.date)) == ("云溪早报", "2005-07-11")
    (article,) = issue.articles
    assert [who.name for who in article.reporters] == ["林河", "王萍"]
    assert len(article.paragraphs) == 2


def test_below_the_name_of_briefs_short_lines_head_them() -> None:
    heads = ["路灯十天不亮", "茶市昨日开秤", "渡口修好了栈桥"]
    text = "云溪快讯\n发布 : 2022-1-11  来源 : 云溪新闻网\n" + "".join(
        f"{head}\n\n{STORY}\n\n" for head in heads
    )
    assert [each.headline for each in parse_issue(text, file="a.txt").articles] == heads


def test_headlines_in_brackets_are_headlines_and_tools_are_none() -> None:
    items = f"早上好\n【城东巷路灯十天不亮】\n{STORY}\n【云溪茶市昨日开秤】\n{MORE}\n"
    assert [each.headline for each in parse_issue(items, file="a.txt").articles] == [
        "城东巷路灯十天不亮",
        "云溪茶市昨日开秤",
    ]
    tools = f"路灯十天不亮\n【字号 大 中 小 默认】\n{STORY}\n{MORE}\n茶市昨日开秤\n【字号 大 中 小 默认】\n{STORY}\n"
    assert all("字号" not in each.headline for each in parse_issue(tools, file="a.txt").articles)


def test_short_lines_above_the_first_headline_are_no_article() -> None:
    text = f"国际国内\n\n社会广角\n\n云溪文化\n\n白马湖畔\n\n江边短论\n\n放大 缩小 默认\n\n路灯十天不亮\n本报讯（记者 林河）{STORY}\n{MORE}\n"
    issue = parse_issue(text, file="a.txt")
    assert [each.headline for each in issue.articles] == ["路灯十天不亮"]
    covered = sorted(span for each in issue.articles for span in each.source) + [
        each.source for each in issue.furniture
    ]
    assert sum(end - start for start, end in covered) >= len("".join(text.split()))


@pytest.mark.parametrize("signed", ["林河 王萍", "□林河（市民）"])
def test_names_behind_the_last_sentence_close_a_text(signed: str) -> None:
    text = f"路灯不亮\n{STORY}{signed}\n茶市开秤\n{MORE}{signed}\n"
    assert [each.headline for each in parse_issue(text, file="a.txt").articles] == ["路灯不亮", "茶市开秤"]
