"""Word lists that an editor could extend: what headlines, kickers, credits, notices and slogans are made of."""

import re

from digests.parsing.forms import HAN

# A pattern that is searched for goes fast where each of its alternatives begins with a plain character, what stands
# before that looked for backwards. So are those set that most lines are searched for.

_WHILE = "[^，。]{1,24}[时時]"
KICKER_END = re.compile(
    r"(?:问：|预警：|提醒：|回应：|呼吁：|透露：|要求[各全][一-鿿]{1,6}|强调|指出|要求|表示|提出|批示|寄语|希望|勉励|——|—|……|(?:照耀|指引|领导|鼓舞|推动|关怀|感召)下|之际|之后|以来|^在[^，。]{4,28}[会赛坛谈]上|调研[^，。]{0,24}[时時]"
    rf"|在{_WHILE}|到{_WHILE}|赴{_WHILE}|会见{_WHILE}|出席{_WHILE}|考察{_WHILE}"
    r"|系列(?:报道|報道|访谈|评论|述评)(?:[①-⑳]|之[一二三四五六七八九十]{1,2})?)$"
)
QUANTITY = re.compile(
    r"[0-9０-９.]+\s?(?:余|多|几)?(?:%|％|万|亿|千|百|元|个|人|名|户|亩|吨|家"
    r"|项|天|年|倍|公里|公顷|件|次|米|岁|平方米|场|条|所|辆|台|处|毫米|厘米|小时|分钟|秒|千瓦|标箱|公斤|斤|株|份|分钟|支|头|只|起|届|册|部|立方米|美元)"
    r"|[一二三四五六七八九十百千两]+(?:万|亿|余)[元人亩吨户]|[二三四五六七八九十百千万两]{2,}(?:个|人|名|户|亩|吨|家|处|斤|元|次|件|座|台|担|里|公里)|百分之|翻番|翻一番|零突破"
)
# 李志刚讲话 under a headline, 县长李志刚主持并讲话.
WHO_SPOKE = re.compile(
    rf"^(?:[{HAN}]{{0,6}}(?:书记|[县市区省乡镇局厂校]长|主任|主席|经理))?[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}(?:出席|主持|到会|参加)?(?:会议)?并?(?:讲话|主持|出席|致辞|作(?:主题|工作|动员|专题)?(?:报告|讲话|发言)|作批示|部署|参加)(?: [{HAN}]{{2,4}}等?(?:作|出席|参加|发言)[{HAN}]{{0,8}})?$"
)
# 乔金海和他的修理摊: a deck tells of whom.
AND_HIS = re.compile("^[^，。：]{2,16}[和与][他她]的[^，。：]{2,10}$")
LATIN_NAME = re.compile(r"^[A-Z][A-Z ,.&'0-9]{5,40}$")
TAG_ALONE = re.compile(rf"^[（(【\[〔](?![本下上])[{HAN}·]{{2,8}}[）)】\]〕]$")
BARE_QUANTITY = re.compile(
    r"^[0-9.]+(?:余|多)?(?:份|个|名|人次|户|公里|%|％|天|条|元|万元|亿元|吨|亩|株|场次|家|辆|台)[，。、]"
)
QUANTITY_LAST = re.compile(QUANTITY.pattern.replace("|[一二三", "$|[一二三").replace("翻番|", "翻番$|") + "$")
AMOUNT_FIRST = re.compile(
    r"^(?:全[市县区省](?:平均|累计)|亩均|户均|人均|全长|达产后|两地最快|最快|将填补|震源深度|零下|总投资|总签约|签约|投资|总额|计划|预计|累计|共|已(?!经)|全年|首批|首期|总产值"
    r"|年产|增长|突破|惠及|覆盖|涉及|带动|近(?![日年期来平郊海])|超|约|逾|达|最高|每|今年(?![0-9]{1,3}岁))"
)
# A headline tells an event: someone (县, 我区, …会) did something.
EVENT = re.compile(
    r"(?:召开|举行|举办|启动|开幕|闭幕|落幕|签约|签订|签署|开工|动工|竣工|完工|投产|投用|投运|投入使用|通车|揭牌|挂牌|成立|落户|落地|破土|封顶|合龙"
    r"|走访|慰问|接待|交出|上岗|重开|调研|来柯|宣讲|部署|视察|考察|检查|督查|会见|会谈|访问|出席|发布|获评|获奖|入选|荣获|荣膺|喜获|丰收(?!节)|夺冠|夺魁|上线|开通"
    r"|开馆|开园|开业|开赛|开讲|开播|开学|开考|开镰|收官|动员|表彰|座谈|学习|传达|通过|审议|任命|当选|亮相|揭晓|完成|达成|实现|突破|取得"
    r"|增长|下降|启用|交付|迎来|走进|开展|组织|推出|实施|印发|出台|按下|初见|见成效|全覆盖|列入|将访|将于|将在|通电(?!话)|离开|抵达|前往|致辞|致信"
    r"|贺信|讲话|授予|捐赠|救助|抓获|破获|查处|曝光|提醒|预警|受审|获刑|维权|圆梦|吸引|征集|招募|建成|结业|毕业|晒出|变身|交流|合作"
    r"|召開|舉行|開幕|簽訂|發表|聲明|評論|通過|宣布|召集|討論|會議|訪問|會見|抵|返)"
)
# A call or a thought rather than news: 把功夫下在…, 让…更…, 以…促…. As a second line it is the headline.
CALL = re.compile(r"^(?:把|让|莫|别|愿|勇|敢|誓|奋力|当好)")
# 从“要我干”到“我要干”: a head of some kind
FROM_TO = re.compile("^从[^，。]{2,12}(?<!“)到[^，。]{2,12}$")
# 古樟村：小茶叶做成大产业
WHO_AND_WHAT = re.compile(f"^[{HAN}]{{2,9}}：[^，。：]{{4,24}}$")
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
    r"^(?:我[市县縣区區省镇乡校国國州盟旗厂]|全[市县区省国局矿厂校院]|各[市县區区地乡镇村社]"
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
_FEW_WORDS = 12
_LEADS_ON = "(?:并|也|还|就|都|又|则|却|而|且|但|因|所以|以及|同时|其中)"
PROSE = re.compile(
    rf"他们?[，的在说是](?<![和与]他的)|她们?[，的在说是](?<![和与]她的)|我们|这[些个是样]|那[些个么]|，(?<=.{{6}}，){_LEADS_ON}|。{_LEADS_ON}|一直"
    r"|已经|正在|不仅|而且|因为|所以|如果|虽然|但是|由于|之后，|以来，|时，|后，"
    r"|中，|上，|下，|为了|是一[个种名位]|有着|分别|纷纷|先后|随即|获悉|了解到"
    r"|看到|来到"
)


