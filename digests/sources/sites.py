"""What a saved page holds of the site that it came from, and not of the newspaper: told by its words.

The words are those of e-papers' sites from 1999 on: menus, counters, readers' comments, forms, forums.
"""

import re
from collections.abc import Sequence

from digests.sources.letters import RANKS
from digests.sources.markup import Block
from digests.sources.named_parts import PARTS

# The way to other pages and articles, and the tools of a site: nothing but such words. What was once
# taken for one of them is not taken apart again (++): a row of them can be read in many ways. So the longer word stands first.
ELSEWHERE = re.compile(
    r"(?:\[?(?:网站)?(?:首\s*页|主页|回首页|返回(?:首页|目录)?|设为首页|加入收藏|收藏|(?:版面|标题|本版|本期)(?:导航|目录|标题|版面)|版面"
    r"|往期(?:回顾|回看|检索|报纸)?|(?:稿件|高级)?检索|在线投稿|登录|注册|管理登录|手机版|客户端|[上下]一[篇版期]|留言板|打印|关闭|字[体号]|放大|缩小|默认|[大中小]"
    r"|听新闻|朗读|分享到?|评论|(?:网友|我要)评论|[顶踩]一下|RSS地图|TAG标签|热点内容|(?:相关|热点)(?:新闻|阅读|文章)|(?:文章)?热点排行|A[+-]|语音朗读|今日版面|选择期数|左右滑动翻页|本版其他文章"
    r"|更多|目录|听报|查看版面图|下载|PDF(?:下载|版)?|立即打开|[日一二三四五六]|[0-9]{1,2})\]?[\s|｜：:>»«<·/()（）【】0-9]*)++"
    r"|(?:来源[：:][^0-9]*|作者[：:]admin|(?:点击数?|浏览(?:次数)?|字号|字体)[：:].*)"
    r"|(?:\[?第?[0-9一二三四五六七八A-H]{1,3}版\]?[\s|｜]*){2,}|[您你]?(?:当前)?的?(?:当前)?位置[：:].*"
    r"|(?:免责|版权)?声明[：:].{0,60}(?:转载|版权).{0,40}"
    r"|凡本[网報报站].{0,12}注明.{0,40}|TOP"
    r"|.{0,40}(?:版权所有|Copyright|©|ICP备|建议使用IE|最佳分辨率|请使用\s?[0-9]+\s?[*×]|位访问者|Powered by|欢迎您！|许可证|举报电话|未经(?:协议)?授权).{0,80}"
)
# What no printed line says that is as short and has no full stop: counters, comments, forms, forums.
_OF_THE_SITE = re.compile(
    r"(?:访问|訪問)(?:量|计数|計數)(?:[：:]?\s*[0-9]|[：:]?$)|(?:今日|总)访问|位访(?:客|问)|您是第.{0,12}位|(?:浏览|阅读|点击)(?:次数|[量数率])?[：:]?\s{0,2}[0-9]|浏览效果|[0-9]\s?人推荐|发表(?:评论|于\s?[0-9])|评论[（(][0-9]+[）)]|^昵称|昵称[：:]|执行时间|暂无(?:留言|评论)|已被访问|系统开发[：:]|^字数[：:]\s?[0-9]+$|^验证码|验证码[：:]\s*$"
    r"|站内搜索|本类热门|友情链接|版面切换|(?:标题|版面)(?:导航|导读)|AI速读|生成海报|原版阅读|返回顶部|下载次数|^(?:高级|初级|注册)会员$|^新手上路$|^自动登录$|^好友$|您需要登录后|回帖后跳转|立即注册|^听全文$|RSS ?2\.0|只看该作者|本帖最后|字体大小|精华\s?积分|GMT[+-]|论坛\s?»"
    r"|^[上下]一[条篇][：:]|网备|ICP|制作维护|技术支持[：:]|局域网浏览|按日期查|扫描(?:图像|卷号)|掃描(?:圖像|卷號)|^[<＜«].{0,20}[>＞»]$|不得转载|跟帖|^姓名[：:]\s|(?<![0-9-])[01]?[0-9]-[0-3]?[0-9] [0-2]?[0-9]:[0-5][0-9](?!:)|识别二维码|点击收听|请勿转载|建立镜像|建议使用\s?(?:IE|[0-9])|点击(?:版面|热区|标题)|^-*分隔线-*$|^[（(][0-9]+[）)]$|^[0-9.]+%$|^返回[一-鿿]{0,8}(?:\s?分享)?$|^本期目录：|网络部制作|阅读体验更佳|^(?:推荐内容|猜你喜欢|近期文章|文章归档|分类目录|最新评论|翻译此页|下载|数字报刊?|版面列表|本[期版](?:文章|新闻|标题|导读)|选择版面)$|^首页\s?[/>›]|[/>›]\s?正文$|^[^。，]{2,10}(?:\s?[>›»]\s?[^。，>›»]{2,12}){1,4}$|^[一二三四五六七八九十]{1,3}月\s*[12][0-9]{3}$|^听报|点赞\s?[0-9]|^(?:阅读|点击|热门|新闻|本[周月](?:点击|阅读)?)排行榜?$|^[12][0-9]{3}年[0-9]{1,2}月$|^欢迎(?:访问|光临|来到)|^热点推荐$|没有了$|查看[：:]\s{0,2}[0-9]+\s*[|｜]\s*回复|^(?:UID|帖子|积分|精华|威望|金币|阅读权限|在线时间|注册时间|最后登录|金牌会员)$|关注我们|网络存储空间|官方客户端$|打开APP|下载APP|关于我们|關於我們|隱私權"
)
_SHORT_LINE = 80
_COMMENTS = re.compile(
    r"(?:全部|网友|最新|相关|热门|精彩)(?:评论|留言|跟帖)(?:区|列表)?\s?(?:[（(]?共?[0-9]+条?[）)]?)?|(?:评论|留言|跟帖)(?:区|列表)?\s?[（(]?[0-9]+[）)]?|(?:发表|我要)评论.{0,30}|(?:已有|有)\s?[0-9]+\s?条(?:评论|留言|回复)|沙发|板凳|地板|[0-9]{1,3}\s?[楼#]|读者评论\s?[（(].{1,8}[）)]|精选留言|往期(?:推荐|精选)|推荐阅读|猜你喜欢|相[关關](?:文章|文献|报道|阅读)?|本版其他文章|[—–\\-·\s]*END[—–\\-·\s]*"
)
# What stands behind END as well: 记者：何平, 图｜周亦安.
_WHO_MADE_IT = re.compile(
    r"(?:记者|通讯员|作者|文字?|图片?|摄影|编辑|责编|责任编辑|校对|审核|终审|来源|供稿)\s?[：:|｜丨/／]\s?\S"
)
# The tools that stand behind what belongs to the page: 云溪日报 2013年08月22日 星期四 往期回顾.
_TOOLS_FIRST = re.compile(r"^(?:[<＜«]{0,2}\s?[上下]一[版期条篇](?![：:])\s?[>＞»]{0,2}\s*)+")
_TOOLS_LAST = re.compile(
    r"(?:\s*(?:[0-9,]+\s?次[浏瀏][览覽]|[发發]表回[应應]|打印|查看版面图|下载(?:PDF)?|(?<=\s)(?:目录|(?:标题|版面)列表)|往期回[看顾]|[前后]一天|选择版次[：:]?|[上下]一[版期条篇]\s?[>＞»]*|【?大\s?中\s?小】?|PDF(?:版|下载)?|(?:阅读|浏览)[：:]?\s?[0-9]*次?|[【\[（(]?字[体号](?:大小)?[：:]?[大中小\s]*[】\]）)]?))+$"
)
# Of a page's other lines these belong to the printed page: its day, its number, who made it and who wrote.
OF_THE_PAGE = re.compile(
    r"[0-9]{4}\s?[年/-]\s?[0-9]{1,2}\s?[月/-]\s?[0-9]{1,2}|版|第[0-9]+期|主办|主管|出版|星期|农历|热线|编辑|校对|责编|^[\u4e00-\u9fff]{2,8}[报刊]$|记者|通讯员|^作者[：:]|^[□■]"
)


def without_the_site(blocks: Sequence[Block]) -> list[Block]:
    """Without the lines that only a site has, readers' comments, and the tools behind a line of the page's."""
    left: list[Block] = []
    commented = False
    for block in blocks:
        headed = block.kind in (*RANKS, *PARTS)
        commented = bool(_COMMENTS.fullmatch(block.text)) or (commented and not headed)
        short = not headed and len(block.text) <= _SHORT_LINE and "。" not in block.text
        text = block.text
        if short and OF_THE_PAGE.search(text) and not ELSEWHERE.fullmatch(text):
            text = _TOOLS_LAST.sub("", _TOOLS_FIRST.sub("", text))
        told = not commented or (short and _WHO_MADE_IT.match(text))
        if text and told and not (short and _OF_THE_SITE.search(text)):
            left.append(block._replace(text=text))
    return left
