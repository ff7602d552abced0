"""Word lists that an editor could extend: what headlines, kickers, credits, notices and slogans are made of."""

import re

from digests.parsing.forms import HAN

# A pattern that is searched for goes fast where each of its alternatives begins with a plain character, what stands
# before that looked for backwards. So are those set that most lines are searched for.

_WHILE = "[^，。]{1,24}[时時]"
KICKER_END = re.compile(
    r"(?:强调|指出|要求|表示|提出|批示|寄语|希望|勉励|——|—|……|之际|之后|以来|调研[^，。]{0,24}[时時]"
    rf"|在{_WHILE}|到{_WHILE}|赴{_WHILE}|会见{_WHILE}|出席{_WHILE}|考察{_WHILE}"
    r"|系列(?:报道|報道|访谈|评论|述评)(?:[①-⑳]|之[一二三四五六七八九十]{1,2})?)$"
)
QUANTITY = re.compile(
    r"[0-9０-９.]+\s?(?:余|多|几)?(?:%|％|万|亿|千|百|元|个|人|名|户|亩|吨|家"
    r"|项|天|年|倍|公里|公顷|件|次|米|岁|平方米|场|条|所|辆|台|处|公斤|斤|株|份|分钟|支|头|只|起|届|册|部|立方米|美元)"
    r"|[一二三四五六七八九十百千两]+(?:万|亿|余)[元人亩吨户]|翻番|翻一番|零突破"
)
TEASER = re.compile(
    r"[（(](?:详见|全文见|报道见|相关报道见|见)\s?第?\s?[0-9A-D一二三四五六七八九十、]{1,6}\s?版[）)]$|^[▶►☞].{2,40}[0-9]{1,2}\s?版$"
)
# 李志刚讲话 under a headline.
WHO_SPOKE = re.compile(
    rf"^[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}(?:出席)?(?:并)?(?:讲话|主持|出席|致辞|作(?:主题|工作|动员|专题)?(?:报告|讲话|发言)|作批示|部署|参加)$"
)
LATIN_NAME = re.compile(r"^[A-Z][A-Z ]{5,40}$")
TAG_ALONE = re.compile(rf"^[（(【\[〔](?![本下上])[{HAN}·]{{2,8}}[）)】\]〕]$")
BARE_QUANTITY = re.compile(
    r"^[0-9.]+(?:余|多)?(?:份|个|名|人次|户|公里|%|％|天|条|元|万元|亿元|吨|亩|株|场次|家|辆|台)[，。、]"
)
QUANTITY_LAST = re.compile(QUANTITY.pattern.replace("|[一二三", "$|[一二三").replace("翻番|", "翻番$|") + "$")
AMOUNT_FIRST = re.compile(
    r"^(?:总投资|总签约|签约|投资|总额|计划|预计|累计|共|已(?!经)|全年|首批|首期|总产值"
    r"|年产|增长|突破|惠及|覆盖|涉及|带动|近(?![日年期来平郊海])|超|约|逾|达|最高|每|今年(?![0-9]{1,3}岁))"
)
# A headline tells an event: someone (县, 我区, …会) did something.
EVENT = re.compile(
    r"(?:召开|举行|举办|启动|开幕|闭幕|落幕|签约|签订|签署|开工|动工|竣工|完工|投产|投用|投入使用|通车|揭牌|挂牌|成立|落户|落地|破土|封顶|合龙"
    r"|走访|慰问|接待|交出|上岗|重开|调研|来柯|宣讲|部署|视察|考察|检查|督查|会见|会谈|访问|出席|发布|获评|获奖|入选|荣获|荣膺|喜获|丰收|夺冠|夺魁|上线|开通"
    r"|开馆|开园|开业|开赛|开讲|开播|开学|开考|开镰|收官|动员|表彰|座谈|学习|传达|通过|审议|任命|当选|亮相|揭晓|完成|达成|实现|突破|取得"
    r"|增长|下降|启用|交付|迎来|走进|开展|组织|推出|实施|印发|出台|按下|初见|见成效|全覆盖|列入|将访|将于|将在|通电|离开|抵达|前往|致辞|致信"
    r"|贺信|讲话|授予|捐赠|救助|抓获|破获|查处|曝光|提醒|预警|受审|获刑|维权|圆梦|吸引|征集|招募|建成|结业|毕业|交流|合作"
    r"|召開|舉行|開幕|簽訂|發表|聲明|評論|通過|宣布|召集|討論|會議|訪問|會見|抵|返)"
)
# A call or a thought rather than news: 把功夫下在…, 让…更…, 以…促…. As a second line it is the headline.
CALL = re.compile(r"^(?:把|让|莫|别|愿|勇|敢|誓|奋力|当好)")
# What slogans, kickers and subheads do; a headline may.
RALLYING = re.compile(
    r"(?:以[^，。]{2,8}促|来了$|凝心聚力|真抓实干|不忘初心|牢记使命|奋进|奋战|奋楫|建功|擦亮|扮靓|唱响|绘就|跑出|点亮|激活|赋能|护航|助力|打造|强化|深化|优化|推进|加快"
    r"|聚焦|践行|感恩|情暖|党建引领|攻坚|当好|做实|做优|做强|筑牢|厚植|书写|谱写|汇聚|凝聚|共建|共享|添彩|增效|富口袋|惠民|暖心|同心|携手|争先|更强|更大)"
)
HEAD_TAIL = re.compile(
    r"(?:会(?<!在会)|会议|大会|推进会|座谈会|动员会|现场会|发布会|仪式|活动|工作|精神|项目"
    r"|工程|建设|发展|召开|举行|启动|开幕|闭幕|签约|开工|竣工|投产|通车|揭牌|成立"
    r"|落户|党员|调研|思路|条例|办法|方案|通知|新貌|新篇|新篇章|成效|获奖|夺冠"
    r"|上线|收官|见闻|纪实|侧记|综述|巡礼|扫描|"
    r"新路|之路|样板|格局|水平|能力|效能|活力|动能|名单|奖|节|赛)$"
)
# 镇党委书记王明到…: who holds a post goes somewhere.
PERSON_FIRST = re.compile(
    rf"[{HAN}]{{0,6}}(?:书记|[局镇县市区乡校院]长|主任|主席|经理|理事长)[{HAN}]{{2,3}}(?:到|赴|带队|率队|在)"
)
SUBJECT = re.compile(
    r"^(?:我[市县縣区區省镇乡校国國州盟旗厂]|全[市县区省国]"
    r"|[省市县縣区區州镇乡](?:委|长|政府|人大|政协|领导|纪委|领|卫健|教育|公安|应急|农业|妇联|总工会|团委|直|里|法院|检察)"
    rf"|(?![在从由据到自以当他她]|我们|落户|走进|来到)[{HAN}]{{2,5}}(?:(?<![夜超股楼菜城都门])市|(?<![乡农新])村|(?<!当)局|[县縣区區镇乡州])(?!\s)|[{HAN}]{{2,3}}(?:会见|主持|出席|调研|将访|赴)"
    rf"|{PERSON_FIRST.pattern})"
)
DATELINE_BROKEN = re.compile(
    rf"^据?(?:本报|新华社)[{HAN}]{{2,6}}(?:[0-9]{{1,2}}月?|[0-9]{{1,2}}月[0-9]{{1,2}}日?)$|^据新华社[{HAN}]{{2,4}}$"
)
# A paragraph never opens with these; a piece that does runs on from the piece above.
# So does one that opens with a verb of speech, which wants its speaker.
NEVER_OPENS = re.compile(
    r"^[，。、；：！？”’」』）》〉】〕…%％℃,.;:!?)\]}]|^(?:的(?!确|士)|了(?!解"
    r"|不起|却)|着(?!力|眼|手|重|火|装)|之(?![前后後所江初际際])|们|吗|呢|吧)"
    r"|^(?:在会上|上)?(?:介绍|强调|指出|表示|告诉记者|认为|坦言|透露)[，：]|^说[，：。]"
)
# Seldom: a single character and a mark (村，…), unless it is one that people say alone; two and a full stop (活动。); an
# adverb that wants its subject (已经6年了); half a name that speaks (明说，).
RARELY_OPENS = re.compile(
    rf"^(?:已经|却|仍|便(?![民利捷])|[{HAN}]{{2}}。)|^(?![是好不对嗯啊哎行看瞧哦唉嘿哟呀喂来快慢难一二三四五六七八九十甲乙丙丁])[{HAN}][，。、；]"
    rf"|^(?![他她我你谁俺咱])[{HAN}](?:介绍|告诉记者|表示|坦言|强调|指出|说)[，：。]"
)
# Words of running text. A head line has none or few of them.
SPEECH = re.compile(
    r"(?:说|道|表示|指出|强调|介绍|认为|称|要求|希望|坦言|告诉记者|回忆|感慨|笑着说|透露|解释|提出)[，：:]"
)
_LEADS_ON = "(?:并|也|还|就|都|又|则|却|而|且|但|因|所以|以及|同时|其中)"
PROSE = re.compile(
    r"他们?[，的在说是]|她们?[，的在说是]|我们|这[些个是样]|那[些个么]"
    rf"|，{_LEADS_ON}|。{_LEADS_ON}|一直"
    r"|已经|正在|不仅|而且|因为|所以|如果|虽然|但是|由于|之后，|以来，|时，|后，"
    r"|中，|上，|下，|为了|是一[个种名位]|有着|分别|纷纷|先后|随即|获悉|了解到"
    r"|看到|来到"
)
# A post at the end of a line wants the name that follows it.
POST_LAST = re.compile(
    "(?:负责人|书记|[局镇县市区省乡院校部处科会队社村厂馆站所]长|主任|主席|经理|理事长|代表|专家|教授|记者|村民|工程师)$"
)
POST_FIRST = re.compile(
    "^(?:副?(?:书记|[局镇县市区省乡院校部处科会队社村厂馆站所]长|主任|主席)|(?:相关|有关)?负责人|工作人员)"
)
CALLING_LAST = re.compile(POST_LAST.pattern.replace("|工程师", "|工程师|领导|(?<!党)[员者户师手]"))
# A sentence never ends with these: the piece goes on below. The single words have to stand alone, 数据 is none.
BREAKS_OFF = re.compile(
    r"(?:先后|分别|纷纷|正在|已经|一直|不断|进一步|继续|累计|共计|一行|随即|一行先|不少|许多|所有|一批|告诉)$"
    r"|在会(?:上|议上)(?:强调|指出|要求|表示|提出|介绍)?$"
    r"|月(?<=[0-9]月)[0-9]{1,2}日$|记者(?<=[）)，。]记者)$"
)
NEVER_ENDS = re.compile(rf"[，、：:（(《〈“‘「『【〔—\-－,]$|{BREAKS_OFF.pattern}")
OPEN_WORDS = frozenset(
    "的和与及或在把被将向从对为于以是有这该各每第并且而因使让由至到往按据经就不没未很更最也又仅"
)
# One headline in two lines shows it by words that call for each other.
CORRELATIVES = (
    ("多", "少"), ("从", "到"), ("既", "又"), ("不仅", "更"), ("不是", "而是"), ("一边", "一边"), ("昔日", "今"),
    ("过去", "如今"), ("越", "越"), ("有", "无"), ("小", "大"), ("以", "促"),
)  # fmt: skip

