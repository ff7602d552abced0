"""What only the lines around a line show: small invented pages, each with one thing that would be read otherwise alone."""

import pytest

from digests.issue import Article, Issue
from digests.parsing import parse_issue
from tests.digests.parsing.test_any_text import covered_once
from tests.digests.parsing.test_pages import LEAD, MORE, STORY


def read(*blocks: str, between: str = "\n\n") -> Issue:
    issue = parse_issue(between.join(blocks), file="page.txt")
    covered_once(issue)
    return issue


def kinds(issue: Issue) -> dict[str, str]:
    return {piece.text: piece.kind for piece in issue.furniture}


def headed(issue: Issue, headline: str) -> Article:
    return next(article for article in issue.articles if article.headline == headline)


def test_a_caption_between_the_parts_of_a_paragraph_leaves_it_whole() -> None:
    issue = read(
        "古桥边的老茶馆", LEAD, f"{STORY}茶馆的木门每天清晨五点打开，老人们陆续坐到靠窗的",
        "茶客在老茶馆里喝早茶。\n王岚 摄", "长凳上。灶上的水已经开了三遍。", MORE,
    )  # fmt: skip
    whole = f"{STORY}茶馆的木门每天清晨五点打开，老人们陆续坐到靠窗的长凳上。灶上的水已经开了三遍。"
    assert whole in headed(issue, "古桥边的老茶馆").paragraphs
    assert kinds(issue)["茶客在老茶馆里喝早茶。"] == "caption"


def test_a_second_signature_right_over_a_headline_belongs_to_it() -> None:
    issue = read(
        "大棚西瓜怎样授粉", f"{STORY}\n（郑秋霞）", f"本报通讯员 王明\n夏收之前先看农机\n{STORY}\n{MORE}"
    )
    assert [person.name for person in headed(issue, "大棚西瓜怎样授粉").reporters] == ["郑秋霞"]
    assert [person.name for person in headed(issue, "夏收之前先看农机").reporters] == ["王明"]


def test_a_kicker_whose_box_came_behind_the_headline_is_its_kicker() -> None:
    article = read("把小茶叶做成大产业", "县委书记在双桥镇调研时强调", LEAD, STORY).articles[0]
    assert (article.headline, article.kicker) == ("把小茶叶做成大产业", "县委书记在双桥镇调研时强调")


def test_a_kicker_cut_in_two_is_one() -> None:
    article = read("王明在专题调研全民健身\n工作时指出\n赛出水平 赛出风采", LEAD, STORY).articles[0]
    assert (article.kicker, article.headline) == ("王明在专题调研全民健身 工作时指出", "赛出水平 赛出风采")


def test_two_boxes_stand_over_a_headline_and_not_over_a_deck() -> None:
    boxes = read("精准招商\n靠前服务\n双桥经开区11个重点项目集中签约", LEAD, STORY).articles[0]
    assert (boxes.kicker, boxes.headline) == ("精准招商 靠前服务", "双桥经开区11个重点项目集中签约")


def test_what_comes_of_it_is_a_deck() -> None:
    article = read("我区今年新增中小学学位4500个\n有望缓解城区入学压力", LEAD, STORY).articles[0]
    assert (article.headline, article.deck) == ("我区今年新增中小学学位4500个", "有望缓解城区入学压力")


def test_a_place_over_a_headline_is_its_kicker() -> None:
    article = read("青溪乡·樟岭坳\n一匾红椒一匾金", LEAD, STORY).articles[0]
    assert (article.kicker, article.headline) == ("青溪乡·樟岭坳", "一匾红椒一匾金")


def test_a_label_right_over_a_paragraph_is_a_subhead_and_over_a_head_a_column() -> None:
    label = read("二手车商瞒真相", LEAD, "【案情回放】", STORY + MORE, "【法官说法】", MORE + STORY).articles[
        0
    ]
    assert [subhead.text for subhead in label.subheads] == ["【案情回放】", "【法官说法】"]
    assert not read("【杏林随笔】", "药香里的童年", LEAD, STORY).articles[0].subheads


