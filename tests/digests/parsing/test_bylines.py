"""Every form of byline gives its roles and names; none of the false friends does."""

import pytest

from digests.issue import Reporter
from digests.parsing import bylines

LEADS = [
    ("本报讯（记者 王明）近日", "记者 王明"),
    ("本报讯（记者 王明 李晓燕 见习记者 赵强）", "记者 王明, 记者 李晓燕, 见习记者 赵强"),
    (
        "（云报传媒集团记者 王明 本报记者 李晓燕 通讯员 赵强）今年",
        "云报传媒集团记者 王明, 本报记者 李晓燕, 通讯员 赵强",
    ),
    ("本报讯(记者 王明)", "记者 王明"),
    ("本报讯 (记者王明)", "记者 王明"),
    ("（记者王明）昨日", "记者 王明"),
    ("本报讯（记者   王明）", "记者 王明"),
    ("本报讯（ 见习记者 王明 实习生 李晓燕）", "见习记者 王明, 实习生 李晓燕"),
    ("清江新闻网8月14日讯（记者：王明）", "记者 王明"),
    ("南江日报讯（驻京记者/王明实习生/李晓燕）", "驻京记者 王明, 实习生 李晓燕"),
    ("本报讯(通讯员王明、李晓燕、记者赵强)", "通讯员 王明, 通讯员 李晓燕, 记者 赵强"),
    ("本报讯(记者王小明通讯员李燕)", "记者 王小明, 通讯员 李燕"),
    ("本报讯（王明 记者 李晓燕）", " 王明, 记者 李晓燕"),
    ("本报讯（清江晚报 见习记者 王明）", "清江晚报见习记者 王明"),
    ("(清江日报记者王明)近日", "清江日报记者 王明"),
    ("本报讯（通讯员 王明 记者 李晓燕）", "通讯员 王明, 记者 李晓燕"),
    ("新华社北京2月7日电（王明 李晓燕）近日", " 王明,  李晓燕"),
    ("羊城早报讯  记者王明报道：昨日", "记者 王明"),
    ("清江网讯（记者王明摄影报道）", "记者 王明"),
    ("据新华社内罗毕5月9日电  （记者王明、李晓燕）", "记者 王明, 记者 李晓燕"),
    ("清江网江北频道７月２７日电（记者　王明）", "记者 王明"),
    ("本报北京电 （记者王明）", "记者 王明"),
    ("NZ新华社奥克兰5月13日电 (特约报道员 王明)", "特约报道员 王明"),
    ("江网在线清江4月25日讯（全媒体记者 王明 通讯员 李燕）", "全媒体记者 王明, 通讯员 李燕"),
    ("新江南·清江日报讯（融媒体记者 阿卜杜拉·买买提）", "融媒体记者 阿卜杜拉·买买提"),
    ("本报讯  近日，笔者在城东看到", ""),
    ("【清江商报讯】昨日", ""),
    ("〔合眾社巴黎廿四日電〕", ""),
    ("本報重慶電 市府會議", ""),
    ("本报平江１月3日电", ""),
]


@pytest.mark.parametrize(("text", "people"), LEADS)
def test_a_lead_names_its_reporters(text: str, people: str) -> None:
    assert bylines.opens_with_lead(text)
    assert _written(bylines.reporters_of_paragraphs([text])) == people


