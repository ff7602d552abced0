"""The words of an invented county and how its reporters put them together.

A symbol in braces stands for one of its rows, drawn at random; `{n}` is a number. Rows are written so
that a head line reads as a head line and a sentence as a sentence; nothing here knows the parser.
"""

import re
from random import Random

_SYMBOL = re.compile(r"\{(\w+)\}")

NAMES_FIRST = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
NAMES_SECOND = "建国志强晓燕雪梅国华丽娟海涛文博子涵思远雨桐明辉春生秋月小军永康振宇佳怡俊杰红霞立新玉兰家豪梦瑶德顺桂英天佑心怡一帆书瑶云龙"

GRAMMAR: dict[str, tuple[str, ...]] = {
    "county": ("云岭县", "青溪县", "临泽县", "河阳县", "梧桐县", "石门县", "白鹿县", "清江县"),
    "place": ("云岭", "青溪", "临泽", "河阳", "梧桐", "白鹿", "清江", "沙洲", "桃源", "红枫"),
    "town": ("柳河镇", "双桥镇", "上坪乡", "石鼓镇", "望江街道", "北山乡", "青石镇", "大湾镇", "杨林街道", "古渡镇"),
    "village": ("黄泥村", "小河村", "新塘村", "竹园村", "上岭村", "南湾社区", "东门社区", "大树村", "槐荫村", "梨花村"),
    "us": ("我县", "全县", "县里", "我市", "我区"),
    "organ": (
        "县农业农村局", "县住建局", "县卫健局", "县教育局", "县文旅局", "县财政局", "县水利局", "县应急管理局", "县妇联",
        "县总工会", "团县委", "县市场监管局", "县公安局交警大队", "县税务局", "县科协", "县供销社", "县图书馆", "县人民医院",
        "县第一中学", "县气象局", "县交通运输局", "县经开区管委会",
    ),
    "body": ("县委", "县政府", "县人大常委会", "县政协", "县委常委会", "县委宣传部", "县纪委监委", "县委组织部"),
    "post": (
        "县委书记", "县委副书记、县长", "县人大常委会主任", "县政协主席", "县委常委、组织部部长", "副县长", "镇党委书记",
        "村党支部书记", "局长", "校长", "院长", "项目经理", "种植大户", "合作社理事长", "驻村第一书记", "志愿者", "护林员",
    ),
    "meeting": (
        "农村工作会议", "安全生产工作会议", "招商引资推进会", "防汛抗旱部署会", "教育工作座谈会", "重点项目调度会",
        "乡村振兴现场会", "经济运行分析会", "信访工作联席会议", "人才工作会议", "河长制工作推进会", "消防安全专题会",
    ),
    "project": (
        "智能仓储项目", "抽水蓄能电站", "滨河公园改造工程", "冷链物流园", "新能源电池项目", "旧城改造二期", "绕城公路",
        "数字茶园", "城乡供水一体化工程", "康养小镇", "光伏发电项目", "农产品交易中心", "过江大桥", "体育馆", "职教中心新校区",
    ),
    "crop": ("早稻", "茶叶", "柑橘", "油菜", "中药材", "葡萄", "竹笋", "小龙虾", "食用菌", "杨梅", "高粱", "莲子"),
    "theme": (
        "乡村振兴", "营商环境", "双招双引", "生态环境", "基层治理", "文明创建", "科技创新", "粮食安全", "养老服务", "全民阅读",
        "垃圾分类", "未成年人保护", "职业教育", "数字经济", "森林防火", "民生实事", "文旅融合", "项目建设",
    ),
    "quality": ("高质量", "高标准", "高水平", "全方位", "多层次", "常态化", "精细化"),
    "good": ("显著成效", "阶段性成果", "新突破", "良好开局", "喜人变化", "丰硕成果"),
    "fest": ("丰收节", "茶文化节", "龙舟赛", "读书月", "科普周", "桃花节", "运动会", "广场舞大赛", "非遗展", "年货节", "马拉松"),
    "verbing": ("推进", "抓好", "做实", "加快", "深化", "统筹", "强化", "优化"),
    "when": (
        "{m}月{d}日", "{m}月{d}日上午", "{m}月{d}日下午", "近日", "日前", "连日来", "今年以来", "{m}月上旬", "昨日", "入夏以来",
        "{m}月{d}日至{d}日",
    ),
    "sum": (
        "{n}万元", "{n}亿元", "近{n}亿元", "{n}余亩", "{n}.{k}亿元", "{n}多户", "{n}公里", "{n}%", "{n}人次", "{n}吨", "{n}个",
        "{n}万株", "{n}平方米", "{n}公斤", "{n}名", "{n}余家",
    ),
    "quote": (
        "“{theme}”", "“一门式”", "“最后一公里”", "“红管家”", "“三色”", "“夜间课堂”", "“共享菜园”", "“银龄”", "“田间学校”", "“一村一品”",
        "“四不两直”", "“早餐会”", "“小巷讲堂”",
    ),
    "job": (
        "对{theme}工作进行再动员再部署", "听取{theme}情况汇报", "研究部署下阶段{theme}工作", "实地察看{project}进展情况",
        "走访慰问困难群众和老党员", "检查防汛物资储备和值班值守情况", "就{theme}工作开展专题调研", "与企业负责人深入交流",
    ),
    # Sentences of a story, each a whole one with its full stop.
    "sentence": (
        "{when}，{county}召开{meeting}，{job}。",
        "{post}{name}在会上强调，要{verbing}{theme}工作，{verbing}{project}建设，确保各项任务落到实处。",
        "据了解，{project}位于{town}{village}，总投资{sum}，建成后年产值可达{sum}。",
        "{organ}负责人{name}介绍，今年全县共投入{sum}用于{theme}，惠及群众{sum}。",
        "“{said}”{post}{name}说。",
        "“{said}”{name}告诉记者，“{said}”",
        "在{town}{village}，{name}正忙着采收{crop}，田间地头一派繁忙景象。",
        "下一步，{organ}将继续{verbing}{theme}，不断提升群众的获得感和满意度。",
        "截至目前，全县已建成{quote}站点{n}个，开展各类活动{n}场次，服务群众{sum}。",
        "{name}一行先后来到{town}、{organ}和{project}施工现场，详细了解{theme}推进情况。",
        "近年来，{town}立足资源禀赋，大力发展{crop}产业，走出了一条{quality}发展的新路子。",
        "活动现场，{organ}的工作人员向群众发放宣传资料{n}份，现场解答咨询{n}人次。",
        "会议指出，{theme}事关全局，各级各部门要提高认识、压实责任，{verbing}{theme}各项举措。",
        "会议要求，要坚持问题导向，聚焦{quote}重点，{verbing}整改，举一反三，建立长效机制。",
        "过去这里是一片荒地，如今种上了{crop}，每亩收入比往年高出{n}%。",
        "每到周末，前来{place}采摘的游客络绎不绝，{village}的农家乐天天客满。",
        "{name}今年{n}岁，在{village}生活了大半辈子，说起家乡的变化，他满脸笑容。",
        "为解决群众反映的停车难问题，{organ}腾出{n}个车位，并对周边道路重新划线。",
        "通过{quote}机制，{town}今年累计化解矛盾纠纷{n}起，群众满意率达{n}%。",
        "{county}是{crop}之乡，种植面积{sum}，产品远销省内外{n}个城市。",
        "当天，{body}领导{name}、{name}、{name}参加活动。",
        "记者在现场看到，{n}台机械同时作业，工人们抢抓晴好天气，加紧{project}施工。",
        "他们白天走村入户，晚上整理资料，仅用{n}天就完成了全部登记工作。",
        "这条路修通以后，{village}到县城的车程由{n}分钟缩短到{k}分钟。",
        "针对企业提出的用工难、融资难等问题，{organ}逐一梳理，限时办结。",
        "其中，{town}完成{sum}，{town}完成{sum}，均超过时序进度。",
        "随着一声令下，{n}支队伍从{place}广场出发，沿途吸引了不少市民驻足观看。",
        "大家一致认为，要以{theme}为抓手，{quality}推动各项工作再上新台阶。",
    ),
    "said": (
        "以前办事要跑好几趟，现在在家门口就能办好，真是太方便了。",
        "今年雨水好，{crop}个头大、味道甜，不愁卖。",
        "有了这笔资金，我们的底气更足了。",
        "我们会把服务做得更细一些，让老人们住得安心。",
        "{project}早一天建成，群众就早一天受益。",
        "只要肯干，日子总会一天比一天好。",
        "孩子们喜欢什么课，我们就开什么课。",
        "能为家乡做点事，我心里很高兴。",
    ),
    "opening": (
        "{when}，{county}召开{meeting}，{job}。",
        "{when}，{post}{name}带队到{town}{village}，{job}。",
        "{when}，总投资{sum}的{project}在{town}正式开工。",
        "{when}，由{organ}主办的第{kth}届{place}{fest}在{town}举行。",
        "记者从{organ}获悉，截至{m}月底，全县{theme}工作取得{good}，完成投资{sum}。",
        "{when}，{village}的{crop}迎来丰收，村民们正抢抓农时采收。",
        "为进一步{verbing}{theme}工作，{when}，{organ}在{town}开展{quote}主题活动。",
    ),
    "scene": (
        "清晨六点，天刚蒙蒙亮，{village}的{name}就扛着锄头下了地。",
        "走进{town}{village}，一排排整齐的大棚映入眼帘，空气里满是{crop}的清香。",
        "“{said}”在{village}的院坝会上，{name}的一番话引来阵阵掌声。",
        "一条河，串起了{place}的前世今生。",
        "今年{n}岁的{name}，守着这片山林已经{k}年了。",
        "秋阳正好，{place}两岸的{crop}一片金黄。",
    ),
    "brief": (
        "{when}，{organ}组织{n}名党员到{village}开展{theme}志愿服务，为老人理发、量血压。",
        "{when}，{organ}在{town}举办{theme}培训班，{n}余人参加学习。",
        "{when}，{town}{village}{project}完工，{n}户村民喝上了放心水。",
        "{when}，第{kth}届{place}{fest}落下帷幕，共有{n}支队伍参赛。",
    ),
    # Heads.
    "headline": (
        "{county}召开{meeting}", "{us}召开{meeting}", "县领导走访慰问困难群众", "县领导调研{theme}工作", "{project}开工建设",
        "第{kth}届{place}{fest}开幕", "{town}{quote}激活{theme}新动能", "{organ}：{quote}服务暖民心", "{town}{crop}喜获丰收",
        "{county}{theme}工作取得{good}", "{village}：小{crop}做成大产业", "{project}正式签约落户{town}", "{organ}开展{theme}主题活动",
        "{post}{name}到{town}调研{theme}", "{us}{n}个重点项目集中开工", "{town}{verbing}{theme}跑出加速度",
        "{us}首个{project}投入使用", "从荒坡到{crop}园", "{us}{theme}经验在全省推广", "{project}主体完工",
        "让{theme}成为{place}最亮底色", "{village}的{crop}卖到了海外", "{organ}发布{theme}提醒", "{county}与{place}签订合作协议",
        "{n}名学子圆梦校园", "老支书{name}的{n}本日记", "{us}部署{theme}工作", "{us}举行{fest}暨{theme}推进会",
    ),
    "essay": ("故乡的{crop}", "{place}记", "又见{crop}香", "老街的早晨", "母亲的菜园", "守林人{name}", "{place}夜话", "山里的小学", "雨中的{place}"),
    "comment": (
        "{theme}要久久为功", "把{theme}的实事办实", "莫让{theme}流于形式", "干部要当好{quote}带头人", "多些{quote}少些空话", "让{theme}更有温度",
        "{theme}贵在落实",
    ),
    "kicker": (
        "{post}{name}在{town}调研时强调", "{body}主要领导在{meeting}上指出", "总投资{sum}", "总签约额{sum}", "投资{sum} 年产值{sum}",
        "不忘初心办实事", "凝心聚力谋发展 真抓实干开新局", "以{theme}促{theme}", "今年前{n}个月完成投资{sum}——", "建功新时代 奋进新征程",
        "{verbing}{theme} 擦亮{place}名片", "{n}年来，{place}群众收入翻了{k}番——", "党建引领聚合力", "惠及群众{sum}", "{fest}来了",
        "聚焦{theme}主题 {verbing}{theme}举措", "第{kth}届{place}{fest}举行——", "践行嘱托 感恩奋进", "关爱老人 情暖{place}",
    ),
    "amount_kicker": ("总投资{sum}，预计明年投产", "总投资{sum}，可新增就业{n}人", "投资{sum}，建设周期{n}个月", "总投资{sum}"),
    "deck": (
        "——{county}{theme}工作综述", "——记{town}{village}党支部书记{name}", "——{organ}{verbing}{theme}侧记", "总投资{sum}", "计划投资{sum}，{n}个月建成",
        "全年完成投资{sum}", "——访{organ}局长{name}", "惠及{n}个村{sum}", "首批{n}个项目已开工", "——写在第{kth}届{fest}开幕之际",
    ),
    "subhead": (
        "强产业 富口袋", "治环境 美乡村", "找准路子才有奔头", "小院里的大变化", "从“要我干”到“我要干”", "服务送到家门口", "党员带头冲在前",
        "好日子还在后头", "{quote}破解老难题", "一张蓝图绘到底", "以情暖人 以理服人", "技术支撑底气足", "联农带农促增收", "擦亮{place}底色",
    ),
    "tag": ("记者手记", "民生观察", "今日谈", "一线见闻", "人物", "乡村纪事", "新春走基层", "政策解读", "随笔", "短评", "深阅读"),
    "caption": (
        "图为{name}在{village}采收{crop}。", "图为{project}施工现场。", "上图：{town}一角。", "图为群众在{fest}现场参观。 记者 {name} 摄",
        "图为志愿者在清扫街道。通讯员 {name} 摄",
    ),
    "photo": (
        "{when}，{town}{village}，村民正在采收{crop}。眼下正是{crop}成熟时节，田间一派丰收景象。",
        "{when}，航拍的{project}。目前工程已进入收尾阶段，预计{m}月底建成。",
        "{when}，孩子们在{place}公园放风筝，尽享春日好时光。",
    ),
    "slogan": ("社会主义核心价值观\n富强 民主 文明 和谐 自由 平等 公正 法治 爱国 敬业 诚信 友善", "讲文明 树新风", "绿水青山就是金山银山"),
    "credit": (
        "本版责编：{name}", "责任编辑：{name}  版式：{name}  校对：{name}", "本版编辑：{name} 校对：{name}", "责编：{name} 美编：{name} 校对：{name}",
        "编辑：{name}    审核：{name}", "值班编委：{name} 责任编辑：{name}", "版式设计：{name}", "本版责编 {name} 校对 {name}",
    ),
    "contact": ("本报地址：{place}路{n}号", "投稿邮箱：{place_latin}@example.com", "读者热线：0570-30{n}{n}", "E-mail:news{n}@example.com"),
    "notice": (
        "遗失声明\n{name}不慎遗失身份证一张，声明作废。", "遗失声明\n{county}{place}餐饮店遗失营业执照正本，声明作废。", "注销公告\n{place}商贸有限公司经股东会决议，拟向登记机关申请注销登记，请债权人于公告之日起45日内申报债权。",
        "招标公告\n{project}已批准建设，现公开招标，欢迎符合条件的单位投标。", "停电公告\n因线路检修，{m}月{d}日{town}部分区域停电，敬请谅解。",
        "天气预报\n今天白天多云，夜里小雨，气温{k}～{n}℃，东南风二到三级。", "公告\n{project}位于{town}的施工路段实行封闭，请过往车辆绕行。特此公告。",
        "招聘启事\n{place}纺织厂招聘缝纫工{n}名，有意者请与{name}联系。",
    ),
}


def write(symbol: str, random: Random) -> str:
    """One text of a symbol, everything in it written out."""
    return _SYMBOL.sub(lambda match: _one(match[1], random), random.choice(GRAMMAR[symbol]))


def _one(symbol: str, random: Random) -> str:
    match symbol:
        case "n":
            return str(random.choice((random.randint(2, 9), random.randint(10, 99), random.randint(100, 980))))
        case "k":
            return str(random.randint(2, 9))
        case "kth":
            return random.choice("一二三四五六七八九十")
        case "m":
            return str(random.randint(1, 12))
        case "d":
            return str(random.randint(1, 28))
        case "name":
            return name(random)
        case "place_latin":
            return random.choice(("yunling", "qingxi", "heyang", "news"))
        case _:
            return write(symbol, random)


def name(random: Random) -> str:
    """A person: a surname and one or two characters more."""
    at = random.randrange(0, len(NAMES_SECOND) - 1, 2)
    given = NAMES_SECOND[at : at + 2] if random.random() < 0.75 else random.choice(NAMES_SECOND)
    return random.choice(NAMES_FIRST) + given