def test_a_short_line_set_otherwise_than_the_heads_is_a_subhead() -> None:
    heads = [
        f"{head}\n　　{LEAD}\n　　{STORY}"
        for head in ("双桥镇新茶上市", "县城第一座立交桥通车", "老街古井清淤")
    ]
    feature = f"三代人的茶山\n　　{LEAD}\n　　{STORY}\n\n一把锄头的分量\n\n　　{MORE}\n　　{STORY}"
    issue = read(*heads, feature, between="\n\n\n\n")
    assert [subhead.text for subhead in headed(issue, "三代人的茶山").subheads] == ["一把锄头的分量"]


def test_an_office_ends_its_notice_and_wares_follow_an_advertisers_name() -> None:
    notice = kinds(
        read(
            "双桥镇新茶上市",
            LEAD,
            STORY,
            "拍卖公告\n定于7月8日公开拍卖旧车两辆。\n电话：5551234\n双桥诚信拍卖有限公司",
        )
    )
    assert set(notice.values()) <= {"notice", "contact"}
    wares = read(
        "双桥镇新茶上市", LEAD, STORY, "江畔花园二期 火热认购中\n精装现房、学区在旁\n咨询电话：5551234"
    )
    assert [article.headline for article in wares.articles] == ["双桥镇新茶上市"]


def test_riddles_are_lines_of_a_text_and_a_line_of_an_index_is_no_head() -> None:
    riddles = ["1.一去二三里（打一字）", "2.千里姻缘一线牵（打一电讯用语）", "3.空中码头（打一地名）"]
    assert read("灯谜竞猜", *riddles).articles[0].paragraphs == tuple(riddles)
    index = read("双桥镇新茶上市", LEAD, STORY, "今日提要\n老街古井清淤>>>第2版\n村口的桂花又开了>>>第3版")
    assert [article.headline for article in index.articles] == ["双桥镇新茶上市"]


def test_arrows_stand_around_marks_of_continuation() -> None:
    issue = read(
        "第1版\n\n双桥镇新茶上市", LEAD, f"{STORY}茶农们凌晨四点就起了▲下转2版▲",
        "第2版\n\n▲上接1版▲", f"床，背着竹篓上山。{MORE}",
    )  # fmt: skip
    article = headed(issue, "双桥镇新茶上市")
    assert article.jump_to_page == 2
    assert article.paragraphs[-1] == f"{STORY}茶农们凌晨四点就起了床，背着竹篓上山。{MORE}"


def test_the_fields_of_an_editorial_system_head_what_they_name() -> None:
    issue = read(
        "【报名】双桥商报\n【日期】2008年6月13日\n【版次】第2版\n【版名】渠道",
        f"【标题】县城卖场抢跑六月\n【作者】王明\n【正文】\n{STORY}\n{MORE}\n【责任编辑】李岚",
        "【标题】更正\n【正文】\n本报6月6日一文中，“八千台”应为“九千台”，特此更正。",
    )
    assert issue.title == "双桥商报"
    assert [article.headline for article in issue.articles] == ["县城卖场抢跑六月"]
    assert kinds(issue)["更正"] == "notice"


def test_a_field_may_go_on_in_the_next_line_and_a_bracketed_name_above_it_heads_nothing() -> None:
    issue = read(
        "【简讯】", "【引题】县委农村工作会议\n提出三项要求", "【标题】县城卖场抢跑\n六月旺季", "【副题】——客流比去年多三成", "双桥镇人",
        f"　　{LEAD}\n　　{STORY}", "【标题】老街古井清淤", f"　　{MORE}",
    )  # fmt: skip
    first, second = issue.articles
    assert (first.kicker, first.headline) == ("县委农村工作会议 提出三项要求", "县城卖场抢跑六月旺季")
    assert (second.kicker, second.headline) == (None, "老街古井清淤")


def test_a_line_right_over_a_headlines_field_is_its_kicker() -> None:
    issue = read(
        f"【标题】老街古井清淤\n\n　　{MORE}\n首批十二个创业项目现场签约\n\n【标题】青年创业港揭牌\n\n　　{LEAD}\n　　{STORY}"
    )
    assert [article.kicker for article in issue.articles] == [None, "首批十二个创业项目现场签约"]


def test_where_heads_have_their_fields_a_line_apart_without_a_text_is_none() -> None:
    issue = read(
        "【标题】县城卖场抢跑六月", f"　　{LEAD}\n　　{STORY}", "敬佑生命 救死扶伤\n甘于奉献 大爱无疆", "【引题】桂花又开了", "【标题】老街古井清淤",
        f"　　{MORE}", "杨梅红了 柳溪等您",
    )  # fmt: skip
    assert [article.headline for article in issue.articles] == ["县城卖场抢跑六月", "老街古井清淤"]


