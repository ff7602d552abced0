"""What stands on the two sides of a break that is no end: tables that an editor could extend.

A row is how the piece above ends, how the piece below begins, and how many points that gives for the two
being one. The first row that fits counts. Nothing is decided here.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Break:
    above: re.Pattern[str]
    below: re.Pattern[str]
    points: float


def _row(above: str, below: str, points: float) -> Break:
    return Break(re.compile(f"(?:{above})$"), re.compile(below), points)


def _wanting(verbs: str, wanted: str) -> Break:
    """A verb near the end of a line, and what it wants, which comes below."""
    return Break(re.compile(rf"(?:{verbs})(?:(?!{wanted}).){{0,12}}$"), re.compile(f".*?(?:{wanted})"), 12.0)


IN_TEXT = (
    # 孟雨桐、邵思 | 远参加活动
    _row("、[一-鿿]{2,3}、[一-鿿]{1,2}", "[一-鿿]{0,2}(?:参加|出席|陪同|等)", 16.0),
    # 满脸笑容。赖 | 德顺一行
    _row(
        "[，、；。！？）)][”’」』]?(?:[一-鿿]|过去|如今|目前|随后|下一|其中|截至|随着|针对|根据|为了)",
        "",
        14.0,
    ),
    # 。”在槐荫村的院坝 | 会上
    _row("[，。”][到赴]?在[^，。上中里下时后前会处]{2,12}", "", 14.0),
    # 。汤丽娟 | 今年62岁
    _row("[。！？”][一-鿿]{2,3}", "今年[0-9]+岁|告诉|说|一行|介绍|表示|在会上|带队|是|正|的|等", 12.0),
    # 要以乡村振兴 | 为抓手
    _row(
        "[以把将][^，。以把将 ]{2,10}",
        "为(?:抓手|主|目标|核心|重点|载体|契机|引领|导向|龙头|支撑)|作为|列为|当作|变成|变为|纳入|融入|转化",
        12.0,
    ),
    # 走进杨林街道 | 大树村，
    _row("街道|[镇乡县区市]", "[一-鿿]{1,4}(?:村|社区)[，、的]", 12.0),
)
IN_HEADS = (
    _wanting("召开|举行|举办|主持|暨", "[会节赛展式]"),
    _wanting("发布|发出|下发|印发|出台", "提醒|公告|通知|预警|倡议|方案|意见|办法|通告|信息|名单|榜|条例"),
    _wanting("签订|签署", "协议|合同|书"),
    _wanting("开展", "活动|行动|工作|检查|培训|调研|整治|演练|宣传"),
    # 县领导调研营商 | 环境工作
    _row("(?:调研|督查|检查|部署)[^，]{0,12}", "[^，]{0,6}(?:工作|建设|情况)(?:$|[（(])", 12.0),
    # 法官把判决书 | 写到当事人心里
    _row("把[一-鿿]{2,4}", "[一-鿿]", 12.0),
    # 人民路5月1日起 | 封闭施工
    _row("[0-9]日(?:零时)?起", "", 12.0),
    # 抛荒地里 | 种出“金疙瘩”, 招聘会上 | “直播带岗”受热捧
    _row("[一-鿿”](?<!公)[里上中](?<!以上|线上|路上|之中|网上|集中)(?<!，[一-鿿]在[一-鿿]{2}上)", "", 9.0),
    # 新材料让电池 | “耐冻”到零下40℃
    _row("(?:让|给|帮)[一-鿿]{1,5}", "", 8.0),
    # 公交载着一车乘客 | 绕道送医: how it is done wants what is done
    _row("[一-鿿]着[^，。 着”]{1,8}", "", 9.0),
    # 让民生实事成为云溪 | 最亮底色
    _row("[让使把将][^，]{2,16}[成做]为[一-鿿]{2,3}", "最|新|好|大|第一|主", 12.0),
    # A way and where it leads: 到望 | 江街道调研, 到杨林 | 街道调研, 到 | 上坪乡调研.
    _row("[到赴往](?![位家底场岗手心线家])[一-鿿]", "", 13.0),
    _row("[到赴往进][一-鿿]{2,3}", "街道|社区|[镇乡村](?!党|政|里|民|干)", 13.0),
    _row("[到赴往]", "[一-鿿]{1,4}?(?:街道|社区|[镇乡村县市区园厂])", 13.0),
)


def points_across(breaks: tuple[Break, ...], above: str, below: str) -> float:
    """Points of the first row that fits a break, 0 where none does."""
    return next((row.points for row in breaks if row.above.search(above) and row.below.match(below)), 0.0)
