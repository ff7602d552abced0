"""Small pages, one phenomenon of print each: what stands there and what an editor would say it is.

All text is invented for these tests. `[…]` in a page stands for a long run of plain sentences.
"""

from datetime import date

import pytest

from digests.issue import Article, Issue
from digests.parsing import parse_issue
from tests.digests.parsing.test_any_text import covered_once

STORY = "近年来，镇里立足资源禀赋发展茶叶产业，带动群众增收致富，村容村貌焕然一新，游客也一年比一年多。"
MORE = "下一步，镇里将继续完善配套设施，把服务做得更细，让群众的日子越过越红火，也让游客来了还想再来。"
LEAD = "本报讯（记者 王明）7月1日，我县召开农村工作会议，总结上半年工作，部署下半年任务。"


def read(page: str, **known: object) -> Issue:
    issue = parse_issue(page, file=str(known.get("file", "page.txt")))
    covered_once(issue)
    return issue


def only(page: str) -> Article:
    articles = read(page).articles
    assert len(articles) == 1, [article.headline for article in articles]
    return articles[0]


HEADS = [
    ("我县召开农村工作会议", None, "我县召开农村工作会议", None),
    (
        "县委书记在双桥镇调研时强调\n\n把小茶叶做成大产业",
        "县委书记在双桥镇调研时强调",
        "把小茶叶做成大产业",
        None,
    ),
    (
        "在全县民营经济座谈会上\n\n企业家围坐一堂话发展",
        "在全县民营经济座谈会上",
        "企业家围坐一堂话发展",
        None,
    ),
    (
        "总投资近30亿元\n\n我县举行重点项目集中签约仪式",
        "总投资近30亿元",
        "我县举行重点项目集中签约仪式",
        None,
    ),
    (
        "今年前五个月，全县治理河道51.5公里——\n\n清水绕城 群众叫好",
        "今年前五个月，全县治理河道51.5公里——",
        "清水绕城 群众叫好",
        None,
    ),
    ("我县与省农科院签订合作协议\n\n总投资3亿余元", None, "我县与省农科院签订合作协议", "总投资3亿余元"),
    ("一座山城的茶香\n\n——双桥镇茶产业发展侧记", None, "一座山城的茶香", "——双桥镇茶产业发展侧记"),
    (
        "总投资5.8亿元，将填补全省空白 优质服务引来高科技项目落户双桥",
        "总投资5.8亿元，将填补全省空白",
        "优质服务引来高科技项目落户双桥",
        None,
    ),
    (
        "“把茶叶种好，日子就有奔头” ——访双桥镇党委书记王明",
        None,
        "“把茶叶种好，日子就有奔头”",
        "——访双桥镇党委书记王明",
    ),
    (
        "更大力度抓项目 更强决心促转型\n\n我县召开项目建设推进会",
        "更大力度抓项目 更强决心促转型",
        "我县召开项目建设推进会",
        None,
    ),
    (
        "从“跑断腿”到“坐着等”\n\n双桥镇代办服务做实了",
        "从“跑断腿”到“坐着等”",
        "双桥镇代办服务做实了",
        None,
    ),
    (
        "县政府第九十七次常务会议召开\n\n研究农村供水和安全生产工作",
        "县政府第九十七次常务会议召开",
        "研究农村供水和安全生产工作",
        None,
    ),
    (
        "修了三年的水渠通了—— 双桥镇千亩旱地喝上自来水",
        "修了三年的水渠通了——",
        "双桥镇千亩旱地喝上自来水",
        None,
    ),
    ("茶山养蜂 花下生财\n\n李家坞农户走出致富路", "茶山养蜂 花下生财", "李家坞农户走出致富路", None),
    ("全县运动会最后一日\n\n双桥镇选手包揽长跑金牌", "全县运动会最后一日", "双桥镇选手包揽长跑金牌", None),
    (
        "我县召开上半年经济运行分析会\n\n县长王明主持并讲话",
        None,
        "我县召开上半年经济运行分析会",
        "县长王明主持并讲话",
    ),
    ("溪边有个“百事管”\n\n退休职工王明和他的修理摊", None, "溪边有个“百事管”", "退休职工王明和他的修理摊"),
    ("双桥动力机械公司\n\n试车台一次点火成功", None, "双桥动力机械公司试车台一次点火成功", None),
    (
        "下岗不下志\n再走创业路\n\n——双桥镇女工再就业纪事",
        None,
        "下岗不下志 再走创业路",
        "——双桥镇女工再就业纪事",
    ),
    ("积极行动\n保种保供\n\n我县多举措扶持蔬菜生产", "积极行动 保种保供", "我县多举措扶持蔬菜生产", None),
    (
        "我县召开区域协调财政专项\n激励政策项目推进会",
        None,
        "我县召开区域协调财政专项激励政策项目推进会",
        None,
    ),
    ("双桥镇的茶山 ——记采茶能手李燕", None, "双桥镇的茶山", "——记采茶能手李燕"),
    (
        "下岗不下志 再走创业路 ——双桥镇女工再就业纪事",
        None,
        "下岗不下志 再走创业路",
        "——双桥镇女工再就业纪事",
    ),
    ("茶山上的“土专家”\n\n记双桥镇采茶能手李燕", None, "茶山上的“土专家”", "记双桥镇采茶能手李燕"),
    ("我为群众办实事\n\n“帮办姐”李燕的一天", None, "“帮办姐”李燕的一天", None),
    ("【百姓呼声】\n\n公交站牌被树叶遮住了", None, "公交站牌被树叶遮住了", None),
    ("〔湖畔短论〕\n\n校庆之后想什么", None, "校庆之后想什么", None),
    ("读者来信\n\n卫生所的药价该公开", None, "卫生所的药价该公开", None),
    ("·短评·\n\n不要等", None, "不要等", None),
    (
        "管好水渠 种好菜园 修好村路\n\n双桥镇今年办十件实事",
        "管好水渠 种好菜园 修好村路",
        "双桥镇今年办十件实事",
        None,
    ),
    ("在希望的田野上②\n\n“飞”来的技术员", "在希望的田野上②", "“飞”来的技术员", None),
    ("战旱情 保春耕\n\n双桥镇铁牛下田闹春忙", "战旱情 保春耕", "双桥镇铁牛下田闹春忙", None),
    (
        "我县投入295万元改造薄弱学校\n\n8所农村学校首批受益",
        None,
        "我县投入295万元改造薄弱学校",
        "8所农村学校首批受益",
    ),
    ("双桥镇迎来首批游客（一线见闻）", None, "双桥镇迎来首批游客（一线见闻）", None),
    ("（民生）双桥镇卫生院新楼启用", None, "（民生）双桥镇卫生院新楼启用", None),
    ("我县各界热烈庆祝丰收！", None, "我县各界热烈庆祝丰收！", None),
    ("医保待遇有何变化？", None, "医保待遇有何变化？", None),
    ("我军迅速收复双桥镇。", None, "我军迅速收复双桥镇。", None),
]