def test_two_headlines_on_one_line_with_two_leads_are_two_articles() -> None:
    issue = read(
        "双桥镇召开春茶推介会　　　　县法院开展送法下乡活动", LEAD, STORY, "图为推介会现场。王岚 摄",
        "本报讯（记者 李燕）7月2日，县法院的法官来到双桥镇，在老街的茶馆里为茶农讲法。", MORE, "图为法官在讲法。李燕 摄",
    )  # fmt: skip
    heads = [article.headline for article in issue.articles]
    assert heads == ["双桥镇召开春茶推介会", "县法院开展送法下乡活动"]
    assert [person.name for person in issue.articles[1].reporters] == ["李燕"]
    assert issue.articles[1].paragraphs[-1] == MORE
    assert [piece.article for piece in issue.furniture if piece.kind == "caption"] == [0, 1]


def test_what_was_said_may_fill_two_lines() -> None:
    article = read(
        "县委书记在双桥镇调研时强调\n以时时放心不下的责任感\n抓好安全生产各项工作", LEAD, STORY
    ).articles[0]
    assert article.headline.replace(" ", "") == "以时时放心不下的责任感抓好安全生产各项工作"
    assert article.kicker == "县委书记在双桥镇调研时强调"


def test_what_stands_below_a_label_is_a_head() -> None:
    issue = read(
        "双桥镇桃花开了", LEAD, f"{STORY}{MORE}", "【湖畔微评】", "路灯要亮", f"{STORY}{STORY}", MORE
    )
    assert [article.headline for article in issue.articles] == ["双桥镇桃花开了", "路灯要亮"]
    assert kinds(issue)["【湖畔微评】"] == "other"


def test_a_picture_story_signed_in_its_brackets_is_an_article() -> None:
    scene = "7月2日，云溪茶厂的工人在生产线上赶制订单。眼下厂里的新茶已经卖到三个省，车间日夜不停。（林小雨 摄影报道）"
    issue = read("双桥镇桃花开了", LEAD, STORY, "赶制订单忙", scene, "石桥镇修路忙", LEAD, MORE)
    article = headed(issue, "赶制订单忙")
    assert article.paragraphs == (scene,)
    assert [person.name for person in article.reporters] == ["林小雨"]


def test_the_text_below_the_head_of_a_notice_belongs_to_it() -> None:
    notice = "自12月1日至次年5月31日为我县防火期，进山须登记，野外不得用火，违者依法处理，报警电话12119。"
    issue = read("双桥镇桃花开了", LEAD, STORY, "云溪县森林防火指挥部通告", f"　　{notice}")
    assert [article.headline for article in issue.articles] == ["双桥镇桃花开了"]
    assert kinds(issue)[f"云溪县森林防火指挥部通告\n{notice}"] == "notice"


def test_names_without_a_gap_are_several_writers() -> None:
    signed = headed(
        read("双桥镇桃花开了", "本报讯　7月1日，桃花开了。", f"{STORY}（白玉山钱友荣郭凯）"), "双桥镇桃花开了"
    )
    assert [person.name for person in signed.reporters] == ["白玉山", "钱友荣", "郭凯"]
    below = headed(
        read("双桥镇桃花开了", "本报讯　7月1日，桃花开了。", STORY, "（孙建国周亦安）"), "双桥镇桃花开了"
    )
    assert [person.name for person in below.reporters] == ["孙建国", "周亦安"]
    place = headed(
        read("双桥镇桃花开了", "本报讯　7月1日，桃花开了。", f"{STORY}（江苏省南京市）"), "双桥镇桃花开了"
    )
    assert place.reporters == ()


def test_lines_that_sell_call_or_count_are_no_headlines() -> None:
    odd = (
        "《云溪报》广告部电话：2086617 地址：新华路68号",
        "救灾捐款专户：云溪县农业银行 账号：08-3312107",
        "云溪剧院 今晚七时演出《十五贯》 票价二角、三角",
        "（附图片2张）",
        "未经许可 不得转载",
    )
    for line in odd:
        issue = read("双桥镇桃花开了", LEAD, STORY, MORE, line)
        assert [article.headline for article in issue.articles] == ["双桥镇桃花开了"], line
        assert line in " ".join(kinds(issue)), line


