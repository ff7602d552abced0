"""Word lists that an editor could extend: how everything on a page that is no article is told: notices, captions, credits."""

import re

from digests.parsing.forms import HAN

_TEASER = re.compile(
    r"[（(](?:详见|全文见|报道见|相关报道见|见)\s?第?\s?[0-9A-D一二三四五六七八九十、]{1,6}\s?版[）)]$|^[▶►☞].{2,40}[0-9]{1,2}\s?版$|[▶►☞]{1,3}\s?[0-9]{1,2}\s?版$"
    r"|[（(]\s?第?[0-9A-D一二三四五六七八九十]{1,3}\s?版\s?[）)]$|^[【\[]?(?:今日|本期|本版)?(?:导读|要目)[】\]]?$"
    r"|^(?:今日|本期|本版|下期)?(?:要目|导读)[：:\s]|^下期(?:本版)?预告|[（(][一二三四五六七八九十0-9]{1,3}版[）)].{2,40}[（(][一二三四五六七八九十0-9]{1,3}版[）)]"
    r"|^.{4,40}\sP\.?[0-9]{1,2}$|^.{4,40}(?:\s?[｜|]\s?|\s?见\s?)第?[A-D]?[0-9]{1,2}\s?版?$|^(?:内页提要|今日看点|内页导读|版面导读|本期看点)$"
    r"|^.{4,40}\s[一二三四五六七八九十]{1,3}版$|^.{4,40}\s[0-9]{1,2}(?:、[0-9]{1,2})+\s?版$|^.{5,40}\s第?[A-D]?[0-9]{1,2}\s?版$|[…·.．]{2,}\s?第?\s?[A-D]?[0-9一二三四五六七八九十]{1,3}\s?版$"
)


_MAY_POINT = re.compile("版|下期|导读|要目|提要|看点|[0-9]$")  # a quick look


def points_inside(text: str) -> bool:
    """Whether a line belongs to the index of the inside pages: 老街（3版）, or heads it."""
    return bool(_MAY_POINT.search(text) and _TEASER.search(text))


