"""Word lists that an editor could extend: how everything on a page that is no article is told: notices, captions, credits."""

import re

from digests.parsing.forms import HAN, forms_of
from digests.parsing.quick_look import looks_for

_FORMS = forms_of("furniture.txt")

# An entry of the index of the inside pages, or what heads it: 老街（3版）, 今日导读.
TEASER = re.compile(_FORMS["pointers to pages inside"])
INDEX_OPENS = re.compile(
    r"^(?:今日|本期|本版|下期)?(?:要目|导读)[：:\s]|^下期(?:本版)?(?:预告|话题|看点)|[（(][一二三四五六七八九十0-9]{1,3}版[）)].{2,40}[（(][一二三四五六七八九十0-9]{1,3}版[）)]"
    r"|^[▶►☞→]\s?第?[A-H]?[0-9]{1,2}\s?版|^第?[A-H]?[0-9]{1,2}版\s?[|｜]"
)


SLOGANS = re.compile(_FORMS["slogans"])
# 弘扬传统美德 共建文明云溪: what calls on everybody. With nothing below it, it heads nothing.
CIVIC_CALL = re.compile(rf"^(?:{_FORMS['openings of civic calls']})[{HAN}0-9 ，、·]{{3,28}}[！!]?$")
CREDIT_START = re.compile(
    rf"^主持人[：:]\s?[{HAN}]{{2,4}}$|^(?:主持|坐堂|本期|答疑|特邀)(?:律师|专家|医生|嘉宾|主持人)[：:]|^[\s（(◎□■★●]*(?:本版|本期|[一二三四五六七八九十0-9]+版|(?:今日|今晚|本期)?值班|执行|实习|责任|本报|副刊|本刊|新闻|图片|视觉|美术|版式|文字|电子版|版面|首席|第[一二三四五六七八0-9]+版)?[\s]?(?:{_FORMS['who makes a page']})(?:\s?/\s?[\u4e00-\u9fff]{{2,4}})?\s?(?:[：:丨|／/]|\s[\u4e00-\u9fff]{{1,4}}(?:[\s）)]|$)|(?<=编)[\u4e00-\u9fff]{{2,3}}[）)]$)"
)
_CONTACT_LABEL = (
    r"(?:本版|本报|贵宾|招商|销售|售楼|订购|预约|加盟|项目|联络|联系|投稿|读者|编辑部|总编室|新闻|广告|发行|订报|订阅|报料|爆料|热线|电话|电子|邮箱|微信|传真|地址|社址|网址"
    r"|邮编|邮政|采编|监督|举报|咨询|服务|办公|值班|值守|QQ|[Ee]-?mail|E-?MAIL)"
)
ASKS_FOR_LETTERS = re.compile(
    "^来[稿信函]请[投寄写发]|^.{0,10}(?:栏目|本[版报刊])欢迎.{0,10}(?:来信|来稿|投稿)"
)
CONTACT = re.compile(
    rf"^[【〔\[]?{_CONTACT_LABEL}[{HAN}]{{0,8}}\s?(?:[：:]|[／/](?=[0-9])|[(（](?=[0-9]{{3}}))\s?\S"
    rf"|^{_CONTACT_LABEL}[{HAN}]{{0,8}}\s?[0-9０-９]{{3,4}}[-—－ ]?[0-9０-９]{{7,8}}"
    rf"|^(?:扫描|微信扫|扫一扫)[{HAN}]{{0,4}}(?:二维码|码)|^扫一扫|^请?扫(?:描)?(?:下方)?二维码|^扫码(?:关注|下载|查看|阅读|看)"
    rf"|{ASKS_FOR_LETTERS.pattern}|^欢迎(?:广大)?(?:读者)?[{HAN}]{{0,8}}(?:来稿|投稿|订阅|来信)"
    r"|^.{0,10}(?:微博[：:]\s?@|QQ群[：:])"
    r"|^(?:[一二三四五六七八九十]、)?(?:手机号码|联系人|联系方式)[：:]"
    r"|^下载\s?“[^”]{2,12}”(?:客户端|APP)|^《?[\u4e00-\u9fff]{2,8}》?(?:广告|发行|编辑)(?:部|中心)(?:电话)?\s?[：:]?\s?[0-9]|^(?:社|地)址\s.{4,24}\s电话\s?[0-9]|^未经(?:许可|授权)[，\s]{0,2}不得(?:转载|复制)"
)
# 【本报热线：68110110】遇到烦心事，请来电。
HOTLINE_BOX = re.compile(r"^【[^】]{0,6}(?:热线|电话)[^】]{0,16}】")
_INVITES = re.compile("投稿|来稿|赐稿|来信|邮箱")
_MAIL_ADDRESS = re.compile(r"@(?<=[A-Za-z0-9._-]{2}@)[A-Za-z0-9.-]{3,40}$")