@pytest.mark.parametrize(("head", "kicker", "headline", "deck"), HEADS)
def test_heads_are_told_apart(head: str, kicker: str | None, headline: str, deck: str | None) -> None:
    article = only(f"{head}\n\n{LEAD}\n\n{STORY}\n\n{MORE}\n")
    assert (article.kicker, article.headline, article.deck) == (kicker, headline, deck)
    assert article.paragraphs == (LEAD, STORY, MORE)


def test_a_last_headline_without_a_body_is_an_article() -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n推动双桥高质量发展")
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议", "推动双桥高质量发展"]
    assert issue.articles[1].paragraphs == ()


def test_the_same_group_headline_stands_over_several_items() -> None:
    issue = read("".join(f"学习贯彻全会精神\n\n本报讯（记者 王明）{day}日，{STORY}\n\n" for day in (1, 2, 3)))
    assert [article.headline for article in issue.articles] == ["学习贯彻全会精神"] * 3


def test_a_headline_run_into_its_lead_is_cut_from_it() -> None:
    article = only(
        f"男子深夜迷路 热心市民送回家江城在线清江10月31日讯(首席记者 王明 通讯员 李燕){STORY}{MORE}"
    )
    assert article.headline == "男子深夜迷路 热心市民送回家"
    assert [person.role for person in article.reporters] == ["首席记者", "通讯员"]


BREAKS = [
    ("近年来，镇里立足资源禀赋发展茶", "叶产业，带动群众增收致富，村容村貌焕然一新。"),
    ("全县共投入资金1", "6万元，用于改善办学条件，惠及学生三百多名。"),
    ("会上宣读了表彰决定，名单包括：", "双桥镇、上坪乡等六个乡镇和三个县直部门。"),
    ("参加活动的有县农业农村局、", "县文旅局、县水利局等单位的负责人。"),
    ("王明指出，“双招双引”", "工作是今年的头等大事，各部门都要动起来。"),
    ("他说，要坚持项目为王，", "把更多的精力放在招商上，放在服务企业上。"),
    ("客商为何青", "睐双桥？因为这里的干部办事快，承诺的都能兑现。"),
]


@pytest.mark.parametrize(("above", "below"), BREAKS)
def test_a_paragraph_is_rejoined_wherever_a_column_ends(above: str, below: str) -> None:
    article = only(f"我县召开农村工作会议\n\n{LEAD}\n\n{above}\n\n{below}\n\n{MORE}\n")
    assert article.paragraphs == (LEAD, above + below, MORE)


def test_paragraphs_are_not_joined_across_subheads_list_items_and_captions() -> None:
    article = only(
        f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n找准路子才有奔头\n\n{MORE}\n\n图为会议现场。\n\n会议明确三项任务：\n\n"
        "（一）抓好春耕备耕，不误农时；\n\n（二）抓好防汛抗旱，不留隐患；\n\n（三）抓好项目建设，不等不靠。\n"
    )
    assert [subhead.text for subhead in article.subheads] == ["找准路子才有奔头"]
    assert article.subheads[0].before == 2
    assert article.paragraphs[2:] == (
        MORE, "会议明确三项任务：", "（一）抓好春耕备耕，不误农时；", "（二）抓好防汛抗旱，不留隐患；", "（三）抓好项目建设，不等不靠。",
    )  # fmt: skip


def test_a_dated_picture_with_a_headline_of_its_own_is_an_article() -> None:
    text = "6月30日，孩子们在双桥镇卫生院门前放风筝。眼下正是好时节。本报记者 王明 摄"
    issue = read(
        f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n春光正好放纸鸢\n\n{text}\n\n双桥镇桃花开了\n\n{LEAD}\n"
    )
    assert [article.headline for article in issue.articles] == [
        "我县召开农村工作会议",
        "春光正好放纸鸢",
        "双桥镇桃花开了",
    ]
    assert issue.articles[1].paragraphs == (text,)


def test_a_kicker_that_fills_the_column_stays_a_kicker() -> None:
    article = only(
        "县委、县政府召开夏收夏种动员大会提出\n抢收抢种不误时 力争小麦超四亿\n　　本报讯（记者王明）7月1日，\n县委在县影剧院召开全县夏收夏种动\n"
        "员大会，号召全县七十万干部群众迅\n速行动起来，力争小麦总产超四亿。\n　　县长作动员报告。他说，今年我县\n小麦面积大，长势是近几年最好的，\n"
        "大家要不误农时，做到颗粒归仓。\n"
    )
    assert article.kicker == "县委、县政府召开夏收夏种动员大会提出"
    assert article.headline == "抢收抢种不误时 力争小麦超四亿"
    assert len(article.paragraphs) == 2


def test_a_paragraph_goes_on_below_a_caption() -> None:
    article = only(
        f"我县召开农村工作会议\n\n{LEAD}\n\n近年来，镇里立足资源禀赋发展茶\n\n图为会议现场。\n\n叶产业，带动群众增收致富。\n"
    )
    assert article.paragraphs[1] == "近年来，镇里立足资源禀赋发展茶叶产业，带动群众增收致富。"


@pytest.mark.parametrize(
    "subheads",
    [
        ("一、产业兴", "二、乡村美"),
        ("■运筹：算好长远账", "■落子：下好先手棋"),
        ("“能飞的飞得更高！”", "“能跑的跑得更快！”"),
        ("核心阅读", "改善生态，打牢茶产业基础"),
    ],
)
def test_subheads_are_found(subheads: tuple[str, str]) -> None:
    article = only(
        f"茶乡新事\n\n□本报记者 王明\n\n{STORY}\n\n{subheads[0]}\n\n{MORE}\n\n{STORY}\n\n{subheads[1]}\n\n{MORE}\n"
    )
    assert [(each.text, each.before) for each in article.subheads] == [(subheads[0], 1), (subheads[1], 3)]