SLOGANS = re.compile(
    r"社会主义核心价值观|富强\s?[、·,，]?\s?民主\s?[、·,，]?\s?文明|自由\s?[、·]?\s?平等\s?[、·]?\s?公正"
    r"|爱国\s?[、·]?\s?敬业\s?[、·]?\s?诚信|^全心全意为人民服务[！!]?$|^讲文明\s?树新风"
    r"|公益广告|^.{4,30}[（(]公益广告[）)]$|不忘初心[、，\s]+牢记使命[！!]?$|^绿水青山就是金山银山[！!]?$"
    r"|^扫黑除恶|^厉行节约\s?反对浪费|^光盘行动|^节约用水\s|^遵守交通|^拒绝酒驾"
    r"|^关爱未成年|^图说我们的价值观|^中国梦\s?我的梦|^为人民服务$|^团结紧张严肃活泼$"
    r"|^撸起袖子加油干|^幸福都?是奋斗出来的|^安全(?:第一|为天|生产)\s|隐患就是事故|^高高兴兴上班|^.{0,20}安全生产[0-9]{1,5}天$"
    r"|^(?:企业精神|办报宗旨|[校厂院局店行]训)[：:]|^本[版栏报](?:所刊|刊登)?(?:文章|信息|内容|观点)仅(?:供|代表)|^办[市老百姓农民读者]{2,4}爱看的报|^五讲四美|^安全为了生产|^鼓足干劲[，\s]\s?力争上游|^抓革命[，、\s]|^团结起来[，\s]\s?争取更大的?胜利|^沿着.{2,16}前进[！!]$"
    r"|^创建全国文明城市|^严禁[\u4e00-\u9fff]{2,8}\s|^森林防火[，\s]\s?(?:人人|从我|重于|警钟|责任|关系|你我)|^请[\u4e00-\u9fff]{2,6}[，\s][\u4e00-\u9fff]{2,10}$"
)
# 弘扬传统美德 共建文明云溪: what calls on everybody. With nothing below it, it heads nothing.
CIVIC_CALL = re.compile(
    rf"^(?:弘扬|共建|争做|争创|争当|创建|共创|共筑|迎接|做文明|讲文明|讲卫生|树新风|远离|珍爱|拒绝|爱护|保护|节约|倡导|厉行|关爱|遵守|预防|人人|严防|防范|警惕|热烈|庆祝|欢度|喜迎|高举|发扬|向[{HAN}]{{2,8}}(?:学习|致敬|致以)|以案为鉴|防火|安全|文明|诚信|家庭聚餐|每日一[语句言]|进山|入林|开车|喝酒|生命)"
    rf"[{HAN}0-9 ，、·]{{3,28}}[！!]?$"
)
CREDIT_START = re.compile(
    r"^[\s（(◎□■★●]*(?:本版|本期|[一二三四五六七八九十0-9]+版|(?:今日|今晚|本期)?值班|执行|实习|责任"
    r"|本报|新闻|图片|视觉|美术|版式|文字|电子版|第[一二三四五六七八0-9]+版)?[\s]?"
    r"(?:刊头题字|责编|责任编辑|编辑|主编|副主编|总编|总编辑|副总编|编委|校对|校審|审校"
    r"|审核|审稿|审读|终审|初审|复审|二审|三审|签发|签审|美编|版式|版式设计|版式制作"
    r"|制版|设计|排版|组版|检校|统筹|监制|策划|组稿|照排|版面|电脑制作|视觉|实习编译"
    r"|召集人|美术|責編|責任編輯|編輯|校對)(?:\s?/\s?[\u4e00-\u9fff]{2,4})?\s?(?:[：:丨|／/]|\s[\u4e00-\u9fff]{1,4}(?:[\s）)]|$)|(?<=编)[\u4e00-\u9fff]{2,3}[）)]$)"
)
_CONTACT_LABEL = (
    r"(?:本版|本报|贵宾|招商|销售|售楼|订购|预约|加盟|项目|联络|联系|投稿|读者|编辑部|总编室|新闻|广告|发行|订报|订阅|报料|爆料|热线|电话|电子|邮箱|微信|传真|地址|社址|网址"
    r"|邮编|邮政|采编|监督|举报|咨询|服务|办公|值班|值守|QQ|[Ee]-?mail|E-?MAIL)"
)
CONTACT = re.compile(
    rf"^[【〔\[]?{_CONTACT_LABEL}[{HAN}]{{0,8}}\s?(?:[：:]|[(（](?=[0-9]{{3}}))\s?\S"
    rf"|^{_CONTACT_LABEL}[{HAN}]{{0,8}}\s?[0-9０-９]{{3,4}}[-—－ ]?[0-9０-９]{{7,8}}"
    rf"|^(?:扫描|微信扫|扫一扫)[{HAN}]{{0,4}}(?:二维码|码)|^扫一扫[看听]|^扫码(?:关注|下载|查看|阅读|看)"
    rf"|^来稿请[投寄写]|^欢迎(?:广大)?(?:读者)?[{HAN}]{{0,8}}(?:来稿|投稿|订阅|来信)"
    r"|^(?:[一二三四五六七八九十]、)?(?:手机号码|联系人|联系方式)[：:]"
)
# 【本报热线：68110110】遇到烦心事，请来电。
HOTLINE_BOX = re.compile(r"^【[^】]{0,6}(?:热线|电话)[^】]{0,16}】")
_INVITES = re.compile("投稿|来稿|赐稿|来信|邮箱")
_MAIL_ADDRESS = re.compile(r"@(?<=[A-Za-z0-9._-]{2}@)[A-Za-z0-9.-]{3,40}$")


def tells_contact(text: str) -> bool:
    return bool(
        CONTACT.match(text) or ("@" in text and (_MAIL_ADDRESS.search(text) or _INVITES.search(text)))
    )


