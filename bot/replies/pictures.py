"""What is said about trends and clouds."""

from bot.language import N_

TREND_OF_WHAT = N_(
    "想看哪个词的走势？例如 <code>/trend 双招双引</code>；几个词用顿号隔开就画在一起：<code>/trend 茶叶、杨梅</code>"
)
TREND_LINE = N_("📈 <b>{term}</b>：{total} 篇，最早见于 {when}")
NEVER_MENTIONED = N_("📈 <b>{term}</b>：报上没有提到过")
NO_TREND = N_("报上还没有提到过“{term}”，画不出走势。")
BY_WEEK = N_("每周")
BY_MONTH = N_("每月")
BY_YEAR = N_("每年")
SHOW_ARTICLES = N_("🔎 看文章")
CLOUD_OF_ISSUE = N_("☁ <b>{paper}</b> {when} 的词云")
CLOUD_OF_MONTH = N_("☁ <b>{paper}</b> {year}年{month}月的词云")
CLOUD_OF_YEAR = N_("☁ <b>{paper}</b> {year}年的词云")
MOST_FREQUENT = N_("最多的是：{terms}")
NO_WORDS = N_("这里还没有可画的词。")
SPAN_ISSUE = N_("这一期")
SPAN_MONTH = N_("这个月")
SPAN_YEAR = N_("这一年")
NO_FONT = N_("现在画不了图：报童所在的机器没有装中文字体。")