def runs_like_text(text: str) -> bool:
    """Whether a line has words of running text, and is more than a few words that a head could be."""
    return (len(text) > _FEW_WORDS or "，" in text) and bool(PROSE.search(text))


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
    r"^·?(?:图片报道|图片新闻|图片新闻报道|简讯|简讯[一二三四五六七八九十]则|短讯"
    r"|要闻简报|简明新闻|新闻速递|一句话新闻|图说新闻|时讯|短波|快讯|热点|本报讯"
    r"|今日(?:速览|关注|视点)|各地动态|工作动态|乡镇动态|部门动态|综合消息|国内简讯|国际简讯|社论"
    r"|[一-鿿]{0,4}(?:短讯|简讯|零讯|短波|快讯|快报|回音|回声|拾零|速递|快递|速览|播报|摘登|集萃|荟萃|集纳|点滴|集锦|一瞥|剪影)|速[读览][一-鿿]{2,4}|三言两语"
    r"|评论|短评|编者按|今日谈|读者来信|来信|更正启事|致[\u4e00-\u9fff]{1,10}一束)·?$"
)
COLUMN_TAG = re.compile(
    rf"^[（(【\[](?![上下]\s?[接转]|[{HAN}]{{0,6}}(?:记者|通讯员))[{HAN}·、A-Za-z0-9]{{2,14}}[）)】\]]|[（(](?![上下]\s?[接转])[{HAN}·、A-Za-z0-9]{{2,16}}[）)]$"
)
# 新春走基层 above a headline: the column that it stands in.
COLUMN_NAME = re.compile(
    rf"^[{HAN}“”]{{2,8}}(?:走基层|进行时|面对面|在行动|看变化|在一线|这十年|新作为|新气象|大家谈|蹲点|专访|系列报道|特别报道|特别策划|纪事)$"
    rf"|^(?![{HAN}]*[的在了])[{HAN}“”·]{{0,7}}(?:副刊|专栏|随笔|论坛|信箱|茶座|茶馆|文苑|诗苑|诗台|诗页|荐书|书评|书架|钩沉|拾遗|史话|讲坛|讲堂|课堂|故事汇|话科技|天地|园地|广角|之窗|漫谈|笔谈|杂谈|夜话|絮语|笔会|沙龙|直通车|曝光台|回音壁|咨询台|服务台|留言板|卷首语|小小说|连载|寻根)$"
    rf"|^[{HAN}0-9“”]{{2,12}}(?:决赛|预赛|小组赛|第[一二三四五六七八九十0-9]{{1,3}}[轮场站日]|最后一[日天轮]|赛前瞻)$"
)
# 【杏林随笔】, ·读者·编者·, ⦿人物·工匠志: a column's label, told by the marks around it.
_COLUMN_LABEL = re.compile(
    rf"^(?:【[^】]{{2,16}}】|[·•][{HAN}]{{2,8}}(?:[·•][{HAN}]{{2,8}})?[·•]|⦿[{HAN}·]{{2,12}})$"
)


def is_column_label(text: str) -> bool:
    """Whether a line is a column's label; ·简讯· is the headline of what stands below it."""
    return bool(_COLUMN_LABEL.match(text)) and not GENERIC_HEADLINE.match(text.strip("【】·•⦿"))


LETTER = re.compile(r"^(?:编辑(?![：:]\s?\S{1,4}(?:\s|$))|编辑部?同志|总编同志|编辑先生|编辑老师)[：:]")
ANSWER = re.compile("^答[：:]")
# 【一楼的账】采光、噪音、房价: a subhead with its label.
LABEL_AND_WORDS = re.compile("^【[^】]{2,8}】[^。！？：“]{4,24}$")
QUESTION = re.compile("^(?:记者|问|主持人)[：:].{2,}")
# 本报评论员 without a name signs as well.
WRITER_UNNAMED = re.compile(
    r"^[□■]?\s?(?:本[报刊网台]|[一-鿿]{2,6}[报社])(?:特约)?(?:评论员|編輯部|编辑部|观察员)$"
    r"|^[□■]?\s?(?:本[报刊])?(?:通讯员|记者|評論員|评论员)(?:[\s、](?:本[报刊])?(?:通讯员|记者))*$"
)


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