JUMPS = [
    ("（下转2版）", "（上接1版）", 2), ("（下转第二版）", "（上接第一版）", 2), ("(下转第2版)", "(上接第1版)", 2), ("〔下转二版〕", "〔上接一版〕", 2),
    ("（下转第二版】", "（上接第一版】", 2), ("[下转第2版)", "[上接第1版）", 2), ("（下转2、3版）", "（上接1版）", 2),
]  # fmt: skip


@pytest.mark.parametrize(("out", "back", "page"), JUMPS)
@pytest.mark.parametrize("head", ["我县召开农村工作会议\n\n", "我县召开农村\n\n", "农村工作会议\n\n", ""])
def test_a_continuation_is_joined_on(out: str, back: str, page: int, head: str) -> None:
    issue = read(
        f"第01版：要闻\n\n我县召开农村工作会议\n\n{LEAD}\n\n他关切地询问老人的日常生{out}\n\n县里举行茶文化节\n\n{LEAD}\n\n"
        f"第02版：综合\n\n{head}{back}\n\n活，叮嘱他注意身体。\n\n{MORE}\n\n双桥镇桃花开了\n\n{LEAD}\n"
    )
    assert [article.headline for article in issue.articles] == [
        "我县召开农村工作会议",
        "县里举行茶文化节",
        "双桥镇桃花开了",
    ]
    first = issue.articles[0]
    assert first.paragraphs == (LEAD, "他关切地询问老人的日常生活，叮嘱他注意身体。", MORE)
    assert (first.page, first.jump_to_page) == (1, page)
    assert issue.articles[2].page == 2
    assert issue.warnings == ()


def test_several_jumps_to_one_page_find_their_own_beginnings() -> None:
    issue = read(
        f"第01版：要闻\n\n我县召开农村工作会议\n\n{LEAD}\n\n他关切地询问老人的日常生（下转2版）\n\n县里举行茶文化节\n\n{LEAD}\n\n茶艺表演引来阵阵掌（下转2版）\n\n"
        f"第02版：综合\n\n（上接1版）\n\n声，游客们纷纷拍照留念。\n\n（上接1版）\n\n活，叮嘱他注意身体。\n"
    )
    assert [article.paragraphs[-1] for article in issue.articles] == [
        "他关切地询问老人的日常生活，叮嘱他注意身体。",
        "茶艺表演引来阵阵掌声，游客们纷纷拍照留念。",
    ]


def test_a_jump_whose_page_is_missing_stays_open_and_says_so() -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n他关切地询问老人的日常生（下转第三版）\n")
    assert issue.articles[0].jump_to_page == 3
    assert issue.articles[0].paragraphs[-1] == "他关切地询问老人的日常生"
    assert "page 3" in issue.warnings[0]


def test_a_continuation_without_its_beginning_keeps_its_text() -> None:
    issue = read(f"（上接第一版）\n\n活，叮嘱他注意身体。\n\n{MORE}\n\n双桥镇桃花开了\n\n{LEAD}\n")
    assert issue.articles[0].headline == "（上接第一版）"
    assert issue.articles[0].paragraphs[-1] == MORE
    assert "without its beginning" in issue.warnings[0]


def test_both_marks_left_inside_one_text_are_taken_out() -> None:
    article = only(
        f"水表会说话\n\n{LEAD}“快没水时还会短信通（下转第二版）（上接第一版）知呢。”焦大姐说。\n\n{MORE}\n"
    )
    assert article.paragraphs[0] == LEAD + "“快没水时还会短信通知呢。”焦大姐说。"
    assert article.jump_to_page == 2


@pytest.mark.parametrize(
    "sentence", ["紧接着，大家来到田头。", "他在会上接受新华社记者采访时说。", "前面的路口向下转弯就到了。"]
)
def test_false_friends_are_no_jumps(sentence: str) -> None:
    article = only(f"我县召开农村工作会议\n\n{LEAD}\n\n{sentence}{STORY}\n")
    assert article.paragraphs[1] == sentence + STORY
    assert article.jump_to_page is None