@looks_for(CONTACT, "@")
def tells_contact(text: str) -> bool:
    return bool(
        CONTACT.match(text) or ("@" in text and (_MAIL_ADDRESS.search(text) or _INVITES.search(text)))
    )


NOTICE_HEAD = re.compile(
    rf"^(?:{_FORMS['heads of notices']})(?:[一二三四五六七八九十]则|信息|专栏|与检讨|说明)?[：:]?$"
)
# 今日天气 晴到多云: the heading and the report on one line.
WEATHER_HEAD = re.compile(_FORMS["openings of weather reports"])
NOTICE_TEXT = re.compile(_FORMS["what notices say"])
# An advertisement sells; one such word may stand in a report, two hardly do.
SELLS = re.compile(_FORMS["what advertisements say"])
# 19∶40 为您服务: a line of a programme.
PROGRAMME = re.compile(
    rf"^[{HAN}]{{2,8}}台[（(].{{1,6}}频道[）)]$|^(?:[01]?[0-9]|2[0-4])\s?[：:∶.][0-5][0-9]\s|^[{HAN}《》：:]{{2,20}}(?:\s[0-9]{{1,2}}[：:∶.][0-5][0-9]){{2,}}"
    rf"|^[一二三四五六七八九十]{{1,3}}[·．][〇○零一二三四五六七八九]{{2}}\s?[{HAN}]"
    rf"|^[{HAN}]{{0,8}}(?:剧院|影院|剧场|书场|礼堂|俱乐部|乐园|影都)(?:今[日晚])?[映演]?[：:\s](?:《.{{1,30}}》.{{0,12}}|.{{2,40}}(?:[时点半场]|《.{{1,20}}》))$"
)
# 更正：本报昨日…: head and text of a notice on one line.
ONE_LINE_NOTICE = re.compile(
    rf"^【(?:遗失声明|遗失|声明|公告|启事|通知)】|^(?:{_FORMS['openings of notices']})(?:第[0-9]+期.{{0,6}})?[：:\s]"
)
_PRICE_ROW = re.compile(
    rf"^[{HAN}]{{1,8}}\s?每[斤尺石担匹两包盒双把只条件个张份瓶吨]\s?[一二三四五六七八九十百千万〇○零0-9.]+[元角分厘一二三四五六七八九]*$|^[^，。]{{1,12}}\s?每[{HAN}]{{1,3}}\s?[0-9.]+[—\-～至][0-9.]+"
)
TABLE_ROW = re.compile(r"^\S{1,10}(?:\s[一-鿿]{1,4})?(?:\s[0-9.]+(?=\s|$)){2,}")
AD_MARK = re.compile(
    r"^〖广告〗|^[·•—-]\s?广告\s?[·•—-]?$|^[（(【\[]?(?:广告|推广|商业推广|广告信息|企业形象广告|公益广告)[）)】\]]?$|^.{4,60}(?:\s广告|[（(]广告[）)])$"
)
# Who puts a notice in the paper stands below it.
OFFICE_ALONE = re.compile(
    rf"^[{HAN}]{{4,22}}(?:公司|局|大队|支队|委员会|办公室|法院|检察院|管理处|管理所|中心|政府|医院|福利院|车间|工厂|农场|林场|学校|居委会|村委会)$|^(?:本报|本刊)编辑部$"
)
CALLS_FOR = re.compile(
    r"(?:专线|热线|电话|咨询|订座)\s?[：:／/]\s?[0-9（(]|^(?![^ ]*(?:热线|电话|专线|传真|社址|报))[^，。：]{2,12} (?:0[0-9]{2,3}-)?[0-9]{7,8}(?: [^，。]{2,12})?$|\s广告$|[（(]广告[）)]$"
)


