"""Word lists that an editor could extend: what headlines, kickers, credits, notices and slogans are made of."""

import re

from digests.parsing.forms import HAN, forms_of
from digests.parsing.names import is_name
from digests.parsing.quick_look import looks_for

_FORMS = forms_of("vocabulary.txt")

# A pattern that is searched for goes fast where each of its alternatives begins with a plain character, what stands
# before that looked for backwards. So are those set that most lines are searched for.

KICKER_END = re.compile(rf"(?:{_FORMS['ends of kickers']})$")
DASH_LAST = re.compile("——$")
QUANTITY = re.compile(
    r"[0-9０-９.]+\s?(?:余|多|几)?(?:%|％|万?[人车班架台批]次|万|亿|千|百|元|个|人|名|户|亩|吨|家"
    r"|项|天|年|倍|公里|公顷|件|次|米|岁|平方米|场|条|所|辆|台|处|毫米|厘米|小时|分钟|秒|千瓦|标箱|公斤|斤|株|份|分钟|支|头|只|起|届|册|部|立方米|美元)"
    r"|[一二三四五六七八九十百千万]+[吨斤元][一二三四五六七八九半]|[一二三四五六七八九十百千两]+(?:万|亿|余)[元人亩吨户]|[二三四五六七八九十百千万两]{2,}(?:个|人|名|户|亩|吨|家|处|斤|元|次|件|座|台|担|里|公里)|百分之|翻番|翻一番|零突破"
)
# 李志刚讲话 under a headline, 县长李志刚主持并讲话.
WHO_SPOKE = re.compile(
    rf"^[{HAN}]{{2,4}}(?:讲话|作报告|作讲话) [{HAN}]{{2,4}}(?:主持|出席|参加)$|^(?:[{HAN}]{{0,6}}(?:书记|[县市区省乡镇局厂校]长|主任|主席|经理))?[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}(?:出席|主持|到会|参加)?(?:会议)?并?(?:讲话|主持|出席|致辞|作(?:主题|工作|动员|专题)?(?:报告|讲话|发言)|作批示|部署|参加)(?: [{HAN}]{{2,4}}等?(?:作|出席|参加|发言)[{HAN}]{{0,8}})?$"
)
# 乔金海和他的修理摊: a deck tells of whom.
AND_HIS = re.compile(
    "^[^，。：]{2,16}[和与][他她]的[^，。：]{2,10}$"
    "|^(?:记(?![者住得录忆账分])|追记|访(?![问谈企贫])|专访|对话|走近|追忆|怀念|读(?=《|[一-鿿]{2,4}《))[^，。：]{5,24}$"
)
LATIN_NAME = re.compile(r"^[A-Z][A-Z ,.&'0-9]{5,40}$")
TAG_ALONE = re.compile(rf"^[（(【\[〔](?![本下上])[{HAN}·]{{2,8}}[）)】\]〕]$")
BARE_QUANTITY = re.compile(
    r"^[0-9.]+(?:余|多)?(?:份|个|名|人次|户|公里|%|％|天|条|元|万元|亿元|吨|亩|株|场次|家|辆|台)[，。、]"
)
QUANTITY_LAST = re.compile(f"(?:{QUANTITY.pattern})$")
AMOUNT_FIRST = re.compile(rf"^(?:{_FORMS['amounts that open a deck']})")
# 将助力当地提高粮食自给水平, 有望缓解城区入学压力: a deck tells what comes of it.
OUTCOME = re.compile(
    "^(?:将(?![军领士])|有望|预计|或将)[^，。：]{4,24}$|^[一-鿿]{2,8}(?:夺冠|夺魁|折桂|捧杯|问鼎|获胜)$"
    "|^截[至止][^，。：]{4,24}$|^各(?:地|级|校|厂|乡|社|县)(?!大)[^，。：]{4,20}$|^[0-9一二三四五六七八九十百两]{1,4}[个名户家支][^，。：]{3,12}[0-9一二三四五六七八九十百千万]{2,}[一-鿿]{1,2}$"
)
RIDDLE = re.compile("[（(][打猜](?:一|两)?[一-鿿]{1,9}[）)]$")
# 青溪乡·樟岭坳 above a head: where it is set.
PLACE_LINE = re.compile(f"^(?![{HAN}·]*(?:副刊|专版|特刊))[{HAN}]{{2,7}}·[{HAN}]{{2,7}}$")
# A headline tells an event: someone (县, 我区, …会) did something.
EVENT = re.compile(rf"(?:{_FORMS['events']})")
# A call or a thought rather than news: 把功夫下在…, 让…更…, 以…促…. As a second line it is the headline.
CALL = re.compile(r"^(?:把|让|莫|别|愿|勇|敢|誓|奋力|当好)")
# 从“要我干”到“我要干”: a head of some kind
FROM_TO = re.compile("^从[^，。]{2,12}(?<!“)到[^，。]{2,12}$")
# 古樟村：小茶叶做成大产业
WHO_AND_WHAT = re.compile(f"^[{HAN}]{{2,9}}(?: [{HAN}]{{2,4}})?：[^，。：]{{4,24}}$")
# What slogans, kickers and subheads do; a headline may.
RALLYING = re.compile(rf"(?:{_FORMS['words that rally']})")
HEAD_TAIL = re.compile(rf"(?:{_FORMS['ends of headlines']})$")
# 镇党委书记王明到…: who holds a post goes somewhere.
PERSON_FIRST = re.compile(
    rf"[{HAN}]{{0,6}}(?:书记|[局镇县市区乡校院]长|主任|主席|经理|理事长)[{HAN}]{{2,3}}(?:到|赴|带队|率队|在)"
)
SUBJECT = re.compile(
    r"^(?:我[市县縣区區省镇乡校国國州盟旗厂]|全[市县区省国局矿厂校院]|各[市县區区地乡镇村社]"
    r"|[省市县縣区區州镇乡](?:委|长|政府|人大|政协|领导|纪委|领|卫健|教育|公安|应急|农业|妇联|总工会|团委|直|里|法院|检察)"
    rf"|(?![在从由据到自以当他她]|我们|落户|走进|来到)[{HAN}]{{2,5}}(?:(?<![夜超股楼菜城都门])市|(?<![乡农新])村|(?<!当)局|(?<!的)(?:[县縣区區镇州]|乡(?![愁亲情音土间村贤下])))(?!\s)|[{HAN}]{{2,3}}(?:会见|主持|出席|调研|将访|赴)"
    rf"|{PERSON_FIRST.pattern})"
)
DATELINE_BROKEN = re.compile(
    rf"^据?(?:本报|新华社)[{HAN}]{{2,6}}(?:[0-9]{{1,2}}月?|[0-9]{{1,2}}月[0-9]{{1,2}}日?)$|^据新华社[{HAN}]{{2,4}}$"
)
# A paragraph never opens with these; a piece that does runs on from the piece above.
# So does one that opens with a verb of speech, which wants its speaker.
NEVER_OPENS = re.compile(
    r"^[，。、；：！？”’」』）》〉】〕…%％℃,.;:!?)\]}]|^(?:的(?!确|士|哥|姐)|了(?!解"
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
    r"(?:说|(?<![航街频渠通赛车轨隧管河水人铁跑])道|表示|指出|强调|介绍|认为|称|要求|希望|坦言|告诉记者|回忆|感慨|笑着说|透露|解释|提出)[，：:]"
)
_FEW_WORDS = 12
_LEADS_ON = "(?:并|也|还|就|都|又|则|却|而|且|但|因|所以|以及|同时|其中)"
PROSE = re.compile(
    rf"他们?[，的在说是](?<![和与]他的)|她们?[，的在说是](?<![和与]她的)|我们|这[些个是样]|那[些个么]|，(?<=.{{6}}，){_LEADS_ON}|。{_LEADS_ON}|一直"
    r"|已经|正在|不仅|而且|因为|所以|如果|虽然|但是|由于|之后，|以来，|时，|后，"
    r"|中，|上，|下，|为了|是一[个种名位]|有着|分别|纷纷|先后|随即|获悉|了解到"
    r"|看到|来到"
)