LINES = [
    ("本报记者  王  明", "本报记者 王明"),
    ("□本报记者 王明", "本报记者 王明"),
    ("□文/本报记者 王明", "本报记者 王明"),
    ("□晨报记者 王明 北江摄影报道", "晨报记者 王明"),
    ("■本报实习记者  王明", "本报实习记者 王明"),
    ("本栏文/图：记者王明", "记者 王明"),
    ("作者：王明  时间：2012-01-04", "作者 王明"),
    ("作者：机械学院 王小川", "作者 王小川"),
    ("作者：江城大学 外国语学院 苏禾", "作者 苏禾"),
    ("作者：王明（市第一中学）", "作者 王明"),
    ("作者：县委宣传部", "作者 县委宣传部"),
    ("文：王明 摄影：苏禾", "文 王明, 摄影 苏禾"),
    ("策划：周亦安 撰文：王明 摄影：苏禾", "策划 周亦安, 撰文 王明, 摄影 苏禾"),
    ("采写：记者王明 摄影：苏禾", "记者 王明, 摄影 苏禾"),
    ("□  王明", " 王明"),
    ("（本报巴黎5月10日电  记者王明、李晓燕）", "记者 王明, 记者 李晓燕"),
    ("（王明、李晓燕参与采写）", "参与采写 王明, 参与采写 李晓燕"),
    ("(王明)", " 王明"),
    ("（ 清江日报全媒体记者  王明  文/图）", "清江日报全媒体记者 王明"),
    ("（见习记者 王明 全媒体记者 李晓燕）", "见习记者 王明, 全媒体记者 李晓燕"),
    ("通讯员 县委宣", "通讯员 县委宣"),
    ("新华社记者  王明摄", "新华社记者 王明"),
    ("文丨记者 王明", "记者 王明"),
    ("文/本报记者 王明 图/受访者提供", "本报记者 王明"),
    ("（新华社北京5月10日电）", ""),
    ("王明（县法院民一庭）", " 王明"),
    ("李晓燕(第一印染厂)", " 李晓燕"),
    ("王明（初二（3）班）", " 王明"),
    ("◎李晓燕（文学院2023级）", " 李晓燕"),
    ("□远山（轧钢厂）", " 远山"),
    ("学生记者｜王明 李晓燕", "学生记者 王明, 学生记者 李晓燕"),
    ("学生记者 李 晓燕", "学生记者 李晓燕"),
    ("作者 王明", "作者 王明"),
    ("文/图 王明", "文/图 王明"),
    ("□文/王明　图/李 燕", "文 王明, 图 李燕"),
    ("本报特约记者 王明 六月十五日发自马赛", "本报特约记者 王明"),
    ("（小王）", " 小王"),
    ("（美国）王明", " 王明"),
    ("本报记者 王明 上海报道", "本报记者 王明"),
    ("本报通讯员 白 玉 山", "本报通讯员 白玉山"),
    ("记者 王 大 勇 通讯员 林 河", "记者 王大勇, 通讯员 林河"),
    ("本报学生记者 王 小 安 李 可", "本报学生记者 王小安, 本报学生记者 李可"),
    ("本报记者 李 可 周 亦 安", "本报记者 李可, 本报记者 周亦安"),
    ("本报通讯员 白 玉山", "本报通讯员 白玉山"),
    ("本报记者 李 燕 王 明", "本报记者 李燕, 本报记者 王明"),
    ("（特约记者方 敏）", "特约记者 方敏"),
]


@pytest.mark.parametrize(("text", "people"), LINES)
def test_a_byline_on_its_own_line_names_its_reporters(text: str, people: str) -> None:
    assert bylines.is_byline(text)
    assert _written(bylines.reporters_of_line(text)) == people


@pytest.mark.parametrize(
    "text",
    [
        "记者从日前召开的会议上获悉", "记者来到全县最大的茶园", "接受本报记者采访时", "（5月17日摄）", "记者看到", "（作者为县博物馆研究员）",
        "通讯员队伍培训班开班", "编辑部来信", "记者手记", "（记者从县里获悉）", "总投资（一期）", "于无声处（外一首）", "本版插图 作者：王明",
    ],
)  # fmt: skip
def test_false_friends_are_no_bylines(text: str) -> None:
    assert not bylines.is_byline(text)


@pytest.mark.parametrize(
    "text", ["据中国电信介绍", "供电公司电网检修", "本报通讯员培训班", "电影下乡", "（记者从县里获悉）近日"]
)
def test_false_friends_are_no_leads(text: str) -> None:
    assert not bylines.opens_with_lead(text)