NOTICE_HEAD = re.compile(
    rf"^(?:[{HAN}“”《》（）·、\s0-9]{{0,44}}(?:声明|聲明|公告|公示|通告|启事|啟事|讣告|訃告|鸣谢|征稿|征订|征集线索|线索征集|便民信息|分类信息)"
    rf"|[{HAN}]{{0,6}}(?:停电|停水|停气|检修|缴费)通知|[{HAN}]{{0,8}}(?:遗失|遺失|招标|招聘|招租|拍卖|拍賣|转让|寻人|寻物|出租|求职|征婚|招请|诚征|招生|停电|停水|停气|(?:电视|广播)?节目(?:预告|表)?|影院|影剧院|影讯|剧讯|[今本明][日晚天周](?:荧屏|转播|节目|影视|影剧|电影|戏剧|戏曲|广播|电视)|影剧消息|(?:物价|牌价|市价|价目)表?(?:[（(][{HAN}]{{2,12}}[）)])?|气象[台站](?:天气)?预报"
    rf"|更正|勘误|致歉|开奖|彩票|广告|廣告|天气预报|天氣預報)|(?:今日|明日|本地|[{HAN}]{{2,4}}(?<![好劣温晴雨雪热冷端常殊候]))?(?:天气|天氣|气象))"
    rf"(?:[一二三四五六七八九十]则|信息|专栏|与检讨|说明)?[：:]?$"
)
# 今日天气 晴到多云: the heading and the report on one line.
WEATHER_HEAD = re.compile(
    rf"^(?:今日|今天|今晚|明日|明天|本地|近期)?(?:天气|天氣)(?:预报|預報|趋势)?[：:\s]|^[{HAN}]{{0,4}}(?:今日|今天|明天|明日)?(?:天气|气象)(?:预报)?[：:]|^今[夜晚](?:到|至)明[晨天早日]"
    rf"|^[{HAN}]{{0,6}}气象[台局站][^。，]{{0,8}}(?:发布|预报|预计)[：:]|^今日指数|^[{HAN}]{{0,6}}天气预报\s|^今[日天][{HAN}]{{2,6}}[：:](?:晴|阴|多云|有?[小中大阵雷]{{1,2}}雨)|^今[天日晚](?:白天|夜间|夜里)?(?:晴|阴|多云|有?[小中大阵雷]{{1,2}}雨|有雨|雨夹雪)"
)
NOTICE_TEXT = re.compile(
    r"声明作废|遗失声明|不慎遗失|遗失[\u4e00-\u9fff（）()]{0,30}(?:证|章|执照"
    r"|票据|发票|卡)|特此(?:公告|声明|通知|更正|通告|公示|启事)|登报声明|清算组"
    r"|申报债权|拟注销|予以注销|拟减少注册资本|减资|竞买人|保证金|报名时间|公开招标"
    r"|招标人|投标|中标|公示期|拍卖标的|预展|现公开|招聘[\u4e00-\u9fff]{0,10}[0-9一二三四五六七八九十]+名"
    r"|现将有关事项公告如下|〔20[0-9]{2}〕[0-9]+号$|竞拍|挂牌出让|中奖号码|开奖号码|大乐透|双色球|搅珠|深表歉意|致以歉意|特此更正|应为|系.{1,12}之误|停电|停水|停气|敬请谅解|请[过往来车辆行人]{0,6}绕行|有意者"
)
# An advertisement sells; one such word may stand in a report, two hardly do.
SELLS = re.compile(
    r"盛大开盘|开盘在即|均价|首付|元/平方米|元/㎡|建筑面积|旗舰店|折(?<=[0-9一二三四五六七八九]折)起?|惠(?<=[钜巨特]惠)|优惠价|满[0-9]{2,6}元?[送减]|先到先得|数量有限"
    r"|疗程|祖传|无效退款|专治|根治|药准字|广审|招商热线|招商电话|招商加盟|诚招|加盟热线|加盟电话|加盟商|售楼|热线(?<=[销訂订][售购購]热线)|预约热线|贵宾热线|免费领取|免费试用|免费体验"
    r"|函购|邮购|代销|经销|电报挂号|三包|惠顾|订货|牌(?<=[一-鿿]{2}牌)(?=[一-鿿]{0,3}(?:手表|[自摩]|洗衣机|电视机|收音机|缝纫机|冰箱|电扇|酒|烟))|抢购|抢订|特价|酬宾|团购价|欢迎选购|欢迎光临|恭迎|现房|尊享|尊贵|钜献|盛大开业|开业大吉"
)
# 19∶40 为您服务: a line of a programme.
PROGRAMME = re.compile(
    rf"^[{HAN}]{{2,8}}台[（(].{{1,6}}频道[）)]$|^(?:[01]?[0-9]|2[0-4])\s?[：:∶.][0-5][0-9]\s|^[{HAN}《》：:]{{2,20}}(?:\s[0-9]{{1,2}}[：:∶.][0-5][0-9]){{2,}}"
    rf"|^[一二三四五六七八九十]{{1,3}}[·．][〇○零一二三四五六七八九]{{2}}\s?[{HAN}]"
    rf"|^[{HAN}]{{0,8}}(?:剧院|影院|剧场|书场|礼堂|俱乐部|乐园|影都)(?:今[日晚])?[映演]?[：:\s](?:《.{{1,30}}》.{{0,12}}|.{{2,40}}(?:[时点半场]|《.{{1,20}}》))$"
)
# 更正：本报昨日…: head and text of a notice on one line.
ONE_LINE_NOTICE = re.compile(
    "^(?:[一-鿿]{0,4}(?:声明|启事|公告|挂失)(?=\\s)|[一-鿿]{2,8}电视台今[晚日](?=[：:])|今[晚日](?:转播|荧屏)(?=[：:])|(?:福利|体育)彩票(?=“)|(?:友情|温馨|[一-鿿]{0,8}(?:局|队|部门|委|办|中心))提示(?=：.{4,40}$)|更正|勘误|小启|读者注意|征聘教员|敬启者|征聘[一-鿿]{2}|招请|诚征|启事|敬告读者|致读者|体育彩票|福利彩票(?=[：\\s])|六合彩|今日潮汐|停电通知|停水通知|遗失|招租|寻人|讣告)(?:第[0-9]+期.{0,6})?[：:\\s]"
)
_PRICE_ROW = re.compile(
    rf"^[{HAN}]{{1,8}}\s?每[斤尺石担匹两包盒双把只条件个张份瓶吨]\s?[一二三四五六七八九十百千万〇○零0-9.]+[元角分厘一二三四五六七八九]*$|^[^，。]{{1,12}}\s?每[{HAN}]{{1,3}}\s?[0-9.]+[—\-～至][0-9.]+"
)
TABLE_ROW = re.compile(r"^\S{1,10}(?:\s[一-鿿]{1,4})?(?:\s[0-9.]+(?=\s|$)){2,}")
AD_MARK = re.compile(
    r"^〖广告〗|^[（(【\[]?(?:广告|推广|商业推广|广告信息|企业形象广告|公益广告)[）)】\]]?$|^.{4,60}(?:\s广告|[（(]广告[）)])$"
)
# Who puts a notice in the paper stands below it.
OFFICE_ALONE = re.compile(
    rf"^[{HAN}]{{4,22}}(?:公司|局|大队|支队|委员会|办公室|法院|检察院|管理处|管理所|中心|政府|医院|学校|居委会|村委会)$"
)
CALLS_FOR = re.compile(r"(?:专线|热线|电话|咨询|订座)\s?[：:]\s?[0-9（(]|\s广告$|[（(]广告[）)]$")