@looks_for(PROSE)
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
    r"(?:走过|迎来|用上|喝上|住上|坐上|惠及|达到|超过|跨过|先后|分别|纷纷|正在|已经|一直|不断|进一步|继续|累计|共计|一行|随即|一行先|不少|许多|所有|一批|告诉)$"
    r"|在会(?:上|议上)(?:强调|指出|要求|表示|提出|介绍)?$"
    r"|：[自在从对把由将以为于与和据随按]$|月(?<=[0-9]月)[0-9]{1,2}日$|记者(?<=[）)，。]记者)$"
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
BINDS = re.compile("记者(?=[在从看了走])|针对|为解决|为了|随着|根据|按照|面对|截至|据|他|她|我们")

GENERIC_HEADLINE = re.compile(rf"^[·—]{{0,2}}(?:{_FORMS['generic headlines']})[·—]{{0,2}}$")
COLUMN_TAG = re.compile(
    rf"^[（(【\[](?![上下]\s?[接转]|[{HAN}]{{0,6}}(?:记者|通讯员))[{HAN}·、A-Za-z0-9]{{2,14}}[）)】\]]|[（(](?![上下]\s?[接转])[{HAN}·、A-Za-z0-9]{{2,16}}[）)]$"
)
_TAG_AT_END = re.compile(
    rf"^(?!本报|新华社|据)[^。]{{4,40}}[（(](?!记者|通讯员|本报|新华社|图|摄)(?P<tag>[{HAN}]{{2,4}})[）)]$"
)