# A feature opens with a scene: 清晨六点， 秋阳正好， 一条河，
SCENE = re.compile(
    r"^(?:清晨|早晨|早上|一大早|傍晚|黄昏|夜幕|夜色|午后|凌晨|深夜|时值|天刚|[初深盛金仲暮隆早][春夏秋冬]|今年[0-9]{1,3}岁的"
    rf"|[春夏秋冬][{HAN}]{{2,4}}，|[一两][条座个张棵片盏排间把群][{HAN}]{{1,4}}，|走进[{HAN}]{{2,10}}，)"
    rf"|^“[^”]{{4,40}}”在[{HAN}]{{2,16}}[上里中]，"
)
SENTENCE_OPENER = re.compile(
    r"^(?:据悉|据了解|据介绍|近日|日前|近年来|今年|去年|目前|当天|会上|会议(?![，、])|活动(?![，。、；])"
    r"|活动现场|随后|接着|在|下一步|下步|此外|同时|另外|其中|截至|截止|如今|随着"
    r"|为(?!抓手|主|目标|核心|重点|载体|契机|引领|导向|龙头|支撑)|当日|昨日|昨天|今天|今日|记者(?!，)|问[：:]|答[：:]|[一二三四五六七八九十]是"
    r"|第[一二三四五]|[0-9０-９]{1,4}[年月日]|[0-9]{1,2}时|春节|走进|来到|面对"
    rf"|连日来|入[春夏秋冬]以来|围绕|作为|自(?!主|强)|通过|经过|根据|按照|他|她|我们|这|那|针对|过去|每到|每天|每年|每逢|大家|下一步|[\u4e00-\u9fff]{{2,3}}(?:今年[0-9]|一行|告诉)|只要|以前|现在|原来|当时|后来|当得知|当问|当记者|上午|中午|下午|晚上|眼下)|{SCENE.pattern}"
)