def calls_for_calls(text: str) -> bool:
    """Whether a line gives a number to call, as an advertisement does."""
    return ("：" in text or ":" in text or "广告" in text) and bool(CALLS_FOR.search(text))


def is_advertisement(text: str) -> bool:
    return ("广" in text or "推" in text) and bool(AD_MARK.match(text))


def is_table_row(text: str) -> bool:
    if "每" in text:
        return bool(_PRICE_ROW.match(text))
    return text[-1].isdigit() and bool(TABLE_ROW.match(text))


_MAY_SELL = re.compile("[折惠价疗盟购店牌销]")


def sells_much(text: str) -> bool:
    """Whether a line speaks as an advertisement does: two different words of selling."""
    if not _MAY_SELL.search(text):
        return False
    return len({found[0] for found in SELLS.finditer(text)}) > 1


# A long line without any of these is no notice: a quick look before the pattern above.
NOTICE_HINT = re.compile(
    "声明|遗失|特此|公告|〕|注销|减资|招标|招聘|公示|竞|拍卖|歉|之误|应为|报名时间|保证金|债权|投标"
)
WEATHER = re.compile(
    r"(?:晴|多云|阴|小雨|中雨|大雨|阵雨|雷阵雨|雪|雾|霾)[^。]{0,30}(?:气温|温度"
    r"|℃|度|风)|气温[^。]{0,12}[0-9]+[^。]{0,6}(?:℃|度)|[0-9]+\s?[～~\-—到至]\s?[0-9]+\s?(?:℃"
    r"|度)"
)
PICTURE_NAMED = ("图为", "上图", "下图", "左图", "右图")
CAPTION = re.compile(
    r"^(?:图为|上图|下图|左图|右图|图[①②③④⑤一二三四1-9][：:为]?|（图为|题图|资料图"
    r"|资料图片|配图|图片说明|插图)|(?:图片由|供图|资料照片|资料图片|新华社发|影像中国|视觉中国|人民视觉)[^。]{0,12}$"
)
# ▲墙纸背面长满霉斑: an arrow and what the picture beside it shows.
POINTS_AT_PICTURE = re.compile(r"^[▲△↑↓←→◀▼]\s?[^。：“]{8,40}(?<![。！？：])$")
# 矿灯下（木刻） 周亦安, 漫画：你追我赶, 。（读者提供）
_ART = "漫画|木刻|速写|国画|版画|剪纸|油画|书法|篆刻|摄影|素描|水彩画?"
_PICTURE = re.compile(
    rf"^[（(]本版(?:插图|题图|摄影|图片)|^(?:中国画|{_ART})《[^》]{{2,20}}》.{{0,20}}$|^.{{2,20}}[（(](?:{_ART})[）)](?:\s.{{2,20}})?$|^(?:{_ART}|题图|题花|插图|本版(?:插图|题图|图片))(?:\s?作者)?[：:].{{2,30}}$"
    rf"|[（(](?<=[。 ].)[{HAN}]{{2,10}}(?:提供|供图)[）)]$"
)