@looks_for(_TAG_AT_END)
def ends_in_a_tag(text: str) -> bool:
    """26年，她是婆婆的“眼睛”（人物）: a headline with its column; a name in the brackets signs a text."""
    tag = _TAG_AT_END.match(text)
    return tag is not None and not is_name(tag["tag"])


# （林小雨 摄影报道）: who wrote a picture story took its picture.
TELLS_AND_SHOWS = "(?:摄影报道|文/[图摄]|图/文)[）)]$"
# 新春走基层 above a headline: the column that it stands in.
COLUMN_NAME = re.compile(_FORMS["names of columns"])
# 短评 above a headline: what kind of article it is. 简讯 there is the headline of them all.
KIND_OF_ARTICLE = re.compile(
    f"^[·•【〔［]?(?:社论|评论|短评|短论|时评|杂文|今日谈|编者按|(?:读者|群众|职工|学生)?来信|[{HAN}]{{0,4}}信箱|[{HAN}]{{0,6}}问答|言论|通讯|特写|专访|人物)[·•】〕］]?$"
)
# 足球世界杯四分之一决赛, 抗战故事（连载⑦）: one of several, told above its headline.
ONE_OF_SEVERAL = re.compile(
    rf"^[{HAN}0-9“”]{{2,12}}(?:决赛|预赛|小组赛|第[一二三四五六七八九十0-9]{{1,3}}[轮场站日]|最后一[日天轮]|赛前瞻)$"
    rf"|^[{HAN}“”]{{3,10}}(?:[①-⑳]|[（(](?:连载|系列报道)?(?:之?[一二三四五六七八九十]{{1,2}}|[①-⑳]|[0-9]{{1,2}})[）)])$"
)
# 【杏林随笔】, ·读者·编者·, ⦿人物·工匠志: a column's label, told by the marks around it.
_COLUMN_LABEL = re.compile(rf"^(?:{_FORMS['labels in their marks']})$")


# What campaigns all papers of the country had columns for, in phrases of which a column's name is made.
_CAMPAIGN = re.compile(_FORMS["campaigns"])
_CAMPAIGN_PARTS = re.compile("[ ·•・—、，]+")
_LONGEST_CAMPAIGN, _BESIDE_A_CAMPAIGN = 26, 8  # characters