def test_a_page_is_numbered_below_the_name_of_its_section() -> None:
    issue = read(
        "民生\n4\n2014年3月25日 星期二\n编辑 王晓东 校对 刘 芹\n云溪日报", "双桥镇桃花开了", LEAD, STORY
    )
    assert (issue.title, issue.articles[0].page) == ("云溪日报", 4)
    inner = read("溪山周报\n副刊\n04版\n2023年4月7日", "清明的粿", "周丽芳", f"{STORY}{MORE}", MORE)
    assert (inner.title, inner.articles[0].page) == ("溪山周报", 4)


def test_the_names_of_all_pages_in_a_row_are_an_index() -> None:
    pages = "E01版：今日云溪\nE02版：今日云溪\nE03版：教育\nF01版：房产"
    issue = read(pages, "双桥镇桃花开了", LEAD, STORY)
    assert [article.headline for article in issue.articles] == ["双桥镇桃花开了"]


def test_a_record_behind_the_writers_is_no_part_of_the_byline() -> None:
    article = read(
        "双桥镇桃花开了", "记者 何平 《云溪日报》（2023年05月18日 第 02 版）", STORY, MORE
    ).articles[0]
    assert [person.name for person in article.reporters] == ["何平"]
    assert article.page == 2


def test_a_taxi_driver_opens_a_headline_although_his_first_character_never_opens_a_line() -> None:
    issue = read("双桥镇桃花开了", LEAD, f"{STORY}{MORE}", "的哥捡到八万元现金", LEAD, MORE)
    assert [article.headline for article in issue.articles] == ["双桥镇桃花开了", "的哥捡到八万元现金"]


def test_credits_that_close_as_many_pages_as_the_masthead_tells_number_them() -> None:
    page = ["石桥镇修路忙", LEAD, STORY]
    credit = "责任编辑：王岚　版式：周云"
    told = "云溪报\n2021年4月7日 星期三\n今日2版"
    two = read(told, "双桥镇桃花开了", LEAD, STORY, credit, *page, credit)
    assert [article.page for article in two.articles] == [1, 2]
    untold = read("云溪报\n2021年4月7日 星期三", "双桥镇桃花开了", LEAD, STORY, credit, *page, credit)
    assert [article.page for article in untold.articles] == [1, 1]


def test_the_day_and_a_credit_on_one_line_are_no_kicker() -> None:
    issue = read("2021年4月7日 星期三 责任编辑：王岚", "双桥镇桃花开了", LEAD, STORY)
    assert [(article.kicker, article.headline) for article in issue.articles] == [(None, "双桥镇桃花开了")]


def test_a_notice_of_the_paper_and_its_signature_are_no_article() -> None:
    notice = "本报自下期起增辟《读者来信》一栏，欢迎来稿。"
    issue = read("双桥镇桃花开了", LEAD, STORY, MORE, f"启事\n{notice}\n本报编辑部")
    assert [article.headline for article in issue.articles] == ["双桥镇桃花开了"]


def test_a_section_over_its_day_and_page_is_no_headline() -> None:
    second = "科教文卫\n2021年4月7日 星期三\n第2版"
    issue = read("云溪报", "双桥镇桃花开了", LEAD, STORY, second, "石桥镇修路忙", LEAD, STORY)
    assert [(article.page, article.headline) for article in issue.articles][1:] == [(2, "石桥镇修路忙")]


def test_days_without_an_accident_are_a_headline_over_a_report_and_else_a_slogan() -> None:
    days = "选矿车间安全生产4700天"
    assert headed(read("双桥镇桃花开了", LEAD, STORY, days, LEAD, MORE), days).paragraphs
    alone = read("双桥镇桃花开了", LEAD, STORY, MORE, days)
    assert kinds(alone)[days] == "slogan"


def test_a_tag_at_the_end_of_a_line_with_a_comma_tells_a_headline() -> None:
    headline = "26年，她是婆婆的“眼睛”（人物）"
    issue = read("双桥镇桃花开了", LEAD, STORY, headline, "通讯员 孙建国", f"{STORY}{MORE}", MORE)
    assert [person.name for person in headed(issue, headline).reporters] == ["孙建国"]