FURNITURE = [
    ("本版责编：王  明  李晓燕", "credit"), ("责任编辑：王明 版式：李晓燕 校对：赵强", "credit"), ("编辑：王明    审核：李晓燕", "credit"),
    ("一版责编：王  明  李晓燕    二版责编：赵  强", "credit"), ("版式设计：王明", "credit"),
    ("E-mail:news@example.com  版式制作：王明", "contact"), ("本版邮箱：news@example.com", "contact"), ("欢迎广大读者来稿。", "contact"),
    ("社会主义核心价值观", "slogan"), ("富强 民主 文明 和谐 自由 平等 公正 法治 爱国 敬业 诚信 友善", "slogan"), ("讲文明 树新风", "slogan"),
    ("图为双桥镇茶园。", "caption"), ("图为双桥镇茶园。 记者 王明 摄", "caption"), ("新华社发", "caption"),
    ("6月30日，孩子们在双桥镇卫生院门前放风筝。本报记者  王  明  摄", "caption"), ("本版插图 作者：王明", "caption"),
    ("今日值班编委 王  明　版式 李晓燕", "credit"), ("2026年7月4日  星期六  责任编辑 王明  版式 李晓燕  清江日报", "credit"),
    ("【本报热线：88096110】遇到烦心事，请来电。", "contact"),
    ("▲墙纸背面长满霉斑，一擦就掉", "caption"), ("声明：本报文字、图片版权所有，未经许可不得转载。", "other"),
    ("2019-09-12 字号：大 中 小", "other"), ("----------", "other"), ("[2/8]", "other"), ("股市有风险，入市须谨慎", "other"), ("·读者·编者·", "other"), ("【茶乡随笔】", "other"),
    ("【字号 大 中 小】", "other"), ("字体：大 中 小", "other"), ("相关阅读：", "other"), ("/enpproperty-->", "other"), ("[返回目录]", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind"), FURNITURE)
def test_furniture_is_told_from_articles(line: str, kind: str) -> None:
    issue = read(
        f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n{line}\n\n双桥镇桃花开了\n\n{LEAD}\n\n{MORE}\n"
    )
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议", "双桥镇桃花开了"]
    assert [piece.kind for piece in issue.furniture] == [kind]
    assert [article.paragraphs for article in issue.articles] == [(LEAD, STORY), (LEAD, MORE)]


NOTICES = [
    "今日物价（国营公司牌价）\n小米每斤一千一百五十元\n白面每斤一千六百元",
    "县广播站节目\n六·〇〇 转播中央台新闻\n十二·〇〇 民歌演唱",
    "今晚影剧\n人民剧院 汉剧《宇宙锋》 七时",
    "遗失声明\n\n王明不慎遗失身份证一张，声明作废。",
    "注销公告\n\n双桥商贸有限公司经股东会决议，拟申请注销登记，请债权人自公告之日起45日内申报债权。",
    "招标公告\n\n县职教中心新校区工程现公开招标，欢迎符合条件的单位投标。",
    "征集线索\n\n您身边有新鲜事，请拨打本报新闻热线88096110，一经采用即付酬金。",
    "双桥县自然资源局土地使用权挂牌出让公告\n\n双自然资告字〔2020〕11号\n\n经县政府批准，我局决定出让一宗土地。现将有关事项公告如下：",
    "天气预报\n\n今天白天多云，夜里有小雨，偏东风2到3级，气温15℃到22℃。",
    "更正\n\n本报第1467期第二版《双桥镇桃花开了》一文中，“三百亩”应为“二百亩”。特此更正并致歉。",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_notices_are_no_articles(notice: str) -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n{notice}\n\n双桥镇桃花开了\n\n{LEAD}\n")
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议", "双桥镇桃花开了"]
    assert [(piece.kind, piece.text) for piece in issue.furniture] == [
        ("notice", notice.replace("\n\n", "\n"))
    ]


def test_a_correction_is_linked_to_the_item_it_names() -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n双桥镇桃花开了\n\n{LEAD}\n\n{NOTICES[-1]}\n")
    assert issue.furniture[0].article == 1
    assert read(f"我县召开农村工作会议\n\n{LEAD}\n\n{NOTICES[-1]}\n").furniture[0].article is None


MASTHEAD = [
    "今日双桥",
    "2020年12月14日",
    "第1753期",
    "农历庚子年十月三十 星期一",
    "中共双桥县委主办",
    "双桥县融媒体中心编印",
    "今日四版",
    "采编热线：3049743",
]


@pytest.mark.parametrize("divider", ["\n\n", "\n", "   ", " "])
@pytest.mark.parametrize("at_end", [False, True])
def test_a_masthead_is_read_line_by_line_or_glued_above_or_below(divider: str, at_end: bool) -> None:
    masthead, body = divider.join(MASTHEAD), f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}"
    issue = read(f"{body}\n\n{masthead}" if at_end else f"{masthead}\n\n{body}")
    assert (issue.title, issue.issue_number, issue.date, issue.date_source) == (
        "今日双桥",
        1753,
        date(2020, 12, 14),
        "masthead",
    )
    assert (issue.weekday, issue.lunar, issue.pages, issue.hotline) == (
        "星期一",
        "农历庚子年十月三十",
        4,
        "3049743",
    )
    assert (issue.sponsor, issue.publisher) == ("中共双桥县委", "双桥县融媒体中心")
    assert issue.warnings == ()
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议"]


def test_numbers_of_the_post_and_the_register_are_read() -> None:
    issue = read(
        f"双桥日报\n\n2020年12月14日 星期一\n\n国内统一连续出版物号 CN 33-0001 邮发代号 31-1\n\n第8期（总第1760期）\n\n邮政编码：324000\n\n我县召开农村工作会议\n\n{LEAD}\n"
    )
    assert (issue.issue_number, issue.total_number, issue.cn_number, issue.postal_code) == (
        8,
        1760,
        "CN 33-0001",
        "324000",
    )


@pytest.mark.parametrize(
    ("printed", "title"),
    [("今日\n双桥", "今日双桥"), ("双桥晨刊 SHUANGQIAO CHENKAN", "双桥晨刊"), ("双桥晨刊", "双桥晨刊")],
)
def test_a_name_on_two_lines_or_with_its_latin_form_is_the_paper(printed: str, title: str) -> None:
    issue = read(
        f"{printed}\n2026年7月4日 星期六\n中共双桥县委 双桥县人民政府 主办\n双桥县融媒体中心 承办\n第12期\n\n我县召开农村工作会议\n\n{LEAD}\n"
    )
    assert (issue.title, issue.sponsor, issue.publisher) == (
        title,
        "中共双桥县委 双桥县人民政府",
        "双桥县融媒体中心",
    )
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议"]


def test_a_name_in_calligraphy_is_still_the_paper() -> None:
    issue = read(f"双桥農民报\n\n2020年12月14日\n\n我县召开农村工作会议\n\n{LEAD}\n")
    assert issue.title == "双桥農民报"


@pytest.mark.parametrize(
    ("line", "warned", "doubtful"),
    [
        ("2020年12月14日 星期一 农历庚子年十月三十", "", False),
        ("2020年12月14日 星期二 农历庚子年十月三十", "星期二 is likely wrong", True),
        ("2020年12月14日 星期一 农历庚子年十月廿九", "农历庚子年十月廿九 is likely wrong", True),
        ("2020年12月15日 星期一 农历庚子年十月三十", "2020-12-15 is likely wrong", True),
        ("2020年12月14日 星期三", "contradict", True),
        ("2020年2月30日", "no such day", False),
    ],
)
def test_date_weekday_and_lunar_date_are_checked_against_each_other(
    line: str, warned: str, doubtful: bool
) -> None:
    issue = read(f"今日双桥\n\n{line}\n\n我县召开农村工作会议\n\n{LEAD}\n")
    assert issue.doubtful_date is doubtful
    assert warned in " ".join(issue.warnings)
    assert bool(issue.warnings) is bool(warned)


PAGE_HEADS = [
    "第二版　　清江日报　　一九五八年九月六日",
    "清江报　2003年6月24日　第二版　综合",
    "A2｜要闻　编辑 王　明 / 版式 李　燕",
    "Ａ０２都市",
    "2社会新闻",
    "·2·要闻",
    "（第二版）",
    "02\n\n副刊·清江潮",
    "1997年6月12日　清江晚报　2　本市新闻",
    "02　2016.08.23　星期二　清江晚报　民生",
    "首页 > 数字报 > 02版:要闻",
    "《 清江日报 》（ 2023年05月18日 第 02 版）",
    "2:国际",
    "版次：02",
    "P.2 特写",
    "二　清江报　副刊",
    "第02版：要闻",
    "02版:要闻",
    "2版：科技·新知",
    "第2版\n\n要闻·综合",
    "第二版",
    "要闻·综合\n\n第2版",
]


@pytest.mark.parametrize("head", PAGE_HEADS)
def test_a_page_head_above_its_page_names_the_page_of_articles_and_furniture(head: str) -> None:
    issue = read(
        f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n{head}\n\n双桥镇桃花开了\n\n{LEAD}\n\n本版责编：王明\n"
    )
    assert [article.page for article in issue.articles] == [1, 2]
    assert [piece.page for piece in issue.furniture if piece.kind == "credit"] == [2]


def test_where_form_feeds_part_the_pages_an_index_between_articles_names_none() -> None:
    issue = read(
        f"双桥日报\n2016年4月9日\n\n我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n县城店怎样开 4版\n\n双桥镇桃花开了\n\n{LEAD}\n\n{MORE}\n"
        f"\f第2版 综合\n\n老街古井清淤\n\n{LEAD}\n"
    )
    assert [article.page for article in issue.articles] == [1, 1, 2]


def test_form_feeds_part_pages_and_heads_below_close_them() -> None:
    assert [
        article.page
        for article in read(f"我县召开农村工作会议\n\n{LEAD}\n\f双桥镇桃花开了\n\n{LEAD}\n").articles
    ] == [1, 2]
    below = read(
        f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n第03版：要闻\n\n双桥镇桃花开了\n\n{LEAD}\n\n{MORE}\n\n第04版：综合\n"
    )
    assert [article.page for article in below.articles] == [3, 4]


@pytest.mark.parametrize(
    "record",
    [
        "清江報 日期：1948-10-06 版次/卷期：0{} 版",
        "《清江日报》1958年9月6日 第{}版",
        "清江日报 1958.09.06 第{}版",
        "第{}版(要闻)\n专栏：农业战线",
        "【来源】清江日报 1958年9月6日 第{}版",
        "日期：1958-09-06 版次：第{}版",
        "发布时间：1958-09-06 版面：第{}版",
    ],
)
def test_an_archives_record_below_a_headline_names_the_page_of_its_article(record: str) -> None:
    articles = read(
        "\n\n".join(
            f"{head}\n{record.format(page)}\n{STORY}"
            for head, page in [("双桥镇早稻开镰", 2), ("龙门水库大坝日升三寸", 4), ("青年突击队上前线", 3)]
        )
    ).articles
    assert [(article.page, article.headline, article.paragraphs) for article in articles] == [
        (2, "双桥镇早稻开镰", (STORY,)),
        (4, "龙门水库大坝日升三寸", (STORY,)),
        (3, "青年突击队上前线", (STORY,)),
    ]


def test_an_archive_numbers_titles_and_prints_them_again_behind_its_record() -> None:
    issue = read(
        "1958-09-06\n第 2 版\n1. 双桥镇早稻开镰\n"
        f"第2版(农业)专栏：丰收消息 双桥镇早稻开镰 {STORY}\n"
        "2. 大队干部带头 社员齐心协力 龙门水库大坝日升三寸\n"
        f"第2版()专栏：  大队干部带头 社员齐心协力 龙门水库大坝日升三寸 {STORY}\n"
        f"3. 省委发出通知 青年突击队上前线\n第2版()专栏：青年园地 {MORE}\n"
    )
    assert [
        (article.page, article.kicker, article.headline, article.paragraphs) for article in issue.articles
    ] == [
        (2, None, "双桥镇早稻开镰", (STORY,)),
        (2, "大队干部带头 社员齐心协力", "龙门水库大坝日升三寸", (STORY,)),
        (2, "省委发出通知", "青年突击队上前线", (MORE,)),
    ]
    numbered = read(f"1958-09-06\n第 1 版\n1. 毛竹节\n{STORY}\n2. 米价平稳\n{MORE}\n")
    assert [article.headline for article in numbered.articles] == ["毛竹节", "米价平稳"]


def test_a_list_that_begins_a_text_keeps_its_numbers() -> None:
    article = only(f"双桥镇桃花开了\n\n{STORY}\n\n1. 由镇里发放树苗。\n\n2. 由村里组织栽种。\n\n{MORE}\n")
    assert article.paragraphs == (STORY, "1. 由镇里发放树苗。", "2. 由村里组织栽种。", MORE)


@pytest.mark.parametrize(
    "told",
    [
        "当前位置: 首页 >> 往期浏览 >> 1958年9月06日 >> 第三版 >> 正文",
        "«上一版 下一版»本期共8版, 当前第3版 PDF",
        "当前位置:清江日报 第1958-09-06期 第B3版:民生/周边",
        "第03:副刊",
        "日期:[1958年09月06日] -- 清江日报 -- 版次:[A3]",
        "日期:[1958-09-06]  版次:[A03]   版名:[时政]   字体:【",
        "1886 期 / 第3版:地方报道",
        "版面:00003版:新闻       上一篇    下一篇",
        "《清江日报》(1958年09月06日 03版)",
        "清江日报 > 第三版:时政 改变文字大小:   | 打印 | 关闭",
        "【日期】= 1958.09.06\n【版次】= 03\n【版名】= 乡村专刊",
    ],
)
def test_a_site_tells_the_page_in_words_of_its_own(told: str) -> None:
    article = only(f"{told}\n双桥镇桃花开了\n\n{STORY}\n\n{MORE}\n")
    assert (article.page, article.headline, article.paragraphs) == (3, "双桥镇桃花开了", (STORY, MORE))


def test_an_index_tells_no_page() -> None:
    article = only(f"1958年9月6日 星期六\n今日导读\n米价平稳 >>3版\n双桥镇桃花开了\n\n{STORY}\n\n{MORE}\n")
    assert (article.page, article.headline) == (1, "双桥镇桃花开了")


@pytest.mark.parametrize(
    "tail", [" - 清江日报 - 清江网", " [复制链接]", " | ||||||||\n---|---|---", "_清江新闻", " |"]
)
def test_what_a_site_sets_behind_a_headline_is_cut_off(tail: str) -> None:
    article = only(f"双桥镇桃花开了{tail}\n\n{STORY}\n\n{MORE} |\n")
    assert (article.headline, article.paragraphs) == ("双桥镇桃花开了", (STORY, MORE))


def test_what_has_its_field_is_printed_once_more_over_the_text() -> None:
    article = only(
        f"【标题】= 双桥镇桃花开了\n【作者】= 王 明\n【正文】=\n\n双桥镇桃花开了\n\n　　双桥镇桃花开了\n　　{STORY}\n"
    )
    assert (article.kicker, article.headline, article.paragraphs) == (None, "双桥镇桃花开了", (STORY,))


def test_the_dateline_behind_an_archives_record_opens_the_text() -> None:
    record = "清江報 日期：1948-10-06 版次/卷期：02 版"
    issue = read(
        f"縣參議會昨日閉幕 通過議案三十件 上接一版\n{record} 二\n{STORY}\n\n米價漲風稍戢\n{record} 中央社上海五日電\n{STORY}\n"
    )
    assert (issue.title, issue.date) == ("清江報", date(1948, 10, 6))
    assert [article.headline for article in issue.articles] == [
        "縣參議會昨日閉幕 通過議案三十件",
        "米價漲風稍戢",
    ]
    assert issue.articles[1].paragraphs == (f"中央社上海五日電{STORY}",)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("往期阅读\n当前版: 03版 上一版  下一版\n放大 缩小 默认\n", "\n上一篇    下一篇\n"),
        ("第03版:综合\n", "\n分享到:\n\n过往期刊\n\n• 第2019-12-13期\n\n• 第2019-12-12期\n"),
        (
            "第03版:综合\n",
            "\n标题导航\n  第01版:头版\n  第02版:要闻\n  第03版:综合\n早稻开镰\n双桥镇桃花开了\n",
        ),
        (
            "通版阅读请点击:\n展开通版\n收缩通版\n当前版:03版\n发布日期:\n",
            "\n放大\n\n缩小\n\n下载\n\n读报纸首页\n",
        ),
        ("当前版:03版\n双桥镇 桃花开了\n双桥镇\n", ""),
    ],
)
def test_what_a_web_page_prints_around_an_article_is_no_part_of_it(above: str, below: str) -> None:
    head = "桃花开了" if above.endswith("双桥镇\n") else "双桥镇桃花开了"
    article = only(f"{above}{head}\n\n{STORY}\n\n{MORE}\n{below}")
    assert (article.headline.replace(" ", ""), article.page) == ("双桥镇桃花开了", 3)
    assert article.paragraphs == (STORY, MORE)