@looks_for(_CAMPAIGN)
def names_a_campaign(text: str) -> bool:
    """学党史 悟思想 办实事 开新局, 壮丽70年·奋斗新时代, 改革开放30年·云溪记忆: a column of the country's campaigns."""
    if len(text) > _LONGEST_CAMPAIGN or COLUMN_NAME.match(text) or not _CAMPAIGN.search(text):
        return False
    pieces = [piece.strip("“”") for piece in _CAMPAIGN_PARTS.split(text) if piece]
    if " " in text and len(pieces) == 2 and len(pieces[0]) == len(pieces[1]):
        return False  # 建功新时代 奋进新征程: a couplet heads an article as well
    told = [piece for piece in pieces if not _CAMPAIGN.fullmatch(piece)]
    return len(told) < len(pieces) and all(
        len(piece) <= _BESIDE_A_CAMPAIGN and not EVENT.search(piece) for piece in told
    )


@looks_for(_COLUMN_LABEL)
def is_column_label(text: str) -> bool:
    """Whether a line is a column's label; ·简讯· is the headline of what stands below it."""
    return bool(_COLUMN_LABEL.match(text)) and not GENERIC_HEADLINE.match(
        text.strip("【】〔〕［］[]〖〗·•⦿◆◇■●★☆▲ ")
    )


LETTER = re.compile(
    r"^(?:编辑(?![：:]\s?\S{1,4}(?:\s|$))|编辑部?同志|总编同志|编辑先生|编辑老师)[：:]|^编辑部[：:](?=\S{8})"
)
LETTER_CLOSES = re.compile(
    "此致|(?:此致)?[^，。：]{0,12}敬礼[！!]?|(?:恭|敬|谨)?祝[^，。：]{0,8}(?:安康|健康|愉快|顺利|进步)[！!]?"
)
ANSWER = re.compile("^答[：:]")
# 【一楼的账】采光、噪音、房价: a subhead with its label.
LABEL_AND_WORDS = re.compile("^【[^】]{2,8}】[^。！？：“]{4,24}$")
# 云溪县读者周亦安问：, 县豆制品厂来函：: a letter to the paper, under a head of its own.
WRITES_IN = re.compile(rf"^[{HAN}0-9]{{2,20}}(?:问|来函|来信|来电|反映|咨询)：")
QUESTION = re.compile("^(?:记者|问|主持人)(?:（(?:以下|下)简?称“?.”?）)?[：:].{2,}")
# 本报评论员 without a name signs as well.
WRITER_UNNAMED = re.compile(
    r"^[□■]?\s?(?:本[报刊网台]|[一-鿿]{2,6}[报社])(?:特约)?(?:评论员|編輯部|编辑部|观察员)$"
    r"|^[一-鿿]{2,14}(?:通讯组|通讯室|报道组|写作组|调查组|记者组)(?: [一-鿿]{2,10}(?:记者|通讯员|通讯组))*$"
    r"|^[一-鿿]{4,16} ?集体创作$|^[□■]?\s?(?:本[报刊])?(?:通讯员|记者|評論員|评论员)(?:[\s、](?:本[报刊])?(?:通讯员|记者))*$"
)


LIST_MARK = re.compile(
    r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[0-9０-９]{1,2}[、．.](?![0-9])|[①②③④⑤⑥⑦⑧⑨⑩]|案例[一二三四五六七八九十0-9]{1,2}[ ：:]|第[一二三四五六七八九十]{1,3}[条章节])"
)
ORNAMENT = re.compile(r"^[■□◆◇●○◎★☆▲△▼▶►※◢◤·•＊*♦☐▇█▎|｜]\s?")
ABSTRACT_HEAD = re.compile(
    r"^(?:核心阅读|核心提示|内容提要|编者按|开栏语|编者的话|阅读提示|新闻链接"
    r"|相关链接|新闻背景|背景链接|延伸阅读|小贴士|记者手记|专家点评|记者观察|数说"
    r"|名词解释|链接|声音|点评|短评|(?:法官|民警|律师|专家|医生|记者|警方|交警|消防|气象|乘车|出行|健康|安全|农技)(?:提醒|提示|支招|寄语|感言|释法|解读|建议|说法|贴士))[：:]?$"
)