LETTERS = [
    ("读者 王明", "读者 王明"),
    ("第一医院医师 李晓燕", "第一医院医师 李晓燕"),
    ("护士 李 晓燕", "护士 李晓燕"),
    ("水工9002班 王 明", " 王明"),  # where he is, and not what
    ("消费者 李晓燕", "消费者 李晓燕"),
    ("双桥公社前坞生产队队长 王明", "双桥公社前坞生产队队长 王明"),
    ("北街居民 王明等七人", "北街居民 王明"),
    ("东街 李晓燕", " 李晓燕"),
    ("运输连 王明", " 王明"),
    ("解放西路居民 王明 李晓燕", "解放西路居民 王明, 解放西路居民 李晓燕"),
]


@pytest.mark.parametrize(("text", "people"), LETTERS)
def test_who_writes_to_the_paper_is_named_with_what_he_is(text: str, people: str) -> None:
    assert bylines.signs_letter(text)
    assert _written(bylines.reporters_of_line(text)) == people


def test_a_pen_name_has_an_ornament_that_subheads_do_not_have() -> None:
    assert bylines.PEN_NAME.match("□舟子")
    assert bylines.PEN_NAME.match("◎老锤")
    assert not any(map(bylines.PEN_NAME.match, ["■案情", "◎小贴士", "□新闻背景", "舟子"]))


def test_a_roster_names_people_and_no_speaker() -> None:
    assert bylines.is_roster("炼铁厂：王明、李晓燕")
    assert not any(map(bylines.is_roster, ["记者：王明", "责编：王明", "急诊科王明：我最怕的是安静"]))


def test_a_lead_without_brackets_may_name_its_writers() -> None:
    assert (
        _written(bylines.reporters_of_paragraphs(["本报讯  王明、李晓燕报道：昨日开镰。"]))
        == " 王明,  李晓燕"
    )


def test_a_byline_in_brackets_closes_a_text() -> None:
    assert bylines.closes_with_byline("大家满载而归。（记者 王明）")
    assert not bylines.closes_with_byline("大家满载而归。（5月17日摄）")
    assert (
        _written(bylines.reporters_of_paragraphs(["茶园里很热闹。", "大家满载而归。（记者 王明）"]))
        == "记者 王明"
    )


def _written(people: list[Reporter]) -> str:
    return ", ".join(f"{person.role} {person.name}" for person in people)


@pytest.mark.parametrize("name", ["洪波", "诸明", "欧阳修文", "端木蕻", "歐陽文", "申屠卫国", "洪雪梅"])
def test_rarer_and_compound_surnames_are_names(name: str) -> None:
    assert [each.name for each in bylines.reporters_of_line(f"□ 本报记者 {name}")] == [name]


def test_a_photographer_whose_name_ends_in_the_word_for_text_keeps_it() -> None:
    assert bylines.is_byline("记者 田文摄")
    assert [each.name for each in bylines.reporters_of_line("记者 田文摄")] == ["田文"]


def test_a_long_row_of_characters_is_not_tried_in_every_way() -> None:
    row = "王 " * 40 + "x y"
    assert not bylines.is_byline(f"记者 {row}")


def test_names_behind_a_dateline_without_brackets() -> None:
    told = "新快报讯 全媒体记者 叶知微 通讯员 教宣 再过七天，全市三万考生走进考场。"
    found = [(person.role, person.name) for person in bylines.reporters_of_paragraphs([told])]
    assert found == [("全媒体记者", "叶知微"), ("通讯员", "教宣")]
    report = "本报讯 记者 杜一川 现场报道 裁判手指点球点的那一刻，看台上静了下来。"
    assert [(person.role, person.name) for person in bylines.reporters_of_paragraphs([report])] == [
        ("记者", "杜一川")
    ]
