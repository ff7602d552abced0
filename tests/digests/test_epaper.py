"""E-paper pages as text: what the tags say reaches the parser, what leads elsewhere does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.issue import Article
from digests.parsing import parse_issue
from digests.sources.epaper import html_text

BODY = (
    "<p>&nbsp;&nbsp;&nbsp;&nbsp;本报讯&nbsp;城东一千二百户居民盼了两年的菜市场，主体工程已经完工，本月底就能开张。</p>"
    "<p>&nbsp;&nbsp;&nbsp;&nbsp;市场分上下两层，设摊位一百六十个，其中二十个专门留给附近的农民，自产自销不收摊位费。</p>"
)
AROUND = """<html><head><meta charset="utf-8"><title>城东菜市场月底开张</title><body><form id="form1">
<table><tr><td>云溪日报 2012年03月07日 星期三</td><td><a href="#">往期回顾</a></td></tr></table>
<ul><li><a href="n1">第01版：要闻</a></li><li><a href="n2">第02版：综合</a></li></ul>
<table><tr><td>第02版：<strong>综合</strong></td><td><a href="n1">上一版3</a> <a href="n3">4下一版</a></td></tr></table>
<div><a href="c1">县图书馆夜里也开门</a></div><span style="display: none">隐藏的<br><b>文字</b></span>
{article}<p>关于我们 | 版权声明 | 联系方式</p><div>云溪日报社版权所有，未经书面授权禁止使用</div></form></body></html>"""
WRITER = "本报记者　陈　立"

NAMED_BY_COMMENTS = (
    '<table><tr><td class="font02"><!--<npm:article-pretitle>-->居民不用再绕路<!--</npm:article-pretitle>--></td></tr>'
    "<tr><td><!--<npm:article-title>-->城东菜市场<br>月底开张<!--</npm:article-title>--></td></tr>"
    "<tr><td><!--<npm:article-subtitle>-->设摊位一百六十个<!--</npm:article-subtitle>--></td></tr>"
    f"<tr><td><!--<npm:article-author>-->{WRITER}<!--</npm:article-author>--></td></tr></table>"
    f"<div><!--<npm:article-content>-->{BODY}<!--</npm:article-content>--></div>"
)
NAMED_BY_TAGS = (
    '<table><tr><td class="font02">居民不用再绕路</td></tr>'
    '<tr><td class="font01"><founder-title>城东菜市场<br>月底开张</founder-title></td></tr>'
    '<tr><td class="font02">设摊位一百六十个</td></tr>'
    f"<tr><td><founder-author>{WRITER}</founder-author></td></tr></table>"
    f"<founder-content>{BODY}</founder-content>"
)
NAMED_BY_PROPERTIES = (
    "<!--enpproperty <date>2012-03-07</date><author>陈立</author><title><p>城东菜市场 月底开张</p></title>"
    "<introtitle>居民不用再绕路</introtitle><subtitle>设摊位一百六十个</subtitle>/enpproperty-->"
    "<div>居民不用再绕路</div><div>城东菜市场 月底开张</div><div>设摊位一百六十个</div>"
    f"<div>{WRITER}</div><!--enpcontent-->{BODY}<!--/enpcontent-->"
)
TOLD_BY_RANKS = (
    "<h3>居民不用再绕路</h3><h1>城东菜市场<br>月底开张</h1><h2>设摊位一百六十个</h2>"
    f'<p class="sec">{WRITER}\n<span>《云溪日报》（2012年03月07日\n 第 02 版）</span></p>{BODY}'
)


def only_article(markup: str) -> Article:
    (article,) = parse_issue(html_text(markup), file="a.html").articles
    return article


@pytest.mark.parametrize("article", [NAMED_BY_COMMENTS, NAMED_BY_TAGS, NAMED_BY_PROPERTIES, TOLD_BY_RANKS])
def test_the_parts_of_an_article_are_what_the_page_calls_them(article: str) -> None:
    issue = parse_issue(html_text(AROUND.format(article=article)), file="a.html")
    assert (issue.title, str(issue.date)) == ("云溪日报", "2012-03-07")
    (read,) = issue.articles
    assert (read.kicker, read.headline, read.deck) == (
        "居民不用再绕路",
        "城东菜市场 月底开张",
        "设摊位一百六十个",
    )
    assert [(person.role, person.name) for person in read.reporters] == [("本报记者", "陈立")]
    assert [paragraph[:4] for paragraph in read.paragraphs] == ["本报讯 ", "市场分上"]
    assert read.page == 2


def test_links_that_stand_alone_and_what_is_hidden_are_left_out() -> None:
    text = html_text(AROUND.format(article=NAMED_BY_COMMENTS))
    assert not any(each in text for each in ("往期回顾", "要闻", "下一版", "县图书馆", "隐藏", "文字"))


def test_a_link_inside_a_text_or_a_heading_is_kept() -> None:
    text = html_text(
        '<h2><a href="c1">县图书馆夜里也开门</a></h2><p>四月起，<a href="m">县图书馆</a>延长开放时间。</p>'
    )
    assert text == "县图书馆夜里也开门\n\n　　四月起，县图书馆延长开放时间。"


def test_a_page_of_links_alone_keeps_them() -> None:
    assert html_text('<body><li><a href="c1">县图书馆夜里也开门</a></li></body>') == "县图书馆夜里也开门"


def test_what_is_hidden_ends_with_its_tag() -> None:
    assert html_text('<div style="display:none">一<p>二<img>三</b></div><div>四</div>') == "四"


WHOLE_PAGE = f"""<h1>云溪日报</h1><p>2012年3月7日 星期三 第1234期</p><h2>第01版：要闻</h2>
<h3>石桥镇旱地变水田</h3><h4>水渠通了 田里亮了</h4><h5>记者 何平</h5>{BODY}<h4>望天田有水</h4><p>村民老赵家的六亩地，今年准备全部改种水稻。</p>
<h3>城东菜市场月底开张</h3>{BODY}<h2>第02版：民生</h2><h3>三条公交线路调整站点</h3>{BODY}"""


def test_a_heading_of_the_paper_or_a_page_is_no_headline_and_what_stands_lower_is_a_deck_or_a_subhead() -> (
    None
):
    issue = parse_issue(html_text(WHOLE_PAGE), file="a.html")
    assert [(each.page, each.headline, each.deck) for each in issue.articles] == [
        (1, "石桥镇旱地变水田", "水渠通了 田里亮了"),
        (1, "城东菜市场月底开张", None),
        (2, "三条公交线路调整站点", None),
    ]
    assert [subhead.text for subhead in issue.articles[0].subheads] == ["望天田有水"]
    assert [person.name for person in issue.articles[0].reporters] == ["何平"]


def test_where_everything_is_a_paragraph_only_spaces_set_in() -> None:
    lines = "<p>城东菜市场月底开张</p><p>记者 何平</p>"
    assert html_text(lines) == "城东菜市场月底开张\n\n记者 何平"
    assert html_text(lines + "<p>　　本月底，菜市场开张。</p>").endswith("\n\n　　本月底，菜市场开张。")


@pytest.mark.parametrize("centred", ['align="center"', 'style="text-indent: 0; text-align: center"'])
def test_a_centred_paragraph_may_be_a_headline(centred: str) -> None:
    markup = f"<h5>要闻</h5><p {centred}>城东菜市场月底开张</p>{BODY}"
    assert html_text(markup).split("\n\n")[1] == "城东菜市场月底开张"
    assert only_article(markup).headline == "城东菜市场月底开张"


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div style='display:none'>", "</div>", "<a>", "</a>", "<h1>", "</h1>", "<h2>", "</h2>", "<br>",
     "<founder-title>", "</founder-title>", "<!--<npm:article-author>-->", "<!--</npm:article-author>-->",
     "<!--enpproperty <title>城东</title>", "-->", "<script>", "</script>", "<td class=font02>", "<", "&nbsp;", "城东"]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=5), max_size=40))
def test_any_markup_gives_a_text(pieces: list[str]) -> None:
    text = html_text("".join(pieces))
    assert "\n\n\n" not in text
    assert text == html_text("".join(pieces))


ELSEWHERE = """<html><head><title>城东菜市场月底开张_今日云溪数字报</title></head><body>
<div class="top">[回首页] [第一版] [第二版] [留言板]</div><div>您当前的位置：<a href="/">首页</a> &gt; 正文</div>
<ul><li>县图书馆夜里也开门</li><li>2012年3月7日 星期三 第1234期</li></ul>
<div class="main-article-pretitle">居民不用再绕路</div><div class="zhuti">城东菜市场<br/>月底开张</div>
<div class="m-zz">本报记者 陈立</div><div class="info"><span>作者：陈立</span><span>来源：云溪报 2012年3月7日 版次：A02</span></div>
<div id="ozoom">{body}<div>望天田有水</div><p>　　村民老赵家的六亩地，今年准备全部改种水稻。</p></div>
<div class="xgxw"><h3>相关新闻</h3><p>看了这篇文章的人还看了别的文章，这里是它们的摘要。</p></div><p>责编：周云</p></body></html>"""


def test_the_way_elsewhere_and_what_stands_far_from_the_text_are_left_out() -> None:
    issue = parse_issue(html_text(ELSEWHERE.format(body=BODY)), file="a.html")
    assert (issue.title, str(issue.date), issue.issue_number) == ("今日云溪", "2012-03-07", 1234)
    (article,) = issue.articles
    assert (article.kicker, article.headline, article.page) == ("居民不用再绕路", "城东菜市场 月底开张", 2)
    assert [(person.role, person.name) for person in article.reporters] == [("本报记者", "陈立")]
    assert [subhead.text for subhead in article.subheads] == ["望天田有水"]
    assert len(article.paragraphs) == 3
    assert not any("摘要" in piece.text or "相关" in piece.text for piece in issue.furniture)
    assert any(piece.kind == "credit" for piece in issue.furniture)


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("居民不用再绕路", "【引题】居民不用再绕路"),
        ("街巷志", "【街巷志】"),
        ("走基层·一线见闻", "【走基层·一线见闻】"),
        ("“腾笼换鸟”看云溪①", "【“腾笼换鸟”看云溪①】"),
        ("2012年3月7日 星期三", "2012年3月7日 星期三"),
        ("【民生】", "【民生】"),
    ],
)
def test_a_line_above_a_headline_that_the_windows_title_tells_is_its_kicker_or_its_column(
    above: str, told: str
) -> None:
    markup = (
        f"<title>云溪日报-城东菜市场月底开张</title><div>{above}</div><div>城东菜市场月底开张</div>{BODY}"
    )
    assert html_text(markup).split("\n\n")[:3] == ["【报名】云溪日报", told, "【标题】城东菜市场月底开张"]


def test_a_lists_linked_headings_are_left_out_where_another_heading_stands_free() -> None:
    markup = f'<li><h3><a href="1">县图书馆夜里也开门</a></h3></li><h1>城东菜市场月底开张</h1>{BODY}'
    assert html_text(markup).startswith("城东菜市场月底开张\n\n")


PAPER_2003 = """<title>城东菜市场月底开张-云溪新闻网</title><noframes>您的浏览器不支持框架。</noframes>
<td>您的位置：<a href="/">首页</a> &gt;&gt; <a href="2">第二版 农村经济</a> &gt;&gt; 正文</td><td>本类热门</td>
<td><font color="#666666">居民不用再绕路</font></td><td><font color="#CC0000" size="5"><b>城东菜市场月底开张</b></font></td>
<td>设摊位一百六十个</td><td>发布日期：2003-6-17&nbsp;&nbsp;阅读：<font>268</font>次&nbsp;&nbsp;【字体：<a href="#">大</a> <a href="#">中</a>】</td>
<td>{body}（责任编辑：周云）</td><td>上一条：夏粮收购价格今起挂牌</td>
<td>相关评论</td><td>网友“老乡”于2003-6-18 9:12:40发表评论：</td><td>菜市场建得好，希望铜钟镇也建一个。</td><td>姓名： 内容：</td>"""


def test_a_page_of_large_fonts_is_read_without_its_counters_and_comments() -> None:
    issue = parse_issue(html_text(PAPER_2003.format(body=BODY)), file="a.html")
    (article,) = issue.articles
    assert (article.kicker, article.headline, article.deck) == (
        "居民不用再绕路",
        "城东菜市场月底开张",
        "设摊位一百六十个",
    )
    assert (article.page, len(article.paragraphs)) == (2, 2)
    assert not any(
        word in piece.text for piece in issue.furniture for word in ("老乡", "铜钟", "挂牌", "框架")
    )


NAMED_BY_IDS = (
    '<div><span id="lblYinti">居民不用再绕路</span><br/><span id="lblTitle"><b>城东菜市场月底开张</b></span><br/>'
    f'<span id="lblFuti">设摊位一百六十个</span></div><div id="divContent">{BODY}</div>'
)
BESIDE = (
    '<table><tr><td class="font02">居民不用再绕路</td></tr><tr><td class="font01">城东菜市场月底开张</td></tr>'
    f'<tr><td class="font02">设摊位一百六十个</td></tr><tr><td class="font02">{WRITER}</td></tr></table><div id="ozoom">{BODY}</div>'
)


@pytest.mark.parametrize("article", [NAMED_BY_IDS, BESIDE])
def test_ids_and_cells_beside_the_title_name_parts(article: str) -> None:
    (read,) = parse_issue(html_text(f"<body>{article}</body>"), file="a.html").articles
    assert (read.kicker, read.headline, read.deck) == (
        "居民不用再绕路",
        "城东菜市场月底开张",
        "设摊位一百六十个",
    )


def test_linked_headings_over_their_texts_are_headlines_and_what_stands_between_paragraphs_is_none() -> None:
    articles = "".join(
        f'<article><h2><a href="{name}">{name}</a></h2><div class="entry-content">{BODY}'
        '<p align="center"><strong>账算得清</strong></p><p>　　村民老赵家的六亩地，今年准备全部改种水稻。</p></div></article>'
        for name in ("城东菜市场月底开张", "县图书馆夜里也开门")
    )
    page = "<h1>第04版：民生</h1><div><span>云溪日报</span><span>2012-03-07</span></div>"
    issue = parse_issue(html_text(page + articles), file="a.html")
    assert [(each.headline, each.page) for each in issue.articles] == [
        ("城东菜市场月底开张", 4),
        ("县图书馆夜里也开门", 4),
    ]
    assert [[head.text for head in each.subheads] for each in issue.articles] == [["账算得清"]] * 2
    assert str(issue.date) == "2012-03-07"


def test_the_lines_of_a_poem_are_paragraphs_also_where_a_page_sets_nothing_in() -> None:
    lines = ["雨是昨夜到的", "比我早一步", "坐在石桥头", "等一个撑伞的人", "河水一封一封", "寄往下游"]
    poem = "".join(f"<p>{line}</p>" for line in lines)
    essay = (
        "<p>&nbsp;&nbsp;父亲有一辆自行车，二八式，黑漆，大梁上缠着一圈圈蓝布条，那是他攒了两年的工资买的。</p>"
        * 2
    )
    markup = f"<p align=center>父亲的自行车</p><p>◇沙鸣皋</p>{essay}<p align=center>过青石桥</p><p>◇上官禾</p>{poem}"
    assert parse_issue(html_text(markup), file="a.html").articles[-1].paragraphs == tuple(lines)


@pytest.mark.parametrize(
    ("title", "owner", "name"),
    [
        ("城东菜市场月底开张_今日云溪数字报", "", "今日云溪"),
        ("云溪日报 电子版 第二版", "", "云溪日报"),
        ("云溪日报网络版 1999.10.12 第一版", "", "云溪日报"),
        ("城东菜市场月底开张_华光数字报_云溪晚报", "", "云溪晚报"),
        ("城东菜市场月底开张-云溪新闻网", "来源：云溪报　　阅读：268次", "云溪报"),
        ("城东菜市场月底开张", "云溪日报社 版权所有　电话：3821100", "云溪日报"),
        ("城东菜市场月底开张", "来源：本报", None),
    ],
)
def test_the_papers_name_is_in_the_windows_title_or_with_who_owns_the_page(
    title: str, owner: str, name: str | None
) -> None:
    markup = f"<title>{title}</title><h1>城东菜市场月底开张</h1>{BODY}<div>{owner}</div>"
    assert parse_issue(html_text(markup), file="a.html").title == name


@pytest.mark.parametrize(
    "head",
    ["县政府网站访问量破百万", "骗子专要你的验证码", "新手上路要当心", "我县建成教育局域网", "农技站送来技术支持", "十人推荐好书", "系列评论（二）"],
)  # fmt: skip
def test_heads_that_speak_of_the_web_stay(head: str) -> None:
    assert head in html_text(f"<div>{head}</div>{BODY}")


def test_a_page_of_comments_by_the_paper_itself_is_read() -> None:
    markup = f"<h1>第04版：评论</h1><div>评论</div><div>菜市场不只是卖菜的地方</div>{BODY}"
    (article,) = parse_issue(html_text(markup), file="a.html").articles
    assert (article.headline, len(article.paragraphs)) == ("菜市场不只是卖菜的地方", 2)


def test_a_named_part_without_an_end_goes_no_further_than_its_block() -> None:
    markup = f'<div><span id="lblTitle">城东菜市场月底开张</div><div id="divContent">{BODY}</div>'
    (article,) = parse_issue(html_text(markup), file="a.html").articles
    assert (article.headline, len(article.paragraphs)) == ("城东菜市场月底开张", 2)


def test_spans_are_divided_where_they_are_fields_and_not_where_they_are_words() -> None:
    markup = (
        "<div><span>云溪日报</span><span>2012-03-07</span></div><h1><span>城东</span><span>菜市场</span></h1>"
    )
    assert html_text(markup).split("\n\n") == ["云溪日报 2012-03-07", "城东菜市场"]


@pytest.mark.parametrize(
    "large",
    [
        "<p align=center><b><span style='font-size:16.0pt'>{}</span></b></p>",
        "<div style='font-size: 22px'>{}</div>",
    ],
)
def test_letters_of_a_headlines_size_make_a_headline(large: str) -> None:
    text = "<p style='font-size:10.5pt'>　　" + "早稻收割进度比去年快三天。" * 6 + "</p>"
    page = f"<body>{large.format('早稻收割过半')}{text}{large.format('晚稻育秧开始')}{text}"
    assert [line for line in html_text(page).split("\n\n") if line.startswith("【标题】")] == [
        "【标题】早稻收割过半", "【标题】晚稻育秧开始",
    ]  # fmt: skip


def test_a_bold_line_between_texts_is_a_subhead_where_there_are_headings() -> None:
    text = "　　" + "早稻收割进度比去年快三天。" * 6 + "<br><br>"
    lines = html_text(f"<h2>早稻收割过半</h2><div>{text}<b>三天是怎样快出来的</b><br><br>{text}</div>").split(
        "\n\n"
    )
    assert "　　三天是怎样快出来的" in lines


def test_below_the_name_of_briefs_every_heading_is_a_headline() -> None:
    brief = "<h4>{}</h4><p>县医院新添的CT机已经投入使用，患者不必再跑市里。</p>"
    mark = "<b>◆{}</b><br>城关镇用十天清理了占道摊点，行人不再走车道。<br>"
    page = f"<h2>早稻收割过半</h2><p>{'早稻收割进度比去年快三天。' * 6}</p><h3>简讯</h3>"
    lines = html_text(page + brief.format("县医院添置新设备") + mark.format("城关镇清理占道摊点")).split(
        "\n\n"
    )
    assert lines[2:] == [
        "【简讯】", "【标题】县医院添置新设备", "　　县医院新添的CT机已经投入使用，患者不必再跑市里。",
        "【标题】城关镇清理占道摊点", "城关镇用十天清理了占道摊点，行人不再走车道。",
    ]  # fmt: skip


def test_a_name_of_briefs_over_no_headings_stays_a_headline() -> None:
    page = f"<h2>简讯</h2><p>{'早稻收割进度比去年快三天。' * 6}</p><p>{'晚稻育秧也已开始。' * 6}</p>"
    assert not html_text(page).startswith("【简讯】")


def test_what_a_forum_hides_among_the_words_of_a_text_is_no_word() -> None:
    junk = '<font class="jammer">r$X#O</font>', '<span class="lost">;a1q</span>'
    style = "<style>.lost { color: red; display: none }</style>"
    page = f"{style}<h1>城东菜市场月底开张</h1>" + BODY.replace("已经完工", f"已经{junk[0]}完{junk[1]}工")
    (article,) = parse_issue(html_text(page), file="a.html").articles
    assert "主体工程已经完工" in article.paragraphs[0]


def test_titles_beside_links_to_others_are_a_list_and_counts_do_not_hide_a_link() -> None:
    listed = '<td>·<b>城东菜市场月底开张</b><br>1.<a href="c2">县图书馆夜里也开门</a>(5821)</td>'
    page = f"<table><tr>{listed}</tr></table><h1>城东菜市场月底开张</h1>{BODY}"
    text = html_text(page)
    assert text.count("城东菜市场月底开张") == 1
    assert "县图书馆" not in text


def test_a_mark_of_continuation_and_a_columns_name_in_brackets_are_no_kickers() -> None:
    for above in ("（上接01版）", "【身边人的四十年】"):
        page = f'<p class="art-pretitle">{above}</p><p class="art-title">城东菜市场月底开张</p>{BODY}'
        assert "【引题】" not in html_text(page)
        assert above in html_text(page)


def test_an_accounts_name_in_a_page_of_weixin_is_no_headline() -> None:
    account = '<span id="profileBt"><a id="js_name">云溪融媒</a></span><em>2022-11-23 09:00</em>'
    (article,) = parse_issue(
        html_text(f'<h1 class="rich_media_title">城东菜市场月底开张</h1><div>{account}</div>{BODY}'),
        file="a.html",
    ).articles
    assert (article.headline, len(article.paragraphs)) == ("城东菜市场月底开张", 2)


def test_who_made_an_article_may_stand_behind_its_end() -> None:
    end = "<p>— END —</p><p>记者：何平 陈立</p><p>通讯员：周亦安</p><p>喜欢就点个在看吧</p><p>编辑：李四</p>"
    article = only_article(f"<h1>城东菜市场月底开张</h1>{BODY}{end}")
    assert [person.name for person in article.reporters] == ["何平", "陈立", "周亦安"]
    assert "在看" not in html_text(f"<h1>城东菜市场月底开张</h1>{BODY}{end}")


def test_what_names_a_box_of_links_is_left_out() -> None:
    boxes = '<h3>数字报</h3><p><a href="d">云溪日报</a></p><h3>视频</h3><p><a href="v">航拍桃花</a></p>'
    text = html_text(f"<h1>城东菜市场月底开张</h1>{BODY}{boxes}<p>凡本网注明“来源：云溪日报”的作品</p>")
    assert not any(word in text for word in ("数字报", "视频", "航拍", "凡本网"))


def test_what_stands_between_two_decks_is_the_headline() -> None:
    row = '<tr><td class="subtitle">{}</td></tr>'
    page = f"<table>{row.format('居民不用再绕路')}<tr><td>城东菜市场月底开张</td></tr>{row.format('设摊位一百六十个')}</table>{BODY}"
    article = only_article(page)
    assert (article.kicker, article.headline, article.deck) == (
        "居民不用再绕路", "城东菜市场月底开张", "设摊位一百六十个",
    )  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        '<td class="bt"><font size="3">居民不用再绕路</font><br><font size="5">城东菜市场</font><br><font size="5">月底开张</font><br><font size="3">设摊位一百六十个</font></td>',
        "<h2><small>居民不用再绕路</small><br>城东菜市场<br>月底开张<br><small>设摊位一百六十个</small></h2>",
        "<h1><span style='font-size:14px'>居民不用再绕路</span><br><span style='font-size:20pt'>城东菜市场<br>月底开张</span><br><span style='font-size:14px'>设摊位一百六十个</span></h1>",
        "<td align=center><font size=3>居民不用再绕路</font><br><font size=+2>城东菜市场<br>月底开张<br><font size=3>设摊位一百六十个</font></font></td>",
        "<td align=center><font size=3>居民不用再绕路</font><br><font size=5>城东<span style='display:none'>x</span>菜市场<br>月底开张</font><br><font size=3>设摊位一百六十个</font></td>",
    ],
)
def test_the_rows_of_a_heading_are_told_by_their_size(head: str) -> None:
    article = only_article(f"<table><tr>{head}</tr></table>{BODY}")
    assert (article.kicker, article.headline, article.deck) == (
        "居民不用再绕路", "城东菜市场 月底开张", "设摊位一百六十个",
    )  # fmt: skip


def test_rows_of_one_size_are_one_headline() -> None:
    assert only_article(f"<h1>城东菜市场<br>月底开张</h1>{BODY}").headline == "城东菜市场 月底开张"
    mixed = "<h1><small>设摊位</small><br>城东菜市场<br><small>一百六十个</small><br>月底开张</h1>"
    assert only_article(mixed + BODY).headline == "设摊位 城东菜市场 一百六十个 月底开张"


def test_a_databases_fields_tell_the_parts_of_an_article() -> None:
    fields = {
        "题名": "城东菜市场月底开张", "引题": "居民不用再绕路", "副题": "设摊位一百六十个", "作者": "陈 立", "报纸名称": "", "日期": "1958年10月7日",
        "版次": "第3版", "分类号": "F323.2", "全文": BODY,
    }  # fmt: skip
    rows = "".join(f"<tr><th>{name}：</th><td>{value}</td></tr>" for name, value in fields.items())
    page = f"<h1>云溪图书馆</h1><h2>报纸数据库</h2><table>{rows}</table><h4>相关文献</h4><p>县图书馆夜里也开门</p>"
    issue = parse_issue(html_text(page), file="a.html")
    (article,) = issue.articles
    assert (article.page, article.kicker, article.headline, article.deck) == (
        3, "居民不用再绕路", "城东菜市场月底开张", "设摊位一百六十个",
    )  # fmt: skip
    assert ([who.name for who in article.reporters], str(issue.date)) == (["陈立"], "1958-10-07")
    assert len(article.paragraphs) == 2


def test_a_rules_size_is_no_headings() -> None:
    assert "【标题】" not in html_text(f"<body><hr size=5>云溪的早晨{BODY}")


def test_an_anchor_that_is_left_open_makes_no_link_of_the_page() -> None:
    article = only_article(
        f"<a name=1><center><b><font size=5>城东菜市场月底开张</font></b></center><dl><dd>{BODY}</dl>"
    )
    assert (article.headline, len(article.paragraphs)) == ("城东菜市场月底开张", 2)


def test_lines_of_preformatted_text_go_on_where_they_are_full() -> None:
    page = (
        "<pre>\n　　　　　　　　城东菜市场月底开张\n\n　　本报讯　城东一千二百户居民盼了两年的菜市场，主体工\n程已经完工，本月底就能开张。\n"
        "　　市场分上下两层，设摊位一百六十个，其中二十个专门留\n给附近的农民。\n</pre>"
    )
    article = only_article(page)
    assert article.headline == "城东菜市场月底开张"
    assert article.paragraphs == (
        "本报讯 城东一千二百户居民盼了两年的菜市场，主体工程已经完工，本月底就能开张。",
        "市场分上下两层，设摊位一百六十个，其中二十个专门留给附近的农民。",
    )


def test_what_a_comment_says_of_the_deck_counts_before_the_name_of_its_cell() -> None:
    properties = "<!--enpproperty <title>城东菜市场月底开张</title><subtitle>设摊位一百六十个</subtitle>/enpproperty-->"
    cells = '<tr><td class="bt1">城东菜市场月底开张</td></tr><tr><td class="bt2">设摊位一百六十个</td></tr>'
    article = only_article(f"{properties}<table>{cells}</table>{BODY}")
    assert (article.headline, article.deck) == ("城东菜市场月底开张", "设摊位一百六十个")


def test_what_a_figure_says_is_a_caption() -> None:
    figure = "<figure><img src=a.jpg><figcaption><p>方子豪在茶山上直播卖茶。</p></figcaption></figure>"
    assert "【图片说明】方子豪在茶山上直播卖茶。" in html_text(
        f"<h1>茶山搭上直播快车</h1>{BODY}{figure}{BODY}"
    )


def test_the_day_and_the_page_in_the_way_to_other_pages_are_the_pages() -> None:
    nav = "<nav><p>往期报纸</p><p><span>2022年03月15日 星期二</span> <span>02版：乡村振兴</span></p></nav>"
    text = html_text(f"{nav}<h1>城东菜市场月底开张</h1>{BODY}")
    assert "2022年03月15日 星期二 02版：乡村振兴" in text
    assert "往期报纸" not in text


def test_a_second_class_of_title_stands_beside_the_first() -> None:
    rows = (
        "<tr><td class=bt2>占道整治换了个法子</td></tr><tr><td class=bt1>旧书摊撤了　邻里书屋开了</td></tr>"
    )
    article = only_article(f"<table>{rows}</table>{BODY}")
    assert (article.kicker, article.headline) == ("占道整治换了个法子", "旧书摊撤了 邻里书屋开了")


def test_the_writer_in_a_span_of_his_own_is_none_of_the_source() -> None:
    info = "<div><span>来源：云溪县融媒体中心</span><span>记者 舒明远 通讯员 龚丽</span><span>浏览：23</span></div>"
    article = only_article(f"<h1>城东菜市场月底开张</h1>{info}{BODY}")
    assert [person.name for person in article.reporters] == ["舒明远", "龚丽"]


def test_a_heading_below_a_picture_in_a_text_is_a_subhead_as_the_others_are() -> None:
    first, second = BODY.split("</p>")[:2]
    caption = '<figure><img src="a.jpg"><figcaption>市场里的摊位。陈立 摄</figcaption></figure>'
    text = f"{first}</p>{caption}<h3>摊位先给农民</h3>{second}</p><h3>账要算得明白</h3>{second}</p>"
    page = f"<html><body><h1>城东菜市场月底开张</h1><div class='content'>{text}</div></body></html>"
    lines = html_text(page).split("\n\n")
    assert {"　　摊位先给农民", "　　账要算得明白"} <= set(lines)