def test_who_took_the_pictures_of_a_report_is_one_of_its_writers() -> None:
    lead = "本报讯（记者 王明 实习记者 孙建国 周亦安摄影报道）7月1日，我县召开农村工作会议，总结上半年工作。"
    article = read("双桥镇桃花开了", lead, STORY).articles[0]
    assert [person.name for person in article.reporters] == ["王明", "孙建国", "周亦安"]


def test_a_padded_name_that_runs_into_a_role_is_closed() -> None:
    article = read("双桥镇桃花开了", "学生记者周亦安 邹 军通讯员马玉峰", STORY, MORE).articles[0]
    assert [person.name for person in article.reporters] == ["周亦安", "邹军", "马玉峰"]


def test_heads_that_open_with_one_thing_each_are_subheads_of_a_row() -> None:
    texts = [f"{STORY}{MORE}"] * 3
    heads = ["一张桌子议出大小事", "一本账目晒出明白心", "一支队伍暖了千家门"]
    blocks = [block for pair in zip(heads, texts, strict=True) for block in pair]
    issue = read("基层治理的云溪答卷", "本报记者 王明 孙建国", f"{STORY}{MORE}", *blocks, between="\n")
    assert [subhead.text for subhead in headed(issue, "基层治理的云溪答卷").subheads] == heads


@pytest.mark.parametrize(
    ("head", "page"),
    [
        ("3 法治云溪\n2015年8月27日 星期四\n责编/龙凤 美编/阿江", 3),
        ("②　本市新闻　　1995年8月17日　星期四　　云溪晚报", 2),
        ("2　综合新闻　2024年3月19日　星期二　云溪报　责编/蒋闻　美编/许一诺　校对/周云　组版/何平", 2),
        ("E05版：生活", 5),
    ],
)
def test_pages_numbered_in_more_ways(head: str, page: int) -> None:
    assert headed(read(head, "双桥镇桃花开了", LEAD, STORY), "双桥镇桃花开了").page == page


def test_a_day_in_large_above_its_month_is_the_date() -> None:
    issue = read("云溪报\n9\n2025年7月\n星期三", "双桥镇桃花开了", LEAD, STORY)
    assert (issue.title, str(issue.date), issue.weekday) == ("云溪报", "2025-07-09", "星期三")


def test_the_office_before_a_name_at_the_end_is_not_its_role() -> None:
    article = read("双桥镇桃花开了", "本报讯　7月1日，桃花开了。", f"{STORY}（人事处　周亦安）").articles[0]
    assert [(person.role, person.name) for person in article.reporters] == [("", "周亦安")]


@pytest.mark.parametrize("label", ["湖畔三言", "第一时评", "街谈巷议", "【今日谈】", "读者来信"])
def test_labels_over_a_head_are_no_kickers(label: str) -> None:
    issue = read(
        "双桥镇桃花开了", LEAD, STORY, label, "别让“首问”止于“一问”", "孙建国", f"{STORY}{MORE}", MORE
    )
    article = headed(issue, "别让“首问”止于“一问”")
    assert article.kicker is None
    assert [person.name for person in article.reporters] == ["孙建国"]


def test_a_label_over_a_question_is_no_kicker() -> None:
    issue = read("职工信箱", "临时工受了工伤怎么办？", f"编辑同志：{STORY}", MORE)
    assert [(article.kicker, article.headline) for article in issue.articles] == [
        (None, "临时工受了工伤怎么办？")
    ]


def test_the_writer_told_twice_is_told_with_his_role() -> None:
    article = read("双桥镇桃花开了", "作者：王明", LEAD, STORY).articles[0]
    assert [(person.role, person.name) for person in article.reporters] == [("记者", "王明")]


def test_a_name_in_latin_capitals_above_the_papers_name_is_masthead() -> None:
    issue = read("YUNXI DAILY\n云溪日报\n2008年3月19日\n星期三", "双桥镇桃花开了", LEAD, STORY)
    assert kinds(issue)["YUNXI DAILY"] == "masthead"
    assert issue.title == "云溪日报"


def test_a_line_with_an_open_quotation_is_no_columns_label() -> None:
    broken = ("通过“夜间课堂", "”机制，双桥镇今年累计化解矛盾纠纷344起，群众", "满意率达35%。村民们都说好。")
    blocks = (STORY, "■联农带农促增收", *broken, "■治环境美乡村", STORY, "■党员带头冲在前", STORY)
    article = headed(read("双桥镇桃花开了", "记者 王明", *blocks), "双桥镇桃花开了")
    assert any("通过“夜间课堂”机制" in paragraph for paragraph in article.paragraphs)