def test_the_tail_of_a_copied_page_tells_its_paper_and_day() -> None:
    issue = read(
        f"双桥镇桃花开了\n\n{STORY}\n\n2020-11-24 1 1 清江日报 c71091.html 1 双桥镇桃花开了 /enpproperty-->\n"
    )
    assert (issue.title, issue.date) == ("清江日报", date(2020, 11, 24))


def test_what_an_archive_notes_of_pictures_is_no_writer() -> None:
    article = only(f"双桥镇桃花开了\n王明\n{STORY}\n（附图片）\n")
    assert [reporter.name for reporter in article.reporters] == ["王明"]


def test_noise_is_cleaned_for_readers_and_damage_is_reported() -> None:
    issue = read(
        "我 县 召 开 农 村 工 作 会 议\n\n本报讯\xa0\xa0（记者&nbsp;王明）新房面积85?120平方米，&ldquo;住得宽敞&rdquo;，他说。\n\n各級各部门都要落实。\n"
    )
    (article,) = issue.articles
    assert article.headline == "我县召开农村工作会议"
    assert article.paragraphs[0] == "本报讯 （记者 王明）新房面积85?120平方米，“住得宽敞”，他说。"
    assert article.paragraphs[1] == "各級各部门都要落实。"
    assert "85?120" in issue.warnings[0]