# Words that bind what follows into a sentence, however short the piece.
_BINDING = ("针对", "为解决", "为了", "随着", "根据", "按照", "面对", "截至", "据", "他", "她", "我们")


def binds(text: str) -> bool:
    return text.startswith(_BINDING)


GENERIC_HEADLINE = re.compile(
    r"^(?:图片报道|图片新闻|图片新闻报道|简讯|简讯[一二三四五六七八九十]则|短讯"
    r"|要闻简报|简明新闻|新闻速递|一句话新闻|图说新闻|时讯|短波|快讯|热点|本报讯"
    r"|天下|各地动态|工作动态|乡镇动态|部门动态|综合消息|国内简讯|国际简讯|社论"
    r"|评论|短评|编者按|今日谈|读者来信|来信|更正启事|致[\u4e00-\u9fff]{1,10}一束)$"
)
COLUMN_TAG = re.compile(
    rf"^[（(【\[](?![上下]\s?[接转]|[{HAN}]{{0,6}}(?:记者|通讯员))[{HAN}·、A-Za-z0-9]{{2,14}}[）)】\]]|[（(](?![上下]\s?[接转])[{HAN}·、A-Za-z0-9]{{2,16}}[）)]$"
)

SLOGANS = re.compile(
    r"社会主义核心价值观|富强\s?[、·,，]?\s?民主\s?[、·,，]?\s?文明|自由\s?[、·]?\s?平等\s?[、·]?\s?公正"
    r"|爱国\s?[、·]?\s?敬业\s?[、·]?\s?诚信|^全心全意为人民服务[！!]?$|^讲文明\s?树新风"
    r"|公益广告|不忘初心[、，\s]+牢记使命[！!]?$|^绿水青山就是金山银山[！!]?$"
    r"|^扫黑除恶|^厉行节约\s?反对浪费|^光盘行动|^节约用水\s|^遵守交通|^拒绝酒驾"
    r"|^关爱未成年|^图说我们的价值观|^中国梦\s?我的梦|^为人民服务$|^团结紧张严肃活泼$"
    r"|^创建全国文明城市|^严禁[\u4e00-\u9fff]{2,8}\s|^森林防火[，\s]\s?(?:人人|从我|重于|警钟|责任|关系|你我)|^请[\u4e00-\u9fff]{2,6}[，\s][\u4e00-\u9fff]{2,10}$"
)
CREDIT = re.compile(
    r"(?:本版|本期|[一二三四五六七八九十0-9]+版|值班|执行|实习|责任|本报|新闻"
    r"|图片|视觉|美术|版式|文字|电子版|第[一二三四五六七八0-9]+版)?"
    r"(?:责编|责任编辑|编辑|主编|副主编|总编|总编辑|副总编|编委|校对|校審|审校"
    r"|审核|审稿|审读|终审|初审|复审|二审|三审|签发|签审|美编|版式|版式设计|版式制作"
    r"|制版|设计|排版|组版|检校|统筹|监制|策划|组稿|照排|版面|电脑制作|视觉|编译"
    r"|責編|編輯|校對)\s?[：:丨|/]\s?[^。！？]{1,60}"
)
CREDIT_START = re.compile(
    r"^[\s（(◎□■★●]*(?:本版|本期|[一二三四五六七八九十0-9]+版|值班|执行|实习|责任"
    r"|本报|新闻|图片|视觉|美术|版式|文字|电子版|第[一二三四五六七八0-9]+版)?[\s]?"
    r"(?:责编|责任编辑|编辑|主编|副主编|总编|总编辑|副总编|编委|校对|校審|审校"
    r"|审核|审稿|审读|终审|初审|复审|二审|三审|签发|签审|美编|版式|版式设计|版式制作"
    r"|制版|设计|排版|组版|检校|统筹|监制|策划|组稿|照排|版面|电脑制作|视觉|实习编译"
    r"|責編|責任編輯|編輯|校對)(?:\s?/\s?[\u4e00-\u9fff]{2,4})?\s?(?:[：:丨|]|\s[\u4e00-\u9fff]{1,4}(?:\s|$))"
)
_CONTACT_LABEL = (
    r"(?:本版|本报|贵宾|招商|销售|售楼|订购|预约|加盟|项目|联络|联系|投稿|读者|编辑部|总编室|新闻|广告|发行|订报|订阅|报料|爆料|热线|电话|电子|邮箱|微信|传真|地址|社址|网址"
    r"|邮编|邮政|采编|监督|举报|咨询|服务|办公|值班|值守|QQ|[Ee]-?mail|E-?MAIL)"
)
CONTACT = re.compile(
    rf"^{_CONTACT_LABEL}[{HAN}]{{0,8}}\s?(?:[：:]|[(（](?=[0-9]{{3}}))\s?\S"
    rf"|^{_CONTACT_LABEL}[{HAN}]{{0,8}}\s?[0-9０-９]{{3,4}}[-—－ ]?[0-9０-９]{{7,8}}"
    rf"|^欢迎(?:广大)?(?:读者)?[{HAN}]{{0,8}}(?:来稿|投稿|订阅|来信)"
    r"|^(?:手机号码|联系人|联系方式)[：:]"
)
_MAIL_ADDRESS = re.compile(r"@(?<=[A-Za-z0-9._-]{2}@)[A-Za-z0-9.-]{3,40}$")


