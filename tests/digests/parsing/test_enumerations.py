"""Lists, conversations and boxes: small invented pages, each with one of them."""

import pytest

from digests.parsing import parse_issue
from tests.digests.parsing.test_around import headed, kinds, read
from tests.digests.parsing.test_pages import LEAD, MORE, STORY


@pytest.mark.parametrize(
    "rows",
    [
        ["尿素（小颗粒） 2280", "磷酸二铵 3450", "农膜（元/公斤） 14.6"],
        ["双桥飞鱼108∶99东关猛牛", "西岭雪豹87∶91中原神箭", "白沙渔鹰102∶85长岭矿工"],
        ["13 红江钢铁 29分 净负6球", "14 双桥雄鹰 27分 净负9球", "15 晋水联合 26分 净负8球"],
        ["5月31日 小升初电脑派位公布结果", "6月1日至2日 公办初中新生注册", "6月3日 民办初中第一批面谈"],
        ["【鞋】高帮防滑登山鞋，忌新鞋上路", "【衣】冲锋衣，山上山下温差约15℃以上", "【钱】沿途无刷卡处，备足小额现金"],
        ["第一步：问。三句话问清每一户的意愿", "第二步：引。先通水，后分田", "第三步：养。口粮田、认领田分类管护"],
        ["一矿 三百零九天", "二矿 八十六天", "四矿 一百五十五天"],
    ],
)  # fmt: skip
def test_lines_of_one_kind_are_a_list_and_each_a_paragraph(rows: list[str]) -> None:
    issue = read(
        "双桥镇桃花开了", LEAD, STORY, "本周一览表\n" + "\n".join(rows), "一张粮票换来的豆腐坊", LEAD, MORE
    )
    paragraphs = [text for article in issue.articles for text in article.paragraphs]
    assert [text for text in paragraphs if text in rows] == rows


def test_the_weather_of_three_days_is_no_list() -> None:
    days = "今天 阴有小雨 13～19℃\n明天 多云转阴 12～18℃\n后天 多云 12～20℃"
    issue = read("双桥镇桃花开了", LEAD, STORY, days)
    assert not [text for article in issue.articles for text in article.paragraphs if "℃" in text]


def test_names_below_what_announces_them_are_a_list() -> None:
    names = ["龙泉供电所营业班", "检修试验所保护班", "城区配电所抢修班"]
    told = "经各分工会推荐、公司团委评审，下列班组获评本年度“书香班组”："
    article = headed(
        read("书香班组评选结果公布\n" + "\n".join([told, *names]), "双桥镇桃花开了", LEAD),
        "书香班组评选结果公布",
    )
    assert article.paragraphs == (told, *names)


def test_what_stands_over_the_first_question_heads_it() -> None:
    asked = "问：我厂去年与外省一经销商签合同，收了8万元“订金”，对方违约，我能不退吗？"
    answer = "答：“订金”与“定金”一字之差，没有约定的一般视为预付款，应当退还。"
    issue = read("双桥镇桃花开了", LEAD, STORY, f"经销商跑路，定金合同怎么签？\n{asked}\n{answer}")
    assert headed(issue, "经销商跑路，定金合同怎么签？").paragraphs == (asked, answer)


def test_a_box_with_a_name_has_a_head_of_its_own() -> None:
    box = (
        "指以单元或楼幢为单位，由社区法律顾问、网格员和居民推选的“和事佬”组成的流动调解点，摆在哪里由居民定。"
    )
    issue = read("加装电梯，一百多件纠纷是怎么化解的", LEAD, STORY, "名词解释", f"楼道调解室\n{box}")
    assert headed(issue, "楼道调解室").paragraphs == (box,)
    assert kinds(issue)["名词解释"] == "other"


@pytest.mark.parametrize(
    ("first", "rest"), [("修了四百辆轮椅，", "没收过一分钱"), ("方小娅：", "我爸答应给我买条狗")]
)
def test_a_headline_may_be_broken_at_its_comma_or_colon(first: str, rest: str) -> None:
    issue = read("双桥镇桃花开了", LEAD, STORY, f"{first}\n{rest}", LEAD, MORE)
    assert headed(issue, first + rest).paragraphs == (LEAD, MORE)


def test_a_column_that_breaks_at_a_comma_makes_no_headline() -> None:
    cut = "撑船的人守着一盏旧灯，\n等最后一班渡船靠岸，\n灯光照着石阶。"
    issue = parse_issue(f"守灯的人\n{LEAD}\n{STORY}\n{cut}", file="page.txt")
    assert [article.headline for article in issue.articles] == ["守灯的人"]
