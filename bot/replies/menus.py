"""The commands as Telegram's menu and /help describe them, and what the bot says of itself to whoever opens it."""

from bot.language import N_

START_SAYS = N_("打个招呼，看看能做什么")
LATEST_SAYS = N_("最新一期")
SEARCH_SAYS = N_("查旧报")
ISSUE_SAYS = N_("看某一天的报纸")
ISSUES_SAYS = N_("按日历翻旧报")
PAGE_SAYS = N_("看某一版的标题")
KEYWORDS_SAYS = N_("最新一期的关键词")
PEOPLE_SAYS = N_("报上提到的人")
TREND_SAYS = N_("一个词的走势图")
CLOUD_SAYS = N_("一期报纸的词云")
ONTHISDAY_SAYS = N_("往年今日")
SUBSCRIBE_SAYS = N_("订报，或订一个话题")
UNSUBSCRIBE_SAYS = N_("退订")
MINE_SAYS = N_("我的订阅")
SETTINGS_SAYS = N_("时间、星期、时区、安静时段、文字")
PAUSE_SAYS = N_("停一阵")
RESUME_SAYS = N_("恢复送报")
WHY_SAYS = N_("今天怎么没有？")
CHANNEL_SAYS = N_("给频道订报")
FEEDBACK_SAYS = N_("给编辑留言")
PRIVACY_SAYS = N_("您的资料：拿走或删除")
HELP_SAYS = N_("怎么用")

DESK_SAYS = N_("编辑台：管理员能做的")
REVIEW_SAYS = N_("审稿：报错和拿不准的")
BROADCAST_SAYS = N_("给全体订户发通知")
STATS_SAYS = N_("读者和投递的数字")
SUBSCRIBERS_SAYS = N_("导出订户")
MUTE_SAYS = N_("停推或恢复一份报")
PROBLEMS_SAYS = N_("最近出了什么问题")

TAKES_WORDS = N_("词")
TAKES_DATE = N_("日期")
TAKES_PAGE = N_("第几版")
TAKES_NAME = N_("[姓名]")
TAKES_DATE_OR_NONE = N_("[日期]")
TAKES_TOPIC = N_("[词]")
TAKES_DAYS = N_("[天数或日期]")
TAKES_CHANNEL = N_("@频道")
TAKES_TEXT = N_("您的话")

HELP_READING = N_("<b>看报查报</b>")
HELP_SUBSCRIBING = N_("<b>订报</b>")
HELP_OTHER = N_("<b>其他</b>")
HELP_JUST_SEND = N_("直接把词发给我就是查，和 <code>/search 双招双引</code> 一样。")
HELP_SEARCHING = N_(
    """<b>查得更准</b>
两个词用空格隔开，表示都要有；<code>-词</code> 表示不要有；
<code>“整句话”</code> 按原样找；<code>甲 OR 乙</code> 有一个就行。
还可以写 <code>标题:招商</code>、<code>记者:张三</code>、<code>人物:李四</code>、<code>机构:林业局</code>、<code>地名:古樟镇</code>、<code>版:1</code>、<code>日期:2026-07</code>。
订话题也这样写：<code>/subscribe 标题:招商</code>。"""
)

DESCRIPTION = N_(
    """我是报童。每天把{papers}读一遍，把标题、关键词和您关心的话题按时送来；旧报随时可查，两个字的词也查得准。

点“开始”，再发 /subscribe 就订好了。"""
)
SHORT_DESCRIPTION = N_("每天把{papers}的要点送到您手边，旧报随时可查。")
HELP_DESK = N_("<b>编辑台</b>\n您是编辑，审稿、群发这些命令都在 /desk")