def tells_contact(text: str) -> bool:
    return bool(CONTACT.match(text) or ("@" in text and _MAIL_ADDRESS.search(text)))


NOTICE_HEAD = re.compile(
    rf"^(?:[{HAN}“”《》（）·、\s0-9]{{0,44}}(?:声明|聲明|公告|公示|通告|启事|啟事|讣告|訃告|鸣谢|征稿|征订|便民信息|分类信息)"
    rf"|[{HAN}]{{0,8}}(?:遗失|遺失|招标|招聘|招租|拍卖|拍賣|转让|寻人|寻物|招生|停电|停水|停气|节目预告"
    rf"|更正|勘误|致歉|开奖|彩票|广告|廣告|天气预报|天氣預報)|(?:今日|明日|本地)?(?:天气|天氣|气象))"
    rf"(?:[一二三四五六七八九十]则|信息|专栏|与检讨|说明)?[：:]?$"
)
# 今日天气 晴到多云: the heading and the report on one line.
WEATHER_HEAD = re.compile(r"^(?:今日|今天|今晚|明日|明天|本地|近期)?(?:天气|天氣)(?:预报|預報|趋势)?[：:\s]")
NOTICE_TEXT = re.compile(
    r"声明作废|遗失声明|不慎遗失|遗失[\u4e00-\u9fff（）()]{0,30}(?:证|章|执照"
    r"|票据|发票|卡)|特此(?:公告|声明|通知|更正|通告|公示|启事)|登报声明|清算组"
    r"|申报债权|拟注销|予以注销|拟减少注册资本|减资|竞买人|保证金|报名时间|公开招标"
    r"|招标人|投标|中标|公示期|拍卖标的|预展|现公开|招聘[\u4e00-\u9fff]{0,10}[0-9一二三四五六七八九十]+名"
    r"|竞拍|挂牌出让|深表歉意|致以歉意|特此更正|应为|系.{1,12}之误|停电|停水|停气|敬请谅解|请[过往来车辆行人]{0,6}绕行|有意者"
)
# An advertisement sells; one such word may stand in a report, two hardly do.
SELLS = re.compile(
    r"盛大开盘|开盘在即|均价|首付|元/平方米|元/㎡|建筑面积|旗舰店|折(?<=[0-9一二三四五六七八九]折)起?|惠(?<=[钜巨特]惠)|优惠价|满[0-9]{2,6}元?[送减]|先到先得|数量有限"
    r"|疗程|祖传|无效退款|专治|根治|药准字|广审|招商热线|招商电话|招商加盟|诚招|加盟热线|加盟电话|加盟商|售楼|热线(?<=[销訂订][售购購]热线)|预约热线|贵宾热线|免费领取|免费试用|免费体验"
    r"|抢购|抢订|特价|酬宾|团购价|欢迎选购|欢迎光临|恭迎|现房|尊享|尊贵|钜献|盛大开业|开业大吉"
)
AD_MARK = re.compile(r"^[（(【\[]?(?:广告|推广|商业推广|广告信息|企业形象广告)[）)】\]]?$")


