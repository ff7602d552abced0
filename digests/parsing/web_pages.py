"""What a copied web page prints around its article: controls, records of the copy, calendars, lists of titles.

The tables are words that an editor could extend; a line that holds nothing but controls is one of the site's.
"""

import re

from digests.parsing.quick_look import looks_for

# One of these makes a line the site's, if no other word stands beside it.
_CONTROLS = (
    "上一版|下一版|前一天|后一天|前一期|后一期|上一篇|下一篇|上一期|下一期|上一页|下一页|上一主题|下一主题|上一条|下一条|上一个|下一个|上/下一篇新闻"
    "|上 / 下一篇新闻|上 / 下一篇新聞|版面导航|标题导航|版面目录|版面概览|版面列表|标题列表|文章列表|本版标题|返回目录|返回列表|返回该版首页|原版图像|返回首页|返回主页|返回顶部|网站首页|回到首页|返回前页|返回前頁"
    "|PDF ?版?下载|查看PDF|PDF ?版|PDF|更多功能|通版阅读|展开通版|收缩通版|请点击|复制链接|只看楼主|正序阅读|倒序阅读|正序浏览|倒序浏览|快速回复|发表回复|发表评论"
    "|放大字体|缩小字体|放大|缩小|默认|还原|腾讯QQ|QQ空间|Facebook|WhatsApp|WeChat|Twitter|LINE|Previous|Next|我要反馈|最热评论|最新评论|刷新|打印本页|打印此页|关闭窗口|设为首页|设为主页|設為主頁|設為首頁|加入收藏|收藏此页|收藏本页|收藏本頁|社交网站|社交網站|分享到|分享至|按日期检索|按日期查阅|往期回顾|往期阅读|往期浏览|过往期刊|往期期刊"
    "|报刊搜索|高级搜索|友情链接|友情連結|网站地图|联系我们|关于我们|法律声明|隐私声明|查看原文|阅读原文|点击查看|查看更多|网友评论|我要评论|我要纠错|读报首页|读报纸首页|听新闻|站内搜索|内容搜索|日期检索|文章检索|用户名|密码|上一记录|下一记录|打印预览|下载记录|返回概览|语音阅读|字体大小|字号大小|剪报"
)
# These may be sections and columns of a paper as well: they count beside another control or a count alone.
_BESIDE = "首页|听报|读报|查看|选择|打印|列印|关闭|收藏|推荐|分享|朗读|语音|评论|论坛|博客|微信|微博|回复|阅读|点赞|浏览|下载|返回|搜索|检索|更多|作品|纠错|离线|在线|字体|字體|字号|字號|English|English版|阴影|简体|繁体|正体"
_DAY = "(?:[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]{1,2}|[12][0-9]{3} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日(?: ?星期[一二三四五六日天]?)?)"
_CONTROL = re.compile(_CONTROLS)
_COUNTED = re.compile(
    rf"[0-9]+ ?(?:条|次|人)?(?:{_BESIDE})|(?:{_BESIDE})[数量次]*[：:]? ?[0-9]+|{_DAY}\s{{1,9}}(?:{_BESIDE})|(?:{_BESIDE})[\s+⊕⊖○-]{{1,4}}(?:{_BESIDE})|^阴影"
)
_OTHER = re.compile(
    rf"{_CONTROLS}|{_BESIDE}|[大中小]|(?:发布|出版|刊发)(?:日期|时间)|阅读次数|发表于|{_DAY}|[一-鿿]{{2,4}}[日晚晨早周商快][报報]|&nbsp;|&gt;"
)
_WORD = re.compile("[一-鿿A-Za-z]")
# A letter that none of these words has: a quick look, for it is among the first of nearly every line.
_STRANGE = re.compile(rf"[^\W\d_{''.join(sorted(set(_WORD.findall(_OTHER.pattern))))}]")
_PAPER = re.compile("[报報]")
_LONGEST_CONTROLS = 60
_MENU, _ENTRIES, _LONGEST_MENU = re.compile("(?:^|[|｜])[^|｜。，]{1,10}(?=[|｜]|$)"), 4, 200