@looks_for(_PRICE_ROW, TABLE_ROW)
def is_table_row(text: str) -> bool:
    if "每" in text:
        return bool(_PRICE_ROW.match(text))
    return text[-1].isdigit() and bool(TABLE_ROW.match(text))


@looks_for(SELLS)
def sells_much(text: str) -> bool:
    """Whether a line speaks as an advertisement does: two different words of selling."""
    return len({found[0] for found in SELLS.finditer(text)}) > 1


# A long line without any of these is no notice: a quick look before the pattern above.
NOTICE_HINT = re.compile(
    "声明|遗失|特此|欢迎|公告|〕|注销|减资|招标|招聘|公示|竞|拍卖|歉|之误|应为|报名时间|保证金|债权|投标"
)
WEATHER = re.compile(
    r"^[偏东南西北]{1,3}风[0-9一二三四五六七八]{1,2}\s?[～~到至—-]|(?:晴|多云|阴|小雨|中雨|大雨|阵雨|雷阵雨|雪|雾|霾)[^。]{0,30}(?:气温|温度"
    r"|℃|度|风)|气温[^。]{0,12}[0-9]+[^。]{0,6}(?:℃|度)|[0-9]+\s?[～~\-—到至]\s?[0-9]+\s?(?:℃"
    r"|度)"
)
PICTURE_NAMED = ("图为", "上图", "下图", "左图", "右图")
CAPTION = re.compile(
    r"^[^。，]{2,12}[（(](?:前排|后排)?[左右中前后][^）)]{0,4}[）)][^。]{4,40}。?$|^(?:图为|上图|下图|左图|右图|图[：:]|【图片说明】|图[①②③④⑤一二三四1-9][：:为]?|（图为|题图|资料图"
    r"|资料图片|配图|图片说明|插图)|(?:图片由|供图|资料照片|资料图片|新华社发|影像中国|视觉中国|人民视觉)[^。]{0,12}$"
)
# ▲墙纸背面长满霉斑: an arrow and what the picture beside it shows.
POINTS_AT_PICTURE = re.compile(r"^[▲△↑↓←→◀▼]\s?[^。：“]{8,40}(?<![。！？：])$|^[↑↓←→◀▶]\s?[^：“]{6,60}。$")
# 矿灯下（木刻） 周亦安, 漫画：你追我赶, 。（读者提供）
_ART = "漫画|木刻|速写|国画|版画|剪纸|油画|书法|篆刻|摄影|素描|水彩画?"
_PICTURE = re.compile(
    rf"^[（(]本版(?:插图|题图|摄影|图片)|^(?:中国画|{_ART})《[^》]{{2,20}}》.{{0,20}}$|^.{{2,20}}[（(](?:{_ART})[）)](?:\s.{{2,20}})?$|^(?:{_ART}|题图|题花|插图|本版(?:插图|题图|图片))(?:\s?作者)?[：:].{{2,30}}$"
    rf"|[（(](?<=[。 ].)[{HAN}]{{2,10}}(?:提供|供图)[）)]$"
)


@looks_for(CAPTION, _PICTURE)
def opens_as_caption(text: str) -> bool:
    return bool(CAPTION.search(text) or _PICTURE.search(text))