def test_traditional_pages_are_read_and_kept_as_printed() -> None:
    issue = read(
        "雙橋日報\n\n民國卅八年四月廿二日\n\n縣政府召開會議討論農村經濟\n\n本報雙橋電（記者 葉明）縣政府二十日召開會議，討論農村經濟問題，決定興修水利，發展生產。\n\n"
        "與會者認為，這是近年來最重要的一次會議，對農村經濟的發展有很大的影響。\n\n（下轉第二版）\n"
    )
    assert issue.articles[0].headline == "縣政府召開會議討論農村經濟"
    assert [(person.role, person.name) for person in issue.articles[0].reporters] == [("記者", "葉明")]


def test_a_photo_story_is_an_article_with_its_text() -> None:
    issue = read(
        f"图片报道\n\n7月1日，双桥镇村民正在采收杨梅。眼下正是杨梅成熟时节，田间一派丰收景象。\n\n王明摄（清江视觉）\n\n我县召开农村工作会议\n\n{LEAD}\n"
    )
    assert [article.headline for article in issue.articles] == ["图片报道", "我县召开农村工作会议"]
    assert len(issue.articles[0].paragraphs) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今年是中国共产党成立101周年。6月29日，县领导走访老党员。7月2日，会议召开。", date(2022, 7, 2)),
        ("2022年7月2日，会议召开，2023年我们还将投产。", date(2022, 7, 2)),
        ("2022年产值预计达4000万元，2023年还将投入20条生产线。7月1日，项目签约。", date(2022, 7, 1)),
        ("2022年7月2日，会议召开。茶文化节将于7月15日开幕。", date(2022, 7, 2)),
        ("会议在城东召开。", None),
    ],
)
def test_without_a_masthead_the_day_is_inferred_as_a_lower_bound(text: str, day: date | None) -> None:
    issue = read(f"我县召开农村工作会议\n\n本报讯（记者 王明）{text}{STORY}\n")
    assert (issue.date, issue.date_source) == (day, "inferred" if day else None)