# How such lines begin, whatever follows.
_BEGINS = re.compile(
    "新浪友情提醒|关键字 ?[：:]|用微信扫|扫一扫|打开微信|原标题[：:]|网友评论|热图一览|热图推荐|高清图集|股票名称|增值电信业务|No comments|Post a Comment|知识类型[：:]|内容出处[：:]|唯一号[：:]|颗粒名称[：:]|分类号[：:]|关键词[：:]|今日日期[：:]|当前报纸日期[：:]|您好[!！，, ]{0,2}(?:今天是|欢迎)|欢迎(?:来到|访问|光临)|您?(?:的|现在的|当前的|当前|所在)位置[：:《 ]|当前报章|當前報章|您的(?:IE)?浏览器|Copyright|©"
    "|相关阅读[：:]?|相关字词|相關字詞|相关新闻[：:]|我要评论|网友为此稿件|本稿件所含|本页共[0-9]+条|打开.{2,14}客户端|技术支持[：:]|分享到|点击数|浏览次数|点[阅閱]率[：:]|人气[：:]|(?:文章|本文)字数[：:]|[一-鿿]{2,8}官方网站"
    "|(?:序号|字数|影像文件|影像|数据库名称|记录号|导出(?:时间|日期)|入库时间|图片数|录入)[：:]|[【〔\\[]?(?:字号|字体|字体大小)\\s?[：:]|[【〔\\[]?(?:字号|字体)\\s?[大中小](?:\\s|$)"
    "|打印本?页|版权(?:所有|声明)|版權所有|华光照排公司|中国互联网举报|(?:快速|发表)回复|报刊搜索|(?:关于我们|联系我们|联系方式|版权声明|网站地图|法律声明)\\s?[|｜]|首页(?:\\s?[|｜]|English)|\\[?返回目录\\]?|返回首页|听新闻|关闭窗口"
    "|\\[(?:上|下)一篇\\]|上一[版期篇]|下一篇|«?\\s?[上下]一版»|«上一版|建议使用(?:IE|[0-9])|手机终端下载|[~～]{3}|!\\[|(?:[◀<]\\s?)?[上下]一[版期篇](?:\\s|$)|(?:本版)?标题导航|版面导航|版面目录|放大\\+?\\s{0,4}缩小|往期回顾|\\[打印\\]"
    "|[（(]?节錄[）)]?全文|[（(](?:節錄|节录)[）)]"
)
# What such lines are from end to end.
_WHOLE = re.compile(
    "【?(?:关闭|打印)】?|限 ?[0-9]{2,5} ?(?:字节|字)|\\[[12][0-9]{3}年[0-9]{1,2}月\\]|(?:相关|新闻|热门|精彩|猜你)(?:推荐|排行|喜欢)(?:\\s(?:相关|新闻|热门)(?:推荐|排行))?|24小时|7天|股市|-- ?天气|top(?: top)*|内容|注册|登录|登入|註冊|登錄|搜索|搜尋|ADVERTISEMENT|404 Not Found|ZJOL/[0-9.]+|nginx.{0,20}|(?:分享|标题导航|内容检索)[：:]|[一-鿿]{2,8}(?:新闻网站?|在线)|资料图片?|新\\s?闻\\s?查\\s?询"
    "|[一-鿿]{0,14}(?:\\s?[>›»]\\s?[^。>›»]{1,16}){2,6}|[一-鿿]{0,6}首页\\s{0,30}[>›»/]\\s?.{1,20}|[一-鿿]{2,6}[网報报](?:\\s{2,40}[一-鿿]{2,4}){1,3}|&nbsp;|[|｜ ]{1,24}|(?:离线|在线)\\s?[A-Za-z0-9_]{2,16}|(?:[-–_|｜]\\s?(?:[一-鿿A-Z]{2,8} )?[一-鿿]{2,8}(?:[报報网網]|新闻|新聞)(?:\\s[A-Z][A-Za-z ]{2,20})?\\s?){1,3}|内容详情|解放军报客户端|兵在掌上阅 亮剑弹指间|来源[：:]\\s?[一-鿿]{2,10}[报网社]|电子报刊?阅读[器机]|本版(?:新闻|文章|标题)|(?:发布|出版)(?:日期|时间)[：:]|下载|返回|打印|收藏|分享|朗读|(?:[•·]\\s?)?第[12][0-9]{3}-[0-9]{2}-[0-9]{2}期|[•·]\\s?广告|X|×|3\\s{0,3}4"
    "|[一-鿿]{2,8}\\s?数字报(?:纸|刊)?(?:平台)?|(?:本期)?发布[：:]|[^\\s。]{2,40}\\.(?:jpe?g|png|gif|bmp|JPE?G|PNG)|\\[[0-9]+/[0-9]+\\]|[（(](?:附(?:图|表)(?:片[0-9]{1,2}张|[一-鿿]{0,3})|图片|照片|见图|[续續]?完|未完)[）)]"
)
# What they say somewhere.
LEFT_OVER = re.compile(
    r"检索结果|改变文字大小|^共 ?[0-9]+ ?条|^(?!作者)[^。]{0,40}(?:浏览|点击|阅读)(?:次数|量)[：:]|股市有风险|过量饮酒，?有害健康|理财非存款|入市须?需?谨慎|购彩需?理性|不代表任何机构|enpproperty|ICP备|公网安备|未经(?:授权|许可)，?(?:不得|严禁|禁止)|据此入市|风险自担|不良信息举报|版权所有[，,]?\s?(?:未经|违者|不得|侵权|Copyright)|未经书面授权|[Aa]ll [Rr]ights [Rr]eserved|以实际播出为准"
    r"|提供技术服务|版权所有\s?©|网版权(?:所有)?$|(?:>>|》》|››)>?$"
)
_WRITER = r"作者[：:]\s?[■□]?\s?[一-鿿]"  # a line that names one is a byline
# 2021年05月12日 来源:云溪晚报; 作者: 来源:云溪报 时间:2022-05-30; 2020-11-24 1 1 云溪日报 c71091.html …
_RECORD = re.compile(
    rf"(?!.{{0,40}}{_WRITER})[（(]?{_DAY}[）)]?(?:\s?[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?\s{{0,9}}(?:来源|字号|编辑|点击|浏览)[：:]|{_DAY} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}[:0-9]* [0-9]{{4,}}"
    rf"|来源[：:][一-鿿]{{2,10}}[（(].{{4,30}}[）)]$|作者[：:]\s?(?:来源|时间|发布)|{_DAY}\s?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?$|{_DAY}\s{{1,3}}[0-9]{{1,2}}:[0-9]{{2}}\s{{1,3}}[一-鿿]{{2,8}}$|(?:https?://)?www\.[a-z.]{{4,30}} {_DAY}|(?!.{{0,60}}{_WRITER})(?:发布|刊发)(?:日期|时间)[：:]\s?{_DAY}(?!.{{0,12}}版)"
    rf"|[0-3]?[0-9]\.[01]?[0-9]\.[12][0-9]{{3}}\s{{1,4}}[0-9]{{1,2}}:[0-9]{{2}}|发布(?:时间|日期)?\s?[：:]\s?{_DAY}|日期[：:]\s?\[{_DAY}\]|日期[：:]\s?[0-9]{{1,2}}[-/][0-9]{{1,2}}$|版面[：:]\s?[0-9]{{2,5}}版|[0-9]{{1,5}} ?期 ?[/／] ?第[0-9]{{1,3}}版|期次[：:]第[0-9]{{1,6}}期(?!.{{0,40}}作者[：:])"
    rf"|[一-鿿]{{2,8}}[报刊] [一-鿿A-Z0-9·]{{1,12}} [A-Z]?[0-9]{{2,5}} .{{2,60}} {_DAY}"
)
_DAYS = [str(day) for day in range(1, 32)]
_WEEKS = frozenset(
    "".join(_DAYS[first : first + days]) for days in range(3, 14) for first in range(len(_DAYS) - days + 1)
)