# What stands below a head and is no part of it: a caption, a credit, a byline.
OPENS_ANEW = re.compile(
    rf"(?:图为|[上下左右]图|题图|图[①②③④⑤一二三四1-9]|[{HAN}]{{0,4}}(?:责编|编辑|美编|校对|版式)\s?[：:]"
    rf"|[{HAN}]{{0,10}}(?:记者|通讯员|实习生|作者)\s?[{HAN}]{{2,4}}(?:[\s、]|$))"
)
PHOTO_CREDIT = re.compile(
    rf"(?:^|[。！？”\s（(])[\s□■]{{0,2}}(?:本报|新华社|通讯员|记者|见习记者|全媒体记者"
    rf"|实习生|特约){{0,3}}(?:记者|通讯员|摄影)?\s{{0,2}}(?:[{HAN}]\s?[{HAN}]{{1,3}})(?:[、\s][{HAN}]{{2,4}}){{0,3}}\s{{0,2}}/?(?:摄影报道"
    rf"|摄影|摄|供图|文/图|/文图|摄影/报道|图)(?:\s?[（(][{HAN}]{{2,10}}[）)]|[/／][{HAN}]{{2,8}}(?:图片|影像|社))?[）)\]〕】]?$"
)
_PHOTO_LAST = frozenset("摄影道图片像社）)]〕】")


@looks_for(PHOTO_CREDIT)
def names_photographer(text: str) -> bool:
    """记者 王明 摄 at the end of a line; the last character is looked at first, for speed."""
    return text[-1] in _PHOTO_LAST and bool(PHOTO_CREDIT.search(text))


# 10月19日，工人在工地绑扎钢筋。 本报记者 郭婉 摄: a picture without a head, which tells its day as a report does.
_DATED_PICTURE = re.compile(
    r"^(?:近日|日前|连日来|昨日|昨天|[0-9]{1,2}月[0-9]{1,2}日)[^。]{0,6}[，,].{8,110}(?<!文)摄[）)]?$"
)


@looks_for(PHOTO_CREDIT)
def tells_dated_picture(text: str) -> bool:
    return names_photographer(text) and bool(_DATED_PICTURE.match(text))


_UNITS = re.compile("[（(][^（）()]{0,10}单位[：:].{1,16}[）)]$")


@looks_for(NOTICE_HEAD, _UNITS)
def heads_notice(text: str) -> bool:
    return bool(NOTICE_HEAD.match(text) or _UNITS.search(text))


QUOTATION_HEAD = re.compile("^【?(?:毛主席语录|最高指示|周总理语录)】?$|^(?:毛主席语录|最高指示) .{6,60}$")
# （作者系县文联主席） below an essay: who the author is.
AUTHOR_NOTE = re.compile(
    r"^[（(〔\[](?:(?:本文)?作者(?:单位)?\s?[系是为：:]|(?:未完)?待续[）)]|未完[^（）()]{0,12}[）)]|接[昨上][^（）()。]{1,10}[）)]$|全文完|续完|本报综合|综合报道|本刊综合|连载之?[一二三四五六七八九十0-9]|[一-鿿]{3,20}\s?(?:供稿|提供|整理)[）)]$)"
)
SOURCE_NOTE = re.compile(
    r"^(?:数据来源|资料来源|来源|据|摘自|转自|原载|责任编辑|（?作者系|（?作者为|（?本文)[：:]?"
)
_CREDIT_LABEL = re.compile(
    "(?:责编|责任编辑|编辑|美编|版式(?:设计)?|排版|组版|校对|审核|值班[^：:]{0,4})(?:\\s?[：:/／]|\\s[一-鿿]{1,2}\\s?[一-鿿](?=\\s|$))"
)
_DAY_FIRST = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:\s?星期[一二三四五六日天])?\s")


@looks_for(CREDIT_START, _CREDIT_LABEL)
def is_page_credit(text: str) -> bool:
    """Whether a line credits those who made the page: it begins so, names two of them, or one behind the day."""
    if CREDIT_START.match(text):
        return True
    return len(_CREDIT_LABEL.findall(text)) > (0 if _DAY_FIRST.match(text) else 1)
