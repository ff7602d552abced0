"""What a person's name looks like in a byline. A guess from surnames; it never decides alone."""

import re
from functools import cache

from digests.parsing.forms import HAN
from digests.parsing.variants import simplified

# The usual surnames, those of the old book of hundred families among them; left out are the few that are met as
# an everyday word far more often than as a name (从 能 通 后 公 年 干 经 家 双 红). Traditional forms beside them.
_SURNAMES = frozenset(
    "常赖王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘闻位厉伊仝区郜阚花权帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平索宣晋相初门敬扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇湛宾戎勾茅利呼居揭尉冶斯束檀信昝智幸奉植衡尧闭由洪强元贝云昌凤酆贲钮荀於羿汲邴糜弓牧隗宓蓬郗仰暴钭韶蓟鄂咸籍阴莘贡逄扶堵宰郦却璩濮寿郏习宦慎庾暨禄殳沃蔚越夔厍融訾毋乜巢蒯竺佴伯赏墨哈谯笪操郄禤郇佐秋岐绍揣銮问禚沐冒"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧曾蕭葉蘇呂盧鍾譚陸賈韋鄒閻龍賀顧龔萬錢嚴湯喬龐顏聶莊葦"
)
_DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "端木",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "公羊",
        "赫连",
        "澹台",
        "宗政",
        "濮阳",
        "公冶",
        "申屠",
        "仲孙",
        "钟离",
        "长孙",
        "宇文",
        "鲜于",
        "司空",
        "闾丘",
        "亓官",
        "司寇",
        "巫马",
        "颛孙",
        "漆雕",
        "乐正",
        "谷梁",
        "拓跋",
        "轩辕",
        "百里",
        "呼延",
        "东郭",
        "羊舌",
        "梁丘",
        "左丘",
        "纳兰",
        "完颜",
        "叶赫",
    ]
)
_NEVER_IN_NAMES = re.compile(
    "[的了是在从这那他她我们您与及或者并等就都也还又已经将被把让吗呢吧么什没不很最更每各该据称说讯电]"
)
_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}")
_OFFICE = re.compile(
    r"(?:宣|办|局|委|院|所|会|中心|公司|大队|支队|队|科|处|站|校|部|团|台|室|社|组|馆|厂|银行|[大中小]学|学校)$"
)
_GLUED = range(5, 10)  # characters of names without a gap between
_PLACES = "省市县区州旗镇乡村社"  # no row of names ends on one


def is_name(text: str) -> bool:
    """A surname with one or two more characters, or a name with a middle dot (阿卜杜拉·买买提)."""
    if text[:1] not in _SURNAMES:
        text = simplified(text)
    if not _NAME.fullmatch(text) or _NEVER_IN_NAMES.search(text):
        return False
    if any(mark in text for mark in "·•・"):
        return True
    return (len(text) <= 3 and text[0] in _SURNAMES) or (len(text) <= 4 and text[:2] in _DOUBLE)


def begins_as_name(text: str) -> bool:
    """A quick look: whether a text begins with a surname."""
    return _is_surname(text[:1]) or text[:2] in _DOUBLE


@cache
def _is_surname(char: str) -> bool:
    return char in _SURNAMES or simplified(char) in _SURNAMES


def may_be_name(text: str) -> bool:
    """Looser, for places where only a name can stand: also rare surnames, pen names, offices (穗卫健宣)."""
    return bool(_NAME.fullmatch(text)) and not _NEVER_IN_NAMES.search(text[:1])


def is_office(text: str) -> bool:
    """An office that signs as an author, 县委宣传部: up to a dozen characters."""
    return (
        3 <= len(text) <= 14
        and bool(_OFFICE.search(text))
        and not _NEVER_IN_NAMES.search(text.replace("通讯", ""))
    )


def glued_names(text: str) -> list[str]:
    """周亦安林向东 or 白玉山钱友荣郭凯: names without a gap between, the longer reading first; none where it is no such row."""
    return _row_of_names(text) if len(text) in _GLUED else []


def _row_of_names(text: str) -> list[str]:
    if text[-1:] in _PLACES:
        return []
    if is_name(text):
        return [text]
    for length in (3, 2):
        first, rest = text[:length], text[length:]
        if is_name(first) and first[-1] not in _PLACES and (others := _row_of_names(rest)):
            return [first, *others]
    return []


def two_names(text: str) -> tuple[str, str] | None:
    """周亦安林向东 or 曹红李铁: two names of one length printed without a gap."""
    half = len(text) // 2
    if len(text) not in (4, 6) or not (is_name(text[:half]) and is_name(text[half:])):
        return None
    return text[:half], text[half:]