@looks_for(_CONTROL, _COUNTED)
def works_a_site(text: str) -> bool:
    """Whether a line holds nothing but what a site is worked with: 收藏 打印 推荐, 3上一篇 下一篇4, • 47阅读."""
    if len(text) > _LONGEST_CONTROLS or (_STRANGE.search(text) and not _PAPER.search(text)):
        return False
    if not (_CONTROL.search(text) or _COUNTED.search(text)):
        return False
    return not _WORD.search(_OTHER.sub(" ", text))


@looks_for(_BEGINS, _WHOLE, _RECORD)
def is_of_a_site(text: str) -> bool:
    """Whether a line is left over by a copied web page: by how it begins, or by all of it."""
    return bool(_BEGINS.match(text) or _WHOLE.fullmatch(text) or _RECORD.match(text))


@looks_for(r"[|｜]")
def is_menu(text: str) -> bool:
    """要闻| 侨乡动态| 专题| 人物: the sections of a site, one beside the other."""
    return len(text) <= _LONGEST_MENU and len(_MENU.findall(text)) >= _ENTRIES and "。" not in text


@looks_for("^[1-9]")
def is_row_of_a_calendar(text: str) -> bool:
    """123456, 7 8 9 10 11 12 13: days that follow each other."""
    return text[:1].isdigit() and "".join(text.split()) in _WEEKS