def sells_much(text: str) -> bool:
    """Whether a line speaks as an advertisement does: two different words of selling."""
    if not any(mark in text for mark in "折惠价疗盟购店"):
        return False
    return len({found[0] for found in SELLS.finditer(text)}) > 1


# A long line without any of these is no notice: a quick look before the pattern above.
NOTICE_HINT = re.compile(
    "声明|遗失|特此|注销|减资|招标|招聘|公示|竞|拍卖|歉|之误|应为|报名时间|保证金|债权|投标"
)
WEATHER = re.compile(
    r"(?:晴|多云|阴|小雨|中雨|大雨|阵雨|雷阵雨|雪|雾|霾)[^。]{0,30}(?:气温|温度"
    r"|℃|度|风)|气温[^。]{0,12}[0-9]+[^。]{0,6}(?:℃|度)|[0-9]+\s?[～~\-—到至]\s?[0-9]+\s?(?:℃"
    r"|度)"
)
CAPTION = re.compile(
    r"^(?:图为|上图|下图|左图|右图|图[①②③④⑤一二三四1-9][：:为]?|（图为|题图|资料图"
    r"|资料图片|配图|图片说明|插图)|(?:图片由|供图|资料照片|资料图片|新华社发"
    r"|影像中国|视觉中国|人民视觉)[^。]{0,12}$"
)
# What stands below a head and is no part of it: a caption, a credit, a byline.
OPENS_ANEW = re.compile(
    rf"(?:图为|[上下左右]图|题图|图[①②③④⑤一二三四1-9]|[{HAN}]{{0,4}}(?:责编|编辑|美编|校对|版式)\s?[：:]"
    rf"|[{HAN}]{{0,10}}(?:记者|通讯员|实习生|作者)\s?[{HAN}]{{2,4}}(?:[\s、]|$))"
)
PHOTO_CREDIT = re.compile(
    rf"(?:^|[。！？”\s（(])[\s□■]{{0,2}}(?:本报|新华社|通讯员|记者|见习记者|全媒体记者"
    rf"|实习生|特约){{0,3}}(?:记者|通讯员|摄影)?\s{{0,2}}(?:[{HAN}]\s?[{HAN}]{{1,3}})(?:[、\s][{HAN}]{{2,4}}){{0,3}}\s{{0,2}}/?(?:摄影报道"
    rf"|摄影|摄|供图|文/图|/文图|摄影/报道|图)(?:\s?[（(][{HAN}]{{2,10}}[）)])?[）)]?$"
)
_PHOTO_LAST = frozenset("摄影道图）)")