def opens_as_caption(text: str) -> bool:
    bracket = "（" in text or "(" in text or "：" in text or "《" in text  # a quick look, as in all of these
    return bool(CAPTION.search(text) or (bracket and _PICTURE.search(text)))


# What stands below a head and is no part of it: a caption, a credit, a byline.
OPENS_ANEW = re.compile(
    rf"(?:图为|[上下左右]图|题图|图[①②③④⑤一二三四1-9]|[{HAN}]{{0,4}}(?:责编|编辑|美编|校对|版式)\s?[：:]"
    rf"|[{HAN}]{{0,10}}(?:记者|通讯员|实习生|作者)\s?[{HAN}]{{2,4}}(?:[\s、]|$))"
)
PHOTO_CREDIT = re.compile(
    rf"(?:^|[。！？”\s（(])[\s□■]{{0,2}}(?:本报|新华社|通讯员|记者|见习记者|全媒体记者"
    rf"|实习生|特约){{0,3}}(?:记者|通讯员|摄影)?\s{{0,2}}(?:[{HAN}]\s?[{HAN}]{{1,3}})(?:[、\s][{HAN}]{{2,4}}){{0,3}}\s{{0,2}}/?(?:摄影报道"
    rf"|摄影|摄|供图|文/图|/文图|摄影/报道|图)(?:\s?[（(][{HAN}]{{2,10}}[）)])?[）)\]〕】]?$"
)
_PHOTO_LAST = frozenset("摄影道图）)]〕】")


def names_photographer(text: str) -> bool:
    """记者 王明 摄 at the end of a line; the last character is looked at first, for speed."""
    return text[-1] in _PHOTO_LAST and bool(PHOTO_CREDIT.search(text))


# 10月19日，工人在工地绑扎钢筋。 本报记者 郭婉 摄: a picture without a head, which tells its day as a report does.
_DATED_PICTURE = re.compile(
    r"^(?:近日|日前|连日来|昨日|昨天|[0-9]{1,2}月[0-9]{1,2}日)[^。]{0,6}[，,].{8,110}(?<!文)摄[）)]?$"
)