def test_a_head_that_counts_is_the_headline_below_one_that_ends_in_what_was_stressed() -> None:
    page = "第1版\n\n副刊\n\n局长王明在双桥镇调研时强调\n64名学子圆梦校园"
    article = read(page, f"　　本报讯（记者 李燕）{STORY}", between="\n").articles[0]
    assert (article.kicker, article.headline) == ("局长王明在双桥镇调研时强调", "64名学子圆梦校园")


@pytest.mark.parametrize("organ", ["中共云溪地委机关报", "中共云溪地委的機關報"])
def test_whose_voice_a_paper_is_runs_it(organ: str) -> None:
    issue = read(f"云溪报\n{organ}\n1965年6月19日\n星期六", "双桥镇桃花开了", LEAD, STORY)
    assert issue.sponsor == "中共云溪地委"


def test_who_runs_a_paper_by_its_own_words_goes_before_whose_voice_it_is() -> None:
    issue = read(
        "云溪报\n中共云溪县委机关报\n云溪县融媒体中心主办\n2005年6月19日", "双桥镇桃花开了", LEAD, STORY
    )
    assert issue.sponsor == "云溪县融媒体中心"


@pytest.mark.parametrize("inside", ["（上接第一版）\n\n双桥镇的学堂", "双桥镇的学堂\n\n（上接第一版）"])
def test_a_headline_beside_its_continuation_mark_is_one_though_its_beginning_is_missing(inside: str) -> None:
    issue = read("第4版：综合", "古桥边的老茶馆", LEAD, STORY, inside, MORE, STORY)
    assert [article.headline for article in issue.articles] == ["古桥边的老茶馆", "双桥镇的学堂"]


def test_an_office_below_its_answer_to_a_reader_is_no_part_of_it() -> None:
    answer = "编辑部：来信收悉。那批农具我们已经派人上门修好，修理费退还社员。"
    issue = read("双桥农具厂的答复", answer, "双桥县农具厂", "双桥镇桃花开了", LEAD, STORY)
    assert headed(issue, "双桥农具厂的答复").paragraphs == (answer,)
    assert kinds(issue)["双桥县农具厂"] == "other"


@pytest.mark.parametrize(
    "listed",
    [
        ["■方案：委托有资质的单位出图", "■公示：在小区门口贴十天", "■补贴：凭发票申领"],
        ["1. 采煤一队早班 月产9.6万吨", "2. 采煤二队中班 月产8.9万吨", "3. 采煤三队晚班 月产8.1万吨"],
    ],
)
def test_lines_of_a_list_are_paragraphs(listed: list[str]) -> None:
    issue = read("双桥镇桃花开了", LEAD, STORY, "老楼加装电梯要过几道关\n" + "\n".join(listed))
    assert headed(issue, "老楼加装电梯要过几道关").paragraphs == tuple(listed)


def test_whoever_speaks_again_and_again_heads_nothing() -> None:
    answers = [f"林河：{STORY}", f"林河：{MORE}"]
    asked = ["青年新报：为什么？", "青年新报：家长会同意吗？"]
    issue = read("“失败也该给学分”", LEAD, asked[0], answers[0], asked[1], answers[1], between="\n")
    assert issue.articles[0].subheads == ()
    assert set(asked) <= set(issue.articles[0].paragraphs)


@pytest.mark.parametrize(
    "column",
    [
        "壮丽70年·奋斗新时代",
        "学党史 悟思想 办实事 开新局",
        "改革开放30年·云溪记忆",
        "喜迎党的二十大 我们这十年",
    ],
)
def test_a_column_of_the_countrys_campaigns_is_no_kicker(column: str) -> None:
    issue = read("双桥镇桃花开了", LEAD, STORY, column, "一张粮票换来的豆腐坊", LEAD, STORY)
    assert headed(issue, "一张粮票换来的豆腐坊").kicker is None
    assert kinds(issue)[column] == "other"


def test_what_a_campaign_did_is_no_column() -> None:
    article = read("庆祝建党90周年 双桥县举行文艺晚会", LEAD, STORY).articles[0]
    assert article.headline == "庆祝建党90周年 双桥县举行文艺晚会"