def names_photographer(text: str) -> bool:
    """记者 王明 摄 at the end of a line; the last character is looked at first, for speed."""
    return text[-1] in _PHOTO_LAST and bool(PHOTO_CREDIT.search(text))


# What a head of a notice can end in: a quick look before the pattern.
_NOTICE_LAST = frozenset("明告示事谢稿订息失标聘租拍卖賣让人物生电水气正误歉奖票廣报報象氣则栏讨：:")


def heads_notice(text: str) -> bool:
    return bool((text[-1] in _NOTICE_LAST and NOTICE_HEAD.match(text)) or WEATHER_HEAD.match(text))


def tells_weather(text: str) -> bool:
    return any(mark in text for mark in "温℃度风") and bool(WEATHER.search(text))


SOURCE_NOTE = re.compile(
    r"^(?:数据来源|资料来源|来源|据|摘自|转自|原载|责任编辑|（?作者系|（?作者为|（?本文)[：:]?"
)
CMS_NOISE = re.compile(
    r"enpproperty|^\[?返回目录\]?$|^相关阅读[：:]?|^我要评论$|^上一篇|^下一篇"
    r"|^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[:\d]* \d{4,}|^字号[：:]|^打印本?页|^分享到"
    r"|^关闭窗口|^【?(?:关闭|打印)】?$|^点击数|^浏览次数|^放大\s?缩小|^标题导航"
    r"|^版面导航|^&nbsp;$"
)