def tells_dated_picture(text: str) -> bool:
    return names_photographer(text) and bool(_DATED_PICTURE.match(text))


# What a head of a notice can end in: a quick look before the pattern.
_NOTICE_LAST = frozenset(
    "知）)婚目表院剧影屏视播报息曲价明告示事谢稿订息失标聘租拍卖賣让人物生电水气正误歉奖票廣报報象氣则栏讨索：:"
)
_UNITS = re.compile("[（(][^（）()]{0,10}单位[：:].{1,16}[）)]$")


def heads_notice(text: str) -> bool:
    return text[-1] in _NOTICE_LAST and bool(NOTICE_HEAD.match(text) or _UNITS.search(text))


_MAY_TELL_WEATHER = re.compile("[温℃度风]")


def tells_weather(text: str) -> bool:
    return bool(_MAY_TELL_WEATHER.search(text) and WEATHER.search(text))


QUOTATION_HEAD = re.compile("^(?:毛主席语录|最高指示|周总理语录)$")
# （作者系县文联主席） below an essay: who the author is.
AUTHOR_NOTE = re.compile(
    r"^[（(〔\[](?:(?:本文)?作者(?:单位)?\s?[系是为：:]|(?:未完)?待续[）)]|全文完|续完|本报综合|综合报道|本刊综合|连载之?[一二三四五六七八九十0-9]|[一-鿿]{4,20}(?:供稿|提供|整理)[）)]$)"
)
SOURCE_NOTE = re.compile(
    r"^(?:数据来源|资料来源|来源|据|摘自|转自|原载|责任编辑|（?作者系|（?作者为|（?本文)[：:]?"
)
CMS_NOISE = re.compile(
    r"^\[?返回目录\]?|^\d{4}-\d\d-\d\d.{0,9}(?:来源|字号)[：:]|^Copyright|^相关阅读[：:]?|^我要评论$|^本版新闻$|^技术支持[：:]|^\[打印\]|^上一篇|^下一篇"
    r"|^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[:\d]* \d{4,}|^字号[：:]|^打印本?页|^分享到"
    r"|^关闭窗口|^【?(?:关闭|打印)】?$|^点击数|^浏览次数|^放大\s?缩小|^标题导航"
    r"|^版面导航|^&nbsp;$|^返回首页|^(?:本版)?标题导航|^当前版[：:]|^上一[版期]|^放大\+?\s{0,4}缩小|^版面目录|^\[(?:上|下)一篇\]"
    r"|^作者[：:]\s?时间[：:]|^来源[：:][一-鿿]{2,10}[（(].{4,30}[）)]$|^版权(?:所有|声明)|^[•·]\s?广告$|^往期回顾"
)


_MAY_BE_LEFT = re.compile("[a-zA-Z\\[共经据险慎性举准]|检索|任何机构")  # a quick look
_LEFT_OVER = re.compile(
    r"^\[[0-9]+/[0-9]+\]$|检索结果|^共 ?[0-9]+ ?条|股市有风险|入市须?需?谨慎|购彩需?理性|不代表任何机构|enpproperty|ICP备|未经(?:授权|许可)，?(?:不得|严禁|禁止)|据此入市|风险自担|违法和不良信息举报|以实际播出为准"
)


def is_left_over(text: str) -> bool:
    """Whether a line is what a web page or its software left behind, or what a paper says of its rights."""
    return bool((_MAY_BE_LEFT.search(text) and _LEFT_OVER.search(text)) or CMS_NOISE.match(text))


_CREDIT_LABEL = re.compile(
    "(?:责编|责任编辑|编辑|美编|版式|校对|审核|值班[^：:]{0,4})(?:\\s?[：:/／]|\\s[一-鿿]{1,2}\\s?[一-鿿](?=\\s|$))"
)


def is_page_credit(text: str) -> bool:
    """Whether a line credits those who made the page: it begins so, or names two of them."""
    return bool(CREDIT_START.match(text)) or len(_CREDIT_LABEL.findall(text)) > 1