def test_a_poem_in_lines_of_one_clause_or_two_is_no_prose() -> None:
    poem = [
        "一样的月光，",
        "照着两岸的桂花。",
        "妈妈说，三叔那年走的时候，",
        "口袋里装着一把，",
        "不知开了没有。",
    ]
    story = f"双桥镇桃花开了\n　　{LEAD}\n　　{STORY}"
    issue = read(story, "　　　　中秋怀远\n" + "\n".join(f"　　　　{line}" for line in poem))
    assert headed(issue, "中秋怀远").paragraphs == tuple(poem)


def test_a_poem_between_its_title_and_its_poet() -> None:
    poem = [
        "我把最后一碗水浇给你",
        "天上没有云",
        "我的影子很短",
        "短得刚好盖住你的根",
        "别急着绿",
        "等老天想起我们",
    ]
    poet = "　　高维汉（双桥镇农民）\n\n一版编辑：王明 校对：李燕"
    issue = read("双桥镇桃花开了", LEAD, STORY, "谷雨后的第一株苗\n" + "\n".join(poem) + "\n" + poet)
    assert headed(issue, "谷雨后的第一株苗").paragraphs == tuple(poem)


def test_a_comment_below_the_words_of_the_papers_own_commentator_has_its_headline() -> None:
    opinion = "口号不能比机器跑得快。从车间的问题抓起，就要让懂行的人说话。"
    issue = read("双桥镇桃花开了", LEAD, STORY, f"本报评论员\n把车间里的问题当题目\n{opinion}\n{STORY}")
    assert headed(issue, "把车间里的问题当题目").paragraphs[0] == opinion


@pytest.mark.parametrize(
    "head",
    [
        "1994年4月12日 星期二 云溪日报 第15902号 4 体育·读者之声",
        "1985年10月20日 星期日 云溪报 第四版\n枫叶渡 副刊 第 31 期",
        "4 维权",
    ],
)
def test_what_numbers_an_issue_numbers_no_page(head: str) -> None:
    assert read(head, "双桥镇桃花开了", LEAD, STORY).articles[0].page == 4


def test_a_poet_below_the_title_parts_it_from_the_verses_and_from_the_story_above() -> None:
    poem = [
        "不要说炮声粗",
        "它是我们的合唱",
        "指挥员一挥手",
        "山谷接上下半句",
        "不要说炮弹重",
        "它像怀里的婴儿",
    ]
    issue = read(f"双桥镇桃花开了\n{LEAD}\n{STORY}\n炮声中的歌\n二营 韩小亭\n" + "\n".join(poem))
    song = headed(issue, "炮声中的歌")
    assert song.paragraphs == tuple(poem)
    assert [person.name for person in song.reporters] == ["韩小亭"]


def test_the_title_over_an_archives_record_is_no_slogan() -> None:
    record = "滬江新報 日期：1949-01-22 版次/卷期：02 版"
    first, second = "京滬線軍車擁擠　客車誤點四小時", "浙境春花下種已竣　紹興酒釀今冬減半"
    text = "本報南京廿一日電 京滬路自十九日起軍運頻繁，客車一再誤點，昨日由滬開京之特快車遲到四小時，旅客在站露宿者甚多。"
    issue = read(f"{first}\n{record}\n{text}", f"{second}\n{record}\n{text}")
    assert [article.headline for article in issue.articles] == [
        first.replace("　", " "),
        second.replace("　", " "),
    ]


@pytest.mark.parametrize("head", ["娱乐·现场　　B14", "14 3·15特刊 消费维权"])
def test_a_section_and_its_number_are_a_page_head(head: str) -> None:
    assert read(head, "双桥镇桃花开了", LEAD, STORY).articles[0].page == 14


def test_a_day_of_the_week_is_none_where_a_name_begins_with_it() -> None:
    issue = read("双桥晚报\n1997年8月9日", "双桥镇桃花开了", LEAD, STORY, "摆渡人\n周一帆", STORY)
    assert issue.weekday is None


def test_the_page_of_another_papers_county_has_its_name() -> None:
    assert read("朔河日报·川口版\n2010年11月26日　星期五", "双桥镇桃花开了", LEAD).title == "朔河日报·川口版"


def test_what_was_published_is_no_masthead() -> None:
    article = read("《陶瓷岩板加工技术规范》团体标准发布", LEAD, STORY).articles[0]
    assert article.headline == "《陶瓷岩板加工技术规范》团体标准发布"