def is_left_over(text: str) -> bool:
    """Whether a line is what a web page or its software left behind."""
    return "enpproperty" in text or bool(CMS_NOISE.match(text))


LIST_MARK = re.compile(
    r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[0-9０-９]{1,2}[、．.](?![0-9])|[①②③④⑤⑥⑦⑧⑨⑩]|第[一二三四五六七八九十]{1,3}[条章节])"
)
ORNAMENT = re.compile(r"^[■□◆◇●○◎★☆▲△▼▶►※◢◤·•＊*♦☐▇█▎|｜]\s?")
ABSTRACT_HEAD = re.compile(
    r"^(?:核心阅读|核心提示|内容提要|编者按|开栏语|编者的话|阅读提示|新闻链接"
    r"|相关链接|新闻背景|背景链接|延伸阅读|小贴士|记者手记|专家点评|记者观察|数说"
    r"|名词解释|链接|声音|点评|短评)[：:]?$"
)


_CREDIT_LABEL = re.compile("(?:责编|责任编辑|编辑|美编|版式|校对|审核|值班[^：:]{0,4})\\s?[：:]")


def is_page_credit(text: str) -> bool:
    """Whether a line credits those who made the page: it begins so, or names two of them."""
    return bool(CREDIT_START.match(text)) or len(_CREDIT_LABEL.findall(text)) > 1