@pytest.mark.parametrize(
    "file", ["2022-07-04.txt", "今日双桥20220704.pdf", "2022年7月4日.txt", "双桥_2022-07-04_01"]
)
def test_a_date_in_the_name_counts_before_an_inferred_one(file: str) -> None:
    issue = parse_issue(f"我县召开农村工作会议\n\n{LEAD}\n", file=file)
    assert (issue.date, issue.date_source) == (date(2022, 7, 4), "filename")


def test_a_given_date_wins_and_a_masthead_that_differs_is_a_warning() -> None:
    page = f"今日双桥\n\n2020年12月14日 星期一\n\n我县召开农村工作会议\n\n{LEAD}\n"
    issue = parse_issue(page, file="a", given_date=date(2020, 12, 15))
    assert (issue.date, issue.date_source) == (date(2020, 12, 15), "given")
    assert "2020-12-14" in issue.warnings[0]
    assert parse_issue(LEAD, file="a", given_date=date(2020, 12, 15)).date_source == "given"


def test_a_columns_name_is_no_part_of_the_headline_below_it() -> None:
    article = only(f"卷首语\n给窗户留一条缝\n□王明\n{STORY}{STORY}\n{MORE}{MORE}\n")
    assert (article.kicker, article.headline) == (None, "给窗户留一条缝")
    assert [person.name for person in article.reporters] == ["王明"]


def test_a_short_line_over_marked_briefs_is_their_headline() -> None:
    briefs = f"▲枫坞村修章程，酒席不过十二桌，烟不过两包。\n\n▲石井村的图书室添了新书，{MORE}\n\n"
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n村里新事\n{briefs}双桥镇桃花开了\n\n{LEAD}\n")
    assert [article.headline for article in issue.articles] == [
        "我县召开农村工作会议",
        "村里新事",
        "双桥镇桃花开了",
    ]


def test_a_text_that_names_its_writer_at_the_end_leaves_a_new_headline_below_it() -> None:
    texts = {"仔猪怎样断奶": "王明", "育肥猪怎样过夏": "李燕", "猪舍怎样通风": "赵强"}
    issue = read("\n\n".join(f"{head}\n\n{STORY}\n\n{MORE}（{name}）" for head, name in texts.items()))
    assert [article.headline for article in issue.articles] == list(texts)
    assert [article.reporters[0].name for article in issue.articles] == list(texts.values())


def test_heads_of_one_form_that_no_writer_divides_are_subheads() -> None:
    article = only(
        f"医院里的年夜饭\n\n{LEAD}\n\n急诊科王明：我最怕的是安静\n\n{STORY}\n\n手术室李燕：我的手认得每把钳子\n\n{MORE}\n"
    )
    assert [subhead.text for subhead in article.subheads] == [
        "急诊科王明：我最怕的是安静",
        "手术室李燕：我的手认得每把钳子",
    ]


def test_poems_of_a_cycle_keep_their_titles_and_lines() -> None:
    article = only(
        "小诗两首\n□舟子\n渡口\n　　船还没有靠岸\n　　对岸的狗先叫了\n纤道\n　　石头上的凹痕\n　　是谁的肩膀\n　　把一条河拉直\n"
    )
    assert [(subhead.text, subhead.before) for subhead in article.subheads] == [("渡口", 0), ("纤道", 2)]
    assert article.paragraphs[:2] == ("船还没有靠岸", "对岸的狗先叫了")
    assert len(article.paragraphs) == 5


def test_a_short_poem_stands_right_below_its_poet() -> None:
    page = "桂花落了\n李晓燕\n你站在黄昏的操场\n把影子拉成一条跑道\n我绕着它，一圈一圈\n跑过了整个夏天\n"
    assert len(only(page).paragraphs) == 4


def test_fields_of_an_editorial_system_are_told_by_their_labels() -> None:
    article = only(
        f"版次：01\n引题：茶山养蜂\n标题：双桥镇蜂蜜卖到了海外\n副题：一年增收十万元\n作者：记者 王明\n正文：\n{STORY}\n----------\n"
    )
    assert (article.kicker, article.headline, article.deck) == (
        "茶山养蜂",
        "双桥镇蜂蜜卖到了海外",
        "一年增收十万元",
    )
    assert article.paragraphs == (STORY,)


def test_half_width_marks_are_read_as_marks_and_kept_as_printed() -> None:
    article = only(f"停水通知贴出来,人却找不着\n\n本报讯(记者 王明){STORY}\n\n{MORE.replace('，', ',')}\n")
    assert article.headline == "停水通知贴出来,人却找不着"
    assert article.paragraphs[1] == MORE.replace("，", ",")


@pytest.mark.parametrize("day", ["2026年7月\n4\n星期六", "2026年7月4\n日\n星期六", "2026年7月4日 星期六"])
def test_the_day_of_a_masthead_may_be_broken_over_lines(day: str) -> None:
    issue = read(f"清江日报\n{day}\n\n我县召开农村工作会议\n\n{LEAD}\n")
    assert (issue.date, issue.date_source) == (date(2026, 7, 4), "masthead")


def test_the_newsrooms_hotline_is_also_read_from_a_credit_and_no_others() -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n责编 王明　美编 李燕　报料热线：88096110\n")
    assert issue.hotline == "88096110"
    assert read(f"我县召开农村工作会议\n\n{LEAD}\n\n责编 王明　电话：88096110\n").hotline is None


def test_who_runs_a_paper_is_its_sponsor_and_not_who_oversees_it() -> None:
    masthead = "清江日报\n2026年7月4日 星期六\n中共清江县委宣传部主管  清江出版集团主办"
    assert read(f"{masthead}\n\n我县召开农村工作会议\n\n{LEAD}\n").sponsor == "清江出版集团"


def test_an_index_of_pages_is_no_row_of_headlines() -> None:
    index = "2版　茶乡老匠人的新徒弟\n\n3版　春蚕开始上簇，今年茧价几何"
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n{index}\n")
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议"]


def test_a_call_on_everybody_at_the_end_of_a_page_is_a_slogan() -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n远离电信诈骗\n\n以案为鉴，警钟长鸣\n")
    assert [piece.kind for piece in issue.furniture] == ["slogan", "slogan"]


def test_a_kicker_that_fills_the_column_of_a_page_without_indents_stays_one() -> None:
    page = (
        "县委书记在全县重点项目观摩会上强调\n以项目比高低　凭实绩论英雄\n"
        "本报讯（记者　王明）11月10日，全\n县重点项目观摩会举行，县委书记用一\n整天看完了十四个乡镇的二十八个项目\n，叮嘱企业抢抓晴好天气。\n"
    )
    article = only(page)
    assert (article.kicker, article.headline) == (
        "县委书记在全县重点项目观摩会上强调",
        "以项目比高低 凭实绩论英雄",
    )


def test_the_fields_of_a_database_stand_behind_lenticular_brackets() -> None:
    article = only(
        f"【标题】双桥镇蜂蜜卖到了海外\n【副题】一年增收十万元\n【作者】王明\n【版次】第2版 综合\n【正文】\n{STORY}\n{MORE}\n"
    )
    assert (article.headline, article.deck) == ("双桥镇蜂蜜卖到了海外", "一年增收十万元")
    assert [person.name for person in article.reporters] == ["王明"]
    assert article.paragraphs == (STORY, MORE)


def test_the_days_of_publication_name_no_publisher_and_no_weekday() -> None:
    issue = read(f"清江报\n2026年7月4日\n第612期　每周三、六出版\n\n我县召开农村工作会议\n\n{LEAD}\n")
    assert (issue.publisher, issue.weekday, issue.issue_number) == (None, None, 612)


def test_a_letter_is_signed_below_and_the_next_one_has_its_own_headline() -> None:
    letters = {"候车室该有个开水处": "王明（双桥镇供销社）", "请管管这条水沟": "居民 李晓燕"}
    issue = read(
        "\n\n".join(f"{head}\n\n编辑同志：{STORY}\n\n{MORE}\n\n{name}" for head, name in letters.items())
    )
    assert [article.headline for article in issue.articles] == list(letters)
    assert [article.reporters[0].name for article in issue.articles] == ["王明", "李晓燕"]


def test_a_word_in_brackets_below_a_text_is_who_wrote_it() -> None:
    issue = read(f"我县召开农村工作会议\n\n{LEAD}\n\n{STORY}\n\n（船修）\n\n双桥镇桃花开了\n\n{LEAD}\n")
    assert [article.headline for article in issue.articles] == ["我县召开农村工作会议", "双桥镇桃花开了"]
    assert issue.articles[1].kicker is None


def test_a_generic_name_over_a_headline_is_its_kicker_and_over_a_text_the_headline() -> None:
    article = only(f"·短评·\n\n不要等到明天\n\n{STORY}{STORY}\n\n{MORE}{MORE}\n")
    assert article.headline == "不要等到明天"
    assert only(f"·简讯·\n\n▲{STORY}\n\n▲{MORE}\n").headline == "·简讯·"


def test_fields_on_lines_of_their_own_are_told_in_any_order() -> None:
    page = (
        f"【题　　名】\n双桥镇桃花开了\n【引　　题】\n一夜春风过山来\n【副　　题】\n游人挤满老街\n【作　　者】\n本报记者 王明\n"
        f"【报　　名】\n清江报\n【出版日期】\n1983年03月12日\n【版　　次】\n第3版\n【分 类 号】\nS515.03\n【正　　文】\n　　{STORY}\n"
    )
    issue = read(page)
    (article,) = issue.articles
    assert (article.kicker, article.headline, article.deck) == (
        "一夜春风过山来",
        "双桥镇桃花开了",
        "游人挤满老街",
    )
    assert [who.name for who in article.reporters] == ["王明"]
    assert (issue.title, issue.date, article.paragraphs) == ("清江报", date(1983, 3, 12), (STORY,))


@pytest.mark.parametrize(
    ("head", "page"),
    [
        ("==========第4版：副刊==========", 4),
        ("第P05版:城事", 5),
        ("第A0010版:时评", 10),
        ("第7B版:社区", 7),
        ("02版民生", 2),
    ],
)
def test_the_pages_of_copies_and_of_sections_have_their_numbers(head: str, page: int) -> None:
    assert only(f"{head}\n双桥镇桃花开了\n　　{STORY}\n　　{MORE}\n").page == page


def test_who_wrote_it_may_stand_behind_its_headline() -> None:
    article = only(f"金元为什么“发烧” 本报评论员 左 川\n\n{STORY}\n\n{MORE}\n")
    assert article.headline == "金元为什么“发烧”"
    assert [(who.role, who.name) for who in article.reporters] == [("本报评论员", "左川")]


def test_a_headline_left_open_goes_on_below_it() -> None:
    article = only(f"一家厂和一位画家的\n官司\n\n{LEAD}\n\n{MORE}\n")
    assert (article.headline, [who.name for who in article.reporters]) == ("一家厂和一位画家的官司", ["王明"])


@pytest.mark.parametrize("label", ["热线追踪", "科学种田", "桥头旧事", "棋坛新秀", "农事"])
def test_a_columns_name_over_a_headline_is_no_kicker(label: str) -> None:
    page = f"双桥镇桃花开了\n\n{LEAD}\n\n{label}\n我县召开农村工作会议\n\n{LEAD}\n\n{MORE}\n"
    assert [(each.kicker, each.headline) for each in read(page).articles] == [
        (None, "双桥镇桃花开了"),
        (None, "我县召开农村工作会议"),
    ]


@pytest.mark.parametrize(
    "slogan",
    [
        "保护草原 人人有责",
        "为推进云溪现代化实践而奋斗",
        "口号：多挖一锹土，少流一滴血！",
        "严禁携带火种进入草场",
    ],
)
def test_a_call_at_the_foot_of_a_page_is_no_headline(slogan: str) -> None:
    issue = read(f"双桥镇桃花开了\n\n{LEAD}\n\n{MORE}\n\n{slogan}\n")
    assert [article.headline for article in issue.articles] == ["双桥镇桃花开了"]


def test_verses_with_their_marks_may_have_two_clauses() -> None:
    verses = [
        "昨夜的雨停在船篷上，",
        "今早的江是鸭蛋青；",
        "堤上的柳条还没有叶子，",
        "只有一点黄，像刚擦着的灯。",
    ]
    poem = "江边柳\n\n王明\n\n" + "\n".join(verses)
    articles = read(f"双桥镇桃花开了\n\n{LEAD}\n\n{MORE}\n\n{poem}\n").articles
    assert articles[1].paragraphs == tuple(verses)
